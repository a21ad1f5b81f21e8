//! A study with what it was a study of: what files and reports are made from.

use serde_json::{Value, json};

use super::findings::Findings;
use super::simulate::Subject;
use super::study::{CONFIDENCE, StudyPlan};
use crate::experiment::outcome::Column;
use crate::scenario::{Scenario, Unvaried};

/// A study and its findings.
pub struct Paper<'a> {
    /// What was varied.
    pub subject: &'a Subject,
    /// What was measured.
    pub column: &'a Column,
    /// What was asked for.
    pub plan: StudyPlan,
    /// Digest of the scenario under every structure.
    pub digests: &'a [String],
    /// What was found.
    pub findings: &'a Findings,
}

impl Paper<'_> {
    /// The scenario under a structure; that of the first where there is none at this position.
    pub fn scenario(&self, arm: usize) -> Option<&Scenario> {
        self.subject.arms.get(arm).or(self.subject.arms.first()).map(|arm| &arm.loaded.scenario)
    }

    /// Drills spent.
    pub fn drills(&self) -> u64 {
        let drills = &self.findings.drills;
        drills.screening + drills.indices + drills.curves + drills.joint + drills.plane
    }

    /// How many assumptions are not varied: without a range, and with a range of one value. Those of the first scenario.
    pub fn unvaried(&self) -> [usize; 2] {
        let list = self.subject.arms.first().map_or(&[][..], |arm| &arm.unvaried);
        [Unvaried::NoRange, Unvaried::SingleValue]
            .map(|why| list.iter().filter(|(_, other)| *other == why).count())
    }

    /// What `sensitivity.json` holds.
    pub fn json(&self) -> Value {
        let arms = self.subject.arms.iter().zip(self.digests);
        let structures: Vec<Value> = arms
            .map(|(arm, digest)| {
                let structure = &arm.loaded.scenario.structure;
                json!({ "id": structure.id, "name": structure.name, "scenario_digest": digest })
            })
            .collect();
        let unvaried: Vec<Value> = self
            .subject
            .arms
            .iter()
            .take(1)
            .flat_map(|arm| &arm.unvaried)
            .map(|(line, why)| json!({ "assumption": line, "because": why }))
            .collect();
        json!({
            "format": 1,
            "version": env!("CARGO_PKG_VERSION"),
            "scenario": self.scenario(0).map(|s| &s.id),
            "scenario_digest": self.digests.first(),
            "structures": structures,
            "measure": self.column.name(),
            "higher_is_better": self.plan.higher_is_better,
            "worth": self.plan.worth,
            "confidence": CONFIDENCE,
            "seed": self.plan.seed,
            "budget": self.plan.budget,
            "replications": self.drills(),
            "findings": self.findings,
            "moves_approximate": self.findings.moves_are_approximate(),
            "factors": self.subject.factors,
            "not_varied": unvaried,
        })
    }
}
