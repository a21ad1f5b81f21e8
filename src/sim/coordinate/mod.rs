//! Coordination: who is drawn in, who leads, who is mobilised, who is warned.

mod help;
mod lead;
mod team;
mod warn;

pub use help::{engage, informed, involve};
pub use lead::{escalate, follow_up, report_to_lead};
pub use team::{call_members, release, release_members};
pub use warn::{indicators_arrive, share};
