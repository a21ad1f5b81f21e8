//! The story of each true intrusion: which facts belong to it, and which of them a reader should see.

use std::collections::{BTreeMap, BTreeSet};

use super::page::Page;
use crate::record::{Entry, Fact, IntrusionId, MessageKind, Point, Verdict};
use crate::units::{AlertId, SystemId};

/// Lines told of all intrusions together, about; details are left out first.
const LINES: usize = 480;
/// Lines told of one intrusion: at least and at most as many.
const EACH: (usize, usize) = (24, 150);

/// How much a fact matters to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Turn,
    Step,
    Detail,
}

/// What is told of one intrusion.
pub(super) struct Story {
    pub intrusion: IntrusionId,
    /// Sequence numbers, ascending.
    pub lines: Vec<u32>,
    /// Facts of it that are not told.
    pub left_out: usize,
}

/// The stories, earliest first, and the evidence that belongs to none of them.
pub(super) fn stories(page: &Page) -> (Vec<Story>, Vec<u32>) {
    let evidence: BTreeSet<u32> = evidence(page);
    let mut told: BTreeMap<IntrusionId, Vec<(Weight, u32)>> =
        page.scored.courses.iter().map(|c| (c.intrusion, Vec::new())).collect();
    let mut held: BTreeMap<SystemId, IntrusionId> = BTreeMap::new();
    let mut placed: BTreeSet<u32> = BTreeSet::new();
    for entry in &page.record.entries {
        if let Fact::SystemCompromised { intrusion, system } | Fact::IntrusionBegan { intrusion, system } =
            &entry.fact
        {
            held.insert(*system, *intrusion);
        }
        let Some(intrusion) = belongs_to(page, &entry.fact, &held) else { continue };
        let Some(list) = told.get_mut(&intrusion) else { continue };
        let proof = evidence.contains(&entry.seq);
        let Some(weight) = weigh(entry).or(proof.then_some(Weight::Turn)) else { continue };
        list.push((if proof { Weight::Turn } else { weight }, entry.seq));
        placed.insert(entry.seq);
    }
    let most = (LINES / told.len().max(1)).clamp(EACH.0, EACH.1);
    let mut stories: Vec<Story> =
        told.into_iter().map(|(i, list)| shorten(i, list, &evidence, most)).collect();
    stories.sort_by_key(|s| (s.lines.first().copied().unwrap_or(u32::MAX), s.intrusion));
    let rest = evidence.into_iter().filter(|seq| !placed.contains(seq)).collect();
    (stories, rest)
}

/// Every entry that a score or an explanation of the report points to.
fn evidence(page: &Page) -> BTreeSet<u32> {
    let expectations = page.scored.card.expectations.iter();
    let instances = expectations.flat_map(|e| &e.instances).flat_map(|i| i.evidence.iter().copied());
    let milestones = page.scored.courses.iter().flat_map(|c| c.reached.iter().map(|(_, _, seq)| *seq));
    let parts = super::hours::rows(page).into_iter().filter_map(super::advice::largest);
    let parts = parts.flat_map(|p| super::advice::cited(p).to_vec());
    let count = page.record.entries.len() as u32;
    instances.chain(milestones).chain(parts).filter(|seq| *seq < count).collect()
}

/// Leaves out details first, then steps, then the last turns; what a score rests on stays.
fn shorten(
    intrusion: IntrusionId,
    mut list: Vec<(Weight, u32)>,
    evidence: &BTreeSet<u32>,
    most: usize,
) -> Story {
    let all = list.len();
    for drop in [Weight::Detail, Weight::Step, Weight::Turn] {
        let mut surplus = list.len().saturating_sub(most);
        let mut kept: Vec<(Weight, u32)> = Vec::with_capacity(list.len());
        for (weight, seq) in list.into_iter().rev() {
            if surplus > 0 && weight == drop && !evidence.contains(&seq) {
                surplus -= 1;
            } else {
                kept.push((weight, seq));
            }
        }
        kept.reverse();
        list = kept;
    }
    let lines: Vec<u32> = list.into_iter().map(|(_, seq)| seq).collect();
    Story { intrusion, left_out: all - lines.len(), lines }
}

/// The true intrusion that a fact is about: the one that it names, else that of its system or its incident. An alert is
/// about what raised it, also where it was laid to an incident.
fn belongs_to(page: &Page, fact: &Fact, held: &BTreeMap<SystemId, IntrusionId>) -> Option<IntrusionId> {
    match fact {
        Fact::AlertTriaged { intrusion, .. } => *intrusion,
        Fact::AttackPrevented { system, .. }
        | Fact::AttackSucceeded { system: Some(system), .. }
        | Fact::AttackFailed { system: Some(system), .. } => held.get(system).copied(),
        _ => fact.intrusion().or_else(|| page.incident_about.get(&fact.incident()?).copied()),
    }
}

