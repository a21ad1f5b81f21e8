//! Traces: the ways in which an attempt can be noticed.

use super::super::ctx::Ctx;
use super::super::event::{Attempt, Signal};
use super::super::luck::{self, Purpose};
use super::super::model::Model;
use super::super::{detect, truth};
use super::attempt::attempt_key;
use super::chance::{Known, noticed};
use crate::record::{AlertSource, IntrusionId};
use crate::units::{CampaignId, OrgId, SystemId};

/// The ways in which an attempt can be noticed, each with its own chance.
pub fn leave_traces(ctx: &mut Ctx, model: &Model, attempt: &Attempt, seq: u32) {
    let Attempt { campaign, action, target, .. } = *attempt;
    let spec = &model.scenario.campaigns[campaign.ix()];
    let known = Known::now(ctx, model, campaign, target);
    let layers = noticed(&spec.actions[action], &spec.attacker, &model.scenario.practice.defence, known);
    for (layer, (source, chance)) in layers.into_iter().enumerate() {
        let key = attempt_key(Purpose::Trace, model, attempt).with(layer as u64);
        if luck::happens(ctx.luck(), chance, key) {
            let delay = attempt_key(Purpose::TraceDelay, model, attempt).with(layer as u64);
            let truth = Signal {
                source,
                org: OrgId(0),
                system: target,
                intrusion: first_intrusion(ctx, campaign, target),
                campaign: Some(campaign),
                key: key.as_u64(),
                cause: Some(seq),
            };
            detect::trace_left(ctx, model, truth, delay);
        }
    }
}

/// A telecom operator may notice a flood on its lines.
pub fn operator_notices(ctx: &mut Ctx, model: &Model, attempt: &Attempt, seq: u32) {
    let key = attempt_key(Purpose::Trace, model, attempt).with(BY_OPERATOR);
    if model.roles.operator().is_some()
        && luck::happens(ctx.luck(), *model.scenario.practice.ways_in.operator_notices.value(), key)
    {
        let signal = Signal {
            source: AlertSource::Operator,
            org: OrgId(0),
            system: attempt.target,
            intrusion: first_intrusion(ctx, attempt.campaign, attempt.target),
            campaign: Some(attempt.campaign),
            key: key.as_u64(),
            cause: Some(seq),
        };
        let delay = attempt_key(Purpose::TraceDelay, model, attempt).with(BY_OPERATOR);
        detect::trace_left(ctx, model, signal, delay);
    }
}

/// The place of the telecom operator in the keys of traces, after the ways in that every action has.
const BY_OPERATOR: u64 = 4;

/// The intrusion that a trace belongs to: of the target's agency if it has begun, else the campaign's first.
fn first_intrusion(ctx: &Ctx, campaign: CampaignId, target: Option<SystemId>) -> Option<IntrusionId> {
    let of_target = target.map(|system| truth::intrusion_of(ctx, campaign, system));
    of_target.filter(|id| ctx.intrusions[ctx.intrusion_ix(*id)].began.is_some()).or_else(|| {
        if target.is_some() { None } else { ctx.attackers[campaign.ix()].intrusions.first().copied() }
    })
}
