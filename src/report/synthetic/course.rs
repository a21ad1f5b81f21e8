//! The course of one made-up intrusion, from the foothold to the final report.

use super::province::{ORGS, org};
use crate::record::{
    AlertSource, Audience, Entry, Fact, Impact, IntrusionId, MessageKind, TimeClass, TimeSheet, Verdict,
};
use crate::scenario::model::*;
use crate::units::time::{HOUR, MINUTE};
use crate::units::{
    AlertId, ApprovalId, CampaignId, IncidentId, MessageId, OrgId, PersonId, SimTime, SystemId, TaskId,
};
use TimeClass::{Decision, Dependency, Detection, Message, Mobilisation, OffCalendar, Queue, Rework, Work};

/// Minimal standard generator (Park–Miller): enough for made-up data.
pub(super) struct Luck(pub(super) u64);

impl Luck {
    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0 * 48_271 % 2_147_483_647;
        self.0 % n.max(1)
    }

    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low).max(1) as u64) as i64
    }
}

/// At least, less than, and the two classes that the time between divides into.
type Wait = (i64, i64, [TimeClass; 2]);
const AT_ONCE: Wait = (1, 2, [Work, Work]);

/// Entries in the order they were made up, not in the order of time.
pub(super) struct Draft {
    pub(super) entries: Vec<Entry>,
    pub(super) luck: Luck,
    pub(super) next: u32,
}

impl Draft {
    pub(super) fn push(&mut self, t: i64, fact: Fact, seen_by: Audience, cause: Option<u32>) -> u32 {
        let seq = self.entries.len() as u32;
        self.entries.push(Entry {
            seq,
            t: SimTime(t),
            fact,
            seen_by,
            cause,
            after: vec![],
            spent: TimeSheet::new(),
        });
        seq
    }

