//! What a candidate exercises and how hard it is, counted over its simulated drills.

use super::watch::{Seen, is_decided};
use crate::experiment::Estimate;
use crate::experiment::stats::{Moments, chance_interval};
use crate::score::Status;

/// The part of the simulated drills whose people a room must hold.
const ROOM_FOR: f64 = 0.9;

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

    /// The same with its interval.
    pub fn share_estimate(&self, confidence: f64) -> Estimate {
        let interval = self.share.mean_interval(confidence);
        Estimate {
            value: self.share.mean(),
            low: interval.map(|i| i.low.max(0.0)),
            high: interval.map(|i| i.high.min(1.0)),
        }
    }
}

impl Counts {
    /// The chance of being met where it can be told, with its exact interval; what is undecided widens it upwards.
    pub fn estimate(self, confidence: f64) -> Estimate {
        let due = self.decided + self.undecided;
        let interval = chance_interval(self.met, self.met + self.undecided, due, confidence);
        Estimate {
            value: (self.decided > 0).then(|| self.met as f64 / self.decided as f64),
            low: Some(interval.low),
            high: Some(interval.high),
        }
    }
}

/// The number that nine in ten do not exceed.
fn room(mut people: Vec<u32>) -> u32 {
    people.sort_unstable();
    let at = (people.len() as f64 * ROOM_FOR).ceil() as usize;
    people.get(at.saturating_sub(1)).copied().unwrap_or(0)
}
