//! A made-up drill, told entry by entry: the same whatever the simulation does.

use std::sync::Arc;

use crate::record::testing::{HIT, INCIDENT, Script, expects};
use crate::record::{
    AlertSource, Audience, Fact, Impact, IntrusionId, MessageKind, Record, TimeClass, Verdict,
};
use crate::scenario::model::{ActionKind, Milestone, Role, Severity, Subject, Text};
use crate::units::time::{HOUR, MINUTE};
use crate::units::{
    AlertId, ApprovalId, CampaignId, IncidentId, MessageId, OrgId, PersonId, SystemId, TaskId,
};

const AGENCY: OrgId = OrgId(0);
const POLICE: OrgId = OrgId(1);
const BOARD: OrgId = OrgId(2);
const PORTAL: SystemId = SystemId(1);
const REGISTER: SystemId = SystemId(2);

fn text(vi: &str, en: &str) -> Text {
    Text { vi: vi.to_owned(), en: en.to_owned() }
}

/// Names as officials write them, on the three organisations, four systems and two people of the small scenario.
fn named(script: &mut Script) {
    let province = &mut script.scenario.province;
    for (org, (short, vi, en)) in province.organisations.iter_mut().zip([
        ("Sở Y tế", "Sở Y tế tỉnh", "Department of Health"),
        ("CAT", "Công an tỉnh", "Provincial police"),
        ("BCĐ", "Ban Chỉ đạo an toàn, an ninh mạng tỉnh", "Steering committee"),
    ]) {
        (org.short, org.name) = (short.to_owned(), text(vi, en));
    }
    for (system, (vi, en)) in province.systems.iter_mut().zip([
        ("Máy tính văn phòng", "Office computers"),
        ("Cổng thông tin điện tử", "Web portal"),
        ("Hồ sơ sức khỏe điện tử", "Health records"),
        ("Trục tích hợp", "Integration bus"),
    ]) {
        system.name = text(vi, en);
    }
    for (person, (vi, en)) in province
        .people
        .iter_mut()
        .zip([("Cán bộ trực", "Duty officer"), ("Kỹ sư an toàn thông tin", "Security engineer")])
    {
        person.title = text(vi, en);
    }
    for (campaign, (vi, en)) in
        script.scenario.campaigns.iter_mut().zip([("Mã hóa tống tiền", "Ransomware"), ("Lừa đảo", "Fraud")])
    {
        campaign.name = text(vi, en);
    }
    script.scenario.name = text("Diễn tập thử", "A made-up drill");
}

/// Two days: an attack at night, noticed in the morning, contained after an approval, over in the evening.
pub fn record() -> Arc<Record> {
    let mut expected = vec![
        expects(Milestone::Occurrence, Milestone::Detection, 4 * HOUR, 8 * HOUR),
        expects(Milestone::Detection, Milestone::Containment, 2 * HOUR, 4 * HOUR),
    ];
    expected[0].name = text("Phát hiện sự cố", "Detecting an incident");
    expected[1].name = text("Ngăn chặn sau khi phát hiện", "Containing it once detected");
    let mut script = Script::new(expected);
    named(&mut script);
    script.horizon = crate::units::Span::days(2);
    began(&mut script);
    noticed(&mut script);
    contained(&mut script);
    for entry in &mut script.entries {
        entry.seen_by = Audience::Nobody;
    }
    Arc::new(script.record())
}

const NIGHT: i64 = 15 * HOUR;
const MORNING: i64 = 24 * HOUR;

