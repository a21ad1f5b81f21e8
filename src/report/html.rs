//! The report page: one file that works without a network and without scripts, and prints on A4.

use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::page::Page;
use super::sentence::{capital, sentence};
use super::story::{Story, false_alerts, stories};
use super::{
    Chart, advice, assumptions, coordination, course, hours, injects, objectives, structure, style, summary,
    words,
};
use crate::i18n::format::{count, duration, number, percent};
use crate::i18n::report as say;
use crate::i18n::{half, terms};
use crate::scenario::model::Form;
use crate::score::card::{Explanation, ScoredExpectation, Status};
use crate::units::SimTime;

/// Explanations told in words at most.
const TOLD: usize = 6;
/// Instances of an expectation listed at most; the scorecard's file has all.
const LISTED: usize = 3;

pub(super) fn document(page: &Page, charts: &[Chart]) -> String {
    let (told, rest) = stories(page);
    let anchors: BTreeSet<u32> =
        told.iter().flat_map(|s| s.lines.iter().copied()).chain(rest.iter().copied()).collect();
    let title = page.scenario().name.get(page.lang);
    let markup = html! {
        (DOCTYPE)
        html lang=(page.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(style::fonts())) (PreEscaped(style::SHEET)) }
            }
            body {
                main {
                    (first_screen(page, charts))
                    (expectations(page, charts, &anchors))
                    (objectives::section(page))
                    (injects::section(page))
                    (happened(page, charts, &told, &rest))
                    (where_hours_went(page, charts, &anchors))
                    (structure::section(page))
                    (structure::exchange_section(page))
                    (measures(page))
                    (year(page))
                    (assumed(page))
                    (short_names(page))
                    (computed(page))
                }
            }
        }
    };
    markup.into_string()
}

fn figure(charts: &[Chart], name: &str) -> Markup {
    html! {
        @if let Some(chart) = charts.iter().find(|c| c.name == name) {
            figure id=(format!("chart-{name}")) { (PreEscaped(&chart.svg)) }
        }
    }
}

fn first_screen(page: &Page, charts: &[Chart]) -> Markup {
    let card = &page.scored.card;
    let lang = page.lang;
    html! {
        header {
            p.over { (page.scenario().name.get(lang)) " · " (page.scenario().structure.name.get(lang)) }
            h1 { (say::question(lang)) }
            p.answer { (summary::answer(page).join(" ")) }
            dl.figures {
                div {
                    dt { (say::figure_score(lang)) }
                    dd { strong { (summary::score(page, card.score)) }
                        @if card.score.is_some() { " / 100" }
                        @if let Some((low, high)) = summary::bounds(page, card.score_low, card.score_high) {
                            br; span { (say::figure_bounds(lang, &low, &high)) }
                        }
                    }
                }
                div { dt { (say::figure_coverage(lang)) } dd { strong { (percent(card.coverage, lang)) } } }
                div { dt { (say::figure_assumed(lang)) } dd { strong { (percent(card.assumed_share, lang)) } } }
            }
            (figure(charts, "timeline"))
        }
    }
}

fn expectations(page: &Page, charts: &[Chart], anchors: &BTreeSet<u32>) -> Markup {
    let lang = page.lang;
    html! {
        section {
            h2 { (say::head_expectations(lang)) }
            (figure(charts, "expectations"))
            @if summary::worst_decides(page) { p.note { (say::result_and_rating(lang)) } }
            table.expectations {
                thead { tr {
                    th scope="col" { (say::column_expectation(lang)) }
                    th scope="col" { (say::column_status(lang)) }
                    th scope="col" { (say::column_target(lang)) ", " (say::column_limit(lang).to_lowercase()) }
                    th scope="col" { (say::column_measured(lang)) ", " (say::column_evidence(lang).to_lowercase()) }
                    th scope="col" { (say::column_source(lang)) }
                } }
                tbody { @for row in summary::worst_first(page) { (expectation(page, row, anchors)) } }
            }
        }
    }
}

