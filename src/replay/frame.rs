//! What is shown at a moment, as values that a terminal draws and a browser is sent.

use std::collections::BTreeMap;

use serde::Serialize;

use super::incident::Phase;
use super::reel::Reel;
use super::state::{InjectState, State, TaskState};
use crate::record::{Fact, IntrusionId, MessageKind};
use crate::scenario::model::{Milestone, Severity, Subject};
use crate::units::{IncidentId, InjectId, MessageId, OrgId, SimTime, SystemId};

/// How an agency stands, by what the viewer knows: the truth where they know it, else what is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nothing happens.
    Quiet,
    /// Alerts wait to be judged, or are looked at.
    Alerted,
    /// Everything that was hit is clean and back.
    Recovered,
    /// It works on an incident, its own or another's.
    Working,
    /// It is hit; the attacker can go no farther from there.
    Contained,
    /// It is hit.
    Hit,
}

/// An agency.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgencyView {
    /// Which.
    pub org: OrgId,
    /// How it stands.
    pub standing: Standing,
    /// Whether it has heard of an open incident.
    pub knows: bool,
    /// Its systems that an attacker holds.
    pub compromised: u32,
    /// Its systems that cannot be used.
    pub down: u32,
    /// Its systems that responders cut off.
    pub isolated: u32,
    /// Its systems that are held to be affected, in incidents that are open.
    pub suspected: u32,
    /// People on duty; absent where the record, or the viewer's part of it, does not say.
    pub on_duty: Option<u32>,
    /// Its people.
    pub people: u32,
    /// Alerts that wait or are looked at.
    pub alerts: u32,
    /// Tasks that its people are at.
    pub at_work: u32,
    /// Open incidents that it leads.
    pub leads: u32,
}

/// An open incident.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IncidentView {
    /// Which.
    pub incident: IncidentId,
    /// Since when.
    pub since: SimTime,
    /// Who opened it.
    pub opened_by: Option<OrgId>,
    /// Who leads.
    pub lead: Option<OrgId>,
    /// The worst that anybody holds it to be.
    pub severity: Option<Severity>,
    /// Subject.
    pub subject: Option<Subject>,
    /// Phase.
    pub phase: Phase,
    /// Whether it is held to be contained.
    pub contained: bool,
    /// Systems held to be affected.
    pub suspected: Vec<SystemId>,
    /// Milestones with the entry that showed each first, in order of time.
    pub reached: Vec<(Milestone, SimTime, u32)>,
}

/// A true intrusion.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IntrusionView {
    /// Which.
    pub intrusion: IntrusionId,
    /// Milestones with the entry that shows each, in order of time.
    pub reached: Vec<(Milestone, SimTime, u32)>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MessageView {
    /// Which.
    pub message: MessageId,
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

/// The message that arrived last, or was lost.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Travelled {
    /// The message.
    #[serde(flatten)]
    pub message: MessageView,
    /// When it was read, or it was clear that it was lost.
    pub t: SimTime,
    /// Whether it was lost.
    pub lost: bool,
    /// By which entry.
    pub at: u32,
}

/// What waits at an organisation, and what is worked on there.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Queue {
    /// Whose.
    pub org: OrgId,
    /// Messages to it that were not read yet.
    pub unread: u32,
    /// Approvals that it was asked for.
    pub approvals: u32,
    /// Tasks of incidents that it leads which nobody is at.
    pub waiting: u32,
    /// Tasks that its people are at.
    pub at_work: u32,
    /// Since when the oldest waits.
    pub oldest: Option<SimTime>,
}

/// An inject.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct InjectView {
    /// Which.
    pub inject: InjectId,
    /// What became of it.
    pub state: InjectState,
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Choice {
    /// By which entry.
    pub at: u32,
    /// When.
    pub t: SimTime,
    /// In which incident.
    pub incident: IncidentId,
    /// Who decided.
    pub org: OrgId,
    /// Id of the decision point.
    pub point: String,
    /// What was open.
    pub options: Vec<String>,
    /// What was taken.
    pub chosen: String,
    /// What the model itself takes there; empty where the viewer must not know.
    pub policy: String,
}

