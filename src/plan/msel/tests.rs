//! The list of events of a drill: laws that hold for every list.

use std::sync::Arc;

use super::*;
use crate::experiment::{Arm, Runner};
use crate::scenario::model::Milestone;
use crate::scenario::testing::folder;
use crate::scenario::{LoadOptions, Scenario, load};

const RUNS: u64 = FEWEST_RUNS;

fn scenario() -> Scenario {
    shipped("../../scenarios/dong-nai-2022")
}

fn shipped(path: &str) -> Scenario {
    load(&folder(path), path, &LoadOptions::default()).unwrap().scenario
}

fn list(scenario: &Scenario, threads: usize) -> Msel {
    list_of(scenario, threads, RUNS)
}

fn list_of(scenario: &Scenario, threads: usize, runs: u64) -> Msel {
    let watch = Watch::new(scenario);
    let arm = Arm::of("one", Arc::new(scenario.clone()));
    let runner = Runner::new(vec![arm], 7, threads).unwrap();
    let seen = runner.observe(0..runs, |record| watch.look(record), |_| {});
    compose(scenario, &watch, &seen, &Made { digest: "sha256:0".to_owned(), seed: 7 })
}

fn t_of(row: &Row) -> Option<i64> {
    row.at.as_ref().map(|at| at.t_s)
}

/// The spies of this drill have been inside for weeks at STARTEX: what ran out before is nothing for the room to do, what
/// it can still do and does not is prompted, step by step.
#[test]
fn nothing_is_expected_or_prompted_before_startex() {
    let scenario = shipped("../../scenarios/son-la-2026");
    let list = list(&scenario, 2);
    let of = |kind| list.rows.iter().filter(move |row| row.kind == kind);
    assert!(of(Kind::Attack).any(|row| t_of(row) < Some(0)));
    assert!(of(Kind::ExpectedAction).all(|row| t_of(row).is_none_or(|t| t >= 0)));
    let made = || of(Kind::ContingencyInject).filter(|row| row.id.starts_with("contingency:"));
    let mut latest: std::collections::BTreeMap<String, (i64, String)> = std::collections::BTreeMap::new();
    let mut steps: Vec<(Milestone, &Row)> = made()
        .filter(|row| {
            !list.rows.iter().any(|of| of.kind == Kind::Inject && Some(&of.id) == row.follows.as_ref())
        })
        .filter_map(|row| Some((milestone_of(&row.expected.as_ref()?.milestone)?, row)))
        .collect();
    steps.sort_by_key(|(milestone, _)| *milestone);
    for (_, row) in steps {
        let (t, campaign) = (t_of(row).unwrap(), row.about.clone().unwrap().id);
        assert!(t >= 3_600 && t % 300 == 0, "{}: {t}", row.id);
        let before = latest.insert(campaign, (t, row.id.clone()));
        assert!(before.as_ref().is_none_or(|(before, _)| *before <= t), "{} {before:?}", row.id);
    }
    // Whatever hardly ever comes although the drill lasts until its limit is prompted.
    for row in of(Kind::ExpectedAction) {
        let forecast = row.forecast.as_ref().unwrap();
        let never = forecast.due == RUNS && forecast.came == 0 && row.follows.is_none();
        let late = forecast.measures.iter().all(|m| m.limit_s > scenario.drill.horizon.0 / 2);
        let prompted = made().any(|other| other.follows.as_ref() == Some(&row.id));
        assert!(!never || late || prompted, "{}", row.id);
    }
}

#[test]
fn every_inject_of_a_shipped_drill_but_the_first_and_the_last_exercises_an_objective() {
    let scenario = shipped("../../scenarios/son-la-2026");
    let watch = Watch::new(&scenario);
    let list = compose(&scenario, &watch, &[], &Made { digest: "sha256:0".to_owned(), seed: 7 });
    let injects = &scenario.drill.injects;
    for inject in &injects[1..injects.len() - 1] {
        let row = list.rows.iter().find(|row| row.id == inject.id).unwrap();
        assert!(!row.objectives.is_empty(), "{}", inject.id);
    }
}

