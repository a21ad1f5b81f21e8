//! An inject that is being made of a row, and the drill that it is made for.

use super::words::Words;
use crate::i18n::format::Clock;
use crate::i18n::{Lang, Text};
use crate::scenario::Scenario;
use crate::scenario::model::{ExpectedAction, Inject, InjectKind};
use crate::units::{CivilDateTime, Epoch, SimTime, Span};

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
