//! The papers say the fresh number beside that of the search, and what does not apply.

use super::super::tests::{faults, unbalanced};
use super::*;
use crate::experiment::improve::{Candidate, Difference, Level, Says, Step, WholePlan};
use crate::report::synthetic;
use crate::scenario::model::{CorrectiveMeasure, CostPer, Ground, MeasureCost, Sourced};

fn estimate(value: f64) -> Estimate {
    Estimate { value: Some(value), low: Some(value - 0.02), high: Some(value + 0.02) }
}

fn difference(share: f64) -> Difference {
    let says = if share > 0.02 { Says::Helps } else { Says::NotShown };
    Difference {
        share_met: estimate(share),
        intrusions_met: estimate(share),
        score: estimate(share * 100.0),
        says,
    }
}

fn candidate(n: usize) -> Candidate {
    let name = crate::i18n::Text { vi: format!("Biện pháp {n}"), en: format!("Measure {n}") };
    let amount = Sourced::Unsourced(10.0 * n as f64);
    let measure = CorrectiveMeasure {
        id: format!("measure-{n}"),
        name,
        ground: Ground::Assumed("mẫu thử / a fixture".to_owned()),
        cost: (n != 2).then_some(MeasureCost { amount, per: CostPer::Province }),
        changes: Vec::new(),
    };
    let cost = measure.yearly_cost(&[]);
    Candidate { measure, touched: vec![n as u64], applies: n != 4, cost }
}

fn effect(measures: &[usize], search: f64, fresh: f64, cost: Option<f64>) -> Effect {
    Effect {
        measures: measures.to_vec(),
        cost,
        search: difference(search),
        fresh: difference(fresh),
        possible_best: true,
        whole_plan: WholePlan { due: 200, met: 24, chance: estimate(0.12), difference: estimate(0.07) },
        expectations: Vec::new(),
    }
}

fn study() -> (Design, Improvement) {
    let scenario = synthetic::record(&synthetic::Size::USUAL).0.run.scenario;
    let candidates: Vec<Candidate> = (1..=4).map(candidate).collect();
    let measures = candidates.iter().map(|c| c.measure.clone()).collect();
    let level = Level {
        share_met: estimate(0.4),
        intrusions_met: estimate(0.6),
        score: estimate(55.0),
        whole_plan: estimate(0.05),
    };
    let found = Improvement {
        plan: crate::experiment::improve::ImprovePlan {
            replications: 200,
            confidence: 0.95,
            combine: 3,
            by: Default::default(),
        },
        candidates,
        expectations: Vec::new(),
        base: Some((level, level)),
        singles: vec![
            effect(&[2], 0.1, 0.05, Some(30.0)),
            effect(&[0], 0.04, 0.03, Some(10.0)),
            effect(&[1], 0.0, -0.01, None),
        ],
        steps: vec![Step {
            chosen: vec![2],
            tried: vec![(0, estimate(0.03)), (1, estimate(0.0))],
            taken: Some(0),
        }],
        combinations: vec![effect(&[2, 0], 0.13, 0.08, Some(40.0))],
        drills: 2_400,
    };
    (Design { scenario, measures, seed: 7, threads: 1 }, found)
}

#[test]
fn the_answer_gives_both_numbers_and_names_what_does_not_apply() {
    let (design, found) = study();
    let view = View { design: &design, found: &found, digest: "sha256:0123456789", lang: Lang::En };
    let markdown = markdown(&view);
    for wanted in [
        "“Measure 3” did most in the search: in fresh drills the share of expectations met changes by +5.0 pp (+3.0 to +7.0); in the search it was +10.0 pp (+8.0 to +12.0).",
        "- Together (Measure 3; Measure 1): +8.0 pp (+6.0 to +10.0); in the search",
        "- Does not apply here (touches nothing in the scenario): Measure 4.",
        "Chance that a drill meets every expectation due, as it is: 5.0% (3.0% to 7.0%)",
        "| 12.0% (10.0% to 14.0%) |",
        "| 1 + 2 · Measure 3; Measure 1 | 40 |",
    ] {
        assert!(markdown.contains(wanted), "{wanted}\n{markdown}");
    }
    let vietnamese = terminal(&View { lang: Lang::Vi, ..view }, 80);
    assert!(
        vietnamese.contains("lần diễn tập mới") && vietnamese.lines().all(|line| line.chars().count() <= 80)
    );
}

#[test]
fn charts_and_tables_stand_side_by_side() {
    let (design, found) = study();
    let view = View { design: &design, found: &found, digest: "sha256:0123456789", lang: Lang::Vi };
    let english = View { lang: Lang::En, ..view };
    let wrong: Vec<String> = [view, english].iter().flat_map(|view| faults(&drawings(view))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let painted = charts(&view);
    assert_eq!(unbalanced(&html(&view, &painted)), None);
    let charts: Vec<&str> = painted.iter().map(|chart| chart.name).collect();
    let tables = tables(&view);
    assert_eq!(charts, tables.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for (name, table) in &tables {
        let columns: Vec<usize> = table.lines().map(|line| line.split(',').count()).collect();
        assert_eq!(columns.len(), 5, "{name}: a head and four options");
        assert!(columns.iter().all(|n| *n == columns[0]), "{name}\n{table}");
    }
    assert!(tables[1].1.contains("\nmeasure-2,,-0.01,"), "{}", tables[1].1);
    // 2 · 10 million, +3; 1 · 30 million, +5; both · 40 million, +8: each does more than all that cost less.
    assert!(painted[1].title.ends_with("2, 1, 1 + 2 (đường nét đứt)"), "{}", painted[1].title);
}
