//! Who holds which functional role in this province, and along which lines reports and warnings travel.

use std::collections::{BTreeMap, VecDeque};

use super::model::{index, sampler};
use crate::kernel::Sampler;
use crate::scenario::Scenario;
use crate::scenario::model::{
    ActionKind, AuthorityRule, LeadRule, RelationKind, Role, RoleHolder, Severity, Subject, Tier, Traffic,
};
use crate::units::{OrgId, SystemId};

/// Holders that stand for an organisation of the system that is hit.
const OWNER: &str = "owner";
const OPERATOR: &str = "operator";

/// A holder of a role, before it is known which system is hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    Owner,
    Operator,
    Org(OrgId),
}

/// A body that convenes to decide.
#[derive(Debug)]
pub struct Body {
    /// Members that must be present.
    pub quorum: u32,
    /// How long convening takes; the general practice where absent.
    pub convening: Option<Sampler>,
}

/// An authority rule, prepared.
#[derive(Debug)]
pub struct Rule {
    /// The rule.
    pub rule: AuthorityRule,
    /// Review time.
    pub review: Sampler,
}

/// Roles and lines of a structure in a province.
#[derive(Debug)]
pub struct Roles {
    holders: BTreeMap<Role, Vec<Holder>>,
    bodies: BTreeMap<Role, Body>,
    rules: Vec<Rule>,
    /// Owner of each system.
    owners: Vec<OrgId>,
    /// Operator of each system.
    operators: Vec<OrgId>,
    /// Where an organisation passes an incident on to, by organisation.
    upward: Vec<Vec<OrgId>>,
    /// Whom an organisation shares warnings with, by organisation.
    warns: Vec<Vec<OrgId>>,
    /// National bodies, in order of id.
    national: Vec<OrgId>,
    /// Who runs the lines to the Internet.
    operator: Option<OrgId>,
    /// Who is told of violations of personal data, by organisation that tells.
    personal_data: Vec<Vec<OrgId>>,
    /// Whether an organisation takes part in the drill; who does not holds no role and stands on no line.
    takes_part: Vec<bool>,
    /// The organisation that another one belongs to.
    parents: Vec<Option<OrgId>>,
}

impl Roles {
    /// Resolves the structure of a validated scenario.
    pub fn new(scenario: &Scenario) -> Roles {
        let province = &scenario.province;
        let org_ix = index(province.organisations.iter().map(|o| o.id.as_str()));
        let of = |id: &str| OrgId::from(org_ix[id]);
        let structure = &scenario.structure;
        Roles {
            holders: structure.roles.iter().map(|r| (r.role, holders(scenario, r))).collect(),
            bodies: structure.roles.iter().filter_map(body).collect(),
            rules: structure
                .authority
                .iter()
                .map(|rule| Rule { review: sampler(&rule.review), rule: rule.clone() })
                .collect(),
            owners: province.systems.iter().map(|s| of(&s.owner)).collect(),
            operators: province.systems.iter().map(|s| of(&s.operator)).collect(),
            upward: upward(scenario),
            warns: warns(scenario),
            personal_data: lines_up(
                scenario,
                Traffic::PersonalData,
                vec![Vec::new(); province.organisations.len()],
            ),
            national: province
                .organisations
                .iter()
                .filter(|o| o.tier == Tier::National && o.participates)
                .map(|o| of(&o.id))
                .collect(),
            operator: scenario
                .practice
                .ways_in
                .operators
                .iter()
                .find_map(|kind| of_kind(scenario, kind).first().copied()),
            takes_part: province.organisations.iter().map(|o| o.participates).collect(),
            parents: province.organisations.iter().map(|o| o.parent.as_deref().map(of)).collect(),
        }
    }

    /// Who holds a role when `system` is hit, first choice first.
    pub fn all(&self, role: Role, system: Option<SystemId>) -> Vec<OrgId> {
        let mut found = Vec::new();
        for holder in self.holders.get(&role).map_or(&[][..], Vec::as_slice) {
            let org = match (holder, system) {
                (Holder::Org(org), _) => Some(*org),
                (Holder::Owner, Some(system)) => Some(self.owners[system.ix()]),
                (Holder::Operator, Some(system)) => Some(self.operators[system.ix()]),
                (_, None) => None,
            };
            if let Some(org) = org
                && self.takes_part[org.ix()]
                && !found.contains(&org)
            {
                found.push(org);
            }
        }
        found
    }

