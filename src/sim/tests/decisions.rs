//! Decision points: taking what the model takes changes nothing; anything else changes the future only; a decision can
//! wait; luck can be drawn afresh from a moment on.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::fixture::{shipped, small};
use crate::record::{Fact, Override, Point, Record, TimeClass, check, digest, first_difference};
use crate::scenario::Scenario;
use crate::sim::{Simulator, SpawnOrder};
use crate::units::{OrgId, SimTime};

struct Bench {
    simulator: Simulator,
}

impl Bench {
    fn new(scenario: Scenario) -> Bench {
        Bench { simulator: Simulator::new(Arc::new(scenario), SpawnOrder::Forward) }
    }

    fn run(&mut self, seed: u64, overrides: &[Override]) -> Record {
        let record = self.simulator.run(seed, 0, overrides);
        check(&record).unwrap();
        record
    }
}

/// A decision of a record.
#[derive(Clone, Debug)]
struct Choice {
    seq: u32,
    org: OrgId,
    id: String,
    options: Vec<String>,
    chosen: String,
    policy: String,
}

fn choices(record: &Record) -> Vec<Choice> {
    record
        .entries
        .iter()
        .filter_map(|e| match &e.fact {
            Fact::Decided { org, point, options, chosen, policy, .. } => Some(Choice {
                seq: e.seq,
                org: *org,
                id: point.clone(),
                options: options.clone(),
                chosen: chosen.clone(),
                policy: policy.clone(),
            }),
            _ => None,
        })
        .collect()
}

fn decide(choice: &Choice, option: &str, after_s: u32) -> Override {
    Override::Decide { decision: choice.id.clone(), option: option.to_owned(), after_s }
}

#[test]
fn a_decision_that_changes_nothing_gives_the_same_digest() {
    let mut bench = Bench::new(shipped());
    for seed in 0..3 {
        let plain = bench.run(seed, &[]);
        let all: Vec<Override> = choices(&plain).iter().map(|c| decide(c, &c.chosen, 0)).collect();
        assert!(all.len() > 20, "{} decisions", all.len());
        assert_eq!(digest(&bench.run(seed, &all)).unwrap(), digest(&plain).unwrap());
    }
}

#[test]
fn the_shipped_drill_comes_to_every_point_and_the_model_follows_its_own_policy() {
    let mut bench = Bench::new(shipped());
    let mut seen = BTreeSet::new();
    for seed in 0..12 {
        for choice in choices(&bench.run(seed, &[])) {
            assert_eq!(choice.chosen, choice.policy);
            assert!(choice.options.contains(&choice.chosen) && choice.options.len() > 1, "{choice:?}");
            seen.insert(Point::of(&choice.id).unwrap());
        }
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), Point::ALL);
}

#[test]
fn another_option_leaves_the_past_as_it_was() {
    let mut bench = Bench::new(shipped());
    let plain = bench.run(3, &[]);
    let mut changed = BTreeSet::new();
    for choice in choices(&plain) {
        let point = Point::of(&choice.id).unwrap();
        // One decision of each point is enough; each of its options.
        if !changed.insert(point) {
            continue;
        }
        for option in choice.options.iter().filter(|o| **o != choice.chosen) {
            let other = bench.run(3, &[decide(&choice, option, 0)]);
            let first = first_difference(&plain, &other).expect("the decision itself differs");
            assert_eq!(first.seq, choice.seq, "{choice:?}");
        }
    }
    assert!(changed.len() > 7, "{changed:?}");
}

#[test]
fn a_decision_that_waits_is_taken_later_and_the_wait_is_accounted_for() {
    let mut bench = Bench::new(shipped());
    let plain = bench.run(5, &[]);
    let mut points = BTreeSet::new();
    for choice in choices(&plain).into_iter().filter(|c| points.insert(Point::of(&c.id))) {
        let hold = Override::Hold {
            organisation: choice.org,
            points: vec![Point::of(&choice.id).unwrap()],
            from: SimTime(i64::MIN),
            until: None,
        };
        let held = bench.run(5, std::slice::from_ref(&hold));
        let awaited = held.entries.iter().find(|e| matches!(e.fact, Fact::DecisionAwaited { .. })).unwrap();
        let later = bench.run(5, &[hold.clone(), decide(&choice_of(awaited), &choice.chosen, 1800)]);
        // Until it is taken, the world is the one in which it never is.
        let taken = later
            .entries
            .iter()
            .find(|e| matches!(&e.fact, Fact::Decided { .. }) && e.cause == Some(awaited.seq));
        if let Some(taken) = taken {
            assert_eq!(taken.t.0, awaited.t.0 + 1800);
            assert_eq!(taken.spent.as_slice(), [(TimeClass::Decision, 1800)]);
        }
        let until = awaited.t.0 + 1800;
        if let Some(first) = first_difference(&held, &later) {
            let at = |record: &Record| record.entries.get(first.seq as usize).is_none_or(|e| e.t.0 >= until);
            assert!(at(&held) && at(&later), "{first}");
        }
    }
    assert!(points.len() > 7, "{points:?}");
}

