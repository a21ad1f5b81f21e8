//! What a comparison found, as values: what `comparison.json` holds.

use serde::Serialize;

use super::super::batch::{Estimate, Stop};
use super::ComparePlan;
use crate::experiment::stats::{Best, Quantiles, Validity, Verdict};

/// What a comparison found. Arms are named by their position.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What was asked.
    pub plan: ComparePlan,
    /// Drills of every arm.
    pub replications: u64,
    /// Why it ended.
    pub stopped_by: Stop,
    /// When its intervals hold.
    pub validity: Validity,
    /// Drills in which every arm has the measure; the others say nothing about it.
    pub complete: u64,
    /// The arms.
    pub arms: Vec<ArmFound>,
    /// Differences of the measure, by pair.
    pub pairs: Vec<PairFound>,
    /// Each arm beside the best of the others.
    pub best: Vec<Best>,
    /// The selection of the best, where it was asked for.
    pub selection: Option<Selection>,
    /// Differences of the chance of meeting each expectation, by expectation and pair.
    pub chances: Vec<ChanceDifference>,
    /// Differences of the share of the intrusions that meet each expectation, by expectation and pair.
    pub shares: Vec<ShareDifference>,
    /// Differences of where the hours went, by class and pair.
    pub hours: Vec<HoursDifference>,
    /// What common luck was worth, by pair; empty where it was not measured.
    pub variance_reduction: Vec<VarianceReduction>,
}

impl Comparison {
    /// The difference of the first arm less the second, whichever way the pair is kept: its estimate and ends.
    pub fn difference(&self, first: usize, second: usize) -> Option<Estimate> {
        let pair =
            self.pairs.iter().find(|p| (p.first, p.second) == (first.min(second), first.max(second)))?;
        Some(if first < second { pair.difference } else { negated(pair.difference) })
    }

    /// The arms, the best estimate of the measure first.
    pub fn ranked(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.arms.len()).collect();
        let key = |arm: &usize| {
            -self.arms[*arm].mean.value.map_or(f64::NEG_INFINITY, |v| self.plan.measure.oriented(v))
        };
        order.sort_by(|a, b| key(a).total_cmp(&key(b)).then(a.cmp(b)));
        order
    }
}

fn negated(estimate: Estimate) -> Estimate {
    let minus = |value: Option<f64>| value.map(|v| 0.0 - v);
    Estimate { value: minus(estimate.value), low: minus(estimate.high), high: minus(estimate.low) }
}

/// What was found of one arm.
#[derive(Clone, Debug, Serialize)]
pub struct ArmFound {
    /// Mean of the measure over the complete drills.
    pub mean: Estimate,
    /// Its quantile of a tenth.
    pub p10: Option<f64>,
    /// Its median.
    pub p50: Option<f64>,
    /// Its quantile of nine tenths.
    pub p90: Option<f64>,
    /// Complete drills that ended before the measure could be told; they count as at the end of the run.
    pub open: u64,
    /// Chances of meeting every expectation, in the order of the plan.
    pub chances: Vec<MetChance>,
    /// Mean share of the intrusions that meet each expectation, 0..1, in the order of the plan.
    pub shares: Vec<Option<f64>>,
    /// Mean seconds of every class on the way from the intrusion to its containment.
    pub hours: Vec<Option<f64>>,
    /// Means of all other columns.
    pub columns: Vec<ColumnMean>,
    /// Times measured for every expectation, one a drill.
    #[serde(skip)]
    pub times: Vec<Quantiles>,
}

/// How often an arm met an expectation.
#[derive(Clone, Debug, Serialize)]
pub struct MetChance {
    /// Id of the expectation.
    pub expectation: String,
    /// Drills in which it was due.
    pub due: u64,
    /// Of them, met.
    pub met: u64,
    /// Of them, undecided when the run ended.
    pub undecided: u64,
    /// Chance of meeting it, 0..1; absent while some are undecided. The interval is of this chance alone and allows for
    /// what is undecided.
    pub chance: Estimate,
}

