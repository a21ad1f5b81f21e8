//! Authority: asking, convening, reviewing, deputies; a review delays what is right and catches what is wrong.

use crate::kernel::DrawKey;
use crate::record::{Audience, Fact, MessageKind, TimeClass};
use crate::scenario::model::{ActionKind, Role, Skill};
use crate::sim::belief::{in_charge, open_in_truth, spec};
use crate::sim::ctx::Ctx;
use crate::sim::event::Event;
use crate::sim::luck::{self, Purpose};
use crate::sim::model::skill_ix;
use crate::sim::post::{self, Outgoing};
use crate::sim::request;
use crate::sim::rows::{ApprovalRow, Job, Payload, Request, Stage, StepState, Wanted};
use crate::sim::staff::{is_absent, signer_present, waits};
use crate::sim::steps::need::{Evidence, evidence};
use crate::sim::trail::Trail;
use crate::sim::truth;
use crate::sim::work::{self, Order, priority};
use crate::units::time::HOUR;
use crate::units::{ApprovalId, IncidentId, OrgId, PersonId, Span, SystemId};

/// Asks for the approval that a rule demands. Validation sees to it that somebody can approve; in a province changed by
/// an inject there may be nobody left: then the trail comes back, and the step goes on without.
pub fn ask(ctx: &mut Ctx, incident: IncidentId, step: usize, rule: usize, cause: Trail) -> Option<Trail> {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let asker = in_charge(ctx, incident, row.steps[step].system);
    let system = row.steps[step].system;
    let action = spec(model, row, step).action;
    let Some((approver, deputised)) = approver(ctx, rule, system.or(row.focus)) else {
        ctx.incidents[incident.ix()].steps[step].approved = true;
        return Some(cause);
    };
    let approval = ApprovalId::from(ctx.approvals.len());
    let fact = Fact::ApprovalRequested { approval, incident, action, system, approver };
    let seq = ctx.emit(fact, Audience::Org(asker), cause);
    let trail = ctx.trail(seq);
    ctx.approvals.push(ApprovalRow {
        stage: Stage::Sent,
        message: None,
        tried: Vec::new(),
        chased: false,
        convenings: 0,
        incident,
        step,
        action,
        system,
        rule,
        approver,
        deputised,
        asker,
        trail: trail.clone(),
    });
    ctx.incidents[incident.ix()].steps[step].state = StepState::Asked(approval);
    if approver == asker {
        in_own_house(ctx, approval, trail);
        return None;
    }
    // A call goes straight to whoever decides; a paper goes up the lines.
    let by_telephone = model.roles.rule_at(rule).rule.by_telephone;
    let route = if by_telephone { vec![approver] } else { model.roles.route(asker, approver) };
    send_request(ctx, approval, route, trail);
    None
}

/// The request goes on its way, and has to be taken up in time.
fn send_request(ctx: &mut Ctx, approval: ApprovalId, route: Vec<OrgId>, trail: Trail) {
    let model = ctx.model();
    let ApprovalRow { incident, asker, approver, action, system, rule, .. } = ctx.approvals[approval.ix()];
    let times = ctx.approvals[approval.ix()].tried.len() as u32 + 1;
    let key = request_key(ctx, ctx.incidents[incident.ix()].key, action, system);
    let outgoing = Outgoing {
        key,
        formal: !model.roles.rule_at(rule).rule.by_telephone,
        ..Outgoing::about(ctx, incident, MessageKind::ApprovalRequest, asker, route, Payload::Ask(approval))
    };
    let message = post::send(ctx, outgoing, trail);
    let wanted = Wanted::Approval(approval);
    request::note(ctx, Request { incident, wanted, from: asker, to: approver, message, times });
}

/// Who else may approve what was not taken up, and is at work: the deputy, then the next holders of the role.
pub fn other_way(ctx: &Ctx, approval: ApprovalId) -> Option<(OrgId, bool)> {
    let model = ctx.model();
    let row = &ctx.approvals[approval.ix()];
    let rule = &model.roles.rule_at(row.rule).rule;
    let system = row.system.or(ctx.incidents[row.incident.ix()].focus);
    let free = |org: &OrgId| *org != row.approver && !row.tried.contains(org) && signer_present(ctx, *org);
    let deputy = rule.deputy.and_then(|role| model.roles.all(role, system).into_iter().find(free));
    let next = model.roles.all(rule.approver, system).into_iter().find(free);
    deputy.or(next).map(|org| (org, true))
}

