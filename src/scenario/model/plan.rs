//! What the plan expects: times (expectations) and things of the year (obligations).

use serde::{Deserialize, Serialize};

use super::basis::{DateText, Ground, Period, Sourced, Text};
use super::structure::Severity;
use crate::units::Span;

/// A plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Id.
    pub id: String,
    /// Title.
    pub name: Text,
    /// Number and date of the document.
    pub source: String,
    /// Year whose obligations are checked.
    pub year: i16,
    /// Expectations on times.
    pub expectations: Vec<Expectation>,
    /// Obligations of the year.
    pub obligations: Vec<Obligation>,
    /// What a drill must exercise by the plan.
    #[serde(default)]
    pub objectives: Vec<Objective>,
}

/// Something that the plan wants a drill to exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Objective {
    /// Id.
    pub id: String,
    /// In words.
    pub name: Text,
    /// Ids of the expectations that measure it.
    pub measured_by: Vec<String>,
    /// Basis.
    pub ground: Ground,
}

/// A moment in the course of one true intrusion at one agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Milestone {
    /// The attacker gains the first hold on, or effect against, a system of the agency (truth).
    Occurrence,
    /// The first signal about it reaches anybody.
    Detection,
    /// Somebody looks at such a signal for the first time.
    Acknowledgement,
    /// It is first judged to be a true incident.
    Triage,
    /// The organisation that leads has been told.
    ReportToLead,
    /// The role above the lead has been told, where the rules ask for it.
    Escalation,
    /// The first containing action is ordered.
    Decision,
    /// The first responder from outside the agency starts work.
    Mobilisation,
    /// The attacker can act from no system of the agency, and stays unable to (truth).
    Containment,
    /// No hold of the attacker is left at the agency, and none returns (truth).
    Eradication,
    /// The first affected service of the agency is back, after impact (truth).
    FirstServiceBack,
    /// All affected services of the agency are back (truth).
    Recovery,
    /// The incident is closed, and nothing of it was left (belief that turned out true).
    Closure,
    /// The national body has been told.
    NationalNotified,
    /// The authority for personal data has been told.
    PersonalDataNotified,
    /// The public has been told.
    PublicInformed,
    /// False content has been taken down.
    ContentRemoved,
    /// The final report is filed.
    FinalReport,
}

/// An expectation on a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// Id.
    pub id: String,
    /// In words.
    pub name: Text,
    /// Where the clock starts. If the responders never get there, it runs from the occurrence.
    pub from: Milestone,
    /// Where it stops.
    pub to: Milestone,
    /// Which true intrusions make it due.
    #[serde(default)]
    pub scope: Scope,
    /// At or under this: met, full score.
    pub target: Sourced<Span>,
    /// At or beyond this: missed, no score.
    pub limit: Sourced<Span>,
    /// Weight in the score, above 0.
    pub weight: Sourced<f64>,
    /// How several intrusions become one score.
    pub aggregate: Aggregate,
    /// When it binds; always, where absent.
    #[serde(default)]
    pub in_force: Option<Period>,
}

/// Which true intrusions make an expectation due: every condition must hold, judged on the truth.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scope {
    /// Only intrusions whose true severity is at least this.
    pub severity_from: Option<Severity>,
    /// Only intrusions that touched a system of this level or higher.
    pub level_from: Option<u32>,
    /// Only intrusions with this consequence.
    pub consequence: Option<Consequence>,
}

/// A true consequence of an intrusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Consequence {
    /// A service was disturbed (encrypted, defaced, disrupted), by the attack or by the response.
    ServiceDisturbed,
    /// Personal data were exposed.
    RecordsExposed,
    /// The public could see it.
    PubliclyVisible,
    /// False content was published.
    FalseContent,
}

/// How several instances become one score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aggregate {
    /// The mean of the scores; met when every instance is.
    All,
    /// The worst score.
    Worst,
    /// The share of instances that are met.
    Share,
    /// The score of the median time.
    Median,
}

/// An obligation of the year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Id.
    pub id: String,
    /// In words.
    pub name: Text,
    /// What is asked.
    pub kind: ObligationKind,
    /// Basis.
    pub ground: Ground,
    /// When it binds; always, where absent.
    #[serde(default)]
    pub in_force: Option<Period>,
}

/// What an obligation asks. `of` is a key of the province's programme data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum ObligationKind {
    /// Done at least so often in the year.
    AtLeast {
        /// What.
        of: String,
        /// How often.
        count: u32,
    },
    /// Done before a day of the year, `MM-DD`.
    Before {
        /// What.
        of: String,
        /// Day.
        day: DateText,
    },
    /// A share reached, 0..1.
    ShareAtLeast {
        /// Of what.
        of: String,
        /// Share.
        share: f64,
    },
}
