//! Differences of arms under the same luck: their intervals, what they say, and what it would cost to say more.

use serde::Serialize;

use super::{Interval, Moments, Validity};

/// So many numbers that are not the usual one are enough for their spread to say something, where most are alike.
const ENOUGH: u64 = 30;
/// A standard deviation below this part of the values is rounding.
const ROUNDING: f64 = 1e-9;

/// Whether numbers vary by no more than rounding; `width` is the distance between the greatest and the least possible.
pub fn alike(moments: &Moments, width: f64) -> bool {
    let (mean, variance) = (moments.mean().unwrap_or(0.0), moments.variance().unwrap_or(0.0));
    let rounding = ROUNDING * (mean.abs() + width);
    variance <= rounding * rounding
}

/// Whether most numbers are alike and so few are not that their spread says too little.
pub fn few_differ(moments: &Moments) -> bool {
    let others = moments.mode().map_or(0, |mode| mode.less + mode.more);
    others < ENOUGH.min(moments.count().div_ceil(2))
}

/// The interval of the mean of paired differences; see `mean_within`. `width` is the distance between the greatest and
/// the least value of the measure: from where a difference usually is, another may be so far and as far as it is from
/// zero.
pub fn difference_interval(
    moments: &Moments,
    width: f64,
    confidence: f64,
    validity: Validity,
) -> Option<Interval> {
    mean_within(moments, width + moments.mode()?.value.abs(), confidence, validity)
}

/// The interval of the mean of numbers that lie no farther than `reach` from the commonest of them. Where every number
/// was alike, their variance says nothing: with the confidence asked for, at most a share u of all drills (Clopper and
/// Pearson) comes out otherwise, by at most the reach, and the interval reaches so far. Where most are alike and few are
/// not, their spread says too little: from the commonest number the mean lies at most the reach times the chance of less
/// below it, and the reach times the chance of more above it, each bounded exactly with half of the error, and the interval
/// reaches so far at least.
pub fn mean_within(moments: &Moments, reach: f64, confidence: f64, validity: Validity) -> Option<Interval> {
    moments.variance()?;
    let (mean, mode) = (moments.mean()?, moments.mode()?);
    if alike(moments, reach) {
        let room = validity.chance(0, 0, moments.count(), confidence).high * reach;
        return Some(Interval { low: mean - room, high: mean + room });
    }
    let usual = validity.mean(moments, confidence)?;
    if !few_differ(moments) {
        return Some(usual);
    }
    let each = (1.0 + confidence) / 2.0;
    let most = |count: u64| reach * validity.chance(count, count, moments.count(), each).high;
    Some(Interval {
        low: usual.low.min(mode.value - most(mode.less)),
        high: usual.high.max(mode.value + most(mode.more)),
    })
}

/// The interval of a difference of two chances, from paired differences of which each is -1, 0 or 1.
pub fn chance_difference(moments: &Moments, confidence: f64, validity: Validity) -> Option<Interval> {
    let [first_only, second_only] = moments.signs();
    Discordance { due: moments.count(), first_only, second_only }.interval(confidence, validity)
}

/// How often only one of two arms met something, among the drills in which it was due under both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Discordance {
    /// Drills in which it was due under both.
    pub due: u64,
    /// Only the first met it.
    pub first_only: u64,
    /// Only the second did.
    pub second_only: u64,
}

impl Discordance {
    /// Takes in a drill.
    pub fn add(&mut self, first: bool, second: bool) {
        self.due += 1;
        self.first_only += u64::from(first && !second);
        self.second_only += u64::from(second && !first);
    }

    /// Chance of the first less chance of the second; none where nothing was due.
    pub fn difference(&self) -> Option<f64> {
        (self.due > 0).then(|| (self.first_only as f64 - self.second_only as f64) / self.due as f64)
    }

    /// An interval of the difference of the two chances that covers at least what it says for any number of drills: the
    /// difference of the chances that only the first and only the second meets it, each with half of the error.
    pub fn interval(&self, confidence: f64, validity: Validity) -> Option<Interval> {
        let each = (1.0 + confidence) / 2.0;
        let part = |count: u64| validity.chance(count, count, self.due, each);
        let (first, second) = (part(self.first_only), part(self.second_only));
        (self.due > 0).then_some(Interval { low: first.low - second.high, high: first.high - second.low })
    }
}

