//! The drill's report (báo cáo kết quả diễn tập), from a record.

use super::clause::spelled_out;
use super::{annex, expectations, injects, lead, legal, name, place, province, titled, year};
use crate::i18n::format::{count, duration, percent};
use crate::i18n::{Lang, admin as say, half, papers};
use crate::record::{Fact, Record};
use crate::report::page::Page;
use crate::report::papers::aar::{hours, scope};
use crate::report::papers::analysis::{Finding, Findings, lever, why};
use crate::report::papers::basics::{Drill, never_started, rests_on_record, told};
use crate::report::papers::effects::Effects;
use crate::report::papers::improvement::{basis, judged, objective, verdict};
use crate::report::papers::paper::{Block, Cell, Closing, Letterhead, Look, Paper, Span, Table, para};
use crate::report::{summary, words};
use crate::score::Scored;
use crate::score::card::ScoredExpectation;

/// The report; `effects` are those of measures, where a study was made.
pub fn drill_report(record: &Record, scored: &Scored, effects: Option<&Effects>, lang: Lang) -> Paper {
    let told = told(scored);
    let page = Page::new(record, &told, lang);
    let drill = Drill::of(&page);
    let found = Findings::of(&page, &drill);
    let (scenario, body) = (drill.scenario, body(&drill));
    let mut blocks = vec![
        Block::Letterhead(letterhead(&drill)),
        Block::Addressed(say::addressed(lang, &say::body(lang, &province(&drill)))),
        Block::Para(vec![Span::Blank(say::draft(lang, &record.version))]),
    ];
    blocks.extend(legal::grounds(&drill));
    let source = spelled_out(half(&scenario.plan.source, lang), lang);
    blocks.extend([
        para(say::performing(lang, scenario.plan.name.get(lang), &source, &body)),
        Block::Para(vec![Span::Blank(say::simulated(lang))]),
        Block::Heading(1, say::ri_overview(lang)),
        para(say::time(lang, &drill.dates(), &duration(scenario.drill.horizon.0, lang))),
        para(format!("2. {}", scope(&drill))),
    ]);
    blocks.extend(results(&page, never_started(scored, lang)));
    blocks.extend(causes(&page, &found));
    blocks.extend(proposals(&page, &found, effects));
    blocks.push(para(say::closing_report(lang, &body)));
    blocks.push(Block::Closing(closing(&drill)));
    blocks.extend(annex(say::annex_of(lang, "I"), say::title_injects(lang), reported_with(&drill)));
    blocks.push(injects(&drill));
    blocks.extend(annex(say::annex_of(lang, "II"), say::title_expectations(lang), reported_with(&drill)));
    blocks.push(expectations(&drill));
    let legend = drill.legend(&blocks);
    blocks.extend(annex(String::new(), say::annex_basis(lang), Vec::new()));
    blocks.extend(rests_on_record(&page).into_iter().skip(1));
    blocks.extend(legend);
    if effects.is_some() {
        blocks.push(para(basis(effects, lang)));
    }
    Paper {
        title: format!(
            "{} – {}",
            say::kind_report(lang),
            say::about_report(lang, &titled(&name(&drill), &year(&drill), lang))
        ),
        lang,
        look: Look::Administrative,
        created: scenario.drill.starts.clone(),
        blocks,
    }
}

/// Whoever reports: the lead, or the province's committee where no organisation leads.
fn body(drill: &Drill) -> String {
    lead(drill)
        .map_or_else(|| say::body(drill.lang, &province(drill)), |org| org.name.get(drill.lang).to_owned())
}

/// To which report an appendix belongs.
fn reported_with(drill: &Drill) -> Vec<Span> {
    let lang = drill.lang;
    vec![
        Span::Plain(say::with_report(lang)),
        Span::Blank(say::blank_number(lang)),
        Span::Plain(say::sign_report(lang)),
        Span::Blank(sign(drill)),
        Span::Plain(" ".to_owned()),
        Span::Blank(say::date_blank(lang)),
        Span::Plain(say::with_of(lang, &body(drill))),
    ]
}

/// The abbreviation of whoever reports.
fn sign(drill: &Drill) -> String {
    let short = lead(drill).map(|org| org.short.clone()).filter(|short| !short.is_empty());
    short.unwrap_or_else(|| say::blank_sign(drill.lang))
}

fn letterhead(drill: &Drill) -> Letterhead {
    let lang = drill.lang;
    Letterhead {
        above: vec![Span::Blank(say::blank_above(lang))],
        issuer: vec![body(drill).to_uppercase()],
        number: vec![
            Span::Plain(say::number(lang)),
            Span::Blank(say::blank_number(lang)),
            Span::Plain(say::sign_report(lang)),
            Span::Blank(sign(drill)),
        ],
        place: place(drill),
        country: [say::country(lang), say::motto(lang)],
        kind: say::kind_report(lang),
        about: say::about_report(lang, &titled(&name(drill), &year(drill), lang)),
    }
}

