//! The journal of a long run: a header that says what is run, then one line a replication, safe once appended.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{BufRead, BufReader, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::exit::{Exit, Failure};
use super::files::{unreadable, unwritable};
use super::terminal::Terminal;
use crate::experiment::Journal;
use crate::i18n::{Lang, Text, cli as say};

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
    /// Where it is said that rows were set aside.
    terminal: Terminal,
}

impl JournalFile {
    /// Opens the journal of a run that `header` describes, or begins it where there is none. That of another run is set
    /// aside, and so are rows that this run has no use for: both took their time.
    ///
    /// Only one program at a time may hold it.
    pub fn open(path: &Path, header: String, terminal: &Terminal) -> Result<JournalFile, Failure> {
        let mut journal = JournalFile::hold(path, header, terminal)?;
        if journal.is_of_another_run()? {
            let aside = free_name(path);
            std::fs::rename(path, &aside).map_err(|error| unwritable(&aside, &error))?;
            journal.remark(&aside, say::journal_of_another_run);
            journal = JournalFile::hold(path, journal.header, terminal)?;
        }
        Ok(journal)
    }

    fn hold(path: &Path, header: String, terminal: &Terminal) -> Result<JournalFile, Failure> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(|error| unwritable(path, &error))?;
        let lock = file.try_lock();
        let journal = JournalFile { path: path.to_owned(), file, header, terminal: terminal.clone() };
        match lock {
            Ok(()) => Ok(journal),
            // Some file systems of clusters have no locks.
            Err(TryLockError::Error(error))
                if error.kind() == ErrorKind::Unsupported || error.raw_os_error() == Some(NO_LOCKS) =>
            {
                Ok(journal)
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

    /// Whether the first line is whole and another run's.
    fn is_of_another_run(&mut self) -> Result<bool, Failure> {
        let failed = |error: std::io::Error| unreadable(&self.path, &error);
        let mut line = Vec::new();
        let mut limited = std::io::Read::take(BufReader::new(&self.file), LONGEST_LINE);
        limited.read_until(b'\n', &mut line).map_err(failed)?;
        Ok(line.strip_suffix(b"\n").is_some_and(|line| line != self.header.as_bytes()))
    }

    /// Copies the journal aside, where whole lines follow behind `good`.
    fn keep_rest(&mut self, good: u64) -> Result<(), Failure> {
        let failed = |error: std::io::Error| unreadable(&self.path, &error);
        self.file.seek(SeekFrom::Start(good)).map_err(failed)?;
        let mut reader = BufReader::new(&self.file);
        let whole =
            reader.skip_until(b'\n').and_then(|_| Ok(!reader.fill_buf()?.is_empty())).map_err(failed)?;
        if whole || self.ends_with_line(good)? {
            let aside = free_name(&self.path);
            std::fs::copy(&self.path, &aside).map_err(|error| unwritable(&aside, &error))?;
            self.remark(&aside, say::journal_rest);
        }
        Ok(())
    }

    /// Whether what follows `good` is one whole line.
    fn ends_with_line(&mut self, good: u64) -> Result<bool, Failure> {
        let failed = |error: std::io::Error| unreadable(&self.path, &error);
        if self.file.metadata().map_err(failed)?.len() <= good {
            return Ok(false);
        }
        let mut last = [0];
        self.file.seek(SeekFrom::End(-1)).map_err(failed)?;
        std::io::Read::read_exact(&mut self.file, &mut last).map_err(failed)?;
        Ok(last == *b"\n")
    }

    fn remark(&self, aside: &Path, what: fn(Lang, &str) -> String) {
        let lang = self.terminal.lang;
        self.terminal.remark(&say::note_label(lang), &what(lang, &aside.display().to_string()));
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

/// A name beside a journal that is not taken: `.old`, `.old-2` …
fn free_name(path: &Path) -> PathBuf {
    let named = |end: String| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    };
    let first = named(".old".to_owned());
    let further = (2u64..).map(|ix| named(format!(".old-{ix}")));
    let free = std::iter::once(first.clone()).chain(further).find(|name| !name.exists());
    free.unwrap_or(first)
}

/// The number that a row begins with.
pub fn row_number(line: &str) -> Option<u64> {
    line.split_once([',', ' ']).and_then(|(number, _)| number.parse().ok())
}

/// Refuses rows of which some are missing, or that are not in order.
pub fn incomplete(found: u64, wanted: u64) -> Failure {
    Failure::new(
        Exit::File,
        Text::of(|lang| say::rows_incomplete(lang, found, wanted)),
        Text::of(say::hint_journal_damaged),
    )
}

impl Journal for JournalFile {
    type Error = Failure;

    fn earlier(&mut self, take: &mut dyn FnMut(&str) -> bool) -> Result<(), Failure> {
        let good = self.lines(take)?;
        self.keep_rest(good)?;
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
