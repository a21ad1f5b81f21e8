//! A record as an object-centric event log (OCEL 2.0, JSON), for tools of process mining.
//!
//! Every entry is an event. The fields of its fact that name something are its objects, each with what it is to the event; the
//! rest are its attributes. An event without any is one of the exercise itself, so that none is left hanging.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::i18n::Lang;
use crate::i18n::format::Clock;
use crate::record::{Fact, Record};
use crate::scenario::Scenario;
use crate::units::SimTime;

/// A kind of object, and what a fact's field makes of it.
struct Field {
    /// Of the fact.
    name: &'static str,
    /// Type of the object.
    object: &'static str,
    /// What the object is to the event.
    qualifier: &'static str,
}

const fn field(name: &'static str, object: &'static str, qualifier: &'static str) -> Field {
    Field { name, object, qualifier }
}

/// The fields that name something.
const FIELDS: [Field; 21] = [
    field("inject", "inject", "delivers"),
    field("to", "agency", "to"),
    field("from", "agency", "from"),
    field("org", "agency", "by"),
    field("by", "agency", "by"),
    field("approver", "agency", "asked of"),
    field("person", "person", "by"),
    field("came", "person", "came"),
    field("left", "person", "left"),
    field("campaign", "campaign", "of"),
    field("intrusion", "intrusion", "of"),
    field("system", "system", "on"),
    field("systems", "system", "about"),
    field("alert", "alert", "about"),
    field("incident", "incident", "about"),
    field("into", "incident", "merged into"),
    field("message", "message", "carries"),
    field("approval", "request", "about"),
    field("task", "task", "about"),
    field("channel", "channel", "by"),
    field("point", "decision", "at"),
];
/// The object of what is about nothing else.
const EXERCISE: &str = "exercise";

/// Facts whose `channel` names the channel that failed.
const OF_THE_CHANNEL: [&str; 2] = ["channel_lost", "channel_back"];

#[derive(Default)]
struct Log {
    /// By id: type, attributes, relations.
    objects: BTreeMap<String, Object>,
    object_types: BTreeMap<String, BTreeMap<String, &'static str>>,
    event_types: BTreeMap<String, BTreeMap<String, &'static str>>,
    events: Vec<Value>,
}

struct Object {
    kind: String,
    attributes: Vec<(&'static str, Value)>,
    relations: Vec<(String, &'static str)>,
}

/// How many events and objects a log has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Events.
    pub events: usize,
    /// Objects.
    pub objects: usize,
}

/// The log of a record, and how much it holds.
///
/// # Errors
/// Where an entry names what its scenario does not have.
pub fn log(record: &Record) -> serde_json::Result<(String, Counts)> {
    let scenario = &record.run.scenario;
    let names = Arc::new(scenario.names());
    let clock = Clock::of(&scenario.drill.starts);
    let mut log = Log::default();
    names.scope(|| {
        for entry in &record.entries {
            log.event(entry.seq, entry.t, entry.cause, &entry.fact, clock, scenario)?;
        }
        serde_json::Result::Ok(())
    })?;
    log.complete(scenario);
    let counts = Counts { events: log.events.len(), objects: log.objects.len() };
    Ok((log.write(clock)?, counts))
}

impl Log {
    fn event(
        &mut self,
        seq: u32,
        t: SimTime,
        cause: Option<u32>,
        fact: &Fact,
        clock: Clock,
        scenario: &Scenario,
    ) -> serde_json::Result<()> {
        let Value::Object(mut fields) = serde_json::to_value(fact)? else { return Ok(()) };
        let kind = match fields.remove("fact") {
            Some(Value::String(kind)) => kind,
            _ => return Ok(()),
        };
        // Readers keep one relation of an event and an object: what it is twice stands in one qualifier.
        let mut relations: BTreeMap<String, Vec<&'static str>> = BTreeMap::new();
        for field in &FIELDS {
            if field.name == "channel" && !OF_THE_CHANNEL.contains(&kind.as_str()) {
                continue;
            }
            let Some(value) = fields.remove(field.name) else { continue };
            for id in ids(&value) {
                let id = format!("{}:{id}", field.object);
                self.object(&id, field.object);
                let qualifiers = relations.entry(id).or_default();
                if !qualifiers.contains(&field.qualifier) {
                    qualifiers.push(field.qualifier);
                }
            }
        }
        if relations.is_empty() {
            let id = format!("{EXERCISE}:{}", scenario.drill.id);
            self.object(&id, EXERCISE);
            relations.insert(id, vec!["of"]);
        }
        fields.insert("t_s".to_owned(), json!(t.0));
        if let Some(cause) = cause {
            fields.insert("cause".to_owned(), json!(format!("e{cause}")));
        }
        let types = self.event_types.entry(kind.clone()).or_default();
        let attributes: Vec<Value> = fields
            .into_iter()
            .filter_map(|(name, value)| {
                let (value, kind) = scalar(value)?;
                types.insert(name.clone(), kind);
                Some(json!({ "name": name, "value": value }))
            })
            .collect();
        let relations: Vec<Value> = relations
            .into_iter()
            .map(|(id, qualifiers)| json!({ "objectId": id, "qualifier": qualifiers.join(" and ") }))
            .collect();
        self.events.push(json!({
            "id": format!("e{seq}"),
            "type": kind,
            "time": clock.civil(t).to_rfc3339(),
            "attributes": attributes,
            "relationships": relations,
        }));
        Ok(())
    }

