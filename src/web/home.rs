//! The first page: for the trainer what there is, for everybody else how to join a room.

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};

use crate::i18n::web as say;
use crate::web::disk::{Kind, Source};
use crate::web::page::{Page, Place};
use crate::web::{App, Viewer, class};

/// Pages of this module.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/", get(home))
}

async fn home(State(app): State<App>, viewer: Viewer, headers: HeaderMap) -> Response {
    let lang = viewer.lang;
    if viewer.trainer {
        let title = say::place_start(lang);
        Page::new(lang, &title).at(Place::Start).response(&viewer, sources(&app, &viewer))
    } else {
        let title = say::join_title(lang);
        let body = class::join_form(lang, &class::rooms_of(&headers, &app));
        Page::new(lang, &title).with(&["join.js"]).response(&viewer, body)
    }
}

/// Everything that was named on the command line.
fn sources(app: &App, viewer: &Viewer) -> Markup {
    let lang = viewer.lang;
    html! {
        h1 { (say::place_start(lang)) }
        @for (kind, heading) in [
            (Kind::Scenario, say::scenarios(lang)),
            (Kind::Record, say::records(lang)),
            (Kind::Results, say::results(lang)),
        ] {
            @let of_kind: Vec<_> = app.sources().iter().filter(|source| source.kind == kind).collect();
            @if !of_kind.is_empty() {
                section {
                    h2 { (heading) }
                    ul.cards { @for source in of_kind { li { a href=(address(source)) { strong { (source.name.get(lang)) } } } } }
                }
            }
        }
    }
}

/// The page of a source.
fn address(source: &Source) -> String {
    match source.kind {
        Kind::Scenario => format!("/scenarios/{}", source.id),
        Kind::Record => format!("/records/{}/play", source.id),
        Kind::Results => format!("/results/{}", source.id),
    }
}
