//! What a batch says of draws of known law, also when the rule for stopping chose the moment.

use super::*;
use crate::experiment::stats::binomial_cdf;
use crate::kernel::{DrawKey, Luck};

/// A batch of draws: an expectation that is met with chance `p`, and a score that is skewed.
fn drawn(seed: u64, p: f64, plan: BatchPlan) -> (Stop, Interval, Estimate, Estimate, u64) {
    let layout = Layout { columns: vec![Column::Status(0, "x".to_owned()), Column::Score("score")] };
    let tallies = vec![Tally::default(); 2];
    let mut state = State { layout: &layout, plan, tallies, done: 0, looks: 0, stopped: None };
    let luck = Luck::new(6, seed);
    while state.stopped.is_none() {
        let draw = |what: u64| luck.uniform(DrawKey::new(9).with(state.done).with(what));
        let status = if draw(0) < p { Status::Met } else { Status::Missed };
        let score = 100.0 * draw(1) * draw(1);
        state.take(&vec![Cell::Status(status), Cell::Number(score)]);
    }
    let confidence = state.confidence();
    let score = state.tallies[1].quantity(&layout.columns[1], confidence);
    let chance = state.tallies[0].chance(confidence);
    (state.stopped.unwrap(), chance, score.mean, score.p50, state.done)
}

/// The share of experiments in which something misses must not be above 5 % by more than Monte Carlo error.
fn misses_rarely(experiments: u64, what: &str, misses: impl Fn(u64) -> bool) {
    let failed = (0..experiments).filter(|seed| misses(*seed)).count() as u64;
    let below = if failed == 0 { 0.0 } else { binomial_cdf(failed - 1, experiments, 0.05) };
    assert!(1.0 - below > 1e-3, "{what}: {failed} of {experiments}");
}

#[test]
fn intervals_cover_when_the_rule_for_stopping_chose_the_moment() {
    for (p, wished) in [(0.5, 0.1), (0.1, 0.05), (0.97, 0.03)] {
        let plan = BatchPlan { replications: 4096, confidence: 0.95, until_half_width: Some(wished) };
        misses_rarely(200, &format!("chance {p}"), |seed| {
            let (stop, chance, ..) = drawn(seed, p, plan);
            assert!(stop == Stop::HalfWidth && chance.half_width() <= wished);
            !chance.contains(p)
        });
        let outside = |found: Estimate, truth: f64| {
            found.low.is_some_and(|low| low > truth) || found.high.is_some_and(|high| high < truth)
        };
        misses_rarely(200, &format!("mean {p}"), |seed| outside(drawn(seed, p, plan).2, 100.0 / 3.0));
        misses_rarely(200, &format!("median {p}"), |seed| outside(drawn(seed, p, plan).3, 25.0));
    }
}

#[test]
fn an_end_between_two_looks_covers_too() {
    // The rule looks after 64 and 128; the run ends at 150 at the latest.
    let plan = BatchPlan { replications: 150, confidence: 0.95, until_half_width: Some(0.085) };
    misses_rarely(400, "chance", |seed| !drawn(seed, 0.3, plan).1.contains(0.3));
    assert!((0..20).any(|seed| drawn(seed, 0.3, plan).0 == Stop::Replications));
}

#[test]
fn a_score_that_was_always_the_same_is_not_certain() {
    let layout = Layout { columns: vec![Column::Score("score")] };
    let mut tally = Tally::default();
    (0..500).for_each(|_| tally.add(Cell::Number(100.0)));
    let mean = tally.quantity(&layout.columns[0], 0.95).mean;
    assert!((99.0..99.5).contains(&mean.low.unwrap()) && mean.high == Some(100.0), "{mean:?}");
}
