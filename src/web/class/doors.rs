//! What a room gives out: for every seat and for the trainer, in both languages, the news in order and how things stand now.
//! Whoever listens is told that something changed and takes what they have not had, so that nobody who is slow keeps
//! anybody waiting, and nothing is lost.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::watch;

use crate::i18n::{Lang, class as say};
use crate::web::Failed;

/// For whom something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ear {
    /// Whoever sits at a seat.
    Seat(usize),
    /// The trainer.
    Trainer,
}

/// What one ear has been given in one language.
#[derive(Clone, Debug, Default)]
pub struct Feed {
    /// Every news, as JSON, in order.
    pub lines: Vec<Arc<str>>,
    /// How things stand, as JSON.
    pub state: Arc<str>,
    /// The clock, as JSON.
    pub clock: Arc<str>,
}

/// Somebody who may listen at a seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Their number.
    pub id: u32,
    /// Their name.
    pub name: String,
    /// Position of their seat.
    pub seat: usize,
    /// So many windows of theirs listen.
    pub windows: Arc<Windows>,
}

/// How many windows listen.
#[derive(Debug, Default)]
pub struct Windows(AtomicU32);

impl Windows {
    /// How many.
    pub fn count(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }
    /// One more.
    pub fn open(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
    /// One less.
    pub fn close(&self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl PartialEq for Windows {
    fn eq(&self, other: &Windows) -> bool {
        self.count() == other.count()
    }
}
impl Eq for Windows {}

/// What is behind the doors.
#[derive(Debug, Default)]
pub struct Given {
    feeds: BTreeMap<(Ear, Lang), Feed>,
    guests: BTreeMap<String, Guest>,
    /// The room cannot go on.
    pub stuck: bool,
}

/// The doors of a room.
#[derive(Debug)]
pub struct Doors {
    /// Another one after every start of the server: positions of before mean nothing then.
    pub epoch: String,
    given: Mutex<Given>,
    changed: watch::Sender<u64>,
}

impl Doors {
    /// Doors behind which nothing is yet.
    pub fn new(epoch: String) -> Doors {
        Doors { epoch, given: Mutex::default(), changed: watch::channel(0).0 }
    }

    fn given(&self) -> MutexGuard<'_, Given> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what is given, and tells everybody who listens.
    pub fn give(&self, change: impl FnOnce(&mut Given)) {
        change(&mut self.given());
        self.changed.send_modify(|version| *version += 1);
    }

    /// The room cannot go on: everybody is told, the trainer why. Nothing else is told any more.
    pub fn stick(&self, failed: Failed) {
        self.give(|given| {
            for ((ear, lang), feed) in &mut given.feeds {
                let told = match ear {
                    Ear::Trainer => format!("{}. {}", failed.what.get(*lang), failed.hint.get(*lang)),
                    Ear::Seat(_) => say::room_stuck(*lang),
                };
                if let Ok(Value::Object(mut state)) = serde_json::from_str(&feed.state) {
                    state.insert("stuck".to_owned(), Value::String(told));
                    feed.state = Arc::from(Value::Object(state).to_string());
                }
            }
            given.stuck = true;
        });
    }

    /// Looks at what is given.
    pub fn look<T>(&self, at: impl FnOnce(&Given) -> T) -> T {
        at(&self.given())
    }

    /// Is told of every change from now on.
    pub fn listen(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    /// Who has a token, by its digest.
    pub fn guest(&self, digest: &str) -> Option<Guest> {
        self.given().guests.get(digest).cloned()
    }
}

impl Given {
    /// What an ear is given in a language.
    pub fn feed(&self, ear: Ear, lang: Lang) -> Option<&Feed> {
        self.feeds.get(&(ear, lang))
    }

    /// The same, to add to it.
    pub fn feed_mut(&mut self, ear: Ear, lang: Lang) -> &mut Feed {
        self.feeds.entry((ear, lang)).or_default()
    }

    /// Somebody may listen.
    pub fn let_in(&mut self, digest: String, guest: Guest) {
        self.guests.insert(digest, guest);
    }

    /// Somebody may listen no more.
    pub fn send_away(&mut self, id: u32) {
        self.guests.retain(|_, guest| guest.id != id);
    }

    /// Everybody who may listen.
    pub fn guests(&self) -> impl Iterator<Item = &Guest> {
        self.guests.values()
    }

    /// So many windows of somebody listen.
    pub fn windows(&self, id: u32) -> u32 {
        self.guests.values().find(|guest| guest.id == id).map_or(0, |guest| guest.windows.count())
    }
}
