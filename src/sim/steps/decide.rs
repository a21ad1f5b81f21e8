//! Decision points: what is chosen at once, what waits to be chosen, and what is decided about steps.

use crate::record::{Audience, Fact, Point, TimeClass};
use crate::scenario::model::{ActionKind, Milestone, Role};
use crate::sim::belief::{in_charge, spec};
use crate::sim::ctx::Ctx;
use crate::sim::event::Event;
use crate::sim::question::{OfStep, Pending, Question};
use crate::sim::rows::StepState;
use crate::sim::steps::need::rebuilds;
use crate::sim::trail::Trail;
use crate::units::{IncidentId, OrgId, SimTime, Span, SystemId};

/// A decision comes up. The answer is the option taken at once, with its entry: the model's own, unless it was
/// overridden; none where it waits, to be taken later ([`take`]) or never.
pub fn decide(
    ctx: &mut Ctx,
    question: Question,
    (incident, org): (IncidentId, OrgId),
    point: Point,
    options: &[&'static str],
    policy: &'static str,
    trail: Trail,
) -> Option<(&'static str, u32)> {
    let row = &mut ctx.incidents[incident.ix()];
    row.decisions += 1;
    let id = format!("{}@i{}.{}", point.id(), incident.0, row.decisions);
    let taken = ctx.run.decisions.get(&id);
    let taken = taken.and_then(|(option, after)| Some((open(options, option)?, *after)));
    let now = ctx.now();
    let holds =
        |(from, until): &(SimTime, Option<SimTime>)| *from <= now && until.is_none_or(|until| now < until);
    let held = ctx.run.held.get(&(org, point)).is_some_and(|spans| spans.iter().any(holds));
    let pending = Pending { question, incident, org, id, options: options.to_vec(), policy, trail };
    match taken {
        None if held => {
            await_it(ctx, pending);
            None
        }
        Some((_, after)) if after > 0 => {
            let decision = await_it(ctx, pending);
            ctx.after(Span(after.into()), Event::TakeDecision(decision));
            None
        }
        _ => {
            let mut pending = if held { pending_since(ctx, pending) } else { pending };
            let chosen = taken.map_or(policy, |(option, _)| option);
            Some((chosen, note(ctx, &mut pending, chosen)))
        }
    }
}

fn open(options: &[&'static str], option: &str) -> Option<&'static str> {
    options.iter().copied().find(|open| *open == option)
}

/// Writes down that a decision waits.
fn pending_since(ctx: &mut Ctx, mut pending: Pending) -> Pending {
    let fact = Fact::DecisionAwaited {
        incident: pending.incident,
        org: pending.org,
        point: pending.id.clone(),
        options: pending.options.iter().map(|o| (*o).to_owned()).collect(),
    };
    let seq = ctx.emit(fact, Audience::Org(pending.org), pending.trail);
    pending.trail = ctx.trail(seq);
    pending
}

fn await_it(ctx: &mut Ctx, pending: Pending) -> u32 {
    let pending = pending_since(ctx, pending);
    ctx.run.pending.push(Some(pending));
    ctx.run.pending.len() as u32 - 1
}

/// Writes down what was chosen.
fn note(ctx: &mut Ctx, pending: &mut Pending, chosen: &str) -> u32 {
    let fact = Fact::Decided {
        incident: pending.incident,
        org: pending.org,
        point: pending.id.clone(),
        options: pending.options.iter().map(|o| (*o).to_owned()).collect(),
        chosen: chosen.to_owned(),
        policy: pending.policy.to_owned(),
    };
    ctx.emit(fact, Audience::Org(pending.org), std::mem::take(&mut pending.trail))
}

/// A decision that waited is taken, unless its incident is over by now.
pub fn take(ctx: &mut Ctx, decision: u32) {
    let Some(mut pending) = ctx.run.pending.get_mut(decision as usize).and_then(Option::take) else { return };
    if ctx.incidents[pending.incident.ix()].over {
        return;
    }
    let Some((option, _)) = ctx.run.decisions.get(&pending.id) else { return };
    let Some(chosen) = open(&pending.options, option) else { return };
    pending.trail.spend(TimeClass::Decision, ctx.now());
    let seq = note(ctx, &mut pending, chosen);
    (ctx.run.calls.decided)(ctx, &pending, chosen, seq);
}

/// What is decided before a step may go on, in order: isolate or watch, whether it is done at all, restore or rebuild.
/// The answer is the trail that the step goes on from; none where it does not, or not yet.
pub fn settle(ctx: &mut Ctx, incident: IncidentId, ix: usize, trail: Trail) -> Option<Trail> {
    let action = spec(ctx.model(), &ctx.incidents[incident.ix()], ix).action;
    match action {
        ActionKind::Isolate => contain(ctx, incident, ix, trail),
        ActionKind::NotifyNational => {
            whether(ctx, incident, ix, Point::National, ["notify", "not_now"], trail)
        }
        ActionKind::InformPublic => whether(ctx, incident, ix, Point::Public, ["inform", "not_now"], trail),
        ActionKind::Restore if rebuilds(ctx, incident) => {
            whether(ctx, incident, ix, Point::Repair, ["restore", "rebuild"], trail)
        }
        _ => Some(trail),
    }
}

/// Isolate or watch: decided once for an incident, and again when it is held to be worse.
fn contain(ctx: &mut Ctx, incident: IncidentId, ix: usize, trail: Trail) -> Option<Trail> {
    let row = &ctx.incidents[incident.ix()];
    let org = row.head();
    match row.contain_decided {
        Some(true) => Some(trail),
        Some(false) => {
            let cause = trail.cause.unwrap_or(row.opened);
            ctx.incidents[incident.ix()].steps[ix].state = StepState::Skipped(cause);
            None
        }
        None if row.contain_awaited => {
            ctx.incidents[incident.ix()].steps[ix].state = StepState::Undecided;
            None
        }
        None => {
            let shared = row.focus.is_some_and(|s| ctx.fixed.0.scenario.province.systems[s.ix()].shared);
            let from = *ctx.fixed.0.scenario.practice.policy.isolate_shared_from.value();
            let policy = if row.severity >= from || !shared { "isolate" } else { "watch" };
            let question = Question::Step(ix, OfStep::Contain);
            let options = ["isolate", "watch"];
            let own = trail.clone();
            let taken = decide(ctx, question, (incident, org), Point::Contain, &options, policy, own);
            let Some((chosen, seq)) = taken else {
                let row = &mut ctx.incidents[incident.ix()];
                (row.contain_awaited, row.steps[ix].state) = (true, StepState::Undecided);
                return None;
            };
            let isolate = contained(ctx, incident, ix, chosen == options[0], seq);
            isolate.then(|| ctx.trail(seq).and(trail.cause))
        }
    }
}

fn contained(ctx: &mut Ctx, incident: IncidentId, ix: usize, isolate: bool, seq: u32) -> bool {
    if isolate {
        ctx.reached_by(incident, Milestone::Decision, seq);
    }
    let row = &mut ctx.incidents[incident.ix()];
    (row.contain_decided, row.contained_at) = (Some(isolate), row.severity);
    row.latest = seq;
    if !isolate {
        row.steps[ix].state = StepState::Skipped(seq);
    }
    isolate
}

/// Something about one step, decided once: the first option is the model's, and goes on with it.
fn whether(
    ctx: &mut Ctx,
    incident: IncidentId,
    ix: usize,
    point: Point,
    options: [&'static str; 2],
    trail: Trail,
) -> Option<Trail> {
    let step = ctx.incidents[incident.ix()].steps[ix];
    if step.settled {
        return Some(trail);
    }
    let org = match point {
        Point::National => speaks(ctx, incident, Role::NationalLiaison),
        Point::Public => speaks(ctx, incident, Role::PublicInformation),
        _ => in_charge(ctx, incident, step.system),
    };
    let of = if point == Point::Repair { OfStep::Repair } else { OfStep::Go };
    let question = Question::Step(ix, of);
    let taken = decide(ctx, question, (incident, org), point, &options, options[0], trail.clone());
    let Some((chosen, seq)) = taken else {
        ctx.incidents[incident.ix()].steps[ix].state = StepState::Undecided;
        return None;
    };
    let goes_on = settled(ctx, incident, ix, of, chosen == options[0], seq);
    goes_on.then(|| ctx.trail(seq).and(trail.cause))
}

/// Whoever speaks for the province in an incident: the holder of the role, where they know of it; else its head.
fn speaks(ctx: &Ctx, incident: IncidentId, role: Role) -> OrgId {
    let row = &ctx.incidents[incident.ix()];
    let holder = ctx.model().roles.first(role, row.focus);
    holder.filter(|org| row.view(*org).is_some()).unwrap_or_else(|| row.head())
}

fn settled(ctx: &mut Ctx, incident: IncidentId, ix: usize, of: OfStep, goes_on: bool, seq: u32) -> bool {
    let row = &mut ctx.incidents[incident.ix()];
    row.steps[ix].settled = goes_on;
    if goes_on {
        return true;
    }
    row.steps[ix].state = StepState::Skipped(seq);
    if let (OfStep::Repair, Some(system)) = (of, row.steps[ix].system) {
        rebuild_instead(ctx, incident, system, seq);
    }
    false
}

/// A system is not to be restored, or cannot be: what was skipped because a backup was hoped for is needed now.
pub fn rebuild_instead(ctx: &mut Ctx, incident: IncidentId, system: SystemId, seq: u32) {
    ctx.systems[system.ix()].backup_refused = Some(seq);
    let row = &mut ctx.incidents[incident.ix()];
    for step in row.steps.iter_mut().filter(|s| s.system == Some(system)) {
        if matches!(step.state, StepState::Waiting) {
            step.since = step.since.max(seq);
        }
    }
}

/// Ask for the approval that a rule demands, or act without it: decided once for a step. The answer is whether to ask,
/// with the trail from there.
pub fn authority(ctx: &mut Ctx, incident: IncidentId, ix: usize, trail: Trail) -> Option<(bool, Trail)> {
    let step = ctx.incidents[incident.ix()].steps[ix];
    if let Some(asks) = step.asks {
        return Some((asks, trail));
    }
    let org = in_charge(ctx, incident, step.system);
    let question = Question::Step(ix, OfStep::Authority);
    let options = ["ask", "act"];
    let taken = decide(ctx, question, (incident, org), Point::Authority, &options, "ask", trail.clone());
    let Some((chosen, seq)) = taken else {
        ctx.incidents[incident.ix()].steps[ix].state = StepState::Undecided;
        return None;
    };
    ctx.incidents[incident.ix()].steps[ix].asks = Some(chosen == "ask");
    Some((chosen == "ask", ctx.trail(seq).and(trail.cause)))
}

/// A decision about a step that waited has been taken: its turn comes again, and that of those that waited for it.
/// Whether the first option was chosen is all that a step needs to know.
pub fn decided_of_step(ctx: &mut Ctx, incident: IncidentId, ix: usize, of: OfStep, first: bool, seq: u32) {
    if ctx.incidents[incident.ix()].steps[ix].state != StepState::Undecided {
        return;
    }
    ctx.incidents[incident.ix()].steps[ix].state = StepState::Waiting;
    match of {
        OfStep::Contain => {
            ctx.incidents[incident.ix()].contain_awaited = false;
            contained(ctx, incident, ix, first, seq);
            let model = ctx.model();
            let row = &mut ctx.incidents[incident.ix()];
            for other in 0..row.steps.len() {
                let waits = row.steps[other].state == StepState::Undecided;
                if waits && spec(model, row, other).action == ActionKind::Isolate {
                    (row.steps[other].state, row.steps[other].since) = (StepState::Waiting, seq);
                }
            }
        }
        OfStep::Go | OfStep::Repair => {
            settled(ctx, incident, ix, of, first, seq);
        }
        OfStep::Authority => ctx.incidents[incident.ix()].steps[ix].asks = Some(first),
    }
    let step = &mut ctx.incidents[incident.ix()].steps[ix];
    step.since = step.since.max(seq);
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
