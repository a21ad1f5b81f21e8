//! What must follow when one thing changes and the luck stays the same.

use super::fixture::{n, run_of, small};
use super::{count, reached, truths, with};
use crate::record::{Fact, Record, TimeClass};
use crate::scenario::model::{
    ActionKind, CalendarSpec, Exposure, Law, Milestone, RosterSpec, Skill, Subject, System, Weekday,
};
use crate::score::score;
use crate::units::Span;

#[test]
fn taking_one_approval_away_brings_containment_earlier_by_exactly_its_wait() {
    let asked = run_of(small(), 1);
    let free = run_of(with(|s| s.structure.authority.clear()), 1);
    let request = asked.entries.iter().find(|e| matches!(e.fact, Fact::ApprovalRequested { .. }));
    let request = request.expect("isolation needs approval");
    let answer = asked.entries.iter().filter(|e| e.seq > request.seq).find(|e| {
        matches!(e.fact, Fact::MessageRead { kind: crate::record::MessageKind::ApprovalAnswer, .. })
    });
    let wait = answer.expect("an answer comes").t - request.t;
    assert!(wait > Span::mins(5), "the approval takes time");
    let contained = |record: &Record| reached(record, 0, Milestone::Containment).expect("contained");
    assert_eq!(contained(&asked) - contained(&free), wait);
}

#[test]
fn the_attackers_facts_are_the_same_up_to_the_first_that_the_change_caused() {
    let asked = run_of(small(), 1);
    let free = run_of(with(|s| s.structure.authority.clear()), 1);
    let changed = reached(&free, 0, Milestone::Containment).expect("contained");
    let before = |record: &Record| {
        let facts = truths(record).into_iter().filter(|(t, _)| *t < changed);
        facts.map(|(t, f)| (t, f.clone())).collect::<Vec<_>>()
    };
    assert!(!before(&asked).is_empty());
    assert_eq!(before(&asked), before(&free));
}

#[test]
fn work_takes_the_same_whoever_leads() {
    let left = run_of(small(), 5);
    let right = run_of(
        with(|s| {
            for holder in &mut s.structure.roles {
                if holder.held_by == ["lead"] {
                    holder.held_by = vec!["committee".to_owned()];
                }
            }
        }),
        5,
    );
    let verification = |record: &Record| {
        let of = |e: &&crate::record::Entry| {
            matches!(e.fact, Fact::TaskCompleted { action: ActionKind::Verify, .. })
        };
        record.entries.iter().find(of).map(|e| e.spent.clone())
    };
    assert!(verification(&left).is_some());
    assert_eq!(verification(&left), verification(&right));
    assert_eq!(truths(&left)[..3], truths(&right)[..3]);
}

#[test]
fn a_review_catches_what_is_wrong_and_its_absence_does_not() {
    // Responders without skill suspect a clean neighbour; whoever reviews sees it always, or never.
    let needless = |catches: f64| {
        let scenario = with(|s| {
            for person in &mut s.province.people {
                for skill in person.skills.values_mut() {
                    *skill = 0.3;
                }
            }
            s.practice.suspects_clean = n(0.9);
            let mut other: System = s.province.systems[0].clone();
            other.id = "alpha-store".to_owned();
            other.exposure = Exposure::Isolated;
            s.province.systems.insert(1, other);
            s.structure.authority[0].review_catches = n(catches);
        });
        (0..20)
            .map(|seed| {
                let record = run_of(scenario.clone(), seed);
                count(&record, |f| matches!(f, Fact::SystemIsolated { needless: true, .. }))
            })
            .sum::<usize>()
    };
    assert_eq!(needless(1.0), 0);
    assert!(needless(0.0) >= 10, "unskilled responders cut off what is clean");
}

#[test]
fn shared_indicators_prevent_what_would_have_succeeded() {
    let shared = run_of(small(), 1);
    let kept = run_of(with(|s| s.structure.relations.clear()), 1);
    let touched = |record: &Record| reached(record, 1, Milestone::Occurrence).is_some();
    // The first agency is contained before the move ends, unless nobody isolates anything.
    let watch = |s: &mut crate::scenario::Scenario| {
        s.playbooks[0]
            .steps
            .retain(|step| step.action != ActionKind::Isolate && step.action != ActionKind::Eradicate);
        for step in &mut s.playbooks[0].steps {
            step.after.retain(|id| id != "isolate" && id != "eradicate");
        }
    };
    let shared_only = run_of(with(watch), 1);
    let neither = run_of(
        with(|s| {
            watch(s);
            s.structure.relations.clear();
        }),
        1,
    );
    assert!(count(&shared_only, |f| matches!(f, Fact::AttackPrevented { .. })) > 0);
    assert!(!touched(&shared_only), "the neighbour knew the indicators");
    assert!(touched(&neither), "without indicators and isolation the attack goes on");
    assert!(!touched(&shared) && !touched(&kept), "isolation in time is enough here");
}

