//! The response team: asked for by the lead, called by its holder, released by the employers of its members.

use crate::record::{Audience, Fact, TimeClass};
use crate::scenario::model::{Milestone, Role};
use crate::sim::ctx::Ctx;
use crate::sim::event::Event;
use crate::sim::luck::{self, Purpose};
use crate::sim::rows::Wanted;
use crate::sim::steps::{advance, crew};
use crate::units::{IncidentId, OrgId, PersonId};

/// The lead asks for the team, at whoever holds it.
pub fn ask_for_team(ctx: &mut Ctx, incident: IncidentId, lead: OrgId, cause: u32) {
    let model = ctx.model();
    ctx.incidents[incident.ix()].asked_team = true;
    let focus = ctx.incidents[incident.ix()].focus;
    let holder = model.roles.first(Role::ResponseTeam, focus).unwrap_or(lead);
    if holder == lead {
        return call_members(ctx, incident, lead, cause);
    }
    let trail = ctx.trail(cause);
    crew::ask(ctx, incident, lead, holder, Wanted::Team, 1, trail);
}

/// Whoever holds the team asks the employers of its members to release them.
pub fn call_members(ctx: &mut Ctx, incident: IncidentId, holder: OrgId, cause: u32) {
    let model = ctx.model();
    ctx.incidents[incident.ix()].called_team = true;
    let mut employers: Vec<OrgId> = model.people.iter().filter(|p| p.team).map(|p| p.org).collect();
    employers.retain(|org| model.roles.takes_part(*org));
    employers.sort();
    employers.dedup();
    for employer in employers {
        if employer == holder {
            release_members(ctx, incident, employer, true, cause);
            continue;
        }
        let trail = ctx.trail(cause);
        crew::ask(ctx, incident, holder, employer, Wanted::Release, 1, trail);
    }
}

/// An employer releases its members of the team, each in its own time; at once where it called them itself, or leads.
pub fn release_members(ctx: &mut Ctx, incident: IncidentId, employer: OrgId, called: bool, cause: u32) {
    let model = ctx.model();
    let row = &mut ctx.incidents[incident.ix()];
    if row.released_by.contains(&employer) {
        return;
    }
    row.released_by.push(employer);
    let (key, lead) = (row.key, row.lead);
    for person in &model.orgs[employer.ix()].people {
        if !model.people[person.ix()].team {
            continue;
        }
        if called || lead == Some(employer) {
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
        let incident = ctx.current(incident);
        member_released(ctx, person, incident, cause);
    }
}

fn member_released(ctx: &mut Ctx, person: PersonId, incident: IncidentId, cause: u32) {
    if ctx.incidents[incident.ix()].over || ctx.incidents[incident.ix()].team.contains(&person) {
        return;
    }
    let mut trail = ctx.trail(cause);
    trail.spend(TimeClass::Mobilisation, ctx.now());
    let org = ctx.fixed.0.people[person.ix()].org;
    let seq = ctx.emit(Fact::ResponderMobilised { person, incident }, Audience::Org(org), trail);
    let row = &mut ctx.incidents[incident.ix()];
    row.team.push(person);
    row.staffed = seq;
    if row.lead != Some(org) {
        row.lent.push(person);
        let model = ctx.model();
        ctx.staff.lend(model, person);
    }
    ctx.reached_by(incident, Milestone::Mobilisation, seq);
    crew::staff_changed(ctx, incident);
    advance(ctx, incident);
}

/// An incident is over: the members of the team go back to their own agencies.
pub fn give_back(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let row = &mut ctx.incidents[incident.ix()];
    (row.asked_team, row.called_team, row.team_at) = (false, false, None);
    row.released_by.clear();
    let lent = std::mem::take(&mut row.lent);
    for person in std::mem::take(&mut row.team) {
        let org = ctx.fixed.0.people[person.ix()].org;
        let trail = ctx.trail(cause);
        ctx.emit(Fact::ResponderReturned { person, incident }, Audience::Org(org), trail);
        if lent.contains(&person) {
            let model = ctx.model();
            ctx.staff.take_back(model, person);
        }
    }
}
