//! The disk, as the reader of scenarios sees files.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::files;
use crate::i18n::{Lang, cli as say};
use crate::scenario::{FileError, FileKind, Files};

/// Deeper folders are not looked into; a scenario has two or three levels.
const DEEPEST: usize = 16;
/// More entries are no folder of scenarios (somebody gave `/`).
const MOST_ENTRIES: usize = 100_000;

/// Files and folders of this machine, with paths as the user types them.
#[derive(Clone, Copy, Debug)]
pub struct Disk {
    lang: Lang,
}

impl Disk {
    /// The disk; why something cannot be read is said in `lang`.
    pub fn new(lang: Lang) -> Disk {
        Disk { lang }
    }

    fn refused(self, error: &io::Error) -> FileError {
        match error.kind() {
            ErrorKind::NotFound => FileError::Missing,
            ErrorKind::IsADirectory => FileError::Folder,
            _ => FileError::Refused(files::reason(error).get(self.lang).to_owned()),
        }
    }

    fn collect(
        self,
        folder: &Path,
        depth: usize,
        seen: &mut usize,
        found: &mut Vec<String>,
    ) -> Result<(), FileError> {
        for entry in fs::read_dir(folder).map_err(|error| self.refused(&error))? {
            let entry = entry.map_err(|error| self.refused(&error))?;
            *seen += 1;
            if *seen > MOST_ENTRIES {
                return Err(FileError::Refused(say::too_many_files(self.lang, MOST_ENTRIES)));
            }
            let kind = entry.file_type().map_err(|error| self.refused(&error))?;
            let path = entry.path();
            if kind.is_dir() && depth < DEEPEST {
                self.collect(&path, depth + 1, seen, found)?;
            } else if !kind.is_dir() && path.extension().is_some_and(|extension| extension == "ron") {
                // A name that is no text cannot be written in a scenario either.
                found.extend(path.to_str().map(|text| text.replace('\\', "/")));
            }
        }
        Ok(())
    }
}

impl Files for Disk {
    fn kind(&self, path: &str) -> FileKind {
        match fs::metadata(path) {
            Ok(meta) if meta.is_dir() => FileKind::Folder,
            Ok(_) => FileKind::File,
            // What is there but cannot be looked at is left to `read`, which says why.
            Err(error) if error.kind() == ErrorKind::NotFound => FileKind::Missing,
            Err(_) => FileKind::File,
        }
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileError> {
        let refused = |error: io::Error| self.refused(&error);
        // Looked at before it is opened: opening a pipe would wait for ever.
        let meta = fs::metadata(path).map_err(refused)?;
        if meta.is_dir() {
            return Err(FileError::Folder);
        }
        if !meta.is_file() {
            return Err(FileError::Refused(say::why_not_regular(self.lang)));
        }
        if meta.len() > limit {
            return Err(FileError::TooLarge(meta.len()));
        }
        let mut bytes = Vec::new();
        File::open(path).map_err(refused)?.take(limit + 1).read_to_end(&mut bytes).map_err(refused)?;
        if bytes.len() as u64 > limit {
            return Err(FileError::TooLarge(bytes.len() as u64));
        }
        Ok(bytes)
    }

    fn list_ron(&self, folder: &str) -> Result<Vec<String>, FileError> {
        let mut found = Vec::new();
        self.collect(Path::new(folder), 0, &mut 0, &mut found)?;
        found.sort();
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_what_is_below_sorted_and_follows_no_links() {
        let root = tempfile::tempdir().expect("folder");
        let inner = root.path().join("b");
        fs::create_dir(&inner).expect("folder");
        for name in ["z.ron", "b/a.ron", "b/c.txt"] {
            fs::write(root.path().join(name), "").expect("file");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.path(), inner.join("up")).expect("link");
        let base = root.path().to_str().expect("text");
        let found = Disk::new(Lang::En).list_ron(base);
        assert_eq!(found, Ok(vec![format!("{base}/b/a.ron"), format!("{base}/z.ron")]));
    }

    #[test]
    fn a_large_file_is_refused_without_reading_it() {
        let root = tempfile::tempdir().expect("folder");
        let path = root.path().join("large.ron");
        File::create(&path).and_then(|file| file.set_len(1 << 40)).expect("sparse file");
        let path = path.to_str().expect("text");
        let disk = Disk::new(Lang::En);
        assert_eq!(disk.read(path, 10), Err(FileError::TooLarge(1 << 40)));
        assert_eq!(disk.kind(path), FileKind::File);
        assert_eq!(
            disk.read(&format!("{path}/x"), 10),
            Err(FileError::Refused("a part of the path is no folder".into()))
        );
    }
}
