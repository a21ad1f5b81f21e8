//! The numbers of a scenario that rest on nothing but an assumption: each with its place, range and reason.

use serde::Serialize;

use super::shelf::Sheet;
use super::syntax::{NodeId, Tree, Value};

/// A number without a source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AssumptionLine {
    /// File.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// What it is, by ids and names of fields: `stttt › people › security-engineer`.
    pub path: String,
    /// The value used, as written.
    pub value: String,
    /// The lowest that is plausible, as written; absent where no range was given.
    pub low: Option<String>,
    /// The highest, as written.
    pub high: Option<String>,
    /// Why this number; empty where no reason was given.
    pub why: String,
}

/// An assumption with the nodes of its file.
#[derive(Clone, Debug)]
pub struct Found {
    /// What is told of it.
    pub line: AssumptionLine,
    /// The number used.
    pub value: NodeId,
    /// The ends of its range, where one was given.
    pub range: Option<(NodeId, NodeId)>,
}

/// The assumptions of a file. `used` says whether a part of it (`organisations`, with its id) is used.
pub fn assumptions(sheet: &Sheet, used: &dyn Fn(&str, &str) -> bool, out: &mut Vec<Found>) {
    if let Some(tree) = &sheet.tree {
        let mut path = Vec::new();
        Search { sheet, tree, used, out }.visit(tree.root, &mut path);
    }
}

struct Search<'a> {
    sheet: &'a Sheet,
    tree: &'a Tree,
    used: &'a dyn Fn(&str, &str) -> bool,
    out: &'a mut Vec<Found>,
}

impl<'a> Search<'a> {
    fn written(&self, node: NodeId) -> String {
        let node = self.tree.node(node);
        self.sheet.source.text[node.from..node.to].split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What an element of a list is called.
    fn name(&self, node: NodeId) -> Option<&'a str> {
        ["id", "post", "role", "action", "system", "incident_type"].iter().find_map(|field| {
            let value = self.tree.field(node, field)?;
            match &self.tree.node(value).value {
                Value::Text(text) | Value::Word(text) => Some(text.as_str()),
                Value::Items { name: Some(name), .. } => Some(name.text.as_str()),
                _ => None,
            }
        })
    }

    fn visit(&mut self, node: NodeId, path: &mut Vec<&'a str>) {
        let tree = self.tree;
        match &tree.node(node).value {
            Value::List(items) => {
                for item in items {
                    let name = self.name(*item);
                    let part = path.last().copied().unwrap_or("");
                    if path.len() <= 1 && name.is_some_and(|id| !(self.used)(part, id)) {
                        continue;
                    }
                    path.extend(name);
                    self.visit(*item, path);
                    path.truncate(path.len() - usize::from(name.is_some()));
                }
            }
            Value::Map(entries) => {
                for (key, value) in entries {
                    let name = match &tree.node(*key).value {
                        Value::Text(text) | Value::Word(text) => text.as_str(),
                        _ => "?",
                    };
                    path.push(name);
                    self.visit(*value, path);
                    path.pop();
                }
            }
            Value::Fields { name: Some(name), .. }
                if name.text == "Assumed" && self.sheet.variants.contains(&node) =>
            {
                self.line(node, tree.field(node, "value").unwrap_or(node), path);
            }
            Value::Items { name: Some(name), items } if name.text == "Unsourced" && items.len() == 1 => {
                self.line(node, items[0], path);
            }
            Value::Fields { fields, .. } => {
                for (word, value) in fields {
                    path.push(&word.text);
                    self.visit(*value, path);
                    path.pop();
                }
            }
            Value::Items { items, .. } => {
                for item in items {
                    self.visit(*item, path);
                }
            }
            _ => {}
        }
    }

    fn line(&mut self, node: NodeId, value: NodeId, path: &[&'a str]) {
        let bound = |field| self.tree.field(node, field).map(|n| self.written(n));
        let why = self.tree.field(node, "why").and_then(|n| self.tree.text(n)).unwrap_or("");
        let place = self.sheet.source.place(self.tree.node(node).from, self.tree.node(node).from);
        let line = AssumptionLine {
            file: self.sheet.source.path.clone(),
            line: place.line,
            column: place.column,
            path: path.join(" › "),
            value: self.written(value),
            low: bound("low"),
            high: bound("high"),
            why: why.to_owned(),
        };
        let range = self.tree.field(node, "low").zip(self.tree.field(node, "high"));
        self.out.push(Found { line, value, range });
    }
}
