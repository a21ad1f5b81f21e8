//! What a study of assumptions found.

use serde::Serialize;

use super::decide::Verdict;
use super::flip::Flip;
use super::pairs::PairShare;
use super::sobol::Index;
use crate::experiment::Estimate;

/// How many drills each part had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Drills {
    /// Screening.
    pub screening: u64,
    /// Indices.
    pub indices: u64,
    /// Curves over single ranges.
    pub curves: u64,
    /// Joint sample.
    pub joint: u64,
    /// Plane of two assumptions.
    pub plane: u64,
}

/// The screening of one series.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Screening {
    /// Points at which something was exercised.
    pub points: u64,
    /// Variance of the conditional mean over the space of assumptions.
    pub variance: Option<f64>,
    /// Variance of a drill around it.
    pub noise: Option<f64>,
}

/// A factor that is looked at by itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Found {
    /// Position among the factors.
    pub factor: usize,
    /// Chance that noise alone showed so strong an effect in the screening, over all factors; the least over the series.
    pub p: f64,
    /// Whether that chance is small enough.
    pub stands_out: bool,
    /// By series.
    pub indices: Vec<Index>,
    /// Over its range, the value used included.
    pub curve: Vec<Level>,
    /// By pair of structures.
    pub flips: Vec<Flip>,
    /// By pair of structures: by how much their mean difference changes from the low end of the range to the high end, the
    /// straight part on average over all other assumptions. From the screening; the intervals of all factors and pairs hold
    /// at once, so that choosing among them takes nothing away.
    pub main: Vec<Estimate>,
}

/// A point of a curve over the range of a factor, everything else as it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Level {
    /// Share of the way through the range.
    pub share: f64,
    /// Value.
    pub value: f64,
    /// Whether it is the value used.
    pub own: bool,
    /// Mean by series.
    pub mean: Vec<Estimate>,
    /// Mean difference from the value used by series, under the same luck.
    pub change: Vec<Estimate>,
}

/// A joint sample of all assumptions: how often each structure wins.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Joint {
    /// Points.
    pub points: u64,
    /// By structure.
    pub wins: Vec<Share>,
    /// No difference worth having.
    pub no_difference: Share,
    /// Points at which the drills did not suffice to tell.
    pub undecided: u64,
}

/// A share of points. What is undecided could belong to it, so it widens the upper end.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// Points.
    pub points: u64,
    /// Share.
    pub share: f64,
    /// Lower end of the exact interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Verdicts over a plane of two factors, everything else as it is, from quadratic surfaces fitted to all of its points.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plane {
    /// The factors, across and upwards.
    pub factors: [usize; 2],
    /// Shares of the way through their ranges.
    pub shares: [Vec<f64>; 2],
    /// Values there.
    pub values: [Vec<f64>; 2],
    /// Replications of every point.
    pub replications: u64,
    /// Row by row from the lowest.
    pub cells: Vec<Cell>,
}

/// A point of the plane.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cell {
    /// Verdict.
    pub verdict: Verdict,
    /// Height of the surface by structure.
    pub means: Vec<Option<f64>>,
}

/// With fewer blocks than this, intervals of how far a factor moves the mean cover less than they say: the largest changes may
/// not have been seen. Indices, which are shares, do cover.
const ENOUGH_BLOCKS: u64 = 20;

impl Findings {
    /// Whether intervals of how far factors move the mean are approximate.
    pub fn moves_are_approximate(&self) -> bool {
        self.blocks < ENOUGH_BLOCKS
    }
}

/// What a study found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Findings {
    /// Drills spent.
    pub drills: Drills,
    /// What each series is: the position of a structure, or of two whose difference it is.
    pub series: Vec<Vec<usize>>,
    /// With every assumption at the value used, by series.
    pub base: Vec<Estimate>,
    /// By series.
    pub screening: Vec<Screening>,
    /// Replications of every point of the screening.
    pub screening_replications: u64,
    /// Mean over the space of assumptions, by series.
    pub mean: Vec<Option<f64>>,
    /// Replications of every point of the indices.
    pub replications: u64,
    /// Blocks of the indices.
    pub blocks: u64,
    /// Of the indices: variance of the conditional mean, by series.
    pub variance: Vec<Estimate>,
    /// Of the indices: variance of a drill around it, by series.
    pub noise: Vec<Option<f64>>,
    /// Blocks in which too little was exercised, by series.
    pub empty_blocks: Vec<u64>,
    /// Factors looked at one by one, the strongest first.
    pub found: Vec<Found>,
    /// How many factors the rest is.
    pub rest_factors: u64,
    /// All others as one group, by series.
    pub rest: Vec<Index>,
    /// Replications of every point of the curves.
    pub curve_replications: u64,
    /// By pair of structures: shares of the space in which each is better, if their difference is normal over it; none where
    /// hardly any point differs.
    pub pairs: Vec<Option<PairShare>>,
    /// With two or more structures.
    pub joint: Option<Joint>,
    /// With two or more structures.
    pub plane: Option<Plane>,
}
