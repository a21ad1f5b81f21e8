//! The structure of a drill: who holds each functional role and on which ground, which lines carry incidents, and what
//! exchanging the structure changed.

use maud::{Markup, html};

use super::lines::Lines;
use super::markdown::table;
use super::page::Page;
use super::words;
use crate::experiment::{Difference, Exchange};
use crate::i18n::format::{duration, number};
use crate::i18n::{Lang, Text, half, report, structure as say, terms};
use crate::scenario::model::{Ground, Scenario, Traffic};
use crate::scenario::roles::{Holder, RoleEntry, resolve};

/// Holders of a role that are named one by one; the rest is counted.
const NAMED: usize = 3;

/// One role: who holds it, and why.
pub struct RoleRow {
    /// The role.
    pub role: String,
    /// Who holds it, first choice first.
    pub holders: String,
    /// The kind of ground.
    pub ground: String,
    /// The clause or reason.
    pub clause: String,
}

/// Every role with who holds it.
pub fn role_rows(scenario: &Scenario, lang: Lang) -> Vec<RoleRow> {
    let roles = resolve(scenario);
    roles.entries().iter().map(|entry| role_row(scenario, entry, lang)).collect()
}

fn role_row(scenario: &Scenario, entry: &RoleEntry, lang: Lang) -> RoleRow {
    let name = |holder: &Holder| match holder {
        Holder::Owner => say::holder_owner(lang),
        Holder::Operator => say::holder_operator(lang),
        Holder::Org(org) => scenario.province.organisations.get(org.ix()).map_or_else(String::new, |o| {
            if o.short.is_empty() { o.name.get(lang).to_owned() } else { o.short.clone() }
        }),
    };
    let mut holders = entry.holders.iter().take(NAMED).map(name).collect::<Vec<_>>().join(", ");
    if entry.holders.len() > NAMED {
        holders.push_str(&say::and_more_holders(lang, entry.holders.len() - NAMED));
    }
    let ground = scenario.structure.roles.iter().find(|r| r.role == entry.role).map(|r| &r.ground);
    RoleRow {
        role: words::role(entry.role, lang),
        holders,
        ground: ground.map_or_else(String::new, |g| ground_word(g, lang)),
        clause: ground.map_or_else(String::new, |g| half(clause(g), lang).to_owned()),
    }
}

/// The kind of ground in words.
pub fn ground_word(ground: &Ground, lang: Lang) -> String {
    match ground {
        Ground::Stated(_) => say::ground_stated(lang),
        Ground::Inferred(_) => say::ground_inferred(lang),
        Ground::Regulation(_) => say::ground_regulation(lang),
        Ground::Assumed(_) => say::ground_assumed(lang),
    }
}

fn clause(ground: &Ground) -> &str {
    match ground {
        Ground::Stated(text) | Ground::Inferred(text) | Ground::Regulation(text) | Ground::Assumed(text) => {
            text
        }
    }
}

/// How many lines carry incidents and warnings, and how many of them a text says.
fn line_counts(scenario: &Scenario, lang: Lang) -> Vec<String> {
    let count = |traffic: Traffic| {
        let lines = scenario.structure.relations.iter().filter(|r| r.carries.contains(&traffic));
        let (said, guessed): (Vec<_>, Vec<_>) =
            lines.partition(|r| matches!(r.ground, Ground::Stated(_) | Ground::Regulation(_)));
        (said.len(), guessed.len())
    };
    let (incident, warning) = (count(Traffic::Incident), count(Traffic::Warning));
    vec![
        say::incident_lines(lang, incident.0 + incident.1, incident.0, incident.1),
        say::warning_lines(lang, warning.0 + warning.1, warning.0, warning.1),
    ]
}

/// The section of the report page.
pub(super) fn section(page: &Page) -> Markup {
    let lang = page.lang;
    html! {
        section {
            h2 { (say::head_structure(lang)) }
            p { (line_counts(page.scenario(), lang).join(" ")) }
            table {
                thead { tr {
                    th scope="col" { (say::column_role(lang)) }
                    th scope="col" { (say::column_holder(lang)) }
                    th scope="col" { (say::column_ground(lang)) }
                } }
                tbody { @for row in role_rows(page.scenario(), lang) { tr {
                    th scope="row" { (row.role) }
                    td { (row.holders) }
                    td { (row.ground) @if !row.clause.is_empty() { br; small { (row.clause) } } }
                } } }
            }
        }
    }
}

/// The same as Markdown.
pub(super) fn markdown(page: &Page) -> String {
    let lang = page.lang;
    let mut out =
        format!("## {}\n\n{}\n\n", say::head_structure(lang), line_counts(page.scenario(), lang).join(" "));
    let heads = [say::column_role(lang), say::column_holder(lang), say::column_ground(lang)];
    let rows: Vec<Vec<String>> = role_rows(page.scenario(), lang)
        .into_iter()
        .map(|row| {
            let empty = row.clause.is_empty();
            let ground = if empty { row.ground } else { format!("{}: {}", row.ground, row.clause) };
            vec![row.role, row.holders, ground]
        })
        .collect();
    table(&mut out, &heads, &rows);
    out
}

