//! What values a measure can take, and the intervals of its mean that follow.

use super::paired::mean_within;
use super::{Interval, Moments, Validity, chance_difference, difference_interval};

/// The least and the greatest value of a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// None is less.
    pub least: Option<f64>,
    /// None is greater.
    pub greatest: Option<f64>,
    /// It is 1 where something was met and 0 where not: its mean is a chance.
    pub chance: bool,
}

impl Bounds {
    /// Something that was met or not.
    pub const CHANCE: Bounds = Bounds { least: Some(0.0), greatest: Some(1.0), chance: true };

    /// Values from 0 to `greatest`.
    pub const fn up_to(greatest: f64) -> Bounds {
        Bounds { least: Some(0.0), greatest: Some(greatest), chance: false }
    }

    /// The distance between the greatest and the least value, where both are known.
    pub fn width(self) -> Option<f64> {
        self.greatest.zip(self.least).map(|(greatest, least)| greatest - least)
    }

    /// The interval of the mean, within the bounds. Where there are none, the range seen stands for their distance, or
    /// the largest number seen, or 1, whichever is most.
    pub fn mean(self, moments: &Moments, confidence: f64, validity: Validity) -> Option<Interval> {
        if self.chance {
            let met = moments.signs()[0];
            return (moments.count() > 0).then(|| validity.chance(met, met, moments.count(), confidence));
        }
        let (low, high) = moments.range()?;
        let width = self.width().unwrap_or((high - low).max(low.abs()).max(high.abs()).max(1.0));
        let Interval { low, high } = mean_within(moments, width, confidence, validity)?;
        let within = |end: f64| {
            let above = self.least.map_or(end, |least| end.max(least));
            self.greatest.map_or(above, |greatest| above.min(greatest))
        };
        Some(Interval { low: within(low), high: within(high) })
    }

    /// The interval of the mean of paired differences; `seen` stands for the distance of the bounds where there are none.
    pub fn difference(
        self,
        moments: &Moments,
        seen: f64,
        confidence: f64,
        validity: Validity,
    ) -> Option<Interval> {
        match self.chance {
            true if moments.count() > 0 => chance_difference(moments, confidence, validity),
            true => None,
            false => difference_interval(moments, self.width().unwrap_or(seen), confidence, validity),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: impl Iterator<Item = f64>) -> Moments {
        let mut moments = Moments::default();
        values.for_each(|value| moments.add(value));
        moments
    }

    #[test]
    fn a_mean_of_numbers_that_are_alike_is_not_certain() {
        let share = 1.0 - libm::pow(0.025, 0.01);
        let always = of((0..100).map(|_| 100.0));
        let found = Bounds::up_to(100.0).mean(&always, 0.95, Validity::Fixed).unwrap();
        assert!((found.low - (100.0 - 100.0 * share)).abs() < 1e-9 && found.high == 100.0, "{found:?}");
        let never = of((0..100).map(|_| 0.0));
        let open = Bounds { least: Some(0.0), greatest: None, chance: false };
        let found = open.mean(&never, 0.95, Validity::Fixed).unwrap();
        assert!(found.low == 0.0 && (found.high - share).abs() < 1e-9, "{found:?}");
        let chance = Bounds::CHANCE.mean(&never, 0.95, Validity::Fixed).unwrap();
        assert!((chance.high - share).abs() < 1e-9);
    }

    #[test]
    fn a_mean_of_numbers_that_mostly_are_alike_is_covered() {
        // 100 points but in 3.25 of 500 drills 0, exactly.
        let (n, p, mut missed) = (500u64, 3.25 / 500.0, 0.0);
        for differ in 0..=80 {
            let moments = of((0..n).map(|drill| if drill < differ { 0.0 } else { 100.0 }));
            let found = Bounds::up_to(100.0).mean(&moments, 0.95, Validity::Fixed).unwrap();
            if !found.contains(100.0 - 100.0 * p) {
                let below = if differ == 0 { 0.0 } else { super::super::binomial_cdf(differ - 1, n, p) };
                missed += super::super::binomial_cdf(differ, n, p) - below;
            }
        }
        assert!(missed <= 0.05, "{missed}");
    }
}
