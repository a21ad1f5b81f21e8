//! The estate: systems, what they need of each other, networks, and what raises false alerts about them.

use std::collections::{BTreeMap, BTreeSet};

use super::{OrgModel, index};
use crate::kernel::{Distribution, DrawKey, Sampler, stable_key};
use crate::record::AlertSource;
use crate::scenario::Scenario;
use crate::units::time::DAY;
use crate::units::{OrgId, SystemId};

/// Users for which rates of noise are stated.
const REFERENCE_USERS: f64 = 100.0;

/// A system.
#[derive(Debug)]
pub struct SystemModel {
    /// Stable key of the id.
    pub key: u64,
    /// Who runs it: the agency whose intrusion a compromise is.
    pub agency: OrgId,
    /// Whose it is.
    pub owner: OrgId,
    /// Who monitors it.
    pub monitor: Option<OrgId>,
    /// Systems it needs.
    pub needs: Vec<SystemId>,
    /// Systems that need it.
    pub needed_by: Vec<SystemId>,
    /// Systems that need it, directly or through others, in order of id.
    pub dependants: Vec<SystemId>,
    /// Networks it is in.
    pub networks: Vec<usize>,
    /// Worth to an attacker: level and users.
    pub worth: f64,
}

/// A network.
#[derive(Debug)]
pub struct NetworkModel {
    /// Stable key of the id.
    pub key: u64,
    /// Chance that a path is open.
    pub openness: f64,
    /// Members.
    pub members: Vec<SystemId>,
}

/// Something that raises false alerts.
#[derive(Debug)]
pub struct Sensor {
    /// By which way.
    pub source: AlertSource,
    /// Whose queue.
    pub org: OrgId,
    /// About which system.
    pub system: Option<SystemId>,
    /// Stable key.
    pub key: u64,
    /// Time between two false alerts.
    pub gap: Sampler,
}

/// Systems, and what they need of each other.
pub fn systems(scenario: &Scenario, org_ix: &BTreeMap<&str, usize>) -> Vec<SystemModel> {
    let list = &scenario.province.systems;
    let ids = index(list.iter().map(|s| s.id.as_str()));
    let mut systems: Vec<SystemModel> = list
        .iter()
        .map(|system| SystemModel {
            key: stable_key(&system.id),
            agency: OrgId::from(org_ix[system.operator.as_str()]),
            owner: OrgId::from(org_ix[system.owner.as_str()]),
            monitor: system.layers.monitored_by.as_deref().map(|id| OrgId::from(org_ix[id])),
            needs: system.depends_on.iter().map(|id| SystemId::from(ids[id.as_str()])).collect(),
            needed_by: Vec::new(),
            dependants: Vec::new(),
            networks: Vec::new(),
            worth: f64::from(system.level) * (1.0 + libm::log10(1.0 + f64::from(*system.users.value()))),
        })
        .collect();
    for ix in 0..systems.len() {
        for need in systems[ix].needs.clone() {
            systems[need.ix()].needed_by.push(SystemId::from(ix));
        }
    }
    for ix in 0..systems.len() {
        systems[ix].dependants = dependants(&systems, SystemId::from(ix));
    }
    systems
}

/// Everything that needs a system, directly or through others.
fn dependants(systems: &[SystemModel], of: SystemId) -> Vec<SystemId> {
    let (mut found, mut next) = (BTreeSet::new(), vec![of]);
    while let Some(system) = next.pop() {
        next.extend(systems[system.ix()].needed_by.iter().copied().filter(|s| found.insert(*s)));
    }
    found.remove(&of);
    found.into_iter().collect()
}

/// Networks; every member gets to know them.
pub fn networks(scenario: &Scenario, systems: &mut [SystemModel]) -> Vec<NetworkModel> {
    let ids = index(scenario.province.systems.iter().map(|s| s.id.as_str()));
    scenario
        .province
        .networks
        .iter()
        .enumerate()
        .map(|(ix, network)| {
            let members: Vec<SystemId> =
                network.members.iter().map(|id| SystemId::from(ids[id.as_str()])).collect();
            for member in &members {
                systems[member.ix()].networks.push(ix);
            }
            NetworkModel { key: stable_key(&network.id), openness: *network.openness.value(), members }
        })
        .collect()
}

/// The organisations that run a system which shares with the national monitoring system.
pub fn sharing(scenario: &Scenario, systems: &[SystemModel]) -> Vec<OrgId> {
    let sharing = scenario.province.systems.iter().zip(systems).filter(|(spec, _)| spec.layers.shares);
    let orgs: BTreeSet<OrgId> = sharing.map(|(_, system)| system.agency).collect();
    orgs.into_iter().collect()
}

/// Every tool that watches a system, the users of every organisation that runs one (of each body that the entry stands
/// for), and the hotline of whoever owns a public one. The more users, the more noise.
pub fn sensors(scenario: &Scenario, orgs: &[OrgModel], systems: &[SystemModel]) -> Vec<Sensor> {
    let practice = &scenario.practice;
    let power = *practice.ways_in.noise_grows.value();
    let rate = |per_day: f64, users: u64| per_day * libm::pow(users.max(1) as f64 / REFERENCE_USERS, power);
    let mut sensors = Vec::new();
    let mut add = |source: AlertSource, org: OrgId, system: Option<SystemId>, per_day: f64, key: u64| {
        if per_day > 0.0 {
            let gap = Distribution::Exponential { mean: DAY as f64 / per_day }.sampler();
            let key = DrawKey::new(source as u32).with(key).as_u64();
            sensors.push(Sensor { source, org, system, key, gap });
        }
    };
    let specs = &scenario.province.systems;
    for (ix, (system, spec)) in systems.iter().zip(specs).enumerate() {
        let (id, users) = (Some(SystemId::from(ix)), u64::from(*spec.users.value()));
        if spec.layers.on_site {
            let per_day = rate(*practice.noise_on_site.value(), users);
            add(AlertSource::OnSite, system.agency, id, per_day, system.key);
        }
        if let Some(monitor) = system.monitor {
            let per_day = rate(*practice.noise_monitoring.value(), users);
            add(AlertSource::Monitoring, monitor, id, per_day, system.key);
        }
    }
    for (ix, org) in orgs.iter().enumerate().filter(|(_, org)| !org.triage.is_empty()) {
        let id = OrgId::from(ix);
        let users_of = |wanted: &dyn Fn(&SystemModel, bool) -> bool| -> Option<u64> {
            let fitting = systems.iter().zip(specs).filter(|(system, spec)| wanted(system, spec.public));
            let users: Vec<u64> = fitting.map(|(_, spec)| u64::from(*spec.users.value())).collect();
            (!users.is_empty()).then(|| users.iter().sum())
        };
        // Citizens use what is public: they call, and are no users within the house.
        if users_of(&|s, _| s.agency == id).is_some() {
            let within = users_of(&|s, public| s.agency == id && !public).unwrap_or(0);
            let bodies = f64::from(scenario.province.organisations[ix].stands_for);
            add(AlertSource::Users, id, None, bodies * rate(*practice.noise_users.value(), within), org.key);
        }
        if let Some(citizens) = users_of(&|s, public| s.owner == id && public) {
            let per_day = rate(*practice.ways_in.noise_hotline.value(), citizens);
            add(AlertSource::Hotline, id, None, per_day, org.key);
        }
    }
    sensors
}