/// How the time since a request was sent was spent until now, if nobody has taken it up.
pub fn so_far(ctx: &Ctx, approval: ApprovalId) -> Option<Trail> {
    let row = &ctx.approvals[approval.ix()];
    match row.stage {
        Stage::Sent => row.message.map(|message| request::so_far(ctx, message)),
        Stage::Reviewing(task) if !ctx.tasks[task.ix()].begun => Some(work::so_far(ctx, task)),
        Stage::Reviewing(_) | Stage::Convening | Stage::Decided => None,
    }
}

/// A request goes to somebody else; whoever did not take it up is no longer waited for.
pub fn move_to(ctx: &mut Ctx, approval: ApprovalId, to: OrgId, deputised: bool, cause: u32) {
    if let Stage::Reviewing(task) = ctx.approvals[approval.ix()].stage {
        work::withdraw(ctx, task);
    }
    let trail = ctx.trail(cause);
    let row = &mut ctx.approvals[approval.ix()];
    let before = std::mem::replace(&mut row.approver, to);
    row.tried.push(before);
    (row.deputised, row.stage) = (deputised, Stage::Sent);
    if to == row.asker {
        return in_own_house(ctx, approval, trail);
    }
    send_request(ctx, approval, vec![to], trail);
}

/// A request to the own house needs no message; it has to be taken up in time all the same.
fn in_own_house(ctx: &mut Ctx, approval: ApprovalId, trail: Trail) {
    let row = &ctx.approvals[approval.ix()];
    let times = row.tried.len() as u32 + 1;
    let (incident, from) = (row.incident, row.asker);
    request::note(
        ctx,
        Request { incident, wanted: Wanted::Approval(approval), from, to: from, message: None, times },
    );
    arrived(ctx, approval, trail);
}

/// Whoever asked calls whoever has not taken up the paper.
pub fn chase(ctx: &mut Ctx, approval: ApprovalId, cause: u32) {
    let row = &mut ctx.approvals[approval.ix()];
    row.chased = true;
    let ApprovalRow { incident, asker: from, approver: to, action, system, .. } = *row;
    let key =
        DrawKey::new(4).with(request_key(ctx, ctx.incidents[incident.ix()].key, action, system)).as_u64();
    let outgoing = Outgoing {
        key,
        ..Outgoing::about(
            ctx,
            incident,
            MessageKind::ApprovalRequest,
            from,
            vec![to],
            Payload::Chase(approval),
        )
    };
    let trail = ctx.trail(cause);
    let message = post::send(ctx, outgoing, trail);
    let times = ctx.approvals[approval.ix()].tried.len() as u32 + 2;
    request::note(ctx, Request { incident, wanted: Wanted::Approval(approval), from, to, message, times });
}

/// The call has arrived: what still lies on the way is sent for, what waits for the office waits no longer.
pub fn chased(ctx: &mut Ctx, approval: ApprovalId, from: OrgId, trail: Trail) {
    let row = &ctx.approvals[approval.ix()];
    if row.approver != from {
        return;
    }
    match row.stage {
        Stage::Sent => arrived(ctx, approval, trail),
        Stage::Reviewing(task) => {
            let urgent = work::urgent(ctx);
            work::hasten(ctx, task, urgent);
        }
        Stage::Convening | Stage::Decided => {}
    }
}

/// The request is the same whoever makes it: an incident's truth, an action, a system.
pub fn request_key(ctx: &Ctx, incident_key: u64, action: ActionKind, system: Option<SystemId>) -> u64 {
    let system = system.map_or(0, |s| ctx.fixed.0.systems[s.ix()].key);
    DrawKey::new(action as u32).with(incident_key).with(system).as_u64()
}

/// Who decides: the role's holder; its deputy where nobody of the holder who may sign is at work.
fn approver(ctx: &Ctx, rule: usize, system: Option<SystemId>) -> Option<(OrgId, bool)> {
    let proper = signing(ctx, ctx.fixed.0.roles.rule_at(rule).rule.approver, system);
    match (proper, deputy(ctx, rule, system)) {
        (Some(proper), _) if signer_present(ctx, proper) => Some((proper, false)),
        (_, Some(deputy)) if signer_present(ctx, deputy) => Some((deputy, true)),
        (Some(proper), _) => Some((proper, false)),
        (None, Some(deputy)) => Some((deputy, true)),
        (None, None) => None,
    }
}

