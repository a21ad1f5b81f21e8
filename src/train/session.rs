//! A session: seats whose decisions wait for trainees, everybody else played by the model. The world is a run like any
//! other, in which those decisions are held back until they are taken; what was taken is all that is saved.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::record::{Entry, Fact, Override, Point, Record, Run};
use crate::sim::{Simulator, SpawnOrder};
use crate::train::seat::{NoSeat, Seat, apart};
use crate::units::{IncidentId, OrgId, SimTime};

/// The longest rationale, in characters.
pub const LONGEST_RATIONALE: usize = 2_000;
/// Decisions of one session at most.
pub const MOST_DECISIONS: usize = 5_000;

/// A decision that a trainee took.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// Which seat, by its position.
    pub seat: usize,
    /// Id of the decision.
    pub decision: String,
    /// The option.
    pub option: String,
    /// Seconds of the drill since it came up.
    pub after_s: u32,
    /// Seconds at the desk since it was shown.
    pub desk_s: u32,
    /// Why, in the trainee's words.
    pub rationale: String,
    /// Whether a hint was asked for.
    pub hinted: bool,
}

/// A decision that waits for a trainee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which seat.
    pub seat: usize,
    /// Entry by which it came up.
    pub seq: u32,
    /// When that was.
    pub since: SimTime,
    /// Id of the decision.
    pub decision: String,
    /// Its point.
    pub point: Point,
    /// The incident.
    pub incident: IncidentId,
    /// In whose name.
    pub org: OrgId,
    /// What is open.
    pub options: Vec<String>,
}

/// Why a decision cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotDecide {
    /// It does not wait now.
    #[error("no such decision waits now")]
    NotWaiting,
    /// It has no such option.
    #[error("it has no such option")]
    NoOption,
    /// It is another seat's.
    #[error("it is another seat's")]
    NotYours,
    /// Time does not run backwards.
    #[error("it cannot be taken before it came up")]
    TooEarly,
    /// The rationale is too long.
    #[error("the rationale is longer than {LONGEST_RATIONALE} characters")]
    TooLong,
    /// Too many decisions in one session.
    #[error("a session has at most {MOST_DECISIONS} decisions")]
    TooMany,
}

/// A session.
pub struct Session {
    run: Run,
    seats: Vec<Seat>,
    taken: Vec<Taken>,
    now: SimTime,
    simulator: Simulator,
    world: Record,
}

impl Session {
    /// Opens a session on a run that nobody has decided anything in.
    ///
    /// # Errors
    /// Where two seats take the same decisions.
    pub fn new(run: Run, seats: Vec<Seat>) -> Result<Session, NoSeat> {
        apart(&seats)?;
        let mut simulator = Simulator::new(run.scenario.clone(), SpawnOrder::Forward);
        let held = overrides(&run, &seats, &[]);
        let world = simulator.run(run.seed, run.replication, &held);
        Ok(Session { run, seats, taken: Vec::new(), now: SimTime::ZERO, simulator, world })
    }

