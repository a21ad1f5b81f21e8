//! Who is drawn into an incident: the agency that is hit, roles that are told, organisations whose people may be used.

use crate::record::{Audience, Fact, MessageKind};
use crate::scenario::model::{Milestone, Role};
use crate::sim::ctx::Ctx;
use crate::sim::post::{self, Outgoing};
use crate::sim::rows::Payload;
use crate::sim::steps::again::aware;
use crate::sim::steps::{advance, crew};
use crate::units::{IncidentId, OrgId};

/// The agency that is hit gets to know, and its people can be used from then on.
pub fn involve(ctx: &mut Ctx, incident: IncidentId, from: OrgId, agency: OrgId, cause: u32) {
    let row = &mut ctx.incidents[incident.ix()];
    if agency == from || row.view(agency).is_some() {
        return engage(ctx, incident, agency, cause);
    }
    if row.asked.contains(&agency) {
        return;
    }
    row.asked.push(agency);
    let payload = Payload::Inform(Role::FirstResponder, Milestone::Acknowledgement);
    let outgoing = Outgoing::about(ctx, incident, MessageKind::Update, from, vec![agency], payload);
    let trail = ctx.trail(cause);
    post::send(ctx, outgoing, trail);
}

/// People of an organisation that knows of an incident may be used for it from now on.
pub fn engage(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) {
    let row = &mut ctx.incidents[incident.ix()];
    if !row.engaged.contains(&org) {
        row.engaged.push(org);
        row.staffed = row.staffed.max(cause);
        aware(ctx, incident, cause);
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
    let trail = ctx.trail(cause);
    let fact = if milestone == Milestone::Escalation {
        let severity = ctx.incidents[incident.ix()].severity_to(org);
        Fact::IncidentEscalated { incident, to: org, severity }
    } else {
        Fact::RoleInformed { incident, org, role, milestone }
    };
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    if milestone == Milestone::Acknowledgement {
        engage(ctx, incident, org, seq);
        advance(ctx, incident);
    } else {
        ctx.reached_by(incident, milestone, seq);
    }
}
