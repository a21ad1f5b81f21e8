//! What a study of corrective measures found, as values: what `improvement.json` holds.

use serde::Serialize;

use super::super::batch::Estimate;
use super::ImprovePlan;
use crate::scenario::model::CorrectiveMeasure;

/// By what measures are ranked and taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Objective {
    /// The share of the expectations due that are met: one counts where every intrusion meets it, as the plan asks.
    #[default]
    Expectations,
    /// The share of the intrusions that meet an expectation, mean over the expectations due: shows what the first is
    /// blind to where several intrusions have to meet each.
    Intrusions,
    /// The score.
    Score,
}

impl Objective {
    /// All, in the order of their numbers.
    pub const ALL: [Objective; 3] = [Objective::Expectations, Objective::Intrusions, Objective::Score];
}

/// A measure and what it touches in the scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The measure.
    pub measure: CorrectiveMeasure,
    /// How many things each of its changes touched.
    pub touched: Vec<u64>,
    /// Whether the scenario differs with it; one that does not apply has an effect of exactly nothing.
    pub applies: bool,
    /// Million đồng a year, where a cost was given.
    pub cost: Option<f64>,
}

/// What a study found. Measures are named by their position among the candidates.
#[derive(Clone, Debug)]
pub struct Improvement {
    /// What was asked.
    pub plan: ImprovePlan,
    /// All measures, sorted by id.
    pub candidates: Vec<Candidate>,
    /// Ids of the expectations of the plan.
    pub expectations: Vec<String>,
    /// The province as it is, in the drills of the search and in the fresh ones; absent where no measure applies.
    pub base: Option<(Level, Level)>,
    /// Every measure that applies, alone, the best in the search first.
    pub singles: Vec<Effect>,
    /// The steps of the search for a combination.
    pub steps: Vec<Step>,
    /// The combinations of these steps, the shortest first.
    pub combinations: Vec<Effect>,
    /// Simulated drills in all.
    pub drills: u64,
}

impl Improvement {
    /// Every effect that was estimated, measures alone first.
    pub fn effects(&self) -> impl Iterator<Item = &Effect> {
        self.singles.iter().chain(&self.combinations)
    }
}

/// How well the plan is met.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Level {
    /// Mean over the drills of the share of the expectations due that were met, 0..1.
    pub share_met: Estimate,
    /// Mean over the drills of the share of the intrusions that met an expectation, mean over those due, 0..1.
    pub intrusions_met: Estimate,
    /// Mean score, 0..100.
    pub score: Estimate,
    /// Chance that a drill meets every expectation that is due in it.
    pub whole_plan: Estimate,
}

/// What one or several measures change, against the province as it is under the same luck.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Effect {
    /// The measures.
    #[serde(skip)]
    pub measures: Vec<usize>,
    /// Million đồng a year together; absent where that of one is not known.
    pub cost: Option<f64>,
    /// In the drills among which it was searched.
    pub search: Difference,
    /// In fresh drills.
    pub fresh: Difference,
    /// Whether it may be the best of all that were estimated afresh, the province as it is among them.
    pub possible_best: bool,
    /// The chance to meet the whole plan, in fresh drills.
    pub whole_plan: WholePlan,
    /// The chance to meet each expectation, in fresh drills.
    pub expectations: Vec<ExpectationChange>,
}

/// The chance that a drill meets every expectation that is due in it; the intervals of all effects hold at once, each column
/// for itself.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct WholePlan {
    /// Drills in which something was due.
    pub due: u64,
    /// Of them, those in which all of it was met.
    pub met: u64,
    /// With the measures.
    pub chance: Estimate,
    /// Against the province as it is, in the same drills.
    pub difference: Estimate,
}

/// Differences from the province as it is; the intervals of all effects of a stage hold at once, each column for itself.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Of the mean share of the expectations due that were met.
    pub share_met: Estimate,
    /// Of the mean share of the intrusions that met an expectation.
    pub intrusions_met: Estimate,
    /// Of the mean score.
    pub score: Estimate,
    /// What that of the objective says.
    pub says: Says,
}

impl Difference {
    /// That of one objective.
    pub fn of(&self, objective: Objective) -> Estimate {
        match objective {
            Objective::Expectations => self.share_met,
            Objective::Intrusions => self.intrusions_met,
            Objective::Score => self.score,
        }
    }
}

/// What an interval of a difference says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// It lies above zero.
    Helps,
    /// It lies below zero.
    Harms,
    /// It holds zero.
    NotShown,
    /// Too few drills for an interval.
    Unknown,
}

impl Says {
    /// What an interval says.
    pub(super) fn of(estimate: Estimate) -> Says {
        match (estimate.low, estimate.high) {
            (Some(low), _) if low > 0.0 => Says::Helps,
            (_, Some(high)) if high < 0.0 => Says::Harms,
            (Some(_), Some(_)) => Says::NotShown,
            _ => Says::Unknown,
        }
    }
}

/// How the chance to meet an expectation changes, among the drills in which it was due with and without.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExpectationChange {
    /// Id of the expectation.
    pub expectation: String,
    /// Drills in which it was due with and without.
    pub due: u64,
    /// Drills in which it was met only with the measures.
    pub only_with: u64,
    /// Drills in which it was met only without.
    pub only_without: u64,
    /// The difference; the intervals of all measures and expectations hold at once.
    pub difference: Estimate,
}

/// A step of the search for a combination.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was chosen before it.
    pub chosen: Vec<usize>,
    /// What each further measure adds to that, in the drills of the search.
    pub tried: Vec<(usize, Estimate)>,
    /// The one that was taken; absent where none was shown to add anything: the search ended.
    pub taken: Option<usize>,
}