/// A decision that came up and is not taken yet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Awaited {
    /// By which entry it came up.
    pub at: u32,
    /// When.
    pub t: SimTime,
    /// In which incident.
    pub incident: IncidentId,
    /// Who decides.
    pub org: OrgId,
    /// Id of the decision point.
    pub point: String,
    /// What is open.
    pub options: Vec<String>,
}

/// Everything that is shown at a moment. Ids are serialised as the scenario's own within
/// [`crate::units::Names::scope`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Frame {
    /// Entries that have happened.
    pub at: u32,
    /// Of so many.
    pub of: u32,
    /// The time.
    pub now: SimTime,
    /// When the record begins.
    pub start: SimTime,
    /// When it ends.
    pub end: SimTime,
    /// The fact of the last entry.
    pub last: Option<Fact>,
    /// Agencies, in the order of the scenario.
    pub agencies: Vec<AgencyView>,
    /// Open incidents, the worst first, then the oldest.
    pub incidents: Vec<IncidentView>,
    /// Incidents that are closed or part of another.
    pub closed: u32,
    /// True intrusions that are not over, by campaign and agency.
    pub intrusions: Vec<IntrusionView>,
    /// Messages under way, the oldest first.
    pub under_way: Vec<MessageView>,
    /// The message that arrived last.
    pub travelled: Option<Travelled>,
    /// Where something waits or is worked on, the longest queue first.
    pub queues: Vec<Queue>,
    /// Injects that are no longer ahead, in the order of the drill.
    pub injects: Vec<InjectView>,
    /// The inject that was delivered last.
    pub last_inject: Option<InjectId>,
    /// Decisions so far.
    pub decisions: u32,
    /// The last of them.
    pub decision: Option<Choice>,
    /// Decisions that are waited for, by their ids.
    pub awaited: Vec<Awaited>,
    /// Channels that do not work, and until when.
    pub channels: Vec<(String, SimTime)>,
}

impl Frame {
    pub(crate) fn of(reel: &Reel, state: &State, at: u32, now: SimTime) -> Frame {
        let open: Vec<IncidentView> = incidents(state);
        Frame {
            at,
            of: reel.len(),
            now,
            start: reel.start(),
            end: reel.end(),
            last: at.checked_sub(1).map(|last| reel.fact(last).into_owned()),
            agencies: agencies(reel, state),
            closed: (state.incidents.len() - open.len()) as u32,
            incidents: open,
            intrusions: intrusions(state),
            under_way: state.messages.iter().map(|(id, m)| message(*id, m)).collect(),
            travelled: state.travelled.as_ref().map(|(id, m, t, lost, at)| Travelled {
                message: message(*id, m),
                t: *t,
                lost: *lost,
                at: *at,
            }),
            queues: queues(reel, state),
            injects: injects(state),
            last_inject: state.last_inject,
            decisions: state.decided.0,
            decision: state.decided.1.and_then(|at| choice(reel, at)),
            awaited: state.awaited.values().filter_map(|at| awaited(reel, *at)).collect(),
            channels: state.channels.iter().map(|(channel, until)| (channel.clone(), *until)).collect(),
        }
    }
}

fn message(id: MessageId, m: &super::state::Message) -> MessageView {
    MessageView { message: id, kind: m.kind, from: m.from, to: m.to, incident: m.incident, sent: m.sent }
}

fn choice(reel: &Reel, at: u32) -> Option<Choice> {
    match reel.fact(at).into_owned() {
        Fact::Decided { incident, org, point, options, chosen, policy } => {
            Some(Choice { at, t: reel.time(at), incident, org, point, options, chosen, policy })
        }
        _ => None,
    }
}

fn awaited(reel: &Reel, at: u32) -> Option<Awaited> {
    match reel.fact(at).into_owned() {
        Fact::DecisionAwaited { incident, org, point, options } => {
            Some(Awaited { at, t: reel.time(at), incident, org, point, options })
        }
        _ => None,
    }
}

