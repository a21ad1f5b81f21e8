//! What an author writes: the shapes of the files, before archetypes are expanded and references resolved.
//!
//! Campaigns, playbooks, structures, drills and practice are written in their resolved shape
//! ([`super::model`]); only the scenario, the province, the plan and the archetypes differ.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::{
    Backup, CalendarSpec, Expectation, Exposure, Ground, Layers, Objective, Obligation, ProgrammeData,
    RosterSpec, Sector, Skill, Sourced, Text, Thing, Tier,
};
use crate::units::Span;

/// `scenario.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Scenario")]
pub struct ScenarioFile {
    /// Version of the format; 1.
    pub format: u32,
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Province file, relative to this one.
    pub province: String,
    /// Structure: an id of the library, or a file.
    pub structure: String,
    /// Plan file.
    pub plan: String,
    /// Drill file.
    pub drill: String,
    /// Practice: an id of the library, or a file.
    pub practice: String,
}

/// `province.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Province")]
pub struct ProvinceFile {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Organisations.
    pub organisations: Vec<OrganisationEntry>,
    /// Systems beyond those that come with the archetypes of organisations.
    #[serde(default)]
    pub systems: Vec<SystemEntry>,
    /// Changes to systems that come with an archetype (`organisation/suffix`): what is given replaces.
    #[serde(default)]
    pub adjust: Vec<SystemAdjustment>,
    /// Networks beyond the internal ones of organisations.
    #[serde(default)]
    pub networks: Vec<NetworkEntry>,
    /// Things that tasks compete for.
    #[serde(default)]
    pub things: Vec<Thing>,
    /// Calendars that only this province has.
    #[serde(default)]
    pub calendars: BTreeMap<String, CalendarSpec>,
    /// Rosters that only this province has.
    #[serde(default)]
    pub rosters: BTreeMap<String, RosterSpec>,
    /// What is done in the year.
    #[serde(default)]
    pub programme: ProgrammeData,
}

/// One organisation of a province; what is absent comes from its archetype.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationEntry {
    /// Id.
    pub id: String,
    /// Id of the archetype, which is also its kind.
    pub archetype: String,
    /// Name in full.
    pub name: Text,
    /// Abbreviation; the Vietnamese name where absent.
    #[serde(default)]
    pub short: Option<String>,
    /// Sector.
    #[serde(default)]
    pub sector: Option<Sector>,
    /// Calendar id.
    #[serde(default)]
    pub calendar: Option<String>,
    /// Channels.
    #[serde(default)]
    pub channels: Option<Vec<String>>,
    /// Parent organisation.
    #[serde(default)]
    pub parent: Option<String>,
    /// How many bodies it stands for; 1 where absent.
    #[serde(default)]
    pub stands_for: Option<u32>,
    /// Travel time from the provincial capital.
    #[serde(default)]
    pub travel: Option<Sourced<Span>>,
    /// Numbers of people by post, replacing the archetype's.
    #[serde(default)]
    pub people: BTreeMap<String, Sourced<u32>>,
    /// Posts beyond the archetype's.
    #[serde(default)]
    pub posts: Vec<PostSpec>,
    /// What a text says about it.
    #[serde(default)]
    pub ground: Option<Ground>,
}

/// `library/archetypes/*.ron`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Archetypes {
    /// Kinds of organisation.
    pub organisations: Vec<OrganisationArchetype>,
    /// Kinds of system.
    pub systems: Vec<SystemArchetype>,
    /// Calendars by id.
    pub calendars: BTreeMap<String, CalendarSpec>,
    /// Rosters by id.
    pub rosters: BTreeMap<String, RosterSpec>,
}

/// A kind of organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationArchetype {
    /// Id.
    pub id: String,
    /// Name of the kind.
    pub name: Text,
    /// Level.
    pub tier: Tier,
    /// Sector.
    #[serde(default)]
    pub sector: Option<Sector>,
    /// Calendar id.
    pub calendar: String,
    /// Channels, best first.
    pub channels: Vec<String>,
    /// Travel time from the provincial capital.
    pub travel: Sourced<Span>,
    /// Posts.
    pub posts: Vec<PostSpec>,
    /// Systems that every organisation of the kind has.
    #[serde(default)]
    pub systems: Vec<OwnSystem>,
    /// Chance that a path between two of its own systems is open, 0..1; none: they are apart.
    #[serde(default)]
    pub internal_network: Option<Sourced<f64>>,
    /// Basis of the kind's numbers.
    pub ground: Ground,
}

