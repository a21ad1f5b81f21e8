//! Many replications of one arm: chances of every expectation, quantiles of every time, with intervals.
//!
//! Rows are taken in by index, in blocks; memory does not grow with their number. A journal keeps every row, so that a
//! run that was killed goes on from what is done and ends with the same bytes.

use serde::Serialize;

use super::outcome::{Cell, Column, Layout, Row, cells_of, row_line};
use super::runner::Runner;
use super::stats::{Interval, Moments, Quantiles, Validity, chance_interval};
use crate::score::{Status, metric};

#[cfg(test)]
mod tests;

/// Replications between two looks at the journal, at the progress and at the rule for stopping.
const BLOCK: u64 = 64;
/// An expectation that is due in a smaller share of the runs is reported, but no run is prolonged for it.
const OFTEN: f64 = 0.05;
/// The shares whose quantiles are reported.
const SHARES: [f64; 3] = [0.1, 0.5, 0.9];

/// How many replications, and how sure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BatchPlan {
    /// At most so many.
    pub replications: u64,
    /// Of every interval, 0..1.
    pub confidence: f64,
    /// Stops as soon as both bounds of the chance of every expectation that is due often enough are known to plus or
    /// minus this.
    pub until_half_width: Option<f64>,
}

/// Where rows are kept while a batch runs. Lines carry no line feed.
pub trait Journal {
    /// Why it cannot be read or written.
    type Error;
    /// Gives the complete lines of an earlier run in order, until `take` refuses one; forgets what follows.
    ///
    /// # Errors
    /// Where it cannot be read or shortened.
    fn earlier(&mut self, take: &mut dyn FnMut(&str) -> bool) -> Result<(), Self::Error>;
    /// Adds lines; they are safe when it returns.
    ///
    /// # Errors
    /// Where they cannot be written.
    fn append(&mut self, lines: &[String]) -> Result<(), Self::Error>;
}

/// How far a batch is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Replications done, earlier ones too.
    pub done: u64,
    /// Of them, done by an earlier run.
    pub earlier: u64,
    /// At most so many.
    pub most: u64,
    /// The longest half of an interval that the rule for stopping looks at, where there is one.
    pub half_width: Option<f64>,
}

/// Why a batch ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stop {
    /// All replications are done.
    Replications,
    /// The intervals are as short as asked for.
    HalfWidth,
    /// The best is selected.
    Selected,
}

/// An estimate with its interval; an end that nothing bounds is absent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The estimate; absent where the runs ended too early to tell.
    pub value: Option<f64>,
    /// Lower end.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// A number of every replication.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuantityEstimate {
    /// Name of its column.
    pub id: String,
    /// Replications that had it.
    pub evaluated: u64,
    /// Replications in which it never became due.
    pub not_exercised: u64,
    /// Replications whose run ended before it could be told.
    pub open: u64,
    /// Mean; absent where some are open.
    pub mean: Estimate,
    /// Quantile of a tenth.
    pub p10: Estimate,
    /// Median.
    pub p50: Estimate,
    /// Quantile of nine tenths.
    pub p90: Estimate,
}

/// How often an expectation was met.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExpectationChance {
    /// Id.
    pub id: String,
    /// Clock, `detection-containment`.
    pub metric: String,
    /// Replications in which it was due.
    pub evaluated: u64,
    /// Replications in which it was not.
    pub not_exercised: u64,
    /// Of those in which it was due: met.
    pub met: u64,
    /// Between target and limit.
    pub late: u64,
    /// Beyond the limit.
    pub missed: u64,
    /// The run ended before it could be told.
    pub undecided: u64,
    /// Chance of meeting it where it is due, 0..1; the interval allows for what is undecided.
    pub chance_met: Estimate,
    /// Chance that a drill exercises it, 0..1.
    pub chance_exercised: Estimate,
    /// Score, 0..100.
    pub score: QuantityEstimate,
    /// Median time of a replication, in seconds.
    pub seconds: QuantityEstimate,
    /// Share of the intrusions of a replication that met it, 0..1, among those that made it due; undecided ones did not.
    pub share_met: QuantityEstimate,
    /// All times of `seconds`.
    #[serde(skip)]
    pub times: Quantiles,
}

/// What a batch found.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// Replications.
    pub replications: u64,
    /// Why it ended.
    pub stopped_by: Stop,
    /// Confidence of every interval; higher than asked for where intervals were looked at several times.
    pub confidence: f64,
    /// Score, its bounds, coverage.
    pub score: Vec<QuantityEstimate>,
    /// Expectations, in the order of the plan.
    pub expectations: Vec<ExpectationChance>,
    /// Times from the occurrence, in seconds.
    pub clocks: Vec<QuantityEstimate>,
    /// Where the seconds to containment went, by class.
    pub hours: Vec<QuantityEstimate>,
    /// Costs and counts.
    pub measures: Vec<QuantityEstimate>,
}

