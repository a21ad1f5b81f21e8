//! The drill of a room as it is played: what trainees and the trainer do to it, and how its clock goes on. Everything is
//! written down before anybody sees what follows from it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::i18n::Text;
use crate::report::training::hint;
use crate::scenario::model::Inject;
use crate::train::act::{CannotDecide, LONGEST_RATIONALE, Taken, Waiting};
use crate::train::inject::CannotInject;
use crate::train::session::Session;
use crate::units::SimTime;
use crate::web::Failed;
use crate::web::class::acts::{Act, By, Pace, Phase, line as line_of};
use crate::web::class::doors::{Doors, Guest, Windows};
use crate::web::class::roll::Roll;
use crate::web::class::telling::Telling;
use crate::web::disk::Book;

/// A running clock is told so often.
const TICK: Duration = Duration::from_millis(200);
/// Where nothing is to be done.
const LONG: Duration = Duration::from_secs(3600);
/// Futures that each decision is weighed by, at most.
const MOST_FUTURES: u64 = 1000;
/// Trainees in a room, at most.
const MOST_TRAINEES: usize = 200;
/// Trainees that a room has had, at most.
const MOST_JOINS: usize = 10_000;

/// A drill that is played.
pub struct Table {
    pub(super) session: Session,
    pub(super) roll: Roll,
    pub(super) doors: Arc<Doors>,
    pub(super) weighed: Option<(u64, u64)>,
    telling: Telling,
    book: Box<dyn Book>,
    hints: bool,
    /// How many of the session's acts are written down.
    written: usize,
    /// From when the clock runs: on the wall, and in the drill.
    base: Option<(Instant, SimTime)>,
    /// When each decision was first shown.
    asked: BTreeMap<String, Instant>,
}

/// What somebody wants to decide.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Id of the decision.
    pub decision: String,
    /// The option.
    pub option: String,
    /// Why.
    pub rationale: String,
    /// Whether it stands for whenever this incident asks the same again.
    pub standing: bool,
}

impl Table {
    /// Puts a room's drill on the table, as far as it has come.
    pub fn new(session: Session, roll: Roll, hints: bool, book: Box<dyn Book>, doors: Arc<Doors>) -> Table {
        let written = session.acts().len();
        Table {
            session,
            roll,
            doors,
            weighed: None,
            telling: Telling::new(hints),
            book,
            hints,
            written,
            base: None,
            asked: BTreeMap::new(),
        }
    }

    /// Writes down what is done, and does it.
    pub(super) fn done(&mut self, act: &Act) -> Result<(), Failed> {
        self.stuck()?;
        let durable = !matches!(act, Act::At { .. } | Act::Hinted { .. });
        if let Err(trouble) = self.book.add(&line_of(act), durable) {
            // What is on the disk no longer follows what happens: nothing more may happen.
            self.doors.stick(Failed::from(trouble));
            return Err(Failed::room_stuck());
        }
        self.roll.after(act);
        Ok(())
    }

    /// Writes down what was done in the drill.
    fn did(&mut self, by: By) -> Result<(), Failed> {
        let new: Vec<_> = self.session.acts().get(self.written..).unwrap_or_default().to_vec();
        for done in new {
            self.done(&Act::Did { by, done: Box::new(done) })?;
            self.written += 1;
        }
        Ok(())
    }

    fn stuck(&self) -> Result<(), Failed> {
        if self.doors.look(|given| given.stuck) { Err(Failed::room_stuck()) } else { Ok(()) }
    }

    fn plays(&self) -> Result<(), Failed> {
        self.stuck()?;
        if self.roll.phase == Phase::Running { Ok(()) } else { Err(Failed::not_playing()) }
    }

    /// Somebody sits down; whoever does decides.
    pub fn join(&mut self, name: String, seat: usize, token: String) -> Result<u32, Failed> {
        self.stuck()?;
        if self.roll.phase != Phase::Lobby && self.roll.phase != Phase::Running {
            return Err(Failed::room_closed());
        }
        if seat >= self.session.seats().len() {
            return Err(Failed::no_such_seat());
        }
        let there = self.roll.people.iter().filter(|person| !person.gone).count();
        if there >= MOST_TRAINEES || self.roll.people.len() >= MOST_JOINS {
            return Err(Failed::room_full());
        }
        let trainee = self.roll.people.len() as u32;
        self.done(&Act::Joined { trainee, name: name.clone(), seat, token: token.clone() })?;
        let guest = Guest { id: trainee, name, seat, windows: Arc::new(Windows::default()) };
        self.doors.give(|given| given.let_in(token, guest));
        if self.session.is_left(seat) {
            self.session.sit_down(seat).map_err(cannot)?;
            self.did(By::Trainee(trainee))?;
        }
        Ok(trainee)
    }

