//! How a command ends: exit codes, and the failures that lead to them.

use std::process::ExitCode;

use crate::i18n::Text;

/// The documented exit codes, see `docs/exit-codes.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Done, and what `--fail-if` says came true.
    ConditionTrue = 1,
    /// The command line is wrong.
    Usage = 2,
    /// The scenario or the input is invalid.
    Invalid = 3,
    /// A file could not be read or written.
    File = 4,
    /// A defect of the program.
    Defect = 70,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Why a command stopped before it was done.
#[derive(Debug)]
pub enum Failure {
    /// One thing is wrong.
    One {
        /// With which code to end.
        exit: Exit,
        /// What is wrong.
        what: Text,
        /// What to do about it.
        hint: Text,
    },
    /// Everything that is wrong was printed already.
    Printed(Exit),
}

impl Failure {
    /// A failure with one message and a hint.
    pub fn new(exit: Exit, what: Text, hint: Text) -> Failure {
        Failure::One { exit, what, hint }
    }
    /// The code to end with.
    pub fn exit(&self) -> Exit {
        match self {
            Failure::One { exit, .. } | Failure::Printed(exit) => *exit,
        }
    }
}