    pub(super) fn fresh(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    /// A later entry caused by `cause`, after a drawn time spent in two classes.
    pub(super) fn then(&mut self, cause: u32, wait: Wait, org: OrgId, fact: Fact) -> u32 {
        let (low, high, classes) = wait;
        let total = self.luck.between(low, high);
        let first = self.luck.between(total / 3, total + 1).min(total);
        let at = self.entries[cause as usize].t.0 + total;
        let seq = self.push(at, fact, Audience::Org(org), Some(cause));
        let sheet = TimeSheet::from([(classes[0], first as u32), (classes[1], (total - first) as u32)]);
        self.entries[seq as usize].spent = sheet.into_iter().filter(|(_, s)| *s > 0).collect();
        seq
    }

    /// A message that is sent after one wait and read after another.
    fn message(&mut self, cause: u32, letter: &Letter, sent: Wait, read: Wait) -> u32 {
        let &Letter { kind, from, to, channel, incident } = letter;
        let message = MessageId(self.fresh());
        let incident = Some(incident);
        let channel = channel.into();
        let out =
            self.then(cause, sent, from, Fact::MessageSent { message, kind, from, to, channel, incident });
        self.then(out, read, to, Fact::MessageRead { message, kind, from, to, incident })
    }
}

struct Letter {
    kind: MessageKind,
    from: OrgId,
    to: OrgId,
    channel: &'static str,
    incident: IncidentId,
}

/// Who and what an intrusion is about.
struct Case {
    id: IntrusionId,
    hit: OrgId,
    lead: OrgId,
    incident: IncidentId,
    /// The first system taken.
    system: SystemId,
}

/// Adds the whole course of an intrusion at an agency.
pub(super) fn intrusion(d: &mut Draft, s: &Scenario, campaign: CampaignId, hit: OrgId, at: i64) {
    let owner = ORGS[hit.ix()].0;
    let systems = s.province.systems.iter().enumerate();
    let own: Vec<SystemId> =
        systems.filter(|(_, sys)| sys.owner == owner).map(|(i, _)| SystemId(i as u32)).collect();
    let case = Case {
        id: IntrusionId { campaign, org: hit },
        hit,
        lead: org(if campaign.0 == 0 { "cat" } else { "stttt" }),
        incident: IncidentId(d.fresh()),
        system: own[0],
    };
    let began = attack(d, &case, &own, at);
    let opened = triage(d, &case, began);
    let told = report(d, &case, opened);
    let decided = approve(d, &case, told);
    let contained = isolate(d, &case, decided);
    recover(d, &case, contained);
}

fn person(org: OrgId, n: u32) -> PersonId {
    PersonId(org.0 * 2 + n)
}

fn attack(d: &mut Draft, case: &Case, own: &[SystemId], at: i64) -> u32 {
    let (intrusion, campaign) = (case.id, case.id.campaign);
    let began = d.push(at, Fact::IntrusionBegan { intrusion, system: case.system }, Audience::Nobody, None);
    for (n, &system) in own.iter().enumerate() {
        let t = at + d.luck.between(60, 5 * HOUR) * n as i64;
        let action = if n == 0 { "phish" } else { "move" }.into();
        d.push(t, Fact::SystemCompromised { intrusion, system }, Audience::Nobody, Some(began));
        d.push(t, Fact::AttackSucceeded { campaign, action, system: Some(system) }, Audience::Nobody, None);
    }
    began
}

fn triage(d: &mut Draft, case: &Case, began: u32) -> u32 {
    let &Case { hit, incident, system, .. } = case;
    let intrusion = Some(case.id);
    let alert = AlertId(d.fresh());
    let raised = d.then(
        began,
        (10 * MINUTE, 9 * HOUR, [Detection, Detection]),
        hit,
        Fact::AlertRaised {
            alert,
            source: AlertSource::Monitoring,
            org: hit,
            system: Some(system),
            intrusion,
            campaign: intrusion.map(|i| i.campaign),
        },
    );
    d.then(
        raised,
        (60, 2 * HOUR, [Detection, Detection]),
        hit,
        Fact::ServiceLost { intrusion, system, impact: Impact::Encrypted },
    );
    let officer = person(hit, 0);
    let ack = d.then(
        raised,
        (3 * MINUTE, 5 * HOUR, [OffCalendar, Queue]),
        hit,
        Fact::AlertAcknowledged { alert, person: officer, intrusion },
    );
    let triaged = d.then(
        ack,
        (10 * MINUTE, HOUR, [Work, Rework]),
        hit,
        Fact::AlertTriaged {
            alert,
            person: officer,
            verdict: Verdict::Incident,
            intrusion,
            incident: Some(incident),
        },
    );
    let severity = Severity::Moderate;
    d.then(
        triaged,
        AT_ONCE,
        hit,
        Fact::IncidentOpened { incident, org: hit, severity, subject: None, intrusion },
    )
}

/// To the lead, to the national body, and as a warning to others.
fn report(d: &mut Draft, case: &Case, opened: u32) -> u32 {
    let &Case { hit, lead, incident, .. } = case;
    let letter = |kind, from, to, channel| Letter { kind, from, to, channel, incident };
    let national = org("a05");
    let read = d.message(
        opened,
        &letter(MessageKind::Report, hit, lead, "signed-document"),
        (5 * MINUTE, HOUR, [Work, Decision]),
        (5 * MINUTE, 6 * HOUR, [Message, OffCalendar]),
    );
    let told = d.then(read, AT_ONCE, lead, Fact::LeadTaken { incident, org: lead });
    let known = d.message(
        told,
        &letter(MessageKind::National, lead, national, "signed-document"),
        (HOUR, 9 * HOUR, [Queue, Work]),
        (MINUTE, HOUR, [Message, Message]),
    );
    let (role, milestone) = (Role::NationalLiaison, Milestone::NationalNotified);
    d.then(known, AT_ONCE, lead, Fact::RoleInformed { incident, org: national, role, milestone });
    for to in ["stttt", "bchqs", "soc", "bien-hoa"].map(org) {
        if to == lead {
            continue;
        }
        d.message(
            told,
            &letter(MessageKind::Indicators, lead, to, "platform"),
            (5 * MINUTE, HOUR, [Work, Work]),
            (MINUTE, 8 * HOUR, [Message, OffCalendar]),
        );
    }
    told
}

fn approve(d: &mut Draft, case: &Case, told: u32) -> u32 {
    let &Case { lead, incident, .. } = case;
    let (action, system) = (ActionKind::Isolate, Some(case.system));
    let approval = ApprovalId(d.fresh());
    let approver = org("tieu-ban");
    let asked = d.then(
        told,
        (10 * MINUTE, 3 * HOUR, [Queue, Work]),
        lead,
        Fact::ApprovalRequested { approval, incident, action, system, approver },
    );
    let got = d.message(
        asked,
        &Letter {
            kind: MessageKind::ApprovalRequest,
            from: lead,
            to: approver,
            channel: "telephone",
            incident,
        },
        (60, 120, [Message, Message]),
        (60, 1200, [Message, Message]),
    );
    let granted = d.then(
        got,
        (30 * MINUTE, 12 * HOUR, [Decision, OffCalendar]),
        approver,
        Fact::ApprovalGranted { approval, incident, action, system, by: approver, deputised: false },
    );
    let options = vec!["isolate".into(), "watch".into()];
    d.then(
        granted,
        AT_ONCE,
        lead,
        Fact::Decided {
            incident,
            org: lead,
            point: "isolate".into(),
            options,
            chosen: "isolate".into(),
            policy: "isolate".into(),
        },
    )
}

fn isolate(d: &mut Draft, case: &Case, decided: u32) -> u32 {
    let &Case { id, hit, lead, incident, system } = case;
    let (action, on) = (ActionKind::Isolate, Some(system));
    let (task, team) = (TaskId(d.fresh()), org("doi"));
    let person = person(team, 1);
    let queued = d.then(
        decided,
        AT_ONCE,
        lead,
        Fact::TaskQueued { task, incident, step: "isolate".into(), action, system: on },
    );
    let started = d.then(
        queued,
        (20 * MINUTE, 4 * HOUR, [Mobilisation, Queue]),
        team,
        Fact::TaskStarted { task, incident, action, system: on, person, duplicate: false },
    );
    let done = d.then(
        started,
        (20 * MINUTE, 2 * HOUR, [Work, Work]),
        team,
        Fact::TaskCompleted { task, incident, action, system: on, person, well: true },
    );
    d.then(done, AT_ONCE, hit, Fact::SystemIsolated { incident, system, needless: false });
    d.then(done, AT_ONCE, hit, Fact::IntrusionContained { intrusion: id })
}

fn recover(d: &mut Draft, case: &Case, contained: u32) {
    let &Case { id: intrusion, hit, lead, incident, system } = case;
    let cleaned = d.then(
        contained,
        (2 * HOUR, 12 * HOUR, [Work, OffCalendar]),
        hit,
        Fact::SystemCleaned { incident, system, left_behind: false },
    );
    let eradicated = d.then(cleaned, AT_ONCE, hit, Fact::IntrusionEradicated { intrusion });
    let back = d.then(
        eradicated,
        (HOUR, 15 * HOUR, [Work, Dependency]),
        hit,
        Fact::ServiceBack { intrusion: Some(intrusion), system },
    );
    let recovered = d.then(back, AT_ONCE, hit, Fact::IntrusionRecovered { intrusion });
    let closed = d.then(
        recovered,
        (HOUR, 20 * HOUR, [OffCalendar, Work]),
        lead,
        Fact::IncidentClosed { incident, org: lead, open_in_truth: false },
    );
    d.then(
        closed,
        (HOUR, 30 * HOUR, [OffCalendar, Work]),
        lead,
        Fact::FinalReportFiled { incident, to: org("a05") },
    );
}
