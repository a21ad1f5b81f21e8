//! Statistics of replications: intervals for means, chances and quantiles, kept small and read in order.

mod binomial;
mod moments;
mod quantile;
mod student;

pub use binomial::{binomial_cdf, chance_interval};
pub use moments::Moments;
pub use quantile::{Quantiles, ranks};
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