    fn object(&mut self, id: &str, kind: &str) {
        self.object_types.entry(kind.to_owned()).or_default();
        self.objects.entry(id.to_owned()).or_insert_with(|| Object {
            kind: kind.to_owned(),
            attributes: Vec::new(),
            relations: Vec::new(),
        });
    }

    /// What the scenario says about the objects that the events name, and how they belong together.
    fn complete(&mut self, scenario: &Scenario) {
        let province = &scenario.province;
        for person in &province.people {
            let id = format!("person:{}", person.id);
            self.describe(
                &id,
                vec![
                    ("title_vi", json!(person.title.get(Lang::Vi))),
                    ("title_en", json!(person.title.get(Lang::En))),
                ],
            );
            self.relate(&id, "agency", &person.organisation, "works for");
        }
        for system in &province.systems {
            let id = format!("system:{}", system.id);
            self.describe(
                &id,
                vec![
                    ("name_vi", json!(system.name.get(Lang::Vi))),
                    ("name_en", json!(system.name.get(Lang::En))),
                    ("level", json!(system.level)),
                ],
            );
            self.relate(&id, "agency", &system.operator, "operated by");
        }
        for inject in &scenario.drill.injects {
            let id = format!("inject:{}", inject.id);
            self.describe(
                &id,
                vec![
                    ("title_vi", json!(inject.title.get(Lang::Vi))),
                    ("title_en", json!(inject.title.get(Lang::En))),
                ],
            );
            self.relate(&id, "agency", &inject.to, "addressed to");
        }
        self.complete_campaigns(scenario);
        for org in &province.organisations {
            self.describe(
                &format!("agency:{}", org.id),
                vec![
                    ("name_vi", json!(org.name.get(Lang::Vi))),
                    ("name_en", json!(org.name.get(Lang::En))),
                    ("short", json!(org.short)),
                    ("kind", json!(org.kind)),
                ],
            );
        }
        let (vi, en) = (scenario.drill.name.get(Lang::Vi), scenario.drill.name.get(Lang::En));
        self.describe(
            &format!("{EXERCISE}:{}", scenario.drill.id),
            vec![("name_vi", json!(vi)), ("name_en", json!(en))],
        );
    }

