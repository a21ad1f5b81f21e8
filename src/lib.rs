//! `cyberdrill` simulates a province's cyber drill before it is held.
//!
//! The way through the house is one way: a scenario is read and checked ([`scenario`]), becomes a world, runs
//! and leaves a [`record`], which is scored, drawn and reported. See `ARCHITECTURE.md`.

pub use cyberdrill_cli as cli;
pub use cyberdrill_exchange as exchange;
pub use cyberdrill_experiment as experiment;
pub use cyberdrill_i18n as i18n;
pub use cyberdrill_kernel as kernel;
pub use cyberdrill_plan as plan;
pub use cyberdrill_record as record;
pub use cyberdrill_replay as replay;
pub use cyberdrill_report as report;
pub use cyberdrill_scenario as scenario;
pub use cyberdrill_score as score;
pub use cyberdrill_sim as sim;
pub use cyberdrill_train as train;
pub use cyberdrill_units as units;
pub use cyberdrill_web as web;