fn began(script: &mut Script) {
    script.at(0, Fact::ExerciseStarted);
    script.at(0, Fact::DutyChanged { came: vec![PersonId(0), PersonId(1)], left: Vec::new() });
    for n in 0..6 {
        let alert = AlertId(10 + n);
        let raised = Fact::AlertRaised {
            alert,
            source: AlertSource::OnSite,
            org: POLICE,
            system: None,
            intrusion: None,
            campaign: None,
        };
        script.at(i64::from(n) * HOUR, raised);
    }
    script.at(9 * HOUR, Fact::DutyChanged { came: Vec::new(), left: vec![PersonId(0)] });
    let campaign = script.at(NIGHT, Fact::CampaignBegan { campaign: CampaignId(0) });
    let began = script.because(
        campaign,
        TimeClass::Detection,
        NIGHT + HOUR,
        Fact::IntrusionBegan { intrusion: HIT, system: PORTAL },
    );
    script.because(
        began,
        TimeClass::Detection,
        NIGHT + HOUR,
        Fact::SystemCompromised { intrusion: HIT, system: PORTAL },
    );
    let second = NIGHT + 3 * HOUR;
    script.because(
        began,
        TimeClass::Detection,
        second,
        Fact::SystemCompromised { intrusion: HIT, system: REGISTER },
    );
    let lost = Fact::ServiceLost { intrusion: Some(HIT), system: REGISTER, impact: Impact::Encrypted };
    script.because(began, TimeClass::Detection, second + 600, lost);
}

fn noticed(script: &mut Script) {
    let intrusion: Option<IntrusionId> = Some(HIT);
    let lost = script.entries.len() as u32 - 1;
    let raised = Fact::AlertRaised {
        alert: AlertId(0),
        source: AlertSource::Users,
        org: AGENCY,
        system: Some(REGISTER),
        intrusion,
        campaign: Some(CampaignId(0)),
    };
    script.at(MORNING - HOUR, Fact::DutyChanged { came: vec![PersonId(0)], left: Vec::new() });
    let raised = script.because(lost, TimeClass::Detection, MORNING, raised);
    let seen = Fact::AlertAcknowledged { alert: AlertId(0), person: PersonId(0), intrusion };
    let seen = script.because(raised, TimeClass::Queue, MORNING + 12 * MINUTE, seen);
    let judged = Fact::AlertTriaged {
        alert: AlertId(0),
        person: PersonId(0),
        verdict: Verdict::Incident,
        intrusion,
        incident: Some(INCIDENT),
    };
    let judged = script.because(seen, TimeClass::Work, MORNING + 31 * MINUTE, judged);
    let opened = Fact::IncidentOpened {
        incident: INCIDENT,
        org: AGENCY,
        severity: Severity::Moderate,
        subject: Some(Subject::CyberSecurity),
        intrusion,
    };
    let opened = script.because(judged, TimeClass::Work, MORNING + 31 * MINUTE, opened);
    let point = |point: &str, options: [&str; 2]| Fact::Decided {
        incident: INCIDENT,
        org: AGENCY,
        point: point.to_owned(),
        options: options.map(str::to_owned).to_vec(),
        chosen: options[0].to_owned(),
        policy: options[0].to_owned(),
    };
    script.because(
        opened,
        TimeClass::Work,
        MORNING + 31 * MINUTE,
        point("declare@i0.1", ["incident", "false_alarm"]),
    );
    let suspected = Fact::SystemSuspected { incident: INCIDENT, system: REGISTER, clean: false };
    script.because(opened, TimeClass::Work, MORNING + 33 * MINUTE, suspected);
    let sent = |message: u32, kind, from, to| Fact::MessageSent {
        message: MessageId(message),
        kind,
        from,
        to,
        channel: "telephone".to_owned(),
        incident: Some(INCIDENT),
    };
    let report = script.because(
        opened,
        TimeClass::Work,
        MORNING + 40 * MINUTE,
        sent(0, MessageKind::Report, AGENCY, POLICE),
    );
    let read = Fact::MessageRead {
        message: MessageId(0),
        kind: MessageKind::Report,
        from: AGENCY,
        to: POLICE,
        incident: Some(INCIDENT),
    };
    let read = script.because(report, TimeClass::Message, MORNING + 55 * MINUTE, read);
    let told = Fact::RoleInformed {
        incident: INCIDENT,
        org: POLICE,
        role: Role::IncidentLead(Subject::CyberSecurity),
        milestone: Milestone::ReportToLead,
    };
    script.because(read, TimeClass::Work, MORNING + 55 * MINUTE, told);
    script.because(
        read,
        TimeClass::Work,
        MORNING + HOUR,
        Fact::LeadTaken { incident: INCIDENT, org: POLICE },
    );
    script.because(
        read,
        TimeClass::Work,
        MORNING + 62 * MINUTE,
        sent(1, MessageKind::Escalation, POLICE, BOARD),
    );
    let other = Fact::IncidentOpened {
        incident: IncidentId(1),
        org: POLICE,
        severity: Severity::Minor,
        subject: None,
        intrusion: None,
    };
    script.at(MORNING + 63 * MINUTE, other);
}

