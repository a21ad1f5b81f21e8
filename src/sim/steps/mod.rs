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

pub use decide::{decided, reconsider};
pub use turn::advance;
