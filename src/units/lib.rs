//! Rank 0: simulated time, durations, civil time, calendars and rosters, stable ids. Knows no domain.

// Paths name the room, `crate::units::…`, in this crate as in every other.
extern crate self as units;

pub mod calendar;
pub mod civil;
pub mod intervals;
pub mod key;
pub mod names;
pub mod roster;
pub mod time;

pub use calendar::{CalendarError, CalendarRules, WorkingCalendar};
pub use civil::{CivilDate, CivilDateTime, CivilError, DayHours, Epoch, Weekday};
pub use intervals::Intervals;
pub use key::{
    AlertId, ApprovalId, CampaignId, IncidentId, InjectId, MessageId, OrgId, PersonId, SystemId, TaskId,
};
pub use names::{IntrusionId, Names};
pub use roster::{DutyIntervals, RosterError, Rotation};
pub use time::{SimTime, Span};