/// What a column has shown so far.
#[derive(Clone, Debug, Default)]
struct Tally {
    statuses: [u64; 5],
    moments: Moments,
    quantiles: Quantiles,
    absent: u64,
}

impl Tally {
    fn add(&mut self, cell: Cell) {
        match cell {
            Cell::Absent => self.absent += 1,
            Cell::Number(value) => {
                self.moments.add(value);
                self.quantiles.add(value);
            }
            Cell::AtLeast(_) => self.quantiles.add_open(),
            Cell::Status(status) => self.statuses[status as usize] += 1,
        }
    }

    fn count(&self, status: Status) -> u64 {
        self.statuses[status as usize]
    }
    fn due(&self) -> u64 {
        self.statuses.iter().sum::<u64>() - self.count(Status::NotEvaluated)
    }

    /// The chance of being met where due.
    fn chance(&self, confidence: f64) -> Interval {
        let met = self.count(Status::Met);
        chance_interval(met, met + self.count(Status::Undecided), self.due(), confidence)
    }

    /// Half of the longer of the intervals of the two bounds of the chance: what more drills would shorten. What is
    /// undecided keeps the bounds apart however many there are.
    fn precision(&self, confidence: f64) -> f64 {
        let (met, due) = (self.count(Status::Met), self.due());
        let half = |n: u64| chance_interval(n, n, due, confidence).half_width();
        half(met).max(half(met + self.count(Status::Undecided)))
    }

    fn quantity(&self, column: &Column, confidence: f64) -> QuantityEstimate {
        let open = self.quantiles.open();
        let whole = |found: Option<Interval>| found.filter(|_| open == 0);
        let mean = whole(column.bounds().mean(&self.moments, confidence, Validity::Fixed));
        let [p10, p50, p90] = SHARES.map(|share| {
            let (low, high) = self.quantiles.interval(share, confidence);
            Estimate { value: self.quantiles.at(share), low, high }
        });
        QuantityEstimate {
            id: column.name(),
            evaluated: self.quantiles.count(),
            not_exercised: self.absent,
            open,
            mean: Estimate {
                value: self.moments.mean().filter(|_| open == 0),
                low: mean.map(|i| i.low),
                high: mean.map(|i| i.high),
            },
            p10,
            p50,
            p90,
        }
    }
}

/// Rows taken in so far, and the looks of the rule for stopping.
struct State<'a> {
    layout: &'a Layout,
    plan: BatchPlan,
    tallies: Vec<Tally>,
    done: u64,
    looks: u32,
    stopped: Option<Stop>,
}

impl State<'_> {
    fn take(&mut self, row: &Row) {
        for (tally, cell) in std::iter::zip(&mut self.tallies, row) {
            tally.add(*cell);
        }
        self.done += 1;
        if self.is_look() {
            self.looks += 1;
            let wished = self.plan.until_half_width;
            if wished.is_some_and(|wished| self.widest().is_some_and(|widest| widest <= wished)) {
                self.stopped = Some(Stop::HalfWidth);
            }
        }
        if self.done >= self.plan.replications && self.stopped.is_none() {
            // An end between two looks is a look too: the error of the one before is spent.
            if self.plan.until_half_width.is_some() && !self.is_look() {
                self.looks += 1;
            }
            self.stopped = Some(Stop::Replications);
        }
    }

    /// The rule looks after one block, two, four, eight …
    fn is_look(&self) -> bool {
        self.plan.until_half_width.is_some()
            && self.done.is_multiple_of(BLOCK)
            && (self.done / BLOCK).is_power_of_two()
    }

    /// Confidence of the intervals: looking several times and stopping at the best moment would otherwise cover too
    /// little. The chances of error 6α/(π²k²) of all looks k add up to α.
    fn confidence(&self) -> f64 {
        let alpha = 1.0 - self.plan.confidence;
        let look = f64::from(self.looks.max(1));
        match self.plan.until_half_width {
            None => self.plan.confidence,
            Some(_) => 1.0 - alpha * 6.0 / (std::f64::consts::PI * look * std::f64::consts::PI * look),
        }
    }

    /// The longest half of an interval among the expectations that are due often enough.
    fn widest(&self) -> Option<f64> {
        let confidence = self.confidence();
        let statuses = self.layout.columns.iter().zip(&self.tallies);
        let often = statuses.filter_map(|(column, tally)| match column {
            Column::Status(..) if tally.due() as f64 >= OFTEN * self.done as f64 => Some(tally),
            _ => None,
        });
        often.map(|tally| tally.precision(confidence)).reduce(f64::max)
    }
}

