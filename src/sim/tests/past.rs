//! Campaigns that begin before STARTEX: what is there when the drill starts, and what nobody noticed.

use super::fixture::run_of;
use super::{reached, with};
use crate::record::{Fact, Record, check};
use crate::scenario::Scenario;
use crate::scenario::model::Milestone;
use crate::score::score;
use crate::units::{SimTime, Span};

const LONG_AGO: Span = Span::days(-21);

fn begun_long_ago(change: impl FnOnce(&mut Scenario)) -> Record {
    let record = run_of(
        with(|s| {
            s.drill.campaigns[0].at = LONG_AGO;
            change(s);
        }),
        1,
    );
    check(&record).expect("the record keeps its promises");
    record
}

fn when(record: &Record, wanted: impl Fn(&Fact) -> bool) -> Vec<SimTime> {
    record.entries.iter().filter(|e| wanted(&e.fact)).map(|e| e.t).collect()
}

fn of_the_attack(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::CampaignBegan { .. }
            | Fact::AttackAttempted { .. }
            | Fact::AttackSucceeded { .. }
            | Fact::AttackFailed { .. }
            | Fact::NoTargetLeft { .. }
            | Fact::IntrusionBegan { .. }
            | Fact::SystemCompromised { .. }
    )
}

#[test]
fn footholds_of_weeks_are_there_and_nobody_has_acted() {
    let record = begun_long_ago(|_| {});
    assert_eq!(record.entries[0].t, SimTime::ZERO + LONG_AGO);
    let before: Vec<_> = record.entries.iter().filter(|e| e.t < SimTime::ZERO).collect();
    assert!(before.iter().all(|e| of_the_attack(&e.fact)), "only the attacker acts before STARTEX");
    let held = when(&record, |f| matches!(f, Fact::SystemCompromised { .. }));
    assert!(held.iter().filter(|t| **t < SimTime::ZERO + Span::days(-20)).count() >= 2, "{held:?}");
    let encrypted = |f: &Fact| matches!(f, Fact::AttackAttempted { action, .. } if action == "encrypt");
    let encrypted = when(&record, encrypted);
    assert!(!encrypted.is_empty() && encrypted.iter().all(|t| *t >= SimTime::ZERO), "{encrypted:?}");
}

#[test]
fn elapsed_times_count_from_the_true_occurrence_and_their_parts_add_up() {
    let record = begun_long_ago(|_| {});
    let scored = score(&record);
    let occurrence = reached(&record, 0, Milestone::Occurrence).expect("it began");
    assert_eq!(occurrence, SimTime::ZERO + LONG_AGO + Span::mins(10));
    let detection = scored.explanations.iter().find(|e| {
        e.from == Milestone::Occurrence && e.to == Milestone::Detection && e.intrusion.org.ix() == 0
    });
    let detection = detection.expect("the encryption is noticed");
    assert!(detection.elapsed_s > Span::days(20).0);
    assert_eq!(detection.from_t, occurrence);
    for explained in &scored.explanations {
        let total: i64 = explained.parts.iter().map(|part| part.seconds).sum();
        assert_eq!(total, explained.elapsed_s, "{explained:?}");
    }
}

#[test]
fn whoever_is_simulated_before_startex_acts_before_startex() {
    let record = begun_long_ago(|s| s.drill.warm_up = Span::days(21));
    let alerts = when(&record, |f| matches!(f, Fact::AlertRaised { .. }));
    assert!(alerts.first().is_some_and(|t| *t < SimTime::ZERO + Span::days(-20)), "{alerts:?}");
    assert!(reached(&record, 0, Milestone::Containment).is_some_and(|t| t < SimTime::ZERO));
    // The same luck: the attacker does the same until somebody acts.
    let unwatched = begun_long_ago(|_| {});
    let first =
        |r: &Record| r.entries.iter().find(|e| matches!(e.fact, Fact::IntrusionBegan { .. })).map(|e| e.t);
    assert_eq!(first(&record), first(&unwatched));
}

#[test]
fn a_warm_up_shorter_than_the_past_watches_but_sees_nothing_loud() {
    let record = begun_long_ago(|s| s.drill.warm_up = Span::days(2));
    let loud = |f: &Fact| matches!(f, Fact::AttackAttempted { action, .. } if action == "encrypt");
    assert!(when(&record, loud).iter().all(|t| *t >= SimTime::ZERO));
    let alerts = when(&record, |f| matches!(f, Fact::AlertRaised { .. }));
    assert!(alerts.iter().all(|t| *t >= SimTime::ZERO + Span::days(-2)));
}
