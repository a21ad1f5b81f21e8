//! Expectations: due or not, in force or not, bounds, aggregates, ratings, the whole card, obligations.

use super::*;
use crate::scenario::model::{
    Aggregate, Basis, Consequence, DatedDeed, Expectation, Ground, Obligation, ObligationKind, Period, Scope,
    Sourced, Text,
};
use crate::score::aggregate::suggested;
use crate::units::{SimTime, Span};
use Milestone as M;

const HOUR: i64 = 3600;
const TARGET: i64 = HOUR;
const LIMIT: i64 = 3 * HOUR;

/// The card of an intrusion that began at 0 and was contained at some time, with a horizon.
fn contained(expectation: Expectation, at: Option<i64>, horizon: i64) -> Scorecard {
    let mut script = Script::new(vec![expectation]);
    script.horizon = Span(horizon);
    script.at(0, began());
    if let Some(t) = at {
        script.at(t, Fact::IntrusionContained { intrusion: HIT });
    }
    score(&script.record()).card
}

fn containment() -> Expectation {
    expects(M::Occurrence, M::Containment, TARGET, LIMIT)
}

#[test]
fn a_time_scores_between_target_and_limit() {
    for (t, wanted, status, rating) in [
        (0, 100.0, Status::Met, Rating::P),
        (TARGET, 100.0, Status::Met, Rating::P),
        (2 * HOUR, 50.0, Status::Late, Rating::M),
        (LIMIT - 1, 100.0 / (2 * HOUR) as f64, Status::Late, Rating::M),
        (LIMIT, 0.0, Status::Missed, Rating::U),
        (9 * HOUR, 0.0, Status::Missed, Rating::U),
    ] {
        let card = contained(containment(), Some(t), 10 * HOUR);
        let one = &card.expectations[0];
        assert!((one.score.unwrap() - wanted).abs() < 1e-9, "{t}: {one:?}");
        assert_eq!((one.status, one.suggested_rating), (status, Some(rating)), "{t}");
        assert_eq!(one.instances[0].measured_s, t);
        assert_eq!(one.instances[0].evidence, [0, 1]);
        assert_eq!(card.score, one.score);
    }
}

#[test]
fn target_and_limit_may_be_the_same() {
    let expectation = || expects(M::Occurrence, M::Containment, HOUR, HOUR);
    assert_eq!(contained(expectation(), Some(HOUR), 10 * HOUR).expectations[0].status, Status::Met);
    assert_eq!(contained(expectation(), Some(HOUR + 1), 10 * HOUR).expectations[0].status, Status::Missed);
}

#[test]
fn what_did_not_end_is_undecided_until_its_limit() {
    let card = contained(containment(), None, 2 * HOUR);
    let one = &card.expectations[0];
    assert_eq!((one.score_low, one.score_high, one.score), (Some(0.0), Some(50.0), Some(25.0)));
    assert_eq!((one.status, one.suggested_rating), (Status::Undecided, None));
    assert!(one.instances[0].censored);
    assert_eq!(one.instances[0].measured_s, 2 * HOUR);
    let card = contained(containment(), None, LIMIT);
    assert_eq!((card.score_high, card.expectations[0].status), (Some(0.0), Status::Missed));
}

#[test]
fn a_clock_whose_start_never_came_runs_from_the_occurrence() {
    let expectation = expects(M::Triage, M::Containment, TARGET, LIMIT);
    let card = contained(expectation, Some(2 * HOUR), 10 * HOUR);
    assert_eq!(card.expectations[0].instances[0].measured_s, 2 * HOUR);
}

#[test]
fn a_clock_that_never_started_is_counted_and_told_apart() {
    // The final report is due three hours after closure; nothing was closed within ten.
    let mut script = Script::new(vec![expects(M::Closure, M::FinalReport, TARGET, LIMIT)]);
    script.horizon = Span(10 * HOUR);
    script.at(0, began());
    let card = score(&script.record()).card;
    let one = &card.expectations[0];
    assert_eq!((one.status, one.instances[0].measured_s), (Status::Missed, 10 * HOUR));
    assert!(!one.instances[0].started);
    let told = of_started(&card, |from, n| Text { vi: format!("{from:?} {n}"), en: String::new() });
    let one = &told.expectations[0];
    assert_eq!((one.status, one.score, one.instances.len()), (Status::NotEvaluated, None, 0));
    assert_eq!(one.why_not.as_ref().map(|why| why.vi.as_str()), Some("Closure 1"));
    assert_eq!((told.score, told.coverage), (card.score, card.coverage));
    // A clock that ran is told as it was scored.
    let ran = contained(containment(), Some(2 * HOUR), 10 * HOUR);
    assert_eq!(of_started(&ran, |_, _| Text::default()), ran);
}

