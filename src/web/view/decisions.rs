//! The decisions of a record: who decided when, what was open, what was taken, what the model itself takes.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};

use super::opened::Opened;
use super::{Shelf, coded, report, style};
use crate::i18n::{Lang, terms, viewer as say};
use crate::report::player::Words;
use crate::train::choice::{Choice, choices};
use crate::web::page::Page;
use crate::web::{App, Failed, Trainer};

/// Decisions listed.
const LISTED: usize = 500;

/// The page.
pub async fn page(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(viewer): Trainer,
    Path(key): Path<String>,
) -> Result<Response, Failed> {
    let opened = records.get(&app, &key).await?;
    let lang = viewer.lang;
    let drawn = tokio::task::spawn_blocking(move || {
        html! {
            (style())
            (report::header(&opened, &key, report::Shown::Decisions, lang))
            (list(&opened, &key, lang))
        }
    });
    let body = drawn.await.map_err(|_| Failed::defect())?;
    Ok(Page::new(lang, &say::to_decisions(lang)).wide().response(&viewer, body))
}

fn list(opened: &Opened, key: &str, lang: Lang) -> Markup {
    let words = opened.words(lang);
    let found = choices(opened.record());
    html! {
        @if found.is_empty() { p { (say::decisions_none(lang)) } } @else {
            h2 { (say::decisions_title(lang, found.len())) }
            p.soft { (coded(&say::decisions_about(lang))) }
            div.scroll.stack { table {
                thead { tr {
                    @for head in [say::column_when(lang), say::column_who(lang), say::column_question(lang)] {
                        th scope="col" { (head) }
                    }
                } }
                tbody { @for choice in found.iter().take(LISTED) { (row(choice, key, &words)) } }
            } }
            @if found.len() > LISTED { p { (say::decisions_more(lang, found.len() - LISTED)) } }
        }
    }
}

fn row(choice: &Choice, key: &str, words: &Words<'_>) -> Markup {
    let lang = words.lang;
    html! {
        tr {
            td.number {
                a href={ "/records/" (key) "/play#at=" (choice.seq + 1) "&t=" (choice.t.0) } {
                    (words.clock.moment(choice.t, lang))
                }
            }
            td { (words.teller.full(choice.org)) }
            td {
                (terms::question(lang, &choice.id)) " " small { (choice.id) }
                ul.options { @for option in &choice.options {
                    li class=[(*option == choice.chosen).then_some("taken")] {
                        (terms::option(lang, &choice.id, option)) " " small { "[" (option) "]" }
                        @if *option == choice.chosen { " – " (say::taken(lang)) }
                        @if *option == choice.policy && choice.policy != choice.chosen { " – " (say::policy(lang)) }
                    }
                } }
            }
        }
    }
}
