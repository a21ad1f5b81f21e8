//! Coordination: who is drawn in, who leads, who is mobilised.

mod help;
mod lead;
mod news;
mod overdue;
mod team;

pub use help::{begin_help, engage, informed, involve};
pub use lead::{escalate, follow_up, mobilised, report_to_lead};
pub use news::{announce, drawn_in, tell_agency, tell_upwards};
pub use overdue::due;
pub use team::{call_members, give_back, release, release_members};
