//! A session: seats whose decisions wait for trainees, everybody else played by the model. The world is a run like any
//! other, in which those decisions are held back until they are taken; what was taken is all that is saved.

use std::sync::Arc;

use crate::record::{Entry, Fact, Override, Point, Record, Run};
use crate::scenario::model::Inject;
use crate::sim::{Simulator, SpawnOrder};
use crate::train::act::{
    Act, By, CannotAct, CannotDecide, LONGEST_RATIONALE, MOST_DECISIONS, Taken, Waiting,
};
use crate::train::inject::{CannotInject, sound};
use crate::train::seat::{NoSeat, Seat, apart};
use crate::units::{IncidentId, SimTime, Span};

/// Where a seat's decisions wait: from when on, and before when.
type Held = (SimTime, Option<SimTime>);

/// How far somebody has read: so many entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bookmark(usize);

/// Where the clock of a session stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The moment.
    pub t: SimTime,
    /// The entry at which it stands, where it stands at a decision: the rest of that second is still to come.
    pub at: Option<u32>,
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
    /// The entry at which the clock stands, where it stands at a decision: what comes after it, in the same second, has not
    /// happened yet.
    stands_at: Option<u32>,
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
            stands_at: None,
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
    /// Where the clock stands.
    pub fn position(&self) -> Position {
        Position { t: self.now, at: self.stands_at }
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

    /// What has happened. Nothing that is done later changes any of it.
    pub fn past(&self) -> &[Entry] {
        self.world.entries.get(..self.happened()).unwrap_or_default()
    }

    fn happened(&self) -> usize {
        match self.stands_at {
            Some(seq) => seq as usize + 1,
            None => self.world.entries.partition_point(|entry| entry.t <= self.now),
        }
    }

    /// The clock goes on; never back, and never beyond the end. Decisions for which an earlier one stands, and those of
    /// seats that were left, are taken as they come up.
    pub fn go_to(&mut self, t: SimTime) {
        let t = t.min(self.end());
        if t > self.now {
            self.pass(t);
        }
    }

    /// The clock goes on to where it stood once, when the same had been done; never back.
    pub fn come_to(&mut self, position: Position) {
        let Some(at) = position.at else {
            return if position.t >= self.now {
                self.pass(position.t)
            };
        };
        while let Some(next) = self.next_awaited().filter(|next| next.seq <= at) {
            self.stand_at(&next);
            self.answer(&next);
        }
        if at as usize >= self.happened() && (at as usize) < self.world.entries.len() {
            (self.now, self.stands_at) = (position.t.max(self.now), Some(at));
        }
    }

    /// The whole of a second has happened.
    fn pass(&mut self, t: SimTime) {
        while let Some(next) = self.next_awaited().filter(|next| next.since <= t) {
            self.stand_at(&next);
            self.answer(&next);
        }
        self.now = t.min(self.end()).max(self.now);
        self.stands_at = None;
    }

    /// The clock goes on to the next decision that somebody has to take, and stands there; to nowhere where none comes up.
    pub fn go_to_next(&mut self) -> bool {
        let from = (self.now, self.stands_at);
        while let Some(next) = self.next_awaited() {
            self.stand_at(&next);
            if !self.answer(&next) {
                return true;
            }
        }
        (self.now, self.stands_at) = from;
        false
    }

    fn stand_at(&mut self, waiting: &Waiting) {
        (self.now, self.stands_at) = (waiting.since, Some(waiting.seq));
    }

    /// Takes a decision that nobody has to be asked about any more; whether it was one.
    fn answer(&mut self, waiting: &Waiting) -> bool {
        if self.taken.len() >= MOST_DECISIONS {
            return false;
        }
        if self.is_left(waiting.seat) {
            self.as_the_model(waiting);
            return true;
        }
        let Some(option) = self.order(waiting) else { return false };
        self.push(waiting, option, By::Order);
        self.simulate();
        true
    }

    /// What stands for a decision.
    fn order(&self, waiting: &Waiting) -> Option<String> {
        let stands = |taken: &&Taken| {
            let of = Point::of(&taken.decision).zip(incident_of(&taken.decision));
            taken.standing
                && taken.seat == waiting.seat
                && of == Some((waiting.point, waiting.incident))
                && waiting.options.contains(&taken.option)
        };
        self.taken.iter().rev().find(stands).map(|taken| taken.option.clone())
    }

    /// Seconds from when a decision came up until it is taken, if that is now: none where nothing has happened since, else a
    /// second more than has passed, so that nothing changes that has happened.
    fn waited(&self, waiting: &Waiting) -> u32 {
        if self.stands_at == Some(waiting.seq) {
            return 0;
        }
        u32::try_from((self.now - waiting.since).0 + 1).unwrap_or(u32::MAX)
    }

    fn push(&mut self, waiting: &Waiting, option: String, by: By) {
        self.taken.push(Taken {
            seat: waiting.seat,
            decision: waiting.decision.clone(),
            option,
            after_s: self.waited(waiting),
            desk_s: 0,
            rationale: String::new(),
            hinted: false,
            standing: false,
            by,
        });
    }

    /// The world is made again as it goes on now.
    fn simulate(&mut self) {
        let overrides = self.overrides();
        let new = self.simulator.run(self.run.seed, self.run.replication, &overrides);
        self.simulator.recycle(std::mem::replace(&mut self.world, new));
    }

    /// The decision of an entry, where one of the seats has to take it and has not.
    fn awaited(&self, entry: &Entry) -> Option<Waiting> {
        let Fact::DecisionAwaited { incident, org, point: id, options } = &entry.fact else { return None };
        let point = Point::of(id)?;
        let seat = self.seats.iter().position(|seat| seat.decides(*org, point))?;
        let taken = self.taken.iter().any(|taken| taken.decision == *id);
        (!taken).then(|| Waiting {
            seat,
            seq: entry.seq,
            since: entry.t,
            decision: id.clone(),
            point,
            incident: *incident,
            org: *org,
            options: options.clone(),
        })
    }

    /// Decisions that have come up and have not been taken, in order.
    pub fn waiting(&self) -> Vec<Waiting> {
        let mut open: Vec<Waiting> = Vec::new();
        for entry in self.past().iter() {
            match &entry.fact {
                Fact::IncidentClosed { incident, .. } | Fact::IncidentMerged { incident, .. } => {
                    open.retain(|waiting| waiting.incident != *incident);
                }
                _ => open.extend(self.awaited(entry)),
            }
        }
        open
    }

    /// The first decision that comes up after what has happened.
    fn next_awaited(&self) -> Option<Waiting> {
        self.world.entries.iter().skip(self.happened()).find_map(|entry| self.awaited(entry))
    }

    /// When the next decision comes up; none where none does before the end.
    pub fn next_decision(&self) -> Option<SimTime> {
        self.next_awaited().map(|waiting| waiting.since)
    }

    /// When a decision came up; none where it does not in this world.
    pub fn since(&self, decision: &str) -> Option<SimTime> {
        let asked = |fact: &Fact| matches!(fact, Fact::DecisionAwaited { point, .. } if point == decision);
        self.world.entries.iter().find(|entry| asked(&entry.fact)).map(|entry| entry.t)
    }

    /// What a seat has come to know: entries up to now, without the truth, in order.
    pub fn known(&self, seat: usize) -> impl Iterator<Item = (&Entry, Fact)> + '_ {
        let entries = self.past().iter();
        entries.filter_map(move |entry| Some((entry, self.seats.get(seat)?.sees(entry)?)))
    }

    /// What a seat has come to know since it last asked; all that has happened since then where no seat is named.
    pub fn news(&self, seat: Option<usize>, mark: &mut Bookmark) -> Vec<(SimTime, Fact)> {
        let upto = self.happened();
        let fresh = self.world.entries.get(mark.0..upto).unwrap_or_default().iter();
        mark.0 = upto;
        let told = |entry: &Entry| match seat {
            Some(seat) => self.seats.get(seat)?.sees(entry),
            None => Some(entry.fact.clone()),
        };
        fresh.filter_map(|entry| Some((entry.t, told(entry)?))).collect()
    }

    /// Does what somebody did, at its moment: how a saved session is gone on with.
    ///
    /// # Errors
    /// Where it cannot be done in this world.
    pub fn again(&mut self, act: Act) -> Result<(), CannotAct> {
        match act {
            Act::Take { at, taken } => {
                if taken.after_s == 0 {
                    self.stand_at_decision(&taken.decision);
                } else {
                    self.pass(at.max(self.now));
                }
                Ok(self.decide(taken)?)
            }
            Act::Inject(inject) => {
                self.go_to(SimTime(inject.at.0 - 1));
                Ok(self.inject(*inject)?)
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

    /// The clock goes on to where a decision comes up; as far as there are others where it does not.
    fn stand_at_decision(&mut self, decision: &str) {
        let here = |session: &Session| {
            let waiting = session.waiting();
            waiting
                .last()
                .is_some_and(|last| last.decision == decision && session.stands_at == Some(last.seq))
        };
        while !here(self) && self.go_to_next() {}
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
        if self.stands_at != Some(waiting.seq) {
            self.pass(self.now);
        }
        let taken = Taken { after_s: self.waited(&waiting), by: By::Desk, ..decision };
        let stands = taken.standing;
        self.acts.push(Act::Take { at: self.now, taken: taken.clone() });
        self.taken.push(taken);
        let mut later = self.taken.last().is_some_and(|taken| taken.after_s > 0);
        if stands {
            for waiting in self.waiting() {
                if let Some(option) = self.order(&waiting) {
                    later = true;
                    self.push(&waiting, option, By::Order);
                }
            }
        }
        self.simulate();
        if later {
            self.go_to(self.now + Span(1));
        }
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
        self.pass(self.now);
        let mut scenario = self.run.scenario.as_ref().clone();
        scenario.drill.injects.push(inject.clone());
        self.run.scenario = Arc::new(scenario);
        self.simulator = Simulator::new(Arc::clone(&self.run.scenario), SpawnOrder::Forward);
        self.acts.push(Act::Inject(Box::new(inject)));
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
        if seat >= self.seats.len() {
            return Err(CannotDecide::NoSeat);
        }
        if self.is_left(seat) {
            return Ok(());
        }
        self.pass(now);
        if let Some((_, until)) = self.held.get_mut(seat).and_then(|held| held.last_mut()) {
            *until = Some(now + Span(1));
        }
        self.acts.push(Act::Leave { seat, at: now });
        self.simulate();
        for waiting in self.waiting().into_iter().filter(|waiting| waiting.seat == seat) {
            self.as_the_model(&waiting);
        }
        self.go_to(now + Span(1));
        Ok(())
    }

    /// Somebody sits down at a seat that was left: what comes up after now waits for them.
    ///
    /// # Errors
    /// Where there is no such seat.
    pub fn sit_down(&mut self, seat: usize) -> Result<(), CannotDecide> {
        let now = self.now;
        if seat >= self.seats.len() {
            return Err(CannotDecide::NoSeat);
        }
        if !self.is_left(seat) {
            return Ok(());
        }
        self.pass(now);
        if let Some(held) = self.held.get_mut(seat) {
            held.push((SimTime(now.0 + 1), None));
        }
        self.acts.push(Act::Return { seat, at: now });
        self.simulate();
        Ok(())
    }

    /// Decides as the model would. What that is shows once anything is taken.
    fn as_the_model(&mut self, waiting: &Waiting) {
        let Some(option) = waiting.options.first().cloned() else { return };
        self.push(waiting, option.clone(), By::Model);
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
