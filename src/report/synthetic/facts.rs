//! One fact of every kind, with the variants that have sentences of their own.

use crate::record::{AlertSource, Asked, Fact, Impact, IntrusionId, MessageKind, Reacted, Verdict};
use crate::scenario::model::*;
use crate::units::time::HOUR;
use crate::units::{
    AlertId, ApprovalId, CampaignId, IncidentId, InjectId, MessageId, OrgId, PersonId, SimTime, SystemId,
    TaskId,
};

/// The list; its test knows when a kind is missing.
pub(crate) fn every_fact() -> Vec<Fact> {
    let (campaign, org, to, system) = (CampaignId(0), OrgId(4), OrgId(12), SystemId(3));
    let intrusion = IntrusionId { campaign, org };
    let (incident, alert, person, task) = (IncidentId(1), AlertId(1), PersonId(2), TaskId(1));
    let (message, approval, inject) = (MessageId(1), ApprovalId(1), InjectId(0));
    let action = || "phish".to_owned();
    let (some, kind) = (Some(system), ActionKind::Isolate);
    let mut list = vec![
        Fact::ExerciseStarted,
        Fact::ExerciseEnded,
        Fact::InjectDelivered { inject, to },
        Fact::ExpectedActionSeen { inject },
        Fact::ExpectedActionMissed { inject },
        Fact::InjectSkipped { inject },
        Fact::PersonAbsent { person, until: SimTime(HOUR) },
        Fact::DutyChanged { came: vec![person], left: vec![] },
        Fact::ChannelLost { channel: "telephone".into(), until: SimTime(HOUR) },
        Fact::ChannelBack { channel: "telephone".into() },
        Fact::IsolationLifted { incident, system },
        Fact::HelpBegan { incident, org },
        Fact::CampaignBegan { campaign },
        Fact::AttackAttempted { campaign, action: action(), system: None, attempt: 2 },
        Fact::AttackSucceeded { campaign, action: action(), system: some },
        Fact::AttackFailed { campaign, action: action(), system: some },
        Fact::AttackPrevented { campaign, action: action(), system },
        Fact::NoTargetLeft { campaign, action: action() },
        Fact::IntrusionBegan { intrusion, system },
        Fact::SystemCompromised { intrusion, system },
        Fact::ServiceBack { intrusion: None, system },
        Fact::RecordsExposed { intrusion, system, records: 12_000 },
        Fact::BackupsDestroyed { intrusion, system },
        Fact::FalseContentSpread { intrusion },
        Fact::FalseContentRemoved { intrusion },
        Fact::FloodEnded { intrusion, system },
        Fact::MoneyLost { intrusion, million: 80 },
        Fact::MoneyLost { intrusion, million: 0 },
        Fact::HoldLost { intrusion, system },
        Fact::IntrusionContained { intrusion },
        Fact::ContainmentBroken { intrusion },
        Fact::IntrusionEradicated { intrusion },
        Fact::EradicationBroken { intrusion },
        Fact::IntrusionRecovered { intrusion },
        Fact::RecoveryBroken { intrusion },
        Fact::BudgetExhausted { campaign },
        Fact::CampaignEnded { campaign },
        Fact::AlertAcknowledged { alert, person, intrusion: None },
        Fact::AlertExpired { alert: AlertId(2), intrusion: None },
        Fact::IncidentOpened { incident, org, severity: Severity::Major, subject: None, intrusion: None },
        Fact::IncidentCovers { incident, intrusion },
        Fact::IncidentMerged { incident, into: IncidentId(0) },
        Fact::IncidentReassessed {
            incident,
            org,
            severity: Severity::Severe,
            subject: Some(Subject::CyberSecurity),
        },
        Fact::IncidentLearned {
            incident,
            org,
            severity: Severity::Major,
            subject: None,
            incident_type: Some("ransomware".into()),
            systems: vec![system],
            contained: false,
            closed: false,
        },
        Fact::LeadTaken { incident, org },
        Fact::LeadHandedOver { incident, from: org, to },
        Fact::IncidentEscalated { incident, to, severity: Severity::Severe },
        Fact::MessageSent {
            message,
            kind: MessageKind::Order,
            from: org,
            to,
            channel: "telephone".into(),
            incident: None,
        },
        Fact::MessageRead { message, kind: MessageKind::Order, from: org, to, incident: None },
        Fact::MessageLost { message, kind: MessageKind::Order, from: org, to, incident: None },
        Fact::ApprovalRequested { approval, incident, action: kind, system: some, approver: org },
        Fact::ApprovalRefused { approval, incident, action: kind, system: some, by: org },
        Fact::BodyConvened { org, incident, present: 4 },
        Fact::DecisionAwaited {
            incident,
            org,
            point: "isolate".into(),
            options: vec!["a".into(), "b".into()],
        },
        Fact::Decided {
            incident,
            org,
            point: "isolate".into(),
            options: vec!["a".into(), "b".into()],
            chosen: "a".into(),
            policy: "b".into(),
        },
        Fact::IndicatorsReceived { incident: Some(incident), org, campaign },
        Fact::RoleInformed { incident, org, role: Role::Steering, milestone: Milestone::Escalation },
        Fact::ResponderMobilised { person, incident },
        Fact::ResponderReturned { person, incident },
        Fact::TaskQueued { task, incident, step: "isolate".into(), action: kind, system: None },
        Fact::TaskInterrupted { task, person },
        Fact::TaskResumed { task, person },
        Fact::TaskDropped { task },
        Fact::BackupUnusable { incident, system },
        Fact::PublicInformed { incident, org },
        Fact::ContainmentDeclared { incident },
        Fact::IncidentReopened { incident },
        Fact::FinalReportFiled { incident, to },
    ];
    for yes in [false, true] {
        let incident_type = "ransomware".to_owned();
        let in_vain = 2 * u32::from(yes);
        list.push(Fact::PlaybookChosen { incident, org, incident_type, fits: yes, in_vain });
        list.push(Fact::SystemSuspected { incident, system, clean: yes });
        list.push(Fact::ApprovalGranted {
            approval,
            incident,
            action: kind,
            system: some,
            by: org,
            deputised: yes,
        });
        list.push(Fact::PersonCalled { person, incident, answered: yes });
        list.push(Fact::TaskStarted { task, incident, action: kind, system: some, person, duplicate: yes });
        list.push(Fact::TaskCompleted { task, incident, action: kind, system: some, person, well: yes });
        list.push(Fact::SystemIsolated { incident, system, needless: yes });
        list.push(Fact::SystemCleaned { incident, system, left_behind: yes });
        list.push(Fact::IncidentClosed { incident, org, open_in_truth: yes });
        let truth = yes.then_some(intrusion);
        for verdict in [Verdict::Incident, Verdict::Dismissed, Verdict::Attached] {
            list.push(Fact::AlertTriaged { alert, person, verdict, intrusion: truth, incident: None });
        }
    }
    for asked in [Asked::Help, Asked::Approval, Asked::Team, Asked::Release] {
        for (to, by_telephone) in [(Some(to), false), (Some(org), true), (None, false)] {
            list.push(Fact::RequestExpired { incident, asked, approval: None, org, to, by_telephone });
        }
    }
    for how in [Reacted::WentRound, Reacted::WentQuiet, Reacted::BroughtForward] {
        list.push(Fact::AttackerReacted { campaign, how });
    }
    for impact in [Impact::Encrypted, Impact::Defaced, Impact::Disrupted, Impact::Isolated, Impact::Starved] {
        list.push(Fact::ServiceLost { intrusion: None, system, impact });
    }
    for source in [AlertSource::OnSite, AlertSource::Press, AlertSource::Hunt] {
        list.push(Fact::AlertRaised { alert, source, org, system: None, intrusion: None, campaign: None });
    }
    list
}
