//! What is asked and not taken up in time goes another way; whoever was lent is given back.

use super::fixture::{n, run_of};
use super::with;
use crate::record::{Asked, Entry, Fact, Record, TimeClass, check};
use crate::scenario::Scenario;
use crate::scenario::model::{
    ActionKind, CalendarSpec, Channel, Law, Organisation, Performer, Person, Role, RoleHolder, RosterSpec,
    Severity, Skill, Text, Tier, Weekday,
};
use crate::units::{OrgId, PersonId, SimTime, Span};

fn text(words: &str) -> Text {
    Text { vi: words.to_owned(), en: words.to_owned() }
}

fn org_id(scenario: &Scenario, id: &str) -> OrgId {
    OrgId::from(scenario.province.organisations.iter().position(|o| o.id == id).expect("an organisation"))
}

/// Adds an organisation with four officers and a leader, like the others.
fn add_org(s: &mut Scenario, id: &str, tier: Tier) {
    let like = s.province.organisations[0].clone();
    s.province.organisations.push(Organisation { id: id.to_owned(), kind: id.to_owned(), tier, ..like });
    s.province.organisations.sort_by(|a, b| a.id.cmp(&b.id));
    let people: Vec<Person> =
        s.province.people.iter().filter(|p| p.organisation == "alpha").cloned().collect();
    s.province.people.extend(people.into_iter().map(|p| Person {
        id: format!("{id}/{}/{}", p.post, p.number),
        organisation: id.to_owned(),
        ..p
    }));
    s.province.people.sort_by(|a, b| a.id.cmp(&b.id));
}

/// Nobody of an organisation is at work during the drill, or can be called.
fn sleeps(s: &mut Scenario, id: &str) {
    let never = CalendarSpec {
        hours: vec!["00:00-00:30".to_owned()],
        days: vec![Weekday::Sun],
        holiday_years: Vec::new(),
        holidays: Vec::new(),
        extra_working_days: Vec::new(),
        assumed_years: Vec::new(),
    };
    s.province.calendars.insert("never".to_owned(), never);
    s.province.rosters.insert("asleep".to_owned(), RosterSpec::Office { on_call: false });
    for org in s.province.organisations.iter_mut().filter(|o| o.id == id) {
        org.calendar = "never".to_owned();
    }
    for person in s.province.people.iter_mut().filter(|p| p.organisation == id) {
        person.roster = "asleep".to_owned();
    }
}

fn holder(role: Role, kinds: &[&str]) -> RoleHolder {
    RoleHolder {
        role,
        held_by: kinds.iter().map(|k| (*k).to_owned()).collect(),
        quorum: None,
        convening: None,
        ground: crate::scenario::model::Ground::Assumed("a fixture".to_owned()),
    }
}

fn expired(record: &Record) -> Vec<&Entry> {
    record.entries.iter().filter(|e| matches!(e.fact, Fact::RequestExpired { .. })).collect()
}

fn first(record: &Record, wanted: impl Fn(&Fact) -> bool) -> SimTime {
    record.entries.iter().find(|e| wanted(&e.fact)).expect("it happens").t
}

