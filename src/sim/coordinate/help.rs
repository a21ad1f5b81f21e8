//! Who is drawn into an incident: the agency that is hit, roles that are told, organisations whose people may be used.

use crate::record::{Fact, MessageKind};
use crate::scenario::model::{Milestone, Role};
use crate::sim::ctx::Ctx;
use crate::sim::post::{self, Outgoing};
use crate::sim::rows::Payload;
use crate::sim::steps::{advance, crew};
use crate::sim::work::{ROUTINE, priority};
use crate::units::{IncidentId, OrgId};

/// The agency that is hit gets to know, and its people can be used from then on.
pub fn involve(ctx: &mut Ctx, incident: IncidentId, agency: OrgId, cause: u32) {
    let row = &ctx.incidents[incident.ix()];
    if row.knows.binary_search(&agency).is_ok() || row.engaged.contains(&agency) {
        engage(ctx, incident, agency);
        return;
    }
    let from = row.lead.unwrap_or(row.opener);
    let outgoing = Outgoing {
        kind: MessageKind::Update,
        from,
        route: vec![agency],
        incident: Some(incident),
        payload: Payload::Inform(Role::FirstResponder, Milestone::Acknowledgement),
        priority: priority(row.severity).min(ROUTINE),
        key: row.key,
        formal: false,
    };
    let trail = ctx.trail(cause);
    post::send(ctx, outgoing, trail);
}

/// People of an organisation may be used for an incident from now on.
pub fn engage(ctx: &mut Ctx, incident: IncidentId, org: OrgId) {
    let latest = ctx.log.entries.len() as u32 - 1;
    let row = &mut ctx.incidents[incident.ix()];
    if !row.engaged.contains(&org) {
        row.engaged.push(org);
        row.staffed = latest;
        ctx.tell(incident, org);
        crew::staff_changed(ctx, incident);
    }
}

/// A role has been told of an incident.
pub fn informed(
    ctx: &mut Ctx,
    incident: IncidentId,
    org: OrgId,
    role: Role,
    milestone: Milestone,
    cause: u32,
) {
    ctx.tell(incident, org);
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = if milestone == Milestone::Escalation {
        let severity = ctx.incidents[incident.ix()].severity;
        ctx.emit(Fact::IncidentEscalated { incident, to: org, severity }, audience, trail)
    } else {
        ctx.emit(Fact::RoleInformed { incident, org, role, milestone }, audience, trail)
    };
    if milestone == Milestone::Acknowledgement {
        engage(ctx, incident, org);
        advance(ctx, incident);
    } else {
        ctx.reached_by(incident, milestone, seq);
    }
}