    /// The first holder of a role.
    pub fn first(&self, role: Role, system: Option<SystemId>) -> Option<OrgId> {
        self.all(role, system).first().copied()
    }

    /// The lead for an incident as it is believed to be: by the first rule of the structure that holds, else by its
    /// subject; without one, the role that the structure names for unclear subjects.
    pub fn lead(
        &self,
        scenario: &Scenario,
        subject: Option<Subject>,
        severity: Severity,
        system: Option<SystemId>,
    ) -> Option<OrgId> {
        let agency =
            system.map(|s| scenario.province.organisations[self.operators[s.ix()].ix()].kind.as_str());
        let holds = |rule: &&LeadRule| {
            rule.subject.is_none_or(|of| subject == Some(of))
                && rule.severity_from.is_none_or(|from| severity >= from)
                && (rule.agencies.is_empty()
                    || agency.is_some_and(|kind| rule.agencies.iter().any(|k| k == kind)))
        };
        if let Some(rule) = scenario.structure.leads.iter().find(holds)
            && let Some(org) = self.first(rule.goes_to, system)
        {
            return Some(org);
        }
        let role = match (subject, &scenario.structure.unclear_subject) {
            (Some(subject), _) => Role::IncidentLead(subject),
            (None, Some(unclear)) => unclear.goes_to,
            (None, None) => Role::IncidentLead(Subject::InformationSafety),
        };
        self.first(role, system)
    }

    /// The rule that an action falls under: the first in the structure whose conditions hold.
    pub fn rule(
        &self,
        scenario: &Scenario,
        action: ActionKind,
        system: Option<SystemId>,
        severity: Severity,
    ) -> Option<usize> {
        self.rules.iter().position(|Rule { rule, .. }| {
            let when = &rule.when;
            let hit = system.map(|s| &scenario.province.systems[s.ix()]);
            rule.action == action
                && when.severity_from.is_none_or(|from| severity >= from)
                && when.shared.is_none_or(|shared| hit.is_some_and(|s| s.shared == shared))
                && when.level_from.is_none_or(|level| hit.is_some_and(|s| s.level >= level))
        })
    }

    /// A rule by position.
    pub fn rule_at(&self, ix: usize) -> &Rule {
        &self.rules[ix]
    }

    /// The body that holds a role, if it convenes.
    pub fn body(&self, role: Role) -> Option<&Body> {
        self.bodies.get(&role)
    }

    /// The organisations that a report passes on its way, the last of them `to`. Straight there where the
    /// structure has no line that carries incidents.
    pub fn route(&self, from: OrgId, to: OrgId) -> Vec<OrgId> {
        let mut before: Vec<Option<OrgId>> = vec![None; self.upward.len()];
        let mut queue = VecDeque::from([from]);
        while let Some(here) = queue.pop_front() {
            if here == to {
                break;
            }
            for next in &self.upward[here.ix()] {
                if before[next.ix()].is_none() && *next != from {
                    before[next.ix()] = Some(here);
                    queue.push_back(*next);
                }
            }
        }
        let mut path = vec![to];
        let mut at = to;
        while let Some(previous) = before[at.ix()] {
            if previous == from {
                path.reverse();
                return path;
            }
            path.push(previous);
            at = previous;
        }
        vec![to]
    }

    /// Whether an organisation takes part in the drill.
    pub fn takes_part(&self, org: OrgId) -> bool {
        self.takes_part[org.ix()]
    }

    /// Whether two organisations are in one place: a body and what belongs to it, or two that belong to one.
    pub fn neighbours(&self, a: OrgId, b: OrgId) -> bool {
        let (of_a, of_b) = (self.parents[a.ix()], self.parents[b.ix()]);
        of_a == Some(b) || of_b == Some(a) || (of_a.is_some() && of_a == of_b)
    }

    /// Whom an organisation shares warnings with.
    pub fn warned_by(&self, org: OrgId) -> &[OrgId] {
        &self.warns[org.ix()]
    }