#[test]
fn help_that_does_not_come_is_asked_of_the_next() {
    let scenario = with(|s| {
        add_org(s, "firm-a", Tier::Provincial);
        add_org(s, "firm-b", Tier::Provincial);
        sleeps(s, "firm-a");
        s.structure.roles.push(holder(Role::SupportingOperators, &["firm-a", "firm-b"]));
        for step in s.playbooks[0].steps.iter_mut().filter(|s| s.action == ActionKind::Eradicate) {
            step.by = vec![Performer { role: Role::SupportingOperators, posts: vec!["officer".to_owned()] }];
        }
    });
    let (first_firm, second) = (org_id(&scenario, "firm-a"), org_id(&scenario, "firm-b"));
    let record = run_of(scenario, 1);
    check(&record).unwrap();
    let gone = expired(&record);
    assert_eq!(gone.len(), 1);
    let asked_first = matches!(gone[0].fact,
        Fact::RequestExpired { asked: Asked::Help, org, to: Some(to), .. } if org == first_firm && to == second);
    assert!(asked_first, "{:?}", gone[0].fact);
    // Two minutes on the way, then nobody there to read it: together the time that a request waits.
    let wait = Span::hours(3).0 as u32;
    assert_eq!(gone[0].spent.to_vec(), [(TimeClass::Message, 120), (TimeClass::OffCalendar, wait - 120)]);
    let done = record.entries.iter().find_map(|e| match e.fact {
        Fact::TaskStarted { action: ActionKind::Eradicate, person, .. } => Some((e.t, person)),
        _ => None,
    });
    let (t, person) = done.expect("somebody cleans");
    assert!(t > gone[0].t);
    assert!(record.run.scenario.province.people[person.ix()].id.starts_with("firm-b/"));
}

#[test]
fn help_is_asked_of_whoever_has_people_for_the_step() {
    let scenario = with(|s| {
        add_org(s, "firm-a", Tier::Provincial);
        add_org(s, "firm-b", Tier::Provincial);
        for person in s.province.people.iter_mut().filter(|p| p.organisation == "firm-a") {
            person.post = "leader".to_owned();
        }
        s.structure.roles.push(holder(Role::SupportingOperators, &["firm-a", "firm-b"]));
        for step in s.playbooks[0].steps.iter_mut().filter(|s| s.action == ActionKind::Eradicate) {
            step.by = vec![Performer { role: Role::SupportingOperators, posts: vec!["officer".to_owned()] }];
        }
    });
    let other = org_id(&scenario, "firm-a");
    let record = run_of(scenario, 1);
    check(&record).unwrap();
    assert!(expired(&record).is_empty());
    assert!(!record.entries.iter().any(|e| matches!(&e.fact, Fact::MessageSent { to, .. } if *to == other)));
    let done = record.entries.iter().find_map(|e| match e.fact {
        Fact::TaskStarted { action: ActionKind::Eradicate, person, .. } => Some(person),
        _ => None,
    });
    let person = done.expect("somebody cleans");
    assert!(record.run.scenario.province.people[person.ix()].id.starts_with("firm-b/"));
}

#[test]
fn nobody_else_to_ask_means_that_it_is_repeated_by_telephone_and_at_last_expires() {
    let scenario = with(|s| {
        add_org(s, "firm-a", Tier::Provincial);
        sleeps(s, "firm-a");
        s.structure.roles.push(holder(Role::SupportingOperators, &["firm-a"]));
        for step in s.playbooks[0].steps.iter_mut().filter(|s| s.action == ActionKind::Eradicate) {
            step.by = vec![Performer { role: Role::SupportingOperators, posts: vec!["officer".to_owned()] }];
        }
    });
    let record = run_of(scenario, 1);
    let ends: Vec<(bool, bool)> = expired(&record)
        .into_iter()
        .map(|e| match e.fact {
            Fact::RequestExpired { to, by_telephone, .. } => (to.is_some(), by_telephone),
            _ => unreachable!(),
        })
        .collect();
    assert_eq!(ends, [(true, true), (true, true), (true, true), (false, false)], "asked four times");
}

/// Isolation needs the committee's word on paper, and the paper takes ten hours.
fn on_paper(urgent_from: Severity) -> Scenario {
    with(|s| {
        s.practice.channels.push(Channel {
            id: "document".to_owned(),
            name: text("document"),
            transit: n(Law::Fixed(Span::hours(10))),
            lost: n(0.0),
            needs_duty: true,
            formal: true,
        });
        s.practice.channels.sort_by(|a, b| a.id.cmp(&b.id));
        for org in &mut s.province.organisations {
            org.channels.push("document".to_owned());
        }
        s.structure.authority[0].by_telephone = false;
        s.practice.policy.urgent_from = n(urgent_from);
    })
}

