//! Effects that are known from practice, in whole provinces and over many seeds: an unclear subject is handed back and forth
//! under two heads, a hub saturates as incidents multiply, and a night costs more where authority sleeps.

use std::path::Path;
use std::sync::Arc;

use cyberdrill::cli::disk::Disk;
use cyberdrill::i18n::Lang;
use cyberdrill::i18n::format::Clock;
use cyberdrill::record::{Fact, Record};
use cyberdrill::scenario::model::{Role, RosterSpec, Scenario, Sourced, Subject};
use cyberdrill::scenario::{LoadOptions, load};
use cyberdrill::score::score;
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
    practice.ways_in.noise_hotline = Sourced::Unsourced(0.0);
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

/// The first kind of organisation that leads incidents of a subject.
fn first_lead(scenario: &Scenario, subject: Subject) -> Option<String> {
    let role = Role::IncidentLead(subject);
    let holder = scenario.structure.roles.iter().find(|holder| holder.role == role)?;
    holder.held_by.first().cloned()
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
        let lead = |subject| first_lead(&scenario, subject);
        let one = lead(Subject::CyberSecurity) == lead(Subject::InformationSafety);
        (one, count(&records(scenario, 5), |fact| matches!(fact, Fact::LeadHandedOver { .. })))
    };
    let (mut under_one, mut under_two) = (Vec::new(), Vec::new());
    for structure in PROVINCES {
        let (one, clear) = handovers(structure, 0.0);
        let (_, unclear) = handovers(structure, 0.5);
        if one {
            under_one.push(unclear - clear);
        } else {
            assert_eq!(clear, 0, "{structure}: nobody doubts whose it is");
            under_two.push(unclear);
        }
    }
    let (most, least) = (under_one.iter().max(), under_two.iter().min());
    assert!(most.is_some() && most < least, "under one head {under_one:?}, under two {under_two:?}");
}

/// A working day on which so large a share of the false alerts is taken for incidents.
struct BusyDay {
    incidents: f64,
    /// Share of them that somebody leads by the end.
    led: f64,
    /// Longest queue of a coordinator.
    queue: f64,
}

fn busy_day(structure: &str, taken_for_true: f64) -> BusyDay {
    let mut scenario = quiet(structure);
    scenario.drill.horizon = Span::hours(10);
    scenario.drill.campaigns.clear();
    scenario.campaigns.clear();
    scenario.practice.noise_on_site = Sourced::Unsourced(20.0);
    scenario.practice.ways_in.noise_grows = Sourced::Unsourced(0.0);
    scenario.practice.false_called_true = Sourced::Unsourced(taken_for_true);
    let records = records(scenario, 2);
    let incidents = count(&records, |fact| matches!(fact, Fact::IncidentOpened { .. })) as f64;
    let led = count(&records, |fact| matches!(fact, Fact::LeadTaken { .. })) as f64;
    let queues = records.iter().flat_map(|record| score(record).card.coordinators);
    let queue = queues.map(|load| f64::from(load.longest_queue)).fold(0.0, f64::max);
    BusyDay { incidents, led: led / incidents, queue }
}

#[test]
fn a_hub_saturates_as_incidents_multiply_and_operators_who_lead_themselves_do_not() {
    let (mut hubs, mut operators) = (0, 0);
    for structure in PROVINCES {
        let own = first_lead(&quiet(structure), Subject::InformationSafety) == Some("operator".to_owned());
        let (few, many) = (busy_day(structure, 0.05), busy_day(structure, 0.9));
        let more = many.incidents / few.incidents;
        assert!(more > 5.0, "{structure}: {} incidents, then {}", few.incidents, many.incidents);
        if own {
            operators += 1;
            assert!(
                many.led > 0.5 && many.queue < more * few.queue,
                "{structure}: {} {}",
                many.led,
                many.queue
            );
        } else {
            hubs += 1;
            assert!(many.led < 0.75 * few.led, "{structure}: {} led, then {}", few.led, many.led);
            // The queue grows faster than what comes in.
            assert!(many.queue > 1.5 * more * few.queue, "{structure}: {} then {}", few.queue, many.queue);
        }
    }
    assert!(hubs > 0 && operators > 0, "both kinds are shipped");
}

/// Mean seconds from asking for an approval until it is answered, by whether it was asked in working hours; and how many.
fn approval_wait(records: &[Record], by_day: bool) -> (f64, usize) {
    let (mut total, mut answered) = (0, 0);
    for record in records {
        let clock = Clock::of(&record.run.scenario.drill.starts);
        let mut asked = std::collections::BTreeMap::new();
        for entry in &record.entries {
            match &entry.fact {
                Fact::ApprovalRequested { approval, .. } => {
                    let day = !clock.weekend(entry.t) && (8..16).contains(&clock.civil(entry.t).hour());
                    if day == by_day {
                        asked.insert(*approval, entry.t);
                    }
                }
                Fact::ApprovalGranted { approval, .. } | Fact::ApprovalRefused { approval, .. } => {
                    if let Some(since) = asked.remove(approval) {
                        total += (entry.t - since).0;
                        answered += 1;
                    }
                }
                _ => {}
            }
        }
    }
    (total as f64 / answered.max(1) as f64, answered)
}

#[test]
fn a_night_costs_more_where_authority_sleeps() {
    let waits = |awake: bool| {
        let mut scenario = quiet(PROVINCE);
        scenario.drill.horizon = Span::days(3);
        for launch in &mut scenario.drill.campaigns {
            launch.at = Span::ZERO;
        }
        if awake {
            scenario.province.rosters.insert("awake".to_owned(), RosterSpec::AroundTheClock);
            for person in scenario.province.people.iter_mut().filter(|person| person.signs.is_some()) {
                person.roster = "awake".to_owned();
            }
        }
        let records = records(scenario, 8);
        (approval_wait(&records, true), approval_wait(&records, false))
    };
    let (asleep, awake) = (waits(false), waits(true));
    let enough = |(_, asked): &(f64, usize)| *asked >= 20;
    assert!([&asleep.0, &asleep.1, &awake.0, &awake.1].into_iter().all(enough), "{asleep:?} {awake:?}");
    assert!(asleep.1.0 > 1.3 * asleep.0.0, "a night costs more than a day: {asleep:?}");
    assert!(asleep.1.0 > 1.5 * awake.1.0, "and more than where somebody is awake: {asleep:?} {awake:?}");
    assert!(awake.1.0 < 1.2 * awake.0.0, "where somebody is, it costs no more than a day: {awake:?}");
}
