//! Where a viewer is in a record, and how they get about.

use std::sync::Arc;

use super::follow::Followed;
use super::frame::Frame;
use super::reel::{Mark, Moment, Reel};
use super::state::State;
use crate::record::Fact;
use crate::units::{SimTime, Span};

/// Where to jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To what happened later.
    Next,
    /// To what happened before.
    Previous,
}

/// To what to jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    /// Any entry.
    Entry,
    /// A decision.
    Decision,
    /// A moment of an expectation.
    Expectation,
    /// An inject.
    Inject,
    /// A turn of an incident, or a milestone.
    Turn,
}

/// A viewer's place in a record. Filters choose what is stepped through and listed; the state is always of everything
/// that the viewer sees.
#[derive(Clone, Debug)]
pub struct Player {
    reel: Arc<Reel>,
    state: State,
    /// Entries that have happened.
    at: u32,
    now: SimTime,
    moments: Vec<Moment>,
    followed: Option<Followed>,
    routine: bool,
    /// Entries that are stepped through and listed; absent where all are.
    shown: Option<Vec<u32>>,
}

impl Player {
    /// A player before the first entry, which leaves out routine.
    pub fn new(reel: Arc<Reel>) -> Player {
        let mut player = Player {
            state: reel.state_after(0),
            at: 0,
            now: reel.start(),
            moments: Vec::new(),
            followed: None,
            routine: false,
            shown: None,
            reel,
        };
        player.choose();
        player
    }

    /// What is played.
    pub fn reel(&self) -> &Arc<Reel> {
        &self.reel
    }

    /// The moments of expectations, sorted. They rest on the truth, so a masked viewer is given none.
    pub fn set_moments(&mut self, mut moments: Vec<Moment>) {
        moments.sort_unstable();
        self.moments = moments;
    }

    /// The moments of expectations.
    pub fn moments(&self) -> &[Moment] {
        &self.moments
    }

    /// How many entries have happened.
    pub fn at(&self) -> u32 {
        self.at
    }

    /// The time that it is.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// The state now.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// What is shown now.
    pub fn frame(&self) -> Frame {
        Frame::of(&self.reel, &self.state, self.at, self.now)
    }

    /// What is followed.
    pub fn followed(&self) -> Option<Followed> {
        self.followed
    }

    /// Follows one incident, organisation or person, or everything again.
    pub fn follow(&mut self, whom: Option<Followed>) {
        self.followed = whom;
        self.choose();
    }

    /// Whether routine is shown.
    pub fn routine(&self) -> bool {
        self.routine
    }

    /// Shows or leaves out alerts of nothing, what becomes of them, and changes of shift.
    pub fn show_routine(&mut self, shown: bool) {
        self.routine = shown;
        self.choose();
    }

    fn choose(&mut self) {
        let followed = self.followed.map(|whom| whom.entries(&self.reel));
        self.shown = match (followed, self.routine) {
            (None, true) => None,
            (None, false) => Some(self.reel.telling().to_vec()),
            (Some(list), true) => Some(list),
            (Some(mut list), false) => {
                list.retain(|at| self.reel.telling().binary_search(at).is_ok());
                Some(list)
            }
        };
    }

    /// How many entries are stepped through.
    pub fn shown(&self) -> usize {
        self.shown.as_ref().map_or(self.reel.len() as usize, Vec::len)
    }

    /// How many of them have happened.
    pub fn shown_until_now(&self) -> usize {
        self.shown.as_ref().map_or(self.at as usize, |list| list.partition_point(|at| *at < self.at))
    }

    /// The entry at a position among those that are stepped through.
    pub fn nth_shown(&self, n: usize) -> Option<u32> {
        match &self.shown {
            None => (n < self.reel.len() as usize).then_some(n as u32),
            Some(list) => list.get(n).copied(),
        }
    }

    fn is_shown(&self, at: u32) -> bool {
        self.shown.as_ref().is_none_or(|list| list.binary_search(&at).is_ok())
    }

