//! A step is done: well, or it is to be done again; and what it does to the world and to what responders believe.

use crate::record::{Audience, Fact};
use crate::scenario::model::{ActionKind, Milestone};
use crate::sim::belief::{campaigns, spec, step_key};
use crate::sim::calls::Done;
use crate::sim::coordinate::tell_upwards;
use crate::sim::ctx::Ctx;
use crate::sim::effects::{find, repair, tell};
use crate::sim::incident::look_at_type;
use crate::sim::luck::{self, Purpose};
use crate::sim::model::skill_ix;
use crate::sim::rows::StepState;
use crate::sim::steps::advance;
use crate::sim::steps::task::{done_marker, free_thing, proceed};
use crate::sim::trail::Trail;
use crate::sim::truth;
use crate::units::{IncidentId, OrgId, PersonId, TaskId};

/// A step's task ends: well, or it is to be done again. The answer is the entry, and which of the two.
pub fn end_step(
    ctx: &mut Ctx,
    task: TaskId,
    incident: IncidentId,
    ix: usize,
    person: PersonId,
    trail: Trail,
) -> (u32, bool) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let step = row.steps[ix];
    let spec = spec(model, row, ix).clone();
    let skill = model.people[person.ix()].skills[skill_ix(spec.skill)];
    let policy = &model.scenario.practice.policy;
    let certified = model.scenario.province.people[person.ix()].certified;
    let factor = if certified { 1.0 } else { *policy.uncertified_errs.value() };
    let chance = (luck::error_chance(*spec.goes_wrong.value(), skill) * factor).min(luck::MOST_ERRORS);
    let key = step_key(ctx, Purpose::StepWrong, incident, ix);
    let most = *policy.repeats_at_most.value();
    let wrong = step.round < most && luck::happens(ctx.luck(), chance, key);
    let fact = Fact::TaskCompleted {
        task,
        incident,
        action: spec.action,
        system: step.system,
        person,
        well: !wrong,
    };
    let org = model.people[person.ix()].org;
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    ctx.incidents[incident.ix()].latest = seq;
    (seq, !wrong)
}

/// What follows from a step that has been done.
pub fn follow_step(ctx: &mut Ctx, done: Done, incident: IncidentId, ix: usize) {
    let Done { task, person, seq, well, .. } = done;
    let model = ctx.model();
    free_thing(ctx, task);
    if !well {
        ctx.incidents[incident.ix()].steps[ix].round += 1;
        let trail = ctx.trail(seq);
        return proceed(ctx, incident, ix, trail);
    }
    if let Some(marker) = done_marker(ctx, incident, ix) {
        ctx.run.done_before.insert(marker);
    }
    let spec = spec(model, &ctx.incidents[incident.ix()], ix);
    let who = &model.people[person.ix()];
    let (org, skill) = (who.org, who.skills[skill_ix(spec.skill)]);
    ctx.incidents[incident.ix()].steps[ix].state = StepState::Done(seq);
    apply(ctx, incident, ix, spec.action, person, skill, seq);
    declare_contained(ctx, incident, org, seq);
    tell_upwards(ctx, incident, org, seq);
    advance(ctx, incident);
}

/// Responders hold an incident to be contained once every isolation that they wanted is done.
fn declare_contained(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let isolations = || (0..row.steps.len()).filter(|ix| spec(model, row, *ix).action == ActionKind::Isolate);
    let all =
        isolations().all(|ix| matches!(row.steps[ix].state, StepState::Done(_) | StepState::Skipped(_)));
    let any = isolations().any(|ix| matches!(row.steps[ix].state, StepState::Done(_)));
    if all && any && !row.declared_contained {
        let row = &mut ctx.incidents[incident.ix()];
        row.declared_contained = true;
        row.view_mut(org).word.contained = true;
        let trail = ctx.trail(cause);
        ctx.emit(Fact::ContainmentDeclared { incident }, Audience::Org(org), trail);
    }
}

/// Applies a step that was done well.
fn apply(
    ctx: &mut Ctx,
    incident: IncidentId,
    ix: usize,
    action: ActionKind,
    person: PersonId,
    skill: f64,
    seq: u32,
) {
    let org = ctx.fixed.0.people[person.ix()].org;
    let system = ctx.incidents[incident.ix()].steps[ix].system;
    match (action, system) {
        (ActionKind::Verify, _) => find::verify(ctx, incident, ix, org, skill, seq),
        (ActionKind::Hunt, _) => find::hunt(ctx, incident, ix, org, skill, seq),
        (ActionKind::PreserveEvidence, _) => {
            look_at_type(ctx, incident, org, skill, seq);
        }
        (ActionKind::Isolate, Some(system)) => repair::isolate(ctx, incident, system, seq),
        (ActionKind::Block, _) => repair::block(ctx, incident, org, seq),
        (ActionKind::ResetCredentials, _) => {
            for campaign in campaigns(ctx, incident) {
                ctx.attackers[campaign.ix()].credentials = false;
            }
        }
        (ActionKind::Eradicate, Some(system)) => repair::clean(ctx, incident, ix, org, system, skill, seq),
        (ActionKind::Restore, Some(system)) => repair::restore(ctx, incident, ix, org, system, seq),
        (ActionKind::Rebuild, Some(system)) => repair::rebuild(ctx, incident, system, seq),
        (ActionKind::Test, Some(system)) => find::test(ctx, incident, ix, system, skill, seq),
        (ActionKind::ReturnToService, Some(system)) => truth::reconnect(ctx, system, seq),
        (ActionKind::NotifyNational, _) => tell::notify(ctx, incident, org, Milestone::NationalNotified, seq),
        (ActionKind::NotifyPersonalData, _) => {
            tell::notify(ctx, incident, org, Milestone::PersonalDataNotified, seq)
        }
        (ActionKind::InformPublic, _) => {
            let trail = ctx.trail(seq);
            let seq = ctx.emit(Fact::PublicInformed { incident, org }, Audience::Everybody, trail);
            ctx.reached_by(incident, Milestone::PublicInformed, seq);
            tell::warned(ctx, incident, seq);
        }
        (ActionKind::RemoveContent, _) => tell::remove_content(ctx, incident, seq),
        (ActionKind::FinalReport, _) => tell::file_report(ctx, incident, org, seq),
        (ActionKind::Close, _) => tell::close(ctx, incident, ix, org, seq),
        _ => {}
    }
}