#[test]
fn nights_without_an_officer_are_off_calendar() {
    let office = with(|s| {
        let days = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        let spec = CalendarSpec {
            hours: vec!["07:30-11:30".to_owned(), "13:30-17:00".to_owned()],
            days,
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
        // The attack comes at 19:30.
        s.drill.campaigns[0].at = Span::hours(12);
    });
    let always = with(|s| s.drill.campaigns[0].at = Span::hours(12));
    let parts = |scenario| {
        let record = run_of(scenario, 1);
        let scored = score(&record);
        let explained = scored
            .explanations
            .into_iter()
            .find(|e| e.from == Milestone::Occurrence && e.to == Milestone::Triage);
        let explained = explained.expect("triaged");
        assert_eq!(explained.parts.iter().map(|p| p.seconds).sum::<i64>(), explained.elapsed_s);
        explained.parts.into_iter().map(|p| (p.class, p.seconds)).collect::<Vec<_>>()
    };
    assert!(parts(always).iter().all(|(class, _)| *class != TimeClass::OffCalendar));
    let waited = parts(office).into_iter().find(|(class, _)| *class == TimeClass::OffCalendar);
    assert!(waited.is_some_and(|(_, s)| s > 10 * 3600), "the alert waits for the morning: {waited:?}");
}

#[test]
fn what_was_left_behind_comes_back() {
    let sloppy = with(|s| {
        for person in &mut s.province.people {
            for (skill, value) in &mut person.skills {
                *value = if *skill == Skill::Triage { 1.0 } else { 0.5 };
            }
        }
        s.practice.eradication_misses = n(1.0);
        s.practice.finds_foothold = n(0.0);
    });
    let record = run_of(sloppy, 1);
    assert!(count(&record, |f| matches!(f, Fact::SystemCleaned { left_behind: true, .. })) > 0);
    assert!(count(&record, |f| matches!(f, Fact::ContainmentBroken { .. })) > 0, "it came back");
    let closed_wrongly = count(&record, |f| matches!(f, Fact::IncidentClosed { open_in_truth: true, .. }));
    assert!(closed_wrongly > 0, "responders close what they believe to be over");
    assert_eq!(reached(&record, 0, Milestone::Closure), None, "a false closing stops no clock");
}

#[test]
fn an_unclear_subject_is_handed_over() {
    let split = |ambiguity: f64| {
        with(|s| {
            for holder in &mut s.structure.roles {
                if holder.role == crate::scenario::model::Role::IncidentLead(Subject::InformationSafety) {
                    holder.held_by = vec!["committee".to_owned()];
                }
            }
            for person in &mut s.province.people {
                person.skills.insert(Skill::Triage, 0.5);
            }
            s.campaigns[0].ambiguity = n(ambiguity);
        })
    };
    let handovers = |ambiguity: f64| {
        let runs = (0..40).map(|seed| run_of(split(ambiguity), seed));
        runs.map(|r| count(&r, |f| matches!(f, Fact::LeadHandedOver { .. }))).sum::<usize>()
    };
    assert_eq!(handovers(0.0), 0);
    assert!(handovers(0.5) >= 5);
}

#[test]
fn an_evicted_attacker_reacts() {
    let forward = with(|s| {
        let reaction = &mut s.campaigns[0].attacker.reaction;
        (reaction.go_round, reaction.bring_forward) = (n(0.0), n(1.0));
        reaction.notices_after = n(Law::Fixed(Span::mins(1)));
        s.campaigns[0].actions[1].duration = n(Law::Fixed(Span::mins(20)));
        s.campaigns[0].actions[2].needs = crate::scenario::model::Needs::All(vec!["never".to_owned()]);
        let mut never = s.campaigns[0].actions[2].clone();
        never.id = "never".to_owned();
        never.destructive = false;
        never.effect = crate::scenario::model::Effect::Nothing;
        never.duration = n(Law::Fixed(Span::days(30)));
        s.campaigns[0].actions.push(never);
    });
    let record = run_of(forward, 1);
    let reaction = record.entries.iter().find(|e| {
        matches!(e.fact, Fact::AttackerReacted { how: crate::record::Reacted::BroughtForward, .. })
    });
    let reaction = reaction.expect("the attacker notices the isolation");
    let encrypts = |e: &&crate::record::Entry| {
        matches!(&e.fact, Fact::AttackAttempted { action, .. } if action == "encrypt") && e.t >= reaction.t
    };
    assert!(record.entries.iter().any(|e| encrypts(&e)), "the destructive step comes at once");
}

#[test]
fn more_responders_are_better_on_average() {
    let contained_late = |officers: u32| {
        let scenario = with(|s| s.province.people.retain(|p| p.post != "officer" || p.number <= officers));
        (0..20)
            .map(|seed| {
                let record = run_of(scenario.clone(), seed);
                reached(&record, 0, Milestone::Closure).map_or(5 * 86_400, |t| t.0)
            })
            .sum::<i64>()
    };
    assert!(contained_late(4) <= contained_late(1));
}
