//! The list as a table of comma-separated values: ids, plain numbers and both languages, the same in either language.

use crate::i18n::{Lang, Text};
use crate::plan::msel::{Forecast, Moment, Msel, Row};
use crate::report::csv::field;

const HEADS: &str = "number,id,kind,t_s,clock,offset,mode,from_vi,from_en,to,title_vi,title_en,message_vi,message_en,\
expected_vi,expected_en,milestone,within_s,about,follows,needed_runs,needed,due_runs,before_runs,came,p50_s,p50_clock,p90_s,p90_clock,\
expectations,objectives\n";

/// The list, one event a line (RFC 4180, with line feeds).
pub fn csv(msel: &Msel) -> String {
    let mut out = HEADS.to_owned();
    for row in &msel.rows {
        let fields: Vec<String> = fields(row).iter().map(|text| field(text)).collect();
        out.push_str(&fields.join(","));
        out.push('\n');
    }
    out
}

fn fields(row: &Row) -> Vec<String> {
    let text = |text: Option<&Text>| Lang::ALL.map(|lang| text.map_or("", |t| t.get(lang)).to_owned());
    let kind = serde_json::to_value(row.kind).unwrap_or_default();
    let expected = row.expected.as_ref();
    let mut out = vec![
        row.number.to_string(),
        row.id.clone(),
        kind.as_str().unwrap_or_default().to_owned(),
        number(row.at.as_ref().map(|at| at.t_s)),
        row.at.as_ref().map(|at| at.clock.clone()).unwrap_or_default(),
        row.at.as_ref().map(|at| at.offset.clone()).unwrap_or_default(),
        row.mode.as_ref().map(|mode| mode.id.clone()).unwrap_or_default(),
    ];
    out.extend(text(row.from.as_ref()));
    out.push(row.to.iter().map(|player| player.id.as_str()).collect::<Vec<_>>().join(" "));
    out.extend(text(Some(&row.title)));
    out.extend(text(Some(&row.message)));
    out.extend(text(expected.map(|e| &e.text)));
    out.push(expected.map(|e| e.milestone.clone()).unwrap_or_default());
    out.push(number(expected.and_then(|e| e.within_s)));
    out.push(row.about.as_ref().map(|about| about.id.clone()).unwrap_or_default());
    out.push(row.follows.clone().unwrap_or_default());
    out.push(number(row.condition.as_ref().map(|c| c.runs)));
    out.push(number(row.condition.as_ref().map(|c| c.needed)));
    out.extend(forecast(row.forecast.as_ref()));
    out.push(row.objectives.iter().map(|objective| objective.id.as_str()).collect::<Vec<_>>().join(" "));
    out
}

fn forecast(forecast: Option<&Forecast>) -> [String; 8] {
    let seconds = |moment: Option<&Moment>| number(moment.map(|m| m.t_s));
    let clock = |moment: Option<&Moment>| moment.map(|m| m.clock.clone()).unwrap_or_default();
    let [p50, p90] = [forecast.and_then(|f| f.p50.as_ref()), forecast.and_then(|f| f.p90.as_ref())];
    let expectations = forecast.map(|f| f.measures.iter().map(|m| m.id.as_str()).collect::<Vec<_>>());
    [
        number(forecast.map(|f| f.due)),
        number(forecast.map(|f| f.before)),
        number(forecast.map(|f| f.came)),
        seconds(p50),
        clock(p50),
        seconds(p90),
        clock(p90),
        expectations.unwrap_or_default().join(" "),
    ]
}

fn number(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