fn choice_of(awaited: &crate::record::Entry) -> Choice {
    let Fact::DecisionAwaited { org, point, options, .. } = &awaited.fact else { panic!("awaited") };
    Choice {
        seq: awaited.seq,
        org: *org,
        id: point.clone(),
        options: options.clone(),
        chosen: String::new(),
        policy: String::new(),
    }
}

#[test]
fn luck_drawn_afresh_leaves_the_past_and_makes_many_futures() {
    let mut bench = Bench::new(shipped());
    let plain = bench.run(9, &[]);
    let from = plain.entries[plain.entries.len() / 3].t;
    let mut futures = BTreeSet::new();
    for future in 0..6 {
        let other = bench.run(9, &[Override::Redraw { from, future }]);
        let past =
            |record: &Record| record.entries.iter().take_while(|e| e.t <= from).cloned().collect::<Vec<_>>();
        assert_eq!(past(&plain), past(&other));
        futures.insert(digest(&other).unwrap());
        assert_eq!(
            digest(&bench.run(9, &[Override::Redraw { from, future }])).unwrap(),
            digest(&other).unwrap()
        );
    }
    futures.insert(digest(&plain).unwrap());
    assert_eq!(futures.len(), 7, "every future is another one");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever is decided, held back or put off, the record keeps its rules and the past its shape.
    #[test]
    fn any_decisions_make_a_sound_record(
        seed in 0u64..1000,
        picks in proptest::collection::vec((0usize..64, 0usize..4, 0u32..40_000), 0..12),
        held in proptest::collection::vec((0u32..6, 0usize..12), 0..6),
    ) {
        let mut bench = Bench::new(small());
        let orgs = small().province.organisations.len() as u32;
        let mut overrides: Vec<Override> = held
            .iter()
            .map(|(org, point)| Override::Hold {
                organisation: OrgId(org % orgs),
                points: vec![Point::ALL[*point]],
                from: SimTime(0),
                until: None,
            })
            .collect();
        for (which, option, after_s) in picks {
            let record = bench.run(seed, &overrides);
            let open: Vec<(String, Vec<String>)> = record
                .entries
                .iter()
                .filter_map(|e| match &e.fact {
                    Fact::Decided { point, options, .. } | Fact::DecisionAwaited { point, options, .. } => {
                        Some((point.clone(), options.clone()))
                    }
                    _ => None,
                })
                .collect();
            if open.is_empty() {
                break;
            }
            let (decision, options) = open[which % open.len()].clone();
            overrides.push(Override::Decide { decision, option: options[option % options.len()].clone(), after_s });
        }
        bench.run(seed, &overrides);
    }
}

#[test]
fn what_is_kept_open_is_looked_into_again_and_asked_again() {
    let mut bench = Bench::new(shipped());
    let plain = bench.run(3, &[]);
    let close =
        choices(&plain).into_iter().find(|c| c.id.starts_with("close@")).expect("something is closed");
    let incident = close.id.split(['@', '.']).nth(1).unwrap().to_owned();
    let kept = bench.run(3, &[decide(&close, "keep_open", 0)]);
    let asked = |record: &Record| -> Vec<Choice> {
        let of = format!("close@{incident}.");
        choices(record).into_iter().filter(|c| c.id.starts_with(&of)).collect()
    };
    let again = asked(&kept);
    assert!(again.len() > asked(&plain).len(), "{again:?}");
    assert!(kept.entries[again[1].seq as usize].t > kept.entries[close.seq as usize].t);
    assert_eq!(again[1].chosen, "close");
}

#[test]
fn whoever_mobilises_only_their_own_calls_nobody_elses() {
    let mut bench = Bench::new(shipped());
    let scenario = shipped();
    let mobilised = |record: &Record| -> BTreeSet<_> {
        let all = record.entries.iter().filter_map(|e| match &e.fact {
            Fact::ResponderMobilised { person, incident } => Some((*incident, *person)),
            _ => None,
        });
        all.collect()
    };
    let mut fewer = 0;
    for seed in 0..4 {
        let mut own = Vec::new();
        let plain = bench.run(seed, &[]);
        let mut record = plain.clone();
        // As often as it is asked, also because an incident is held to be worse by then.
        while let Some(asked) =
            choices(&record).into_iter().find(|c| c.chosen == "team" && c.options.iter().any(|o| o == "own"))
        {
            own.push(decide(&asked, "own", 0));
            record = bench.run(seed, &own);
            assert!(own.len() < 100);
        }
        let leads: BTreeSet<OrgId> =
            choices(&record).into_iter().filter(|c| c.id.starts_with("mobilise@")).map(|c| c.org).collect();
        let people = &scenario.province.people;
        let theirs = |person: &crate::units::PersonId| {
            let employer = &people[person.ix()].organisation;
            leads.iter().any(|org| scenario.province.organisations[org.ix()].id == *employer)
        };
        if choices(&record).iter().all(|c| !c.id.starts_with("mobilise@") || c.chosen == "own") {
            assert!(mobilised(&record).iter().all(|(_, person)| theirs(person)));
            fewer += usize::from(mobilised(&record).len() < mobilised(&plain).len());
        }
    }
    assert!(fewer > 0);
}
