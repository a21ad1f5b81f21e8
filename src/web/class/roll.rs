//! Who is in a room and how far it has come: made of its acts, one after another, live and after a restart alike.

use std::collections::BTreeSet;

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
    /// Seats whose decisions are the model's.
    pub model: Vec<bool>,
    /// How far the room has come.
    pub phase: Phase,
    /// How the clock goes.
    pub pace: Pace,
    /// It stops.
    pub paused: bool,
    /// The moment that was told last.
    pub t: i64,
    /// Who took each decision, in order.
    pub by: Vec<By>,
    /// Decisions about which hints were asked for.
    pub hinted: BTreeSet<String>,
    /// Futures that each decision is weighed by.
    pub futures: u64,
}

impl Roll {
    /// A room that nobody has come into.
    pub fn new(seats: usize, pace: Pace) -> Roll {
        Roll {
            people: Vec::new(),
            model: vec![false; seats],
            phase: Phase::Lobby,
            pace,
            paused: false,
            t: 0,
            by: Vec::new(),
            hinted: BTreeSet::new(),
            futures: 0,
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
        match act {
            Act::Joined { trainee, name, seat, token } => {
                self.people.push(Person {
                    id: *trainee,
                    name: name.clone(),
                    seat: *seat,
                    token: token.clone(),
                    gone: false,
                });
                // Whoever sits down decides.
                self.hand(*seat, false);
            }
            Act::Left { trainee } => {
                self.people.iter_mut().filter(|p| p.id == *trainee).for_each(|person| person.gone = true);
            }
            Act::Started => self.phase = Phase::Running,
            Act::Paced { t, pace } => (self.t, self.pace) = (*t, *pace),
            Act::Paused { t, paused } => (self.t, self.paused) = (*t, *paused),
            Act::At { t } => self.t = *t,
            Act::Handed { seat, model } => self.hand(*seat, *model),
            Act::Hinted { decision } => drop(self.hinted.insert(decision.clone())),
            Act::Took { by, .. } => self.by.push(*by),
            Act::Injected { .. } => {}
            Act::Closing { t, futures } => {
                (self.t, self.futures, self.phase) = (*t, *futures, Phase::Weighing);
            }
            Act::Closed => self.phase = Phase::Closed,
        }
    }

    fn hand(&mut self, seat: usize, model: bool) {
        if let Some(handed) = self.model.get_mut(seat) {
            *handed = model;
        }
    }
}
