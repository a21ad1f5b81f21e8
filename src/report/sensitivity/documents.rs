//! The study as a page, as Markdown, as text for a terminal, and its charts' numbers as CSV.

use std::fmt::Write as _;

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use super::facts::Facts;
use super::lead::lead;
use super::tables::{Table, answer, method, tables};
use crate::experiment::Estimate;
use crate::experiment::sensitivity::{Paper, Verdict};
use crate::i18n::Lang;
use crate::i18n::format::count;
use crate::i18n::sensitivity as say;
use crate::report::Chart;
use crate::report::lines::Lines;
use crate::report::style;

fn question(facts: &Facts) -> String {
    if facts.arms() > 1 { say::question_order(facts.lang) } else { say::question(facts.lang) }
}

fn done(facts: &Facts) -> String {
    let factors = facts.paper.subject.factors.len() as u64;
    let [drills, factors] = [facts.paper.drills(), factors].map(|n| count(n, facts.lang));
    say::done(facts.lang, &drills, &factors, &facts.measure())
}

fn about(facts: &Facts) -> String {
    say::about(facts.lang, facts.paper.plan.seed, env!("CARGO_PKG_VERSION"), &facts.digest())
}

/// The report as one HTML file with its charts inside: works without a network and without scripts.
pub fn html(paper: &Paper, charts: &[Chart], lang: Lang) -> String {
    let facts = Facts::of(paper, lang);
    let title = say::title(lang, &facts.scenario());
    let figure = |chart: &Chart| -> Markup {
        markup! { figure { (PreEscaped(&chart.svg)) } }
    };
    let (first, others) = match charts.split_first() {
        Some((first, others)) => (Some(first), others),
        None => (None, charts),
    };
    let page = markup! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(style::fonts())) (PreEscaped(style::SHEET)) }
            }
            body { main {
                header {
                    p.over { (facts.scenario()) " · " (facts.structures()) }
                    h1 { (question(&facts)) }
                    p.answer { (lead(&facts).join(" ")) }
                    p.note { (done(&facts)) }
                    @if let Some(chart) = first { (figure(chart)) }
                }
                @for chart in others { (figure(chart)) }
                section {
                    h2 { (say::head_whole_answer(lang)) }
                    ul { @for sentence in answer(&facts) { li { (sentence) } } }
                }
                @for table in tables(&facts) { (section(&table)) }
                section {
                    h2 { (say::head_method(lang)) }
                    ul { @for sentence in method(&facts) { li { (sentence) } } }
                    p.note { (about(&facts)) }
                }
            } }
        }
    };
    page.into_string()
}

fn section(table: &Table) -> Markup {
    markup! {
        section {
            h2 { (table.heading) }
            table {
                thead { tr { @for column in &table.columns { th scope="col" { (column) } } } }
                tbody {
                    @for row in &table.rows {
                        tr { @for (ix, cell) in row.iter().enumerate() {
                            @if ix == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                        } }
                    }
                }
            }
        }
    }
}

/// The report as Markdown; refers to its charts as `charts/<name>.png`.
pub fn markdown(paper: &Paper, charts: &[Chart], lang: Lang) -> String {
    let facts = Facts::of(paper, lang);
    let mut out = format!("# {}\n\n", say::title(lang, &facts.scenario()));
    let _ = writeln!(out, "{}\n\n{}\n\n{}\n", facts.structures(), lead(&facts).join(" "), done(&facts));
    for sentence in answer(&facts) {
        let _ = writeln!(out, "- {sentence}");
    }
    for chart in charts {
        let alt = chart.alt.replace(['[', ']'], "");
        let _ = writeln!(out, "\n![{alt}](charts/{}.png)", chart.name);
    }
    let cell = |text: &String| text.replace('|', "\\|");
    for table in tables(&facts) {
        let _ = writeln!(out, "\n## {}\n\n| {} |", table.heading, table.columns.join(" | "));
        let _ = writeln!(out, "|{}", " --- |".repeat(table.columns.len()));
        for row in &table.rows {
            let _ = writeln!(out, "| {} |", row.iter().map(cell).collect::<Vec<_>>().join(" | "));
        }
    }
    let _ = writeln!(out, "\n## {}\n", say::head_method(lang));
    for sentence in method(&facts) {
        let _ = writeln!(out, "- {sentence}");
    }
    let _ = writeln!(out, "\n{}", about(&facts));
    out
}

