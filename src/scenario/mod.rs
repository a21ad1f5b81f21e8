//! Rank 1: what the author wrote: read, located, validated, explained; the embedded library.

pub mod file;
pub mod model;

pub use model::Scenario;
