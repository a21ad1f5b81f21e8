//! How two futures differ: which times, which expectations, where the hours went, what it cost.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::i18n::Text;
use crate::record::{Names, Record, TimeClass, first_difference};
use crate::scenario::model::Milestone;
use crate::score::Scored;
use crate::score::card::{Explanation, Status};
use crate::units::SimTime;

/// A milestone of a true intrusion that came at another time, or in one future only.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimeChange {
    /// `campaign@agency`.
    pub intrusion: String,
    /// The milestone.
    pub milestone: Milestone,
    /// When it came before; absent where it did not.
    pub before: Option<SimTime>,
    /// When it comes now.
    pub after: Option<SimTime>,
}

/// An expectation that came out otherwise.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExpectationChange {
    /// Id.
    pub id: String,
    /// In words.
    pub name: Text,
    /// Status before.
    pub before: Status,
    /// Status now.
    pub after: Status,
    /// Score before, 0..100.
    pub score_before: Option<f64>,
    /// Score now.
    pub score_after: Option<f64>,
}

/// Where the hours of one measured time went, before and now, in seconds by class.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HoursChange {
    /// `campaign@agency`.
    pub intrusion: String,
    /// Start of the clock.
    pub from: Milestone,
    /// End of the clock.
    pub to: Milestone,
    /// Elapsed before; absent where the end did not come.
    pub before_s: Option<i64>,
    /// Elapsed now.
    pub after_s: Option<i64>,
    /// Seconds before and now of every class that has another number of them.
    pub parts: Vec<(TimeClass, i64, i64)>,
}

/// A cost or count that is another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasureChange {
    /// Id.
    pub id: String,
    /// Unit.
    pub unit: String,
    /// Before.
    pub before: f64,
    /// Now.
    pub after: f64,
}

/// How two futures differ.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Difference {
    /// The first entry that differs; absent where none does.
    pub first: Option<u32>,
    /// When that is.
    pub at: Option<SimTime>,
    /// Score before, 0..100.
    pub score_before: Option<f64>,
    /// Score now.
    pub score_after: Option<f64>,
    /// Milestones, by intrusion and milestone.
    pub times: Vec<TimeChange>,
    /// Expectations, in the order of the plan.
    pub expectations: Vec<ExpectationChange>,
    /// Where the hours went, by intrusion and clock.
    pub hours: Vec<HoursChange>,
    /// Costs and counts, in the order of the scorecard.
    pub measures: Vec<MeasureChange>,
}

impl Difference {
    /// Whether the futures are the same to the last entry.
    pub fn is_none(&self) -> bool {
        self.first.is_none()
    }
}

/// Compares two scored records of the same scenario.
pub fn difference(before: &Record, scored: &Scored, after: &Record, rescored: &Scored) -> Difference {
    let Some(first) = first_difference(before, after).map(|difference| difference.seq) else {
        return Difference {
            score_before: scored.card.score,
            score_after: rescored.card.score,
            ..Difference::default()
        };
    };
    let names = before.run.scenario.names();
    let at = |record: &Record| record.entries.get(first as usize).map(|entry| entry.t);
    Difference {
        first: Some(first),
        at: [at(before), at(after)].into_iter().flatten().min(),
        score_before: scored.card.score,
        score_after: rescored.card.score,
        times: times(&names, scored, rescored),
        expectations: expectations(scored, rescored),
        hours: hours(&names, scored, rescored),
        measures: measures(scored, rescored),
    }
}

fn times(names: &Names, before: &Scored, after: &Scored) -> Vec<TimeChange> {
    let of = |scored: &Scored| -> BTreeMap<_, SimTime> {
        let courses = scored.courses.iter();
        courses.flat_map(|c| c.reached.iter().map(|(m, t, _)| ((c.intrusion, *m), *t))).collect()
    };
    let (before, after) = (of(before), of(after));
    let mut keys: Vec<_> = before.keys().chain(after.keys()).copied().collect();
    keys.sort();
    keys.dedup();
    keys.into_iter()
        .map(|key| (key, before.get(&key).copied(), after.get(&key).copied()))
        .filter(|(_, before, after)| before != after)
        .map(|((intrusion, milestone), before, after)| TimeChange {
            intrusion: names.intrusion(intrusion),
            milestone,
            before,
            after,
        })
        .collect()
}

fn expectations(before: &Scored, after: &Scored) -> Vec<ExpectationChange> {
    let pairs = before.card.expectations.iter().zip(&after.card.expectations);
    pairs
        .filter(|(b, a)| (b.status, b.score) != (a.status, a.score))
        .map(|(b, a)| ExpectationChange {
            id: b.id.clone(),
            name: b.name.clone(),
            before: b.status,
            after: a.status,
            score_before: b.score,
            score_after: a.score,
        })
        .collect()
}

fn hours(names: &Names, before: &Scored, after: &Scored) -> Vec<HoursChange> {
    let of = |scored: &Scored| -> BTreeMap<_, Explanation> {
        scored.explanations.iter().map(|e| ((e.intrusion, e.from, e.to), e.clone())).collect()
    };
    let (before, after) = (of(before), of(after));
    let mut keys: Vec<_> = before.keys().chain(after.keys()).copied().collect();
    keys.sort();
    keys.dedup();
    let mut found = Vec::new();
    for key in keys {
        let (b, a) = (before.get(&key), after.get(&key));
        let seconds = |e: Option<&Explanation>, class: TimeClass| {
            e.map_or(0, |e| e.parts.iter().filter(|p| p.class == class).map(|p| p.seconds).sum())
        };
        let parts: Vec<(TimeClass, i64, i64)> = TimeClass::ALL
            .into_iter()
            .map(|class| (class, seconds(b, class), seconds(a, class)))
            .filter(|(_, before, after)| before != after)
            .collect();
        let elapsed = |e: Option<&Explanation>| e.map(|e| e.elapsed_s);
        if elapsed(b) == elapsed(a) && parts.is_empty() {
            continue;
        }
        found.push(HoursChange {
            intrusion: names.intrusion(key.0),
            from: key.1,
            to: key.2,
            before_s: elapsed(b),
            after_s: elapsed(a),
            parts,
        });
    }
    found
}

fn measures(before: &Scored, after: &Scored) -> Vec<MeasureChange> {
    let pairs = before.card.measures.iter().zip(&after.card.measures);
    pairs
        .filter(|(b, a)| b.value != a.value && b.id == a.id)
        .map(|(b, a)| MeasureChange {
            id: b.id.clone(),
            unit: b.unit.clone(),
            before: b.value,
            after: a.value,
        })
        .collect()
}
