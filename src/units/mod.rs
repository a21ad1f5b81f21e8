//! Rank 0: simulated time, durations, civil time, calendars and rosters, stable keys. Knows no domain.

pub mod time;

pub use time::{SimTime, Span};
