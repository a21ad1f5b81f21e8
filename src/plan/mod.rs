//! Rank 6: what a planner works with before the drill: the list of its events.

pub mod msel;
