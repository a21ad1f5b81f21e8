//! Statistics of replications: intervals for means, chances and quantiles, kept small and read in order.

mod anytime;
mod best;
mod binomial;
mod bounds;
mod moments;
mod paired;
mod quantile;
mod race;
mod student;

#[cfg(test)]
mod slippage;

pub use anytime::{Validity, anytime_chance, anytime_reach};
pub use best::{Best, with_the_best};
pub use binomial::{binomial_cdf, chance_interval};
pub use bounds::Bounds;
pub use moments::{Kind, Moments};
pub use paired::{
    Discordance, Verdict, alike, chance_difference, difference_interval, drills_to_tell, few_differ, verdict,
};
pub use quantile::{Quantiles, ranks};
pub use race::{FIRST_STAGE, Race};
pub use student::student_quantile;

use serde::Serialize;

/// A two-sided interval; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Half of its length.
    pub fn half_width(self) -> f64 {
        (self.high - self.low) / 2.0
    }
    /// Whether a value lies in it.
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}
