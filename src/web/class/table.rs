//! The drill of a room as it is played: what trainees and the trainer do to it, and how its clock goes on. Everything is
//! written down before anybody sees what follows from it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::i18n::format::Clock;
use crate::i18n::{Lang, Text, class as say};
use crate::record::{Override, Run};
use crate::report::teller::Teller;
use crate::report::training::hint;
use crate::sim;
use crate::train::choice::choices;
use crate::train::saved;
use crate::train::session::{CannotDecide, LONGEST_RATIONALE, Session, Taken, Waiting};
use crate::units::SimTime;
use crate::web::Failed;
use crate::web::class::acts::{Act, By, Pace, Phase, line as line_of};
use crate::web::class::doors::{Doors, Ear, Guest, Given, Windows};
use crate::web::class::news::{Index, Told as Heard};
use crate::web::class::roll::Roll;
use crate::web::class::words::{self, Told};
use crate::web::disk::Book;

/// A running clock is told so often.
const TICK: Duration = Duration::from_millis(200);
/// Where nothing is to be done.
const LONG: Duration = Duration::from_secs(3600);
/// Decisions that the model takes before others are heard again.
const AT_ONCE: usize = 4;
/// Futures that each decision is weighed by, at most.
const MOST_FUTURES: u64 = 1000;
/// Trainees that a room has had, at most.
const MOST_TRAINEES: usize = 200;

/// A drill that is played.
pub struct Table {
    pub(super) session: Session,
    /// The same as lines, as `train` writes them.
    pub(super) lines: String,
    pub(super) roll: Roll,
    pub(super) doors: Arc<Doors>,
    pub(super) weighed: Option<(u64, u64)>,
    book: Box<dyn Book>,
    hints: bool,
    heard: BTreeMap<Ear, Heard>,
    index: Index,
    /// From when the clock runs: on the wall, and in the drill.
    base: Option<(Instant, SimTime)>,
    /// When each decision was first shown.
    asked: BTreeMap<String, Instant>,
}

impl Table {
    /// Puts a room's drill on the table, as far as it has come.
    pub fn new(
        (session, lines): (Session, String),
        roll: Roll,
        hints: bool,
        book: Box<dyn Book>,
        doors: Arc<Doors>,
    ) -> Table {
        let mut table = Table {
            session,
            lines,
            roll,
            doors,
            weighed: None,
            book,
            hints,
            heard: BTreeMap::new(),
            index: Index::default(),
            base: None,
            asked: BTreeMap::new(),
        };
        table.session.go_to(SimTime(table.roll.t));
        table
    }

    /// Writes down what is done, and does it.
    pub(super) fn done(&mut self, act: &Act) -> Result<(), Failed> {
        let durable = !matches!(act, Act::At { .. } | Act::Hinted { .. });
        if let Err(trouble) = self.book.add(&line_of(act), durable) {
            // What is on the disk no longer follows what happens: nothing more may happen.
            let failed = Failed::from(trouble);
            self.doors.give(|given| given.stuck = Some(failed.clone()));
            return Err(failed);
        }
        self.roll.after(act);
        Ok(())
    }

    fn stuck(&self) -> Result<(), Failed> {
        self.doors.look(|given| given.stuck.clone()).map_or(Ok(()), Err)
    }

    fn plays(&self) -> Result<(), Failed> {
        self.stuck()?;
        if self.roll.phase == Phase::Running { Ok(()) } else { Err(Failed::not_playing()) }
    }

