//! The improvement plan: what could be done about each area for improvement, and what a simulation says it would do.

use super::analysis::{Finding, Findings, lever};
use super::basics::Drill;
use super::effects::{By, Effects, Estimate, ExpectationChange, Measure, Says, Tried};
use super::paper::{Block, Cell, Span, Table, para};
use crate::i18n::format::{count, number, percent, signed};
use crate::i18n::{Lang, improve as of_study, papers as say, report as of_report};
use crate::report::page::Page;
use crate::report::words;
use crate::scenario::model::{ActionKind, Change, Role};

/// Organisations that are named for a measure; more are counted.
const NAMED: usize = 3;

pub(super) fn section(page: &Page, drill: &Drill, found: &Findings, effects: Option<&Effects>) -> Vec<Block> {
    let lang = page.lang;
    let mut blocks = vec![Block::Heading(1, say::ip_title(lang)), para(basis(effects, lang))];
    let mut rows = Vec::new();
    for area in &found.areas {
        rows.extend(area_rows(page, drill, area, found.number(&area.expectation.id), effects));
    }
    rows.extend(whole_plan(drill, effects));
    for open in found.open.iter().chain(&found.idle) {
        let action = say::retest(lang, open.expectation.name.get(lang));
        let who = (say::element_exercise(lang), String::new());
        rows.push(row(drill, open, None, Cell::of(action), Cell::of("–"), who));
    }
    blocks.push(Block::Table(Table {
        widths: vec![11, 15, 19, 15, 9, 14, 6, 5, 6],
        heads: heads(lang),
        rows,
    }));
    blocks.push(Block::Para(vec![Span::Small(say::elements_all(lang))]));
    if let Some(effects) = effects {
        blocks.push(Block::Heading(2, say::ip_all(lang)));
        blocks.push(every_measure(effects, lang));
        blocks.push(para(of_study::about_model(lang)));
    }
    blocks
}

/// What the effects rest on.
pub(super) fn basis(effects: Option<&Effects>, lang: Lang) -> String {
    effects.map_or_else(
        || say::ip_without(lang),
        |e| say::ip_with(lang, &count(e.drills(), lang), &percent(e.confidence, lang), e.seed, &e.version),
    )
}

fn heads(lang: Lang) -> Vec<String> {
    vec![
        say::ip_col_capability(lang),
        say::ip_col_issue(lang),
        say::ip_col_action(lang),
        say::ip_col_effect(lang),
        say::ip_col_element(lang),
        say::ip_col_responsible(lang),
        say::ip_col_contact(lang),
        say::ip_col_start(lang),
        say::ip_col_end(lang),
    ]
}

/// A row of the plan: contact and dates are the planner's, and so is what nothing here tells.
fn row(
    drill: &Drill,
    finding: &Finding,
    number: Option<usize>,
    action: Cell,
    effect: Cell,
    (element, responsible): (String, String),
) -> Vec<Cell> {
    let name = finding.expectation.name.get(drill.lang);
    let issue = number.map_or_else(|| name.to_owned(), |n| format!("{n}. {name}"));
    planned(
        drill,
        (drill.capabilities_of(&finding.expectation.id), issue),
        action,
        effect,
        (element, responsible),
    )
}

/// The same for an issue in words.
fn planned(
    drill: &Drill,
    (capability, issue): (String, String),
    action: Cell,
    effect: Cell,
    (element, responsible): (String, String),
) -> Vec<Cell> {
    let lang = drill.lang;
    let or_blank =
        |text: String, blank: String| if text.is_empty() { Cell::blank(blank) } else { Cell::of(text) };
    vec![
        Cell::of(capability),
        Cell::of(issue),
        action,
        effect,
        or_blank(element, say::element_choose(lang)),
        or_blank(responsible, say::fill(lang)),
        Cell::blank(say::fill(lang)),
        Cell::blank(say::fill(lang)),
        Cell::blank(say::fill(lang)),
    ]
}