/// The mapping of roles to organisations for a terminal. Ends with a line break.
pub fn mapping(scenario: &Scenario, lang: Lang, width: usize) -> String {
    let mut out = Lines::new(width);
    out.wrapped("", &say::mapping_title(lang, scenario.structure.name.get(lang)));
    for row in role_rows(scenario, lang) {
        out.split(&format!("  {}", row.role), &format!("{} · {}", row.holders, row.ground.to_lowercase()));
    }
    out.text
}

/// Columns told on a terminal.
const SHOWN: [&str; 8] = [
    "score",
    "clock.occurrence-detection.seconds",
    "clock.occurrence-decision.seconds",
    "clock.occurrence-containment.seconds",
    "clock.occurrence-recovery.seconds",
    "measure.intrusions",
    "measure.handovers",
    "measure.decision_wait",
];

/// What an exchange of structures changed, and the name of the structure that was exchanged.
#[derive(Clone, Debug)]
pub struct Exchanged {
    /// What it changed.
    pub found: Exchange,
    /// Name of the province's own structure.
    pub own: Text,
}

impl Exchanged {
    /// The differences that are told, in the order of [`SHOWN`].
    fn told(&self) -> impl Iterator<Item = &Difference> {
        SHOWN.iter().filter_map(|column| self.found.differences.iter().find(|d| d.column == *column))
    }
}

/// What an exchange changed, for a terminal. Ends with a line break.
pub fn exchange(exchanged: &Exchanged, lang: Lang, width: usize) -> String {
    let mut out = Lines::new(width);
    out.wrapped("", &say::exchange_title(lang, exchanged.own.get(lang)));
    for row in exchanged.told() {
        let [own, other, stated, assumed] = figures(row, lang);
        out.split(&column_name(&row.column, lang), &format!("{own} → {other}"));
        out.wrapped("   ", &say::exchange_parts(lang, &stated, &assumed));
    }
    out.wrapped("", &say::exchange_note(lang));
    out.text
}

/// Rows of the table of an exchange: what, own, other, stated part, assumed part.
fn exchange_rows(exchanged: &Exchanged, lang: Lang) -> Vec<Vec<String>> {
    exchanged
        .told()
        .map(|row| {
            let mut cells = vec![column_name(&row.column, lang)];
            cells.extend(figures(row, lang));
            cells
        })
        .collect()
}

fn exchange_heads(lang: Lang) -> [String; 5] {
    [
        say::column_what(lang),
        say::column_own(lang),
        say::column_other(lang),
        say::column_by_stated(lang),
        say::column_by_assumed(lang),
    ]
}

/// The section of the report page; empty where nothing was exchanged.
pub(super) fn exchange_section(page: &Page) -> Markup {
    let lang = page.lang;
    html! {
        @if let Some(exchanged) = page.exchanged {
            section {
                h2 { (say::head_exchange(lang)) }
                p { (say::exchange_title(lang, exchanged.own.get(lang))) }
                table {
                    thead { tr { @for head in exchange_heads(lang) { th scope="col" { (head) } } } }
                    tbody { @for row in exchange_rows(exchanged, lang) { tr {
                        @for (i, cell) in row.iter().enumerate() {
                            @if i == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                        }
                    } } }
                }
                p.note { (say::exchange_note(lang)) }
            }
        }
    }
}

/// The same as Markdown.
pub(super) fn exchange_markdown(page: &Page) -> String {
    let lang = page.lang;
    let Some(exchanged) = page.exchanged else { return String::new() };
    let title = say::exchange_title(lang, exchanged.own.get(lang));
    let mut out = format!("## {}\n\n{title}\n\n", say::head_exchange(lang));
    table(&mut out, &exchange_heads(lang), &exchange_rows(exchanged, lang));
    out.push_str(&format!("{}\n\n", say::exchange_note(lang)));
    out
}

/// Own and other value, and the two parts of their difference, in words.
fn figures(row: &Difference, lang: Lang) -> [String; 4] {
    let time = row.column.ends_with(".seconds") || row.column == "measure.decision_wait";
    let value = |v: f64| if time { duration(v.round() as i64, lang) } else { number(v, 0, lang) };
    let signed = |v: f64| {
        let sign = if v < 0.0 { "−" } else { "+" };
        let size = if time { duration(v.abs().round() as i64, lang) } else { number(v.abs(), 1, lang) };
        format!("{sign}{size}")
    };
    [value(row.own), value(row.other), signed(row.stated), signed(row.assumed)]
}

fn column_name(column: &str, lang: Lang) -> String {
    match column.strip_prefix("measure.") {
        Some(id) => terms::measure(lang, id),
        None => match column {
            "clock.occurrence-detection.seconds" => say::until_detection(lang),
            "clock.occurrence-decision.seconds" => say::until_decision(lang),
            "clock.occurrence-containment.seconds" => say::until_containment(lang),
            "clock.occurrence-recovery.seconds" => say::until_recovery(lang),
            _ => report::figure_score(lang),
        },
    }
}
