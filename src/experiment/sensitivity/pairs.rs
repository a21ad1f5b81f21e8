//! In how much of the space of assumptions one of two structures is better, from the mean and the spread of the
//! conditional mean difference alone.
//!
//! Telling single points apart takes hundreds of drills each. The sample of the screening tells the mean of the difference
//! over the space, and its variance without that of luck, far better than any of its points; the shares follow if the
//! difference is about normal over the space, as sums of many small effects are. That is an assumption, and is
//! said with every number; the joint sample does without it.

use serde::Serialize;

use super::cube::resamples;
use super::studentized::tail;
use crate::experiment::Estimate;
use crate::experiment::stats::{Moments, few_differ};

/// Resamples of the points.
const DRAWS: usize = 2000;

/// What two structures differ by over the space of assumptions.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairShare {
    /// Mean difference, the first less the second.
    pub mean: Estimate,
    /// Standard deviation of the conditional mean difference over the space.
    pub deviation: Estimate,
    /// Share in which the first is better by more than is worth having.
    pub first: Estimate,
    /// Share in which the second is.
    pub second: Estimate,
    /// Share in which neither is.
    pub neither: Estimate,
}

/// From differences by point and replication, at least two of each; none where fewer than two points have them, or where
/// so few points differ that their spread says too little.
pub fn pair_share(
    points: &[Vec<f64>],
    higher_is_better: bool,
    worth: f64,
    seed: u64,
    part: u64,
) -> Option<PairShare> {
    let rows: Vec<(f64, f64)> = points
        .iter()
        .filter(|point| point.len() > 1 && point.iter().all(|value| value.is_finite()))
        .map(|point| {
            let n = point.len() as f64;
            let mean = point.iter().sum::<f64>() / n;
            let noise = point.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0);
            (mean, noise / n)
        })
        .collect();
    let mut means = Moments::default();
    rows.iter().for_each(|row| means.add(row.0));
    if rows.len() < 2 || few_differ(&means) {
        return None;
    }
    let tail = tail(rows.len());
    let sign = if higher_is_better { 1.0 } else { -1.0 };
    let numbers = |times: &[u32]| -> [f64; 5] {
        let n = rows.len() as f64;
        let over = |part: &dyn Fn(&(f64, f64)) -> f64| -> f64 {
            rows.iter().zip(times).map(|(row, times)| part(row) * f64::from(*times)).sum::<f64>() / n
        };
        let mean = over(&|row| row.0);
        let spread = over(&|row| (row.0 - mean) * (row.0 - mean)) * n / (n - 1.0) - over(&|row| row.1);
        let deviation = libm::sqrt(spread.max(0.0));
        let above = |limit: f64| exceeds(sign * mean, deviation, limit);
        let (first, not_second) = (above(worth), at_least(sign * mean, deviation, -worth));
        [mean, deviation, first, 1.0 - not_second, not_second - first]
    };
    let all = numbers(&vec![1; rows.len()]);
    let draws: Vec<[f64; 5]> =
        resamples(seed, 0x5052_0000 + part, rows.len(), DRAWS).map(|times| numbers(&times)).collect();
    let estimate = |ix: usize| {
        let mut sorted: Vec<f64> = draws.iter().map(|draw| draw[ix]).collect();
        sorted.sort_by(f64::total_cmp);
        let end = |share: f64| Some(sorted[((DRAWS - 1) as f64 * share).round() as usize]);
        Estimate { value: Some(all[ix]), low: end(tail), high: end(1.0 - tail) }
    };
    let [mean, deviation, first, second, neither] = [0, 1, 2, 3, 4].map(estimate);
    Some(PairShare { mean, deviation, first, second, neither })
}

/// Chance that a normal number exceeds a limit.
fn exceeds(mean: f64, deviation: f64, limit: f64) -> f64 {
    if deviation > 0.0 {
        libm::erfc((limit - mean) / (deviation * std::f64::consts::SQRT_2)) / 2.0
    } else {
        f64::from(u8::from(mean > limit))
    }
}

/// Chance that a normal number is at or above a limit; without spread it differs from [`exceeds`] at the limit itself.
fn at_least(mean: f64, deviation: f64, limit: f64) -> f64 {
    if deviation > 0.0 { exceeds(mean, deviation, limit) } else { f64::from(u8::from(mean >= limit)) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::rarely_missed;
    use super::*;
    use crate::kernel::{DrawKey, Luck};

    fn normal(seed: u64, a: u64, b: u64) -> f64 {
        (0..12).map(|k| Luck::new(seed, a).uniform(DrawKey::new(3).with(b).with(k))).sum::<f64>() - 6.0
    }

    /// Means N(1, 2²) under noise of 6: above 1 in half of the space, below -1 in 16 %.
    fn sample(seed: u64, points: u64) -> Vec<Vec<f64>> {
        let mean = |point| 1.0 + 2.0 * normal(seed, point, 0);
        (0..points).map(|p| (1..3).map(|r| mean(p) + 6.0 * normal(seed, p, r)).collect()).collect()
    }

    #[test]
    fn shares_are_those_of_the_conditional_mean_not_of_single_drills() {
        let found = pair_share(&sample(1, 8000), true, 1.0, 1, 0).unwrap();
        let near = |estimate: Estimate, truth: f64, room: f64| (estimate.value.unwrap() - truth).abs() < room;
        assert!(near(found.mean, 1.0, 0.15) && near(found.deviation, 2.0, 0.4), "{found:?}");
        assert!(near(found.first, 0.5, 0.04) && near(found.second, 0.159, 0.06), "{found:?}");
        let other = pair_share(&sample(1, 8000), false, 1.0, 1, 0).unwrap();
        assert!(near(other.first, found.second.value.unwrap(), 1e-9));
        assert!(near(other.second, found.first.value.unwrap(), 1e-9));
    }

    #[test]
    fn their_intervals_cover() {
        for points in [60, 200] {
            let found: Vec<PairShare> =
                (0..60).map(|s| pair_share(&sample(1000 + s, points), true, 1.0, s, 0).unwrap()).collect();
            let all = |f: &PairShare| [f.mean, f.first, f.second, f.deviation];
            for (ix, truth) in [1.0, 0.5, 0.158_655, 2.0].into_iter().enumerate() {
                rarely_missed(60, 0.05, &format!("{ix} of {points}"), |sample| {
                    let found = all(&found[sample as usize])[ix];
                    !(found.low.unwrap()..=found.high.unwrap()).contains(&truth)
                });
            }
        }
    }

    #[test]
    fn what_hardly_ever_differs_says_nothing() {
        let mut points = vec![vec![0.0, 0.0]; 300];
        assert_eq!(pair_share(&points, true, 0.0, 1, 0), None);
        points[..5].iter_mut().for_each(|point| point[0] = 3.0);
        assert_eq!(pair_share(&points, true, 0.0, 1, 0), None);
        assert_eq!(pair_share(&[vec![f64::NAN, 1.0]], true, 0.0, 1, 0), None);
    }
}
