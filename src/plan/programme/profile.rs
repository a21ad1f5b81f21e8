//! What a candidate exercises and how hard it is, counted over its simulated drills.

use super::watch::{Seen, is_decided};
use crate::experiment::Estimate;
use crate::experiment::stats::{Moments, Validity, chance_interval, difference_interval};
use crate::score::Status;

/// The part of the simulated drills whose people a room must hold.
const ROOM_FOR: f64 = 0.9;

/// A chance that rests on fewer decided drills is told by its interval alone.
const FEW: u64 = 5;
/// An expectation that is decided in a smaller part of the drills says nothing about how hard they are.
const TELLS_FROM: f64 = 0.1;

/// How one expectation came out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Drills in which it was met.
    pub met: u64,
    /// Drills in which it could be told whether it was.
    pub decided: u64,
    /// Drills that ended before.
    pub undecided: u64,
}

/// What the simulated drills of a candidate showed.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Simulated drills.
    pub drills: u64,
    /// By element, the chance that a drill exercises it.
    pub chance: Vec<f64>,
    /// By expectation of the plan.
    pub expectations: Vec<Counts>,
    /// By organisation, the people that nine drills in ten do not exceed.
    pub people: Vec<u32>,
    share: Moments,
}

impl Profile {
    /// Counts what was seen.
    pub fn of(seen: &[Seen]) -> Profile {
        let first = |of: fn(&Seen) -> usize| seen.first().map_or(0, of);
        let drills = seen.len() as u64;
        let mut chance = vec![0.0; first(|s| s.exercised.len())];
        let mut expectations = vec![Counts::default(); first(|s| s.statuses.len())];
        let mut share = Moments::default();
        for one in seen {
            chance.iter_mut().zip(&one.exercised).for_each(|(sum, far)| *sum += far);
            for (counts, status) in expectations.iter_mut().zip(&one.statuses) {
                counts.met += u64::from(*status == Status::Met);
                counts.decided += u64::from(is_decided(*status));
                counts.undecided += u64::from(*status == Status::Undecided);
            }
            if let Some(met) = one.share_met() {
                share.add(met);
            }
        }
        chance.iter_mut().for_each(|sum| *sum /= drills.max(1) as f64);
        let people = (0..first(|s| s.people.len()))
            .map(|org| room(seen.iter().map(|s| s.people[org]).collect()))
            .collect();
        Profile { drills, chance, expectations, people, share }
    }

    /// The mean share of the decided expectations that were met; none where nothing was ever decided.
    pub fn share_met(&self) -> Option<f64> {
        self.share.mean()
    }

    /// The same with its interval. A share lies between 0 and 1, which bounds what the drills did not show where all or
    /// most of them were alike.
    pub fn share_estimate(&self, confidence: f64) -> Estimate {
        let interval = difference_interval(&self.share, 1.0, confidence, Validity::Fixed);
        Estimate {
            value: self.share.mean(),
            low: Some(interval.map_or(0.0, |i| i.low.max(0.0))),
            high: Some(interval.map_or(1.0, |i| i.high.min(1.0))),
        }
    }

    /// Of the expectations that the drill decides, the share that is neither hopeless nor trivial by itself; none where it
    /// decides none.
    pub fn fair_share(&self, hardest: f64, easiest: f64) -> Option<f64> {
        let least = (self.drills as f64 * TELLS_FROM).max(1.0);
        let told = self.expectations.iter().filter(|counts| counts.decided as f64 >= least);
        let (mut fair, mut all) = (0.0, 0.0);
        for counts in told {
            all += 1.0;
            if (hardest..=easiest).contains(&counts.smoothed()) {
                fair += 1.0;
            }
        }
        (all > 0.0).then(|| fair / all)
    }
}

impl Counts {
    /// The chance of being met where it can be told, with its exact interval; what is undecided widens it upwards.
    pub fn estimate(self, confidence: f64) -> Estimate {
        let due = self.decided + self.undecided;
        let interval = chance_interval(self.met, self.met + self.undecided, due, confidence);
        Estimate {
            value: (self.decided >= FEW).then(|| self.met as f64 / self.decided as f64),
            low: Some(interval.low),
            high: Some(interval.high),
        }
    }

    /// The chance of being met, with half a drill of each outcome added: a few drills that came out alike do not yet say
    /// never or always.
    fn smoothed(self) -> f64 {
        (self.met as f64 + 0.5) / (self.decided as f64 + 1.0)
    }
}

/// The number that nine in ten do not exceed.
fn room(mut people: Vec<u32>) -> u32 {
    people.sort_unstable();
    let at = (people.len() as f64 * ROOM_FOR).ceil() as usize;
    people.get(at.saturating_sub(1)).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(statuses: &[Status]) -> Seen {
        Seen { exercised: Vec::new(), statuses: statuses.to_vec(), people: Vec::new() }
    }

    #[test]
    fn drills_that_came_out_alike_have_an_interval_with_a_length() {
        let four = Profile::of(&[(); 4].map(|()| seen(&[Status::Missed])));
        let share = four.share_estimate(0.95);
        assert_eq!((share.value, share.low), (Some(0.0), Some(0.0)));
        assert!(share.high.unwrap() > 0.5, "{share:?}");
        let many = Profile::of(&vec![seen(&[Status::Missed]); 200]).share_estimate(0.95);
        assert!(many.high.unwrap() > 0.0 && many.high.unwrap() < 0.03, "{many:?}");
    }

    #[test]
    fn a_chance_of_a_few_decided_drills_is_told_by_its_interval_alone() {
        let mut runs = vec![seen(&[Status::Undecided]); 59];
        runs.push(seen(&[Status::Met]));
        let counts = Profile::of(&runs).expectations[0];
        let chance = counts.estimate(0.95);
        assert_eq!((counts.met, counts.decided, chance.value), (1, 1, None));
        assert!(chance.low.unwrap() < 0.01 && chance.high == Some(1.0));
    }

    #[test]
    fn the_fair_share_leaves_out_what_is_always_or_never_met() {
        let run = |second| seen(&[Status::Met, second, Status::Missed, Status::Undecided]);
        let runs: Vec<Seen> =
            (0..40).map(|n| run(if n % 2 == 0 { Status::Met } else { Status::Late })).collect();
        let fair = Profile::of(&runs).fair_share(0.05, 0.95).unwrap();
        assert!((fair - 1.0 / 3.0).abs() < 1e-12, "{fair}");
        assert_eq!(Profile::of(&[run(Status::Undecided)]).fair_share(0.0, 1.0), Some(1.0));
        assert_eq!(Profile::of(&[seen(&[Status::Undecided])]).fair_share(0.0, 1.0), None);
    }
}
