//! First and total indices of the conditional mean, for single factors and for groups of them, with noise told apart.
//!
//! Radial design: of two independent points A and B, C takes one group from B and the rest from A (A. Saltelli et al.,
//! Comput. Phys. Commun. 181 (2010), 259–270). The total variance of a group is half the mean square of A − C (M. J. W.
//! Jansen, Comput. Phys. Commun. 117 (1999), 35–43), the first-order variance the mean of B (C − A) (Saltelli 2010).
//! Every point is run in several replications, the same for all points of a block; squares and products are taken over pairs
//! of *different* replications only, so that their mean holds no variance of noise, and what A and C have in common
//! is taken away before. Blocks have replications of their own: they are independent, and are what is resampled.

use serde::Serialize;

use super::ask::{Answer, Question, Series};
use super::cube::{Cube, resamples};
use crate::experiment::Estimate;

/// Resamples of the blocks behind every interval.
const DRAWS: usize = 1000;

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
    let once = vec![1; rows.len()];
    let draws: Vec<Vec<u32>> = resamples(seed, 1, rows.len(), DRAWS).collect();
    let estimate = |of: &dyn Fn(&[u32]) -> Option<f64>| -> Estimate {
        let mut again: Vec<f64> = draws.iter().filter_map(|times| of(times)).collect();
        again.sort_by(f64::total_cmp);
        let at = |share: f64| again.get(((again.len() as f64 - 1.0) * share).round() as usize).copied();
        Estimate { value: of(&once), low: at(0.025), high: at(0.975) }
    };
    let variance = |times: &[u32]| {
        let n = 2.0 * rows.len() as f64;
        weighted(&rows, times, |row| row.variance).map(|v| v * n / (n - 1.0))
    };
    let share = |part: Option<f64>, times: &[u32]| match (part, variance(times)) {
        // What moves nothing has no share, whatever the whole.
        (Some(0.0), _) => Some(0.0),
        (Some(part), Some(whole)) if whole > 0.0 => Some(part / whole),
        _ => None,
    };
    let groups = (0..design.groups.len()).map(|ix| {
        let total = |times: &[u32]| weighted(&rows, times, |row| row.groups[ix].1);
        Index {
            first: estimate(&|times| share(weighted(&rows, times, |row| row.groups[ix].0), times)),
            total: estimate(&|times| share(total(times), times)),
            moves: estimate(&|times| total(times).map(|t| libm::sqrt((2.0 * t).max(0.0)))),
        }
    });
    let noise: Vec<Vec<f64>> = seen.iter().flat_map(|block| block[..2].to_vec()).collect();
    Indices {
        mean,
        variance: estimate(&variance),
        noise: super::screen::split(&noise).map(|(_, noise)| noise),
        groups: groups.collect(),
        empty_blocks: (blocks.len() - rows.len()) as u64,
    }
}

fn usable(values: &[f64]) -> usize {
    values.iter().filter(|value| value.is_finite()).count()
}

/// The mean of what blocks say, each taken so many times; blocks that say nothing are left out.
fn weighted(rows: &[Block], times: &[u32], part: impl Fn(&Block) -> f64) -> Option<f64> {
    let (mut sum, mut n) = (0.0, 0u32);
    for (row, times) in rows.iter().zip(times) {
        let value = part(row);
        if value.is_finite() {
            sum += value * f64::from(*times);
            n += times;
        }
    }
    (n > 0).then(|| sum / f64::from(n))
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
