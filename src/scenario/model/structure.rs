//! Coordination structures: who leads, who signs, who helps, along which lines; data, never code.

use serde::{Deserialize, Serialize};

use super::basis::{Ground, Law, Sourced, Text};
use super::playbook::ActionKind;
use crate::units::Span;

/// What an incident is about, in the two words of the plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Subject {
    /// An ninh mạng.
    CyberSecurity,
    /// An toàn thông tin mạng.
    InformationSafety,
}

/// The functional roles that a structure maps to kinds of organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// Whoever runs the system that is hit.
    FirstResponder,
    /// Professional monitoring.
    Monitoring,
    /// Leads incidents of a subject.
    IncidentLead(Subject),
    /// Decides where an action needs authority.
    DecisionAuthority,
    /// The team that goes and helps.
    ResponseTeam,
    /// Speaks to the public.
    PublicInformation,
    /// The provincial end of the line to the national bodies.
    NationalLiaison,
    /// Investigates crime.
    CrimeInvestigation,
    /// Steers the whole.
    Steering,
    /// Telecom operators, vendors, contractors.
    SupportingOperators,
}

/// How severe responders (or the truth) hold an incident to be. QĐ 05/2017 knows only the highest; the other
/// grades are ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub enum Severity {
    /// One machine, no service.
    Minor,
    /// A service of one agency.
    Moderate,
    /// Several agencies, or a service of the whole province.
    Major,
    /// Nghiêm trọng (QĐ 05/2017 Điều 9).
    Severe,
}

/// A coordination structure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Structure {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// The text it is read from.
    pub source: String,
    /// Who holds each functional role. Roles that are not listed come from the default.
    pub roles: Vec<RoleHolder>,
    /// Lines between kinds of organisation.
    pub relations: Vec<Relation>,
    /// Which actions need whose authority.
    pub authority: Vec<AuthorityRule>,
    /// What happens when the subject is unclear or changes.
    #[serde(default)]
    pub unclear_subject: Option<UnclearSubject>,
    /// When an incident goes up.
    #[serde(default)]
    pub escalation: Vec<EscalationRule>,
    /// Who leads where more than the subject counts: the first rule whose conditions hold; else the lead of the subject.
    #[serde(default)]
    pub leads: Vec<LeadRule>,
}

/// Who holds a functional role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleHolder {
    /// The role.
    pub role: Role,
    /// Kinds of organisation, first choice first. `"owner"` and `"operator"` stand for those of the system hit.
    pub held_by: Vec<String>,
    /// Members that must be present to decide, for a body that convenes.
    #[serde(default)]
    pub quorum: Option<u32>,
    /// How long convening takes once called, for a body that convenes.
    #[serde(default)]
    pub convening: Option<Sourced<Law>>,
    /// Basis.
    pub ground: Ground,
}

/// A line of the structure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// Kind of organisation it starts from.
    pub from: String,
    /// What kind of line.
    pub kind: RelationKind,
    /// Kinds of organisation it leads to.
    pub to: Vec<String>,
    /// What travels along it in a drill or in a year.
    pub carries: Vec<Traffic>,
    /// About what.
    pub about: Text,
    /// Basis, with clause.
    pub ground: Ground,
}

/// Kinds of line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RelationKind {
    /// Directs.
    Commands,
    /// Reports to.
    ReportsTo,
    /// Supports (phối hợp).
    Supports,
    /// Coordinates (điều phối).
    Coordinates,
    /// Shares data with.
    SharesData,
}

/// What a line carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Traffic {
    /// Reports and orders of an incident.
    Incident,
    /// Indicators and warnings.
    Warning,
    /// Yearly reporting: carries no incident.
    Programme,
    /// Notices of a violation of personal data.
    PersonalData,
}

/// An action that needs authority.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorityRule {
    /// The action.
    pub action: ActionKind,
    /// Which systems it holds for.
    #[serde(default)]
    pub when: AuthorityScope,
    /// Who approves.
    pub approver: Role,
    /// Who may approve instead when the approver is not on duty.
    #[serde(default)]
    pub deputy: Option<Role>,
    /// Whether it may be given by telephone, with the paper later.
    pub by_telephone: bool,
    /// How long the approver looks at it.
    pub review: Sourced<Law>,
    /// Chance that the review catches a wrong action, 0..1.
    pub review_catches: Sourced<f64>,
    /// Basis.
    pub ground: Ground,
}

/// Which systems and incidents an authority rule holds for; every condition must hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AuthorityScope {
    /// Only shared systems (or only systems that are not).
    pub shared: Option<bool>,
    /// Only systems of this level or higher.
    pub level_from: Option<u32>,
    /// Only incidents held to be at least this severe.
    pub severity_from: Option<Severity>,
}

/// What happens when responders cannot tell the subject, or find that it is another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnclearSubject {
    /// Who takes it while it is unclear.
    pub goes_to: Role,
    /// How often it may be handed to and fro before whoever has it keeps it.
    pub handovers_at_most: u32,
    /// Basis.
    pub ground: Ground,
}

/// Who leads incidents of a kind; every condition must hold, as believed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeadRule {
    /// Only incidents of this subject.
    #[serde(default)]
    pub subject: Option<Subject>,
    /// Only incidents held to be at least this severe.
    #[serde(default)]
    pub severity_from: Option<Severity>,
    /// Only where the agency that is hit is of one of these kinds; of any, where empty.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// Who leads.
    pub goes_to: Role,
    /// Basis.
    pub ground: Ground,
}

/// When an incident goes up to another role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscalationRule {
    /// From which severity (as believed).
    pub severity_from: Severity,
    /// To whom.
    pub to: Role,
    /// How long after the lead has judged it; at once where zero.
    #[serde(default)]
    pub after: Span,
    /// Basis.
    pub ground: Ground,
}
