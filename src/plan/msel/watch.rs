//! One look at one run: which expected actions were due, when they came first, and who did them.

use std::collections::BTreeMap;

use super::slots::{Slot, slots};
use crate::plan::play::{in_play, reached};
use crate::record::{Entry, Fact, MessageKind, Record};
use crate::scenario::Scenario;
use crate::score::{Course, Instance, Scored, ScoredExpectation, Status, score};
use crate::units::{OrgId, PersonId, SimTime};

/// Causes are followed so far back to find who acted: a milestone of the truth is brought about by a task, which is done by
/// a person.
const FAR: usize = 6;

/// What to watch for in the runs of a drill.
#[derive(Clone, Debug)]
pub struct Watch {
    pub(super) slots: Vec<Slot>,
    injects: usize,
    organisation_of: Vec<Option<OrgId>>,
}

/// What one run shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// By slot.
    pub(super) slots: Vec<SlotSeen>,
    /// By inject: whether a contingency was delivered; absent where its time did not come.
    pub(super) delivered: Vec<Option<bool>>,
    /// By inject: whether control saw the expected action in time; absent where its time was not over.
    pub(super) in_time: Vec<Option<bool>>,
}

/// What one run shows of one slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct SlotSeen {
    /// Whether it was due in play and had not come before its inject.
    pub due: bool,
    /// Whether it had come before its inject, or before STARTEX.
    pub before: bool,
    /// When it came first.
    pub at: Option<SimTime>,
    /// Who did it first.
    pub actor: Option<OrgId>,
    /// By expectation of the slot; absent where it was not due.
    pub measured: Vec<Option<MeasuredSeen>>,
}

/// One expectation on the intrusions of one campaign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MeasuredSeen {
    /// When the first clock started.
    pub from: SimTime,
    /// Median of the intrusions, in seconds; absent where it had not ended.
    pub elapsed: Option<i64>,
    /// Whether all met it.
    pub met: bool,
}

impl Watch {
    /// What to watch for in a scenario's drill.
    pub fn new(scenario: &Scenario) -> Watch {
        let by_id: BTreeMap<&str, OrgId> = (scenario.province.organisations.iter().enumerate())
            .map(|(ix, org)| (org.id.as_str(), OrgId::from(ix)))
            .collect();
        let people = scenario.province.people.iter();
        Watch {
            slots: slots(scenario),
            injects: scenario.drill.injects.len(),
            organisation_of: people.map(|p| by_id.get(p.organisation.as_str()).copied()).collect(),
        }
    }

    /// Looks at a run.
    pub fn look(&self, record: &Record) -> Seen {
        let scored = score(record);
        let slots = self.slots.iter().map(|slot| self.slot(slot, &scored, record));
        let slots = slots.collect();
        let (delivered, in_time) = self.injects(record);
        Seen { slots, delivered, in_time }
    }

    /// What one run shows of a slot.
    fn slot(&self, slot: &Slot, scored: &Scored, record: &Record) -> SlotSeen {
        let mine = || {
            let courses = scored.courses.iter();
            courses.filter(|course| slot.campaign.is_none_or(|ix| course.intrusion.campaign.ix() == ix))
        };
        let earlier = mine().any(|course| reached(course, slot.milestone).is_some_and(|t| t < slot.after));
        let measured: Vec<Option<MeasuredSeen>> =
            slot.expectations.iter().map(|ix| measured(slot, scored, *ix)).collect();
        let due: Vec<&Course> = match slot.inject {
            // An answer that was there before the question is none.
            Some(_) if earlier => Vec::new(),
            Some(_) => mine().collect(),
            None => mine().filter(|course| is_due(slot, course, scored)).collect(),
        };
        let first = due.iter().filter_map(|course| {
            let found = course.reached.iter().find(|(milestone, ..)| *milestone == slot.milestone);
            found.map(|(_, t, seq)| (*t, *seq))
        });
        let first = first.min();
        SlotSeen {
            due: !due.is_empty(),
            before: due.is_empty() && earlier,
            at: first.map(|(t, _)| t),
            actor: first.and_then(|(_, seq)| self.actor(&record.entries, seq)),
            measured,
        }
    }

