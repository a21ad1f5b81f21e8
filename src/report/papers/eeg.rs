//! Exercise evaluation guides (EEG), one for each capability: blank before the drill, filled in from its record.

use super::basics::{Capability, Drill, Forecast, blank, evidence, labels, plain, rests_on_record, told};
use super::paper::{Block, Cell, Look, Paper, Span, Table};
use crate::i18n::format::duration;
use crate::i18n::{Lang, papers as say};
use crate::record::Record;
use crate::report::page::Page;
use crate::report::{summary, words};
use crate::scenario::Scenario;
use crate::scenario::model::{Expectation, Milestone};
use crate::score::Scored;
use crate::score::card::{Rating, ScoredExpectation, Status};

/// Instances that are noted at most, the worst first.
const NOTED: usize = 3;
/// Entries of the record that are quoted for an instance at most: the first, and the last.
const QUOTED: usize = 3;
/// Lines left free for what the evaluator sees.
const FREE: usize = 9;
/// The same below what a record shows.
const FREE_BELOW: usize = 2;

/// The guides of a drill that has not been held.
pub fn blank_guides(scenario: &Scenario, lang: Lang) -> Paper {
    guides(&Drill::new(scenario, lang), None)
}

/// The guides of a drill that has not been held, for what its simulated runs put to the test.
pub fn guides_forecast(scenario: &Scenario, forecast: &Forecast, lang: Lang) -> Paper {
    guides(&Drill { forecast: Some(forecast), ..Drill::new(scenario, lang) }, None)
}

/// The guides of a drill with what its record shows.
pub fn filled_guides(record: &Record, scored: &Scored, lang: Lang) -> Paper {
    let told = told(scored);
    let page = Page::new(record, &told, lang);
    guides(&Drill::of(&page), Some(&page))
}

fn guides(drill: &Drill, page: Option<&Page>) -> Paper {
    let lang = drill.lang;
    let all = drill.capabilities();
    let mut blocks = Vec::new();
    for (ix, capability) in all.iter().enumerate() {
        if ix > 0 {
            blocks.push(Block::NewPage);
        }
        blocks.push(Block::Title(say::eeg_title(lang)));
        blocks.push(Block::Subtitle(say::eeg_number(lang, ix + 1, all.len())));
        blocks.extend(guide(drill, capability, page));
    }
    blocks.push(Block::NewPage);
    blocks.push(Block::Heading(1, say::ratings_key(lang)));
    blocks.push(key(lang));
    blocks.extend(drill.not_played());
    blocks.extend(drill.legend(&blocks));
    blocks.extend(page.map_or_else(|| drill.rests_on_scenario(), rests_on_record));
    Paper {
        title: format!("{} – {}", say::eeg_title(lang), drill.scenario.drill.name.get(lang)),
        lang,
        look: Look::Exercise,
        created: drill.scenario.drill.starts.clone(),
        blocks,
    }
}

fn guide(drill: &Drill, capability: &Capability, page: Option<&Page>) -> Vec<Block> {
    let (lang, scenario) = (drill.lang, drill.scenario);
    let mut blocks = vec![
        labels(vec![
            (say::label_exercise(lang), plain(scenario.drill.name.get(lang))),
            (say::label_dates(lang), plain(drill.dates())),
            (say::label_jurisdiction(lang), plain(scenario.province.name.get(lang))),
            (say::label_venue(lang), blank(lang)),
            (say::label_mission(lang), plain(drill.missions(&capability.expectations))),
            (say::label_objective(lang), plain(capability.name.as_str())),
            (say::label_capability(lang), plain(capability.name.as_str())),
            (say::label_source(lang), plain(capability.source.as_str())),
        ]),
        Block::Heading(1, say::eeg_targets(lang)),
    ];
    for (ix, expectation) in capability.expectations.iter().enumerate() {
        blocks.push(Block::Heading(3, say::eeg_target(lang, ix + 1, expectation.name.get(lang))));
        let asks = format!("{} {}", drill.asks(expectation), drill.scope(&expectation.scope));
        blocks.push(Block::Para(vec![Span::Plain(asks)]));
        blocks.push(Block::Para(vec![Span::Bold(say::eeg_tasks(lang))]));
        let tasks = tasks(drill, expectation);
        blocks.push(Block::Bullets(tasks.into_iter().map(|task| vec![Span::Plain(task)]).collect()));
        let source = format!("{}: {}", say::label_source(lang), drill.source(expectation));
        blocks.push(Block::Para(vec![Span::Small(source)]));
    }
    blocks.push(Block::Heading(1, say::eeg_sheet(lang)));
    let how = if page.is_some() { say::eeg_filled_how(lang) } else { say::eeg_blank_how(lang) };
    blocks.push(Block::Para(vec![Span::Italic(how)]));
    blocks.push(sheet(drill, capability, page));
    let last = labels(vec![
        (say::eeg_final(lang), last(capability, page, lang)),
        (say::evaluator_name(lang), plain("")),
        (say::evaluator_mail(lang), plain("")),
        (say::evaluator_phone(lang), plain("")),
    ]);
    blocks.push(if let Block::Table(table) = last { Block::Together(table) } else { last });
    blocks
}

