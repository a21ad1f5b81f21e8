//! Files of the Attack Flow Builder (`.afb`) into flows.
//!
//! A line of the drawing joins two latches; a latch hangs on an anchor; an anchor belongs to an object. The anchors
//! of a condition's branches are called `branch:True` and `branch:False`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::flow::{Branch, Edge, Flow, Form, Join, Node, NodeKind, Note, Other, Published, Sort};
use super::json::{Object, Sheet, one, plain};
use crate::i18n::exchange as say;
use crate::scenario::{Code, Problem, Problems};

/// Parts of the drawing that say nothing of the flow.
const DRAWING: [&str; 5] =
    ["dynamic_line", "generic_latch", "generic_handle", "horizontal_anchor", "vertical_anchor"];

/// The flow of a file.
///
/// # Errors
/// Everything that is wrong with it.
pub fn flow(sheet: &Sheet<'_>, file: &str) -> Result<Flow, Problems> {
    if sheet.has("version") || !sheet.has("schema") || sheet.head("schema").is_none() {
        let problem = Problem::new(Code::NotAFlow, Some(sheet.start()), say::old_builder);
        return Err(one(problem.hint(say::old_builder_hint)));
    }
    let mut problems = Problems::default();
    let mut flow = empty(file);
    let mut drawing = Drawing::default();
    let mut named = false;
    for object in &sheet.objects {
        let (kind, instance) = (object.text("id", &mut problems), object.text("instance", &mut problems));
        if kind.is_empty() {
            problems.push(object.missing("id"));
        } else if instance.is_empty() {
            problems.push(object.missing("instance"));
        } else if drawing.seen.insert(instance.clone()) {
            drawing.take(object, &kind, &instance, &mut problems);
            match kind.as_str() {
                "flow" if named => flow.notes.push(second_flow(object, &instance)),
                "flow" => {
                    named = true;
                    head(object, &instance, &mut flow);
                }
                _ if DRAWING.contains(&kind.as_str()) => {}
                _ => add(object, &kind, &instance, &mut flow, &mut drawing),
            }
        } else {
            let place = Some(object.place_of("instance"));
            problems
                .push(Problem::new(Code::DuplicateId, place, |lang| say::instance_twice(lang, &instance)));
        }
    }
    if flow.nodes.iter().all(|node| !node.is_action()) {
        let problem = Problem::new(Code::NotAFlow, Some(sheet.start()), say::no_actions);
        problems.push(problem.hint(say::not_a_flow_hint));
    }
    if problems.has_errors() {
        return Err(problems);
    }
    drawing.connect(&mut flow);
    Ok(flow)
}

fn empty(file: &str) -> Flow {
    Flow {
        id: String::new(),
        name: file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned(),
        description: String::new(),
        scope: String::new(),
        references: Vec::new(),
        form: Form::Builder,
        file: file.to_owned(),
        nodes: Vec::new(),
        edges: Vec::new(),
        starts: Vec::new(),
        others: Vec::new(),
        notes: Vec::new(),
    }
}

fn second_flow(object: &Object<'_>, instance: &str) -> Note {
    let id = format!("attack-flow--{instance}");
    Note::new(Sort::LeftOut, &id, object.place().line, say::second_flow)
}

/// What the object of the flow itself says.
fn head(object: &Object<'_>, instance: &str, flow: &mut Flow) {
    let properties = Properties::of(object);
    flow.id = format!("attack-flow--{instance}");
    let name = properties.text("name");
    if !name.is_empty() {
        flow.name = name;
    }
    flow.description = properties.text("description");
    flow.scope = properties.text("scope");
    if let Some(Value::Array(list)) = properties.get("external_references") {
        for reference in list.iter().filter_map(|entry| entry.get(1)) {
            let reference = Properties::in_list(reference);
            let parts = [reference.text("source_name"), reference.text("url")];
            let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ");
            flow.references.extend(Some(line).filter(|line| !line.is_empty()));
        }
    }
}

/// An action, a condition, an operator, or something else.
fn add(object: &Object<'_>, kind: &str, instance: &str, flow: &mut Flow, drawing: &mut Drawing) {
    let properties = Properties::of(object);
    let (prefix, node) = match kind {
        "action" => ("attack-action", Some(NodeKind::Action(properties.action()))),
        "condition" => ("attack-condition", Some(NodeKind::Condition(properties.text("description")))),
        "AND_operator" => ("attack-operator", Some(NodeKind::Operator(Join::All))),
        "OR_operator" => ("attack-operator", Some(NodeKind::Operator(Join::Any))),
        "asset" => ("attack-asset", None),
        _ => ("", None),
    };
    let shown = if prefix.is_empty() { kind.replace('_', "-") } else { prefix.to_owned() };
    let id = format!("{shown}--{instance}");
    match node {
        Some(kind) => {
            drawing.nodes.insert(instance.to_owned(), flow.nodes.len());
            flow.nodes.push(Node { id, place: object.place(), kind, assets: Vec::new() });
        }
        None => {
            let name = properties.text("name");
            if kind == "asset" {
                drawing.assets.insert(instance.to_owned(), name.clone());
            }
            flow.others.push(Other { id, line: object.place().line, kind: shown, name });
        }
    }
}

