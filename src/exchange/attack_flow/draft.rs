//! From a flow to a campaign: names, techniques, what is assumed of each step, how the attacker gets in.

use std::collections::BTreeSet;

use super::clock::{self, Times};
use super::entry::{self, INITIAL_ACCESS};
use super::flow::{Branch, Flow, Join, Node, NodeKind, Note, Published, Sort, clean};
use super::table::{Looked, Row, Tables, Technique};
use super::wiring::{self, Step};
use crate::i18n::{Text, exchange as say};
use crate::scenario::kebab;
use crate::scenario::model::{Effect, Needs, Subject, Target};
use crate::units::Span;

/// Ids made from names are cut at so many characters, so that a number can follow.
const LONGEST_ID: usize = 60;
/// Names are cut at so many characters.
const LONGEST_NAME: usize = 120;

/// A campaign before it is written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Publications.
    pub sources: Vec<String>,
    /// Incident type.
    pub incident_type: String,
    /// Subject.
    pub subject: Subject,
    /// Steps, in the order in which they can begin.
    pub steps: Vec<Action>,
    /// Attempts in all.
    pub budget: u32,
    /// What was understood, assumed and left out.
    pub notes: Vec<Note>,
}

/// An action of a campaign before it is written.
#[derive(Clone, Debug)]
pub struct Action {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Technique, as the campaign has it; may be empty.
    pub technique: String,
    /// Tactic; may be empty.
    pub tactic: String,
    /// What it needs.
    pub needs: Needs,
    /// What is assumed of it.
    pub row: Row,
    /// What the assumptions are about: the technique, else the tactic; empty where neither is known.
    pub about: String,
    /// How long it took, where the flow says so, with its words.
    pub took: Option<(Span, String, String)>,
    /// Id of the object of the flow.
    pub object: String,
    /// Its line; 0 where it is none of the flow.
    pub line: u32,
    /// What helps a person who edits: both languages in one line.
    pub remarks: Vec<String>,
    /// Whether it only joins conditions.
    pub joint: bool,
}

/// Drafts a campaign.
pub fn draft(flow: &Flow, tables: &Tables) -> Draft {
    let (steps, wired) = wiring::wire(flow);
    let mut notes = flow.notes.clone();
    notes.extend(wired);
    let mut actions: Vec<Action> =
        steps.iter().map(|step| action(flow, &flow.nodes[step.node], step, tables, &mut notes)).collect();
    let mut taken = BTreeSet::new();
    for action in &mut actions {
        action.id = unique(&action.id, &mut taken);
    }
    let ids: Vec<String> = actions.iter().map(|action| action.id.clone()).collect();
    for (action, step) in actions.iter_mut().zip(&steps) {
        let needs: Vec<String> = step.needs.iter().map(|need| ids[*need].clone()).collect();
        // Whatever needs one of nothing, because all its edges were cut, is a start.
        let any = step.join == Join::Any && !needs.is_empty();
        action.needs = if any { Needs::Any(needs) } else { Needs::All(needs) };
    }
    entry::enter(flow, tables, &steps, &mut actions, &mut taken, &mut notes);
    for other in &flow.others {
        let shown = match other.name.as_str() {
            "" => format!("`{}`", other.kind),
            name => format!("`{}` \"{name}\"", other.kind),
        };
        let what = |lang| match other.kind.as_str() {
            "attack-asset" => say::asset_left(lang, &other.name),
            _ => say::context_left(lang, &shown),
        };
        notes.push(Note::new(Sort::LeftOut, &other.id, other.line, what));
    }
    finish(flow, tables, actions, notes)
}

fn finish(flow: &Flow, tables: &Tables, steps: Vec<Action>, mut notes: Vec<Note>) -> Draft {
    let effects: Vec<Effect> = steps.iter().map(|action| action.row.effect).collect();
    let chosen = tables.incident_type(&effects);
    let mut about_flow = |sort, what: &dyn Fn(crate::i18n::Lang) -> String| {
        notes.push(Note::new(sort, &flow.id, 0, what));
    };
    about_flow(Sort::Assumed, &|lang| say::incident_type(lang, chosen.id, chosen.why.get(lang)));
    if let Some(missing) = chosen.missing {
        about_flow(Sort::Assumed, &|lang| say::no_playbook(lang, missing));
    }
    if steps.iter().all(|action| matches!(action.row.target, Target::Outside)) {
        about_flow(Sort::LeftOut, &say::nothing_touched);
    }
    let budget = &tables.assumptions.budget;
    let most = u32::try_from(steps.len()).unwrap_or(u32::MAX).saturating_mul(budget.each).max(budget.least);
    about_flow(Sort::Assumed, &|lang| say::budget(lang, most));
    let timed = steps.iter().filter(|action| action.took.is_some()).count();
    about_flow(Sort::Assumed, &|lang| say::times_and_targets(lang, timed, steps.len()));
    let id = match kebab(&flow.name) {
        id if id.is_empty() => "attack-flow".to_owned(),
        id => cut(&id),
    };
    notes.sort_by(|a, b| (a.sort, a.line, &a.object).cmp(&(b.sort, b.line, &b.object)));
    notes.dedup();
    let name = clean(&flow.name, LONGEST_NAME);
    Draft {
        id,
        name: Text::of(|lang| say::campaign_name(lang, &name)),
        sources: sources(flow),
        incident_type: chosen.id.to_owned(),
        subject: chosen.subject,
        steps,
        budget: most,
        notes,
    }
}

