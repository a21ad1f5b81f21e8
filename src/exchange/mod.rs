//! Rank 2: others' files into parts of a scenario: Attack Flows into campaigns.

pub mod attack_flow;
