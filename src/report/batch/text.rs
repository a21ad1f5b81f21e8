//! What a batch of drills found in words and tables: for a terminal, as Markdown, for the page.

use std::fmt::Write as _;

use crate::experiment::{Batch, Estimate, ExpectationChance, QuantityEstimate, Runner};
use crate::i18n::Lang;
use crate::i18n::experiment as say;
use crate::i18n::format::{count, duration, number, percent};
use crate::i18n::terms;
use crate::record::TimeClass;
use crate::report::lines::Lines;
use crate::report::words;
use crate::scenario::Scenario;
use crate::scenario::model::Expectation;
use crate::score::MAIN_CLOCKS;

/// The scenario that a batch ran.
pub(super) fn scenario(runner: &Runner) -> Option<&Scenario> {
    runner.arms().first().map(|arm| &*arm.scenario)
}

pub(super) fn expectation<'a>(runner: &'a Runner, id: &str) -> Option<&'a Expectation> {
    scenario(runner)?.plan.expectations.iter().find(|e| e.id == id)
}

/// The answer on a screen: score, then every expectation with its chance and its times. Ends with a line break.
pub fn terminal(runner: &Runner, found: &Batch, digest: &str, lang: Lang, width: usize) -> String {
    let mut out = Lines::new(width);
    let Some(scenario) = scenario(runner) else { return out.text };
    out.wrapped("", scenario.name.get(lang));
    let structure = scenario.structure.name.get(lang);
    out.wrapped("", &say::batch_title(lang, &count(found.replications, lang), structure));
    out.rule();
    for sentence in answer(found, lang) {
        out.wrapped("", &sentence);
    }
    out.rule();
    out.wrapped("", &say::chance_heading(lang));
    out.wrapped("", &say::two_shares(lang));
    for row in &found.expectations {
        let Some(spec) = expectation(runner, &row.id) else { continue };
        out.split(spec.name.get(lang), &chance(row, lang));
        if row.evaluated > 0 {
            out.wrapped("   ", &times(row, spec, lang));
        }
    }
    out.rule();
    out.wrapped("", &say::hours_heading(lang));
    for (class, row) in std::iter::zip(TimeClass::ALL, &found.hours) {
        if row.mean.value.is_some_and(|mean| mean >= 1.0) {
            out.split(&format!("  {}", words::class(class, lang)), &seconds(row.mean.value, lang));
        }
    }
    out.rule();
    out.wrapped("", &about(runner, found, digest, lang));
    out.text
}

