//! Rank 8: the program in a browser: one server, one router to which every module adds its own pages.

// Paths name the room, `crate::web::…`, in this crate as in every other.
extern crate self as web;
use cyberdrill_i18n as i18n;
use cyberdrill_record as record;
use cyberdrill_replay as replay;
use cyberdrill_report as report;
use cyberdrill_scenario as scenario;
use cyberdrill_score as score;
use cyberdrill_sim as sim;
use cyberdrill_train as train;
use cyberdrill_units as units;

pub mod app;
mod assets;
pub mod auth;
pub mod class;
pub mod disk;
pub mod error;
mod home;
mod limits;
pub mod page;
pub mod secret;
pub mod server;
#[cfg(test)]
mod testing;
mod view;
mod viewer;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};

pub use app::App;
pub use error::Failed;
pub use viewer::{Trainer, Viewer};

/// Every page, behind what is asked of every request.
pub fn router(app: App) -> Router {
    Router::new()
        .merge(home::routes())
        .merge(assets::routes())
        .merge(auth::routes())
        .merge(view::routes())
        .merge(class::routes())
        .fallback(error::nothing_there)
        .layer(DefaultBodyLimit::max(limits::LARGEST_BODY))
        .layer(from_fn_with_state(app.clone(), auth::at_the_door))
        // What is refused at the door is told too.
        .layer(from_fn_with_state(app.clone(), error::told))
        .layer(from_fn(page::headers))
        .with_state(app)
}