fn contained(script: &mut Script) {
    let start = MORNING + 64 * MINUTE;
    let (incident, system) = (INCIDENT, Some(REGISTER));
    let lead = script.entries.len() as u32 - 3;
    let queued = Fact::TaskQueued {
        task: TaskId(0),
        incident,
        step: "isolate".to_owned(),
        action: ActionKind::Isolate,
        system,
    };
    let queued = script.because(lead, TimeClass::Work, start, queued);
    let asked = Fact::ApprovalRequested {
        approval: ApprovalId(0),
        incident,
        action: ActionKind::Isolate,
        system,
        approver: BOARD,
    };
    let asked = script.because(queued, TimeClass::Work, start, asked);
    let evidence = Fact::TaskStarted {
        task: TaskId(1),
        incident,
        action: ActionKind::PreserveEvidence,
        system,
        person: PersonId(1),
        duplicate: false,
    };
    script.because(queued, TimeClass::Queue, start + 20 * MINUTE, evidence);
    let lost = Fact::MessageLost {
        message: MessageId(1),
        kind: MessageKind::Escalation,
        from: POLICE,
        to: BOARD,
        incident: Some(incident),
    };
    script.because(lead + 1, TimeClass::Message, start + 30 * MINUTE, lost);
    let granted = Fact::ApprovalGranted {
        approval: ApprovalId(0),
        incident,
        action: ActionKind::Isolate,
        system,
        by: BOARD,
        deputised: true,
    };
    let granted = script.push(
        start + 3 * HOUR,
        granted,
        Some(asked),
        Vec::new(),
        vec![(TimeClass::Absent, 3600), (TimeClass::Decision, 7200)],
    );
    let done = start + 4 * HOUR;
    let started = Fact::TaskStarted {
        task: TaskId(0),
        incident,
        action: ActionKind::Isolate,
        system,
        person: PersonId(0),
        duplicate: false,
    };
    let started = script.because(granted, TimeClass::Queue, start + 3 * HOUR + 10 * MINUTE, started);
    let finished = Fact::TaskCompleted {
        task: TaskId(0),
        incident,
        action: ActionKind::Isolate,
        system,
        person: PersonId(0),
        well: true,
    };
    let finished = script.because(started, TimeClass::Work, done, finished);
    let isolated = Fact::SystemIsolated { incident, system: REGISTER, needless: false };
    let isolated = script.because(finished, TimeClass::Work, done, isolated);
    script.because(isolated, TimeClass::Work, done, Fact::ContainmentDeclared { incident });
    script.because(isolated, TimeClass::Work, done, Fact::IntrusionContained { intrusion: HIT });
    for system in [PORTAL, REGISTER] {
        script.because(isolated, TimeClass::Work, done + HOUR, Fact::HoldLost { intrusion: HIT, system });
    }
    script.because(isolated, TimeClass::Work, done + HOUR, Fact::IntrusionEradicated { intrusion: HIT });
    let back = Fact::ServiceBack { intrusion: Some(HIT), system: REGISTER };
    let back = script.because(isolated, TimeClass::Work, done + 3 * HOUR, back);
    script.because(
        back,
        TimeClass::Work,
        done + 3 * HOUR,
        Fact::IsolationLifted { incident, system: REGISTER },
    );
    script.because(back, TimeClass::Work, done + 3 * HOUR, Fact::IntrusionRecovered { intrusion: HIT });
    let closed = Fact::IncidentClosed { incident, org: POLICE, open_in_truth: false };
    script.because(back, TimeClass::Work, done + 4 * HOUR, closed);
    script.at(48 * HOUR, Fact::ExerciseEnded);
}
