//! The quantile of the gamma distribution with unit scale.
//!
//! The regularised incomplete gamma functions are the series and the continued fraction (modified Lentz) of Press,
//! Teukolsky, Vetterling, Flannery, *Numerical Recipes*, 3rd ed., section 6.2. Their inverse starts from the
//! Wilson–Hilferty approximation, or for small probabilities from the leading term of the series as in DiDonato and
//! Morris (ACM TOMS 12 (1986) 377–393), and is refined by Newton's method on the logarithm of the smaller tail: as a
//! function of ln x the logarithm of the lower tail is concave and nearly linear where plain Newton would crawl.
//! Checked against 40-digit arithmetic to a relative error of 1e-9 for shapes from 0.05 to 10,000.

use super::normal::normal_quantile;

/// Newton stops after a step of ln x below this share of its spread, about 1 / (1 + √shape). Convergence is quadratic:
/// the error that is left is the square of the last step, in units of the spread.
const LAST_STEP: f64 = 1e-6;
/// Newton needs two to seven steps; the limit only guards against parameters that make no sense.
const MOST_STEPS: usize = 60;
/// Terms of the series or the fraction: about 9 √shape are needed near the mean.
const MOST_TERMS: usize = 4000;
/// Relative accuracy of the sums.
const EPSILON: f64 = 1e-16;
/// Below this share of the shape the leading term of the series is the better start.
const SMALL: f64 = 0.3;
/// Stands for zero in Lentz's method.
const TINY: f64 = 1e-300;

/// The gamma quantile of one shape with its constants computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GammaQuantile {
    shape: f64,
    ln_gamma: f64,
    last_step: f64,
}

impl GammaQuantile {
    /// Prepares a shape greater than zero.
    pub fn new(shape: f64) -> GammaQuantile {
        GammaQuantile {
            shape,
            ln_gamma: libm::lgamma(shape),
            last_step: LAST_STEP / (1.0 + libm::sqrt(shape)),
        }
    }

    /// The quantile, in units of the scale; some hundred nanoseconds.
    pub fn at(&self, u: f64) -> f64 {
        let lower_half = u < 0.5;
        let ln_tail = libm::log(if lower_half { u } else { 1.0 - u });
        let mut ln_x = libm::log(self.start(u));
        for _ in 0..MOST_STEPS {
            let x = libm::exp(ln_x);
            let density = libm::exp(self.shape * ln_x - x - self.ln_gamma);
            let (lower, upper) = self.tails(x, density);
            let step = if lower_half {
                (libm::log(lower) - ln_tail) * lower / density
            } else {
                (ln_tail - libm::log(upper)) * upper / density
            };
            if !step.is_finite() {
                break;
            }
            ln_x -= step.clamp(-2.0, 2.0);
            if step.abs() < self.last_step {
                break;
            }
        }
        libm::exp(ln_x)
    }

    fn start(&self, u: f64) -> f64 {
        let a = self.shape;
        let leading = libm::exp((libm::log(u) + self.ln_gamma + libm::log(a)) / a);
        if leading < SMALL * a {
            return leading;
        }
        let ninth = 1.0 / (9.0 * a);
        let cube_root = 1.0 - ninth + normal_quantile(u) * libm::sqrt(ninth);
        let start = a * cube_root * cube_root * cube_root;
        if cube_root > 0.1 { start } else { leading }
    }

    /// The probabilities below and above `x`, given the density of ln x there; the smaller to full relative accuracy.
    fn tails(&self, x: f64, density: f64) -> (f64, f64) {
        if x < self.shape + 1.0 {
            let lower = self.series(x) * density;
            (lower, 1.0 - lower)
        } else {
            let upper = self.fraction(x) * density;
            (1.0 - upper, upper)
        }
    }

    /// The lower tail over the density.
    fn series(&self, x: f64) -> f64 {
        let (mut n, mut term) = (self.shape, 1.0 / self.shape);
        let mut sum = term;
        for _ in 0..MOST_TERMS {
            n += 1.0;
            term *= x / n;
            sum += term;
            if term < sum * EPSILON {
                break;
            }
        }
        sum
    }

    /// The upper tail over the density.
    fn fraction(&self, x: f64) -> f64 {
        let mut b = x + 1.0 - self.shape;
        let (mut c, mut d) = (1.0 / TINY, 1.0 / b);
        let mut h = d;
        for i in 1..MOST_TERMS {
            let i = i as f64;
            let a = -i * (i - self.shape);
            b += 2.0;
            d = a * d + b;
            d = 1.0 / if d.abs() < TINY { TINY } else { d };
            c = b + a / c;
            c = if c.abs() < TINY { TINY } else { c };
            h *= d * c;
            if (d * c - 1.0).abs() <= 2.0 * EPSILON {
                break;
            }
        }
        h
    }
}
