//! The report as Markdown: the same parts, without the story line by line.

use std::fmt::Write;

use super::page::Page;
use super::story::{false_alerts, stories};
use super::{
    Chart, advice, assumptions, coordination, course, hours, html, injects, objectives, structure, summary,
    words,
};
use crate::i18n::format::{count, duration, percent};
use crate::i18n::report as say;
use crate::i18n::{half, terms};
use crate::score::card::Status;

/// Instances of an expectation listed at most, the worst; the scorecard's file has all.
const LISTED: usize = 3;

/// A cell of a table: no line breaks, no bars.
fn cell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ")
}

/// Text outside a table: what could start a markup of its own is escaped.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#') {
            out.push('\\');
        }
        out.push(if c == '\n' || c == '\r' { ' ' } else { c });
    }
    out
}

/// The heading of a part, behind an empty line.
pub(super) fn heading(out: &mut String, text: &str) {
    let gap = if out.ends_with("\n\n") { "" } else { "\n" };
    let _ = writeln!(out, "{gap}## {text}\n");
}

/// Lines as the points of a list.
pub(super) fn list(out: &mut String, lines: &[String]) {
    lines.iter().for_each(|line| {
        let _ = writeln!(out, "- {line}");
    });
}

/// A table of cells, then an empty line.
pub(super) fn table(out: &mut String, head: &[String], rows: &[Vec<String>]) {
    let line = |cells: &[String]| cells.iter().map(|c| cell(c)).collect::<Vec<_>>().join(" | ");
    // Writing to a text cannot fail.
    let _ = writeln!(out, "| {} |", line(head));
    let _ = writeln!(out, "|{}", "---|".repeat(head.len()));
    for row in rows {
        let _ = writeln!(out, "| {} |", line(row));
    }
    out.push('\n');
}

pub(super) fn document(page: &Page, charts: &[Chart]) -> String {
    let mut out = String::new();
    let heading = |out: &mut String, text: String| {
        let _ = writeln!(out, "## {}\n", plain(&text));
    };
    first(page, charts, &mut out);
    heading(&mut out, say::head_expectations(page.lang));
    picture(charts, "expectations", &mut out);
    expectations(page, &mut out);
    out.push_str(&objectives::markdown(page));
    out.push_str(&injects::markdown(page));
    heading(&mut out, say::head_story(page.lang));
    picture(charts, "spread", &mut out);
    picture(charts, "coordination", &mut out);
    out.push_str(&coordination::markdown(page));
    picture(charts, "sharing", &mut out);
    courses(page, &mut out);
    heading(&mut out, say::head_hours(page.lang));
    picture(charts, "hours", &mut out);
    hours_in_words(page, &mut out);
    picture(charts, "load", &mut out);
    out.push_str(&structure::markdown(page));
    out.push_str(&structure::exchange_markdown(page));
    heading(&mut out, say::head_measures(page.lang));
    measures(page, &mut out);
    heading(&mut out, say::head_year(page.lang));
    year(page, &mut out);
    heading(&mut out, say::head_assumptions(page.lang));
    assumed(page, &mut out);
    heading(&mut out, say::head_short_names(page.lang));
    for (short, name) in page.abbreviations() {
        let _ = writeln!(out, "- {}: {}", plain(short), plain(name));
    }
    out.push('\n');
    heading(&mut out, say::head_computed(page.lang));
    let _ = writeln!(out, "{}\n", plain(&say::computed_how(page.lang)));
    for (label, value) in html::provenance(page) {
        let _ = writeln!(out, "- {}: {}", plain(&label), plain(&value));
    }
    out
}

fn picture(charts: &[Chart], name: &str, out: &mut String) {
    if let Some(chart) = charts.iter().find(|c| c.name == name) {
        let _ = writeln!(out, "![{}](charts/{name}.png)\n", plain(&chart.alt));
    }
}

