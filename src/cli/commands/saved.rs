//! A saved record, read back for the commands that run nothing.

use std::path::Path;

use crate::cli::exit::{Exit, Failure};
use crate::cli::files;
use crate::i18n::{Text, cli as say};
use crate::record::{Record, read_jsonl};

/// Reads a record and checks every promise of its format.
pub fn load(path: &str) -> Result<Record, Failure> {
    let bytes = files::read_bytes(Path::new(path), files::LARGEST_RECORD)?;
    read_jsonl(&bytes).map_err(|error| {
        Failure::new(
            Exit::Invalid,
            Text::of(|lang| say::record_broken(lang, path, &error.message(lang))),
            Text::of(say::hint_record),
        )
    })
}

/// Whether a path is that of a record: by its name, in capital letters too.
pub fn is_record(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl"))
}
