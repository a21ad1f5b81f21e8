//! What an organisation knows of an incident is what it saw itself or was told; nobody acts on more.

use std::collections::{BTreeMap, BTreeSet};

use super::fixture::{n, run_of, shipped};
use super::with;
use crate::record::{Audience, Fact, Record};
use crate::scenario::model::{Exposure, Law, Severity, Skill, System};
use crate::units::{IncidentId, MessageId, OrgId, Span, SystemId};

type Known = BTreeMap<(IncidentId, OrgId), BTreeSet<SystemId>>;

/// Replays who knew of which suspected system when, and says where somebody told or did what they could not know of.
fn acts_on_what_is_known(record: &Record) -> Result<usize, String> {
    let mut known = Known::new();
    let mut sent: BTreeMap<MessageId, Known> = BTreeMap::new();
    let mut told = 0;
    for entry in &record.entries {
        let of_one = match entry.seen_by {
            Audience::Org(org) => Some(org),
            _ => None,
        };
        match (&entry.fact, of_one) {
            (Fact::SystemSuspected { incident, system, .. }, Some(org)) => {
                known.entry((*incident, org)).or_default().insert(*system);
            }
            (Fact::IncidentMerged { incident, into }, _) => {
                let old: Vec<_> = known.iter().filter(|((i, _), _)| i == incident).collect();
                let old: Vec<_> =
                    old.into_iter().map(|((_, org), systems)| (*org, systems.clone())).collect();
                for (org, systems) in old {
                    known.entry((*into, org)).or_default().extend(systems);
                }
            }
            (Fact::MessageSent { message, .. }, _) => {
                sent.insert(*message, known.clone());
            }
            (Fact::IncidentLearned { incident, org, systems, .. }, _) => {
                let cause = entry.cause.map(|seq| &record.entries[seq as usize].fact);
                let Some(Fact::MessageRead { message, from, .. }) = cause else {
                    return Err(format!("entry {}: learned without having read anything", entry.seq));
                };
                // What was said of an incident that has been merged since is said of the other.
                let then = &sent[message];
                let said: BTreeSet<SystemId> =
                    then.iter().filter(|((_, o), _)| o == from).flat_map(|(_, s)| s.clone()).collect();
                if let Some(system) = systems.iter().find(|s| !said.contains(s)) {
                    return Err(format!("entry {}: {from:?} could not know of {system:?}", entry.seq));
                }
                told += systems.len();
                known.entry((*incident, *org)).or_default().extend(systems.iter().copied());
            }
            (Fact::TaskQueued { incident, system: Some(system), .. }, Some(org))
                if !known.get(&(*incident, org)).is_some_and(|systems| systems.contains(system)) =>
            {
                return Err(format!("entry {}: {org:?} works on {system:?} unawares", entry.seq));
            }
            _ => {}
        }
    }
    Ok(told)
}

#[test]
fn nobody_tells_or_does_what_they_cannot_know() {
    // Several systems at either agency, responders who err, messages that get lost.
    let scenario = with(|s| {
        for name in ["alpha-store", "beta-store"] {
            let mut other: System = s.province.systems[usize::from(name.starts_with("beta"))].clone();
            other.id = name.to_owned();
            other.exposure = Exposure::Internal;
            s.province.networks[0].members.push(name.to_owned());
            s.province.systems.push(other);
        }
        s.province.systems.sort_by(|a, b| a.id.cmp(&b.id));
        s.province.networks[0].members.sort();
        for person in &mut s.province.people {
            for value in person.skills.values_mut() {
                *value = 0.4;
            }
        }
        s.practice.channels[0].lost = n(0.3);
        s.practice.suspects_clean = n(0.5);
        s.practice.false_called_true = n(0.2);
        s.practice.noise_on_site = n(8.0);
        s.campaigns[0].actions[1].duration = n(Law::Fixed(Span::mins(30)));
    });
    let told: usize =
        (0..60).map(|seed| acts_on_what_is_known(&run_of(scenario.clone(), seed)).unwrap()).sum();
    assert!(told > 60, "systems are told of: {told}");
}

#[test]
fn the_shipped_drill_acts_on_what_is_known() {
    let scenario = shipped();
    for seed in 0..4 {
        acts_on_what_is_known(&run_of(scenario.clone(), seed)).unwrap();
    }
}

/// Entries at which two organisations hold an incident to be of different severity.
fn apart(chance: f64) -> usize {
    let scenario = with(|s| {
        for person in &mut s.province.people {
            person.skills.insert(Skill::Triage, 0.5);
        }
        s.practice.severity_misjudged = n(chance);
    });
    let mut apart = 0;
    for seed in 0..20 {
        let mut held: BTreeMap<(IncidentId, OrgId), Severity> = BTreeMap::new();
        for entry in &run_of(scenario.clone(), seed).entries {
            match &entry.fact {
                Fact::IncidentOpened { incident, org, severity, .. }
                | Fact::IncidentReassessed { incident, org, severity, .. }
                | Fact::IncidentLearned { incident, org, severity, .. } => {
                    held.insert((*incident, *org), *severity);
                }
                _ => {}
            }
            let first = |incident| held.iter().find(|((i, _), _)| *i == incident).map(|(_, s)| *s);
            apart += usize::from(held.iter().any(|((incident, _), s)| first(*incident) != Some(*s)));
        }
    }
    apart
}

#[test]
fn two_organisations_hold_one_incident_to_be_of_different_severity_where_somebody_errs() {
    assert_eq!(apart(0.0), 0);
    assert!(apart(0.6) > 20);
}
