//! Simulated times beside published ones: real incidents by unit of time, breakout and dwell, queues beside Erlang's
//! formulae, and what alert noise does at several scales.
//!
//! What was used to set a number is found by its citation in the scenario and is not called a validation.

mod cited;
mod figures;
mod noise;
mod queue;
mod shares;
mod study;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use serde::Serialize;

pub use figures::FigureRow;
pub use noise::{NOISE_SCALES, NoiseRow};
pub use queue::{LOADS, QueueRow};
pub use shares::{Comparison, Gap, Phase, UNITS, UnitClass, UnitRow};
pub use study::PHASES;

use crate::scenario::Scenario;
use crate::scenario::model::Text;
use crate::scenario::published::Published;
use study::{Job, Outcome};

/// Confidence of every interval.
pub const CONFIDENCE: f64 = 0.95;

/// A scenario under validation.
#[derive(Clone, Debug)]
pub struct Subject {
    /// As it is.
    pub own: Arc<Scenario>,
    /// With every campaign that is compared, so that responders know every type of incident.
    pub with_all: Arc<Scenario>,
    /// Digest of `with_all`.
    pub digest: String,
    /// The seed of its runs.
    pub seed: u64,
}

/// How much is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValidationPlan {
    /// Runs of every campaign in every scenario, and of every scenario's own drill at every scale of noise.
    pub replications: u64,
    /// Threads; 0 as many as the machine has.
    pub threads: usize,
}

/// How the model stands to a published figure. Where the figure was used to set a number it only tells whether the number does
/// what it was set for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// No difference that chance alone would not give.
    Agrees,
    /// Simulated times are shorter.
    Faster,
    /// Simulated times are longer.
    Slower,
    /// Fewer simulated times are short, and fewer are long.
    Narrower,
    /// More simulated times are short, and more are long.
    Wider,
    /// The simulated share is greater.
    Higher,
    /// The simulated share is smaller.
    Lower,
    /// Nothing to compare.
    Nothing,
}

/// A scenario that was run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioLine {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Structure.
    pub structure: String,
    /// Seed.
    pub seed: u64,
    /// Digest of the scenario with every campaign that is compared.
    pub digest: String,
    /// Longest run of one campaign, in days.
    pub days: i64,
}

/// A campaign that was run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CampaignLine {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Runs.
    pub runs: u64,
    /// Of them, with at least one intrusion.
    pub with_intrusion: u64,
    /// Intrusions in all runs.
    pub intrusions: u64,
}

/// What a validation found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Validation {
    /// Runs of every campaign in every scenario.
    pub replications: u64,
    /// Confidence of every interval.
    pub confidence: f64,
    /// What was run.
    pub scenarios: Vec<ScenarioLine>,
    /// What was launched.
    pub campaigns: Vec<CampaignLine>,
    /// Beside real incidents by unit of time.
    pub counted: Vec<Comparison>,
    /// Beside published medians, means and shares.
    pub figures: Vec<FigureRow>,
    /// Beside queueing formulae.
    pub queues: Vec<QueueRow>,
    /// At several scales of alert noise.
    pub noise: Vec<NoiseRow>,
}

/// How many drills a validation runs.
pub fn drills(subjects: usize, published: &Published, plan: ValidationPlan) -> u64 {
    let campaigns = published.figures.pairs.len() as u64;
    let noise = NOISE_SCALES.len() as u64;
    let each = plan.replications * (campaigns + noise) + queue::drills(plan.replications);
    subjects as u64 * each
}

/// Runs a validation; `tell` is called with the number of drills done.
///
/// # Errors
/// Where the operating system gives no threads.
pub fn validate(
    subjects: &[Subject],
    published: &Published,
    plan: ValidationPlan,
    tell: &(dyn Fn(u64) + Sync),
) -> Result<Validation, rayon::ThreadPoolBuildError> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(plan.threads).build()?;
    let done = AtomicU64::new(0);
    let tick = || tell(done.fetch_add(1, Ordering::Relaxed) + 1);
    let campaigns: Vec<&str> = published.figures.pairs.iter().map(|pair| pair.campaign.as_str()).collect();
    let jobs = study::jobs(subjects.len(), &campaigns);
    let (runs, queues, noise) = threads.install(|| {
        let runs: Vec<Vec<Outcome>> = jobs
            .par_iter()
            .map(|job| study::run(&subjects[job.subject], job, plan.replications, &tick))
            .collect();
        let queues = queue::check(subjects, plan.replications, &tick);
        let noise = noise::scales(subjects, plan.replications, &tick);
        (runs, queues, noise)
    });
    let outcomes = Outcomes { jobs: &jobs, runs: &runs, subjects: subjects.len() };
    Ok(Validation {
        replications: plan.replications,
        confidence: CONFIDENCE,
        scenarios: subjects.iter().map(scenario_line).collect(),
        campaigns: campaigns.iter().filter_map(|id| campaign_line(id, subjects, &outcomes)).collect(),
        counted: shares::compare(subjects, published, &outcomes),
        figures: figures::compare(subjects, published, &outcomes),
        queues,
        noise,
    })
}

/// The runs of every job.
struct Outcomes<'a> {
    jobs: &'a [Job],
    runs: &'a [Vec<Outcome>],
    subjects: usize,
}

impl Outcomes<'_> {
    /// The runs of a campaign, by scenario.
    fn of(&self, campaign: &str) -> Vec<Vec<&Outcome>> {
        let mut found = vec![Vec::new(); self.subjects];
        for (job, runs) in std::iter::zip(self.jobs, self.runs).filter(|(job, _)| job.campaign == campaign) {
            found[job.subject].extend(runs);
        }
        found
    }
}

fn scenario_line(subject: &Subject) -> ScenarioLine {
    let scenario = &subject.own;
    ScenarioLine {
        id: scenario.id.clone(),
        name: scenario.name.clone(),
        structure: scenario.structure.id.clone(),
        seed: subject.seed,
        digest: subject.digest.clone(),
        days: study::horizon(&subject.with_all).0 / crate::units::time::DAY,
    }
}

fn campaign_line(id: &str, subjects: &[Subject], outcomes: &Outcomes) -> Option<CampaignLine> {
    let campaign = subjects.iter().find_map(|s| s.with_all.campaigns.iter().find(|c| c.id == id))?;
    let runs: Vec<&Outcome> = outcomes.of(id).into_iter().flatten().collect();
    Some(CampaignLine {
        id: id.to_owned(),
        name: campaign.name.clone(),
        runs: runs.len() as u64,
        with_intrusion: runs.iter().filter(|run| !run.cases.is_empty()).count() as u64,
        intrusions: runs.iter().map(|run| run.cases.len() as u64).sum(),
    })
}

/// What `validation.json` holds.
pub fn validation_json(found: &Validation, published: &Published) -> serde_json::Value {
    serde_json::json!({
        "format": 1,
        "version": env!("CARGO_PKG_VERSION"),
        "counted_from": { "name": published.counted.name, "source": published.counted.source,
                          "licence": published.counted.licence },
        "validation": found,
    })
}
