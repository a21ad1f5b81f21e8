//! A smooth surface through noisy values over a plane: a quadratic by least squares, with its intervals.

use super::ask::{Answer, Series};
use crate::experiment::stats::{Interval, student_quantile};

/// Terms of a quadratic in two directions.
const TERMS: usize = 6;

/// A quadratic over the unit square, fitted to values at points with several replications each.
pub struct Surface {
    slopes: [f64; TERMS],
    /// Variances of the slopes.
    covariance: [[f64; TERMS]; TERMS],
    degrees: f64,
}

fn terms([x, y]: [f64; 2]) -> [f64; TERMS] {
    let (x, y) = (2.0 * x - 1.0, 2.0 * y - 1.0);
    [1.0, x, y, x * x, x * y, y * y]
}

impl Surface {
    /// Fits a series of the answers at these points. What single points stray from the surface by beyond their own noise
    /// widens the intervals. None where too little is known.
    pub fn fit(at: &[[f64; 2]], answers: &[Answer], series: Series) -> Option<Surface> {
        let rows: Vec<([f64; TERMS], f64)> = at
            .iter()
            .zip(answers)
            .flat_map(|(at, answer)| series.values(answer).into_iter().map(|value| (terms(*at), value)))
            .filter(|(_, value)| value.is_finite())
            .collect();
        let degrees = rows.len() as f64 - TERMS as f64;
        if degrees < 1.0 {
            return None;
        }
        let mut normal = [[0.0; TERMS]; TERMS];
        let mut right = [0.0; TERMS];
        for (terms, value) in &rows {
            for (i, a) in terms.iter().enumerate() {
                right[i] += a * value;
                for (j, b) in terms.iter().enumerate() {
                    normal[i][j] += a * b;
                }
            }
        }
        let inverse = inverse(normal)?;
        let slopes: [f64; TERMS] = std::array::from_fn(|i| dot(&inverse[i], &right));
        let left = rows.iter().map(|(terms, value)| value - dot(terms, &slopes)).map(|rest| rest * rest);
        let noise = left.sum::<f64>() / degrees;
        Some(Surface { slopes, covariance: inverse.map(|row| row.map(|value| value * noise)), degrees })
    }

    /// The height at a point.
    pub fn at(&self, point: [f64; 2]) -> f64 {
        dot(&terms(point), &self.slopes)
    }

    /// Its interval.
    pub fn interval(&self, point: [f64; 2], confidence: f64) -> Interval {
        let terms = terms(point);
        let through: [f64; TERMS] = std::array::from_fn(|i| dot(&self.covariance[i], &terms));
        let error = libm::sqrt(dot(&terms, &through).max(0.0));
        let reach = student_quantile((1.0 + confidence) / 2.0, self.degrees) * error;
        Interval { low: self.at(point) - reach, high: self.at(point) + reach }
    }
}

fn dot(a: &[f64; TERMS], b: &[f64; TERMS]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// By Gauss and Jordan with the largest pivots. A direction with too few levels for its square makes it singular: that
/// term is then left at zero.
fn inverse(mut m: [[f64; TERMS]; TERMS]) -> Option<[[f64; TERMS]; TERMS]> {
    /// Smaller pivots, as shares of the largest entry, are none.
    const NOTHING: f64 = 1e-9;
    let largest = m.iter().flatten().fold(0.0, |a: f64, b| a.max(b.abs()));
    if largest <= 0.0 {
        return None;
    }
    // Pivots on the diagonal, so that a term that cannot be told is left out by itself.
    let mut out = [[0.0; TERMS]; TERMS];
    (0..TERMS).for_each(|i| out[i][i] = 1.0);
    let mut dropped = [false; TERMS];
    for k in 0..TERMS {
        let pivot = m[k][k];
        if pivot.abs() <= NOTHING * largest {
            dropped[k] = true;
            continue;
        }
        for j in 0..TERMS {
            m[k][j] /= pivot;
            out[k][j] /= pivot;
        }
        for i in (0..TERMS).filter(|i| *i != k) {
            let times = m[i][k];
            for j in 0..TERMS {
                m[i][j] -= times * m[k][j];
                out[i][j] -= times * out[k][j];
            }
        }
    }
    for k in (0..TERMS).filter(|k| dropped[*k]) {
        out[k] = [0.0; TERMS];
        out.iter_mut().for_each(|row| row[k] = 0.0);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{DrawKey, Luck};

    fn grid(n: usize) -> Vec<[f64; 2]> {
        let at = |ix: usize| ix as f64 / (n - 1) as f64;
        (0..n * n).map(|ix| [at(ix % n), at(ix / n)]).collect()
    }

    fn height([x, y]: [f64; 2]) -> f64 {
        3.0 - 2.0 * x + 4.0 * x * y - y * y
    }

    fn sample(seed: u64, at: &[[f64; 2]], noise: f64, replications: u64) -> Vec<Answer> {
        let draw = |p: u64, r: u64| {
            let one = |k| Luck::new(seed, p).uniform(DrawKey::new(8).with(r).with(k));
            (0..12).map(one).sum::<f64>() - 6.0
        };
        let answer = |(ix, at): (usize, &[f64; 2])| {
            (0..replications).map(|r| vec![height(*at) + noise * draw(ix as u64, r)]).collect()
        };
        at.iter().enumerate().map(answer).collect()
    }

    #[test]
    fn a_quadratic_is_found_again() {
        let at = grid(5);
        let surface = Surface::fit(&at, &sample(1, &at, 0.0, 2), Series::Of(0)).unwrap();
        for point in [[0.0, 0.0], [0.3, 0.8], [1.0, 1.0]] {
            assert!((surface.at(point) - height(point)).abs() < 1e-9);
            assert!(surface.interval(point, 0.95).half_width() < 1e-6);
        }
    }

    #[test]
    fn intervals_cover_under_noise() {
        let at = grid(7);
        let (mut covered, mut all) = (0, 0);
        for seed in 0..60 {
            let surface = Surface::fit(&at, &sample(seed, &at, 5.0, 4), Series::Of(0)).unwrap();
            for point in [[0.0, 1.0], [0.5, 0.5], [0.9, 0.2]] {
                all += 1;
                covered += usize::from(surface.interval(point, 0.95).contains(height(point)));
            }
        }
        assert!(covered * 100 >= 90 * all, "{covered} of {all}");
    }

    #[test]
    fn a_direction_with_two_levels_has_no_square() {
        let at: Vec<[f64; 2]> = grid(5).into_iter().filter(|p| p[1] == 0.0 || p[1] == 1.0).collect();
        let flat: Vec<Answer> = at.iter().map(|p| vec![vec![p[0] + p[1]]; 2]).collect();
        let surface = Surface::fit(&at, &flat, Series::Of(0)).unwrap();
        for point in &at {
            assert!((surface.at(*point) - point[0] - point[1]).abs() < 1e-9);
        }
        assert!(Surface::fit(&at[..1], &flat[..1], Series::Of(0)).is_none());
    }
}