    /// Somebody leaves, or is sent away.
    pub fn leave(&mut self, trainee: u32) -> Result<(), Failed> {
        if self.roll.person(trainee).is_none_or(|person| person.gone) {
            return Ok(());
        }
        self.done(&Act::Left { trainee })?;
        self.doors.give(|given| given.send_away(trainee));
        Ok(())
    }

    /// The drill begins; seats at which nobody sits may be left to the model.
    pub fn start(&mut self, empty_to_model: bool) -> Result<(), Failed> {
        self.stuck()?;
        if self.roll.phase != Phase::Lobby {
            return Err(Failed::not_playing());
        }
        if empty_to_model {
            let empty = (0..self.session.seats().len()).filter(|seat| self.roll.at(*seat).next().is_none());
            for seat in empty.collect::<Vec<_>>() {
                self.session.leave(seat).map_err(cannot)?;
                self.did(By::Trainer)?;
            }
        }
        self.done(&Act::Started)?;
        self.wind();
        Ok(())
    }

    /// The clock goes otherwise.
    pub fn pace(&mut self, pace: Pace) -> Result<(), Failed> {
        self.stuck()?;
        self.done(&Act::Paced { pace })?;
        self.wind();
        Ok(())
    }

    /// The clock stops, or goes on.
    pub fn pause(&mut self, paused: bool) -> Result<(), Failed> {
        self.plays()?;
        self.done(&Act::Paused { paused })?;
        self.wind();
        Ok(())
    }

    /// On to the next decision, whatever waits; the clock stops there.
    pub fn step(&mut self) -> Result<(), Failed> {
        self.plays()?;
        self.done(&Act::Paused { paused: true })?;
        self.wind();
        if !self.session.go_to_next() {
            self.session.go_to(self.session.end());
        }
        Ok(())
    }

    /// A seat is left to the model, or no longer.
    pub fn hand(&mut self, seat: usize, model: bool) -> Result<(), Failed> {
        self.stuck()?;
        if self.roll.phase != Phase::Lobby {
            self.plays()?;
        }
        if seat >= self.session.seats().len() {
            return Err(Failed::no_such_seat());
        }
        let handed = if model { self.session.leave(seat) } else { self.session.sit_down(seat) };
        handed.map_err(cannot)?;
        self.did(By::Trainer)
    }

    /// Injects something, a second from now.
    pub fn inject(&mut self, inject: Inject) -> Result<(), Failed> {
        self.plays()?;
        self.session.inject(inject).map_err(|why| not_injected(&why))?;
        self.did(By::Trainer)
    }

    /// The drill is over; every decision is weighed by so many futures. What of it is left the model plays.
    pub fn close(&mut self, futures: u64) -> Result<(), Failed> {
        self.plays()?;
        if futures > MOST_FUTURES {
            return Err(Failed::too_many_futures(MOST_FUTURES));
        }
        self.base = None;
        for seat in 0..self.session.seats().len() {
            self.session.leave(seat).map_err(cannot)?;
            self.did(By::Trainer)?;
        }
        self.done(&Act::Closing { futures })
    }

    /// Counts the running clock from now on.
    fn wind(&mut self) {
        let runs =
            self.roll.phase == Phase::Running && !self.roll.paused && matches!(self.roll.pace, Pace::Run(_));
        self.base = runs.then(|| (Instant::now(), self.session.now()));
    }

    /// Takes a decision; a trainee only one of the own seat.
    pub fn decide(&mut self, by: By, seat: Option<usize>, wish: Wish) -> Result<(), Failed> {
        self.plays()?;
        if wish.rationale.chars().count() > LONGEST_RATIONALE {
            return Err(Failed::too_long(LONGEST_RATIONALE));
        }
        let waiting = self.waits(seat, &wish.decision)?;
        let desk = self.asked.get(&wish.decision).map_or(0.0, |asked| asked.elapsed().as_secs_f64());
        let taken = Taken {
            seat: waiting.seat,
            option: wish.option,
            after_s: 0,
            desk_s: desk.min(f64::from(u32::MAX)) as u32,
            rationale: wish.rationale,
            hinted: self.roll.hinted.contains(&wish.decision),
            standing: wish.standing,
            by: crate::train::act::By::Desk,
            decision: wish.decision,
        };
        let id = taken.decision.clone();
        self.session.decide(taken).map_err(cannot)?;
        self.asked.remove(&id);
        self.did(by)
    }