/// The mean of a column over the drills that have it.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnMean {
    /// Name of the column.
    pub id: String,
    /// Drills that have it.
    pub present: u64,
    /// Drills whose run ended before it could be told; counted as at the end of the run.
    pub open: u64,
    /// The mean.
    pub mean: Option<f64>,
}

/// The measure of the first arm less that of the second, drill by drill.
#[derive(Clone, Debug, Serialize)]
pub struct PairFound {
    /// The first arm.
    pub first: usize,
    /// The second arm.
    pub second: usize,
    /// Mean of the differences; the intervals of all pairs hold at once.
    pub difference: Estimate,
    /// What that says.
    pub verdict: Verdict,
    /// Whether every cell of every drill was the same.
    pub all_alike: bool,
    /// About how many drills would settle what is open.
    pub drills_to_tell: Option<u64>,
    /// What of the difference rests on stated relations, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Parts>,
}

/// The parts of a difference. The intervals of all pairs hold at once, those of each part for itself.
#[derive(Clone, Debug, Serialize)]
pub struct Parts {
    /// The difference of both arms reduced to what a text states.
    pub stated: Estimate,
    /// The rest.
    pub assumed: Estimate,
}

/// How the selection of the best came out.
#[derive(Clone, Debug, Serialize)]
pub struct Selection {
    /// The probability of correct selection that was asked for.
    pub probability: f64,
    /// The indifference zone.
    pub zone: f64,
    /// The selected arm; absent where the drills were too few.
    pub winner: Option<usize>,
    /// Arms that had the same sum in every one of these drills.
    pub tied: Vec<usize>,
    /// Arms that were still in the race.
    pub left: Vec<usize>,
    /// Drills of every arm until it fell out, or the race ended.
    pub taken: Vec<u64>,
    /// At most so many drills of every arm end the race; 0 before the first stage is over.
    pub most: u64,
}

/// The chance of the first arm to meet an expectation less that of the second.
#[derive(Clone, Debug, Serialize)]
pub struct ChanceDifference {
    /// Id of the expectation.
    pub expectation: String,
    /// The first arm.
    pub first: usize,
    /// The second arm.
    pub second: usize,
    /// Drills in which it was due under both.
    pub due: u64,
    /// Drills in which only the first met it.
    pub first_only: u64,
    /// Drills in which only the second met it.
    pub second_only: u64,
    /// The difference; the intervals of the whole table hold at once.
    pub difference: Estimate,
}

/// The mean share of the intrusions that meet an expectation under the first arm less that under the second, among the
/// drills in which it was due under both.
#[derive(Clone, Debug, Serialize)]
pub struct ShareDifference {
    /// Id of the expectation.
    pub expectation: String,
    /// The first arm.
    pub first: usize,
    /// The second arm.
    pub second: usize,
    /// Drills in which it was due under both.
    pub due: u64,
    /// The difference; the intervals of the whole table hold at once.
    pub difference: Estimate,
}

/// Mean seconds of a class under the first arm less those under the second, among the drills in which both contained something.
#[derive(Clone, Debug, Serialize)]
pub struct HoursDifference {
    /// Name of the column.
    pub column: String,
    /// Position of the class among all classes of time.
    #[serde(skip)]
    pub class: usize,
    /// The first arm.
    pub first: usize,
    /// The second arm.
    pub second: usize,
    /// Drills in which both contained something.
    pub drills: u64,
    /// The difference in seconds; the intervals of the whole table hold at once.
    pub difference: Estimate,
}

/// What common luck was worth to a difference.
#[derive(Clone, Debug, Serialize)]
pub struct VarianceReduction {
    /// The first arm.
    pub first: usize,
    /// The second arm.
    pub second: usize,
    /// Variance of the difference under common luck.
    pub common: f64,
    /// Its variance where the arms share no luck.
    pub apart: f64,
    /// Drills that share no luck.
    pub drills: u64,
    /// The second over the first: so many times as many drills would be needed. Its interval is of this pair alone, for large
    /// numbers of drills.
    pub ratio: Estimate,
}
