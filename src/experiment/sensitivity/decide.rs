//! Which of several structures is the better one at a point, when every drill is noisy.

use serde::Serialize;

use super::ask::Answer;
use super::flip::Scale;
use crate::experiment::stats::{Interval, Moments};

/// What can be said of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// This one exceeds every other by more than is worth having.
    Wins(usize),
    /// None exceeds every other by more than is worth having.
    NoDifference,
    /// Not enough drills to tell.
    Undecided,
}

/// How points are judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// More is better.
    pub higher_is_better: bool,
    /// A difference up to this is not worth having.
    pub worth: f64,
    /// Chance that the verdict of a point is wrong, at most; shared out among all pairs.
    pub alpha: f64,
    /// What the values can be: where few drills differ, they alone do not tell how far others may.
    pub scale: Scale,
}

impl Rule {
    /// The verdict on a point from its replications so far. Differences are taken within a replication, under its luck,
    /// and Bonferroni's bound holds for all pairs at once.
    pub fn verdict(&self, answer: &Answer) -> Verdict {
        let arms = answer.first().map_or(0, Vec::len);
        let confidence = self.confidence(arms);
        self.judge(arms, &|a, b| self.difference(answer, a, b, confidence))
    }

    /// The confidence of the interval of one pair, so that all hold at once.
    pub fn confidence(&self, arms: usize) -> f64 {
        1.0 - self.alpha / (arms * arms.saturating_sub(1) / 2).max(1) as f64
    }

    /// The verdict from the interval of how much better one is than another.
    pub fn judge(&self, arms: usize, between: &dyn Fn(usize, usize) -> Option<Interval>) -> Verdict {
        if arms < 2 {
            return Verdict::Undecided;
        }
        let ahead = |a: usize| {
            (0..arms).filter(|b| *b != a).all(|b| between(a, b).is_some_and(|i| i.low > self.worth))
        };
        if let Some(best) = (0..arms).find(|a| ahead(*a)) {
            return Verdict::Wins(best);
        }
        let held_back = |a: usize| {
            (0..arms).filter(|b| *b != a).any(|b| between(a, b).is_some_and(|i| i.high <= self.worth))
        };
        if (0..arms).all(held_back) { Verdict::NoDifference } else { Verdict::Undecided }
    }

    /// By how much one is better than another.
    fn difference(&self, answer: &Answer, a: usize, b: usize, confidence: f64) -> Option<Interval> {
        let sign = if self.higher_is_better { 1.0 } else { -1.0 };
        let mut moments = Moments::default();
        answer
            .iter()
            .map(|row| sign * (row[a] - row[b]))
            .filter(|d| d.is_finite())
            .for_each(|d| moments.add(d));
        self.scale.difference(&moments, confidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::stats::{Bounds, binomial_cdf};

    fn rule(worth: f64) -> Rule {
        let scale = Scale { bounds: Bounds::up_to(20.0), seen: 20.0 };
        Rule { higher_is_better: true, worth, alpha: 0.05, scale }
    }

    /// Sixteen drills, each with something of its own.
    fn answer(means: &[f64]) -> Answer {
        let own = |drill: usize, arm: usize| ((drill * drill * 3 + drill * (5 + 4 * arm)) % 17) as f64 / 40.0;
        let row = |drill: usize| means.iter().enumerate().map(|(arm, mean)| mean + own(drill, arm)).collect();
        (0..16).map(row).collect()
    }

    #[test]
    fn it_names_the_better_one_or_none_or_waits() {
        let clear = answer(&[10.0, 5.0, 4.0]);
        assert_eq!(rule(1.0).verdict(&clear), Verdict::Wins(0));
        assert_eq!(rule(8.0).verdict(&clear), Verdict::NoDifference);
        let lower = Rule { higher_is_better: false, ..rule(0.5) };
        assert_eq!(lower.verdict(&answer(&[10.0, 5.0])), Verdict::Wins(1));
        let noisy: Answer =
            (0..16).map(|ix| vec![f64::from(ix % 5) * 3.0, f64::from(ix % 7) * 2.0]).collect();
        assert_eq!(rule(0.5).verdict(&noisy), Verdict::Undecided);
        assert_eq!(rule(1.0).verdict(&answer(&[1.0])), Verdict::Undecided);
    }

    #[test]
    fn that_all_drills_so_far_were_alike_is_no_proof() {
        // A chance that is higher by 0.1 shows in none of sixteen drills with 18.5 %.
        let alike: Answer = (0..16).map(|drill| vec![f64::from(drill % 2); 2]).collect();
        for bounds in [Bounds::CHANCE, Bounds::up_to(1.0)] {
            let chance = Rule { scale: Scale { bounds, seen: 1.0 }, ..rule(0.05) };
            assert_eq!(chance.verdict(&alike), Verdict::Undecided);
            // In a thousand it would have shown.
            let many: Answer = (0..1000).map(|_| vec![1.0, 1.0]).collect();
            assert_eq!(chance.verdict(&many), Verdict::NoDifference);
        }
    }

    #[test]
    fn a_verdict_on_rare_differences_is_rarely_wrong() {
        // The second meets it in every drill, the first but in a tenth: it is worse, by more than is worth having.
        let chance = Rule { scale: Scale { bounds: Bounds::CHANCE, seen: 1.0 }, ..rule(0.05) };
        for (n, p) in [(16u64, 0.1f64), (32, 0.1), (64, 0.06), (256, 0.06)] {
            let mut wrong = 0.0;
            for differ in 0..=n.min(80) {
                let answer: Answer =
                    (0..n).map(|drill| vec![f64::from(u8::from(drill >= differ)), 1.0]).collect();
                if !matches!(chance.verdict(&answer), Verdict::Wins(1) | Verdict::Undecided) {
                    let cdf = |k: u64| binomial_cdf(k, n, p);
                    wrong += cdf(differ) - if differ == 0 { 0.0 } else { cdf(differ - 1) };
                }
            }
            assert!(wrong <= 0.05, "{n} {p}: {wrong}");
        }
    }

    #[test]
    fn the_best_of_three_that_tie_at_the_top_is_none() {
        assert_eq!(rule(1.0).verdict(&answer(&[10.0, 10.1, 2.0])), Verdict::NoDifference);
    }
}
