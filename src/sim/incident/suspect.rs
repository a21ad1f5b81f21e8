//! What an incident takes in: systems believed to be affected, true intrusions, the steps that follow.

use crate::record::{Fact, IntrusionId};
use crate::scenario::model::{Milestone, Per};
use crate::sim::coordinate::involve;
use crate::sim::ctx::Ctx;
use crate::sim::rows::{StepRow, StepState};
use crate::sim::steps::again::stop_closing;
use crate::sim::truth;
use crate::units::{IncidentId, SystemId};

/// A system is believed to be affected from now on.
pub fn suspect(ctx: &mut Ctx, incident: IncidentId, system: SystemId, cause: u32) {
    if ctx.incidents[incident.ix()].suspects.contains(&system) {
        return;
    }
    let clean = truth::clean(ctx, system);
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::SystemSuspected { incident, system, clean }, audience, trail);
    let row = &mut ctx.incidents[incident.ix()];
    row.suspects.push(system);
    row.focus.get_or_insert(system);
    row.latest = seq;
    add_steps(ctx, incident, Some(system), seq);
    stop_closing(ctx, incident, seq);
    cover_holds(ctx, incident, system, seq);
}

/// Whatever intrusion is on a suspected system is part of the incident from now on.
fn cover_holds(ctx: &mut Ctx, incident: IncidentId, system: SystemId, cause: u32) {
    let row = &ctx.systems[system.ix()];
    let hit = row.holds.iter().map(|h| h.campaign);
    let hit = hit.chain(row.encrypted.iter().chain(&row.defaced).chain(&row.disrupted).map(|(c, _)| *c));
    let mut campaigns: Vec<_> = hit.collect();
    campaigns.sort();
    campaigns.dedup();
    for campaign in campaigns {
        let intrusion = truth::intrusion_of(ctx, campaign, system);
        cover(ctx, incident, intrusion, cause);
    }
}

/// A true intrusion turns out to be part of an incident.
pub fn cover(ctx: &mut Ctx, incident: IncidentId, intrusion: IntrusionId, cause: u32) {
    if ctx.incidents[incident.ix()].covers.contains(&intrusion) {
        return;
    }
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentCovers { incident, intrusion }, audience, trail);
    ctx.incidents[incident.ix()].covers.push(intrusion);
    let agency = intrusion.org;
    involve(ctx, incident, agency, seq);
    let row = &ctx.incidents[incident.ix()];
    if row.lead.is_some() {
        ctx.reached(intrusion.campaign, Milestone::ReportToLead, seq);
    }
}

/// The steps of the playbook for a newly suspected system, or those for the incident as a whole.
pub fn add_steps(ctx: &mut Ctx, incident: IncidentId, system: Option<SystemId>, since: u32) {
    let model = ctx.model();
    let wanted = if system.is_some() { Per::System } else { Per::Incident };
    let row = &mut ctx.incidents[incident.ix()];
    let playbook = &model.scenario.playbooks[row.playbook];
    for (step, spec) in playbook.steps.iter().enumerate() {
        if spec.per == wanted {
            row.steps.push(StepRow {
                step,
                system,
                round: 0,
                state: StepState::Waiting,
                since,
                approved: false,
                unstaffed: false,
                evidence_first: false,
            });
        }
    }
}
