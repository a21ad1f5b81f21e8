//! Rank 2: others' files into parts of a scenario: Attack Flows into campaigns, spreadsheets of events into injects.

// Paths name the room, `crate::exchange::…`, in this crate as in every other.
extern crate self as exchange;
use cyberdrill_i18n as i18n;
use cyberdrill_scenario as scenario;
use cyberdrill_units as units;

pub mod attack_flow;
pub mod msel;
