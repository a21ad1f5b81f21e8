//! Times by unit beside real incidents by unit: shares with intervals, the largest gap between what has ended by the
//! end of each unit, and how large a gap chance alone would give.

use serde::Serialize;

use super::cited::cited_in;
use super::study::{Case, Containment, Elapsed, Outcome};
use super::{CONFIDENCE, Outcomes, Subject, Verdict};
use crate::experiment::Estimate;
use crate::experiment::stats::chance_interval;
use crate::kernel::{DrawKey, Luck};
use crate::scenario::model::Text;
use crate::scenario::published::{Citation, Pair, Population, Published, UnitCounts};
use crate::units::time::{DAY, HOUR, WEEK};

/// Samples drawn for every interval (B. Efron, *Bootstrap methods: another look at the jackknife*, 1979).
const RESAMPLES: u64 = 2000;
/// The luck of the samples; any number serves.
const RESAMPLING_SEED: u64 = 1979;
/// A month, as the unit in which a time is given: from four weeks and two days on.
const MONTH: i64 = 30 * DAY;

/// The units of time that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitClass {
    /// Under an hour, seconds too.
    Minutes,
    /// Under a day.
    Hours,
    /// Under a week.
    Days,
    /// Under thirty days.
    Weeks,
    /// Longer, or never.
    Months,
}

/// The units, from the shortest.
pub const UNITS: [UnitClass; 5] =
    [UnitClass::Minutes, UnitClass::Hours, UnitClass::Days, UnitClass::Weeks, UnitClass::Months];
const N: usize = UNITS.len();

/// What a time runs between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// From the occurrence to the discovery.
    Discovery,
    /// From the discovery to containment.
    Containment,
}

/// One unit of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct UnitRow {
    /// The unit.
    pub unit: UnitClass,
    /// Real incidents whose time is given in it.
    pub real_count: u32,
    /// Their share, 0..1.
    pub real: Estimate,
    /// Share of the simulated intrusions, 0..1.
    pub simulated: Estimate,
}

/// How far apart the two are.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Gap {
    /// The largest difference between the shares that have ended by the end of a unit, 0..1 (Kolmogorov's distance).
    pub value: Estimate,
    /// The unit at whose end it is found.
    pub at: UnitClass,
    /// Simulated share that has ended by then, 0..1.
    pub simulated: f64,
    /// Real share, 0..1.
    pub real: f64,
    /// By how much the simulated share is ahead of the real one at most, and the unit at whose end; 0 where it never is.
    pub ahead: (f64, UnitClass),
    /// By how much it is behind at most.
    pub behind: (f64, UnitClass),
    /// The gap that so few real cases would show by chance in one of twenty draws from the simulated shares.
    pub by_chance: f64,
    /// The gap if what had not ended by the end of the run counts as months.
    pub with_open: f64,
}

/// A campaign beside real incidents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Id of the campaign.
    pub campaign: String,
    /// What the times run between.
    pub phase: Phase,
    /// Id of the population of real incidents.
    pub population: String,
    /// Its name.
    pub population_name: Text,
    /// How the two differ.
    pub differs: Text,
    /// Simulated times that ended.
    pub ended: u64,
    /// Simulated times that had not ended when the run did.
    pub open: u64,
    /// Intrusions that were contained before they were discovered; only of times to containment, left out there.
    pub before: u64,
    /// Real incidents.
    pub real_cases: u32,
    /// By unit.
    pub units: Vec<UnitRow>,
    /// How far apart; absent where nothing ended.
    pub gap: Option<Gap>,
    /// The same where a whole campaign counts as one incident: until its first discovery anywhere, and from then until
    /// every intrusion is contained.
    pub gap_of_campaigns: Option<Gap>,
    /// Parts of the scenario that cite the counts for this phase.
    pub cited_in: Vec<&'static str>,
    /// What it shows.
    pub verdict: Verdict,
}

/// What one run adds to a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunCounts {
    /// Times that ended, by unit.
    pub ended: [u32; N],
    /// Times that did not.
    pub open: u32,
    /// Contained before discovery.
    pub before: u32,
}

/// The position of the unit in which a time of so many seconds is given.
pub fn unit_of(seconds: i64) -> usize {
    [HOUR, DAY, WEEK, MONTH].iter().take_while(|end| seconds >= **end).count()
}

/// Counts of the units that are told apart.
pub fn merged(counts: &UnitCounts) -> [u32; N] {
    let UnitCounts { seconds, minutes, hours, days, weeks, months, years, never } = *counts;
    [seconds + minutes, hours, days, weeks, months + years + never]
}

