//! Indicators travel, arrive before the attacker, and make a difference that is measured.

use super::fixture::{n, run_of, small};
use super::{count, reached, with};
use crate::record::{Fact, Record};
use crate::scenario::Scenario;
use crate::scenario::model::{
    ActionKind, Law, Milestone, Organisation, Relation, RelationKind, Severity, Sourced, Traffic,
};
use crate::score::score;
use crate::units::{OrgId, Span};

const SEEDS: u64 = 60;

/// Nobody isolates or cleans anything, so that only what is known makes a difference.
fn watched(change: impl FnOnce(&mut Scenario)) -> Scenario {
    with(|s| {
        let kept = |kind: ActionKind| !matches!(kind, ActionKind::Isolate | ActionKind::Eradicate);
        s.playbooks[0].steps.retain(|step| kept(step.action));
        for step in &mut s.playbooks[0].steps {
            step.after.retain(|id| id != "isolate" && id != "eradicate");
        }
        change(s);
    })
}

fn measure(record: &Record, id: &str) -> f64 {
    score(record).card.measures.iter().find(|m| m.id == id).map(|m| m.value).expect("the measure exists")
}

#[test]
fn over_many_seeds_sharing_shortens_the_detection_at_the_second_agency() {
    // Knowing the indicators stops nothing here: it only opens the eyes.
    let scenario = |shared: bool| {
        watched(|s| {
            s.practice.indicators_protect = n(1.0);
            s.practice.defence.indicators_notice = n(0.8);
            for action in &mut s.campaigns[0].actions {
                action.traces.on_site = n(if action.id == "enter" { 1.0 } else { 0.1 });
            }
            if !shared {
                s.structure.relations.clear();
            }
        })
    };
    let end = Span::days(5).0;
    let detected_after = |record: &Record| {
        let began = reached(record, 1, Milestone::Occurrence).expect("the second agency is hit");
        reached(record, 1, Milestone::Detection).map_or(end, |t| t.0) - began.0
    };
    let (mut sooner, mut with_sharing, mut without) = (0, 0, 0);
    let (shared, kept) = (scenario(true), scenario(false));
    for seed in 0..SEEDS {
        let (a, b) = (run_of(shared.clone(), seed), run_of(kept.clone(), seed));
        assert_eq!(reached(&a, 1, Milestone::Occurrence), reached(&b, 1, Milestone::Occurrence));
        let (a, b) = (detected_after(&a), detected_after(&b));
        assert!(a <= b, "seed {seed}: {a} s with sharing, {b} s without");
        sooner += u32::from(a < b);
        with_sharing += a;
        without += b;
    }
    assert!(sooner > 20, "sooner in {sooner} of {SEEDS}");
    assert!(with_sharing * 2 < without, "{with_sharing} against {without}");
}

#[test]
fn what_sharing_prevents_is_counted_apart_from_what_an_agency_found_out_itself() {
    let shared = run_of(watched(|_| {}), 1);
    let prevented = count(&shared, |f| matches!(f, Fact::AttackPrevented { .. })) as f64;
    assert!(prevented > 0.0);
    assert_eq!(measure(&shared, "attacks_prevented"), prevented);
    assert_eq!(measure(&shared, "attacks_prevented_by_sharing"), prevented);
    assert!(measure(&shared, "indicators_shared") > 0.0);
    // The agency that is hit blocks what it has found; a second try at it runs against its own block.
    let alone = watched(|s| {
        s.structure.relations.clear();
        s.campaigns[0].actions.truncate(1);
        s.campaigns[0].actions[0].success = n(0.6);
        s.campaigns[0].actions[0].attempts = 40;
        s.campaigns[0].actions[0].duration = n(Law::Fixed(Span::hours(2)));
        let mut other = s.province.systems[0].clone();
        other.id = "alpha-two".to_owned();
        s.province.systems.insert(1, other);
        s.campaigns[0].actions[0].success = n(1.0);
    });
    let alone = run_of(alone, 1);
    assert!(measure(&alone, "attacks_prevented") > 0.0);
    assert_eq!(measure(&alone, "attacks_prevented_by_sharing"), 0.0);
}

