//! The list of events of a drill: laws that hold for every list.

use std::sync::Arc;

use super::*;
use crate::experiment::{Arm, Runner};
use crate::scenario::testing::folder;
use crate::scenario::{LoadOptions, Scenario, load};

const RUNS: u64 = 6;

fn scenario() -> Scenario {
    let path = "../../scenarios/dong-nai-2022";
    load(&folder(path), path, &LoadOptions::default()).unwrap().scenario
}

fn list(scenario: &Scenario, threads: usize) -> Msel {
    let watch = Watch::new(scenario);
    let arm = Arm::of("one", Arc::new(scenario.clone()));
    let runner = Runner::new(vec![arm], 7, threads).unwrap();
    let seen = runner.observe(0..RUNS, |record| watch.look(record), |_| {});
    compose(scenario, &watch, &seen, &Made { digest: "sha256:0".to_owned(), seed: 7 })
}

#[test]
fn every_list_keeps_its_promises() {
    let scenario = scenario();
    let list = list(&scenario, 2);
    let (rows, horizon) = (&list.rows, scenario.drill.horizon.0);
    assert!(rows.windows(2).all(|pair| pair[0].at.t_s <= pair[1].at.t_s));
    assert!(rows.iter().zip(1..).all(|(row, number)| row.number == number));
    assert_eq!((rows.first().unwrap().kind, rows.last().unwrap().kind), (Kind::Startex, Kind::Endex));
    let mut ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rows.len(), "ids are unique");
    for inject in &scenario.drill.injects {
        let row = rows.iter().find(|row| row.id == inject.id).unwrap();
        assert_eq!((row.at.t_s, &row.message), (inject.at.0, &inject.message));
        assert_eq!(row.kind == Kind::ContingencyInject, inject.contingency_for.is_some());
        if inject.expects.is_some() {
            let action = rows.iter().find(|row| row.id == format!("expected:{}", inject.id)).unwrap();
            assert!(action.at.t_s >= inject.at.0, "{}", inject.id);
        }
    }
    for row in rows {
        if let Some(of) = &row.follows {
            assert!(rows.iter().any(|other| other.id == *of), "{} follows {of}", row.id);
        }
        if row.kind == Kind::ContingencyInject {
            let condition = row.condition.as_ref().unwrap();
            assert!(condition.needed <= condition.runs && condition.runs <= RUNS);
            assert!((0..horizon).contains(&row.at.t_s), "{}", row.id);
            assert!(!row.to.is_empty() && row.mode.is_some(), "{}", row.id);
        }
        if let Some(forecast) = &row.forecast {
            assert!(forecast.came <= forecast.due && forecast.due <= RUNS, "{}", row.id);
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
    assert_eq!(list(&scenario, 1), list(&scenario, 3));
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
