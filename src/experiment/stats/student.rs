//! The quantile of Student's distribution.

use crate::kernel::dist::normal::normal_quantile;

/// Enough for every number of degrees of freedom; most need three.
const NEWTON_STEPS: usize = 8;

/// The quantile of Student's distribution at `u` in (0, 1) with `degrees` of freedom, at least 1: the normal quantile
/// corrected by the expansion of Cornish and Fisher (Abramowitz and Stegun 26.7.5), then Newton's method on the
/// distribution function, so that it holds for few degrees of freedom too.
pub fn student_quantile(u: f64, degrees: f64) -> f64 {
    if u == 0.5 {
        return 0.0;
    }
    if u < 0.5 {
        return -student_quantile(1.0 - u, degrees);
    }
    let (z, n) = (normal_quantile(u), degrees);
    let z2 = z * z;
    let g1 = z * (z2 + 1.0) / 4.0;
    let g2 = z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    let g3 = z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    let mut t = z + g1 / n + g2 / (n * n) + g3 / (n * n * n);
    if n < 2.0 {
        // Cauchy, and little beyond it: the expansion does not hold there.
        t = libm::tan(core::f64::consts::PI * (u - 0.5)).min(t.max(1.0) * 20.0);
    }
    for _ in 0..NEWTON_STEPS {
        let step = (cdf(t, n) - u) / density(t, n);
        t -= step.clamp(-t / 2.0, t);
        if step.abs() < 1e-12 * t {
            break;
        }
    }
    t
}

fn density(t: f64, n: f64) -> f64 {
    let norm = libm::lgamma((n + 1.0) / 2.0) - libm::lgamma(n / 2.0);
    libm::exp(norm - (n + 1.0) / 2.0 * libm::log1p(t * t / n)) / libm::sqrt(core::f64::consts::PI * n)
}

/// The distribution function for t > 0.
fn cdf(t: f64, n: f64) -> f64 {
    1.0 - super::binomial::incomplete_beta(n / 2.0, 0.5, n / (n + t * t)) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabled_values() {
        // Abramowitz and Stegun, table 26.10.
        for (u, n, expected) in [
            (0.975, 1.0, 12.706_2),
            (0.975, 2.0, 4.302_7),
            (0.975, 3.0, 3.182_4),
            (0.975, 5.0, 2.570_6),
            (0.975, 10.0, 2.228_1),
            (0.975, 30.0, 2.042_3),
            (0.95, 7.0, 1.894_6),
            (0.995, 4.0, 4.604_1),
            (0.9, 1.0, 3.077_7),
        ] {
            let t = student_quantile(u, n);
            assert!((t - expected).abs() < 6e-5 * expected, "{u} {n}: {t}");
            assert_eq!(student_quantile(1.0 - u, n).abs().to_bits() >> 12, t.to_bits() >> 12);
        }
        assert!((student_quantile(0.975, 1e6) - 1.959_966).abs() < 1e-5);
    }
}
