//! The page: the question, the answer with its uncertainty, the evidence, the assumptions.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::View;
use super::text::{
    answer, basis_heads, basis_rows, changes, computed, effect_heads, effect_rows, further, method,
    step_heads, step_rows, title,
};
use crate::i18n::improve as say;
use crate::report::Chart;
use crate::report::style::{self, table};

/// The study as one HTML file with its charts inside.
pub fn html(view: &View, charts: &[Chart]) -> String {
    let (lang, found) = (view.lang, view.found);
    let figure = |name: &str| -> Markup {
        html! {
            @if let Some(chart) = charts.iter().find(|c| c.name == name) {
                figure id=(format!("chart-{name}")) { (PreEscaped(&chart.svg)) }
            }
        }
    };
    let changed = changes(view);
    let markup = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title(view)) }
                style { (PreEscaped(style::fonts())) (PreEscaped(style::SHEET)) }
            }
            body { main {
                header {
                    p.over { (view.design.scenario.name.get(lang)) " · " (title(view)) }
                    h1 { (say::question(lang)) }
                    p.answer { (answer(view).join(" ")) }
                    ul { @for sentence in further(view) { li { (sentence) } } }
                    (figure("effects"))
                }
                section {
                    h2 { (say::head_alone(lang)) }
                    (table(&effect_heads(view), &effect_rows(view, &found.singles)))
                    p.note { (say::method_fresh(lang)) }
                }
                @if found.plan.combine > 1 {
                    section {
                        h2 { (say::head_together(lang)) }
                        @if !found.combinations.is_empty() {
                            (table(&effect_heads(view), &effect_rows(view, &found.combinations)))
                        }
                        @if !found.steps.is_empty() { (table(&step_heads(lang), &step_rows(view))) }
                        p.note { (say::method_search(lang, found.plan.combine)) }
                    }
                }
                section { h2 { (say::head_cost(lang)) } (figure("cost")) }
                section {
                    h2 { (say::head_expectations(lang)) }
                    @if changed.is_empty() { p { (say::none_sure(lang)) } }
                    @else { ul { @for line in changed { li { (line) } } } }
                }
                section {
                    h2 { (say::head_basis(lang)) }
                    (table(&basis_heads(lang), &basis_rows(view)))
                }
                section {
                    h2 { (say::head_computed(lang)) }
                    ul { @for line in method(view).into_iter().chain(computed(view)) { li { (line) } } }
                }
            } }
        }
    };
    markup.into_string()
}
