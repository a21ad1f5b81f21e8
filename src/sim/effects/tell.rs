//! What is told outside when a step is done: notifications, content taken down, the final report, the closing.

use crate::record::{Audience, Fact, MessageKind, Point};
use crate::scenario::model::{ActionKind, Milestone, Role};
use crate::sim::belief::{in_force, open_in_truth, spec};
use crate::sim::coordinate::{announce, give_back};
use crate::sim::ctx::Ctx;
use crate::sim::incident::see_damage;
use crate::sim::post::{self, Outgoing};
use crate::sim::question::Question;
use crate::sim::rows::{Payload, StepState};
use crate::sim::steps::again::look_again;
use crate::sim::steps::decide;
use crate::sim::truth;
use crate::sim::work::ROUTINE;
use crate::units::{IncidentId, OrgId};

/// The national body, or the authority for personal data, is told through the province's liaison.
pub fn notify(ctx: &mut Ctx, incident: IncidentId, from: OrgId, milestone: Milestone, seq: u32) {
    let model = ctx.model();
    let focus = ctx.incidents[incident.ix()].focus;
    let Some(liaison) = model.roles.first(Role::NationalLiaison, focus) else { return };
    let (kind, body) = match milestone {
        Milestone::PersonalDataNotified => {
            (MessageKind::PersonalData, model.roles.personal_data_body(liaison))
        }
        _ => (MessageKind::National, model.roles.national_body(liaison)),
    };
    let Some(body) = body else { return };
    let (kind, to, payload) = if from == liaison {
        (kind, body, Payload::Inform(Role::NationalLiaison, milestone))
    } else {
        (MessageKind::Order, liaison, Payload::Notify(milestone))
    };
    let outgoing = Outgoing::about(ctx, incident, kind, from, vec![to], payload);
    let trail = ctx.trail(seq);
    post::send(ctx, outgoing, trail);
}

pub fn remove_content(ctx: &mut Ctx, incident: IncidentId, seq: u32) {
    for intrusion in ctx.incidents[incident.ix()].covers.clone() {
        let ix = ctx.intrusion_ix(intrusion);
        if let Some(spread) = ctx.intrusions[ix].false_content.take() {
            let trail = ctx.trail(seq).and([spread]);
            let seq = ctx.emit(Fact::FalseContentRemoved { intrusion }, Audience::Everybody, trail);
            ctx.reached(intrusion.campaign, Milestone::ContentRemoved, seq);
            truth::end_frauds(ctx, intrusion, seq);
        }
    }
}

/// Whoever has been warned is not defrauded, now or later.
pub fn warned(ctx: &mut Ctx, incident: IncidentId, seq: u32) {
    for intrusion in ctx.incidents[incident.ix()].covers.clone() {
        let ix = ctx.intrusion_ix(intrusion);
        ctx.intrusions[ix].warned = true;
        truth::end_frauds(ctx, intrusion, seq);
    }
}

/// The final report goes to the national body; it is filed when it has been read there.
pub fn file_report(ctx: &mut Ctx, incident: IncidentId, org: OrgId, seq: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let (focus, from) = (row.focus, row.lead.unwrap_or(org));
    let liaison = model.roles.first(Role::NationalLiaison, focus).unwrap_or(from);
    let Some(body) = model.roles.national_body(liaison) else { return };
    let route = vec![liaison, body];
    let outgoing = Outgoing {
        priority: ROUTINE,
        formal: true,
        ..Outgoing::about(ctx, incident, MessageKind::FinalReport, from, route, Payload::FinalReport)
    };
    let trail = ctx.trail(seq);
    post::send(ctx, outgoing, trail);
}

/// An incident is held to be over by whoever closes it and by its head, and told to whoever works on it.
pub fn over(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) {
    let row = &mut ctx.incidents[incident.ix()];
    for org in [org, row.head()] {
        row.view_mut(org).word.closed = true;
    }
    announce(ctx, incident, cause);
    give_back(ctx, incident, cause);
}

/// Responders close an incident: what they believe; the truth is noted beside it.
pub fn close(ctx: &mut Ctx, incident: IncidentId, ix: usize, org: OrgId, seq: u32) {
    if let Some(seen) = see_damage(ctx, incident, seq) {
        let step = &mut ctx.incidents[incident.ix()].steps[ix];
        step.round += 1;
        (step.state, step.since, step.approved) = (StepState::Waiting, seen, false);
        return;
    }
    let options = ["close", "keep_open"];
    let trail = ctx.trail(seq);
    let taken = decide(ctx, Question::Close, (incident, org), Point::Close, &options, "close", trail);
    if let Some((chosen, seq)) = taken {
        closing(ctx, incident, org, chosen, seq);
    }
}

/// What is kept open is looked into once more, and then it is asked again.
fn keep_open(ctx: &mut Ctx, incident: IncidentId, seq: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let close = |ix: &usize| in_force(row, *ix) && spec(model, row, *ix).action == ActionKind::Close;
    if let Some(close) = (0..row.steps.len()).find(close) {
        look_again(ctx, incident, close, seq);
    }
}

/// It has been decided whether to close an incident.
pub fn closing(ctx: &mut Ctx, incident: IncidentId, org: OrgId, chosen: &str, seq: u32) {
    if chosen != "close" {
        return keep_open(ctx, incident, seq);
    }
    let open_in_truth = open_in_truth(ctx, incident);
    ctx.incidents[incident.ix()].over = true;
    let trail = ctx.trail(seq);
    let seq = ctx.emit(Fact::IncidentClosed { incident, org, open_in_truth }, Audience::Org(org), trail);
    ctx.incidents[incident.ix()].latest = seq;
    over(ctx, incident, org, seq);
    if !open_in_truth {
        ctx.reached_by(incident, Milestone::Closure, seq);
    }
    // What waits for the closing counts from here.
    for step in &mut ctx.incidents[incident.ix()].steps {
        if step.state == StepState::Waiting {
            step.since = step.since.max(seq);
        }
    }
}
