//! Requests and their time: who was asked for what, by which message, and when it has to have been taken up.

use super::ctx::Ctx;
use super::event::Event;
use super::rows::Request;
use super::trail::Trail;
use super::work;
use crate::record::TimeClass;
use crate::units::{IncidentId, MessageId, OrgId, Span};

/// Notes a request; it is looked at again when it ought to have been taken up.
pub fn note(ctx: &mut Ctx, request: Request) {
    let wait = patience(ctx, request.incident, request.from);
    let ix = ctx.run.requests.len() as u32;
    ctx.run.requests.push(request);
    ctx.after(wait, Event::RequestDue(ix));
}

/// How long an organisation waits for what it asked for before it looks for another way.
pub fn patience(ctx: &Ctx, incident: IncidentId, org: OrgId) -> Span {
    let policy = &ctx.fixed.0.scenario.practice.policy;
    let urgent = ctx.incidents[incident.ix()].severity_to(org) >= *policy.urgent_from.value();
    if urgent { *policy.urgent_request_waits.value() } else { *policy.request_waits.value() }
}

/// Whether somebody is reading a message or has read it.
pub fn begun(ctx: &Ctx, message: MessageId) -> bool {
    ctx.messages[message.ix()].task.is_some_and(|task| ctx.tasks[task.ix()].begun)
}

/// How the time of a message that nobody has begun to read was spent until now.
pub fn so_far(ctx: &Ctx, message: MessageId) -> Trail {
    let row = &ctx.messages[message.ix()];
    if let Some(task) = row.task {
        return work::so_far(ctx, task);
    }
    let mut trail = row.trail.clone();
    trail.spend(TimeClass::Message, ctx.now());
    trail
}
