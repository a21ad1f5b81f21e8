//! The task of a step: the thing it waits for, the people it is put before, its beginning.

use crate::kernel::{ClassId, JobId, Offer, ServerId, Withdrawn};
use crate::record::{Audience, Fact, TimeClass};
use crate::scenario::model::{ActionKind, Milestone};
use crate::sim::belief::{in_charge, incident_agency, serves, spec, step_key};
use crate::sim::ctx::Ctx;
use crate::sim::event::Event;
use crate::sim::luck::{self, Purpose};
use crate::sim::request;
use crate::sim::rows::{Job, StepState};
use crate::sim::steps::crew;
use crate::sim::trail::Trail;
use crate::sim::work::{self, Order, priority};
use crate::units::{IncidentId, PersonId, SimTime, Span, TaskId};

/// A step may be done: it waits for its thing, then for somebody.
pub fn proceed(ctx: &mut Ctx, incident: IncidentId, ix: usize, trail: Trail) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let step = row.steps[ix];
    let thing = model.playbooks[step.playbook].thing[step.step];
    let people = crew::able(ctx, incident, ix);
    if people.is_empty() {
        ctx.incidents[incident.ix()].steps[ix].state = StepState::Waiting;
        return;
    }
    let desk = ctx.staff.take(&people);
    let task = queue_task(ctx, incident, ix, desk, trail);
    let Some(thing) = thing else { return work::offer(ctx, task) };
    ctx.incidents[incident.ix()].steps[ix].state = StepState::NeedsThing(task);
    let row = &ctx.tasks[task.ix()];
    let (priority, since, key) = (row.priority, row.since, row.key);
    ctx.tasks[task.ix()].thing = Some(thing);
    let class = ClassId(thing as u32);
    if let Offer::Started(unit) = ctx.run.things.offer(JobId(task.0), class, priority, since, key, false) {
        thing_free(ctx, task, unit);
    }
}

/// The thing that a task waited for is free.
fn thing_free(ctx: &mut Ctx, task: TaskId, _unit: ServerId) {
    let now = ctx.now();
    ctx.tasks[task.ix()].trail.spend(TimeClass::Queue, now);
    let Job::Step(incident, ix) = ctx.tasks[task.ix()].job else { return };
    ctx.incidents[incident.ix()].steps[ix].state = StepState::Working(task);
    // More people may be there by now than when the wait began.
    let people = crew::able(ctx, incident, ix);
    if !people.is_empty() {
        work::move_to_desk(ctx, task, &people);
    }
    work::offer(ctx, task);
}

/// Gives the thing of a task back; whoever waits for it has it next.
pub fn free_thing(ctx: &mut Ctx, task: TaskId) {
    if ctx.tasks[task.ix()].thing.take().is_none() {
        return;
    }
    if let Withdrawn::Serving { server, next: Some(next) } = ctx.run.things.withdraw(JobId(task.0)) {
        thing_free(ctx, TaskId(next.0), server);
    }
}

/// Work that waits is as urgent as whoever is in charge holds the incident to be by now.
pub fn hasten(ctx: &mut Ctx, incident: IncidentId) {
    for ix in 0..ctx.incidents[incident.ix()].steps.len() {
        let row = &ctx.incidents[incident.ix()];
        let step = row.steps[ix];
        let urgency = priority(row.severity_to(in_charge(ctx, incident, step.system)));
        match step.state {
            StepState::Working(task) => work::hasten(ctx, task, urgency),
            StepState::NeedsThing(task) if urgency < ctx.tasks[task.ix()].priority => {
                hasten_for_thing(ctx, task, urgency);
            }
            _ => {}
        }
    }
}

/// The same of what waits for a thing: it goes ahead in that line.
fn hasten_for_thing(ctx: &mut Ctx, task: TaskId, urgency: u8) {
    let row = &mut ctx.tasks[task.ix()];
    row.priority = urgency;
    let (Some(thing), since, key) = (row.thing, row.since, row.key) else { return };
    if ctx.run.things.withdraw(JobId(task.0)) != Withdrawn::Queued {
        return;
    }
    let class = ClassId(thing as u32);
    if let Offer::Started(unit) = ctx.run.things.offer(JobId(task.0), class, urgency, since, key, false) {
        thing_free(ctx, task, unit);
    }
}

