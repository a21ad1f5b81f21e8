//! Types a command line and keeps what came of it.

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
