//! How a factor's range is walked through: from a share of the way to a value, and back.

use crate::scenario::{Factor, FactorKind};

/// The value at a share `u` in 0..1 of the way through a factor's range: evenly for numbers, evenly over the logarithm
/// for times and for factors on times, in equal steps for counts and grades.
pub fn value_at(factor: &Factor, u: f64) -> f64 {
    let (low, high) = (factor.low, factor.high);
    let value = match factor.kind {
        FactorKind::Whole | FactorKind::Severity => low + libm::floor(u * (high - low + 1.0)),
        FactorKind::Duration | FactorKind::Law if low > 0.0 => low * libm::pow(high / low, u),
        FactorKind::Number | FactorKind::Duration | FactorKind::Law => low + u * (high - low),
    };
    let value = if factor.kind == FactorKind::Duration { libm::round(value) } else { value };
    value.clamp(low, high)
}

/// The share of the way through its range at which a value stands: the middle of its step for counts and grades.
pub fn share_of(factor: &Factor, value: f64) -> f64 {
    let (low, high) = (factor.low, factor.high);
    let share = match factor.kind {
        FactorKind::Whole | FactorKind::Severity => (value - low + 0.5) / (high - low + 1.0),
        FactorKind::Duration | FactorKind::Law if low > 0.0 => libm::log(value / low) / libm::log(high / low),
        FactorKind::Number | FactorKind::Duration | FactorKind::Law => (value - low) / (high - low),
    };
    share.clamp(0.0, 1.0)
}

/// Shares at which a curve over the range of a factor is looked at, from one end to the other: at most `most`, each
/// value once.
pub fn levels(factor: &Factor, most: usize) -> Vec<f64> {
    let steps = match factor.kind {
        FactorKind::Whole | FactorKind::Severity => (factor.high - factor.low) as usize + 1,
        _ => usize::MAX,
    };
    let n = most.min(steps).max(2);
    let whole = steps != usize::MAX;
    (0..n)
        .map(|ix| ix as f64 / (n - 1) as f64)
        .map(|share| if whole { share_of(factor, value_at(factor, share)) } else { share })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::AssumptionLine;

    fn factor(kind: FactorKind, low: f64, value: f64, high: f64) -> Factor {
        let line = AssumptionLine {
            file: String::new(),
            line: 1,
            column: 1,
            path: String::new(),
            value: String::new(),
            low: None,
            high: None,
            why: String::new(),
        };
        Factor { id: String::new(), line, kind, low, value, high }
    }

    #[test]
    fn ranges_are_walked_from_end_to_end() {
        for kind in [FactorKind::Number, FactorKind::Duration, FactorKind::Law] {
            let one = factor(kind, 2.0, 4.0, 32.0);
            assert!((value_at(&one, 0.0) - 2.0).abs() < 1e-12 && (value_at(&one, 1.0) - 32.0).abs() < 1e-9);
            assert!((value_at(&one, share_of(&one, 4.0)) - 4.0).abs() < 1e-9, "{kind:?}");
        }
        assert!((value_at(&factor(FactorKind::Law, 0.5, 1.0, 2.0), 0.5) - 1.0).abs() < 1e-12);
        assert_eq!(value_at(&factor(FactorKind::Duration, 0.0, 5.0, 10.0), 0.26), 3.0);
    }

    #[test]
    fn every_whole_number_has_the_same_room() {
        let count = factor(FactorKind::Whole, 1.0, 2.0, 3.0);
        let shares = [0.0, 0.33, 0.34, 0.66, 0.67, 1.0];
        assert_eq!(shares.map(|u| value_at(&count, u)), [1.0, 1.0, 2.0, 2.0, 3.0, 3.0]);
        assert_eq!(share_of(&count, 2.0), 0.5);
        let seen: Vec<f64> = levels(&count, 5).into_iter().map(|u| value_at(&count, u)).collect();
        assert_eq!(seen, [1.0, 2.0, 3.0]);
        assert_eq!(levels(&factor(FactorKind::Number, 0.0, 0.5, 1.0), 5), [0.0, 0.25, 0.5, 0.75, 1.0]);
    }
}
