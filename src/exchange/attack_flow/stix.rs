//! STIX bundles with the Attack Flow extension into flows.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::flow::{Branch, Edge, Flow, Form, Join, Node, NodeKind, Note, Other, Published, Sort};
use super::json::{Object, Sheet, plain};
use crate::i18n::exchange as say;
use crate::scenario::{Code, Problem, Problems};

/// Fields of an object that lead to the next node, with the branch that each is.
const EDGES: [(&str, Branch); 3] =
    [("effect_refs", Branch::Effect), ("on_true_refs", Branch::True), ("on_false_refs", Branch::False)];

/// The flows of a bundle.
///
/// # Errors
/// Everything that is wrong with it.
pub fn flows(sheet: &Sheet<'_>, file: &str) -> Result<Vec<Flow>, Problems> {
    let mut problems = Problems::default();
    let mut bundle = Bundle::default();
    let newest = newest(sheet, &mut bundle.notes);
    for (ix, object) in sheet.objects.iter().enumerate().filter(|(ix, _)| newest.contains(ix)) {
        bundle.take(ix, object, &mut problems);
    }
    if bundle.nodes.iter().all(|node| !node.is_action()) {
        let problem = Problem::new(Code::NotAFlow, Some(sheet.start()), say::no_actions);
        problems.push(problem.hint(say::not_a_flow_hint));
    }
    bundle.connect(sheet, &newest, &mut problems);
    if problems.has_errors() { Err(problems) } else { Ok(bundle.into_flows(sheet, file)) }
}

/// What stands in a bundle.
#[derive(Default)]
struct Bundle {
    nodes: Vec<Node>,
    /// Positions of nodes by id.
    by_id: BTreeMap<String, usize>,
    /// Positions of the objects of the nodes.
    objects: Vec<usize>,
    edges: BTreeSet<Edge>,
    /// Positions of `attack-flow` objects.
    flows: Vec<usize>,
    others: Vec<Other>,
    notes: Vec<Note>,
    /// Names of assets by id.
    assets: BTreeMap<String, String>,
}

/// The positions of the objects that count: the latest version of each id, none that is revoked.
fn newest(sheet: &Sheet<'_>, notes: &mut Vec<Note>) -> BTreeSet<usize> {
    let mut latest: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let mut counts = BTreeSet::new();
    for (ix, object) in sheet.objects.iter().enumerate() {
        let id = object.fields.get("id").map(plain).unwrap_or_default();
        if object.fields.get("revoked") == Some(&Value::Bool(true)) {
            notes.push(Note::new(Sort::LeftOut, &id, object.place().line, say::revoked_object));
            continue;
        }
        if id.is_empty() {
            counts.insert(ix);
            continue;
        }
        let modified = object.fields.get("modified").map(plain).unwrap_or_default();
        match latest.get(&id) {
            Some((other, _)) if *other > modified => {
                notes.push(Note::new(Sort::LeftOut, &id, object.place().line, say::older_version));
            }
            Some((_, older)) => {
                let line = sheet.objects[*older].place().line;
                notes.push(Note::new(Sort::LeftOut, &id, line, say::older_version));
                latest.insert(id, (modified, ix));
            }
            None => {
                latest.insert(id, (modified, ix));
            }
        }
    }
    counts.extend(latest.into_values().map(|(_, ix)| ix));
    counts
}

