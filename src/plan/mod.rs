//! Rank 6: papers and programmes for the planner: which drills to hold in a year, made from simulated drills.

pub mod programme;