fn injects(state: &State) -> Vec<InjectView> {
    let all = state.injects.iter().enumerate();
    all.filter(|(_, state)| **state != InjectState::Ahead)
        .map(|(ix, state)| InjectView { inject: InjectId::from(ix), state: *state })
        .collect()
}

fn incidents(state: &State) -> Vec<IncidentView> {
    let mut open: Vec<IncidentView> = state
        .incidents()
        .filter(|incident| incident.is_open())
        .map(|i| IncidentView {
            incident: i.id,
            since: i.since,
            opened_by: i.opened_by,
            lead: i.lead,
            severity: i.severity,
            subject: i.subject,
            phase: i.phase,
            contained: i.contained,
            suspected: i.suspected.clone(),
            reached: i.reached.clone(),
        })
        .collect();
    open.sort_by_key(|i| (std::cmp::Reverse(i.severity), i.since, i.incident));
    open
}

/// Whether an intrusion is over: no hold is left, and nothing is lost any more.
fn over(state: &State, id: IntrusionId, reel: &Reel) -> bool {
    let Some(intrusion) = state.intrusions.get(&id) else { return true };
    intrusion.eradicated && (!intrusion.harmed || no_loss(state, id.org, reel))
}

fn no_loss(state: &State, org: OrgId, reel: &Reel) -> bool {
    let lost = state.lost.iter().enumerate().filter(|(_, impact)| impact.is_some());
    !lost.map(|(ix, _)| SystemId::from(ix)).any(|system| reel.operator_of(system) == Some(org))
}

fn intrusions(state: &State) -> Vec<IntrusionView> {
    let all = state.intrusions.iter().filter(|(_, intrusion)| !intrusion.eradicated);
    all.map(|(id, intrusion)| IntrusionView { intrusion: *id, reached: intrusion.reached.clone() }).collect()
}

fn agencies(reel: &Reel, state: &State) -> Vec<AgencyView> {
    let scenario = &reel.record().run.scenario;
    let mut all: Vec<AgencyView> = (0..scenario.province.organisations.len())
        .map(|ix| AgencyView {
            org: OrgId::from(ix),
            standing: Standing::Quiet,
            knows: false,
            compromised: 0,
            down: 0,
            isolated: 0,
            suspected: 0,
            on_duty: state.duty.as_ref().map(|_| 0),
            people: 0,
            alerts: 0,
            at_work: 0,
            leads: 0,
        })
        .collect();
    count_systems(reel, state, &mut all);
    count_people(reel, state, &mut all);
    let mut with = |org: OrgId, change: &mut dyn FnMut(&mut AgencyView)| {
        if let Some(agency) = all.get_mut(org.ix()) {
            change(agency);
        }
    };
    for alert in state.alerts.values() {
        with(alert.org, &mut |a| a.alerts += 1);
    }
    for (org, _) in &state.knows {
        with(*org, &mut |a| a.knows = true);
    }
    for incident in state.incidents().filter(|i| i.is_open()) {
        if let Some(lead) = incident.lead {
            with(lead, &mut |a| a.leads += 1);
        }
        for system in &incident.suspected {
            if let Some(org) = reel.operator_of(*system) {
                with(org, &mut |a| a.suspected += 1);
            }
        }
    }
    stand(reel, state, &mut all);
    all
}

fn count_systems(reel: &Reel, state: &State, all: &mut [AgencyView]) {
    let mut with = |system: SystemId, change: &mut dyn FnMut(&mut AgencyView)| {
        if let Some(agency) = reel.operator_of(system).and_then(|org| all.get_mut(org.ix())) {
            change(agency);
        }
    };
    let mut last = None;
    for (system, _) in &state.holds {
        if last != Some(*system) {
            with(*system, &mut |a| a.compromised += 1);
        }
        last = Some(*system);
    }
    for (ix, impact) in state.lost.iter().enumerate() {
        if impact.is_some() {
            with(SystemId::from(ix), &mut |a| a.down += 1);
        }
    }
    for system in &state.isolated {
        with(*system, &mut |a| a.isolated += 1);
    }
}

