//! Which steps of an incident have a purpose, and whose turn has come.

use smallvec::{SmallVec, smallvec};

use crate::scenario::model::{ActionKind, Backup};
use crate::sim::belief::{in_charge, in_force, spec};
use crate::sim::ctx::Ctx;
use crate::sim::rows::{IncidentRow, IntrusionRow, StepRow, StepState};
use crate::sim::trail::Trail;
use crate::units::{IncidentId, SystemId};

/// Entries that show why a step's turn has come; asked for thousands of times a drill, so without an allocation.
pub type Seqs = SmallVec<[u32; 16]>;

/// Whether a step's turn has come: everything before it is settled, and it is needed. The answer is the trail from
/// the last of its prerequisites.
pub fn turn(ctx: &Ctx, incident: IncidentId, ix: usize) -> Option<Trail> {
    let model = &ctx.fixed.0;
    let row = &ctx.incidents[incident.ix()];
    let action = spec(model, row, ix).action;
    if row.undeclared || row.merged.is_some() || (row.over && action != ActionKind::FinalReport) {
        return None;
    }
    if !in_force(row, ix) || !needed(ctx, incident, ix) || knows_better(ctx, incident, ix) {
        return None;
    }
    let mut seqs: Seqs = smallvec![row.steps[ix].since];
    if row.steps[ix].unstaffed {
        seqs.push(row.staffed);
    }
    needed_since(ctx, incident, ix, &mut seqs);
    settled_before(ctx, incident, ix, &mut seqs).then(|| ctx.trail_of_all(&mut seqs))
}

/// Whether whoever is to close an incident holds it to be of another type than its head does, on better grounds: the head
/// hears of that first.
fn knows_better(ctx: &Ctx, incident: IncidentId, ix: usize) -> bool {
    let row = &ctx.incidents[incident.ix()];
    if spec(&ctx.fixed.0, row, ix).action != ActionKind::Close {
        return false;
    }
    let (head, closer) = (row.head(), in_charge(ctx, incident, None));
    let (theirs, own) = (row.word(head), row.word(closer));
    own.playbook != theirs.playbook && own.basis > theirs.basis
}

/// Whether whoever is in charge of the system of a step has not heard that it is suspected.
pub fn unaware(ctx: &Ctx, incident: IncidentId, ix: usize) -> bool {
    let row = &ctx.incidents[incident.ix()];
    let waits = row.steps[ix].state == StepState::Waiting;
    let system = row.steps[ix].system.filter(|_| waits);
    system.is_some_and(|system| !row.knows(in_charge(ctx, incident, Some(system)), system))
}

/// Whether everything before a step is settled; the entries that show it are added to `seqs`. A step without a
/// purpose is no obstacle itself, but what comes before it still is.
fn settled_before(ctx: &Ctx, incident: IncidentId, ix: usize, seqs: &mut Seqs) -> bool {
    let row = &ctx.incidents[incident.ix()];
    if !in_force(row, ix) {
        return true;
    }
    let closes = spec(&ctx.fixed.0, row, ix).action == ActionKind::Close;
    let before = &ctx.fixed.0.playbooks[row.playbook].before[row.steps[ix].step];
    if !closes && before.is_empty() {
        return true;
    }
    row.steps.iter().enumerate().all(|(other, its)| {
        if its.playbook != row.playbook || other == ix {
            return true;
        }
        if !(if closes { before_closing(ctx, row, other, ix) } else { before_it(row, before, its, ix) }) {
            return true;
        }
        match its.state {
            StepState::Done(seq) | StepState::Skipped(seq) => {
                seqs.push(seq);
                true
            }
            StepState::Waiting if !needed(ctx, incident, other) => settled_before(ctx, incident, other, seqs),
            _ => false,
        }
    })
}

/// Whether one step comes before another by the playbook, on the same system where both are about one.
fn before_it(row: &IncidentRow, before: &[bool], its: &StepRow, ix: usize) -> bool {
    let mine = row.steps[ix].system;
    before[its.step] && (mine.is_none() || its.system.is_none() || mine == its.system)
}

/// Before the closing comes everything that the head knows of, but what itself waits for the closing.
fn before_closing(ctx: &Ctx, row: &IncidentRow, other: usize, close: usize) -> bool {
    let its = &row.steps[other];
    let waits_for_it = &ctx.fixed.0.playbooks[row.playbook].before[its.step];
    !waits_for_it.get(row.steps[close].step).is_some_and(|waits| *waits)
        && spec(&ctx.fixed.0, row, other).action != ActionKind::FinalReport
        && its.system.is_none_or(|system| row.knows(row.head(), system))
}