pub(super) fn compare(subjects: &[Subject], published: &Published, outcomes: &Outcomes) -> Vec<Comparison> {
    let mut found = Vec::new();
    for pair in &published.figures.pairs {
        let Some(population) = published.counted.populations.iter().find(|p| p.id == pair.population) else {
            continue;
        };
        let strata = outcomes.of(&pair.campaign);
        let cited = &published.figures.counted_cited_as;
        for (phase, citation) in
            [(Phase::Discovery, &cited.discovery), (Phase::Containment, &cited.containment)]
        {
            found.push(compared(subjects, pair, population, phase, citation, &strata));
        }
    }
    found
}

fn compared(
    subjects: &[Subject],
    pair: &Pair,
    population: &Population,
    phase: Phase,
    citation: &Citation,
    strata: &[Vec<&Outcome>],
) -> Comparison {
    let counts = |cases: &dyn Fn(&Outcome) -> Vec<Case>| -> Vec<Vec<RunCounts>> {
        let one = |run: &&Outcome| counted(&cases(run), phase);
        strata.iter().map(|runs| runs.iter().map(one).collect()).collect()
    };
    let campaigns = counts(&|run| run.whole.into_iter().collect());
    let strata = counts(&|run| run.cases.clone());
    let real = merged(match phase {
        Phase::Discovery => &population.discovery,
        Phase::Containment => &population.containment,
    });
    let all = || strata.iter().flatten();
    let cited = subjects.first().map(|s| cited_in(&s.with_all, &pair.campaign, citation)).unwrap_or_default();
    let (units, gap) = measured(&strata, &real);
    let verdict = gap.as_ref().map_or(Verdict::Nothing, judged);
    Comparison {
        campaign: pair.campaign.clone(),
        phase,
        population: population.id.clone(),
        population_name: population.name.clone(),
        differs: pair.differs.clone(),
        ended: all().map(|run| u64::from(total(&run.ended))).sum(),
        open: all().map(|run| u64::from(run.open)).sum(),
        before: all().map(|run| u64::from(run.before)).sum(),
        real_cases: total(&real),
        units,
        gap,
        gap_of_campaigns: measured(&campaigns, &real).1,
        cited_in: cited,
        verdict,
    }
}

/// What a gap shows. Where both directions are beyond chance, the times do not shift but spread otherwise.
fn judged(gap: &Gap) -> Verdict {
    let order = |unit: UnitClass| UNITS.iter().position(|u| *u == unit);
    match (gap.ahead.0 > gap.by_chance, gap.behind.0 > gap.by_chance) {
        (false, false) => Verdict::Agrees,
        (true, false) => Verdict::Faster,
        (false, true) => Verdict::Slower,
        (true, true) if order(gap.behind.1) < order(gap.ahead.1) => Verdict::Narrower,
        (true, true) => Verdict::Wider,
    }
}

fn counted(cases: &[Case], phase: Phase) -> RunCounts {
    let mut counts = RunCounts::default();
    for case in cases {
        let elapsed = match (phase, case.containment) {
            (Phase::Discovery, _) => case.discovery,
            (Phase::Containment, Containment::After(elapsed)) => elapsed,
            (Phase::Containment, Containment::Before) => {
                counts.before += 1;
                continue;
            }
            (Phase::Containment, Containment::Undiscovered) => continue,
        };
        match elapsed {
            Elapsed::Ended(seconds) => counts.ended[unit_of(seconds)] += 1,
            Elapsed::Open(_) => counts.open += 1,
        }
    }
    counts
}

fn total(counts: &[u32; N]) -> u32 {
    counts.iter().sum()
}

fn add(to: &mut [u32; N], counts: &[u32; N]) {
    std::iter::zip(to, counts).for_each(|(to, n)| *to += n);
}

/// Shares of the units; none of nothing.
fn shares(counts: &[u32; N]) -> Option<[f64; N]> {
    let all = total(counts);
    (all > 0).then(|| counts.map(|n| f64::from(n) / f64::from(all)))
}

/// The largest gap between two distributions over the units, the position of the unit at whose end it is, and the shares
/// that have ended by then.
pub fn largest_gap(simulated: &[f64; N], real: &[f64; N]) -> (f64, usize, f64, f64) {
    let (mut s, mut r) = (0.0, 0.0);
    let mut largest = (0.0, 0, simulated[0], real[0]);
    for unit in 0..N - 1 {
        s += simulated[unit];
        r += real[unit];
        if libm::fabs(s - r) > largest.0 {
            largest = (libm::fabs(s - r), unit, s, r);
        }
    }
    largest
}

/// By how much the first distribution is ahead of the second at most, and at the end of which unit.
pub fn most_ahead(of: &[f64; N], other: &[f64; N]) -> (f64, UnitClass) {
    let (mut difference, mut most) = (0.0, (0.0, UNITS[0]));
    for unit in 0..N - 1 {
        difference += of[unit] - other[unit];
        if difference > most.0 {
            most = (difference, UNITS[unit]);
        }
    }
    most
}