    /// The same about campaigns, and about the intrusions that are theirs.
    fn complete_campaigns(&mut self, scenario: &Scenario) {
        let intrusions: Vec<String> =
            self.objects.keys().filter(|id| id.starts_with("intrusion:")).cloned().collect();
        for id in intrusions {
            if let Some((campaign, agency)) = id.trim_start_matches("intrusion:").split_once('@') {
                self.relate(&id, "campaign", campaign, "part of");
                self.relate(&id, "agency", agency, "at");
            }
        }
        for campaign in &scenario.campaigns {
            self.describe(
                &format!("campaign:{}", campaign.id),
                vec![
                    ("name_vi", json!(campaign.name.get(Lang::Vi))),
                    ("name_en", json!(campaign.name.get(Lang::En))),
                ],
            );
        }
    }

    /// Attributes of an object, where the log has it.
    fn describe(&mut self, id: &str, attributes: Vec<(&'static str, Value)>) {
        let Some(object) = self.objects.get_mut(id) else { return };
        let types = self.object_types.entry(object.kind.clone()).or_default();
        for (name, value) in &attributes {
            types.insert((*name).to_owned(), if value.is_number() { "integer" } else { "string" });
        }
        object.attributes = attributes;
    }

    /// Relates two objects that the log has: one that no event is about would be dropped by its readers.
    fn relate(&mut self, id: &str, kind: &str, other: &str, qualifier: &'static str) {
        let other = format!("{kind}:{other}");
        if !self.objects.contains_key(&other) {
            return;
        }
        if let Some(object) = self.objects.get_mut(id) {
            object.relations.push((other, qualifier));
        }
    }

    fn write(&self, clock: Clock) -> serde_json::Result<String> {
        let types = |all: &BTreeMap<String, BTreeMap<String, &'static str>>| -> Vec<Value> {
            all.iter()
                .map(|(name, attributes)| {
                    let attributes: Vec<Value> =
                        attributes.iter().map(|(name, kind)| json!({ "name": name, "type": kind })).collect();
                    json!({ "name": name, "attributes": attributes })
                })
                .collect()
        };
        let since = clock.civil(SimTime::ZERO).to_rfc3339();
        let objects = self.objects.iter().map(|(id, object)| {
            let attributes = object.attributes.iter();
            let attributes: Vec<Value> = attributes
                .map(|(name, value)| json!({ "name": name, "time": since, "value": value }))
                .collect();
            let relations: Vec<Value> = object
                .relations
                .iter()
                .map(|(id, qualifier)| json!({ "objectId": id, "qualifier": qualifier }))
                .collect();
            json!({ "id": id, "type": object.kind, "attributes": attributes, "relationships": relations })
        });
        let mut log = Map::new();
        log.insert("objectTypes".to_owned(), Value::Array(types(&self.object_types)));
        log.insert("eventTypes".to_owned(), Value::Array(types(&self.event_types)));
        log.insert("objects".to_owned(), Value::Array(objects.collect()));
        log.insert("events".to_owned(), Value::Array(self.events.clone()));
        serde_json::to_string(&Value::Object(log)).map(|text| text + "\n")
    }
}

/// The ids of a field: one, several, or none.
fn ids(value: &Value) -> Vec<String> {
    match value {
        Value::String(id) => vec![id.clone()],
        Value::Number(id) => vec![id.to_string()],
        Value::Array(list) => list.iter().flat_map(ids).collect(),
        _ => Vec::new(),
    }
}

/// A value of an attribute with its type; lists are written as one text.
fn scalar(value: Value) -> Option<(Value, &'static str)> {
    match value {
        Value::Null => None,
        Value::Bool(_) => Some((value, "boolean")),
        Value::Number(ref number) if number.is_f64() => Some((value, "float")),
        Value::Number(_) => Some((value, "integer")),
        Value::String(_) => Some((value, "string")),
        Value::Array(list) => {
            let texts: Vec<String> =
                list.iter().map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned)).collect();
            Some((Value::String(texts.join(" ")), "string"))
        }
        Value::Object(_) => Some((Value::String(value.to_string()), "string")),
    }
}
