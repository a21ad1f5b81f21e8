//! The one vocabulary for what will happen: every entry of the future event list.

use crate::kernel::DrawKey;
use crate::record::{AlertSource, IntrusionId};
use crate::units::{
    AlertId, ApprovalId, CampaignId, IncidentId, InjectId, MessageId, OrgId, PersonId, SystemId, TaskId,
};

/// A signal on its way to an organisation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signal {
    /// By which way.
    pub source: AlertSource,
    /// To whom.
    pub org: OrgId,
    /// About which system.
    pub system: Option<SystemId>,
    /// The true intrusion; none for noise, and for an attempt that gained nothing.
    pub intrusion: Option<IntrusionId>,
    /// The campaign that it is of; none for noise.
    pub campaign: Option<CampaignId>,
    /// Key of everything drawn about it.
    pub key: u64,
    /// Entry that left the trace.
    pub cause: Option<u32>,
}

/// An attempt of an attacker.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attempt {
    /// Campaign.
    pub campaign: CampaignId,
    /// Action.
    pub action: usize,
    /// Which of those that go on at the same time.
    pub lane: usize,
    /// Target.
    pub target: Option<SystemId>,
    /// From 1, against this target.
    pub number: u32,
}

/// Something that will happen, in the imperative.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// STARTEX.
    StartExercise,
    /// A person's duty begins or ends.
    ChangeDuty(PersonId),
    /// Who came to work and who left at this moment is written down.
    NoteDuty,
    /// Whoever stayed after hours goes home.
    EndOvertime(PersonId),
    /// A channel works again.
    RestoreChannel(usize),
    /// People of an organisation that was asked to help are at work.
    BeginHelp(OrgId, IncidentId),
    /// A called person starts work on what the call was for.
    ReportForWork(PersonId, TaskId),
    /// A call is repeated, or goes to the next in line.
    CallAgain(TaskId, u32),
    /// A sensor raises its next false alert.
    RaiseFalseAlert(u32, u32),
    /// A burst of false alerts asked for by an inject: inject, index.
    RaiseFloodAlert(InjectId, u32),
    /// A campaign begins.
    BeginCampaign(CampaignId),
    /// The attacker takes up an action, in one of its lanes.
    TryAction(CampaignId, usize, usize),
    /// An attempt ends; with its entry.
    EndAttempt(Attempt, u32),
    /// A flood that nobody ended ends by itself; with the entry that shows it.
    EndFlood(CampaignId, SystemId, u32),
    /// The attacker may go for a target once more.
    GoAgain(CampaignId, usize, SystemId),
    /// A fraud in an agency's name finds its next victim: campaign, action, agency, count.
    FindVictim(CampaignId, usize, OrgId, u32),
    /// The attacker notices an eviction.
    NoticeEviction(CampaignId),
    /// What was left behind becomes active.
    ComeBack(CampaignId, SystemId),
    /// The national body sends the indicators of a campaign; with the entry by which it knows them.
    SendFeed(CampaignId, u32),
    /// A signal arrives.
    RaiseAlert(Signal),
    /// An alert is dropped, if nobody has looked at it.
    ExpireAlert(AlertId),
    /// A task ends.
    EndTask(TaskId),
    /// A message arrives.
    DeliverMessage(MessageId),
    /// A message turns out not to have arrived.
    MissMessage(MessageId),
    /// A body has convened, or tries again.
    ConveneBody(ApprovalId, u32),
    /// A member of the team is released.
    ReleaseMember(PersonId, IncidentId),
    /// An escalation falls due.
    Escalate(IncidentId, usize),
    /// A request ought to have been taken up by now.
    RequestDue(u32),
    /// A step ought to have been begun by now.
    StepDue(TaskId),
    /// A decision that waited is taken.
    TakeDecision(u32),
    /// An inject falls due.
    DeliverInject(InjectId),
    /// The time for an expected action is over.
    CheckExpected(InjectId),
    /// An absence caused by an inject ends.
    EndAbsence(PersonId),
}

