//! Files as they are read: never more than a limit, never something that is no file, always with what to do.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::exit::{Exit, Failure};
use crate::i18n::{Text, cli as say};

/// Largest record. A drill of a week writes some megabytes, a year of a large province some hundred.
pub const LARGEST_RECORD: u64 = 2048 * MEGABYTE;

const MEGABYTE: u64 = 1 << 20;

/// The error number of links that go round in a circle; `ErrorKind` has no stable name for it.
const LINK_LOOP: i32 = if cfg!(target_os = "linux") { 40 } else { 62 };

/// Opens a regular file of at most `limit` bytes. Looks before it opens: opening a pipe would wait for ever.
pub fn open(path: &Path, limit: u64) -> Result<File, Failure> {
    let meta = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    let shown = path.display().to_string();
    let refused = |exit: Exit, what: Text, hint: Text| Err(Failure::new(exit, what, hint));
    if meta.is_dir() {
        return refused(
            Exit::Invalid,
            Text::of(|lang| say::is_folder(lang, &shown)),
            Text::of(say::hint_is_folder),
        );
    }
    if !meta.is_file() {
        return refused(
            Exit::File,
            Text::of(|lang| say::not_regular(lang, &shown)),
            Text::of(say::hint_not_regular),
        );
    }
    if meta.len() > limit {
        let (size, most) = (meta.len().div_ceil(MEGABYTE), limit / MEGABYTE);
        return refused(
            Exit::Invalid,
            Text::of(|lang| say::too_large(lang, &shown, size, most)),
            Text::of(say::hint_too_large),
        );
    }
    File::open(path).map_err(|error| unreadable(path, &error))
}

/// The bytes of a regular file of at most `limit` bytes.
pub fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let file = open(path, limit)?;
    // Room for the whole at once: growing would copy a large file again and again.
    let size = file.metadata().map_or(0, |meta| meta.len().min(limit));
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
    file.take(limit).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error))?;
    Ok(bytes)
}

/// A failure to read a path.
pub fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let shown = path.display().to_string();
    if error.kind() == ErrorKind::NotFound {
        return Failure::new(
            Exit::File,
            Text::of(|lang| say::not_found(lang, &shown)),
            Text::of(say::hint_not_found),
        );
    }
    let why = reason(error);
    Failure::new(
        Exit::File,
        Text::of(|lang| say::cannot_read(lang, &shown, why.get(lang))),
        Text::of(say::hint_cannot_read),
    )
}

/// A failure to write a path.
pub fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let shown = path.display().to_string();
    let why = reason(error);
    Failure::new(
        Exit::File,
        Text::of(|lang| say::cannot_write(lang, &shown, why.get(lang))),
        Text::of(say::hint_cannot_write),
    )
}

/// Why the operating system refused, in words.
pub fn reason(error: &io::Error) -> Text {
    match error.kind() {
        ErrorKind::PermissionDenied => Text::of(say::why_permission),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Text::of(say::why_full),
        ErrorKind::ReadOnlyFilesystem => Text::of(say::why_read_only),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => Text::of(say::why_not_folder),
        ErrorKind::IsADirectory | ErrorKind::DirectoryNotEmpty => Text::of(say::why_is_folder),
        _ if error.raw_os_error() == Some(LINK_LOOP) => Text::of(say::why_loop),
        _ => {
            let code = error.raw_os_error().map_or_else(|| "?".to_owned(), |code| code.to_string());
            Text::of(|lang| say::why_other(lang, &code))
        }
    }
}
