//! Rank 0: simulated time, durations, civil time, calendars and rosters, stable ids. Knows no domain.

pub mod key;
pub mod time;

pub use key::{
    AlertId, ApprovalId, CampaignId, IncidentId, InjectId, MessageId, OrgId, PersonId, SystemId, TaskId,
};
pub use time::{SimTime, Span};
