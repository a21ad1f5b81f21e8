//! Which systems an action could go for, and which of them the attacker takes.

use super::super::ctx::Ctx;
use super::super::luck::{self, Purpose};
use super::super::model::{Model, TargetModel};
use super::super::truth;
use super::action_key;
use crate::units::{CampaignId, SystemId};

/// Whether an action could go for anything at this moment.
pub fn any(ctx: &Ctx, model: &Model, campaign: CampaignId, action: usize) -> bool {
    !matches!(each(ctx, model, campaign, action, &mut |_| Search::Stop), Search::GoOn)
}

/// Gumbel-max: every candidate has its own perturbation, so that removing one does not reshuffle the others.
pub fn choose(ctx: &Ctx, model: &Model, campaign: CampaignId, action: usize) -> Option<SystemId> {
    let prepared = &model.campaigns[campaign.ix()].actions[action];
    let entry = matches!(prepared.target, TargetModel::Entry(_));
    let key =
        action_key(if entry { Purpose::EntryChoice } else { Purpose::TargetChoice }, model, campaign, action);
    let mut candidates = Vec::new();
    each(ctx, model, campaign, action, &mut |system| {
        candidates.push(system);
        Search::GoOn
    });
    candidates.sort();
    candidates.dedup();
    let score = |s: SystemId| {
        let spec = &model.systems[s.ix()];
        libm::log(spec.worth) + ctx.luck().gumbel(key.with(spec.key))
    };
    let scored = candidates.into_iter().map(|s| (score(s), s));
    scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, s)| s)
}

/// Whether an attempt that is under way can still succeed.
pub fn still_possible(
    ctx: &Ctx,
    model: &Model,
    campaign: CampaignId,
    action: usize,
    target: Option<SystemId>,
) -> bool {
    let prepared = &model.campaigns[campaign.ix()].actions[action];
    match (&prepared.target, target) {
        (TargetModel::Outside, _) => true,
        (TargetModel::Held(_), Some(target)) => truth::usable(ctx, campaign, target),
        (TargetModel::Entry(_), Some(target)) => ctx.systems[target.ix()].isolated.is_none(),
        (TargetModel::Reachable(_), Some(target)) => {
            let holds = &ctx.attackers[campaign.ix()].holds;
            ctx.systems[target.ix()].isolated.is_none()
                && holds.iter().any(|held| truth::usable(ctx, campaign, *held))
        }
        (TargetModel::Dependent(_), Some(target)) => {
            let holds = &ctx.attackers[campaign.ix()].holds;
            let supplies = |held: &SystemId| {
                truth::usable(ctx, campaign, *held) && model.systems[held.ix()].dependants.contains(&target)
            };
            ctx.systems[target.ix()].isolated.is_none() && holds.iter().any(supplies)
        }
        (_, None) => false,
    }
}

/// Whether a search goes on to the next candidate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Search {
    GoOn,
    Stop,
}

/// Shows every system that an action could go for at this moment; one that can be reached twice may be shown twice.
fn each(
    ctx: &Ctx,
    model: &Model,
    campaign: CampaignId,
    action: usize,
    see: &mut dyn FnMut(SystemId) -> Search,
) -> Search {
    let node = &ctx.attackers[campaign.ix()].nodes[action];
    let taken = |s: SystemId| node.lanes.iter().any(|lane| lane.target == Some(s));
    let mut fresh = |s: SystemId| if node.tried.contains(&s) || taken(s) { Search::GoOn } else { see(s) };
    match &model.campaigns[campaign.ix()].actions[action].target {
        TargetModel::Outside => Search::GoOn,
        TargetModel::Entry(open) => {
            let here = open.iter().copied().filter(|s| ctx.systems[s.ix()].isolated.is_none());
            until_stopped(here, &mut fresh)
        }
        TargetModel::Held(fits) => {
            let held = ctx.attackers[campaign.ix()].holds.iter().copied();
            until_stopped(held.filter(|s| fits[s.ix()] && truth::usable(ctx, campaign, *s)), &mut fresh)
        }
        TargetModel::Reachable(fits) => {
            reachable(ctx, model, campaign, &mut |s| if fits[s.ix()] { fresh(s) } else { Search::GoOn })
        }
        TargetModel::Dependent(fits) => {
            let usable =
                ctx.attackers[campaign.ix()].holds.iter().filter(|s| truth::usable(ctx, campaign, **s));
            let below = usable.flat_map(|s| model.systems[s.ix()].dependants.iter().copied());
            until_stopped(below.filter(|s| fits[s.ix()] && free(ctx, campaign, *s)), &mut fresh)
        }
    }
}

/// Whether a system is neither cut off nor held already.
fn free(ctx: &Ctx, campaign: CampaignId, system: SystemId) -> bool {
    let row = &ctx.systems[system.ix()];
    row.isolated.is_none() && !row.holds.iter().any(|h| h.campaign == campaign)
}

fn until_stopped(systems: impl Iterator<Item = SystemId>, see: &mut dyn FnMut(SystemId) -> Search) -> Search {
    for system in systems {
        if see(system) == Search::Stop {
            return Search::Stop;
        }
    }
    Search::GoOn
}

/// Systems not yet held that share a network with one that is usable, along an open path.
fn reachable(
    ctx: &Ctx,
    model: &Model,
    campaign: CampaignId,
    see: &mut dyn FnMut(SystemId) -> Search,
) -> Search {
    let luck = ctx.nature();
    for held in &ctx.attackers[campaign.ix()].holds {
        if !truth::usable(ctx, campaign, *held) {
            continue;
        }
        for network in &model.systems[held.ix()].networks {
            let network = &model.networks[*network];
            let from = luck::key(Purpose::PathOpen).with(network.key).with(model.systems[held.ix()].key);
            for member in &network.members {
                let path = from.with(model.systems[member.ix()].key);
                let open = free(ctx, campaign, *member) && luck::happens(luck, network.openness, path);
                if open && see(*member) == Search::Stop {
                    return Search::Stop;
                }
            }
        }
    }
    Search::GoOn
}
