//! What exchanging the structure changed in one drill, and how much of that rests on what a text says.
//!
//! Four drills under the same luck: both structures whole, and both reduced to what is stated, where the default fills the
//! rest. The difference of the reduced ones rests on stated relations; what the whole ones differ by beyond it rests on
//! inferences and assumptions.

use serde::Serialize;

use super::arm::Arm;
use super::outcome::{Cell, Column, Layout};
use crate::record::Run;
use crate::score::{Scored, score};
use crate::sim;
use crate::units::SimTime;

/// A structure whole and reduced to what is stated.
#[derive(Clone, Debug)]
pub struct Pair {
    /// As it is.
    pub whole: Arm,
    /// With the default for everything that no text says.
    pub stated: Arm,
}

/// How one column came out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Name of the column.
    pub column: String,
    /// Under the province's own structure.
    pub own: f64,
    /// Under the other.
    pub other: f64,
    /// The part of `other - own` that rests on stated relations.
    pub stated: f64,
    /// The rest of it: inferred or assumed.
    pub assumed: f64,
}

/// What an exchange changed in one drill.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exchange {
    /// Id of the province's own structure.
    pub own: String,
    /// Id of the other.
    pub other: String,
    /// Seed of all four drills.
    pub seed: u64,
    /// Replication of all four drills.
    pub replication: u64,
    /// Columns that all four drills have a number for.
    pub differences: Vec<Difference>,
}

/// Runs the four drills.
pub fn exchange(own: &Pair, other: &Pair, seed: u64, replication: u64) -> Exchange {
    let arms = [&own.whole, &other.whole, &own.stated, &other.stated];
    let ran = arms.map(|arm| one(arm, seed, replication));
    let measures = ran[0].0.card.measures.iter().map(|m| m.id.clone());
    let layout = Layout::new(&own.whole.scenario, measures);
    let rows = ran.map(|(scored, end)| layout.row(&scored, end));
    let number = |row: usize, at: usize| match rows[row][at] {
        Cell::Number(value) => Some(value),
        _ => None,
    };
    let columns = layout.columns.iter().enumerate().filter(|(_, column)| told(column));
    let differences = columns.filter_map(|(at, column)| {
        let [whole, other, stated, other_stated] = [0, 1, 2, 3].map(|row| number(row, at));
        let (own, other) = (whole?, other?);
        let stated = other_stated? - stated?;
        Some(Difference { column: column.name(), own, other, stated, assumed: (other - own) - stated })
    });
    Exchange {
        own: own.whole.id.clone(),
        other: other.whole.id.clone(),
        seed,
        replication,
        differences: differences.collect(),
    }
}

/// Bounds of the score and single expectations are left out: they follow from the rest.
fn told(column: &Column) -> bool {
    matches!(column, Column::Score("score") | Column::Clock(_) | Column::Hours(_) | Column::Measure(_))
}

fn one(arm: &Arm, seed: u64, replication: u64) -> (Scored, SimTime) {
    let scenario = arm.scenario.clone();
    let record = sim::run(&Run { scenario, seed, replication, overrides: arm.overrides.clone() });
    (score(&record), SimTime::ZERO + record.horizon)
}
