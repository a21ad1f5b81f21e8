//! A trail: from the entry that caused something, how every second since then was spent.

use crate::record::{TimeClass, TimeSheet};
use crate::units::SimTime;

/// Time since a cause, accounted for up to a moment. What was spent always adds up to that moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Trail {
    /// Sequence number of the cause; none for what comes from outside.
    pub cause: Option<u32>,
    /// Other prerequisites.
    pub after: Vec<u32>,
    /// Accounted for up to here.
    pub upto: SimTime,
    /// The pieces, in order of time.
    pub spent: TimeSheet,
}

impl Default for Trail {
    fn default() -> Trail {
        Trail { cause: None, after: Vec::new(), upto: SimTime::ZERO, spent: TimeSheet::new() }
    }
}

impl Trail {
    /// Starts at an entry.
    pub fn from(cause: u32, at: SimTime) -> Trail {
        Trail { cause: Some(cause), after: Vec::new(), upto: at, spent: TimeSheet::new() }
    }

    /// Without a cause: nothing to account for.
    pub fn outside(at: SimTime) -> Trail {
        Trail { upto: at, ..Trail::default() }
    }

    /// Names further prerequisites.
    #[must_use]
    pub fn and(mut self, others: impl IntoIterator<Item = u32>) -> Trail {
        self.after.extend(others);
        self
    }

    /// The time until `until` was spent so.
    pub fn spend(&mut self, class: TimeClass, until: SimTime) {
        let seconds = (until - self.upto).0;
        if seconds <= 0 {
            return;
        }
        self.upto = until;
        if self.cause.is_none() {
            return;
        }
        match self.spent.last_mut() {
            Some((last, total)) if *last == class => *total += seconds as u32,
            _ => self.spent.push((class, seconds as u32)),
        }
    }
}
