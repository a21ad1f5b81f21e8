//! What the drills of one stage have shown, in memory that does not grow with their number.

use super::super::batch::Estimate;
use super::super::outcome::{Cell, Column, Layout, Row};
use super::found::{Difference, ExpectationChange, Level, Objective, Says, WholePlan};
use crate::experiment::stats::{
    Bounds, Discordance, Interval, Moments, Validity, difference_interval, with_the_best,
};
use crate::score::Status;

/// How many objectives there are.
const OBJECTIVES: usize = Objective::ALL.len();
/// Distance between the greatest and least value of each.
const WIDTHS: [f64; OBJECTIVES] = [1.0, 1.0, 100.0];

/// How well the plan is met in a drill, by objective.
type Values = [Option<f64>; OBJECTIVES];

/// What an arm has shown.
#[derive(Clone, Debug, Default)]
struct ArmTally {
    levels: [Moments; OBJECTIVES],
    /// Against the province as it is.
    differences: [Moments; OBJECTIVES],
    /// Against the second arm, of the objective alone.
    added: Moments,
    met: Vec<Discordance>,
    /// Drills in which something was due, and those in which all of it was met; and the same against the province as it is.
    whole: (u64, u64),
    whole_against: Discordance,
}

/// Rows of a stage; the first arm is the province as it is.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    confidence: f64,
    by: Objective,
    expectations: Vec<(usize, String)>,
    /// Columns of the shares of intrusions that met an expectation.
    shares: Vec<usize>,
    score: Option<usize>,
    arms: Vec<ArmTally>,
    /// Differences of the objective, by pair, the first less the second.
    pairs: Vec<Moments>,
}

impl Tally {
    pub(super) fn new(layout: &Layout, arms: usize, confidence: f64, by: Objective) -> Tally {
        let columns = || layout.columns.iter().enumerate();
        let status = |(at, column): (usize, &Column)| match column {
            Column::Status(_, id) => Some((at, id.clone())),
            _ => None,
        };
        let expectations: Vec<(usize, String)> = columns().filter_map(status).collect();
        let arm = ArmTally { met: vec![Discordance::default(); expectations.len()], ..ArmTally::default() };
        Tally {
            confidence,
            by,
            shares: columns().filter(|(_, c)| matches!(c, Column::ShareMet(..))).map(|(at, _)| at).collect(),
            score: columns().find(|(_, c)| **c == Column::Score("score")).map(|(at, _)| at),
            arms: vec![arm; arms],
            pairs: vec![Moments::default(); arms * arms.saturating_sub(1) / 2],
            expectations,
        }
    }

    /// The pairs of arms, in order.
    fn each_pair(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let k = self.arms.len();
        (0..k).flat_map(move |i| (i + 1..k).map(move |l| (i, l)))
    }

    /// Takes in a drill of every arm. One in which an arm was due nothing says nothing about any.
    pub(super) fn take(&mut self, rows: &[Row]) {
        let values: Vec<Values> = rows.iter().map(|row| self.values(row)).collect();
        for objective in 0..WIDTHS.len() {
            let whole: Option<Vec<f64>> = values.iter().map(|v| v[objective]).collect();
            let Some(whole) = whole else { continue };
            for (arm, value) in std::iter::zip(&mut self.arms, &whole) {
                arm.levels[objective].add(*value);
                arm.differences[objective].add(value - whole[0]);
                if let (true, Some(second)) = (objective == self.by as usize, whole.get(1)) {
                    arm.added.add(value - second);
                }
            }
            if objective == self.by as usize {
                for (ix, (i, l)) in self.each_pair().enumerate() {
                    self.pairs[ix].add(whole[i] - whole[l]);
                }
            }
        }
        let Some(base) = rows.first() else { return };
        for (arm, row) in std::iter::zip(&mut self.arms, rows) {
            for (met, (at, _)) in std::iter::zip(&mut arm.met, &self.expectations) {
                if let (Some(with), Some(without)) = (met_by(row[*at]), met_by(base[*at])) {
                    met.add(with, without);
                }
            }
            let [with, without] = [row, base].map(|row| whole(&self.expectations, row));
            arm.whole =
                (arm.whole.0 + u64::from(with.is_some()), arm.whole.1 + u64::from(with == Some(true)));
            if let (Some(with), Some(without)) = (with, without) {
                arm.whole_against.add(with, without);
            }
        }
    }

    fn values(&self, row: &Row) -> Values {
        let met: Vec<bool> = self.expectations.iter().filter_map(|(at, _)| met_by(row[*at])).collect();
        let share = met.iter().filter(|met| **met).count() as f64 / met.len() as f64;
        let number = |at: usize| match row[at] {
            Cell::Number(value) => Some(value),
            _ => None,
        };
        let shares: Vec<f64> = self.shares.iter().filter_map(|at| number(*at)).collect();
        let intrusions = shares.iter().sum::<f64>() / shares.len() as f64;
        [
            (!met.is_empty()).then_some(share),
            (!shares.is_empty()).then_some(intrusions),
            self.score.and_then(number),
        ]
    }

