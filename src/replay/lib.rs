//! Rank 4: the state of a player over a record: what is shown at a moment, to whom, and because of what. Never
//! imports the simulation; knows neither terminal nor browser, and no clock but the record's.

// Paths name the room, `crate::replay::…`, in this crate as in every other.
extern crate self as replay;
use cyberdrill_record as record;
use cyberdrill_scenario as scenario;
use cyberdrill_units as units;

mod apply;
mod follow;
mod frame;
mod incident;
mod mask;
mod player;
mod reel;
mod state;
mod why;

#[cfg(test)]
mod tests;

pub use follow::Followed;
pub use frame::{
    AgencyView, Awaited, Choice, Frame, IncidentView, InjectView, IntrusionView, MessageView, Queue,
    Standing, Travelled,
};
pub use incident::{Incident, Phase};
pub use mask::Mask;
pub use player::{Direction, Jump, Player};
pub use reel::{Mark, Moment, MomentKind, Reel};
pub use state::{Alert, Approval, InjectState, Intrusion, Message, State, Task, TaskState};
pub use why::{Link, spent_by_class};
