//! The scorecard: every expectation of the plan, weighed into one score with its bounds.

use super::aggregate::{aggregate, suggested};
use super::card::{CoordinatorLoad, Course, Instance, Measure, Scorecard, ScoredExpectation, Status};
use super::clock::{due, instance};
use super::course::Facts;
use super::milestone::metric;
use crate::i18n::score as text;
use crate::i18n::{Lang, half};
use crate::record::Record;
use crate::scenario::model::{Basis, Expectation, Milestone, Period, Scope, Sourced, Text};
use crate::units::{SimTime, Span};

/// Scores are shown from 0 to 100.
const FULL: f64 = 100.0;

/// The expectations of a plan, scored.
pub(super) struct Expectations {
    /// In the order of the plan.
    pub scored: Vec<ScoredExpectation>,
    /// Weight of those in force on the day of the drill.
    weight_in_force: f64,
}

/// Scores every expectation on every true intrusion that made it due.
pub(super) fn score_expectations(
    record: &Record,
    facts: &Facts<'_>,
    courses: &[Course],
    end: SimTime,
) -> Expectations {
    let scenario = &record.run.scenario;
    let day = scenario.drill.starts.get(..DAY_LENGTH).unwrap_or(&scenario.drill.starts);
    let mut out = Expectations { scored: Vec::new(), weight_in_force: 0.0 };
    let tracks: Vec<_> = courses
        .iter()
        .filter_map(|course| facts.of(course.intrusion).map(|track| (course, track, facts.severity(track))))
        .collect();
    for expectation in &scenario.plan.expectations {
        let in_force = binds(expectation, day);
        let mut instances = Vec::new();
        if in_force {
            out.weight_in_force += weight(expectation);
            let due = tracks.iter().filter(|(_, track, severity)| due(expectation, track, *severity));
            instances.extend(due.filter_map(|(course, track, _)| instance(expectation, course, track, end)));
        }
        out.scored.push(scored(expectation, instances, in_force, day));
    }
    out
}

/// The card, once everything on it is known.
pub(super) fn card(
    expectations: Expectations,
    measures: Vec<Measure>,
    coordinators: Vec<CoordinatorLoad>,
) -> Scorecard {
    let Expectations { scored, weight_in_force } = expectations;
    let (mut evaluated, mut assumed, mut low, mut high) = (0.0, 0.0, 0.0, 0.0);
    for one in &scored {
        if let (Some(one_low), Some(one_high)) = (one.score_low, one.score_high) {
            evaluated += one.weight;
            low += one.weight * one_low;
            high += one.weight * one_high;
            if one.basis == Basis::Assumption {
                assumed += one.weight;
            }
        }
    }
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let mean = |sum: f64| (evaluated > 0.0).then(|| sum / evaluated);
    let (score_low, score_high) = (mean(low), mean(high));
    Scorecard {
        score: middle(score_low, score_high),
        score_low,
        score_high,
        coverage: share(evaluated, weight_in_force),
        assumed_share: share(assumed, evaluated),
        expectations: scored,
        measures,
        coordinators,
    }
}

/// `YYYY-MM-DD`.
const DAY_LENGTH: usize = 10;

/// Whether a period contains a civil day; texts of dates sort as their days do.
pub(super) fn contains(period: Option<&Period>, day: &str) -> bool {
    period.is_none_or(|p| p.from.as_str() <= day && p.to.as_deref().is_none_or(|to| day <= to))
}

/// An expectation binds while it and the regulations that set its target and its limit are in force.
fn binds(expectation: &Expectation, day: &str) -> bool {
    let regulation = |value: &Sourced<Span>| match value {
        Sourced::Regulation { in_force, .. } => contains(in_force.as_ref(), day),
        _ => true,
    };
    contains(expectation.in_force.as_ref(), day)
        && regulation(&expectation.target)
        && regulation(&expectation.limit)
}

/// The weight, kept from being negative by whatever was read.
fn weight(expectation: &Expectation) -> f64 {
    expectation.weight.value().max(0.0)
}

fn middle(low: Option<f64>, high: Option<f64>) -> Option<f64> {
    Some((low? + high?) / 2.0)
}

/// A card as far as its clocks ran: times of intrusions on which the clock of an expectation never started are left out, and
/// what remains is aggregated as before. `why` says it, by the milestone that did not come and the number of intrusions. The
/// score of the whole card, its bounds and its measures stay what they are.
pub fn of_started(card: &Scorecard, why: impl Fn(Milestone, usize) -> Text) -> Scorecard {
    let mut card = card.clone();
    for one in &mut card.expectations {
        let all = one.instances.len();
        one.instances.retain(|instance| instance.started);
        let idle = all - one.instances.len();
        if idle == 0 {
            continue;
        }
        one.why_not = Some(why(one.from, idle));
        let result = aggregate(one.aggregate, &one.instances);
        one.status = result.map_or(Status::NotEvaluated, |r| r.2);
        (one.score_low, one.score_high) = (result.map(|r| r.0 * FULL), result.map(|r| r.1 * FULL));
        one.score = middle(one.score_low, one.score_high);
        one.suggested_rating = suggested(one.score_low, one.score_high, one.status);
    }
    card
}

fn scored(
    expectation: &Expectation,
    instances: Vec<Instance>,
    in_force: bool,
    day: &str,
) -> ScoredExpectation {
    let result = aggregate(expectation.aggregate, &instances);
    let (score_low, score_high) = (result.map(|r| r.0 * FULL), result.map(|r| r.1 * FULL));
    let status = result.map_or(Status::NotEvaluated, |r| r.2);
    let why_not = match result {
        Some(_) => None,
        None if in_force => Some(Text::of(text::not_due)),
        None => Some(Text::of(|lang| text::not_in_force_on(lang, &text::day(lang, day)))),
    };
    ScoredExpectation {
        id: expectation.id.clone(),
        name: expectation.name.clone(),
        metric: metric(expectation.from, expectation.to),
        from: expectation.from,
        to: expectation.to,
        scope: in_words(&expectation.scope),
        target_s: expectation.target.value().0,
        limit_s: expectation.limit.value().0,
        weight: weight(expectation),
        aggregate: expectation.aggregate,
        instances,
        score_low,
        score_high,
        score: middle(score_low, score_high),
        suggested_rating: suggested(score_low, score_high, status),
        status,
        basis: expectation.target.basis().max(expectation.limit.basis()),
        source: sources(expectation.target.source(), expectation.limit.source()),
        why_not,
    }
}

/// A scope in the words of the format; `all` where it has no condition.
fn in_words(scope: &Scope) -> String {
    let conditions: Vec<String> = [
        scope.severity_from.map(|s| format!("severity_from: {s:?}")),
        scope.level_from.map(|l| format!("level_from: {l}")),
        scope.consequence.map(|c| format!("consequence: {c:?}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if conditions.is_empty() { "all".to_owned() } else { conditions.join(", ") }
}

/// Where target and limit come from, each once.
fn sources(target: &str, limit: &str) -> String {
    match (target, limit) {
        (one, "") | ("", one) => one.to_owned(),
        (one, same) if one == same => one.to_owned(),
        (target, limit) => {
            let [vi, en] = Lang::ALL.map(|lang| format!("{}; {}", half(target, lang), half(limit, lang)));
            if vi == en { vi } else { format!("{vi} / {en}") }
        }
    }
}
