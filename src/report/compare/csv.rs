//! A table of comma-separated values beside every chart: ids and plain numbers, the same in either language.

use super::view::View;
use crate::experiment::Estimate;
use crate::report::csv::field;

/// The tables: name of the chart and the text of its table.
pub fn tables(view: &View) -> Vec<(&'static str, String)> {
    vec![
        ("differences", differences(view)),
        ("shares", shares(view)),
        ("chances", chances(view)),
        ("times", times(view)),
        ("hours", hours(view)),
    ]
}

fn id(view: &View, arm: usize) -> String {
    field(&view.runner.arms()[arm].id)
}

fn ends(estimate: Estimate) -> String {
    let cell = |v: Option<f64>| v.map(|v| v.to_string()).unwrap_or_default();
    [estimate.value, estimate.low, estimate.high].map(cell).join(",")
}

fn differences(view: &View) -> String {
    let mut out = "first,second,difference,low,high,verdict\n".to_owned();
    for pair in &view.found.pairs {
        let verdict = serde_json::to_value(pair.verdict).unwrap_or_default();
        out.push_str(&format!(
            "{},{},{},{}\n",
            id(view, pair.first),
            id(view, pair.second),
            ends(pair.difference),
            verdict.as_str().unwrap_or_default()
        ));
    }
    out
}

fn chances(view: &View) -> String {
    let mut out = "expectation,arm,due,met,undecided,chance,low,high\n".to_owned();
    for (arm, found) in view.found.arms.iter().enumerate() {
        for row in &found.chances {
            out.push_str(&format!(
                "{},{},{},{},{},{}\n",
                field(&row.expectation),
                id(view, arm),
                row.due,
                row.met,
                row.undecided,
                ends(row.chance)
            ));
        }
    }
    out
}

fn shares(view: &View) -> String {
    let mut out = "expectation,arm,share\n".to_owned();
    for (arm, found) in view.found.arms.iter().enumerate() {
        for (row, share) in std::iter::zip(&found.chances, &found.shares) {
            let share = share.map(|v| v.to_string()).unwrap_or_default();
            out.push_str(&format!("{},{},{share}\n", field(&row.expectation), id(view, arm)));
        }
    }
    out
}

fn times(view: &View) -> String {
    let mut out = "expectation,arm,seconds,share\n".to_owned();
    for (arm, found) in view.found.arms.iter().enumerate() {
        for (row, times) in std::iter::zip(&found.chances, &found.times) {
            for (seconds, share) in times.steps() {
                out.push_str(&format!("{},{},{seconds},{share}\n", field(&row.expectation), id(view, arm)));
            }
        }
    }
    out
}

fn hours(view: &View) -> String {
    let mut out = "column,arm,seconds\n".to_owned();
    let pairs = view.found.pairs.len().max(1);
    for (arm, found) in view.found.arms.iter().enumerate() {
        for (row, seconds) in std::iter::zip(view.found.hours.iter().step_by(pairs), &found.hours) {
            let seconds = seconds.map(|s| s.to_string()).unwrap_or_default();
            out.push_str(&format!("{},{},{seconds}\n", row.column, id(view, arm)));
        }
    }
    out
}
