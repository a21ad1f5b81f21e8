//! The statistics tested as statistics: coverage and selection on normal and skewed arms that share their luck.

use super::*;
use crate::kernel::dist::normal::normal_quantile;
use crate::kernel::stream::{DrawKey, Luck};

/// Arms that load on common luck differently, so that the variances of their differences are not alike.
const LOADS: [f64; 4] = [1.0, 0.9, 0.3, -0.2];
/// Their own spreads.
const OWN: [f64; 4] = [0.3, 0.6, 1.0, 1.6];

/// Replication `j` of experiment `e`: arm `i` has mean `means[i]`.
fn arms(e: u64, j: u64, means: &[f64], shape: fn(f64) -> f64) -> Vec<f64> {
    let luck = Luck::new(2001, e);
    let draw = |i: u64| shape(luck.uniform(DrawKey::new(7).with(j).with(i)));
    let common = draw(99);
    let value = |(i, mean): (usize, &f64)| mean + LOADS[i] * common + OWN[i] * draw(i as u64);
    means.iter().enumerate().map(value).collect()
}

/// Exponential, of mean 0 and variance 1.
fn skewed(u: f64) -> f64 {
    -libm::log(u) - 1.0
}

/// The share of experiments in which `fails` says so must not be above `alpha` by more than Monte Carlo error.
fn fails_rarely(experiments: u64, alpha: f64, what: &str, fails: impl Fn(u64) -> bool) {
    let failed = (0..experiments).filter(|e| fails(*e)).count() as u64;
    // So many failures or more have a chance below 1 in 1000 where the true share is alpha.
    let chance = if failed == 0 { 1.0 } else { 1.0 - binomial_cdf(failed - 1, experiments, alpha) };
    assert!(chance > 1e-3, "{what}: {failed} of {experiments} failed, wanted a share of {alpha}");
}

const MEANS: [f64; 4] = [0.0, 0.0, 0.1, -0.4];

/// Whether one of the six simultaneous intervals misses its difference after `n` replications.
fn misses(pairs: &[Moments], confidence: f64, validity: Validity) -> bool {
    let each = 1.0 - (1.0 - confidence) / pairs.len() as f64;
    let truth = (0..4).flat_map(|i| (i + 1..4).map(move |l| MEANS[i] - MEANS[l]));
    std::iter::zip(pairs, truth)
        .any(|(m, d)| !difference_interval(m, 10.0, each, validity).unwrap().contains(d))
}

fn add(pairs: &mut [Moments], values: &[f64]) {
    let each = (0..4).flat_map(|i| (i + 1..4).map(move |l| (i, l)));
    for (moments, (i, l)) in std::iter::zip(pairs, each) {
        moments.add(values[i] - values[l]);
    }
}

#[test]
fn all_pairs_are_covered_at_once_without_sphericity() {
    for (n, shape, what) in
        [(20u64, normal_quantile as fn(f64) -> f64, "normal"), (100, skewed as fn(f64) -> f64, "skewed")]
    {
        fails_rarely(1500, 0.1, what, |e| {
            let mut pairs = [Moments::default(); 6];
            (0..n).for_each(|j| add(&mut pairs, &arms(e, j, &MEANS, shape)));
            misses(&pairs, 0.9, Validity::Fixed)
        });
    }
}

#[test]
fn intervals_of_every_moment_hold_at_all_moments_at_once() {
    for (shape, what) in [(normal_quantile as fn(f64) -> f64, "normal"), (skewed as fn(f64) -> f64, "skewed")]
    {
        fails_rarely(100, 0.1, what, |e| {
            let mut pairs = [Moments::default(); 6];
            (1..=512u64).any(|j| {
                add(&mut pairs, &arms(e, j, &MEANS, shape));
                j >= FIRST_STAGE && j % 4 == 0 && misses(&pairs, 0.9, Validity::Anytime)
            })
        });
    }
}