/// What a study says of a measure and one expectation.
struct Told<'a> {
    measure: &'a Measure,
    change: &'a ExpectationChange,
}

impl Told<'_> {
    fn shown(&self) -> bool {
        self.change.difference.low.is_some_and(|low| low > 0.0)
    }
    fn value(&self) -> f64 {
        self.change.difference.value.unwrap_or(0.0)
    }
}

/// What goes into the plan for an area: every measure that is shown to help with it; where none is, the one with the
/// greatest estimate above nothing, which is said not to be shown.
fn candidates<'a>(effects: &'a Effects, id: &str) -> Vec<Told<'a>> {
    let told = |tried: &'a Tried| {
        let change = tried.effect.expectations.iter().find(|c| c.expectation == id)?;
        Some(Told { measure: effects.measure(tried.measures.first()?)?, change })
    };
    let mut all: Vec<Told> = effects.alone.iter().filter_map(told).filter(|t| t.value() > 0.0).collect();
    all.sort_by(|a, b| b.value().total_cmp(&a.value()).then_with(|| a.measure.id.cmp(&b.measure.id)));
    if all.iter().any(Told::shown) {
        all.retain(Told::shown);
    } else {
        all.truncate(1);
    }
    all
}

/// The rows of an area: its measures with their effects, or what acts on where the hours went.
fn area_rows(
    page: &Page,
    drill: &Drill,
    area: &Finding,
    number: Option<usize>,
    effects: Option<&Effects>,
) -> Vec<Vec<Cell>> {
    let lang = page.lang;
    let all = effects.map(|effects| candidates(effects, &area.expectation.id)).unwrap_or_default();
    let told_row = |told: &Told| {
        let due = count(told.change.due, lang);
        let mut effect = say::ip_chance(lang, &points(told.change.difference, lang), &due);
        if !told.shown() {
            effect = format!("{effect} {}", say::ip_best_not_shown(lang));
        }
        let (what, who) = measured(drill, told.measure);
        row(drill, area, number, what, Cell::of(effect), who)
    };
    if !all.is_empty() {
        return all.iter().map(told_row).collect();
    }
    let mut lines = vec![vec![Span::Blank(say::fill(lang))]];
    lines.extend(lever(page, area).map(|lever| vec![Span::Plain(say::ip_direction(lang, &lever))]));
    let effect = match effects {
        Some(effects) => say::ip_none_shown(lang, effects.alone.len()),
        None => say::ip_not_measured(lang),
    };
    let nobody = (String::new(), String::new());
    vec![row(drill, area, number, Cell::lines(lines), Cell::of(effect), nobody)]
}

/// A measure as an action, with its element and who would have to do it.
fn measured(drill: &Drill, measure: &Measure) -> (Cell, (String, String)) {
    let what = Cell::lines(vec![
        vec![Span::Plain(measure.name.get(drill.lang).to_owned())],
        vec![Span::Small(drill.ground(&measure.ground))],
    ]);
    (what, (elements(&measure.changes, drill.lang), responsible(drill, &measure.changes)))
}

/// A row for each measure that is shown to help to meet the plan as a whole.
fn whole_plan(drill: &Drill, effects: Option<&Effects>) -> Vec<Vec<Cell>> {
    let Some(effects) = effects else { return Vec::new() };
    let lang = drill.lang;
    let helps = effects.alone.iter().filter(|tried| tried.effect.fresh.says == Says::Helps);
    helps
        .filter_map(|tried| {
            let measure = effects.measure(tried.measures.first()?)?;
            let shown = say::ip_share(lang, &objective(effects.by, lang), &judged(effects.by, tried, lang));
            let (what, who) = measured(drill, measure);
            let issue = (say::ip_whole(lang), say::ip_whole_issue(lang));
            Some(planned(drill, issue, what, Cell::of(shown), who))
        })
        .collect()
}

