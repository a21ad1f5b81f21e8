//! What the plan wants a drill to exercise, and how much of it this drill exercised.

use maud::{Markup, html};

use super::markdown::table;
use super::page::Page;
use crate::i18n::{half, structure as say};
use crate::scenario::model::{Ground, Objective};
use crate::score::card::Status;

/// An objective as this drill came out for it.
struct Row<'a> {
    objective: &'a Objective,
    /// Expectations that measure it, those of them that came due, those that were met.
    measured: usize,
    exercised: usize,
    met: usize,
}

fn rows<'a>(page: &Page<'a>) -> Vec<Row<'a>> {
    let status = |id: &str| page.scored.card.expectations.iter().find(|e| e.id == id).map(|e| e.status);
    let row = |objective: &'a Objective| {
        let all: Vec<Status> = objective.measured_by.iter().filter_map(|id| status(id)).collect();
        Row {
            objective,
            measured: all.len(),
            exercised: all.iter().filter(|s| **s != Status::NotEvaluated).count(),
            met: all.iter().filter(|s| **s == Status::Met).count(),
        }
    };
    page.scenario().plan.objectives.iter().map(row).collect()
}

fn answer(page: &Page, rows: &[Row]) -> String {
    let exercised = rows.iter().filter(|r| r.exercised > 0).count();
    say::objectives_answer(page.lang, exercised, rows.len())
}

fn ground(page: &Page, objective: &Objective) -> String {
    let lang = page.lang;
    let (word, text) = match &objective.ground {
        Ground::Stated(text) => (say::ground_stated(lang), text),
        Ground::Inferred(text) => (say::ground_inferred(lang), text),
        Ground::Regulation(text) => (say::ground_regulation(lang), text),
        Ground::Assumed(text) => (say::ground_assumed(lang), text),
    };
    format!("{word}: {}", half(text, lang))
}

fn outcome(page: &Page, row: &Row) -> String {
    if row.exercised == 0 {
        say::objective_not_exercised(page.lang)
    } else {
        say::objective_exercised(page.lang, row.exercised, row.measured, row.met)
    }
}

/// The section of the report page; empty where the plan asks for nothing.
pub(super) fn section(page: &Page) -> Markup {
    let (lang, rows) = (page.lang, rows(page));
    html! {
        @if !rows.is_empty() {
            section {
                h2 { (say::head_objectives(lang)) }
                p { (answer(page, &rows)) }
                table {
                    thead { tr {
                        th scope="col" { (say::column_objective(lang)) }
                        th scope="col" { (say::column_exercised(lang)) }
                        th scope="col" { (say::column_ground(lang)) }
                    } }
                    tbody { @for row in &rows { tr {
                        th scope="row" { (row.objective.name.get(lang)) }
                        td { (outcome(page, row)) }
                        td { small { (ground(page, row.objective)) } }
                    } } }
                }
            }
        }
    }
}

/// The same as Markdown.
pub(super) fn markdown(page: &Page) -> String {
    let (lang, rows) = (page.lang, rows(page));
    if rows.is_empty() {
        return String::new();
    }
    let mut out = format!("## {}\n\n{}\n\n", say::head_objectives(lang), answer(page, &rows));
    let heads = [say::column_objective(lang), say::column_exercised(lang), say::column_ground(lang)];
    let name = |row: &Row| row.objective.name.get(lang).to_owned();
    let cells: Vec<Vec<String>> =
        rows.iter().map(|row| vec![name(row), outcome(page, row), ground(page, row.objective)]).collect();
    table(&mut out, &heads, &cells);
    out
}
