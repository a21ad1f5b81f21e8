//! Whose turn it is: every step that can begin does, with the decision and the approval that it needs.

use crate::scenario::model::ActionKind;
use crate::sim::belief::{in_charge, spec};
use crate::sim::ctx::Ctx;
use crate::sim::rows::StepState;
use crate::sim::steps::decide::{authority, settle};
use crate::sim::steps::need::{turn, unaware};
use crate::sim::steps::task::proceed;
use crate::sim::steps::{approve, crew};
use crate::sim::trail::Trail;
use crate::units::IncidentId;

/// Begins every step whose turn has come; what is settled on the way may be the turn of others.
pub fn advance(ctx: &mut Ctx, incident: IncidentId) {
    loop {
        let mut settled = false;
        let mut ix = 0;
        while ix < ctx.incidents[incident.ix()].steps.len() {
            if ctx.incidents[incident.ix()].steps[ix].state != StepState::Waiting {
                // Begun or settled.
            } else if unaware(ctx, incident, ix) {
                // Nobody acts on what they do not know of.
                ctx.incidents[incident.ix()].steps[ix].unaware = true;
            } else if let Some(trail) = turn(ctx, incident, ix) {
                begin(ctx, incident, ix, trail);
                settled |= matches!(ctx.incidents[incident.ix()].steps[ix].state, StepState::Skipped(_));
            }
            ix += 1;
        }
        if !settled {
            return;
        }
    }
}

/// A step begins: first the decision and the approval that it needs.
fn begin(ctx: &mut Ctx, incident: IncidentId, ix: usize, trail: Trail) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let action = spec(model, row, ix).action;
    let step = row.steps[ix];
    let severity = row.severity_to(in_charge(ctx, incident, step.system));
    let focus = row.focus;
    if crew::able(ctx, incident, ix).is_empty() {
        ctx.incidents[incident.ix()].steps[ix].unstaffed = true;
        return crew::ask_for_help(ctx, incident, ix, trail);
    }
    ctx.incidents[incident.ix()].steps[ix].unstaffed = false;
    let Some(mut trail) = settle(ctx, incident, ix, trail) else { return };
    if let Some(system) = step.system
        && action == ActionKind::Isolate
        && ctx.systems[system.ix()].isolated.is_some()
    {
        let seq = ctx.systems[system.ix()].isolated.map_or(step.since, |(_, seq)| seq);
        ctx.incidents[incident.ix()].steps[ix].state = StepState::Skipped(seq.max(step.since));
        return;
    }
    if !step.approved {
        let rule = model.roles.rule(&model.scenario, action, step.system.or(focus), severity);
        if let Some(rule) = rule {
            let Some((asks, decided)) = authority(ctx, incident, ix, trail) else { return };
            trail = decided;
            if asks {
                let Some(free) = approve::ask(ctx, incident, ix, rule, trail) else { return };
                trail = free;
            }
        }
    }
    proceed(ctx, incident, ix, trail);
}
