//! What is kept of one replication: a row of cells under named columns, as memory, file and statistics see it.

use super::stats::Bounds;
use crate::record::TimeClass;
use crate::scenario::Scenario;
use crate::scenario::model::Milestone;
use crate::score::{Course, Instance, MAIN_CLOCKS, Scored, ScoredExpectation, Status, metric};
use crate::units::SimTime;

/// Names of the classes of time, in the order of [`TimeClass::ALL`].
const CLASS_NAMES: [&str; TimeClass::ALL.len()] = [
    "detection",
    "off_calendar",
    "absent",
    "queue",
    "handover",
    "message",
    "decision",
    "dependency",
    "mobilisation",
    "rework",
    "work",
];

/// One value of a replication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// It never became due.
    Absent,
    /// A number in the unit of its column.
    Number(f64),
    /// The run ended before it could be told: at least so much.
    AtLeast(f64),
    /// How an expectation came out.
    Status(Status),
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// `score`, `score_low`, `score_high`, `coverage`.
    Score(&'static str),
    /// Status of an expectation, by its position in the plan.
    Status(usize, String),
    /// Score of an expectation, 0..100.
    ExpectationScore(usize, String),
    /// Median of the seconds measured for an expectation.
    ExpectationTime(usize, String),
    /// Share of the true intrusions that met an expectation, 0..1, among those that made it due.
    ShareMet(usize, String),
    /// Median over the true intrusions of the seconds from the occurrence to a milestone.
    Clock(Milestone),
    /// Seconds of a class on the way from occurrence to containment, mean over the intrusions that were contained.
    Hours(usize),
    /// A cost or count of the scorecard.
    Measure(String),
}

impl Column {
    /// The name in files: `expectation.<id>.status`, `clock.occurrence-detection.seconds`, `measure.<id>`.
    pub fn name(&self) -> String {
        match self {
            Column::Score(name) => (*name).to_owned(),
            Column::Status(_, id) => format!("expectation.{id}.status"),
            Column::ExpectationScore(_, id) => format!("expectation.{id}.score"),
            Column::ExpectationTime(_, id) => format!("expectation.{id}.seconds"),
            Column::ShareMet(_, id) => format!("expectation.{id}.share_met"),
            Column::Clock(to) => format!("clock.{}.seconds", metric(Milestone::Occurrence, *to)),
            Column::Hours(class) => format!("hours.{}.seconds", CLASS_NAMES[*class]),
            Column::Measure(id) => format!("measure.{id}"),
        }
    }

    /// What values it can take.
    pub fn bounds(&self) -> Bounds {
        match self {
            Column::Status(..) => Bounds::CHANCE,
            Column::Score("coverage") | Column::ShareMet(..) => Bounds::up_to(1.0),
            Column::Score(_) | Column::ExpectationScore(..) => Bounds::up_to(100.0),
            Column::ExpectationTime(..) | Column::Clock(_) | Column::Hours(_) | Column::Measure(_) => {
                Bounds { least: Some(0.0), greatest: None, chance: false }
            }
        }
    }
}

/// The columns of a design: the same for every arm and every replication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// In order.
    pub columns: Vec<Column>,
}

/// One replication of one arm.
pub type Row = Vec<Cell>;

impl Layout {
    /// The columns for a scenario; `measures` are the ids of the costs and counts that its scorecards have.
    pub fn new(scenario: &Scenario, measures: impl IntoIterator<Item = String>) -> Layout {
        let mut columns: Vec<Column> =
            ["score", "score_low", "score_high", "coverage"].map(Column::Score).into();
        for (ix, expectation) in scenario.plan.expectations.iter().enumerate() {
            let id = &expectation.id;
            columns.push(Column::Status(ix, id.clone()));
            columns.push(Column::ExpectationScore(ix, id.clone()));
            columns.push(Column::ExpectationTime(ix, id.clone()));
            columns.push(Column::ShareMet(ix, id.clone()));
        }
        columns.extend(MAIN_CLOCKS.map(Column::Clock));
        columns.extend((0..CLASS_NAMES.len()).map(Column::Hours));
        columns.extend(measures.into_iter().map(Column::Measure));
        Layout { columns }
    }

    /// Names of the columns, in order.
    pub fn names(&self) -> Vec<String> {
        self.columns.iter().map(Column::name).collect()
    }

