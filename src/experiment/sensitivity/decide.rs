//! Which of several structures is the better one at a point, when every drill is noisy.

use serde::Serialize;

use super::ask::Answer;
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
        moments.mean_interval(confidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(worth: f64) -> Rule {
        Rule { higher_is_better: true, worth, alpha: 0.05 }
    }

    fn answer(rows: &[[f64; 3]], arms: usize) -> Answer {
        rows.iter().map(|row| row[..arms].to_vec()).collect()
    }

    #[test]
    fn it_names_the_better_one_or_none_or_waits() {
        let clear = answer(&[[10.0, 5.0, 4.0], [11.0, 6.2, 5.0], [9.0, 4.1, 3.0], [10.0, 5.0, 4.2]], 3);
        assert_eq!(rule(1.0).verdict(&clear), Verdict::Wins(0));
        assert_eq!(rule(8.0).verdict(&clear), Verdict::NoDifference);
        let lower = Rule { higher_is_better: false, ..rule(0.5) };
        assert_eq!(
            lower.verdict(&answer(&[[10.0, 5.0, 0.0], [11.0, 6.1, 0.0], [9.0, 4.0, 0.0]], 2)),
            Verdict::Wins(1)
        );
        let noisy = answer(&[[10.0, 0.0, 0.0], [0.0, 12.0, 0.0], [9.0, 3.0, 0.0]], 2);
        assert_eq!(rule(1.0).verdict(&noisy), Verdict::Undecided);
        assert_eq!(rule(1.0).verdict(&answer(&[[1.0, 2.0, 3.0]], 1)), Verdict::Undecided);
    }

    #[test]
    fn a_structure_and_itself_do_not_differ() {
        let same = answer(&[[10.0, 10.0, 3.0], [4.0, 4.0, 1.0], [7.0, 7.0, 2.0]], 2);
        assert_eq!(rule(0.0).verdict(&same), Verdict::NoDifference);
    }

    #[test]
    fn the_best_of_three_that_tie_at_the_top_is_none() {
        let rows = [[10.0, 10.1, 2.0], [12.0, 11.9, 2.0], [9.0, 9.1, 1.0], [8.0, 8.0, 0.5]];
        assert_eq!(rule(1.0).verdict(&answer(&rows, 3)), Verdict::NoDifference);
    }
}
