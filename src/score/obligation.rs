//! The obligations of the year, against what the province's data say was done.

use super::card::ScoredObligation;
use crate::i18n::{Lang, score as text};
use crate::scenario::Scenario;
use crate::scenario::model::{
    Basis, Ground, Obligation, ObligationKind, Period, ProgrammeData, Sourced, Text,
};

/// Scores the obligations of a plan, in its order.
pub fn score_obligations(scenario: &Scenario) -> Vec<ScoredObligation> {
    let (year, programme) = (scenario.plan.year, &scenario.province.programme);
    scenario.plan.obligations.iter().map(|o| scored(o, year, programme)).collect()
}

fn scored(obligation: &Obligation, year: i16, programme: &ProgrammeData) -> ScoredObligation {
    let (fulfilled, finding) = if in_force_in(obligation.in_force.as_ref(), year) {
        found(&obligation.kind, year, programme)
    } else {
        (None, Text::of(|lang| text::not_in_force_in(lang, year)))
    };
    let (basis, source) = match &obligation.ground {
        Ground::Stated(source) => (Basis::Stated, source),
        Ground::Regulation(source) => (Basis::Regulation, source),
        // What is read into a clause is an assumption of whoever reads it.
        Ground::Inferred(source) | Ground::Assumed(source) => (Basis::Assumption, source),
    };
    ScoredObligation {
        id: obligation.id.clone(),
        name: obligation.name.clone(),
        fulfilled,
        finding,
        source: source.clone(),
        basis,
    }
}

/// Whether a period and a year have a day in common.
fn in_force_in(period: Option<&Period>, year: i16) -> bool {
    let (first, last) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
    period.is_none_or(|p| p.from <= last && p.to.as_ref().is_none_or(|to| *to >= first))
}

/// Whether what is asked was found, and what was found.
fn found(kind: &ObligationKind, year: i16, programme: &ProgrammeData) -> (Option<bool>, Text) {
    match kind {
        ObligationKind::AtLeast { of, count } => match programme.counts.get(of) {
            None => unknown(of),
            Some(done) => {
                let n = *done.value();
                let finding =
                    |lang| text::found_count(lang, year, *count, n, &assumed(lang, is_assumed(done)));
                (Some(n >= *count), Text::of(finding))
            }
        },
        ObligationKind::Before { of, day } => match programme.dates.get(of) {
            None => unknown(of),
            Some(deed) => {
                let deadline = format!("{year:04}-{day}");
                let in_year = deed.date.starts_with(&format!("{year:04}-"));
                let by_assumption = matches!(deed.ground, Ground::Assumed(_) | Ground::Inferred(_));
                let finding = |lang| {
                    let (asked, done) = (text::day(lang, &deadline), text::day(lang, &deed.date));
                    text::found_date(lang, &asked, &done, &assumed(lang, by_assumption))
                };
                (Some(in_year && deed.date < deadline), Text::of(finding))
            }
        },
        ObligationKind::ShareAtLeast { of, share } => match programme.shares.get(of) {
            None => unknown(of),
            Some(reached) => {
                let x = *reached.value();
                let finding = |lang| {
                    let (asked, done) = (text::percent(lang, *share), text::percent(lang, x));
                    text::found_share(lang, &asked, &done, &assumed(lang, is_assumed(reached)))
                };
                (Some(x >= *share), Text::of(finding))
            }
        },
    }
}

fn unknown(of: &str) -> (Option<bool>, Text) {
    (None, Text::of(|lang| text::not_told(lang, of)))
}

fn is_assumed<T: crate::scenario::model::Quantity>(value: &Sourced<T>) -> bool {
    value.basis() == Basis::Assumption
}

fn assumed(lang: Lang, yes: bool) -> String {
    if yes { text::as_assumed(lang) } else { String::new() }
}
