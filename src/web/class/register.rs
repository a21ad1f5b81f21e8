//! All rooms of a server: those that were opened before it was started, and those that are opened now.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::value::RawValue;

use crate::i18n::{Text, class as say};
use crate::record::Run;
use crate::train::saved::{self, Settings};
use crate::train::seat::{NoSeat, Seat};
use crate::train::session::Session;
use crate::web::Failed;
use crate::web::class::acts::{self, FORMAT, Header, Pace};
use crate::web::class::room::{Begun, Room};
use crate::web::class::weigh::{VERSION, name};
use crate::web::disk::{Disk, Trouble};
use crate::web::secret;

/// Rooms of a folder at most.
const MOST_ROOMS: usize = 64;
/// How the file of a room ends.
const ENDING: &str = ".jsonl";

/// What is wanted of a new room.
pub struct Wanted {
    /// The drill.
    pub run: Run,
    /// The seats that are offered.
    pub seats: Vec<Seat>,
    /// Hints may be asked for.
    pub hints: bool,
    /// How the clock goes.
    pub pace: Pace,
}

/// Where a room is.
#[derive(Clone)]
pub enum Entry {
    /// It is played again from its lines.
    Waking,
    /// It is there.
    Open(Arc<Room>),
    /// It cannot be gone on with.
    Broken(Trouble),
}

/// All rooms.
pub struct Register {
    rooms: Mutex<BTreeMap<String, Entry>>,
    disk: Disk,
    threads: usize,
}

impl Register {
    /// The rooms of a folder; none of them is awake.
    ///
    /// # Errors
    /// Where the folder cannot be read.
    pub fn new(disk: Disk, threads: usize) -> Result<Register, Trouble> {
        let names = disk.rooms.list()?;
        let codes = names.iter().filter_map(|name| name.strip_suffix(ENDING)).filter_map(secret::read_code);
        let rooms = codes.map(|code| (code, Entry::Waking)).collect();
        Ok(Register { rooms: Mutex::new(rooms), disk, threads })
    }

    fn rooms(&self) -> MutexGuard<'_, BTreeMap<String, Entry>> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Plays every room again, one after another, those that are not over first; takes as long as it takes.
    pub fn wake(&self) {
        let asleep = |(code, entry): (&String, &Entry)| matches!(entry, Entry::Waking).then(|| code.clone());
        let mut waking: Vec<String> = self.rooms().iter().filter_map(asleep).collect();
        waking.sort_by_cached_key(|code| {
            let text = self.disk.rooms.read(&name(code, "jsonl")).ok().flatten().unwrap_or_default();
            text.ends_with(format!("{}\n", acts::line(&acts::Act::Closed)).as_bytes())
        });
        for code in waking {
            // One that falls over leaves the others standing.
            let woken = catch_unwind(AssertUnwindSafe(|| self.again(&code)))
                .unwrap_or_else(|_| Err(Trouble::of_room(&code, "defect")));
            let entry = woken.map_or_else(Entry::Broken, |room| Entry::Open(Arc::new(room)));
            self.rooms().insert(code, entry);
        }
    }

    fn again(&self, code: &str) -> Result<Room, Trouble> {
        let bytes = self.disk.rooms.read(&name(code, "jsonl"))?.unwrap_or_default();
        let broken = |why: &str| Trouble::of_room(code, why);
        // A last line that was cut off may end inside of a letter.
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let text = std::str::from_utf8(&bytes[..whole]).map_err(|error| broken(&error.to_string()))?;
        let (header, acts) = acts::read(text).map_err(|at| broken(&format!("{}: {}", at.line, at.why)))?;
        if header.code != code {
            return Err(broken("1: code"));
        }
        let begun = Begun::again(header, acts).map_err(|why| broken(&why))?;
        self.open(begun).map_err(|failed| Trouble { what: failed.what, hint: failed.hint })
    }

    fn open(&self, begun: Begun) -> Result<Room, Failed> {
        let epoch = secret::token().map_err(|_| Failed::from(Trouble::no_randomness()))?;
        Room::open(begun, epoch, self.disk.clone(), self.threads)
    }

    /// Every room with its code, sorted.
    pub fn all(&self) -> Vec<(String, Entry)> {
        self.rooms().iter().map(|(code, entry)| (code.clone(), entry.clone())).collect()
    }

    /// A room by its code as somebody typed it.
    ///
    /// # Errors
    /// Where there is none, or it is not awake yet.
    pub fn room(&self, typed: &str) -> Result<Arc<Room>, Failed> {
        let code = secret::read_code(typed).ok_or_else(Failed::no_such_room)?;
        match self.rooms().get(&code) {
            Some(Entry::Open(room)) => Ok(Arc::clone(room)),
            Some(Entry::Waking) => Err(Failed::room_wakes()),
            // Why, is for the trainer, in the list of rooms.
            Some(Entry::Broken(_)) => Err(Failed::room_stuck()),
            None => Err(Failed::no_such_room()),
        }
    }

    /// Opens a new room. Simulates: not for a thread that serves.
    ///
    /// # Errors
    /// Where there are too many, two seats take the same decisions, or it cannot be written down.
    pub fn begin(&self, wanted: Wanted) -> Result<Arc<Room>, Failed> {
        let Wanted { run, seats, hints, pace } = wanted;
        if self.rooms().len() >= MOST_ROOMS {
            return Err(Failed::too_many_rooms(MOST_ROOMS));
        }
        let session = Session::new(run, seats).map_err(|error| no_seat(&error))?;
        let speed = match pace {
            Pace::Stand => 0.0,
            Pace::Run(speed) => speed,
        };
        let first = saved::header(&session, Settings { speed, hints }, VERSION);
        let raw =
            first.ok().and_then(|first| RawValue::from_string(first).ok()).ok_or_else(Failed::defect)?;
        let code = self.free_code()?;
        let header = Header {
            room: FORMAT,
            version: VERSION.to_owned(),
            code: code.clone(),
            hints,
            pace,
            session: raw,
        };
        let line = serde_json::to_string(&header).map_err(|_| Failed::defect())?;
        self.disk.rooms.write(&name(&code, "jsonl"), format!("{line}\n").as_bytes())?;
        let begun = Begun { header, acts: Vec::new(), session };
        let room = Arc::new(self.open(begun)?);
        self.rooms().insert(code, Entry::Open(Arc::clone(&room)));
        Ok(room)
    }

    fn free_code(&self) -> Result<String, Failed> {
        loop {
            let code = secret::code().map_err(|_| Failed::from(Trouble::no_randomness()))?;
            if !self.rooms().contains_key(&code) {
                return Ok(code);
            }
        }
    }
}

/// Why a seat cannot be offered.
pub fn no_seat(error: &NoSeat) -> Failed {
    match error {
        NoSeat::Nobody => Failed::seat_of_nobody(),
        NoSeat::NoAgency(_) => Failed::no_such_agency(),
        NoSeat::Taken => Failed::seats_clash(),
    }
}

impl Trouble {
    /// A room whose lines cannot be played again.
    pub fn of_room(code: &str, why: &str) -> Trouble {
        Trouble {
            what: Text::of(|lang| say::room_broken(lang, code, why)),
            hint: Text::of(say::hint_room_broken),
        }
    }
    /// The machine gives no thread.
    pub fn no_thread() -> Trouble {
        Trouble { what: Text::of(say::no_thread), hint: Text::of(say::hint_no_thread) }
    }
}