/// A story turns on some decisions, and on every one that was not the usual.
fn decided(point: &str, usual: bool) -> Weight {
    if usual && Point::of(point).is_some_and(|point| !point.is_turn()) {
        Weight::Detail
    } else {
        Weight::Turn
    }
}

/// How much a fact matters; none for what only machinery cares about.
fn weigh(entry: &Entry) -> Option<Weight> {
    Some(match &entry.fact {
        Fact::IntrusionBegan { .. }
        | Fact::ServiceLost { .. }
        | Fact::ServiceBack { .. }
        | Fact::RecordsExposed { .. }
        | Fact::BackupsDestroyed { .. }
        | Fact::FalseContentSpread { .. }
        | Fact::FalseContentRemoved { .. }
        | Fact::FloodEnded { .. }
        | Fact::IntrusionContained { .. }
        | Fact::ContainmentBroken { .. }
        | Fact::IntrusionEradicated { .. }
        | Fact::EradicationBroken { .. }
        | Fact::IntrusionRecovered { .. }
        | Fact::RecoveryBroken { .. }
        | Fact::IncidentOpened { .. }
        | Fact::LeadTaken { .. }
        | Fact::LeadHandedOver { .. }
        | Fact::IncidentEscalated { .. }
        | Fact::ApprovalGranted { .. }
        | Fact::ApprovalRefused { .. }
        | Fact::BodyConvened { .. }
        | Fact::DecisionAwaited { .. }
        | Fact::PublicInformed { .. }
        | Fact::IncidentClosed { .. }
        | Fact::IncidentReopened { .. }
        | Fact::FinalReportFiled { .. } => Weight::Turn,
        Fact::Decided { point, chosen, policy, .. } => decided(point, chosen == policy),
        Fact::PlaybookChosen { fits, in_vain, .. } if *fits && *in_vain == 0 => Weight::Detail,
        Fact::PlaybookChosen { .. } => Weight::Step,
        Fact::AlertTriaged { verdict: Verdict::Incident | Verdict::Dismissed, .. }
        | Fact::SystemCompromised { .. }
        | Fact::MoneyLost { .. }
        | Fact::SystemIsolated { .. }
        | Fact::SystemCleaned { .. }
        | Fact::BackupUnusable { .. }
        | Fact::AttackPrevented { .. }
        | Fact::IncidentCovers { .. }
        | Fact::IncidentMerged { .. }
        | Fact::IncidentReassessed { .. }
        | Fact::ApprovalRequested { .. }
        | Fact::ContainmentDeclared { .. }
        | Fact::RequestExpired { .. }
        | Fact::MessageLost { .. }
        | Fact::AlertExpired { .. }
        | Fact::TaskCompleted { well: false, .. }
        | Fact::TaskStarted { duplicate: true, .. }
        | Fact::PersonCalled { answered: false, .. } => Weight::Step,
        Fact::MessageRead { kind, .. } => match kind {
            MessageKind::Report | MessageKind::Escalation | MessageKind::Handover | MessageKind::National => {
                Weight::Step
            }
            _ => Weight::Detail,
        },
        Fact::AlertRaised { .. }
        | Fact::AlertAcknowledged { .. }
        | Fact::RoleInformed { .. }
        | Fact::IndicatorsReceived { .. }
        | Fact::ResponderMobilised { .. }
        | Fact::ResponderReturned { .. }
        | Fact::HelpBegan { .. }
        | Fact::IsolationLifted { .. }
        | Fact::TaskStarted { .. }
        | Fact::TaskCompleted { .. } => Weight::Detail,
        _ => return None,
    })
}

/// False alerts in a sentence instead of a list: how many were raised, and how many were taken for incidents.
pub(super) fn false_alerts(page: &Page) -> (u64, u64) {
    let (mut raised, mut believed) = (0, 0);
    let mut noise: BTreeSet<AlertId> = BTreeSet::new();
    for entry in &page.record.entries {
        match &entry.fact {
            Fact::AlertRaised { alert, campaign: None, .. } => {
                raised += 1;
                noise.insert(*alert);
            }
            Fact::AlertTriaged { alert, verdict: Verdict::Incident, .. } => {
                believed += u64::from(noise.contains(alert));
            }
            _ => {}
        }
    }
    (raised, believed)
}