/// The lines of the drawing.
#[derive(Default)]
struct Drawing {
    seen: BTreeSet<String>,
    nodes: BTreeMap<String, usize>,
    assets: BTreeMap<String, String>,
    /// Instance and way out of the object that an anchor belongs to.
    anchors: BTreeMap<String, (String, String)>,
    /// The anchor that a latch hangs on.
    latches: BTreeMap<String, String>,
    /// Instance, latch of the source, latch of the target, line in the file.
    lines: Vec<(String, String, String, u32)>,
}

impl Drawing {
    fn take(&mut self, object: &Object<'_>, kind: &str, instance: &str, problems: &mut Problems) {
        if let Some(Value::Object(anchors)) = object.fields.get("anchors") {
            for (way, anchor) in anchors {
                self.anchors.insert(plain(anchor), (instance.to_owned(), way.clone()));
            }
        }
        for latch in object.list("latches", problems) {
            self.latches.insert(latch, instance.to_owned());
        }
        if kind == "dynamic_line" {
            let (source, target) = (object.text("source", problems), object.text("target", problems));
            self.lines.push((instance.to_owned(), source, target, object.place().line));
        }
    }

    /// The object at an end of a line, and its way out.
    fn end(&self, latch: &str) -> Option<(&str, &str)> {
        let (instance, way) = self.anchors.get(self.latches.get(latch)?)?;
        Some((instance, way))
    }

    fn connect(&self, flow: &mut Flow) {
        let mut edges = BTreeSet::new();
        for (instance, source, target, line) in &self.lines {
            let note = |what: fn(crate::i18n::Lang) -> String| {
                Note::new(Sort::LeftOut, &format!("dynamic-line--{instance}"), *line, what)
            };
            let (Some((from, way)), Some((to, _))) = (self.end(source), self.end(target)) else {
                flow.notes.push(note(say::loose_line));
                continue;
            };
            match (self.nodes.get(from), self.nodes.get(to)) {
                (Some(from), Some(to)) => {
                    let branch = branch(&flow.nodes[*from].kind, way);
                    edges.insert(Edge { from: *from, to: *to, branch });
                }
                (Some(node), None) | (None, Some(node)) => {
                    let name = self.assets.get(to).or_else(|| self.assets.get(from));
                    flow.nodes[*node].assets.extend(name.cloned());
                    if name.is_none() {
                        flow.notes.push(note(say::context_line));
                    }
                }
                (None, None) => flow.notes.push(note(say::context_line)),
            }
        }
        flow.edges = edges.into_iter().collect();
    }
}

fn branch(kind: &NodeKind, way: &str) -> Branch {
    match (kind, way) {
        (NodeKind::Condition(_), "branch:True") => Branch::True,
        (NodeKind::Condition(_), "branch:False") => Branch::False,
        (NodeKind::Condition(_), _) => Branch::Unsaid,
        _ => Branch::Effect,
    }
}

/// The properties of an object: a list of pairs.
struct Properties<'a>(&'a [Value]);

impl<'a> Properties<'a> {
    fn of(object: &'a Object<'_>) -> Properties<'a> {
        object.fields.get("properties").map_or(Properties(&[]), Properties::in_list)
    }
    fn in_list(value: &'a Value) -> Properties<'a> {
        Properties(value.as_array().map_or(&[], Vec::as_slice))
    }
    fn get(&self, name: &str) -> Option<&'a Value> {
        self.0.iter().find(|pair| pair.get(0).is_some_and(|key| key == name)).and_then(|pair| pair.get(1))
    }
    /// The text of a property, or of the time in it; empty where there is none.
    fn text(&self, name: &str) -> String {
        match self.get(name) {
            Some(Value::Object(fields)) => fields.get("time").map(plain).unwrap_or_default(),
            Some(value) => plain(value),
            None => String::new(),
        }
    }
    fn action(&self) -> Published {
        let ttp = self.get("ttp").map_or(Properties(&[]), Properties::in_list);
        let either = |own: &str, paired: &str| match self.text(own) {
            text if text.is_empty() => ttp.text(paired),
            text => text,
        };
        Published {
            name: self.text("name"),
            description: self.text("description"),
            tactic: either("tactic_id", "tactic"),
            technique: either("technique_id", "technique"),
            start: self.text("execution_start"),
            end: self.text("execution_end"),
        }
    }
}
