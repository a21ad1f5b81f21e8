//! Rank 4: record -> milestones -> measures -> scorecard; where the hours went. Never imports the simulation.

pub mod card;
