//! Sharing: indicators of an attack travel along the structure and from the national body, are blocked, and show what is
//! already there.

use super::belief::best_skill;
use super::ctx::Ctx;
use super::event::{Event, Signal};
use super::luck::{self, Purpose};
use super::post::{self, Outgoing};
use super::rows::Payload;
use super::trail::Trail;
use super::work::ROUTINE;
use super::{detect, truth};
use crate::record::{AlertSource, Audience, Fact, MessageKind, TimeClass};
use crate::scenario::model::{Role, Skill};
use crate::units::{CampaignId, IncidentId, OrgId};

/// What is known of an attack goes to whoever leads, and from there along the lines that carry warnings, hop by hop.
pub fn share(ctx: &mut Ctx, incident: IncidentId, from: OrgId, lead: OrgId, cause: u32) {
    for campaign in campaigns(ctx, incident) {
        if from == lead {
            pass_on(ctx, Some(incident), from, campaign, cause);
        } else {
            let trail = ctx.trail(cause);
            warn(ctx, Some(incident), from, lead, campaign, trail);
        }
    }
}

/// The campaigns that an incident is truly about.
fn campaigns(ctx: &Ctx, incident: IncidentId) -> Vec<CampaignId> {
    let mut found: Vec<CampaignId> = ctx.incidents[incident.ix()].covers.iter().map(|i| i.campaign).collect();
    found.sort();
    found.dedup();
    found
}

/// An organisation tells those it shares warnings with.
fn pass_on(ctx: &mut Ctx, incident: Option<IncidentId>, from: OrgId, campaign: CampaignId, cause: u32) {
    for to in ctx.model().roles.warned_by(from) {
        let trail = ctx.trail(cause);
        warn(ctx, incident, from, *to, campaign, trail);
    }
}

/// Indicators are sent, once to everybody.
fn warn(
    ctx: &mut Ctx,
    incident: Option<IncidentId>,
    from: OrgId,
    to: OrgId,
    campaign: CampaignId,
    trail: Trail,
) {
    if !ctx.run.warned.insert((campaign, to)) {
        return;
    }
    let outgoing = Outgoing {
        kind: MessageKind::Indicators,
        from,
        route: vec![to],
        incident,
        payload: Payload::Indicators(campaign),
        priority: ROUTINE,
        key: ctx.model().campaigns[campaign.ix()].key,
        formal: false,
    };
    post::send(ctx, outgoing, trail);
}

/// Whether an organisation knows the indicators of a campaign and blocks them.
pub fn knows(ctx: &Ctx, org: OrgId, campaign: CampaignId) -> bool {
    ctx.orgs[org.ix()].blocks.iter().any(|(c, _)| *c == campaign)
}

/// Indicators have been read: the organisation blocks them, if it does not yet, passes them on, and may find that it is
/// hit itself.
pub fn arrive(ctx: &mut Ctx, incident: Option<IncidentId>, org: OrgId, campaign: CampaignId, cause: u32) {
    if knows(ctx, org, campaign) {
        return pass_on(ctx, incident, org, campaign, cause);
    }
    let trail = ctx.trail(cause);
    let fact = Fact::IndicatorsReceived { incident, org, campaign };
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    ctx.orgs[org.ix()].blocks.push((campaign, seq));
    pass_on(ctx, incident, org, campaign, seq);
    if truth::present_at(ctx, campaign, org) {
        reveal(ctx, org, campaign, seq);
    }
}

/// The national body has been told of an incident.
pub fn national_told(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    for campaign in campaigns(ctx, incident) {
        national_knows(ctx, campaign, cause);
    }
}

/// The national monitoring system tells of a trace: its operator knows the campaign from then on.
pub fn national_sees(ctx: &mut Ctx, signal: &Signal) {
    let Signal { source, campaign, cause, .. } = *signal;
    if let (AlertSource::National, Some(campaign), Some(cause)) = (source, campaign, cause)
        && ctx.now() >= ctx.fixed.0.opens
    {
        national_knows(ctx, campaign, cause);
    }
}

/// The national body knows a campaign: after a while it sends the indicators to whoever shares with it.
fn national_knows(ctx: &mut Ctx, campaign: CampaignId, cause: u32) {
    if std::mem::replace(&mut ctx.attackers[campaign.ix()].fed, true) {
        return;
    }
    let model = ctx.model();
    let key = luck::key(Purpose::Feed).with(model.campaigns[campaign.ix()].key);
    let takes = luck::span(ctx.luck(), &model.practice.feed_delay, key);
    ctx.after(takes, Event::SendFeed(campaign, cause));
}

/// The national body sends the indicators of a campaign to every organisation that runs a system of layer 4.
pub fn send_feed(ctx: &mut Ctx, campaign: CampaignId, cause: u32) {
    let model = ctx.model();
    let liaison = model.roles.first(Role::NationalLiaison, None);
    let Some(body) = liaison.and_then(|org| model.roles.national_body(org)) else { return };
    let now = ctx.now();
    for org in &model.sharing {
        if model.orgs[org.ix()].participates {
            let mut trail = ctx.trail(cause);
            trail.spend(TimeClass::Message, now);
            warn(ctx, None, body, *org, campaign, trail);
        }
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
