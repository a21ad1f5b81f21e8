//! What follows an answer to a request for approval: granted, the step goes on; refused, what was seen is put right.

use crate::record::{Audience, Fact, MessageKind, Point};
use crate::scenario::model::ActionKind;
use crate::sim::belief::spec;
use crate::sim::ctx::Ctx;
use crate::sim::luck::{self, Purpose};
use crate::sim::post::{self, Outgoing};
use crate::sim::question::Question;
use crate::sim::rows::{ApprovalRow, Payload, Stage, StepState};
use crate::sim::steps::again::{clean_again, drop_steps, look_again};
use crate::sim::steps::approve::{approval_key, is_wrong, request_key};
use crate::sim::steps::decide::decide;
use crate::sim::steps::task::proceed;
use crate::sim::steps::turn::advance;
use crate::sim::trail::Trail;
use crate::sim::truth;
use crate::units::{ApprovalId, IncidentId, SystemId};

/// The review is over: what is wrong is caught with a probability, everything else is granted, unless whoever decides
/// holds it otherwise.
pub fn reviewed(ctx: &mut Ctx, approval: ApprovalId) {
    let model = ctx.model();
    ctx.approvals[approval.ix()].stage = Stage::Decided;
    let row = ctx.approvals[approval.ix()].clone();
    let ApprovalRow { incident, action, system, approver: by, .. } = row;
    let rule = model.roles.rule_at(row.rule);
    let wrong = is_wrong(ctx, incident, action, system);
    let key = approval_key(ctx, Purpose::ReviewCatches, &row);
    let caught = wrong && luck::happens(ctx.luck(), *rule.rule.review_catches.value(), key);
    let policy = if caught { "refuse" } else { "grant" };
    let trail = std::mem::take(&mut ctx.approvals[approval.ix()].trail);
    let options = ["grant", "refuse"];
    let question = Question::Approve(approval);
    let taken = decide(ctx, question, (incident, by), Point::Approve, &options, policy, trail);
    if let Some((chosen, seq)) = taken {
        approved(ctx, approval, chosen, seq);
    }
}

/// It has been decided whether to approve.
pub fn approved(ctx: &mut Ctx, approval: ApprovalId, chosen: &str, seq: u32) {
    let ApprovalRow { incident, action, system, approver: by, deputised, .. } = ctx.approvals[approval.ix()];
    let granted = chosen == "grant";
    let fact = if granted {
        Fact::ApprovalGranted { approval, incident, action, system, by, deputised }
    } else {
        Fact::ApprovalRefused { approval, incident, action, system, by }
    };
    let trail = ctx.trail(seq);
    let seq = ctx.emit(fact, Audience::Org(by), trail);
    reply(ctx, approval, granted, seq);
}

/// The answer goes back to whoever asked.
pub fn reply(ctx: &mut Ctx, approval: ApprovalId, granted: bool, seq: u32) {
    let ApprovalRow { incident, action, system, approver: by, asker, rule, .. } =
        ctx.approvals[approval.ix()];
    let trail = ctx.trail(seq);
    if by == asker {
        return answered(ctx, approval, granted, trail);
    }
    let formal = !ctx.model().roles.rule_at(rule).rule.by_telephone;
    let key = request_key(ctx, ctx.incidents[incident.ix()].key, action, system);
    let kind = MessageKind::ApprovalAnswer;
    let payload = Payload::Answer(approval, granted);
    let outgoing = Outgoing { key, formal, ..Outgoing::about(ctx, incident, kind, by, vec![asker], payload) };
    post::send(ctx, outgoing, trail);
}

/// The answer has reached whoever asked.
pub fn answered(ctx: &mut Ctx, approval: ApprovalId, granted: bool, trail: Trail) {
    let ApprovalRow { incident, step, .. } = ctx.approvals[approval.ix()];
    if ctx.incidents[incident.ix()].steps[step].state != StepState::Asked(approval) {
        return;
    }
    if granted {
        ctx.incidents[incident.ix()].steps[step].approved = true;
        proceed(ctx, incident, step, trail);
    } else if let Some(seq) = trail.cause {
        ctx.incidents[incident.ix()].steps[step].state = StepState::Skipped(seq);
        refused(ctx, incident, step, seq);
    }
    advance(ctx, incident);
}

/// A step was refused: what the review has seen is put right first.
fn refused(ctx: &mut Ctx, incident: IncidentId, ix: usize, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let action = spec(model, row, ix).action;
    match (action, row.steps[ix].system) {
        (ActionKind::Close, _) => look_again(ctx, incident, ix, cause),
        (ActionKind::ReturnToService, Some(system)) => clean_again(ctx, incident, system, cause),
        (_, Some(system)) if truth::clean(ctx, system) => drop_system(ctx, incident, system, cause),
        (ActionKind::Eradicate | ActionKind::Rebuild | ActionKind::Restore, Some(_)) => {
            let step = &mut ctx.incidents[incident.ix()].steps[ix];
            (step.state, step.since, step.evidence_first) = (StepState::Waiting, cause, true);
        }
        _ => {}
    }
}

/// A system turns out to be clean: nothing more is done to it, and it is given back.
fn drop_system(ctx: &mut Ctx, incident: IncidentId, system: SystemId, cause: u32) {
    let steps = &ctx.incidents[incident.ix()].steps;
    let of_system: Vec<usize> = (0..steps.len()).filter(|ix| steps[*ix].system == Some(system)).collect();
    drop_steps(ctx, incident, &of_system, cause);
    truth::reconnect(ctx, system, cause);
}
