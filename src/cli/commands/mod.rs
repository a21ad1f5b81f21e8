//! One file a command, or a family of them.

pub mod completions;
