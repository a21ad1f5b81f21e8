//! What somebody does in a session: decisions taken, injects, seats left; what waits to be decided; and why something cannot
//! be done.

use serde::{Deserialize, Serialize};

use crate::record::Point;
use crate::scenario::model::Inject;
use crate::train::inject::CannotInject;
use crate::units::{IncidentId, OrgId, SimTime};

/// The longest rationale, in characters.
pub const LONGEST_RATIONALE: usize = 2_000;
/// Decisions of one session at most.
pub const MOST_DECISIONS: usize = 5_000;

/// A decision that a trainee took.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// Which seat, by its position.
    pub seat: usize,
    /// Id of the decision.
    pub decision: String,
    /// The option.
    pub option: String,
    /// Seconds of the drill since it came up; reckoned when it is taken.
    pub after_s: u32,
    /// Seconds at the desk since it was shown.
    pub desk_s: u32,
    /// Why, in the trainee's words.
    pub rationale: String,
    /// Whether a hint was asked for.
    pub hinted: bool,
    /// Whether it stands: the same is done at this point of this incident whenever it comes up again, at once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub standing: bool,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "By::is_desk")]
    pub by: By,
}

/// Whose a decision is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// Somebody chose at the desk.
    #[default]
    Desk,
    /// An earlier one stands.
    Order,
    /// The model, for a seat that was left.
    Model,
}

impl By {
    fn is_desk(&self) -> bool {
        *self == By::Desk
    }
}

/// What somebody does in a session. These, in order, are all that is saved of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// A decision is taken.
    Take {
        /// When.
        at: SimTime,
        /// Which, and how.
        taken: Taken,
    },
    /// The trainer injects something, at the moment that it names.
    Inject(Box<Inject>),
    /// A seat is left: from that moment on the model decides for it.
    Leave {
        /// Which.
        seat: usize,
        /// When.
        at: SimTime,
    },
    /// Somebody sits down again.
    Return {
        /// Where.
        seat: usize,
        /// When.
        at: SimTime,
    },
}

/// A decision that waits for a trainee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which seat.
    pub seat: usize,
    /// Entry by which it came up.
    pub seq: u32,
    /// When that was.
    pub since: SimTime,
    /// Id of the decision.
    pub decision: String,
    /// Its point.
    pub point: Point,
    /// The incident.
    pub incident: IncidentId,
    /// In whose name.
    pub org: OrgId,
    /// What is open.
    pub options: Vec<String>,
}

/// Why a decision cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotDecide {
    /// It does not wait now.
    #[error("no such decision waits now")]
    NotWaiting,
    /// It has no such option.
    #[error("it has no such option")]
    NoOption,
    /// It is another seat's.
    #[error("it is another seat's")]
    NotYours,
    /// The rationale is too long.
    #[error("the rationale is longer than {LONGEST_RATIONALE} characters")]
    TooLong,
    /// Too many decisions in one session.
    #[error("a session has at most {MOST_DECISIONS} decisions")]
    TooMany,
    /// There is no such seat.
    #[error("there is no such seat")]
    NoSeat,
}

/// Why something cannot be done in a session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAct {
    /// A decision.
    #[error(transparent)]
    Decide(#[from] CannotDecide),
    /// An inject.
    #[error(transparent)]
    Inject(#[from] CannotInject),
}