    /// What became of the injects.
    fn injects(&self, record: &Record) -> (Vec<Option<bool>>, Vec<Option<bool>>) {
        let (mut delivered, mut in_time) = (vec![None; self.injects], vec![None; self.injects]);
        for entry in &record.entries {
            let (list, inject, what) = match &entry.fact {
                Fact::InjectDelivered { inject, .. } => (&mut delivered, inject, true),
                Fact::InjectSkipped { inject } => (&mut delivered, inject, false),
                Fact::ExpectedActionSeen { inject } => (&mut in_time, inject, true),
                Fact::ExpectedActionMissed { inject } => (&mut in_time, inject, false),
                _ => continue,
            };
            if let Some(slot) = list.get_mut(inject.ix()) {
                *slot = Some(what);
            }
        }
        (delivered, in_time)
    }

    /// The organisation that brought an entry about: named by it, or by what caused it.
    fn actor(&self, entries: &[Entry], seq: u32) -> Option<OrgId> {
        let mut at = Some(seq);
        for _ in 0..FAR {
            let entry = entries.get(at? as usize)?;
            if let Some(org) = self.org_of(&entry.fact) {
                return Some(org);
            }
            at = entry.cause;
        }
        None
    }

    fn org_of(&self, fact: &Fact) -> Option<OrgId> {
        let of = |person: &PersonId| self.organisation_of.get(person.ix()).copied().flatten();
        match fact {
            Fact::AlertRaised { org, .. }
            | Fact::IncidentOpened { org, .. }
            | Fact::Decided { org, .. }
            | Fact::PublicInformed { org, .. }
            | Fact::IncidentClosed { org, .. }
            | Fact::HelpBegan { org, .. }
            | Fact::ApprovalGranted { by: org, .. }
            | Fact::LeadHandedOver { from: org, .. } => Some(*org),
            // Whoever tells acts, not whoever is told.
            Fact::MessageRead { from, kind, .. } if *kind != MessageKind::Inject => Some(*from),
            Fact::MessageSent { from, .. } => Some(*from),
            Fact::AlertAcknowledged { person, .. }
            | Fact::AlertTriaged { person, .. }
            | Fact::ResponderMobilised { person, .. }
            | Fact::TaskStarted { person, .. }
            | Fact::TaskResumed { person, .. }
            | Fact::TaskCompleted { person, .. } => of(person),
            _ => None,
        }
    }
}

/// Whether one of the expectations of a slot was in play on an intrusion.
fn is_due(slot: &Slot, course: &Course, scored: &Scored) -> bool {
    let mut of = slot.expectations.iter().filter_map(|ix| scored.card.expectations.get(*ix));
    of.any(|expectation| in_play(expectation, scored).any(|i| i.subject == course.intrusion))
}

/// An expectation on the intrusions of the slot's campaign that are in play.
fn measured(slot: &Slot, scored: &Scored, ix: usize) -> Option<MeasuredSeen> {
    let expectation: &ScoredExpectation = scored.card.expectations.get(ix)?;
    let mine = |i: &&Instance| slot.campaign.is_none_or(|ix| i.subject.campaign.ix() == ix);
    let instances: Vec<&Instance> = in_play(expectation, scored).filter(mine).collect();
    let mut times: Vec<(bool, i64)> = instances.iter().map(|i| (i.censored, i.measured_s)).collect();
    times.sort_unstable();
    let (open, seconds) = *times.get(times.len().saturating_sub(1) / 2)?;
    Some(MeasuredSeen {
        from: instances.iter().map(|i| i.from_t).min()?,
        elapsed: (!open).then_some(seconds),
        met: instances.iter().all(|i| i.status == Status::Met),
    })
}
