//! Campaigns: what an action says about its targets and its effect goes together.

use super::{Context, Reporter, hint};
use crate::i18n::problems as msg;
use crate::scenario::model::{AttackAction, Campaign, Effect, Target};
use crate::scenario::problem::{Code, Gravity};
use crate::scenario::syntax::Step;

pub fn check(context: &Context<'_>, out: &mut Reporter<'_>) {
    for (sheet, campaign) in context.all_campaigns {
        for (ix, action) in campaign.actions.iter().enumerate() {
            one(*sheet, campaign, ix, action, out);
        }
    }
}

fn one(sheet: usize, campaign: &Campaign, ix: usize, action: &AttackAction, out: &mut Reporter<'_>) {
    let path = |field| [Step::In("actions"), Step::At(ix), Step::In(field)];
    if action.at_once == 0 {
        out.at(Code::NotPositive, sheet, &path("at_once"), |lang| msg::not_positive(lang, "at_once"));
    }
    goes_on(sheet, ix, action, out);
    if !matches!(action.target, Target::Outside) {
        return;
    }
    match action.effect {
        Effect::Nothing | Effect::Credentials => {}
        Effect::Disinform | Effect::Defraud => {
            if !campaign.actions.iter().any(begins_an_intrusion) {
                let problem = out.at(Code::NobodyConcerned, sheet, &path("effect"), |lang| {
                    msg::nobody_concerned(lang, &action.id)
                });
                problem.gravity = Gravity::Warning;
                hint(problem, msg::nobody_concerned_hint);
            }
        }
        _ => {
            let problem = out.at(Code::EffectWithoutTarget, sheet, &path("effect"), |lang| {
                msg::effect_without_target(lang, &action.id)
            });
            problem.gravity = Gravity::Warning;
        }
    }
}

/// Whether the success of an action touches an agency.
fn begins_an_intrusion(action: &AttackAction) -> bool {
    let touches = matches!(
        action.effect,
        Effect::Foothold | Effect::Encrypt | Effect::Deface | Effect::Disrupt | Effect::Defraud
    );
    touches && !matches!(action.target, Target::Outside)
}

/// A flood lasts and comes back, a fraud finds victims; nothing else goes on.
fn goes_on(sheet: usize, ix: usize, action: &AttackAction, out: &mut Reporter<'_>) {
    let mut path = vec![Step::In("actions"), Step::At(ix), Step::In("goes_on")];
    let Some(goes_on) = &action.goes_on else {
        if action.effect == Effect::Defraud {
            let path = [Step::In("actions"), Step::At(ix), Step::In("effect")];
            let problem = out.at(Code::BadGoesOn, sheet, &path, msg::fraud_without_victims);
            hint(problem, msg::fraud_hint);
        }
        return;
    };
    let wrong = match action.effect {
        Effect::Disrupt if goes_on.loss.is_some() => Some(("loss", msg::only_fraud as fn(_) -> _)),
        Effect::Disrupt if goes_on.again_after.is_some() && goes_on.lasts.is_none() => {
            Some(("again_after", msg::again_without_end as fn(_) -> _))
        }
        Effect::Disrupt => None,
        Effect::Defraud if goes_on.lasts.is_some() => Some(("lasts", msg::only_flood as fn(_) -> _)),
        Effect::Defraud if goes_on.again_after.is_none() => {
            Some(("", msg::fraud_without_victims as fn(_) -> _))
        }
        Effect::Defraud => None,
        _ => Some(("", msg::only_flood_and_fraud as fn(_) -> _)),
    };
    if let Some((field, message)) = wrong {
        if !field.is_empty() {
            path.push(Step::In(field));
        }
        out.at(Code::BadGoesOn, sheet, &path, message);
    }
}
