//! Playbooks: what responders do about a type of incident.

use serde::{Deserialize, Serialize};

use super::basis::{Law, Sourced, Text};
use super::province::Skill;
use super::structure::{Role, Severity};

/// Response actions that the model knows the effect of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ActionKind {
    /// Find out whether it is true, and how far it goes.
    Verify,
    /// Copy disks and logs before anything changes.
    PreserveEvidence,
    /// Cut the system off.
    Isolate,
    /// Block known addresses, hashes, senders.
    Block,
    /// New passwords and keys.
    ResetCredentials,
    /// Look for what was missed, in the agency and its neighbours.
    Hunt,
    /// Remove the attacker's tools from a system.
    Eradicate,
    /// Install afresh.
    Rebuild,
    /// Restore from backup.
    Restore,
    /// Test before return.
    Test,
    /// Give the system back to its users.
    ReturnToService,
    /// Tell the national body.
    NotifyNational,
    /// Tell the authority for personal data.
    NotifyPersonalData,
    /// Tell the public.
    InformPublic,
    /// Have false content taken down.
    RemoveContent,
    /// Write and file the final report.
    FinalReport,
    /// Close the incident.
    Close,
}

/// A playbook for one type of incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Playbook {
    /// Id of the incident type.
    pub incident_type: String,
    /// Name of the incident type.
    pub name: Text,
    /// Publications it rests on.
    pub sources: Vec<String>,
    /// Ids of the incident types that this one is taken for by whoever errs; any other of the drill, where empty.
    #[serde(default)]
    pub taken_for: Vec<String>,
    /// Steps; ids are unique within the playbook.
    pub steps: Vec<Step>,
}

/// One step of a playbook.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Id.
    pub id: String,
    /// In words.
    pub name: Text,
    /// What it does in the model.
    pub action: ActionKind,
    /// For what it is done.
    pub per: Per,
    /// Ids of steps that come before it (for the same system, where both are per system).
    #[serde(default)]
    pub after: Vec<String>,
    /// Who may do it, first choice first.
    pub by: Vec<Performer>,
    /// The skill that counts.
    pub skill: Skill,
    /// Work content at skill 0.5.
    pub work: Sourced<Law>,
    /// Whether somebody must be on the spot.
    #[serde(default)]
    pub on_the_spot: bool,
    /// Id of a thing that is needed.
    #[serde(default)]
    pub thing: Option<String>,
    /// Chance that it is done wrong at skill 0.5 and has to be done again, 0..1.
    pub goes_wrong: Sourced<f64>,
    /// Only from this severity (as believed).
    #[serde(default)]
    pub severity_from: Option<Severity>,
}

/// What a step is done for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Per {
    /// Once for the incident.
    Incident,
    /// For each system believed to be affected.
    System,
}

/// People who may do a step: posts in the organisation that holds a role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Performer {
    /// The role.
    pub role: Role,
    /// Post ids.
    pub posts: Vec<String>,
}
