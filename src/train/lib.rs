//! Rank 6: decisions changed, held and taken: forks of a record, and training on it.

// Paths name the room, `crate::train::…`, in this crate as in every other.
extern crate self as train;
use cyberdrill_experiment as experiment;
use cyberdrill_i18n as i18n;
use cyberdrill_record as record;
use cyberdrill_scenario as scenario;
use cyberdrill_score as score;
use cyberdrill_sim as sim;
use cyberdrill_units as units;

pub mod act;
pub mod choice;
pub mod debrief;
pub mod difference;
pub mod fork;
pub mod inject;
pub mod saved;
pub mod seat;
pub mod session;
pub mod sheet;
pub mod weigh;

#[cfg(test)]
mod tests;
