//! What is told to every seat and to the trainer: the news as they come, and how things stand where that has changed.

use std::sync::Arc;

use crate::i18n::Lang;
use crate::i18n::format::Clock;
use crate::record::Fact;
use crate::report::teller::Teller;
use crate::train::act::Waiting;
use crate::train::session::{Bookmark, Session};
use crate::units::SimTime;
use crate::web::class::acts::Phase;
use crate::web::class::doors::{Doors, Ear};
use crate::web::class::news::Index;
use crate::web::class::roll::Roll;
use crate::web::class::words::{self, Told};

/// What how things stand is made of: where that is the same, so is what is told.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stand {
    phase: Phase,
    /// How much was done; what was done elsewhere is nothing to a seat.
    version: u64,
    taken: usize,
    left: bool,
    waiting: Vec<String>,
    /// Who is there, and how many of their windows.
    windows: Vec<(u32, u32)>,
    weighed: Option<(u64, u64)>,
}

impl Stand {
    fn of(told: &Told, seat: Option<usize>, weighed: Option<(u64, u64)>) -> Stand {
        let mine = |of: usize| seat.is_none_or(|seat| seat == of);
        let people = told.roll.people.iter().zip(told.windows).filter(|(p, _)| mine(p.seat) && !p.gone);
        let waiting = told.waiting.iter().filter(|waiting| mine(waiting.seat));
        Stand {
            phase: told.roll.phase,
            version: if seat.is_none() { told.roll.version } else { 0 },
            taken: told.session.taken().iter().filter(|taken| mine(taken.seat)).count(),
            left: seat.is_some_and(|seat| told.session.is_left(seat)),
            waiting: waiting.map(|waiting| waiting.decision.clone()).collect(),
            windows: people.map(|(person, windows)| (person.id, *windows)).collect(),
            weighed: if seat.is_none() { weighed } else { None },
        }
    }
}

/// What has been told.
pub struct Telling {
    hints: bool,
    index: Index,
    /// How far each ear has heard: the seats, then the trainer.
    marks: Vec<Bookmark>,
    stands: Vec<Option<Stand>>,
    clock: Option<[Arc<str>; 2]>,
}

impl Telling {
    /// Nothing has been told yet.
    pub fn new(hints: bool) -> Telling {
        Telling { hints, index: Index::default(), marks: Vec::new(), stands: Vec::new(), clock: None }
    }

    /// Tells everybody what is new for them.
    pub fn news(&mut self, session: &Session, doors: &Doors) {
        let seats = session.seats().len();
        self.marks.resize(seats + 1, Bookmark::default());
        self.index.read(session.past());
        let ears = (0..seats).map(Ear::Seat).chain([Ear::Trainer]);
        let mut news: Vec<(Ear, Vec<(SimTime, Fact)>)> = Vec::new();
        for (ear, mark) in ears.zip(&mut self.marks) {
            let seat = match ear {
                Ear::Seat(seat) => Some(seat),
                Ear::Trainer => None,
            };
            news.push((ear, session.news(seat, mark)));
        }
        news.retain(|(_, facts)| !facts.is_empty());
        if news.is_empty() {
            return;
        }
        let clock = Clock::of(&session.run().scenario.drill.starts);
        let mut told = Vec::new();
        for lang in Lang::ALL {
            let teller = Teller::new(session.world(), lang);
            for (ear, facts) in &news {
                let lines = facts.iter().map(|(t, fact)| {
                    let text = self.index.tell(&teller, *t, fact);
                    Arc::from(words::line(session, (clock, lang), *t, fact, &text).to_string())
                });
                told.push(((*ear, lang), lines.collect::<Vec<Arc<str>>>()));
            }
        }
        doors.give(|given| {
            told.into_iter().for_each(|((ear, lang), lines)| given.feed_mut(ear, lang).lines.extend(lines));
        });
    }

    /// Tells how things stand, where that has changed.
    pub fn states(
        &mut self,
        (session, roll): (&Session, &Roll),
        waiting: &[Waiting],
        weighed: Option<(u64, u64)>,
        doors: &Doors,
    ) {
        let seats = session.seats().len();
        self.stands.resize(seats + 1, None);
        let windows: Vec<u32> =
            doors.look(|given| roll.people.iter().map(|person| given.windows(person.id)).collect());
        let (windows, hints) = (windows.as_slice(), self.hints);
        let told = |lang| Told { session, roll, waiting, windows, hints, lang };
        let mut states: Vec<((Ear, Lang), String)> = Vec::new();
        for (ix, stood) in self.stands.iter_mut().enumerate() {
            let seat = (ix < seats).then_some(ix);
            let stand = Some(Stand::of(&told(Lang::Vi), seat, weighed));
            if *stood == stand {
                continue;
            }
            for lang in Lang::ALL {
                let state = seat.map_or_else(|| told(lang).trainer(weighed), |seat| told(lang).seat(seat));
                states.push(((seat.map_or(Ear::Trainer, Ear::Seat), lang), state.to_string()));
            }
            *stood = stand;
        }
        // What was done elsewhere moves no clock.
        let clock = |lang| Arc::<str>::from(words::clock(session, roll, lang).to_string());
        let now = Lang::ALL.map(clock);
        let clocks = (self.clock.as_ref() != Some(&now)).then_some(now);
        self.clock = clocks.clone().or_else(|| self.clock.take());
        if states.is_empty() && clocks.is_none() {
            return;
        }
        doors.give(|given| {
            for ((ear, lang), state) in states {
                given.feed_mut(ear, lang).state = Arc::from(state);
            }
            for (clock, lang) in clocks.iter().flatten().zip(Lang::ALL) {
                for ear in (0..seats).map(Ear::Seat).chain([Ear::Trainer]) {
                    given.feed_mut(ear, lang).clock = Arc::clone(clock);
                }
            }
        });
    }
}
