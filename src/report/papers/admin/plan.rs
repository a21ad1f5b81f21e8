//! The drill's plan (kế hoạch diễn tập), from a scenario.

use super::{
    annex, expectations, injects, lead, name, participants, participants_annex, place, province, year,
};
use crate::i18n::format::{count, duration};
use crate::i18n::{Lang, admin as say, half, papers, report as of_report};
use crate::report::papers::basics::Drill;
use crate::report::papers::eeg::task;
use crate::report::papers::paper::{Block, Closing, Letterhead, Look, Paper, Span, para};
use crate::report::words;
use crate::scenario::Scenario;
use crate::scenario::model::{Form, Ground, Role};
use crate::scenario::roles::ALL_ROLES;
use crate::score::MILESTONES;
use crate::units::SimTime;

/// Holders of a role that are named.
const NAMED: usize = 4;

/// The plan.
pub fn drill_plan(scenario: &Scenario, lang: Lang) -> Paper {
    let drill = Drill::new(scenario, lang);
    let mut blocks = vec![
        Block::Letterhead(letterhead(&drill)),
        Block::Para(vec![Span::Blank(say::draft(lang, env!("CARGO_PKG_VERSION")))]),
        para(say::pursuant(
            lang,
            scenario.plan.name.get(lang),
            half(&scenario.plan.source, lang),
            &say::body(lang, &province(&drill)),
        )),
    ];
    blocks.extend(purpose(&drill));
    blocks.extend(time(&drill));
    blocks.push(Block::Heading(1, say::iii_participants(lang)));
    blocks.extend(participants(&drill));
    blocks.extend(content(&drill));
    blocks.push(Block::Heading(1, say::v_budget(lang)));
    blocks.push(Block::Para(vec![Span::Plain(say::budget(lang)), Span::Blank(say::blank_budget(lang))]));
    blocks.extend(implementation(&drill));
    blocks.push(para(say::closing_plan(lang)));
    blocks.push(Block::Closing(closing(&drill)));
    blocks.extend(annex(say::annex_injects(lang), injects(&drill)));
    blocks.extend(annex(say::annex_expectations(lang), expectations(&drill)));
    blocks.extend(annex(say::annex_participants(lang), participants_annex(&drill)));
    blocks.extend(made(&drill));
    Paper {
        title: format!("{} – {}", say::kind_plan(lang), say::about_plan(lang, &name(&drill), &year(&drill))),
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
        about: say::about_plan(lang, &name(drill), &year(drill)),
    }
}

fn purpose(drill: &Drill) -> Vec<Block> {
    let (lang, plan) = (drill.lang, &drill.scenario.plan);
    let mut blocks = vec![Block::Heading(1, say::i_purpose(lang)), Block::Heading(2, say::purpose(lang))];
    if !plan.objectives.is_empty() {
        blocks.push(para(say::purpose_objectives(lang)));
        for (ix, objective) in plan.objectives.iter().enumerate() {
            let text = format!("{} ({});", objective.name.get(lang), drill.ground(&objective.ground));
            blocks.push(para(say::item(lang, &say::letter(lang, ix), &text)));
        }
    }
    blocks.push(para(say::purpose_times(lang, plan.expectations.len())));
    blocks.push(Block::Heading(2, say::requirements(lang)));
    let all = [
        say::require_scope(lang),
        say::require_real(lang),
        say::require_marked(lang),
        say::require_after(lang),
    ];
    let item = |(ix, text): (usize, String)| para(say::item(lang, &say::letter(lang, ix), &text));
    blocks.extend(all.into_iter().enumerate().map(item));
    blocks
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

fn content(drill: &Drill) -> Vec<Block> {
    let (lang, scenario) = (drill.lang, drill.scenario);
    let mut blocks =
        vec![Block::Heading(1, say::iv_content(lang)), Block::Heading(2, say::scenario_assumed(lang))];
    for (ix, launch) in scenario.drill.campaigns.iter().enumerate() {
        let campaign = scenario.campaigns.iter().find(|c| c.id == launch.campaign);
        let name = campaign.map_or(launch.campaign.as_str(), |c| c.name.get(lang));
        let letter = say::letter(lang, ix);
        blocks.push(para(if launch.at.0 < 0 {
            say::campaign_before(lang, &letter, name, &duration(-launch.at.0, lang))
        } else {
            say::campaign(lang, &letter, name, &drill.clock.moment(SimTime(launch.at.0), lang))
        }));
    }
    let contingency = scenario.drill.injects.iter().filter(|i| i.contingency_for.is_some()).count();
    blocks.push(para(say::injects(lang, scenario.drill.injects.len(), contingency)));
    blocks.push(Block::Heading(2, say::course(lang)));
    let asked = |m: &crate::scenario::model::Milestone| scenario.plan.expectations.iter().any(|e| e.to == *m);
    let steps = MILESTONES.into_iter().filter(asked).filter_map(|m| task(m, lang));
    blocks.extend(
        steps.enumerate().map(|(ix, text)| para(say::course_step(lang, &say::letter(lang, ix), &text))),
    );
    blocks.push(para(say::evaluation(lang, scenario.plan.expectations.len())));
    blocks
}

/// Who does what, by the structure; what no text states is marked.
fn implementation(drill: &Drill) -> Vec<Block> {
    let (lang, structure) = (drill.lang, &drill.scenario.structure);
    let source = half(&structure.source, lang);
    let mut blocks = vec![
        Block::Heading(1, say::vi_implementation(lang)),
        para(say::by_structure(lang, structure.name.get(lang), source)),
    ];
    let mut n = 0;
    for role in ALL_ROLES {
        let holders = drill.holders(role, NAMED);
        if holders.is_empty() {
            continue;
        }
        n += 1;
        blocks.push(assigned(drill, role, n, &holders));
    }
    blocks.push(para(say::others(lang, n + 1)));
    blocks.push(Block::Para(vec![
        Span::Plain(say::report_due(lang, n + 2)),
        Span::Blank(say::blank_date(lang)),
        Span::Plain(".".to_owned()),
    ]));
    blocks
}

fn assigned(drill: &Drill, role: Role, n: usize, holders: &str) -> Block {
    let lang = drill.lang;
    let mut spans = vec![Span::Plain(say::assigned(lang, n, &words::role(role, lang), holders))];
    if let Some(holder) = drill.scenario.structure.roles.iter().find(|r| r.role == role) {
        spans.push(Span::Italic(say::assigned_ground(lang, &drill.ground(&holder.ground))));
        if matches!(holder.ground, Ground::Inferred(_) | Ground::Assumed(_)) {
            spans.push(Span::Plain(" ".to_owned()));
            spans.push(Span::Blank(say::check_this(lang)));
        }
    }
    Block::Para(spans)
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
fn made(drill: &Drill) -> Vec<Block> {
    let head = [Block::NewPage, Block::Heading(1, say::annex_basis(drill.lang))];
    head.into_iter().chain(drill.rests_on_scenario().into_iter().skip(1)).collect()
}
