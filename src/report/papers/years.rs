//! Year on year: what improved, what was tested again, and what is still open, expectation by expectation.

use super::basics::Drill;
use super::paper::{Block, Cell, Span, Table, para};
use crate::i18n::format::duration;
use crate::i18n::{Lang, papers as say};
use crate::record::{Record, scenario_digest};
use crate::report::page::Page;
use crate::report::{summary, words};
use crate::score::Scored;
use crate::score::card::{ScoredExpectation, Status};

/// What two results of an expectation say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    ImprovedMet,
    ImprovedOpen,
    Kept,
    Open,
    Worse,
    Undecided,
    NotRetested,
    MetNotRetested,
    First,
    Never,
    New,
    Gone,
    Differs,
}

/// How good a result is; none where it tells nothing.
fn rank(status: Status) -> Option<u8> {
    match status {
        Status::Met => Some(2),
        Status::Late => Some(1),
        Status::Missed => Some(0),
        Status::Undecided | Status::NotEvaluated => None,
    }
}

/// Whether two results answer the same question.
fn same(a: &ScoredExpectation, b: &ScoredExpectation) -> bool {
    (a.from, a.to, a.target_s, a.limit_s) == (b.from, b.to, b.target_s, b.limit_s) && a.scope == b.scope
}

impl Change {
    /// What two results say; not evaluated is never an improvement.
    pub(super) fn of(before: Option<&ScoredExpectation>, now: Option<&ScoredExpectation>) -> Change {
        let (before, now) = match (before, now) {
            (Some(before), Some(now)) => (before, now),
            (None, _) => return Change::New,
            (_, None) => return Change::Gone,
        };
        match (before.status, now.status) {
            (Status::NotEvaluated, Status::NotEvaluated) => Change::Never,
            (Status::NotEvaluated, _) => Change::First,
            (Status::Met, Status::NotEvaluated) => Change::MetNotRetested,
            (_, Status::NotEvaluated) => Change::NotRetested,
            _ if !same(before, now) => Change::Differs,
            (a, b) => match (rank(a), rank(b)) {
                (Some(a), Some(b)) if b > a && b == 2 => Change::ImprovedMet,
                (Some(a), Some(b)) if b > a => Change::ImprovedOpen,
                (Some(a), Some(b)) if b < a => Change::Worse,
                (Some(2), Some(_)) => Change::Kept,
                (Some(_), Some(_)) => Change::Open,
                _ => Change::Undecided,
            },
        }
    }
}

/// An expectation in both years.
struct Row<'a> {
    before: Option<&'a ScoredExpectation>,
    now: Option<&'a ScoredExpectation>,
    change: Change,
}

/// The result of the year before: of several records the worst that was evaluated.
fn worst<'a>(last: &'a [(&'a Record, Scored)], id: &str) -> Option<&'a ScoredExpectation> {
    let all = last.iter().filter_map(|(_, scored)| scored.card.expectations.iter().find(|e| e.id == id));
    let key = |e: &&ScoredExpectation| match e.status {
        Status::Missed => 0,
        Status::Late => 1,
        Status::Undecided => 2,
        Status::Met => 3,
        Status::NotEvaluated => 4,
    };
    all.min_by_key(key)
}

fn rows<'a>(page: &Page<'a>, last: &'a [(&'a Record, Scored)]) -> Vec<Row<'a>> {
    let now = &page.scored.card.expectations;
    let mut rows: Vec<Row> = now
        .iter()
        .map(|now| {
            let before = worst(last, &now.id);
            Row { before, now: Some(now), change: Change::of(before, Some(now)) }
        })
        .collect();
    let mut gone: Vec<&str> = Vec::new();
    for before in last.iter().flat_map(|(_, scored)| &scored.card.expectations) {
        if !now.iter().any(|e| e.id == before.id) && !gone.contains(&before.id.as_str()) {
            gone.push(&before.id);
            rows.push(Row { before: worst(last, &before.id), now: None, change: Change::Gone });
        }
    }
    rows
}

