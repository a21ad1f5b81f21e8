//! Effects are those of the drills that they are said to be of; nothing is nothing; a journal goes on.

use std::convert::Infallible;

use super::*;
use crate::experiment::{Arm, Cell, Column, Runner};
use crate::scenario::model::{ActionKind, Change, Ground, Sourced};
use crate::scenario::testing::folder;
use crate::scenario::{Library, LoadOptions, load_over};
use crate::score::Status;

const N: u64 = 20;

/// Lines in memory.
#[derive(Default)]
struct Lines(Vec<String>);

impl Journal for Lines {
    type Error = Infallible;
    fn earlier(&mut self, take: &mut dyn FnMut(&str) -> bool) -> Result<(), Infallible> {
        let kept = self.0.iter().take_while(|line| take(line)).count();
        self.0.truncate(kept);
        Ok(())
    }
    fn append(&mut self, lines: &[String]) -> Result<(), Infallible> {
        self.0.extend_from_slice(lines);
        Ok(())
    }
}

fn measure(id: &str, changes: Vec<Change>) -> CorrectiveMeasure {
    let name = crate::i18n::Text { vi: id.to_owned(), en: id.to_owned() };
    CorrectiveMeasure {
        id: id.to_owned(),
        name,
        ground: Ground::Assumed("mẫu thử / a fixture".to_owned()),
        cost: None,
        changes,
    }
}

/// Approval that is waited for, of an action.
fn approval(scenario: &Scenario, action: ActionKind) -> Change {
    let mut rule = scenario.structure.authority.first().unwrap().clone();
    rule.action = action;
    rule.review_catches = Sourced::Unsourced(0.25);
    Change::Approval(rule)
}

/// The small scenario, in which cutting off waits for hours, with measures of every sort.
fn design(threads: usize) -> Design {
    let loaded = load_over(&Library::none(), &folder("small"), "small", &LoadOptions::default()).unwrap();
    let mut scenario = loaded.scenario;
    let slow = crate::scenario::model::Law::Fixed(crate::units::Span::hours(20));
    scenario.structure.authority.first_mut().unwrap().review = Sourced::Unsourced(slow);
    let measures = vec![
        measure("a-free-isolation", vec![Change::Preauthorised { action: ActionKind::Isolate }]),
        measure("b-nothing-here", vec![Change::Preauthorised { action: ActionKind::Rebuild }]),
        measure("c-never-asked", vec![approval(&scenario, ActionKind::RemoveContent)]),
        measure("d-sharing", vec![Change::Shares(Default::default())]),
    ];
    Design { scenario: Arc::new(scenario), measures, seed: 7, threads }
}

fn plan(combine: usize) -> ImprovePlan {
    ImprovePlan { replications: N, confidence: 0.95, combine, by: Objective::Expectations }
}

fn found(threads: usize, journal: &mut Lines) -> (Improvement, String) {
    let found = improve(design(threads), plan(3), journal, &mut |_| {}).unwrap();
    let json = improvement_json(&design(threads), &found, "digest").to_string();
    (found, json)
}

/// Mean over the drills of what the first measure adds to the share of expectations met, by hand.
fn by_hand(from: u64) -> f64 {
    let design = design(1);
    let with = Arc::new(design.measures[0].apply(&design.scenario).scenario);
    let arms = vec![Arm::of("a", Arc::clone(&design.scenario)), Arm::of("b", with)];
    let runner = Runner::new(arms, design.seed, 1).unwrap();
    let share = |row: &experiment::Row| {
        let columns = std::iter::zip(&runner.layout().columns, row);
        let statuses: Vec<Status> = columns
            .filter_map(|(column, cell)| match (column, cell) {
                (Column::Status(..), Cell::Status(status)) if *status != Status::NotEvaluated => {
                    Some(*status)
                }
                _ => None,
            })
            .collect();
        let met = statuses.iter().filter(|status| **status == Status::Met).count();
        (!statuses.is_empty()).then(|| met as f64 / statuses.len() as f64)
    };
    let rows = runner.rows(from..from + N);
    let differences: Vec<f64> =
        rows.iter().filter_map(|rows| Some(share(&rows[1])? - share(&rows[0])?)).collect();
    assert!(!differences.is_empty());
    differences.iter().sum::<f64>() / differences.len() as f64
}

#[test]
fn the_fresh_estimate_is_of_other_drills_than_the_search() {
    let (found, json) = found(1, &mut Lines::default());
    let effect = found.singles.iter().find(|effect| effect.measures == [0]).unwrap();
    let close = |estimate: Option<f64>, by_hand: f64| (estimate.unwrap() - by_hand).abs() < 1e-12;
    assert!(close(effect.search.share_met.value, by_hand(0)), "{effect:?}");
    assert!(close(effect.fresh.share_met.value, by_hand(N)), "{effect:?}");
    assert!(by_hand(0) > 0.0, "the fixture has something to find");
    assert!(json.contains("\"replications\":{\"fresh\":[20,40],\"search\":[0,20]}"), "{json}");
}

#[test]
fn the_chance_of_the_whole_plan_is_that_of_drills_that_meet_everything_due() {
    let layout = experiment::Layout {
        columns: ["x", "y"].iter().enumerate().map(|(ix, id)| Column::Status(ix, (*id).to_owned())).collect(),
    };
    let mut tally = tally::Tally::new(&layout, 2, 0.95, Objective::Expectations);
    let row = |x, y| vec![Cell::Status(x), Cell::Status(y)];
    let (met, late, not) = (Status::Met, Status::Late, Status::NotEvaluated);
    tally.take(&[row(met, late), row(met, met)]);
    tally.take(&[row(met, not), row(met, not)]);
    tally.take(&[row(late, met), row(met, Status::Undecided)]);
    tally.take(&[row(not, not), row(not, not)]);
    assert_eq!(tally.level(0).whole_plan.value, Some(1.0 / 3.0));
    let with = tally.whole_plan(1);
    assert_eq!((with.due, with.met, with.difference.value), (3, 2, Some(1.0 / 3.0)));
    // Clopper and Pearson: 2 of 3.
    let (low, high) = (with.chance.low.unwrap(), with.chance.high.unwrap());
    assert!((low - 0.0943).abs() < 1e-4 && (high - 0.9916).abs() < 1e-4, "{low} {high}");
}

