//! The way through the house, one call a room: load, simulate, score, draw. Commands go through here only.

use crate::record::Record;
use crate::score::{self, Scored};

/// Scores a record.
pub fn score(record: &Record) -> Scored {
    score::score(record)
}

/// What `explanation.json` holds.
pub fn explanation(record: &Record, scored: &Scored) -> String {
    score::explanation_json(record, scored)
}
