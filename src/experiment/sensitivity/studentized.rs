//! Intervals of means, and of ratios of means, of a few skewed blocks that cover what they say.
//!
//! A ratio θ of two means makes the mean of x − θ y zero: θ belongs to the interval where Student's ratio of these numbers
//! does not stand out (E. C. Fieller, J. R. Stat. Soc. B 16 (1954), 175–185). What stands out is told by the
//! bootstrap (bootstrap-t: P. Hall, *The Bootstrap and Edgeworth Expansion*, 1992), and by Student's distribution at
//! least. For few blocks its tails are themselves estimated too short, so they are taken farther out: of each side
//! 2.5 % / (1 + 80 / n). That number was found by simulation; docs/experiments.md says what it covers.

use crate::experiment::stats::student_quantile;

/// A tail of a nominal 95 % interval.
const TAIL: f64 = 0.025;
/// So many blocks halve the tail that is taken of the bootstrap.
const FEW: f64 = 80.0;
/// Places along a range that are tried from the estimate to its end.
const PLACES: u32 = 200;
/// Halvings between two of them.
const HALVINGS: u32 = 30;

/// The share of resamples beyond each end of a nominal 95 % interval from `n` blocks.
pub(super) fn tail(n: usize) -> f64 {
    TAIL / (1.0 + FEW / n.max(1) as f64)
}

/// Sums of pairs of numbers, from which the mean and the spread of x − θ y follow for every θ.
#[derive(Clone, Copy, Default)]
struct Sums {
    n: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
    yy: f64,
}

impl Sums {
    fn of(pairs: &[(f64, f64)], times: Option<&[u32]>) -> Sums {
        let mut sums = Sums::default();
        for (ix, (x, y)) in pairs.iter().enumerate() {
            let w = times.map_or(1.0, |times| f64::from(times[ix]));
            sums.n += w;
            sums.x += w * x;
            sums.y += w * y;
            sums.xx += w * x * x;
            sums.xy += w * x * y;
            sums.yy += w * y * y;
        }
        sums
    }

    /// Student's ratio of x − θ y; none where nothing varies.
    fn student(&self, theta: f64) -> Option<f64> {
        let mean = (self.x - theta * self.y) / self.n;
        let square = (self.xx - 2.0 * theta * self.xy + theta * theta * self.yy) / self.n;
        let variance = (square - mean * mean) / (self.n - 1.0);
        (variance > 1e-18 * square).then(|| mean / libm::sqrt(variance))
    }
}

/// The interval of the mean of x over the mean of y, within `range`; none for fewer than two pairs, or where nothing
/// varies. `draws` say how often each pair is taken in a resample.
pub(super) fn ratio(pairs: &[(f64, f64)], draws: &[Vec<u32>], range: (f64, f64)) -> Option<(f64, f64)> {
    let sums = Sums::of(pairs, None);
    let estimate = sums.x / sums.y;
    if pairs.len() < 2 || !estimate.is_finite() {
        return None;
    }
    let mut seen: Vec<f64> =
        draws.iter().filter_map(|times| Sums::of(pairs, Some(times)).student(estimate)).collect();
    seen.sort_by(f64::total_cmp);
    let last = seen.len().checked_sub(1)?;
    let end = |share: f64| seen[(last as f64 * share).round() as usize];
    let (tail, usual) = (tail(pairs.len()), student_quantile(1.0 - TAIL, sums.n - 1.0));
    let (least, most) = (end(tail).min(-usual), end(1.0 - tail).max(usual));
    let inside = |theta: f64| sums.student(theta).is_none_or(|t| least <= t && t <= most);
    let start = estimate.clamp(range.0, range.1);
    Some((farthest(start, range.0, &inside), farthest(start, range.1, &inside)))
}

/// The farthest place towards an end of the range that is still inside.
fn farthest(start: f64, end: f64, inside: &dyn Fn(f64) -> bool) -> f64 {
    let at = |place: u32| start + (end - start) * f64::from(place) / f64::from(PLACES);
    let last = (0..=PLACES).rev().find(|place| inside(at(*place))).unwrap_or(0);
    if last == PLACES {
        return end;
    }
    let (mut within, mut beyond) = (at(last), at(last + 1));
    for _ in 0..HALVINGS {
        let middle = (within + beyond) / 2.0;
        if inside(middle) { within = middle } else { beyond = middle }
    }
    beyond
}

/// The interval of the mean of numbers that is at least zero.
pub(super) fn mean(values: &[f64], draws: &[Vec<u32>]) -> Option<(f64, f64)> {
    let pairs: Vec<(f64, f64)> = values.iter().map(|value| (*value, 1.0)).collect();
    let sums = Sums::of(&pairs, None);
    // Beyond so many standard errors no resample of so few blocks reaches.
    let estimate = sums.x / sums.n;
    let error = estimate.abs() / sums.student(0.0)?.abs();
    ratio(&pairs, draws, (0.0, estimate.max(0.0) + MOST_ERRORS * error))
}

/// Standard errors that a mean reaches at most.
const MOST_ERRORS: f64 = 100.0;
