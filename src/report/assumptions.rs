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
    let mut found = Found { list: Vec::new(), index: BTreeMap::new() };
    walk(&value, "", "", &mut found);
    found.list
}

struct Found {
    list: Vec<Assumption>,
    index: BTreeMap<[String; 5], usize>,
}

impl Found {
    fn add(&mut self, field: &str, place: &str, value: &Value, range: Option<(String, String)>, why: &str) {
        let (low, high) = range.clone().unwrap_or_default();
        let value = show(value);
        let key = [field.to_owned(), value.clone(), low, high, why.to_owned()];
        let at = *self.index.entry(key).or_insert_with(|| {
            let why = why.to_owned();
            self.list.push(Assumption { field: field.to_owned(), value, range, why, places: Vec::new() });
            self.list.len() - 1
        });
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
