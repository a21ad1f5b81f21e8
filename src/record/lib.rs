//! Rank 2: what happened in one run: the contract between the simulation and everything after it.

// Paths name the room, `crate::record::…`, in this crate as in every other.
extern crate self as record;
use cyberdrill_i18n as i18n;
use cyberdrill_scenario as scenario;
use cyberdrill_units as units;

mod about;
mod check;
mod diff;
mod entry;
mod error;
mod fact;
mod lean;
mod point;
#[cfg(any(test, feature = "testing"))]
pub mod random;
mod read;
mod seen;
mod swift;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod write;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use crate::units::{IntrusionId, Names};
pub use check::check;
pub use diff::{Difference, first_difference};
pub use entry::{Audience, Entry, TimeClass, TimeSheet};
pub use error::RecordError;
pub use fact::{AlertSource, Asked, Fact, Impact, MessageKind, Reacted, Verdict};
pub use point::Point;
pub use read::read_jsonl;
pub use write::{digest, hexadecimal, scenario_digest, write_jsonl};

use crate::scenario::Scenario;
use crate::units::{OrgId, SimTime, Span};

/// Version of the format of `record.jsonl`.
pub const FORMAT: u32 = 1;

/// A change made to a run from outside: an option taken at a decision point, decisions held back, luck redrawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "override", rename_all = "snake_case", deny_unknown_fields)]
pub enum Override {
    /// Take `option` at the decision point `decision`.
    Decide {
        /// Id of the decision.
        decision: String,
        /// Id of the option.
        option: String,
        /// Seconds from the moment at which the decision comes up until it is taken.
        #[serde(default, skip_serializing_if = "is_zero")]
        after_s: u32,
    },
    /// The decisions of an organisation at these points wait until a [`Override::Decide`] takes them. That they have come
    /// up is written down ([`Fact::DecisionAwaited`]).
    Hold {
        /// Whose decisions.
        organisation: OrgId,
        /// At which points.
        points: Vec<Point>,
        /// From when on; what came up earlier is the model's.
        from: SimTime,
        /// Before when; absent where they wait to the end. What has come up by then goes on waiting.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<SimTime>,
    },
    /// What is drawn from a moment on is drawn afresh; what the world is made of stays.
    Redraw {
        /// From when on.
        from: SimTime,
        /// Which of the futures.
        future: u64,
    },
}

fn is_zero(seconds: &u32) -> bool {
    *seconds == 0
}

/// What a run is a pure function of.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The resolved scenario, with its structure.
    pub scenario: Arc<Scenario>,
    /// Seed.
    pub seed: u64,
    /// Replication, from 0.
    pub replication: u64,
    /// Changes from outside.
    pub overrides: Vec<Override>,
}

/// A record: what was run, and every entry.
#[derive(Clone, Debug)]
pub struct Record {
    /// What was run.
    pub run: Run,
    /// Version of the program that ran it.
    pub version: String,
    /// How long the run lasts after STARTEX.
    pub horizon: Span,
    /// The entries, by sequence; times never decrease.
    pub entries: Vec<Entry>,
    /// Events that the simulation handled.
    pub events: u64,
}
