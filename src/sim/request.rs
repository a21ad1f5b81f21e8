//! Requests and their time: who was asked for what, by which message, and when it has to have been taken up.

use super::ctx::Ctx;
use super::event::Event;
use super::rows::Request;
use super::trail::Trail;
use super::work;
use crate::record::TimeClass;
use crate::units::MessageId;

/// Notes a request; it is looked at again when it ought to have been taken up.
pub fn note(ctx: &mut Ctx, request: Request) {
    let policy = &ctx.fixed.0.scenario.practice.policy;
    let severity = ctx.incidents[request.incident.ix()].severity_to(request.from);
    let urgent = severity >= *policy.urgent_from.value();
    let wait = if urgent { *policy.urgent_request_waits.value() } else { *policy.request_waits.value() };
    let ix = ctx.run.requests.len() as u32;
    ctx.run.requests.push(request);
    ctx.after(wait, Event::RequestDue(ix));
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
