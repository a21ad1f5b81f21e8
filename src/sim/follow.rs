//! What follows when somebody has done or read something, and the table of calls against the order of the files.

use super::calls::{Calls, Sighting};
use super::coordinate::{call_members, informed, release_members};
use super::ctx::Ctx;
use super::event::Signal;
use super::post::{self, Outgoing, note_read};
use super::rows::{Job, Payload};
use super::steps::{answer, approve, task};
use super::trail::Trail;
use super::{attack, control, detect, effects, incident, share};
use crate::record::Fact;
use crate::scenario::model::Milestone;
use crate::units::{IncidentId, MessageId, PersonId, TaskId};

/// What lower files set off in higher ones.
pub const CALLS: Calls = Calls {
    begun,
    done,
    arrived,
    sighted,
    evicted: attack::evicted,
    poked: attack::poke,
    idle: attack::end_if_idle,
};

/// Somebody begins a task for the first time.
fn begun(ctx: &mut Ctx, task: TaskId, job: Job, person: PersonId) {
    match job {
        Job::LookAt(alert) => detect::begin_look(ctx, task, alert, person),
        Job::Step(incident, step) => task::begin_step(ctx, task, incident, step, person),
        Job::Read(_) | Job::Review(_) => {}
    }
}

/// Somebody has done a task.
fn done(ctx: &mut Ctx, task: TaskId, job: Job, person: PersonId, trail: Trail) {
    match job {
        Job::LookAt(alert) => detect::end_look(ctx, alert, person, trail),
        Job::Read(message) => read(ctx, message, person, trail),
        Job::Review(approval) => answer::reviewed(ctx, approval, trail),
        Job::Step(incident, step) => effects::end_step(ctx, task, incident, step, person, trail),
    }
}

/// An alert is held to be true.
fn sighted(ctx: &mut Ctx, open: Option<IncidentId>, sighting: Sighting) {
    match open {
        Some(incident) => incident::attach(ctx, incident, sighting),
        None => incident::open(ctx, sighting),
    }
}

/// A message that needs no reader has arrived.
fn arrived(ctx: &mut Ctx, message: MessageId) {
    let trail = note_read(ctx, message);
    let row = &ctx.messages[message.ix()];
    match row.payload.clone() {
        Payload::Ask(approval) => approve::arrived(ctx, approval, trail),
        Payload::Answer(approval, granted) => answer::answered(ctx, approval, granted, trail),
        Payload::Signal(signal) => {
            let signal = Signal { org: row.to, key: row.key, cause: trail.cause, ..signal };
            detect::raise(ctx, signal, trail);
        }
        _ => {}
    }
}

/// Somebody has read a message.
fn read(ctx: &mut Ctx, message: MessageId, person: PersonId, trail: Trail) {
    ctx.messages[message.ix()].trail = trail;
    let trail = note_read(ctx, message);
    let Some(seq) = trail.cause else { return };
    let row = ctx.messages[message.ix()].clone();
    if let Some(incident) = row.incident {
        ctx.tell(incident, row.to);
    }
    if let (false, Some(incident)) = (row.onward.is_empty(), row.incident) {
        let outgoing = Outgoing {
            kind: row.kind,
            from: row.to,
            route: row.onward,
            incident: Some(incident),
            payload: row.payload,
            priority: row.priority,
            key: row.key,
            formal: row.formal,
        };
        return post::send(ctx, outgoing, trail);
    }
    match (row.payload, row.incident) {
        (Payload::Report, Some(incident)) => incident::lead_assesses(ctx, incident, row.to, person, seq),
        (Payload::Inform(role, milestone), Some(incident)) => {
            informed(ctx, incident, row.to, role, milestone, seq);
        }
        (Payload::Mobilise, Some(incident)) if !ctx.incidents[incident.ix()].called_team => {
            call_members(ctx, incident, row.to, seq);
        }
        (Payload::Mobilise, Some(incident)) => release_members(ctx, incident, row.to, seq),
        (Payload::Indicators(campaign), Some(incident)) => {
            share::arrive(ctx, incident, row.to, campaign, seq);
        }
        (Payload::FinalReport, Some(incident)) => {
            let audience = ctx.audience(incident);
            let trail = ctx.trail(seq);
            let seq = ctx.emit(Fact::FinalReportFiled { incident, to: row.to }, audience, trail);
            ctx.reached_by(incident, Milestone::FinalReport, seq);
        }
        (Payload::Inject(inject), _) => control::inject_read(ctx, inject, row.to, seq),
        _ => {}
    }
}
