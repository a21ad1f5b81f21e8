//! What the rows of a comparison have shown so far, in memory that does not grow with their number.

use super::super::batch::Stop;
use super::super::outcome::{Cell, Column, Row};
use super::super::runner::Runner;
use super::ComparePlan;
use crate::experiment::stats::{Discordance, FIRST_STAGE, Interval, Moments, Quantiles, Race, Validity};
use crate::score::Status;

/// Complete drills between two looks of the rule for stopping.
const LOOK: u64 = 16;
/// So many columns behind the status of an expectation stand its time, and the share of the intrusions that met it.
const TIME: usize = 2;
pub(super) const SHARE: usize = 3;

/// What one arm has shown.
#[derive(Clone, Debug, Default)]
pub(super) struct ArmTally {
    pub values: Moments,
    pub quantiles: Quantiles,
    pub open: u64,
    /// By expectation: counts by status, and the times.
    pub statuses: Vec<[u64; 5]>,
    pub times: Vec<Quantiles>,
    /// By column: moments of the numbers, and how many are only known to be at least so much.
    pub columns: Vec<(Moments, u64)>,
}

/// What one pair has shown.
#[derive(Clone, Debug, Default)]
pub(super) struct PairTally {
    pub values: Moments,
    pub stated: Moments,
    pub assumed: Moments,
    pub apart: Moments,
    /// By expectation.
    pub met: Vec<Discordance>,
    /// By expectation: differences of the share of the intrusions that meet it.
    pub shares: Vec<Moments>,
    /// By column of hours.
    pub hours: Vec<Moments>,
    pub unlike: bool,
}

/// Rows taken in so far.
pub(super) struct State<'a> {
    pub runner: &'a Runner,
    pub plan: &'a ComparePlan,
    pub arms: Vec<ArmTally>,
    pub pairs: Vec<PairTally>,
    /// Positions of the columns of status and of hours.
    pub expectations: Vec<usize>,
    pub hours: Vec<usize>,
    pub complete: u64,
    pub race: Option<Race>,
    /// Least and greatest value of the measure, and of each column of hours.
    seen: (f64, f64),
    seen_hours: Vec<(f64, f64)>,
    done: u64,
    apart: u64,
    half_width_reached: bool,
    stopped: Option<Stop>,
}

