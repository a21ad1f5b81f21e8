//! `scorecard.json`, `explanation.json`, `programme.json`: the values of a scored record, with what made them.

use std::sync::Arc;

use serde::Serialize;

use super::Scored;
use super::card::{Explanation, Scorecard, ScoredObligation};
use super::milestone::metric;
use crate::record::{Override, Record, scenario_digest};
use crate::units::OrgId;

/// `scorecard.json`.
pub fn scorecard_json(record: &Record, scored: &Scored) -> String {
    #[derive(Serialize)]
    struct Body<'a> {
        #[serde(flatten)]
        card: &'a Scorecard,
    }
    file(record, Body { card: &scored.card })
}

/// `explanation.json`: per true intrusion, agency and measure.
pub fn explanation_json(record: &Record, scored: &Scored) -> String {
    #[derive(Serialize)]
    struct One<'a> {
        agency: OrgId,
        measure: String,
        #[serde(flatten)]
        explanation: &'a Explanation,
    }
    #[derive(Serialize)]
    struct Body<'a> {
        explanations: Vec<One<'a>>,
    }
    let explanations = scored
        .explanations
        .iter()
        .map(|explanation| One {
            agency: explanation.intrusion.org,
            measure: metric(explanation.from, explanation.to),
            explanation,
        })
        .collect();
    file(record, Body { explanations })
}

/// `programme.json`: the obligations of the year.
pub fn programme_json(record: &Record, scored: &Scored) -> String {
    #[derive(Serialize)]
    struct Body<'a> {
        plan: &'a str,
        year: i16,
        obligations: &'a [ScoredObligation],
    }
    let plan = &record.run.scenario.plan;
    file(record, Body { plan: &plan.id, year: plan.year, obligations: &scored.obligations })
}

/// What every file of a run says of the run, and then its own content.
#[derive(Serialize)]
struct File<'a, T: Serialize> {
    version: &'a str,
    scenario: &'a str,
    scenario_digest: String,
    structure: &'a str,
    seed: u64,
    replication: u64,
    overrides: &'a [Override],
    #[serde(flatten)]
    body: T,
}

fn file<T: Serialize>(record: &Record, body: T) -> String {
    let scenario = &record.run.scenario;
    // Neither fails: a scenario is made of texts and numbers, and the scorer keeps only ids of its lists.
    let scenario_digest = scenario_digest(scenario).unwrap_or_default();
    let file = File {
        version: &record.version,
        scenario: &scenario.id,
        scenario_digest,
        structure: &scenario.structure.id,
        seed: record.run.seed,
        replication: record.run.replication,
        overrides: &record.run.overrides,
        body,
    };
    let names = Arc::new(scenario.names());
    let mut text = names.scope(|| serde_json::to_string_pretty(&file)).unwrap_or_default();
    text.push('\n');
    text
}
