//! Who fills each functional role of a structure in a province: total, and reported.

use serde::Serialize;

use super::model::{Organisation, Role, RoleHolder, Scenario, Subject, System};
use crate::units::OrgId;

/// Every functional role, both leads by subject.
pub const ALL_ROLES: [Role; 11] = [
    Role::FirstResponder,
    Role::Monitoring,
    Role::IncidentLead(Subject::CyberSecurity),
    Role::IncidentLead(Subject::InformationSafety),
    Role::DecisionAuthority,
    Role::ResponseTeam,
    Role::PublicInformation,
    Role::NationalLiaison,
    Role::CrimeInvestigation,
    Role::Steering,
    Role::SupportingOperators,
];

/// Stands for the owner of the system that is hit.
pub const OWNER: &str = "owner";
/// Stands for the operator of the system that is hit.
pub const OPERATOR: &str = "operator";

/// Who holds a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// The owner of the system that is hit.
    Owner,
    /// The operator of the system that is hit.
    Operator,
    /// An organisation.
    Org(OrgId),
}

/// The holders of one role, first choice first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleEntry {
    /// The role.
    pub role: Role,
    /// Holders: for each kind of `held_by`, in that order, its organisations by id.
    pub holders: Vec<Holder>,
}

/// The mapping of roles to organisations: one entry for each of [`ALL_ROLES`], in that order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleMap {
    entries: Vec<RoleEntry>,
}

/// One role with the ids of its holders, for reports.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoleLine {
    /// The role.
    pub role: Role,
    /// Ids of organisations, or `owner` and `operator`.
    pub holders: Vec<String>,
}

impl RoleMap {
    /// The entries, in the order of [`ALL_ROLES`].
    pub fn entries(&self) -> &[RoleEntry] {
        &self.entries
    }
    /// The holders of a role, first choice first.
    pub fn holders(&self, role: Role) -> &[Holder] {
        self.entries.iter().find(|e| e.role == role).map_or(&[], |e| &e.holders)
    }
    /// The organisations that hold a role where a certain system is hit, first choice first, each once.
    pub fn organisations(&self, role: Role, owner: OrgId, operator: OrgId) -> Vec<OrgId> {
        let mut out: Vec<OrgId> = Vec::new();
        for holder in self.holders(role) {
            let org = match holder {
                Holder::Owner => owner,
                Holder::Operator => operator,
                Holder::Org(org) => *org,
            };
            if !out.contains(&org) {
                out.push(org);
            }
        }
        out
    }
    /// With ids, for reports.
    pub fn lines(&self, scenario: &Scenario) -> Vec<RoleLine> {
        let id = |holder: &Holder| match holder {
            Holder::Owner => OWNER.to_owned(),
            Holder::Operator => OPERATOR.to_owned(),
            Holder::Org(org) => {
                scenario.province.organisations.get(org.ix()).map_or_else(String::new, |o| o.id.clone())
            }
        };
        self.entries
            .iter()
            .map(|entry| RoleLine { role: entry.role, holders: entry.holders.iter().map(id).collect() })
            .collect()
    }
}

/// The mapping of a scenario's structure to its province.
pub fn resolve(scenario: &Scenario) -> RoleMap {
    of(&scenario.structure.roles, &scenario.province.organisations)
}

/// The mapping of roles to organisations sorted by id.
pub(crate) fn of(roles: &[RoleHolder], organisations: &[Organisation]) -> RoleMap {
    let entries = ALL_ROLES.map(|role| {
        let held_by = roles.iter().find(|r| r.role == role).map_or(&[][..], |r| &r.held_by);
        let mut holders: Vec<Holder> = Vec::new();
        for kind in held_by {
            let found: Vec<Holder> = match kind.as_str() {
                OWNER => vec![Holder::Owner],
                OPERATOR => vec![Holder::Operator],
                kind => (0..organisations.len())
                    .filter(|ix| organisations[*ix].kind == kind)
                    .map(|ix| Holder::Org(OrgId::from(ix)))
                    .collect(),
            };
            for holder in found {
                if !holders.contains(&holder) {
                    holders.push(holder);
                }
            }
        }
        RoleEntry { role, holders }
    });
    RoleMap { entries: entries.into() }
}

/// The owner and operator of a system, as positions among organisations sorted by id.
pub fn owner_and_operator(system: &System, organisations: &[Organisation]) -> Option<(OrgId, OrgId)> {
    let find = |id: &str| organisations.binary_search_by(|o| o.id.as_str().cmp(id)).ok().map(OrgId::from);
    Some((find(&system.owner)?, find(&system.operator)?))
}
