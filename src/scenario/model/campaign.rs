//! Campaigns: directed graphs of attack actions with AND/OR conditions.

use serde::{Deserialize, Serialize};

use super::basis::{Law, Sourced, Text};
use super::province::Exposure;
use super::structure::Subject;

/// A campaign of the library or of the scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Publications that its course and its numbers rest on.
    pub sources: Vec<String>,
    /// Id of the incident type, which picks the playbook.
    pub incident_type: String,
    /// What it is truly about.
    pub subject: Subject,
    /// Chance that a responder without experience takes it for the other subject, 0..1.
    pub ambiguity: Sourced<f64>,
    /// Who attacks.
    pub attacker: Attacker,
    /// The graph; ids are unique within the campaign.
    pub actions: Vec<AttackAction>,
    /// Attempts that the attacker makes at most, over all actions.
    pub budget: u32,
}

/// An attacker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attacker {
    /// Skill, 0..1: raises every chance of success.
    pub skill: Sourced<f64>,
    /// Factor on every duration; below 1 is faster.
    pub tempo: Sourced<f64>,
    /// Stealth, 0..1: lowers every chance of detection.
    pub stealth: Sourced<f64>,
    /// Chance that a noisy action waits for the night or the weekend, 0..1.
    pub prefers_off_hours: Sourced<f64>,
    /// What it does when part of it is evicted.
    pub reaction: Reaction,
    /// Somebody from inside: has valid credentials from the beginning, also for the systems where it begins.
    #[serde(default)]
    pub insider: bool,
}

/// Weights of the possible reactions to an eviction, and how long noticing it takes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reaction {
    /// Time until the eviction is noticed.
    pub notices_after: Sourced<Law>,
    /// Weight: tries another way in or along.
    pub go_round: Sourced<f64>,
    /// Weight: stays still for a while.
    pub go_quiet: Sourced<f64>,
    /// Weight: takes the destructive step at once.
    pub bring_forward: Sourced<f64>,
    /// How long quiet lasts.
    pub quiet_for: Sourced<Law>,
}

/// One action of a campaign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttackAction {
    /// Id.
    pub id: String,
    /// In words.
    pub name: Text,
    /// ATT&CK technique, `T1566.001`.
    pub technique: String,
    /// ATT&CK tactic, `initial-access`.
    pub tactic: String,
    /// Ids of the ATT&CK mitigations that work against it; those of its technique in the library, where absent.
    #[serde(default)]
    pub mitigations: Option<Vec<String>>,
    /// What must have succeeded before.
    #[serde(default)]
    pub needs: Needs,
    /// Against what.
    pub target: Target,
    /// How many different targets it goes for, one after another.
    #[serde(default = "one")]
    pub targets_at_most: u32,
    /// How long one attempt takes.
    pub duration: Sourced<Law>,
    /// Chance that an attempt succeeds against an undefended target, for an attacker of skill 0.5, 0..1.
    pub success: Sourced<f64>,
    /// Attempts per target.
    #[serde(default = "one")]
    pub attempts: u32,
    /// How many targets it goes for at the same time: above 1 for what spreads by itself.
    #[serde(default = "one")]
    pub at_once: u32,
    /// Loud: prefers the night.
    #[serde(default)]
    pub noisy: bool,
    /// The step that an attacker brings forward when discovered.
    #[serde(default)]
    pub destructive: bool,
    /// Chance that one attempt is noticed, by who could notice.
    pub traces: Traces,
    /// What success brings.
    pub effect: Effect,
    /// How a flood or a fraud goes on after its success.
    #[serde(default)]
    pub goes_on: Option<GoesOn>,
}

/// How an effect goes on after its success: a flood ends and comes back, a fraud finds one victim after another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoesOn {
    /// How long a flood lasts that nobody ends; for ever, where absent.
    #[serde(default)]
    pub lasts: Option<Sourced<Law>>,
    /// From the end of a flood to the next, or from one victim of a fraud to the next; there is no next, where absent.
    #[serde(default)]
    pub again_after: Option<Sourced<Law>>,
    /// How many floods against one target, or victims of one fraud, there are at most.
    #[serde(default = "one")]
    pub times_at_most: u32,
    /// What one victim of a fraud loses, in million đồng; none, where it is papers.
    #[serde(default)]
    pub loss: Option<Sourced<u32>>,
}

fn one() -> u32 {
    1
}

/// The AND/OR condition of an action.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Needs {
    /// All of these actions; with an empty list it is a start.
    All(Vec<String>),
    /// Any of these.
    Any(Vec<String>),
}

impl Default for Needs {
    fn default() -> Self {
        Needs::All(Vec::new())
    }
}

/// Against what an action goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Target {
    /// Nothing in the province (reconnaissance, own infrastructure, publication elsewhere).
    Outside,
    /// A system that can be reached from outside, of these kinds (any kind where empty).
    Entry {
        /// Kinds of system.
        #[serde(default)]
        kinds: Vec<String>,
        /// Ways to reach it; phishing reaches internal ones.
        exposure: Vec<Exposure>,
    },
    /// A system that the attacker already holds, the most valuable first.
    Held {
        /// Kinds of system (any kind where empty).
        #[serde(default)]
        kinds: Vec<String>,
    },
    /// A system not yet held that can be reached from one that is.
    Reachable {
        /// Kinds of system (any kind where empty).
        #[serde(default)]
        kinds: Vec<String>,
    },
    /// A system not yet held that needs one that is, directly or through others: along the chain of supply.
    Dependent {
        /// Kinds of system (any kind where empty).
        #[serde(default)]
        kinds: Vec<String>,
    },
}

/// Chance that one attempt is noticed, 0..1, by who could notice, before stealth.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Traces {
    /// Layer 1: the operator's own tools and people.
    pub on_site: Sourced<f64>,
    /// Layer 2: professional monitoring.
    pub monitoring: Sourced<f64>,
    /// Layer 4: the national monitoring system.
    pub national: Sourced<f64>,
    /// Users, the public, the press.
    pub people: Sourced<f64>,
}

/// What a successful action brings about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Effect {
    /// Nothing by itself.
    Nothing,
    /// A hold on the target.
    Foothold,
    /// Credentials that open other systems: later moves succeed more often.
    Credentials,
    /// The target's backups are gone, unless they are isolated.
    DestroyBackups,
    /// The target's records are copied out.
    Exfiltrate,
    /// The target is encrypted.
    Encrypt,
    /// The target shows the attacker's text.
    Deface,
    /// The target is out of service as long as the attack lasts.
    Disrupt,
    /// False content spreads outside.
    Disinform,
    /// Money or papers change hands in the agency's name, until people are warned or the false account is taken down.
    Defraud,
}
