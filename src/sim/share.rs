//! Sharing: indicators of an attack travel along the structure, are blocked, and show what is already there.

use super::belief::best_skill;
use super::ctx::Ctx;
use super::event::Signal;
use super::luck::{self, Purpose};
use super::post::{self, Outgoing};
use super::rows::Payload;
use super::work::ROUTINE;
use super::{detect, truth};
use crate::record::{AlertSource, Audience, Fact, MessageKind};
use crate::scenario::model::Skill;
use crate::units::{CampaignId, IncidentId, OrgId};

/// What is known of an attack goes along the lines that carry warnings, hop by hop.
pub fn share(ctx: &mut Ctx, incident: IncidentId, from: OrgId, cause: u32) {
    let model = ctx.model();
    let mut campaigns: Vec<CampaignId> =
        ctx.incidents[incident.ix()].covers.iter().map(|i| i.campaign).collect();
    campaigns.sort();
    campaigns.dedup();
    for campaign in campaigns {
        for to in model.roles.warned_by(from) {
            if knows(ctx, *to, campaign) || ctx.run.warned.contains(&(campaign, *to)) {
                continue;
            }
            ctx.run.warned.insert((campaign, *to));
            let outgoing = Outgoing {
                kind: MessageKind::Indicators,
                from,
                route: vec![*to],
                incident: Some(incident),
                payload: Payload::Indicators(campaign),
                priority: ROUTINE,
                key: model.campaigns[campaign.ix()].key,
                formal: false,
            };
            let trail = ctx.trail(cause);
            post::send(ctx, outgoing, trail);
        }
    }
}

/// Whether an organisation knows the indicators of a campaign and blocks them.
pub fn knows(ctx: &Ctx, org: OrgId, campaign: CampaignId) -> bool {
    ctx.orgs[org.ix()].blocks.iter().any(|(c, _)| *c == campaign)
}

/// Indicators have been read: the organisation blocks them, passes them on, and may find that it is hit itself.
pub fn arrive(ctx: &mut Ctx, incident: IncidentId, org: OrgId, campaign: CampaignId, cause: u32) {
    if knows(ctx, org, campaign) {
        return;
    }
    let trail = ctx.trail(cause);
    let fact = Fact::IndicatorsReceived { incident, org, campaign };
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    ctx.orgs[org.ix()].blocks.push((campaign, seq));
    share(ctx, incident, org, seq);
    if truth::present_at(ctx, campaign, org) {
        reveal(ctx, org, campaign, seq);
    }
}

/// Indicators match something that is there.
fn reveal(ctx: &mut Ctx, org: OrgId, campaign: CampaignId, cause: u32) {
    let model = ctx.model();
    let skill = best_skill(ctx, org, Skill::Triage);
    let chance = luck::success_chance(*model.scenario.practice.finds_foothold.value(), skill);
    for system in ctx.attackers[campaign.ix()].holds.clone() {
        let key = luck::key(Purpose::IndicatorsReveal)
            .with(model.campaigns[campaign.ix()].key)
            .with(model.systems[system.ix()].key);
        let here = model.systems[system.ix()].agency == org;
        if here && luck::happens(ctx.luck(), chance, key) {
            let signal = Signal {
                source: AlertSource::Warning,
                org,
                system: Some(system),
                intrusion: Some(truth::intrusion_of(ctx, campaign, system)),
                campaign: Some(campaign),
                key: key.as_u64(),
                cause: Some(cause),
            };
            let trail = ctx.trail(cause);
            detect::raise(ctx, signal, trail);
        }
    }
}
