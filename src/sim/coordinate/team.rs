//! The response team: asked for by the lead, called by its holder, released by the employers of its members.

use crate::kernel::DrawKey;
use crate::record::{Audience, Fact, MessageKind, TimeClass};
use crate::scenario::model::{Milestone, Role};
use crate::sim::ctx::Ctx;
use crate::sim::event::Event;
use crate::sim::luck::{self, Purpose};
use crate::sim::post::{self, Outgoing};
use crate::sim::rows::Payload;
use crate::sim::steps::{advance, crew};
use crate::units::{IncidentId, OrgId, PersonId};

/// The lead asks for the team, at whoever holds it.
pub fn ask_for_team(ctx: &mut Ctx, incident: IncidentId, lead: OrgId, cause: u32) {
    let model = ctx.model();
    ctx.incidents[incident.ix()].asked_team = true;
    let row = &ctx.incidents[incident.ix()];
    let (key, focus) = (row.key, row.focus);
    let holder = model.roles.first(Role::ResponseTeam, focus).unwrap_or(lead);
    if holder == lead {
        return call_members(ctx, incident, lead, cause);
    }
    let outgoing = Outgoing {
        key: DrawKey::new(1).with(key).as_u64(),
        ..Outgoing::about(ctx, incident, MessageKind::Request, lead, vec![holder], Payload::Mobilise)
    };
    let trail = ctx.trail(cause);
    post::send(ctx, outgoing, trail);
}

/// Whoever holds the team asks the employers of its members to release them.
pub fn call_members(ctx: &mut Ctx, incident: IncidentId, lead: OrgId, cause: u32) {
    let model = ctx.model();
    ctx.incidents[incident.ix()].called_team = true;
    let mut employers: Vec<OrgId> = model.people.iter().filter(|p| p.team).map(|p| p.org).collect();
    employers.sort();
    employers.dedup();
    for employer in employers {
        if employer == lead {
            release_members(ctx, incident, employer, cause);
            continue;
        }
        let request = MessageKind::Request;
        let outgoing = Outgoing::about(ctx, incident, request, lead, vec![employer], Payload::Mobilise);
        let trail = ctx.trail(cause);
        post::send(ctx, outgoing, trail);
    }
}

/// An employer releases its members of the team, each in its own time.
pub fn release_members(ctx: &mut Ctx, incident: IncidentId, employer: OrgId, cause: u32) {
    let model = ctx.model();
    let key = ctx.incidents[incident.ix()].key;
    let lead = ctx.incidents[incident.ix()].lead;
    for person in &model.orgs[employer.ix()].people {
        if !model.people[person.ix()].team {
            continue;
        }
        if lead == Some(employer) {
            member_released(ctx, *person, incident, cause);
            continue;
        }
        let key = luck::key(Purpose::Release).with(key).with(model.people[person.ix()].key);
        let takes = luck::span(ctx.luck(), &model.practice.release_delay, key);
        ctx.run.releases.insert((incident, *person), cause);
        ctx.after(takes, Event::ReleaseMember(*person, incident));
    }
}

/// A member of the team has been released.
pub fn release(ctx: &mut Ctx, person: PersonId, incident: IncidentId) {
    if let Some(cause) = ctx.run.releases.remove(&(incident, person)) {
        member_released(ctx, person, incident, cause);
    }
}

fn member_released(ctx: &mut Ctx, person: PersonId, incident: IncidentId, cause: u32) {
    if ctx.incidents[incident.ix()].over {
        return;
    }
    let mut trail = ctx.trail(cause);
    trail.spend(TimeClass::Mobilisation, ctx.now());
    let org = ctx.fixed.0.people[person.ix()].org;
    let seq = ctx.emit(Fact::ResponderMobilised { person, incident }, Audience::Org(org), trail);
    ctx.incidents[incident.ix()].team.push(person);
    ctx.incidents[incident.ix()].staffed = seq;
    ctx.reached_by(incident, Milestone::Mobilisation, seq);
    crew::staff_changed(ctx, incident);
    advance(ctx, incident);
}
