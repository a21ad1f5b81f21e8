//! Rank 1: a domain-free discrete-event engine on `bevy_ecs`: clock, future event list, keyed luck,
//! distributions, server pools and the run loop. It knows seconds, servers and jobs, and no word of any domain.
//!
//! A run pops one event after the other from a [`FutureEventList`] inside one system (see [`engine`]), takes every
//! random number from a [`Luck`] by the name of what is drawn, turns it into seconds by a [`Distribution`], and
//! lets work compete for servers in a [`Pool`].

// Paths name the room, `crate::kernel::…`, in this crate as in every other.
extern crate self as kernel;
use cyberdrill_units as units;

pub mod dist;
pub mod engine;
pub mod fel;
pub mod pool;
pub mod stream;

#[cfg(test)]
mod independence;
#[cfg(test)]
mod laws;

pub use dist::{Distribution, DistributionError, Sampler};
pub use engine::{EventLoop, LoopEnd, LoopError, run_until, strict_schedule};
pub use fel::{EventHandle, FutureEventList, ScheduleError};
pub use pool::{ClassId, Displaced, JobId, Offer, Pool, ServerId, Withdrawn};
pub use stream::{DrawKey, Luck, Stream, stable_key};
