//! The programme as it is told: drills with their predictions, what is not exercised and why, the memory for next year.

use std::sync::Arc;

use super::elements::{ElementKind, NotHere};
use super::found::{Comparison, Planned, Predicted, Programme, Uncovered, Why};
use super::hold::{HeldDrill, Hold, covered};
use super::memory::{DrillMemory, Exercised, YearMemory};
use super::{steps, study};
use crate::record::scenario_digest;

/// Something is exercised by a programme that does so with at least this chance.
const EVEN: f64 = 0.5;
/// A smaller chance is left out of the memory: what was exercised by the way.
const REMEMBERED_FROM: f64 = 0.01;

/// Puts together what was found.
pub(super) fn told(work: &Hold<'_>, held: Vec<HeldDrill>, comparison: Comparison) -> Programme {
    let design = work.design;
    let covered = covered(work.elements.len(), held.iter().map(|one| one.profile.chance.as_slice()));
    let uncovered = uncovered(work, &held, &covered);
    let drills: Vec<Planned> = held.into_iter().map(|one| planned(work, one)).collect();
    let after = design.memory.with(remembered(work, &drills));
    let own = &design.ground.drill;
    Programme {
        wishes: design.wishes.clone(),
        scenario: own.id.clone(),
        name: own.name.clone(),
        structure: own.structure.id.clone(),
        seed: design.seed,
        year: work.problem.year.clone(),
        elements: work.elements.to_vec(),
        covered,
        drills,
        comparison,
        dropped: work.considered.dropped,
        cannot_run: design.ground.cannot_run.clone(),
        uncovered,
        before: design.memory.clone(),
        after,
        simulated: work.progress.done(),
        shared: design.copied.beside.clone(),
    }
}

fn planned(work: &Hold<'_>, held: HeldDrill) -> Planned {
    let candidate = work.considered.candidates[held.candidate].clone();
    let scenario = &held.scenario;
    let confidence = work.design.wishes.confidence;
    let last = held.first.plus_days(candidate.days as i32 - 1);
    let expectations = scenario.plan.expectations.iter().zip(&held.profile.expectations);
    let predicted = expectations.map(|(expectation, counts)| Predicted {
        id: expectation.id.clone(),
        decided: counts.decided,
        met: counts.met,
        undecided: counts.undecided,
        chance: counts.estimate(confidence),
    });
    let part = scenario.province.organisations.iter().filter(|o| o.participates);
    Planned {
        id: scenario.id.clone(),
        folder: held.folder,
        name: scenario.name.clone(),
        first: held.first,
        last,
        pin: held.pin,
        campaigns: scenario.campaigns.iter().map(|c| c.name.clone()).collect(),
        seed: scenario.drill.seed,
        digest: scenario_digest(scenario).unwrap_or_default(),
        invited: part.map(|o| o.id.clone()).collect(),
        people: study::called(scenario, &held.profile),
        injects: scenario.drill.injects.len(),
        replications: held.profile.drills,
        share_met: held.profile.share_estimate(confidence),
        share_met_in_search: work.considered.profiles[held.candidate].share_met().unwrap_or(0.0),
        fair: held.profile.fair_share(work.design.wishes.hardest, work.design.wishes.easiest),
        expectations: predicted.collect(),
        chance: held.profile.chance,
        steps: steps::steps(work.problem.year, held.first, last),
        files: held.files,
        scenario: Arc::clone(scenario),
        candidate,
    }
}

/// What is exercised with less than an even chance, and why.
fn uncovered(work: &Hold<'_>, held: &[HeldDrill], covered: &[f64]) -> Vec<Uncovered> {
    let considered = work.considered;
    let highest = |element: usize, of: &mut dyn Iterator<Item = usize>| {
        of.map(|ix| considered.profiles[ix].chance[element]).fold(0.0, f64::max)
    };
    let mut out = Vec::new();
    for (at, element) in work.elements.iter().enumerate().filter(|(at, _)| covered[*at] < EVEN) {
        let fresh = held.iter().map(|one| one.profile.chance[at]).fold(0.0, f64::max);
        let best = highest(at, &mut (0..considered.profiles.len())).max(fresh);
        let allowed = highest(at, &mut considered.kept.iter().copied()).max(fresh);
        let why = match element.not_here {
            Some(NotHere::NotInForce) => Why::NotInForce,
            Some(NotHere::NoSuchField) => Why::NoSuchField,
            None if best <= 0.0 => Why::NoDrill,
            None if allowed <= 0.0 => Why::OnlyDropped,
            None if allowed < EVEN => Why::Rarely,
            None => Why::Effort,
        };
        out.push(Uncovered { element: at, chance: covered[at], best, why });
    }
    out
}

/// What the year will have exercised.
fn remembered(work: &Hold<'_>, drills: &[Planned]) -> YearMemory {
    let exercised = |drill: &Planned| {
        let all = work.elements.iter().zip(&drill.chance).filter(|(_, chance)| **chance >= REMEMBERED_FROM);
        let of = |(element, chance): (&super::elements::Element, &f64)| Exercised {
            kind: ElementKind::key(element.kind).to_owned(),
            id: element.id.clone(),
            chance: (chance * 1e4).round() / 1e4,
        };
        all.map(of).collect()
    };
    let drills = drills.iter().map(|drill| DrillMemory {
        date: drill.first.to_string(),
        campaigns: drill.candidate.campaigns.clone(),
        exercised: exercised(drill),
    });
    YearMemory { year: work.design.wishes.year, drills: drills.collect() }
}
