//! Decision points: where somebody chooses, and by which options.

use serde::{Deserialize, Serialize};

/// A decision point of the model. A decision's id is its point, its incident and its number there: `contain@i3.1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    /// Whether what was seen is an incident.
    Declare,
    /// Whether it still is after verification found nothing.
    Confirm,
    /// How severe it is.
    Severity,
    /// Whether an incident that belongs to somebody else is kept or handed over.
    Lead,
    /// Isolate or watch.
    Contain,
    /// Whom to mobilise.
    Mobilise,
    /// Whether to ask for the approval that a rule demands, or to act without.
    Authority,
    /// Whether to approve what is asked for.
    Approve,
    /// Whether to call the national centre.
    National,
    /// Whether to inform the public.
    Public,
    /// Restore from backup, or rebuild.
    Repair,
    /// Whether to close.
    Close,
}

impl Point {
    /// All points, in the order in which an incident comes to them.
    pub const ALL: [Point; 12] = [
        Point::Declare,
        Point::Confirm,
        Point::Severity,
        Point::Lead,
        Point::Contain,
        Point::Mobilise,
        Point::Authority,
        Point::Approve,
        Point::National,
        Point::Public,
        Point::Repair,
        Point::Close,
    ];

    /// Its id.
    pub const fn id(self) -> &'static str {
        match self {
            Point::Declare => "declare",
            Point::Confirm => "confirm",
            Point::Severity => "severity",
            Point::Lead => "lead",
            Point::Contain => "contain",
            Point::Mobilise => "mobilise",
            Point::Authority => "authority",
            Point::Approve => "approve",
            Point::National => "national",
            Point::Public => "public",
            Point::Repair => "repair",
            Point::Close => "close",
        }
    }

    /// Whether a story turns on it. What comes up at every step or judgement is a detail.
    pub const fn is_turn(self) -> bool {
        !matches!(self, Point::Severity | Point::Authority | Point::Approve | Point::Repair)
    }

    /// The point of a decision's id; none where it names no point.
    pub fn of(decision: &str) -> Option<Point> {
        let kind = decision.split_once('@').map_or(decision, |(kind, _)| kind);
        Point::ALL.into_iter().find(|point| point.id() == kind)
    }
}
