//! One rule of one milestone a test.

use super::*;
use Milestone as M;

const SECOND: IncidentId = IncidentId(1);

#[test]
fn signals_are_those_of_the_intrusion() {
    let facts = || {
        [
            (0, began()),
            (
                5,
                Fact::AlertRaised {
                    alert: AlertId(0),
                    source: AlertSource::Users,
                    org: AGENCY,
                    system: None,
                    intrusion: None,
                    campaign: None,
                },
            ),
            (10, raised(1)),
            (20, acknowledged(1)),
            (30, triaged(1, Verdict::Dismissed)),
            (40, raised(2)),
            (50, acknowledged(2)),
            (60, triaged(2, Verdict::Attached)),
        ]
    };
    assert_eq!(when(M::Occurrence, facts()), Some(0));
    assert_eq!(when(M::Detection, facts()), Some(10));
    assert_eq!(when(M::Acknowledgement, facts()), Some(20));
    assert_eq!(when(M::Triage, facts()), Some(60), "a dismissal is no triage");
}

#[test]
fn an_intrusion_found_in_an_open_incident_has_been_detected_and_judged() {
    let facts = || [(0, began()), (10, opened(INCIDENT, None)), (70, covers(INCIDENT))];
    for milestone in [M::Detection, M::Acknowledgement, M::Triage] {
        assert_eq!(when(milestone, facts()), Some(70));
    }
}

#[test]
fn what_was_told_before_the_incident_covered_the_intrusion_counts_from_the_covering() {
    let facts = || {
        [
            (0, began()),
            (10, opened(INCIDENT, None)),
            (20, told(INCIDENT, M::ReportToLead)),
            (70, covers(INCIDENT)),
            (80, told(INCIDENT, M::Escalation)),
        ]
    };
    assert_eq!(when(M::ReportToLead, facts()), Some(70));
    assert_eq!(when(M::Escalation, facts()), Some(80));
}

#[test]
fn matching_facts_count_as_well() {
    let with = |fact: Fact| [(0, began()), (1, opened(INCIDENT, Some(HIT))), (9, fact)];
    let read = |kind| Fact::MessageRead {
        message: units::MessageId(0),
        kind,
        from: CENTRE,
        to: OTHER,
        incident: Some(INCIDENT),
    };
    let lead = Fact::LeadTaken { incident: INCIDENT, org: CENTRE };
    assert_eq!(when(M::ReportToLead, with(lead)), Some(9));
    let up = Fact::IncidentEscalated { incident: INCIDENT, to: OTHER, severity: Severity::Major };
    assert_eq!(when(M::Escalation, with(up)), Some(9));
    assert_eq!(when(M::NationalNotified, with(read(MessageKind::National))), Some(9));
    assert_eq!(when(M::PersonalDataNotified, with(read(MessageKind::PersonalData))), Some(9));
    assert_eq!(when(M::NationalNotified, with(read(MessageKind::Report))), None);
    let public = Fact::PublicInformed { incident: INCIDENT, org: CENTRE };
    assert_eq!(when(M::PublicInformed, with(public)), Some(9));
    let report = Fact::FinalReportFiled { incident: INCIDENT, to: CENTRE };
    assert_eq!(when(M::FinalReport, with(report)), Some(9));
    assert_eq!(when(M::Containment, with(told(INCIDENT, M::Containment))), None, "truth is not told");
}

#[test]
fn the_decision_is_the_first_order_to_contain() {
    let decided = |point: &str, chosen: &str| Fact::Decided {
        incident: INCIDENT,
        org: CENTRE,
        point: point.to_owned(),
        options: vec!["watch".to_owned(), "isolate".to_owned()],
        chosen: chosen.to_owned(),
        policy: chosen.to_owned(),
    };
    let granted = |action| Fact::ApprovalGranted {
        approval: units::ApprovalId(0),
        incident: INCIDENT,
        action,
        system: None,
        by: CENTRE,
        deputised: false,
    };
    let with = |fact: Fact| [(0, began()), (1, opened(INCIDENT, Some(HIT))), (9, fact)];
    assert_eq!(when(M::Decision, with(decided("contain", "isolate"))), Some(9));
    assert_eq!(when(M::Decision, with(decided("contain@i0.2", "isolate"))), Some(9));
    assert_eq!(when(M::Decision, with(decided("contain@i0.2", "watch"))), None);
    assert_eq!(when(M::Decision, with(decided("contain", "watch"))), None);
    assert_eq!(when(M::Decision, with(decided("lead", "isolate"))), None);
    assert_eq!(when(M::Decision, with(granted(ActionKind::Block))), Some(9));
    assert_eq!(when(M::Decision, with(granted(ActionKind::Restore))), None);
    assert_eq!(when(M::Decision, with(started(0, INCIDENT, ActionKind::Isolate, LOCAL))), Some(9));
    assert_eq!(when(M::Decision, with(started(0, INCIDENT, ActionKind::Verify, LOCAL))), None);
}

