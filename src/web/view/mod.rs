//! Looking at drills: the overview of a scenario, the player, reports. For the trainer only: they tell the whole truth.

mod api;
mod decisions;
mod folder;
mod frame;
mod graph;
mod graph_page;
mod leads;
mod opened;
mod overview;
mod player;
mod records;
mod report;
mod results;
mod strip;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::routing::{get, post};
use axum::{Extension, Router};
use maud::{Markup, html};

use crate::web::App;
use records::Records;

/// What was opened, shared by the pages of this module.
type Shelf = Extension<Arc<Records>>;

/// The style of these pages, beside that of all.
fn style() -> Markup {
    html! { link rel="stylesheet" href="/assets/web/view.css"; }
}

/// A text whose commands stand between back ticks.
fn coded(text: &str) -> Markup {
    html! {
        @for (n, part) in text.split('`').enumerate() {
            @if n % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

/// Pages of this module.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/scenarios/{id}", get(overview::page))
        .route("/api/scenarios/{id}/run", post(overview::run))
        .route("/records/{key}/play", get(player::page))
        .route("/records/{key}/decisions", get(decisions::page))
        .route("/records/{key}/report", get(report::page))
        .route("/records/{key}/report.html", get(report::document))
        .route("/api/records/{key}/meta", get(api::meta))
        .route("/api/records/{key}/frame", get(api::frame))
        .route("/api/records/{key}/jump", get(api::jump))
        .route("/api/records/{key}/why", get(api::why))
        .route("/api/records/{key}/whom", get(api::whom))
        .route("/api/records/{key}/search", get(api::search))
        .route("/api/records/{key}/strip", get(api::strip))
        .route("/results/{id}", get(results::page))
        .route("/results/{id}/folder", get(folder::page))
        .route("/results/{id}/file/{*below}", get(folder::file))
        .layer(Extension(Arc::new(Records::default())))
}
