//! What a replay needs: who is at work, one task a person, when an isolation is lifted, when a channel is back.

use std::collections::{BTreeMap, BTreeSet};

use super::fixture::{n, run_of, shipped, small};
use super::{count, with};
use crate::record::{Entry, Fact, Record, check};
use crate::scenario::Scenario;
use crate::scenario::model::{
    CalendarSpec, Disturbance, ExpectedAction, Inject, InjectKind, Milestone, RosterSpec, Text, Tier, Weekday,
};
use crate::units::{PersonId, SimTime, Span, SystemId, TaskId};

/// The small scenario in office hours, with people on call and some who are ill.
fn office() -> Scenario {
    with(|s| {
        let spec = CalendarSpec {
            hours: vec!["07:30-11:30".to_owned(), "13:30-17:00".to_owned()],
            days: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
            holiday_years: Vec::new(),
            holidays: Vec::new(),
            extra_working_days: Vec::new(),
            assumed_years: Vec::new(),
        };
        s.province.calendars.insert("office".to_owned(), spec);
        s.province.rosters.insert("office".to_owned(), RosterSpec::Office { on_call: true });
        for org in &mut s.province.organisations {
            org.calendar = "office".to_owned();
        }
        for person in &mut s.province.people {
            person.roster = "office".to_owned();
        }
        for system in &mut s.province.systems {
            system.level = 3;
        }
        s.practice.absence = n(0.2);
        s.drill.campaigns[0].at = Span::hours(8);
    })
}

/// Who worked on what, in the order of the record: nobody on two things at once, nobody who is not at work.
fn replay_people(record: &Record) -> Result<usize, String> {
    let mut present: BTreeSet<PersonId> = BTreeSet::new();
    let mut busy: BTreeMap<PersonId, TaskId> = BTreeMap::new();
    let mut away: BTreeMap<PersonId, SimTime> = BTreeMap::new();
    let mut seen = 0;
    for moment in record.entries.chunk_by(|a, b| a.t == b.t) {
        // Duty changes first, then work: what changes at one moment is written down together, a little later.
        for entry in moment {
            match &entry.fact {
                Fact::DutyChanged { came, left } => {
                    present.extend(came);
                    for person in left {
                        // Who leaves at this moment may have ended something at it.
                        present.remove(person);
                    }
                    seen += came.len() + left.len();
                }
                Fact::PersonAbsent { person, until } => {
                    away.insert(*person, *until);
                }
                _ => {}
            }
        }
        for entry in moment {
            one_task_each(entry, &present, &away, &mut busy)?;
        }
        if let Some((person, task)) = busy.iter().find(|(person, _)| !present.contains(person)) {
            return Err(format!("at {:?} {person:?} works on {task:?} and is not at work", moment[0].t));
        }
    }
    Ok(seen)
}

fn one_task_each(
    entry: &Entry,
    present: &BTreeSet<PersonId>,
    away: &BTreeMap<PersonId, SimTime>,
    busy: &mut BTreeMap<PersonId, TaskId>,
) -> Result<(), String> {
    match &entry.fact {
        Fact::TaskStarted { task, person, .. } | Fact::TaskResumed { task, person } => {
            if let Some(other) = busy.insert(*person, *task) {
                return Err(format!("entry {}: {person:?} has not ended {other:?}", entry.seq));
            }
            if away.get(person).is_some_and(|until| entry.t < *until) {
                return Err(format!("entry {}: {person:?} is absent", entry.seq));
            }
        }
        Fact::TaskCompleted { person, .. } | Fact::TaskInterrupted { person, .. } => {
            busy.remove(person);
        }
        Fact::TaskDropped { task } => busy.retain(|_, other| other != task),
        Fact::AlertAcknowledged { person, .. } if !present.contains(person) => {
            return Err(format!("entry {}: {person:?} is not at work", entry.seq));
        }
        _ => {}
    }
    Ok(())
}

#[test]
fn a_record_shows_who_is_at_work_and_each_does_one_thing_at_a_time() {
    for seed in 0..20 {
        let record = run_of(office(), seed);
        check(&record).unwrap();
        assert!(replay_people(&record).unwrap_or_else(|error| panic!("seed {seed}: {error}")) > 100);
    }
    let scenario = shipped();
    for seed in 0..3 {
        let record = run_of(scenario.clone(), seed);
        replay_people(&record).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        assert!(count(&record, |f| matches!(f, Fact::PersonAbsent { .. })) > 20, "leave and illness");
    }
}

