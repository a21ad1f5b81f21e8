//! Rank 6: what a planner works with before the drill: the programme of a year, the list of a drill's events, what it
//! exercises; all made from simulated drills.

pub mod msel;
pub mod programme;
pub mod techniques;
