//! Effects that are known from practice, in whole provinces and over many seeds: an unclear subject is handed back and forth
//! under two heads, a hub saturates as incidents multiply, and a night costs more where authority sleeps.

use std::path::Path;
use std::sync::Arc;

use cyberdrill::cli::disk::Disk;
use cyberdrill::i18n::Lang;
use cyberdrill::record::{Fact, Record};
use cyberdrill::scenario::model::{Role, RosterSpec, Scenario, Sourced, Subject};
use cyberdrill::scenario::{LoadOptions, load};
use cyberdrill::sim::{Simulator, SpawnOrder};
use cyberdrill::units::Span;

use crate::structures::PROVINCES;

/// The province in which every structure is tried.
const PROVINCE: &str = "dong-nai-2022";

/// The shipped province under a structure, without injects and false alerts: what is left is what the test is about.
fn quiet(structure: &str) -> Scenario {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(PROVINCE);
    let options = LoadOptions { structure: Some(structure.to_owned()), ..LoadOptions::default() };
    let mut scenario = match load(&Disk::new(Lang::En), path.to_str().unwrap(), &options) {
        Ok(loaded) => loaded.scenario,
        Err(problems) => panic!("{}", problems.render(Lang::En, false)),
    };
    scenario.drill.injects.clear();
    scenario.drill.warm_up = Span::ZERO;
    let practice = &mut scenario.practice;
    for rate in [&mut practice.noise_monitoring, &mut practice.noise_on_site, &mut practice.noise_users] {
        *rate = Sourced::Unsourced(0.0);
    }
    scenario
}

/// The records of so many seeds.
fn records(scenario: Scenario, runs: u64) -> Vec<Record> {
    let mut world = Simulator::new(Arc::new(scenario), SpawnOrder::Forward);
    (0..runs).map(|replication| world.run(2022, replication, &[])).collect()
}

fn count(records: &[Record], wanted: impl Fn(&Fact) -> bool) -> usize {
    records.iter().flat_map(|record| &record.entries).filter(|entry| wanted(&entry.fact)).count()
}

/// Whether one organisation leads whatever the subject is.
fn one_head(scenario: &Scenario) -> bool {
    let lead = |subject| {
        let role = Role::IncidentLead(subject);
        scenario.structure.roles.iter().find(|holder| holder.role == role).map(|holder| &holder.held_by[0])
    };
    lead(Subject::CyberSecurity) == lead(Subject::InformationSafety)
}

#[test]
fn an_unclear_subject_costs_hand_overs_under_two_heads_and_none_under_one() {
    let handovers = |structure: &str, ambiguity: f64| {
        let mut scenario = quiet(structure);
        scenario.drill.horizon = Span::hours(36);
        for launch in &mut scenario.drill.campaigns {
            launch.at = Span::ZERO;
        }
        for campaign in &mut scenario.campaigns {
            campaign.ambiguity = Sourced::Unsourced(ambiguity);
        }
        let one = one_head(&scenario);
        (one, count(&records(scenario, 8), |fact| matches!(fact, Fact::LeadHandedOver { .. })))
    };
    let mut heads = [0; 2];
    for structure in PROVINCES {
        let (one, clear) = handovers(structure, 0.0);
        let (_, unclear) = handovers(structure, 0.5);
        eprintln!("{structure}: one {one}, {clear} {unclear}");
        assert_eq!(clear, 0, "{structure}: nobody doubts whose it is");
        assert_eq!(unclear == 0, one, "{structure}: {unclear} hand-overs, one head: {one}");
        heads[usize::from(one)] += 1;
    }
    assert!(heads[0] > 0 && heads[1] > 0, "both kinds are shipped: {heads:?}");
}

/// Mean seconds from the opening of an incident until somebody leads it, and how many incidents there were.
fn until_led(records: &[Record]) -> (f64, usize) {
    let (mut total, mut led) = (0, 0);
    let opened = count(records, |fact| matches!(fact, Fact::IncidentOpened { .. }));
    for record in records {
        let mut since = Vec::new();
        for entry in &record.entries {
            match &entry.fact {
                Fact::IncidentOpened { .. } => since.push(entry.t),
                Fact::LeadTaken { incident, .. } => {
                    total += (entry.t - since[incident.ix()]).0;
                    led += 1;
                }
                _ => {}
            }
        }
    }
    (total as f64 / f64::from(led.max(1)), opened)
}

#[test]
fn a_hub_saturates_as_incidents_multiply_and_operators_who_lead_themselves_do_not() {
    let at = |structure: &str, false_incidents: f64| {
        let mut scenario = quiet(structure);
        scenario.drill.horizon = Span::hours(30);
        scenario.drill.campaigns.clear();
        scenario.campaigns.clear();
        scenario.practice.noise_on_site = Sourced::Unsourced(2.0);
        scenario.practice.false_called_true = Sourced::Unsourced(false_incidents);
        until_led(&records(scenario, 2))
    };
    for (structure, _) in [("son-la-2026", true), ("khanh-hoa-2019", false)] {
        let few = at(structure, 0.02);
        let more = at(structure, 0.1);
        let many = at(structure, 0.5);
        eprintln!("{structure}: {few:?} {more:?} {many:?}");
    }
}

/// Mean seconds from asking for an approval until it is granted or refused.
fn approval_wait(records: &[Record]) -> f64 {
    let (mut total, mut answered) = (0, 0);
    for record in records {
        let mut asked = std::collections::BTreeMap::new();
        for entry in &record.entries {
            match &entry.fact {
                Fact::ApprovalRequested { approval, .. } => {
                    asked.insert(*approval, entry.t);
                }
                Fact::ApprovalGranted { approval, .. } | Fact::ApprovalRefused { approval, .. } => {
                    total += (entry.t - asked[approval]).0;
                    answered += 1;
                }
                _ => {}
            }
        }
    }
    total as f64 / f64::from(answered.max(1))
}

#[test]
fn a_night_costs_more_where_authority_sleeps() {
    let wait = |begins: Span, awake: bool| {
        let mut scenario = quiet(PROVINCE);
        scenario.drill.campaigns.truncate(1);
        scenario.drill.campaigns[0].at = begins;
        scenario.drill.horizon = begins + Span::hours(24);
        if awake {
            scenario.province.rosters.insert("awake".to_owned(), RosterSpec::AroundTheClock);
            for person in scenario.province.people.iter_mut().filter(|person| person.signs.is_some()) {
                person.roster = "awake".to_owned();
            }
        }
        approval_wait(&records(scenario, 8))
    };
    let (day, night) = (Span::ZERO, Span::mins(12 * 60 + 30));
    let asleep = wait(night, false) / wait(day, false);
    let awake = wait(night, true) / wait(day, true);
    eprintln!("{asleep} {awake}");
    assert!(asleep > awake);
}
