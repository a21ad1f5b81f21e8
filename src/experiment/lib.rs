//! Rank 5: many drills under a design: replications, chances and quantiles with intervals.
//!
//! A replication is one row of cells, and rows are placed by index: what comes out is the same on any number of
//! threads. Files are seen through [`Journal`] only.

// Paths name the room, `crate::experiment::…`, in this crate as in every other.
extern crate self as experiment;
#[cfg(test)]
use cyberdrill_i18n as i18n;
use cyberdrill_kernel as kernel;
use cyberdrill_record as record;
use cyberdrill_scenario as scenario;
use cyberdrill_score as score;
use cyberdrill_sim as sim;
use cyberdrill_units as units;

mod arm;
mod batch;
pub mod compare;
mod exchange;
mod futures;
pub mod improve;
mod observe;
mod outcome;
mod runner;
pub mod sensitivity;
mod shard;
pub mod stats;
pub mod validation;

#[cfg(test)]
mod tests;

pub use arm::Arm;
pub use batch::{
    Batch, BatchPlan, Estimate, ExpectationChance, Journal, Progress, QuantityEstimate, Stop, batch,
    batch_json,
};
pub use exchange::{Difference, Exchange, Pair, exchange};
pub use futures::{Futures, futures};
pub use observe::{Watch, observe};
pub use outcome::{Cell, Column, Layout, Row, cells_of, row_line};
/// The operating system gives no threads.
pub use rayon::ThreadPoolBuildError as NoThreads;
pub use runner::{Runner, first_drill};
pub use shard::{Part, rows_of_part};
