//! How the reader of scenarios sees files: a small trait, so that it knows no disk.

use std::collections::BTreeMap;

/// The largest file that is read; a limit on what comes from outside.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// Nothing.
    Missing,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Nothing is there.
    #[error("there is no such file")]
    Missing,
    /// A folder is there.
    #[error("a folder, where a file is meant")]
    Folder,
    /// Larger than the limit; so many bytes.
    #[error("{0} bytes are too many")]
    TooLarge(u64),
    /// The machine refused, with its reason.
    #[error("{0}")]
    Refused(String),
}

/// Files and folders. Paths are text with `/` between the parts.
pub trait Files {
    /// What stands at a path.
    fn kind(&self, path: &str) -> FileKind;
    /// The bytes of a file of at most `limit` bytes; a larger one is refused without reading it.
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileError>;
    /// The paths of all files below a folder whose names end in `.ron`, sorted; symbolic links to folders are
    /// not followed.
    fn list_ron(&self, folder: &str) -> Result<Vec<String>, FileError>;
    /// How a path is shown to the user.
    fn shown(&self, path: &str) -> String {
        path.to_owned()
    }
}

/// Files in memory: what a browser sent, or what a test wrote.
#[derive(Clone, Debug, Default)]
pub struct MemoryFiles {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryFiles {
    /// No files.
    pub fn new() -> MemoryFiles {
        MemoryFiles::default()
    }
    /// Adds or replaces a file.
    pub fn put(&mut self, path: &str, bytes: impl Into<Vec<u8>>) -> &mut Self {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }
    /// Takes a file away.
    pub fn remove(&mut self, path: &str) -> &mut Self {
        self.files.remove(path);
        self
    }
    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }
    /// The paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}

impl Files for MemoryFiles {
    fn kind(&self, path: &str) -> FileKind {
        let folder = format!("{path}/");
        if self.files.contains_key(path) {
            FileKind::File
        } else if self.files.range(folder.clone()..).next().is_some_and(|(p, _)| p.starts_with(&folder)) {
            FileKind::Folder
        } else {
            FileKind::Missing
        }
    }
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileError> {
        match self.files.get(path) {
            Some(bytes) if bytes.len() as u64 > limit => Err(FileError::TooLarge(bytes.len() as u64)),
            Some(bytes) => Ok(bytes.clone()),
            None if self.kind(path) == FileKind::Folder => Err(FileError::Folder),
            None => Err(FileError::Missing),
        }
    }
    fn list_ron(&self, folder: &str) -> Result<Vec<String>, FileError> {
        let start = format!("{folder}/");
        Ok(self.files.keys().filter(|p| p.starts_with(&start) && p.ends_with(".ron")).cloned().collect())
    }
}

/// The folder of a path; empty where there is none.
pub fn folder_of(path: &str) -> &str {
    path.rfind('/').map_or("", |ix| &path[..ix])
}

/// A path inside a folder; a path from the root stays as it is.
pub fn join(folder: &str, path: &str) -> String {
    if folder.is_empty() || path.starts_with('/') {
        path.to_owned()
    } else if folder == "/" {
        format!("/{path}")
    } else {
        format!("{}/{path}", folder.trim_end_matches('/'))
    }
}
