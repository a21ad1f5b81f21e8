//! What holds of every record: sequence, time, causes, and time sheets that add up.

use super::entry::Entry;
use super::error::RecordError;
use super::{Fact, Record};
use crate::units::Span;
use crate::units::time::DAY;

/// Farther from STARTEX than any moment of a run: a century. Keeps sums of times far from overflowing.
pub(super) const FARTHEST: i64 = 36_525 * DAY;

/// Checks that sequence numbers have no gap, times never decrease, causes precede their effects, and every time
/// sheet adds up to the time since the cause. Lines in the error are those of the written record.
///
/// # Errors
/// The first entry at which one of these does not hold.
pub fn check(record: &Record) -> Result<(), RecordError> {
    within_reach(1, record.horizon.0)?;
    for (ix, entry) in record.entries.iter().enumerate() {
        entry_follows(&record.entries[..ix], entry)?;
    }
    Ok(())
}

/// Checks one entry against those before it.
pub(super) fn entry_follows(before: &[Entry], entry: &Entry) -> Result<(), RecordError> {
    let line = before.len() as u64 + 2;
    if entry.seq as usize != before.len() {
        return Err(RecordError::Seq { line, expected: before.len() as u64, found: entry.seq.into() });
    }
    within_reach(line, entry.t.0)?;
    if let Fact::PersonAbsent { until, .. } | Fact::ChannelLost { until, .. } = &entry.fact {
        within_reach(line, until.0)?;
    }
    if let Some(last) = before.last()
        && entry.t < last.t
    {
        return Err(RecordError::TimeBack { line, t: entry.t.0, before: last.t.0 });
    }
    let elapsed = match entry.cause {
        None => Span::ZERO,
        Some(cause) => match before.get(cause as usize) {
            Some(earlier) => entry.t - earlier.t,
            None => return Err(RecordError::Cause { line, seq: entry.seq.into(), cause: cause.into() }),
        },
    };
    let mut bound = None;
    for &after in &entry.after {
        if bound.is_some_and(|b| after <= b) || entry.cause.is_none_or(|cause| after >= cause) {
            return Err(RecordError::After { line, after: after.into() });
        }
        bound = Some(after);
    }
    let says: i64 = entry.spent.iter().map(|(_, seconds)| i64::from(*seconds)).sum();
    if says != elapsed.0 {
        return Err(RecordError::Spent { line, says, elapsed: elapsed.0 });
    }
    Ok(())
}

/// Checks that a moment is one that a run can reach.
pub(super) fn within_reach(line: u64, t: i64) -> Result<(), RecordError> {
    if (-FARTHEST..=FARTHEST).contains(&t) {
        Ok(())
    } else {
        Err(RecordError::TimeRange { line, t, limit: FARTHEST })
    }
}