/// The steps on the way from the start of a clock to its end, and what injects ask for.
pub(super) fn tasks(drill: &Drill, expectation: &Expectation) -> Vec<String> {
    const WAY: [Milestone; 10] = [
        Milestone::Detection,
        Milestone::Acknowledgement,
        Milestone::Triage,
        Milestone::ReportToLead,
        Milestone::Decision,
        Milestone::Containment,
        Milestone::Eradication,
        Milestone::Recovery,
        Milestone::Closure,
        Milestone::FinalReport,
    ];
    let (from, to) = (expectation.from, expectation.to);
    // What is told or done beside the way needs the incident to be known, and no more.
    let end = WAY.iter().position(|m| *m == to).unwrap_or(3);
    let begin = WAY.iter().position(|m| *m == from).map_or(0, |ix| ix + 1);
    let steps = WAY.iter().take(end).skip(begin).copied().chain([to]);
    let mut list: Vec<String> = steps.filter_map(|m| task(m, drill.lang)).collect();
    for (ix, inject) in drill.scenario.drill.injects.iter().enumerate() {
        if let Some(expected) = inject.expects.as_ref().filter(|e| e.milestone == to) {
            let within = duration(expected.within.0, drill.lang);
            list.push(say::eeg_inject_task(drill.lang, ix + 1, expected.text.get(drill.lang), &within));
        }
    }
    list
}

/// What people do to reach a milestone; nothing for the occurrence.
pub(super) fn task(milestone: Milestone, lang: Lang) -> Option<String> {
    let say = match milestone {
        Milestone::Occurrence => return None,
        Milestone::Detection => say::task_detection,
        Milestone::Acknowledgement => say::task_acknowledgement,
        Milestone::Triage => say::task_triage,
        Milestone::ReportToLead => say::task_report,
        Milestone::Escalation => say::task_escalation,
        Milestone::Decision => say::task_decision,
        Milestone::Mobilisation => say::task_mobilisation,
        Milestone::Containment => say::task_containment,
        Milestone::Eradication => say::task_eradication,
        Milestone::FirstServiceBack => say::task_first_service,
        Milestone::Recovery => say::task_recovery,
        Milestone::Closure => say::task_closure,
        Milestone::NationalNotified => say::task_national,
        Milestone::PersonalDataNotified => say::task_personal_data,
        Milestone::PublicInformed => say::task_public,
        Milestone::ContentRemoved => say::task_content,
        Milestone::FinalReport => say::task_final_report,
    };
    Some(say(lang))
}

/// The sheet of observations: a row for each target.
fn sheet(drill: &Drill, capability: &Capability, page: Option<&Page>) -> Block {
    let lang = drill.lang;
    let row = |expectation: &&Expectation| {
        let found = page.and_then(|page| Some((page, scored(page, &expectation.id)?)));
        let target = vec![
            vec![Span::Bold(expectation.name.get(lang).to_owned())],
            vec![Span::Plain(drill.asks(expectation))],
        ];
        let tasks = tasks(drill, expectation);
        let tasks = tasks.into_iter().map(|task| vec![Span::Plain(format!("□ {task}"))]).collect();
        let notes = match found {
            Some((page, scored)) => noted(page, scored),
            None => {
                let mut lines = vec![vec![Span::Plain(say::eeg_measured(lang))]];
                lines.extend((0..FREE).map(|_| vec![Span::Plain(String::new())]));
                lines
            }
        };
        let rating = found.map(|(_, scored)| scored.suggested_rating);
        vec![Cell::lines(target), Cell::lines(tasks), Cell::lines(notes), Cell::lines(boxes(rating, lang))]
    };
    Block::Table(Table {
        widths: vec![22, 24, 40, 14],
        heads: vec![
            say::eeg_col_target(lang),
            say::eeg_col_tasks(lang),
            say::eeg_col_notes(lang),
            say::eeg_col_rating(lang),
        ],
        rows: capability.expectations.iter().map(row).collect(),
    })
}

/// An expectation as a record was scored for it.
pub(super) fn scored<'a>(page: &Page<'a>, id: &str) -> Option<&'a ScoredExpectation> {
    page.scored.card.expectations.iter().find(|e| e.id == id)
}

