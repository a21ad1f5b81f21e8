//! Other ways in than tools and users: the hotline, telecom operators; noise grows with what is watched.

use super::fixture::{action, n, run_of, small};
use super::{count, with};
use crate::record::{AlertSource, Fact, MessageKind, Record};
use crate::scenario::Scenario;
use crate::scenario::model::{AttackAction, Effect, Law, Traces};
use crate::units::{OrgId, SimTime, Span};

fn alerts(record: &Record, wanted: AlertSource) -> Vec<(OrgId, SimTime)> {
    let of = |f: &Fact| match f {
        Fact::AlertRaised { source, org, .. } if *source == wanted => Some(*org),
        _ => None,
    };
    record.entries.iter().filter_map(|e| of(&e.fact).map(|org| (org, e.t))).collect()
}

/// A public site of one agency that another runs, and people who see everything.
fn seen_by_people(calls: f64) -> Scenario {
    with(|s| {
        s.province.systems[0].public = true;
        s.province.systems[0].owner = "beta".to_owned();
        for action in &mut s.campaigns[0].actions {
            action.traces.people = n(1.0);
        }
        s.practice.ways_in.hotline_calls = n(calls);
        s.practice.ways_in.hotline_delay = n(Law::Fixed(Span::hours(2)));
        // The attack comes at 23:30.
        s.drill.campaigns[0].at = Span::hours(16);
    })
}

#[test]
fn citizens_call_the_owner_of_a_public_system_in_waking_hours() {
    let (called, silent) = (run_of(seen_by_people(1.0), 1), run_of(seen_by_people(0.0), 1));
    let calls = alerts(&called, AlertSource::Hotline);
    assert!(!calls.is_empty() && calls.iter().all(|(org, _)| *org == OrgId(1)), "{calls:?}");
    // STARTEX is 07:30: six in the morning is 22:30 hours later.
    assert_eq!(calls[0].1, SimTime::ZERO + Span::mins(22 * 60 + 30));
    assert!(alerts(&silent, AlertSource::Hotline).is_empty());
    assert_eq!(alerts(&called, AlertSource::Users)[0], alerts(&silent, AlertSource::Users)[0]);
}

#[test]
fn nobody_calls_about_what_only_officials_use() {
    let scenario = || {
        let mut scenario = seen_by_people(1.0);
        scenario.province.systems[0].public = false;
        scenario
    };
    assert!(alerts(&run_of(scenario(), 1), AlertSource::Hotline).is_empty());
}

/// A flood, and an operator who may see it.
fn flooded(notices: f64) -> Scenario {
    with(|s| {
        let enter = s.campaigns[0].actions[0].clone();
        let unseen = Traces { on_site: n(0.0), ..action().traces };
        s.campaigns[0].actions = vec![AttackAction { effect: Effect::Disrupt, traces: unseen, ..enter }];
        s.practice.ways_in.operator_notices = n(notices);
        s.practice.ways_in.operator_delay = n(Law::Fixed(Span::mins(20)));
        s.practice.ways_in.operators = vec!["committee".to_owned()];
        s.drill.horizon = Span::hours(12);
    })
}

#[test]
fn a_telecom_operator_tells_the_agency_of_a_flood() {
    let record = run_of(flooded(1.0), 1);
    let told = alerts(&record, AlertSource::Operator);
    // An hour to the launch, ten minutes of attack, twenty of the operator, two on the telephone.
    assert_eq!(told, [(OrgId(0), SimTime::ZERO + Span::mins(92))]);
    let calls = |f: &Fact| {
        matches!(f, Fact::MessageSent { kind: MessageKind::Report, from: OrgId(2), to: OrgId(0), .. })
    };
    assert_eq!(count(&record, calls), 1);
    let seen = |notices: f64| -> Vec<u64> {
        let scenario = flooded(notices);
        let of = |seed: &u64| !alerts(&run_of(scenario.clone(), *seed), AlertSource::Operator).is_empty();
        (0..40).filter(of).collect()
    };
    let (rarely, mostly) = (seen(0.2), seen(0.8));
    assert!(
        rarely.iter().all(|seed| mostly.contains(seed)),
        "more is seen at a higher chance, never other floods"
    );
    assert!(rarely.len() < 15 && mostly.len() > 25, "{} {}", rarely.len(), mostly.len());
}

#[test]
fn noise_grows_with_users() {
    let noise = |users: u32, grows: f64| {
        let mut scenario = small();
        scenario.drill.campaigns.clear();
        scenario.practice.noise_on_site = n(4.0);
        scenario.practice.ways_in.noise_grows = n(grows);
        for system in &mut scenario.province.systems {
            system.users = n(users);
        }
        alerts(&run_of(scenario, 1), AlertSource::OnSite).len()
    };
    // Two systems, four a day, five days.
    let plain = noise(100, 0.5);
    assert!((25..=55).contains(&plain), "{plain}");
    assert_eq!(plain, noise(100, 0.0), "a hundred users are the measure");
    assert_eq!(plain, noise(10_000, 0.0), "without growth users do not matter");
    let grown = noise(10_000, 0.5);
    assert!((8 * plain..=12 * plain).contains(&grown), "{grown} against {plain}");
}
