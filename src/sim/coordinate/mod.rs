//! Coordination: who is drawn in, who leads, who is mobilised.

mod help;
mod lead;
mod team;

pub use help::{engage, informed, involve};
pub use lead::{escalate, follow_up, report_to_lead};
pub use team::{call_members, release, release_members};