/// The answer on a screen. Ends with a line break.
pub fn terminal(paper: &Paper, lang: Lang, width: usize) -> String {
    let facts = Facts::of(paper, lang);
    let mut out = Lines::new(width);
    out.wrapped("", &facts.scenario());
    out.wrapped("", &facts.structures());
    out.wrapped("", &done(&facts));
    out.rule();
    out.wrapped("", &lead(&facts).join(" "));
    out.rule();
    for sentence in answer(&facts) {
        out.wrapped("", &sentence);
    }
    for series in facts.drawn() {
        out.rule();
        out.wrapped("", &format!("{}: {}", say::head_ranges(lang), facts.short_series(series)));
        for (found, ends) in super::tornado::rows(&facts, series) {
            let shown = ends.map(|end| end.map_or_else(|| "–".to_owned(), |e| facts.estimated_change(e)));
            let noise = if found.stands_out { "" } else { " *" };
            out.wrapped("", &format!("{}{noise}", facts.full_name(found.factor)));
            let [low, high] = [say::col_at_low(lang), say::col_at_high(lang)];
            out.wrapped("   ", &format!("{low}: {} · {high}: {}", shown[0], shown[1]));
        }
    }
    if paper.findings.found.iter().any(|found| !found.stands_out) {
        out.wrapped("", &format!("* {}", say::maybe_noise(lang)));
    }
    if facts.arms() > 1 {
        for table in tables(&facts).iter().filter(|table| table.heading == say::head_flips(lang)) {
            out.rule();
            out.wrapped("", &table.heading);
            for row in &table.rows {
                out.wrapped("", &format!("{} · {}", row[1], row[0]));
                out.wrapped("   ", &row[3]);
            }
        }
    }
    out.rule();
    out.wrapped("", &about(&facts));
    out.text
}

/// The numbers of every chart: file name and contents. Ids, never words: the same in every language.
pub fn csv(paper: &Paper) -> Vec<(String, String)> {
    let facts = Facts::of(paper, Lang::En);
    let mut files = Vec::new();
    for (series, name) in facts.drawn().into_iter().zip(super::tornado::NAMES) {
        files.push((format!("charts/{name}.csv"), curves(&facts, series)));
    }
    files.push(("indices.csv".to_owned(), indices(&facts)));
    if let Some(plane) = plane(&facts) {
        files.push((format!("charts/{}.csv", super::plane::NAME), plane));
    }
    files
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn three(estimate: &Estimate) -> String {
    [estimate.value, estimate.low, estimate.high].map(number).join(",")
}

/// A text as a cell of a file of comma-separated values.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A series by the ids of its structures.
fn series_id(facts: &Facts, series: usize) -> String {
    let ids = facts.paper.findings.series[series]
        .iter()
        .filter_map(|arm| facts.paper.scenario(*arm).map(|scenario| scenario.structure.id.clone()));
    ids.collect::<Vec<_>>().join(" - ")
}

fn curves(facts: &Facts, series: usize) -> String {
    let mut out =
        String::from("series,assumption,value,used,mean,mean_low,mean_high,change,change_low,change_high\n");
    let id = quoted(&series_id(facts, series));
    for (found, _) in super::tornado::rows(facts, series) {
        let name = quoted(facts.id(found.factor));
        for level in &found.curve {
            let (value, own) = (level.value, level.own);
            let (mean, change) = (three(&level.mean[series]), three(&level.change[series]));
            let _ = writeln!(out, "{id},{name},{value},{own},{mean},{change}");
        }
    }
    out
}

fn indices(facts: &Facts) -> String {
    let mut out = String::from(
        "series,assumption,p,first,first_low,first_high,total,total_low,total_high,moves,moves_low,moves_high,\
         moves_approximate\n",
    );
    let findings = &facts.paper.findings;
    let about = findings.moves_are_approximate();
    for series in 0..findings.series.len() {
        let id = quoted(&series_id(facts, series));
        for found in &findings.found {
            let index = &found.indices[series];
            let (first, total, moves) = (three(&index.first), three(&index.total), three(&index.moves));
            let name = quoted(facts.id(found.factor));
            let _ = writeln!(out, "{id},{name},{},{first},{total},{moves},{about}", found.p);
        }
        if let Some(rest) = findings.rest.get(series) {
            let (first, total, moves) = (three(&rest.first), three(&rest.total), three(&rest.moves));
            let _ = writeln!(out, "{id},\"\",,{first},{total},{moves},{about}");
        }
    }
    out
}

fn plane(facts: &Facts) -> Option<String> {
    let plane = facts.paper.findings.plane.as_ref()?;
    let structure = |arm: usize| facts.paper.scenario(arm).map_or("", |s| s.structure.id.as_str());
    let means: Vec<String> =
        (0..facts.arms()).map(|arm| quoted(&format!("mean {}", structure(arm)))).collect();
    let [across, up] = plane.factors.map(|factor| quoted(facts.id(factor)));
    let mut out = format!("{across},{up},verdict,{}\n", means.join(","));
    let columns = plane.values[0].len();
    for (ix, cell) in plane.cells.iter().enumerate() {
        let (x, y) = (plane.values[0][ix % columns], plane.values[1][ix / columns]);
        let verdict = match cell.verdict {
            Verdict::Wins(arm) => structure(arm).to_owned(),
            Verdict::NoDifference => "no_difference".to_owned(),
            Verdict::Undecided => "undecided".to_owned(),
        };
        let means: Vec<String> = cell.means.iter().map(|mean| number(*mean)).collect();
        let _ = writeln!(out, "{x},{y},{},{}", quoted(&verdict), means.join(","));
    }
    Some(out)
}