#[test]
fn an_urgent_paper_is_followed_by_a_call_and_decided_sooner() {
    let granted = |scenario| {
        first(&run_of(scenario, 1), |f| {
            matches!(f, Fact::ApprovalGranted { action: ActionKind::Isolate, .. })
        })
    };
    let (slow, fast) = (on_paper(Severity::Severe), on_paper(Severity::Minor));
    let record = run_of(fast.clone(), 1);
    check(&record).unwrap();
    let gone = expired(&record);
    let called = matches!(gone[0].fact,
        Fact::RequestExpired { asked: Asked::Approval, org, to: Some(to), by_telephone: true, .. } if org == to);
    assert!(called, "{:?}", gone[0].fact);
    assert_eq!(gone[0].spent.to_vec(), [(TimeClass::Message, Span::mins(45).0 as u32)]);
    // The call comes after 45 minutes and takes two; the paper would have taken ten hours.
    assert_eq!(granted(slow) - granted(fast), Span::hours(10) - Span::mins(47));
}

#[test]
fn what_nobody_signs_goes_to_the_next_who_may_and_is_at_work() {
    let scenario = with(|s| {
        sleeps(s, "committee");
        for role in s.structure.roles.iter_mut().filter(|r| r.role == Role::DecisionAuthority) {
            role.held_by = vec!["committee".to_owned(), "lead".to_owned()];
        }
    });
    let (committee, lead) = (org_id(&scenario, "committee"), org_id(&scenario, "lead"));
    let record = run_of(scenario, 1);
    check(&record).unwrap();
    let gone = expired(&record);
    let moved = matches!(gone[0].fact,
        Fact::RequestExpired { asked: Asked::Approval, org, to: Some(to), .. } if org == committee && to == lead);
    assert!(moved, "{:?}", gone[0].fact);
    let by = record.entries.iter().find_map(|e| match e.fact {
        Fact::ApprovalGranted { action: ActionKind::Isolate, by, deputised, .. } => Some((by, deputised)),
        _ => None,
    });
    assert_eq!(by, Some((lead, true)));
    // It had arrived after two minutes, at a house where nobody was.
    let waited = (Span::hours(3) - Span::mins(2)).0 as u32;
    assert_eq!(gone[0].spent.to_vec(), [(TimeClass::OffCalendar, waited)]);
}

/// Members of the team are employed by one agency; the incident is worth a team.
fn team_of(employer: &str) -> Scenario {
    with(|s| {
        for system in &mut s.province.systems {
            system.level = 3;
        }
        s.structure.roles.push(holder(Role::ResponseTeam, &["lead"]));
        for person in &mut s.province.people {
            person.team_member =
                person.organisation == employer && person.post == "officer" && person.number <= 2;
        }
        s.playbooks[0].steps[3].by =
            vec![Performer { role: Role::ResponseTeam, posts: vec!["officer".to_owned()] }];
    })
}

#[test]
fn members_of_the_team_are_given_back_when_it_is_over() {
    let record = run_of(team_of("beta"), 1);
    check(&record).unwrap();
    let of = |wanted: fn(&Fact) -> Option<PersonId>| -> Vec<(SimTime, PersonId)> {
        record.entries.iter().filter_map(|e| Some((e.t, wanted(&e.fact)?))).collect()
    };
    let lent = of(|f| match f {
        Fact::ResponderMobilised { person, .. } => Some(*person),
        _ => None,
    });
    let back = of(|f| match f {
        Fact::ResponderReturned { person, .. } => Some(*person),
        _ => None,
    });
    let closed = first(&record, |f| matches!(f, Fact::IncidentClosed { .. }));
    assert_eq!(
        lent.iter().map(|(_, p)| *p).collect::<Vec<_>>(),
        back.iter().map(|(_, p)| *p).collect::<Vec<_>>()
    );
    assert!(lent.len() == 2 && back.iter().all(|(t, _)| *t == closed));
}

