//! How an attacker reacts when part of it is evicted, and how what was left behind comes back.

use super::super::ctx::Ctx;
use super::super::event::Event;
use super::super::luck::{self, Purpose};
use super::super::model::Model;
use super::super::truth;
use super::{AT_ONCE, end_if_idle, poke};
use crate::record::{Audience, Fact, Reacted};
use crate::scenario::model::{Effect, Target};
use crate::units::{CampaignId, SystemId};

/// Targets that going round adds to an action.
const MORE_TARGETS: u32 = 2;

/// The attacker lost the use of something, and will notice.
pub fn evicted(ctx: &mut Ctx, campaign: CampaignId, cause: u32) {
    let model = ctx.model();
    let row = &mut ctx.attackers[campaign.ix()];
    if row.noticing.is_some() || row.ended {
        return;
    }
    row.noticing = Some(cause);
    let key =
        luck::key(Purpose::Notices).with(model.campaigns[campaign.ix()].key).with(u64::from(row.reactions));
    let delay = luck::span(ctx.luck(), &model.campaigns[campaign.ix()].notices, key);
    ctx.after(delay, Event::NoticeEviction(campaign));
}

/// The attacker notices, and reacts: goes round, goes quiet, or brings the destructive step forward.
pub fn notice(ctx: &mut Ctx, campaign: CampaignId) {
    let model = ctx.model();
    let spec = &model.scenario.campaigns[campaign.ix()];
    let row = &mut ctx.attackers[campaign.ix()];
    let Some(cause) = row.noticing.take() else { return };
    let count = u64::from(row.reactions);
    row.reactions += 1;
    if row.ended {
        return;
    }
    let reaction = &spec.attacker.reaction;
    let options = [
        (Reacted::WentRound, *reaction.go_round.value()),
        (Reacted::WentQuiet, *reaction.go_quiet.value()),
        (Reacted::BroughtForward, *reaction.bring_forward.value()),
    ];
    let key = luck::key(Purpose::Reaction).with(model.campaigns[campaign.ix()].key).with(count);
    let luck = ctx.luck();
    let scored = options.into_iter().enumerate().filter(|(_, (_, weight))| *weight > 0.0);
    let scored = scored.map(|(ix, (how, w))| (libm::log(w) + luck.gumbel(key.with(ix as u64)), how));
    let Some((_, how)) = scored.max_by(|a, b| a.0.total_cmp(&b.0)) else { return };
    let trail = ctx.undetected_since(Some(cause));
    let seq = ctx.emit(Fact::AttackerReacted { campaign, how }, Audience::Nobody, trail);
    react(ctx, model, campaign, how, count);
    hurry(ctx, campaign);
    poke(ctx, campaign, seq);
    end_if_idle(ctx, campaign);
}

/// What is brought forward and was waiting for the night waits no longer.
fn hurry(ctx: &mut Ctx, campaign: CampaignId) {
    for action in 0..ctx.attackers[campaign.ix()].nodes.len() {
        for lane in 0..ctx.attackers[campaign.ix()].nodes[action].lanes.len() {
            let node = &mut ctx.attackers[campaign.ix()].nodes[action];
            if node.forced
                && let Some(pending) = node.lanes[lane].pending.take()
                && ctx.fel.cancel(pending).is_some()
            {
                ctx.after(AT_ONCE, Event::TryAction(campaign, action, lane));
            }
        }
    }
}

fn react(ctx: &mut Ctx, model: &Model, campaign: CampaignId, how: Reacted, count: u64) {
    let spec = &model.scenario.campaigns[campaign.ix()];
    match how {
        Reacted::WentQuiet => {
            let key = luck::key(Purpose::Quiet).with(model.campaigns[campaign.ix()].key).with(count);
            let quiet = luck::span(ctx.luck(), &model.campaigns[campaign.ix()].quiet, key);
            ctx.attackers[campaign.ix()].quiet_until = ctx.now() + quiet;
        }
        Reacted::WentRound => {
            for (node, action) in ctx.attackers[campaign.ix()].nodes.iter_mut().zip(&spec.actions) {
                let spreads = !matches!(action.target, Target::Outside | Target::Held { .. });
                if spreads && action.effect == Effect::Foothold && node.done.is_some() {
                    node.extra += MORE_TARGETS;
                }
            }
        }
        Reacted::BroughtForward => {
            for (node, action) in ctx.attackers[campaign.ix()].nodes.iter_mut().zip(&spec.actions) {
                node.forced |= action.destructive;
            }
        }
    }
}

/// Something was left behind on a system that was cleaned: it will come back, unless it is found.
pub fn lie_still(ctx: &mut Ctx, campaign: CampaignId, system: SystemId) {
    let model = ctx.model();
    let row = &mut ctx.attackers[campaign.ix()];
    row.comebacks += 1;
    let key = luck::key(Purpose::ComesBack)
        .with(model.campaigns[campaign.ix()].key)
        .with(model.systems[system.ix()].key)
        .with(u64::from(row.comebacks));
    let delay = luck::span(ctx.luck(), &model.campaigns[campaign.ix()].quiet, key);
    ctx.after(delay, Event::ComeBack(campaign, system));
}

/// What was left behind becomes active, if it is still there.
pub fn come_back(ctx: &mut Ctx, campaign: CampaignId, system: SystemId) {
    let Some(hold) = ctx.systems[system.ix()].holds.iter().find(|h| h.campaign == campaign && h.dormant)
    else {
        return;
    };
    if ctx.attackers[campaign.ix()].ended {
        return;
    }
    let cause = hold.seq;
    truth::gain_hold(ctx, campaign, system, cause);
    poke(ctx, campaign, cause);
}
