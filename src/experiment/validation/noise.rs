//! The scenario's own drill without injects at several scales of false alerts, for no source gives a province's rate.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::{CONFIDENCE, Subject};
use crate::experiment::Estimate;
use crate::experiment::stats::{Moments, Quantiles};
use crate::record::{Fact, Record, Verdict};
use crate::scenario::Scenario;
use crate::scenario::model::{Milestone, Sourced};
use crate::score;
use crate::sim::{Simulator, SpawnOrder};
use crate::units::SimTime;
use crate::units::time::DAY;

/// Factors on every rate of false alerts.
pub const NOISE_SCALES: [f64; 3] = [0.25, 1.0, 4.0];

/// A scenario at one scale of noise.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoiseRow {
    /// Id of the scenario.
    pub scenario: String,
    /// Factor on the rates of the practice file.
    pub scale: f64,
    /// Runs.
    pub runs: u64,
    /// Alerts a day in the whole province.
    pub alerts_a_day: Estimate,
    /// Share of all alerts that nobody looked at in time, 0..1.
    pub expired: Estimate,
    /// The same of alerts about a true intrusion.
    pub true_expired: Estimate,
    /// Share of the alerts about a true intrusion that were dismissed, 0..1.
    pub true_dismissed: Estimate,
    /// Share of the intrusions that were discovered by the end of the drill, 0..1.
    pub discovered: Estimate,
    /// Median over the runs of the median time from occurrence to discovery, in seconds.
    pub discovery_s: Estimate,
}

/// What one run shows.
#[derive(Clone, Debug, Default)]
struct Seen {
    a_day: f64,
    expired: Option<f64>,
    true_expired: Option<f64>,
    true_dismissed: Option<f64>,
    discovered: Option<f64>,
    /// The lower median of the times to discovery; `Some(None)` where it had not come by the end.
    discovery: Option<Option<i64>>,
}

/// Every scenario at every scale.
pub(super) fn scales(subjects: &[Subject], replications: u64, tick: &(dyn Fn() + Sync)) -> Vec<NoiseRow> {
    let rows: Vec<(&Subject, f64)> =
        subjects.iter().flat_map(|subject| NOISE_SCALES.map(|scale| (subject, scale))).collect();
    rows.par_iter()
        .map(|(subject, scale)| {
            let mut world = Simulator::new(Arc::new(scaled(&subject.own, *scale)), SpawnOrder::Forward);
            let seen = (0..replications).map(|replication| {
                let seen = watched(&world.run(subject.seed, replication, &[]));
                tick();
                seen
            });
            summed(&subject.own.id, *scale, &seen.collect::<Vec<_>>())
        })
        .collect()
}

fn scaled(own: &Scenario, scale: f64) -> Scenario {
    let mut scenario = own.clone();
    scenario.drill.injects.clear();
    let practice = &mut scenario.practice;
    for rate in [
        &mut practice.noise_monitoring,
        &mut practice.noise_on_site,
        &mut practice.noise_users,
        &mut practice.ways_in.noise_hotline,
    ] {
        *rate = Sourced::Unsourced(*rate.value() * scale);
    }
    scenario
}

fn watched(record: &Record) -> Seen {
    let [mut raised, mut expired, mut true_raised, mut true_expired, mut true_dismissed] = [0u32; 5];
    for entry in &record.entries {
        match &entry.fact {
            Fact::AlertRaised { intrusion, .. } => {
                raised += 1;
                true_raised += u32::from(intrusion.is_some());
            }
            Fact::AlertExpired { intrusion, .. } => {
                expired += 1;
                true_expired += u32::from(intrusion.is_some());
            }
            Fact::AlertTriaged { verdict: Verdict::Dismissed, intrusion: Some(_), .. } => true_dismissed += 1,
            _ => {}
        }
    }
    let share = |part: u32, of: u32| (of > 0).then(|| f64::from(part) / f64::from(of));
    let times = times(record);
    let found = times.iter().filter(|time| time.is_some()).count() as u32;
    let days = (record.horizon + record.run.scenario.drill.warm_up).as_f64() / DAY as f64;
    Seen {
        a_day: f64::from(raised) / days,
        expired: share(expired, raised),
        true_expired: share(true_expired, true_raised),
        true_dismissed: share(true_dismissed, true_raised),
        discovered: share(found, times.len() as u32),
        discovery: times.get(times.len().saturating_sub(1) / 2).copied(),
    }
}

/// Times from occurrence to discovery, sorted; those that did not come by the end last.
fn times(record: &Record) -> Vec<Option<i64>> {
    let courses = score::courses(record);
    let mut times: Vec<Option<i64>> = courses
        .iter()
        .map(|course| {
            let at = |wanted| course.reached.iter().find(|(m, _, _)| *m == wanted).map(|(_, t, _)| *t);
            let began: Option<SimTime> = at(Milestone::Occurrence);
            Some((at(Milestone::Triage)? - began?).0)
        })
        .collect();
    times.sort_by_key(|time| time.unwrap_or(i64::MAX));
    times
}

fn summed(scenario: &str, scale: f64, seen: &[Seen]) -> NoiseRow {
    let mean = |of: &dyn Fn(&Seen) -> Option<f64>, most: f64| {
        let mut moments = Moments::default();
        seen.iter().filter_map(of).for_each(|value| moments.add(value));
        let interval = moments.mean_interval(CONFIDENCE);
        Estimate {
            value: moments.mean(),
            low: interval.map(|i| i.low.clamp(0.0, most)),
            high: interval.map(|i| i.high.clamp(0.0, most)),
        }
    };
    let mut quantiles = Quantiles::default();
    for median in seen.iter().filter_map(|one| one.discovery) {
        match median {
            Some(seconds) => quantiles.add(seconds as f64),
            None => quantiles.add_open(),
        }
    }
    let (low, high) = quantiles.interval(0.5, CONFIDENCE);
    NoiseRow {
        scenario: scenario.to_owned(),
        scale,
        runs: seen.len() as u64,
        alerts_a_day: mean(&|one| Some(one.a_day), f64::INFINITY),
        expired: mean(&|one| one.expired, 1.0),
        true_expired: mean(&|one| one.true_expired, 1.0),
        true_dismissed: mean(&|one| one.true_dismissed, 1.0),
        discovered: mean(&|one| one.discovered, 1.0),
        discovery_s: Estimate { value: quantiles.at(0.5), low, high },
    }
}
