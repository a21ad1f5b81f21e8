//! Who is drawn into an incident: the agency that is hit, roles that are told, organisations whose people may be used.

use crate::record::{Audience, Fact, MessageKind, TimeClass};
use crate::scenario::model::{Milestone, Role, Tier};
use crate::sim::ctx::Ctx;
use crate::sim::event::Event;
use crate::sim::luck::{self, Purpose};
use crate::sim::model::sampler;
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
    if row.asked.contains(&agency) || !ctx.fixed.0.roles.takes_part(agency) {
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
        if role != Role::FirstResponder && comes_from_outside(ctx, org) {
            return send_for(ctx, incident, org, seq);
        }
        engage(ctx, incident, org, seq);
        advance(ctx, incident);
    } else {
        ctx.reached_by(incident, milestone, seq);
    }
}

/// Firms and national bodies take their time to send somebody.
fn comes_from_outside(ctx: &Ctx, org: OrgId) -> bool {
    matches!(ctx.fixed.0.scenario.province.organisations[org.ix()].tier, Tier::External | Tier::National)
}

fn send_for(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) {
    let model = ctx.model();
    if ctx.incidents[incident.ix()].engaged.contains(&org) || ctx.run.helpers.contains_key(&(incident, org)) {
        return;
    }
    let key =
        luck::key(Purpose::OutsideHelp).with(ctx.incidents[incident.ix()].key).with(model.orgs[org.ix()].key);
    let law = sampler(&model.scenario.practice.policy.outside_help_delay);
    let takes = luck::span(ctx.luck(), &law, key);
    ctx.run.helpers.insert((incident, org), cause);
    ctx.after(takes, Event::BeginHelp(org, incident));
}

/// People of a firm or a national body are at work on an incident.
pub fn begin_help(ctx: &mut Ctx, org: OrgId, incident: IncidentId) {
    let Some(cause) = ctx.run.helpers.remove(&(incident, org)) else { return };
    let incident = ctx.current(incident);
    if ctx.incidents[incident.ix()].over {
        return;
    }
    let mut trail = ctx.trail(cause);
    trail.spend(TimeClass::Mobilisation, ctx.now());
    let seq = ctx.emit(Fact::HelpBegan { incident, org }, Audience::Org(org), trail);
    engage(ctx, incident, org, seq);
    advance(ctx, incident);
}
