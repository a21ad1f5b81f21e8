//! Steps that are dropped, and steps that are done again.

use crate::record::{Audience, Fact};
use crate::scenario::model::ActionKind;
use crate::sim::belief::{in_force, spec};
use crate::sim::ctx::Ctx;
use crate::sim::rows::StepState;
use crate::sim::steps::need::{needed, unaware};
use crate::sim::steps::task::free_thing;
use crate::sim::work;
use crate::units::{IncidentId, SystemId};

/// Steps that waited for whoever is in charge to hear of their system wait no longer, if it has.
pub fn aware(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    for ix in 0..ctx.incidents[incident.ix()].steps.len() {
        if ctx.incidents[incident.ix()].steps[ix].unaware && !unaware(ctx, incident, ix) {
            let step = &mut ctx.incidents[incident.ix()].steps[ix];
            (step.unaware, step.since) = (false, step.since.max(cause));
        }
    }
}

/// Everything that is left to do in an incident is dropped.
pub fn drop_all(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let all: Vec<usize> = (0..ctx.incidents[incident.ix()].steps.len()).collect();
    drop_steps(ctx, incident, &all, cause);
}

/// Drops steps: first what nobody has begun, so that nobody turns to what is about to be dropped.
pub fn drop_steps(ctx: &mut Ctx, incident: IncidentId, steps: &[usize], cause: u32) {
    let begun = |ctx: &Ctx, ix: usize| match ctx.incidents[incident.ix()].steps[ix].state {
        StepState::Working(task) => ctx.tasks[task.ix()].person.is_some(),
        _ => false,
    };
    let (doing, waiting): (Vec<usize>, Vec<usize>) = steps.iter().partition(|ix| begun(ctx, **ix));
    for ix in waiting.into_iter().chain(doing) {
        let state = ctx.incidents[incident.ix()].steps[ix].state;
        drop_step(ctx, incident, ix, state, cause);
    }
}

fn drop_step(ctx: &mut Ctx, incident: IncidentId, ix: usize, state: StepState, cause: u32) {
    let head = ctx.incidents[incident.ix()].head();
    match state {
        StepState::Done(_) | StepState::Skipped(_) => return,
        StepState::Working(task) => {
            work::withdraw(ctx, task);
            free_thing(ctx, task);
            let trail = ctx.trail(cause);
            ctx.emit(Fact::TaskDropped { task }, Audience::Org(head), trail);
        }
        StepState::NeedsThing(task) => {
            free_thing(ctx, task);
            let desk = ctx.tasks[task.ix()].desk;
            ctx.staff.leave(desk);
            let trail = ctx.trail(cause);
            ctx.emit(Fact::TaskDropped { task }, Audience::Org(head), trail);
        }
        StepState::Waiting | StepState::Undecided | StepState::Asked(_) => {}
    }
    ctx.incidents[incident.ix()].steps[ix].state = StepState::Skipped(cause);
}

/// A system came up while an incident was being closed: the closing waits again.
pub fn stop_closing(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let closing = (0..row.steps.len()).find(|ix| {
        spec(model, row, *ix).action == ActionKind::Close
            && matches!(
                row.steps[*ix].state,
                StepState::Working(_) | StepState::Undecided | StepState::Asked(_)
            )
    });
    let Some(ix) = closing else { return };
    drop_steps(ctx, incident, &[ix], cause);
    let step = &mut ctx.incidents[incident.ix()].steps[ix];
    (step.state, step.since, step.approved) = (StepState::Waiting, cause, false);
}

/// Before it is closed, an incident is looked into once more.
pub fn look_again(ctx: &mut Ctx, incident: IncidentId, close: usize, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let again: Vec<usize> = (0..row.steps.len())
        .filter(|ix| in_force(row, *ix))
        .filter(|ix| *ix == close || spec(model, row, *ix).action == ActionKind::Hunt)
        .filter(|ix| matches!(row.steps[*ix].state, StepState::Done(_) | StepState::Skipped(_)))
        .collect();
    for ix in again {
        let step = &mut ctx.incidents[incident.ix()].steps[ix];
        step.round += 1;
        (step.state, step.since, step.approved) = (StepState::Waiting, cause, false);
    }
}

/// A system has to be cleaned once more, and everything after that.
pub fn clean_again(ctx: &mut Ctx, incident: IncidentId, system: SystemId, seq: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let again = [ActionKind::Eradicate, ActionKind::Test, ActionKind::ReturnToService];
    let steps: Vec<usize> = (0..row.steps.len())
        .filter(|ix| row.steps[*ix].system == Some(system) && in_force(row, *ix))
        .filter(|ix| again.contains(&spec(model, row, *ix).action))
        .filter(|ix| {
            matches!(row.steps[*ix].state, StepState::Done(_) | StepState::Skipped(_) | StepState::Waiting)
        })
        .collect();
    for ix in steps {
        let step = &mut ctx.incidents[incident.ix()].steps[ix];
        if !matches!(step.state, StepState::Waiting) {
            step.round += 1;
        }
        step.state = StepState::Waiting;
        step.since = seq;
        step.approved = false;
    }
}

/// A system that had been dealt with shows signs again: the steps for it are done once more.
pub fn handled_again(ctx: &mut Ctx, incident: IncidentId, system: SystemId, cause: u32) {
    let steps = &ctx.incidents[incident.ix()].steps;
    let of_system = (0..steps.len()).filter(|ix| steps[*ix].system == Some(system));
    let all_over = of_system.into_iter().all(|ix| match steps[ix].state {
        StepState::Done(_) | StepState::Skipped(_) => true,
        StepState::Waiting => !needed(ctx, incident, ix),
        StepState::Undecided | StepState::Asked(_) | StepState::NeedsThing(_) | StepState::Working(_) => {
            false
        }
    });
    if all_over {
        redo(ctx, incident, system, cause);
    }
}

/// Every step for a system is done once more.
pub fn redo(ctx: &mut Ctx, incident: IncidentId, system: SystemId, cause: u32) {
    let row = &mut ctx.incidents[incident.ix()];
    let playbook = row.playbook;
    for step in row.steps.iter_mut().filter(|s| s.system == Some(system) && s.playbook == playbook) {
        step.round += 1;
        step.state = StepState::Waiting;
        step.since = cause;
        step.approved = false;
    }
    row.contain_decided = None;
    row.declared_contained = false;
}
