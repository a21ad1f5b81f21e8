//! `cyberdrill` simulates a province's cyber drill before it is held.
//!
//! The way through the house is one way: a scenario is read and checked ([`scenario`]), becomes a world, runs
//! and leaves a [`record`], which is scored, drawn and reported. See `ARCHITECTURE.md`.

pub mod cli;
pub mod exchange;
pub mod experiment;
pub mod i18n;
pub mod kernel;
pub mod plan;
pub mod record;
pub mod report;
pub mod scenario;
pub mod score;
pub mod sim;
pub mod units;
