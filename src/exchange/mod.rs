//! Rank 2: others' files into parts of a scenario: Attack Flows into campaigns, spreadsheets of events into injects.

pub mod attack_flow;
pub mod msel;
