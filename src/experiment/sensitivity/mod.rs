//! Which assumptions move the result, which would turn the order of two structures, and in how much of what is assumed
//! each structure is the better one.
//!
//! The model is a function of its assumptions and of luck; everything said here is about its mean over luck. The way:
//! `screen` finds, among hundreds of assumptions, those with effects of their own; `sobol` gives them, and all the
//! others as one group, their first and total indices; curves over their ranges, a plane of two of them and a joint sample
//! say what would turn the order of structures. Nothing here knows a scenario but `range` and the model that is asked.

mod ask;
mod cube;
mod decide;
mod findings;
mod flip;
mod joint;
mod pairs;
mod paper;
mod range;
mod screen;
mod shard;
mod simulate;
mod sobol;
mod studentized;
mod study;
mod surface;
#[cfg(test)]
mod tests;

pub use ask::{Answer, Model, Point, Question, Series, answer_line, answer_of};
pub use cube::Cube;
pub use decide::{Rule, Verdict};
pub use findings::{Cell, Drills, Findings, Found, Joint, Level, Plane, Screening, Share};
pub use flip::{Flip, Scale, flip};
pub use pairs::{PairShare, pair_share};
pub use paper::Paper;
pub use range::{levels, share_of, value_at};
pub use screen::{Lead, leads, main_effect, split};
pub use shard::{Broken, Stage, study_stage};
pub use simulate::{Simulated, Subject, Told, pool};
pub use sobol::{Design, Index, Indices, indices};
pub use study::{CONFIDENCE, StudyPlan, least_budget, stages, study};