fn expectation(page: &Page, row: &ScoredExpectation, anchors: &BTreeSet<u32>) -> Markup {
    let lang = page.lang;
    html! {
        tr {
            th scope="row" { (row.name.get(lang)) }
            td {
                strong { (words::status(row.status, lang)) }
                @if let Some(rating) = row.suggested_rating {
                    br; abbr title=(words::rating(rating, lang)) { (words::letter(rating)) }
                    @if let Some(score) = row.score { " · " (number(score, 0, lang)) }
                    @if let Some((low, high)) = summary::bounds(page, row.score_low, row.score_high) {
                        " (" (low) "–" (high) ")"
                    }
                }
            }
            td { (duration(row.target_s, lang)) br; (duration(row.limit_s, lang)) }
            td {
                @if row.status == Status::NotEvaluated {
                    @if let Some(why) = &row.why_not { (why.get(lang)) }
                }
                (instances(page, row, anchors))
            }
            td { (summary::basis(page, row)) @if !row.source.is_empty() { br; small { (half(&row.source, lang)) } } }
        }
    }
}

/// The worst instances with their evidence, and how many more there are.
fn instances(page: &Page, row: &ScoredExpectation, anchors: &BTreeSet<u32>) -> Markup {
    let list = summary::instances(row);
    let more = list.len().saturating_sub(LISTED);
    html! {
        ul { @for instance in list.into_iter().take(LISTED) {
            li {
                (page.short(instance.subject.org)) ": "
                (summary::measured(page, instance))
                (links(page, &instance.evidence, anchors))
            }
        } }
        @if more > 0 { small { (say::and_more_instances(page.lang, more)) } }
    }
}

/// Links to lines of the story, in brackets.
fn links(page: &Page, lines: &[u32], anchors: &BTreeSet<u32>) -> Markup {
    html! {
        @if !lines.is_empty() {
            span.evidence { " ["
                @for (i, seq) in lines.iter().enumerate() {
                    @if i > 0 { ", " }
                    @if anchors.contains(seq) {
                        a href=(format!("#e{seq}")) title=(say::line(page.lang, *seq)) { (seq) }
                    } @else { (seq) }
                }
            "]" }
        }
    }
}

fn happened(page: &Page, charts: &[Chart], told: &[Story], rest: &[u32]) -> Markup {
    let lang = page.lang;
    let (raised, believed) = false_alerts(page);
    let open = course::worst(page, told);
    html! {
        section {
            h2 { (say::head_story(lang)) }
            (figure(charts, "spread"))
            (figure(charts, "coordination"))
            (coordination::section(page))
            (figure(charts, "sharing"))
            @if told.is_empty() { p { (say::no_story(lang)) } }
            @if told.len() > 1 { p.note { (crate::i18n::tables::inherited(lang)) } }
            @for story in told { (told_story(page, story, open.contains(&story.intrusion))) }
            @if !rest.is_empty() {
                details {
                    summary { (say::other_evidence(lang, rest.len())) }
                    (lines(page, rest))
                }
            }
            @if raised > 0 {
                p { (say::false_alerts(lang, &count(raised, lang), &count(believed, lang))) }
            }
        }
    }
}

/// A story: what happened in some sentences, and its lines, open for the worst.
fn told_story(page: &Page, story: &Story, open: bool) -> Markup {
    let lang = page.lang;
    html! {
        article {
            h3 { (page.full(story.intrusion.org)) " – " (page.campaign(story.intrusion.campaign)) }
            p { (course::sentences(page, story.intrusion).join(" ")) }
            details open[open] {
                summary { (say::step_by_step(lang, story.lines.len())) }
                (lines(page, &story.lines))
                @if story.left_out > 0 { p.note { (say::left_out(lang, story.left_out)) } }
            }
        }
    }
}