    /// The entry that happened last among those that are stepped through.
    pub fn current(&self) -> Option<u32> {
        self.shown_until_now().checked_sub(1).and_then(|n| self.nth_shown(n))
    }

    /// Goes to the moment after so many entries.
    pub fn seek(&mut self, count: u32) {
        let count = count.min(self.reel.len());
        self.set(count);
        self.now = count.checked_sub(1).map_or(self.reel.start(), |last| self.reel.time(last));
    }

    /// Goes to a time, within the record.
    pub fn seek_time(&mut self, t: SimTime) {
        let t = t.clamp(self.reel.start(), self.reel.end());
        self.set(self.reel.until(t));
        self.now = t;
    }

    /// Lets time pass, backwards where it is negative.
    pub fn pass(&mut self, span: Span) {
        self.seek_time(self.now + span);
    }

    /// Whether the end is reached.
    pub fn ended(&self) -> bool {
        self.at == self.reel.len() && self.now >= self.reel.end()
    }

    fn set(&mut self, count: u32) {
        if count >= self.at && count - self.at <= self.reel.reach() {
            self.reel.advance(&mut self.state, self.at, count);
        } else {
            self.state = self.reel.state_after(count);
        }
        self.at = count;
    }

    /// Jumps to the next or previous of its kind among what is stepped through. False where there is none.
    pub fn jump(&mut self, to: Jump, direction: Direction) -> bool {
        let found = match to {
            Jump::Expectation => return self.jump_to_moment(direction),
            Jump::Entry => self.neighbour(direction),
            Jump::Decision => self.marked(Mark::Decision, direction),
            Jump::Inject => self.marked(Mark::Inject, direction),
            Jump::Turn => self.marked(Mark::Turn, direction),
        };
        match found {
            Some(at) => self.seek(at + 1),
            // Before the first entry is a place too.
            None if to == Jump::Entry && direction == Direction::Previous && self.at > 0 => self.seek(0),
            None => return false,
        }
        true
    }

    fn neighbour(&self, direction: Direction) -> Option<u32> {
        match direction {
            Direction::Next => self.nth_shown(self.shown_until_now()),
            Direction::Previous => {
                let before = self.at.checked_sub(1)?;
                let n = match &self.shown {
                    None => before as usize,
                    Some(list) => list.partition_point(|at| *at < before),
                };
                self.nth_shown(n.checked_sub(1)?)
            }
        }
    }

    fn marked(&self, mark: Mark, direction: Direction) -> Option<u32> {
        let marks = self.reel.marks(mark);
        match direction {
            Direction::Next => {
                let from = marks.partition_point(|at| *at < self.at);
                marks[from..].iter().copied().find(|at| self.is_shown(*at))
            }
            Direction::Previous => {
                let to = marks.partition_point(|at| at + 1 < self.at);
                marks[..to].iter().rev().copied().find(|at| self.is_shown(*at))
            }
        }
    }

    /// Expectations of agencies that are not followed are passed over.
    fn jump_to_moment(&mut self, direction: Direction) -> bool {
        let wanted = |m: &&Moment| match self.followed {
            Some(Followed::Org(org)) => m.subject.org == org,
            _ => true,
        };
        let found = match direction {
            Direction::Next => self.moments.iter().filter(|m| m.t > self.now).find(wanted),
            Direction::Previous => self.moments.iter().rev().filter(|m| m.t < self.now).find(wanted),
        };
        let Some(t) = found.map(|m| m.t) else { return false };
        self.seek_time(t);
        true
    }

    /// Looks through what is stepped through for facts that are wanted: at most `most` entries, onwards from the
    /// `n`-th. The entry that was found, or where to look on.
    pub fn look(&self, n: usize, most: usize, wanted: impl Fn(u32, &Fact) -> bool) -> Result<u32, usize> {
        let end = n.saturating_add(most).min(self.shown());
        for n in n..end {
            if let Some(at) = self.nth_shown(n).filter(|at| wanted(*at, &self.reel.fact(*at))) {
                return Ok(at);
            }
        }
        Err(end)
    }
}
