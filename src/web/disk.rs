//! What the pages see of the machine: scenarios, folders of results, and the folder of rooms, through traits that `cli`
//! implements.

use std::sync::Arc;

use crate::i18n::Text;
use crate::record::Record;
use crate::scenario::{LoadOptions, Scenario};

/// Why something of the disk cannot be had, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong.
    pub what: Text,
    /// What to do about it.
    pub hint: Text,
}

/// What can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A scenario.
    Scenario,
    /// A record of a drill.
    Record,
    /// A folder of results.
    Results,
}

/// Something that was named on the command line, or shipped.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id in addresses: letters, digits, hyphens, underscores and full stops.
    pub id: String,
    /// As it is shown.
    pub name: Text,
    /// What it is.
    pub kind: Kind,
}

/// A name in a folder of results.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Path below the folder, with `/` between its parts.
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// What was named on the command line, and below it.
pub trait Library: Send + Sync {
    /// A scenario with other options; every problem in one text.
    ///
    /// # Errors
    /// Where it cannot be read or is not valid.
    fn scenario(&self, source: &Source, options: &LoadOptions) -> Result<Scenario, Trouble>;
    /// A record: of a source that is one, or below a folder of results.
    ///
    /// # Errors
    /// Where it cannot be read or is not valid.
    fn record(&self, source: &Source, below: Option<&str>) -> Result<Record, Trouble>;
    /// A file below a folder of results, at most so many bytes; never one outside of it.
    ///
    /// # Errors
    /// Where there is none, or it is too large.
    fn read(&self, source: &Source, below: &str, limit: u64) -> Result<Vec<u8>, Trouble>;
    /// The files below a folder of results, sorted.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    fn list(&self, source: &Source) -> Result<Vec<Found>, Trouble>;
    /// What a scenario can be run with instead.
    fn choices(&self, source: &Source) -> Choices;
}

/// What a scenario can be run with instead, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Structures.
    pub structures: Vec<String>,
    /// Campaigns.
    pub campaigns: Vec<String>,
}

/// The folder of rooms: small files that only the trainer's machine reads.
pub trait Rooms: Send + Sync {
    /// Names of the files, sorted.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    fn list(&self) -> Result<Vec<String>, Trouble>;
    /// A file, none where it is not there.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble>;
    /// A file whole or not at all, for its owner only.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Trouble>;
    /// A file to which lines are added; it is made where it is not there.
    ///
    /// # Errors
    /// Where it cannot be opened.
    fn book(&self, name: &str) -> Result<Box<dyn Book>, Trouble>;
}

/// A file to which lines are added.
pub trait Book: Send {
    /// Adds a line. Where `durable`, it is on the disk when this returns; else it survives the end of the program, not
    /// that of the machine.
    ///
    /// # Errors
    /// Where it cannot be written.
    fn add(&mut self, line: &str, durable: bool) -> Result<(), Trouble>;
}

/// Both, shared by every request.
#[derive(Clone)]
pub struct Disk {
    /// What was named.
    pub library: Arc<dyn Library>,
    /// The rooms.
    pub rooms: Arc<dyn Rooms>,
}
