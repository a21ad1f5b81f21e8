//! The decisions of a record: what was open to whom, and what was taken.

use serde::Serialize;

use crate::record::{Fact, Point, Record};
use crate::units::{IncidentId, OrgId, SimTime};

/// A decision of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Choice {
    /// Its id: `contain@i3.1`.
    pub id: String,
    /// Entry that shows it.
    pub seq: u32,
    /// When it was taken.
    pub t: SimTime,
    /// When it came up: the same, unless it waited.
    pub asked: SimTime,
    /// The incident.
    pub incident: IncidentId,
    /// Who decided.
    #[serde(skip)]
    pub org: OrgId,
    /// What was open.
    pub options: Vec<String>,
    /// What was taken.
    pub chosen: String,
    /// What the model itself takes there.
    pub policy: String,
}

impl Choice {
    /// Its decision point; none in a record of a later version.
    pub fn point(&self) -> Option<Point> {
        Point::of(&self.id)
    }
}

/// The decisions of a record, in the order in which they were taken.
pub fn choices(record: &Record) -> Vec<Choice> {
    let taken = record.entries.iter().filter_map(|entry| match &entry.fact {
        Fact::Decided { incident, org, point, options, chosen, policy } => {
            let before = entry.cause.and_then(|seq| record.entries.get(seq as usize));
            let asked = before.filter(|e| matches!(e.fact, Fact::DecisionAwaited { .. })).unwrap_or(entry);
            Some(Choice {
                id: point.clone(),
                seq: entry.seq,
                t: entry.t,
                asked: asked.t,
                incident: *incident,
                org: *org,
                options: options.clone(),
                chosen: chosen.clone(),
                policy: policy.clone(),
            })
        }
        _ => None,
    });
    taken.collect()
}
