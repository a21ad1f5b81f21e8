//! A smooth surface through noisy values over a plane: a quadratic by least squares, with its intervals.

use super::ask::{Answer, Series};
use crate::experiment::stats::{Interval, Moments, few_differ, student_quantile};

/// Terms of a quadratic in two directions.
const TERMS: usize = 6;

/// The part of its own mean that a point keeps at least, when the surface pulls towards it.
const LEAST_OWN: f64 = 0.05;

type Matrix = [[f64; TERMS]; TERMS];

/// A quadratic over the unit square, fitted to the means at points with several replications each.
pub struct Surface {
    slopes: [f64; TERMS],
    /// Of the normal equations.
    inverse: Matrix,
    /// Variance of the mean of a point, if all points are as noisy.
    noise: f64,
    degrees: f64,
    /// By point: its terms, and what it strays by without itself.
    rests: Vec<([f64; TERMS], f64)>,
    /// So few drills differ that their spread says too little.
    few: bool,
}

fn terms([x, y]: [f64; 2]) -> [f64; TERMS] {
    let (x, y) = (2.0 * x - 1.0, 2.0 * y - 1.0);
    [1.0, x, y, x * x, x * y, y * y]
}

impl Surface {
    /// Fits a series of the answers at these points. What the mean of a point strays from the surface by is its noise and
    /// what the surface misses there: both widen the intervals. None where too little is known.
    pub fn fit(at: &[[f64; 2]], answers: &[Answer], series: Series) -> Option<Surface> {
        let mut all = Moments::default();
        let mut rows: Vec<([f64; TERMS], f64)> = Vec::new();
        for (at, answer) in at.iter().zip(answers) {
            let mut here = Moments::default();
            for value in series.values(answer).into_iter().filter(|value| value.is_finite()) {
                here.add(value);
                all.add(value);
            }
            rows.extend(here.mean().map(|mean| (terms(*at), mean)));
        }
        let degrees = rows.len() as f64 - TERMS as f64;
        if degrees < 1.0 {
            return None;
        }
        let mut normal = [[0.0; TERMS]; TERMS];
        let mut right = [0.0; TERMS];
        for (terms, value) in &rows {
            add(&mut normal, terms, 1.0);
            right.iter_mut().zip(terms).for_each(|(right, a)| *right += a * value);
        }
        let inverse = inverse(normal)?;
        let slopes: [f64; TERMS] = std::array::from_fn(|i| dot(&inverse[i], &right));
        let mut squares = 0.0;
        for (terms, value) in &mut rows {
            let rest = *value - dot(terms, &slopes);
            squares += rest * rest;
            // A point pulls the surface to itself (J. G. MacKinnon, H. White, J. Econometrics 29 (1985), 305–325).
            *value = rest / (1.0 - quadratic(&inverse, terms)).max(LEAST_OWN);
        }
        let noise = squares / degrees;
        Some(Surface { slopes, inverse, noise, degrees, rests: rows, few: few_differ(&all) })
    }

    /// The height at a point.
    pub fn at(&self, point: [f64; 2]) -> f64 {
        dot(&terms(point), &self.slopes)
    }

    /// Its interval, the longer of two: as if all points were as noisy, and from what each strays by itself, with the
    /// degrees of freedom that so many unlike parts have (F. E. Satterthwaite, Biometrics Bull. 2 (1946), 110–114). None
    /// where too few drills differ for one.
    pub fn interval(&self, point: [f64; 2], confidence: f64) -> Option<Interval> {
        let terms = terms(point);
        let tail = (1.0 + confidence) / 2.0;
        let alike = libm::sqrt((self.noise * quadratic(&self.inverse, &terms)).max(0.0));
        let pull: [f64; TERMS] = std::array::from_fn(|i| dot(&self.inverse[i], &terms));
        let parts = self.rests.iter().map(|(terms, rest)| {
            let part = dot(&pull, terms) * rest;
            part * part
        });
        let (sum, squares) = parts.fold((0.0, 0.0), |(sum, squares), v| (sum + v, squares + v * v));
        let degrees = if squares > 0.0 { 3.0 * sum * sum / squares - 2.0 } else { self.degrees };
        let own = student_quantile(tail, degrees.clamp(1.0, self.degrees)) * libm::sqrt(sum);
        let reach = own.max(student_quantile(tail, self.degrees) * alike);
        (!self.few).then(|| Interval { low: self.at(point) - reach, high: self.at(point) + reach })
    }
}

fn quadratic(matrix: &Matrix, terms: &[f64; TERMS]) -> f64 {
    let through: [f64; TERMS] = std::array::from_fn(|i| dot(&matrix[i], terms));
    dot(terms, &through)
}

/// Adds the outer product of terms with themselves, so many times.
fn add(matrix: &mut Matrix, terms: &[f64; TERMS], weight: f64) {
    for (row, a) in matrix.iter_mut().zip(terms) {
        row.iter_mut().zip(terms).for_each(|(cell, b)| *cell += weight * a * b);
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
    use super::super::tests::rarely_missed;
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
            assert!(surface.interval(point, 0.95).unwrap().half_width() < 1e-6);
        }
    }

    #[test]
    fn intervals_cover_under_noise_also_where_it_differs() {
        let at = grid(7);
        for (noise, what) in [((5.0, 5.0), "as noisy everywhere"), ((1.0, 12.0), "noisier to one side")] {
            for point in [[0.0, 1.0], [0.5, 0.5], [0.9, 0.2]] {
                rarely_missed(300, 0.05, &format!("{what} {point:?}"), |seed| {
                    let mut answers = Vec::new();
                    for (ix, at) in at.iter().enumerate() {
                        let here = noise.0 + (noise.1 - noise.0) * at[0];
                        answers.extend(sample(seed * 49 + ix as u64, &[*at], here, 2));
                    }
                    let surface = Surface::fit(&at, &answers, Series::Of(0)).unwrap();
                    !surface.interval(point, 0.95).unwrap().contains(height(point))
                });
            }
        }
    }

    #[test]
    fn what_the_surface_misses_counts_however_many_drills_a_point_has() {
        // A step: the surface is wrong beside it by far more than the noise of a point.
        let at = grid(7);
        let step = |[x, _]: [f64; 2]| f64::from(u8::from(x > 0.6));
        let noisy = |seed, n| -> Vec<Answer> {
            let noise = sample(seed, &at, 0.05, n);
            let moved = |(at, answer): (&[f64; 2], &Answer)| {
                answer.iter().map(|row| vec![row[0] - height(*at) + step(*at)]).collect()
            };
            at.iter().zip(&noise).map(moved).collect()
        };
        let half = |n| {
            let surface = Surface::fit(&at, &noisy(1, n), Series::Of(0)).unwrap();
            surface.interval([0.5, 0.5], 0.95).unwrap().half_width()
        };
        assert!(half(64) > 0.8 * half(4), "{} {}", half(64), half(4));
    }

    #[test]
    fn few_drills_that_differ_give_no_interval() {
        let at = grid(7);
        let mut same: Vec<Answer> = vec![vec![vec![0.0]; 2]; 49];
        assert!(Surface::fit(&at, &same, Series::Of(0)).unwrap().interval([0.5, 0.5], 0.95).is_none());
        same[7][1][0] = 1.0;
        assert!(Surface::fit(&at, &same, Series::Of(0)).unwrap().interval([0.5, 0.5], 0.95).is_none());
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
