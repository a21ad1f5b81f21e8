//! What is done to systems: cutting off, blocking, cleaning, restoring, rebuilding.

use crate::record::{Audience, Fact};
use crate::scenario::model::Backup;
use crate::sim::belief::{blame, step_key};
use crate::sim::ctx::Ctx;
use crate::sim::luck::{self, Purpose};
use crate::sim::rows::StepState;
use crate::sim::steps::need::{Evidence, evidence, rebuilds};
use crate::sim::steps::rebuild_instead;
use crate::sim::{attack, share, truth};
use crate::units::{IncidentId, OrgId, SystemId};

pub fn isolate(ctx: &mut Ctx, incident: IncidentId, system: SystemId, seq: u32) {
    if ctx.systems[system.ix()].isolated.is_some() {
        return;
    }
    let blame = blame(ctx, incident, system);
    truth::isolate(ctx, incident, system, blame, seq);
}

/// Known addresses, hashes and senders are blocked at the agencies concerned, and shared along the structure.
pub fn block(ctx: &mut Ctx, incident: IncidentId, org: OrgId, seq: u32) {
    for intrusion in ctx.incidents[incident.ix()].covers.clone() {
        let blocks = &mut ctx.orgs[intrusion.org.ix()].blocks;
        if !blocks.iter().any(|(c, _)| *c == intrusion.campaign) {
            blocks.push((intrusion.campaign, seq));
        }
    }
    for system in ctx.incidents[incident.ix()].suspects.clone() {
        truth::end_flood(ctx, system, seq);
    }
    let row = &mut ctx.incidents[incident.ix()];
    let lead = row.lead.unwrap_or(org);
    if !std::mem::replace(&mut row.shared, true) {
        share::share(ctx, incident, org, lead, seq);
    }
}

/// Tools of the attacker are removed from a system; want of skill leaves something behind.
pub fn clean(
    ctx: &mut Ctx,
    incident: IncidentId,
    ix: usize,
    org: OrgId,
    system: SystemId,
    skill: f64,
    seq: u32,
) {
    let model = ctx.model();
    lose_evidence(ctx, incident, system);
    let key = step_key(ctx, Purpose::LeftBehind, incident, ix);
    let chance = luck::error_chance(*model.scenario.practice.eradication_misses.value(), skill);
    let holds = ctx.systems[system.ix()].holds.clone();
    let left_behind = !holds.is_empty() && luck::happens(ctx.luck(), chance, key);
    let trail = ctx.trail(seq);
    let seq = ctx.emit(Fact::SystemCleaned { incident, system, left_behind }, Audience::Org(org), trail);
    for hold in holds {
        let was_usable = truth::usable(ctx, hold.campaign, system);
        truth::lose_hold(ctx, hold.campaign, system, left_behind, seq);
        if left_behind {
            attack::lie_still(ctx, hold.campaign, system);
        }
        if was_usable {
            attack::evicted(ctx, hold.campaign, seq);
        }
    }
}

/// Cleaning before evidence was preserved may lose it.
fn lose_evidence(ctx: &mut Ctx, incident: IncidentId, system: SystemId) {
    let model = ctx.model();
    let preserved = evidence(ctx, incident, system) != Evidence::Open;
    let incident_key = ctx.incidents[incident.ix()].key;
    let key = luck::key(Purpose::EvidenceLost).with(incident_key).with(model.systems[system.ix()].key);
    let chance = *model.scenario.practice.evidence_lost.value();
    if !preserved && luck::happens(ctx.luck(), chance, key) {
        ctx.incidents[incident.ix()].evidence_lost.push(system);
    }
}

/// Restoring from backup: it may have been destroyed, or never have worked.
pub fn restore(ctx: &mut Ctx, incident: IncidentId, ix: usize, org: OrgId, system: SystemId, seq: u32) {
    let model = ctx.model();
    let tested = match model.scenario.province.systems[system.ix()].backup {
        Backup::None => false,
        Backup::Every { tested, .. } => tested,
    };
    let fails = *model.scenario.practice.untested_backup_fails.value();
    let key = luck::key(Purpose::BackupWorks).with(model.systems[system.ix()].key);
    let works = tested || !luck::happens(ctx.nature(), fails, key);
    if works && !ctx.systems[system.ix()].backups_gone {
        return repaired(ctx, system, seq);
    }
    let trail = ctx.trail(seq);
    let seq = ctx.emit(Fact::BackupUnusable { incident, system }, Audience::Org(org), trail);
    ctx.incidents[incident.ix()].steps[ix].state = StepState::Skipped(seq);
    rebuild_instead(ctx, incident, system, seq);
    if !rebuilds(ctx, incident) {
        repaired(ctx, system, seq);
    }
}

/// Installing afresh leaves nothing of the attacker.
pub fn rebuild(ctx: &mut Ctx, incident: IncidentId, system: SystemId, seq: u32) {
    lose_evidence(ctx, incident, system);
    for hold in ctx.systems[system.ix()].holds.clone() {
        let was_usable = truth::usable(ctx, hold.campaign, system);
        truth::lose_hold(ctx, hold.campaign, system, false, seq);
        if was_usable {
            attack::evicted(ctx, hold.campaign, seq);
        }
    }
    repaired(ctx, system, seq);
}

fn repaired(ctx: &mut Ctx, system: SystemId, seq: u32) {
    let row = &mut ctx.systems[system.ix()];
    (row.encrypted, row.defaced) = Default::default();
    truth::service_changed(ctx, system, None, seq);
}