fn deputy(ctx: &Ctx, rule: usize, system: Option<SystemId>) -> Option<OrgId> {
    ctx.fixed.0.roles.rule_at(rule).rule.deputy.and_then(|role| signing(ctx, role, system))
}

/// The first holder of a role that has somebody who signs.
fn signing(ctx: &Ctx, role: Role, system: Option<SystemId>) -> Option<OrgId> {
    let model = &ctx.fixed.0;
    let signs = |org: &OrgId| !model.orgs[org.ix()].signers.is_empty() && model.orgs[org.ix()].participates;
    model.roles.all(role, system).into_iter().find(signs)
}

/// A request has arrived: a body convenes first, a person looks at it. What has gone to somebody else is left.
pub fn arrived_at(ctx: &mut Ctx, approval: ApprovalId, org: OrgId, trail: Trail) {
    let row = &ctx.approvals[approval.ix()];
    if row.approver == org && row.stage == Stage::Sent {
        arrived(ctx, approval, trail);
    }
}

fn arrived(ctx: &mut Ctx, approval: ApprovalId, trail: Trail) {
    ctx.approvals[approval.ix()].trail = trail;
    let model = ctx.model();
    let row = ctx.approvals[approval.ix()].clone();
    let rule = model.roles.rule_at(row.rule);
    let body = model.roles.body(rule.rule.approver).filter(|_| !row.deputised);
    let Some(body) = body else { return review(ctx, approval) };
    let law = body.convening.as_ref().unwrap_or(&model.practice.convening);
    let key = approval_key(ctx, Purpose::Convening, &row);
    let takes = luck::span(ctx.luck(), law, key);
    convene_after(ctx, approval, takes);
}

fn convene_after(ctx: &mut Ctx, approval: ApprovalId, takes: Span) {
    let row = &mut ctx.approvals[approval.ix()];
    row.stage = Stage::Convening;
    row.convenings += 1;
    let attempt = row.convenings;
    ctx.after(takes, Event::ConveneBody(approval, attempt));
}

pub fn approval_key(ctx: &Ctx, purpose: Purpose, row: &ApprovalRow) -> DrawKey {
    let incident = &ctx.incidents[row.incident.ix()];
    let round = incident.steps[row.step].round;
    luck::key(purpose).with(request_key(ctx, incident.key, row.action, row.system)).with(u64::from(round))
}

/// A body has come together. Its members are those of its people who lead; present are those at work and, where it may
/// decide by telephone, those who answer. Without its quorum, or without anybody who signs, it tries again, unless the
/// deputy can decide by then.
pub fn convened(ctx: &mut Ctx, approval: ApprovalId, attempt: u32) {
    let model = ctx.model();
    let row = ctx.approvals[approval.ix()].clone();
    if row.stage != Stage::Convening || row.convenings != attempt || !wanted(ctx, approval) {
        return;
    }
    let rule = model.roles.rule_at(row.rule);
    let quorum = model.roles.body(rule.rule.approver).map_or(1, |body| body.quorum);
    let desk = ctx.staff.signers[row.approver.ix()];
    let org = &model.orgs[row.approver.ix()];
    let leads = |p: &PersonId| model.people[p.ix()].skills[skill_ix(Skill::Leadership)] > 0.0;
    let members: Vec<PersonId> = org.people.iter().copied().filter(leads).collect();
    let there = |p: &PersonId| takes_part(ctx, *p, rule.rule.by_telephone);
    let present = members.iter().filter(|p| there(p)).count() as u32;
    let signs = org.signers.iter().any(there);
    let now = ctx.now();
    if present < quorum.min(members.len() as u32) || !signs {
        let from = ctx.approvals[approval.ix()].trail.upto;
        for (class, end) in waits(ctx, desk, from, now) {
            // Members who are at work and do not make a quorum keep a decision waiting, not a queue.
            let class = if class == TimeClass::Queue { TimeClass::Decision } else { class };
            ctx.approvals[approval.ix()].trail.spend(class, end);
        }
        let deputy = deputy(ctx, row.rule, row.system).filter(|org| signer_present(ctx, *org));
        if let Some(deputy) = deputy {
            let approval_row = &mut ctx.approvals[approval.ix()];
            (approval_row.approver, approval_row.deputised) = (deputy, true);
            return review(ctx, approval);
        }
        return convene_after(ctx, approval, model.practice.retry_after);
    }
    let trail = &mut ctx.approvals[approval.ix()].trail;
    trail.spend(TimeClass::Decision, now);
    let trail = std::mem::take(trail);
    let fact = Fact::BodyConvened { org: row.approver, incident: row.incident, present };
    let seq = ctx.emit(fact, Audience::Org(row.approver), trail);
    ctx.approvals[approval.ix()].trail = ctx.trail(seq);
    review(ctx, approval);
}

