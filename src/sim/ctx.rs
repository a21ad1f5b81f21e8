//! What a handler works with: the tables, the future event list, the staff, the log.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bevy_ecs::prelude::{Res, ResMut, Resource};
use bevy_ecs::system::SystemParam;

use super::calls::Calls;
use super::event::Event;
use super::model::Model;
use super::question::Pending;
use super::rows::{
    AlertRow, ApprovalRow, AttackerRow, IncidentRow, IntrusionRow, MessageRow, OrgRow, PersonRow, Request,
    SystemRow, TaskRow,
};
use super::staff::Staff;
use super::table::Table;
use super::trail::Trail;
use crate::kernel::{EventHandle, FutureEventList, Luck, Pool};
use crate::record::{Audience, Entry, Fact, IntrusionId, Point, TimeClass, TimeSheet};
use crate::scenario::Scenario;
use crate::scenario::model::Milestone;
use crate::units::{AlertId, CampaignId, IncidentId, InjectId, OrgId, PersonId, SimTime, Span, TaskId};

/// The prepared scenario.
#[derive(Resource)]
pub struct Fixed(pub Arc<Model>);

/// From when, until when; none where it has no end.
pub type Interval = (SimTime, Option<SimTime>);

/// What one run differs by, and counters of its own.
#[derive(Resource)]
pub struct RunState {
    /// The luck.
    pub luck: Luck,
    /// Calls against the order of the files.
    pub calls: &'static Calls,
    /// The luck from a moment on, where it is drawn afresh.
    pub redrawn: Option<(SimTime, Luck)>,
    /// Options taken at decision points, by id of the decision, and so many seconds later.
    pub decisions: BTreeMap<String, (String, u32)>,
    /// Whose decisions wait at which points, from when on.
    pub held: BTreeMap<(OrgId, Point), Vec<Interval>>,
    /// Decisions that wait to be taken; none where one has been.
    pub pending: Vec<Option<Pending>>,
    /// First entry that shows a milestone of a campaign, for the expected actions of injects.
    pub seen: BTreeMap<(CampaignId, Milestone), (SimTime, u32)>,
    /// Channels that do not work, until when.
    pub channel_down: Vec<SimTime>,
    /// Things: one pool for all, one class a thing.
    pub things: Pool,
    /// Steps already done on a system for a campaign, whoever did them: duplicates are recognised by it.
    pub done_before: BTreeSet<(u32, u32, u8)>,
    /// Alerts that nobody has looked at, with their tasks.
    pub waiting_alerts: BTreeMap<AlertId, TaskId>,
    /// Members of the team about to be released, with the entry of the request.
    pub releases: BTreeMap<(IncidentId, PersonId), u32>,
    /// Organisations to which the indicators of a campaign are under way.
    pub warned: BTreeSet<(CampaignId, OrgId)>,
    /// Bursts of alerts, with the entry of their inject.
    pub floods: BTreeMap<InjectId, u32>,
    /// Organisations whose people are about to help, with the entry of the request read.
    pub helpers: BTreeMap<(IncidentId, OrgId), u32>,
    /// Who came to work and who left at this moment, before it is written down.
    pub duty: [Vec<PersonId>; 2],
    /// Requests, in order of being made.
    pub requests: Vec<Request>,
    /// Urgent tasks that nobody has.
    pub urgent: BTreeSet<TaskId>,
    /// Messages sent and not yet read.
    pub unread: u32,
    /// Everything known beforehand has been scheduled.
    pub begun: bool,
}

/// The log of a run.
#[derive(Resource, Default)]
pub struct Log {
    /// Entries so far.
    pub entries: Vec<Entry>,
}

/// Everything a handler may touch.
#[derive(SystemParam)]
pub struct Ctx<'w, 's> {
    /// The prepared scenario.
    pub fixed: Res<'w, Fixed>,
    /// The run.
    pub run: ResMut<'w, RunState>,
    /// What will happen.
    pub fel: ResMut<'w, FutureEventList<Event>>,
    /// What happened.
    pub log: ResMut<'w, Log>,
    /// People as servers.
    pub staff: ResMut<'w, Staff>,
    /// Organisations.
    pub orgs: Table<'w, 's, OrgRow>,
    /// People.
    pub people: Table<'w, 's, PersonRow>,
    /// Systems.
    pub systems: Table<'w, 's, SystemRow>,
    /// True intrusions, by campaign and agency.
    pub intrusions: Table<'w, 's, IntrusionRow>,
    /// Attackers.
    pub attackers: Table<'w, 's, AttackerRow>,
    /// Alerts.
    pub alerts: Table<'w, 's, AlertRow>,
    /// Incidents.
    pub incidents: Table<'w, 's, IncidentRow>,
    /// Tasks.
    pub tasks: Table<'w, 's, TaskRow>,
    /// Messages.
    pub messages: Table<'w, 's, MessageRow>,
    /// Requests for approval.
    pub approvals: Table<'w, 's, ApprovalRow>,
}

