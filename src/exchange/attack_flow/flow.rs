//! What an Attack Flow says, whichever form of file it came in.

use crate::i18n::{Lang, Text};
use crate::scenario::Place;

/// More actions than a campaign may have; more conditions and operators are not meant for people either.
pub const MOST_ACTIONS: usize = 1_000;
/// Most actions, conditions and operators together.
pub const MOST_NODES: usize = 2_000;
/// Most edges between them.
pub const MOST_EDGES: usize = 5_000;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A STIX 2.1 bundle with the Attack Flow extension.
    Stix,
    /// A file of the Attack Flow Builder.
    Builder,
}

/// A flow.
#[derive(Clone, Debug)]
pub struct Flow {
    /// `attack-flow--…`.
    pub id: String,
    /// Name.
    pub name: String,
    /// Description; empty where there is none.
    pub description: String,
    /// Scope (`incident`, `malware`); empty where none is given.
    pub scope: String,
    /// Publications that it names.
    pub references: Vec<String>,
    /// Form of its file.
    pub form: Form,
    /// Name of its file, without folders.
    pub file: String,
    /// Actions, conditions and operators.
    pub nodes: Vec<Node>,
    /// Edges between them, each once.
    pub edges: Vec<Edge>,
    /// Nodes that the flow says are starts; empty where it says none.
    pub starts: Vec<usize>,
    /// Everything else that the file holds.
    pub others: Vec<Other>,
    /// What was noticed on reading.
    pub notes: Vec<Note>,
}

/// An action, a condition or an operator.
#[derive(Clone, Debug)]
pub struct Node {
    /// `attack-action--…`, `attack-condition--…`, `attack-operator--…`.
    pub id: String,
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: NodeKind,
    /// Names of the assets that it has to do with.
    pub assets: Vec<String>,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// An action.
    Action(Published),
    /// A condition, in words.
    Condition(String),
    /// An operator.
    Operator(Join),
}

/// What the flow says of an action; texts that it does not give are empty.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// Tactic, as written.
    pub tactic: String,
    /// Technique, as written.
    pub technique: String,
    /// When it began, as written.
    pub start: String,
    /// When it ended, as written.
    pub end: String,
}

/// How several things are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Join {
    /// All of them.
    All,
    /// Any of them.
    Any,
}

/// An edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// Position of the node that it leaves.
    pub from: usize,
    /// Position of the node that it enters.
    pub to: usize,
    /// Which branch of a condition it is.
    pub branch: Branch,
}

/// Which way an edge leaves its node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Branch {
    /// It leaves an action or an operator.
    Effect,
    /// The condition is true.
    True,
    /// The condition is false.
    False,
    /// It leaves a condition, and the file does not say for which outcome.
    Unsaid,
}

/// Something that the file holds beside the flow.
#[derive(Clone, Debug)]
pub struct Other {
    /// Id.
    pub id: String,
    /// Line, from 1.
    pub line: u32,
    /// Type: `malware`, `attack-asset`.
    pub kind: String,
    /// Name; empty where it has none.
    pub name: String,
}

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Taken as the flow says it.
    Understood,
    /// Not said by the flow: assumed.
    Assumed,
    /// Said by the file, and not used.
    LeftOut,
}

/// One line of the report.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Note {
    /// What became of it.
    pub sort: Sort,
    /// Id of the object that it is about.
    pub object: String,
    /// Line of the object in its file, from 1; 0 for the file as a whole.
    pub line: u32,
    /// What happened.
    pub what: Text,
    /// Whether the file contradicts itself or ATT&CK there: somebody should look at it.
    #[serde(skip)]
    pub doubtful: bool,
}

impl Note {
    /// A line about an object.
    pub fn new(sort: Sort, object: &str, line: u32, what: impl Fn(Lang) -> String) -> Note {
        Note { sort, object: object.to_owned(), line, what: Text::of(what), doubtful: false }
    }
    /// The same, as something that somebody should look at.
    pub fn doubtful(self) -> Note {
        Note { doubtful: true, ..self }
    }
    /// A line about a node.
    pub fn on(sort: Sort, node: &Node, what: impl Fn(Lang) -> String) -> Note {
        Note::new(sort, &node.id, node.place.line, what)
    }
}

impl Node {
    /// What it is called: an action's name, a condition's words, `AND` or `OR`.
    pub fn title(&self) -> &str {
        match &self.kind {
            NodeKind::Action(action) => &action.name,
            NodeKind::Condition(text) => text,
            NodeKind::Operator(Join::All) => "AND",
            NodeKind::Operator(Join::Any) => "OR",
        }
    }
    /// Whether it is an action.
    pub fn is_action(&self) -> bool {
        matches!(self.kind, NodeKind::Action(_))
    }
}

/// Text of a stranger on one line: signs that change the page are taken out, what is long is cut.
pub fn clean(text: &str, longest: usize) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain =
        text.nfc().map(|c| if c.is_control() || is_invisible(c) { ' ' } else { c }).collect::<String>();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= longest {
        return line;
    }
    let mut cut: String = line.chars().take(longest.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut.push('…');
    cut
}

/// Marks of direction, joiners and the like, which would let a text pose as another.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
