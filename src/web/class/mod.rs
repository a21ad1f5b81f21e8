//! Training of a class: rooms with a code, seats for trainees on their own machines, a desk for the trainer.

pub mod acts;
mod debriefing;
mod doors;
mod inject;
mod news;
mod opening;
mod parts;
mod refused;
mod register;
mod roll;
mod room;
mod stream;
mod table;
mod telling;
#[cfg(test)]
mod tests;
mod trainee;
mod trainer;
mod weigh;
mod words;

use axum::Router;
use axum::routing::{get, post};

pub use register::Register;
pub(crate) use trainee::{join_form, rooms_of};

use crate::web::App;

/// Pages of this module.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/join/{code}", get(trainee::join_page))
        .route("/api/join", post(trainee::join))
        .route("/room/{code}", get(trainee::page))
        .route("/room/{code}/debriefing", get(debriefing::for_trainee))
        .route("/api/room/{code}/events", get(trainee::events))
        .route("/api/room/{code}/decide", post(trainee::decide))
        .route("/api/room/{code}/hint", post(trainee::hint))
        .route("/api/room/{code}/leave", post(trainee::leave))
        .route("/class", get(trainer::rooms))
        .route("/class/new", get(opening::form))
        .route("/class/{code}", get(trainer::desk))
        .route("/class/{code}/code", get(trainer::projector))
        .route("/class/{code}/debriefing", get(debriefing::for_trainer))
        .route("/class/{code}/files/{name}", get(debriefing::file))
        .route("/api/class", post(opening::open))
        .route("/api/class/{code}", post(trainer::order))
        .route("/api/class/{code}/events", get(trainer::events))
}
