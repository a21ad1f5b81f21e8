//! Rank 4: record -> milestones -> measures -> scorecard; where the hours went. Never imports the simulation.

// Paths name the room, `crate::score::…`, in this crate as in every other.
extern crate self as score;
use cyberdrill_i18n as i18n;
use cyberdrill_record as record;
use cyberdrill_scenario as scenario;
use cyberdrill_units as units;

mod aggregate;
pub mod card;
mod clock;
mod costs;
mod course;
mod explain;
mod incident;
mod json;
mod load;
mod milestone;
mod obligation;
mod people;
mod scorecard;
mod track;

#[cfg(test)]
mod tests;

pub use aggregate::{PERFORMED_FROM, SOME_CHALLENGES_FROM, rating, status_of};
pub use card::{
    CoordinatorLoad, Course, Explanation, Instance, Measure, Part, Rating, Scorecard, ScoredExpectation,
    ScoredObligation, Slack, Status, elapsed,
};
pub use json::{explanation_json, programme_json, scorecard_json};
pub use load::{Series, load_series};
pub use milestone::{MAIN_CLOCKS, MILESTONES, metric, milestone_id};
pub use obligation::score_obligations;
pub use scorecard::of_started;

use crate::record::Record;
use crate::units::SimTime;

/// Everything that a record is scored to.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// The scorecard.
    pub card: Scorecard,
    /// The milestones of every true intrusion, by intrusion.
    pub courses: Vec<Course>,
    /// Where the hours went: by intrusion, the main clocks first, then those of the expectations.
    pub explanations: Vec<Explanation>,
    /// The obligations of the year, in the order of the plan.
    pub obligations: Vec<ScoredObligation>,
}

/// Scores a record, reading nothing else. Never fails: what a record does not show was not reached.
pub fn score(record: &Record) -> Scored {
    let scenario = &record.run.scenario;
    let mut facts = course::Facts::new(record);
    let mut costs = costs::Costs::new(scenario);
    let mut people = people::Work::new(scenario);
    let mut load = load::Loads::new(scenario);
    for (seq, entry) in record.entries.iter().enumerate() {
        let seq = seq as u32;
        facts.see(seq, entry);
        costs.see(seq, entry, &record.entries);
        people.see(entry);
        load.see(entry, &mut |_, _| {});
    }
    let end = end_of(record);
    let courses = facts.courses(&record.entries);
    let expectations = scorecard::score_expectations(record, &facts, &courses, end);
    let explanations = explain::explain_all(record, &courses, &expectations.scored);
    let mut measures = costs.measures(record, end);
    people.measures(end, &mut measures);
    facts.measures(&courses, &mut measures);
    let coordinators = load.results(end, &mut measures);
    let card = scorecard::card(expectations, measures, coordinators);
    let obligations = score_obligations(scenario);
    Scored { card, courses, explanations, obligations }
}

/// The milestones of every true intrusion of a record, by intrusion, and nothing else.
pub fn courses(record: &Record) -> Vec<Course> {
    let mut facts = course::Facts::new(record);
    for (seq, entry) in record.entries.iter().enumerate() {
        facts.see(seq as u32, entry);
    }
    facts.courses(&record.entries)
}

/// The end of the run: the horizon, or the last entry where one stands beyond it.
fn end_of(record: &Record) -> SimTime {
    let horizon = SimTime::ZERO + record.horizon;
    record.entries.last().map_or(horizon, |last| horizon.max(last.t))
}
