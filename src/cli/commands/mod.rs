//! One file a command, or a family of them.

pub mod batch;
pub mod check;
pub mod compare;
pub mod completions;
pub mod decisions;
pub mod explain;
pub mod export;
pub mod fork;
pub mod import;
mod import_msel;
pub mod improve;
pub mod merge;
pub mod new;
pub mod plan;
pub mod record;
pub mod replay;
mod results;
pub mod run;
pub mod saved;
pub mod sensitivity;
pub mod serve;
pub mod train;
pub mod validate;
