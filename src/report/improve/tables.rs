//! A table of comma-separated values beside every chart: ids and plain numbers, the same in either language.

use super::View;
use crate::experiment::Estimate;
use crate::experiment::improve::Effect;

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
    let mut out = "measures,search,search_low,search_high,fresh,fresh_low,fresh_high,\
                   fresh_score,fresh_score_low,fresh_score_high\n"
        .to_owned();
    for effect in view.found.effects() {
        let (search, fresh) = (effect.search.share_met, effect.fresh.share_met);
        let score = ends(effect.fresh.score);
        out.push_str(&format!("{},{},{},{score}\n", ids(view, effect), ends(search), ends(fresh)));
    }
    out
}

fn costs(view: &View) -> String {
    let mut out = "measures,million_dong_a_year,fresh,fresh_low,fresh_high\n".to_owned();
    for effect in view.found.effects() {
        let fresh = ends(effect.fresh.share_met);
        out.push_str(&format!("{},{},{fresh}\n", ids(view, effect), cell(effect.cost)));
    }
    out
}
