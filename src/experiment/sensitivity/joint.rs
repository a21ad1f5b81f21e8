//! How often each structure wins over a joint sample of the assumptions, whose points are looked at again, with twice as
//! many replications, until they are decided.

use super::ask::{Answer, Question};
use super::cube::Cube;
use super::decide::{Rule, Verdict};
use super::findings::{Joint, Share};
use super::study::CONFIDENCE;
use crate::experiment::stats::{Interval, chance_interval};

/// Replications of a point at its first look; each further look doubles them.
const FIRST_LOOK: u64 = 16;
/// Looks at most; all looks at a point share its chance of error.
pub(super) const LOOKS: u32 = 5;
/// Looks' worth of drills that a point is expected to take.
const EXPECTED: u64 = 6;
/// Points at least, however small the budget.
const LEAST: u64 = 4;
/// Drills of one structure at least.
pub(super) const FEWEST: u64 = LEAST * FIRST_LOOK;
/// First replication: no other part of a study shares its luck.
const JOINT_LUCK: u64 = 3 << 32;

/// A joint sample under way.
pub(super) struct Sample {
    cube: Cube,
    arms: u64,
    /// Drills that it may spend, and those spent.
    budget: u64,
    spent: u64,
    answers: Vec<Answer>,
    /// Points that are not decided.
    open: Vec<usize>,
    verdicts: Vec<Verdict>,
    /// Looks taken.
    looks: u32,
}

impl Sample {
    /// A sample of the third part of a study's cubes.
    pub(super) fn new(seed: u64, names: &[String], arms: u64, budget: u64) -> Sample {
        let n = (budget / (FIRST_LOOK * arms * EXPECTED)).max(LEAST) as usize;
        Sample {
            cube: Cube::new(seed, 3, names, n),
            arms,
            budget,
            spent: 0,
            answers: vec![Answer::new(); n],
            open: (0..n).collect(),
            verdicts: vec![Verdict::Undecided; n],
            looks: 0,
        }
    }

    /// Drills spent.
    pub(super) fn spent(&self) -> u64 {
        self.spent
    }

    /// Replications of a point before and after the next look.
    fn span(&self) -> (u64, u64) {
        match self.looks {
            0 => (0, FIRST_LOOK),
            look => (FIRST_LOOK << (look - 1), FIRST_LOOK << look),
        }
    }

    /// How many points the next look takes: those that are open, as far as the budget goes.
    pub(super) fn questions(&self) -> usize {
        let (done, wanted) = self.span();
        let left = self.budget.saturating_sub(self.spent) / ((wanted - done) * self.arms);
        if self.looks == 0 { self.open.len() } else { self.open.len().min(left as usize) }
    }

    /// A question of the next look.
    pub(super) fn question(&self, ix: usize) -> Question {
        let (done, wanted) = self.span();
        let point = self.open[ix];
        let first = JOINT_LUCK + point as u64 * (FIRST_LOOK << LOOKS);
        Question { point: self.cube.point(point).into(), replications: first + done..first + wanted }
    }

    /// Takes in the answers of the next look. What the budget does not reach stays undecided.
    pub(super) fn take(&mut self, answers: Vec<Answer>, rule: Rule) {
        self.open.truncate(answers.len());
        let (done, wanted) = self.span();
        self.spent += answers.len() as u64 * (wanted - done) * self.arms;
        for (point, answer) in self.open.iter().zip(answers) {
            self.answers[*point].extend(answer);
            self.verdicts[*point] = rule.verdict(&self.answers[*point]);
        }
        self.open.retain(|point| self.verdicts[*point] == Verdict::Undecided);
        self.looks += 1;
    }

    /// What was found.
    pub(super) fn found(&self) -> Joint {
        let n = self.verdicts.len() as u64;
        let count =
            |wanted: Verdict| self.verdicts.iter().filter(|verdict| **verdict == wanted).count() as u64;
        let undecided = count(Verdict::Undecided);
        let share = |points: u64| {
            let Interval { low, high } = chance_interval(points, points + undecided, n, CONFIDENCE);
            Share { points, share: points as f64 / n as f64, low, high }
        };
        Joint {
            points: n,
            wins: (0..self.arms as usize).map(|arm| share(count(Verdict::Wins(arm)))).collect(),
            no_difference: share(count(Verdict::NoDifference)),
            undecided,
        }
    }
}
