//! The drill's plan (kế hoạch diễn tập), from a scenario.

use super::clause::{points_above, spelled_out};
use super::{
    annex, assign, expectations, kept_with, lead, legal, name_before, participants, participants_annex,
    place, province, titled, year,
};
use crate::i18n::format::{count, duration};
use crate::i18n::{Lang, admin as say, half, papers, report as of_report};
use crate::report::papers::basics::{Drill, Forecast};
use crate::report::papers::eeg::task;
use crate::report::papers::paper::{Block, Closing, Letterhead, Look, Paper, Span, para};
use crate::scenario::Scenario;
use crate::scenario::model::{Form, Milestone, Objective};
use crate::score::MILESTONES;

/// The plan.
pub fn drill_plan(scenario: &Scenario, lang: Lang) -> Paper {
    written(&Drill::new(scenario, lang))
}

/// The plan of a drill of which simulated runs tell what it puts to the test.
pub fn plan_forecast(scenario: &Scenario, forecast: &Forecast, lang: Lang) -> Paper {
    written(&Drill { forecast: Some(forecast), ..Drill::new(scenario, lang) })
}

fn written(drill: &Drill) -> Paper {
    let (scenario, lang) = (drill.scenario, drill.lang);
    let mut blocks = vec![
        Block::Letterhead(letterhead(drill)),
        Block::Para(vec![Span::Blank(say::draft(lang, env!("CARGO_PKG_VERSION")))]),
    ];
    blocks.extend(legal::grounds(drill));
    blocks.push(para(say::pursuant(
        lang,
        scenario.plan.name.get(lang),
        &spelled_out(half(&scenario.plan.source, lang), lang),
        &say::body(lang, &province(drill)),
    )));
    blocks.extend(purpose(drill));
    blocks.extend(time(drill));
    blocks.push(Block::Heading(1, say::iii_participants(lang)));
    blocks.extend(participants(drill));
    blocks.extend(content(drill));
    blocks.push(Block::Heading(1, say::v_budget(lang)));
    blocks.push(Block::Para(vec![Span::Plain(say::budget(lang)), Span::Blank(say::blank_budget(lang))]));
    blocks.extend(assign::section(drill));
    blocks.push(para(say::closing_plan(lang)));
    blocks.push(Block::Closing(closing(drill)));
    blocks.extend(annex(say::annex_of(lang, "I"), say::title_expectations(lang), kept_with(drill)));
    blocks.push(expectations(drill));
    blocks.extend(annex(say::annex_of(lang, "II"), say::title_participants(lang), kept_with(drill)));
    blocks.push(participants_annex(drill));
    blocks.extend(made(drill, &blocks));
    Paper {
        title: format!(
            "{} – {}",
            say::kind_plan(lang),
            say::about_plan(lang, &titled(&name_before(drill), &year(drill), lang))
        ),
        lang,
        look: Look::Administrative,
        created: scenario.drill.starts.clone(),
        blocks,
    }
}

fn letterhead(drill: &Drill) -> Letterhead {
    let (lang, province) = (drill.lang, drill.scenario.province.name.get(drill.lang).to_uppercase());
    Letterhead {
        above: Vec::new(),
        issuer: match lang {
            Lang::Vi => vec![say::committee(lang), province],
            Lang::En => vec![say::committee_of(lang, &province)],
        },
        number: vec![
            Span::Plain(say::number(lang)),
            Span::Blank(say::blank_number(lang)),
            Span::Plain(say::sign_plan(lang)),
        ],
        place: place(drill),
        country: [say::country(lang), say::motto(lang)],
        kind: say::kind_plan(lang),
        about: say::about_plan(lang, &titled(&name_before(drill), &year(drill), lang)),
    }
}