/// Whether the step of a request still waits for its answer.
fn wanted(ctx: &Ctx, approval: ApprovalId) -> bool {
    let row = &ctx.approvals[approval.ix()];
    ctx.incidents[row.incident.ix()].steps[row.step].state == StepState::Asked(approval)
}

/// Whether a member takes part in a decision: at work, or reached by telephone, by person and civil hour.
fn takes_part(ctx: &Ctx, person: PersonId, by_telephone: bool) -> bool {
    if ctx.people[person.ix()].on {
        return true;
    }
    let model = &ctx.fixed.0;
    let who = &model.people[person.ix()];
    let absent = is_absent(&ctx.people[person.ix()].absent, ctx.now());
    let hour = model.clock.absolute(ctx.now()).div_euclid(HOUR) as u64;
    let key = luck::key(Purpose::Answers).with(who.key).with(hour);
    let chance = *model.scenario.practice.on_call_answers.value();
    by_telephone && who.on_call && !absent && luck::happens(ctx.luck(), chance, key)
}

/// Somebody who may sign looks at the request. By telephone an absent signer is called; else the paper waits.
fn review(ctx: &mut Ctx, approval: ApprovalId) {
    let model = ctx.model();
    let row = ctx.approvals[approval.ix()].clone();
    let rule = model.roles.rule_at(row.rule);
    let severity = ctx.incidents[row.incident.ix()].severity_to(row.approver);
    let key = approval_key(ctx, Purpose::ReviewWork, &row);
    let urgent = priority(severity);
    let desk = ctx.staff.signers[row.approver.ix()];
    ctx.staff.share(desk);
    let order = Order {
        job: Job::Review(approval),
        desk,
        // Paper waits for the office; only what may be given by telephone is worth a call at night.
        priority: if rule.rule.by_telephone || row.chased {
            urgent.min(work::urgent(ctx))
        } else {
            urgent.max(work::urgent(ctx) + 1)
        },
        key: key.as_u64(),
        skill: Skill::Leadership,
        content: luck::span(ctx.luck(), &rule.review, key),
        trail: row.trail,
        rework: false,
        place: None,
        thing: None,
    };
    let task = work::create(ctx, order);
    ctx.approvals[approval.ix()].stage = Stage::Reviewing(task);
    work::offer(ctx, task);
}

/// Whether an action is wrong in truth: against a system that is clean or whose evidence has not been preserved,
/// giving back or closing what is not over, resetting credentials that nobody stole.
pub fn is_wrong(ctx: &Ctx, incident: IncidentId, action: ActionKind, system: Option<SystemId>) -> bool {
    let row = &ctx.incidents[incident.ix()];
    let no_evidence = |s: SystemId| evidence(ctx, incident, s) == Evidence::Open;
    match (action, system) {
        (ActionKind::Isolate, Some(system)) => truth::clean(ctx, system),
        (ActionKind::Eradicate | ActionKind::Rebuild | ActionKind::Restore, Some(system)) => {
            truth::clean(ctx, system) || no_evidence(system)
        }
        (ActionKind::ReturnToService, Some(system)) => !ctx.systems[system.ix()].holds.is_empty(),
        (ActionKind::Close, _) => open_in_truth(ctx, incident),
        (ActionKind::ResetCredentials, _) => {
            !row.covers.iter().any(|i| ctx.attackers[i.campaign.ix()].credentials)
        }
        _ => false,
    }
}
