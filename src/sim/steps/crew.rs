//! Who may do a step of an incident, who is asked to help, and what changes when more people can be used.

use crate::kernel::DrawKey;
use crate::record::MessageKind;
use crate::scenario::model::{Milestone, Performer, Role, Skill, Step};
use crate::sim::belief::{in_charge, spec};
use crate::sim::ctx::Ctx;
use crate::sim::model::{Model, skill_ix};
use crate::sim::post::{self, Outgoing};
use crate::sim::request;
use crate::sim::rows::{IncidentRow, Payload, Request, StepState, Wanted};
use crate::sim::trail::Trail;
use crate::sim::work;
use crate::units::{IncidentId, OrgId, PersonId, SystemId};

/// Who may do a step now: the people of its performers, in the organisations that are engaged, best skill first.
/// Where no organisation of the province has such people at all, anybody engaged who does not sign.
pub fn able(ctx: &Ctx, incident: IncidentId, ix: usize) -> Vec<PersonId> {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let step = spec(model, row, ix);
    let system = row.steps[ix].system.or(row.focus);
    let mut people: Vec<PersonId> = Vec::new();
    for performer in &step.by {
        let mut able = performers(ctx, row, performer, system);
        rank(model, &mut able, step.skill);
        for person in able {
            if !people.contains(&person) {
                people.push(person);
            }
        }
    }
    if people.is_empty() && !anybody_could(model, row, step, system) {
        let engaged = row.engaged.iter().flat_map(|o| model.orgs[o.ix()].people.iter().copied());
        people = engaged.filter(|p| !model.orgs[model.people[p.ix()].org.ix()].signers.contains(p)).collect();
        rank(model, &mut people, step.skill);
    }
    people
}

/// Whether the province has anybody at all for a step.
fn anybody_could(model: &Model, row: &IncidentRow, step: &Step, system: Option<SystemId>) -> bool {
    step.by.iter().any(|performer| {
        let holders = model.roles.all(performer.role, system);
        holders.iter().any(|org| !row.engaged.contains(org) && has_people(model, performer, *org))
    })
}

/// Whether an organisation takes part and has people whose post a performer wants.
fn has_people(model: &Model, performer: &Performer, org: OrgId) -> bool {
    let org = &model.orgs[org.ix()];
    org.participates && org.people.iter().any(|p| fits(model, performer, *p))
}

/// Whether a person has a post that a performer wants: any, where it names none.
fn fits(model: &Model, performer: &Performer, person: PersonId) -> bool {
    performer.posts.is_empty() || performer.posts.contains(&model.scenario.province.people[person.ix()].post)
}

fn performers(
    ctx: &Ctx,
    row: &IncidentRow,
    performer: &Performer,
    system: Option<SystemId>,
) -> Vec<PersonId> {
    let model = &ctx.fixed.0;
    let fits = |p: &PersonId| fits(model, performer, *p);
    if performer.role == Role::ResponseTeam {
        return row.team.iter().copied().filter(fits).collect();
    }
    let holders = model.roles.all(performer.role, system);
    let engaged = holders.into_iter().filter(|o| row.engaged.contains(o));
    engaged.flat_map(|o| model.orgs[o.ix()].people.iter().copied()).filter(fits).collect()
}

fn rank(model: &Model, people: &mut [PersonId], skill: Skill) {
    let of = |p: &PersonId| model.people[p.ix()].skills[skill_ix(skill)];
    people.sort_by(|a, b| of(b).total_cmp(&of(a)).then(a.cmp(b)));
}

/// More people can be used: tasks that nobody has are put before them too.
pub fn staff_changed(ctx: &mut Ctx, incident: IncidentId) {
    for ix in 0..ctx.incidents[incident.ix()].steps.len() {
        if let StepState::Working(task) = ctx.incidents[incident.ix()].steps[ix].state
            && ctx.tasks[task.ix()].person.is_none()
        {
            let people = able(ctx, incident, ix);
            if !people.is_empty() && people != ctx.staff.people(ctx.tasks[task.ix()].desk) {
                work::put_before(ctx, task, &people);
            }
        }
    }
}

/// Nobody who may do a step knows of the incident: whoever holds the role is asked, and can be used once the word has
/// been read there.
pub fn ask_for_help(ctx: &mut Ctx, incident: IncidentId, ix: usize, trail: Trail) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let system = row.steps[ix].system.or(row.focus);
    let under_way = spec(model, row, ix).by.iter().any(|performer| {
        let holders = model.roles.all(performer.role, system);
        holders.iter().any(|org| has_people(model, performer, *org) && row.asked.contains(org))
    });
    if !under_way {
        ask_another(ctx, incident, ix, trail);
    }
}

/// The next organisation that has people for a step is asked to help.
pub fn ask_another(ctx: &mut Ctx, incident: IncidentId, ix: usize, trail: Trail) {
    if let Some((role, org)) = next_helper(ctx, incident, ix) {
        let row = &ctx.incidents[incident.ix()];
        let from = in_charge(ctx, incident, row.steps[ix].system.or(row.focus));
        ask(ctx, incident, from, org, Wanted::Help(role, ix), 1, trail);
    }
}

/// The first holder of a role that may do a step, with people for it, who has not been asked yet.
pub fn next_helper(ctx: &Ctx, incident: IncidentId, ix: usize) -> Option<(Role, OrgId)> {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let system = row.steps[ix].system.or(row.focus);
    let new = |org: &OrgId| !row.asked.contains(org) && !row.engaged.contains(org);
    spec(model, row, ix).by.iter().find_map(|performer| {
        let mut holders = model.roles.all(performer.role, system).into_iter();
        Some((performer.role, holders.find(|org| new(org) && has_people(model, performer, *org))?))
    })
}

/// Asks an organisation to help with an incident; its people can be used once that has been read. What is asked again
/// is asked by telephone, and worth a call at night.
pub fn ask(
    ctx: &mut Ctx,
    incident: IncidentId,
    from: OrgId,
    to: OrgId,
    wanted: Wanted,
    times: u32,
    trail: Trail,
) {
    let payload = match wanted {
        Wanted::Help(role, _) => Payload::Inform(role, Milestone::Acknowledgement),
        Wanted::Team => Payload::Team,
        Wanted::Release | Wanted::Approval(_) => Payload::Release,
    };
    let row = &mut ctx.incidents[incident.ix()];
    if matches!(wanted, Wanted::Help(..)) && !row.asked.contains(&to) {
        row.asked.push(to);
    }
    let key = match (wanted, times) {
        (Wanted::Team, 1) => DrawKey::new(1).with(row.key).as_u64(),
        (_, 1) => row.key,
        _ => DrawKey::new(3).with(row.key).with(u64::from(times)).as_u64(),
    };
    let about = Outgoing::about(ctx, incident, MessageKind::Request, from, vec![to], payload);
    let priority = if times == 1 { about.priority } else { about.priority.min(work::urgent(ctx)) };
    let message = post::send(ctx, Outgoing { key, priority, ..about }, trail);
    request::note(ctx, Request { incident, wanted, from, to, message, times });
}