/// A system that comes with a kind of organisation; its id is `organisation/suffix`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnSystem {
    /// Last part of the id.
    pub suffix: String,
    /// Id of the system archetype.
    pub archetype: String,
}

/// A post: how many people, with which skills, when on duty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostSpec {
    /// Post id.
    pub post: String,
    /// In words.
    pub title: Text,
    /// How many.
    pub count: Sourced<u32>,
    /// Skills, 0..1.
    #[serde(default)]
    pub skills: BTreeMap<Skill, Sourced<f64>>,
    /// Roster id.
    pub roster: String,
    /// How many of them are certified.
    #[serde(default)]
    pub certified: u32,
    /// May sign, as how many-th in line.
    #[serde(default)]
    pub signs: Option<u32>,
    /// How many of them are seconded to the province's response team.
    #[serde(default)]
    pub team_members: u32,
}

/// A kind of system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemArchetype {
    /// Id.
    pub id: String,
    /// Name of the kind.
    pub name: Text,
    /// Level 1..=5.
    pub level: u32,
    /// Exposure.
    pub exposure: Exposure,
    /// Users.
    pub users: Sourced<u32>,
    /// Records of personal data.
    pub records: Sourced<u32>,
    /// Shared by several organisations.
    #[serde(default)]
    pub shared: bool,
    /// Seen by the public.
    #[serde(default)]
    pub public: bool,
    /// Backups.
    pub backup: Backup,
    /// Layers of protection.
    pub layers: Layers,
    /// By id of an ATT&CK mitigation, how much of the system it covers, 0..1.
    #[serde(default)]
    pub mitigations: BTreeMap<String, Sourced<f64>>,
    /// Ids of systems that it needs (in every province that has them).
    #[serde(default)]
    pub depends_on: Vec<String>,
}

/// A system of a province; what is absent comes from its archetype.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemEntry {
    /// Id.
    pub id: String,
    /// Id of the archetype, which is also its kind.
    pub archetype: String,
    /// Name; the archetype's where absent.
    #[serde(default)]
    pub name: Option<Text>,
    /// Owner.
    pub owner: String,
    /// Operator; the owner where absent.
    #[serde(default)]
    pub operator: Option<String>,
    /// What differs from the archetype.
    #[serde(default)]
    pub differs: SystemChanges,
}

/// A change to a system that comes with an archetype.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemAdjustment {
    /// Id of the system.
    pub system: String,
    /// What is given replaces.
    pub differs: SystemChanges,
}

/// Values of a system that differ from its archetype.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SystemChanges {
    /// Operator.
    pub operator: Option<String>,
    /// Level.
    pub level: Option<u32>,
    /// Sector.
    pub sector: Option<Sector>,
    /// Exposure.
    pub exposure: Option<Exposure>,
    /// Users.
    pub users: Option<Sourced<u32>>,
    /// Records of personal data.
    pub records: Option<Sourced<u32>>,
    /// Shared by several organisations.
    pub shared: Option<bool>,
    /// Seen by the public.
    pub public: Option<bool>,
    /// Backups.
    pub backup: Option<Backup>,
    /// Layers.
    pub layers: Option<Layers>,
    /// Mitigations and how much of the system each covers.
    pub mitigations: Option<BTreeMap<String, Sourced<f64>>>,
    /// Dependencies.
    pub depends_on: Option<Vec<String>>,
}

/// A network of a province.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkEntry {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Members.
    pub members: Vec<MemberSpec>,
    /// Chance that a path is open, 0..1.
    pub openness: Sourced<f64>,
}

/// Which systems are members of a network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum MemberSpec {
    /// One system.
    System(String),
    /// Every system of a kind.
    Kind(String),
    /// Every system of an owner.
    Owner(String),
}

/// `plan.ron`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename = "Plan")]
pub struct PlanFile {
    /// Id.
    pub id: String,
    /// Title.
    pub name: Text,
    /// Number and date.
    pub source: String,
    /// Year of the obligations.
    pub year: i16,
    /// Ids of library expectations that apply.
    #[serde(default)]
    pub applies: Vec<String>,
    /// Expectations of its own.
    #[serde(default)]
    pub expectations: Vec<Expectation>,
    /// Obligations.
    pub obligations: Vec<Obligation>,
    /// What a drill must exercise.
    #[serde(default)]
    pub objectives: Vec<Objective>,
}
