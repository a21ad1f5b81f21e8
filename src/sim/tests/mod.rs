//! The model behaves: conservation, determinism, what an approval costs and what it catches, what sharing does.

mod belief;
mod courses;
mod decisions;
pub(in crate::sim) mod defence;
mod exact;
pub(in crate::sim) mod fixture;
mod laws;
mod lead;
mod past;
mod people;
mod playbook;
mod policy;
mod requests;
mod sharing;
mod ways_in;
mod whole;

use std::sync::Arc;

use fixture::{run_of, small};

use crate::record::{Entry, Fact, Record, Run, check, first_difference};
use crate::scenario::Scenario;
use crate::scenario::model::Milestone;
use crate::score::score;
use crate::sim::{Simulator, SpawnOrder};
use crate::units::{OrgId, SimTime};

/// When a milestone of the intrusion at an organisation was reached.
fn reached(record: &Record, org: u32, milestone: Milestone) -> Option<SimTime> {
    let scored = score(record);
    let course = scored.courses.iter().find(|c| c.intrusion.org == OrgId(org))?;
    course.reached.iter().find(|(m, _, _)| *m == milestone).map(|(_, t, _)| *t)
}

/// The facts of the attack, with their times.
fn truths(record: &Record) -> Vec<(SimTime, &Fact)> {
    let attack = |e: &&Entry| {
        matches!(
            e.fact,
            Fact::CampaignBegan { .. }
                | Fact::AttackAttempted { .. }
                | Fact::AttackSucceeded { .. }
                | Fact::AttackFailed { .. }
                | Fact::AttackPrevented { .. }
        )
    };
    record.entries.iter().filter(attack).map(|e| (e.t, &e.fact)).collect()
}

fn count(record: &Record, wanted: impl Fn(&Fact) -> bool) -> usize {
    record.entries.iter().filter(|e| wanted(&e.fact)).count()
}

fn assert_same(left: &Record, right: &Record) {
    if let Some(difference) = first_difference(left, right) {
        panic!("the runs differ: {difference}");
    }
}

#[test]
fn an_incident_goes_from_the_attack_to_the_final_report() {
    let record = run_of(small(), 1);
    check(&record).expect("the record keeps its promises");
    for milestone in [
        Milestone::Occurrence,
        Milestone::Detection,
        Milestone::Acknowledgement,
        Milestone::Triage,
        Milestone::ReportToLead,
        Milestone::Decision,
        Milestone::Containment,
        Milestone::Eradication,
        Milestone::NationalNotified,
        Milestone::Closure,
        Milestone::FinalReport,
    ] {
        assert!(reached(&record, 0, milestone).is_some(), "{milestone:?} was not reached");
    }
}

#[test]
fn a_run_is_a_function_of_its_inputs_and_of_nothing_else() {
    let scenario = Arc::new(small());
    let run = Run { scenario: Arc::clone(&scenario), seed: 7, replication: 3, overrides: Vec::new() };
    let first = sim::run(&run);
    assert_same(&first, &sim::run(&run));
    let mut backward = Simulator::new(Arc::clone(&scenario), SpawnOrder::Backward);
    assert_same(&first, &backward.run(7, 3, &[]));
    // The same world again, after another replication in it.
    backward.run(7, 4, &[]);
    assert_same(&first, &backward.run(7, 3, &[]));
}

#[test]
fn without_attackers_nothing_happens() {
    let mut scenario = small();
    scenario.drill.campaigns.clear();
    let record = run_of(scenario, 1);
    let facts = record.entries.iter().map(|e| &e.fact);
    let but_duty: Vec<&Fact> = facts.filter(|f| !matches!(f, Fact::DutyChanged { .. })).collect();
    assert_eq!(but_duty, [&Fact::ExerciseStarted, &Fact::ExerciseEnded]);
}

#[test]
fn every_task_ends_once_or_is_open_at_the_end() {
    for seed in 0..20 {
        let record = run_of(small(), seed);
        let mut queued = std::collections::BTreeSet::new();
        for entry in &record.entries {
            match &entry.fact {
                Fact::TaskQueued { task, .. } => assert!(queued.insert(*task), "{task:?} was queued twice"),
                Fact::TaskCompleted { task, .. } | Fact::TaskDropped { task } => {
                    assert!(queued.remove(task), "{task:?} ended without having been queued, or twice");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn an_override_at_a_decision_point_changes_the_future_and_not_the_past() {
    let scenario = Arc::new(small());
    let plain = Run { scenario: Arc::clone(&scenario), seed: 1, replication: 0, overrides: Vec::new() };
    let record = sim::run(&plain);
    let point = record.entries.iter().find_map(|e| match &e.fact {
        Fact::Decided { point, chosen, .. } if chosen == "isolate" => Some((e.seq, point.clone())),
        _ => None,
    });
    let (seq, point) = point.expect("somebody decides whether to isolate");
    let decide = |option: &str| {
        vec![crate::record::Override::Decide {
            decision: point.clone(),
            option: option.to_owned(),
            after_s: 0,
        }]
    };
    let same = sim::run(&Run { overrides: decide("isolate"), ..plain.clone() });
    assert_same(&record, &same);
    let other = sim::run(&Run { overrides: decide("watch"), ..plain });
    let difference = first_difference(&record, &other).expect("another decision makes another run");
    assert_eq!(difference.seq, seq, "nothing before the decision differs");
    assert_eq!(count(&other, |f| matches!(f, Fact::SystemIsolated { .. })), 0);
}

/// The same scenario with something changed.
fn with(change: impl FnOnce(&mut Scenario)) -> Scenario {
    let mut scenario = small();
    change(&mut scenario);
    scenario
}
