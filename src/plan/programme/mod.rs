//! The programme of a year: which drills on which days, so that what the plan asks for is exercised as well as the effort allows.
//!
//! Candidates are simulated, what each exercises is counted, a set of them is chosen under the effort and the calendar,
//! put on days, written as scenarios of their own, and simulated again under fresh luck. `docs/planning.md` states the
//! problem formally.

mod bound;
mod build;
mod candidates;
mod check;
mod days;
mod elements;
mod found;
mod hold;
mod hours;
mod injects;
mod json;
mod memory;
mod objective;
mod profile;
mod refuse;
mod requests;
mod schedule;
mod search;
mod settle;
mod steps;
mod study;
mod text;
mod told;
mod watch;
mod wishes;

#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;

pub use build::Ground;
pub use candidates::{Begin, Candidate, Entry, InjectSet, Invited};
pub use days::{DayState, ReportDate, YearDays};
pub use elements::{Element, ElementKind, NotHere, sector_id};
pub use found::{Comparison, Dropped, Planned, Predicted, Programme, Uncovered, Why};
pub use hours::{HOT_WASH, hot_wash};
pub use json::programme_json;
pub use memory::{DrillMemory, Exercised, Memory, MemoryError, YearMemory};
pub use refuse::Refusal;
pub use steps::{OwnCalendar, Step, StepKind, own_calendar};
pub use study::{Broken, Design, programme};
pub use wishes::{Forbidden, Pin, Wishes};
