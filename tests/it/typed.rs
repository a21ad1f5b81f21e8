//! Types a command line and keeps what came of it: what it said, the files it left.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a command line led to.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program under test; the surroundings of whoever runs the tests do not reach it.
pub fn typed(args: &[&str]) -> Ran {
    typed_with(args, |_| {})
}

/// The same, with changes to folder, environment or streams.
pub fn typed_with(args: &[&str], change: impl FnOnce(&mut Command)) -> Ran {
    ran(env!("CARGO_BIN_EXE_cyberdrill"), args, change)
}

/// The same for another build of the program.
pub fn ran(program: &str, args: &[&str], change: impl FnOnce(&mut Command)) -> Ran {
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in ["CYBERDRILL_LANG", "LANG", "LC_ALL", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        command.env_remove(name);
    }
    change(&mut command);
    let output = command.spawn().and_then(std::process::Child::wait_with_output).unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The small scenario that `new` makes.
pub fn small(folder: &Path) -> String {
    let path = folder.join("small").to_str().unwrap().to_owned();
    if !Path::new(&path).exists() {
        let made = typed(&["new", &path]);
        assert_eq!(made.code, 0, "{}", made.err);
    }
    path
}

/// Every file of a folder by its path below it.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for below in ["", "charts"] {
        for entry in fs::read_dir(folder.join(below)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The text in one line: lines of output may be broken anywhere.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