impl Bundle {
    fn take(&mut self, ix: usize, object: &Object<'_>, problems: &mut Problems) {
        let kind = object.text("type", problems);
        let id = object.text("id", problems);
        if kind.is_empty() {
            problems.push(object.missing("type"));
            return;
        }
        let node = match kind.as_str() {
            "attack-action" => Some(NodeKind::Action(action(object, problems))),
            "attack-condition" => Some(NodeKind::Condition(object.text("description", problems))),
            "attack-operator" => operator(object, problems).map(NodeKind::Operator),
            _ => None,
        };
        match (node, kind.as_str()) {
            (Some(_), _) | (None, "attack-flow") if id.is_empty() => problems.push(object.missing("id")),
            (Some(kind), _) => {
                self.by_id.insert(id.clone(), self.nodes.len());
                self.objects.push(ix);
                self.nodes.push(Node { id, place: object.place(), kind, assets: Vec::new() });
            }
            (None, "attack-operator" | "relationship" | "extension-definition") => {}
            (None, "attack-flow") => {
                for field in ["name", "description", "scope"] {
                    object.text(field, problems);
                }
                object.list("start_refs", problems);
                self.flows.push(ix);
            }
            (None, _) => {
                let name = object.text("name", problems);
                if kind == "attack-asset" {
                    self.assets.insert(id.clone(), name.clone());
                }
                self.others.push(Other { id, line: object.place().line, kind, name });
            }
        }
    }

    /// Edges and assets, now that all nodes are known.
    fn connect(&mut self, sheet: &Sheet<'_>, newest: &BTreeSet<usize>, problems: &mut Problems) {
        for from in 0..self.nodes.len() {
            let object = &sheet.objects[self.objects[from]];
            for (field, branch) in EDGES {
                for id in object.list(field, problems) {
                    self.edge(from, &id, branch, field);
                }
            }
            for id in object.list("asset_refs", problems) {
                match self.assets.get(&id) {
                    Some(name) => self.nodes[from].assets.push(name.clone()),
                    None => self.dangling(from, &id, "asset_refs"),
                }
            }
        }
        for object in newest.iter().map(|ix| &sheet.objects[*ix]) {
            if object.fields.get("type").is_some_and(|kind| kind == "relationship") {
                self.relationship(object, problems);
            }
        }
    }

    fn edge(&mut self, from: usize, id: &str, branch: Branch, field: &str) {
        match self.by_id.get(id) {
            Some(to) => {
                self.edges.insert(Edge { from, to: *to, branch });
            }
            None => self.dangling(from, id, field),
        }
    }

    fn dangling(&mut self, from: usize, id: &str, field: &str) {
        let what = |lang| say::dangling(lang, field, id);
        self.notes.push(Note::on(Sort::LeftOut, &self.nodes[from], what).doubtful());
    }

    /// A relationship between two nodes is an edge: some exporters write the edges of conditions so.
    fn relationship(&mut self, object: &Object<'_>, problems: &mut Problems) {
        let (source, target) = (object.text("source_ref", problems), object.text("target_ref", problems));
        let (Some(from), Some(to)) = (self.by_id.get(&source), self.by_id.get(&target)) else {
            let (id, line) = (object.text("id", problems), object.place().line);
            self.notes.push(Note::new(Sort::LeftOut, &id, line, |lang| {
                say::relationship_left(lang, &source, &target)
            }));
            return;
        };
        let (from, to) = (*from, *to);
        let known = self.edges.iter().any(|edge| (edge.from, edge.to) == (from, to));
        if known {
            return;
        }
        let branch = match self.nodes[from].kind {
            NodeKind::Condition(_) => Branch::Unsaid,
            _ => Branch::Effect,
        };
        self.edges.insert(Edge { from, to, branch });
    }

