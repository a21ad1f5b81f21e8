//! Rank 3: agencies, attackers, sensors, coordination and response, as components of an ECS and handlers of events.
//!
//! [`run`] is a pure function of a `Run`. Entities hold the state (`rows`), one system pops and handles the
//! events (`event`), and every fact goes into the log with its cause and the time since, second by second
//! (`trail`). Nothing here reads a file, a clock or a generator of its own.

mod approve;
mod attack;
mod calendar;
mod control;
mod coordinate;
mod crew;
mod ctx;
mod detect;
mod effects;
mod event;
mod incident;
mod luck;
mod model;
mod respond;
mod roles;
mod rows;
mod share;
mod staff;
mod table;
mod trail;
mod truth;
mod work;
mod world;

pub use table::SpawnOrder;
pub use world::{Simulator, run};

#[cfg(test)]
mod tests;
