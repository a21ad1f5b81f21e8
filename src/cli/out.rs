//! The folder that a command writes to: every file is whole under its name, or not there at all.

use std::collections::BTreeSet;
use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::{Builder, NamedTempFile};

use super::exit::Failure;
use super::files::unwritable;
use crate::report::Chart;

/// A folder that is being written. Files are staged beside their final place and get their names in `commit`;
/// dropped before that, it leaves nothing but the folder.
#[derive(Debug)]
pub struct OutFolder {
    root: PathBuf,
    staged: Vec<(NamedTempFile, PathBuf)>,
    durable: bool,
}

/// How files that are not whole yet are named.
const PREFIX: &str = ".cyberdrill-";
const SUFFIX: &str = ".tmp";
/// A file that is not whole and so much older than a new one was left by a program that was killed.
const LEFT_BEHIND: Duration = Duration::from_secs(24 * 3600);

impl OutFolder {
    /// Makes the folder where it is not there, and tries whether it can be written. What a killed program left there a day
    /// ago or earlier is removed.
    pub fn open(root: &Path) -> Result<OutFolder, Failure> {
        make(root)?;
        let folder = OutFolder { root: root.to_owned(), staged: Vec::new(), durable: false };
        let new = temporary(root).map_err(|error| unwritable(root, &error))?;
        ["", "charts"].iter().for_each(|below| remove_left_behind(&root.join(below), new.path()));
        Ok(folder)
    }

    /// The same for results of a journal: they are on the disk when `commit` returns, so that the journal may go.
    pub fn open_durable(root: &Path) -> Result<OutFolder, Failure> {
        OutFolder::open(root).map(|out| OutFolder { durable: true, ..out })
    }

    /// Puts the bytes of a file aside; `name` is relative to the folder, with `/` between its parts.
    pub fn stage(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.stage_with(name, |file| file.write_all(bytes))
    }

    /// The same for charts: a picture in two formats under `charts/`, and the tables beside them.
    pub fn stage_charts(&mut self, charts: &[Chart], tables: &[(&str, String)]) -> Result<(), Failure> {
        for chart in charts {
            self.stage(&format!("charts/{}.svg", chart.name), chart.svg.as_bytes())?;
            self.stage(&format!("charts/{}.png", chart.name), &chart.png)?;
        }
        for (name, table) in tables {
            self.stage(&format!("charts/{name}.csv"), table.as_bytes())?;
        }
        Ok(())
    }

    /// The same for a file that is written piece by piece.
    pub fn stage_with(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let path = self.root.join(name);
        let folder = path.parent().unwrap_or(&self.root).to_owned();
        make(&folder)?;
        let staged = temporary(&folder).and_then(|file| {
            let mut buffered = io::BufWriter::new(file);
            write(&mut buffered)?;
            buffered.into_inner().map_err(io::IntoInnerError::into_error)
        });
        let file = staged.map_err(|error| unwritable(&path, &error))?;
        self.staged.push((file, path));
        Ok(())
    }

    /// Gives every staged file its name, replacing what was there, and removes those of `ours` that were not
    /// written this time: an older picture beside newer ones would be taken for one of them. Returns the paths.
    pub fn commit(self, ours: &[String]) -> Result<Vec<PathBuf>, Failure> {
        let mut written = Vec::new();
        for (_, path) in &self.staged {
            if path.is_dir() {
                return Err(unwritable(path, &io::ErrorKind::IsADirectory.into()));
            }
        }
        let mut folders = BTreeSet::new();
        for (file, path) in self.staged {
            if self.durable {
                file.as_file().sync_all().map_err(|error| unwritable(&path, &error))?;
                folders.extend(path.parent().map(Path::to_owned));
            }
            file.persist(&path).map_err(|error| unwritable(&path, &error.error))?;
            written.push(path);
        }
        for folder in folders {
            sync_names(&folder).map_err(|error| unwritable(&folder, &error))?;
        }
        for name in ours {
            let path = self.root.join(name);
            if path.is_file() && !written.contains(&path) {
                fs::remove_file(&path).map_err(|error| unwritable(&path, &error))?;
            }
        }
        Ok(written)
    }
}

fn make(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))
}