    /// Somebody sits down.
    pub fn join(&mut self, name: String, seat: usize, token: String) -> Result<u32, Failed> {
        self.stuck()?;
        if self.roll.phase != Phase::Lobby && self.roll.phase != Phase::Running {
            return Err(Failed::room_closed());
        }
        if seat >= self.session.seats().len() {
            return Err(Failed::no_such_seat());
        }
        if self.roll.people.len() >= MOST_TRAINEES {
            return Err(Failed::room_full());
        }
        let trainee = self.roll.people.len() as u32;
        self.done(&Act::Joined { trainee, name: name.clone(), seat, token: token.clone() })?;
        let guest = Guest { id: trainee, name, seat, windows: Arc::new(Windows::default()) };
        self.doors.give(|given| given.let_in(token, guest));
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
                self.done(&Act::Handed { seat, model: true })?;
            }
        }
        self.done(&Act::Started)?;
        self.wind();
        Ok(())
    }

    /// The clock goes otherwise.
    pub fn pace(&mut self, pace: Pace) -> Result<(), Failed> {
        self.stuck()?;
        self.done(&Act::Paced { t: self.session.now().0, pace })?;
        self.wind();
        Ok(())
    }

    /// The clock stops, or goes on.
    pub fn pause(&mut self, paused: bool) -> Result<(), Failed> {
        self.plays()?;
        self.done(&Act::Paused { t: self.session.now().0, paused })?;
        self.wind();
        Ok(())
    }

    /// On to the next decision, whatever waits; the clock stops there.
    pub fn step(&mut self) -> Result<(), Failed> {
        self.plays()?;
        let next = self.session.next_decision().unwrap_or(self.session.end());
        self.session.go_to(next);
        self.done(&Act::Paused { t: self.session.now().0, paused: true })
    }

    /// A seat is left to the model, or no longer.
    pub fn hand(&mut self, seat: usize, model: bool) -> Result<(), Failed> {
        self.stuck()?;
        if seat >= self.session.seats().len() {
            return Err(Failed::no_such_seat());
        }
        self.done(&Act::Handed { seat, model })
    }

    /// The drill is over; every decision is weighed by so many futures.
    pub fn close(&mut self, futures: u64) -> Result<(), Failed> {
        self.plays()?;
        if futures > MOST_FUTURES {
            return Err(Failed::too_many_futures(MOST_FUTURES));
        }
        self.base = None;
        self.done(&Act::Closing { t: self.session.now().0, futures })
    }

    fn wind(&mut self) {
        let runs = self.roll.phase == Phase::Running
            && !self.roll.paused
            && matches!(self.roll.pace, Pace::Run(_));
        self.base = runs.then(|| (Instant::now(), self.session.now()));
    }

    /// Takes a decision; a trainee only one of the own seat.
    pub fn decide(&mut self, by: By, seat: Option<usize>, wish: Wish) -> Result<(), Failed> {
        self.plays()?;
        let found = self.session.waiting().into_iter().find(|waiting| waiting.decision == wish.decision);
        // Of what waits elsewhere nothing is told, not even that it does.
        let waiting = found.filter(|waiting| seat.is_none_or(|seat| seat == waiting.seat));
        let waiting = waiting.ok_or_else(Failed::not_waiting)?;
        let desk = self.asked.get(&wish.decision).map_or(0.0, |asked| asked.elapsed().as_secs_f64());
        let taken = Taken {
            seat: waiting.seat,
            option: wish.option,
            after_s: since(&waiting, self.session.now()),
            desk_s: desk.min(f64::from(u32::MAX)) as u32,
            rationale: wish.rationale,
            hinted: self.roll.hinted.contains(&wish.decision),
            decision: wish.decision,
        };
        self.take(by, taken)
    }

    fn take(&mut self, by: By, taken: Taken) -> Result<(), Failed> {
        self.session.decide(taken.clone()).map_err(cannot)?;
        self.asked.remove(&taken.decision);
        let line = saved::line(&taken).map_err(|_| Failed::defect())?;
        self.lines.push_str(&line);
        self.lines.push('\n');
        self.done(&Act::Took { by, taken })
    }

    /// What the plan expects of a decision that waits at a seat, in both languages.
    pub fn hint(&mut self, seat: usize, decision: &str) -> Result<Text, Failed> {
        self.plays()?;
        if !self.hints {
            return Err(Failed::no_hints());
        }
        let waiting = self.session.waiting().into_iter().find(|w| w.decision == decision && w.seat == seat);
        let waiting = waiting.ok_or_else(Failed::not_waiting)?;
        self.done(&Act::Hinted { decision: decision.to_owned() })?;
        Ok(Text::of(|lang| hint(&self.session.run().scenario, waiting.point, lang).join("\n")))
    }

    /// The clock goes on by as much as has passed, and the model decides what is left to it. How long nothing is to be done
    /// from now on.
    pub fn go_on(&mut self) -> Duration {
        if self.roll.phase != Phase::Running || self.stuck().is_err() {
            return LONG;
        }
        if self.roll.paused {
            return if self.model_decides(None).unwrap_or(false) { Duration::ZERO } else { LONG };
        }
        match (self.roll.pace, self.base) {
            (Pace::Stand, _) => self.jump(),
            (Pace::Run(speed), Some((from, then))) => {
                let target = SimTime(then.0 + (from.elapsed().as_secs_f64() * speed) as i64);
                let target = target.min(self.session.end());
                match self.model_decides(Some(target)) {
                    Ok(true) => return Duration::ZERO,
                    Ok(false) => self.session.go_to(target),
                    Err(_) => return LONG,
                }
                if self.session.now() >= self.session.end() { LONG } else { TICK.max(Duration::from_secs_f64(1.0 / speed.max(1.0))) }
            }
            (Pace::Run(_), None) => {
                self.wind();
                TICK
            }
        }
    }

    /// The clock that stands jumps where nothing waits.
    fn jump(&mut self) -> Duration {
        for _ in 0..AT_ONCE {
            match self.model_decides(None) {
                Ok(true) => continue,
                Ok(false) => {}
                Err(_) => return LONG,
            }
            if !self.session.waiting().is_empty() {
                return LONG;
            }
            match self.session.next_decision() {
                Some(next) => self.session.go_to(next),
                None => {
                    self.session.go_to(self.session.end());
                    return LONG;
                }
            }
        }
        Duration::ZERO
    }

    /// The model takes one decision that is left to it, up to a moment; whether there was one.
    fn model_decides(&mut self, upto: Option<SimTime>) -> Result<bool, Failed> {
        if !self.roll.model.contains(&true) {
            return Ok(false);
        }
        let left = |waiting: &Waiting, roll: &Roll| roll.model.get(waiting.seat) == Some(&true);
        let mut first = self.session.waiting().into_iter().find(|waiting| left(waiting, &self.roll));
        if let (None, Some(upto)) = (&first, upto) {
            let by_then = self.session.waiting_at(upto).into_iter();
            first = by_then.filter(|waiting| left(waiting, &self.roll)).min_by_key(|waiting| waiting.since);
            if let Some(waiting) = &first {
                self.session.go_to(waiting.since);
            }
        }
        let Some(waiting) = first else { return Ok(false) };
        let taken = Taken {
            seat: waiting.seat,
            option: policy(&self.session, &waiting),
            after_s: since(&waiting, self.session.now()),
            desk_s: 0,
            rationale: String::new(),
            hinted: false,
            decision: waiting.decision,
        };
        self.take(By::Model, taken).map(|()| true)
    }

    /// Tells everybody what is new for them, and how things stand.
    pub fn publish(&mut self) {
        let now = self.session.now();
        if self.stuck().is_err() {
            // What could not be written down is not told.
            let waiting = self.session.waiting();
            self.doors.give(|given| Lang::ALL.iter().for_each(|lang| self.tell_state(given, &waiting, *lang)));
            return;
        }
        if self.roll.t != now.0 && self.done(&Act::At { t: now.0 }).is_err() {
            return;
        }
        let waiting = if self.roll.phase == Phase::Lobby { Vec::new() } else { self.session.waiting() };
        for one in &waiting {
            self.asked.entry(one.decision.clone()).or_insert_with(Instant::now);
        }
        self.index.read(self.session.world(), now);
        let ears: Vec<Ear> = (0..self.session.seats().len()).map(Ear::Seat).chain([Ear::Trainer]).collect();
        let mut news = Vec::new();
        for ear in ears {
            let heard = self.heard.entry(ear).or_default();
            let facts = match ear {
                Ear::Trainer => heard.news(&self.session, &|entry| Some(entry.fact.clone())),
                Ear::Seat(seat) => {
                    let seats = self.session.seats();
                    heard.news(&self.session, &|entry| seats.get(seat)?.sees(entry))
                }
            };
            news.push((ear, facts));
        }
        let tellers = Lang::ALL.map(|lang| Teller::new(self.session.world(), lang));
        let clock = Clock::of(&self.session.run().scenario.drill.starts);
        self.doors.give(|given| {
            for (teller, lang) in tellers.iter().zip(Lang::ALL) {
                for (ear, facts) in &news {
                    let told = facts.iter().map(|(t, fact)| {
                        let text = self.index.tell(teller, *t, fact);
                        Arc::from(words::line(clock, *t, &text, lang).to_string())
                    });
                    given.feed_mut(*ear, lang).lines.extend(told.collect::<Vec<Arc<str>>>());
                }
                self.tell_state(given, &waiting, lang);
            }
        });
    }

    fn tell_state(&self, given: &mut Given, waiting: &[Waiting], lang: Lang) {
        let clock = words::clock(&self.session, &self.roll, lang).to_string();
        let mut states = Vec::new();
        let told = Told { session: &self.session, roll: &self.roll, waiting, given, hints: self.hints, lang };
        for seat in 0..self.session.seats().len() {
            states.push((Ear::Seat(seat), told.seat(seat).to_string()));
        }
        states.push((Ear::Trainer, told.trainer(self.weighed).to_string()));
        for (ear, state) in states {
            let feed = given.feed_mut(ear, lang);
            // What is the same is not sent again.
            if *feed.state != *state {
                feed.state = Arc::from(state);
            }
            if *feed.clock != *clock {
                feed.clock = Arc::from(clock.as_str());
            }
        }
    }
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
}

