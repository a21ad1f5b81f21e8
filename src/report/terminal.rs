//! The scorecard and the explanation as plain text for a terminal of a given width.

use unicode_width::UnicodeWidthStr;

use super::lines::Lines;
use super::page::Page;
use super::{advice, summary, words};
use crate::i18n::Lang;
use crate::i18n::format::{duration, percent};
use crate::i18n::{report as say, tables};
use crate::record::{IntrusionId, Record};
use crate::score::Scored;
use crate::score::card::{Explanation, ScoredExpectation, Status};

/// Narrower than this, the basis of an expectation is left out.
const NARROW: usize = 60;
/// Expectations told on two lines at most, the worst; the others stand on one, so that a card fits a screen.
const TOLD: usize = 6;
/// Columns of a score with its bounds.
const SCORE: usize = 6;
/// Columns of a bar of shares.
const BAR: usize = 20;

/// The scorecard: the answer, the figures, and a line an expectation; no line is wider than `width` columns (at
/// least 40). Ends with a line break.
pub fn scorecard(record: &Record, scored: &Scored, lang: Lang, width: usize) -> String {
    let page = Page::new(record, scored, lang);
    let card = &scored.card;
    let mut out = Lines::new(width);
    out.wrapped("", page.scenario().name.get(lang));
    out.wrapped("", page.scenario().structure.name.get(lang));
    out.rule();
    for sentence in summary::answer(&page) {
        out.wrapped("", &sentence);
    }
    out.rule();
    let bounds = summary::bounds(&page, card.score_low, card.score_high)
        .map_or_else(String::new, |(low, high)| format!(" ({})", say::figure_bounds(lang, &low, &high)));
    let score = summary::score(&page, card.score);
    let (coverage, assumed) = (percent(card.coverage, lang), percent(card.assumed_share, lang));
    out.wrapped("", &say::terminal_shares(lang, &format!("{score}{bounds}"), &coverage, &assumed));
    out.rule();
    for (i, row) in summary::worst_first(&page).into_iter().enumerate() {
        expectation(&page, row, i < TOLD && row.status != Status::Met, &mut out);
    }
    out.rule();
    if summary::worst_decides(&page) {
        out.wrapped("", &say::result_and_rating(lang));
    }
    out.wrapped("", &page.note());
    out.text
}

/// Rating, name, result, basis and score on a line; below it, if told, its worst instance.
fn expectation(page: &Page, row: &ScoredExpectation, told: bool, out: &mut Lines) {
    let lang = page.lang;
    let status = words::status(row.status, lang);
    let basis = words::basis(row.basis, lang).to_lowercase();
    let head = format!("{}  {}", summary::letter(row.suggested_rating), row.name.get(lang));
    let score = match row.score {
        Some(_) => say::bounds(lang, row.score_low.unwrap_or(0.0), row.score_high.unwrap_or(0.0)),
        None => "–".to_owned(),
    };
    let pad = " ".repeat(SCORE.saturating_sub(score.width()));
    let whole = format!("{status} · {basis} {pad}{score}");
    let right = if out.width >= NARROW { whole } else { format!("{status} {pad}{score}") };
    out.split(&head, &right);
    if !told {
        return;
    }
    let detail = match (row.status, &row.why_not, summary::worst_instance(row)) {
        (Status::NotEvaluated, Some(why), _) => why.get(lang).to_owned(),
        (_, _, Some(worst)) => {
            let line = say::terminal_worst(
                lang,
                &summary::measured(page, worst),
                page.short(worst.subject.org),
                &duration(row.target_s, lang),
                &duration(row.limit_s, lang),
            );
            let whole = summary::basis(page, row);
            if whole.to_lowercase() == basis { line } else { format!("{line} ({whole})") }
        }
        _ => String::new(),
    };
    out.wrapped("   ", &detail);
}

/// Measured times of an intrusion told where not all are asked for.
const WORST: usize = 5;

/// Where the hours went: the measured times of one intrusion or of all, and of one end of a clock or of all,
/// longest first, each with its parts; the worst five, or all. Clocks of an intrusion with the same parts are told
/// once. Ends with a line break.
pub fn explanation(
    record: &Record,
    scored: &Scored,
    lang: Lang,
    width: usize,
    all: bool,
    keep: impl Fn(&Explanation) -> bool,
) -> String {
    let page = Page::new(record, scored, lang);
    let mut out = Lines::new(width);
    let mut rows: Vec<&Explanation> =
        scored.explanations.iter().filter(|e| e.elapsed_s > 0 && keep(e)).collect();
    rows.sort_by_key(|e| (std::cmp::Reverse(e.elapsed_s), e.intrusion, e.from, e.to));
    if rows.is_empty() {
        out.wrapped("", &say::no_explanation(lang));
    }
    let merged = merged(&rows);
    let shown = if all { merged.len() } else { merged.len().min(WORST) };
    for same in &merged[..shown] {
        explained(&page, same, &mut out);
        out.text.push('\n');
    }
    out.wrapped("", &say::part_is_no_saving(lang));
    if shown < merged.len() {
        out.wrapped("", &tables::explain_more(lang, shown, merged.len()));
    }
    out.text
}

/// Measured times of one intrusion that took the same parts, together, in the order of the first of each.
fn merged<'a>(rows: &[&'a Explanation]) -> Vec<Vec<&'a Explanation>> {
    let mut all: Vec<Vec<&Explanation>> = Vec::new();
    for row in rows {
        let same = |one: &&mut Vec<&Explanation>| {
            one.first().is_some_and(|first| {
                first.intrusion == row.intrusion
                    && first.elapsed_s == row.elapsed_s
                    && first.from_t == row.from_t
                    && first
                        .parts
                        .iter()
                        .zip(&row.parts)
                        .all(|(a, b)| (a.class, a.seconds) == (b.class, b.seconds))
            })
        };
        match all.iter_mut().find(same) {
            Some(list) => list.push(row),
            None => all.push(vec![row]),
        }
    }
    all
}

/// A filter for [`explanation`] that keeps one intrusion.
pub fn of_intrusion(intrusion: IntrusionId) -> impl Fn(&Explanation) -> bool {
    move |explanation| explanation.intrusion == intrusion
}

fn explained(page: &Page, same: &[&Explanation], out: &mut Lines) {
    let lang = page.lang;
    let Some((row, others)) = same.split_first() else { return };
    out.wrapped("", &format!("{}, {}", page.intrusion(row.intrusion), advice::span_name(page, row)));
    out.split("", &duration(row.elapsed_s, lang));
    out.rule();
    for part in &row.parts {
        let share = part.seconds as f64 / row.elapsed_s.max(1) as f64;
        let filled = ((share * BAR as f64).round() as usize).min(BAR);
        let bar = format!("{}{}", "█".repeat(filled), "░".repeat(BAR - filled));
        out.split(&format!("  {bar} {}", words::class(part.class, lang)), &duration(part.seconds, lang));
    }
    if !others.is_empty() {
        let list: Vec<String> = others.iter().map(|other| advice::span_name(page, other)).collect();
        out.wrapped("  ", &tables::also_measures(lang, &list.join("; ")));
    }
    for sentence in advice::sentences(page, row) {
        out.wrapped("  ", &sentence);
    }
}
