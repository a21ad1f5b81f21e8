//! Whether a published figure was used to set a number of the model: by the texts of the scenario that cite it.

use serde_json::Value;

use crate::scenario::Scenario;
use crate::scenario::published::Citation;

/// The parts of a scenario that shape a campaign's course and cite a figure: `campaign`, `practice`, `playbooks`.
/// What is expected (targets, limits) shapes nothing and is not looked at.
pub fn cited_in(scenario: &Scenario, campaign: &str, citation: &Citation) -> Vec<&'static str> {
    let campaign = scenario.campaigns.iter().find(|c| c.id == campaign);
    let parts = [
        ("campaign", campaign.map(serde_json::to_value)),
        ("practice", Some(serde_json::to_value(&scenario.practice))),
        ("playbooks", Some(serde_json::to_value(&scenario.playbooks))),
    ];
    let cites = |value: Option<Result<Value, serde_json::Error>>| match value {
        Some(Ok(value)) => any_text(&value, &|text| cites(text, citation)),
        _ => false,
    };
    parts.into_iter().filter_map(|(name, value)| cites(value).then_some(name)).collect()
}

/// Whether a text has every word of one of the groups.
pub fn cites(text: &str, citation: &Citation) -> bool {
    citation.iter().any(|words| words.iter().all(|word| text.contains(word)))
}

fn any_text(value: &Value, wanted: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Value::String(text) => wanted(text),
        Value::Array(list) => list.iter().any(|inner| any_text(inner, wanted)),
        Value::Object(map) => map.values().any(|inner| any_text(inner, wanted)),
        _ => false,
    }
}
