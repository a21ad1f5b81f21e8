//! The Master Scenario Events List (MSEL) of a drill, made from a set of its simulated runs.
//!
//! What is watched for follows from the drill and the plan (`slots`); every run is looked at (`watch`), the looks are
//! added up (`tally`), and rows are made of them (`rows`). What stands here is data in both languages; sheets and
//! tables are made of it by `report::msel`.

mod compose;
mod rows;
mod slots;
mod tally;
#[cfg(test)]
mod tests;
mod watch;
mod words;

use serde::{Deserialize, Serialize};

pub use compose::{Made, compose};
pub use rows::{about_names, offset};
pub use watch::{Seen, Watch};
pub use words::milestone_of;

use crate::i18n::Text;

/// Version of the format of `msel.json`.
///
/// Since 2, a row whose time no run bounds has none, and what came before STARTEX or before its inject is counted apart.
pub const FORMAT: u32 = 2;
/// From so many runs on quantiles are told.
pub const FEWEST_RUNS: u64 = 20;

/// The list of the events of a drill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Msel {
    /// Version of this format.
    pub format: u32,
    /// Version of the program.
    pub version: String,
    /// Id of the scenario.
    pub scenario: String,
    /// Its SHA-256.
    pub scenario_digest: String,
    /// Id of the structure.
    pub structure: String,
    /// Seed of the runs.
    pub seed: u64,
    /// How many runs the times rest on.
    pub replications: u64,
    /// Name of the drill.
    pub drill: Text,
    /// Name of the province.
    pub province: Text,
    /// Name of the structure.
    pub structure_name: Text,
    /// Name of the plan.
    pub plan: Text,
    /// Number and date of the plan.
    pub plan_source: String,
    /// STARTEX.
    pub starts: Moment,
    /// ENDEX.
    pub ends: Moment,
    /// Campaigns of the drill, in the order of their launch.
    pub campaigns: Vec<Named>,
    /// The events, in order of time, numbered from 1.
    pub rows: Vec<Row>,
    /// What the plan expects and this drill hardly ever makes due.
    pub not_exercised: Vec<NotExercised>,
}

/// A moment of a drill, as clock time of Việt Nam and as time since STARTEX.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Seconds since STARTEX; negative before it.
    pub t_s: i64,
    /// `2022-12-26T09:45:00+07:00`.
    pub clock: String,
    /// `D+0 H+2 M+15`.
    pub offset: String,
}

/// What kind of event a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The exercise starts.
    Startex,
    /// The red team begins a campaign.
    Attack,
    /// Control tells or causes something.
    Inject,
    /// What the players are expected to do.
    ExpectedAction,
    /// Control tells or causes something if an expected action did not come.
    ContingencyInject,
    /// The exercise ends.
    Endex,
}

/// A thing with an id of the scenario and a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
}

/// Somebody who plays: the recipient of an inject, or whoever acts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Player {
    /// Id of the organisation.
    pub id: String,
    /// Name in full.
    pub name: Text,
    /// Abbreviation that officials use.
    pub short: String,
    /// Share of the runs with the action in which it was this one that did it first, 0..1; 1 for the recipient of an inject.
    pub share: f64,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Number, from 1.
    pub number: u32,
    /// Stable id: that of the inject, or `expected:…`, `contingency:…`, `campaign:…`.
    pub id: String,
    /// Kind.
    pub kind: Kind,
    /// When: as the drill file says, or as the simulation expects it (median); absent where the runs give no median. Such rows
    /// stand behind all others.
    pub at: Option<Moment>,
    /// Channel.
    pub mode: Option<Named>,
    /// Simulated sender.
    pub from: Option<Text>,
    /// Recipients, or whoever acts, the most frequent first.
    pub to: Vec<Player>,
    /// Short title.
    pub title: Text,
    /// What is said or done.
    pub message: Text,
    /// What the players are expected to do.
    pub expected: Option<Expected>,
    /// Campaign that it is about; any of the drill, where there is none.
    pub about: Option<Named>,
    /// What the inject causes in the world, in words.
    pub causes: Option<Text>,
    /// Id of the row that this one answers: of the inject that expects it, or of the action that did not come.
    pub follows: Option<String>,
    /// When a contingency is delivered, and how often it was.
    pub condition: Option<Condition>,
    /// What the runs say.
    pub forecast: Option<Forecast>,
    /// Objectives of the plan that it exercises.
    pub objectives: Vec<Named>,
}

/// What an inject expects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expected {
    /// In words.
    pub text: Text,
    /// The milestone that shows it, `report_to_lead`.
    pub milestone: String,
    /// Its name.
    pub milestone_name: Text,
    /// By when after the inject, in seconds; absent where only the plan's times bind.
    pub within_s: Option<i64>,
}

/// What decides the time of a contingency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fires {
    /// The drill file says so.
    Stated,
    /// In nine of ten runs the action had come by then.
    P90,
    /// The limit of the plan, or the time that the inject gives, is over.
    Limit,
}

/// Whether a contingency is delivered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// What decides its time.
    pub fires: Fires,
    /// Runs in which it could have been needed.
    pub runs: u64,
    /// Runs in which it was needed.
    pub needed: u64,
    /// Share of them, 0..1.
    pub share: f64,
}

/// What the runs say about an expected action.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// Runs in which it was due in play, and had not come before its inject.
    pub due: u64,
    /// Further runs, in which it had come before its inject, or before STARTEX.
    pub before: u64,
    /// Of those in which it was due, runs in which it came before ENDEX.
    pub came: u64,
    /// Share of them, 0..1.
    pub share: f64,
    /// Lower end of its 95 % interval.
    pub share_low: f64,
    /// Upper end.
    pub share_high: f64,
    /// First time, median of the runs in which it was due; absent where half of them did not see it before ENDEX.
    pub p50: Option<Moment>,
    /// First time, by which nine of ten runs had seen it; absent where fewer did before ENDEX.
    pub p90: Option<Moment>,
    /// Seconds of the 95 % interval of the median; an end that so few runs do not bound is absent.
    pub p50_between_s: [Option<i64>; 2],
    /// The same of the ninth decile.
    pub p90_between_s: [Option<i64>; 2],
    /// Runs in which control saw the expected action of an inject in time, among those in which it could tell.
    pub in_time: Option<InTime>,
    /// By the times of the plan.
    pub measures: Vec<Measured>,
}

/// How often an expected action of an inject came within its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InTime {
    /// Runs in which its time was over before ENDEX.
    pub runs: u64,
    /// Of them, runs in which it had come.
    pub came: u64,
}

/// An expectation of the plan that an action is measured by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// Id.
    pub id: String,
    /// Name.
    pub name: Text,
    /// Where the clock starts, `detection`.
    pub from: String,
    /// Its name.
    pub from_name: Text,
    /// Target in seconds.
    pub target_s: i64,
    /// Limit in seconds.
    pub limit_s: i64,
    /// Where both come from.
    pub source: String,
    /// Runs in which it was due.
    pub due: u64,
    /// Runs in which every intrusion of the campaign met it.
    pub met: u64,
    /// Elapsed seconds, median over the runs of the median over the intrusions; absent where it had not ended.
    pub p50_s: Option<i64>,
    /// The same of the ninth decile.
    pub p90_s: Option<i64>,
}

/// An expectation that this drill hardly ever makes due.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotExercised {
    /// The expectation.
    pub expectation: Named,
    /// The campaign.
    pub campaign: Named,
    /// Runs in which it was due.
    pub due: u64,
}
