//! A table of comma-separated values beside every chart: ids and plain numbers, the same in either language.

use super::View;
use crate::experiment::Estimate;
use crate::experiment::improve::{Effect, Objective};

/// The tables: name of the chart and the text of its table.
pub fn tables(view: &View) -> Vec<(&'static str, String)> {
    vec![("effects", effects(view)), ("cost", costs(view))]
}

/// Ids of the measures of an effect; ids have no comma and no quote.
fn ids(view: &View, effect: &Effect) -> String {
    let id = |ix: &usize| view.found.candidates[*ix].measure.id.as_str();
    effect.measures.iter().map(id).collect::<Vec<_>>().join("+")
}

fn ends(estimate: Estimate) -> String {
    [estimate.value, estimate.low, estimate.high].map(cell).join(",")
}

fn cell(value: Option<f64>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

fn effects(view: &View) -> String {
    let mut out = "measures".to_owned();
    for stage in ["search", "fresh"] {
        for name in ["expectations", "intrusions", "score"] {
            out.push_str(&format!(",{stage}_{name},{stage}_{name}_low,{stage}_{name}_high"));
        }
    }
    out.push_str(",fresh_whole_plan,fresh_whole_plan_low,fresh_whole_plan_high\n");
    for effect in view.found.effects() {
        out.push_str(&ids(view, effect));
        for difference in [&effect.search, &effect.fresh] {
            Objective::ALL.iter().for_each(|by| out.push_str(&format!(",{}", ends(difference.of(*by)))));
        }
        out.push_str(&format!(",{}\n", ends(effect.whole_plan.chance)));
    }
    out
}

fn costs(view: &View) -> String {
    let mut out = "measures,million_dong_a_year,fresh,fresh_low,fresh_high\n".to_owned();
    for effect in view.found.effects() {
        let fresh = ends(effect.fresh.of(view.by()));
        out.push_str(&format!("{},{},{fresh}\n", ids(view, effect), cell(effect.cost)));
    }
    out
}
