//! What holds in every whole drill: nobody works on and on, one call at a time, a second closing is asked for again, and
//! nothing is asked for what is over.

use std::collections::{BTreeMap, BTreeSet};

use super::fixture::{run_of, shipped};
use crate::record::{Fact, MessageKind, Record};
use crate::scenario::model::{ActionKind, AuthorityScope, RosterSpec};
use crate::units::{IncidentId, PersonId, SimTime, Span};

fn runs() -> Vec<Record> {
    let scenario = shipped();
    (0..4).map(|seed| run_of(scenario.clone(), seed)).collect()
}

/// Every time at a stretch that somebody was at work.
fn stretches(record: &Record) -> Vec<(PersonId, Span)> {
    let (mut since, mut found) = (BTreeMap::new(), Vec::new());
    for entry in &record.entries {
        if let Fact::DutyChanged { came, left } = &entry.fact {
            since.extend(came.iter().map(|person| (*person, entry.t)));
            let ended = left.iter().filter_map(|p| since.remove(p).map(|since| (*p, entry.t - since)));
            found.extend(ended);
        }
    }
    let end = record.entries.last().map_or(SimTime::ZERO, |entry| entry.t);
    found.extend(since.into_iter().map(|(person, since)| (person, end - since)));
    found
}

#[test]
fn however_urgent_nobody_works_on_and_on() {
    let mut long = 0;
    for record in runs() {
        let scenario = &record.run.scenario;
        let most = *scenario.practice.policy.at_work_at_most.value();
        for (person, stretch) in stretches(&record) {
            let roster = &scenario.province.people[person.ix()].roster;
            if !matches!(scenario.province.rosters[roster], RosterSpec::AroundTheClock) {
                assert!(stretch <= most, "{person:?} {stretch:?}");
                long += usize::from(stretch == most);
            }
        }
    }
    assert!(long > 0, "somebody stays as long as that");
}

#[test]
fn whoever_does_not_answer_is_called_again_after_a_while_and_not_before() {
    let mut called_in_vain = 0;
    for record in runs() {
        let again = *record.run.scenario.practice.retry_after.value();
        let mut last: BTreeMap<(PersonId, IncidentId), Vec<SimTime>> = BTreeMap::new();
        for entry in &record.entries {
            if let Fact::PersonCalled { person, incident, answered: false } = entry.fact {
                called_in_vain += 1;
                last.entry((person, incident)).or_default().push(entry.t);
            }
        }
        // Several tasks of an incident may want the same person; each calls once in that time.
        let tasks = record.entries.iter().filter(|e| matches!(e.fact, Fact::TaskQueued { .. })).count();
        for ((person, incident), calls) in last {
            let hours = (*calls.last().unwrap() - calls[0]).as_f64() / again.as_f64() + 1.0;
            assert!(
                (calls.len() as f64) <= hours * 12.0,
                "{person:?} {incident:?} {} of {tasks}",
                calls.len()
            );
        }
    }
    assert!(called_in_vain > 0);
}

#[test]
fn an_incident_that_is_opened_again_is_closed_with_a_new_signature() {
    let mut scenario = shipped();
    for rule in scenario.structure.authority.iter_mut().filter(|rule| rule.action == ActionKind::Close) {
        rule.when = AuthorityScope::default();
    }
    let mut again = 0;
    for seed in [2, 3, 5, 6] {
        let record = run_of(scenario.clone(), seed);
        // A false alarm is closed without a step for it, and so without a signature.
        let (mut signed, mut reopened) = (BTreeSet::new(), BTreeSet::new());
        for entry in &record.entries {
            match entry.fact {
                Fact::ApprovalGranted { incident, action: ActionKind::Close, .. } => {
                    _ = signed.insert(incident)
                }
                Fact::IncidentReopened { incident } => {
                    signed.remove(&incident);
                    reopened.insert(incident);
                }
                Fact::IncidentClosed { incident, .. } if reopened.contains(&incident) => {
                    assert!(signed.contains(&incident), "seed {seed}, entry {}: not signed", entry.seq);
                    again += 1;
                }
                _ => {}
            }
        }
    }
    assert!(again > 0, "some are closed again");
}

#[test]
fn nothing_is_asked_for_what_is_over() {
    for record in runs() {
        let mut over = BTreeSet::new();
        for entry in &record.entries {
            match &entry.fact {
                Fact::IncidentClosed { incident, .. } => _ = over.insert(*incident),
                Fact::IncidentReopened { incident } => _ = over.remove(incident),
                Fact::MessageSent { kind: MessageKind::Request, incident: Some(incident), .. } => {
                    let cause = entry.cause.map(|seq| &record.entries[seq as usize].fact);
                    // What was lost on the way is sent once more by who has not heard that it is over.
                    let again = matches!(cause, Some(Fact::MessageLost { .. }));
                    assert!(again || !over.contains(incident), "{entry:?} is over, since {cause:?}");
                }
                _ => {}
            }
        }
    }
}
