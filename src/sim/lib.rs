//! Rank 3: agencies, attackers, sensors, coordination and response, as components of an ECS and handlers of events.
//!
//! [`run`] is a pure function of a `Run`. Entities hold the state (`rows`), one system pops and handles the
//! events (`event`), and every fact goes into the log with its cause and the time since, second by second
//! (`trail`). Nothing here reads a file, a clock or a generator of its own.
//!
//! A file names only what stands above it in this table (a test checks it); what a lower file sets off in a later one
//! goes through the table of `calls`, which `follow` fills in.
//!
//! | files | what they know |
//! |---|---|
//! | `event` `question` `luck` `table` `trail` `tire` `word` `rows` `calendar` `roles` `model` `calls` `ctx` `staff` | tables, the prepared scenario, the context |
//! | `work` | people and their tasks |
//! | `belief` | what responders hold to be true of an incident |
//! | `post` `request` | messages, and requests that have to be taken up in time |
//! | `truth` `detect` `share` `attack` `control` | the world, its alerts, indicators, the attacker, exercise control |
//! | `steps` | the steps of an incident: need, decision, people, task, approval, turn |
//! | `coordinate` | who is drawn in, leads, is mobilised |
//! | `incident` | incidents opened, assessed, merged |
//! | `effects` | what a finished step brings about |
//! | `follow` `world` | who is called when something is done; the loop |

// Paths name the room, `crate::sim::…`, in this crate as in every other.
extern crate self as sim;
use cyberdrill_kernel as kernel;
use cyberdrill_record as record;
use cyberdrill_scenario as scenario;
#[cfg(test)]
use cyberdrill_score as score;
use cyberdrill_units as units;

mod attack;
mod belief;
mod calendar;
mod calls;
mod control;
mod coordinate;
mod ctx;
mod detect;
mod effects;
mod event;
mod follow;
mod incident;
mod luck;
mod model;
mod post;
mod question;
mod request;
mod roles;
mod rows;
mod share;
mod staff;
mod steps;
mod table;
mod tire;
mod trail;
mod truth;
mod word;
mod work;
mod world;

pub use table::SpawnOrder;
pub use world::{Simulator, run};

#[cfg(test)]
mod tests;
