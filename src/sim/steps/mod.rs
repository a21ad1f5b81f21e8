//! The steps of an incident: which are needed, whose turn it is, who decides, approves and does them.

pub mod again;
pub mod answer;
pub mod approve;
pub mod crew;
mod decide;
pub mod need;
pub mod plan;
pub mod task;
mod turn;

pub use decide::{decide, decided_of_step, rebuild_instead, reconsider, take as take_decision};
pub use turn::advance;
