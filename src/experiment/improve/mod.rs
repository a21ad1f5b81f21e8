//! Corrective measures, each a variant of one scenario under the same luck: which would help, alone and together.
//!
//! Three stages. The search runs every measure alone. The combination grows from the best of them by greedy forward
//! selection: every further measure is added to what is chosen, in the same drills, and the one that adds most is taken
//! while the interval of what it adds lies above zero. Last, everything is estimated again in fresh drills, because what
//! looks best among many was partly lucky (the winner's curse).

mod found;
mod study;
mod tally;

#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use found::{
    Candidate, Difference, Effect, ExpectationChange, Improvement, Level, Objective, Says, Step, WholePlan,
};

use super::batch::{Journal, Progress};
use super::outcome::row_line;
use crate::scenario::Scenario;
use crate::scenario::model::CorrectiveMeasure;
use study::Study;

/// Replications between two looks at the journal and at the progress.
const BLOCK: u64 = 32;

/// How measures are tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImprovePlan {
    /// Drills of the search, and as many fresh ones.
    pub replications: u64,
    /// Of every table as a whole, 0..1.
    pub confidence: f64,
    /// At most so many measures together; 1 looks for no combination.
    pub combine: usize,
    /// By what they are ranked and taken.
    pub by: Objective,
}

/// What is tried, and on what.
#[derive(Clone, Debug)]
pub struct Design {
    /// The province as it is.
    pub scenario: Arc<Scenario>,
    /// The measures, sorted by id.
    pub measures: Vec<CorrectiveMeasure>,
    /// Seed of all drills.
    pub seed: u64,
    /// Threads; 0 for as many as the machine has.
    pub threads: usize,
}

/// Why a study ended early.
#[derive(Debug)]
pub enum Broken<E> {
    /// The operating system gives no threads.
    Threads(rayon::ThreadPoolBuildError),
    /// The journal.
    Journal(E),
}

/// Tries measures. Rows that the journal holds already are not run again.
///
/// # Errors
/// Those of the journal, and where there are no threads.
pub fn improve<J: Journal>(
    design: Design,
    plan: ImprovePlan,
    journal: &mut J,
    tell: &mut dyn FnMut(Progress),
) -> Result<Improvement, Broken<J::Error>> {
    let mut study = Study::new(design, plan);
    journal.earlier(&mut |line| study.take_line(line)).map_err(Broken::Journal)?;
    let earlier = study.done();
    while let Some(stage) = study.stage() {
        let first = stage.done();
        let to = ((first / BLOCK + 1) * BLOCK).min(plan.replications);
        let rows = stage.rows(first..to);
        let lines: Vec<String> =
            (stage.key() + first..).zip(&rows).map(|(rep, rows)| row_line(rep, &rows.concat())).collect();
        journal.append(&lines).map_err(Broken::Journal)?;
        rows.iter().for_each(|rows| study.take(rows));
        tell(Progress { done: study.done(), earlier, most: study.most(), half_width: None });
    }
    study.finish().map_err(Broken::Threads)
}

/// What `improvement.json` holds; `digest` is that of the scenario as it is.
pub fn improvement_json(design: &Design, found: &Improvement, digest: &str) -> serde_json::Value {
    let id = |ix: &usize| found.candidates[*ix].measure.id.clone();
    let ids = |list: &[usize]| list.iter().map(id).collect::<Vec<_>>();
    let effect = |effect: &Effect| serde_json::json!({ "measures": ids(&effect.measures), "effect": effect });
    let measures = found.candidates.iter().map(|candidate| {
        serde_json::json!({
            "id": candidate.measure.id, "name": candidate.measure.name, "ground": candidate.measure.ground,
            "changes": candidate.measure.changes, "applies": candidate.applies, "touched": candidate.touched,
            "cost_million_dong_a_year": candidate.cost, "cost_basis": candidate.measure.cost,
        })
    });
    let steps = found.steps.iter().map(|step| {
        let tried =
            step.tried.iter().map(|(ix, adds)| serde_json::json!({ "measure": id(ix), "adds": adds }));
        serde_json::json!({
            "chosen": ids(&step.chosen), "tried": tried.collect::<Vec<_>>(),
            "taken": step.taken.as_ref().map(id),
        })
    });
    let n = found.plan.replications;
    serde_json::json!({
        "format": 1,
        "version": env!("CARGO_PKG_VERSION"),
        "scenario": design.scenario.id,
        "scenario_digest": digest,
        "seed": design.seed,
        "replications": { "search": [0, n], "fresh": [n, 2 * n] },
        "drills": found.drills,
        "confidence": found.plan.confidence,
        "combine_at_most": found.plan.combine,
        "by": found.plan.by,
        "as_it_is": found.base.map(|(search, fresh)| serde_json::json!({ "search": search, "fresh": fresh })),
        "measures": measures.collect::<Vec<_>>(),
        "alone": found.singles.iter().map(effect).collect::<Vec<_>>(),
        "steps": steps.collect::<Vec<_>>(),
        "together": found.combinations.iter().map(effect).collect::<Vec<_>>(),
    })
}