#[test]
fn too_few_runs_tell_no_quantile() {
    let scenario = scenario();
    let list = list_of(&scenario, 1, 1);
    for forecast in list.rows.iter().filter_map(|row| row.forecast.as_ref()) {
        assert!(forecast.p50.is_none() && forecast.p90.is_none());
        assert!(forecast.share_high - forecast.share_low > 0.5, "one run bounds little");
    }
}

#[test]
fn every_list_keeps_its_promises() {
    let scenario = scenario();
    let list = list(&scenario, 2);
    let (rows, horizon) = (&list.rows, scenario.drill.horizon.0);
    let timed: Vec<&Row> = rows.iter().filter(|row| row.at.is_some()).collect();
    assert!(timed.windows(2).all(|pair| t_of(pair[0]) <= t_of(pair[1])));
    assert!(rows[..timed.len()].iter().all(|row| row.at.is_some()), "those without a time stand last");
    assert!(rows.iter().zip(1..).all(|(row, number)| row.number == number));
    assert_eq!((timed.first().unwrap().kind, timed.last().unwrap().kind), (Kind::Startex, Kind::Endex));
    let mut ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rows.len(), "ids are unique");
    for inject in &scenario.drill.injects {
        let row = rows.iter().find(|row| row.id == inject.id).unwrap();
        assert_eq!((t_of(row), &row.message), (Some(inject.at.0), &inject.message));
        assert_eq!(row.kind == Kind::ContingencyInject, inject.contingency_for.is_some());
        if inject.expects.is_some() {
            let action = rows.iter().find(|row| row.id == format!("expected:{}", inject.id)).unwrap();
            assert!(t_of(action).is_none_or(|t| t >= inject.at.0), "{}", inject.id);
        }
    }
    for row in rows {
        if let Some(of) = &row.follows {
            assert!(rows.iter().any(|other| other.id == *of), "{} follows {of}", row.id);
        }
        if row.kind == Kind::ContingencyInject {
            let condition = row.condition.as_ref().unwrap();
            assert!(condition.needed <= condition.runs && condition.runs <= RUNS);
            assert!((0..horizon).contains(&t_of(row).unwrap()), "{}", row.id);
            assert!(!row.to.is_empty() && row.mode.is_some(), "{}", row.id);
        }
        if let Some(forecast) = &row.forecast {
            assert!(forecast.came <= forecast.due && forecast.due + forecast.before <= RUNS, "{}", row.id);
            assert_eq!(row.at, forecast.p50, "{}: its time is the median", row.id);
            let [p50, p90] = [&forecast.p50, &forecast.p90].map(|p| p.as_ref().map(|p| p.t_s));
            assert!(p90.is_none_or(|p90| p50.is_some_and(|p50| p50 <= p90)), "{}", row.id);
            assert!(forecast.share_low <= forecast.share && forecast.share <= forecast.share_high);
            assert!(forecast.measures.iter().all(|m| m.met <= m.due && m.target_s <= m.limit_s));
        }
        for text in [&row.title, &row.message] {
            assert!(!text.vi.is_empty() && !text.en.is_empty(), "{}", row.id);
        }
    }
}

#[test]
fn every_time_of_the_plan_stands_in_the_list_or_is_told_to_be_missing() {
    let scenario = scenario();
    let list = list(&scenario, 1);
    for expectation in &scenario.plan.expectations {
        let measured = list.rows.iter().filter_map(|row| row.forecast.as_ref());
        let measured = measured.flat_map(|f| &f.measures).any(|m| m.id == expectation.id);
        let missing = list.not_exercised.iter().any(|one| one.expectation.id == expectation.id);
        assert!(measured || missing, "{}", expectation.id);
    }
}

#[test]
fn the_same_list_on_any_number_of_threads() {
    let scenario = scenario();
    assert_eq!(list_of(&scenario, 1, 4), list_of(&scenario, 3, 4));
}

#[test]
fn a_contingency_that_the_drill_file_has_is_not_made_again() {
    let scenario = scenario();
    let list = list(&scenario, 2);
    let based: Vec<&str> =
        scenario.drill.injects.iter().filter_map(|inject| inject.contingency_for.as_deref()).collect();
    assert!(!based.is_empty());
    for row in list.rows.iter().filter(|row| row.id.starts_with("contingency:")) {
        assert!(!based.contains(&row.follows.as_deref().unwrap()), "{}", row.id);
    }
}