impl<'a> State<'a> {
    pub(super) fn new(runner: &'a Runner, plan: &'a ComparePlan) -> State<'a> {
        let columns = &runner.layout().columns;
        let of = |wanted: fn(&Column) -> bool| -> Vec<usize> {
            columns.iter().enumerate().filter(|(_, c)| wanted(c)).map(|(at, _)| at).collect()
        };
        let expectations = of(|c| matches!(c, Column::Status(..)));
        let hours = of(|c| matches!(c, Column::Hours(_)));
        let k = plan.compared(runner.arms().len());
        let arm = ArmTally {
            statuses: vec![[0; 5]; expectations.len()],
            times: vec![Quantiles::default(); expectations.len()],
            columns: vec![Default::default(); columns.len()],
            ..ArmTally::default()
        };
        let pair = PairTally {
            met: vec![Discordance::default(); expectations.len()],
            shares: vec![Moments::default(); expectations.len()],
            hours: vec![Moments::default(); hours.len()],
            ..PairTally::default()
        };
        let none = (f64::INFINITY, f64::NEG_INFINITY);
        State {
            runner,
            plan,
            arms: vec![arm; k],
            pairs: vec![pair; k * k.saturating_sub(1) / 2],
            seen_hours: vec![none; hours.len()],
            expectations,
            hours,
            complete: 0,
            race: plan.select.map(|p| Race::new(k, p, plan.worth, plan.measure.width())),
            seen: none,
            done: 0,
            apart: 0,
            half_width_reached: false,
            stopped: None,
        }
    }

    pub(super) fn done(&self) -> u64 {
        self.done
    }
    pub(super) fn apart(&self) -> u64 {
        self.apart
    }
    pub(super) fn stopped(&self) -> Option<Stop> {
        self.stopped
    }
    /// Whether more drills without common luck are due.
    pub(super) fn wants_apart(&self) -> bool {
        self.plan.variance_reduction && self.stopped.is_some() && self.apart < self.done
    }

    /// The pairs of arms, in the order of `pairs`.
    pub(super) fn each_pair(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let k = self.arms.len();
        (0..k).flat_map(move |i| (i + 1..k).map(move |l| (i, l)))
    }

    /// Takes in a drill of every arm.
    pub(super) fn take(&mut self, rows: &[Row]) {
        for (arm, row) in std::iter::zip(&mut self.arms, rows) {
            let times = &self.expectations;
            arm.take(row, times);
        }
        for (ix, (i, l)) in self.each_pair().enumerate() {
            self.pairs[ix].take(&rows[i], &rows[l], &self.expectations, &self.hours);
        }
        for (seen, at) in std::iter::zip(&mut self.seen_hours, &self.hours) {
            let cells = rows.iter().filter_map(|row| number(row, *at));
            *seen = cells.fold(*seen, |(low, high), v| (low.min(v), high.max(v)));
        }
        self.take_measure(rows);
        self.done += 1;
        self.stopped = self.end();
    }

    fn take_measure(&mut self, rows: &[Row]) {
        let (k, measure) = (self.arms.len(), &self.plan.measure);
        let whole: Option<Vec<f64>> = rows.iter().take(k).map(|row| measure.value(row)).collect();
        let Some(values) = whole else { return };
        self.complete += 1;
        for ((arm, value), row) in std::iter::zip(&mut self.arms, &values).zip(rows) {
            arm.values.add(*value);
            arm.quantiles.add(*value);
            arm.open += u64::from(measure.open(row));
            self.seen = (self.seen.0.min(*value), self.seen.1.max(*value));
        }
        let reduced: Option<Vec<f64>> = rows.iter().skip(k).map(|row| measure.value(row)).collect();
        for (ix, (i, l)) in self.each_pair().enumerate() {
            let (pair, difference) = (&mut self.pairs[ix], values[i] - values[l]);
            pair.values.add(difference);
            if let Some(reduced) = reduced.as_ref().filter(|r| r.len() == k) {
                let stated = reduced[i] - reduced[l];
                pair.stated.add(stated);
                pair.assumed.add(difference - stated);
            }
        }
        if let Some(race) = &mut self.race {
            race.take(&values.iter().map(|v| measure.oriented(*v)).collect::<Vec<_>>());
        }
        let wished = self.plan.until_half_width.filter(|_| self.complete.is_multiple_of(LOOK));
        if let Some(wished) = wished.filter(|_| self.complete >= FIRST_STAGE && !self.half_width_reached) {
            self.half_width_reached = self.widest().is_some_and(|widest| widest <= wished);
        }
    }

    /// Takes in a drill in which arms share no luck.
    pub(super) fn take_apart(&mut self, rows: &[Row]) {
        let values: Vec<Option<f64>> = rows.iter().map(|row| self.plan.measure.value(row)).collect();
        for (ix, (i, l)) in self.each_pair().enumerate() {
            if let (Some(first), Some(second)) = (values[i], values[l]) {
                self.pairs[ix].apart.add(first - second);
            }
        }
        self.apart += 1;
    }

    fn end(&self) -> Option<Stop> {
        let selected = self.race.as_ref().is_none_or(|race| race.winner().is_some());
        let short = self.plan.until_half_width.is_none() || self.half_width_reached;
        match (selected && short, self.validity()) {
            (true, Validity::Anytime) if self.plan.until_half_width.is_some() => Some(Stop::HalfWidth),
            (true, Validity::Anytime) => Some(Stop::Selected),
            _ => (self.done >= self.plan.replications).then_some(Stop::Replications),
        }
    }

    /// Intervals hold at every moment where a rule chooses when to stop.
    pub(super) fn validity(&self) -> Validity {
        let by_rule = self.plan.select.is_some() || self.plan.until_half_width.is_some();
        if by_rule { Validity::Anytime } else { Validity::Fixed }
    }

    /// Confidence of each of so many intervals that hold at once (Bonferroni).
    pub(super) fn each_of(&self, many: usize) -> f64 {
        1.0 - (1.0 - self.plan.confidence) / many.max(1) as f64
    }

    /// The interval of a difference of the measure. Arms that are the same scenario differ by nothing.
    pub(super) fn interval(&self, pair: usize, (i, l): (usize, usize), confidence: f64) -> Option<Interval> {
        if self.same((i, l)) && !self.pairs[pair].unlike {
            return Some(Interval { low: 0.0, high: 0.0 });
        }
        let bounds = self.plan.measure.bounds();
        bounds.difference(&self.pairs[pair].values, self.width(), confidence, self.validity())
    }

    /// The distance between the greatest and the least value of the measure; where it has no bounds, of what was seen.
    pub(super) fn width(&self) -> f64 {
        self.plan.measure.width().unwrap_or((self.seen.1 - self.seen.0).max(0.0))
    }

    /// Whether two arms are one and the same.
    pub(super) fn same(&self, (i, l): (usize, usize)) -> bool {
        let (first, second) = (&self.runner.arms()[i], &self.runner.arms()[l]);
        first.scenario == second.scenario && first.overrides == second.overrides
    }

    /// The distance between the greatest and the least value seen of a column of hours.
    pub(super) fn width_of_hours(&self, ix: usize) -> f64 {
        (self.seen_hours[ix].1 - self.seen_hours[ix].0).max(0.0)
    }

    /// Half of the longest interval of a difference of the measure.
    pub(super) fn widest(&self) -> Option<f64> {
        let each = self.each_of(self.pairs.len());
        let halves = self.each_pair().enumerate().map(|(ix, pair)| self.interval(ix, pair, each));
        halves.collect::<Option<Vec<_>>>()?.into_iter().map(Interval::half_width).reduce(f64::max)
    }
}

