//! Several arms on the same drills: how they differ, which is the best, which expectations and hours decide it.
//!
//! Arms share their luck, so differences are those of pairs. Rows are taken in by index; memory does not grow with
//! their number. A journal keeps every row, as for a batch.

mod found;
mod measure;
mod state;
mod summary;

pub use found::{
    ArmFound, ChanceDifference, ColumnMean, Comparison, HoursDifference, MetChance, PairFound, Parts,
    Selection, ShareDifference, VarianceReduction,
};
pub use measure::{Better, Measure, Unit};
pub use summary::comparison_json;

use super::batch::{Journal, Progress};
use super::outcome::{Row, cells_of, row_line};
use super::runner::Runner;
use state::State;

/// Replications between two looks at the journal and at the progress.
const BLOCK: u64 = 32;
/// Lines of drills under luck of their own are numbered from here.
pub const APART: u64 = 1 << 40;

/// What is compared, and how sure.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparePlan {
    /// At most so many drills of every arm.
    pub replications: u64,
    /// Of every table as a whole, 0..1.
    pub confidence: f64,
    /// What decides.
    pub measure: Measure,
    /// The smallest difference of the measure worth having, in its unit.
    pub worth: f64,
    /// Goes on until half of every interval of a difference of the measure is so short.
    pub until_half_width: Option<f64>,
    /// Goes on until the best is selected with this probability of correct selection.
    pub select: Option<f64>,
    /// Runs as many drills again in which arms share no luck.
    pub variance_reduction: bool,
    /// The second half of the arms are those of the first half, in order, reduced to what a text states.
    pub stated: bool,
}

impl ComparePlan {
    /// How many arms are compared, where the runner has so many.
    pub fn compared(&self, arms: usize) -> usize {
        if self.stated { arms / 2 } else { arms }
    }
}

/// Compares the arms of a runner. Rows that the journal holds already are not run again.
///
/// # Errors
/// Those of the journal.
pub fn compare<J: Journal>(
    runner: &Runner,
    plan: &ComparePlan,
    journal: &mut J,
    tell: &mut dyn FnMut(Progress),
) -> Result<Comparison, J::Error> {
    let mut state = State::new(runner, plan);
    let (arms, columns) = (runner.arms().len(), runner.layout().columns.len());
    let read = |line: &str| -> Option<(u64, Vec<Row>)> {
        let (rep, cells) = cells_of(line, columns * arms)?;
        Some((rep, cells.chunks(columns.max(1)).map(<[_]>::to_vec).collect()))
    };
    journal.earlier(&mut |line| match read(line) {
        Some((rep, rows)) if rep == state.done() && state.stopped().is_none() => {
            state.take(&rows);
            true
        }
        Some((rep, rows)) if rep == APART + state.apart() && state.wants_apart() => {
            state.take_apart(&rows);
            true
        }
        _ => false,
    })?;
    let earlier = state.done() + state.apart();
    let most = plan.replications * if plan.variance_reduction { 2 } else { 1 };
    let mut told = |state: &State| {
        let half_width = plan.until_half_width.and_then(|_| state.widest());
        tell(Progress { done: state.done() + state.apart(), earlier, most, half_width });
    };
    while state.stopped().is_none() && plan.replications > 0 {
        let first = state.done();
        let to = ((first / BLOCK + 1) * BLOCK).min(plan.replications);
        let mut lines = Vec::new();
        for (rep, rows) in (first..).zip(runner.rows(first..to)) {
            if state.stopped().is_none() {
                lines.push(row_line(rep, &rows.concat()));
                state.take(&rows);
            }
        }
        journal.append(&lines)?;
        told(&state);
    }
    while state.wants_apart() {
        let first = state.apart();
        let to = ((first / BLOCK + 1) * BLOCK).min(state.done());
        let rows = runner.rows_apart(first..to);
        let lines: Vec<String> =
            (APART + first..).zip(&rows).map(|(rep, rows)| row_line(rep, &rows.concat())).collect();
        journal.append(&lines)?;
        rows.iter().for_each(|rows| state.take_apart(rows));
        told(&state);
    }
    Ok(summary::summary(&state))
}

/// The lines of a journal as a table with one row a drill and arm; drills under luck of their own are left out. Gives each line
/// of a drill of an arm with the position of the arm.
pub fn table_lines(line: &str, arms: usize, mut give: impl FnMut(usize, &str)) {
    let Some((rep, cells)) = line.split_once(',') else { return };
    if rep.parse::<u64>().is_ok_and(|rep| rep < APART) {
        let cells: Vec<&str> = cells.split(',').collect();
        let columns = cells.len() / arms.max(1);
        for (arm, row) in cells.chunks(columns.max(1)).enumerate() {
            give(arm, &format!("{rep},{}", row.join(",")));
        }
    }
}
