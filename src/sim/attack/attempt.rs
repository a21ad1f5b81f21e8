//! Attempts: an action is taken up against a target, ends, succeeds or fails.

use super::super::ctx::Ctx;
use super::super::event::Event;
use super::super::luck::{self, Purpose};
use super::super::model::{Model, TargetModel};
use super::chance::chance;
use super::choose::{choose, still_possible};
use super::effect::bring_about;
use super::trace::leave_traces;
use super::{AT_ONCE, action_key, end_if_idle, exhausted, no_target, poke, take_up};
use crate::kernel::DrawKey;
use crate::record::{Audience, Fact};
use crate::scenario::model::AttackAction;
use crate::units::{CampaignId, Span, SystemId};

/// The attacker takes an action up: chooses a target, if it has none, and begins an attempt.
pub fn try_action(ctx: &mut Ctx, campaign: CampaignId, action: usize) {
    let model = ctx.model();
    let now = ctx.now();
    if ctx.attackers[campaign.ix()].ended {
        return;
    }
    if now < ctx.attackers[campaign.ix()].quiet_until {
        take_up(ctx, model, campaign, action);
        return;
    }
    let spec = &model.scenario.campaigns[campaign.ix()].actions[action];
    let prepared = &model.campaigns[campaign.ix()].actions[action];
    let cause = ctx.attackers[campaign.ix()].nodes[action].since;
    let target = match (&prepared.target, ctx.attackers[campaign.ix()].nodes[action].target) {
        (TargetModel::Outside, _) => None,
        (_, Some(target)) => Some(target),
        _ => match choose(ctx, model, campaign, action) {
            Some(target) => Some(target),
            None => return no_target(ctx, campaign, action, cause),
        },
    };
    if ctx.attackers[campaign.ix()].budget == 0 {
        return exhausted(ctx, campaign, action, cause);
    }
    let row = &mut ctx.attackers[campaign.ix()];
    row.budget -= 1;
    let node = &mut row.nodes[action];
    if node.target != target {
        (node.target, node.attempts) = (target, 0);
    }
    node.attempts += 1;
    let attempt = node.attempts;
    let fact = Fact::AttackAttempted { campaign, action: spec.id.clone(), system: target, attempt };
    let trail = ctx.undetected_since(cause);
    let since = ctx.emit(fact, Audience::Nobody, trail);
    let key = attempt_key(Purpose::AttackDuration, model, campaign, action, target, attempt);
    let drawn = luck::span(ctx.luck(), &prepared.duration, key);
    let tempo = *model.scenario.campaigns[campaign.ix()].attacker.tempo.value();
    let takes = Span::drawn(drawn.as_f64() * tempo);
    ctx.after(takes, Event::EndAttempt { campaign, action, target, attempt, since });
}

/// Key of a draw about one attempt.
pub fn attempt_key(
    purpose: Purpose,
    model: &Model,
    campaign: CampaignId,
    action: usize,
    target: Option<SystemId>,
    attempt: u32,
) -> DrawKey {
    let target = target.map_or(0, |t| model.systems[t.ix()].key);
    action_key(purpose, model, campaign, action).with(target).with(u64::from(attempt))
}

/// An attempt ends.
pub fn end_attempt(
    ctx: &mut Ctx,
    campaign: CampaignId,
    action: usize,
    target: Option<SystemId>,
    attempt: u32,
    since: u32,
) {
    let model = ctx.model();
    let spec = model.scenario.campaigns[campaign.ix()].actions[action].clone();
    let possible = still_possible(ctx, model, campaign, action, target);
    let chance = chance(ctx, model, campaign, action, target);
    let u = ctx.luck().uniform(attempt_key(Purpose::AttackSuccess, model, campaign, action, target, attempt));
    let mut trail = ctx.undetected_since(Some(since));
    let id = spec.id.clone();
    if possible && u < chance.now {
        let fact = Fact::AttackSucceeded { campaign, action: id, system: target };
        let seq = ctx.emit(fact, Audience::Nobody, trail);
        succeed(ctx, model, campaign, action, target, seq);
        leave_traces(ctx, model, campaign, action, target, attempt, seq);
        return;
    }
    let prevented = possible && u < chance.without_indicators;
    let fact = match (prevented, target) {
        (true, Some(system)) => Fact::AttackPrevented { campaign, action: id, system },
        _ => Fact::AttackFailed { campaign, action: id, system: target },
    };
    if let (true, Some(system)) = (prevented, target) {
        let org = model.systems[system.ix()].agency;
        trail.after.extend(ctx.orgs[org.ix()].blocks.iter().filter(|(c, _)| *c == campaign).map(|(_, s)| *s));
    }
    let seq = ctx.emit(fact, Audience::Nobody, trail);
    leave_traces(ctx, model, campaign, action, target, attempt, seq);
    fail(ctx, campaign, action, &spec, target, seq);
}

fn succeed(
    ctx: &mut Ctx,
    model: &Model,
    campaign: CampaignId,
    action: usize,
    target: Option<SystemId>,
    seq: u32,
) {
    let spec = &model.scenario.campaigns[campaign.ix()].actions[action];
    let node = &mut ctx.attackers[campaign.ix()].nodes[action];
    node.done.get_or_insert(seq);
    node.busy = false;
    node.target = None;
    node.tried.extend(target);
    bring_about(ctx, model, campaign, spec.effect, target, seq);
    poke(ctx, campaign, seq);
    end_if_idle(ctx, campaign);
}

fn fail(
    ctx: &mut Ctx,
    campaign: CampaignId,
    action: usize,
    spec: &AttackAction,
    target: Option<SystemId>,
    seq: u32,
) {
    let node = &mut ctx.attackers[campaign.ix()].nodes[action];
    node.busy = false;
    node.since = Some(seq);
    let give_up = node.attempts >= spec.attempts;
    if give_up {
        node.target = None;
        match target {
            Some(target) => node.tried.push(target),
            None => node.tried.push(SystemId(u32::MAX)),
        }
    }
    if !give_up {
        node.busy = true;
        ctx.after(AT_ONCE, Event::TryAction(campaign, action));
    }
    poke(ctx, campaign, seq);
    end_if_idle(ctx, campaign);
}