#[test]
fn chances_of_every_moment_hold_at_all_moments_at_once() {
    for p in [0.02, 0.3, 0.9] {
        fails_rarely(300, 0.1, "chance", |e| {
            let luck = Luck::new(5, e);
            let mut met = 0;
            (1..=150u64).any(|n| {
                met += u64::from(luck.uniform(DrawKey::new(1).with(n)) < p);
                n % 3 == 0 && !anytime_chance(met, met, n, 0.9).contains(p)
            })
        });
    }
}

#[test]
fn comparisons_with_the_best_hold_all_at_once() {
    fails_rarely(1500, 0.1, "with the best", |e| {
        let mut pairs = [Moments::default(); 16];
        for j in 0..30 {
            let values = arms(e, j, &MEANS, normal_quantile);
            (0..4).for_each(|i| (0..4).for_each(|l| pairs[i * 4 + l].add(values[i] - values[l])));
        }
        // Each end may fail with α/(k - 1).
        let each = 1.0 - 2.0 * 0.1 / 3.0;
        let interval = |i: usize, l: usize| pairs[i * 4 + l].mean_interval(each).unwrap();
        with_the_best(4, interval).iter().enumerate().any(|(i, best)| {
            let others = (0..4).filter(|l| *l != i).map(|l| MEANS[l]).fold(f64::MIN, f64::max);
            let truth = MEANS[i] - others;
            truth < best.low - 1e-12 || truth > best.high + 1e-12
        })
    });
}

#[test]
fn the_race_selects_the_best_in_the_slippage_configuration() {
    // All but one are behind the best by just the indifference zone, the best being the noisiest.
    let means = [0.0, 0.0, 0.0, 0.5];
    for (shape, what) in [(normal_quantile as fn(f64) -> f64, "normal"), (skewed as fn(f64) -> f64, "skewed")]
    {
        fails_rarely(1000, 0.1, what, |e| {
            let mut race = Race::new(4, 0.9, 0.5, Some(10.0));
            let mut j = 0;
            while race.winner().is_none() {
                race.take(&arms(e, j, &means, shape));
                j += 1;
                assert!(j < 10_000, "a race ends");
            }
            race.winner() != Some(3)
        });
    }
}

#[test]
fn the_race_selects_the_best_where_few_drills_differ() {
    // The best is ahead by the zone of indifference; only in so many drills does one of the two meet what the other does not.
    for (ahead, behind) in [(0.05, 0.0), (0.06, 0.01), (0.08, 0.03)] {
        fails_rarely(1000, 0.1, &format!("few differ {ahead} {behind}"), |e| {
            let mut race = Race::new(2, 0.9, 0.05, Some(1.0));
            let luck = Luck::new(2002, e);
            for j in 0..20_000 {
                let u = luck.uniform(DrawKey::new(11).with(j));
                let second = u < ahead;
                race.take(&[
                    f64::from(u8::from((ahead..ahead + behind).contains(&u))),
                    f64::from(u8::from(second)),
                ]);
                if race.winner().is_some() {
                    break;
                }
            }
            race.winner() != Some(1)
        });
    }
}

#[test]
fn intervals_of_quantiles_cover_with_ties_too() {
    let exponential = |u: f64| -libm::log(1.0 - u);
    let tied = |u: f64| libm::floor(4.0 * exponential(u)) * 250.0;
    for (shape, what) in [(&exponential as &dyn Fn(f64) -> f64, "exponential"), (&tied, "tied")] {
        for (n, share) in [(60u64, 0.1), (60, 0.5), (60, 0.9), (300, 0.9)] {
            let truth = shape(share);
            fails_rarely(1500, 0.1, what, |e| {
                let luck = Luck::new(77, e);
                let mut seen = Quantiles::default();
                (0..n).for_each(|j| seen.add(shape(luck.uniform(DrawKey::new(3).with(j)))));
                let (low, high) = seen.interval(share, 0.9);
                low.is_some_and(|low| low > truth) || high.is_some_and(|high| high < truth)
            });
        }
    }
}
