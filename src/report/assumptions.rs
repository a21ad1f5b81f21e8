//! The numbers of a scenario that rest on assumptions, found in its canonical form.

use std::collections::BTreeMap;

use serde_json::Value;

use super::page::Page;
use crate::i18n::report as say;

/// Places named of one assumption at most.
const PLACES: usize = 3;

/// One assumption, with every place where it stands.
pub(super) struct Assumption {
    /// Name of the field in the scenario files.
    pub field: String,
    pub value: String,
    /// Lowest and highest that are plausible; absent where the author gave none.
    pub range: Option<(String, String)>,
    pub why: String,
    pub places: Vec<String>,
    /// What it is about.
    pub topic: Topic,
    /// How many numbers of the scenario rest on it.
    pub uses: usize,
}

/// What assumptions are about, by the part of the scenario where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    Organisations,
    Systems,
    Province,
    Structure,
    Plan,
    Campaigns,
    Playbooks,
    Practice,
    Drill,
}

impl Topic {
    fn of(part: &str, inner: &str) -> Topic {
        match (part, inner) {
            ("province", "organisations" | "people") => Topic::Organisations,
            ("province", "systems") => Topic::Systems,
            ("province", _) => Topic::Province,
            ("structure", _) => Topic::Structure,
            ("plan", _) => Topic::Plan,
            ("campaigns", _) => Topic::Campaigns,
            ("playbooks", _) => Topic::Playbooks,
            ("practice", _) => Topic::Practice,
            _ => Topic::Drill,
        }
    }

    /// In words.
    pub(super) fn name(self, page: &Page) -> String {
        let say = match self {
            Topic::Organisations => say::topic_organisations,
            Topic::Systems => say::topic_systems,
            Topic::Province => say::topic_province,
            Topic::Structure => say::topic_structure,
            Topic::Plan => say::topic_plan,
            Topic::Campaigns => say::topic_campaigns,
            Topic::Playbooks => say::topic_playbooks,
            Topic::Practice => say::topic_practice,
            Topic::Drill => say::topic_drill,
        };
        say(page.lang)
    }
}

/// How many assumptions each topic has, and how many numbers rest on them.
pub(super) fn by_topic(list: &[Assumption]) -> Vec<(Topic, usize, usize)> {
    let mut sums: BTreeMap<Topic, (usize, usize)> = BTreeMap::new();
    for one in list {
        let sum = sums.entry(one.topic).or_default();
        *sum = (sum.0 + 1, sum.1 + one.uses);
    }
    sums.into_iter().map(|(topic, (kinds, uses))| (topic, kinds, uses)).collect()
}

impl Assumption {
    /// The first places, and how many more there are.
    pub(super) fn where_it_stands(&self, page: &Page) -> String {
        let named = self.places.iter().take(PLACES).cloned().collect::<Vec<_>>().join(", ");
        match self.places.len().saturating_sub(PLACES) {
            0 => named,
            more => say::and_more_places(page.lang, &named, more),
        }
    }
}

/// Every assumption of the scenario, alike ones together, in the order of the scenario.
pub(super) fn assumptions(page: &Page) -> Vec<Assumption> {
    let Ok(value) = serde_json::to_value(page.scenario()) else { return Vec::new() };
    let mut found = Found { list: Vec::new(), index: BTreeMap::new(), topic: Topic::Drill };
    for (part, inner) in value.as_object().into_iter().flatten() {
        match inner {
            Value::Object(map) => {
                for (key, value) in map {
                    found.topic = Topic::of(part, key);
                    walk(value, key, "", &mut found);
                }
            }
            other => {
                found.topic = Topic::of(part, "");
                walk(other, part, "", &mut found);
            }
        }
    }
    found.list.sort_by_key(|a| a.topic);
    found.list
}

struct Found {
    list: Vec<Assumption>,
    index: BTreeMap<(Topic, [String; 5]), usize>,
    /// Of what is being walked through.
    topic: Topic,
}

impl Found {
    fn add(&mut self, field: &str, place: &str, value: &Value, range: Option<(String, String)>, why: &str) {
        let (low, high) = range.clone().unwrap_or_default();
        let value = show(value);
        let topic = self.topic;
        let key = (topic, [field.to_owned(), value.clone(), low, high, why.to_owned()]);
        let at = *self.index.entry(key).or_insert_with(|| {
            let why = why.to_owned();
            self.list.push(Assumption {
                field: field.to_owned(),
                value,
                range,
                why,
                places: Vec::new(),
                topic,
                uses: 0,
            });
            self.list.len() - 1
        });
        self.list[at].uses += 1;
        let places = &mut self.list[at].places;
        if !place.is_empty() && places.last().is_none_or(|last| last != place) {
            places.push(place.to_owned());
        }
    }
}

/// `field` is the name under which a value stands, `place` the nearest id around it.
fn walk(value: &Value, field: &str, place: &str, found: &mut Found) {
    match value {
        Value::Object(map) => {
            if let (1, Some(Value::Object(inner))) = (map.len(), map.get("Assumed")) {
                let range = inner.get("low").zip(inner.get("high")).map(|(l, h)| (show(l), show(h)));
                let why = inner.get("why").and_then(Value::as_str).unwrap_or_default();
                found.add(field, place, inner.get("value").unwrap_or(&Value::Null), range, why);
                return;
            }
            if let (1, Some(inner)) = (map.len(), map.get("Unsourced")) {
                found.add(field, place, inner, None, "");
                return;
            }
            let id = map.get("id").or_else(|| map.get("incident_type")).and_then(Value::as_str);
            let place = match id {
                Some(id) if place.is_empty() => id.to_owned(),
                Some(id) => format!("{place}/{id}"),
                None => place.to_owned(),
            };
            for (key, inner) in map {
                let place = if matches!(key.as_str(), "province" | "plan" | "drill") { "" } else { &place };
                walk(inner, key, place, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| walk(inner, field, place, found)),
        _ => {}
    }
}

/// A number of a scenario as its file writes it, without quotes.
fn show(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(map) => {
            let parts: Vec<String> = map.iter().map(|(k, v)| format!("{k} {}", show(v))).collect();
            parts.join(", ")
        }
        Value::Array(list) => list.iter().map(show).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
