//! What an import understood, assumed and left out: for people as Markdown, for programs as JSON.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::draft::{Action, Draft};
use super::flow::{Flow, Form, Node, NodeKind, Note, Sort};
use super::write;
use crate::i18n::{Lang, exchange as say, format};
use crate::scenario::model::Needs;

/// The report of one import.
#[derive(Clone, Debug)]
pub struct Report {
    flow: Flow,
    draft: Draft,
}

/// How much of each kind a flow has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Actions.
    pub actions: usize,
    /// Conditions.
    pub conditions: usize,
    /// Operators.
    pub operators: usize,
    /// Edges between them.
    pub edges: usize,
    /// Steps that were added: joints, and a way in.
    pub added: usize,
    /// Lines of the report on what was assumed.
    pub assumed: usize,
    /// Lines of the report on what was left out.
    pub left_out: usize,
}

impl Report {
    /// The report of an import.
    pub(super) fn new(flow: Flow, draft: Draft) -> Report {
        Report { flow, draft }
    }

    /// What there is and what became of it, in numbers.
    pub fn counts(&self) -> Counts {
        let nodes = |test: fn(&Node) -> bool| self.flow.nodes.iter().filter(|node| test(node)).count();
        let actions = nodes(Node::is_action);
        let lines = |sort| self.notes(sort).count();
        Counts {
            actions,
            conditions: nodes(|node| matches!(node.kind, NodeKind::Condition(_))),
            operators: nodes(|node| matches!(node.kind, NodeKind::Operator(_))),
            edges: self.flow.edges.len(),
            added: self.draft.steps.len() - actions,
            assumed: lines(Sort::Assumed),
            left_out: lines(Sort::LeftOut),
        }
    }

    /// The lines of one sort, in the order of the file.
    pub fn notes(&self, sort: Sort) -> impl Iterator<Item = &Note> {
        self.draft.notes.iter().filter(move |note| note.sort == sort)
    }

    /// What the file contradicts itself or ATT&CK in: dangling references, unknown techniques, no flow object.
    pub fn doubtful(&self) -> impl Iterator<Item = &Note> {
        self.draft.notes.iter().filter(|note| note.doubtful)
    }

    /// The id of the incident type.
    pub fn incident_type(&self) -> &str {
        &self.draft.incident_type
    }

    /// As JSON, with both languages.
    pub fn to_json(&self) -> Value {
        let flow = &self.flow;
        json!({
            "campaign": self.draft.id,
            "incident_type": self.draft.incident_type,
            "budget": self.draft.budget,
            "flow": {
                "id": flow.id,
                "name": flow.name,
                "scope": flow.scope,
                "file": flow.file,
                "form": match flow.form { Form::Stix => "stix", Form::Builder => "afb" },
            },
            "counts": self.counts(),
            "actions": self.draft.steps.iter().map(as_json).collect::<Vec<_>>(),
            "notes": self.draft.notes,
        })
    }

    /// As Markdown.
    pub fn to_markdown(&self, lang: Lang) -> String {
        let (flow, counts) = (&self.flow, self.counts());
        let mut out = format!("# {}\n\n", say::report_title(lang, &escaped(&flow.name)));
        let form = match flow.form {
            Form::Stix => say::form_stix(lang),
            Form::Builder => say::form_builder(lang),
        };
        let _ = writeln!(out, "{}\n", say::report_source(lang, &code(&flow.file), &form, &code(&flow.id)));
        let numbers = say::report_counts(
            lang,
            counts.actions,
            counts.conditions,
            counts.operators,
            counts.edges,
            self.draft.steps.len(),
        );
        let _ = writeln!(out, "{numbers}\n");
        let _ = writeln!(out, "{}\n", say::report_use(lang, &self.draft.id));
        self.table(&mut out, lang);
        for (sort, title, intro) in [
            (Sort::Understood, say::title_understood(lang), say::intro_understood(lang)),
            (Sort::Assumed, say::title_assumed(lang), say::intro_assumed(lang)),
            (Sort::LeftOut, say::title_left_out(lang), say::intro_left_out(lang)),
        ] {
            let _ = writeln!(out, "\n## {title}\n\n{intro}\n");
            for note in self.notes(sort) {
                let _ = writeln!(out, "- {}{}", place(lang, note), escaped(note.what.get(lang)));
            }
            if self.notes(sort).next().is_none() {
                let _ = writeln!(out, "{}", say::nothing_here(lang));
            }
        }
        out
    }

    /// The steps with what was assumed of each.
    fn table(&self, out: &mut String, lang: Lang) {
        let _ = writeln!(out, "## {}\n\n{}\n", say::title_steps(lang), say::intro_steps(lang));
        let _ = writeln!(out, "{}", say::table_head(lang));
        let _ = writeln!(out, "|---|---|---|---|---|---|---|---|---|");
        for action in &self.draft.steps {
            let row = &action.row;
            let time = action.took.as_ref().map_or(row.takes, |(span, ..)| *span);
            let cells = [
                format!("`{}` {}", action.id, action.name.get(lang)),
                action.technique.clone(),
                action.tactic.clone(),
                needs(&action.needs, lang),
                format!("`{}` × {}", write::target(&row.target), row.targets_at_most),
                format!("{:?}", row.effect),
                format::duration(time.0, lang),
                format::number(row.succeeds, 2, lang),
                row.why.get(lang).to_owned(),
            ];
            let cells: Vec<String> = cells.iter().map(|cell| escaped(cell).replace('|', "\\|")).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
    }
}

fn needs(needs: &Needs, lang: Lang) -> String {
    let list = |ids: &[String]| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    match needs {
        Needs::All(ids) if ids.is_empty() => String::new(),
        Needs::All(ids) if ids.len() == 1 => list(ids),
        Needs::All(ids) => say::needs_all(lang, &list(ids)),
        Needs::Any(ids) => say::needs_any(lang, &list(ids)),
    }
}

fn as_json(action: &Action) -> Value {
    json!({
        "id": action.id,
        "object": action.object,
        "line": action.line,
        "name": action.name,
        "technique": action.technique,
        "tactic": action.tactic,
        "needs": action.needs,
        "target": write::target(&action.row.target),
        "targets_at_most": action.row.targets_at_most,
        "effect": action.row.effect,
        "median_s": action.took.as_ref().map_or(action.row.takes, |(span, ..)| *span).0,
        "success": action.row.succeeds,
        "joint": action.joint,
        "why": action.row.why,
    })
}

/// Which object a line is about, and where it stands.
fn place(lang: Lang, note: &Note) -> String {
    match (note.object.is_empty(), note.line) {
        (true, _) => String::new(),
        (false, 0) => format!("`{}`: ", code(&note.object)),
        (false, line) => format!("`{}` ({}): ", code(&note.object), say::line(lang, line)),
    }
}

/// An id between backticks.
fn code(id: &str) -> String {
    id.replace(['`', '<', '>'], "_")
}

/// Text of a stranger in Markdown: no tags.
fn escaped(text: &str) -> String {
    text.replace('<', "&lt;")
}
