//! What follows when somebody has done or read something, and the table of calls against the order of the files.

use super::calls::{Calls, Done};
use super::coordinate::{call_members, informed, release_members};
use super::ctx::Ctx;
use super::event::Signal;
use super::incident::Sighting;
use super::post::{self, Outgoing, note_read};
use super::question::{Pending, Question, Rating};
use super::rows::{AlertRow, Job, Payload};
use super::steps::{self, answer, approve, task};
use super::trail::Trail;
use super::{attack, control, coordinate, detect, effects, incident, share};
use crate::record::{Audience, Fact};
use crate::scenario::model::Milestone;
use crate::units::{MessageId, PersonId, TaskId};

/// What lower files set off in higher ones.
pub const CALLS: Calls = Calls {
    begun,
    done,
    follow,
    arrived,
    evicted: attack::evicted,
    poked: attack::poke,
    idle: attack::end_if_idle,
    decided,
};

/// Somebody begins a task for the first time.
fn begun(ctx: &mut Ctx, task: TaskId, job: Job, person: PersonId) {
    match job {
        Job::LookAt(alert) => detect::begin_look(ctx, task, alert, person),
        Job::Step(incident, step) => task::begin_step(ctx, task, incident, step, person),
        Job::Read(_) | Job::Review(_) => {}
    }
}

/// Somebody has done a task: it is written down.
fn done(ctx: &mut Ctx, task: TaskId, job: Job, person: PersonId, trail: Trail) -> Done {
    let (seq, well, incident) = match job {
        Job::LookAt(alert) => detect::end_look(ctx, alert, person, trail),
        Job::Read(message) => {
            ctx.messages[message.ix()].trail = trail;
            (note_read(ctx, message), true, None)
        }
        Job::Review(approval) => {
            // What is decided is written down once whoever reviewed has turned to the next task.
            let seq = trail.cause.unwrap_or(0);
            ctx.approvals[approval.ix()].trail = trail;
            (seq, true, None)
        }
        Job::Step(incident, step) => {
            let (seq, well) = effects::end_step(ctx, task, incident, step, person, trail);
            (seq, well, Some(incident))
        }
    };
    Done { task, job, person, seq, well, incident }
}

/// What follows from something that somebody has done.
fn follow(ctx: &mut Ctx, done: Done) {
    match done.job {
        Job::LookAt(alert) if done.well => {
            let AlertRow { org, system, intrusion, key, .. } = ctx.alerts[alert.ix()];
            let sighting = Sighting { org, system, intrusion, key, cause: done.seq };
            match done.incident {
                Some(incident) => incident::attach(ctx, incident, sighting),
                None => incident::open(ctx, sighting),
            }
        }
        Job::LookAt(_) => {}
        Job::Read(message) => read(ctx, message, done.person, done.seq),
        Job::Review(approval) => answer::reviewed(ctx, approval),
        Job::Step(incident, step) => effects::follow_step(ctx, done, incident, step),
    }
}

/// A decision that waited has been taken: what comes of it.
fn decided(ctx: &mut Ctx, pending: &Pending, chosen: &str, seq: u32) {
    let (incident, org) = (pending.incident, pending.org);
    match pending.question {
        Question::Declare(playbook, system) => {
            incident::declared(ctx, incident, org, (playbook, system), chosen, seq);
        }
        Question::Confirm => effects::confirmed(ctx, incident, org, chosen, seq),
        Question::Severity(Rating::Opened(playbook, system)) => {
            incident::begin_response(ctx, incident, org, (playbook, system), chosen, seq);
        }
        Question::Severity(Rating::Leading) => incident::rated_leading(ctx, incident, org, chosen, seq),
        Question::Severity(Rating::Afresh) => {
            incident::rated_afresh(ctx, incident, org, chosen, seq);
        }
        Question::Lead { to, takes } => {
            incident::lead_weighed(ctx, incident, org, (to, takes), chosen, seq);
        }
        Question::Mobilise => coordinate::mobilised(ctx, incident, org, chosen, seq),
        Question::Step(step, of) => {
            let first = pending.options.first().is_some_and(|first| *first == chosen);
            steps::decided_of_step(ctx, incident, step, of, first, seq);
        }
        Question::Approve(approval) => answer::approved(ctx, approval, chosen, seq),
        Question::Close => effects::closing(ctx, incident, org, chosen, seq),
    }
    steps::advance(ctx, incident);
}

/// A message that needs no reader has arrived.
fn arrived(ctx: &mut Ctx, message: MessageId) {
    let seq = note_read(ctx, message);
    let row = ctx.messages[message.ix()].clone();
    let seq = incident::heard(ctx, &row, seq);
    let trail = ctx.trail(seq);
    match row.payload {
        Payload::Ask(approval) => approve::arrived_at(ctx, approval, row.to, trail),
        Payload::Chase(approval) => approve::chased(ctx, approval, row.to, trail),
        Payload::Answer(approval, granted) => answer::answered(ctx, approval, granted, trail),
        Payload::Signal(signal) => {
            let signal = Signal { org: row.to, key: row.key, cause: trail.cause, ..signal };
            detect::raise(ctx, signal, trail);
        }
        _ => {}
    }
}

/// Somebody has read a message.
fn read(ctx: &mut Ctx, message: MessageId, person: PersonId, seq: u32) {
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
            if milestone == Milestone::NationalNotified {
                share::national_told(ctx, incident, seq);
            }
        }
        (Payload::Notify(milestone), Some(incident)) => {
            effects::notify(ctx, incident, row.to, milestone, seq);
        }
        // What was asked for before an incident was over is not wanted any more.
        (Payload::Team | Payload::Release, Some(incident)) if ctx.incidents[incident.ix()].over => {}
        (Payload::Team, Some(incident)) if !ctx.incidents[incident.ix()].called_team => {
            call_members(ctx, incident, row.to, seq);
        }
        (Payload::Release, Some(incident)) => release_members(ctx, incident, row.to, false, seq),
        (Payload::Indicators(campaign), incident) => share::arrive(ctx, incident, row.to, campaign, seq),
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
