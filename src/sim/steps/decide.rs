//! Decision points: what is chosen, and what the choice to isolate or to watch means for the steps.

use crate::record::{Audience, Fact};
use crate::scenario::model::{ActionKind, Milestone};
use crate::sim::belief::spec;
use crate::sim::ctx::Ctx;
use crate::sim::rows::StepState;
use crate::sim::trail::Trail;
use crate::units::{IncidentId, OrgId};

/// Records a choice at a decision point and gives the option taken: the model's own, unless it was overridden.
pub fn decided(
    ctx: &mut Ctx,
    incident: IncidentId,
    org: OrgId,
    point: &str,
    options: &[&str],
    default: &str,
    cause: u32,
) -> (String, u32) {
    let row = &mut ctx.incidents[incident.ix()];
    row.decisions += 1;
    let id = format!("{point}@i{}.{}", incident.0, row.decisions);
    let taken = ctx.run.decisions.get(&id).filter(|option| options.contains(&option.as_str()));
    let chosen = taken.cloned().unwrap_or_else(|| default.to_owned());
    let fact = Fact::Decided {
        incident,
        org,
        point: id,
        options: options.iter().map(|o| (*o).to_owned()).collect(),
        chosen: chosen.clone(),
    };
    let trail = ctx.trail(cause);
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    (chosen, seq)
}

/// Isolate or watch: decided once for an incident, and again when it is held to be worse.
pub fn contain(ctx: &mut Ctx, incident: IncidentId, ix: usize, trail: &Trail) -> Option<Trail> {
    let row = &ctx.incidents[incident.ix()];
    let org = row.lead.unwrap_or(row.opener);
    let cause = trail.cause.unwrap_or(row.opened);
    let isolate = match row.contain_decided {
        Some(isolate) => isolate,
        None => {
            let shared = row.focus.is_some_and(|s| ctx.fixed.0.scenario.province.systems[s.ix()].shared);
            let from = *ctx.fixed.0.scenario.practice.policy.isolate_shared_from.value();
            let worth = row.severity >= from || !shared;
            let default = if worth { "isolate" } else { "watch" };
            let (chosen, seq) = decided(ctx, incident, org, "contain", &["isolate", "watch"], default, cause);
            let isolate = chosen == "isolate";
            if isolate {
                ctx.reached_by(incident, Milestone::Decision, seq);
            }
            let row = &mut ctx.incidents[incident.ix()];
            (row.contain_decided, row.contained_at) = (Some(isolate), row.severity);
            ctx.incidents[incident.ix()].latest = seq;
            if !isolate {
                ctx.incidents[incident.ix()].steps[ix].state = StepState::Skipped(seq);
                return None;
            }
            return Some(ctx.trail(seq).and(trail.cause));
        }
    };
    if !isolate {
        ctx.incidents[incident.ix()].steps[ix].state = StepState::Skipped(cause);
        return None;
    }
    Some(trail.clone())
}

/// An incident that is held to be worse than when it was decided to watch it is decided upon again.
pub fn reconsider(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    if row.contain_decided != Some(false) || row.severity <= row.contained_at {
        return;
    }
    let isolations: Vec<usize> = (0..row.steps.len())
        .filter(|ix| spec(model, row, *ix).action == ActionKind::Isolate)
        .filter(|ix| matches!(row.steps[*ix].state, StepState::Skipped(_)))
        .collect();
    let row = &mut ctx.incidents[incident.ix()];
    row.contain_decided = None;
    for ix in isolations {
        row.steps[ix].state = StepState::Waiting;
        row.steps[ix].since = cause;
    }
}
