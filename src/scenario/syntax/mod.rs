//! RON with places: a file becomes a tree in which every value knows where it stands.
//!
//! The `ron` crate gives values without places and stops at the first thing it does not like. Here a file is
//! scanned once into a [`Tree`] ([`scan()`]) and read from it by serde as often as needed ([`read()`]), so that
//! every problem of a file is found in one go and can be underlined. The value of a file without problems is
//! the one that the `ron` crate reads ([`value()`]).

pub mod fake;
pub mod read;
pub mod sample;
pub mod scan;
pub mod value;

pub use read::{Read, ShapeKind, ShapeProblem, read};
pub use scan::{SyntaxError, scan};
pub use value::value;

/// Position of a node in [`Tree::nodes`].
pub type NodeId = usize;

/// A name as written, with its bytes in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The name.
    pub text: String,
    /// First byte.
    pub from: usize,
    /// Byte after the last.
    pub to: usize,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i128),
    /// Any other number, `inf` and `NaN` too.
    Float(f64),
    /// A text, NFC-normalised.
    Text(String),
    /// `[a, b]`.
    List(Vec<NodeId>),
    /// `{key: value}`.
    Map(Vec<(NodeId, NodeId)>),
    /// `Name(field: value)` or `(field: value)`.
    Fields {
        /// Name, where one is written.
        name: Option<Word>,
        /// Fields in order; a name that is repeated is left out.
        fields: Vec<(Word, NodeId)>,
    },
    /// `Name(value)`, `(a, b)` or `()`.
    Items {
        /// Name, where one is written.
        name: Option<Word>,
        /// Values in order.
        items: Vec<NodeId>,
    },
    /// A name alone: a variant without content, or `None`.
    Word(String),
}

/// One value and its bytes in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// First byte.
    pub from: usize,
    /// Byte after the last.
    pub to: usize,
    /// What it holds.
    pub value: Value,
}

impl Node {
    /// The bytes to underline for the node as a whole: its name or opening bracket where it spans much.
    pub fn head(&self) -> (usize, usize) {
        match &self.value {
            Value::Fields { name: Some(name), .. } | Value::Items { name: Some(name), .. } => {
                (name.from, name.to)
            }
            Value::Fields { .. } | Value::Items { .. } | Value::List(_) | Value::Map(_) => {
                (self.from, self.from + 1)
            }
            _ => (self.from, self.to),
        }
    }
}

/// A name or key that stands twice in the same brackets.
#[derive(Clone, Debug, PartialEq)]
pub struct Repeated {
    /// The name or key.
    pub name: String,
    /// Whether it is a key of a map (else a field).
    pub is_key: bool,
    /// Bytes of the first.
    pub first: (usize, usize),
    /// Bytes of the second.
    pub second: (usize, usize),
}

/// A scanned file.
#[derive(Clone, Debug)]
pub struct Tree {
    /// All nodes.
    pub nodes: Vec<Node>,
    /// The top-level value.
    pub root: NodeId,
    /// Names that stand twice.
    pub repeated: Vec<Repeated>,
}

impl Tree {
    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id]
    }
    /// The value of a field.
    pub fn field(&self, id: NodeId, name: &str) -> Option<NodeId> {
        match &self.nodes[id].value {
            Value::Fields { fields, .. } => fields.iter().find(|(f, _)| f.text == name).map(|(_, v)| *v),
            _ => None,
        }
    }
    /// The text of a node, if it is one.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match &self.nodes[id].value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
    /// Follows a path of field names and positions (`systems`, `3`, `depends_on`); names of variants are not
    /// written, the single value inside `Name(value)` is entered without a step. Goes as far as it can.
    pub fn find(&self, path: &[Step<'_>]) -> NodeId {
        let mut at = self.root;
        for step in path {
            while let Value::Items { items, .. } = &self.nodes[at].value
                && let [only] = items.as_slice()
            {
                at = *only;
            }
            let next = match (step, &self.nodes[at].value) {
                (Step::At(ix), Value::List(items)) => items.get(*ix).copied(),
                (Step::In(name), Value::Fields { .. }) => self.field(at, name),
                (Step::In(name), Value::Map(entries)) => {
                    entries.iter().find(|(k, _)| self.text(*k) == Some(name)).map(|(_, v)| *v)
                }
                _ => None,
            };
            match next {
                Some(next) => at = next,
                None => return at,
            }
        }
        at
    }
}

/// One step of a path to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// A field or a key.
    In(&'a str),
    /// A position in a list.
    At(usize),
}