fn results(page: &Page, note: Option<Block>) -> Vec<Block> {
    let lang = page.lang;
    let row = |(ix, scored): (usize, &ScoredExpectation)| {
        let worst = summary::worst_instance(scored);
        let time = worst.map_or_else(
            || scored.why_not.as_ref().map_or_else(|| "–".to_owned(), |why| why.get(lang).to_owned()),
            |i| format!("{} ({})", summary::measured(page, i), page.short(i.subject.org)),
        );
        vec![
            Cell::centre((ix + 1).to_string()),
            Cell::of(spelled_out(scored.name.get(lang), lang)),
            Cell::of(duration(scored.target_s, lang)),
            Cell::of(duration(scored.limit_s, lang)),
            Cell::centre(scored.instances.len().to_string()),
            Cell::of(time),
            Cell::spans(vec![Span::Bold(words::status(scored.status, lang))]),
        ]
    };
    let injects = Injects::of(page);
    let mut blocks = vec![
        Block::Heading(1, say::rii_results(lang)),
        Block::Heading(2, say::results_general(lang)),
        para(summary::answer(page).join(" ")),
        para(hours(page)),
    ];
    blocks.extend(note);
    blocks.push(Block::Heading(2, say::results_each(lang)));
    blocks.push(Block::Table(Table {
        widths: vec![7, 27, 11, 11, 11, 19, 14],
        heads: vec![
            say::col_no(lang),
            say::col_requirement(lang),
            say::col_target(lang),
            say::col_limit(lang),
            say::col_number_of(lang),
            say::col_measured(lang),
            say::col_result(lang),
        ],
        rows: page.scored.card.expectations.iter().enumerate().map(row).collect(),
    }));
    blocks.push(Block::Heading(2, say::results_injects(lang)));
    blocks.push(para(say::results_injects_text(lang, injects.sent, injects.expected, injects.seen)));
    blocks
}

/// Injects of a record in figures.
struct Injects {
    sent: usize,
    expected: usize,
    seen: usize,
}

impl Injects {
    fn of(page: &Page) -> Injects {
        let mut found = Injects { sent: 0, expected: 0, seen: 0 };
        for entry in &page.record.entries {
            match &entry.fact {
                Fact::InjectDelivered { inject, .. } => {
                    found.sent += 1;
                    let spec = page.scenario().drill.injects.get(inject.ix());
                    found.expected += usize::from(spec.is_some_and(|i| i.expects.is_some()));
                }
                Fact::ExpectedActionSeen { .. } => found.seen += 1,
                _ => {}
            }
        }
        found
    }
}

/// Each area for improvement, and where its hours went.
fn causes(page: &Page, found: &Findings) -> Vec<Block> {
    let lang = page.lang;
    let mut blocks = vec![Block::Heading(1, say::riii_causes(lang))];
    if found.areas.is_empty() {
        blocks.push(para(say::no_cause(lang)));
    }
    for (ix, area) in found.areas.iter().enumerate() {
        let name = say::cause(lang, ix + 1, area.expectation.name.get(lang));
        let spans = vec![Span::Bold(spelled_out(&name, lang)), Span::Plain(why(page, area).text)];
        blocks.push(Block::Para(spans));
    }
    let not_told: Vec<&str> =
        found.open.iter().chain(&found.idle).map(|f| f.expectation.name.get(lang)).collect();
    if !not_told.is_empty() {
        blocks.push(para(spelled_out(&say::not_told(lang, &not_told.join("; ")), lang)));
    }
    blocks
}

/// What a study says would help; without one, what acts on where the hours went.
fn proposals(page: &Page, found: &Findings, effects: Option<&Effects>) -> Vec<Block> {
    let lang = page.lang;
    let mut blocks = vec![Block::Heading(1, say::riv_proposals(lang))];
    match effects {
        Some(effects) => {
            let confidence = percent(effects.confidence, lang);
            blocks.push(para(say::proposals_with(lang, &count(effects.drills(), lang), &confidence)));
            let what = objective(effects.by, lang);
            for (ix, tried) in effects.alone.iter().enumerate() {
                let measure = tried.measures.first().and_then(|id| effects.measure(id));
                let Some(measure) = measure else { continue };
                let difference = &tried.effect.fresh;
                let effect = judged(effects.by, tried, lang);
                let (letter, verdict) = (say::letter(lang, ix), verdict(difference.says, lang));
                blocks.push(para(say::proposal(
                    lang,
                    &letter,
                    measure.name.get(lang),
                    &what,
                    &effect,
                    &verdict,
                )));
            }
        }
        None => blocks.extend(directions(page, &found.areas)),
    }
    blocks.push(Block::Para(vec![Span::Blank(say::blank_proposals(lang))]));
    blocks
}

fn directions(page: &Page, areas: &[Finding]) -> Vec<Block> {
    let lang = page.lang;
    let mut levers: Vec<(String, Vec<&str>)> = Vec::new();
    for area in areas {
        let Some(lever) = lever(page, area) else { continue };
        let name = area.expectation.name.get(lang);
        match levers.iter_mut().find(|(known, _)| *known == lever) {
            Some((_, names)) => names.push(name),
            None => levers.push((lever, vec![name])),
        }
    }
    if levers.is_empty() {
        return vec![para(say::proposals_none(lang))];
    }
    let mut blocks = vec![para(say::proposals_without(lang))];
    for (ix, (lever, names)) in levers.iter().enumerate() {
        let text = spelled_out(&papers::holds(lang, &names.join("; "), lever), lang);
        blocks.push(para(say::item(lang, &say::letter(lang, ix), &text)));
    }
    blocks
}

fn closing(drill: &Drill) -> Closing {
    let lang = drill.lang;
    Closing {
        recipients_head: say::recipients(lang),
        recipients: vec![
            vec![Span::Plain(say::as_addressed(lang))],
            vec![Span::Blank(say::blank_recipients(lang))],
            vec![Span::Plain(say::to_file(lang))],
        ],
        signer: vec![Span::Blank(say::blank_office(lang))],
        name: Span::Blank(say::blank_name(lang)),
    }
}