#[test]
fn no_rating_is_better_than_the_worst_result_allows() {
    let of = |end: Option<i64>, status: Status, mean: f64| suggested(Some(mean), end.map(|_| mean), status);
    assert_eq!(of(Some(0), Status::Met, 100.0), Some(Rating::P));
    assert_eq!(of(Some(0), Status::Late, 95.0), Some(Rating::S));
    assert_eq!(of(Some(0), Status::Missed, 95.0), Some(Rating::M));
    assert_eq!(of(Some(0), Status::Missed, 0.0), Some(Rating::U));
    assert_eq!(of(Some(0), Status::Undecided, 95.0), None);
    assert_eq!(of(None, Status::Missed, 95.0), None);
}

#[test]
fn an_end_before_the_start_took_no_time() {
    let expectation = expects(M::Containment, M::Triage, TARGET, LIMIT);
    let mut script = Script::new(vec![expectation]);
    script.at(0, began());
    script.at(10, triaged(0, Verdict::Incident));
    script.at(70, Fact::IntrusionContained { intrusion: HIT });
    let scored = score(&script.record());
    let instance = &scored.card.expectations[0].instances[0];
    assert_eq!((instance.measured_s, instance.from_t, instance.status), (0, SimTime(70), Status::Met));
}

#[test]
fn only_what_the_truth_made_due_is_evaluated() {
    let scoped = |scope: Scope| {
        let card = contained(Expectation { scope, ..containment() }, Some(10), HOUR);
        card.expectations[0].status
    };
    assert_eq!(
        scoped(Scope { severity_from: Some(Severity::Moderate), ..Scope::default() }),
        Status::NotEvaluated
    );
    assert_eq!(scoped(Scope { severity_from: Some(Severity::Minor), ..Scope::default() }), Status::Met);
    assert_eq!(scoped(Scope { level_from: Some(2), ..Scope::default() }), Status::Met);
    assert_eq!(scoped(Scope { level_from: Some(3), ..Scope::default() }), Status::NotEvaluated);
    for consequence in [
        Consequence::ServiceDisturbed,
        Consequence::RecordsExposed,
        Consequence::PubliclyVisible,
        Consequence::FalseContent,
    ] {
        assert_eq!(
            scoped(Scope { consequence: Some(consequence), ..Scope::default() }),
            Status::NotEvaluated
        );
    }
    let card = contained(expects(M::Occurrence, M::Recovery, TARGET, LIMIT), Some(10), HOUR);
    assert_eq!(card.expectations[0].why_not.as_ref().unwrap().en, "No intrusion of this run made it due");
    assert_eq!((card.score, card.coverage), (None, 0.0));
}

#[test]
fn consequences_are_seen_in_the_truth() {
    let due = |consequence, fact: Fact| {
        let scope = Scope { consequence: Some(consequence), ..Scope::default() };
        let mut script = Script::new(vec![Expectation { scope, ..containment() }]);
        script.at(0, began());
        script.at(5, fact);
        let card = score(&script.record()).card;
        let due = card.expectations[0].status != Status::NotEvaluated;
        if due {
            assert_eq!(card.expectations[0].instances[0].evidence, [0, 1]);
        }
        due
    };
    use Consequence as C;
    assert!(due(C::ServiceDisturbed, lost(PLAIN, Impact::Isolated)));
    assert!(!due(C::PubliclyVisible, lost(PLAIN, Impact::Disrupted)));
    assert!(due(C::PubliclyVisible, lost(PORTAL, Impact::Disrupted)));
    assert!(due(C::PubliclyVisible, Fact::FalseContentSpread { intrusion: HIT }));
    assert!(due(C::FalseContent, Fact::FalseContentSpread { intrusion: HIT }));
    assert!(due(C::RecordsExposed, Fact::RecordsExposed { intrusion: HIT, system: PLAIN, records: 1 }));
    assert!(!due(C::RecordsExposed, Fact::RecordsExposed { intrusion: HIT, system: PLAIN, records: 0 }));
}

