//! First and total indices of the conditional mean, for single factors and for groups of them, with noise told apart.
//!
//! Radial design: of two independent points A and B, C takes one group from B and the rest from A (A. Saltelli et al.,
//! Comput. Phys. Commun. 181 (2010), 259–270). The total variance of a group is half the mean square of A − C (M. J. W.
//! Jansen, Comput. Phys. Commun. 117 (1999), 35–43), the first-order variance the mean of B (C − A) (Saltelli 2010).
//! Every point is run in several replications, the same for all points of a block; squares and products are taken over pairs
//! of *different* replications only, so that their mean holds no variance of noise, and what A and C have in common
//! is taken away before. Blocks have replications of their own: they are independent, and are what is resampled; see
//! `studentized` for the intervals.

use serde::Serialize;

use super::ask::{Answer, Question, Series};
use super::cube::{Cube, resamples};
use super::studentized;
use crate::experiment::Estimate;

/// Resamples of the blocks behind every interval: of few blocks, whose tails are taken far out, and of many.
const DRAWS: [usize; 2] = [2000, 1000];
/// So many blocks are many.
const MANY: usize = 1000;

/// Where and how often the model is asked.
pub struct Design {
    /// Factors of each group.
    pub groups: Vec<Vec<usize>>,
    /// Points A and B.
    pub cubes: [Cube; 2],
    /// Replications of every point.
    pub replications: u64,
    /// The first replication of the first block.
    pub first: u64,
}

/// The indices of a group of factors.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Index {
    /// Share of the variance of the conditional mean that the group explains alone.
    pub first: Estimate,
    /// Share in which it takes part, alone or together with others.
    pub total: Estimate,
    /// How far the conditional mean moves when the group goes from one random place of its range to another: the root of
    /// the mean square.
    pub moves: Estimate,
}

/// What was found of one series.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Indices {
    /// Mean over the space of assumptions and over luck.
    pub mean: Option<f64>,
    /// Variance of the conditional mean over the space of assumptions.
    pub variance: Estimate,
    /// Variance of one drill around its conditional mean.
    pub noise: Option<f64>,
    /// By group.
    pub groups: Vec<Index>,
    /// Blocks in which too little was exercised to say anything.
    pub empty_blocks: u64,
}

impl Design {
    /// How many blocks.
    pub fn blocks(&self) -> usize {
        self.cubes[0].points()
    }

    /// How many questions, of all blocks.
    pub fn questions(&self) -> usize {
        self.blocks() * self.width()
    }

    /// A question, block by block: A, B, then C of every group.
    pub fn question(&self, ix: usize) -> Question {
        let (block, place) = (ix / self.width(), ix % self.width());
        let start = self.first + block as u64 * self.replications;
        let mut point = self.cubes[usize::from(place == 1)].point(block);
        for factor in place.checked_sub(2).map_or(&[][..], |group| &self.groups[group]) {
            point[*factor] = Some(self.cubes[1].at(block, *factor));
        }
        Question { point: point.into(), replications: start..start + self.replications }
    }

    fn width(&self) -> usize {
        self.groups.len() + 2
    }
}

/// The indices from the answers to all blocks in order.
pub fn indices(design: &Design, answers: &[Answer], series: Series, seed: u64) -> Indices {
    let width = design.width();
    let values: Vec<Vec<f64>> = answers.iter().map(|answer| series.values(answer)).collect();
    let blocks: Vec<&[Vec<f64>]> = values.chunks_exact(width).collect();
    let whole = |block: &&&[Vec<f64>]| block[..2].iter().all(|point| usable(point) > 1);
    let seen: Vec<&[Vec<f64>]> = blocks.iter().filter(whole).copied().collect();
    let ends: Vec<f64> =
        seen.iter().flat_map(|b| &b[..2]).flatten().copied().filter(|v| v.is_finite()).collect();
    let mean = (!ends.is_empty()).then(|| ends.iter().sum::<f64>() / ends.len() as f64);
    let centre = mean.unwrap_or(0.0);
    let rows: Vec<Block> = seen.iter().map(|block| Block::of(block, centre)).collect();
    let inference = Inference::of(&rows, seed);
    let groups = (0..design.groups.len()).map(|ix| Index {
        first: inference.share(&|row| row.groups[ix].0),
        total: inference.share(&|row| row.groups[ix].1),
        moves: inference.moves(&|row| row.groups[ix].1),
    });
    let noise: Vec<Vec<f64>> = seen.iter().flat_map(|block| block[..2].to_vec()).collect();
    Indices {
        mean,
        variance: inference.variance(),
        noise: super::screen::split(&noise).map(|(_, noise)| noise),
        groups: groups.collect(),
        empty_blocks: (blocks.len() - rows.len()) as u64,
    }
}

