//! Comparisons of a small province as pictures and pages: nothing covers anything, nothing is cut off, nothing is broken.

use std::sync::Arc;

use unicode_width::UnicodeWidthStr;

use super::super::tests::{Nothing, faults, template, unbalanced};
use super::view::View;
use super::{answer, drawings, html, markdown, tables, terminal};
use crate::experiment::compare::{ComparePlan, Comparison, Measure, compare};
use crate::experiment::{Arm, Runner};
use crate::i18n::Lang;
use crate::record::scenario_digest;
use crate::scenario::{LoadOptions, load, structure_ids};

/// What is compared.
struct Case {
    arms: usize,
    drills: u64,
    measure: &'static str,
    worth: f64,
    select: Option<f64>,
    more: bool,
}

const CASES: [Case; 4] = [
    Case { arms: 2, drills: 12, measure: "score", worth: 50.0, select: None, more: false },
    Case { arms: 5, drills: 4, measure: "hours.work.seconds", worth: 600.0, select: None, more: false },
    Case { arms: 8, drills: 2, measure: "score", worth: 2.0, select: None, more: false },
    Case { arms: 2, drills: 1, measure: "measure.handovers", worth: 1.0, select: Some(0.9), more: true },
];

fn run(case: &Case) -> (Runner, Comparison, Vec<String>) {
    let files = template();
    let ids = structure_ids(&files, "small");
    assert_eq!(ids.len(), 5, "{ids:?}");
    let arm = |ix: usize, stated_only: bool| {
        let structure = Some(ids[ix % ids.len()].clone());
        let options = LoadOptions { structure, stated_only, campaigns: Vec::new() };
        let scenario = load(&files, "small", &options).unwrap().scenario;
        Arm::of(format!("{ix}"), Arc::new(scenario))
    };
    let mut arms: Vec<Arm> = (0..case.arms).map(|ix| arm(ix, false)).collect();
    if case.more {
        arms.extend((0..case.arms).map(|ix| arm(ix, true)));
    }
    let digests = arms.iter().map(|arm| scenario_digest(&arm.scenario).unwrap()).collect();
    let runner = Runner::new(arms, 7, 2).unwrap();
    let plan = ComparePlan {
        replications: case.drills,
        confidence: 0.95,
        measure: Measure::find(runner.layout(), case.measure, None).unwrap(),
        worth: case.worth,
        until_half_width: None,
        select: case.select,
        variance_reduction: case.more,
        stated: case.more,
    };
    let found = compare(&runner, &plan, &mut Nothing, &mut |_| {}).unwrap();
    (runner, found, digests)
}

#[test]
fn comparisons_are_drawn_and_told_without_fault() {
    let mut wrong = Vec::new();
    for (n, case) in CASES.iter().enumerate() {
        let (runner, found, digests) = run(case);
        for lang in Lang::ALL {
            let view = View { runner: &runner, found: &found, digests: &digests, lang };
            let all = drawings(&view);
            wrong.extend(faults(&all).into_iter().map(|fault| format!("{n} {lang:?} {fault}")));
            let charts: Vec<_> = all
                .into_iter()
                .map(|d| report::Chart {
                    svg: report::paint::svg(&d.canvas, &d.title, &d.alt),
                    name: d.name,
                    title: d.title,
                    alt: d.alt,
                    note: d.note,
                    png: Vec::new(),
                })
                .collect();
            let page = html(&view, &charts);
            assert_eq!(unbalanced(&page), None);
            let foreign = page.replace("http://www.w3.org/2000/svg", "");
            assert!(
                !foreign.contains("http:") && !foreign.contains("https:") && !foreign.contains("<script")
            );
            assert!((1..=3).contains(&answer::answer(&view).len()));
            assert!(markdown(&view).matches("\n## ").count() >= 6);
            for width in [40, 80] {
                let text = terminal(&view, width);
                let long = text.lines().find(|line| line.width() > width);
                assert_eq!(long, None, "{width}");
            }
        }
        let vi = View { runner: &runner, found: &found, digests: &digests, lang: Lang::Vi };
        let en = View { lang: Lang::En, ..vi };
        assert_eq!(tables(&vi), tables(&en), "tables are the same in either language");
        assert!(tables(&vi).iter().all(|(_, text)| text.lines().count() > 1));
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_structure_compared_with_itself_differs_by_nothing_at_all() {
    let files = template();
    let load = |stated_only| {
        let options = LoadOptions { stated_only, ..LoadOptions::default() };
        load(&files, "small", &options).unwrap().scenario
    };
    let arms = [("a", false), ("b", false), ("a-stated", true), ("b-stated", true)]
        .map(|(id, stated_only)| Arm::of(id, Arc::new(load(stated_only))));
    let runner = Runner::new(arms.into(), 3, 2).unwrap();
    let plan = ComparePlan {
        replications: 8,
        confidence: 0.95,
        measure: Measure::find(runner.layout(), "score", None).unwrap(),
        worth: 2.0,
        until_half_width: None,
        select: None,
        variance_reduction: false,
        stated: true,
    };
    let found = compare(&runner, &plan, &mut Nothing, &mut |_| {}).unwrap();
    let nothing = |e: crate::experiment::Estimate| [e.value, e.low, e.high] == [Some(0.0); 3];
    assert!(nothing(found.pairs[0].difference) && found.pairs[0].all_alike);
    let parts = found.pairs[0].parts.as_ref().unwrap();
    assert!(nothing(parts.stated) && nothing(parts.assumed), "{parts:?}");
    assert!(found.best.iter().all(|best| best.possible && best.low == 0.0 && best.high == 0.0));
    assert!(found.chances.iter().filter(|row| row.due > 0).all(|row| nothing(row.difference)));
    assert!(found.shares.iter().filter(|row| row.due > 0).all(|row| nothing(row.difference)));
    assert!(found.hours.iter().filter(|row| row.drills > 0).all(|row| nothing(row.difference)));
}