#[test]
fn what_is_not_in_force_does_not_count() {
    let in_force =
        |from: &str, to: Option<&str>| Some(Period { from: from.to_owned(), to: to.map(str::to_owned) });
    let of = |period| contained(Expectation { in_force: period, ..containment() }, Some(10), HOUR);
    assert_eq!(of(in_force("2022-11-15", Some("2022-11-15"))).coverage, 1.0);
    for period in [in_force("2022-11-16", None), in_force("2020-01-01", Some("2022-11-14"))] {
        let card = of(period);
        let one = &card.expectations[0];
        assert_eq!((one.status, card.coverage, card.score), (Status::NotEvaluated, 0.0, None));
        let why = one.why_not.as_ref().unwrap();
        assert_eq!(why.vi, "Không có hiệu lực vào ngày diễn tập 15/11/2022");
        assert_eq!(why.en, "Not in force on the day of the drill, 2022-11-15");
    }
    let regulated = Sourced::Regulation {
        value: Span(TARGET),
        source: "Luật 1".to_owned(),
        in_force: in_force("2026-07-01", None),
    };
    let card = contained(Expectation { target: regulated, ..containment() }, Some(10), HOUR);
    assert_eq!(card.expectations[0].status, Status::NotEvaluated);
}

#[test]
fn the_weaker_basis_counts_and_both_sources_are_named() {
    let card = contained(containment(), Some(10), HOUR);
    let one = &card.expectations[0];
    assert_eq!((one.basis, one.source.as_str()), (Basis::Assumption, "Điều 1; twice the target"));
    assert_eq!((one.metric.as_str(), one.scope.as_str()), ("occurrence-containment", "all"));
    assert_eq!(card.assumed_share, 1.0);
}

#[test]
fn weights_make_the_score_and_the_coverage() {
    let stated = |weight, to, target| Expectation {
        weight: Sourced::Unsourced(weight),
        limit: Sourced::Stated { value: Span(LIMIT), source: "Điều 1".to_owned() },
        ..expects(M::Occurrence, to, target, LIMIT)
    };
    let mut script = Script::new(vec![
        stated(3.0, M::Containment, TARGET),
        Expectation { weight: Sourced::Unsourced(1.0), ..expects(M::Occurrence, M::Eradication, 10, 20) },
        stated(4.0, M::Recovery, TARGET),
    ]);
    script.at(0, began());
    script.at(30, Fact::IntrusionContained { intrusion: HIT });
    script.at(40, Fact::IntrusionEradicated { intrusion: HIT });
    let card = score(&script.record()).card;
    assert_eq!((card.score, card.score_low, card.score_high), (Some(75.0), Some(75.0), Some(75.0)));
    assert_eq!((card.coverage, card.assumed_share), (0.5, 0.25));
}

/// Intrusions of the first campaign at three agencies, contained at these times (never, where negative).
fn three(aggregate: Aggregate, at: [i64; 3]) -> (f64, f64, Status) {
    let mut script = Script::new(vec![Expectation { aggregate, ..containment() }]);
    script.horizon = Span(2 * HOUR);
    let hit = |org| IntrusionId { org: OrgId(org), ..HIT };
    for org in 0..3 {
        script.at(0, Fact::IntrusionBegan { intrusion: hit(org), system: PLAIN });
    }
    let mut ends: Vec<(i64, u32)> = at.into_iter().zip(0..).filter(|(t, _)| *t >= 0).collect();
    ends.sort_unstable();
    for (t, org) in ends {
        script.at(t, Fact::IntrusionContained { intrusion: hit(org) });
    }
    let one = score(&script.record()).card.expectations.remove(0);
    (one.score_low.unwrap().round(), one.score_high.unwrap().round(), one.status)
}

#[test]
fn instances_are_aggregated_by_the_stated_rule() {
    let times = [HOUR, 2 * HOUR, 4 * HOUR];
    assert_eq!(three(Aggregate::All, times), (50.0, 50.0, Status::Missed));
    assert_eq!(three(Aggregate::Worst, times), (0.0, 0.0, Status::Missed));
    assert_eq!(three(Aggregate::Share, times), (33.0, 33.0, Status::Late));
    assert_eq!(three(Aggregate::Median, times), (50.0, 50.0, Status::Late));
    assert_eq!(three(Aggregate::All, [0, 0, HOUR]), (100.0, 100.0, Status::Met));
    let open = [HOUR, -1, -1];
    assert_eq!(three(Aggregate::All, open), (33.0, 67.0, Status::Undecided));
    assert_eq!(three(Aggregate::Worst, open), (0.0, 50.0, Status::Undecided));
    assert_eq!(three(Aggregate::Share, open), (33.0, 33.0, Status::Late), "both are past the target");
    assert_eq!(three(Aggregate::Median, open), (0.0, 50.0, Status::Undecided));
    assert_eq!(three(Aggregate::Median, [HOUR, HOUR, -1]), (100.0, 100.0, Status::Met));
}

