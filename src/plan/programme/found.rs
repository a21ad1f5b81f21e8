//! What was found: the programme of a year, as values.

use std::sync::Arc;

use serde::Serialize;

use super::candidates::Candidate;
use super::days::YearDays;
use super::elements::Element;
use super::memory::Memory;
use super::steps::Step;
use super::wishes::{Wishes, iso};
use crate::experiment::Estimate;
use crate::i18n::{Lang, Text, programme as say};
use crate::scenario::Scenario;
use crate::units::CivilDate;

/// The programme of a year.
#[derive(Clone, Debug)]
pub struct Programme {
    /// What was wished.
    pub wishes: Wishes,
    /// Id of the scenario.
    pub scenario: String,
    /// Its name.
    pub name: Text,
    /// Id of the structure.
    pub structure: String,
    /// Seed of the search.
    pub seed: u64,
    /// The days of the year.
    pub year: YearDays,
    /// What was to be exercised.
    pub elements: Vec<Element>,
    /// By element, the chance that the programme exercises it, in fresh drills.
    pub covered: Vec<f64>,
    /// The drills, in order of their dates.
    pub drills: Vec<Planned>,
    /// What the programme is worth, beside others.
    pub comparison: Comparison,
    /// How many drills were considered, and why some could not be taken.
    pub dropped: Dropped,
    /// Ids of campaigns of the library that cannot run in the province.
    pub cannot_run: Vec<String>,
    /// What it does not exercise.
    pub uncovered: Vec<Uncovered>,
    /// What earlier years exercised, as it was given.
    pub before: Memory,
    /// The same with this year.
    pub after: Memory,
    /// Simulated drills in all.
    pub simulated: u64,
    /// Files that the drills share, below the folder of the drills.
    pub shared: Vec<(String, String)>,
}

/// A planned drill.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Id of its scenario.
    pub id: String,
    /// Name of its folder.
    pub folder: String,
    /// Name.
    pub name: Text,
    /// First day.
    pub first: CivilDate,
    /// Last day.
    pub last: CivilDate,
    /// Position of its pin among the wishes.
    pub pin: Option<usize>,
    /// What it is.
    pub candidate: Candidate,
    /// Names of its campaigns.
    pub campaigns: Vec<Text>,
    /// Seed of its drill.
    pub seed: u64,
    /// Digest of its scenario.
    pub digest: String,
    /// Ids of the organisations that take part.
    pub invited: Vec<String>,
    /// People to be called: of every organisation as many as nine drills in ten do not exceed, one at least.
    pub people: u32,
    /// Number of injects.
    pub injects: usize,
    /// Fresh simulated drills.
    pub replications: u64,
    /// The share of the expectations that can be told that is met.
    pub share_met: Estimate,
    /// The same in the search.
    pub share_met_in_search: f64,
    /// Of the expectations that it decides, the share that is neither hopeless nor trivial by itself.
    pub fair: Option<f64>,
    /// Every expectation of the plan.
    pub expectations: Vec<Predicted>,
    /// By element, the chance that the drill exercises it.
    pub chance: Vec<f64>,
    /// Its steps.
    pub steps: Vec<Step>,
    /// Itself, as its folder says it.
    pub scenario: Arc<Scenario>,
    /// Its files: path below its folder, and text.
    pub files: Vec<(String, String)>,
}

/// How an expectation is predicted to come out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Predicted {
    /// Id.
    pub id: String,
    /// Simulated drills in which it could be told.
    pub decided: u64,
    /// Of them, met.
    pub met: u64,
    /// Simulated drills that ended before.
    pub undecided: u64,
    /// The chance to meet it.
    pub chance: Estimate,
}

/// What programmes of the same effort are worth: the mean weight of what they exercise, where all weights left after the
/// discount for earlier years are `all`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// The chosen one, by the drills of the search.
    pub chosen: f64,
    /// The chosen one, by fresh drills.
    pub chosen_fresh: f64,
    /// The interval of that; by the delta method, drills being independent of each other.
    pub chosen_fresh_between: [f64; 2],
    /// The best one of the search.
    pub searched: f64,
    /// The best one of the search, by fresh drills.
    pub searched_fresh: f64,
    /// The greedy one.
    pub greedy: f64,
    /// The greedy one, by fresh drills.
    pub greedy_fresh: f64,
    /// How many random ones were drawn.
    pub random_drawn: u64,
    /// Their mean.
    pub random_mean: f64,
    /// The worst of them.
    pub random_low: f64,
    /// The best of them.
    pub random_high: f64,
    /// No programme under the wishes is worth more, by the drills of the search.
    pub upper: f64,
    /// The search proved that none is better.
    pub proved: bool,
    /// All drills that may be held, together.
    pub every_drill: f64,
    /// All weights.
    pub all: f64,
}

impl Comparison {
    /// Whether the greedy programme turned out better than that of the search, and was taken.
    pub fn took_greedy(&self) -> bool {
        self.greedy_fresh > self.searched_fresh
    }
    /// How far the chosen one can be from the best, as a share of the best.
    pub fn gap(&self) -> f64 {
        if self.upper > 0.0 { (1.0 - self.chosen / self.upper).max(0.0) } else { 0.0 }
    }
    /// A value as a share of all weights.
    pub fn share(&self, value: f64) -> f64 {
        if self.all > 0.0 { value / self.all } else { 0.0 }
    }
}

/// Drills that were considered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Dropped {
    /// In all.
    pub considered: usize,
    /// Of them: no place in the year, or more days than there are.
    pub no_place: usize,
    /// Nothing can be told before they end.
    pub nothing_decided: usize,
    /// Hopeless.
    pub too_hard: usize,
    /// Trivial.
    pub too_easy: usize,
    /// Too few expectations that are neither hopeless nor trivial.
    pub unfair: usize,
    /// Too many people.
    pub too_many_people: usize,
    /// Chosen, but outside the bounds in fresh drills, and replaced.
    pub replaced: usize,
}

impl Dropped {
    /// In words.
    pub fn told(&self, lang: Lang) -> String {
        let counts = say::dropped(
            lang,
            self.considered,
            self.no_place,
            self.nothing_decided,
            self.too_hard,
            self.too_easy,
            self.too_many_people,
        );
        counts + &say::dropped_further(lang, self.unfair, self.replaced)
    }
    /// How many are left.
    pub fn left(&self) -> usize {
        self.considered
            - self.no_place
            - self.nothing_decided
            - self.too_hard
            - self.too_easy
            - self.unfair
            - self.too_many_people
            - self.replaced
    }
}

/// Something that the programme exercises with less than an even chance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Uncovered {
    /// Position of the element.
    #[serde(skip)]
    pub element: usize,
    /// The chance that the programme exercises it.
    pub chance: f64,
    /// The highest chance of a single drill that was considered, in the search.
    pub best: f64,
    /// Why.
    pub why: Why,
}

/// Why something is not exercised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The expectation does not bind in the year.
    NotInForce,
    /// The province has no such field.
    NoSuchField,
    /// No drill that was considered exercises it.
    NoDrill,
    /// Only drills that may not be held do: hopeless, trivial, too many people.
    OnlyDropped,
    /// Drills that may be held exercise it, but with less than an even chance.
    Rarely,
    /// A drill would, but the days went to what weighs more.
    Effort,
}

/// A pinned day as it is written in files.
#[derive(Serialize)]
pub(super) struct Day(#[serde(serialize_with = "iso")] pub CivilDate);
