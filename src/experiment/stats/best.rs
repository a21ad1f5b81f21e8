//! Multiple comparisons with the best under dependence.

use serde::Serialize;

use super::Interval;

/// What is known of an arm beside the best of the others, where larger is better.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Best {
    /// Whether it may be the best.
    pub possible: bool,
    /// Its mean less the greatest mean of the others lies at or above this, which is at most 0.
    pub low: f64,
    /// And at or below this, which is at least 0.
    pub high: f64,
}

/// Each arm beside the best of the others, all at once: the constrained intervals of Hsu (1984, Annals of Statistics 12,
/// 1136–1144), with lengths that differ by pair. `interval(i, l)` holds the mean of i less that of l; each of its ends may
/// fail with a chance of at most α/(k - 1), and then all of the answer holds with 1 - α.
///
/// For only the k - 1 upper ends of the true best against the others must hold. Then the least of them lies above its lead,
/// so it counts as possible; and the lower end of any other arm against it, which is the same event, lies below what that
/// arm lacks.
///
/// Nelson and Matejcik (1995, Management Science 41, 1935–1945) are a little shorter where all differences have the same
/// variance (sphericity), which structures that differ in one relation or in ten do not have; this holds without.
pub fn with_the_best(arms: usize, interval: impl Fn(usize, usize) -> Interval) -> Vec<Best> {
    let others = |i: usize| (0..arms).filter(move |l| *l != i);
    let highs: Vec<f64> = (0..arms)
        .map(|i| others(i).map(|l| interval(i, l).high).fold(f64::INFINITY, f64::min).max(0.0))
        .collect();
    let none = highs.iter().all(|high| *high <= 0.0);
    let possible = |i: usize| none || highs[i] > 0.0;
    let alone = |i: usize| others(i).all(|l| !possible(l));
    (0..arms)
        .map(|i| {
            let lows = others(i).filter(|l| possible(*l)).map(|l| interval(i, l).low);
            let low = if possible(i) && alone(i) { 0.0 } else { lows.fold(0.0, f64::min) };
            Best { possible: possible(i), low, high: highs[i] }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(means: &[f64], reach: f64) -> Vec<Best> {
        let interval = |i: usize, l: usize| {
            let difference = means[i] - means[l];
            Interval { low: difference - reach, high: difference + reach }
        };
        with_the_best(means.len(), interval)
    }

    #[test]
    fn one_far_ahead_is_the_best_and_the_others_are_not() {
        let found = of(&[10.0, 4.0, 5.0], 2.0);
        assert_eq!(found[0], Best { possible: true, low: 0.0, high: 7.0 });
        assert_eq!(found[1], Best { possible: false, low: -8.0, high: 0.0 });
        assert_eq!(found[2], Best { possible: false, low: -7.0, high: 0.0 });
    }

    #[test]
    fn what_is_close_may_be_the_best() {
        let found = of(&[10.0, 9.0, 5.0], 2.0);
        assert_eq!(found.iter().map(|b| b.possible).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!((found[0].low, found[0].high), (-1.0, 3.0));
        assert_eq!((found[1].low, found[1].high), (-3.0, 1.0));
        assert_eq!((found[2].low, found[2].high), (-7.0, 0.0));
    }

    #[test]
    fn arms_that_are_the_same_may_all_be_the_best_and_differ_by_nothing() {
        for best in of(&[7.0, 7.0, 7.0], 0.0) {
            assert_eq!(best, Best { possible: true, low: 0.0, high: 0.0 });
        }
    }
}
