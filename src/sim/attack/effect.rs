//! What a successful action brings about in the world.

use super::super::ctx::Ctx;
use super::super::event::Attempt;
use super::super::model::{Model, isolated_backup};
use super::super::truth;
use super::go_on;
use super::trace::operator_notices;
use crate::record::{Audience, Fact, IntrusionId};
use crate::scenario::model::Effect;
use crate::units::CampaignId;

/// What a success brings about.
pub fn bring_about(ctx: &mut Ctx, model: &Model, attempt: &Attempt, seq: u32) {
    let campaign = attempt.campaign;
    let effect = model.scenario.campaigns[campaign.ix()].actions[attempt.action].effect;
    match effect {
        Effect::Credentials => ctx.attackers[campaign.ix()].credentials = true,
        Effect::Disinform => {
            if let Some(intrusion) = first_intrusion(ctx, campaign) {
                spread_false_content(ctx, intrusion, seq);
            }
        }
        Effect::Defraud => defraud(ctx, attempt, seq),
        _ => on_system(ctx, model, attempt, effect, seq),
    }
}

/// What an effect does to the system that is its target.
fn on_system(ctx: &mut Ctx, model: &Model, attempt: &Attempt, effect: Effect, seq: u32) {
    let campaign = attempt.campaign;
    let Some(system) = attempt.target else { return };
    let intrusion = truth::intrusion_of(ctx, campaign, system);
    let spec = &model.scenario.province.systems[system.ix()];
    match effect {
        Effect::Foothold => truth::gain_hold(ctx, campaign, system, seq),
        Effect::DestroyBackups if !isolated_backup(&spec.backup) => {
            ctx.systems[system.ix()].backups_gone = true;
            let trail = ctx.trail(seq);
            ctx.emit(Fact::BackupsDestroyed { intrusion, system }, Audience::Nobody, trail);
        }
        Effect::Exfiltrate => {
            let records = *spec.records.value();
            let trail = ctx.trail(seq);
            let seq = ctx.emit(Fact::RecordsExposed { intrusion, system, records }, Audience::Nobody, trail);
            let ix = ctx.intrusion_ix(intrusion);
            if records > 0 {
                ctx.intrusions[ix].exposed.get_or_insert(seq);
            }
        }
        Effect::Encrypt | Effect::Deface | Effect::Disrupt => {
            truth::touch(ctx, intrusion, system, seq);
            let row = &mut ctx.systems[system.ix()];
            match effect {
                Effect::Encrypt => row.encrypted.add(campaign, seq),
                Effect::Deface => row.defaced.add(campaign, seq),
                _ => row.disrupted.add(campaign, seq),
            }
            truth::settle(ctx, intrusion, seq);
            truth::service_changed(ctx, system, Some(intrusion), seq);
            if effect == Effect::Disrupt {
                go_on::flooded(ctx, model, attempt, system, seq);
                operator_notices(ctx, model, attempt, seq);
            }
        }
        Effect::Nothing
        | Effect::Credentials
        | Effect::DestroyBackups
        | Effect::Disinform
        | Effect::Defraud => {}
    }
}

/// What happens outside belongs to the intrusion that the campaign began with.
fn first_intrusion(ctx: &Ctx, campaign: CampaignId) -> Option<IntrusionId> {
    ctx.attackers[campaign.ix()].intrusions.first().copied()
}

fn spread_false_content(ctx: &mut Ctx, intrusion: IntrusionId, seq: u32) {
    let trail = ctx.trail(seq);
    let seq = ctx.emit(Fact::FalseContentSpread { intrusion }, Audience::Everybody, trail);
    let ix = ctx.intrusion_ix(intrusion);
    ctx.intrusions[ix].false_content = Some(seq);
}

/// Somebody acts in the name of an agency: of the one whose system is used, else of the one that the campaign began with.
fn defraud(ctx: &mut Ctx, attempt: &Attempt, seq: u32) {
    let intrusion = match attempt.target {
        Some(system) => {
            let intrusion = truth::intrusion_of(ctx, attempt.campaign, system);
            truth::touch(ctx, intrusion, system, seq);
            Some(intrusion)
        }
        None => first_intrusion(ctx, attempt.campaign),
    };
    let Some(intrusion) = intrusion else { return };
    let ix = ctx.intrusion_ix(intrusion);
    if ctx.intrusions[ix].false_content.is_none() {
        spread_false_content(ctx, intrusion, seq);
    }
    truth::begin_fraud(ctx, intrusion, attempt.action, seq);
    go_on::next_victim(ctx, attempt.campaign, attempt.action, intrusion.org, 1);
}
