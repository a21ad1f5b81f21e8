//! Count, mean and spread of numbers that come one after another.

use super::{Interval, student_quantile};

/// Different values whose like are counted: the commonest of numbers that are mostly alike is among the first of them.
const KINDS: usize = 3;
/// Numbers closer than this part of them, or than this, are alike but for rounding.
const ROUNDING: [f64; 2] = [1e-9, 1e-12];

/// A value that came, how often, and how many lay below and above it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kind {
    /// The value.
    pub value: f64,
    /// How often it came.
    pub same: u64,
    /// How many lay below.
    pub less: u64,
    /// How many lay above.
    pub more: u64,
}

/// Running moments. The same numbers in the same order give the same bits.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    n: u64,
    mean: f64,
    m2: f64,
    m3: f64,
    m4: f64,
    /// How many lay above zero, and below.
    signs: [u64; 2],
    /// The first values that were different, as many as came.
    kinds: [Kind; KINDS],
    least: f64,
    greatest: f64,
}

impl Moments {
    /// Takes in a number (Welford 1962; the third and fourth moments after Terriberry 2007).
    pub fn add(&mut self, value: f64) {
        let before = self.n as f64;
        self.n += 1;
        let n = self.n as f64;
        let delta = value - self.mean;
        let part = delta / n;
        let term = delta * part * before;
        self.mean += part;
        self.m4 +=
            term * part * part * (n * n - 3.0 * n + 3.0) + 6.0 * part * part * self.m2 - 4.0 * part * self.m3;
        self.m3 += term * part * (n - 2.0) - 3.0 * part * self.m2;
        self.m2 += term;
        self.signs[0] += u64::from(value > 0.0);
        self.signs[1] += u64::from(value < 0.0);
        (self.least, self.greatest) = match self.n {
            1 => (value, value),
            _ => (self.least.min(value), self.greatest.max(value)),
        };
        self.sort(value);
    }

    /// Counts a number among those that are alike, or begins a kind while there is room.
    fn sort(&mut self, value: f64) {
        let near = |kind: &Kind| {
            let size = kind.value.abs().max(value.abs());
            (kind.value - value).abs() <= ROUNDING[0] * size + ROUNDING[1]
        };
        let (mut known, mut new) = (false, Kind { value, same: 1, less: 0, more: 0 });
        for kind in self.kinds.iter_mut().filter(|kind| kind.same > 0) {
            known |= near(kind);
            let (count, before) = match () {
                () if near(kind) => (&mut kind.same, None),
                () if value < kind.value => (&mut kind.less, Some(&mut new.more)),
                () => (&mut kind.more, Some(&mut new.less)),
            };
            *count += 1;
            before.into_iter().for_each(|before| *before += kind.same);
        }
        let free = self.kinds.iter_mut().find(|kind| kind.same == 0);
        free.filter(|_| !known).into_iter().for_each(|free| *free = new);
    }

    /// How many.
    pub fn count(&self) -> u64 {
        self.n
    }
    /// How many lay above zero, and how many below.
    pub fn signs(&self) -> [u64; 2] {
        self.signs
    }
    /// The value that came most often, among the first that were different; none without numbers.
    pub fn mode(&self) -> Option<Kind> {
        let seen = self.kinds.iter().filter(|kind| kind.same > 0);
        seen.copied().reduce(|most, kind| if kind.same > most.same { kind } else { most })
    }
    /// The least and the greatest; none without numbers.
    pub fn range(&self) -> Option<(f64, f64)> {
        (self.n > 0).then_some((self.least, self.greatest))
    }
    /// Their mean; none without numbers.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then_some(self.mean)
    }
    /// Their variance (n - 1 below); none for fewer than two.
    pub fn variance(&self) -> Option<f64> {
        (self.n > 1).then(|| self.m2 / (self.n - 1) as f64)
    }

    /// Standard error of the logarithm of the variance, √((κ - 1)/n) with the kurtosis κ as observed, for
    /// large numbers; none where nothing varies.
    pub fn log_variance_error(&self) -> Option<f64> {
        let n = self.n as f64;
        (self.n > 1 && self.m2 > 0.0)
            .then(|| libm::sqrt((n * self.m4 / (self.m2 * self.m2) - 1.0).max(0.0) / n))
    }

    /// The interval of the mean, with the correction of N. J. Johnson (1978, Journal of the American Statistical
    /// Association 73, 536–544) for skewed numbers, symmetric where the skewness vanishes. None for fewer than two numbers.
    pub fn mean_interval(&self, confidence: f64) -> Option<Interval> {
        let n = self.n as f64;
        let variance = self.variance()?;
        let reach = student_quantile((1.0 + confidence) / 2.0, n - 1.0) * libm::sqrt(variance / n);
        // Bounded, so that a single outlier among few numbers does not push the interval off its own mean.
        let shift = if variance > 0.0 { self.m3 / n / (6.0 * variance * n) } else { 0.0 };
        let shift = shift.clamp(-reach / 2.0, reach / 2.0);
        Some(Interval { low: self.mean + shift - reach, high: self.mean + shift + reach })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_a_few_numbers() {
        let mut moments = Moments::default();
        assert_eq!((moments.mean(), moments.variance(), moments.mean_interval(0.95)), (None, None, None));
        for value in [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0] {
            moments.add(value);
        }
        assert_eq!(moments.mean(), Some(5.0));
        assert!((moments.variance().unwrap() - 32.0 / 7.0).abs() < 1e-12);
        // Third central moment: sum of cubes of the deviations, 42.
        assert!((moments.m3 - 42.0).abs() < 1e-9, "{}", moments.m3);
        // Fourth central moment: 81 + 1·3 + 16 + 256 = 356.
        assert!((moments.m4 - 356.0).abs() < 1e-9, "{}", moments.m4);
        let kurtosis = 8.0 * 356.0 / (32.0 * 32.0);
        let error = moments.log_variance_error().unwrap();
        assert!((error - libm::sqrt((kurtosis - 1.0) / 8.0)).abs() < 1e-12);
        let interval = moments.mean_interval(0.95).unwrap();
        assert!((interval.half_width() - 2.364_624 * (32.0f64 / 7.0 / 8.0).sqrt()).abs() < 1e-4);
    }

    #[test]
    fn equal_numbers_have_no_width() {
        let mut moments = Moments::default();
        (0..5).for_each(|_| moments.add(0.1));
        let interval = moments.mean_interval(0.95).unwrap();
        assert!(interval.low == 0.1 && interval.high == 0.1);
    }
}
