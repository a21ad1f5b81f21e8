//! What a successful action brings about in the world.

use super::super::ctx::Ctx;
use super::super::model::{Model, isolated_backup};
use super::super::truth;
use crate::record::{Audience, Fact};
use crate::scenario::model::Effect;
use crate::units::{CampaignId, SystemId};

/// What a success brings about.
pub fn bring_about(
    ctx: &mut Ctx,
    model: &Model,
    campaign: CampaignId,
    effect: Effect,
    target: Option<SystemId>,
    seq: u32,
) {
    if effect == Effect::Credentials {
        ctx.attackers[campaign.ix()].credentials = true;
    }
    if effect == Effect::Disinform {
        spread_false_content(ctx, campaign, seq);
    }
    let Some(system) = target else { return };
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
            let slot = match effect {
                Effect::Encrypt => &mut row.encrypted,
                Effect::Deface => &mut row.defaced,
                _ => &mut row.disrupted,
            };
            slot.get_or_insert((campaign, seq));
            truth::settle(ctx, intrusion, seq);
            truth::service_changed(ctx, system, Some(intrusion), seq);
        }
        Effect::Nothing | Effect::Credentials | Effect::DestroyBackups | Effect::Disinform => {}
    }
}

/// False content belongs to the intrusion that the campaign began with.
fn spread_false_content(ctx: &mut Ctx, campaign: CampaignId, seq: u32) {
    let Some(intrusion) = ctx.attackers[campaign.ix()].intrusions.first().copied() else { return };
    let trail = ctx.trail(seq);
    let seq = ctx.emit(Fact::FalseContentSpread { intrusion }, Audience::Everybody, trail);
    let ix = ctx.intrusion_ix(intrusion);
    ctx.intrusions[ix].false_content = Some(seq);
}
