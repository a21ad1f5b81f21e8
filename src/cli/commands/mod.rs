//! One file a command, or a family of them.

pub mod completions;
pub mod decisions;
pub mod explain;
pub mod new;
mod saved;
