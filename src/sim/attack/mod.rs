//! Attackers: when they take actions up, and when they are done. Choosing a target, attempts, what they bring about and
//! leave behind, and reactions have a file each.

mod attempt;
mod chance;
mod choose;
mod effect;
mod go_on;
mod react;
mod trace;

use super::ctx::Ctx;
use super::event::Event;
use super::luck::{self, Purpose};
use super::model::{Model, NeedsModel, TargetModel};
use super::rows::{Lane, Node};
use crate::kernel::DrawKey;
use crate::record::{Audience, Fact};
use crate::scenario::model::{AttackAction, Effect};
use crate::units::time::HOUR;
use crate::units::{CampaignId, SimTime, Span};

pub use attempt::{end_attempt, try_action};
pub use go_on::{end_flood, find_victim, go_again};
pub use react::{come_back, evicted, lie_still, notice};

/// Hours of the night, in which loud steps are preferred: from 20:00 to 06:00 (Sophos 2026 calls these and weekends
/// "outside business hours").
const NIGHT_BEGINS: i64 = 20 * HOUR;
const NIGHT_ENDS: i64 = 6 * HOUR;
/// No time between the end of one attempt and the next.
const AT_ONCE: Span = Span::ZERO;

/// A campaign begins.
pub fn begin(ctx: &mut Ctx, campaign: CampaignId) {
    let trail = super::trail::Trail::outside(ctx.now());
    let seq = ctx.emit(Fact::CampaignBegan { campaign }, Audience::Nobody, trail);
    let scenario = ctx.scenario();
    let spec = &scenario.campaigns[campaign.ix()];
    let now = ctx.now();
    let row = &mut ctx.attackers[campaign.ix()];
    row.began = Some(seq);
    row.quiet_until = now;
    row.budget = spec.budget;
    row.credentials = spec.attacker.insider;
    row.nodes = spec
        .actions
        .iter()
        .map(|action| Node { lanes: vec![Lane::default(); action.at_once as usize], ..Node::default() })
        .collect();
    poke(ctx, campaign, seq);
    // What has no target from the first cannot run here.
    let model = ctx.model();
    if ctx.attackers[campaign.ix()].nodes.iter().all(|node| !node.busy()) {
        for action in 0..spec.actions.len() {
            let needs = &model.campaigns[campaign.ix()].actions[action].needs;
            if matches!(needs, NeedsModel::All(needs) if needs.is_empty()) {
                no_target(ctx, campaign, action, 0, Some(seq));
            }
        }
    }
}

/// Something changed for the attacker: every action that can be taken up now is.
pub fn poke(ctx: &mut Ctx, campaign: CampaignId, cause: u32) {
    let model = ctx.model();
    if ctx.attackers[campaign.ix()].began.is_none() || ctx.attackers[campaign.ix()].ended {
        return;
    }
    for action in 0..model.campaigns[campaign.ix()].actions.len() {
        for lane in 0..ctx.attackers[campaign.ix()].nodes[action].lanes.len() {
            if ready(ctx, model, campaign, action, lane) {
                let lane_row = &mut ctx.attackers[campaign.ix()].nodes[action].lanes[lane];
                lane_row.busy = true;
                lane_row.since = Some(cause);
                take_up(ctx, model, campaign, action, lane);
            }
        }
    }
}

fn ready(ctx: &Ctx, model: &Model, campaign: CampaignId, action: usize, lane: usize) -> bool {
    let nodes = &ctx.attackers[campaign.ix()].nodes;
    let prepared = &model.campaigns[campaign.ix()].actions[action];
    let node = &nodes[action];
    let outside = matches!(prepared.target, TargetModel::Outside);
    let going = node.lanes.iter().filter(|lane| lane.busy).count();
    let more = ((node.tried.len() + going) as u32) < prepared.targets_at_most + node.extra;
    if node.lanes[lane].busy || !more || (outside && (node.done.is_some() || going > 0)) {
        return false;
    }
    let met = match &prepared.needs {
        NeedsModel::All(needs) => needs.iter().all(|n| nodes[*n].done.is_some()),
        NeedsModel::Any(needs) => needs.iter().any(|n| nodes[*n].done.is_some()),
    };
    let has_target = outside || node.lanes[lane].target.is_some();
    (met || node.forced) && (has_target || choose::any(ctx, model, campaign, action))
}

