//! Rank 4: record -> milestones -> measures -> scorecard; where the hours went. Never imports the simulation.

pub mod card;

use card::{Course, Explanation, ScoredObligation, Scorecard};

/// Everything that is worked out from one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// The scorecard.
    pub card: Scorecard,
    /// The milestones of each true intrusion.
    pub courses: Vec<Course>,
    /// Where the hours went.
    pub explanations: Vec<Explanation>,
    /// The obligations of the year.
    pub obligations: Vec<ScoredObligation>,
}
