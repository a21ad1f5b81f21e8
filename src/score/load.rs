//! The load of coordinating organisations: messages, queues, decisions that others waited for.

use super::card::{CoordinatorLoad, Measure};
use super::costs::{COUNT, SECONDS, measure};
use crate::record::{Entry, Fact, Record, TimeClass};
use crate::scenario::Scenario;
use crate::units::{OrgId, SimTime};

/// The queue of one coordinating organisation over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The organisation.
    pub org: OrgId,
    /// Its queue from each moment on: messages to it that were not read yet, approvals asked of it and not
    /// answered, tasks of incidents that it leads which nobody has begun.
    pub points: Vec<(SimTime, u32)>,
}

/// The queue of every coordinating organisation over time, by organisation, for charts.
pub fn load_series(record: &Record) -> Vec<Series> {
    let mut loads = Loads::new(&record.run.scenario);
    let mut points: Vec<Vec<(SimTime, u32)>> = vec![Vec::new(); loads.orgs.len()];
    for entry in &record.entries {
        loads.see(entry, &mut |org, queue| {
            let of = &mut points[org.ix()];
            match of.last_mut() {
                Some(last) if last.0 == entry.t => last.1 = queue,
                _ => of.push((entry.t, queue)),
            }
        });
    }
    let coordinates = |ix: &usize| loads.orgs[*ix].coordinates;
    let all = points.into_iter().enumerate().filter(|(ix, _)| coordinates(ix));
    all.map(|(ix, points)| Series { org: OrgId::from(ix), points }).collect()
}

/// Messages, approvals, tasks and incidents above this number are passed over: no honest run has as many.
const MOST: usize = 1 << 20;

#[derive(Clone, Default)]
struct Load {
    /// It leads, approves, convenes, or has had something escalated to it.
    coordinates: bool,
    messages: u32,
    busy_s: i64,
    queue: u32,
    longest: u32,
    wait_s: i64,
    /// Cause and time of the work counted last: what one piece of work brings about is counted once.
    last: Option<(u32, SimTime)>,
}

/// Load of every organisation.
pub(super) struct Loads {
    orgs: Vec<Load>,
    /// To whom a message is under way.
    messages: Vec<Option<OrgId>>,
    /// Of whom an approval was asked, and when.
    approvals: Vec<Option<(OrgId, SimTime)>>,
    /// In whose queue a task is.
    tasks: Vec<Option<OrgId>>,
    /// Who leads an incident.
    leads: Vec<Option<OrgId>>,
    asked: u64,
    refused: u64,
}

impl Loads {
    pub fn new(scenario: &Scenario) -> Loads {
        Loads {
            orgs: vec![Load::default(); scenario.province.organisations.len()],
            messages: Vec::new(),
            approvals: Vec::new(),
            tasks: Vec::new(),
            leads: Vec::new(),
            asked: 0,
            refused: 0,
        }
    }

    /// Takes in one entry; `changed` is told every new length of a queue.
    pub fn see(&mut self, entry: &Entry, changed: &mut dyn FnMut(OrgId, u32)) {
        match &entry.fact {
            Fact::MessageSent { message, from, to, .. } => {
                self.with(*from, |load| load.messages += 1);
                self.work(*from, entry);
                self.join(*to, changed);
                put(&mut self.messages, message.ix(), *to);
            }
            Fact::MessageRead { message, to, .. } => {
                self.with(*to, |load| load.messages += 1);
                // Reading and assessing is in the sheet of the message that was read.
                self.work(*to, entry);
                if let Some(org) = take(&mut self.messages, message.ix()) {
                    self.leave(org, changed);
                }
            }
            Fact::MessageLost { message, .. } => {
                if let Some(org) = take(&mut self.messages, message.ix()) {
                    self.leave(org, changed);
                }
            }
            Fact::TaskQueued { task, incident, .. } => {
                if let Some(org) = self.leads.get(incident.ix()).copied().flatten() {
                    self.join(org, changed);
                    put(&mut self.tasks, task.ix(), org);
                }
            }
            Fact::TaskStarted { task, .. } | Fact::TaskDropped { task } => {
                if let Some(org) = take(&mut self.tasks, task.ix()) {
                    self.leave(org, changed);
                }
            }
            _ => self.see_decision(entry, changed),
        }
    }