/// Shares by unit with their intervals, and the gap.
fn measured(strata: &[Vec<RunCounts>], real: &[u32; N]) -> (Vec<UnitRow>, Option<Gap>) {
    let mut counts = [0; N];
    strata.iter().flatten().for_each(|run| add(&mut counts, &run.ended));
    let samples: Vec<[f64; N]> = (0..RESAMPLES).filter_map(|b| shares(&resampled(strata, b))).collect();
    let simulated = shares(&counts);
    let units = UNITS.iter().enumerate().map(|(ix, unit)| {
        let of = total(real);
        let exact = chance_interval(real[ix].into(), real[ix].into(), of.into(), CONFIDENCE);
        UnitRow {
            unit: *unit,
            real_count: real[ix],
            real: Estimate {
                value: shares(real).map(|shares| shares[ix]),
                low: Some(exact.low),
                high: Some(exact.high),
            },
            simulated: estimate(
                simulated.map(|shares| shares[ix]),
                samples.iter().map(|sample| sample[ix]).collect(),
            ),
        }
    });
    let gap = match (simulated, shares(real)) {
        (Some(simulated), Some(real_shares)) => {
            Some(gap(strata, &counts, &simulated, real, &real_shares, &samples))
        }
        _ => None,
    };
    (units.collect(), gap)
}

fn gap(
    strata: &[Vec<RunCounts>],
    counts: &[u32; N],
    simulated: &[f64; N],
    real: &[u32; N],
    real_shares: &[f64; N],
    samples: &[[f64; N]],
) -> Gap {
    let (value, at, by_then, real_by_then) = largest_gap(simulated, real_shares);
    let cases = total(real);
    let draws = (0..).zip(samples);
    let gaps = draws
        .filter_map(|(b, sample)| Some(largest_gap(sample, &shares(&drawn(real_shares, cases, 1, b))?).0));
    let value = estimate(Some(value), gaps.collect());
    let mut by_chance: Vec<f64> = (0..RESAMPLES)
        .filter_map(|b| Some(largest_gap(simulated, &shares(&drawn(simulated, cases, 2, b))?).0))
        .collect();
    by_chance.sort_by(f64::total_cmp);
    let mut with_open = *counts;
    with_open[N - 1] += strata.iter().flatten().map(|run| run.open).sum::<u32>();
    let with_open = shares(&with_open).map_or(0.0, |shares| largest_gap(&shares, real_shares).0);
    Gap {
        value,
        at: UNITS[at],
        simulated: by_then,
        real: real_by_then,
        ahead: most_ahead(simulated, real_shares),
        behind: most_ahead(real_shares, simulated),
        by_chance: at_rank(&by_chance, CONFIDENCE).unwrap_or(0.0),
        with_open,
    }
}

/// Counts of a sample of the runs, drawn with replacement within each scenario: runs are independent, the intrusions of
/// a run are not.
fn resampled(strata: &[Vec<RunCounts>], b: u64) -> [u32; N] {
    let luck = Luck::new(RESAMPLING_SEED, b);
    let mut counts = [0; N];
    for (stratum, runs) in (0..).zip(strata) {
        let key = DrawKey::new(0).with(stratum);
        for i in 0..runs.len() {
            let u = luck.uniform(key.with(i as u64));
            let chosen = ((u * runs.len() as f64) as usize).min(runs.len() - 1);
            add(&mut counts, &runs[chosen].ended);
        }
    }
    counts
}

/// So many cases drawn from shares.
fn drawn(shares: &[f64; N], cases: u32, purpose: u32, b: u64) -> [u32; N] {
    let luck = Luck::new(RESAMPLING_SEED, b);
    let key = DrawKey::new(purpose);
    let mut counts = [0; N];
    for i in 0..cases {
        let mut left = luck.uniform(key.with(u64::from(i)));
        let unit = shares.iter().take_while(|share| {
            left -= **share;
            left >= 0.0
        });
        counts[unit.count().min(N - 1)] += 1;
    }
    counts
}

/// A value with the interval that samples of it give.
fn estimate(value: Option<f64>, mut samples: Vec<f64>) -> Estimate {
    samples.sort_by(f64::total_cmp);
    let tail = (1.0 - CONFIDENCE) / 2.0;
    Estimate { value, low: at_rank(&samples, tail), high: at_rank(&samples, 1.0 - tail) }
}

/// The sorted number below which a share of them lies.
fn at_rank(sorted: &[f64], share: f64) -> Option<f64> {
    let rank = libm::ceil(share * sorted.len() as f64) as usize;
    sorted.get(rank.saturating_sub(1)).copied()
}
