//! What a study of corrective measures found, read from its `improvement.json`.

use serde::Deserialize;

use crate::i18n::Text;
use crate::scenario::model::{Change, Ground};

/// A study of corrective measures.
#[derive(Clone, Debug, Deserialize)]
pub struct Effects {
    /// Version of the program that made it.
    pub version: String,
    /// Digest of the scenario that it was made for.
    pub scenario_digest: String,
    /// Seed of its drills.
    pub seed: u64,
    /// Which replications it ran.
    pub(super) replications: Replications,
    /// By what it ranked and judged; studies of earlier versions knew one way only.
    #[serde(default)]
    pub(super) by: By,
    /// Confidence of its intervals, 0..1.
    pub(super) confidence: f64,
    /// The measures that were tried.
    pub(super) measures: Vec<Measure>,
    /// Every measure that applies, alone.
    pub(super) alone: Vec<Tried>,
    /// The combinations.
    pub(super) together: Vec<Tried>,
}

/// By what a study ranked and judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum By {
    /// The share of the expectations due that are met.
    #[default]
    Expectations,
    /// The share of the intrusions that meet an expectation.
    Intrusions,
    /// The score.
    Score,
}

/// Which replications a study ran.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Replications {
    /// The fresh ones: from and before.
    pub fresh: [u64; 2],
}

/// A measure that was tried.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Measure {
    pub id: String,
    pub name: Text,
    pub ground: Ground,
    pub applies: bool,
    pub cost_million_dong_a_year: Option<f64>,
    /// What it changes; studies of earlier versions do not tell.
    #[serde(default)]
    pub changes: Vec<Change>,
}

/// One or several measures, and what they did.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Tried {
    pub measures: Vec<String>,
    pub effect: Effect,
}

/// What measures change against the province as it is.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Effect {
    pub cost: Option<f64>,
    pub fresh: Difference,
    pub expectations: Vec<ExpectationChange>,
}

/// Differences in fresh drills.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Difference {
    pub share_met: Estimate,
    /// Studies of earlier versions do not tell.
    #[serde(default)]
    pub intrusions_met: Option<Estimate>,
    pub score: Estimate,
    /// What that of the objective says.
    pub says: Says,
}

/// A number with its interval.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct Estimate {
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// What an interval says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Says {
    Helps,
    Harms,
    NotShown,
    Unknown,
}

/// How the chance to meet an expectation changes.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ExpectationChange {
    pub expectation: String,
    pub due: u64,
    pub difference: Estimate,
}

impl Effects {
    /// Reads a study.
    ///
    /// # Errors
    /// Where the text is no study.
    pub fn read(text: &str) -> Result<Effects, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Fresh drills that every effect rests on.
    pub fn drills(&self) -> u64 {
        self.replications.fresh[1].saturating_sub(self.replications.fresh[0])
    }

    pub(super) fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|m| m.id == id)
    }
}
