//! At which value of an assumption two structures change their order, everything else as it is.

use serde::Serialize;

use super::cube::resamples;
use crate::experiment::stats::{Bounds, Interval, Moments, Validity};

/// Resamples of the replications.
const DRAWS: usize = 1000;
/// Confidence of the interval of a flip, and that of saying that there is none.
const CONFIDENCE: f64 = 0.95;
/// Places between two levels at which the difference is looked at.
const PLACES: u32 = 40;

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
    /// Not enough drills to tell; in so many of the resamples the order changed somewhere, which is no chance.
    MayFlip {
        /// Share of the resamples, 0..1.
        share: f64,
    },
    /// Everywhere the same result: there is no order.
    NoOrder,
}

/// What the values can be: their bounds, and the range seen where there are none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Bounds of the measure.
    pub bounds: Bounds,
    /// The distance between the greatest and the least value seen.
    pub seen: f64,
}

impl Scale {
    /// The interval of the mean of differences.
    pub(super) fn difference(self, moments: &Moments, confidence: f64) -> Option<Interval> {
        self.bounds.difference(moments, self.seen, confidence, Validity::Fixed)
    }
}

/// Differences of a pair by level, in order, and by replication; `levels` are shares of the way through the range.
/// Between levels the difference is taken as straight; of several changes the one nearest to `own`, the value used, counts.
///
/// The order changes where one level lies above zero and another below, each with the confidence shared among all levels.
/// It does not where every level lies on the same side: to say so wrongly, the one that does not must have seemed to, so
/// that no confidence need be shared. The interval holds every place next to the change at which the interval of the
/// difference holds zero.
pub fn flip(levels: &[f64], differences: &[Vec<f64>], own: f64, scale: Scale, seed: u64, part: u64) -> Flip {
    let replications = differences.first().map_or(0, Vec::len);
    let seen: Vec<usize> =
        (0..replications).filter(|r| differences.iter().all(|level| level[*r].is_finite())).collect();
    if seen.is_empty() || seen.iter().all(|r| differences.iter().all(|level| level[*r] == 0.0)) {
        return Flip::NoOrder;
    }
    let each = |confidence: f64| -> Option<Vec<Interval>> {
        let of = |level: &Vec<f64>| scale.difference(&moments(seen.iter().map(|r| level[*r])), confidence);
        differences.iter().map(of).collect()
    };
    let shared = 1.0 - (1.0 - CONFIDENCE) / levels.len().max(1) as f64;
    let (alone, together) = (each(CONFIDENCE), each(shared));
    let above = |found: &[Interval]| found.iter().filter(|level| level.low > 0.0).count();
    let below = |found: &[Interval]| found.iter().filter(|level| level.high < 0.0).count();
    let crossing = |times: &[u32]| {
        let mean = |level: &Vec<f64>| -> f64 {
            seen.iter().zip(times).map(|(r, times)| level[*r] * f64::from(*times)).sum()
        };
        nearest_crossing(levels, &differences.iter().map(mean).collect::<Vec<_>>(), own)
    };
    let stays = |found: &Vec<Interval>| above(found) == found.len() || below(found) == found.len();
    let changes = |found: &Vec<Interval>| above(found) > 0 && below(found) > 0;
    match crossing(&vec![1; seen.len()]) {
        Some(at) if together.as_ref().is_some_and(changes) => {
            let holds = |place| holds_zero(levels, differences, &seen, scale, place);
            Flip::Flips { at, low: walk(levels, at, -1.0, &holds), high: walk(levels, at, 1.0, &holds) }
        }
        None if alone.as_ref().is_some_and(stays) => Flip::DoesNotFlip,
        _ => {
            let draws = resamples(seed, 0x464c_0000 + part, seen.len(), DRAWS);
            Flip::MayFlip { share: draws.filter_map(|times| crossing(&times)).count() as f64 / DRAWS as f64 }
        }
    }
}

fn moments(values: impl Iterator<Item = f64>) -> Moments {
    let mut moments = Moments::default();
    values.for_each(|value| moments.add(value));
    moments
}

