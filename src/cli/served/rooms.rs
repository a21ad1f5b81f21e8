//! The folder of rooms: readable by its owner only, held by one server at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use super::trouble;
use crate::cli::exit::{Exit, Failure};
use crate::cli::files::{self, unreadable, unwritable};
use crate::i18n::{Text, web as say};
use crate::web::disk::{Book, Rooms, Trouble};

/// The file that says that a server is there.
const LOCK: &str = ".lock";
/// The largest file of a room.
const LARGEST: u64 = 256 << 20;

/// The folder. While this lives, no other server may have it.
pub struct RoomsFolder {
    root: PathBuf,
    _lock: File,
}

impl RoomsFolder {
    /// Takes the folder; it is made where it is not there.
    pub fn open(root: &str) -> Result<RoomsFolder, Failure> {
        let root = PathBuf::from(root);
        make(&root).map_err(|error| unwritable(&root, &error))?;
        let path = root.join(LOCK);
        let lock = private(&path).map_err(|error| unwritable(&path, &error))?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => {
                let shown = root.display().to_string();
                Err(Failure::new(
                    Exit::File,
                    Text::of(|lang| say::rooms_in_use(lang, &shown)),
                    Text::of(say::hint_rooms_in_use),
                ))
            }
            // Some file systems have no locks.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(RoomsFolder { root, _lock: lock }),
        }
    }
}

#[cfg(unix)]
fn make(root: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(root)
}

#[cfg(not(unix))]
fn make(root: &Path) -> std::io::Result<()> {
    fs::create_dir_all(root)
}

/// A file to read and write that only its owner may open.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Names of a folder are safe when this returns.
fn sync_names(root: &Path) -> std::io::Result<()> {
    if cfg!(unix) { File::open(root)?.sync_all() } else { Ok(()) }
}

impl Rooms for RoomsFolder {
    fn list(&self) -> Result<Vec<String>, Trouble> {
        let failed = |error: std::io::Error| trouble(unreadable(&self.root, &error));
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.root).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let file = entry.file_type().map_err(failed)?.is_file();
            names.extend(entry.file_name().into_string().ok().filter(|name| file && !name.starts_with('.')));
        }
        names.sort();
        Ok(names)
    }

    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let path = self.root.join(name);
        if !path.exists() {
            return Ok(None);
        }
        files::read_bytes(&path, LARGEST).map(Some).map_err(trouble)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let path = self.root.join(name);
        let written = || -> std::io::Result<()> {
            // Readable by its owner only, as temporary files are.
            let mut file = Builder::new().prefix(".room-").suffix(".tmp").tempfile_in(&self.root)?;
            file.write_all(bytes)?;
            file.as_file().sync_all()?;
            file.persist(&path).map_err(|error| error.error)?;
            sync_names(&self.root)
        };
        written().map_err(|error| trouble(unwritable(&path, &error)))
    }

    fn book(&self, name: &str) -> Result<Box<dyn Book>, Trouble> {
        let path = self.root.join(name);
        let opened = || -> std::io::Result<(File, u64)> {
            let mut file = private(&path)?;
            let whole = whole_lines(&mut file)?;
            file.set_len(whole)?;
            file.seek(SeekFrom::Start(whole))?;
            sync_names(&self.root)?;
            Ok((file, whole))
        };
        let (file, whole) = opened().map_err(|error| trouble(unwritable(&path, &error)))?;
        Ok(Box::new(Lines { file, path: path.clone(), whole }))
    }
}

/// Bytes up to the end of the last whole line: one that was cut off while it was written goes.
fn whole_lines(file: &mut File) -> std::io::Result<u64> {
    let mut end = file.metadata()?.len();
    let mut piece = [0; 4096];
    while end > 0 {
        let from = end.saturating_sub(piece.len() as u64);
        let part = &mut piece[..(end - from) as usize];
        file.seek(SeekFrom::Start(from))?;
        file.read_exact(part)?;
        if let Some(at) = part.iter().rposition(|byte| *byte == b'\n') {
            return Ok(from + at as u64 + 1);
        }
        end = from;
    }
    Ok(0)
}

struct Lines {
    file: File,
    path: PathBuf,
    /// Bytes of whole lines.
    whole: u64,
}

impl Book for Lines {
    fn add(&mut self, line: &str, durable: bool) -> Result<(), Trouble> {
        let line = format!("{line}\n");
        let written = self.file.write_all(line.as_bytes());
        let written = if durable { written.and_then(|()| self.file.sync_data()) } else { written };
        match written {
            Ok(()) => self.whole += line.len() as u64,
            // What was half written does not stay, if that can be helped; a reader passes over it too.
            Err(_) => {
                let _ =
                    self.file.set_len(self.whole).and_then(|()| self.file.seek(SeekFrom::Start(self.whole)));
            }
        }
        written.map_err(|error| trouble(unwritable(&self.path, &error)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_was_cut_off_goes_and_the_rest_stays() {
        let folder = tempfile::tempdir().expect("folder");
        let root = folder.path().join("rooms");
        let rooms = RoomsFolder::open(root.to_str().expect("text")).expect("rooms");
        let long = "x".repeat(9000);
        fs::write(root.join("a.jsonl"), format!("one\n{long}\nhal")).expect("file");
        let mut book = rooms.book("a.jsonl").expect("book");
        book.add("two", true).expect("line");
        drop(book);
        let text = fs::read_to_string(root.join("a.jsonl")).expect("file");
        assert_eq!(text, format!("one\n{long}\ntwo\n"));
        fs::write(root.join("b.jsonl"), "no line at all").expect("file");
        drop(rooms.book("b.jsonl").expect("book"));
        assert_eq!(fs::read_to_string(root.join("b.jsonl")).expect("file"), "");
        assert_eq!(rooms.list().expect("names"), ["a.jsonl", "b.jsonl"]);
    }

    #[test]
    fn one_server_at_a_time_and_nobody_else_reads_it() {
        let folder = tempfile::tempdir().expect("folder");
        let root = folder.path().join("rooms");
        let rooms = RoomsFolder::open(root.to_str().expect("text")).expect("rooms");
        assert!(RoomsFolder::open(root.to_str().expect("text")).is_err());
        rooms.write("trainer-token", b"secret").expect("file");
        assert_eq!(rooms.read("trainer-token").expect("file").as_deref(), Some(&b"secret"[..]));
        assert_eq!(rooms.read("nothing").expect("file"), None);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).expect("file").permissions().mode() & 0o777;
            assert_eq!((mode(&root), mode(&root.join("trainer-token"))), (0o700, 0o600));
        }
    }
}