fn first(page: &Page, charts: &[Chart], out: &mut String) {
    let card = &page.scored.card;
    let lang = page.lang;
    let _ = writeln!(out, "# {}\n", plain(&say::question(lang)));
    let _ = writeln!(out, "{}\n", plain(page.scenario().name.get(lang)));
    let _ = writeln!(out, "{}\n", plain(&summary::answer(page).join(" ")));
    let bounds = summary::bounds(page, card.score_low, card.score_high)
        .map_or_else(String::new, |(low, high)| format!(" ({})", say::figure_bounds(lang, &low, &high)));
    let _ = writeln!(out, "- {}: {}{bounds}", say::figure_score(lang), summary::score(page, card.score));
    let _ = writeln!(out, "- {}: {}", say::figure_coverage(lang), percent(card.coverage, lang));
    let _ = writeln!(out, "- {}: {}\n", say::figure_assumed(lang), percent(card.assumed_share, lang));
    picture(charts, "timeline", out);
}

fn expectations(page: &Page, out: &mut String) {
    let lang = page.lang;
    let head = [
        say::column_expectation(lang),
        say::column_status(lang),
        say::column_score(lang),
        say::column_target(lang),
        say::column_limit(lang),
        say::column_measured(lang),
        say::column_source(lang),
    ];
    let rows: Vec<Vec<String>> = summary::worst_first(page)
        .into_iter()
        .map(|row| {
            let list = summary::instances(row);
            let more = list.len().saturating_sub(LISTED);
            let mut measured: Vec<String> = list
                .into_iter()
                .take(LISTED)
                .map(|i| format!("{}: {}", page.short(i.subject.org), summary::measured(page, i)))
                .collect();
            if more > 0 {
                measured.push(say::and_more_instances(lang, more));
            }
            let measured = match (&row.why_not, row.status) {
                (Some(why), Status::NotEvaluated) => why.get(lang).to_owned(),
                _ => measured.join("; "),
            };
            vec![
                row.name.get(lang).to_owned(),
                format!("{} {}", words::status(row.status, lang), summary::letter(row.suggested_rating)),
                summary::score(page, row.score),
                duration(row.target_s, lang),
                duration(row.limit_s, lang),
                measured,
                format!("{}. {}", summary::basis(page, row), half(&row.source, lang)),
            ]
        })
        .collect();
    if summary::worst_decides(page) {
        let _ = writeln!(out, "{}\n", plain(&say::result_and_rating(lang)));
    }
    table(out, &head, &rows);
}

fn courses(page: &Page, out: &mut String) {
    let lang = page.lang;
    let (told, _) = stories(page);
    if told.len() > 1 {
        let _ = writeln!(out, "{}\n", plain(&crate::i18n::tables::inherited(lang)));
    }
    if told.is_empty() {
        let _ = writeln!(out, "{}\n", plain(&say::no_story(lang)));
    }
    for story in told {
        let name = page.intrusion(story.intrusion);
        let _ = writeln!(out, "### {}\n", plain(&name));
        let _ = writeln!(out, "{}\n", plain(&course::sentences(page, story.intrusion).join(" ")));
        let Some(course) = page.scored.courses.iter().find(|c| c.intrusion == story.intrusion) else {
            continue;
        };
        let mut reached = course.reached.clone();
        reached.sort_by_key(|(m, t, _)| (*t, *m));
        let line: Vec<String> = reached
            .into_iter()
            .map(|(milestone, t, seq)| {
                let what = words::milestone(milestone, lang);
                format!("{} {} ({})", page.clock.moment(t, lang), what.to_lowercase(), say::line(lang, seq))
            })
            .collect();
        let _ = writeln!(out, "{}\n", plain(&line.join("; ")));
    }
    let (raised, believed) = false_alerts(page);
    if raised > 0 {
        let text = say::false_alerts(lang, &count(raised, lang), &count(believed, lang));
        let _ = writeln!(out, "{}\n", plain(&text));
    }
}