/// When the attacker takes an action up: at once, after quiet, once it may be seen, or in the night.
fn take_up(ctx: &mut Ctx, model: &Model, campaign: CampaignId, action: usize, lane: usize) {
    let spec = &model.scenario.campaigns[campaign.ix()];
    let step = &spec.actions[action];
    let mut at = ctx.now().max(ctx.attackers[campaign.ix()].quiet_until);
    if loud(step) {
        at = at.max(model.campaigns[campaign.ix()].silent_until);
    }
    let node = &ctx.attackers[campaign.ix()].nodes[action];
    if step.noisy && !node.forced {
        let key = action_key(Purpose::WaitsForNight, model, campaign, action);
        if luck::happens(ctx.luck(), *spec.attacker.prefers_off_hours.value(), key) {
            at = next_off_hours(model, at);
        }
    }
    let pending = ctx.schedule(at, Event::TryAction(campaign, action, lane));
    ctx.attackers[campaign.ix()].nodes[action].lanes[lane].pending = pending;
}

/// What nobody could overlook: an attacker whom nobody is to have noticed does nothing of the kind.
fn loud(step: &AttackAction) -> bool {
    let seen = matches!(
        step.effect,
        Effect::Encrypt | Effect::Deface | Effect::Disrupt | Effect::Disinform | Effect::Defraud
    );
    step.noisy || step.destructive || seen
}

fn next_off_hours(model: &Model, t: SimTime) -> SimTime {
    let second = model.clock.second_of_day(t);
    if model.clock.weekday(t).is_weekend() || !(NIGHT_ENDS..NIGHT_BEGINS).contains(&second) {
        t
    } else {
        t + Span(NIGHT_BEGINS - second)
    }
}

fn action_key(purpose: Purpose, model: &Model, campaign: CampaignId, action: usize) -> DrawKey {
    let prepared = &model.campaigns[campaign.ix()];
    luck::key(purpose).with(prepared.key).with(prepared.actions[action].key)
}

fn no_target(ctx: &mut Ctx, campaign: CampaignId, action: usize, lane: usize, cause: Option<u32>) {
    let node = &mut ctx.attackers[campaign.ix()].nodes[action];
    node.lanes[lane].busy = false;
    // Another lane has taken the last target.
    if node.busy() {
        return;
    }
    let id = ctx.fixed.0.scenario.campaigns[campaign.ix()].actions[action].id.clone();
    let trail = ctx.trail_since(cause);
    ctx.emit(Fact::NoTargetLeft { campaign, action: id }, Audience::Nobody, trail);
    end_if_idle(ctx, campaign);
}

fn exhausted(ctx: &mut Ctx, campaign: CampaignId, action: usize, lane: usize, cause: Option<u32>) {
    let row = &mut ctx.attackers[campaign.ix()];
    row.nodes[action].lanes[lane].busy = false;
    if !std::mem::replace(&mut row.exhausted, true) {
        let trail = ctx.trail_since(cause);
        ctx.emit(Fact::BudgetExhausted { campaign }, Audience::Nobody, trail);
    }
    end_if_idle(ctx, campaign);
}

/// A campaign that does nothing, and holds nothing or has no attempts left, is over.
pub fn end_if_idle(ctx: &mut Ctx, campaign: CampaignId) {
    let row = &ctx.attackers[campaign.ix()];
    if !row.ended && (row.holds.is_empty() || row.exhausted) && row.idle() {
        let last = row.nodes.iter().flat_map(|n| &n.lanes).filter_map(|lane| lane.since).max();
        ctx.attackers[campaign.ix()].ended = true;
        let trail = ctx.trail_since(last);
        ctx.emit(Fact::CampaignEnded { campaign }, Audience::Nobody, trail);
    }
}