#[test]
fn mobilisation_is_the_first_start_by_somebody_from_outside() {
    let with = |person| {
        [
            (0, began()),
            (1, opened(INCIDENT, Some(HIT))),
            (5, started(0, INCIDENT, ActionKind::Verify, LOCAL)),
            (9, started(1, INCIDENT, ActionKind::Verify, person)),
        ]
    };
    assert_eq!(when(M::Mobilisation, with(EXPERT)), Some(9));
    assert_eq!(when(M::Mobilisation, with(LOCAL)), None);
    let mobilised = Fact::ResponderMobilised { person: EXPERT, incident: INCIDENT };
    let facts = [(0, began()), (3, mobilised), (7, opened(INCIDENT, Some(HIT)))];
    assert_eq!(when(M::Mobilisation, facts), Some(7), "not before the incident covers the intrusion");
}

#[test]
fn what_was_broken_starts_again() {
    let facts = || {
        [
            (0, began()),
            (10, Fact::IntrusionContained { intrusion: HIT }),
            (20, Fact::ContainmentBroken { intrusion: HIT }),
            (30, Fact::IntrusionContained { intrusion: HIT }),
            (40, Fact::IntrusionContained { intrusion: HIT }),
            (50, Fact::IntrusionEradicated { intrusion: HIT }),
            (60, Fact::EradicationBroken { intrusion: HIT }),
        ]
    };
    assert_eq!(when(M::Containment, facts()), Some(30));
    assert_eq!(when(M::Eradication, facts()), None);
}

#[test]
fn a_service_comes_back_only_after_it_was_lost() {
    let recovered = || Fact::IntrusionRecovered { intrusion: HIT };
    let facts = || {
        [
            (0, began()),
            (5, back(PLAIN)),
            (10, lost(PORTAL, Impact::Disrupted)),
            (20, back(PORTAL)),
            (30, recovered()),
        ]
    };
    assert_eq!(when(M::FirstServiceBack, facts()), Some(20));
    assert_eq!(when(M::Recovery, facts()), Some(30));
    assert_eq!(when(M::Recovery, [(0, began()), (30, recovered())]), None);
}

#[test]
fn false_content_that_spreads_again_has_not_been_taken_down() {
    let spread = || Fact::FalseContentSpread { intrusion: HIT };
    let removed = || Fact::FalseContentRemoved { intrusion: HIT };
    let facts = [(0, began()), (10, spread()), (20, removed())];
    assert_eq!(when(M::ContentRemoved, facts), Some(20));
    let facts = [(0, began()), (10, spread()), (20, removed()), (30, spread())];
    assert_eq!(when(M::ContentRemoved, facts), None);
}

/// Covered at 1, eradicated at 50; then these.
fn after_eradication(rest: impl IntoIterator<Item = (i64, Fact)>) -> Vec<(i64, Fact)> {
    let mut facts = vec![
        (0, began()),
        (1, opened(INCIDENT, Some(HIT))),
        (50, Fact::IntrusionEradicated { intrusion: HIT }),
    ];
    facts.extend(rest);
    facts
}

#[test]
fn closure_is_true_and_lasting() {
    assert_eq!(when(M::Closure, after_eradication([(90, closed(INCIDENT, false))])), Some(90));
    assert_eq!(when(M::Closure, after_eradication([(90, closed(INCIDENT, true))])), None);
    let reopened = || Fact::IncidentReopened { incident: INCIDENT };
    let facts = after_eradication([(90, closed(INCIDENT, false)), (95, reopened())]);
    assert_eq!(when(M::Closure, facts), None);
    let facts =
        after_eradication([(90, closed(INCIDENT, true)), (95, reopened()), (99, closed(INCIDENT, false))]);
    assert_eq!(when(M::Closure, facts), Some(99));
    let broken = Fact::EradicationBroken { intrusion: HIT };
    let again = Fact::IntrusionEradicated { intrusion: HIT };
    let facts = after_eradication([(90, closed(INCIDENT, false)), (95, broken), (99, again)]);
    assert_eq!(when(M::Closure, facts), None, "what was closed came back");
}

