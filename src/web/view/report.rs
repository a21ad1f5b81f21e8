//! What stands above every page about a record, and the report of one, drawn in the viewer's language.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_FRAME_OPTIONS};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::opened::Opened;
use super::records::BETWEEN;
use super::{Shelf, style};
use crate::i18n::{Lang, viewer as say};
use crate::web::page::{POLICY, Page};
use crate::web::{App, Failed, Trainer};

/// A document in a frame: its own style and pictures, no scripts, nothing of anybody else, no way out of its frame.
const FRAMED: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; \
                      frame-ancestors 'self'; sandbox";

/// Which page about a record is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The player.
    Player,
    /// The report.
    Report,
    /// The decisions.
    Decisions,
}

/// Which drill it is, and the pages about it.
pub fn header(opened: &Opened, key: &str, shown: Shown, lang: Lang) -> Markup {
    let run = &opened.record().run;
    let pages = [
        (Shown::Player, "play", say::to_player(lang)),
        (Shown::Report, "report", say::to_report(lang)),
        (Shown::Decisions, "decisions", say::to_decisions(lang)),
    ];
    html! {
        header.record {
            h1 { (run.scenario.name.get(lang)) }
            p { (say::drill_line(lang, run.scenario.structure.name.get(lang), run.seed, run.replication)) }
            nav aria-label=(say::pages_of_record(lang)) {
                @for (page, name, word) in pages {
                    a href={ "/records/" (key) "/" (name) } aria-current=[(page == shown).then_some("page")] { (word) }
                }
                @if let Some(scenario) = &opened.scenario {
                    a href={ "/scenarios/" (scenario) } { (say::to_scenario(lang)) }
                } @else if !key.contains(BETWEEN) {
                    a href={ "/class/new?source=" (key) } { (say::to_class(lang)) }
                }
            }
        }
    }
}

/// A page may show documents of this server in a frame.
pub fn framing(mut response: Response) -> Response {
    if let Ok(policy) = HeaderValue::from_str(&format!("{POLICY}; frame-src 'self'")) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// A document for a frame.
pub fn framed(kind: &'static str, document: Vec<u8>) -> Response {
    let heads = [(CONTENT_TYPE, kind), (CONTENT_SECURITY_POLICY, FRAMED), (X_FRAME_OPTIONS, "SAMEORIGIN")];
    (heads, document).into_response()
}

/// The page of a record's report.
pub async fn page(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(viewer): Trainer,
    Path(key): Path<String>,
) -> Result<Response, Failed> {
    let opened = records.get(&app, &key).await?;
    let lang = viewer.lang;
    let title = say::to_report(lang);
    let body = html! {
        (style())
        (header(&opened, &key, Shown::Report, lang))
        iframe.report src={ "/records/" (key) "/report.html?lang=" (lang.code()) } title=(title) sandbox="" {}
    };
    Ok(framing(Page::new(lang, &title).wide().response(&viewer, body)))
}

/// The report itself.
pub async fn document(
    State(app): State<App>,
    Extension(records): Shelf,
    Trainer(viewer): Trainer,
    Path(key): Path<String>,
) -> Result<Response, Failed> {
    let opened = records.get(&app, &key).await?;
    let drawn = tokio::task::spawn_blocking(move || opened.report(viewer.lang));
    let drawn = drawn.await.map_err(|_| Failed::defect())?;
    Ok(framed("text/html; charset=utf-8", drawn.as_bytes().to_vec()))
}
