//! The binomial distribution, and the exact interval for a chance that follows from it.

use super::Interval;

/// Steps of the continued fraction; it converges in about the square root of the number of trials.
const STEPS: usize = 20_000;
/// Relative change at which the continued fraction stands still.
const PRECISION: f64 = 1e-15;
/// Keeps Lentz's method away from a division by zero.
const TINY: f64 = 1e-300;
/// Halvings of (0, 1): more than the digits of an `f64` near its ends need.
const HALVINGS: usize = 100;

/// Chance of at most `k` successes among `n` trials of chance `p`.
pub fn binomial_cdf(k: u64, n: u64, p: f64) -> f64 {
    if k >= n || p <= 0.0 {
        return 1.0;
    }
    if p >= 1.0 {
        return 0.0;
    }
    incomplete_beta((n - k) as f64, k as f64 + 1.0, 1.0 - p)
}

/// The exact interval of Clopper and Pearson (1934), Biometrika 26, 404–413, for a chance that came true `successes`
/// times among `n`: it covers the true chance with at least `confidence`. Without trials it is (0, 1).
///
/// `successes_at_most` is the count where everything undecided came true; it widens the upper end.
pub fn chance_interval(successes: u64, successes_at_most: u64, n: u64, confidence: f64) -> Interval {
    let tail = (1.0 - confidence) / 2.0;
    let low = if successes == 0 {
        0.0
    } else {
        // The chance at which so many successes or more have the probability of the tail.
        root(|p| (1.0 - binomial_cdf(successes - 1, n, p)) < tail)
    };
    let high =
        if successes_at_most >= n { 1.0 } else { root(|p| binomial_cdf(successes_at_most, n, p) > tail) };
    Interval { low, high }
}

/// Where a predicate that holds near 0 and not near 1 changes.
fn root(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if holds(middle) { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

/// The regularised incomplete beta function I_x(a, b), by the continued fraction DLMF 8.17.22 in the modified method of
/// Lentz.
pub(super) fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(b, a, 1.0 - x);
    }
    let front = libm::exp(
        a * libm::log(x) + b * libm::log1p(-x) + libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b),
    ) / a;
    let away = |value: f64| if value.abs() < TINY { TINY } else { value };
    let (mut c, mut d) = (1.0, 1.0 / away(1.0 - (a + b) * x / (a + 1.0)));
    let mut value = d;
    for m in 1..STEPS {
        let m = m as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        value *= c * d;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        value *= c * d;
        if (c * d - 1.0).abs() < PRECISION {
            break;
        }
    }
    (front * value).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_the_sum() {
        for (n, p) in [(1u64, 0.3f64), (7, 0.5), (20, 0.05), (20, 0.95), (200, 0.37)] {
            let mut term = (1.0 - p).powi(n as i32);
            let mut sum = 0.0;
            for k in 0..=n {
                sum += term;
                let cdf = binomial_cdf(k, n, p);
                assert!((cdf - sum).abs() < 1e-11, "n {n} p {p} k {k}: {cdf} {sum}");
                term *= (n - k) as f64 / (k + 1) as f64 * p / (1.0 - p);
            }
        }
    }

    #[test]
    fn published_intervals() {
        // Nothing among n: the upper end is 1 - (α/2)^(1/n); 10 of 100 by the tables of Clopper and Pearson.
        let none = chance_interval(0, 0, 10, 0.95);
        assert!(none.low == 0.0 && (none.high - (1.0 - libm::pow(0.025, 0.1))).abs() < 1e-12);
        let ten = chance_interval(10, 10, 100, 0.95);
        assert!((ten.low - 0.0490).abs() < 5e-5 && (ten.high - 0.1762).abs() < 5e-5, "{ten:?}");
        assert_eq!(chance_interval(0, 0, 0, 0.95), Interval { low: 0.0, high: 1.0 });
    }

    #[test]
    fn it_covers_at_least_what_it_says() {
        for n in [1u64, 5, 30, 100] {
            let intervals: Vec<Interval> = (0..=n).map(|k| chance_interval(k, k, n, 0.95)).collect();
            for percent in 1..100 {
                let p = f64::from(percent) / 100.0;
                let below = |k: u64| if k == 0 { 0.0 } else { binomial_cdf(k - 1, n, p) };
                let covered: f64 = (0..=n)
                    .filter(|k| intervals[*k as usize].contains(p))
                    .map(|k| binomial_cdf(k, n, p) - below(k))
                    .sum();
                assert!(covered > 0.95 - 1e-9, "n {n} p {p}: {covered}");
            }
        }
    }

    #[test]
    fn what_is_undecided_widens_the_upper_end_only() {
        let (decided, open) = (chance_interval(40, 40, 100, 0.95), chance_interval(40, 55, 100, 0.95));
        assert!(open.low == decided.low && open.high > decided.high);
    }
}