fn count_people(reel: &Reel, state: &State, all: &mut [AgencyView]) {
    let people = reel.record().run.scenario.province.people.len();
    for ix in 0..people {
        let Some(agency) = reel.org_of(ix.into()).and_then(|org| all.get_mut(org.ix())) else { continue };
        agency.people += 1;
        let on = state.duty.as_ref().is_some_and(|duty| duty.get(ix) == Some(&true));
        if let Some(count) = agency.on_duty.as_mut().filter(|_| on) {
            *count += 1;
        }
    }
    for task in state.tasks.values() {
        if let TaskState::AtWork(person) = task.state
            && let Some(agency) = reel.org_of(person).and_then(|org| all.get_mut(org.ix()))
        {
            agency.at_work += 1;
        }
    }
}

/// How each agency stands: the truth of its intrusions where the viewer knows of one, else what is believed.
fn stand(reel: &Reel, state: &State, all: &mut [AgencyView]) {
    let mut truth: BTreeMap<OrgId, Standing> = BTreeMap::new();
    for (id, intrusion) in &state.intrusions {
        let standing = match () {
            () if over(state, *id, reel) => Standing::Recovered,
            () if intrusion.contained => Standing::Contained,
            () => Standing::Hit,
        };
        let known = truth.entry(id.org).or_insert(standing);
        *known = standing.max(*known);
    }
    let mut believed: BTreeMap<OrgId, Standing> = BTreeMap::new();
    for incident in state.incidents().filter(|i| i.merged_into.is_none()) {
        let standing = match () {
            () if incident.closed.is_some() => Standing::Recovered,
            () if incident.contained => Standing::Contained,
            () => Standing::Hit,
        };
        for org in incident.suspected.iter().filter_map(|system| reel.operator_of(*system)) {
            let known = believed.entry(org).or_insert(standing);
            *known = standing.max(*known);
        }
    }
    for agency in all {
        let known = truth.get(&agency.org).or_else(|| believed.get(&agency.org).filter(|_| truth.is_empty()));
        let known = known.copied().unwrap_or(Standing::Quiet);
        let works = if agency.knows || agency.leads > 0 || agency.at_work > 0 {
            Standing::Working
        } else if agency.alerts > 0 && known == Standing::Quiet {
            Standing::Alerted
        } else {
            Standing::Quiet
        };
        agency.standing = known.max(works);
    }
}

fn queues(reel: &Reel, state: &State) -> Vec<Queue> {
    let mut all: BTreeMap<OrgId, Queue> = BTreeMap::new();
    let mut with = |org: OrgId, since: Option<SimTime>, change: &mut dyn FnMut(&mut Queue)| {
        let queue = all.entry(org).or_insert(Queue {
            org,
            unread: 0,
            approvals: 0,
            waiting: 0,
            at_work: 0,
            oldest: None,
        });
        change(queue);
        queue.oldest = match (queue.oldest, since) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
    };
    for message in state.messages.values() {
        with(message.to, Some(message.sent), &mut |q| q.unread += 1);
    }
    for approval in state.approvals.values() {
        with(approval.approver, Some(approval.since), &mut |q| q.approvals += 1);
    }
    for task in state.tasks.values() {
        if let TaskState::AtWork(person) = task.state {
            if let Some(org) = reel.org_of(person) {
                with(org, None, &mut |q| q.at_work += 1);
            }
        } else if let Some(lead) =
            task.incident.and_then(|incident| state.incidents.get(&incident)).and_then(|i| i.lead)
        {
            with(lead, Some(task.since), &mut |q| q.waiting += 1);
        }
    }
    let mut list: Vec<Queue> = all.into_values().collect();
    list.sort_by_key(|q| (std::cmp::Reverse((q.unread + q.approvals + q.waiting, q.at_work)), q.org));
    list
}