/// Every measure and combination with its effect on the plan as a whole.
fn every_measure(effects: &Effects, lang: Lang) -> Block {
    let name = |id: &String| effects.measure(id).map_or_else(|| id.clone(), |m| m.name.get(lang).to_owned());
    let row = |tried: &Tried| {
        let names = tried.measures.iter().map(name).collect::<Vec<_>>().join("; ");
        let shown = if tried.measures.len() > 1 { say::ip_together(lang, &names) } else { names };
        vec![
            Cell::of(shown),
            Cell::of(points(tried.effect.fresh.share_met, lang)),
            Cell::of(tried.effect.fresh.intrusions_met.map_or_else(|| "–".to_owned(), |e| points(e, lang))),
            Cell::of(ends(tried.effect.fresh.score, 1.0, lang)),
            Cell::of(verdict(tried.effect.fresh.says, lang)),
            Cell::of(cost(tried.effect.cost, lang)),
        ]
    };
    let idle = |measure: &Measure| {
        let none = || Cell::of("–");
        let price = cost(measure.cost_million_dong_a_year, lang);
        vec![
            Cell::of(measure.name.get(lang)),
            none(),
            none(),
            none(),
            Cell::of(say::ip_idle(lang)),
            Cell::of(price),
        ]
    };
    let tried = effects.alone.iter().chain(&effects.together).map(row);
    Block::Table(Table {
        widths: vec![30, 17, 17, 14, 12, 10],
        heads: vec![
            say::ip_col_action(lang),
            say::ip_col_share(lang),
            say::ip_col_intrusions(lang),
            say::ip_col_score(lang),
            say::ip_col_says(lang, &objective(effects.by, lang)),
            say::ip_col_cost(lang),
        ],
        rows: tried.chain(effects.measures.iter().filter(|m| !m.applies).map(idle)).collect(),
    })
}

fn cost(cost: Option<f64>, lang: Lang) -> String {
    let shown = |cost: f64| of_report::unit_million_dong(lang, &number(cost, 0, lang));
    cost.map_or_else(|| of_study::cost_not_given(lang), shown)
}

pub(super) fn verdict(says: Says, lang: Lang) -> String {
    match says {
        Says::Helps => of_study::says_helps(lang),
        Says::Harms => of_study::says_harms(lang),
        Says::NotShown => of_study::says_not_shown(lang),
        Says::Unknown => of_study::says_unknown(lang),
    }
}

/// By what a study judged, in a sentence.
pub(super) fn objective(by: By, lang: Lang) -> String {
    match by {
        By::Expectations => of_study::of_expectations(lang),
        By::Intrusions => of_study::of_intrusions(lang),
        By::Score => of_study::of_score(lang),
    }
}

/// The effect that a study judged by, with its interval.
pub(super) fn judged(by: By, tried: &Tried, lang: Lang) -> String {
    let fresh = &tried.effect.fresh;
    match (by, fresh.intrusions_met) {
        (By::Intrusions, Some(estimate)) => points(estimate, lang),
        (By::Score, _) => ends(fresh.score, 1.0, lang),
        _ => points(fresh.share_met, lang),
    }
}

/// An estimate with its interval, times a factor; one without an interval is told as it is.
fn ends(estimate: Estimate, factor: f64, lang: Lang) -> String {
    let shown = |value: f64| signed(value * factor, lang);
    match (estimate.value, estimate.low, estimate.high) {
        (Some(value), Some(low), Some(high)) => say::ip_ends(lang, &shown(value), &shown(low), &shown(high)),
        (Some(value), ..) => shown(value),
        _ => "–".to_owned(),
    }
}

/// A difference of a share in points of a hundred, with its interval.
fn points(estimate: Estimate, lang: Lang) -> String {
    let shown = |value: f64| signed(value * 100.0, lang);
    match (estimate.value, estimate.low, estimate.high) {
        (Some(value), Some(low), Some(high)) => {
            of_study::points_ends(lang, &shown(value), &shown(low), &shown(high))
        }
        (Some(value), ..) => of_study::points(lang, &shown(value)),
        _ => "–".to_owned(),
    }
}

