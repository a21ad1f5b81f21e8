//! Medians, means and shares of single campaigns beside those that were published.

use serde::Serialize;

use super::cited::cited_in;
use super::study::{Elapsed, Outcome};
use super::{CONFIDENCE, Outcomes, Subject, Verdict};
use crate::experiment::Estimate;
use crate::experiment::stats::{Moments, Quantiles, chance_interval};
use crate::scenario::published::{Figure, FigureClock, FigureValue, Published, Statistic};

/// A published figure beside a campaign.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureRow {
    /// Short id of the figure.
    pub id: String,
    /// What is measured.
    pub clock: FigureClock,
    /// What of it is given.
    pub statistic: Statistic,
    /// The figure as published.
    pub published: FigureValue,
    /// Who published it.
    pub source: String,
    /// Id of the campaign.
    pub campaign: String,
    /// Runs of the campaign.
    pub runs: u64,
    /// Runs in which it happened, those not over at the end too.
    pub happened: u64,
    /// Of them, not over when the run ended.
    pub open: u64,
    /// Seconds, or a share.
    pub simulated: Estimate,
    /// Parts of the scenario that cite the figure.
    pub cited_in: Vec<&'static str>,
    /// What it shows.
    pub verdict: Verdict,
}

/// What one run shows of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Seen {
    Time(Elapsed),
    Flag(bool),
}

pub(super) fn compare(subjects: &[Subject], published: &Published, outcomes: &Outcomes) -> Vec<FigureRow> {
    let mut rows = Vec::new();
    for figure in &published.figures.figures {
        for campaign in &figure.campaigns {
            let runs: Vec<&Outcome> = outcomes.of(campaign).into_iter().flatten().collect();
            let cited = subjects.first().map(|s| cited_in(&s.with_all, campaign, &figure.cited_as));
            rows.push(row(figure, campaign, &runs, cited.unwrap_or_default()));
        }
    }
    rows
}

fn row(figure: &Figure, campaign: &str, runs: &[&Outcome], cited_in: Vec<&'static str>) -> FigureRow {
    let seen: Vec<Seen> = runs.iter().filter_map(|run| shown(run, figure.clock)).collect();
    let open = seen.iter().filter(|seen| matches!(seen, Seen::Time(Elapsed::Open(_)))).count() as u64;
    let simulated = estimated(&seen, figure.statistic);
    let verdict = match simulated.value {
        _ if seen.is_empty() => Verdict::Nothing,
        None if simulated.low.is_none() => Verdict::Nothing,
        _ if !cited_in.is_empty() => Verdict::UsedToSet,
        _ => judged(&simulated, figure),
    };
    FigureRow {
        id: figure.id.clone(),
        clock: figure.clock,
        statistic: figure.statistic,
        published: figure.value,
        source: figure.source.clone(),
        campaign: campaign.to_owned(),
        runs: runs.len() as u64,
        happened: seen.len() as u64,
        open,
        simulated,
        cited_in,
        verdict,
    }
}

fn shown(run: &Outcome, clock: FigureClock) -> Option<Seen> {
    let ended = |seconds: Option<i64>| seconds.map(|s| Seen::Time(Elapsed::Ended(s)));
    match clock {
        FigureClock::Breakout => ended(run.breakout),
        FigureClock::Credentials => ended(run.credentials),
        FigureClock::Exfiltration => ended(run.exfiltration),
        FigureClock::ExfiltrationToDiscovery => run.exfiltration_to_discovery.map(Seen::Time),
        FigureClock::Dwell => run.dwell.map(Seen::Time),
        FigureClock::EncryptedOffHours => run.encrypted_off_hours.map(Seen::Flag),
        FigureClock::ExfiltratedOffHours => run.exfiltrated_off_hours.map(Seen::Flag),
        FigureClock::FoundInside => run.found_inside.map(Seen::Flag),
    }
}

/// An end of the interval that few or open times do not bound is absent.
fn estimated(seen: &[Seen], statistic: Statistic) -> Estimate {
    let (mut moments, mut quantiles) = (Moments::default(), Quantiles::default());
    let mut true_ones = 0;
    for one in seen {
        match one {
            Seen::Time(Elapsed::Ended(seconds)) => {
                moments.add(*seconds as f64);
                quantiles.add(*seconds as f64);
            }
            Seen::Time(Elapsed::Open(_)) => quantiles.add_open(),
            Seen::Flag(flag) => true_ones += u64::from(*flag),
        }
    }
    let quantile = |share: f64| {
        let (low, high) = quantiles.interval(share, CONFIDENCE);
        Estimate { value: quantiles.at(share), low, high }
    };
    match statistic {
        Statistic::Median => quantile(0.5),
        Statistic::LowerQuartile => quantile(0.25),
        Statistic::Mean => {
            let interval = moments.mean_interval(CONFIDENCE).filter(|_| quantiles.open() == 0);
            Estimate {
                value: moments.mean().filter(|_| quantiles.open() == 0),
                low: interval.map(|i| i.low.max(0.0)),
                high: interval.map(|i| i.high),
            }
        }
        Statistic::Proportion => {
            let of = seen.len() as u64;
            let interval = chance_interval(true_ones, true_ones, of, CONFIDENCE);
            Estimate {
                value: (of > 0).then(|| true_ones as f64 / of as f64),
                low: Some(interval.low),
                high: Some(interval.high),
            }
        }
    }
}

/// Agrees where the interval meets the published range.
fn judged(simulated: &Estimate, figure: &Figure) -> Verdict {
    let (least, greatest) = figure.value.range();
    let below = simulated.high.is_some_and(|high| high < least);
    let above = simulated.low.is_some_and(|low| low > greatest);
    match (figure.value, below, above) {
        (FigureValue::Time(..), true, _) => Verdict::Faster,
        (FigureValue::Time(..), _, true) => Verdict::Slower,
        (FigureValue::Share(..), true, _) => Verdict::Lower,
        (FigureValue::Share(..), _, true) => Verdict::Higher,
        _ => Verdict::Agrees,
    }
}
