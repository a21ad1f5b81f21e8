//! Rank 1: what the author wrote: read, located, validated, explained; the embedded library.

// Paths name the room, `crate::scenario::…`, in this crate as in every other.
extern crate self as scenario;
use cyberdrill_i18n as i18n;
use cyberdrill_units as units;

mod advise;
mod apply;
mod assume;
mod check;
mod copy;
mod expand;
mod explain;
pub mod file;
pub mod files;
pub mod hint;
pub mod library;
pub mod load;
pub mod model;
mod open;
mod part;
pub mod problem;
pub mod published;
pub mod roles;
mod rules;
mod settle;
mod shelf;
pub mod syntax;
mod table;
mod vary;

pub use apply::Applied;
pub use assume::AssumptionLine;
pub use copy::{Copied, copied};
pub use files::{FileError, FileKind, Files, MemoryFiles};
pub use library::Library;
pub use load::{
    GENERIC_PLAYBOOK, LoadOptions, Loaded, campaign_ids, embedded_measures, load, load_over, structure_ids,
};
pub use model::Scenario;
pub use open::open_ended;
pub use part::{Part, PartKind, check_part};
pub use problem::{Code, Gravity, Place, Problem, Problems};
pub use roles::{Holder, RoleLine, RoleMap};
pub use rules::{is_kebab, kebab};
pub use vary::{Assumptions, Factor, FactorKind, Unvaried};

#[cfg(test)]
mod page;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