/// A line for each measured time. A sentence that several of them would repeat stands once below, with their numbers.
fn hours_in_words(page: &Page, out: &mut String) {
    let rows = hours::rows(page);
    let told: Vec<Vec<String>> = rows.iter().map(|row| advice::sentences(page, row)).collect();
    let mut of: Vec<(&String, Vec<String>)> = Vec::new();
    for (number, sentence) in
        told.iter().enumerate().flat_map(|(ix, list)| list.iter().map(move |s| (ix + 1, s)))
    {
        match of.iter_mut().find(|(known, _)| *known == sentence) {
            Some((_, numbers)) => numbers.push(number.to_string()),
            None => of.push((sentence, vec![number.to_string()])),
        }
    }
    of.retain(|(_, numbers)| numbers.len() > 2);
    for (ix, (row, list)) in rows.iter().zip(&told).enumerate() {
        let own: Vec<&str> =
            list.iter().filter(|s| !of.iter().any(|(o, _)| o == s)).map(String::as_str).collect();
        let _ = writeln!(
            out,
            "{}. **{}, {}: {}.** {}",
            ix + 1,
            plain(&page.intrusion(row.intrusion)),
            plain(&advice::span_name(page, row)),
            duration(row.elapsed_s, page.lang),
            plain(&own.join(" ")),
        );
    }
    if !of.is_empty() {
        out.push('\n');
    }
    for (sentence, numbers) in &of {
        let items = match (numbers.first(), numbers.last()) {
            (Some(first), Some(last)) if numbers.len() == rows.len() => format!("{first}–{last}"),
            _ => numbers.join(", "),
        };
        let line = crate::i18n::tables::holds_for(page.lang, &items, sentence);
        let _ = writeln!(out, "- {}", plain(&line));
    }
    let _ = writeln!(out, "\n{}\n", plain(&say::part_is_no_saving(page.lang)));
}

fn measures(page: &Page, out: &mut String) {
    let head = [say::column_measure(page.lang), say::column_value(page.lang)];
    let rows: Vec<Vec<String>> = page
        .scored
        .card
        .measures
        .iter()
        .map(|m| vec![terms::measure(page.lang, &m.id), summary::measure(page, m.value, &m.unit)])
        .collect();
    table(out, &head, &rows);
}

fn year(page: &Page, out: &mut String) {
    let lang = page.lang;
    if page.scored.obligations.is_empty() {
        let _ = writeln!(out, "{}\n", plain(&say::no_obligations(lang)));
        return;
    }
    let head = [
        say::column_obligation(lang),
        say::column_status(lang),
        say::column_finding(lang),
        say::column_source(lang),
    ];
    let rows: Vec<Vec<String>> = page
        .scored
        .obligations
        .iter()
        .map(|o| {
            let status = match o.fulfilled {
                Some(true) => say::fulfilled(lang),
                Some(false) => say::not_fulfilled(lang),
                None => say::not_known(lang),
            };
            let source = format!("{}. {}", words::basis(o.basis, lang), half(&o.source, lang));
            vec![o.name.get(lang).to_owned(), status, o.finding.get(lang).to_owned(), source]
        })
        .collect();
    table(out, &head, &rows);
}

fn assumed(page: &Page, out: &mut String) {
    let lang = page.lang;
    let list = assumptions::assumptions(page);
    if list.is_empty() {
        let _ = writeln!(out, "{}\n", plain(&say::no_assumptions(lang)));
        return;
    }
    let _ = writeln!(out, "{}\n", plain(&say::assumptions_intro(lang, list.len())));
    let _ = writeln!(out, "{}\n", plain(&crate::i18n::tables::assumed_means(lang)));
    let topics: Vec<Vec<String>> = assumptions::by_topic(&list)
        .into_iter()
        .map(|(t, kinds, uses)| vec![t.name(page), count(kinds as u64, lang), count(uses as u64, lang)])
        .collect();
    table(out, &[say::column_topic(lang), say::column_kinds(lang), say::column_places(lang)], &topics);
    // A folded part: where the reader's program does not know it, the table simply stands there.
    let _ =
        writeln!(out, "<details><summary>{}</summary>\n", plain(&say::every_assumption(lang, list.len())));
    let head = [
        say::column_field(lang),
        say::column_value(lang),
        say::column_range(lang),
        say::column_why(lang),
        say::column_where(lang),
    ];
    let rows: Vec<Vec<String>> = list
        .iter()
        .map(|a| {
            let range = a.range.as_ref().map_or_else(String::new, |(l, h)| format!("{l} – {h}"));
            let why = if a.why.is_empty() { say::no_basis(lang) } else { half(&a.why, lang).to_owned() };
            vec![format!("`{}`", a.field), a.value.clone(), range, why, a.where_it_stands(page)]
        })
        .collect();
    table(out, &head, &rows);
    out.push_str("</details>\n\n");
}
