//! A fork: the same past, one or more decisions changed, a new future under the same luck.

use crate::record::{Override, Record, Run, first_difference};
use crate::score::{Scored, score};
use crate::sim;
use crate::train::choice::{Choice, choices};
use crate::train::difference::{Difference, difference};

/// Why a record cannot be forked so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ForkError {
    /// The record holds no such decision; with those that it holds.
    #[error("the record has no decision `{decision}`")]
    NoDecision {
        /// What was asked for.
        decision: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The decision has no such option; with those that it has.
    #[error("`{decision}` has no option `{option}`")]
    NoOption {
        /// The decision.
        decision: String,
        /// What was asked for.
        option: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The same decision twice.
    #[error("`{0}` is decided twice")]
    Twice(String),
    /// This version of the program does not make this record: another made it.
    #[error("this version does not make the same record: it was made by {made_by}")]
    OtherVersion {
        /// Version that made the record.
        made_by: String,
    },
}

/// A decision changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Id of the decision.
    pub decision: String,
    /// The option taken instead.
    pub option: String,
}

/// What became of it.
#[derive(Clone, Debug)]
pub struct Forked {
    /// The new record.
    pub record: Record,
    /// Its scores.
    pub scored: Scored,
    /// The decisions as they were, in the order of the changes, with the option taken now.
    pub changed: Vec<(Choice, String)>,
    /// How the futures differ.
    pub difference: Difference,
}

/// Changes decisions of a record. Each must be one of the record before its future is another: decisions that come up only
/// in the new future are changed by forking the fork.
///
/// # Errors
/// Where a decision or an option is not in the record, or this program does not make the record.
pub fn fork(record: &Record, changes: &[Change]) -> Result<Forked, ForkError> {
    let known = choices(record);
    let mut changed: Vec<(Choice, String)> = Vec::new();
    for change in changes {
        let Some(choice) = known.iter().find(|choice| choice.id == change.decision) else {
            let known = known.iter().map(|choice| choice.id.clone()).collect();
            return Err(ForkError::NoDecision { decision: change.decision.clone(), known });
        };
        if !choice.options.contains(&change.option) {
            return Err(ForkError::NoOption {
                decision: change.decision.clone(),
                option: change.option.clone(),
                known: choice.options.clone(),
            });
        }
        if changed.iter().any(|(other, _)| other.id == choice.id) {
            return Err(ForkError::Twice(change.decision.clone()));
        }
        changed.push((choice.clone(), change.option.clone()));
    }
    reproduces(record)?;
    let new = sim::run(&Run { overrides: with(&record.run.overrides, &changed), ..record.run.clone() });
    let (before, after) = (score(record), score(&new));
    let difference = difference(record, &before, &new, &after);
    Ok(Forked { record: new, scored: after, changed, difference })
}

/// The overrides of a run with decisions taken otherwise, each as long after it came up as before.
fn with(overrides: &[Override], changed: &[(Choice, String)]) -> Vec<Override> {
    let replaced = |change: &Override| match change {
        Override::Decide { decision, .. } => changed.iter().any(|(choice, _)| choice.id == *decision),
        Override::Hold { .. } | Override::Redraw { .. } => false,
    };
    let kept = overrides.iter().filter(|change| !replaced(change)).cloned();
    let new = changed.iter().map(|(choice, option)| Override::Decide {
        decision: choice.id.clone(),
        option: option.clone(),
        after_s: (choice.t - choice.asked).0.max(0) as u32,
    });
    kept.chain(new).collect()
}

/// Whether this program makes a record as it is: else its past would be another.
fn reproduces(record: &Record) -> Result<(), ForkError> {
    let again = sim::run(&record.run);
    match first_difference(record, &again) {
        None => Ok(()),
        Some(_) => Err(ForkError::OtherVersion { made_by: record.version.clone() }),
    }
}
