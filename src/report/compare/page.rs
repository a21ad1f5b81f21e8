//! The page that an adviser hands over: the question, the answer with its uncertainty, the evidence, the assumptions.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::answer::answer;
use super::text::{
    chance_table, computed, ground_heads, ground_rows, hours_sentence, hours_that_differ, pair_heads,
    pair_rows, ranking_heads, ranking_rows, reduction_rows, remarks, share_table, title,
};
use super::view::View;
use crate::i18n::compare as say;
use crate::report::Chart;
use crate::report::style::{self, table};

/// The comparison as one HTML file with its charts inside.
pub fn html(view: &View, charts: &[Chart]) -> String {
    let lang = view.lang;
    let figure = |name: &str| -> Markup {
        html! {
            @if let Some(chart) = charts.iter().find(|c| c.name == name) {
                figure id=(format!("chart-{name}")) { (PreEscaped(&chart.svg)) }
            }
        }
    };
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
                    p.over { (view.scenario(0).name.get(lang)) " · " (title(view)) }
                    h1 { (say::question(lang, view.found.arms.len())) }
                    p.answer { (answer(view).join(" ")) }
                    (figure("differences"))
                }
                section {
                    h2 { (say::head_ranking(lang)) }
                    (table(&ranking_heads(view), &ranking_rows(view)))
                    h3 { (say::head_differences(lang)) }
                    (table(&pair_heads(view), &pair_rows(view)))
                    p.note { (remarks(view).join(" ")) }
                }
                section {
                    h2 { (say::head_chances(lang)) }
                    h3 { (say::head_shares(lang)) }
                    (figure("shares"))
                    (share_details(view))
                    p.note { (say::about_shares(lang, &view.confidence())) }
                    h3 { (say::head_whole(lang)) }
                    (figure("chances"))
                    (chance_details(view))
                    p.note { (say::about_chances(lang, &view.confidence())) }
                }
                section { h2 { (say::head_times(lang)) } (figure("times")) }
                (hours(view, figure("hours")))
                (reduction(view))
                section {
                    h2 { (say::head_assumptions(lang)) }
                    p { (say::about_grounds(lang)) }
                    (table(&ground_heads(view), &ground_rows(view)))
                    p { (say::about_model(lang)) }
                }
                section {
                    h2 { (say::head_computed(lang)) }
                    ul { @for line in computed(view) { li { (line) } } }
                }
            } }
        }
    };
    markup.into_string()
}

fn chance_details(view: &View) -> Markup {
    let (heads, list) = chance_table(view);
    table(&heads, &list)
}

fn share_details(view: &View) -> Markup {
    let (heads, list) = share_table(view);
    table(&heads, &list)
}

fn hours(view: &View, figure: Markup) -> Markup {
    let differ = hours_that_differ(view);
    html! {
        section {
            h2 { (say::head_hours(view.lang)) }
            (figure)
            @if differ.is_empty() { p { (say::hours_none(view.lang)) } }
            @else { ul { @for row in differ { li { (hours_sentence(view, row)) } } } }
            p.note { (say::about_hours(view.lang)) }
        }
    }
}

fn reduction(view: &View) -> Markup {
    let lang = view.lang;
    html! {
        @if view.found.plan.variance_reduction {
            section {
                h2 { (say::head_reduction(lang)) }
                (table(&[say::col_pair(lang), say::col_ratio(lang)], &reduction_rows(view)))
                p { (say::about_reduction(lang)) }
            }
        }
    }
}
