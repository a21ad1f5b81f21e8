//! A table of comma-separated values beside every chart: ids and plain numbers, the same in either language.

use super::View;

/// The tables: name of the chart and the text of its table.
pub fn tables(view: &View) -> Vec<(&'static str, String)> {
    vec![("chances", chances(view)), ("times", times(view))]
}

fn chances(view: &View) -> String {
    let mut out = "expectation,due,met,late,missed,undecided,chance,low,high\n".to_owned();
    for row in &view.found.expectations {
        let ends = [row.chance_met.value, row.chance_met.low, row.chance_met.high]
            .map(|value| value.map(|v| v.to_string()).unwrap_or_default());
        out.push_str(&format!(
            "{},{},{},{},{},{},{}\n",
            row.id,
            row.evaluated,
            row.met,
            row.late,
            row.missed,
            row.undecided,
            ends.join(",")
        ));
    }
    out
}

/// Of every expectation: a time, and the share of the drills whose time is no longer.
fn times(view: &View) -> String {
    let mut out = "expectation,seconds,share\n".to_owned();
    for row in &view.found.expectations {
        for (seconds, share) in row.times.steps() {
            out.push_str(&format!("{},{seconds},{share}\n", row.id));
        }
    }
    out
}