/// Lines of the record under a heading for each day, each with its time.
fn lines(page: &Page, seqs: &[u32]) -> Markup {
    let mut days: Vec<(SimTime, Vec<u32>)> = Vec::new();
    for seq in seqs {
        let Some(entry) = page.record.entries.get(*seq as usize) else { continue };
        let midnight = page.clock.midnight(entry.t);
        match days.last_mut() {
            Some((day, list)) if *day == midnight => list.push(*seq),
            _ => days.push((midnight, vec![*seq])),
        }
    }
    html! {
        @for (day, list) in &days {
            h4 { (capital(&page.clock.long_day(*day, page.lang))) }
            ol.story {
                @for seq in list {
                    @if let Some(entry) = page.record.entries.get(*seq as usize) {
                        li id=(format!("e{seq}")) {
                            time { (page.clock.time(entry.t)) }
                            span { (sentence(page, &entry.fact)) " " small.seq { "[" (seq) "]" } }
                        }
                    }
                }
            }
        }
    }
}

fn where_hours_went(page: &Page, charts: &[Chart], anchors: &BTreeSet<u32>) -> Markup {
    let lang = page.lang;
    let rows = hours::rows(page);
    html! {
        section {
            h2 { (say::head_hours(lang)) }
            (figure(charts, "hours"))
            @if rows.is_empty() { p { (say::no_explanation(lang)) } }
            @for row in rows.iter().take(TOLD) { (explained(page, row, anchors)) }
            p.note { (say::part_is_no_saving(lang)) }
            (figure(charts, "load"))
        }
    }
}

fn explained(page: &Page, row: &Explanation, anchors: &BTreeSet<u32>) -> Markup {
    let cited = advice::largest(row).map(advice::cited).unwrap_or_default();
    html! {
        p {
            strong {
                (page.intrusion(row.intrusion)) ", " (advice::span_name(page, row)) ": "
                (duration(row.elapsed_s, page.lang)) ". "
            }
            (advice::sentences(page, row).join(" "))
            (links(page, cited, anchors))
        }
    }
}

fn measures(page: &Page) -> Markup {
    let lang = page.lang;
    let measures = &page.scored.card.measures;
    html! {
        @if !measures.is_empty() {
            section {
                h2 { (say::head_measures(lang)) }
                div.pair { @for half in measures.chunks(measures.len().div_ceil(2)) { table {
                    thead { tr {
                        th scope="col" { (say::column_measure(lang)) }
                        th scope="col" { (say::column_value(lang)) }
                    } }
                    tbody { @for m in half { tr {
                        th scope="row" { (terms::measure(lang, &m.id)) }
                        td { (summary::measure(page, m.value, &m.unit)) }
                    } } }
                } } }
            }
        }
    }
}

fn year(page: &Page) -> Markup {
    let lang = page.lang;
    html! {
        section {
            h2 { (say::head_year(lang)) }
            @if page.scored.obligations.is_empty() { p { (say::no_obligations(lang)) } }
            @else { table {
                thead { tr {
                    th scope="col" { (say::column_obligation(lang)) }
                    th scope="col" { (say::column_status(lang)) }
                    th scope="col" { (say::column_finding(lang)) }
                    th scope="col" { (say::column_source(lang)) }
                } }
                tbody { @for o in &page.scored.obligations { tr {
                    th scope="row" { (o.name.get(lang)) }
                    td { strong { (match o.fulfilled {
                        Some(true) => say::fulfilled(lang),
                        Some(false) => say::not_fulfilled(lang),
                        None => say::not_known(lang),
                    }) } }
                    td { (o.finding.get(lang)) }
                    td { (words::basis(o.basis, lang)) @if !o.source.is_empty() { br; small { (half(&o.source, lang)) } } }
                } } }
            } }
        }
    }
}

