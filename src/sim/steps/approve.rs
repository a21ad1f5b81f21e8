//! Authority: asking, convening, reviewing, deputies; a review delays what is right and catches what is wrong.

use crate::kernel::DrawKey;
use crate::record::{Audience, Fact, MessageKind, TimeClass};
use crate::scenario::model::{ActionKind, Skill};
use crate::sim::belief::{in_charge, open_in_truth, spec};
use crate::sim::ctx::Ctx;
use crate::sim::event::Event;
use crate::sim::luck::{self, Purpose};
use crate::sim::post::{self, Outgoing};
use crate::sim::rows::{ApprovalRow, Job, Payload, StepState};
use crate::sim::staff::{is_absent, signer_present, waits};
use crate::sim::steps::need::{Evidence, evidence};
use crate::sim::trail::Trail;
use crate::sim::truth;
use crate::sim::work::{self, Order, priority};
use crate::units::time::HOUR;
use crate::units::{ApprovalId, IncidentId, OrgId, PersonId, SystemId};

/// Asks for the approval that a rule demands. Validation sees to it that somebody can approve; in a province changed by
/// an inject there may be nobody left: then the trail comes back, and the step goes on without.
pub fn ask(ctx: &mut Ctx, incident: IncidentId, step: usize, rule: usize, cause: Trail) -> Option<Trail> {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let asker = in_charge(ctx, incident, row.steps[step].system);
    let system = row.steps[step].system;
    let (key, severity) = (row.key, row.severity_to(asker));
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
        arrived(ctx, approval, trail);
        return None;
    }
    // A call goes straight to whoever decides; a paper goes up the lines.
    let by_telephone = model.roles.rule_at(rule).rule.by_telephone;
    let route = if by_telephone { vec![approver] } else { model.roles.route(asker, approver) };
    let outgoing = Outgoing {
        kind: MessageKind::ApprovalRequest,
        from: asker,
        route,
        incident: Some(incident),
        payload: Payload::Ask(approval),
        priority: priority(severity),
        key: request_key(ctx, key, action, system),
        formal: !by_telephone,
    };
    post::send(ctx, outgoing, trail);
    None
}

/// The request is the same whoever makes it: an incident's truth, an action, a system.
pub fn request_key(ctx: &Ctx, incident_key: u64, action: ActionKind, system: Option<SystemId>) -> u64 {
    let system = system.map_or(0, |s| ctx.fixed.0.systems[s.ix()].key);
    DrawKey::new(action as u32).with(incident_key).with(system).as_u64()
}

/// Who decides: the role's holder; its deputy where nobody of the holder who may sign is at work.
fn approver(ctx: &Ctx, rule: usize, system: Option<SystemId>) -> Option<(OrgId, bool)> {
    let model = &ctx.fixed.0;
    let rule = &model.roles.rule_at(rule).rule;
    let can_sign =
        |org: &OrgId| !model.orgs[org.ix()].signers.is_empty() && model.orgs[org.ix()].participates;
    let proper = model.roles.all(rule.approver, system).into_iter().find(can_sign);
    let deputy = rule.deputy.and_then(|role| model.roles.all(role, system).into_iter().find(can_sign));
    match (proper, deputy) {
        (Some(proper), _) if signer_present(ctx, proper) => Some((proper, false)),
        (_, Some(deputy)) if signer_present(ctx, deputy) => Some((deputy, true)),
        (Some(proper), _) => Some((proper, false)),
        (None, Some(deputy)) => Some((deputy, true)),
        (None, None) => None,
    }
}

/// A request has arrived: a body convenes first, a person looks at it.
pub fn arrived(ctx: &mut Ctx, approval: ApprovalId, trail: Trail) {
    ctx.approvals[approval.ix()].trail = trail;
    let model = ctx.model();
    let row = ctx.approvals[approval.ix()].clone();
    let rule = model.roles.rule_at(row.rule);
    let body = model.roles.body(rule.rule.approver).filter(|_| !row.deputised);
    let Some(body) = body else { return review(ctx, approval) };
    let law = body.convening.as_ref().unwrap_or(&model.practice.convening);
    let key = approval_key(ctx, Purpose::Convening, &row);
    let takes = luck::span(ctx.luck(), law, key);
    ctx.after(takes, Event::ConveneBody(approval, 1));
}

pub fn approval_key(ctx: &Ctx, purpose: Purpose, row: &ApprovalRow) -> DrawKey {
    let incident = &ctx.incidents[row.incident.ix()];
    let round = incident.steps[row.step].round;
    luck::key(purpose).with(request_key(ctx, incident.key, row.action, row.system)).with(u64::from(round))
}

/// A body has come together. Its members are those at work and, where it may decide by telephone, those who answer;
/// without its quorum it tries again, unless the deputy can decide by then.
pub fn convened(ctx: &mut Ctx, approval: ApprovalId, attempt: u32) {
    let model = ctx.model();
    let row = ctx.approvals[approval.ix()].clone();
    let rule = model.roles.rule_at(row.rule);
    let quorum = model.roles.body(rule.rule.approver).map_or(1, |body| body.quorum);
    let desk = ctx.staff.signers[row.approver.ix()];
    let members = &model.orgs[row.approver.ix()].signers;
    let present = members.iter().filter(|p| takes_part(ctx, **p, rule.rule.by_telephone)).count() as u32;
    let now = ctx.now();
    if present < quorum.min(members.len() as u32) {
        let from = ctx.approvals[approval.ix()].trail.upto;
        for (class, end) in waits(ctx, desk, from, now) {
            // Members who are at work and do not make a quorum keep a decision waiting, not a queue.
            let class = if class == TimeClass::Queue { TimeClass::Decision } else { class };
            ctx.approvals[approval.ix()].trail.spend(class, end);
        }
        if let Some((deputy, true)) = approver(ctx, row.rule, row.system) {
            let approval_row = &mut ctx.approvals[approval.ix()];
            (approval_row.approver, approval_row.deputised) = (deputy, true);
            return review(ctx, approval);
        }
        ctx.after(model.practice.retry_after, Event::ConveneBody(approval, attempt + 1));
        return;
    }
    let trail = &mut ctx.approvals[approval.ix()].trail;
    trail.spend(TimeClass::Decision, now);
    let trail = std::mem::take(trail);
    let fact = Fact::BodyConvened { org: row.approver, incident: row.incident, present };
    let seq = ctx.emit(fact, Audience::Org(row.approver), trail);
    ctx.approvals[approval.ix()].trail = ctx.trail(seq);
    review(ctx, approval);
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
        priority: if rule.rule.by_telephone {
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
