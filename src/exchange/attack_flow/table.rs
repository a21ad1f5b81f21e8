//! The two tables of the library that an import goes by: what ATT&CK is, and what is assumed of its techniques.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::i18n::{Lang, Text};
use crate::scenario::Library;
use crate::scenario::model::{Attacker, Effect, Playbook, Sourced, Subject, Target};
use crate::scenario::syntax;
use crate::units::Span;

/// Files of the library.
const FACTS: &str = "exchange/attack-18.1.ron";
const ASSUMPTIONS: &str = "exchange/attack-flow.ron";
const PLAYBOOKS: &str = "playbooks/";

/// ATT&CK, as far as an import needs it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "AttackTechniques")]
pub struct Facts {
    /// Version of ATT&CK.
    pub version: String,
    /// Tactics in the order of the matrix.
    pub tactics: Vec<Tactic>,
    techniques: Vec<Technique>,
    replaced: BTreeMap<String, String>,
    dropped: Vec<String>,
}

/// A tactic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tactic {
    /// `TA0001`.
    pub id: String,
    /// `initial-access`.
    pub short: String,
    /// Name.
    pub name: Text,
}

/// A technique.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Technique {
    /// `T1566.001`.
    pub id: String,
    en: String,
    #[serde(default)]
    vi: Option<String>,
    #[serde(default)]
    tactics: Vec<String>,
    /// The platforms that ATT&CK names, where none of them is one of the model's.
    #[serde(default)]
    pub only: Vec<String>,
}

/// What became of the id of a technique.
#[derive(Debug)]
pub enum Looked<'a> {
    /// It is one.
    Known(&'a Technique),
    /// It was one; ATT&CK has another for it now.
    Replaced(&'a Technique),
    /// ATT&CK has dropped it.
    Dropped,
    /// This version of ATT&CK does not have it.
    Unknown,
}

/// What is assumed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "AttackFlow")]
pub struct Assumptions {
    /// The range of every number.
    pub ranges: Ranges,
    /// Attempts.
    pub budget: Budget,
    /// Targets of an action on a cycle.
    pub cycle_targets: u32,
    /// The attacker.
    pub attacker: Attacker,
    incident_types: Vec<IncidentType>,
    otherwise: Otherwise,
    /// How unclear the subject is.
    pub ambiguity: Sourced<f64>,
    /// Neither technique nor tactic.
    pub unknown: Row,
    /// A way in that the flow does not give.
    pub way_in: Row,
    /// What comes before the way in.
    pub preparation: Row,
    /// A joint.
    pub joint: Row,
    tactics: BTreeMap<String, Row>,
    techniques: Vec<Override>,
}

/// Factors from a value to its lowest and highest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranges {
    /// Of times.
    pub time: (f64, f64),
    /// Of chances of success.
    pub chance: (f64, f64),
    /// Of chances of being seen.
    pub trace: (f64, f64),
    /// The upper bound of a chance of being seen is not below this.
    pub least: f64,
}

/// Attempts of a campaign.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// For each action.
    pub each: u32,
    /// In total, at least.
    pub least: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct IncidentType {
    effect: Effect,
    incident_type: String,
    subject: Subject,
    why: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Otherwise {
    incident_type: String,
    subject: Subject,
    why: Text,
}

/// What is assumed of an action.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Against what.
    pub target: Target,
    /// How many targets.
    #[serde(default = "one")]
    pub targets_at_most: u32,
    /// Median time of an attempt.
    pub takes: Span,
    /// Standard deviation of the logarithm of the time; 0 where it is always the same.
    pub spread: f64,
    /// Chance of success.
    pub succeeds: f64,
    /// Attempts per target.
    pub attempts: u32,
    /// Chances of being seen.
    pub seen: Seen,
    /// What success brings.
    pub effect: Effect,
    /// Prefers the night.
    #[serde(default)]
    pub noisy: bool,
    /// May be brought forward.
    #[serde(default)]
    pub destructive: bool,
    /// Why.
    pub why: Text,
}