/// Creates the task of a step.
fn queue_task(ctx: &mut Ctx, incident: IncidentId, ix: usize, desk: ClassId, trail: Trail) -> TaskId {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let step = row.steps[ix];
    let spec = spec(model, row, ix);
    let key = step_key(ctx, Purpose::StepWork, incident, ix);
    let (focus, no_evidence) = (row.focus, !row.evidence_lost.is_empty());
    let law = &model.playbooks[step.playbook].work[step.step];
    let mut content = luck::span(ctx.luck(), law, key);
    if spec.action == ActionKind::FinalReport && no_evidence {
        let more = *model.scenario.practice.policy.report_without_evidence.value();
        content = Span::drawn(content.as_f64() * (1.0 + more));
    }
    // What serves no purpose in truth is done in vain.
    let rework = step.round > 0 || !serves(model, row, spec.action);
    let task = TaskId::from(ctx.tasks.len());
    let doer = in_charge(ctx, incident, step.system);
    let fact =
        Fact::TaskQueued { task, incident, step: spec.id.clone(), action: spec.action, system: step.system };
    let seq = ctx.emit(fact, Audience::Org(doer), trail);
    let place = step.system.or(focus).map(|s| model.systems[s.ix()].agency);
    let order = Order {
        job: Job::Step(incident, ix),
        desk,
        priority: priority(ctx.incidents[incident.ix()].severity_to(doer)),
        key: key.as_u64(),
        skill: spec.skill,
        content,
        trail: ctx.trail(seq),
        rework,
        place: if spec.on_the_spot { place } else { None },
        thing: None,
    };
    let created = work::create(ctx, order);
    debug_assert_eq!(created, task);
    ctx.incidents[incident.ix()].steps[ix].state = StepState::Working(task);
    ctx.after(request::patience(ctx, incident, doer), Event::StepDue(task));
    task
}

/// A step ought to have been begun by now: if nobody has found the time, somebody else is asked to help.
pub fn due(ctx: &mut Ctx, task: TaskId) {
    let row = &ctx.tasks[task.ix()];
    let Job::Step(incident, ix) = row.job else { return };
    let state = ctx.incidents[incident.ix()].steps[ix].state;
    if row.begun || state != StepState::Working(task) {
        return;
    }
    if crew::next_helper(ctx, incident, ix).is_some() {
        let trail = work::so_far(ctx, task);
        crew::ask_another(ctx, incident, ix, trail);
        let wait = *ctx.fixed.0.scenario.practice.policy.request_waits.value();
        ctx.after(wait, Event::StepDue(task));
    }
}

/// Somebody begins a step.
pub fn begin_step(ctx: &mut Ctx, task: TaskId, incident: IncidentId, ix: usize, person: PersonId) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let (action, system) = (spec(model, row, ix).action, row.steps[ix].system);
    let marker = done_marker(ctx, incident, ix);
    let duplicate = marker.is_some_and(|m| ctx.run.done_before.contains(&m)) && row.steps[ix].round == 0;
    let trail = std::mem::take(&mut ctx.tasks[task.ix()].trail);
    let org = model.people[person.ix()].org;
    let fact = Fact::TaskStarted { task, incident, action, system, person, duplicate };
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    let row = &mut ctx.tasks[task.ix()];
    row.trail = Trail::from(seq, SimTime::ZERO);
    row.rework |= duplicate;
    let now = ctx.now();
    ctx.tasks[task.ix()].trail.upto = now;
    if matches!(action, ActionKind::Isolate | ActionKind::Block) {
        ctx.reached_by(incident, Milestone::Decision, seq);
    }
    if org != incident_agency(ctx, incident) {
        ctx.reached_by(incident, Milestone::Mobilisation, seq);
    }
}

/// Work on the same system, of the same kind, against the same campaign: whoever does it twice does it in vain.
pub fn done_marker(ctx: &Ctx, incident: IncidentId, ix: usize) -> Option<(u32, u32, u8)> {
    let row = &ctx.incidents[incident.ix()];
    let campaign = row.covers.first()?.campaign;
    let system = row.steps[ix].system?;
    Some((campaign.0, system.0, spec(&ctx.fixed.0, row, ix).action as u8))
}
