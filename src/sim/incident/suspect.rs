//! What an incident takes in: systems believed to be affected, true intrusions, the steps that follow.

use crate::record::{Audience, Fact, IntrusionId};
use crate::scenario::model::Milestone;
use crate::sim::belief::learn;
use crate::sim::coordinate::{drawn_in, involve, tell_agency};
use crate::sim::ctx::Ctx;
use crate::sim::steps::again::{aware, stop_closing};
use crate::sim::steps::plan::add_steps;
use crate::sim::truth;
use crate::units::{IncidentId, OrgId, SystemId};

/// An organisation finds that a system is affected, or believes so; its agency is told.
pub fn suspect(ctx: &mut Ctx, incident: IncidentId, by: OrgId, system: SystemId, cause: u32) {
    let row = &ctx.incidents[incident.ix()];
    if row.knows(by, system) {
        return;
    }
    let others = row.suspects.contains(&system);
    let clean = truth::clean(ctx, system);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::SystemSuspected { incident, system, clean }, Audience::Org(by), trail);
    if others {
        learn(ctx, incident, by, system);
        return aware(ctx, incident, seq);
    }
    let row = &mut ctx.incidents[incident.ix()];
    row.suspects.push(system);
    row.focus.get_or_insert(system);
    row.latest = seq;
    learn(ctx, incident, by, system);
    add_steps(ctx, incident, system, seq);
    if by == ctx.incidents[incident.ix()].head() {
        stop_closing(ctx, incident, seq);
    }
    let agency = ctx.fixed.0.systems[system.ix()].agency;
    let known = drawn_in(ctx, incident, agency);
    cover_holds(ctx, incident, by, system, seq);
    tell_agency(ctx, incident, by, system, known, seq);
}

/// Whatever intrusion is on a suspected system is part of the incident from now on.
fn cover_holds(ctx: &mut Ctx, incident: IncidentId, by: OrgId, system: SystemId, cause: u32) {
    let row = &ctx.systems[system.ix()];
    let hit = row.holds.iter().map(|h| h.campaign);
    let hit = hit.chain(row.encrypted.iter().chain(&row.defaced).chain(&row.disrupted).map(|(c, _)| *c));
    let mut campaigns: Vec<_> = hit.collect();
    campaigns.sort();
    campaigns.dedup();
    for campaign in campaigns {
        let intrusion = truth::intrusion_of(ctx, campaign, system);
        cover(ctx, incident, by, intrusion, cause);
    }
}

/// A true intrusion turns out to be part of an incident.
pub fn cover(ctx: &mut Ctx, incident: IncidentId, by: OrgId, intrusion: IntrusionId, cause: u32) {
    if ctx.incidents[incident.ix()].covers.contains(&intrusion) {
        return;
    }
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentCovers { incident, intrusion }, Audience::Org(by), trail);
    ctx.incidents[incident.ix()].covers.push(intrusion);
    involve(ctx, incident, by, intrusion.org, seq);
    let row = &ctx.incidents[incident.ix()];
    if row.lead.is_some() {
        ctx.reached(intrusion.campaign, Milestone::ReportToLead, seq);
    }
}