fn received(record: &Record) -> Vec<(OrgId, bool)> {
    let of = |f: &Fact| match f {
        Fact::IndicatorsReceived { org, incident, .. } => Some((*org, incident.is_some())),
        _ => None,
    };
    record.entries.iter().filter_map(|e| of(&e.fact)).collect()
}

#[test]
fn whoever_knows_already_passes_on_all_the_same() {
    // A station below the agency that is hit first: warnings reach it through that agency only.
    let scenario = watched(|s| {
        let station = Organisation {
            id: "station".to_owned(),
            kind: "station".to_owned(),
            ..s.province.organisations[0].clone()
        };
        let reader = s.province.people.iter().find(|p| p.id == "alpha/officer/1").cloned();
        let mut reader = reader.expect("the fixture has officers");
        (reader.id, reader.organisation) = ("station/officer/1".to_owned(), "station".to_owned());
        s.province.organisations.push(station);
        s.province.people.push(reader);
        s.structure.relations.push(Relation {
            from: "agency".to_owned(),
            kind: RelationKind::Commands,
            to: vec!["station".to_owned()],
            carries: vec![Traffic::Warning],
            ..s.structure.relations[0].clone()
        });
        s.province.organisations.retain(|o| o.id != "beta");
        s.province.people.retain(|p| p.organisation != "beta");
        s.province.systems.truncate(1);
        s.province.networks.clear();
    });
    let position = scenario.province.organisations.iter().position(|o| o.id == "station");
    let record = run_of(scenario, 1);
    let station = OrgId::from(position.expect("the station is there"));
    assert!(received(&record).contains(&(station, true)), "{:?}", received(&record));
}

#[test]
fn the_national_body_feeds_those_that_share_with_it() {
    let scenario = |shares: bool| {
        watched(|s| {
            s.structure.relations.clear();
            s.province.systems[1].layers.shares = shares;
            s.practice.ways_in.feed_delay = n(Law::Fixed(Span::hours(1)));
            s.campaigns[0].actions[1].duration = n(Law::Fixed(Span::days(1)));
        })
    };
    let (fed, apart) = (run_of(scenario(true), 1), run_of(scenario(false), 1));
    let lead = (OrgId(3), true);
    assert_eq!(received(&fed), [lead, (OrgId(1), false)], "without an incident, at whoever shares");
    assert_eq!(received(&apart), [lead], "whoever blocked it told the lead");
    let told = reached(&fed, 0, Milestone::NationalNotified).expect("the national body is told");
    let by_feed = |f: &Fact| matches!(f, Fact::IndicatorsReceived { org: OrgId(1), .. });
    let at = fed.entries.iter().find(|e| by_feed(&e.fact)).map(|e| e.t);
    assert!(at.is_some_and(|t| t - told >= Span::hours(1)));
    assert!(count(&fed, |f| matches!(f, Fact::AttackPrevented { .. })) > 0, "it comes before the attacker");
    assert!(reached(&fed, 1, Milestone::Occurrence).is_none());
    assert!(reached(&apart, 1, Milestone::Occurrence).is_some());
}

#[test]
fn without_an_attack_nothing_is_shared() {
    let mut quiet = small();
    quiet.drill.campaigns.clear();
    quiet.practice.noise_on_site = Sourced::Unsourced(20.0);
    quiet.practice.false_called_true = n(0.5);
    for person in &mut quiet.province.people {
        person.skills.values_mut().for_each(|skill| *skill = 0.3);
    }
    let record = run_of(quiet, 1);
    assert!(count(&record, |f| matches!(f, Fact::IncidentOpened { severity: Severity::Minor, .. })) > 0);
    assert!(received(&record).is_empty(), "a false alarm has no indicators");
}
