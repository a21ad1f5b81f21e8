//! People: certificates, the end of the working day, firms that take their time, stations that stand for many.

use super::fixture::{n, run_of};
use super::{count, with};
use crate::record::{Fact, Record, TimeClass, check};
use crate::scenario::Scenario;
use crate::scenario::model::{
    ActionKind, CalendarSpec, Ground, Law, Performer, Role, RoleHolder, RosterSpec, Severity, Tier, Weekday,
};
use crate::units::time::{DAY, HOUR};
use crate::units::{SimTime, Span};

#[test]
fn people_without_a_certificate_err_more_often() {
    let done_wrong = |certified: bool| -> Vec<usize> {
        let scenario = with(|s| {
            for person in &mut s.province.people {
                person.certified = certified;
                for skill in person.skills.values_mut() {
                    *skill = 0.5;
                }
            }
            for step in &mut s.playbooks[0].steps {
                step.goes_wrong = n(0.25);
            }
            s.practice.policy.uncertified_errs = n(2.0);
            // Nothing else happens that the errors could change.
            s.campaigns[0].actions.truncate(1);
        });
        let wrong = |r: &Record| count(r, |f| matches!(f, Fact::TaskCompleted { well: false, .. }));
        (0..30).map(|seed| wrong(&run_of(scenario.clone(), seed))).collect()
    };
    let (with_paper, without) = (done_wrong(true), done_wrong(false));
    // Under one luck what goes wrong at the lower chance goes wrong at the higher one.
    assert!(with_paper.iter().zip(&without).all(|(a, b)| a <= b), "{with_paper:?} {without:?}");
    assert!(without.iter().sum::<usize>() > 3 * with_paper.iter().sum::<usize>() / 2);
}

/// Office hours without anybody on call; the attack comes at 13:30 on Monday, cleaning takes eight hours.
fn long_afternoon(level: u32) -> Scenario {
    with(|s| {
        let spec = CalendarSpec {
            hours: vec!["07:30-17:00".to_owned()],
            days: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
            holiday_years: Vec::new(),
            holidays: Vec::new(),
            extra_working_days: Vec::new(),
            assumed_years: Vec::new(),
        };
        s.province.calendars.insert("office".to_owned(), spec);
        s.province.rosters.insert("office".to_owned(), RosterSpec::Office { on_call: false });
        for org in &mut s.province.organisations {
            org.calendar = "office".to_owned();
        }
        for person in &mut s.province.people {
            person.roster = "office".to_owned();
        }
        for system in &mut s.province.systems {
            system.level = level;
        }
        s.structure.authority.clear();
        s.drill.campaigns[0].at = Span::hours(6);
        s.campaigns[0].actions.truncate(1);
        for step in s.playbooks[0].steps.iter_mut().filter(|s| s.action == ActionKind::Eradicate) {
            step.work = n(Law::Fixed(Span::hours(24)));
        }
    })
}

fn stopped(record: &Record) -> Vec<i64> {
    let started = 7 * HOUR + HOUR / 2;
    let interrupted = record.entries.iter().filter(|e| matches!(e.fact, Fact::TaskInterrupted { .. }));
    interrupted.map(|e| (e.t.0 + started).rem_euclid(DAY)).collect()
}

#[test]
fn people_go_home_at_the_end_of_the_day_unless_the_incident_is_severe_enough() {
    let minor = run_of(long_afternoon(2), 1);
    check(&minor).unwrap();
    assert_eq!(stopped(&minor).first(), Some(&(17 * HOUR)), "{:?}", stopped(&minor));
    // Level 4 makes it severe: they stay for four hours and no longer.
    let severe = run_of(long_afternoon(4), 1);
    check(&severe).unwrap();
    assert_eq!(stopped(&severe).first(), Some(&(21 * HOUR)), "{:?}", stopped(&severe));
    let mut never = long_afternoon(4);
    never.practice.policy.overtime_at_most = n(Span::hours(1));
    assert_eq!(stopped(&run_of(never, 1)).first(), Some(&(18 * HOUR)));
    let mut nobody = long_afternoon(3);
    nobody.practice.policy.overtime_from = n(Severity::Severe);
    assert_eq!(stopped(&run_of(nobody, 1)).first(), Some(&(17 * HOUR)));
}

#[test]
fn a_firm_can_be_asked_and_takes_its_time() {
    let asked = |tier: Tier, hours: i64| {
        let scenario = with(|s| {
            let firm = s.province.organisations.iter_mut().find(|o| o.id == "beta").unwrap();
            (firm.tier, firm.kind) = (tier, "firm".to_owned());
            s.structure.roles.push(RoleHolder {
                role: Role::SupportingOperators,
                held_by: vec!["firm".to_owned()],
                quorum: None,
                convening: None,
                ground: Ground::Assumed("a fixture".to_owned()),
            });
            for step in s.playbooks[0].steps.iter_mut().filter(|s| s.action == ActionKind::Eradicate) {
                step.by =
                    vec![Performer { role: Role::SupportingOperators, posts: vec!["officer".to_owned()] }];
            }
            s.practice.policy.outside_help_delay = n(Law::Fixed(Span::hours(hours)));
        });
        let record = run_of(scenario, 1);
        check(&record).unwrap();
        let cleans = |f: &Fact| matches!(f, Fact::TaskStarted { action: ActionKind::Eradicate, .. });
        let began: SimTime = record.entries.iter().find(|e| cleans(&e.fact)).expect("the firm cleans").t;
        let help = record.entries.iter().find(|e| matches!(e.fact, Fact::HelpBegan { .. }));
        (began, help.map(|e| e.spent.to_vec()))
    };
    let (firm, sheet) = asked(Tier::External, 5);
    let (agency, none) = asked(Tier::Provincial, 5);
    assert_eq!(firm - agency, Span::hours(5));
    assert_eq!((sheet, none), (Some(vec![(TimeClass::Mobilisation, 5 * HOUR as u32)]), None));
    assert_eq!(asked(Tier::National, 3).0 - agency, Span::hours(3));
}

#[test]
fn a_station_that_stands_for_many_hears_more_and_passes_warnings_on_for_longer() {
    let station = |bodies: u32| {
        let scenario = with(|s| {
            for org in s.province.organisations.iter_mut().filter(|o| o.id == "beta") {
                org.stands_for = bodies;
            }
            s.practice.noise_users = n(2.0);
            s.practice.policy.each_body_adds = n(0.5);
            s.practice.false_called_true = n(0.0);
        });
        let record = run_of(scenario, 1);
        let beta = record.run.scenario.province.organisations.iter().position(|o| o.id == "beta").unwrap();
        let reports = count(
            &record,
            |f| matches!(f, Fact::AlertRaised { source: crate::record::AlertSource::Users, org, .. } if org.ix() == beta),
        );
        let read = record.entries.iter().find_map(|e| match e.fact {
            Fact::IndicatorsReceived { org, .. } if org.ix() == beta => {
                Some(&record.entries[e.cause? as usize].spent)
            }
            _ => None,
        });
        let work = read.expect("beta is warned").iter().filter(|(class, _)| *class == TimeClass::Work);
        (reports, work.map(|(_, s)| *s).sum::<u32>())
    };
    let ((few, short), (many, long)) = (station(1), station(11));
    assert!(many > 5 * few, "{few} and {many} reports");
    assert_eq!(long, 6 * short, "ten more bodies at half the work each");
}
