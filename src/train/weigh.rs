//! What a decision is worth: not in one future, which would teach luck, but over futures drawn afresh after it.

use serde::Serialize;

use crate::experiment::stats::{
    Discordance, Interval, Moments, Validity, chance_interval, difference_interval,
};
use crate::experiment::{Futures, NoThreads, futures};
use crate::i18n::Text;
use crate::record::{Override, Run};
use crate::score::Scored;
use crate::score::card::Status;
use crate::units::SimTime;

/// Confidence of every interval.
pub const CONFIDENCE: f64 = 0.95;
/// Distance between the greatest and the least score.
const SCORES: f64 = 100.0;

/// A mean with its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mean {
    /// The mean.
    pub mean: f64,
    /// Its interval.
    pub interval: Interval,
}

/// How often an expectation is met, with what was taken and with what is compared with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chances {
    /// Id of the expectation.
    pub id: String,
    /// In words.
    pub name: Text,
    /// Futures in which it was decided both ways.
    pub due: u64,
    /// Share of them that met it with what was taken.
    pub taken: f64,
    /// The same with what it is compared with.
    pub instead: f64,
    /// Interval of the difference of the two chances.
    pub difference: Interval,
}

/// What a decision is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Worth {
    /// Futures run both ways.
    pub futures: u64,
    /// Mean difference of the score, taken less instead, in points of 100; absent where no future was scored both ways.
    pub score: Option<Mean>,
    /// Expectations whose chance differs in some future, in the order of the plan.
    pub expectations: Vec<Chances>,
}

/// What is kept of a future.
struct Outcome {
    score: Option<f64>,
    met: Vec<Option<bool>>,
}

fn outcome(scored: &Scored) -> Outcome {
    let met = scored.card.expectations.iter().map(|e| match e.status {
        Status::Met => Some(true),
        Status::Late | Status::Missed => Some(false),
        Status::Undecided | Status::NotEvaluated => None,
    });
    Outcome { score: scored.card.score, met: met.collect() }
}

/// Compares two sets of overrides over futures drawn afresh after a moment, the same futures for both.
///
/// # Errors
/// Where the operating system gives no threads.
pub fn weigh(
    run: &Run,
    taken: &[Override],
    instead: &[Override],
    which: Futures,
    tell: &(dyn Fn(u64) + Sync),
) -> Result<Worth, NoThreads> {
    let arms = [taken.to_vec(), instead.to_vec()];
    let seen = futures(run, &arms, which, &|_, scored| outcome(scored), tell)?;
    let pairs: Vec<(&Outcome, &Outcome)> =
        seen.iter().filter_map(|both| Some((both.first()?, both.get(1)?))).collect();
    let mut scores = Moments::default();
    for (taken, instead) in &pairs {
        if let (Some(taken), Some(instead)) = (taken.score, instead.score) {
            scores.add(taken - instead);
        }
    }
    let interval = difference_interval(&scores, SCORES, CONFIDENCE, Validity::Fixed);
    let score = scores.mean().zip(interval).map(|(mean, interval)| Mean { mean, interval });
    let expectations = run.scenario.plan.expectations.iter().enumerate();
    let expectations = expectations.filter_map(|(ix, expectation)| {
        let mut discordance = Discordance::default();
        let mut met = [0u64; 2];
        for (taken, instead) in &pairs {
            if let (Some(Some(t)), Some(Some(i))) = (taken.met.get(ix), instead.met.get(ix)) {
                discordance.add(*t, *i);
                met[0] += u64::from(*t);
                met[1] += u64::from(*i);
            }
        }
        if discordance.first_only + discordance.second_only == 0 {
            return None;
        }
        let share = |count: u64| count as f64 / discordance.due as f64;
        Some(Chances {
            id: expectation.id.clone(),
            name: expectation.name.clone(),
            due: discordance.due,
            taken: share(met[0]),
            instead: share(met[1]),
            difference: discordance.interval(CONFIDENCE, Validity::Fixed)?,
        })
    });
    Ok(Worth { futures: which.count, score, expectations: expectations.collect() })
}

/// The chance of each expectation over futures of a run as it is, with its interval; none where it was never decided.
///
/// # Errors
/// Where the operating system gives no threads.
pub fn outlook(
    run: &Run,
    from: SimTime,
    count: u64,
    threads: usize,
) -> Result<Vec<(String, Option<Mean>)>, NoThreads> {
    let which = Futures { from, count, threads };
    let arms = [run.overrides.clone()];
    let seen = futures(run, &arms, which, &|_, scored| outcome(scored), &|_| {})?;
    let expectations = run.scenario.plan.expectations.iter().enumerate();
    let found = expectations.map(|(ix, expectation)| {
        let decided: Vec<bool> =
            seen.iter().flatten().filter_map(|o| o.met.get(ix).copied().flatten()).collect();
        let (due, met) = (decided.len() as u64, decided.iter().filter(|met| **met).count() as u64);
        let mean = (due > 0).then(|| Mean {
            mean: met as f64 / due as f64,
            interval: chance_interval(met, met, due, CONFIDENCE),
        });
        (expectation.id.clone(), mean)
    });
    Ok(found.collect())
}
