//! The scorecard and the explanation, as values: what `scorecard.json` and `explanation.json` hold.

use serde::{Deserialize, Serialize};

use crate::record::{IntrusionId, TimeClass};
use crate::scenario::model::{Aggregate, Basis, Milestone, Text};
use crate::units::{OrgId, SimTime, Span};

/// Whether an expectation was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// At or under the target.
    Met,
    /// Between target and limit.
    Late,
    /// Beyond the limit.
    Missed,
    /// The run ended before it could be told.
    Undecided,
    /// It never became due.
    NotEvaluated,
}

/// Suggested rating, in the words of HSEEP; the evaluator confirms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rating {
    /// Performed without challenges.
    P,
    /// Performed with some challenges.
    S,
    /// Performed with major challenges.
    M,
    /// Unable to be performed.
    U,
}

/// One measured instance of an expectation: one true intrusion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Instance {
    /// The true intrusion at an agency.
    pub subject: IntrusionId,
    /// Seconds on the clock: until the end fact, or until the end of the run if that did not come.
    pub measured_s: i64,
    /// Whether the end fact had not come by the end of the run.
    pub censored: bool,
    /// When the clock started.
    pub from_t: SimTime,
    /// Whether the milestone that starts the clock came. Where it did not, the time is counted from the occurrence,
    /// so that leaving a step out never scores better; it is no time of that clock.
    pub started: bool,
    /// Score, 0..1: lowest and highest that it can still become (equal unless censored before the limit).
    pub score_low: f64,
    /// See `score_low`.
    pub score_high: f64,
    /// Status of this instance.
    pub status: Status,
    /// Sequence numbers of the entries it rests on.
    pub evidence: Vec<u32>,
}

/// An expectation, scored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoredExpectation {
    /// Id.
    pub id: String,
    /// In words.
    pub name: Text,
    /// `from-to`, in snake case.
    pub metric: String,
    /// Where the clock starts.
    pub from: Milestone,
    /// Where it stops.
    pub to: Milestone,
    /// Scope, in words of the format.
    pub scope: String,
    /// Target in seconds.
    pub target_s: i64,
    /// Limit in seconds.
    pub limit_s: i64,
    /// Weight.
    pub weight: f64,
    /// How instances were aggregated.
    pub aggregate: Aggregate,
    /// One per true intrusion that made it due.
    pub instances: Vec<Instance>,
    /// Score 0..100, lowest; absent when not evaluated.
    pub score_low: Option<f64>,
    /// Score 0..100, highest.
    pub score_high: Option<f64>,
    /// Score 0..100: the middle of the two.
    pub score: Option<f64>,
    /// Suggested rating.
    pub suggested_rating: Option<Rating>,
    /// Status.
    pub status: Status,
    /// The weaker of the bases of target and limit.
    pub basis: Basis,
    /// Where target and limit come from.
    pub source: String,
    /// Why it was not evaluated (not due, not in force), where it was not; of a card as far as its clocks ran also on how many
    /// intrusions the clock never started.
    pub why_not: Option<Text>,
}

/// A cost or count beside the times.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    /// Id, `systems_compromised`.
    pub id: String,
    /// Value in `unit`.
    pub value: f64,
    /// Unit: `count`, `user_hours`, `million_dong`, `seconds`, `share`.
    pub unit: String,
}

/// A scorecard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scorecard {
    /// Score 0..100: the middle of the bounds; absent when nothing was evaluated.
    pub score: Option<f64>,
    /// Lowest that the score can become once what was censored is decided.
    pub score_low: Option<f64>,
    /// Highest.
    pub score_high: Option<f64>,
    /// Weight of what was evaluated among what is in force, 0..1.
    pub coverage: f64,
    /// Weight of evaluated expectations that rest on assumptions, among those evaluated, 0..1.
    pub assumed_share: f64,
    /// Expectations, in the order of the plan.
    pub expectations: Vec<ScoredExpectation>,
    /// Costs and counts.
    pub measures: Vec<Measure>,
    /// Load of each coordinator.
    pub coordinators: Vec<CoordinatorLoad>,
}

/// Load of one coordinating organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoordinatorLoad {
    /// Organisation.
    pub org: OrgId,
    /// Messages sent and read.
    pub messages: u32,
    /// Seconds of work on coordination by its people.
    pub busy_s: i64,
    /// Longest queue.
    pub longest_queue: u32,
    /// Seconds that others waited for its decisions.
    pub decision_wait_s: i64,
}

/// One piece of an elapsed time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Class.
    pub class: TimeClass,
    /// Seconds.
    pub seconds: i64,
    /// Entries whose edges contributed, ascending.
    pub entries: Vec<u32>,
}

/// A prerequisite that was not the last, and how much later it could have come without changing anything.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slack {
    /// The prerequisite.
    pub entry: u32,
    /// Of which entry on the path.
    pub of: u32,
    /// Seconds of slack.
    pub seconds: i64,
}

/// Where the hours of one measured time went. The seconds of the parts add up to `elapsed_s` exactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The true intrusion.
    pub intrusion: IntrusionId,
    /// Start of the clock.
    pub from: Milestone,
    /// End of the clock.
    pub to: Milestone,
    /// When it started.
    pub from_t: SimTime,
    /// Elapsed seconds.
    pub elapsed_s: i64,
    /// Parts, in order of class; empty classes left out.
    pub parts: Vec<Part>,
    /// The causal path, from the start to the end.
    pub path: Vec<u32>,
    /// Slack beside the path.
    pub slack: Vec<Slack>,
}

/// The milestones of one true intrusion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// The true intrusion.
    pub intrusion: IntrusionId,
    /// Reached milestones with the entry that shows each, in order of milestone.
    pub reached: Vec<(Milestone, SimTime, u32)>,
}

/// The state of an obligation of the year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoredObligation {
    /// Id.
    pub id: String,
    /// In words.
    pub name: Text,
    /// Whether it is fulfilled; absent when the province file does not tell, or it is not in force.
    pub fulfilled: Option<bool>,
    /// What was asked and what was found, in words.
    pub finding: Text,
    /// Clause.
    pub source: String,
    /// Basis.
    pub basis: Basis,
}

/// Elapsed time between two milestones of a course, for charts.
pub fn elapsed(course: &Course, from: Milestone, to: Milestone) -> Option<Span> {
    let at = |wanted: Milestone| course.reached.iter().find(|(m, _, _)| *m == wanted).map(|(_, t, _)| *t);
    Some(at(to)? - at(from)?)
}
