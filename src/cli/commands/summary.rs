//! The scorecard for the terminal: the score, then every expectation, worst first.

use std::fmt::Write as _;

use crate::i18n::{Lang, cli as say, format};
use crate::record::Record;
use crate::report::words;
use crate::score::Scored;
use crate::score::card::{ScoredExpectation, Status};

/// The scorecard as text.
pub fn of(record: &Record, scored: &Scored, lang: Lang) -> String {
    let (run, card) = (&record.run, &scored.card);
    let scenario = &run.scenario;
    let mut text = say::run_line(
        lang,
        scenario.name.get(lang),
        scenario.structure.name.get(lang),
        run.seed,
        run.replication,
    );
    text.push('\n');
    text.push_str(&match (card.score, card.score_low, card.score_high) {
        (Some(score), Some(low), Some(high)) => {
            let shown = |value: f64| format::number(value, 0, lang);
            let (coverage, assumed) =
                (format::percent(card.coverage, lang), format::percent(card.assumed_share, lang));
            say::score_line(lang, &shown(score), &shown(low), &shown(high), &coverage, &assumed)
        }
        _ => say::score_none(lang),
    });
    text.push_str("\n\n");
    let mut ordered: Vec<&ScoredExpectation> = card.expectations.iter().collect();
    ordered.sort_by_key(|expectation| place(expectation.status));
    for expectation in ordered {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{}", line(expectation, lang));
    }
    text
}

/// Worst first; what was not evaluated comes last.
fn place(status: Status) -> u8 {
    match status {
        Status::Missed => 0,
        Status::Late => 1,
        Status::Undecided => 2,
        Status::Met => 3,
        Status::NotEvaluated => 4,
    }
}

/// `status  longest time / target  name`.
fn line(expectation: &ScoredExpectation, lang: Lang) -> String {
    let longest = expectation.instances.iter().max_by_key(|instance| instance.measured_s);
    let measured = longest.map_or_else(String::new, |instance| {
        let beyond = if instance.censored { ">" } else { "" };
        format!(
            "{beyond}{} / {}",
            format::duration(instance.measured_s, lang),
            format::duration(expectation.target_s, lang)
        )
    });
    let status = words::status(expectation.status, lang);
    let (name, id) = (expectation.name.get(lang), &expectation.id);
    format!("  {status:<18} {measured:<36} {name} ({id})")
}
