//! Quantiles of many numbers in little memory, with intervals that assume nothing about their distribution.

use std::collections::BTreeMap;

use super::binomial_cdf;

/// Bits of the fraction of an `f64` that are dropped to name a bucket: what falls into one differs by less than a
/// part in 2^10. Whole numbers below 2048 have a bucket each.
const DROPPED: u32 = 52 - 10;

/// Counts of numbers by bucket; numbers that are only known to be at least so much count as longer than all others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantiles {
    buckets: BTreeMap<i64, Bucket>,
    n: u64,
    /// How many are only known to be at least so much.
    open: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Bucket {
    count: u64,
    least: f64,
    greatest: f64,
}

impl Quantiles {
    /// Takes in a number.
    pub fn add(&mut self, value: f64) {
        let bits = value.to_bits() as i64;
        let ordered = if bits < 0 { i64::MIN - bits } else { bits };
        let bucket = self.buckets.entry(ordered >> DROPPED).or_insert(Bucket {
            count: 0,
            least: value,
            greatest: value,
        });
        bucket.count += 1;
        bucket.least = bucket.least.min(value);
        bucket.greatest = bucket.greatest.max(value);
        self.n += 1;
    }

    /// Takes in one that had not come to its end when it was last seen.
    pub fn add_open(&mut self) {
        self.open += 1;
        self.n += 1;
    }

    /// How many numbers, open ones too.
    pub fn count(&self) -> u64 {
        self.n
    }
    /// How many of them are open.
    pub fn open(&self) -> u64 {
        self.open
    }

    /// The share of the numbers, open ones too, that are at most so large, at the end of every bucket.
    pub fn steps(&self) -> Vec<(f64, f64)> {
        let mut before = 0;
        let mut step = |bucket: &Bucket| {
            before += bucket.count;
            (bucket.greatest, before as f64 / self.n as f64)
        };
        self.buckets.values().map(&mut step).collect()
    }

    /// The bucket of a rank, counted from 1, and how far inside it, 0..1; none where it is open.
    fn of_rank(&self, rank: u64) -> Option<(&Bucket, f64)> {
        let mut before = 0;
        for bucket in self.buckets.values() {
            if rank <= before + bucket.count {
                return Some((bucket, ((rank - before) as f64 - 0.5) / bucket.count as f64));
            }
            before += bucket.count;
        }
        None
    }

    /// The quantile of a share: the number of rank ⌈share · n⌉, to a part in 2^10. None without numbers, or where it is
    /// open.
    pub fn at(&self, share: f64) -> Option<f64> {
        let rank = libm::ceil(share * self.n as f64) as u64;
        let (bucket, inside) = self.of_rank(rank.clamp(1, self.n.max(1)))?;
        Some(bucket.least + (bucket.greatest - bucket.least) * inside)
    }

    /// Its interval from order statistics, valid for every distribution, ties too: each end is that of its bucket. An end
    /// is none where it is open or where so few numbers do not bound it.
    pub fn interval(&self, share: f64, confidence: f64) -> (Option<f64>, Option<f64>) {
        let (low, high) = ranks(self.n, share, confidence);
        let bucket = |rank: Option<u64>| rank.and_then(|rank| self.of_rank(rank));
        (bucket(low).map(|(b, _)| b.least), bucket(high).map(|(b, _)| b.greatest))
    }
}

/// Ranks, counted from 1, of the order statistics between which the quantile of a share lies with at least `confidence`
/// (H. A. David, *Order Statistics*, 1981, section 2.5). None where no rank bounds it.
pub fn ranks(n: u64, share: f64, confidence: f64) -> (Option<u64>, Option<u64>) {
    let tail = (1.0 - confidence) / 2.0;
    // The greatest l with P(fewer than l below the quantile) ≤ tail; the least u with P(u or more below) ≤ tail.
    let fewer = |l: u64| binomial_cdf(l - 1, n, share);
    let low = last(1, n, |l| fewer(l) <= tail);
    let high = last(1, n, |u| 1.0 - fewer(u) > tail).map_or(1, |u| u + 1);
    (low, (high <= n && n > 0).then_some(high))
}

/// The last number of a range for which a predicate holds that holds up to some number and never after it.
fn last(from: u64, to: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    let (mut low, mut high) = (from, to + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { low = middle + 1 } else { high = middle }
    }
    (low > from).then(|| low - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_whole_numbers_are_exact_and_large_ones_close() {
        let mut quantiles = Quantiles::default();
        for value in (1..=999).rev() {
            quantiles.add(f64::from(value));
        }
        assert_eq!(
            (quantiles.at(0.5), quantiles.at(0.1), quantiles.at(0.9)),
            (Some(500.0), Some(100.0), Some(900.0))
        );
        let mut large = Quantiles::default();
        for value in 1..=99_999 {
            large.add(f64::from(value));
        }
        let median = large.at(0.5).unwrap();
        assert!((median / 50_000.0 - 1.0).abs() < 1e-3, "{median}");
        assert!(large.buckets.len() < 10_000);
        let mut signed = Quantiles::default();
        [-3.0, 2.0, 0.0, -0.5].into_iter().for_each(|v| signed.add(v));
        assert_eq!(signed.at(0.25), Some(-3.0));
        assert_eq!(signed.at(1.0), Some(2.0));
    }

    #[test]
    fn open_numbers_are_longer_than_all_others() {
        let mut quantiles = Quantiles::default();
        (1..=6).for_each(|v| quantiles.add(f64::from(v)));
        (0..4).for_each(|_| quantiles.add_open());
        assert_eq!((quantiles.at(0.6), quantiles.at(0.7)), (Some(6.0), None));
        assert_eq!(quantiles.steps()[..2], [(1.0, 0.1), (2.0, 0.2)]);
        assert_eq!(quantiles.steps().last(), Some(&(6.0, 0.6)));
    }

    #[test]
    fn ranks_as_tabled() {
        // n = 10, median, 95 %: the second and the ninth (coverage 0.9785).
        assert_eq!(ranks(10, 0.5, 0.95), (Some(2), Some(9)));
        assert_eq!(ranks(5, 0.5, 0.95), (None, None));
        assert_eq!(ranks(6, 0.5, 0.95), (Some(1), Some(6)));
        assert_eq!(ranks(100, 0.9, 0.95).0, Some(84));
    }
}