#[test]
fn every_isolation_is_lifted_or_stands_at_the_end() {
    let lifted = |record: &Record| {
        let mut cut: BTreeSet<SystemId> = BTreeSet::new();
        let mut lifted = 0;
        for entry in &record.entries {
            match entry.fact {
                Fact::SystemIsolated { system, .. } => assert!(cut.insert(system), "cut off twice"),
                Fact::IsolationLifted { system, .. } => {
                    assert!(cut.remove(&system), "entry {}: was not cut off", entry.seq);
                    lifted += 1;
                }
                _ => {}
            }
        }
        lifted
    };
    assert!((0..10).map(|seed| lifted(&run_of(small(), seed))).sum::<usize>() >= 10);
    assert!(lifted(&run_of(shipped(), 1)) > 0);
}

#[test]
fn a_channel_that_fails_is_back_in_time() {
    let text = || Text { vi: "x".to_owned(), en: "x".to_owned() };
    let inject = |id: &str, at: i64, lasting: i64| Inject {
        id: id.to_owned(),
        at: Span::hours(at),
        title: text(),
        message: text(),
        from: text(),
        to: "lead".to_owned(),
        channel: "telephone".to_owned(),
        kind: InjectKind::Causes(Disturbance::ChannelDown {
            channel: "telephone".to_owned(),
            lasting: Span::hours(lasting),
        }),
        expects: None,
        contingency_for: None,
    };
    // The second failure begins while the first lasts, and lasts longer.
    let record = run_of(with(|s| s.drill.injects = vec![inject("a", 2, 4), inject("b", 5, 6)]), 1);
    let of = |e: &Entry| match &e.fact {
        Fact::ChannelLost { until, .. } => Some((e.t, Some(*until))),
        Fact::ChannelBack { .. } => Some((e.t, None)),
        _ => None,
    };
    let hours = |h: i64| SimTime::ZERO + Span::hours(h);
    let found: Vec<_> = record.entries.iter().filter_map(of).collect();
    assert_eq!(found, [(hours(2), Some(hours(6))), (hours(5), Some(hours(11))), (hours(11), None)]);
}

#[test]
fn what_was_done_before_an_inject_need_not_be_done_again() {
    let text = || Text { vi: "x".to_owned(), en: "x".to_owned() };
    let inject = |id: &str, at: i64, of: Option<&str>| Inject {
        id: id.to_owned(),
        at: Span::hours(at),
        title: text(),
        message: text(),
        from: text(),
        to: "lead".to_owned(),
        channel: "telephone".to_owned(),
        kind: InjectKind::Tells { about: None },
        expects: of.is_none().then(|| ExpectedAction {
            text: text(),
            milestone: Milestone::Triage,
            within: Span::hours(1),
        }),
        contingency_for: of.map(str::to_owned),
    };
    let triaged = run_of(small(), 1);
    let triaged =
        triaged.entries.iter().find(|e| matches!(e.fact, Fact::AlertTriaged { intrusion: Some(_), .. }));
    let at = triaged.unwrap().t.0 / 3600 + 1;
    let record =
        run_of(with(|s| s.drill.injects = vec![inject("a", at, None), inject("b", at + 2, Some("a"))]), 1);
    let delivered = record.entries.iter().find(|e| matches!(e.fact, Fact::InjectDelivered { .. })).unwrap();
    let seen = record.entries.iter().find(|e| matches!(e.fact, Fact::ExpectedActionSeen { .. })).unwrap();
    assert!(seen.cause.unwrap() < delivered.seq && seen.t == delivered.t + Span::hours(1));
    assert_eq!(count(&record, |f| matches!(f, Fact::InjectSkipped { .. })), 1);
    assert_eq!(count(&record, |f| matches!(f, Fact::InjectDelivered { .. })), 1);
}

#[test]
fn who_does_not_take_part_holds_no_role_and_gets_no_message() {
    let mut scenario = small();
    // The lead stays away; the committee is next in line.
    for holder in &mut scenario.structure.roles {
        if holder.held_by == ["lead"] {
            holder.held_by = vec!["lead".to_owned(), "committee".to_owned()];
        }
    }
    for org in scenario.province.organisations.iter_mut().filter(|o| o.id == "lead") {
        org.participates = false;
    }
    assert!(scenario.province.organisations.iter().any(|o| o.tier == Tier::National));
    let record = run_of(scenario, 1);
    check(&record).unwrap();
    let lead = record.run.scenario.province.organisations.iter().position(|o| o.id == "lead").unwrap();
    let to_lead = |f: &Fact| match f {
        Fact::MessageSent { to, .. } => to.ix() == lead,
        Fact::LeadTaken { org, .. } => org.ix() == lead,
        _ => false,
    };
    assert_eq!(count(&record, to_lead), 0);
    assert!(count(&record, |f| matches!(f, Fact::LeadTaken { .. })) > 0);
    assert!(count(&record, |f| matches!(f, Fact::IncidentClosed { .. })) > 0);
}