/// The same with everything that was found, as Markdown.
pub fn markdown(runner: &Runner, found: &Batch, digest: &str, lang: Lang) -> String {
    let mut out = String::new();
    let Some(scenario) = scenario(runner) else { return out };
    let _ = writeln!(out, "# {}\n", scenario.name.get(lang));
    let structure = scenario.structure.name.get(lang);
    let _ = writeln!(out, "{}\n", say::batch_title(lang, &count(found.replications, lang), structure));
    for sentence in answer(found, lang) {
        let _ = writeln!(out, "- {sentence}");
    }
    for section in sections(runner, found, lang) {
        let _ = writeln!(out, "\n## {}\n", section.title);
        if let Some(note) = section.note {
            let _ = writeln!(out, "{note}\n");
        }
        table_head(&mut out, &section.heads);
        for row in &section.rows {
            let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
    }
    let _ = writeln!(out, "\n{}", about(runner, found, digest, lang));
    out
}

/// A table under its heading.
pub(super) struct Section {
    pub title: String,
    /// How it is read, where that needs a word.
    pub note: Option<String>,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// Everything that was found, as tables.
pub(super) fn sections(runner: &Runner, found: &Batch, lang: Lang) -> [Section; 4] {
    let quantiles = || ["P10".to_owned(), "P50".into(), "P90".into()];
    let clocks = std::iter::zip(MAIN_CLOCKS, &found.clocks).map(|(to, row)| {
        let cells = [&row.p10, &row.p50, &row.p90].map(|q| time_with_interval(q, row.evaluated > 0, lang));
        std::iter::once(words::milestone(to, lang)).chain(cells).collect()
    });
    let hours = std::iter::zip(TimeClass::ALL, &found.hours).map(|(class, row)| {
        vec![words::class(class, lang), seconds(row.mean.value, lang), seconds(row.p90.value, lang)]
    });
    let shown = |e: &Estimate| e.value.map_or_else(|| "–".to_owned(), |value| number(value, 1, lang));
    let measures = found.measures.iter().map(|row| {
        let name = terms::measure(lang, row.id.trim_start_matches("measure."));
        let cells = [&row.mean, &row.p10, &row.p50, &row.p90].map(shown);
        std::iter::once(name).chain(cells).collect()
    });
    [
        chance_section(runner, found, lang),
        Section {
            title: say::clock_heading(lang),
            note: None,
            heads: std::iter::once(say::col_quantity(lang)).chain(quantiles()).collect(),
            rows: clocks.collect(),
        },
        Section {
            title: say::hours_heading(lang),
            note: None,
            heads: vec![say::col_part(lang), say::col_mean(lang), "P90".into()],
            rows: hours.collect(),
        },
        Section {
            title: say::measure_heading(lang),
            note: None,
            heads: [say::col_quantity(lang), say::col_mean(lang)].into_iter().chain(quantiles()).collect(),
            rows: measures.collect(),
        },
    ]
}

fn chance_section(runner: &Runner, found: &Batch, lang: Lang) -> Section {
    let rows = found.expectations.iter().filter_map(|row| {
        let spec = expectation(runner, &row.id)?;
        let [p50, p90] =
            [&row.seconds.p50, &row.seconds.p90].map(|q| time_with_interval(q, row.evaluated > 0, lang));
        let share = row.share_met.mean.value.map_or_else(|| "–".to_owned(), |share| percent(share, lang));
        let due = row.chance_exercised.value.map_or_else(|| "–".to_owned(), |share| percent(share, lang));
        Some(vec![spec.name.get(lang).to_owned(), chance(row, lang), p50, p90, share, due])
    });
    Section {
        title: say::chance_heading(lang),
        note: Some(say::two_shares(lang)),
        heads: vec![
            say::col_expectation(lang),
            say::col_chance(lang),
            "P50".into(),
            "P90".into(),
            say::col_share(lang),
            say::col_due(lang),
        ],
        rows: rows.collect(),
    }
}

fn table_head(out: &mut String, heads: &[String]) {
    let _ = writeln!(out, "| {} |", heads.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(heads.len()));
}

/// A text inside a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

pub(super) fn answer(found: &Batch, lang: Lang) -> Vec<String> {
    let mut sentences = Vec::new();
    let column = |name: &str| found.score.iter().find(|row| row.id == name);
    let shown = |e: &Estimate| e.value.map(|value| number(value, 0, lang));
    if let Some(score) = column("score")
        && let (Some(p10), Some(p50), Some(p90)) = (shown(&score.p10), shown(&score.p50), shown(&score.p90))
    {
        sentences.push(say::batch_score(lang, &p50, &p10, &p90));
    }
    if let Some(share) = column("coverage").and_then(|row| row.p50.value) {
        sentences.push(say::batch_coverage(lang, &percent(share, lang)));
    }
    sentences
}

fn chance(row: &ExpectationChance, lang: Lang) -> String {
    let share = |value: Option<f64>| percent(value.unwrap_or(0.0), lang);
    let Estimate { value, low, high } = row.chance_met;
    match value {
        _ if row.evaluated == 0 => say::never_due(lang),
        Some(_) => say::chance(lang, &share(value), &share(low), &share(high)),
        None => say::chance_between(lang, &share(low), &share(high)),
    }
}

fn times(row: &ExpectationChance, spec: &Expectation, lang: Lang) -> String {
    let time = |row: &QuantityEstimate, e: &Estimate| match e.value {
        None if row.open > 0 => say::beyond_end(lang),
        value => seconds(value, lang),
    };
    let line = say::times(
        lang,
        &percent(row.share_met.mean.value.unwrap_or(0.0), lang),
        &time(&row.seconds, &row.seconds.p50),
        &time(&row.seconds, &row.seconds.p90),
        &duration(spec.target.value().0, lang),
        &duration(spec.limit.value().0, lang),
    );
    match row.chance_exercised.value {
        Some(due) if due < 1.0 => line + &say::times_due(lang, &percent(due, lang)),
        _ => line,
    }
}

fn seconds(value: Option<f64>, lang: Lang) -> String {
    value.map_or_else(|| "–".to_owned(), |value| duration(value.round() as i64, lang))
}

/// A quantile of a time; what no run reached lies after its end.
fn time_with_interval(quantile: &Estimate, seen: bool, lang: Lang) -> String {
    match quantile.value {
        None if seen => say::beyond_end(lang),
        None => "–".to_owned(),
        value => {
            let high = quantile.high.map_or_else(|| say::beyond_end(lang), |high| seconds(Some(high), lang));
            let low = quantile.low.map_or_else(|| "0".to_owned(), |low| seconds(Some(low), lang));
            say::chance(lang, &seconds(value, lang), &low, &high)
        }
    }
}

pub(super) fn about(runner: &Runner, found: &Batch, digest: &str, lang: Lang) -> String {
    let short: String = digest.trim_start_matches("sha256:").chars().take(12).collect();
    let version = env!("CARGO_PKG_VERSION");
    say::about_intervals(lang, &percent(found.confidence, lang), runner.seed(), version, &short)
}
