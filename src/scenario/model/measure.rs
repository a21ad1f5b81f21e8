//! Corrective measures: what a province could do, as changes of a scenario; data, never code.

use serde::{Deserialize, Serialize};

use super::basis::{Ground, Sourced, Text};
use super::playbook::ActionKind;
use super::province::RosterSpec;
use super::structure::{AuthorityRule, Subject};
use crate::units::Span;

/// A corrective measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Measure")]
pub struct CorrectiveMeasure {
    /// Id.
    pub id: String,
    /// In words.
    pub name: Text,
    /// What it follows from.
    pub ground: Ground,
    /// What it costs, where that is known or assumed.
    #[serde(default)]
    pub cost: Option<MeasureCost>,
    /// What it changes, one after the other.
    pub changes: Vec<Change>,
}

/// What a measure costs in a year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureCost {
    /// Million đồng a year.
    pub amount: Sourced<f64>,
    /// For what.
    pub per: CostPer,
}

/// For what a cost is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CostPer {
    /// Once for the province.
    Province,
    /// For each thing that the first change touches.
    Touched,
}

/// A change of a scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::large_enum_variant)] // A handful of them exist.
pub enum Change {
    /// Nobody has to approve an action any more. Touches the rules that are dropped.
    Preauthorised {
        /// The action.
        action: ActionKind,
    },
    /// Approval of an action may be given by telephone. Touches rules that asked for paper.
    ByTelephone {
        /// The action.
        action: ActionKind,
    },
    /// Stands before the rules of the structure; one for the same action with the same scope goes. Touches the rule.
    Approval(AuthorityRule),
    /// More people of a post, each like the last of the post. Touches the people who come.
    People {
        /// Post.
        post: String,
        /// Kinds of organisation; all that have the post, where empty.
        #[serde(default)]
        kinds: Vec<String>,
        /// How many come to each organisation.
        more: u32,
    },
    /// Another duty roster for all of a post, where they are enough for it. Touches people.
    Roster {
        /// Post.
        post: String,
        /// Kinds of organisation; all that have the post, where empty.
        #[serde(default)]
        kinds: Vec<String>,
        /// When they are on duty.
        roster: RosterSpec,
    },
    /// All of some posts hold a certificate in information security. Touches people.
    Certified {
        /// Posts; all, where empty.
        #[serde(default)]
        posts: Vec<String>,
        /// Kinds of organisation; all, where empty.
        #[serde(default)]
        kinds: Vec<String>,
    },
    /// Systems share with the national monitoring system (layer 4). Touches systems.
    Shares(SystemChoice),
    /// Systems without professional monitoring get it (layer 2). Touches systems.
    Monitored {
        /// Which systems.
        systems: SystemChoice,
        /// Kind of organisation that monitors them: the first of the province by id.
        by: String,
    },
    /// Backups are at least so good. Touches systems.
    Backups {
        /// Which systems.
        systems: SystemChoice,
        /// At most so long between two copies; a system without backups gets none where absent.
        #[serde(default)]
        interval: Option<Span>,
        /// Out of reach of whoever holds the system.
        #[serde(default)]
        isolated: bool,
        /// A restore is tried within the year.
        #[serde(default)]
        tested: bool,
    },
    /// The last independent assessment is at most so old (layer 3). Touches systems.
    Assessed {
        /// Which systems.
        systems: SystemChoice,
        /// Age of the assessment.
        age: Span,
    },
    /// An ATT&CK mitigation covers at least so much. Touches systems.
    Mitigated {
        /// Which systems.
        systems: SystemChoice,
        /// Id of the mitigation.
        mitigation: String,
        /// How much of each system it covers, 0..1.
        coverage: Sourced<f64>,
    },
    /// Incidents of a subject go to whoever leads those of the other. Touches the lead.
    OneHead {
        /// The subject that changes its lead.
        subject: Subject,
    },
}

/// Which systems a change is about; every condition must hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SystemChoice {
    /// Kinds of system; all, where empty.
    pub kinds: Vec<String>,
    /// Kinds of the organisation that runs it; all, where empty.
    pub operators: Vec<String>,
    /// Only systems of this level or higher.
    pub level_from: Option<u32>,
}