#[test]
fn closure_waits_for_lost_services() {
    let facts = after_eradication([(60, lost(PORTAL, Impact::Isolated)), (90, closed(INCIDENT, false))]);
    assert_eq!(when(M::Closure, facts), None);
    let facts = after_eradication([
        (60, lost(PORTAL, Impact::Isolated)),
        (70, back(PORTAL)),
        (70, Fact::IntrusionRecovered { intrusion: HIT }),
        (90, closed(INCIDENT, false)),
    ]);
    assert_eq!(when(M::Closure, facts), Some(90));
}

#[test]
fn every_incident_about_an_intrusion_has_to_be_closed() {
    let split = |rest: Vec<(i64, Fact)>| {
        let mut facts = vec![(55, opened(SECOND, Some(HIT))), (90, closed(INCIDENT, false))];
        facts.extend(rest);
        after_eradication(facts)
    };
    assert_eq!(when(M::Closure, split(vec![])), None);
    assert_eq!(when(M::Closure, split(vec![(120, closed(SECOND, false))])), Some(120));
    let merged = Fact::IncidentMerged { incident: SECOND, into: INCIDENT };
    assert_eq!(
        when(M::Closure, split(vec![(120, merged)])),
        Some(90),
        "a merged one is closed with the other"
    );
}

#[test]
fn a_merged_incident_hands_its_intrusions_on() {
    let facts = [
        (0, began()),
        (1, opened(INCIDENT, Some(HIT))),
        (2, opened(SECOND, None)),
        (3, told(SECOND, M::ReportToLead)),
        (40, Fact::IncidentMerged { incident: INCIDENT, into: SECOND }),
    ];
    assert_eq!(when(M::ReportToLead, facts), Some(40));
}

#[test]
fn severity_is_a_rule_on_the_truth() {
    let facts = |rest: Vec<(i64, Fact)>| {
        let mut all = vec![(0, began())];
        all.extend(rest);
        let record = script(all).record();
        let mut facts = score::course::Facts::new(&record);
        for (seq, entry) in record.entries.iter().enumerate() {
            facts.see(seq as u32, entry);
        }
        facts.severity(facts.of(HIT).unwrap())
    };
    let elsewhere = IntrusionId { org: OTHER, ..HIT };
    assert_eq!(facts(vec![]), Severity::Minor);
    assert_eq!(facts(vec![(1, lost(PORTAL, Impact::Isolated))]), Severity::Minor);
    assert_eq!(facts(vec![(1, lost(PORTAL, Impact::Encrypted))]), Severity::Moderate);
    let exposed = Fact::RecordsExposed { intrusion: HIT, system: PLAIN, records: 3 };
    assert_eq!(facts(vec![(1, exposed)]), Severity::Moderate);
    let shared = Fact::SystemCompromised { intrusion: HIT, system: SHARED };
    assert_eq!(facts(vec![(1, shared)]), Severity::Major);
    let other = Fact::IntrusionBegan { intrusion: elsewhere, system: PLAIN };
    assert_eq!(facts(vec![(1, other)]), Severity::Major);
    let high = Fact::SystemCompromised { intrusion: HIT, system: REGISTER };
    assert_eq!(facts(vec![(1, high)]), Severity::Severe);
    assert_eq!(facts(vec![(1, lost(REGISTER, Impact::Isolated))]), Severity::Minor);
}

#[test]
fn an_intrusion_that_never_began_has_no_course() {
    assert!(score(&script([(0, raised(0)), (5, triaged(0, Verdict::Incident))]).record()).courses.is_empty());
}

#[test]
fn ids_that_no_run_can_have_are_passed_over() {
    let far = IncidentId(u32::MAX);
    let nowhere = IntrusionId { campaign: units::CampaignId(77), org: OrgId(u32::MAX) };
    let facts = [
        (0, began()),
        (1, opened(far, Some(HIT))),
        (2, opened(INCIDENT, Some(nowhere))),
        (3, started(u32::MAX, far, ActionKind::Isolate, PersonId(u32::MAX))),
        (4, lost(SystemId(u32::MAX), Impact::Encrypted)),
        (5, raised(u32::MAX)),
        (6, acknowledged(u32::MAX)),
    ];
    let scored = score(&script(facts).record());
    assert_eq!(scored.courses.len(), 1);
}