/// Removes what is older than a new file by a day. It is no failure where that cannot be done: nothing reads it.
fn remove_left_behind(folder: &Path, new: &Path) {
    let written = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let Some(now) = written(new) else { return };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let age = written(&entry.path()).and_then(|then| now.duration_since(then).ok());
        if ours && age.is_some_and(|age| age > LEFT_BEHIND) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Names of a folder are safe when this returns. Where a folder cannot be opened as a file, the system sees to it.
fn sync_names(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
}

/// A temporary file in the folder of its later name, so that renaming cannot cross file systems.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    readable_by_others(&mut builder);
    builder.tempfile_in(folder)
}

/// Without this the files would be readable by their owner only, whatever the umask says.
#[cfg(unix)]
fn readable_by_others(builder: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn readable_by_others(_: &mut Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(root: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(root)
            .expect("folder")
            .map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_was_there_is_replaced_whole_and_what_is_not_ours_stays() {
        let root = tempfile::tempdir().expect("folder");
        fs::create_dir(root.path().join("charts")).expect("folder");
        for (name, text) in
            [("a.json", "long old content"), ("charts/old.svg", "old"), ("charts/mine.svg", "mine")]
        {
            fs::write(root.path().join(name), text).expect("file");
        }
        let mut out = OutFolder::open(root.path()).expect("open");
        out.stage("a.json", b"new").expect("stage");
        out.stage("charts/new.svg", b"new").expect("stage");
        assert_eq!(fs::read(root.path().join("a.json")).expect("file"), b"long old content");
        let ours = ["charts/old.svg".to_owned(), "charts/new.svg".to_owned()];
        assert_eq!(out.commit(&ours).expect("commit").len(), 2);
        assert_eq!(fs::read(root.path().join("a.json")).expect("file"), b"new");
        assert_eq!(names(&root.path().join("charts")), ["mine.svg", "new.svg"]);
    }

    #[test]
    fn dropped_before_the_end_it_leaves_nothing() {
        let root = tempfile::tempdir().expect("folder");
        let mut out = OutFolder::open(root.path()).expect("open");
        out.stage("a.json", b"new").expect("stage");
        drop(out);
        assert!(names(root.path()).is_empty());
    }

    #[test]
    fn what_a_killed_program_left_a_day_ago_is_removed() {
        let root = tempfile::tempdir().expect("folder");
        fs::create_dir(root.path().join("charts")).expect("folder");
        let old = |name: &str, hours: u64| {
            let path = root.path().join(name);
            fs::write(&path, "half").expect("file");
            let file = fs::File::options().write(true).open(&path).expect("file");
            let now = file.metadata().and_then(|data| data.modified()).expect("time");
            file.set_modified(now - Duration::from_secs(hours * 3600)).expect("time");
        };
        old(".cyberdrill-abc.tmp", 25);
        old("charts/.cyberdrill-abc.tmp", 25);
        old(".cyberdrill-busy.tmp", 23);
        old(".cyberdrill-batch.journal", 99);
        old("mine.tmp", 99);
        drop(OutFolder::open(root.path()).expect("open"));
        assert_eq!(
            names(root.path()),
            [".cyberdrill-batch.journal", ".cyberdrill-busy.tmp", "charts", "mine.tmp"]
        );
        assert!(names(&root.path().join("charts")).is_empty());
    }

    #[test]
    fn a_folder_in_the_place_of_a_file_is_told_before_anything_is_written() {
        let root = tempfile::tempdir().expect("folder");
        fs::create_dir(root.path().join("b.json")).expect("folder");
        let mut out = OutFolder::open(root.path()).expect("open");
        out.stage("a.json", b"new").expect("stage");
        out.stage("b.json", b"new").expect("stage");
        assert!(out.commit(&[]).is_err());
        assert_eq!(names(root.path()), ["b.json"]);
    }

    #[cfg(unix)]
    #[test]
    fn files_get_the_mode_that_the_umask_gives() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().expect("folder");
        fs::write(root.path().join("plain"), "").expect("file");
        let mut out = OutFolder::open(root.path()).expect("open");
        out.stage("staged", b"").expect("stage");
        out.commit(&[]).expect("commit");
        let mode = |name: &str| fs::metadata(root.path().join(name)).expect("file").permissions().mode();
        assert_eq!(mode("staged"), mode("plain"));
    }
}
