//! What an incident takes in: systems believed to be affected, true intrusions, the steps that follow.

use crate::record::{Fact, IntrusionId};
use crate::scenario::model::Milestone;
use crate::sim::coordinate::involve;
use crate::sim::ctx::Ctx;
use crate::sim::steps::again::stop_closing;
use crate::sim::steps::plan::add_steps;
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
    add_steps(ctx, incident, system, seq);
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