/// What the record shows: the worst instances with their times and evidence.
fn noted(page: &Page, scored: &ScoredExpectation) -> Vec<Vec<Span>> {
    let lang = page.lang;
    if scored.status == Status::NotEvaluated {
        let why = scored.why_not.as_ref().map_or("–", |why| why.get(lang));
        return vec![vec![Span::Plain(say::eeg_not_due(lang, why))]];
    }
    let all = summary::instances(scored);
    let mut lines = Vec::new();
    for instance in all.iter().take(NOTED) {
        let time = summary::measured(page, instance);
        let status = words::status(instance.status, lang).to_lowercase();
        let from = words::milestone(scored.from, lang);
        let when = page.clock.moment(instance.from_t, lang);
        let org = page.short(instance.subject.org);
        lines.push(vec![Span::Plain(say::eeg_instance(lang, org, &time, &status, &from, &when))]);
        lines.extend(quoted(page, &instance.evidence));
    }
    let more = all.len().saturating_sub(NOTED);
    if more > 0 {
        lines.push(vec![Span::Small(say::more_instances(lang, more))]);
    }
    lines.extend(scored.why_not.iter().map(|why| vec![Span::Plain(format!("{}.", why.get(lang)))]));
    lines.extend((0..FREE_BELOW).map(|_| vec![Span::Plain(String::new())]));
    lines
}

/// The first entries that show it and the last, with the number of those between them.
fn quoted(page: &Page, seqs: &[u32]) -> Vec<Vec<Span>> {
    let mut lines = evidence(page, seqs);
    let between = lines.len().saturating_sub(QUOTED);
    if between > 0 {
        let note = vec![Span::Small(say::more_entries(page.lang, between))];
        lines.splice(QUOTED - 1..lines.len() - 1, [note]);
    }
    lines
}

/// Empty boxes of a rating, and below them what is suggested: nothing before a drill.
pub(super) fn boxes(suggested: Option<Option<Rating>>, lang: Lang) -> Vec<Vec<Span>> {
    let mut lines =
        vec![vec![Span::Plain("□ P   □ S".to_owned())], vec![Span::Plain("□ M   □ U".to_owned())]];
    if let Some(suggested) = suggested {
        let text = match suggested {
            Some(rating) => say::suggested(lang, words::letter(rating)),
            None => say::suggested_none(lang),
        };
        lines.push(vec![Span::Small(text)]);
    }
    lines
}

/// What a record suggests for a capability.
pub(super) struct Suggestion {
    /// The worst of its targets; none where that hangs on something open.
    pub rating: Option<Rating>,
    /// Targets that were evaluated.
    pub evaluated: usize,
    /// Evaluated targets that suggest nothing, as their result may still change.
    pub open: usize,
}

/// The worst rating of a capability's targets. Where one of them is open there is none, unless another already is as bad as can be.
pub(super) fn suggested(page: &Page, capability: &Capability) -> Suggestion {
    let all = capability.expectations.iter().filter_map(|e| scored(page, &e.id));
    let evaluated: Vec<Option<Rating>> =
        all.filter(|e| e.status != Status::NotEvaluated).map(|e| e.suggested_rating).collect();
    let open = evaluated.iter().filter(|rating| rating.is_none()).count();
    let worst = evaluated.iter().flatten().max().copied();
    let rating = worst.filter(|worst| open == 0 || *worst == Rating::U);
    Suggestion { rating, evaluated: evaluated.len(), open }
}

impl Suggestion {
    /// Why there is none; how it follows.
    fn how(&self, of: usize, lang: Lang) -> String {
        match self.rating {
            Some(rating) => say::eeg_final_how(lang, words::letter(rating), self.evaluated, of),
            None => self.why_none(lang),
        }
    }
    /// Why there is none.
    pub(super) fn why_none(&self, lang: Lang) -> String {
        if self.evaluated == 0 { say::eeg_final_idle(lang) } else { say::eeg_final_open(lang, self.open) }
    }
}

/// The line of the whole capability.
fn last(capability: &Capability, page: Option<&Page>, lang: Lang) -> Vec<Vec<Span>> {
    let mut lines = vec![vec![Span::Plain("□ P   □ S   □ M   □ U".to_owned())]];
    if let Some(page) = page {
        let how = suggested(page, capability).how(capability.expectations.len(), lang);
        lines.push(vec![Span::Small(how)]);
    }
    lines
}

/// What the ratings mean.
fn key(lang: Lang) -> Block {
    let row = |(rating, means): (Rating, String)| {
        vec![
            Cell::centre(words::letter(rating)),
            Cell::lines(vec![vec![Span::Bold(words::rating(rating, lang))], vec![Span::Plain(means)]]),
        ]
    };
    let all = [
        (Rating::P, say::key_p(lang)),
        (Rating::S, say::key_s(lang)),
        (Rating::M, say::key_m(lang)),
        (Rating::U, say::key_u(lang)),
    ];
    Block::Table(Table { widths: vec![8, 92], heads: Vec::new(), rows: all.into_iter().map(row).collect() })
}
