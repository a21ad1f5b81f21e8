//! Files for tests, of this room and of others: the test data and the shipped scenarios, in memory.

#![allow(clippy::unwrap_used)]

use super::MemoryFiles;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The folder of the test data.
pub const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data");

/// Every file below a folder with its bytes, sorted by path.
pub fn files_below(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let text = path.to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(text);
            } else {
                out.push((text, std::fs::read(&path).unwrap()));
            }
        }
    }
    out.sort();
    out
}

fn below(base: &str, name: &str) -> MemoryFiles {
    let mut files = MemoryFiles::new();
    for (path, bytes) in files_below(&format!("{base}/{name}")) {
        files.put(path.strip_prefix(&format!("{base}/")).unwrap(), bytes);
    }
    files
}

/// A folder of the test data, in memory, under its own name.
pub fn folder(name: &str) -> MemoryFiles {
    below(DATA, name)
}

/// A scenario that is shipped with the program, in memory, under its own name.
pub fn shipped(name: &str) -> MemoryFiles {
    below(&format!("{ROOT}/scenarios"), name)
}
