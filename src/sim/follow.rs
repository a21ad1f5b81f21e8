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
use crate::record::{Audience, Fact};
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
    let mut trail = note_read(ctx, message);
    let row = ctx.messages[message.ix()].clone();
    if let Some(seq) = trail.cause {
        let seq = incident::heard(ctx, &row, seq);
        trail = ctx.trail(seq);
    }
    match row.payload {
        Payload::Ask(approval) => approve::arrived_at(ctx, approval, row.to, trail),
        Payload::Chase(approval) => approve::chased(ctx, approval, row.to, trail),
        Payload::Answer(approval, granted) => answer::answered(ctx, approval, granted, trail),
        Payload::Signal(source, system, intrusion) => {
            let signal = Signal { source, org: row.to, system, intrusion, key: row.key, cause: trail.cause };
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
    let seq = incident::heard(ctx, &row, seq);
    let trail = ctx.trail(seq);
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
        post::send(ctx, outgoing, trail);
        return;
    }
    // A report of what has been merged into another incident is only word of it.
    let about = row.incident.map(|incident| (incident, ctx.current(incident)));
    if let (Payload::Report, Some((told, incident))) = (&row.payload, about)
        && told == incident
    {
        return incident::lead_assesses(ctx, incident, row.to, person, seq);
    }
    match (row.payload, about.map(|(_, incident)| incident)) {
        (Payload::Inform(role, milestone), Some(incident)) => {
            informed(ctx, incident, row.to, role, milestone, seq);
        }
        (Payload::Notify(milestone), Some(incident)) => {
            effects::notify(ctx, incident, row.to, milestone, seq);
        }
        (Payload::Mobilise, Some(incident)) if !ctx.incidents[incident.ix()].called_team => {
            call_members(ctx, incident, row.to, seq);
        }
        (Payload::Mobilise, Some(incident)) => release_members(ctx, incident, row.to, seq),
        (Payload::Indicators(campaign), Some(incident)) => {
            share::arrive(ctx, incident, row.to, campaign, seq);
        }
        (Payload::FinalReport, Some(incident)) => {
            let trail = ctx.trail(seq);
            let fact = Fact::FinalReportFiled { incident, to: row.to };
            let seq = ctx.emit(fact, Audience::Org(row.to), trail);
            ctx.reached_by(incident, Milestone::FinalReport, seq);
        }
        (Payload::Inject(inject), _) => control::inject_read(ctx, inject, row.to, seq),
        _ => {}
    }
}