    /// The national body that the liaison reports to: the one it has a line with, else the first.
    pub fn national_body(&self, liaison: OrgId) -> Option<OrgId> {
        let lined = self.upward[liaison.ix()].iter().chain(&self.warns[liaison.ix()]);
        let mut lined = lined.filter(|org| self.national.contains(org));
        lined.next().or_else(|| self.national.first()).copied()
    }

    /// The telecom operator whose lines the province uses, where it has one.
    pub fn operator(&self) -> Option<OrgId> {
        self.operator
    }

    /// Whom the liaison tells of a violation of personal data: who has a line for it, else the national body.
    pub fn personal_data_body(&self, liaison: OrgId) -> Option<OrgId> {
        self.personal_data[liaison.ix()].first().copied().or_else(|| self.national_body(liaison))
    }
}

fn holders(scenario: &Scenario, role: &RoleHolder) -> Vec<Holder> {
    let mut found = Vec::new();
    for kind in &role.held_by {
        match kind.as_str() {
            OWNER => found.push(Holder::Owner),
            OPERATOR => found.push(Holder::Operator),
            kind => found.extend(of_kind(scenario, kind).into_iter().map(Holder::Org)),
        }
    }
    found
}

fn body(role: &RoleHolder) -> Option<(Role, Body)> {
    let quorum = role.quorum?;
    Some((role.role, Body { quorum, convening: role.convening.as_ref().map(sampler) }))
}

/// The organisations of a kind that take part, in order of id.
fn of_kind(scenario: &Scenario, kind: &str) -> Vec<OrgId> {
    let orgs = scenario.province.organisations.iter().enumerate();
    orgs.filter(|(_, o)| o.kind == kind && o.participates).map(|(ix, _)| OrgId::from(ix)).collect()
}

/// Reports go up: along `ReportsTo` and `Supports`, against `Commands` and `Coordinates`, and from a station to
/// its parent.
fn upward(scenario: &Scenario) -> Vec<Vec<OrgId>> {
    let orgs = &scenario.province.organisations;
    let ids = index(orgs.iter().map(|o| o.id.as_str()));
    let parents = orgs.iter().map(|org| {
        let parent = org.parent.as_deref().map(|parent| OrgId::from(ids[parent]));
        parent.into_iter().filter(|parent| orgs[parent.ix()].participates).collect()
    });
    lines_up(scenario, Traffic::Incident, parents.collect())
}

/// Adds to lines those of the structure that carry something upwards.
fn lines_up(scenario: &Scenario, traffic: Traffic, mut lines: Vec<Vec<OrgId>>) -> Vec<Vec<OrgId>> {
    for relation in scenario.structure.relations.iter().filter(|r| r.carries.contains(&traffic)) {
        for to in &relation.to {
            let (low, high) = match relation.kind {
                RelationKind::ReportsTo | RelationKind::Supports => (relation.from.as_str(), to.as_str()),
                RelationKind::Commands | RelationKind::Coordinates => (to.as_str(), relation.from.as_str()),
                RelationKind::SharesData => continue,
            };
            for lower in of_kind(scenario, low) {
                lines[lower.ix()].extend(of_kind(scenario, high).into_iter().filter(|h| *h != lower));
            }
        }
    }
    lines
}

/// Warnings go along every line that carries them; `Coordinates` and `SharesData` both ways.
fn warns(scenario: &Scenario) -> Vec<Vec<OrgId>> {
    let mut lines: Vec<Vec<OrgId>> = vec![Vec::new(); scenario.province.organisations.len()];
    for relation in scenario.structure.relations.iter().filter(|r| r.carries.contains(&Traffic::Warning)) {
        for to in &relation.to {
            let (from, to) = (of_kind(scenario, &relation.from), of_kind(scenario, to));
            for a in &from {
                for b in to.iter().filter(|b| *b != a) {
                    lines[a.ix()].push(*b);
                    if matches!(relation.kind, RelationKind::SharesData | RelationKind::Coordinates) {
                        lines[b.ix()].push(*a);
                    }
                }
            }
        }
    }
    for line in &mut lines {
        line.sort();
        line.dedup();
    }
    lines
}