    fn see_decision(&mut self, entry: &Entry, changed: &mut dyn FnMut(OrgId, u32)) {
        match &entry.fact {
            Fact::ApprovalRequested { approval, approver, .. } => {
                self.asked += 1;
                self.coordinates(*approver);
                self.join(*approver, changed);
                put(&mut self.approvals, approval.ix(), (*approver, entry.t));
            }
            Fact::RequestExpired { approval: Some(approval), to: Some(to), .. } => {
                if let Some((org, since)) = take(&mut self.approvals, approval.ix()) {
                    self.leave(org, changed);
                    self.waited(org, since, entry.t);
                    self.join(*to, changed);
                    put(&mut self.approvals, approval.ix(), (*to, entry.t));
                }
            }
            Fact::ApprovalGranted { approval, by, .. } => self.answered(approval.ix(), *by, entry, changed),
            Fact::ApprovalRefused { approval, by, .. } => {
                self.refused += 1;
                self.answered(approval.ix(), *by, entry, changed);
            }
            Fact::IncidentOpened { incident, org, .. } => put(&mut self.leads, incident.ix(), *org),
            Fact::LeadTaken { incident, org } | Fact::LeadHandedOver { incident, to: org, .. } => {
                self.coordinates(*org);
                self.work(*org, entry);
                put(&mut self.leads, incident.ix(), *org);
            }
            Fact::IncidentEscalated { to: org, .. } | Fact::BodyConvened { org, .. } => {
                self.coordinates(*org);
                self.work(*org, entry);
            }
            Fact::RoleInformed { org, .. } | Fact::Decided { org, .. } => self.work(*org, entry),
            _ => {}
        }
    }

    fn answered(&mut self, approval: usize, by: OrgId, entry: &Entry, changed: &mut dyn FnMut(OrgId, u32)) {
        self.coordinates(by);
        self.work(by, entry);
        if let Some((org, since)) = take(&mut self.approvals, approval) {
            self.waited(org, since, entry.t);
            self.leave(org, changed);
        }
    }

    /// A request waited at a coordinator.
    fn waited(&mut self, org: OrgId, since: SimTime, until: SimTime) {
        self.with(org, |load| load.wait_s += (until - since).0);
    }

    fn with(&mut self, org: OrgId, change: impl FnOnce(&mut Load)) {
        if let Some(load) = self.orgs.get_mut(org.ix()) {
            change(load);
        }
    }

    fn coordinates(&mut self, org: OrgId) {
        self.with(org, |load| load.coordinates = true);
    }

    fn join(&mut self, org: OrgId, changed: &mut dyn FnMut(OrgId, u32)) {
        self.with(org, |load| {
            load.queue += 1;
            load.longest = load.longest.max(load.queue);
            changed(org, load.queue);
        });
    }

    fn leave(&mut self, org: OrgId, changed: &mut dyn FnMut(OrgId, u32)) {
        self.with(org, |load| {
            load.queue = load.queue.saturating_sub(1);
            changed(org, load.queue);
        });
    }

    /// Counts the work, the hand-over and the review that led to what an organisation did as a coordinator.
    fn work(&mut self, org: OrgId, entry: &Entry) {
        let Some(cause) = entry.cause else { return };
        let review = matches!(
            entry.fact,
            Fact::ApprovalGranted { .. } | Fact::ApprovalRefused { .. } | Fact::BodyConvened { .. }
        );
        let counts = |class: TimeClass| match class {
            TimeClass::Work | TimeClass::Rework | TimeClass::Handover => true,
            TimeClass::Decision => review,
            _ => false,
        };
        let seconds: i64 = entry.spent.iter().filter(|(c, _)| counts(*c)).map(|(_, s)| i64::from(*s)).sum();
        self.with(org, |load| {
            if load.last != Some((cause, entry.t)) {
                load.last = Some((cause, entry.t));
                load.busy_s += seconds;
            }
        });
    }

    /// What was still waited for at the end counts as waited until then.
    fn finish(&mut self, end: SimTime) {
        for (org, since) in std::mem::take(&mut self.approvals).into_iter().flatten() {
            self.with(org, |load| load.wait_s += (end - since).0.max(0));
        }
    }

    /// The load of the coordinating organisations, by organisation, and the measures over all of them.
    pub fn results(mut self, end: SimTime, measures: &mut Vec<Measure>) -> Vec<CoordinatorLoad> {
        self.finish(end);
        let waited: i64 = self.orgs.iter().map(|l| l.wait_s).sum();
        let longest = self.orgs.iter().filter(|l| l.coordinates).map(|l| l.longest).max().unwrap_or(0);
        measures.push(measure("approvals_asked", self.asked as f64, COUNT));
        measures.push(measure("approvals_refused", self.refused as f64, COUNT));
        measures.push(measure("decision_wait", waited as f64, SECONDS));
        measures.push(measure("longest_coordinator_queue", f64::from(longest), COUNT));
        let coordinating = self.orgs.iter().enumerate().filter(|(_, load)| load.coordinates);
        coordinating
            .map(|(ix, load)| CoordinatorLoad {
                org: OrgId::from(ix),
                messages: load.messages,
                busy_s: load.busy_s,
                longest_queue: load.longest,
                decision_wait_s: load.wait_s,
            })
            .collect()
    }
}

fn put<T: Clone>(list: &mut Vec<Option<T>>, ix: usize, value: T) {
    if ix >= MOST {
        return;
    }
    if ix >= list.len() {
        list.resize(ix + 1, None);
    }
    list[ix] = Some(value);
}

fn take<T>(list: &mut [Option<T>], ix: usize) -> Option<T> {
    list.get_mut(ix).and_then(Option::take)
}