#[test]
fn whoever_is_lent_leaves_the_everyday_work_to_the_others() {
    let mut scenario = team_of("beta");
    scenario.practice.noise_on_site = n(48.0);
    let mut alerts = [0, 0];
    for seed in 0..10 {
        let record = run_of(scenario.clone(), seed);
        let mut lent: Vec<PersonId> = Vec::new();
        for entry in &record.entries {
            match entry.fact {
                Fact::ResponderMobilised { person, .. } => lent.push(person),
                Fact::ResponderReturned { person, .. } => lent.retain(|p| *p != person),
                Fact::AlertAcknowledged { person, .. } => {
                    let id = &record.run.scenario.province.people[person.ix()].id;
                    alerts[0] += usize::from(id.starts_with("beta/officer/1"));
                    alerts[1] += usize::from(lent.contains(&person));
                }
                _ => {}
            }
        }
    }
    assert!(alerts[0] > 50, "the first officer looks at most alerts: {alerts:?}");
    // Only what had been waiting for that officer when it was lent.
    assert!(alerts[1] <= 10, "{alerts:?}");
}

#[test]
fn a_team_that_others_employ_is_mobilised_later() {
    let later: Vec<Span> = (0..10)
        .map(|seed| {
            let mobilised = |employer| {
                let record = run_of(team_of(employer), seed);
                first(&record, |f| matches!(f, Fact::ResponderMobilised { .. }))
            };
            mobilised("beta") - mobilised("lead")
        })
        .collect();
    // A call, ten minutes to take it in, an hour to let them go.
    assert!(later.iter().all(|d| *d == Span::mins(2) + Span(400) + Span::mins(60)), "{later:?}");
}

/// The committee decides with a quorum of two of its three leaders; one of them is there, and the ministry is the deputy.
fn without_quorum(deputy: bool) -> Record {
    let scenario = with(|s| {
        let leader = s.province.people.iter().find(|p| p.id == "committee/leader/1").cloned().unwrap();
        for number in 2..=3 {
            let id = format!("committee/leader/{number}");
            s.province.people.push(Person {
                id,
                number,
                signs: Some(number),
                roster: "asleep".to_owned(),
                ..leader.clone()
            });
        }
        for officer in s.province.people.iter_mut().filter(|p| p.id.starts_with("committee/officer")) {
            officer.skills.remove(&Skill::Leadership);
        }
        s.province.people.sort_by(|a, b| a.id.cmp(&b.id));
        s.province.rosters.insert("asleep".to_owned(), RosterSpec::Office { on_call: false });
        let never =
            CalendarSpec { hours: vec!["00:00-00:01".to_owned()], ..s.province.calendars["always"].clone() };
        s.province.calendars.insert("never".to_owned(), never);
        s.province
            .organisations
            .iter_mut()
            .filter(|o| o.id == "committee")
            .for_each(|o| o.calendar = "never".to_owned());
        let holds = |r: &&mut RoleHolder| r.role == Role::DecisionAuthority;
        s.structure.roles.iter_mut().find(holds).unwrap().quorum = Some(2);
        let supporting = holder(Role::SupportingOperators, &["ministry"]);
        s.structure.roles.push(supporting);
        s.structure.authority[0].deputy = deputy.then_some(Role::SupportingOperators);
    });
    run_of(scenario, 1)
}

#[test]
fn a_body_without_its_quorum_leaves_the_decision_to_the_deputy() {
    let granted = |record: &Record| {
        record
            .entries
            .iter()
            .any(|e| matches!(e.fact, Fact::ApprovalGranted { .. } | Fact::ApprovalRefused { .. }))
    };
    let convened =
        |record: &Record| record.entries.iter().any(|e| matches!(e.fact, Fact::BodyConvened { .. }));
    let (with_deputy, alone) = (without_quorum(true), without_quorum(false));
    check(&with_deputy).unwrap();
    assert!(granted(&with_deputy) && !convened(&with_deputy));
    assert!(!granted(&alone), "it tries again and again");
}
