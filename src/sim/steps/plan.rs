//! The playbook of an incident: the one of the type that responders believe it to be of, and what a change of mind means.

use crate::record::{Audience, Fact};
use crate::scenario::model::Per;
use crate::sim::belief::{in_force, spec, true_playbook};
use crate::sim::ctx::Ctx;
use crate::sim::model::Model;
use crate::sim::rows::{IncidentRow, StepRow, StepState};
use crate::sim::steps::again::drop_steps;
use crate::units::{IncidentId, OrgId, SystemId};

/// The steps of the playbook for a newly suspected system.
pub fn add_steps(ctx: &mut Ctx, incident: IncidentId, system: SystemId, since: u32) {
    let model = ctx.model();
    let row = &mut ctx.incidents[incident.ix()];
    let playbook = row.playbook;
    for (step, spec) in model.scenario.playbooks[playbook].steps.iter().enumerate() {
        if spec.per == Per::System {
            row.steps.push(fresh(playbook, step, Some(system), since));
        }
    }
}

fn fresh(playbook: usize, step: usize, system: Option<SystemId>, since: u32) -> StepRow {
    StepRow {
        playbook,
        step,
        system,
        round: 0,
        state: StepState::Waiting,
        since,
        approved: false,
        unstaffed: false,
        evidence_first: false,
        unaware: false,
        settled: false,
        asks: None,
    }
}

/// Responders work by the playbook of a type from now on. What was done before and is a step of it too counts; what is
/// no step of it is dropped, and was in vain as far as it had been begun.
pub fn choose_playbook(ctx: &mut Ctx, incident: IncidentId, org: OrgId, playbook: usize, cause: u32) -> u32 {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let plan = planned(model, row, playbook);
    let kept = |ix: &usize| plan.iter().any(|step| step.known == Some(*ix));
    let dropped: Vec<usize> = (0..row.steps.len()).filter(|ix| in_force(row, *ix) && !kept(ix)).collect();
    let begun = |ix: &&usize| match row.steps[**ix].state {
        StepState::Done(_) => true,
        StepState::Working(task) => ctx.tasks[task.ix()].begun,
        StepState::Waiting
        | StepState::Undecided
        | StepState::Asked(_)
        | StepState::NeedsThing(_)
        | StepState::Skipped(_) => false,
    };
    let in_vain = dropped.iter().filter(begun).count() as u32;
    let fact = Fact::PlaybookChosen {
        incident,
        org,
        incident_type: model.scenario.playbooks[playbook].incident_type.clone(),
        fits: playbook == true_playbook(model, &row.covers),
        in_vain,
    };
    let trail = ctx.trail(cause);
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    drop_steps(ctx, incident, &dropped, seq);
    let row = &mut ctx.incidents[incident.ix()];
    let before = std::mem::replace(&mut row.playbook, playbook);
    row.view_mut(org).word.playbook = playbook as u16;
    for Planned { step, system, known } in plan {
        let Some(ix) = known else {
            row.steps.push(fresh(playbook, step, system, seq));
            continue;
        };
        let old = &mut row.steps[ix];
        // What was dropped under an earlier belief is wanted again.
        if old.playbook != before && matches!(old.state, StepState::Skipped(_)) {
            (old.state, old.since, old.approved) = (StepState::Waiting, seq, false);
        }
        (old.playbook, old.step) = (playbook, step);
    }
    seq
}

/// A step of a playbook for an incident: the one that there is already, or none.
struct Planned {
    step: usize,
    system: Option<SystemId>,
    known: Option<usize>,
}

/// The steps that a playbook asks for, each with the step of the same action that there is already: one that has been
/// done before one that has not.
fn planned(model: &Model, row: &IncidentRow, playbook: usize) -> Vec<Planned> {
    let mut taken = vec![false; row.steps.len()];
    let mut plan = Vec::new();
    for (step, new) in model.scenario.playbooks[playbook].steps.iter().enumerate() {
        let systems: Vec<Option<SystemId>> = match new.per {
            Per::Incident => vec![None],
            Per::System => row.suspects.iter().copied().map(Some).collect(),
        };
        for system in systems {
            let fits = |ix: &usize| {
                !taken[*ix] && row.steps[*ix].system == system && spec(model, row, *ix).action == new.action
            };
            let rank = |ix: &usize| match row.steps[*ix].state {
                StepState::Done(_) => 0,
                StepState::Working(_)
                | StepState::NeedsThing(_)
                | StepState::Asked(_)
                | StepState::Undecided => 1,
                StepState::Waiting => 2,
                StepState::Skipped(_) => 3,
            };
            let known = (0..row.steps.len()).filter(fits).min_by_key(|ix| (rank(ix), *ix));
            if let Some(ix) = known {
                taken[ix] = true;
            }
            plan.push(Planned { step, system, known });
        }
    }
    plan
}
