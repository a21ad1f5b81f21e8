//! A programme for tests of papers: made up, with drills of every sort and an earlier year.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;

use super::build::Ground;
use super::candidates::{Begin, Candidate, Entry, InjectSet, Invited};
use super::days::YearDays;
use super::elements::{ElementKind, NotHere, elements};
use super::found::{Comparison, Dropped, Planned, Predicted, Programme, Uncovered, Why};
use super::hold::covered;
use super::memory::{DrillMemory, Exercised, Memory, YearMemory};
use super::steps::steps;
use super::wishes::Wishes;
use crate::experiment::Estimate;
use crate::i18n::Text;
use crate::scenario::Scenario;
use crate::scenario::model::{CalendarSpec, Objective, Sector};
use crate::units::{CivilDate, Weekday};

/// The wishes of the programme.
fn wishes(year: i16) -> Wishes {
    Wishes {
        year,
        days: 9,
        people: None,
        pins: Vec::new(),
        forbidden: Vec::new(),
        before_reports_weeks: 2,
        apart_weeks: 3,
        lengths: vec![1, 3, 5],
        hardest: 0.1,
        easiest: 0.9,
        fair: 0.25,
        discount: 0.5,
        search: 12,
        replications: 200,
        confidence: 0.95,
    }
}

/// A programme of four drills in a province.
pub fn programme(scenario: &Scenario, year: i16) -> Programme {
    let mut scenario = scenario.clone();
    let office = CalendarSpec {
        hours: vec!["07:30-11:30".to_owned()],
        days: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
        holiday_years: vec![year],
        holidays: Vec::new(),
        extra_working_days: Vec::new(),
        assumed_years: Vec::new(),
    };
    scenario.province.calendars.values_mut().for_each(|calendar| *calendar = office.clone());
    if scenario.plan.objectives.is_empty() {
        scenario.plan.objectives.push(Objective {
            id: "ung-pho".to_owned(),
            name: Text { vi: "Ứng phó sự cố".to_owned(), en: "Respond to incidents".to_owned() },
            measured_by: scenario.plan.expectations.iter().map(|e| e.id.clone()).collect(),
            ground: crate::scenario::model::Ground::Stated("I".to_owned()),
        });
    }
    let wishes = wishes(year);
    let days = YearDays::new(&scenario, year, &[], 2).expect("holidays");
    let exercised = vec![Exercised { kind: "tactic".to_owned(), id: "impact".to_owned(), chance: 0.75 }];
    let before = Memory::none(&scenario.province.id).with(YearMemory {
        year: year - 1,
        drills: vec![DrillMemory { date: format!("{}-10-06", year - 1), campaigns: Vec::new(), exercised }],
    });
    let roles = crate::scenario::roles::resolve(&scenario);
    let ground = Ground {
        drill: scenario.clone(),
        campaigns: scenario.clone(),
        roles,
        cannot_run: vec!["loan-dau".to_owned()],
    };
    let elements = elements(&ground, &wishes, &before);
    let drills: Vec<Planned> = (0..4).map(|n| planned(&scenario, &days, elements.len(), n, year)).collect();
    let covered = covered(elements.len(), drills.iter().map(|d| d.chance.as_slice()));
    let uncovered = (0..elements.len()).filter(|at| covered[*at] < 0.5).map(|at| Uncovered {
        element: at,
        chance: covered[at],
        best: covered[at] / 2.0,
        why: match elements[at].not_here {
            Some(NotHere::NotInForce) => Why::NotInForce,
            Some(NotHere::NoSuchField) => Why::NoSuchField,
            None => Why::Effort,
        },
    });
    Programme {
        uncovered: uncovered.collect(),
        wishes,
        scenario: scenario.id.clone(),
        name: scenario.name.clone(),
        structure: scenario.structure.id.clone(),
        seed: 7,
        year: days,
        elements,
        covered,
        drills,
        comparison: Comparison {
            chosen: 0.81,
            chosen_fresh: 0.78,
            chosen_fresh_between: [0.76, 0.8],
            searched: 0.81,
            searched_fresh: 0.78,
            greedy: 0.8,
            greedy_fresh: 0.775,
            random_drawn: 200,
            random_mean: 0.6,
            random_low: 0.4,
            random_high: 0.79,
            upper: 0.83,
            proved: false,
            every_drill: 0.95,
            all: 1.0,
        },
        dropped: Dropped { considered: 400, too_hard: 100, ..Dropped::default() },
        cannot_run: ground.cannot_run,
        after: before.clone(),
        before,
        simulated: 5_600,
        shared: Vec::new(),
    }
}

fn planned(scenario: &Scenario, days: &YearDays, elements: usize, n: usize, year: i16) -> Planned {
    let first = CivilDate::new(year, [2, 4, 7, 10][n], 7).expect("date");
    let length = [1, 3, 5, 1][n];
    let last = first.plus_days(length as i32 - 1);
    let estimate = |value: f64| Estimate {
        value: Some(value),
        low: Some(value * 0.8),
        high: Some((value * 1.2).min(1.0)),
    };
    let expectations = scenario.plan.expectations.iter().enumerate().map(|(at, expectation)| Predicted {
        id: expectation.id.clone(),
        decided: 180,
        met: 18 * at as u64 % 180,
        undecided: 4,
        chance: estimate((at * 3 % 10) as f64 / 10.0),
    });
    Planned {
        id: format!("{}-{first}", scenario.id),
        folder: format!("{first}-theft"),
        name: Text { vi: format!("Diễn tập {}", n + 1), en: format!("Drill {}", n + 1) },
        first,
        last,
        pin: (n == 2).then_some(0),
        candidate: Candidate {
            campaigns: scenario.campaigns.iter().map(|c| c.id.clone()).collect(),
            entry: [Entry::Anywhere, Entry::Province, Entry::Localities, Entry::Field(Sector::Health)][n],
            begin: if n == 1 { Begin::Before } else { Begin::InPlay },
            injects: [InjectSet::Free, InjectSet::Told, InjectSet::Pressed, InjectSet::Own][n],
            asked: scenario.province.organisations.iter().filter(|_| n == 1).map(|o| o.id.clone()).collect(),
            invited: if n == 3 { Invited::Core } else { Invited::All },
            days: length,
        },
        campaigns: scenario.campaigns.iter().map(|c| c.name.clone()).collect(),
        seed: 20_260_000 + n as u64,
        digest: "sha256:0123".to_owned(),
        invited: scenario.province.organisations.iter().map(|o| o.id.clone()).collect(),
        people: 40,
        injects: 4,
        replications: 200,
        share_met: estimate(0.3),
        share_met_in_search: 0.34,
        fair: Some(0.4),
        expectations: expectations.collect(),
        chance: (0..elements).map(|at| ((at * 7 + n * 3) % 11) as f64 / 20.0).collect(),
        steps: steps(days, first, last),
        files: Vec::new(),
        scenario: Arc::new(scenario.clone()),
    }
}

/// Whether every kind of element is there.
pub fn has_every_kind(programme: &Programme) -> bool {
    ElementKind::ALL.iter().all(|kind| programme.elements.iter().any(|e| e.kind == *kind))
}
