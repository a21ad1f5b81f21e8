//! Distributions of durations: one uniform number in, real seconds out, by the inverse of the distribution function.
//!
//! Every quantile is non-decreasing in its uniform number, so that two arms that share their luck stay comparable
//! while their parameters differ. All functions come from `libm`, and so give the same bits on every platform.

pub mod elementary;
pub mod gamma;
pub mod normal;

use std::f64::consts::LOG2_E;

use serde::{Deserialize, Serialize};

use elementary::{exp2, log};
use gamma::GammaQuantile;
use normal::normal_quantile;

/// The shapes for which the gamma quantile was checked.
const GAMMA_SHAPES: std::ops::RangeInclusive<f64> = 0.05..=1e4;

/// Up to here powers of two are normal numbers.
const EXP2_WITHIN: f64 = 1000.0;

/// A distribution of a duration, in real seconds; the caller rounds with `Span::drawn`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Distribution {
    /// Always this many seconds.
    Fixed(f64),
    /// Equally likely between two bounds.
    Uniform {
        /// The least, in seconds.
        low: f64,
        /// The greatest, in seconds.
        high: f64,
    },
    /// A triangle over two bounds.
    Triangular {
        /// The least, in seconds.
        low: f64,
        /// The most likely, in seconds.
        mode: f64,
        /// The greatest, in seconds.
        high: f64,
    },
    /// Without memory.
    Exponential {
        /// The mean, in seconds.
        mean: f64,
    },
    /// The logarithm is normal.
    Lognormal {
        /// The median, in seconds.
        median: f64,
        /// The standard deviation of the natural logarithm.
        sigma: f64,
    },
    /// A sum of memoryless parts, for whole shapes (Erlang).
    Gamma {
        /// The mean, in seconds.
        mean: f64,
        /// The shape, 0.05 to 10,000; the variance is mean² / shape.
        shape: f64,
    },
    /// What was observed: linear between the sorted values, from the least to the greatest.
    Empirical {
        /// At least one value, in seconds, in ascending order.
        values: Vec<f64>,
    },
}

/// Why the parameters make no distribution of a duration.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DistributionError {
    /// Not a finite number of seconds, or negative.
    #[error("`{name}` is {value}: seconds must be finite and not negative")]
    Seconds {
        /// The parameter.
        name: &'static str,
        /// What it is.
        value: f64,
    },
    /// A parameter that must be above zero.
    #[error("`{name}` is {value}: it must be finite and greater than zero")]
    NotPositive {
        /// The parameter.
        name: &'static str,
        /// What it is.
        value: f64,
    },
    /// Bounds in the wrong order.
    #[error("`{smaller}` ({low}) is greater than `{greater}` ({high}): exchange them")]
    Order {
        /// The parameter that must not be the greater.
        smaller: &'static str,
        /// Its value.
        low: f64,
        /// The parameter that must not be the smaller.
        greater: &'static str,
        /// Its value.
        high: f64,
    },
    /// A gamma shape outside 0.05 to 10,000.
    #[error("`shape` is {0}: it must lie between 0.05 and 10000")]
    Shape(f64),
    /// No observed values.
    #[error("`values` is empty: state at least one observed duration")]
    Empty,
    /// Observed values out of order.
    #[error("`values` are not in ascending order at position {0}, counted from 0")]
    Unsorted(usize),
}

/// A distribution with everything computed that does not depend on the uniform number, for hot loops.
///
/// It gives the same bits as [`Distribution::quantile`].
#[derive(Clone, Debug, PartialEq)]
pub struct Sampler(Form);

#[derive(Clone, Debug, PartialEq)]
enum Form {
    Exponential {
        mean: f64,
    },
    /// The standard deviation of the logarithm to base 2.
    Lognormal {
        median: f64,
        spread: f64,
    },
    Gamma(GammaQuantile, f64),
    Other(Distribution),
}

impl Distribution {
    /// The duration in seconds below which a share `u` lies; `u` in the open interval (0, 1).
    ///
    /// The uniform numbers of this kernel are odd multiples of 2^-53, for which `1.0 - u` is exact.
    /// Parameters that [`validate`](Self::validate) refuses give a meaningless number, never a panic.
    #[inline]
    pub fn quantile(&self, u: f64) -> f64 {
        match self {
            Distribution::Fixed(value) => *value,
            Distribution::Uniform { low, high } => low + (high - low) * u,
            Distribution::Exponential { mean } => exponential(*mean, u),
            Distribution::Lognormal { median, sigma } => lognormal(*median, sigma * LOG2_E, u),
            Distribution::Triangular { low, mode, high } => triangular(*low, *mode, *high, u),
            Distribution::Gamma { mean, shape } => GammaQuantile::new(*shape).at(u) * (mean / shape),
            Distribution::Empirical { values } => interpolate(values, u),
        }
    }