    /// The run that it is a session of, without what is held back or taken.
    pub fn run(&self) -> &Run {
        &self.run
    }
    /// The seats.
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }
    /// What was decided, in order.
    pub fn taken(&self) -> &[Taken] {
        &self.taken
    }
    /// The moment that the drill has come to.
    pub fn now(&self) -> SimTime {
        self.now
    }
    /// When the drill ends.
    pub fn end(&self) -> SimTime {
        self.world.entries.last().map_or(SimTime::ZERO, |entry| entry.t)
    }
    /// The world as it goes on if nobody decides anything more. What lies behind `now` is not to be shown.
    pub fn world(&self) -> &Record {
        &self.world
    }

    /// The overrides that make the world.
    pub fn overrides(&self) -> Vec<Override> {
        overrides(&self.run, &self.seats, &self.taken)
    }

    /// The clock goes on; never back, and never beyond the end.
    pub fn go_to(&mut self, t: SimTime) {
        self.now = t.min(self.end()).max(self.now);
    }

    /// Decisions that have come up by a moment and have not been taken, in order.
    pub fn waiting_at(&self, t: SimTime) -> Vec<Waiting> {
        let mut open: BTreeMap<&str, Waiting> = BTreeMap::new();
        let entries = self.world.entries.iter().take_while(|entry| entry.t <= t);
        for entry in entries {
            match &entry.fact {
                Fact::DecisionAwaited { incident, org, point: id, options } => {
                    let seat = Point::of(id).and_then(|point| {
                        let seat = self.seats.iter().position(|seat| seat.decides(*org, point))?;
                        Some((seat, point))
                    });
                    let Some((seat, point)) = seat else { continue };
                    open.insert(
                        id.as_str(),
                        Waiting {
                            seat,
                            seq: entry.seq,
                            since: entry.t,
                            decision: id.clone(),
                            point,
                            incident: *incident,
                            org: *org,
                            options: options.clone(),
                        },
                    );
                }
                Fact::Decided { point, .. } => {
                    open.remove(point.as_str());
                }
                Fact::IncidentClosed { incident, .. } | Fact::IncidentMerged { incident, .. } => {
                    open.retain(|_, waiting| waiting.incident != *incident);
                }
                _ => {}
            }
        }
        let taken = |id: &str| self.taken.iter().any(|taken| taken.decision == id);
        let mut open: Vec<Waiting> = open.into_values().filter(|w| !taken(&w.decision)).collect();
        open.sort_by_key(|waiting| waiting.seq);
        open
    }

    /// Decisions that wait now.
    pub fn waiting(&self) -> Vec<Waiting> {
        self.waiting_at(self.now)
    }

    /// When a decision came up; none where it does not in this world.
    pub fn since(&self, decision: &str) -> Option<SimTime> {
        let asked = |fact: &Fact| matches!(fact, Fact::DecisionAwaited { point, .. } if point == decision);
        self.world.entries.iter().find(|entry| asked(&entry.fact)).map(|entry| entry.t)
    }

    /// When the next decision comes up after now; none where none does before the end.
    pub fn next_decision(&self) -> Option<SimTime> {
        let after = self.world.entries.iter().filter(|entry| entry.t > self.now);
        after
            .filter(|entry| match &entry.fact {
                Fact::DecisionAwaited { org, point, .. } => Point::of(point)
                    .is_some_and(|point| self.seats.iter().any(|seat| seat.decides(*org, point))),
                _ => false,
            })
            .map(|entry| entry.t)
            .next()
    }

    /// What a seat has come to know: entries up to now, without the truth, in order.
    pub fn known(&self, seat: usize) -> impl Iterator<Item = (&Entry, Fact)> + '_ {
        let now = self.now;
        let entries = self.world.entries.iter().take_while(move |entry| entry.t <= now);
        entries.filter_map(move |entry| Some((entry, self.seats.get(seat)?.sees(entry)?)))
    }

    /// Takes a decision that waits now. The past stays as it is; what comes after now is another.
    ///
    /// # Errors
    /// Where no such decision waits for that seat, or it has no such option.
    pub fn decide(&mut self, decision: Taken) -> Result<(), CannotDecide> {
        let waiting = self.waiting().into_iter().find(|w| w.decision == decision.decision);
        let waiting = waiting.ok_or(CannotDecide::NotWaiting)?;
        if waiting.seat != decision.seat {
            return Err(CannotDecide::NotYours);
        }
        if !waiting.options.contains(&decision.option) {
            return Err(CannotDecide::NoOption);
        }
        if decision.rationale.chars().count() > LONGEST_RATIONALE {
            return Err(CannotDecide::TooLong);
        }
        if self.taken.len() >= MOST_DECISIONS {
            return Err(CannotDecide::TooMany);
        }
        let after = (self.now - waiting.since).0;
        if i64::from(decision.after_s) < after {
            return Err(CannotDecide::TooEarly);
        }
        let at = waiting.since.0 + i64::from(decision.after_s);
        self.taken.push(decision);
        let overrides = self.overrides();
        let new = self.simulator.run(self.run.seed, self.run.replication, &overrides);
        self.simulator.recycle(std::mem::replace(&mut self.world, new));
        self.go_to(SimTime(at));
        Ok(())
    }
}

fn overrides(run: &Run, seats: &[Seat], taken: &[Taken]) -> Vec<Override> {
    let held = seats.iter().flat_map(Seat::holds);
    let decided = taken.iter().map(|taken| Override::Decide {
        decision: taken.decision.clone(),
        option: taken.option.clone(),
        after_s: taken.after_s,
    });
    run.overrides.iter().cloned().chain(held).chain(decided).collect()
}
