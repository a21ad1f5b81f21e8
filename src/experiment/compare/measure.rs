//! What a comparison is decided by: a column, which way is better, its unit and its bounds.

use serde::Serialize;

use crate::experiment::outcome::{Cell, Column, Layout, Row};
use crate::experiment::stats::Bounds;
use crate::score::Status;

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More of it.
    Higher,
    /// Less of it.
    Lower,
}

/// In what a measure is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Points, 0..100.
    Points,
    /// A share or a chance, 0..1.
    Share,
    /// Seconds.
    Seconds,
    /// A count or a sum in the unit of the scorecard.
    Count,
}

/// Measures of the scorecard of which more is better; of all others less is.
const MORE_IS_BETTER: [&str; 8] = [
    "intrusions_detected",
    "intrusions_contained",
    "intrusions_eradicated",
    "intrusions_closed",
    "attacks_prevented",
    "attacks_prevented_by_sharing",
    "indicators_shared",
    "expected_actions_seen",
];
/// Measures of the scorecard that are times.
const TIMES: [&str; 2] = ["decision_wait", "work_seconds"];

/// A column of every drill that decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its position in a row.
    pub at: usize,
    /// The column.
    pub column: Column,
    /// Which way is better.
    pub better: Better,
}

impl Measure {
    /// Finds the measure that a user names: a column by its name in files, or the chance of meeting an expectation by
    /// the id of the expectation. Which way is better follows from the column where it is not said.
    pub fn find(layout: &Layout, wanted: &str, better: Option<Better>) -> Option<Measure> {
        let matches = |column: &Column| match column {
            Column::Status(_, id) => id == wanted || column.name() == wanted,
            other => other.name() == wanted,
        };
        let at = layout.columns.iter().position(matches)?;
        let column = layout.columns[at].clone();
        let better = better.unwrap_or(match &column {
            Column::Measure(id) if MORE_IS_BETTER.contains(&id.as_str()) => Better::Higher,
            Column::Measure(_) => Better::Lower,
            other if unit(other) == Unit::Seconds => Better::Lower,
            _ => Better::Higher,
        });
        Some(Measure { at, column, better })
    }

    /// The unit of its values.
    pub fn unit(&self) -> Unit {
        unit(&self.column)
    }

    /// What values it can take.
    pub fn bounds(&self) -> Bounds {
        self.column.bounds()
    }

    /// The distance between its greatest and its least value, where it has bounds.
    pub fn width(&self) -> Option<f64> {
        self.bounds().width()
    }

    /// The smallest difference worth having where nobody says: 2 points, 5 in a hundred, half an hour, 1.
    pub fn usual_worth(&self) -> f64 {
        match self.unit() {
            Unit::Points => 2.0,
            Unit::Share => 0.05,
            Unit::Seconds => 1800.0,
            Unit::Count => 1.0,
        }
    }

    /// Its value in a row; none where it never became due. What had not ended with the run counts as long as the run
    /// lasted, and what was not met by then as not met: the measure is that of the drill, not of what comes after it.
    pub fn value(&self, row: &Row) -> Option<f64> {
        match row.get(self.at)? {
            Cell::Absent | Cell::Status(Status::NotEvaluated) => None,
            Cell::Number(value) | Cell::AtLeast(value) => Some(*value),
            Cell::Status(status) => Some(f64::from(u8::from(*status == Status::Met))),
        }
    }

    /// Whether its value in a row is only known to be at least so much, or undecided.
    pub fn open(&self, row: &Row) -> bool {
        matches!(row.get(self.at), Some(Cell::AtLeast(_) | Cell::Status(Status::Undecided)))
    }

    /// A difference so that larger is better.
    pub fn oriented(&self, value: f64) -> f64 {
        match self.better {
            Better::Higher => value,
            Better::Lower => -value,
        }
    }
}

fn unit(column: &Column) -> Unit {
    match column {
        Column::Score("coverage") | Column::Status(..) | Column::ShareMet(..) => Unit::Share,
        Column::Score(_) | Column::ExpectationScore(..) => Unit::Points,
        Column::ExpectationTime(..) | Column::Clock(_) | Column::Hours(_) => Unit::Seconds,
        Column::Measure(id) if TIMES.contains(&id.as_str()) => Unit::Seconds,
        Column::Measure(_) => Unit::Count,
    }
}
