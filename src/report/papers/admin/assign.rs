//! Who does what: the tasks of every body in the drill, as the coordination structure gives them, and on what ground.

use super::clause::spelled_out;
use crate::i18n::{Lang, admin as say, half};
use crate::report::papers::basics::Drill;
use crate::report::papers::paper::{Block, Cell, Span, Table, para};
use crate::report::words;
use crate::scenario::model::{Ground, Role, RoleHolder, Subject};
use crate::scenario::roles::ALL_ROLES;

/// Bodies of a kind that are named.
const NAMED: usize = 4;
/// Bodies that are named as taking the place of the first.
const INSTEAD: usize = 2;

/// A task of a body.
struct Task<'a> {
    role: Role,
    instead: Vec<String>,
    ground: Option<&'a RoleHolder>,
}

/// Bodies with their tasks, in the order of the roles.
fn bodies<'a>(drill: &Drill<'a>) -> Vec<(String, Vec<Task<'a>>)> {
    let mut bodies: Vec<(String, Vec<Task>)> = Vec::new();
    for role in ALL_ROLES {
        let mut holders = drill.holders(role, NAMED).into_iter();
        let Some(first) = holders.next() else { continue };
        let ground = drill.scenario.structure.roles.iter().find(|r| r.role == role);
        let task = Task { role, instead: holders.take(INSTEAD).collect(), ground };
        match bodies.iter_mut().find(|(known, _)| *known == first) {
            Some((_, tasks)) => tasks.push(task),
            None => bodies.push((first, vec![task])),
        }
    }
    bodies
}

/// The part on implementation: a body in a paragraph, its tasks in letters.
pub(super) fn section(drill: &Drill) -> Vec<Block> {
    let (lang, structure) = (drill.lang, &drill.scenario.structure);
    let mut blocks = vec![
        Block::Heading(1, say::vi_implementation(lang)),
        para(say::by_structure(lang, structure.name.get(lang))),
    ];
    let bodies = bodies(drill);
    for (n, (body, tasks)) in bodies.iter().enumerate() {
        blocks.push(Block::Para(vec![Span::Bold(format!("{}. {}", n + 1, capital(body)))]));
        for (ix, task) in tasks.iter().enumerate() {
            blocks.push(told(task, ix, ix + 1 == tasks.len(), lang));
        }
    }
    let n = bodies.len();
    blocks.push(para(say::others(lang, n + 1)));
    blocks.push(Block::Para(vec![
        Span::Plain(say::report_due(lang, n + 2)),
        Span::Blank(say::blank_date(lang)),
        Span::Plain(".".to_owned()),
    ]));
    blocks
}

fn told(task: &Task, ix: usize, last: bool, lang: Lang) -> Block {
    let does = does(task.role, lang);
    let text = match task.instead.as_slice() {
        [] => does,
        list => say::instead(lang, &does, &list.join(&say::then_to(lang))),
    };
    let mut spans = vec![Span::Plain(say::item(lang, &say::letter(lang, ix), &text))];
    if task.ground.is_some_and(|holder| matches!(holder.ground, Ground::Inferred(_) | Ground::Assumed(_))) {
        spans.push(Span::Plain(" ".to_owned()));
        spans.push(Span::Blank(say::check_this(lang)));
    }
    spans.push(Span::Plain(if last { "." } else { ";" }.to_owned()));
    Block::Para(spans)
}

/// What whoever holds a role does in the drill.
fn does(role: Role, lang: Lang) -> String {
    let say = match role {
        Role::FirstResponder => say::does_first,
        Role::Monitoring => say::does_monitoring,
        Role::IncidentLead(Subject::CyberSecurity) => say::does_lead_security,
        Role::IncidentLead(Subject::InformationSafety) => say::does_lead_safety,
        Role::DecisionAuthority => say::does_authority,
        Role::ResponseTeam => say::does_team,
        Role::PublicInformation => say::does_public,
        Role::NationalLiaison => say::does_national,
        Role::CrimeInvestigation => say::does_crime,
        Role::Steering => say::does_steering,
        Role::SupportingOperators => say::does_supporting,
    };
    say(lang)
}

/// The grounds of the assignment, for whoever checks the draft.
pub(super) fn grounds(drill: &Drill) -> Vec<Block> {
    let lang = drill.lang;
    let row = |role: Role| {
        let held = drill.scenario.structure.roles.iter().find(|r| r.role == role)?;
        let holders = drill.holders(role, NAMED);
        let cells = [words::role(role, lang), holders.join(&say::then_to(lang))];
        let ground = spelled_out(&drill.ground(&held.ground), lang);
        Some(cells.into_iter().chain([ground]).map(Cell::of).collect())
    };
    let source = half(&drill.scenario.structure.source, lang);
    vec![
        Block::Heading(2, say::grounds_of_assignment(lang)),
        para(spelled_out(source, lang)),
        Block::Table(Table {
            widths: vec![24, 34, 42],
            heads: vec![say::col_role(lang), say::col_holders(lang), say::col_source(lang)],
            rows: ALL_ROLES.into_iter().filter_map(row).collect(),
        }),
    ]
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default() + letters.as_str()
}
