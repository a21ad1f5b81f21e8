//! What defends a system changes how often an attacker gets in and how soon somebody knows, over many seeds.

use super::fixture::{n, run_of};
use super::{reached, with};
use crate::record::{Fact, Record};
use crate::scenario::Scenario;
use crate::scenario::model::{Defence, Milestone, Steps};
use crate::units::Span;

const SEEDS: u64 = 60;

/// The scenario with chances that leave room, against a target that is defended as `change` says.
fn defended(change: impl FnOnce(&mut Scenario)) -> Scenario {
    with(|s| {
        s.practice.defence = Defence {
            on_site: n(0.6),
            on_site_stops: Steps { tactics: vec!["impact".to_owned()], techniques: Vec::new(), noisy: true },
            assessment: n(0.4),
            assessment_stops: Steps { techniques: vec!["T1190".to_owned()], ..Steps::default() },
            assessment_halves: n(Span::days(365)),
            per_level: n(0.8),
            mitigation: n(0.5),
            failures_with_credentials: n(0.5),
            indicators_notice: n(0.3),
        };
        for action in &mut s.campaigns[0].actions {
            action.technique = "T1190".to_owned();
            action.tactic = "initial-access".to_owned();
            action.success = n(0.6);
            action.traces.on_site = n(0.4);
            action.traces.monitoring = n(0.4);
            action.mitigations = Some(vec!["M1051".to_owned()]);
        }
        for system in &mut s.province.systems {
            system.layers.on_site = false;
            system.level = 1;
        }
        // What happens after the first steps does not matter here.
        s.drill.horizon = Span::hours(12);
        change(s);
    })
}

fn runs(scenario: &Scenario) -> Vec<Record> {
    (0..SEEDS).map(|seed| run_of(scenario.clone(), seed)).collect()
}

/// Whether the first attempt of the campaign succeeded.
fn first_succeeded(record: &Record) -> bool {
    let ended = |f: &&Fact| matches!(f, Fact::AttackSucceeded { .. } | Fact::AttackFailed { .. });
    let first = record.entries.iter().map(|e| &e.fact).find(ended);
    matches!(first, Some(Fact::AttackSucceeded { .. }))
}

#[test]
fn under_the_same_luck_a_better_defence_lets_no_attempt_through_that_failed_before() {
    let bare = runs(&defended(|_| {}));
    type Change = fn(&mut Scenario);
    let better: [(&str, Change); 3] = [
        ("an assessment", |s| s.province.systems[0].layers.assessed = Some(Span::days(30))),
        ("a higher level", |s| s.province.systems[0].level = 3),
        ("a mitigation", |s| drop(s.province.systems[0].mitigations.insert("M1051".to_owned(), n(0.8)))),
    ];
    for (what, change) in better {
        let mut stopped = 0;
        for (seed, (before, after)) in bare.iter().zip(runs(&defended(change))).enumerate() {
            let (before, after) = (first_succeeded(before), first_succeeded(&after));
            assert!(before || !after, "{what} opens the door under seed {seed}");
            stopped += usize::from(before && !after);
        }
        assert!(stopped > 0, "{what} stops nothing");
    }
}

#[test]
fn an_older_assessment_stops_less() {
    let stopped = |days: i64| {
        let scenario = defended(|s| s.province.systems[0].layers.assessed = Some(Span::days(days)));
        runs(&scenario).iter().filter(|r| !first_succeeded(r)).count()
    };
    let by_age = [0, 180, 365, 1_500, 5_000].map(stopped);
    assert!(by_age.windows(2).all(|w| w[0] >= w[1]), "{by_age:?}");
    assert!(by_age[0] > by_age[4] + 5, "{by_age:?}");
}

#[test]
fn a_layer_that_watches_brings_detection_forward_and_stops_nothing() {
    let silent = runs(&defended(|_| {}));
    let watched = runs(&defended(|s| {
        for system in &mut s.province.systems {
            system.layers.monitored_by = Some("lead".to_owned());
        }
    }));
    let mut sooner = 0;
    for (before, after) in silent.iter().zip(&watched) {
        assert_eq!(first_succeeded(before), first_succeeded(after));
        let detected = |r: &Record| reached(r, 0, Milestone::Detection).map_or(i64::MAX, |t| t.0);
        assert!(detected(after) <= detected(before));
        sooner += usize::from(detected(after) < detected(before));
    }
    assert!(sooner > 10, "monitoring notices only {sooner} of {SEEDS}");
}

#[test]
fn people_on_the_spot_stop_loud_steps_only() {
    let succeeded = |on_site: bool, noisy: bool| {
        let scenario = defended(|s| {
            s.province.systems[0].layers.on_site = on_site;
            s.campaigns[0].actions[0].noisy = noisy;
        });
        runs(&scenario).iter().filter(|r| first_succeeded(r)).count()
    };
    assert!(succeeded(true, true) < succeeded(false, true));
    assert_eq!(succeeded(true, false), succeeded(false, false));
}
