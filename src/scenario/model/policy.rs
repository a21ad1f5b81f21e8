//! What responders go by when no plan says: thresholds of severity, waits, repetitions, tiredness.

use serde::{Deserialize, Serialize};

use super::basis::{Law, Sourced};
use super::structure::Severity;
use crate::units::Span;

/// Thresholds, waits and limits of responders. Severities are as believed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Chance that the type of an incident is taken for another at skill 0.5, 0..1.
    pub type_misjudged: Sourced<f64>,
    /// From which severity the lead asks for the response team.
    pub team_from: Sourced<Severity>,
    /// From which severity a shared system is cut off rather than watched; others are cut off always.
    pub isolate_shared_from: Sourced<Severity>,
    /// From which severity work is worth a call outside duty.
    pub calls_from: Sourced<Severity>,
    /// From which severity work interrupts what is less urgent.
    pub interrupts_from: Sourced<Severity>,
    /// From which severity a request is urgent: it waits less, and a paper is followed by a call.
    pub urgent_from: Sourced<Severity>,
    /// A request (for help, approval, people) that nobody has taken up for so long goes another way.
    pub request_waits: Sourced<Span>,
    /// The same where it is urgent.
    pub urgent_request_waits: Sourced<Span>,
    /// How often a request is made at most.
    pub requests_at_most: Sourced<u32>,
    /// Attempts on one channel before the recipient's next one is used.
    pub tries_a_channel: Sourced<u32>,
    /// How often a step that went wrong is done again at most.
    pub repeats_at_most: Sourced<u32>,
    /// How many further hunts follow a hunt that found something, at most.
    pub hunts_at_most: Sourced<u32>,
    /// Share of the chance to find a hold that is left where only the traffic of a neighbour can be looked at, 0..1.
    pub found_next_door: Sourced<f64>,
    /// Work that a final report takes in addition where evidence was lost, as a share, 0..1.
    pub report_without_evidence: Sourced<f64>,
    /// Hours of work after which people tire.
    pub tires_after: Sourced<Span>,
    /// Time away from work after which they are fresh again.
    pub rested_after: Sourced<Span>,
    /// From which severity people stay after hours for what they are at, on call or not.
    pub overtime_from: Sourced<Severity>,
    /// How long whoever is not on call stays at most.
    pub overtime_at_most: Sourced<Span>,
    /// However urgent, nobody but a desk around the clock is at work longer at a stretch; then people rest.
    pub at_work_at_most: Sourced<Span>,
    /// Factor on the chance that a step goes wrong for people without a certificate.
    pub uncertified_errs: Sourced<f64>,
    /// From a request to a firm or a national body having been read to its people being at work on it.
    pub outside_help_delay: Sourced<Law>,
    /// Work of passing a warning on that each further body adds, for an entry that stands for several, 0..1.
    pub each_body_adds: Sourced<f64>,
    /// However tired, nobody works slower than this share of the rate, 0..1.
    pub tired_rate: Sourced<f64>,
}

#[cfg(any(test, feature = "testing"))]
impl Policy {
    /// The numbers of the shipped practice without their basis; nobody errs.
    pub fn plain() -> Policy {
        Policy {
            type_misjudged: Sourced::Unsourced(0.0),
            team_from: Sourced::Unsourced(Severity::Moderate),
            isolate_shared_from: Sourced::Unsourced(Severity::Moderate),
            calls_from: Sourced::Unsourced(Severity::Moderate),
            interrupts_from: Sourced::Unsourced(Severity::Major),
            urgent_from: Sourced::Unsourced(Severity::Major),
            request_waits: Sourced::Unsourced(Span::hours(3)),
            urgent_request_waits: Sourced::Unsourced(Span::mins(45)),
            requests_at_most: Sourced::Unsourced(4),
            tries_a_channel: Sourced::Unsourced(2),
            repeats_at_most: Sourced::Unsourced(2),
            hunts_at_most: Sourced::Unsourced(6),
            found_next_door: Sourced::Unsourced(0.3),
            report_without_evidence: Sourced::Unsourced(0.5),
            tires_after: Sourced::Unsourced(Span::hours(8)),
            rested_after: Sourced::Unsourced(Span::hours(8)),
            overtime_from: Sourced::Unsourced(Severity::Major),
            overtime_at_most: Sourced::Unsourced(Span::hours(4)),
            at_work_at_most: Sourced::Unsourced(Span::hours(16)),
            uncertified_errs: Sourced::Unsourced(1.0),
            outside_help_delay: Sourced::Unsourced(Law::Fixed(Span::hours(2))),
            each_body_adds: Sourced::Unsourced(0.0),
            tired_rate: Sourced::Unsourced(0.4),
        }
    }
}