impl<'w> Ctx<'w, '_> {
    /// The prepared scenario, free of the borrow of this context.
    pub fn model(&self) -> &'w Model {
        &Res::clone(&self.fixed).into_inner().0
    }
    /// The scenario.
    pub fn scenario(&self) -> &'w Scenario {
        &self.model().scenario
    }
    /// Now.
    pub fn now(&self) -> SimTime {
        self.fel.now()
    }
    /// The luck of what is drawn now.
    pub fn luck(&self) -> Luck {
        match self.run.redrawn {
            Some((from, redrawn)) if self.now() > from => redrawn,
            _ => self.run.luck,
        }
    }
    /// The luck of what the world is made of, and of who is ill when: it is never drawn afresh.
    pub fn nature(&self) -> Luck {
        self.run.luck
    }

    /// Puts an event on the list. What lies in the past is a defect of the model: it happens now.
    pub fn schedule(&mut self, at: SimTime, event: Event) -> Option<EventHandle> {
        let at = at.max(self.fel.now());
        let (class, key) = (event.class(), event.key());
        let handle = self.fel.schedule(at, class, key, event);
        debug_assert!(handle.is_ok(), "nothing is scheduled into the past");
        handle.ok()
    }
    /// Puts an event on the list, some time from now.
    pub fn after(&mut self, span: Span, event: Event) -> Option<EventHandle> {
        self.schedule(self.fel.now() + span, event)
    }

    /// Writes a fact. What the trail leaves open between its last piece and now is a wait for another step.
    pub fn emit(&mut self, fact: Fact, seen_by: Audience, mut trail: Trail) -> u32 {
        let now = self.fel.now();
        trail.spend(TimeClass::Dependency, now);
        self.write(now, fact, seen_by, trail)
    }
    /// Writes a fact without a cause, at a moment after the last event.
    pub fn emit_at(&mut self, t: SimTime, fact: Fact, seen_by: Audience, trail: Trail) -> u32 {
        self.write(t, fact, seen_by, trail)
    }
    fn write(&mut self, t: SimTime, fact: Fact, seen_by: Audience, trail: Trail) -> u32 {
        let seq = self.log.entries.len() as u32;
        let mut after = trail.after;
        after.sort_unstable();
        after.dedup();
        let (mut cause, mut spent) = (trail.cause, trail.spent);
        // The cause is the last prerequisite. Where another one came later, the time before it does not count.
        if let (Some(first), Some(last)) = (cause, after.last().copied())
            && last > first
        {
            if let Err(at) = after.binary_search(&first) {
                after.insert(at, first);
            }
            (cause, spent) = (Some(last), last_seconds(spent, (t - self.time_of(last)).0));
        }
        after.retain(|other| Some(*other) != cause);
        self.log.entries.push(Entry { seq, t, fact, seen_by, cause, after, spent });
        seq
    }
    /// When an entry was written.
    pub fn time_of(&self, seq: u32) -> SimTime {
        self.log.entries[seq as usize].t
    }
    /// A trail that starts at an entry.
    pub fn trail(&self, seq: u32) -> Trail {
        Trail::from(seq, self.time_of(seq))
    }
    /// A trail that starts at an entry, or outside where there is none.
    pub fn trail_since(&self, cause: Option<u32>) -> Trail {
        cause.map_or_else(|| Trail::outside(self.now()), |seq| self.trail(seq))
    }
    /// The same, for what nobody knew of until now.
    pub fn undetected_since(&self, cause: Option<u32>) -> Trail {
        let mut trail = self.trail_since(cause);
        trail.spend(TimeClass::Detection, self.now());
        trail
    }
    /// The later of two entries, by time and then sequence: sequences follow time.
    pub fn trail_of_all(&self, seqs: &mut [u32]) -> Trail {
        seqs.sort_unstable();
        match seqs.split_last() {
            Some((last, others)) => self.trail(*last).and(others.iter().copied()),
            None => Trail::outside(self.now()),
        }
    }

    /// The incident that one has been merged into, or itself.
    pub fn current(&self, mut incident: IncidentId) -> IncidentId {
        while let Some(into) = self.incidents[incident.ix()].merged {
            incident = into;
        }
        incident
    }
    /// Position of an intrusion in its table.
    pub fn intrusion_ix(&self, id: IntrusionId) -> usize {
        id.campaign.ix() * self.fixed.0.orgs.len() + id.org.ix()
    }
    /// Notes the first time a campaign reached a milestone.
    pub fn reached(&mut self, campaign: CampaignId, milestone: Milestone, seq: u32) {
        let now = self.now();
        self.run.seen.entry((campaign, milestone)).or_insert((now, seq));
    }
    /// Notes a milestone for every true intrusion of an incident.
    pub fn reached_by(&mut self, incident: IncidentId, milestone: Milestone, seq: u32) {
        for intrusion in self.incidents[incident.ix()].covers.clone() {
            self.reached(intrusion.campaign, milestone, seq);
        }
    }
}

/// The end of a time sheet, so many seconds long.
fn last_seconds(spent: TimeSheet, seconds: i64) -> TimeSheet {
    let mut left = seconds as u32;
    let mut kept = TimeSheet::new();
    for (class, length) in spent.into_iter().rev() {
        let part = length.min(left);
        if part > 0 {
            kept.push((class, part));
        }
        left -= part;
    }
    kept.reverse();
    kept
}

/// Two organisations as an audience.
pub fn between(a: OrgId, b: OrgId) -> Audience {
    match a.cmp(&b) {
        std::cmp::Ordering::Less => Audience::Orgs([a, b].into()),
        std::cmp::Ordering::Equal => Audience::Org(a),
        std::cmp::Ordering::Greater => Audience::Orgs([b, a].into()),
    }
}
