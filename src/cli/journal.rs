//! The journal of a long run: a header that says what is run, then one line a replication, safe once appended.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead, BufReader, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::exit::{Exit, Failure};
use super::files::{unreadable, unwritable};
use crate::experiment::Journal;
use crate::i18n::{Text, cli as say};

/// No line of a journal is longer: a few hundred cells of at most 25 characters, or the answer to one question of a study
/// of the largest budget, some 12 million characters.
pub const LONGEST_LINE: u64 = 1 << 26;
/// What Linux says where a network file system has no locks (`ENOLCK`).
const NO_LOCKS: i32 = 37;

/// A journal whose rows can be read again when all are there.
pub trait Rows: Journal<Error = Failure> {
    /// Gives every row again, in order.
    fn read_rows(&mut self, take: &mut dyn FnMut(&str)) -> Result<(), Failure>;
}

/// A journal in a file. Dropped, it stays; [`JournalFile::remove`] takes it away.
#[derive(Debug)]
pub struct JournalFile {
    path: PathBuf,
    file: File,
    header: String,
}

impl JournalFile {
    /// Opens the journal of a run that `header` describes, or begins it where there is none or that of another run.
    ///
    /// Only one program at a time may hold it.
    pub fn open(path: &Path, header: String) -> Result<JournalFile, Failure> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(|error| unwritable(path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(JournalFile { path: path.to_owned(), file, header }),
            // Some file systems of clusters have no locks.
            Err(TryLockError::Error(error))
                if error.kind() == ErrorKind::Unsupported || error.raw_os_error() == Some(NO_LOCKS) =>
            {
                Ok(JournalFile { path: path.to_owned(), file, header })
            }
            Err(TryLockError::WouldBlock) => {
                let shown = path.display().to_string();
                Err(Failure::new(
                    Exit::File,
                    Text::of(|lang| say::journal_in_use(lang, &shown)),
                    Text::of(say::hint_journal_in_use),
                ))
            }
            Err(TryLockError::Error(error)) => Err(unwritable(path, &error)),
        }
    }

    /// Takes the journal away: what it held is in the results.
    pub fn remove(self) -> Result<(), Failure> {
        std::fs::remove_file(&self.path).map_err(|error| unwritable(&self.path, &error))
    }

    /// Gives complete lines after the header until one is refused; the answer is where the first that was not taken
    /// begins, or 0 where the header is another run's.
    fn lines(&mut self, take: &mut dyn FnMut(&str) -> bool) -> Result<u64, Failure> {
        let failed = |path: &Path, error: &std::io::Error| unreadable(path, error);
        self.file.seek(SeekFrom::Start(0)).map_err(|error| failed(&self.path, &error))?;
        let mut reader = BufReader::new(&self.file);
        let (mut good, mut line, mut first) = (0, Vec::new(), true);
        loop {
            line.clear();
            let mut limited = std::io::Read::take(&mut reader, LONGEST_LINE);
            limited.read_until(b'\n', &mut line).map_err(|error| failed(&self.path, &error))?;
            let whole = line.strip_suffix(b"\n").and_then(|bytes| std::str::from_utf8(bytes).ok());
            let wanted = match whole {
                Some(text) if first => text == self.header,
                Some(text) => take(text),
                None => false,
            };
            if !wanted {
                return Ok(good);
            }
            (first, good) = (false, good + line.len() as u64);
        }
    }

    fn write(&mut self, text: &str) -> Result<(), Failure> {
        let written = self
            .file
            .seek(SeekFrom::End(0))
            .and_then(|_| self.file.write_all(text.as_bytes()))
            .and_then(|()| self.file.sync_data());
        written.map_err(|error| unwritable(&self.path, &error))
    }
}

impl Journal for JournalFile {
    type Error = Failure;

    fn earlier(&mut self, take: &mut dyn FnMut(&str) -> bool) -> Result<(), Failure> {
        let good = self.lines(take)?;
        self.file.set_len(good).map_err(|error| unwritable(&self.path, &error))?;
        if good == 0 {
            let header = format!("{}\n", self.header);
            self.write(&header)?;
        }
        Ok(())
    }

    fn append(&mut self, lines: &[String]) -> Result<(), Failure> {
        let mut text = lines.join("\n");
        text.push('\n');
        self.write(&text)
    }
}

impl Rows for JournalFile {
    fn read_rows(&mut self, take: &mut dyn FnMut(&str)) -> Result<(), Failure> {
        let read = self.lines(&mut |line| {
            take(line);
            true
        })?;
        let all = self.file.metadata().map_err(|error| unreadable(&self.path, &error))?.len();
        if read == all {
            return Ok(());
        }
        let shown = self.path.display().to_string();
        Err(Failure::new(
            Exit::File,
            Text::of(|lang| say::journal_damaged(lang, &shown, read)),
            Text::of(say::hint_journal_damaged),
        ))
    }
}