fn one() -> u32 {
    1
}

/// Chances of being seen, by who could see.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The operator's own tools and people.
    pub on_site: f64,
    /// Professional monitoring.
    pub monitoring: f64,
    /// The national monitoring system.
    pub national: f64,
    /// Users, the public, the press.
    pub people: f64,
}

/// What differs for a technique from its tactic; absent fields are the tactic's.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Override {
    technique: String,
    #[serde(default)]
    tactic: Option<String>,
    #[serde(default)]
    target: Option<Target>,
    #[serde(default)]
    targets_at_most: Option<u32>,
    #[serde(default)]
    takes: Option<Span>,
    #[serde(default)]
    succeeds: Option<f64>,
    #[serde(default)]
    seen: Option<Seen>,
    #[serde(default)]
    effect: Option<Effect>,
    #[serde(default)]
    noisy: Option<bool>,
    #[serde(default)]
    destructive: Option<bool>,
    why: Text,
}

/// Both tables, and the incident types that have a playbook.
#[derive(Debug)]
pub struct Tables {
    /// ATT&CK.
    pub facts: Facts,
    /// What is assumed.
    pub assumptions: Assumptions,
    playbooks: Vec<String>,
}

impl Tables {
    /// The tables of a library.
    ///
    /// # Errors
    /// A table that is missing or cannot be read: a defect of the library, told in English with the file.
    pub fn of(library: &Library) -> Result<Tables, String> {
        let text = |wanted: &str| {
            let found = library.files().find(|(path, _)| *path == wanted);
            let bytes = found.map(|(_, bytes)| bytes).ok_or_else(|| format!("{wanted} is missing"))?;
            std::str::from_utf8(bytes).map_err(|error| format!("{wanted}: {error}"))
        };
        let facts = syntax::value(text(FACTS)?).map_err(|error| format!("{FACTS}: {error}"))?;
        let assumptions =
            syntax::value(text(ASSUMPTIONS)?).map_err(|error| format!("{ASSUMPTIONS}: {error}"))?;
        let playbooks = library.files().filter(|(path, _)| path.starts_with(PLAYBOOKS));
        let read = |(_, bytes): (&str, &[u8])| {
            syntax::value::<Playbook>(std::str::from_utf8(bytes).ok()?).ok().map(|book| book.incident_type)
        };
        Ok(Tables { facts, assumptions, playbooks: playbooks.filter_map(read).collect() })
    }

    /// The incident type of a campaign with these effects: its id, its subject, and why. The effect that was meant
    /// comes first; `missing` is the type that would fit and has no playbook.
    pub fn incident_type(&self, effects: &[Effect]) -> Chosen<'_> {
        let fits = |row: &&IncidentType| effects.contains(&row.effect);
        let first = self.assumptions.incident_types.iter().find(fits);
        match first {
            Some(row) if self.playbooks.contains(&row.incident_type) => {
                Chosen { id: &row.incident_type, subject: row.subject, why: &row.why, missing: None }
            }
            other => {
                let row = &self.assumptions.otherwise;
                let missing = other.map(|row| row.incident_type.as_str());
                Chosen { id: &row.incident_type, subject: row.subject, why: &row.why, missing }
            }
        }
    }
}

/// An incident type.
#[derive(Debug)]
pub struct Chosen<'a> {
    /// Its id.
    pub id: &'a str,
    /// What it is about.
    pub subject: Subject,
    /// Why it was chosen.
    pub why: &'a Text,
    /// The type that would fit, and has no playbook in the library.
    pub missing: Option<&'a str>,
}

