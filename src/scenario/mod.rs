//! Rank 1: what the author wrote: read, located, validated, explained; the embedded library.

pub mod file;
pub mod files;
pub mod hint;
pub mod model;
pub mod problem;
pub mod syntax;

pub use files::{FileError, FileKind, Files, MemoryFiles};
pub use model::Scenario;
pub use problem::{Code, Gravity, Place, Problem, Problems};
