//! Costs, work and load.

use super::*;
use crate::units::{ApprovalId, MessageId, SimTime, Span};

const HOUR: i64 = 3600;

fn of(scored: &Scored, id: &str) -> f64 {
    let measure = scored.card.measures.iter().find(|m| m.id == id);
    measure.unwrap_or_else(|| panic!("no measure `{id}`")).value
}

#[test]
fn measures_have_ids_of_their_own() {
    let scored = score(&script([]).record());
    let mut ids: Vec<&str> = scored.card.measures.iter().map(|m| m.id.as_str()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn user_hours_are_split_between_attack_and_response() {
    let facts = [
        (0, began()),
        (HOUR, lost(PORTAL, Impact::Isolated)),
        (2 * HOUR, lost(PORTAL, Impact::Encrypted)),
        (3 * HOUR, lost(PORTAL, Impact::Isolated)),
        (5 * HOUR, back(PORTAL)),
        (6 * HOUR, lost(PLAIN, Impact::Defaced)),
    ];
    let mut script = script(facts);
    script.horizon = Span(8 * HOUR);
    let scored = score(&script.record());
    assert_eq!(of(&scored, "user_hours_lost_by_response"), 1000.0);
    assert_eq!(of(&scored, "user_hours_lost_by_attack"), 3.0 * 1000.0 + 2.0 * 10.0);
    assert_eq!(of(&scored, "systems_down_at_end"), 1.0);
}

#[test]
fn a_starved_service_is_lost_by_whoever_took_what_it_needs() {
    let by_response = |impact| {
        let mut script = script([(0, began())]);
        script.horizon = Span(2 * HOUR);
        let first = script.at(HOUR, lost(PLAIN, impact));
        script.because(first, TimeClass::Dependency, HOUR, lost(PORTAL, Impact::Starved));
        of(&score(&script.record()), "user_hours_lost_by_response")
    };
    assert_eq!(by_response(Impact::Isolated), 1010.0);
    assert_eq!(by_response(Impact::Encrypted), 0.0);
}

#[test]
fn work_is_counted_without_its_interruptions() {
    let facts = [
        (-100, started(0, INCIDENT, ActionKind::Verify, LOCAL)),
        (100, Fact::TaskInterrupted { task: TaskId(0), person: LOCAL }),
        (500, Fact::TaskResumed { task: TaskId(0), person: LOCAL }),
        (
            600,
            Fact::TaskCompleted {
                task: TaskId(0),
                incident: INCIDENT,
                action: ActionKind::Verify,
                system: None,
                person: LOCAL,
                well: false,
            },
        ),
        (700, acknowledged(0)),
        (750, triaged(0, Verdict::Dismissed)),
        (900, started(1, INCIDENT, ActionKind::Verify, EXPERT)),
    ];
    let mut script = script(facts);
    script.horizon = Span(1000);
    let scored = score(&script.record());
    assert_eq!(of(&scored, "work_seconds"), 350.0);
    assert_eq!(of(&scored, "people_who_worked"), 2.0);
    assert_eq!(of(&scored, "utilisation_of_the_busiest"), 0.25);
    assert_eq!(of(&scored, "utilisation_of_those_who_worked"), 0.175);
    assert_eq!((of(&scored, "work_done_wrong"), of(&scored, "true_alerts_dismissed")), (1.0, 1.0));
}

/// Two messages and an approval for the centre, and a task that waits in an incident that it leads.
fn busy_centre() -> Script {
    let sent = |n| Fact::MessageSent {
        message: MessageId(n),
        kind: MessageKind::Report,
        from: AGENCY,
        to: CENTRE,
        channel: "telephone".to_owned(),
        incident: Some(INCIDENT),
    };
    let mut s = script([(0, opened(INCIDENT, None)), (10, sent(0)), (10, sent(1))]);
    let read = Fact::MessageRead {
        message: MessageId(0),
        kind: MessageKind::Report,
        from: AGENCY,
        to: CENTRE,
        incident: Some(INCIDENT),
    };
    let read = s.push(20, read, Some(1), vec![], vec![(TimeClass::Message, 4), (TimeClass::Work, 6)]);
    s.because(read, TimeClass::Work, 50, Fact::LeadTaken { incident: INCIDENT, org: CENTRE });
    let asked = s.at(
        60,
        Fact::ApprovalRequested {
            approval: ApprovalId(0),
            incident: INCIDENT,
            action: ActionKind::Isolate,
            system: None,
            approver: CENTRE,
        },
    );
    s.at(
        70,
        Fact::TaskQueued {
            task: TaskId(0),
            incident: INCIDENT,
            step: "isolate".to_owned(),
            action: ActionKind::Isolate,
            system: None,
        },
    );
    s.because(
        asked,
        TimeClass::Decision,
        160,
        Fact::ApprovalGranted {
            approval: ApprovalId(0),
            incident: INCIDENT,
            action: ActionKind::Isolate,
            system: None,
            by: CENTRE,
            deputised: false,
        },
    );
    s.at(170, started(0, INCIDENT, ActionKind::Isolate, EXPERT));
    s
}

#[test]
fn a_coordinator_is_a_queue() {
    let record = busy_centre().record();
    let scored = score(&record);
    assert_eq!(
        scored.card.coordinators,
        [CoordinatorLoad { org: CENTRE, messages: 1, busy_s: 136, longest_queue: 3, decision_wait_s: 100 }]
    );
    assert_eq!(of(&scored, "decision_wait"), 100.0);
    let points: Vec<(SimTime, u32)> =
        [(10, 2), (20, 1), (60, 2), (70, 3), (160, 2), (170, 1)].map(|(t, n)| (SimTime(t), n)).to_vec();
    assert_eq!(load_series(&record), [Series { org: CENTRE, points }]);
}

#[test]
fn an_approval_that_never_came_was_waited_for_to_the_end() {
    let mut script = busy_centre();
    script.entries.truncate(6);
    script.horizon = Span(1060);
    assert_eq!(of(&score(&script.record()), "decision_wait"), 1000.0);
}
