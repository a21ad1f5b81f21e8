//! The looks at all runs added up: quantiles of first times, shares, and who acts most often.

use std::collections::BTreeMap;

use super::FEWEST_RUNS;
use super::watch::{MeasuredSeen, Seen, SlotSeen};
use crate::experiment::stats::ranks;
use crate::units::{OrgId, SimTime};

/// Confidence of every interval.
pub const CONFIDENCE: f64 = 0.95;
/// Tenths of the runs below a quantile.
const MEDIAN: usize = 5;
const NINTH_DECILE: usize = 9;

/// Times of which some never came; those count as later than all others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Times {
    sorted: Vec<i64>,
    all: usize,
}

impl Times {
    pub fn of(times: impl Iterator<Item = Option<i64>>) -> Times {
        let mut all = 0;
        let mut sorted: Vec<i64> = times.inspect(|_| all += 1).flatten().collect();
        sorted.sort_unstable();
        Times { sorted, all }
    }
    /// How many there are.
    pub fn len(&self) -> u64 {
        self.all as u64
    }
    /// How many came.
    pub fn came(&self) -> u64 {
        self.sorted.len() as u64
    }
    /// The time of rank ⌈tenths/10 · n⌉; none where it never came.
    fn at(&self, tenths: usize) -> Option<i64> {
        let rank = (self.all * tenths).div_ceil(10).max(1);
        self.sorted.get(rank - 1).copied()
    }
    /// The median, of however few there are.
    pub fn middle(&self) -> Option<i64> {
        self.at(MEDIAN)
    }
    /// The median, where there are enough to tell it.
    pub fn p50(&self) -> Option<i64> {
        self.at(MEDIAN).filter(|_| self.len() >= FEWEST_RUNS)
    }
    /// The ninth decile, where there are enough to tell it.
    pub fn p90(&self) -> Option<i64> {
        self.at(NINTH_DECILE).filter(|_| self.len() >= FEWEST_RUNS)
    }
    /// The interval of a quantile, by order statistics.
    fn between(&self, tenths: usize) -> [Option<i64>; 2] {
        let (low, high) = ranks(self.all as u64, tenths as f64 / 10.0, CONFIDENCE);
        [low, high]
            .map(|rank| rank.and_then(|rank| self.sorted.get((rank as usize).saturating_sub(1)).copied()))
    }
    pub fn p50_between(&self) -> [Option<i64>; 2] {
        self.between(MEDIAN)
    }
    pub fn p90_between(&self) -> [Option<i64>; 2] {
        self.between(NINTH_DECILE)
    }
    /// How many had not come by a moment.
    pub fn later_than(&self, t: i64) -> u64 {
        (self.all - self.sorted.partition_point(|time| *time <= t)) as u64
    }
}

/// One slot over all runs.
#[derive(Clone, Debug)]
pub struct SlotTally {
    /// First times, over the runs in which it was due.
    pub first: Times,
    /// Runs in which it had come before.
    pub before: u64,
    /// Who did it first, the most frequent first, with how often.
    pub actors: Vec<(OrgId, u64)>,
    /// By expectation of the slot.
    pub measured: Vec<MeasuredTally>,
}

/// One expectation over the runs in which it was due.
#[derive(Clone, Debug)]
pub struct MeasuredTally {
    /// Elapsed seconds.
    pub elapsed: Times,
    /// When the clock started.
    pub from: Times,
    /// Runs in which all met it.
    pub met: u64,
}

/// Adds up a slot.
pub fn slot(seen: &[Seen], ix: usize, expectations: usize) -> SlotTally {
    let due: Vec<&SlotSeen> =
        seen.iter().filter_map(|run| run.slots.get(ix)).filter(|slot| slot.due).collect();
    let mut actors: BTreeMap<OrgId, u64> = BTreeMap::new();
    for actor in due.iter().filter_map(|slot| slot.actor) {
        *actors.entry(actor).or_default() += 1;
    }
    let mut actors: Vec<(OrgId, u64)> = actors.into_iter().collect();
    actors.sort_by_key(|(org, count)| (std::cmp::Reverse(*count), *org));
    let measured = (0..expectations).map(|e| {
        let due: Vec<MeasuredSeen> =
            due.iter().filter_map(|slot| slot.measured.get(e).copied().flatten()).collect();
        MeasuredTally {
            elapsed: Times::of(due.iter().map(|m| m.elapsed)),
            from: Times::of(due.iter().map(|m| Some(m.from.0))),
            met: due.iter().filter(|m| m.met).count() as u64,
        }
    });
    SlotTally {
        first: Times::of(due.iter().map(|slot| slot.at.map(|SimTime(t)| t))),
        before: seen.iter().filter_map(|run| run.slots.get(ix)).filter(|slot| slot.before).count() as u64,
        actors,
        measured: measured.collect(),
    }
}

/// Of the runs in which it can be told, in how many something was true.
pub fn counted(answers: impl Iterator<Item = Option<bool>>) -> (u64, u64) {
    answers.flatten().fold((0, 0), |(runs, yes), answer| (runs + 1, yes + u64::from(answer)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_came_is_later_than_everything() {
        let times = Times::of([Some(30), None, Some(10), Some(20), None].into_iter());
        assert_eq!((times.len(), times.came()), (5, 3));
        assert_eq!((times.middle(), times.p50(), times.p90()), (Some(30), None, None), "five are too few");
        let many = Times::of([Some(30), None, Some(10), Some(20), None].into_iter().cycle().take(20));
        assert_eq!((many.p50(), many.p90()), (Some(30), None));
        assert_eq!((times.later_than(9), times.later_than(20), times.later_than(99)), (5, 3, 2));
        assert_eq!(Times::default().p50(), None);
        assert_eq!(Times::of((1..=20).map(Some)).p90(), Some(18));
    }
}
