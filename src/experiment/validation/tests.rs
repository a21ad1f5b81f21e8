//! Units, gaps, citations and formulae.

use proptest::prelude::*;

use super::cited::cites;
use super::queue::erlang_c;
use super::shares::{UNITS, UnitClass, largest_gap, merged, most_ahead, unit_of};
use crate::scenario::published::UnitCounts;
use crate::units::time::{DAY, HOUR};

#[test]
fn a_time_is_given_in_the_largest_unit_that_fits() {
    for (seconds, unit) in [
        (0, 0),
        (HOUR - 1, 0),
        (HOUR, 1),
        (DAY - 1, 1),
        (DAY, 2),
        (7 * DAY - 1, 2),
        (7 * DAY, 3),
        (30 * DAY - 1, 3),
        (30 * DAY, 4),
        (4000 * DAY, 4),
    ] {
        assert_eq!(unit_of(seconds), unit, "{seconds}");
    }
}

#[test]
fn no_incident_is_lost_when_units_are_merged() {
    let counts = UnitCounts {
        seconds: 1,
        minutes: 2,
        hours: 4,
        days: 8,
        weeks: 16,
        months: 32,
        years: 64,
        never: 128,
    };
    assert_eq!(merged(&counts), [3, 4, 8, 16, 224]);
}

#[test]
fn the_gap_is_where_most_more_has_ended() {
    // 0.9 against 0.4 by the end of the second unit.
    let (gap, at, simulated, real) = largest_gap(&[0.3, 0.6, 0.1, 0.0, 0.0], &[0.2, 0.2, 0.3, 0.2, 0.1]);
    assert!((gap - 0.5).abs() < 1e-12 && at == 1 && (simulated - 0.9).abs() < 1e-12);
    assert!((real - 0.4).abs() < 1e-12);
}

#[test]
fn a_narrower_spread_is_behind_first_and_ahead_later() {
    let (narrow, wide) = ([0.0, 0.5, 0.5, 0.0, 0.0], [0.25, 0.25, 0.0, 0.25, 0.25]);
    assert_eq!(most_ahead(&wide, &narrow), (0.25, UnitClass::Minutes));
    assert_eq!(most_ahead(&narrow, &wide), (0.5, UnitClass::Days));
    assert_eq!(most_ahead(&narrow, &narrow), (0.0, UnitClass::Minutes));
}

#[test]
fn erlang_as_tabled() {
    // One server: the utilisation. Two at load 1: a third. Ten at load 8: 0.4092 (L. Kleinrock, Queueing Systems I, 1975, from
    // formula 3.40).
    assert!((erlang_c(1, 0.7) - 0.7).abs() < 1e-12);
    assert!((erlang_c(2, 1.0) - 1.0 / 3.0).abs() < 1e-12);
    assert!((erlang_c(10, 8.0) - 0.4092).abs() < 5e-5);
}

#[test]
fn a_text_cites_where_it_has_every_word_of_a_group() {
    let citation = vec![vec!["VERIS".to_owned(), "discovery".to_owned()], vec!["(VERIS)".to_owned()]];
    assert!(cites("VERIS: median to discovery", &citation));
    assert!(cites("between 20 h and 123 h (VERIS)", &citation));
    assert!(!cites("VERIS: median to containment", &citation));
    assert!(!cites("median to discovery", &citation));
}

proptest! {
    #[test]
    fn a_distribution_is_no_gap_away_from_itself_and_never_more_than_all(
        a in prop::array::uniform5(0.01f64..1.0), b in prop::array::uniform5(0.01f64..1.0)
    ) {
        let normal = |x: [f64; UNITS.len()]| x.map(|v| v / x.iter().sum::<f64>());
        let (a, b) = (normal(a), normal(b));
        prop_assert_eq!(largest_gap(&a, &a).0, 0.0);
        let (gap, ..) = largest_gap(&a, &b);
        prop_assert!((0.0..=1.0).contains(&gap));
        prop_assert!((gap - largest_gap(&b, &a).0).abs() < 1e-12);
    }
}
