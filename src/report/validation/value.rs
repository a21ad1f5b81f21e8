//! Values with their intervals, with no more digits than the interval supports, and verdicts in words.

use crate::experiment::Estimate;
use crate::experiment::validation::Verdict;
use crate::i18n::format::{duration, number, percent};
use crate::i18n::{Lang, validation as say};
use crate::units::time::{DAY, HOUR, MINUTE};

/// What durations are rounded to.
const STEPS: [i64; 11] =
    [1, 5, 15, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY];

/// A share of 0..1 with its interval.
pub fn share(estimate: &Estimate, lang: Lang) -> String {
    let Estimate { value: Some(value), low: Some(low), high: Some(high) } = *estimate else {
        return estimate.value.map_or_else(|| "–".to_owned(), |value| percent(value, lang));
    };
    let plain = |x: f64| number(x * 100.0, 0, lang);
    say::with_interval(lang, &percent(value, lang), &plain(low), &plain(high))
}

/// Percentage points with their interval.
pub fn points(estimate: &Estimate, lang: Lang) -> String {
    let plain = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), |x| number(x * 100.0, 0, lang));
    say::with_interval(lang, &plain(estimate.value), &plain(estimate.low), &plain(estimate.high))
}

/// A number with its interval, rounded to tens where that is fine enough.
pub fn plain(estimate: &Estimate, lang: Lang) -> String {
    let text = |x: Option<f64>| x.map_or_else(|| "–".to_owned(), |x| number(x, 0, lang));
    say::with_interval(lang, &text(estimate.value), &text(estimate.low), &text(estimate.high))
}

/// Seconds with their interval. An end that is absent lies beyond the run.
pub fn time(estimate: &Estimate, lang: Lang) -> String {
    let step = step(estimate);
    let rounded = |seconds: f64| {
        let step_s = step as f64;
        duration(((seconds / step_s).round() * step_s) as i64, lang)
    };
    let high = estimate.high.map_or_else(|| say::beyond_end(lang), rounded);
    match (estimate.value, estimate.low) {
        (Some(value), low) => {
            let low = low.map_or_else(|| rounded(0.0), rounded);
            say::with_interval(lang, &rounded(value), &low, &high)
        }
        (None, Some(low)) => format!("> {}", rounded(low)),
        (None, None) => say::beyond_end(lang),
    }
}

/// The coarsest step that is at most a quarter of the interval, or a tenth of the value where nothing bounds it.
fn step(estimate: &Estimate) -> i64 {
    let width = match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => (high - low) / 4.0,
        _ => estimate.value.or(estimate.low).unwrap_or(0.0) / 10.0,
    };
    STEPS.iter().copied().rfind(|step| *step as f64 <= width).unwrap_or(1)
}

/// A verdict in words, with the parts of the scenario that cite the figure.
pub fn verdict(verdict: Verdict, cited_in: &[&str], lang: Lang) -> String {
    let text = match verdict {
        Verdict::Agrees => say::verdict_agrees(lang),
        Verdict::Faster => say::verdict_faster(lang),
        Verdict::Slower => say::verdict_slower(lang),
        Verdict::Narrower => say::verdict_narrower(lang),
        Verdict::Wider => say::verdict_wider(lang),
        Verdict::Higher => say::verdict_higher(lang),
        Verdict::Lower => say::verdict_lower(lang),
        Verdict::Nothing => say::verdict_nothing(lang),
    };
    if cited_in.is_empty() {
        return text;
    }
    let places: Vec<String> = cited_in.iter().map(|part| place(part, lang)).collect();
    text + &say::used_to_set(lang, &places.join(", "))
}

fn place(part: &str, lang: Lang) -> String {
    match part {
        "practice" => say::place_practice(lang),
        "playbooks" => say::place_playbooks(lang),
        _ => say::place_campaign(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(value: f64, low: f64, high: f64) -> Estimate {
        Estimate { value: Some(value), low: Some(low), high: Some(high) }
    }

    #[test]
    fn no_more_digits_than_the_interval_supports() {
        for (estimate, shown) in [
            (of(4000.0, 3900.0, 4100.0), "1 h 7 min (1 h 5 min–1 h 8 min)"),
            (of(4000.0, 1000.0, 9000.0), "1 h (15 min–2 h 30 min)"),
            (of(90.0, 88.0, 92.0), "1 min 30 s (1 min 28 s–1 min 32 s)"),
            (of(800_000.0, 300_000.0, 1_300_000.0), "9 d (3 d–15 d)"),
        ] {
            assert_eq!(time(&estimate, Lang::En), shown);
        }
        let open = Estimate { value: None, low: Some(864_000.0), high: None };
        assert_eq!(time(&open, Lang::En), "> 10 d");
        assert_eq!(share(&of(0.456, 0.401, 0.518), Lang::Vi), "46% (40–52)");
    }
}