    /// A decision that waits. Of what waits elsewhere nothing is told, not even that it does.
    fn waits(&self, seat: Option<usize>, decision: &str) -> Result<Waiting, Failed> {
        let found = self.session.waiting().into_iter().find(|waiting| waiting.decision == decision);
        found.filter(|waiting| seat.is_none_or(|seat| seat == waiting.seat)).ok_or_else(Failed::not_waiting)
    }

    /// What the plan expects of a decision that waits at a seat, in both languages.
    pub fn hint(&mut self, seat: usize, decision: &str) -> Result<Text, Failed> {
        self.plays()?;
        if !self.hints {
            return Err(Failed::no_hints());
        }
        let waiting = self.waits(Some(seat), decision)?;
        if !self.roll.hinted.contains(decision) {
            self.done(&Act::Hinted { decision: decision.to_owned() })?;
        }
        Ok(Text::of(|lang| hint(&self.session.run().scenario, waiting.point, lang).join("\n")))
    }

    /// The clock goes on by as much as has passed. How long nothing is to be done from now on.
    pub fn go_on(&mut self) -> Duration {
        if self.roll.phase != Phase::Running || self.roll.paused || self.stuck().is_err() {
            return LONG;
        }
        match (self.roll.pace, self.base) {
            (Pace::Stand, _) => {
                // Where nothing waits the clock that stands jumps.
                if self.session.waiting().is_empty() && !self.session.go_to_next() {
                    self.session.go_to(self.session.end());
                }
                LONG
            }
            (Pace::Run(speed), Some((from, then))) => {
                let passed = from.elapsed().as_secs_f64() * speed;
                self.session.go_to(SimTime(then.0 + passed as i64));
                let over = self.session.now() >= self.session.end();
                if over { LONG } else { TICK.max(Duration::from_secs_f64(1.0 / speed.max(1.0))) }
            }
            (Pace::Run(_), None) => {
                self.wind();
                TICK
            }
        }
    }

    /// Tells everybody what is new for them, and how things stand.
    pub fn publish(&mut self) {
        let at = self.session.position();
        if self.roll.at != at {
            // Where that fails everybody has been told.
            let _ = self.done(&Act::At { t: at.t.0, at: at.at });
        }
        if self.stuck().is_err() {
            // What is not written down is not told.
            return;
        }
        let waiting = if self.roll.phase == Phase::Lobby { Vec::new() } else { self.session.waiting() };
        for one in &waiting {
            self.asked.entry(one.decision.clone()).or_insert_with(Instant::now);
        }
        self.telling.news(&self.session, &self.doors);
        self.telling.states((&self.session, &self.roll), &waiting, self.weighed, &self.doors);
    }
}

fn cannot(why: CannotDecide) -> Failed {
    match why {
        CannotDecide::NotWaiting | CannotDecide::NotYours => Failed::not_waiting(),
        CannotDecide::NoOption => Failed::no_option(),
        CannotDecide::TooLong => Failed::too_long(LONGEST_RATIONALE),
        CannotDecide::TooMany => Failed::too_many_decisions(),
        CannotDecide::NoSeat => Failed::no_such_seat(),
    }
}

fn not_injected(why: &CannotInject) -> Failed {
    match why {
        CannotInject::Over => Failed::not_playing(),
        CannotInject::TooMany => Failed::too_many_injects(),
        CannotInject::NoOrganisation(_) | CannotInject::NoCampaign(_) => Failed::no_such_agency(),
        CannotInject::NoChannel(_) => Failed::no_such_channel(),
        CannotInject::NoPost(_) => Failed::no_such_post(),
        CannotInject::TooLong => Failed::inject_too_long(crate::train::inject::LONGEST_TEXT),
        CannotInject::Empty => Failed::inject_empty(),
        CannotInject::OutOfBounds => Failed::inject_bounds(),
        CannotInject::Twice(_) | CannotInject::Contingent => Failed::defect(),
    }
}
