//! Who leads: by subject, by the structure's own rules, and anew when what is believed changes.

use super::fixture::{n, run_of};
use super::{count, with};
use crate::record::{Fact, Record, check};
use crate::scenario::Scenario;
use crate::scenario::model::{ActionKind, Ground, LeadRule, Role, Severity, Skill, Subject, UnclearSubject};
use crate::units::OrgId;

fn leads(record: &Record) -> Vec<OrgId> {
    let of = |fact: &Fact| match fact {
        Fact::LeadTaken { org, .. } => Some(*org),
        _ => None,
    };
    record.entries.iter().filter_map(|e| of(&e.fact)).collect()
}

fn org(record: &Record, id: &str) -> OrgId {
    OrgId::from(record.run.scenario.province.organisations.iter().position(|o| o.id == id).expect("known"))
}

fn rule(goes_to: Role) -> LeadRule {
    LeadRule {
        subject: None,
        severity_from: None,
        agencies: Vec::new(),
        goes_to,
        ground: Ground::Assumed("a fixture".to_owned()),
    }
}

#[test]
fn a_structure_may_let_severity_or_the_agency_decide_who_leads() {
    let of = |level: u32, rules: Vec<LeadRule>| {
        let record = run_of(
            with(|s| {
                for system in &mut s.province.systems {
                    system.level = level;
                }
                s.structure.leads = rules.clone();
            }),
            1,
        );
        let first = leads(&record)[0];
        (first == org(&record, "committee"), first == org(&record, "lead"))
    };
    let severe = LeadRule { severity_from: Some(Severity::Severe), ..rule(Role::Steering) };
    assert_eq!(of(4, vec![severe.clone()]), (true, false));
    assert_eq!(of(2, vec![severe]), (false, true), "less severe ones go by their subject");
    let of_agencies = |kind: &str| LeadRule { agencies: vec![kind.to_owned()], ..rule(Role::Steering) };
    assert_eq!(of(2, vec![of_agencies("agency")]), (true, false));
    assert_eq!(of(2, vec![of_agencies("ministry")]), (false, true));
    let safety = LeadRule { subject: Some(Subject::InformationSafety), ..rule(Role::Steering) };
    assert_eq!(of(2, vec![safety]), (false, true), "the campaign is about cyber security");
}

/// Two heads; whoever triages and assesses cannot tell the subject, whoever verifies can.
fn two_heads(handovers_at_most: u32) -> Scenario {
    with(|s| {
        for holder in &mut s.structure.roles {
            if holder.role == Role::IncidentLead(Subject::InformationSafety) {
                holder.held_by = vec!["committee".to_owned()];
            }
        }
        s.structure.unclear_subject = Some(UnclearSubject {
            goes_to: Role::IncidentLead(Subject::InformationSafety),
            handovers_at_most,
            ground: Ground::Assumed("a fixture".to_owned()),
        });
        for person in &mut s.province.people {
            person.skills.insert(Skill::Triage, 0.2);
        }
        s.campaigns[0].ambiguity = n(0.55);
        // Verification takes longer than the way to the lead.
        s.playbooks[0].steps[0].work = n(crate::scenario::model::Law::Fixed(crate::units::Span::hours(3)));
    })
}

#[test]
fn after_verification_a_changed_subject_hands_the_lead_over() {
    let mut after = 0;
    for seed in 0..20 {
        let record = run_of(two_heads(3), seed);
        check(&record).unwrap();
        let verified = record
            .entries
            .iter()
            .find(|e| matches!(e.fact, Fact::TaskCompleted { action: ActionKind::Verify, well: true, .. }));
        let verified = verified.expect("somebody verifies").seq;
        let late =
            |e: &&crate::record::Entry| e.seq > verified && matches!(e.fact, Fact::LeadHandedOver { .. });
        if record.entries.iter().any(|e| late(&e)) {
            after += 1;
            assert_eq!(*leads(&record).last().unwrap(), org(&record, "lead"), "it ends where it belongs");
        }
    }
    assert!(after >= 5, "verification corrects the subject: {after} of 20");
}

#[test]
fn the_back_and_forth_ends_and_under_one_head_there_is_none() {
    let handovers = |scenario: &Scenario| -> Vec<usize> {
        (0..20)
            .map(|seed| count(&run_of(scenario.clone(), seed), |f| matches!(f, Fact::LeadHandedOver { .. })))
            .collect()
    };
    let (none, one, three) = (handovers(&two_heads(0)), handovers(&two_heads(1)), handovers(&two_heads(3)));
    assert!(none.iter().all(|h| *h == 0) && one.iter().all(|h| *h <= 1) && three.iter().all(|h| *h <= 3));
    assert!(three.iter().sum::<usize>() > one.iter().sum());
    let mut single = two_heads(3);
    for holder in &mut single.structure.roles {
        if holder.held_by == ["committee"] && matches!(holder.role, Role::IncidentLead(_)) {
            holder.held_by = vec!["lead".to_owned()];
        }
    }
    assert!(handovers(&single).iter().all(|h| *h == 0));
}
