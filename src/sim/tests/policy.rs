//! Thresholds of the practice file decide when the team is called and what is only watched.

use super::fixture::{n, run_of};
use super::{count, with};
use crate::record::{Fact, Record};
use crate::scenario::model::Severity;

fn chosen<'a>(record: &'a Record, kind: &str) -> Vec<&'a str> {
    let of_kind = |fact: &'a Fact| match fact {
        Fact::Decided { point, chosen, .. } if point.starts_with(kind) => Some(chosen.as_str()),
        _ => None,
    };
    record.entries.iter().filter_map(|e| of_kind(&e.fact)).collect()
}

#[test]
fn the_team_is_called_from_the_severity_that_the_practice_says() {
    let from = |severity: Severity| {
        run_of(
            with(|s| {
                for system in &mut s.province.systems {
                    system.level = 3;
                }
                s.practice.policy.team_from = n(severity);
            }),
            1,
        )
    };
    assert_eq!(chosen(&from(Severity::Moderate), "mobilise"), ["team"]);
    assert_eq!(chosen(&from(Severity::Severe), "mobilise"), [] as [&str; 0]);
}

#[test]
fn a_shared_system_is_watched_below_the_severity_that_the_practice_says() {
    let from = |severity: Severity| {
        run_of(
            with(|s| {
                s.province.systems[0].shared = true;
                s.practice.policy.isolate_shared_from = n(severity);
            }),
            1,
        )
    };
    let isolated = |record: &Record| count(record, |f| matches!(f, Fact::SystemIsolated { .. }));
    let (watched, cut) = (from(Severity::Severe), from(Severity::Minor));
    assert!(chosen(&watched, "contain").contains(&"watch") && isolated(&watched) == 0);
    assert!(chosen(&cut, "contain").iter().all(|c| *c == "isolate") && isolated(&cut) > 0);
}
