//! The run loop: events are popped and handled inside one system; schedules only set a run up and close it.
//!
//! A `Schedule`, an observer or a stored system per event costs three to ten times the event itself, so the loop
//! is one ordinary system over a `#[derive(SystemParam)]` struct that fetches its queries and resources once:
//!
//! ```
//! use std::ops::ControlFlow;
//! use bevy_ecs::prelude::*;
//! use cyberdrill_kernel::{EventLoop, FutureEventList, LoopEnd, run_until};
//! use cyberdrill_units::SimTime;
//!
//! #[derive(Resource, Default)]
//! struct Beats(u32);
//!
//! fn handle(mut fel: ResMut<FutureEventList<u64>>, mut beats: ResMut<Beats>) -> LoopEnd<()> {
//!     run_until(&mut fel, SimTime(100), |fel, at, beat| {
//!         beats.0 += 1;
//!         match fel.schedule(SimTime(at.0 + 10), 0, beat, beat) {
//!             Ok(_) => ControlFlow::Continue(()),
//!             Err(_) => ControlFlow::Break(()),
//!         }
//!     })
//! }
//!
//! let mut world = World::new();
//! let mut fel = FutureEventList::<u64>::new(SimTime::ZERO);
//! fel.schedule(SimTime(10), 0, 1, 1)?;
//! world.insert_resource(fel);
//! world.init_resource::<Beats>();
//! let end = EventLoop::new(&mut world, handle).run(&mut world, |_, ()| false)?;
//! assert_eq!((end, world.resource::<Beats>().0), (LoopEnd::Horizon, 10));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::ops::ControlFlow;

use bevy_ecs::schedule::{LogLevel, ScheduleBuildSettings, ScheduleLabel, SingleThreadedExecutor};
use bevy_ecs::system::{BoxedSystem, IntoSystem};
use bevy_ecs::{schedule::Schedule, world::World};

use super::fel::FutureEventList;
use crate::units::SimTime;

/// Why a loop came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopEnd<B> {
    /// The next event lies beyond the horizon.
    Horizon,
    /// Nothing is pending any more.
    Drained,
    /// The handler asked to stop, and why: for example because it is short of pooled entities.
    Stopped(B),
}

/// Why a loop could not run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoopError {
    /// A resource or parameter of the loop's system is missing from the world; the text is the ECS's.
    #[error("the event loop could not run: {0}")]
    System(String),
}

/// Pops and handles events up to and including `horizon`, until none is left, or until `handle` breaks.
///
/// The handler gets the list, the moment and the event. The clock ends at the last event handled.
#[inline]
pub fn run_until<E: Send + Sync + 'static, B>(
    fel: &mut FutureEventList<E>,
    horizon: SimTime,
    mut handle: impl FnMut(&mut FutureEventList<E>, SimTime, E) -> ControlFlow<B>,
) -> LoopEnd<B> {
    while let Some((at, event)) = fel.pop_until(horizon) {
        if let ControlFlow::Break(why) = handle(fel, at, event) {
            return LoopEnd::Stopped(why);
        }
    }
    if fel.is_empty() { LoopEnd::Drained } else { LoopEnd::Horizon }
}

/// A run loop that was initialised once and serves any number of replications of the same world.
pub struct EventLoop<B: 'static> {
    system: BoxedSystem<(), LoopEnd<B>>,
}