#[test]
fn what_changes_nothing_has_an_effect_of_exactly_nothing() {
    let (found, _) = found(1, &mut Lines::default());
    let applies: Vec<bool> = found.candidates.iter().map(|c| c.applies).collect();
    assert_eq!(applies, [true, false, true, true]);
    assert_eq!(found.candidates[1].touched, [0]);
    assert!(found.effects().all(|effect| !effect.measures.contains(&1)), "it is not run");
    let never = found.singles.iter().find(|effect| effect.measures == [2]).unwrap();
    assert_eq!((never.search.share_met.value, never.fresh.share_met.value), (Some(0.0), Some(0.0)));
    assert_eq!(never.fresh.score.value, Some(0.0));
    assert_eq!(never.fresh.says, Says::NotShown);
}

#[test]
fn threads_and_an_earlier_run_change_no_byte() {
    let mut whole = Lines::default();
    let (_, first) = found(1, &mut whole);
    assert_eq!(found(3, &mut Lines::default()).1, first);
    for kept in [0, 1, 19, 20, 21, 39, whole.0.len() - 1, whole.0.len()] {
        let mut journal = Lines(whole.0[..kept].to_vec());
        assert_eq!(found(2, &mut journal).1, first, "after {kept} lines");
        assert_eq!(journal.0, whole.0);
    }
    // What another study wrote is forgotten.
    let mut foreign = Lines(vec![whole.0[3].clone()]);
    assert_eq!(found(1, &mut foreign).1, first);
    assert_eq!(foreign.0, whole.0);
}

#[test]
fn a_combination_is_all_its_measures_whatever_their_order() {
    let (found, _) = found(1, &mut Lines::default());
    for (step, next) in found.steps.iter().zip(found.steps.iter().skip(1)) {
        assert_eq!(next.chosen.len(), step.chosen.len() + 1, "a step follows only what was taken");
    }
    assert_eq!(found.combinations.len(), found.steps.iter().filter(|s| s.taken.is_some()).count());
    assert!(found.steps.iter().all(|s| s.tried.len() + s.chosen.len() == 3), "{:?}", found.steps);
    let alone = improve(design(1), plan(1), &mut Lines::default(), &mut |_| {}).unwrap();
    assert!(alone.steps.is_empty() && alone.combinations.is_empty());
    assert_eq!(alone.drills, 2 * 4 * N);
}

/// Cutting off and then cleaning each wait for a signature longer than both expectations allow: the second signature is
/// worth nothing to anybody while the first is waited for.
fn two_signatures() -> Design {
    let mut design = design(1);
    let scenario = Arc::make_mut(&mut design.scenario);
    let mut rule = scenario.structure.authority.first().unwrap().clone();
    rule.action = ActionKind::Eradicate;
    scenario.structure.authority.push(rule);
    let mut cleaned = scenario.plan.expectations.first().unwrap().clone();
    cleaned.id = "cleaned-in-a-day".to_owned();
    cleaned.to = crate::scenario::model::Milestone::Eradication;
    scenario.plan.expectations.push(cleaned);
    for expectation in &mut scenario.plan.expectations {
        expectation.target = Sourced::Unsourced(crate::units::Span::hours(18));
    }
    let free = |id: &str, action| measure(id, vec![Change::Preauthorised { action }]);
    design.measures =
        vec![free("a-free-cleaning", ActionKind::Eradicate), free("b-free-isolation", ActionKind::Isolate)];
    design
}

#[test]
fn measures_that_only_help_together_are_found_behind_the_first_whatever_they_are_ranked_by() {
    for by in Objective::ALL {
        let plan = ImprovePlan { by, ..plan(3) };
        let found = improve(two_signatures(), plan, &mut Lines::default(), &mut |_| {}).unwrap();
        let [step] = &found.steps[..] else { panic!("{by:?}: {:?}", found.steps) };
        assert_eq!((&step.chosen[..], step.taken), (&[1][..], Some(0)), "{by:?}");
        let [both] = &found.combinations[..] else { panic!("{by:?}: {:?}", found.combinations) };
        assert_eq!(both.measures, [1, 0]);
        let alone = |ix: usize| found.singles.iter().find(|effect| effect.measures == [ix]).unwrap();
        let value = |effect: &Effect| effect.fresh.of(by).value.unwrap();
        assert!(value(both) > value(alone(1)) && value(alone(1)) > value(alone(0)), "{by:?}: {found:?}");
        assert_eq!(both.fresh.says, Says::Helps);
        assert_eq!(found.singles[0].measures, [1], "the best of the search comes first");
        let best: Vec<_> = found.effects().filter(|effect| effect.possible_best).collect();
        assert_eq!(best, [both], "{by:?}");
    }
}

#[test]
fn where_no_measure_applies_nothing_is_run() {
    let mut design = design(1);
    design.measures.retain(|measure| measure.id == "b-nothing-here");
    let found = improve(design, plan(2), &mut Lines::default(), &mut |_| {}).unwrap();
    assert_eq!((found.drills, found.base.is_none(), found.singles.len()), (0, true, 0));
}
