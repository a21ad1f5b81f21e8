//! The page: the question, the answer, the year at a glance, every drill, what is left and why, what it rests on.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::View;
use super::text::{
    answer, assumptions, commands, comparison_heads, comparison_rows, computed, considered, covers, days,
    everybody, further, glance_heads, glance_rows, names, predicted_heads, predicted_rows, step_heads,
    step_rows, title, uncovered_heads, uncovered_rows,
};
use super::words::{acting, begin, chance, entry, fair, injects, invited, when};
use crate::i18n::format::number;
use crate::i18n::year as say;
use crate::plan::programme::Planned;
use crate::report::Chart;
use crate::report::sentence::capital;
use crate::report::style::{self, table};

/// The programme as one HTML file with its chart inside: works without a network and without scripts.
pub fn html(view: &View, charts: &[Chart]) -> String {
    let (lang, found) = (view.lang, view.found);
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
                    p.over { (found.name.get(lang)) " · " (title(view)) }
                    h1 { (say::question(lang, found.wishes.year)) }
                    p.answer { (answer(view).join(" ")) }
                    (list(&further(view)))
                    (table(&glance_heads(view), &glance_rows(view)))
                }
                section {
                    h2 { (say::head_coverage(lang)) }
                    @for chart in charts {
                        figure id=(format!("chart-{}", chart.name)) { (PreEscaped(&chart.svg)) }
                    }
                }
                @for (at, drill) in found.drills.iter().enumerate() { (one(view, at, drill)) }
                section { h2 { (say::head_who(lang)) } p.note { (everybody(view)) } }
                section {
                    h2 { (say::head_uncovered(lang)) }
                    p.note { (say::about_uncovered(lang)) }
                    @if found.uncovered.is_empty() { p { (say::answer_all(lang)) } }
                    @else { (table(&uncovered_heads(view), &uncovered_rows(view))) }
                }
                section {
                    h2 { (say::head_comparison(lang)) }
                    p.note { (say::about_value(lang)) }
                    (table(&comparison_heads(view), &comparison_rows(view)))
                    p { (considered(view)) }
                }
                section { h2 { (say::head_days(lang)) } (list(&days(view))) }
                section { h2 { (say::head_assumptions(lang)) } (list(&assumptions(view))) }
                section { h2 { (say::head_computed(lang)) } (list(&computed(view))) }
            } }
        }
    };
    markup.into_string()
}

fn list(lines: &[String]) -> Markup {
    html! { ul { @for line in lines { li { (capital(line)) } } } }
}

/// One drill.
fn one(view: &View, at: usize, drill: &Planned) -> Markup {
    let lang = view.lang;
    let mut facts = vec![entry(drill.candidate.entry, view)];
    facts.extend(begin(drill, lang));
    facts.extend([injects(drill, lang), invited(drill, lang)]);
    facts.extend(acting(drill, view));
    facts.extend([
        say::met(lang, &chance(drill.share_met, lang)),
        say::met_in_search(lang, &number(drill.share_met_in_search * 100.0, 0, lang)),
    ]);
    facts.extend(fair(drill, view));
    html! {
        section {
            h2 { (say::head_drill(lang, at + 1, &when(drill, lang))) }
            p { strong { (drill.name.get(lang)) } }
            (list(&facts))
            h3 { (say::head_predicted(lang)) }
            p.note { (say::about_predicted(lang)) }
            (table(&predicted_heads(view), &predicted_rows(view, drill)))
            div.pair {
                div { h3 { (say::head_covers(lang)) } (list(&covers(view, drill))) }
                div { h3 { (say::head_steps(lang)) } (table(&step_heads(view), &step_rows(view, drill))) }
            }
            h3 { (say::head_scenario(lang)) }
            p { (say::scenario_in(lang, &format!("drills/{}", drill.folder))) }
            ul { @for command in commands(view, drill) { li { code { (command) } } } }
            p.note { (names(view, drill)) }
        }
    }
}