fn number(row: &Row, at: usize) -> Option<f64> {
    match row[at] {
        Cell::Number(value) => Some(value),
        _ => None,
    }
}

impl ArmTally {
    fn take(&mut self, row: &Row, expectations: &[usize]) {
        for (cell, (moments, open)) in std::iter::zip(row, &mut self.columns) {
            match cell {
                Cell::Number(value) => moments.add(*value),
                Cell::AtLeast(value) => {
                    moments.add(*value);
                    *open += 1;
                }
                Cell::Absent | Cell::Status(_) => {}
            }
        }
        for (ix, at) in expectations.iter().enumerate() {
            if let Cell::Status(status) = row[*at] {
                self.statuses[ix][status as usize] += 1;
            }
            match row.get(*at + TIME) {
                Some(Cell::Number(value)) => self.times[ix].add(*value),
                Some(Cell::AtLeast(_)) => self.times[ix].add_open(),
                _ => {}
            }
        }
    }
}

impl PairTally {
    fn take(&mut self, first: &Row, second: &Row, expectations: &[usize], hours: &[usize]) {
        self.unlike |= first != second;
        for (met, at) in std::iter::zip(&mut self.met, expectations) {
            if let (Some(first), Some(second)) = (met_by(first[*at]), met_by(second[*at])) {
                met.add(first, second);
            }
        }
        for (moments, at) in std::iter::zip(&mut self.shares, expectations) {
            if let (Some(first), Some(second)) = (number(first, at + SHARE), number(second, at + SHARE)) {
                moments.add(first - second);
            }
        }
        for (moments, at) in std::iter::zip(&mut self.hours, hours) {
            if let (Some(first), Some(second)) = (number(first, *at), number(second, *at)) {
                moments.add(first - second);
            }
        }
    }
}

/// Whether an expectation that was due was met by the end of the run.
fn met_by(cell: Cell) -> Option<bool> {
    match cell {
        Cell::Status(Status::NotEvaluated) => None,
        Cell::Status(status) => Some(status == Status::Met),
        _ => None,
    }
}
