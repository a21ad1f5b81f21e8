//! What protects a system: how much each layer, its level and a mitigation take off an attacker's chance of success.

use serde::{Deserialize, Serialize};

use super::basis::{Quantity, Sourced};
use crate::units::Span;

/// How much what protects a system takes off an attacker's chance of success. A factor of 1 takes nothing off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Defence {
    /// Factor of layer 1, the operator's own people and tools, on the steps that they can stop.
    pub on_site: Sourced<f64>,
    /// Those steps.
    pub on_site_stops: Steps,
    /// Factor of layer 3, an independent assessment, on the day it is finished, on the steps that it can stop.
    pub assessment: Sourced<f64>,
    /// Those steps.
    pub assessment_stops: Steps,
    /// Time in which half of what an assessment takes off is lost.
    pub assessment_halves: Sourced<Span>,
    /// Factor for each level of the system above 1.
    pub per_level: Sourced<f64>,
    /// Factor of a mitigation that covers the whole system, on steps of a technique that it is known to mitigate.
    pub mitigation: Sourced<f64>,
    /// Share of the failures that is left for an attacker with credentials.
    pub failures_with_credentials: Sourced<f64>,
    /// Chance that a tool which knows the indicators notices an attempt that it would have missed, 0..1.
    pub indicators_notice: Sourced<f64>,
}

/// Some steps of an attack: those that fit any of the conditions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Steps {
    /// Steps of these ATT&CK tactics.
    pub tactics: Vec<String>,
    /// Steps of these ATT&CK techniques; a technique stands for its sub-techniques too.
    pub techniques: Vec<String>,
    /// Noisy steps, of whatever tactic.
    pub noisy: bool,
}

/// An ATT&CK mitigation, as the library lists them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mitigation {
    /// Id, `M1017`.
    pub id: String,
    /// Name.
    pub name: super::basis::Text,
    /// Ids of the techniques and sub-techniques that it mitigates.
    pub techniques: Vec<String>,
}

impl Defence {
    /// Nothing protects.
    pub fn none() -> Defence {
        Defence {
            on_site: plain(1.0),
            on_site_stops: Steps::default(),
            assessment: plain(1.0),
            assessment_stops: Steps::default(),
            assessment_halves: plain(Span::days(365)),
            per_level: plain(1.0),
            mitigation: plain(1.0),
            failures_with_credentials: plain(1.0),
            indicators_notice: plain(0.0),
        }
    }
}

fn plain<T: Quantity>(value: T) -> Sourced<T> {
    Sourced::Unsourced(value)
}

impl Steps {
    /// Whether a step of this technique and tactic is one of them.
    pub fn contain(&self, technique: &str, tactic: &str, noisy: bool) -> bool {
        let same = |t: &String| *t == technique || Some(t.as_str()) == main_technique(technique);
        (noisy && self.noisy) || self.tactics.iter().any(|t| t == tactic) || self.techniques.iter().any(same)
    }
}

/// The technique that a sub-technique belongs to.
pub fn main_technique(technique: &str) -> Option<&str> {
    technique.split_once('.').map(|(main, _)| main)
}

/// The mitigations of a technique: its own, or those of the technique that it belongs to where it has none.
pub fn mitigations_of(technique: &str, all: &[Mitigation]) -> Vec<String> {
    let of = |technique: &str| -> Vec<String> {
        let fitting = all.iter().filter(|m| m.techniques.iter().any(|t| t == technique));
        fitting.map(|m| m.id.clone()).collect()
    };
    let own = of(technique);
    match main_technique(technique) {
        Some(main) if own.is_empty() => of(main),
        _ => own,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Text;

    fn mitigation(id: &str, techniques: &[&str]) -> Mitigation {
        let techniques = techniques.iter().map(|t| (*t).to_owned()).collect();
        Mitigation { id: id.to_owned(), name: Text::default(), techniques }
    }

    #[test]
    fn a_sub_technique_without_mitigations_has_those_of_its_technique() {
        let all = [mitigation("M1", &["T1566", "T1566.001"]), mitigation("M2", &["T1566"])];
        assert_eq!(mitigations_of("T1566.001", &all), ["M1"]);
        assert_eq!(mitigations_of("T1566.002", &all), ["M1", "M2"]);
        assert_eq!(mitigations_of("T1566", &all), ["M1", "M2"]);
        assert!(mitigations_of("T1021.001", &all).is_empty() && mitigations_of("", &all).is_empty());
    }

    #[test]
    fn steps_are_those_that_any_condition_names() {
        let steps = Steps {
            tactics: vec!["execution".to_owned()],
            techniques: vec!["T1190".to_owned(), "T1021.002".to_owned()],
            noisy: true,
        };
        assert!(steps.contain("T1204.002", "execution", false));
        assert!(steps.contain("T1190", "initial-access", false));
        assert!(steps.contain("T1190.001", "initial-access", false), "of the same technique");
        assert!(steps.contain("T1021.002", "lateral-movement", false));
        assert!(!steps.contain("T1021", "lateral-movement", false), "only one of its sub-techniques");
        assert!(!steps.contain("T1566.001", "initial-access", false));
        assert!(steps.contain("T1566.001", "initial-access", true));
    }
}
