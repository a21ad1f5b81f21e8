//! Random records that keep the rules, for property tests.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;

use super::testing::*;
use crate::record::*;
use crate::scenario::model::{ActionKind, Expectation, Milestone, Role, Severity};
use crate::units::*;

/// What one entry is made of: which fact, two numbers for its subjects, seconds since the entry before, how far
/// back its cause is (0 for none), and where its time sheet is cut.
pub type Step = (u8, u32, u32, i64, u32, f64);

pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(
        (0..FACTS, 0..6u32, 0..4u32, prop_oneof![Just(0i64), 1..20_000i64], 0..8u32, 0.0..1.0f64),
        0..most,
    )
}

/// A record of random facts over the small scenario.
pub fn record(steps: &[Step]) -> Record {
    record_with(steps, Vec::new())
}

/// The same with expectations.
pub fn record_with(steps: &[Step], expectations: Vec<Expectation>) -> Record {
    let mut script = Script::new(expectations);
    script.horizon = Span::days(2);
    let mut t = -50_000;
    for &(kind, a, b, dt, back, cut) in steps {
        t += dt;
        let seq = script.entries.len() as u32;
        let cause = (back > 0 && back <= seq).then(|| seq - back);
        let elapsed = cause.map_or(0, |c| t - script.entries[c as usize].t.0);
        let first = (elapsed as f64 * cut) as i64;
        let pieces = [(class(a + b), first), (class(a * b + 3), elapsed - first)];
        let spent = pieces.iter().filter(|(_, s)| *s > 0).map(|(c, s)| (*c, *s as u32)).collect();
        let after = match cause {
            Some(c) if c > 2 && a > 2 => vec![c - 2, c - 1],
            _ => Vec::new(),
        };
        script.push(t, fact(kind, a, b), cause, after, spent);
    }
    script.record()
}

fn class(n: u32) -> TimeClass {
    TimeClass::ALL[n as usize % TimeClass::ALL.len()]
}

const FACTS: u8 = 40;

/// One of many facts; the two numbers pick who and what.
fn fact(kind: u8, a: u32, b: u32) -> Fact {
    let intrusion = IntrusionId { campaign: CampaignId(a % 2), org: OrgId(b % 3) };
    let (incident, system, org) = (IncidentId(a % 3), SystemId(b), OrgId(a % 3));
    let (alert, person, task) = (AlertId(a), PersonId(b % 2), TaskId(a));
    let action = [ActionKind::Isolate, ActionKind::Verify, ActionKind::Restore][b as usize % 3];
    match kind {
        0 | 1 => Fact::IntrusionBegan { intrusion, system },
        2 => Fact::SystemCompromised { intrusion, system },
        3 => Fact::ServiceLost { intrusion: Some(intrusion), system, impact: Impact::Encrypted },
        4 => Fact::ServiceLost { intrusion: Some(intrusion), system, impact: Impact::Isolated },
        5 => Fact::ServiceBack { intrusion: Some(intrusion), system },
        6 => Fact::RecordsExposed { intrusion, system, records: a * 100 },
        7 => Fact::FalseContentSpread { intrusion },
        8 => Fact::FalseContentRemoved { intrusion },
        9 => Fact::IntrusionContained { intrusion },
        10 => Fact::ContainmentBroken { intrusion },
        11 => Fact::IntrusionEradicated { intrusion },
        12 => Fact::EradicationBroken { intrusion },
        13 => Fact::IntrusionRecovered { intrusion },
        14 => Fact::RecoveryBroken { intrusion },
        15 => alert_raised(alert, org, (a > 1).then_some(intrusion)),
        16 => Fact::AlertAcknowledged { alert, person, intrusion: (a > 1).then_some(intrusion) },
        17 | 18 => Fact::AlertTriaged {
            alert,
            person,
            verdict: if b > 1 { Verdict::Incident } else { Verdict::Dismissed },
            intrusion: (a > 1).then_some(intrusion),
            incident: None,
        },
        19 => Fact::AlertExpired { alert, intrusion: None },
        20 | 21 => Fact::IncidentOpened {
            incident,
            org,
            severity: Severity::Minor,
            subject: None,
            intrusion: Some(intrusion),
        },
        22 => Fact::IncidentCovers { incident, intrusion },
        23 => Fact::IncidentMerged { incident, into: IncidentId(b % 3) },
        24 => Fact::LeadTaken { incident, org },
        25 => Fact::LeadHandedOver { incident, from: org, to: OrgId(b % 3) },
        26 => Fact::IncidentEscalated { incident, to: org, severity: Severity::Major },
        27 => sent(a, b, incident),
        28 => read(a, b, incident),
        29 => Fact::ApprovalRequested {
            approval: ApprovalId(a),
            incident,
            action,
            system: Some(system),
            approver: org,
        },
        30 => Fact::ApprovalGranted {
            approval: ApprovalId(a),
            incident,
            action,
            system: None,
            by: org,
            deputised: false,
        },
        31 => Fact::Decided {
            incident,
            org,
            point: "contain".to_owned(),
            options: vec!["watch".to_owned(), "isolate".to_owned()],
            chosen: if b > 1 { "watch" } else { "isolate" }.to_owned(),
            policy: "isolate".to_owned(),
        },
        32 => Fact::RoleInformed { incident, org, role: Role::Steering, milestone: Milestone::ReportToLead },
        33 => Fact::TaskQueued { task, incident, step: "step".to_owned(), action, system: None },
        34 => Fact::TaskStarted { task, incident, action, system: None, person, duplicate: b == 3 },
        35 => Fact::TaskCompleted { task, incident, action, system: None, person, well: b != 3 },
        36 => Fact::IncidentClosed { incident, org, open_in_truth: b > 1 },
        37 => Fact::IncidentReopened { incident },
        38 => Fact::FinalReportFiled { incident, to: org },
        _ => Fact::PublicInformed { incident, org },
    }
}

fn alert_raised(alert: AlertId, org: OrgId, intrusion: Option<IntrusionId>) -> Fact {
    let campaign = intrusion.map(|id: IntrusionId| id.campaign);
    Fact::AlertRaised { alert, source: AlertSource::Hunt, org, system: None, intrusion, campaign }
}

fn sent(a: u32, b: u32, incident: IncidentId) -> Fact {
    Fact::MessageSent {
        message: MessageId(a),
        kind: MessageKind::Report,
        from: OrgId(a % 3),
        to: OrgId(b % 3),
        channel: "telephone".to_owned(),
        incident: Some(incident),
    }
}

fn read(a: u32, b: u32, incident: IncidentId) -> Fact {
    Fact::MessageRead {
        message: MessageId(a),
        kind: if b == 3 { MessageKind::National } else { MessageKind::Report },
        from: OrgId(a % 3),
        to: OrgId(b % 3),
        incident: Some(incident),
    }
}
