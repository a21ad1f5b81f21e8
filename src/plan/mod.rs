//! Rank 6: what a planner works with before the drill: the list of its events, what it exercises.

pub mod msel;
pub mod techniques;
