//! The page of a batch: how likely each expectation is met, how long it takes, where the hours go.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{View, text};
use crate::i18n::experiment as say;
use crate::i18n::format::count;
use crate::report::{Chart, style};

/// The batch as one HTML file with its charts inside: works without a network and without scripts.
pub fn html(view: &View, charts: &[Chart]) -> String {
    let lang = view.lang;
    let Some(scenario) = text::scenario(view.runner) else { return String::new() };
    let title =
        say::batch_title(lang, &count(view.found.replications, lang), scenario.structure.name.get(lang));
    let figure = |name: &str| -> Markup {
        html! {
            @if let Some(chart) = charts.iter().find(|c| c.name == name) {
                figure id=(format!("chart-{name}")) { (PreEscaped(&chart.svg)) }
            }
        }
    };
    let sections = text::sections(view.runner, view.found, lang);
    let markup = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(style::fonts())) (PreEscaped(style::SHEET)) }
            }
            body { main {
                header {
                    p.over { (scenario.name.get(lang)) }
                    h1 { (title) }
                    p.answer { (text::answer(view.found, lang).join(". ")) "." }
                    (figure("chances"))
                    (figure("times"))
                }
                @for section in &sections {
                    section {
                        h2 { (section.title) }
                        @if let Some(note) = &section.note { p.note { (note) } }
                        (style::table(&section.heads, &section.rows))
                    }
                }
                section { p.note { (text::about(view.runner, view.found, view.digest, lang)) } }
            } }
        }
    };
    markup.into_string()
}
