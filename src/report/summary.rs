//! The answer of a report in at most three sentences, shared by the page, its plain form and the terminal.

use super::page::Page;
use crate::i18n::format::{duration, number, percent};
use crate::i18n::report as say;
use crate::scenario::model::Aggregate;
use crate::score::card::{Instance, Rating, ScoredExpectation, Status};

/// Expectations that were evaluated, worst first; then those that were not.
pub(super) fn worst_first<'a>(page: &Page<'a>) -> Vec<&'a ScoredExpectation> {
    let mut rows: Vec<&ScoredExpectation> = page.scored.card.expectations.iter().collect();
    rows.sort_by(|a, b| {
        let key = |e: &ScoredExpectation| e.score.unwrap_or(f64::MAX);
        key(a).total_cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
    });
    rows
}

/// Whether a result is that of the worst instance while the score is a mean of all, so that the two may differ.
pub(super) fn worst_decides(page: &Page) -> bool {
    page.scored.card.expectations.iter().any(|e| e.aggregate == Aggregate::All && e.instances.len() > 1)
}

/// Instances, the worst first: lowest score, then longest.
pub(super) fn instances(row: &ScoredExpectation) -> Vec<&Instance> {
    let mut list: Vec<&Instance> = row.instances.iter().collect();
    list.sort_by(|a, b| {
        let longer = b.measured_s.cmp(&a.measured_s);
        a.score_low.total_cmp(&b.score_low).then(longer).then(a.subject.cmp(&b.subject))
    });
    list
}

/// The instance that did worst.
pub(super) fn worst_instance(row: &ScoredExpectation) -> Option<&Instance> {
    instances(row).first().copied()
}

/// A score of 0..100 without decimals; that there is none.
pub(super) fn score(page: &Page, score: Option<f64>) -> String {
    score.map_or_else(|| say::no_score(page.lang), |s| number(s, 0, page.lang))
}

/// The bounds of a score, where they differ on paper.
pub(super) fn bounds(page: &Page, low: Option<f64>, high: Option<f64>) -> Option<(String, String)> {
    let (low, high) = (number(low?, 0, page.lang), number(high?, 0, page.lang));
    (low != high).then_some((low, high))
}

/// The answer: at most three sentences, the last on its uncertainty.
pub(super) fn answer(page: &Page) -> Vec<String> {
    let card = &page.scored.card;
    let lang = page.lang;
    let evaluated = card.expectations.iter().filter(|e| e.status != Status::NotEvaluated).count();
    if card.score.is_none() || evaluated == 0 {
        return vec![say::answer_nothing(lang)];
    }
    let met = card.expectations.iter().filter(|e| e.status == Status::Met).count();
    let between = bounds(page, card.score_low, card.score_high)
        .map_or_else(String::new, |(low, high)| say::answer_bounds(lang, &low, &high));
    let score = score(page, card.score);
    let mut list = vec![say::answer_met(lang, met, evaluated, &others(page), &score, &between)];
    list.extend(worst(page));
    list.push(say::answer_uncertainty(lang, &percent(card.assumed_share, lang)));
    list
}

/// How many of the evaluated expectations were late, missed or undecided, in brackets; nothing where all were met.
pub(super) fn others(page: &Page) -> String {
    let (card, lang) = (&page.scored.card, page.lang);
    let count = |status: Status| card.expectations.iter().filter(|e| e.status == status).count();
    let (late, missed, open) = (count(Status::Late), count(Status::Missed), count(Status::Undecided));
    let mut others = Vec::new();
    for (n, say) in [
        (late, say::answer_late as fn(crate::i18n::Lang, usize) -> String),
        (missed, say::answer_missed),
        (open, say::answer_undecided),
    ] {
        others.extend((n > 0).then(|| say(lang, n)));
    }
    if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) }
}

fn worst(page: &Page) -> Option<String> {
    let rows = worst_first(page);
    // What is settled for the worse goes before what was still running.
    let of = |status: Status| {
        let open = rows.iter().filter(|e| e.score.is_some() && e.status == status);
        // A clock that never started took no time.
        open.filter_map(|row| Some((row, worst_instance(row).filter(|i| i.started)?))).next()
    };
    let (row, instance) = [Status::Missed, Status::Late, Status::Undecided].into_iter().find_map(of)?;
    let say = if instance.censored { say::answer_worst_open } else { say::answer_worst };
    Some(say(
        page.lang,
        row.name.get(page.lang),
        page.short(instance.subject.org),
        &duration(instance.measured_s, page.lang),
        &duration(row.limit_s, page.lang),
    ))
}

/// A measured time in words, with the note that it was not over, or that its clock never started.
pub(super) fn measured(page: &Page, instance: &Instance) -> String {
    let time = duration(instance.measured_s, page.lang);
    if !instance.started {
        say::not_started(page.lang, &time)
    } else if instance.censored {
        say::not_over(page.lang, &time)
    } else {
        time
    }
}

/// On what an expectation rests: one basis, or those of target and limit where they differ.
pub(super) fn basis(page: &Page, row: &ScoredExpectation) -> String {
    let lang = page.lang;
    let spec = page.scenario().plan.expectations.iter().find(|e| e.id == row.id);
    match spec.map(|e| (e.target.basis(), e.limit.basis())) {
        Some((target, limit)) if target != limit => {
            let [target, limit] = [target, limit].map(|b| super::words::basis(b, lang).to_lowercase());
            crate::i18n::tables::bases(lang, &target, &limit)
        }
        _ => super::words::basis(row.basis, lang),
    }
}

/// The letter of a rating, or a dash.
pub(super) fn letter(rating: Option<Rating>) -> &'static str {
    rating.map_or("–", super::words::letter)
}

/// A measure beside the times, with its unit.
pub(super) fn measure(page: &Page, value: f64, unit: &str) -> String {
    match unit {
        "seconds" => duration(value as i64, page.lang),
        "share" => percent(value, page.lang),
        "million_dong" => say::unit_million_dong(page.lang, &number(value, 0, page.lang)),
        "user_hours" => say::unit_user_hours(page.lang, &number(value, 0, page.lang)),
        _ => number(value, 0, page.lang),
    }
}