    /// The mean in seconds.
    pub fn mean(&self) -> f64 {
        match self {
            Distribution::Fixed(value) => *value,
            Distribution::Uniform { low, high } => low + (high - low) / 2.0,
            Distribution::Triangular { low, mode, high } => (low + mode + high) / 3.0,
            Distribution::Exponential { mean } | Distribution::Gamma { mean, .. } => *mean,
            Distribution::Lognormal { median, sigma } => median * libm::exp(sigma * sigma / 2.0),
            Distribution::Empirical { values } => match values.as_slice() {
                [] => 0.0,
                [only] => *only,
                many => many.windows(2).map(|w| (w[0] + w[1]) / 2.0).sum::<f64>() / (many.len() - 1) as f64,
            },
        }
    }

    /// The same distribution, prepared for many draws.
    pub fn sampler(&self) -> Sampler {
        Sampler(match self {
            Distribution::Exponential { mean } => Form::Exponential { mean: *mean },
            Distribution::Lognormal { median, sigma } => {
                Form::Lognormal { median: *median, spread: sigma * LOG2_E }
            }
            Distribution::Gamma { mean, shape } => Form::Gamma(GammaQuantile::new(*shape), mean / shape),
            other => Form::Other(other.clone()),
        })
    }

    /// Checks the parameters.
    ///
    /// # Errors
    /// The first of them that makes no distribution of a duration.
    pub fn validate(&self) -> Result<(), DistributionError> {
        match self {
            Distribution::Fixed(value) => seconds("value", *value),
            Distribution::Uniform { low, high } => {
                seconds("low", *low)?;
                seconds("high", *high)?;
                ordered("low", *low, "high", *high)
            }
            Distribution::Triangular { low, mode, high } => {
                seconds("low", *low)?;
                seconds("mode", *mode)?;
                seconds("high", *high)?;
                ordered("low", *low, "mode", *mode)?;
                ordered("mode", *mode, "high", *high)
            }
            Distribution::Exponential { mean } => positive("mean", *mean),
            Distribution::Lognormal { median, sigma } => {
                positive("median", *median)?;
                seconds("sigma", *sigma)
            }
            Distribution::Gamma { mean, shape } => {
                positive("mean", *mean)?;
                if GAMMA_SHAPES.contains(shape) { Ok(()) } else { Err(DistributionError::Shape(*shape)) }
            }
            Distribution::Empirical { values } => observed(values),
        }
    }
}

impl Sampler {
    /// The duration in seconds below which a share `u` lies; `u` in the open interval (0, 1).
    #[inline]
    pub fn quantile(&self, u: f64) -> f64 {
        match &self.0 {
            Form::Exponential { mean } => exponential(*mean, u),
            Form::Lognormal { median, spread } => lognormal(*median, *spread, u),
            Form::Gamma(quantile, scale) => quantile.at(u) * scale,
            Form::Other(distribution) => distribution.quantile(u),
        }
    }
}

#[inline]
fn exponential(mean: f64, u: f64) -> f64 {
    -mean * log(1.0 - u)
}

#[inline]
fn lognormal(median: f64, spread: f64, u: f64) -> f64 {
    let x = spread * normal_quantile(u);
    median * if x.abs() < EXP2_WITHIN { exp2(x) } else { libm::exp2(x) }
}

fn triangular(low: f64, mode: f64, high: f64, u: f64) -> f64 {
    let width = high - low;
    if u * width < mode - low {
        low + libm::sqrt(u * width * (mode - low))
    } else {
        high - libm::sqrt((1.0 - u) * width * (high - mode))
    }
}

fn interpolate(values: &[f64], u: f64) -> f64 {
    let Some(last) = values.len().checked_sub(1) else { return 0.0 };
    let position = u * last as f64;
    let below = (position as usize).min(last.saturating_sub(1));
    let above = (below + 1).min(last);
    values[below] + (values[above] - values[below]) * (position - below as f64)
}

fn seconds(name: &'static str, value: f64) -> Result<(), DistributionError> {
    if value.is_finite() && value >= 0.0 { Ok(()) } else { Err(DistributionError::Seconds { name, value }) }
}

fn positive(name: &'static str, value: f64) -> Result<(), DistributionError> {
    if value.is_finite() && value > 0.0 {
        Ok(())
    } else {
        Err(DistributionError::NotPositive { name, value })
    }
}

fn ordered(
    smaller: &'static str,
    low: f64,
    greater: &'static str,
    high: f64,
) -> Result<(), DistributionError> {
    if low <= high { Ok(()) } else { Err(DistributionError::Order { smaller, low, greater, high }) }
}

fn observed(values: &[f64]) -> Result<(), DistributionError> {
    if values.is_empty() {
        return Err(DistributionError::Empty);
    }
    values.iter().try_for_each(|&value| seconds("values", value))?;
    match values.windows(2).position(|w| w[0] > w[1]) {
        Some(before) => Err(DistributionError::Unsorted(before + 1)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