impl Facts {
    /// The tactic that a flow means by `TA0001`, `initial-access` or `Initial Access`.
    pub fn tactic(&self, written: &str) -> Option<&Tactic> {
        let plain = written.trim().to_ascii_lowercase().replace([' ', '_'], "-");
        self.tactics.iter().find(|t| t.id.eq_ignore_ascii_case(&plain) || t.short == plain)
    }
    /// The tactic with a short name.
    pub fn by_short(&self, short: &str) -> Option<&Tactic> {
        self.tactics.iter().find(|tactic| tactic.short == short)
    }
    /// What an id of a technique is.
    pub fn look_up(&self, id: &str) -> Looked<'_> {
        if let Some(technique) = self.technique(id) {
            return Looked::Known(technique);
        }
        match self.replaced.get(id).and_then(|now| self.technique(now)) {
            Some(technique) => Looked::Replaced(technique),
            None if self.dropped.iter().any(|dropped| dropped == id) => Looked::Dropped,
            None => Looked::Unknown,
        }
    }
    fn technique(&self, id: &str) -> Option<&Technique> {
        self.techniques.iter().find(|technique| technique.id == id)
    }
    fn parent(&self, technique: &Technique) -> Option<&Technique> {
        technique.id.split_once('.').and_then(|(parent, _)| self.technique(parent))
    }
    /// The short names of the tactics of a technique, in the order of the matrix.
    pub fn tactics_of<'a>(&'a self, technique: &'a Technique) -> &'a [String] {
        match self.parent(technique) {
            Some(parent) if technique.tactics.is_empty() => &parent.tactics,
            _ => &technique.tactics,
        }
    }
    /// What a technique is called: by ATT&CK in English, by this program in Vietnamese.
    pub fn name(&self, technique: &Technique) -> Text {
        Text::of(|lang| match (lang, &technique.vi, self.parent(technique)) {
            (Lang::Vi, Some(vi), _) => vi.clone(),
            (Lang::Vi, None, Some(parent)) => {
                format!("{}: {}", parent.vi.as_ref().unwrap_or(&parent.en), technique.en)
            }
            _ => technique.en.clone(),
        })
    }
}

impl Assumptions {
    /// What is assumed of a technique of a tactic; either may be empty.
    pub fn row(&self, technique: &str, tactic: &str) -> Row {
        let mut row = self.tactics.get(tactic).unwrap_or(&self.unknown).clone();
        let parent = technique.split_once('.').map_or(technique, |(parent, _)| parent);
        let of = |id: &str, tactic: Option<&str>| {
            self.techniques.iter().find(|row| row.technique == id && row.tactic.as_deref() == tactic)
        };
        let found = of(technique, Some(tactic))
            .or_else(|| of(technique, None))
            .or_else(|| of(parent, Some(tactic)))
            .or_else(|| of(parent, None));
        let Some(other) = found else { return row };
        row.target = other.target.clone().unwrap_or(row.target);
        row.targets_at_most = other.targets_at_most.unwrap_or(row.targets_at_most);
        row.takes = other.takes.unwrap_or(row.takes);
        row.succeeds = other.succeeds.unwrap_or(row.succeeds);
        row.seen = other.seen.unwrap_or(row.seen);
        row.effect = other.effect.unwrap_or(row.effect);
        row.noisy = other.noisy.unwrap_or(row.noisy);
        row.destructive = other.destructive.unwrap_or(row.destructive);
        row.why = other.why.clone();
        if matches!(row.target, Target::Outside) {
            // The flow puts the technique where no system of the province is: there is nothing to damage.
            row.effect = Effect::Nothing;
        }
        row
    }
    /// The tactics that have a row.
    #[cfg(test)]
    pub fn rows(&self) -> impl Iterator<Item = (&String, &Row)> {
        self.tactics.iter()
    }
    /// The techniques that have a row, with its target.
    #[cfg(test)]
    pub fn overrides(&self) -> impl Iterator<Item = (&str, Option<&Target>)> {
        self.techniques.iter().map(|row| (row.technique.as_str(), row.target.as_ref()))
    }
}
