//! The after-action report with its improvement plan (AAR/IP): overview, summary, analysis, plan, annexes.

use super::analysis::{self, Findings};
use super::basics::{Drill, blank, labels, never_started, plain, rests_on_record, told};
use super::effects::Effects;
use super::paper::{Block, Look, Paper, Span, Way, para};
use super::{annex, improvement, years};
use crate::i18n::format::{count, duration, percent};
use crate::i18n::{Lang, papers as say, report as words_of_report};
use crate::record::{Record, TimeClass};
use crate::report::page::Page;
use crate::report::{summary, words};
use crate::scenario::model::{Form, Milestone};
use crate::score::Scored;

/// What a report is made of.
#[derive(Clone, Copy)]
pub struct Aar<'a> {
    /// The record of the drill.
    pub record: &'a Record,
    /// Its scoring.
    pub scored: &'a Scored,
    /// What a study of measures found for the same scenario, where there is one.
    pub effects: Option<&'a Effects>,
    /// Records of the year before with their scoring.
    pub last: &'a [(Record, Scored)],
}

/// The report.
pub fn aar(of: &Aar, lang: Lang) -> Paper {
    let scored = told(of.scored);
    let last: Vec<(&Record, Scored)> =
        of.last.iter().map(|(record, scored)| (record, told(scored))).collect();
    let page = Page::new(of.record, &scored, lang);
    let drill = Drill::of(&page);
    let found = Findings::of(&page, &drill);
    let mut blocks = vec![
        Block::Title(say::aar_title(lang)),
        Block::Subtitle(say::exercise_of(
            lang,
            drill.scenario.province.name.get(lang),
            drill.scenario.drill.name.get(lang),
        )),
        Block::Heading(1, say::aar_overview(lang)),
        overview(&page, &drill),
        Block::Heading(1, say::aar_summary(lang)),
    ];
    blocks.extend(summarised(&page, &found));
    blocks.extend(never_started(of.scored, lang));
    blocks.extend(rests_on_record(&page));
    blocks.extend(analysis::section(&page, &drill, &found));
    blocks.extend(years::section(&page, &drill, &last));
    blocks.push(Block::Turn(Way::Landscape));
    blocks.extend(improvement::section(&page, &drill, &found, of.effects));
    blocks.push(Block::Turn(Way::Portrait));
    blocks.extend(annex::participants(&drill));
    blocks.extend(annex::timeline(&page));
    blocks.extend(annex::injects(&page));
    blocks.extend(drill.legend(&blocks));
    Paper {
        title: format!("{} – {}", say::aar_title(lang), drill.scenario.drill.name.get(lang)),
        lang,
        look: Look::Exercise,
        created: drill.scenario.drill.starts.clone(),
        blocks,
    }
}

fn overview(page: &Page, drill: &Drill) -> Block {
    let (lang, scenario) = (drill.lang, drill.scenario);
    let all = drill.capabilities();
    let expectations: Vec<_> = all.iter().flat_map(|c| c.expectations.iter().copied()).collect();
    let list = |names: Vec<String>| -> Vec<Vec<Span>> {
        names.into_iter().map(|name| vec![Span::Plain(format!("- {name}"))]).collect()
    };
    let capabilities = || all.iter().map(|c| c.name.clone()).collect::<Vec<_>>();
    let objectives = scenario.plan.objectives.iter();
    let objectives = objectives.map(|o| format!("{} ({})", o.name.get(lang), drill.ground(&o.ground)));
    let campaigns = scenario.campaigns.iter().map(|c| c.name.get(lang).to_owned());
    labels(vec![
        (say::label_exercise(lang), plain(scenario.drill.name.get(lang))),
        (say::label_dates(lang), plain(drill.dates())),
        (say::aar_scope(lang), plain(scope(drill))),
        (say::label_mission(lang), plain(drill.missions(&expectations))),
        (say::aar_capabilities(lang), list(capabilities())),
        (say::aar_objectives(lang), list(objectives.collect())),
        (say::aar_threat(lang), list(campaigns.collect())),
        (say::aar_scenario(lang), plain(story(page, drill))),
        (say::aar_sponsor(lang), blank(lang)),
        (say::aar_participants(lang), plain(say::aar_participants_text(lang, drill.participants().len()))),
        (say::aar_contact(lang), blank(lang)),
    ])
}

/// Form, length and size of the drill.
pub(super) fn scope(drill: &Drill) -> String {
    let (lang, scenario) = (drill.lang, drill.scenario);
    let form = match scenario.drill.form {
        Form::Drill => words_of_report::form_drill(lang),
        Form::OpenEnded => words_of_report::form_open(lang),
    };
    let mut form = form.chars();
    let form: String =
        form.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default() + form.as_str();
    let orgs = drill.participants().len() as u64;
    say::aar_scope_text(
        lang,
        &form,
        &duration(scenario.drill.horizon.0, lang),
        &count(orgs, lang),
        &count(scenario.province.people.len() as u64, lang),
        &count(scenario.province.systems.len() as u64, lang),
    )
}

/// Campaigns, injects and intrusions in figures.
fn story(page: &Page, drill: &Drill) -> String {
    let injects = &drill.scenario.drill.injects;
    let contingency = injects.iter().filter(|i| i.contingency_for.is_some()).count();
    let intrusions = page.scored.courses.len();
    say::aar_scenario_text(drill.lang, drill.scenario.campaigns.len(), injects.len(), contingency, intrusions)
}

fn summarised(page: &Page, found: &Findings) -> Vec<Block> {
    let lang = page.lang;
    vec![
        para(summary::answer(page).join(" ")),
        para(say::aar_counts(
            lang,
            found.strengths.len(),
            found.areas.len(),
            found.open.len(),
            found.idle.len(),
        )),
        para(hours(page)),
    ]
}

/// Where the hours of all contained intrusions went, the longest part first.
pub(super) fn hours(page: &Page) -> String {
    let lang = page.lang;
    let contained = page
        .scored
        .explanations
        .iter()
        .filter(|e| e.from == Milestone::Occurrence && e.to == Milestone::Containment);
    let mut sums: Vec<(TimeClass, i64)> = TimeClass::ALL.into_iter().map(|class| (class, 0)).collect();
    for part in contained.flat_map(|e| &e.parts) {
        if let Some(sum) = sums.iter_mut().find(|(class, _)| *class == part.class) {
            sum.1 += part.seconds;
        }
    }
    sums.retain(|(_, seconds)| *seconds > 0);
    let total: i64 = sums.iter().map(|(_, seconds)| seconds).sum();
    if total == 0 {
        return say::aar_hours_none(lang);
    }
    sums.sort_by_key(|(class, seconds)| (std::cmp::Reverse(*seconds), *class));
    say::aar_hours(lang, &parts(&sums, total, lang))
}

/// Parts of a time, in words: class, time and share.
pub(super) fn parts(sums: &[(TimeClass, i64)], total: i64, lang: Lang) -> String {
    let shown = |(class, seconds): &(TimeClass, i64)| {
        let share = percent(*seconds as f64 / total.max(1) as f64, lang);
        say::aar_part(lang, &words::class(*class, lang).to_lowercase(), &duration(*seconds, lang), &share)
    };
    sums.iter().map(shown).collect::<Vec<_>>().join("; ")
}
