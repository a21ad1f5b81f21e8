//! The chance that an attempt succeeds, and that somebody notices it. One page tells the formula: `docs/model/defence.md`.

use super::super::ctx::Ctx;
use super::super::model::{Model, TargetModel};
use super::super::share;
use crate::record::AlertSource;
use crate::scenario::model::{AttackAction, Attacker, Defence};
use crate::units::{CampaignId, SystemId};

/// Chance of success of one attempt.
pub struct Chance {
    /// As things are.
    pub now: f64,
    /// If the target's agency did not know the indicators of the campaign.
    pub without_indicators: f64,
}

/// The chance of success of an attempt against a target.
pub fn chance(
    ctx: &Ctx,
    model: &Model,
    campaign: CampaignId,
    action: usize,
    target: Option<SystemId>,
) -> Chance {
    let practice = &model.scenario.practice;
    let spec = &model.scenario.campaigns[campaign.ix()];
    let prepared = &model.campaigns[campaign.ix()].actions[action];
    let mut chance = undefended(&spec.actions[action], &spec.attacker);
    let Some(target) = target else {
        return Chance { now: chance, without_indicators: chance };
    };
    let opens = match prepared.target {
        TargetModel::Reachable(_) => true,
        TargetModel::Entry(_) => spec.attacker.insider,
        TargetModel::Outside | TargetModel::Held(_) | TargetModel::Dependent(_) => false,
    };
    if opens && ctx.attackers[campaign.ix()].credentials {
        chance = 1.0 - (1.0 - chance) * *practice.defence.failures_with_credentials.value();
    }
    chance *= prepared.protection[target.ix()];
    let known = share::knows(ctx, model.systems[target.ix()].agency, campaign);
    let factor = if known { *practice.indicators_protect.value() } else { 1.0 };
    Chance { now: chance * factor, without_indicators: chance }
}

/// The chance against a target that nothing defends: the action's own at skill 0.5, in proportion to skill.
fn undefended(action: &AttackAction, attacker: &Attacker) -> f64 {
    (*action.success.value() * (0.5 + *attacker.skill.value())).clamp(0.0, 1.0)
}

/// The chance that each way of noticing an attempt notices it, if it is in place. What people notice (a ransom note, a
/// defaced page) does not depend on stealth; tools that know the indicators notice part of what they would have missed.
pub fn noticed(
    action: &AttackAction,
    attacker: &Attacker,
    defence: &Defence,
    known: Known,
) -> [(AlertSource, f64); 4] {
    let traces = &action.traces;
    let seen = 1.0 - *attacker.stealth.value();
    let tool = |chance: f64, known: bool| {
        let missed = if known { 1.0 - *defence.indicators_notice.value() } else { 1.0 };
        1.0 - (1.0 - chance * seen) * missed
    };
    [
        (AlertSource::OnSite, tool(*traces.on_site.value(), known.at_agency)),
        (AlertSource::Monitoring, tool(*traces.monitoring.value(), known.at_monitor)),
        (AlertSource::National, *traces.national.value() * seen),
        (AlertSource::Users, *traces.people.value()),
    ]
}

/// Who knows the indicators of a campaign.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// The agency that runs the target.
    pub at_agency: bool,
    /// Whoever monitors it.
    pub at_monitor: bool,
}

impl Known {
    /// Who knows them at this moment.
    pub fn now(ctx: &Ctx, model: &Model, campaign: CampaignId, target: Option<SystemId>) -> Known {
        let Some(target) = target.map(|t| &model.systems[t.ix()]) else { return Known::default() };
        Known {
            at_agency: share::knows(ctx, target.agency, campaign),
            at_monitor: target.monitor.is_some_and(|org| share::knows(ctx, org, campaign)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scenario::model::Traces;
    use crate::sim::tests::fixture::{action, n, small};

    proptest! {
        #[test]
        fn what_is_known_and_what_is_in_place_only_raises_the_chance_of_being_noticed(
            traces in prop::array::uniform4(0.0..=1.0f64), stealth in 0.0..=1.0f64, notice in 0.0..=1.0f64,
        ) {
            let [on_site, monitoring, national, people] = traces.map(n);
            let step = AttackAction { traces: Traces { on_site, monitoring, national, people }, ..action() };
            let mut attacker = small().campaigns[0].attacker.clone();
            attacker.stealth = n(stealth);
            let defence = Defence { indicators_notice: n(notice), ..Defence::none() };
            let chances = |known| noticed(&step, &attacker, &defence, known).map(|(_, chance)| chance);
            let unknown = chances(Known::default());
            // A way in that is in place adds its chance: the chance to be missed by all is a product.
            prop_assert!(unknown.iter().all(|chance| (0.0..=1.0).contains(chance)));
            for known in [
                Known { at_agency: true, at_monitor: false },
                Known { at_agency: false, at_monitor: true },
                Known { at_agency: true, at_monitor: true },
            ] {
                let better = chances(known);
                prop_assert!(better.iter().zip(&unknown).all(|(a, b)| a >= b && *a <= 1.0));
            }
        }
    }
}