fn purpose(drill: &Drill) -> Vec<Block> {
    let (lang, objectives) = (drill.lang, drill.objectives());
    let mut blocks = vec![Block::Heading(1, say::i_purpose(lang)), Block::Heading(2, say::purpose(lang))];
    if !objectives.is_empty() {
        blocks.push(para(say::purpose_objectives(lang)));
        let mut before = String::new();
        let mut text = |objective: &Objective| {
            let mut ground = drill.ground(&objective.ground);
            if points_above(&ground) && !before.is_empty() {
                ground.clone_from(&before);
            } else {
                before.clone_from(&ground);
            }
            format!("{} ({})", objective.name.get(lang), spelled_out(&ground, lang))
        };
        blocks.extend(items(objectives.into_iter().map(&mut text).collect(), lang));
    }
    blocks.push(para(say::purpose_times(lang, drill.played().len())));
    blocks.push(Block::Heading(2, say::requirements(lang)));
    let all = [
        say::require_scope(lang),
        say::require_real(lang),
        say::require_marked(lang),
        say::require_after(lang),
    ];
    blocks.extend(items(all.into(), lang));
    blocks
}

/// A list in letters: each item ends with a semicolon, the last with a full stop.
fn items(list: Vec<String>, lang: Lang) -> Vec<Block> {
    let last = list.len().saturating_sub(1);
    let item = |(ix, text): (usize, String)| {
        let text = text.trim_end_matches(['.', ';']);
        let end = if ix == last { '.' } else { ';' };
        para(say::item(lang, &say::letter(lang, ix), &format!("{text}{end}")))
    };
    list.into_iter().enumerate().map(item).collect()
}

fn time(drill: &Drill) -> Vec<Block> {
    let (lang, scenario) = (drill.lang, drill.scenario);
    let form = match scenario.drill.form {
        Form::Drill => of_report::form_drill(lang),
        Form::OpenEnded => of_report::form_open(lang),
    };
    let systems = count(scenario.province.systems.len() as u64, lang);
    let marked = say::scope_of_systems(lang, &systems);
    vec![
        Block::Heading(1, say::ii_time(lang)),
        para(say::time(lang, &drill.dates(), &duration(scenario.drill.horizon.0, lang))),
        Block::Para(vec![Span::Plain(say::place(lang)), Span::Blank(papers::fill(lang))]),
        para(say::form(lang, &form)),
        Block::Para(vec![Span::Plain(marked), Span::Blank(papers::fill(lang))]),
    ]
}

/// What is played, as far as those who play may know it: which attack and when is in the script of exercise control.
fn content(drill: &Drill) -> Vec<Block> {
    let lang = drill.lang;
    let mut blocks = vec![
        Block::Heading(1, say::iv_content(lang)),
        para(say::scenario_assumed(lang)),
        para(say::script_kept(lang)),
        Block::Heading(2, say::course(lang)),
    ];
    let asked = |m: &Milestone| drill.played().iter().any(|e| e.to == *m);
    let steps = MILESTONES.into_iter().filter(asked).filter_map(|m| task(m, lang));
    blocks.extend(items(steps.collect(), lang));
    blocks.push(para(say::evaluation(lang, drill.played().len())));
    blocks
}

fn closing(drill: &Drill) -> Closing {
    let lang = drill.lang;
    let mut recipients = vec![vec![Span::Plain(say::as_above(lang))]];
    recipients.extend(lead(drill).map(|org| vec![Span::Plain(say::to_body(lang, org.name.get(lang)))]));
    recipients.push(vec![Span::Blank(say::blank_recipients(lang))]);
    recipients.push(vec![Span::Plain(say::to_file(lang))]);
    Closing {
        recipients_head: say::recipients(lang),
        recipients,
        signer: vec![Span::Plain(say::for_committee(lang)), Span::Blank(say::blank_office(lang))],
        name: Span::Blank(say::blank_name(lang)),
    }
}

/// What the draft was made from.
fn made(drill: &Drill, said: &[Block]) -> Vec<Block> {
    let mut blocks = annex(String::new(), say::annex_basis(drill.lang), Vec::new());
    blocks.extend(drill.rests_on_scenario().into_iter().skip(1));
    blocks.extend(drill.not_played());
    blocks.extend(assign::grounds(drill));
    blocks.extend(drill.legend(said));
    blocks
}
