//! The type that responders believe decides the playbook; a mistake costs work, and is put right by what is found.

use super::fixture::{n, run_of, step};
use super::{count, reached, with};
use crate::record::{Fact, Record, TimeClass, check};
use crate::scenario::Scenario;
use crate::scenario::model::{ActionKind, Law, Milestone, Per, Playbook, Skill};
use crate::units::Span;

const SEEDS: std::ops::Range<u64> = 0..30;

/// A second type, for which passwords are changed before anything is looked into; isolation is no step of it.
fn other_type() -> Playbook {
    let mut playbook = super::fixture::small().playbooks[0].clone();
    playbook.incident_type = "generic".to_owned();
    playbook.steps = vec![
        step("reset", ActionKind::ResetCredentials, Per::Incident, &[], 90),
        step("verify", ActionKind::Verify, Per::Incident, &["reset"], 30),
        step("close", ActionKind::Close, Per::Incident, &["verify"], 10),
    ];
    playbook
}

fn misjudged(chance: f64, change: impl FnOnce(&mut Scenario)) -> Scenario {
    with(|s| {
        s.playbooks.insert(0, other_type());
        s.practice.policy.type_misjudged = n(chance);
        for person in &mut s.province.people {
            person.skills.insert(Skill::Triage, 0.5);
        }
        // The attacker stays where it is.
        s.campaigns[0].actions[1].duration = n(Law::Fixed(Span::days(9)));
        change(s);
    })
}

/// Every choice of a playbook: whether it fits, and the steps in vain.
fn chosen(record: &Record) -> Vec<(bool, u32)> {
    let of = |fact: &Fact| match fact {
        Fact::PlaybookChosen { fits, in_vain, .. } => Some((*fits, *in_vain)),
        _ => None,
    };
    record.entries.iter().filter_map(|e| of(&e.fact)).collect()
}

fn rework(record: &Record) -> i64 {
    let sheets = record.entries.iter().flat_map(|e| &e.spent);
    sheets.filter(|(class, _)| *class == TimeClass::Rework).map(|(_, s)| i64::from(*s)).sum()
}

#[test]
fn verification_puts_a_misjudged_type_right_and_the_work_done_by_then_was_in_vain() {
    let mut mistaken = 0;
    for seed in SEEDS {
        let right = run_of(misjudged(0.0, |_| ()), seed);
        assert_eq!(chosen(&right), [(true, 0)]);
        let record = run_of(misjudged(0.5, |_| ()), seed);
        check(&record).unwrap();
        let contained = |r: &Record| reached(r, 0, Milestone::Containment).expect("contained");
        if chosen(&record) == [(true, 0)] {
            assert_eq!(contained(&record), contained(&right), "under one luck nothing else differs");
            continue;
        }
        mistaken += 1;
        assert_eq!(chosen(&record), [(false, 0), (true, 1)], "the change of passwords was for nothing");
        // 90 minutes of work at a rate of 1.5; then word of it: a call, and ten minutes to take it in.
        let told = Span::mins(2) + Span(400);
        assert_eq!(contained(&record) - contained(&right), Span::mins(60) + told);
        assert!(rework(&record) >= 3600 && rework(&right) == 0);
    }
    assert!((5..=25).contains(&mistaken), "{mistaken} of 30 at a chance of one half");
}

#[test]
fn skill_at_triage_chooses_the_right_playbook() {
    let mistaken = |skill: f64| {
        let scenario = misjudged(0.5, |s| {
            for person in &mut s.province.people {
                person.skills.insert(Skill::Triage, skill);
            }
        });
        SEEDS.filter(|seed| !chosen(&run_of(scenario.clone(), *seed))[0].0).count()
    };
    assert!(mistaken(0.2) > mistaken(0.8) && mistaken(1.0) == 0);
}

#[test]
fn nobody_closes_an_encrypted_system_under_the_playbook_of_something_else() {
    // Whoever verifies errs as well: only what everybody can see puts the type right.
    let blind = |chance: f64| {
        misjudged(chance, |s| {
            for person in &mut s.province.people {
                person.skills.insert(Skill::Network, 0.0);
                person.skills.insert(Skill::Triage, 0.0);
            }
            s.practice.finds_foothold = n(0.0);
            // The encryption comes first, and at once.
            s.campaigns[0].actions[2].needs = crate::scenario::model::Needs::All(vec!["enter".to_owned()]);
        })
    };
    let record = run_of(blind(1.0), 1);
    check(&record).unwrap();
    let choices = chosen(&record);
    assert!(!choices[0].0 && choices.last().is_some_and(|(fits, _)| *fits), "{choices:?}");
    assert!(count(&record, |f| matches!(f, Fact::SystemIsolated { .. })) > 0);
}

#[test]
fn a_type_is_taken_for_what_its_playbook_names() {
    let scenario = misjudged(0.5, |s| {
        let mut third = other_type();
        third.incident_type = "theft".to_owned();
        s.playbooks.push(third);
        s.playbooks[1].taken_for = vec!["theft".to_owned()];
    });
    let named = |seed| {
        let record = run_of(scenario.clone(), seed);
        let of = |fact: &Fact| match fact {
            Fact::PlaybookChosen { incident_type, fits: false, .. } => Some(incident_type.clone()),
            _ => None,
        };
        record.entries.iter().find_map(|e| of(&e.fact))
    };
    let all: std::collections::BTreeSet<String> = SEEDS.filter_map(named).collect();
    assert_eq!(all.into_iter().collect::<Vec<_>>(), ["theft"]);
}