#[test]
fn obligations_are_read_from_the_programme() {
    let mut scenario = scenario();
    let before = |day: &str| ObligationKind::Before { of: "report".to_owned(), day: day.to_owned() };
    let twice = || ObligationKind::AtLeast { of: "drill".to_owned(), count: 2 };
    let share = |share| ObligationKind::ShareAtLeast { of: "socs".to_owned(), share };
    let programme = &mut scenario.province.programme;
    programme.counts.insert("drill".to_owned(), Sourced::Unsourced(1));
    let ground = Ground::Stated("Báo cáo".to_owned());
    programme.dates.insert("report".to_owned(), DatedDeed { date: "2022-12-14".to_owned(), ground });
    let stated = Sourced::Stated { value: 0.955, source: "Báo cáo".to_owned() };
    programme.shares.insert("socs".to_owned(), stated);
    let none = ObligationKind::AtLeast { of: "audit".to_owned(), count: 1 };
    let kinds = [twice(), before("12-15"), before("12-14"), share(0.95), share(1.0), none, twice()];
    for kind in kinds {
        scenario.plan.obligations.push(Obligation {
            id: "o".to_owned(),
            name: Text::default(),
            kind,
            ground: Ground::Inferred("Điều 2".to_owned()),
            in_force: None,
        });
    }
    let last = scenario.plan.obligations.last_mut().unwrap();
    last.in_force = Some(Period { from: "2023-01-01".to_owned(), to: None });
    let scored = score_obligations(&scenario);
    let fulfilled: Vec<Option<bool>> = scored.iter().map(|o| o.fulfilled).collect();
    let wanted = [Some(false), Some(true), Some(false), Some(true), Some(false), None, None];
    assert_eq!(fulfilled, wanted);
    assert_eq!(scored[0].basis, Basis::Assumption);
    let vi: Vec<&str> = scored.iter().map(|o| o.finding.vi.as_str()).collect();
    assert_eq!(vi[0], "Yêu cầu ít nhất 2 lần trong năm 2022; ghi nhận 1 lần (số liệu giả định)");
    assert_eq!(vi[1], "Yêu cầu trước ngày 15/12/2022; đã thực hiện ngày 14/12/2022");
    assert_eq!(vi[3], "Yêu cầu đạt ít nhất 95%; ghi nhận 95,5%");
    assert_eq!(vi[5], "Dữ liệu của tỉnh chưa ghi kết quả của mục `audit`");
    assert_eq!(scored[6].finding.en, "Not in force in 2022");
}

#[test]
fn files_say_what_made_them() {
    let mut script = Script::new(vec![containment()]);
    script.at(0, began());
    script.at(30, Fact::IntrusionContained { intrusion: HIT });
    let record = script.record();
    let scored = score(&record);
    let card: serde_json::Value = serde_json::from_str(&scorecard_json(&record, &scored)).unwrap();
    assert_eq!(card["scenario_digest"], record::scenario_digest(&record.run.scenario).unwrap());
    assert_eq!((&card["structure"], &card["seed"]), (&"default".into(), &7.into()));
    assert_eq!(card["score"], 100.0);
    assert_eq!(card["expectations"][0]["instances"][0]["subject"], "c1@agency");
    assert_eq!(card["expectations"][0]["status"], "met");
    let explained: serde_json::Value = serde_json::from_str(&explanation_json(&record, &scored)).unwrap();
    let one = &explained["explanations"][0];
    assert_eq!((&one["agency"], &one["measure"]), (&"agency".into(), &"occurrence-containment".into()));
    assert_eq!(one["parts"][0], serde_json::json!({"class": "detection", "seconds": 30, "entries": [1]}));
    let programme: serde_json::Value = serde_json::from_str(&programme_json(&record, &scored)).unwrap();
    assert_eq!((&programme["plan"], &programme["year"]), (&"plan".into(), &2022.into()));
}