impl Event {
    /// Ties in time go by class: duty changes first, then what comes from outside, then work, then its ends.
    pub fn class(&self) -> u8 {
        match self {
            Event::StartExercise => 0,
            Event::EndAbsence(_) | Event::RestoreChannel(_) => 1,
            Event::ChangeDuty(_) | Event::EndOvertime(_) => 2,
            Event::NoteDuty => 3,
            Event::BeginCampaign(_) => 4,
            Event::EndAttempt(..) | Event::EndFlood(..) => 5,
            Event::TryAction(..) => 6,
            Event::NoticeEviction(_) | Event::ComeBack(..) | Event::GoAgain(..) | Event::FindVictim(..) => 7,
            Event::RaiseAlert(_) => 8,
            Event::RaiseFalseAlert(..) | Event::RaiseFloodAlert(..) => 9,
            Event::EndTask(_) => 10,
            Event::ReportForWork(..) | Event::CallAgain(..) => 11,
            Event::DeliverMessage(_) | Event::MissMessage(_) | Event::SendFeed(..) => 12,
            Event::ConveneBody(..)
            | Event::ReleaseMember(..)
            | Event::Escalate(..)
            | Event::RequestDue(_)
            | Event::StepDue(_)
            | Event::TakeDecision(_)
            | Event::BeginHelp(..) => 13,
            Event::ExpireAlert(_) => 14,
            Event::DeliverInject(_) => 15,
            Event::CheckExpected(_) => 16,
        }
    }

    /// Ties in time and class go by what the event is about. `serial` keys (alerts, tasks, messages) are numbered in
    /// order of appearance, which is itself reproducible.
    pub fn key(&self) -> u64 {
        let two = |a: u32, b: u64| (u64::from(a) << 32) | b;
        match self {
            Event::StartExercise | Event::NoteDuty => 0,
            Event::RestoreChannel(channel) => *channel as u64,
            Event::BeginHelp(org, incident) => two(incident.0, u64::from(org.0)),
            Event::ChangeDuty(person) | Event::EndAbsence(person) | Event::EndOvertime(person) => {
                u64::from(person.0)
            }
            Event::ReportForWork(person, task) => two(person.0, u64::from(task.0)),
            Event::CallAgain(task, round) => two(task.0, u64::from(*round)),
            Event::RaiseFalseAlert(sensor, index) => two(*sensor, u64::from(*index)),
            Event::RaiseFloodAlert(inject, index) => two(inject.0, u64::from(*index)),
            Event::BeginCampaign(campaign)
            | Event::NoticeEviction(campaign)
            | Event::SendFeed(campaign, _) => u64::from(campaign.0),
            Event::TryAction(campaign, action, lane) => {
                two(campaign.0, (*lane as u64) << 16 | *action as u64)
            }
            Event::EndAttempt(attempt, _) => DrawKey::new(0)
                .with(u64::from(attempt.campaign.0))
                .with(attempt.action as u64)
                .with(attempt.target.map_or(u64::MAX, |t| u64::from(t.0)))
                .as_u64(),
            Event::ComeBack(campaign, system) | Event::EndFlood(campaign, system, _) => {
                two(campaign.0, u64::from(system.0))
            }
            Event::GoAgain(campaign, action, system) => {
                DrawKey::new(1).with(two(campaign.0, *action as u64)).with(u64::from(system.0)).as_u64()
            }
            Event::FindVictim(campaign, action, org, _) => {
                DrawKey::new(2).with(two(campaign.0, *action as u64)).with(u64::from(org.0)).as_u64()
            }
            Event::RaiseAlert(signal) => signal.key,
            Event::ExpireAlert(alert) => u64::from(alert.0),
            Event::EndTask(task) => u64::from(task.0),
            Event::DeliverMessage(message) | Event::MissMessage(message) => u64::from(message.0),
            Event::ConveneBody(approval, round) => two(approval.0, u64::from(*round)),
            Event::ReleaseMember(person, incident) => two(incident.0, u64::from(person.0)),
            Event::Escalate(incident, rule) => two(incident.0, *rule as u64),
            Event::RequestDue(request) => two(u32::MAX, u64::from(*request)),
            Event::StepDue(task) => two(u32::MAX - 1, u64::from(task.0)),
            Event::TakeDecision(decision) => two(u32::MAX - 2, u64::from(*decision)),
            Event::DeliverInject(inject) | Event::CheckExpected(inject) => u64::from(inject.0),
        }
    }
}
