//! Who is in a room and how far it has come: made of its acts, one after another, live and after a restart alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::train::act::Act as Done;
use crate::train::session::Position;
use crate::units::SimTime;
use crate::web::class::acts::{Act, By, Pace, Phase};

/// Somebody who sat down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their number.
    pub id: u32,
    /// Their name.
    pub name: String,
    /// Position of their seat.
    pub seat: usize,
    /// Digest of their token.
    pub token: String,
    /// They left.
    pub gone: bool,
}

/// Who is in a room and how far it has come.
#[derive(Clone, Debug)]
pub struct Roll {
    /// Everybody who sat down, in order.
    pub people: Vec<Person>,
    /// How far the room has come.
    pub phase: Phase,
    /// How the clock goes.
    pub pace: Pace,
    /// It stops.
    pub paused: bool,
    /// Where the clock was when it was told last.
    pub at: Position,
    /// Who took each decision, by its id.
    pub by: BTreeMap<String, By>,
    /// Decisions about which hints were asked for.
    pub hinted: BTreeSet<String>,
    /// Futures that each decision is weighed by.
    pub futures: u64,
    /// How much has been done, but for what only moves the clock.
    pub version: u64,
}

impl Roll {
    /// A room that nobody has come into.
    pub fn new(pace: Pace) -> Roll {
        Roll {
            people: Vec::new(),
            phase: Phase::Lobby,
            pace,
            paused: false,
            at: Position::default(),
            by: BTreeMap::new(),
            hinted: BTreeSet::new(),
            futures: 0,
            version: 0,
        }
    }

    /// Whoever sits at a seat.
    pub fn at(&self, seat: usize) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(move |person| person.seat == seat && !person.gone)
    }

    /// A person.
    pub fn person(&self, id: u32) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// What was done is done.
    pub fn after(&mut self, act: &Act) {
        if !matches!(act, Act::At { .. }) {
            self.version += 1;
        }
        match act {
            Act::Joined { trainee, name, seat, token } => {
                self.people.push(Person {
                    id: *trainee,
                    name: name.clone(),
                    seat: *seat,
                    token: token.clone(),
                    gone: false,
                });
            }
            Act::Left { trainee } => {
                self.people.iter_mut().filter(|p| p.id == *trainee).for_each(|person| person.gone = true);
            }
            Act::Started => self.phase = Phase::Running,
            Act::Paced { pace } => self.pace = *pace,
            Act::Paused { paused } => self.paused = *paused,
            Act::At { t, at } => self.at = Position { t: SimTime(*t), at: *at },
            Act::Hinted { decision } => drop(self.hinted.insert(decision.clone())),
            Act::Did { by, done } => {
                if let Done::Take { taken, .. } = done.as_ref() {
                    self.by.insert(taken.decision.clone(), *by);
                }
            }
            Act::Closing { futures } => (self.futures, self.phase) = (*futures, Phase::Weighing),
            Act::Closed => self.phase = Phase::Closed,
        }
    }
}
