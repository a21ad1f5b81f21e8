//! Attempts: an action is taken up against a target, ends, succeeds or fails.

use super::super::ctx::Ctx;
use super::super::event::{Attempt, Event};
use super::super::luck::{self, Purpose};
use super::super::model::{Model, TargetModel};
use super::super::rows::Lane;
use super::chance::chance;
use super::choose::{choose, still_possible};
use super::effect::bring_about;
use super::trace::leave_traces;
use super::{AT_ONCE, action_key, end_if_idle, exhausted, no_target, poke, take_up};
use crate::kernel::DrawKey;
use crate::record::{Audience, Fact};
use crate::units::{CampaignId, Span, SystemId};

/// The attacker takes an action up: chooses a target, if it has none, and begins an attempt.
pub fn try_action(ctx: &mut Ctx, campaign: CampaignId, action: usize, lane: usize) {
    let model = ctx.model();
    let now = ctx.now();
    if ctx.attackers[campaign.ix()].ended {
        return;
    }
    if now < ctx.attackers[campaign.ix()].quiet_until {
        take_up(ctx, model, campaign, action, lane);
        return;
    }
    let spec = &model.scenario.campaigns[campaign.ix()].actions[action];
    let prepared = &model.campaigns[campaign.ix()].actions[action];
    let Lane { since: cause, target, .. } = ctx.attackers[campaign.ix()].nodes[action].lanes[lane];
    let target = match (&prepared.target, target) {
        (TargetModel::Outside, _) => None,
        (_, Some(target)) => Some(target),
        _ => match choose(ctx, model, campaign, action) {
            Some(target) => Some(target),
            None => return no_target(ctx, campaign, action, lane, cause),
        },
    };
    if ctx.attackers[campaign.ix()].budget == 0 {
        return exhausted(ctx, campaign, action, lane, cause);
    }
    let number = begin_attempt(ctx, campaign, action, lane, target);
    let attempt = Attempt { campaign, action, lane, target, number };
    let fact = Fact::AttackAttempted { campaign, action: spec.id.clone(), system: target, attempt: number };
    let trail = ctx.undetected_since(cause);
    let since = ctx.emit(fact, Audience::Nobody, trail);
    let drawn =
        luck::span(ctx.luck(), &prepared.duration, attempt_key(Purpose::AttackDuration, model, &attempt));
    let tempo = *model.scenario.campaigns[campaign.ix()].attacker.tempo.value();
    let takes = Span::drawn(drawn.as_f64() * tempo);
    ctx.after(takes, Event::EndAttempt(attempt, since));
}

/// Counts an attempt; the answer is its number against this target, from 1.
fn begin_attempt(
    ctx: &mut Ctx,
    campaign: CampaignId,
    action: usize,
    lane: usize,
    target: Option<SystemId>,
) -> u32 {
    let row = &mut ctx.attackers[campaign.ix()];
    row.budget -= 1;
    let node = &mut row.nodes[action];
    let earlier = target.and_then(|t| node.earlier.iter().find(|(of, _)| *of == t)).map_or(0, |(_, n)| *n);
    let lane = &mut node.lanes[lane];
    if lane.target != target {
        (lane.target, lane.attempts) = (target, 0);
    }
    lane.attempts += 1;
    earlier + lane.attempts
}

/// Key of a draw about one attempt.
pub fn attempt_key(purpose: Purpose, model: &Model, attempt: &Attempt) -> DrawKey {
    let target = attempt.target.map_or(0, |t| model.systems[t.ix()].key);
    action_key(purpose, model, attempt.campaign, attempt.action).with(target).with(u64::from(attempt.number))
}

/// An attempt ends.
pub fn end_attempt(ctx: &mut Ctx, attempt: Attempt, since: u32) {
    let Attempt { campaign, action, target, .. } = attempt;
    let model = ctx.model();
    let id = model.scenario.campaigns[campaign.ix()].actions[action].id.clone();
    let possible = still_possible(ctx, model, campaign, action, target);
    let chance = chance(ctx, model, campaign, action, target);
    let u = ctx.luck().uniform(attempt_key(Purpose::AttackSuccess, model, &attempt));
    let mut trail = ctx.undetected_since(Some(since));
    if possible && u < chance.now {
        let fact = Fact::AttackSucceeded { campaign, action: id, system: target };
        let seq = ctx.emit(fact, Audience::Nobody, trail);
        succeed(ctx, model, &attempt, seq);
        leave_traces(ctx, model, &attempt, seq);
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
    leave_traces(ctx, model, &attempt, seq);
    fail(ctx, model, &attempt, seq);
}

fn succeed(ctx: &mut Ctx, model: &Model, attempt: &Attempt, seq: u32) {
    let Attempt { campaign, action, lane, target, .. } = *attempt;
    let node = &mut ctx.attackers[campaign.ix()].nodes[action];
    node.done.get_or_insert(seq);
    node.lanes[lane].busy = false;
    node.lanes[lane].target = None;
    if let Some(target) = target {
        node.tried.push(target);
        node.count_attempts(target, attempt.number);
    }
    bring_about(ctx, model, attempt, seq);
    poke(ctx, campaign, seq);
    end_if_idle(ctx, campaign);
}

fn fail(ctx: &mut Ctx, model: &Model, attempt: &Attempt, seq: u32) {
    let Attempt { campaign, action, lane: number, target, .. } = *attempt;
    let most = model.scenario.campaigns[campaign.ix()].actions[action].attempts;
    let node = &mut ctx.attackers[campaign.ix()].nodes[action];
    let lane = &mut node.lanes[number];
    lane.since = Some(seq);
    lane.busy = lane.attempts < most;
    if lane.busy {
        ctx.after(AT_ONCE, Event::TryAction(campaign, action, number));
    } else {
        lane.target = None;
        // What lies outside has no id, and counts all the same.
        node.tried.push(target.unwrap_or(SystemId(u32::MAX)));
    }
    poke(ctx, campaign, seq);
    end_if_idle(ctx, campaign);
}
