//! A session: seats whose decisions wait for trainees, everybody else played by the model. The world is a run like any
//! other, in which those decisions are held back until they are taken; what was taken is all that is saved.

use std::collections::BTreeMap;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::record::{Entry, Fact, Override, Point, Record, Run};
use crate::scenario::model::Inject;
use crate::sim::{Simulator, SpawnOrder};
use crate::train::inject::{CannotInject, sound};
use crate::train::seat::{NoSeat, Seat, apart};
use crate::units::{IncidentId, OrgId, SimTime, Span};

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
    /// Seconds of the drill since it came up; reckoned when it is taken.
    pub after_s: u32,
    /// Seconds at the desk since it was shown.
    pub desk_s: u32,
    /// Why, in the trainee's words.
    pub rationale: String,
    /// Whether a hint was asked for.
    pub hinted: bool,
    /// Whether it stands: the same is done at this point of this incident whenever it comes up again, at once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub standing: bool,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "By::is_desk")]
    pub by: By,
}

/// Whose a decision is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Somebody chose at the desk.
    #[default]
    Desk,
    /// An earlier one stands.
    Order,
    /// The model, for a seat that was left.
    Model,
}

impl By {
    fn is_desk(&self) -> bool {
        *self == By::Desk
    }
}

/// What somebody does in a session. These, in order, are all that is saved of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// A decision is taken.
    Take {
        /// When.
        at: SimTime,
        /// Which, and how.
        taken: Taken,
    },
    /// The trainer injects something, at the moment that it names.
    Inject(Inject),
    /// A seat is left: from that moment on the model decides for it.
    Leave {
        /// Which.
        seat: usize,
        /// When.
        at: SimTime,
    },
    /// Somebody sits down again.
    Return {
        /// Where.
        seat: usize,
        /// When.
        at: SimTime,
    },
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
    /// The rationale is too long.
    #[error("the rationale is longer than {LONGEST_RATIONALE} characters")]
    TooLong,
    /// Too many decisions in one session.
    #[error("a session has at most {MOST_DECISIONS} decisions")]
    TooMany,
    /// There is no such seat.
    #[error("there is no such seat")]
    NoSeat,
}

