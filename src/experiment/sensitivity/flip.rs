//! At which value of an assumption two structures change their order, everything else as it is.

use serde::Serialize;

use super::cube::resamples;

/// Resamples of the replications.
const DRAWS: usize = 1000;
/// A flip in fewer than this share of the resamples is none; in more than the rest, it is certain.
const RARE: f64 = 0.025;

/// What was found of a pair over the range of one assumption.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "answer")]
pub enum Flip {
    /// The order stays over the whole range.
    DoesNotFlip,
    /// It changes here.
    Flips {
        /// Share of the way through the range.
        at: f64,
        /// Lower end of the interval.
        low: f64,
        /// Upper end.
        high: f64,
    },
    /// In so many of the resamples it changed somewhere: not enough drills to tell.
    MayFlip {
        /// Share of the resamples, 0..1.
        share: f64,
    },
    /// Everywhere the same result: there is no order.
    NoOrder,
}

/// Differences of a pair by level, in order, and by replication; `levels` are shares of the way through the range.
/// Replications are resampled whole, because all levels have their luck in common. Between levels the difference is taken
/// as straight; of several changes the one nearest to `own`, the value used, counts.
pub fn flip(levels: &[f64], differences: &[Vec<f64>], own: f64, seed: u64, part: u64) -> Flip {
    let replications = differences.first().map_or(0, Vec::len);
    let seen: Vec<usize> =
        (0..replications).filter(|r| differences.iter().all(|level| level[*r].is_finite())).collect();
    if seen.is_empty() || seen.iter().all(|r| differences.iter().all(|level| level[*r] == 0.0)) {
        return Flip::NoOrder;
    }
    let crossing = |times: &[u32]| {
        let mean = |level: &Vec<f64>| -> f64 {
            seen.iter().zip(times).map(|(r, times)| level[*r] * f64::from(*times)).sum()
        };
        nearest_crossing(levels, &differences.iter().map(mean).collect::<Vec<_>>(), own)
    };
    let mut found: Vec<f64> =
        resamples(seed, 0x464c_0000 + part, seen.len(), DRAWS).filter_map(|times| crossing(&times)).collect();
    let share = found.len() as f64 / DRAWS as f64;
    match crossing(&vec![1; seen.len()]) {
        Some(at) if share >= 1.0 - RARE => {
            found.sort_by(f64::total_cmp);
            let end = |share: f64| found[((found.len() - 1) as f64 * share).round() as usize];
            Flip::Flips { at, low: end(RARE).min(at), high: end(1.0 - RARE).max(at) }
        }
        None if share <= RARE => Flip::DoesNotFlip,
        _ => Flip::MayFlip { share },
    }
}

/// Where straight lines between the values change their sign, nearest to `own`.
fn nearest_crossing(levels: &[f64], values: &[f64], own: f64) -> Option<f64> {
    let pairs = levels.windows(2).zip(values.windows(2));
    let crossings = pairs.filter_map(|(at, value)| {
        let (a, b) = (value[0], value[1]);
        let changes = (a > 0.0 && b < 0.0) || (a < 0.0 && b > 0.0);
        changes.then(|| at[0] + (at[1] - at[0]) * a / (a - b))
    });
    crossings.min_by(|a, b| (a - own).abs().total_cmp(&(b - own).abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{DrawKey, Luck};

    const LEVELS: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];

    fn sample(f: impl Fn(f64) -> f64, noise: f64, replications: u64, seed: u64) -> Vec<Vec<f64>> {
        let draw = |r: u64, k: u64| Luck::new(seed, r).uniform(DrawKey::new(5).with(k)) - 0.5;
        let level = |(ix, at): (usize, &f64)| {
            (0..replications).map(|r| f(*at) + noise * (draw(r, 99) + draw(r, ix as u64))).collect()
        };
        LEVELS.iter().enumerate().map(level).collect()
    }

    #[test]
    fn the_value_where_the_order_changes_lies_in_its_interval() {
        let mut inside = 0;
        for seed in 0..40 {
            let found = flip(&LEVELS, &sample(|u| 4.0 * (u - 0.6), 4.0, 200, seed), 0.5, seed, 0);
            match found {
                Flip::Flips { at, low, high } => {
                    assert!(low <= at && at <= high && (at - 0.6).abs() < 0.15, "{found:?}");
                    inside += usize::from(low <= 0.6 && 0.6 <= high);
                }
                other => panic!("{other:?}"),
            }
        }
        assert!(inside >= 34, "{inside} of 40");
    }

    #[test]
    fn it_can_say_that_nothing_flips_or_that_it_does_not_know() {
        assert_eq!(flip(&LEVELS, &sample(|u| 3.0 + u, 1.0, 100, 1), 0.5, 1, 0), Flip::DoesNotFlip);
        assert!(matches!(
            flip(&LEVELS, &sample(|_| 0.05, 6.0, 30, 2), 0.5, 2, 0),
            Flip::MayFlip { share } if share > 0.1
        ));
        assert_eq!(flip(&LEVELS, &sample(|_| 0.0, 0.0, 10, 3), 0.5, 3, 0), Flip::NoOrder);
    }

    #[test]
    fn of_several_changes_the_nearest_counts() {
        let values = [1.0, -1.0, -1.0, 1.0, 1.0];
        assert_eq!(nearest_crossing(&LEVELS, &values, 0.9), Some(0.625));
        assert_eq!(nearest_crossing(&LEVELS, &values, 0.1), Some(0.125));
        assert_eq!(nearest_crossing(&LEVELS, &[1.0; 5], 0.1), None);
    }
}