/// Whether the interval of the difference at a place between the levels holds zero.
fn holds_zero(levels: &[f64], differences: &[Vec<f64>], seen: &[usize], scale: Scale, at: f64) -> bool {
    let last = levels.len().saturating_sub(2);
    let ix = levels.iter().skip(1).position(|level| at <= *level).unwrap_or(last).min(last);
    let span = levels[ix + 1] - levels[ix];
    let share = if span > 0.0 { ((at - levels[ix]) / span).clamp(0.0, 1.0) } else { 0.0 };
    let value = |r: &usize| differences[ix][*r] * (1.0 - share) + differences[ix + 1][*r] * share;
    // Between levels a difference of chances is no longer -1, 0 or 1.
    let bounds = Bounds { chance: false, ..scale.bounds };
    let found = Scale { bounds, ..scale }.difference(&moments(seen.iter().map(value)), CONFIDENCE);
    found.is_none_or(|found| found.contains(0.0))
}

/// From a change towards one end of the range, to the first place that does not hold zero.
fn walk(levels: &[f64], at: f64, towards: f64, holds: &dyn Fn(f64) -> bool) -> f64 {
    let (first, last) = (levels[0], levels[levels.len() - 1]);
    let step = (last - first) / (f64::from(PLACES) * levels.len().saturating_sub(1).max(1) as f64);
    let mut place = at;
    while first < place && place < last {
        place = (place + towards * step).clamp(first, last);
        if !holds(place) {
            break;
        }
    }
    place
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
    use super::super::tests::rarely_missed;
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

    const SCALE: Scale = Scale { bounds: Bounds { least: None, greatest: None, chance: false }, seen: 8.0 };

    fn found(differences: &[Vec<f64>], seed: u64) -> Flip {
        flip(&LEVELS, differences, 0.5, SCALE, seed, 0)
    }

    #[test]
    fn the_value_where_the_order_changes_lies_in_its_interval() {
        for replications in [20, 100] {
            rarely_missed(400, 0.05, &format!("{replications} drills"), |seed| {
                let found = found(&sample(|u| 4.0 * (u - 0.6), 4.0, replications, seed), seed);
                match found {
                    Flip::Flips { at, low, high } => {
                        assert!(low <= at && at <= high, "{found:?}");
                        low > 0.6 || 0.6 > high
                    }
                    // It was not seen to change: nothing false was said.
                    Flip::MayFlip { .. } => false,
                    other => panic!("{other:?}"),
                }
            });
        }
    }

    #[test]
    fn what_does_not_change_is_rarely_said_to_change_and_the_other_way_round() {
        // It touches zero at one end: neither is true for certain, and to change is false.
        rarely_missed(300, 0.05, "said to change", |seed| {
            matches!(found(&sample(|u| 2.0 * u, 4.0, 20, seed), seed), Flip::Flips { .. })
        });
        // It changes, but by little.
        rarely_missed(300, 0.05, "said to stay", |seed| {
            found(&sample(|u| 4.0 * u - 0.01, 4.0, 20, seed), seed) == Flip::DoesNotFlip
        });
    }

    #[test]
    fn few_drills_that_differ_do_not_say_that_nothing_flips() {
        // In two of twenty drills a point apart, by whatever value: the measure has a hundred points.
        let few = |_| (0..20).map(|r| if r < 2 { 1.0 } else { 0.0 }).collect::<Vec<f64>>();
        let points = Scale { bounds: Bounds::up_to(100.0), seen: 100.0 };
        let differences: Vec<Vec<f64>> = LEVELS.iter().map(few).collect();
        assert!(matches!(flip(&LEVELS, &differences, 0.5, points, 1, 0), Flip::MayFlip { .. }));
    }

    #[test]
    fn it_can_say_that_nothing_flips_or_that_it_does_not_know() {
        assert_eq!(found(&sample(|u| 3.0 + u, 1.0, 100, 1), 1), Flip::DoesNotFlip);
        assert!(matches!(
            found(&sample(|_| 0.05, 6.0, 30, 2), 2),
            Flip::MayFlip { share } if share > 0.1
        ));
        assert_eq!(found(&sample(|_| 0.0, 0.0, 10, 3), 3), Flip::NoOrder);
    }

    #[test]
    fn of_several_changes_the_nearest_counts() {
        let values = [1.0, -1.0, -1.0, 1.0, 1.0];
        assert_eq!(nearest_crossing(&LEVELS, &values, 0.9), Some(0.625));
        assert_eq!(nearest_crossing(&LEVELS, &values, 0.1), Some(0.125));
        assert_eq!(nearest_crossing(&LEVELS, &[1.0; 5], 0.1), None);
    }
}
