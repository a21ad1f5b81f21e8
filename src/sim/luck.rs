//! What is drawn: one purpose for each kind of draw. A key is the purpose and the thing served, never the server.

use crate::kernel::{DrawKey, Luck, Sampler};
use crate::units::Span;

/// What a draw is for. The numbers are part of the meaning of a seed: append, never renumber.
#[derive(Clone, Copy, Debug)]
#[repr(u32)]
pub enum Purpose {
    /// Length of an attempt: campaign, action, target, attempt.
    AttackDuration = 1,
    /// Success of an attempt: campaign, action, target, attempt.
    AttackSuccess = 2,
    /// Whether an attempt is noticed: campaign, action, target, attempt, layer.
    Trace = 3,
    /// From a trace to its alert: the same key as the trace.
    TraceDelay = 4,
    /// Preference for a target: campaign, action, candidate.
    TargetChoice = 5,
    /// Whether a path between two systems is open: network, the two systems.
    PathOpen = 6,
    /// Whether a noisy step waits for the night: campaign, action, target.
    WaitsForNight = 7,
    /// Noticing an eviction: campaign, count.
    Notices = 8,
    /// The reaction: campaign, count, option.
    Reaction = 9,
    /// How long quiet lasts: campaign, count.
    Quiet = 10,
    /// Next false alert of a sensor: sensor, index.
    Noise = 11,
    /// Content of looking at an alert: alert.
    TriageWork = 12,
    /// Judging an alert: alert.
    TriageVerdict = 13,
    /// Judging the subject: incident, round.
    SubjectJudged = 14,
    /// Judging the severity: incident, round.
    SeverityJudged = 15,
    /// Transit of a message: message, attempt.
    Transit = 16,
    /// Loss of a message: message, attempt.
    Lost = 17,
    /// Content of reading a message: message.
    ReadWork = 18,
    /// Whether a person answers a call: person, civil hour.
    Answers = 19,
    /// From a call to work: person, civil hour.
    CallDelay = 20,
    /// Absence of a person: person, civil day.
    Absence = 21,
    /// Releasing a member of the team: person, incident.
    Release = 22,
    /// Convening a body: incident, action, system, round.
    Convening = 23,
    /// Content of a review: incident, action, system, round.
    ReviewWork = 24,
    /// Whether a review catches a wrong action: incident, action, system, round.
    ReviewCatches = 25,
    /// Content of a step: incident, step, system, round.
    StepWork = 26,
    /// Whether a step goes wrong: incident, step, system, round.
    StepWrong = 27,
    /// Whether a hidden foothold is found: incident, step, system, round.
    Finds = 28,
    /// Whether a clean system is suspected: incident, round.
    SuspectsClean = 29,
    /// Which clean system is suspected: incident, candidate.
    CleanChoice = 30,
    /// Whether cleaning leaves something: incident, system, round.
    LeftBehind = 31,
    /// How long what was left lies still: campaign, system, count.
    ComesBack = 32,
    /// Whether an untested backup works: system.
    BackupWorks = 33,
    /// Whether evidence is lost: incident, system.
    EvidenceLost = 34,
    /// Whether indicators that match reveal a hold: campaign, system.
    IndicatorsReveal = 35,
    /// The entry of a campaign: campaign, candidate.
    EntryChoice = 36,
    /// How long a flood lasts: campaign, action, target, round.
    FloodLasts = 37,
    /// From the end of a flood to the next: campaign, action, target, round.
    FloodAgain = 38,
    /// From one victim of a fraud to the next: campaign, action, agency, count.
    NextVictim = 39,
    /// Whether somebody calls the hotline about what people notice: trace.
    Hotline = 40,
    /// From what the national body knows to its indicators: campaign.
    Feed = 41,
    /// Judging the type of an incident: incident, round.
    TypeJudged = 61,
    /// For which type it is taken: incident, candidate.
    TypeTakenFor = 62,
    /// From a request read to people of a firm or a national body at work: incident, organisation.
    OutsideHelp = 63,
}

/// Starts the key of a draw.
pub fn key(purpose: Purpose) -> DrawKey {
    DrawKey::new(purpose as u32)
}

/// A duration under a key.
pub fn span(luck: Luck, sampler: &Sampler, key: DrawKey) -> Span {
    Span::drawn(sampler.quantile(luck.uniform(key)))
}

/// Whether something of probability `p` happens under a key. For one key, what happens at a lower probability
/// happens at every higher one.
pub fn happens(luck: Luck, p: f64, key: DrawKey) -> bool {
    luck.uniform(key) < p
}

/// Nobody errs more often than this.
pub const MOST_ERRORS: f64 = 0.95;

/// The chance of an error that is `at_half` at skill 0.5: twice that without skill, none at skill 1.
pub fn error_chance(at_half: f64, skill: f64) -> f64 {
    (2.0 * at_half * (1.0 - skill)).clamp(0.0, MOST_ERRORS)
}

/// The chance of a success that is `at_half` at skill 0.5: none without skill, twice that (at most 0.98) at skill 1.
pub fn success_chance(at_half: f64, skill: f64) -> f64 {
    (2.0 * at_half * skill).clamp(0.0, 0.98)
}

/// The rate of work at a skill: 1 at 0.5, half as fast at 0, half as fast again at 1.
pub fn work_rate(skill: f64) -> f64 {
    0.5 + skill
}
