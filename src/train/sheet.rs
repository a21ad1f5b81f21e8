//! The log of a session as a table: time, what came up, options, owner, decision, rationale, what followed.

use crate::record::{Entry, Record};
use crate::train::debrief::Reviewed;
use crate::train::session::Session;
use crate::units::SimTime;

/// A row of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRow {
    /// When it came up.
    pub asked: SimTime,
    /// When it was decided; absent where it was not.
    pub decided: Option<SimTime>,
    /// Id of the decision.
    pub decision: String,
    /// Position of the seat.
    pub seat: usize,
    /// What was open.
    pub options: Vec<String>,
    /// What was taken.
    pub taken: String,
    /// Why.
    pub rationale: String,
    /// Entries that follow from it directly and that the seat sees, at most a few.
    pub followed: Vec<u32>,
}

/// Entries that are told to have followed from a decision, at most.
const FOLLOWED: usize = 5;

/// The log of a reviewed session.
pub fn rows(session: &Session, record: &Record, reviewed: &[Reviewed]) -> Vec<LogRow> {
    let of = |review: &Reviewed| {
        let seat = session.seats().get(review.taken.seat);
        let decided = record.entries.iter().find(|entry| {
            matches!(&entry.fact, crate::record::Fact::Decided { point, .. } if *point == review.taken.decision)
        });
        let seen = |entry: &&Entry| seat.is_some_and(|seat| seat.sees(entry).is_some());
        let follows = decided.map(|decided| {
            let behind = record.entries.iter().filter(|e| e.cause == Some(decided.seq));
            behind.filter(seen).take(FOLLOWED).map(|e| e.seq).collect()
        });
        LogRow {
            asked: review.asked,
            decided: review.decided,
            decision: review.taken.decision.clone(),
            seat: review.taken.seat,
            options: review.options.clone(),
            taken: review.taken.option.clone(),
            rationale: review.taken.rationale.clone(),
            followed: follows.unwrap_or_default(),
        }
    };
    reviewed.iter().map(of).collect()
}
