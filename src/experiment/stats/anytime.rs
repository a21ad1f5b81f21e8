//! Intervals that hold at whatever moment a run is stopped, however the moment was chosen.

use serde::Serialize;

use super::{Interval, Moments, chance_interval, student_quantile};

/// The number of replications at which an interval of this kind is shortest, beside what it could be.
const TUNED_TO: f64 = 512.0;
/// Halvings of (0, 1).
const HALVINGS: usize = 100;

/// When an interval holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// After a number of replications that was fixed before.
    Fixed,
    /// At every moment at once, so also at the one at which a rule stopped the run.
    Anytime,
}

impl Validity {
    /// The interval of a mean; none for fewer than two numbers.
    pub fn mean(self, moments: &Moments, confidence: f64) -> Option<Interval> {
        match self {
            Validity::Fixed => moments.mean_interval(confidence),
            Validity::Anytime => {
                let (n, mean, variance) = (moments.count(), moments.mean()?, moments.variance()?);
                let reach = anytime_reach(n, confidence) * libm::sqrt(variance / n as f64);
                Some(Interval { low: mean - reach, high: mean + reach })
            }
        }
    }

    /// The interval of a chance; see [`chance_interval`].
    pub fn chance(self, successes: u64, successes_at_most: u64, n: u64, confidence: f64) -> Interval {
        match self {
            Validity::Fixed => chance_interval(successes, successes_at_most, n, confidence),
            Validity::Anytime => anytime_chance(successes, successes_at_most, n, confidence),
        }
    }
}

/// Half the length, in standard errors, of an interval of a mean that holds for all numbers of replications at once:
/// the normal mixture of Robbins (1970, Annals of Mathematical Statistics 41, 1397–1409), which holds for large numbers
/// whatever the distribution (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024, Annals of Statistics 52,
/// 2613–2640). The variance is estimated: the normal quantile is exchanged for Student's of the same tail.
pub fn anytime_reach(n: u64, confidence: f64) -> f64 {
    let alpha = 1.0 - confidence;
    let spread = -2.0 * libm::log(alpha);
    let rho2 = (spread + libm::log(spread) + 1.0) / TUNED_TO;
    let m = n as f64 * rho2;
    let z = libm::sqrt(2.0 * (m + 1.0) / m * libm::log(libm::sqrt(m + 1.0) / alpha));
    let tail = libm::erfc(z / core::f64::consts::SQRT_2) / 2.0;
    student_quantile(1.0 - tail, n.saturating_sub(1).max(1) as f64)
}

/// The interval of a chance that holds for all numbers of trials at once: where the mixture of binomials over all
/// chances alike is less than 1/α times as likely as the chance itself (Robbins 1970, with Ville's inequality). Exact.
///
/// `successes_at_most` is the count where everything undecided came true.
pub fn anytime_chance(successes: u64, successes_at_most: u64, n: u64, confidence: f64) -> Interval {
    let bound = -libm::log(1.0 - confidence);
    let ratio = |s: u64, p: f64| {
        let (s, f) = (s as f64, (n - s) as f64);
        let mixture = libm::lgamma(s + 1.0) + libm::lgamma(f + 1.0) - libm::lgamma(s + f + 2.0);
        let times = |count: f64, log: f64| if count == 0.0 { 0.0 } else { count * log };
        mixture - times(s, libm::log(p)) - times(f, libm::log1p(-p))
    };
    let side = |s: u64, upwards: bool| {
        let middle = s as f64 / n as f64;
        let (mut inside, mut outside) = (middle, if upwards { 1.0 } else { 0.0 });
        for _ in 0..HALVINGS {
            let p = (inside + outside) / 2.0;
            if ratio(s, p) < bound { inside = p } else { outside = p }
        }
        outside
    };
    let low = if successes == 0 { 0.0 } else { side(successes, false) };
    let high = if successes_at_most >= n { 1.0 } else { side(successes_at_most, true) };
    Interval { low, high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_longer_than_a_fixed_one_and_never_by_much_near_its_tuning() {
        for confidence in [0.95, 0.995, 0.9997] {
            for n in [64u64, 200, 512, 5_000, 100_000] {
                let fixed = student_quantile((1.0 + confidence) / 2.0, n as f64 - 1.0);
                let ratio = anytime_reach(n, confidence) / fixed;
                assert!(ratio > 1.0 && ratio < 2.0, "{confidence} {n}: {ratio}");
            }
            let near = anytime_reach(512, confidence) / student_quantile((1.0 + confidence) / 2.0, 511.0);
            assert!(near < 1.6, "{confidence}: {near}");
        }
    }

    #[test]
    fn chances_at_every_moment_are_wider_than_exact_ones_and_shrink() {
        for (s, n) in [(0u64, 10u64), (3, 10), (10, 10), (40, 100), (999, 1000)] {
            let (any, exact) = (anytime_chance(s, s, n, 0.95), chance_interval(s, s, n, 0.95));
            assert!(any.low <= exact.low && exact.high <= any.high, "{s} of {n}: {any:?} {exact:?}");
        }
        // Nothing among n: (1 - p)^n (n + 1) = α.
        let none = anytime_chance(0, 0, 50, 0.95);
        assert!((none.high - (1.0 - libm::pow(0.05 / 51.0, 1.0 / 50.0))).abs() < 1e-9, "{none:?}");
        assert!(anytime_chance(500, 500, 1000, 0.95).half_width() < 0.06);
        assert_eq!(anytime_chance(0, 0, 0, 0.95), Interval { low: 0.0, high: 1.0 });
    }
}