    /// Confidence of each of so many intervals that hold at once (Bonferroni).
    fn each_of(&self, many: usize) -> f64 {
        1.0 - (1.0 - self.confidence) / many.max(1) as f64
    }

    fn estimate(&self, moments: &Moments, width: f64, many: usize) -> Estimate {
        let interval = difference_interval(moments, width, self.each_of(many), Validity::Fixed);
        estimated(moments.mean(), interval)
    }

    /// How well an arm meets the plan.
    pub(super) fn level(&self, arm: usize) -> Level {
        let of = |ix: usize| {
            let (levels, bounds) = (&self.arms[arm].levels[ix], Bounds::up_to(WIDTHS[ix]));
            estimated(levels.mean(), bounds.mean(levels, self.confidence, Validity::Fixed))
        };
        let [share_met, intrusions_met, score] = std::array::from_fn(of);
        Level { share_met, intrusions_met, score, whole_plan: self.chance_of_whole(arm, self.confidence) }
    }

    fn chance_of_whole(&self, arm: usize, confidence: f64) -> Estimate {
        let (due, met) = self.arms[arm].whole;
        let interval = Validity::Fixed.chance(met, met, due, confidence);
        estimated((due > 0).then(|| met as f64 / due as f64), (due > 0).then_some(interval))
    }

    /// The chance of an arm to meet the whole plan; of all arms but the province as it is at once.
    pub(super) fn whole_plan(&self, arm: usize) -> WholePlan {
        let (each, against) = (self.each_of(self.arms.len() - 1), self.arms[arm].whole_against);
        WholePlan {
            due: self.arms[arm].whole.0,
            met: self.arms[arm].whole.1,
            chance: self.chance_of_whole(arm, each),
            difference: estimated(against.difference(), against.interval(each, Validity::Fixed)),
        }
    }

    /// An arm less the province as it is; of all arms but that at once.
    pub(super) fn difference(&self, arm: usize) -> Difference {
        let many = self.arms.len() - 1;
        let moments = &self.arms[arm].differences;
        let estimates: [Estimate; OBJECTIVES] =
            std::array::from_fn(|ix| self.estimate(&moments[ix], WIDTHS[ix], many));
        let [share_met, intrusions_met, score] = estimates;
        Difference { share_met, intrusions_met, score, says: Says::of(estimates[self.by as usize]) }
    }

    /// What an arm adds to the second arm; of all arms behind it at once.
    pub(super) fn added(&self, arm: usize) -> Estimate {
        self.estimate(&self.arms[arm].added, WIDTHS[self.by as usize], self.arms.len().saturating_sub(2))
    }

    /// The expectations by id.
    pub(super) fn expectations(&self) -> Vec<String> {
        self.expectations.iter().map(|(_, id)| id.clone()).collect()
    }

    /// How the chance to meet each expectation differs from that of the province as it is.
    pub(super) fn changes(&self, arm: usize) -> Vec<ExpectationChange> {
        let others = self.arms.iter().skip(1);
        let ever = others.flat_map(|arm| &arm.met).filter(|met| met.due > 0).count();
        let each = self.each_of(ever);
        let of = |((_, id), met): (&(usize, String), &Discordance)| ExpectationChange {
            expectation: id.clone(),
            due: met.due,
            only_with: met.first_only,
            only_without: met.second_only,
            difference: estimated(met.difference(), met.interval(each, Validity::Fixed)),
        };
        std::iter::zip(&self.expectations, &self.arms[arm].met).map(of).collect()
    }

    /// Which arms may be the best; all, where the drills are too few.
    pub(super) fn possible_best(&self) -> Vec<bool> {
        let arms = self.arms.len();
        // Each end of an interval may fail with α/(k - 1): both ends with twice that.
        let each = 1.0 - 2.0 * (1.0 - self.confidence) / arms.saturating_sub(1).max(1) as f64;
        let width = WIDTHS[self.by as usize];
        let intervals: Option<Vec<Interval>> =
            self.pairs.iter().map(|m| difference_interval(m, width, each, Validity::Fixed)).collect();
        let Some(intervals) = intervals else { return vec![true; arms] };
        let best = with_the_best(arms, |i, l| {
            let wanted = (i.min(l), i.max(l));
            let found = intervals[self.each_pair().position(|pair| pair == wanted).unwrap_or(0)];
            if i < l { found } else { Interval { low: 0.0 - found.high, high: 0.0 - found.low } }
        });
        best.into_iter().map(|best| best.possible).collect()
    }
}

fn estimated(value: Option<f64>, interval: Option<Interval>) -> Estimate {
    Estimate { value, low: interval.map(|i| i.low), high: interval.map(|i| i.high) }
}

/// Whether every expectation that was due was met by the end of the run; none where nothing was due.
fn whole(expectations: &[(usize, String)], row: &Row) -> Option<bool> {
    let mut met = expectations.iter().filter_map(|(at, _)| met_by(row[*at])).peekable();
    met.peek().is_some().then(|| met.all(|met| met))
}

/// Whether an expectation that was due was met by the end of the run.
fn met_by(cell: Cell) -> Option<bool> {
    match cell {
        Cell::Status(Status::NotEvaluated) => None,
        Cell::Status(status) => Some(status == Status::Met),
        _ => None,
    }
}