/// Why something cannot be done in a session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAct {
    /// A decision.
    #[error(transparent)]
    Decide(#[from] CannotDecide),
    /// An inject.
    #[error(transparent)]
    Inject(#[from] CannotInject),
}

/// Where a seat's decisions wait: from when on, and before when.
type Held = (SimTime, Option<SimTime>);

/// How far somebody has read.
#[derive(Clone, Debug, Default)]
pub struct Bookmark {
    /// The last moment whose news were read.
    upto: Option<SimTime>,
    /// What was read of that very moment.
    last: Vec<Fact>,
}

/// A session.
pub struct Session {
    run: Run,
    seats: Vec<Seat>,
    /// Intervals in which each seat's decisions wait.
    held: Vec<Vec<Held>>,
    acts: Vec<Act>,
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
        let held = vec![vec![(SimTime::ZERO, None)]; seats.len()];
        let mut simulator = Simulator::new(run.scenario.clone(), SpawnOrder::Forward);
        let world = simulator.run(run.seed, run.replication, &overrides(&run, &seats, &held, &[]));
        Ok(Session {
            run,
            seats,
            held,
            acts: Vec::new(),
            taken: Vec::new(),
            now: SimTime::ZERO,
            simulator,
            world,
        })
    }

    /// The run that it is a session of, with what was injected, without what is held back or taken.
    pub fn run(&self) -> &Run {
        &self.run
    }
    /// The seats.
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }
    /// What was done, in order.
    pub fn acts(&self) -> &[Act] {
        &self.acts
    }
    /// What was decided, in order, by order too.
    pub fn taken(&self) -> &[Taken] {
        &self.taken
    }
    /// Whether the model decides for a seat now.
    pub fn is_left(&self, seat: usize) -> bool {
        let open = |held: &Vec<Held>| held.last().is_some_and(|(_, until)| until.is_none());
        !self.held.get(seat).is_some_and(open)
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
        overrides(&self.run, &self.seats, &self.held, &self.taken)
    }

    /// The clock goes on; never back, and never beyond the end. Decisions for which an earlier one stands are taken as they
    /// come up.
    pub fn go_to(&mut self, t: SimTime) {
        while let Some(taken) = self.next_order(t) {
            self.now = self.since(&taken.decision).unwrap_or(self.now).max(self.now);
            self.taken.push(taken);
            self.simulate();
        }
        self.now = t.min(self.end()).max(self.now);
    }

    /// The first decision, up to a moment, for which an earlier one stands.
    fn next_order(&self, t: SimTime) -> Option<Taken> {
        if self.taken.len() >= MOST_DECISIONS || !self.taken.iter().any(|taken| taken.standing) {
            return None;
        }
        let orders = self.taken.iter().rev().filter(|taken| taken.standing);
        let of = |waiting: &Waiting| {
            let same = |taken: &&Taken| {
                let of = Point::of(&taken.decision).zip(incident_of(&taken.decision));
                of == Some((waiting.point, waiting.incident))
                    && taken.seat == waiting.seat
                    && waiting.options.contains(&taken.option)
            };
            orders.clone().find(same)
        };
        let waiting = self.waiting_at(t.min(self.end()));
        let (waiting, order) = waiting.iter().find_map(|waiting| Some((waiting, of(waiting)?)))?;
        Some(Taken {
            decision: waiting.decision.clone(),
            after_s: seconds(self.now - waiting.since),
            desk_s: 0,
            rationale: String::new(),
            hinted: false,
            standing: false,
            by: By::Order,
            ..order.clone()
        })
    }

    /// The world is made again as it goes on now.
    fn simulate(&mut self) {
        let overrides = self.overrides();
        let new = self.simulator.run(self.run.seed, self.run.replication, &overrides);
        self.simulator.recycle(std::mem::replace(&mut self.world, new));
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
        let entries = self.behind(SimTime(i64::MIN)).iter();
        entries.filter_map(move |entry| Some((entry, self.seats.get(seat)?.sees(entry)?)))
    }

    fn behind(&self, from: SimTime) -> &[Entry] {
        let entries = &self.world.entries;
        let first = entries.partition_point(|entry| entry.t < from);
        let last = entries.partition_point(|entry| entry.t <= self.now);
        entries.get(first..last).unwrap_or_default()
    }

    /// What a seat has come to know since it last asked; all that happened where no seat is named. Nothing is told twice, though
    /// a decision may put what else happens at its very moment into another order.
    pub fn news(&self, seat: Option<usize>, mark: &mut Bookmark) -> Vec<(SimTime, Fact)> {
        let mut read = std::mem::take(&mut mark.last);
        let before = mark.upto;
        mark.upto = Some(self.now);
        let mut fresh = Vec::new();
        for entry in self.behind(before.unwrap_or(SimTime(i64::MIN))) {
            let seen = match seat {
                Some(seat) => self.seats.get(seat).and_then(|seat| seat.sees(entry)),
                None => Some(entry.fact.clone()),
            };
            let Some(fact) = seen else { continue };
            if entry.t == self.now {
                mark.last.push(fact.clone());
            }
            let known = read.iter().position(|fact_read| Some(entry.t) == before && *fact_read == fact);
            match known {
                Some(ix) => drop(read.swap_remove(ix)),
                None => fresh.push((entry.t, fact)),
            }
        }
        // What was read of this moment stays read, though this world has it no more.
        if before == Some(self.now) {
            mark.last.extend(read);
        }
        fresh
    }

    /// Does what somebody did, at its moment: how a saved session is gone on with.
    ///
    /// # Errors
    /// Where it cannot be done in this world.
    pub fn again(&mut self, act: Act) -> Result<(), CannotAct> {
        match act {
            Act::Take { at, taken } => {
                self.go_to(at);
                Ok(self.decide(taken)?)
            }
            Act::Inject(inject) => {
                self.go_to(SimTime(inject.at.0 - 1));
                Ok(self.inject(inject)?)
            }
            Act::Leave { seat, at } => {
                self.go_to(at);
                Ok(self.leave(seat)?)
            }
            Act::Return { seat, at } => {
                self.go_to(at);
                Ok(self.sit_down(seat)?)
            }
        }
    }

    /// Takes a decision that waits, now. The past stays as it is; what comes after now is another.
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
        let taken = Taken { after_s: seconds(self.now - waiting.since), by: By::Desk, ..decision };
        self.acts.push(Act::Take { at: self.now, taken: taken.clone() });
        self.taken.push(taken);
        self.simulate();
        self.go_to(self.now);
        Ok(())
    }

    /// Injects something, a second from now, and goes there. Its id must be new.
    ///
    /// # Errors
    /// Where it names what does not exist, or is too long.
    pub fn inject(&mut self, inject: Inject) -> Result<(), CannotInject> {
        let at = SimTime(self.now.0 + 1);
        if at >= self.end() {
            return Err(CannotInject::Over);
        }
        let inject = Inject { at: Span(at.0), ..inject };
        sound(&self.run.scenario, &inject)?;
        let mut scenario = self.run.scenario.as_ref().clone();
        scenario.drill.injects.push(inject.clone());
        self.run.scenario = Arc::new(scenario);
        self.simulator = Simulator::new(Arc::clone(&self.run.scenario), SpawnOrder::Forward);
        self.acts.push(Act::Inject(inject));
        self.simulate();
        self.go_to(at);
        Ok(())
    }

    /// Leaves a seat: what waits for it is decided as the model would, and so is, at once, what comes up after now.
    ///
    /// # Errors
    /// Where there is no such seat.
    pub fn leave(&mut self, seat: usize) -> Result<(), CannotDecide> {
        let now = self.now;
        let held = self.held.get_mut(seat).ok_or(CannotDecide::NoSeat)?;
        let Some((_, until @ None)) = held.last_mut() else { return Ok(()) };
        *until = Some(SimTime(now.0 + 1));
        self.acts.push(Act::Leave { seat, at: now });
        self.simulate();
        while let Some(waiting) = self.waiting().into_iter().find(|waiting| waiting.seat == seat) {
            if self.taken.len() >= MOST_DECISIONS {
                return Err(CannotDecide::TooMany);
            }
            self.as_the_model(&waiting);
        }
        Ok(())
    }

    /// Somebody sits down at a seat that was left: what comes up after now waits for them.
    ///
    /// # Errors
    /// Where there is no such seat.
    pub fn sit_down(&mut self, seat: usize) -> Result<(), CannotDecide> {
        let now = self.now;
        let held = self.held.get_mut(seat).ok_or(CannotDecide::NoSeat)?;
        if held.last().is_some_and(|(_, until)| until.is_none()) {
            return Ok(());
        }
        held.push((SimTime(now.0 + 1), None));
        self.acts.push(Act::Return { seat, at: now });
        self.simulate();
        Ok(())
    }

    /// Decides as the model would. What that is shows once anything is taken.
    fn as_the_model(&mut self, waiting: &Waiting) {
        let Some(option) = waiting.options.first().cloned() else { return };
        self.taken.push(Taken {
            seat: waiting.seat,
            decision: waiting.decision.clone(),
            option: option.clone(),
            after_s: seconds(self.now - waiting.since),
            desk_s: 0,
            rationale: String::new(),
            hinted: false,
            standing: false,
            by: By::Model,
        });
        self.simulate();
        let policy = self.world.entries.iter().find_map(|entry| match &entry.fact {
            Fact::Decided { point, policy, .. } if *point == waiting.decision => Some(policy.clone()),
            _ => None,
        });
        if let (Some(policy), Some(taken)) = (policy, self.taken.last_mut())
            && policy != option
        {
            taken.option = policy;
            self.simulate();
        }
    }
}

/// Seconds of a wait as an override has them.
fn seconds(wait: Span) -> u32 {
    u32::try_from(wait.0.max(0)).unwrap_or(u32::MAX)
}

/// The incident of a decision's id: `contain@i3.1`.
fn incident_of(decision: &str) -> Option<IncidentId> {
    let (_, rest) = decision.split_once("@i")?;
    let (incident, _) = rest.split_once('.')?;
    incident.parse().ok().map(IncidentId)
}

fn overrides(run: &Run, seats: &[Seat], held: &[Vec<Held>], taken: &[Taken]) -> Vec<Override> {
    let spans = seats.iter().zip(held).flat_map(|(seat, held)| held.iter().map(move |span| (seat, *span)));
    let held = spans.flat_map(|(seat, (from, until))| seat.holds(from, until));
    let decided = taken.iter().map(|taken| Override::Decide {
        decision: taken.decision.clone(),
        option: taken.option.clone(),
        after_s: taken.after_s,
    });
    run.overrides.iter().cloned().chain(held).chain(decided).collect()
}
