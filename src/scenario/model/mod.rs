//! The resolved scenario: everything a run depends on, in one serialisable value.
//!
//! Files refer by id; lists are sorted by id, and a dense id of [`crate::units`] is a position in its list.

mod basis;
mod campaign;
mod defence;
mod drill;
mod measure;
mod plan;
mod playbook;
mod policy;
mod province;
mod structure;
mod ways_in;

use serde::{Deserialize, Serialize};

use crate::units::Names;

pub use basis::{Basis, DateText, Ground, Law, Period, Quantity, Sourced, Text};
pub use campaign::{AttackAction, Attacker, Campaign, Effect, GoesOn, Needs, Reaction, Target, Traces};
pub use defence::{Defence, Mitigation, Steps, main_technique, mitigations_of};
pub use drill::{Channel, Disturbance, Drill, ExpectedAction, Form, Inject, InjectKind, Launch, Practice};
pub use measure::{Change, CorrectiveMeasure, CostPer, MeasureCost, SystemChoice};
pub use plan::{
    Aggregate, Consequence, Expectation, Milestone, Objective, Obligation, ObligationKind, Plan, Scope,
};
pub use playbook::{ActionKind, Per, Performer, Playbook, Step};
pub use policy::Policy;
pub use province::{
    Backup, CalendarSpec, DatedDeed, Exposure, Layers, Network, Organisation, Person, ProgrammeData,
    Province, RosterSpec, Sector, Skill, System, Thing, Tier, Weekday,
};
pub use structure::{
    AuthorityRule, AuthorityScope, EscalationRule, LeadRule, Relation, RelationKind, Role, RoleHolder,
    Severity, Structure, Subject, Traffic, UnclearSubject,
};
pub use ways_in::WaysIn;

/// A whole scenario, resolved: what a record carries in its header.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Version of the format.
    pub format: u32,
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Who and what exists.
    pub province: Province,
    /// The structure in force, with the default already merged in.
    pub structure: Structure,
    /// What is expected.
    pub plan: Plan,
    /// The campaigns of the drill, in the order of the drill file; the same campaign launched twice appears once.
    pub campaigns: Vec<Campaign>,
    /// Playbooks, sorted by incident type.
    pub playbooks: Vec<Playbook>,
    /// The drill.
    pub drill: Drill,
    /// How people work.
    pub practice: Practice,
}

impl Scenario {
    /// The ids of what it lists, by position.
    pub fn names(&self) -> Names {
        let province = &self.province;
        Names::new(
            province.organisations.iter().map(|o| &o.id),
            province.people.iter().map(|p| &p.id),
            province.systems.iter().map(|s| &s.id),
            self.campaigns.iter().map(|c| &c.id),
            self.drill.injects.iter().map(|i| &i.id),
        )
    }
}