/// Runs a batch of the first arm of a design. Rows that the journal holds already are not run again.
///
/// # Errors
/// Those of the journal.
pub fn batch<J: Journal>(
    runner: &Runner,
    plan: BatchPlan,
    journal: &mut J,
    tell: &mut dyn FnMut(Progress),
) -> Result<Batch, J::Error> {
    let layout = runner.layout();
    let tallies = vec![Tally::default(); layout.columns.len()];
    let mut state = State { layout, plan, tallies, done: 0, looks: 0, stopped: None };
    journal.earlier(&mut |line| {
        let row = cells_of(line, layout.columns.len()).filter(|(rep, _)| *rep == state.done);
        match row {
            Some((_, row)) if state.stopped.is_none() => {
                state.take(&row);
                true
            }
            _ => false,
        }
    })?;
    let earlier = state.done;
    while state.stopped.is_none() && plan.replications > 0 {
        let to = ((state.done / BLOCK + 1) * BLOCK).min(plan.replications);
        let first = state.done;
        let rows: Vec<Row> =
            runner.rows(first..to).into_iter().filter_map(|arms| arms.into_iter().next()).collect();
        let lines: Vec<String> = (first..).zip(&rows).map(|(rep, row)| row_line(rep, row)).collect();
        journal.append(&lines)?;
        rows.iter().for_each(|row| state.take(row));
        let half_width = plan.until_half_width.and_then(|_| state.widest());
        tell(Progress { done: state.done, earlier, most: plan.replications, half_width });
    }
    Ok(summary(runner, &state))
}

fn summary(runner: &Runner, state: &State) -> Batch {
    let confidence = state.confidence();
    let quantity = |ix: usize| state.tallies[ix].quantity(&state.layout.columns[ix], confidence);
    let of = |wanted: &dyn Fn(&Column) -> bool| -> Vec<QuantityEstimate> {
        let found = state.layout.columns.iter().enumerate().filter(|(_, column)| wanted(column));
        found.map(|(ix, _)| quantity(ix)).collect()
    };
    let expectations = state.layout.columns.iter().enumerate().filter_map(|(at, column)| match column {
        Column::Status(ix, _) => {
            let spec = &runner.arms().first()?.scenario.plan.expectations[*ix];
            let metric = metric(spec.from, spec.to);
            // Score, time and share of an expectation stand beside its status.
            Some(chance(
                &spec.id,
                metric,
                &state.tallies[at],
                [1, 2, 3].map(|offset| quantity(at + offset)),
                state.tallies[at + 2].quantiles.clone(),
                confidence,
            ))
        }
        _ => None,
    });
    Batch {
        replications: state.done,
        stopped_by: state.stopped.unwrap_or(Stop::Replications),
        confidence,
        score: of(&|c| matches!(c, Column::Score(_))),
        expectations: expectations.collect(),
        clocks: of(&|c| matches!(c, Column::Clock(_))),
        hours: of(&|c| matches!(c, Column::Hours(_))),
        measures: of(&|c| matches!(c, Column::Measure(_))),
    }
}

fn chance(
    id: &str,
    metric: String,
    tally: &Tally,
    [score, seconds, share_met]: [QuantityEstimate; 3],
    times: Quantiles,
    confidence: f64,
) -> ExpectationChance {
    let (due, not) = (tally.due(), tally.count(Status::NotEvaluated));
    let estimate = |part: u64, open: u64, of: u64, interval: Interval| Estimate {
        value: (of > 0 && open == 0).then(|| part as f64 / of as f64),
        low: Some(interval.low),
        high: Some(interval.high),
    };
    let (met, undecided) = (tally.count(Status::Met), tally.count(Status::Undecided));
    let exercised = chance_interval(due, due, due + not, confidence);
    ExpectationChance {
        id: id.to_owned(),
        metric,
        evaluated: due,
        not_exercised: not,
        met,
        late: tally.count(Status::Late),
        missed: tally.count(Status::Missed),
        undecided,
        chance_met: estimate(met, undecided, due, tally.chance(confidence)),
        chance_exercised: estimate(due, 0, due + not, exercised),
        score,
        seconds,
        share_met,
        times,
    }
}

/// What `batch.json` holds.
pub fn batch_json(runner: &Runner, batch: &Batch, digest: &str) -> serde_json::Value {
    let scenario = runner.arms().first().map(|arm| &arm.scenario);
    serde_json::json!({
        "format": 1,
        "version": env!("CARGO_PKG_VERSION"),
        "scenario": scenario.map(|s| &s.id),
        "structure": scenario.map(|s| &s.structure.id),
        "scenario_digest": digest,
        "seed": runner.seed(),
        "replications": batch.replications,
        "stopped_by": batch.stopped_by,
        "confidence": batch.confidence,
        "score": batch.score,
        "expectations": batch.expectations,
        "clocks": batch.clocks,
        "hours_to_containment": batch.hours,
        "measures": batch.measures,
    })
}