    fn into_flows(mut self, sheet: &Sheet<'_>, file: &str) -> Vec<Flow> {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        if self.flows.is_empty() {
            self.notes
                .push(Note::new(Sort::Assumed, "", 0, |lang| say::no_flow_object(lang, stem)).doubtful());
            return vec![self.flow(String::new(), stem.to_owned(), file)];
        }
        let made = self.flows.iter().map(|ix| self.described(&sheet.objects[*ix], stem, file));
        let mut flows: Vec<Flow> = made.collect();
        if flows.len() > 1 {
            flows.iter_mut().for_each(keep_reachable);
        }
        flows
    }

    /// The flow that an `attack-flow` object describes.
    fn described(&self, object: &Object<'_>, stem: &str, file: &str) -> Flow {
        // Fields of another type were reported when the object was taken.
        let mut told = Problems::default();
        let named = object.text("name", &mut told);
        let name = if named.is_empty() { stem.to_owned() } else { named };
        let mut flow = self.flow(object.text("id", &mut told), name, file);
        flow.description = object.text("description", &mut told);
        flow.scope = object.text("scope", &mut told);
        flow.references = references(object);
        for id in object.list("start_refs", &mut told) {
            match self.by_id.get(&id) {
                Some(node) => flow.starts.push(*node),
                None => {
                    let what = |lang| say::dangling(lang, "start_refs", &id);
                    let note = Note::new(Sort::LeftOut, &flow.id, object.place().line, what);
                    flow.notes.push(note.doubtful());
                }
            }
        }
        flow
    }

    fn flow(&self, id: String, name: String, file: &str) -> Flow {
        Flow {
            id,
            name,
            description: String::new(),
            scope: String::new(),
            references: Vec::new(),
            form: Form::Stix,
            file: file.to_owned(),
            nodes: self.nodes.clone(),
            edges: self.edges.iter().copied().collect(),
            starts: Vec::new(),
            others: self.others.clone(),
            notes: self.notes.clone(),
        }
    }
}

fn action(object: &Object<'_>, problems: &mut Problems) -> Published {
    let mut text = |field| object.text(field, problems);
    Published {
        name: text("name"),
        description: text("description"),
        tactic: text("tactic_id"),
        technique: text("technique_id"),
        start: text("execution_start"),
        end: text("execution_end"),
    }
}

fn operator(object: &Object<'_>, problems: &mut Problems) -> Option<Join> {
    let word = object.text("operator", problems);
    match word.to_ascii_uppercase().as_str() {
        "AND" => Some(Join::All),
        "OR" => Some(Join::Any),
        "" => {
            problems.push(object.missing("operator"));
            None
        }
        _ => {
            let place = Some(object.place_of("operator"));
            let problem =
                Problem::new(Code::UnknownVariant, place, |lang| say::unknown_operator(lang, &word));
            problems.push(problem.hint(say::operator_hint));
            None
        }
    }
}

/// The publications that an object names: `source: description url`.
fn references(object: &Object<'_>) -> Vec<String> {
    let Some(Value::Array(list)) = object.fields.get("external_references") else { return Vec::new() };
    let line = |reference: &Value| {
        let of = |field: &str| reference.get(field).map(plain).unwrap_or_default();
        [of("source_name"), of("url")]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(": ")
    };
    list.iter().map(line).filter(|line| !line.is_empty()).collect()
}

/// Of several flows in one bundle, each has the nodes that can be reached from its starts.
fn keep_reachable(flow: &mut Flow) {
    let mut kept: BTreeSet<usize> = flow.starts.iter().copied().collect();
    let mut open: Vec<usize> = flow.starts.clone();
    while let Some(node) = open.pop() {
        let next = flow.edges.iter().filter(|edge| edge.from == node).map(|edge| edge.to);
        open.extend(next.filter(|to| kept.insert(*to)));
    }
    let mut place: BTreeMap<usize, usize> = BTreeMap::new();
    let mut nodes = Vec::new();
    for (ix, node) in std::mem::take(&mut flow.nodes).into_iter().enumerate() {
        if kept.contains(&ix) {
            place.insert(ix, nodes.len());
            nodes.push(node);
        } else {
            flow.notes.push(Note::on(Sort::LeftOut, &node, say::other_flow));
        }
    }
    flow.nodes = nodes;
    let moved = |edge: Edge| {
        Some(Edge { from: *place.get(&edge.from)?, to: *place.get(&edge.to)?, branch: edge.branch })
    };
    flow.edges = std::mem::take(&mut flow.edges).into_iter().filter_map(moved).collect();
    flow.starts = flow.starts.iter().filter_map(|ix| place.get(ix).copied()).collect();
}
