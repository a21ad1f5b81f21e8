//! The script of exercise control (kịch bản điều hành): what is attacked, and every inject with what is expected. It goes to nobody
//! who plays, so it is a document of its own and no part of the plan.

use super::{annex, injects, kept_with, name_before, titled, year};
use crate::i18n::format::duration;
use crate::i18n::{Lang, admin as say};
use crate::report::papers::basics::Drill;
use crate::report::papers::paper::{Block, Look, Paper, Span, para};
use crate::scenario::Scenario;
use crate::units::SimTime;

/// The script of exercise control.
pub fn drill_control(scenario: &Scenario, lang: Lang) -> Paper {
    let drill = Drill::new(scenario, lang);
    let mut blocks = annex(say::annex_control(lang), say::title_control(lang), kept_with(&drill));
    blocks.push(Block::Para(vec![Span::Bold(say::control_only(lang))]));
    blocks.push(Block::Heading(1, say::control_attack(lang)));
    for (ix, launch) in scenario.drill.campaigns.iter().enumerate() {
        let campaign = scenario.campaigns.iter().find(|c| c.id == launch.campaign);
        let name = campaign.map_or(launch.campaign.as_str(), |c| c.name.get(lang));
        let letter = say::letter(lang, ix);
        blocks.push(para(if launch.at.0 < 0 {
            say::campaign_before(lang, &letter, name, &duration(-launch.at.0, lang))
        } else {
            say::campaign(lang, &letter, name, &drill.moment(SimTime(launch.at.0)))
        }));
    }
    blocks.push(Block::Heading(1, say::control_injects(lang)));
    blocks.push(para(counted(&drill)));
    blocks.push(injects(&drill));
    blocks.extend(drill.legend(&blocks));
    blocks.extend(drill.rests_on_scenario());
    Paper {
        title: format!(
            "{} – {}",
            say::title_control(lang),
            titled(&name_before(&drill), &year(&drill), lang)
        ),
        lang,
        look: Look::Administrative,
        created: scenario.drill.starts.clone(),
        blocks,
    }
}

fn counted(drill: &Drill) -> String {
    let all = &drill.scenario.drill.injects;
    match all.iter().filter(|i| i.contingency_for.is_some()).count() {
        0 => say::injects(drill.lang, all.len()),
        contingency => say::injects_contingency(drill.lang, all.len(), contingency),
    }
}