/// The capability elements that changes touch, each once.
fn elements(changes: &[Change], lang: Lang) -> String {
    let mut list: Vec<String> = Vec::new();
    for change in changes {
        let element = match change {
            Change::Preauthorised { .. } | Change::ByTelephone { .. } | Change::Approval(_) => {
                say::element_planning(lang)
            }
            Change::People { .. } | Change::Roster { .. } | Change::OneHead { .. } => {
                say::element_organisation(lang)
            }
            Change::Certified { .. } => say::element_training(lang),
            Change::Shares(_)
            | Change::Monitored { .. }
            | Change::Backups { .. }
            | Change::Assessed { .. }
            | Change::Mitigated { .. } => say::element_equipment(lang),
        };
        if !list.contains(&element) {
            list.push(element);
        }
    }
    list.join("; ")
}

/// Who would have to do it, by the structure and the province; each once.
fn responsible(drill: &Drill, changes: &[Change]) -> String {
    let mut list: Vec<String> = Vec::new();
    for change in changes {
        let who = match change {
            Change::Preauthorised { action } | Change::ByTelephone { action } => approver(drill, *action),
            Change::Approval(rule) => holder(drill, rule.approver),
            Change::OneHead { .. } => holder(drill, Role::Steering),
            Change::People { post, kinds, .. } | Change::Roster { post, kinds, .. } => {
                with_posts(drill, std::slice::from_ref(post), kinds)
            }
            Change::Certified { posts, kinds } => with_posts(drill, posts, kinds),
            Change::Monitored { by, .. } => of_kinds(drill, std::slice::from_ref(by)),
            Change::Shares(_)
            | Change::Backups { .. }
            | Change::Assessed { .. }
            | Change::Mitigated { .. } => say::operators(drill.lang),
        };
        if !who.is_empty() && !list.contains(&who) {
            list.push(who);
        }
    }
    list.join("; ")
}

fn holder(drill: &Drill, role: Role) -> String {
    say::holds(
        drill.lang,
        &words::role(role, drill.lang),
        &drill.holders(role, NAMED).into_iter().next().unwrap_or_default(),
    )
}

/// Whoever approves an action by the structure.
fn approver(drill: &Drill, action: ActionKind) -> String {
    let rule = drill.scenario.structure.authority.iter().find(|rule| rule.action == action);
    rule.map_or_else(String::new, |rule| holder(drill, rule.approver))
}

/// Organisations of some kinds.
fn of_kinds(drill: &Drill, kinds: &[String]) -> String {
    let all = drill.scenario.province.organisations.iter().filter(|o| kinds.contains(&o.kind));
    let names: Vec<&str> = all.map(|o| o.name.get(drill.lang)).collect();
    if names.len() > NAMED { String::new() } else { names.join(", ") }
}

/// Organisations that have one of some posts; by their names where they are few.
fn with_posts(drill: &Drill, posts: &[String], kinds: &[String]) -> String {
    let (lang, province) = (drill.lang, &drill.scenario.province);
    let named = of_kinds(drill, kinds);
    if !named.is_empty() {
        return named;
    }
    let Some(post) = posts.first().filter(|_| posts.len() == 1) else { return say::every_agency(lang) };
    let of_kind = |id: &String| {
        kinds.is_empty() || province.organisations.iter().any(|o| o.id == *id && kinds.contains(&o.kind))
    };
    let people: Vec<_> =
        province.people.iter().filter(|p| p.post == *post && of_kind(&p.organisation)).collect();
    let mut ids: Vec<&str> = people.iter().map(|p| p.organisation.as_str()).collect();
    ids.dedup();
    match people.first() {
        Some(first) if ids.len() > NAMED => say::with_post(lang, first.title.get(lang), ids.len()),
        _ => {
            let names = province.organisations.iter().filter(|o| ids.contains(&o.id.as_str()));
            names.map(|o| o.name.get(lang)).collect::<Vec<_>>().join(", ")
        }
    }
}
