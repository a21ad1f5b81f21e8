//! What is so at one moment of a record, as far as a viewer knows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::incident::Incident;
use crate::record::{Impact, IntrusionId, MessageKind};
use crate::scenario::Scenario;
use crate::scenario::model::{ActionKind, Milestone};
use crate::units::{
    AlertId, ApprovalId, IncidentId, InjectId, MessageId, OrgId, PersonId, SimTime, SystemId, TaskId,
};

/// A message under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// What it is for.
    pub kind: MessageKind,
    /// Sender.
    pub from: OrgId,
    /// Recipient.
    pub to: OrgId,
    /// About which incident.
    pub incident: Option<IncidentId>,
    /// When it left.
    pub sent: SimTime,
}

/// An alert that nobody has judged yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Alert {
    /// In whose queue.
    pub org: OrgId,
    /// Since when.
    pub since: SimTime,
    /// Whether somebody looks at it.
    pub looked_at: bool,
    /// Whether it is of an attack, where the viewer knows the truth.
    pub of_an_attack: bool,
}

/// Where a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskState {
    /// Nobody has begun it.
    Waiting,
    /// Somebody is at it.
    AtWork(PersonId),
    /// It was begun and lies still.
    Interrupted,
}

/// A task that is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Task {
    /// Of which incident; absent where only its interruption was seen.
    pub incident: Option<IncidentId>,
    /// What is to be done.
    pub action: Option<ActionKind>,
    /// On what.
    pub system: Option<SystemId>,
    /// Where it stands.
    pub state: TaskState,
    /// Since when it stands there.
    pub since: SimTime,
}

/// An approval that was asked for and not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Approval {
    /// Of which incident.
    pub incident: IncidentId,
    /// Of what.
    pub action: ActionKind,
    /// By whom.
    pub approver: OrgId,
    /// Since when it waits there.
    pub since: SimTime,
}

/// What became of an inject.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InjectState {
    /// Not yet.
    #[default]
    Ahead,
    /// It was delivered.
    Delivered,
    /// What was expected was done.
    Seen,
    /// What was expected was not done.
    Missed,
    /// It was not needed.
    Skipped,
}

/// A true intrusion at an agency. The four are as of now: what was broken again is no longer so.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Intrusion {
    /// The attacker can act from no system of the agency.
    pub contained: bool,
    /// No hold is left.
    pub eradicated: bool,
    /// Whether a service was ever lost, or something false spread.
    pub harmed: bool,
    /// Milestones with the entry that shows each, in order of time.
    pub reached: Vec<(Milestone, SimTime, u32)>,
}

/// The state after some entries. Two states are equal when everything that can be shown of them is.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Why a system cannot be used, by position; none where it can.
    pub(crate) lost: Vec<Option<Impact>>,
    /// Systems that responders cut off.
    pub(crate) isolated: BTreeSet<SystemId>,
    /// Who holds a system, in truth.
    pub(crate) holds: BTreeSet<(SystemId, IntrusionId)>,
    /// Who is on duty, by position; absent where the record does not say.
    pub(crate) duty: Option<Arc<Vec<bool>>>,
    /// Until when somebody is absent.
    pub(crate) absent: BTreeMap<PersonId, SimTime>,
    /// Incidents that a viewer has heard of.
    pub(crate) incidents: BTreeMap<IncidentId, Arc<Incident>>,
    /// True intrusions.
    pub(crate) intrusions: BTreeMap<IntrusionId, Intrusion>,
    /// Which incidents an agency has heard of and that are not closed for it.
    pub(crate) knows: BTreeSet<(OrgId, IncidentId)>,
    /// Messages under way.
    pub(crate) messages: BTreeMap<MessageId, Message>,
    /// The message that arrived last, or was lost: when, and by which entry.
    pub(crate) travelled: Option<(MessageId, Message, SimTime, bool, u32)>,
    /// Alerts that nobody has judged.
    pub(crate) alerts: BTreeMap<AlertId, Alert>,
    /// Tasks that are not done.
    pub(crate) tasks: BTreeMap<TaskId, Task>,
    /// Approvals that were asked for.
    pub(crate) approvals: BTreeMap<ApprovalId, Approval>,
    /// Injects, by position.
    pub(crate) injects: Vec<InjectState>,
    /// The inject that was delivered last.
    pub(crate) last_inject: Option<InjectId>,
    /// Channels that do not work, and until when.
    pub(crate) channels: BTreeMap<String, SimTime>,
    /// Decisions that came up and were not taken, by their id: the entry.
    pub(crate) awaited: BTreeMap<String, u32>,
    /// Decisions so far, and the entry of the last one.
    pub(crate) decided: (u32, Option<u32>),
}

/// Bytes that one more frame of what is under way takes, about.
const LIVE: usize = 64;

impl State {
    /// Before anything happened.
    pub(crate) fn new(scenario: &Scenario) -> State {
        State {
            lost: vec![None; scenario.province.systems.len()],
            isolated: BTreeSet::new(),
            holds: BTreeSet::new(),
            duty: None,
            absent: BTreeMap::new(),
            incidents: BTreeMap::new(),
            intrusions: BTreeMap::new(),
            knows: BTreeSet::new(),
            messages: BTreeMap::new(),
            travelled: None,
            alerts: BTreeMap::new(),
            tasks: BTreeMap::new(),
            approvals: BTreeMap::new(),
            injects: vec![InjectState::Ahead; scenario.drill.injects.len()],
            last_inject: None,
            channels: BTreeMap::new(),
            awaited: BTreeMap::new(),
            decided: (0, None),
        }
    }

    /// Bytes that a copy takes, about: what key frames are rationed by.
    pub(crate) fn weight(&self) -> usize {
        let live = self.holds.len()
            + self.isolated.len()
            + self.absent.len()
            + self.knows.len()
            + self.messages.len()
            + self.alerts.len()
            + self.tasks.len()
            + self.approvals.len()
            + self.channels.len()
            + self.awaited.len();
        let kept = self.incidents.len() + 4 * self.intrusions.len();
        self.lost.len()
            + self.injects.len()
            + self.duty.as_ref().map_or(0, |d| d.len())
            + LIVE * (live + kept)
    }

    /// The incidents that a viewer has heard of, open and closed.
    pub fn incidents(&self) -> impl Iterator<Item = &Incident> {
        self.incidents.values().map(|incident| &**incident)
    }

    /// Messages under way.
    pub fn messages(&self) -> &BTreeMap<MessageId, Message> {
        &self.messages
    }

    /// Alerts that nobody has judged.
    pub fn alerts(&self) -> &BTreeMap<AlertId, Alert> {
        &self.alerts
    }

    /// Tasks that are not done.
    pub fn tasks(&self) -> &BTreeMap<TaskId, Task> {
        &self.tasks
    }

    /// Approvals that were asked for and not answered.
    pub fn approvals(&self) -> &BTreeMap<ApprovalId, Approval> {
        &self.approvals
    }
}
