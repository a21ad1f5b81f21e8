//! How an effect goes on after its success: floods end and come back, a fraud finds one victim after another.

use super::super::ctx::Ctx;
use super::super::event::{Attempt, Event};
use super::super::luck::{self, Purpose};
use super::super::model::Model;
use super::super::truth;
use super::{action_key, end_if_idle, poke};
use crate::record::{Audience, Fact, IntrusionId};
use crate::units::{CampaignId, OrgId, SystemId};

/// A flood has begun: it ends by itself, unless somebody ends it before, and may come back. When it would come back does
/// not depend on whether somebody ended it.
pub fn flooded(ctx: &mut Ctx, model: &Model, attempt: &Attempt, system: SystemId, seq: u32) {
    let Attempt { campaign, action, .. } = *attempt;
    let Some(goes_on) = &model.campaigns[campaign.ix()].actions[action].goes_on else { return };
    let Some(lasts) = &goes_on.lasts else { return };
    let round = next_round(ctx, campaign, action, system);
    let key = |purpose| {
        let target = model.systems[system.ix()].key;
        action_key(purpose, model, campaign, action).with(target).with(u64::from(round))
    };
    let ends = ctx.now() + luck::span(ctx.luck(), lasts, key(Purpose::FloodLasts));
    ctx.attackers[campaign.ix()].to_come += 1;
    ctx.schedule(ends, Event::EndFlood(campaign, system, seq));
    if let Some(again) = &goes_on.again_after
        && round < goes_on.times_at_most
    {
        let at = ends + luck::span(ctx.luck(), again, key(Purpose::FloodAgain));
        ctx.attackers[campaign.ix()].to_come += 1;
        ctx.schedule(at, Event::GoAgain(campaign, action, system));
    }
}

/// The how many-th success against a target this is, from 1.
fn next_round(ctx: &mut Ctx, campaign: CampaignId, action: usize, system: SystemId) -> u32 {
    let rounds = &mut ctx.attackers[campaign.ix()].nodes[action].rounds;
    match rounds.iter_mut().find(|(of, _)| *of == system) {
        Some((_, round)) => {
            *round += 1;
            *round
        }
        None => {
            rounds.push((system, 1));
            1
        }
    }
}

/// The time of a flood is over, if nobody has ended it.
pub fn end_flood(ctx: &mut Ctx, campaign: CampaignId, system: SystemId, since: u32) {
    let row = &mut ctx.attackers[campaign.ix()];
    row.to_come = row.to_come.saturating_sub(1);
    if ctx.systems[system.ix()].disrupted.iter().any(|mark| *mark == (campaign, since)) {
        let intrusion = truth::intrusion_of(ctx, campaign, system);
        let trail = ctx.undetected_since(Some(since));
        let seq = ctx.emit(Fact::FloodEnded { intrusion, system }, Audience::Nobody, trail);
        truth::flood_over(ctx, campaign, system, seq);
    }
    end_if_idle(ctx, campaign);
}

/// The attacker may go for a target once more.
pub fn go_again(ctx: &mut Ctx, campaign: CampaignId, action: usize, system: SystemId) {
    let row = &mut ctx.attackers[campaign.ix()];
    row.to_come = row.to_come.saturating_sub(1);
    row.nodes[action].tried.retain(|s| *s != system);
    let since = row.nodes[action].done.or(row.began);
    if let Some(since) = since {
        poke(ctx, campaign, since);
    }
    end_if_idle(ctx, campaign);
}

/// The next victim of a fraud is on the way.
pub fn next_victim(ctx: &mut Ctx, campaign: CampaignId, action: usize, org: OrgId, count: u32) {
    let model = ctx.model();
    let Some(goes_on) = &model.campaigns[campaign.ix()].actions[action].goes_on else { return };
    let Some(after) = &goes_on.again_after else { return };
    let key = action_key(Purpose::NextVictim, model, campaign, action)
        .with(model.orgs[org.ix()].key)
        .with(u64::from(count));
    let takes = luck::span(ctx.luck(), after, key);
    ctx.attackers[campaign.ix()].to_come += 1;
    ctx.after(takes, Event::FindVictim(campaign, action, org, count));
}

/// A fraud finds a victim, unless it has been stopped.
pub fn find_victim(ctx: &mut Ctx, campaign: CampaignId, action: usize, org: OrgId, count: u32) {
    let model = ctx.model();
    let row = &mut ctx.attackers[campaign.ix()];
    row.to_come = row.to_come.saturating_sub(1);
    let (intrusion, since) = (IntrusionId { campaign, org }, row.nodes[action].done);
    let goes_on = &model.campaigns[campaign.ix()].actions[action].goes_on;
    if let (true, Some(goes_on)) = (truth::fraud_goes_on(ctx, intrusion, action), goes_on) {
        let trail = ctx.undetected_since(since);
        let fact = Fact::MoneyLost { intrusion, million: goes_on.loss };
        let seq = ctx.emit(fact, Audience::Nobody, trail);
        if count < goes_on.times_at_most {
            next_victim(ctx, campaign, action, org, count + 1);
        } else {
            truth::end_fraud(ctx, intrusion, action, seq);
        }
    }
    end_if_idle(ctx, campaign);
}