fn assumed(page: &Page) -> Markup {
    let lang = page.lang;
    let list = assumptions::assumptions(page);
    html! {
        section {
            h2 { (say::head_assumptions(lang)) }
            @if list.is_empty() { p { (say::no_assumptions(lang)) } }
            @else {
                p { (say::assumptions_intro(lang, list.len())) }
                table.narrow {
                    thead { tr {
                        th scope="col" { (say::column_topic(lang)) }
                        th scope="col" { (say::column_kinds(lang)) }
                        th scope="col" { (say::column_places(lang)) }
                    } }
                    tbody { @for (topic, kinds, uses) in assumptions::by_topic(&list) { tr {
                        th scope="row" { (topic.name(page)) }
                        td { (count(kinds as u64, lang)) }
                        td { (count(uses as u64, lang)) }
                    } } }
                }
                p.note { (crate::i18n::tables::assumed_means(lang)) }
                p.note { (say::assumptions_elsewhere(lang)) }
                details {
                    summary { (say::every_assumption(lang, list.len())) }
                    (every_assumption(page, &list))
                }
            }
        }
    }
}

fn every_assumption(page: &Page, list: &[assumptions::Assumption]) -> Markup {
    let lang = page.lang;
    html! {
        table.assumptions {
            thead { tr {
                th scope="col" { (say::column_field(lang)) }
                th scope="col" { (say::column_value(lang)) }
                th scope="col" { (say::column_range(lang)) }
                th scope="col" { (say::column_why(lang)) }
                th scope="col" { (say::column_where(lang)) }
            } }
            tbody { @for a in list { tr {
                th scope="row" { code { (a.field) } }
                td { (a.value) }
                td { @if let Some((low, high)) = &a.range { (low) " – " (high) } }
                td { @if a.why.is_empty() { (say::no_basis(lang)) } @else { (half(&a.why, lang)) } }
                td { small { (a.where_it_stands(page)) } }
            } } }
        }
    }
}

fn short_names(page: &Page) -> Markup {
    let list = page.abbreviations();
    html! {
        @if !list.is_empty() {
            section {
                h2 { (say::head_short_names(page.lang)) }
                ul.names { @for (short, name) in &list { li { b { (short) } ": " (name) } } }
            }
        }
    }
}

/// What a run is a function of, as rows of label and value.
pub(super) fn provenance(page: &Page) -> Vec<(String, String)> {
    let lang = page.lang;
    let (run, scenario) = (&page.record.run, page.scenario());
    let form = match scenario.drill.form {
        Form::Drill => say::form_drill(lang),
        Form::OpenEnded => say::form_open(lang),
    };
    let start = SimTime::ZERO;
    let started = format!("{} {}", page.clock.time(start), page.clock.date(start, lang));
    let structure =
        format!("{} ({})", scenario.structure.name.get(lang), half(&scenario.structure.source, lang));
    let plan = format!("{} ({})", scenario.plan.name.get(lang), half(&scenario.plan.source, lang));
    vec![
        (say::computed_program(lang), format!("cyberdrill {}", page.record.version)),
        (say::computed_structure(lang), structure),
        (say::computed_plan(lang), plan),
        (say::computed_seed(lang), format!("{}, {}", run.seed, run.replication)),
        (say::computed_digest(lang), page.digest.clone()),
        (say::computed_time(lang), format!("{started}, {}", duration(page.record.horizon.0, lang))),
        (say::computed_form(lang), form),
        (say::computed_entries(lang), count(page.record.entries.len() as u64, lang)),
        (say::computed_overrides(lang), run.overrides.len().to_string()),
    ]
}

fn computed(page: &Page) -> Markup {
    html! {
        section {
            h2 { (say::head_computed(page.lang)) }
            p { (say::computed_how(page.lang)) }
            table.narrow { tbody {
                @for (label, value) in provenance(page) {
                    tr { th scope="row" { (label) } td { (value) } }
                }
            } }
        }
    }
}