/// The entries that gave a step its purpose.
fn needed_since(ctx: &Ctx, incident: IncidentId, ix: usize, seqs: &mut Seqs) {
    let row = &ctx.incidents[incident.ix()];
    let step = spec(&ctx.fixed.0, row, ix);
    if step.severity_from.is_some() {
        seqs.push(row.judged);
    }
    let covered = || row.covers.iter().map(|i| &ctx.intrusions[ctx.intrusion_ix(*i)]);
    let systems = &row.suspects;
    match (step.action, row.steps[ix].system) {
        (ActionKind::Restore | ActionKind::Rebuild, Some(system)) => {
            let system = &ctx.systems[system.ix()];
            seqs.extend(system.encrypted.iter().chain(&system.defaced).map(|(_, seq)| *seq));
            seqs.extend(system.backup_refused);
        }
        (ActionKind::ReturnToService, Some(system)) => {
            let system = &ctx.systems[system.ix()];
            seqs.extend(system.isolated.map(|(_, seq)| seq));
            seqs.extend(system.down.as_ref().map(|down| down.seq));
        }
        (ActionKind::NotifyPersonalData, _) => seqs.extend(covered().filter_map(|i| i.exposed).min()),
        (ActionKind::RemoveContent, _) => seqs.extend(covered().filter_map(|i| i.false_content).min()),
        (ActionKind::InformPublic, _) => {
            let content = covered().filter_map(|i| i.false_content);
            let outages =
                systems.iter().filter_map(|s| ctx.systems[s.ix()].down.as_ref().map(|down| down.seq));
            seqs.extend(content.chain(outages).min());
        }
        _ => {}
    }
    if row.steps[ix].evidence_first {
        seqs.push(row.latest);
    }
}

/// Whether a step has a purpose as things look now.
pub fn needed(ctx: &Ctx, incident: IncidentId, ix: usize) -> bool {
    let row = &ctx.incidents[incident.ix()];
    let step = spec(&ctx.fixed.0, row, ix);
    if step.severity_from.is_some_and(|from| row.severity < from) {
        return false;
    }
    let system = row.steps[ix].system;
    if row.steps[ix].evidence_first
        && system.is_some_and(|system| evidence(ctx, incident, system) == Evidence::Open)
    {
        return false;
    }
    match (step.action, system) {
        (ActionKind::Restore, Some(system)) => damaged(ctx, system) && backup_hoped_for(ctx, system),
        (ActionKind::Rebuild, Some(system)) => damaged(ctx, system) && !backup_hoped_for(ctx, system),
        (ActionKind::ReturnToService, Some(system)) => {
            ctx.systems[system.ix()].isolated.is_some() || ctx.systems[system.ix()].down.is_some()
        }
        (ActionKind::NotifyPersonalData, _) => any_cover(ctx, row, |i| i.exposed.is_some()),
        (ActionKind::RemoveContent, _) => any_cover(ctx, row, |i| i.false_content.is_some()),
        (ActionKind::InformPublic, _) => {
            let public = |s: &SystemId| ctx.fixed.0.scenario.province.systems[s.ix()].public;
            let out = |s: &&SystemId| public(s) && ctx.systems[s.ix()].down.is_some();
            row.suspects.iter().any(|s| out(&s)) || any_cover(ctx, row, |i| i.false_content.is_some())
        }
        _ => true,
    }
}

/// What there is of the evidence of a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Nobody means to preserve any.
    NotWanted,
    /// It is to be preserved, and has not been.
    Open,
    /// It has been preserved.
    Preserved,
}

/// What there is of the evidence of a system in an incident.
pub fn evidence(ctx: &Ctx, incident: IncidentId, system: SystemId) -> Evidence {
    let row = &ctx.incidents[incident.ix()];
    let mut steps = (0..row.steps.len()).filter(|ix| {
        row.steps[*ix].system == Some(system)
            && spec(&ctx.fixed.0, row, *ix).action == ActionKind::PreserveEvidence
            && (in_force(row, *ix) || matches!(row.steps[*ix].state, StepState::Done(_)))
    });
    match steps.next().map(|ix| (ix, row.steps[ix].state)) {
        None | Some((_, StepState::Skipped(_))) => Evidence::NotWanted,
        Some((_, StepState::Done(_))) => Evidence::Preserved,
        Some((ix, StepState::Waiting)) if !needed(ctx, incident, ix) => Evidence::NotWanted,
        Some(_) => Evidence::Open,
    }
}

/// Whether responders hold a system to be clean of the attacker: it has been cleaned, or nobody meant to.
pub fn cleaned(ctx: &Ctx, incident: IncidentId, system: SystemId) -> bool {
    let row = &ctx.incidents[incident.ix()];
    (0..row.steps.len())
        .filter(|ix| row.steps[*ix].system == Some(system))
        .filter(|ix| spec(&ctx.fixed.0, row, *ix).action == ActionKind::Eradicate)
        .all(|ix| matches!(row.steps[ix].state, StepState::Done(_) | StepState::Skipped(_)))
}

fn any_cover(ctx: &Ctx, row: &IncidentRow, test: impl Fn(&IntrusionRow) -> bool) -> bool {
    row.covers.iter().any(|i| test(&ctx.intrusions[ctx.intrusion_ix(*i)]))
}

/// What everybody can see: encrypted or defaced.
pub fn damaged(ctx: &Ctx, system: SystemId) -> bool {
    let row = &ctx.systems[system.ix()];
    row.encrypted.is_some() || row.defaced.is_some()
}

/// Whether the playbook of an incident knows how to rebuild a system.
pub fn rebuilds(ctx: &Ctx, incident: IncidentId) -> bool {
    let row = &ctx.incidents[incident.ix()];
    let steps = &ctx.fixed.0.scenario.playbooks[row.playbook].steps;
    steps.iter().any(|step| step.action == ActionKind::Rebuild)
}

/// There is a backup, and nobody has found out that it is of no use.
fn backup_hoped_for(ctx: &Ctx, system: SystemId) -> bool {
    let spec = &ctx.fixed.0.scenario.province.systems[system.ix()];
    !matches!(spec.backup, Backup::None) && ctx.systems[system.ix()].backup_refused.is_none()
}