/// The section; empty without records of the year before.
pub(super) fn section<'a>(page: &Page<'a>, drill: &Drill, last: &'a [(&'a Record, Scored)]) -> Vec<Block> {
    if last.is_empty() {
        return Vec::new();
    }
    let lang = page.lang;
    let rows = rows(page, last);
    let mut blocks = vec![
        Block::Heading(1, say::years_title(lang)),
        para(say::years_how(lang, last.len())),
        Block::Bullets(last.iter().map(|(record, _)| vec![Span::Plain(named(record, lang))]).collect()),
    ];
    if last.iter().any(|(record, _)| record.run.scenario.structure.id != page.scenario().structure.id) {
        blocks.push(para(say::years_structure(lang)));
    }
    blocks.push(para(counts(&rows, lang)));
    let row = |row: &Row| {
        let name = row.now.or(row.before).map_or("–", |e| e.name.get(lang));
        vec![
            Cell::of(row.now.map_or_else(|| "–".to_owned(), |e| drill.capabilities_of(&e.id))),
            Cell::of(name),
            Cell::of(result(row.before, lang)),
            Cell::of(result(row.now, lang)),
            Cell::of(change(row, lang)),
        ]
    };
    blocks.push(Block::Table(Table {
        widths: vec![17, 25, 19, 19, 20],
        heads: vec![
            say::ip_col_capability(lang),
            crate::i18n::report::column_expectation(lang),
            say::years_before(lang),
            say::years_now(lang),
            say::years_change(lang),
        ],
        rows: rows.iter().map(row).collect(),
    }));
    blocks
}

fn counts(rows: &[Row], lang: Lang) -> String {
    let count = |of: &[Change]| rows.iter().filter(|row| of.contains(&row.change)).count();
    let improved = count(&[Change::ImprovedMet, Change::ImprovedOpen]);
    let open_before =
        |row: &&Row| row.before.is_some_and(|e| matches!(e.status, Status::Late | Status::Missed));
    let evaluated = |row: &&Row| row.now.is_some_and(|e| e.status != Status::NotEvaluated);
    let retested = rows.iter().filter(open_before).filter(evaluated).count();
    let not_met = |row: &&Row| row.now.is_some_and(|e| matches!(e.status, Status::Late | Status::Missed));
    let idle = count(&[Change::NotRetested]);
    let open = rows.iter().filter(open_before).filter(not_met).count() + idle;
    say::years_counts(lang, improved, retested, open, idle)
}

/// A record in a line.
fn named(record: &Record, lang: Lang) -> String {
    let (run, scenario) = (&record.run, &record.run.scenario);
    let clock = crate::i18n::format::Clock::of(&scenario.drill.starts);
    let digest = scenario_digest(scenario).unwrap_or_default().replace("sha256:", "");
    say::years_record(
        lang,
        scenario.drill.name.get(lang),
        &clock.date(crate::units::SimTime::ZERO, lang),
        scenario.structure.name.get(lang),
        &format!("{}, {}", run.seed, run.replication),
        &record.version,
        digest.get(..8).unwrap_or(&digest),
    )
}

fn result(scored: Option<&ScoredExpectation>, lang: Lang) -> String {
    let Some(scored) = scored else { return "–".to_owned() };
    let status = words::status(scored.status, lang);
    match summary::worst_instance(scored) {
        Some(worst) => {
            let time = duration(worst.measured_s, lang);
            let time = if worst.censored { crate::i18n::report::not_over(lang, &time) } else { time };
            say::years_result(lang, &status, &time)
        }
        None => status,
    }
}

fn change(row: &Row, lang: Lang) -> String {
    let asks = |e: &ScoredExpectation| {
        let (from, to) = (words::milestone(e.from, lang), words::milestone(e.to, lang).to_lowercase());
        say::year_asks(lang, &from, &to, &duration(e.target_s, lang), &duration(e.limit_s, lang))
    };
    match row.change {
        Change::ImprovedMet => say::year_improved_met(lang),
        Change::ImprovedOpen => say::year_improved_open(lang),
        Change::Kept => say::year_kept(lang),
        Change::Open => say::year_open(lang),
        Change::Worse => say::year_worse(lang),
        Change::Undecided => say::year_undecided(lang),
        Change::NotRetested => say::year_not_retested(lang),
        Change::MetNotRetested => say::year_met_not_retested(lang),
        Change::First => say::year_first(lang),
        Change::Never => say::year_never(lang),
        Change::New => say::year_new(lang),
        Change::Gone => say::year_gone(lang),
        Change::Differs => match (row.before, row.now) {
            (Some(before), Some(now)) => {
                let (a, b) = (asks(before), asks(now));
                let now = if a == b { say::year_scope(lang) } else { b };
                say::year_differs(lang, &a, &now)
            }
            _ => String::new(),
        },
    }
}