fn sources(flow: &Flow) -> Vec<String> {
    let own = format!("Attack Flow \"{}\", {}, {}", flow.name, flow.id, flow.file);
    std::iter::once(own).chain(flow.references.iter().cloned()).collect()
}

/// An id cut short, without a hyphen at its end.
fn cut(id: &str) -> String {
    id.chars().take(LONGEST_ID).collect::<String>().trim_end_matches('-').to_owned()
}

/// The id, with a number where it is taken already.
pub fn unique(id: &str, taken: &mut BTreeSet<String>) -> String {
    let mut found = id.to_owned();
    let mut number = 1;
    while !taken.insert(found.clone()) {
        number += 1;
        found = format!("{id}-{number}");
    }
    found
}

fn action(flow: &Flow, node: &Node, step: &Step, tables: &Tables, notes: &mut Vec<Note>) -> Action {
    match &node.kind {
        NodeKind::Action(published) => {
            let mut action = of_action(node, published, tables, notes);
            action.remarks.extend(false_branches(flow, step.node));
            if step.on_cycle && !matches!(action.row.target, Target::Outside) {
                let most = &mut action.row.targets_at_most;
                *most = (*most).max(tables.assumptions.cycle_targets);
            }
            action
        }
        NodeKind::Condition(text) => {
            let text = clean(text, LONGEST_NAME);
            joint(node, "condition", Text::of(|lang| say::joint_condition(lang, &text)), tables)
        }
        NodeKind::Operator(Join::All) => joint(node, "all-of", Text::of(say::joint_all), tables),
        NodeKind::Operator(Join::Any) => joint(node, "any-of", Text::of(say::joint_any), tables),
    }
}

fn joint(node: &Node, id: &str, name: Text, tables: &Tables) -> Action {
    Action {
        id: id.to_owned(),
        name,
        technique: String::new(),
        tactic: String::new(),
        needs: Needs::default(),
        row: tables.assumptions.joint.clone(),
        about: String::new(),
        took: None,
        object: node.id.clone(),
        line: node.place.line,
        remarks: Vec::new(),
        joint: true,
    }
}

fn of_action(node: &Node, published: &Published, tables: &Tables, notes: &mut Vec<Note>) -> Action {
    let (technique, id) = technique(node, published, tables, notes);
    let tactic = tactic(node, published, technique, tables, notes);
    let row = tables.assumptions.row(technique.map_or(id.as_str(), |t| t.id.as_str()), &tactic);
    if let Some(technique) = technique.filter(|technique| !technique.only.is_empty()) {
        let only = technique.only.join(", ");
        notes.push(Note::on(Sort::Assumed, node, |lang| say::platform(lang, &technique.id, &only)));
    }
    let name = name(node, published, technique, &tactic, tables, notes);
    let wanted = [name.en.as_str(), &id, "action"].into_iter().map(kebab).find(|id| !id.is_empty());
    let mut remarks = Vec::new();
    if !published.description.is_empty() {
        remarks.push(format!("flow: {}", published.description));
    }
    if !node.assets.is_empty() {
        remarks.push(say::remark_assets(&node.assets.join("; ")));
    }
    Action {
        id: cut(&wanted.unwrap_or_default()),
        name,
        about: if id.is_empty() { tactic.clone() } else { id.clone() },
        technique: id,
        tactic,
        needs: Needs::default(),
        row,
        took: took(node, published, notes),
        object: node.id.clone(),
        line: node.place.line,
        remarks,
        joint: false,
    }
}

/// The technique that is meant, and the id that the campaign gets.
fn technique<'a>(
    node: &Node,
    published: &Published,
    tables: &'a Tables,
    notes: &mut Vec<Note>,
) -> (Option<&'a Technique>, String) {
    let written = published.technique.as_str();
    if written.is_empty() {
        notes.push(Note::on(Sort::Assumed, node, say::no_technique));
        return (None, String::new());
    }
    let bare = written.bytes().next().is_some_and(|b| b.is_ascii_digit());
    let id = if bare { format!("T{written}") } else { written.to_ascii_uppercase() };
    let version = tables.facts.version.as_str();
    match tables.facts.look_up(&id) {
        Looked::Known(technique) => {
            if id != written {
                notes.push(Note::on(Sort::Assumed, node, |lang| say::technique_read(lang, written, &id)));
            }
            (Some(technique), id)
        }
        Looked::Replaced(technique) => {
            let now = technique.id.clone();
            notes.push(Note::on(Sort::Assumed, node, |lang| say::technique_replaced(lang, &id, &now)));
            (Some(technique), now)
        }
        Looked::Dropped => {
            notes.push(Note::on(Sort::Assumed, node, |lang| say::technique_dropped(lang, &id, version)));
            (None, id)
        }
        Looked::Unknown if is_technique(&id) => {
            let note = Note::on(Sort::Assumed, node, |lang| say::technique_unknown(lang, &id, version));
            notes.push(note.doubtful());
            (None, id)
        }
        Looked::Unknown => {
            notes.push(Note::on(Sort::LeftOut, node, |lang| say::technique_foreign(lang, written)));
            (None, String::new())
        }
    }
}