fn usable(values: &[f64]) -> usize {
    values.iter().filter(|value| value.is_finite()).count()
}

/// What follows from the blocks, with intervals.
struct Inference<'a> {
    rows: &'a [Block],
    draws: Vec<Vec<u32>>,
    /// By block.
    variances: Vec<f64>,
}

impl<'a> Inference<'a> {
    fn of(rows: &'a [Block], seed: u64) -> Inference<'a> {
        let draws = DRAWS[usize::from(rows.len() >= MANY)];
        // What all blocks have in common was taken away with their own mean.
        let n = 2.0 * rows.len() as f64;
        let variances = rows.iter().map(|row| row.variance * n / (n - 1.0)).collect();
        Inference { rows, draws: resamples(seed, 1, rows.len(), draws).collect(), variances }
    }

    /// Parts of the blocks that say something, with the variance there; and the resamples of just these.
    fn parts(&self, part: &dyn Fn(&Block) -> f64) -> (Vec<(f64, f64)>, Vec<Vec<u32>>) {
        let all = self.rows.iter().zip(&self.variances).map(|(row, whole)| (part(row), *whole));
        let known = |ix: &usize| part(&self.rows[*ix]).is_finite();
        let which: Vec<usize> = (0..self.rows.len()).filter(known).collect();
        let draws = self.draws.iter().map(|times| which.iter().map(|ix| times[*ix]).collect());
        (all.filter(|(part, _)| part.is_finite()).collect(), draws.collect())
    }

    /// A part as a share of the variance. What moves nothing has no share, whatever the whole.
    fn share(&self, part: &dyn Fn(&Block) -> f64) -> Estimate {
        let (pairs, draws) = self.parts(part);
        let (own, whole) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
        match pairs.iter().all(|(part, _)| *part == 0.0) {
            true if !pairs.is_empty() => Estimate { value: Some(0.0), low: Some(0.0), high: Some(0.0) },
            false if whole > 0.0 => {
                estimate(Some(own / whole), studentized::ratio(&pairs, &draws, (0.0, 1.0)))
            }
            _ => estimate(None, None),
        }
    }

    /// How far the mean moves with a group whose total variance is this part.
    fn moves(&self, part: &dyn Fn(&Block) -> f64) -> Estimate {
        let (pairs, draws) = self.parts(part);
        let values: Vec<f64> = pairs.iter().map(|(part, _)| *part).collect();
        let root = |total: f64| libm::sqrt((2.0 * total).max(0.0));
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        if values.iter().all(|value| *value == 0.0) && !values.is_empty() {
            return estimate(Some(0.0), Some((0.0, 0.0)));
        }
        let ends = studentized::mean(&values, &draws).map(|(low, high)| (root(low), root(high)));
        estimate((!values.is_empty()).then(|| root(mean)), ends)
    }

    fn variance(&self) -> Estimate {
        let mean = self.variances.iter().sum::<f64>() / self.variances.len() as f64;
        let value = (!self.variances.is_empty()).then_some(mean);
        estimate(value, studentized::mean(&self.variances, &self.draws))
    }
}

fn estimate(value: Option<f64>, ends: Option<(f64, f64)>) -> Estimate {
    Estimate { value, low: ends.map(|ends| ends.0), high: ends.map(|ends| ends.1) }
}

struct Block {
    variance: f64,
    /// First-order and total variance of every group.
    groups: Vec<(f64, f64)>,
}

impl Block {
    fn of(block: &[Vec<f64>], centre: f64) -> Block {
        let centred = |values: &[f64]| -> Vec<f64> { values.iter().map(|v| v - centre).collect() };
        let (a, b) = (centred(&block[0]), centred(&block[1]));
        let groups = block[2..].iter().map(|c| {
            let moved: Vec<f64> = centred(c).iter().zip(&a).map(|(c, a)| c - a).collect();
            (across(&b, &moved), across(&moved, &moved) / 2.0)
        });
        Block { variance: (across(&a, &a) + across(&b, &b)) / 2.0, groups: groups.collect() }
    }
}

/// The mean product over pairs of different replications in which both are known.
fn across(x: &[f64], y: &[f64]) -> f64 {
    let (mut sum_x, mut sum_y, mut same, mut n) = (0.0, 0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y).filter(|(x, y)| x.is_finite() && y.is_finite()) {
        sum_x += x;
        sum_y += y;
        same += x * y;
        n += 1.0;
    }
    if n < 2.0 { f64::NAN } else { (sum_x * sum_y - same) / (n * (n - 1.0)) }
}