    /// The row of a scored record whose run ended at `end`.
    pub fn row(&self, scored: &Scored, end: SimTime) -> Row {
        let card = &scored.card;
        let number = |value: Option<f64>| value.map_or(Cell::Absent, Cell::Number);
        let expectation = |ix: usize, id: &str| card.expectations.get(ix).filter(|e| e.id == id);
        self.columns
            .iter()
            .map(|column| match column {
                Column::Score("score") => number(card.score),
                Column::Score("score_low") => number(card.score_low),
                Column::Score("score_high") => number(card.score_high),
                Column::Score(_) => Cell::Number(card.coverage),
                Column::Status(ix, id) => {
                    expectation(*ix, id).map_or(Cell::Absent, |e| Cell::Status(e.status))
                }
                Column::ExpectationScore(ix, id) => number(expectation(*ix, id).and_then(|e| e.score)),
                Column::ExpectationTime(ix, id) => expectation(*ix, id).map_or(Cell::Absent, median_instance),
                Column::ShareMet(ix, id) => expectation(*ix, id).map_or(Cell::Absent, share_met),
                Column::Clock(to) => median_clock(&scored.courses, *to, end),
                Column::Hours(class) => hours_to_containment(scored, TimeClass::ALL[*class]),
                Column::Measure(id) => number(card.measures.iter().find(|m| m.id == *id).map(|m| m.value)),
            })
            .collect()
    }
}

fn median_instance(expectation: &ScoredExpectation) -> Cell {
    median(expectation.instances.iter().map(|Instance { measured_s, censored, .. }| (*measured_s, *censored)))
}

fn share_met(expectation: &ScoredExpectation) -> Cell {
    let due = expectation.instances.len();
    let met = expectation.instances.iter().filter(|i| i.status == Status::Met).count();
    if due == 0 { Cell::Absent } else { Cell::Number(met as f64 / due as f64) }
}

fn median_clock(courses: &[Course], to: Milestone, end: SimTime) -> Cell {
    let at =
        |course: &Course, wanted| course.reached.iter().find(|(m, _, _)| *m == wanted).map(|(_, t, _)| *t);
    median(courses.iter().filter_map(|course| {
        let from = at(course, Milestone::Occurrence)?;
        Some(at(course, to).map_or(((end - from).0, true), |t| ((t - from).0, false)))
    }))
}

/// The lower median of times some of which are only known to be at least so long. Those that have not ended count as longer
/// than any that has. One that began late may still be the shorter: the median is then at most too long.
fn median(times: impl Iterator<Item = (i64, bool)>) -> Cell {
    let mut times: Vec<(bool, i64)> = times.map(|(seconds, censored)| (censored, seconds)).collect();
    times.sort_unstable();
    match times.get(times.len().saturating_sub(1) / 2) {
        None => Cell::Absent,
        Some((false, seconds)) => Cell::Number(*seconds as f64),
        Some((true, seconds)) => Cell::AtLeast(*seconds as f64),
    }
}

fn hours_to_containment(scored: &Scored, class: TimeClass) -> Cell {
    let (mut total, mut count) = (0i64, 0i64);
    for explanation in &scored.explanations {
        if (explanation.from, explanation.to) == (Milestone::Occurrence, Milestone::Containment) {
            count += 1;
            total += explanation.parts.iter().filter(|p| p.class == class).map(|p| p.seconds).sum::<i64>();
        }
    }
    if count == 0 { Cell::Absent } else { Cell::Number(total as f64 / count as f64) }
}

/// A row as one line of a file of comma-separated values, without a line feed. Numbers are written so that reading
/// them gives the same bits; `>=` stands before what is only known to be at least so much.
pub fn row_line(replication: u64, row: &[Cell]) -> String {
    let mut line = replication.to_string();
    for cell in row {
        line.push(',');
        match cell {
            Cell::Absent => {}
            Cell::Number(value) => line.push_str(&value.to_string()),
            Cell::AtLeast(value) => {
                line.push_str(">=");
                line.push_str(&value.to_string());
            }
            Cell::Status(status) => line.push_str(status_word(*status)),
        }
    }
    line
}

/// Reads what [`row_line`] wrote: the replication and its row; none where the line is no such row of `columns` cells.
pub fn cells_of(line: &str, columns: usize) -> Option<(u64, Row)> {
    let mut parts = line.split(',');
    let replication = parts.next()?.parse().ok()?;
    let row: Row = parts.map(cell_of).collect::<Option<_>>()?;
    (row.len() == columns).then_some((replication, row))
}

fn cell_of(text: &str) -> Option<Cell> {
    if text.is_empty() {
        return Some(Cell::Absent);
    }
    if let Some(status) = STATUSES.iter().find(|s| status_word(**s) == text) {
        return Some(Cell::Status(*status));
    }
    let finite = |text: &str| text.parse::<f64>().ok().filter(|value| value.is_finite());
    match text.strip_prefix(">=") {
        Some(rest) => finite(rest).map(Cell::AtLeast),
        None => finite(text).map(Cell::Number),
    }
}

const STATUSES: [Status; 5] =
    [Status::Met, Status::Late, Status::Missed, Status::Undecided, Status::NotEvaluated];

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Met => "met",
        Status::Late => "late",
        Status::Missed => "missed",
        Status::Undecided => "undecided",
        Status::NotEvaluated => "not_evaluated",
    }
}