impl<B: 'static> EventLoop<B> {
    /// Prepares `system` for `world`. It must be run with this world only.
    pub fn new<M>(world: &mut World, system: impl IntoSystem<(), LoopEnd<B>, M>) -> EventLoop<B> {
        let mut system: BoxedSystem<(), LoopEnd<B>> = Box::new(IntoSystem::into_system(system));
        system.initialize(world);
        EventLoop { system }
    }

    /// Runs to the end of the run. Whenever the handler stops, `mend` repairs the world (spawns entities, say) and
    /// tells whether to go on. Trackers are cleared at every such pause and at the end: without a schedule nobody
    /// else does, and every despawn would leave a message behind.
    ///
    /// # Errors
    /// [`LoopError::System`] when a parameter of the system is not in the world.
    pub fn run(
        &mut self,
        world: &mut World,
        mut mend: impl FnMut(&mut World, B) -> bool,
    ) -> Result<LoopEnd<()>, LoopError> {
        loop {
            let end = self.system.run((), world).map_err(|error| LoopError::System(error.to_string()))?;
            world.flush();
            let over = match end {
                LoopEnd::Horizon => Some(LoopEnd::Horizon),
                LoopEnd::Drained => Some(LoopEnd::Drained),
                LoopEnd::Stopped(why) => (!mend(world, why)).then_some(LoopEnd::Stopped(())),
            };
            world.clear_trackers();
            if let Some(end) = over {
                return Ok(end);
            }
        }
    }
}

/// An empty schedule for setting up and closing runs: one thread, and unordered conflicting systems are an error.
pub fn strict_schedule(label: impl ScheduleLabel) -> Schedule {
    let mut schedule = Schedule::new(label);
    schedule.set_executor(SingleThreadedExecutor::new());
    schedule.set_build_settings(ScheduleBuildSettings {
        ambiguity_detection: LogLevel::Error,
        hierarchy_detection: LogLevel::Error,
        ..ScheduleBuildSettings::default()
    });
    schedule
}

#[cfg(test)]
mod tests {
    use bevy_ecs::prelude::*;

    use super::*;

    #[derive(ScheduleLabel, Clone, Copy, Debug, PartialEq, Eq, Hash)]
    struct SetUp;

    #[derive(Resource, Default)]
    struct Seen(Vec<i64>);

    #[derive(Component)]
    struct Spare;

    fn handle(
        mut fel: ResMut<FutureEventList<u8>>,
        mut seen: ResMut<Seen>,
        spare: Query<&Spare>,
    ) -> LoopEnd<u8> {
        let spares = spare.iter().count();
        run_until(&mut fel, SimTime(9), |_, at, event| {
            seen.0.push(at.0);
            if spares <= usize::from(event) { ControlFlow::Break(event) } else { ControlFlow::Continue(()) }
        })
    }

    fn world() -> World {
        let mut world = World::new();
        let mut fel = FutureEventList::default();
        for at in 1..=12 {
            fel.schedule(SimTime(at), 0, 0, (at / 4) as u8).unwrap();
        }
        world.insert_resource(fel);
        world
    }

    #[test]
    fn the_loop_pauses_for_mending_and_stops_at_the_horizon() {
        let mut world = world();
        world.init_resource::<Seen>();
        let mut pauses = Vec::new();
        let mut run = EventLoop::new(&mut world, handle);
        let end = run.run(&mut world, |world, event| {
            pauses.push(event);
            world.spawn(Spare);
            true
        });
        assert_eq!((end, pauses), (Ok(LoopEnd::Horizon), vec![0, 1, 2]));
        assert_eq!(world.resource::<Seen>().0, (1..=9).collect::<Vec<_>>());
        assert_eq!(run.run(&mut world, |_, _| false), Ok(LoopEnd::Horizon));
    }

    #[test]
    fn a_missing_resource_is_an_error_and_no_panic() {
        let mut world = world();
        let end = EventLoop::new(&mut world, handle).run(&mut world, |_, _| false);
        assert!(matches!(end, Err(LoopError::System(_))));
    }

    #[test]
    fn unordered_conflicts_are_refused() {
        fn first(mut seen: ResMut<Seen>) {
            seen.0.push(1);
        }
        fn second(mut seen: ResMut<Seen>) {
            seen.0.push(2);
        }
        let mut world = World::new();
        let mut ambiguous = strict_schedule(SetUp);
        ambiguous.add_systems((first, second));
        assert!(ambiguous.initialize(&mut world).is_err());
        let mut ordered = strict_schedule(SetUp);
        ordered.add_systems((first, second).chain());
        assert!(ordered.initialize(&mut world).is_ok());
    }
}