fn since(waiting: &Waiting, now: SimTime) -> u32 {
    u32::try_from((now - waiting.since).0.max(0)).unwrap_or(u32::MAX)
}

fn cannot(why: CannotDecide) -> Failed {
    match why {
        CannotDecide::NotWaiting | CannotDecide::NotYours | CannotDecide::TooEarly => Failed::not_waiting(),
        CannotDecide::NoOption => Failed::no_option(),
        CannotDecide::TooLong => Failed::too_long(LONGEST_RATIONALE),
        CannotDecide::TooMany => Failed::too_many_decisions(),
    }
}

/// What the model itself takes at a decision that waits: as it is taken in this world, whatever is taken.
fn policy(session: &Session, waiting: &Waiting) -> String {
    let first = waiting.options.first().cloned().unwrap_or_default();
    let tried = Override::Decide {
        decision: waiting.decision.clone(),
        option: first.clone(),
        after_s: since(waiting, session.now()),
    };
    let overrides = session.overrides().into_iter().chain([tried]).collect();
    let world = sim::run(&Run { overrides, ..session.run().clone() });
    let taken = choices(&world).into_iter().find(|choice| choice.id == waiting.decision);
    taken.map(|choice| choice.policy).filter(|policy| waiting.options.contains(policy)).unwrap_or(first)
}

/// What a room is about, for the words of a page.
pub fn about(session: &Session) -> Text {
    Text::of(|lang| {
        let run = session.run();
        let clock = Clock::of(&run.scenario.drill.starts);
        say::room_about(
            lang,
            run.scenario.name.get(lang),
            run.scenario.structure.name.get(lang),
            &clock.date(SimTime::ZERO, lang),
        )
    })
}