/// What an interval of a difference says, where larger is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Both are one and the same, in every cell of every drill.
    Same,
    /// The difference is smaller than what is worth having, either way.
    NoneWorthHaving,
    /// The first is better by more than that.
    FirstByWorth,
    /// The first is better; it may be by less than that.
    First,
    /// The second is better; it may be by less.
    Second,
    /// The second is better by more.
    SecondByWorth,
    /// Too few drills to tell.
    Open,
}

/// What an interval of the first less the second says; `worth` is the smallest difference worth having.
pub fn verdict(interval: Interval, worth: f64) -> Verdict {
    match interval {
        Interval { low, high } if low > -worth && high < worth => Verdict::NoneWorthHaving,
        Interval { low, .. } if low >= worth => Verdict::FirstByWorth,
        Interval { high, .. } if high <= -worth => Verdict::SecondByWorth,
        Interval { low, .. } if low > 0.0 => Verdict::First,
        Interval { high, .. } if high < 0.0 => Verdict::Second,
        _ => Verdict::Open,
    }
}

/// About how many drills would settle an open difference, if its estimate and its spread stay what they are: until half
/// the interval is shorter than the way from the estimate to zero, or to the farther end of the zone of indifference.
/// Half the length falls with the root of the number. None where it never would.
pub fn drills_to_tell(drills: u64, interval: Interval, worth: f64) -> Option<u64> {
    let estimate = (interval.low + interval.high) / 2.0;
    let wanted = estimate.abs().max(worth - estimate.abs());
    let ratio = interval.half_width() / wanted;
    let needed = drills as f64 * ratio * ratio;
    (wanted > 0.0 && needed.is_finite() && needed < 1e15).then(|| libm::ceil(needed) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(values: &[f64]) -> Moments {
        let mut moments = Moments::default();
        values.iter().for_each(|v| moments.add(*v));
        moments
    }

    #[test]
    fn differences_that_are_all_alike_are_not_certain() {
        let same = moments(&[0.0; 100]);
        let interval = difference_interval(&same, 100.0, 0.95, Validity::Fixed).unwrap();
        let share = 1.0 - libm::pow(0.025, 0.01);
        assert!((interval.high - share * 100.0).abs() < 1e-9 && interval.low == -interval.high);
        let shifted = difference_interval(&moments(&[3.0; 100]), 100.0, 0.95, Validity::Fixed).unwrap();
        assert!((shifted.half_width() - share * 103.0).abs() < 1e-9 && shifted.contains(3.0));
        let anytime = difference_interval(&same, 100.0, 0.95, Validity::Anytime).unwrap();
        assert!(anytime.half_width() > interval.half_width());
        assert_eq!(difference_interval(&moments(&[1.0]), 1.0, 0.95, Validity::Fixed), None);
    }

    /// The exact share of samples of `n` differences, each 0 but for one that is `step` with chance `p`, whose interval
    /// misses the mean.
    fn misses(n: u64, p: f64, step: f64, width: f64, confidence: f64, validity: Validity) -> f64 {
        let mut missed = 0.0;
        for differ in 0..=n.min(80) {
            let mut moments = Moments::default();
            (0..n).for_each(|drill| moments.add(if drill < differ { step } else { 0.0 }));
            let interval = difference_interval(&moments, width, confidence, validity).unwrap();
            if !interval.contains(p * step) {
                let below = if differ == 0 { 0.0 } else { super::super::binomial_cdf(differ - 1, n, p) };
                missed += super::super::binomial_cdf(differ, n, p) - below;
            }
        }
        missed
    }

    #[test]
    fn few_drills_that_differ_are_covered_too() {
        for (n, expected, confidence) in
            [(500u64, 3.25, 0.95), (500, 4.0, 0.995), (200, 4.0, 0.995), (100, 2.0, 0.95)]
        {
            for step in [1.0, 1.0 / 15.0] {
                for validity in [Validity::Fixed, Validity::Anytime] {
                    let missed = misses(n, expected / n as f64, step, 1.0, confidence, validity);
                    assert!(missed <= 1.0 - confidence, "{n} {expected} {step} {validity:?}: {missed}");
                }
            }
        }
    }

    #[test]
    fn few_drills_that_differ_from_a_constant_lead_are_covered_too() {
        // All drills but few come out 1 apart; the few 0.5 more or less.
        for (n, expected, odd) in [(500u64, 3.25, 1.5), (500, 3.25, 0.5), (16, 1.6, 0.0)] {
            let (p, mut missed) = (expected / n as f64, 0.0);
            for differ in 0..=n.min(80) {
                let mut moments = Moments::default();
                (0..n).for_each(|drill| moments.add(if drill < differ { odd } else { 1.0 }));
                let interval = difference_interval(&moments, 2.0, 0.95, Validity::Fixed).unwrap();
                if !interval.contains(1.0 + p * (odd - 1.0)) {
                    let below = if differ == 0 { 0.0 } else { super::super::binomial_cdf(differ - 1, n, p) };
                    missed += super::super::binomial_cdf(differ, n, p) - below;
                }
            }
            assert!(missed <= 0.05, "{n} {expected} {odd}: {missed}");
        }
    }

    #[test]
    fn differences_that_are_alike_but_for_rounding_are_not_certain_either() {
        let mut rounded = Moments::default();
        (0..100).for_each(|drill| rounded.add(100.0 / 7.0 + f64::from(drill % 3) * 1e-14));
        assert!(rounded.variance().unwrap() > 0.0);
        let interval = difference_interval(&rounded, 100.0, 0.95, Validity::Fixed).unwrap();
        assert!(interval.half_width() > 1.0, "{interval:?}");
    }

    #[test]
    fn a_difference_of_chances_is_that_of_discordance() {
        let values: Vec<f64> = (0..100).map(|drill| if drill == 0 { 1.0 } else { 0.0 }).collect();
        let told = Discordance { due: 100, first_only: 1, second_only: 0 };
        let found = chance_difference(&moments(&values), 0.95, Validity::Fixed);
        assert_eq!(found, told.interval(0.95, Validity::Fixed));
        assert_eq!(verdict(found.unwrap(), 0.05), Verdict::Open);
    }

    #[test]
    fn verdicts_at_their_bounds() {
        let of = |low, high| verdict(Interval { low, high }, 2.0);
        assert_eq!(of(-1.9, 1.9), Verdict::NoneWorthHaving);
        assert_eq!(of(0.5, 1.5), Verdict::NoneWorthHaving);
        assert_eq!(of(-2.0, 1.0), Verdict::Open);
        assert_eq!(of(0.1, 2.0), Verdict::First);
        assert_eq!(of(2.0, 3.0), Verdict::FirstByWorth);
        assert_eq!(of(-9.0, -2.0), Verdict::SecondByWorth);
        assert_eq!(of(-3.0, -0.1), Verdict::Second);
        assert_eq!(of(-3.0, 3.0), Verdict::Open);
    }

    #[test]
    fn what_more_would_cost_follows_the_root_law() {
        // Estimate 0, worth 2: half an interval of 4 must fall below 2, four times the drills.
        assert_eq!(drills_to_tell(100, Interval { low: -4.0, high: 4.0 }, 2.0), Some(400));
        // Estimate 1: whichever way, below 1.
        assert_eq!(drills_to_tell(100, Interval { low: -3.0, high: 5.0 }, 2.0), Some(1600));
        assert_eq!(drills_to_tell(100, Interval { low: -4.0, high: 4.0 }, 0.0), None);
    }

    #[test]
    fn the_interval_of_discordance_covers_whatever_the_chances() {
        let (n, confidence) = (30u64, 0.9);
        let cell = |a: u64, b: u64| Discordance { due: n, first_only: a, second_only: b };
        let factorial = |k: u64| libm::lgamma(k as f64 + 1.0);
        for (p, q) in [(0.0, 0.0), (0.02, 0.0), (0.3, 0.1), (0.5, 0.5), (0.05, 0.2)] {
            let mut covered = 0.0;
            for a in 0..=n {
                for b in 0..=n - a {
                    let term = |k: u64, p: f64| if k == 0 { 0.0 } else { k as f64 * libm::log(p) };
                    let rest = n - a - b;
                    let chance = libm::exp(
                        factorial(n) - factorial(a) - factorial(b) - factorial(rest)
                            + term(a, p)
                            + term(b, q)
                            + term(rest, 1.0 - p - q),
                    );
                    let interval = cell(a, b).interval(confidence, Validity::Fixed).unwrap();
                    if interval.contains(p - q) {
                        covered += chance;
                    }
                }
            }
            assert!(covered > confidence - 1e-9, "{p} {q}: {covered}");
        }
        assert_eq!(Discordance::default().interval(0.95, Validity::Fixed), None);
    }
}
