//! An inject that is being made of a row, and the drill that it is made for.

use super::words::Words;
use crate::i18n::format::Clock;
use crate::i18n::{Lang, Text};
use crate::scenario::Scenario;
use crate::scenario::model::{ExpectedAction, Inject, InjectKind};
use crate::units::{CivilDate, CivilDateTime, Epoch, SimTime, Span};

/// Days. A date further behind STARTEX than this is one of the year after.
const HALF_A_YEAR: i64 = 183;

/// What rows are read with.
pub struct Context<'a> {
    /// The scenario that the injects are for, where one is given.
    pub scenario: Option<&'a Scenario>,
    /// The words of tables.
    pub words: &'a Words,
    /// STARTEX.
    pub starts: CivilDateTime,
}

impl Context<'_> {
    /// Joins the drill's time to civil time.
    pub fn epoch(&self) -> Epoch {
        Epoch::new(self.starts)
    }

    /// A moment as people read it.
    pub fn shown(&self, t_s: i64, lang: Lang) -> String {
        let clock = Clock::of(&self.starts.to_string());
        format!("{} {}", clock.date(SimTime(t_s), lang), clock.time(SimTime(t_s)))
    }

    /// A day as people read it.
    pub fn day_shown(&self, date: CivilDate, lang: Lang) -> String {
        let clock = Clock::of(&self.starts.to_string());
        clock.date(self.epoch().from_civil(date.at_midnight()), lang)
    }

    /// The day of a month without a year: in the year of STARTEX, or in the next where that lies far behind.
    pub fn date(&self, month: i8, day: i8) -> Option<CivilDate> {
        let starts = self.starts.date;
        let date = CivilDate::new(starts.year(), month, day);
        let behind = date.is_none_or(|date| starts.day_number() - date.day_number() > HALF_A_YEAR);
        let next = || CivilDate::new(starts.year() + 1, month, day);
        if behind { next().or(date) } else { date }
    }

    /// The civil day that is so many days after that of STARTEX.
    pub fn day(&self, days: i64) -> CivilDate {
        self.epoch().to_civil(self.epoch().start_of_day(days)).date
    }

    /// Whether a day is one of the drill; without a scenario every day is.
    pub fn is_within(&self, date: CivilDate) -> bool {
        let t = self.epoch().from_civil(date.at_midnight());
        self.scenario.is_none_or(|s| date >= self.starts.date && t < SimTime::ZERO + s.drill.horizon)
    }

    /// What a channel is called: in the scenario, else in the table of words.
    pub fn channel_shown(&self, id: &str, lang: Lang) -> String {
        let channels = self.scenario.map(|scenario| scenario.practice.channels.as_slice());
        let found = channels.into_iter().flatten().find(|channel| channel.id == id);
        found.map_or_else(|| self.words.channel_name(id, lang), |channel| channel.name.get(lang).to_owned())
    }

    /// The scenario's inject of an id.
    pub fn inject(&self, id: &str) -> Option<&Inject> {
        self.scenario?.drill.injects.iter().find(|inject| inject.id == id)
    }
}

/// An inject with where it came from.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Position of its row's report.
    pub report: usize,
    /// Its row's first cell.
    pub cell: String,
    /// Its sheet.
    pub sheet: String,
    /// What the number column says.
    pub number: String,
    /// Id that is wished for; made unique in the end.
    pub id: String,
    /// Seconds after STARTEX.
    pub at: i64,
    /// Title.
    pub title: Text,
    /// Message.
    pub message: Text,
    /// Sender.
    pub from: Text,
    /// Recipient's id.
    pub to: String,
    /// Channel's id.
    pub channel: String,
    /// What it does.
    pub kind: InjectKind,
    /// What is expected.
    pub expects: Option<ExpectedAction>,
    /// An expected response that is no expectation, for want of a milestone or a time.
    pub remark: Option<String>,
    /// Whether it is a contingency, and what its row says about for which inject.
    pub contingency: Option<Base>,
    /// The inject that it is a contingency for.
    pub contingency_for: Option<String>,
}

/// For what a contingency is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// For the inject of this id.
    Id(String),
    /// For the row with this number.
    Number(String),
    /// Not said: for the last inject above that expects something.
    Above,
}

impl Draft {
    /// When the time for the expected action is over.
    pub fn due(&self) -> Option<i64> {
        self.expects.as_ref().map(|expects| self.at.saturating_add(expects.within.0))
    }

    /// The inject.
    pub fn inject(&self) -> Inject {
        Inject {
            id: self.id.clone(),
            at: Span(self.at),
            title: self.title.clone(),
            message: self.message.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            channel: self.channel.clone(),
            kind: self.kind.clone(),
            expects: self.expects.clone(),
            contingency_for: self.contingency_for.clone(),
        }
    }
}