/// `T1566` or `T1566.001`: what a campaign may carry.
fn is_technique(id: &str) -> bool {
    let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    id.strip_prefix('T').is_some_and(|rest| match rest.split_once('.') {
        Some((main, sub)) => digits(main, 4) && digits(sub, 3),
        None => digits(rest, 4),
    })
}

/// The short name of the tactic: the flow's, else one of the technique's; empty where neither is known.
fn tactic(
    node: &Node,
    published: &Published,
    technique: Option<&Technique>,
    tables: &Tables,
    notes: &mut Vec<Note>,
) -> String {
    let facts = &tables.facts;
    let own = technique.map_or(&[][..], |technique| facts.tactics_of(technique));
    let written = published.tactic.as_str();
    if let Some(tactic) = facts.tactic(written) {
        if !own.is_empty() && !own.contains(&tactic.short) {
            let others = own.join(", ");
            notes.push(Note::on(Sort::Understood, node, |lang| {
                say::tactic_of_flow(lang, &tactic.short, &others)
            }));
        }
        return tactic.short.clone();
    }
    if !written.is_empty() {
        notes.push(Note::on(Sort::LeftOut, node, |lang| say::tactic_unknown(lang, written)));
    }
    // Of several, one that does not mean a new way in: the flow would have said so.
    let found = own.iter().find(|short| *short != INITIAL_ACCESS).or(own.first());
    match found {
        Some(short) => {
            notes.push(Note::on(Sort::Assumed, node, |lang| say::tactic_of_technique(lang, short)));
            short.clone()
        }
        None => {
            notes.push(Note::on(Sort::Assumed, node, say::no_tactic));
            String::new()
        }
    }
}

fn name(
    node: &Node,
    published: &Published,
    technique: Option<&Technique>,
    tactic: &str,
    tables: &Tables,
    notes: &mut Vec<Note>,
) -> Text {
    let tactic = tables.facts.by_short(tactic);
    let given = clean(&published.name, LONGEST_NAME);
    let en = match (given.is_empty(), technique, tactic) {
        (false, ..) => given.clone(),
        (true, Some(technique), _) => tables.facts.name(technique).en,
        (true, None, Some(tactic)) => tactic.name.en.clone(),
        (true, None, None) => Text::of(say::unnamed).en,
    };
    let vi = match (technique, tactic) {
        (Some(technique), _) => tables.facts.name(technique).vi,
        (None, Some(tactic)) if given.is_empty() || given.eq_ignore_ascii_case(&tactic.name.en) => {
            tactic.name.vi.clone()
        }
        (None, Some(tactic)) => format!("{}: {en}", tactic.name.vi),
        (None, None) if given.is_empty() => Text::of(say::unnamed).vi,
        (None, None) => {
            notes.push(Note::on(Sort::LeftOut, node, say::name_untranslated));
            en.clone()
        }
    };
    Text { vi, en }
}

/// How long the action took, where its times say so.
fn took(node: &Node, published: &Published, notes: &mut Vec<Note>) -> Option<(Span, String, String)> {
    let (start, end) = (&published.start, &published.end);
    match clock::times(start, end) {
        Times::None => None,
        Times::Absurd => {
            let given = [start, end].into_iter().filter(|time| !time.is_empty());
            let given = given.map(|time| format!("`{time}`")).collect::<Vec<_>>().join(" – ");
            notes.push(Note::on(Sort::LeftOut, node, |lang| say::times_absurd(lang, &given)));
            None
        }
        Times::Moment => {
            notes.push(Note::on(Sort::LeftOut, node, say::times_moment));
            None
        }
        Times::Took(span) => {
            notes.push(Note::on(Sort::Understood, node, |lang| say::times_taken(lang, &span.to_string())));
            Some((span, start.clone(), end.clone()))
        }
    }
}

/// The conditions that an action follows only when they are false.
fn false_branches(flow: &Flow, node: usize) -> Vec<String> {
    let edges = flow.edges.iter().filter(|edge| edge.to == node && edge.branch == Branch::False);
    edges.map(|edge| say::remark_false(flow.nodes[edge.from].title())).collect()
}
