//! Futures of one run: the same past, and what is drawn after a moment drawn afresh, under several sets of overrides.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::record::{Override, Record, Run};
use crate::score::{Scored, score};
use crate::sim::{Simulator, SpawnOrder};
use crate::units::SimTime;

/// Futures that one thread runs in one world before another may take over.
const CHUNK: u64 = 8;

/// Which futures are run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Futures {
    /// From when on luck is drawn afresh.
    pub from: SimTime,
    /// How many.
    pub count: u64,
    /// Threads; 0 for as many as the machine has.
    pub threads: usize,
}

/// Runs the futures of a run under each set of overrides, the same futures for all of them, and keeps what `see` makes
/// of each: by future, then in the order of `arms`; the same on any number of threads.
///
/// # Errors
/// Where the operating system gives no threads.
pub fn futures<T: Send>(
    run: &Run,
    arms: &[Vec<Override>],
    which: Futures,
    see: &(dyn Fn(&Record, &Scored) -> T + Sync),
    tell: &(dyn Fn(u64) + Sync),
) -> Result<Vec<Vec<T>>, rayon::ThreadPoolBuildError> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(which.threads).build()?;
    let done = AtomicU64::new(0);
    let chunks: Vec<u64> = (0..which.count.div_ceil(CHUNK)).collect();
    let seen: Vec<Vec<Vec<T>>> = threads.install(|| {
        chunks
            .par_iter()
            .map(|chunk| {
                let mut world = Simulator::new(run.scenario.clone(), SpawnOrder::Forward);
                let last = ((chunk + 1) * CHUNK).min(which.count);
                let of = |future| {
                    let mut under = |arm: &Vec<Override>| {
                        let mut overrides = arm.clone();
                        overrides.push(Override::Redraw { from: which.from, future });
                        let record = world.run(run.seed, run.replication, &overrides);
                        let found = see(&record, &score(&record));
                        world.recycle(record);
                        found
                    };
                    let found = arms.iter().map(&mut under).collect();
                    tell(done.fetch_add(1, Ordering::Relaxed) + 1);
                    found
                };
                (chunk * CHUNK..last).map(of).collect()
            })
            .collect()
    });
    Ok(seen.into_iter().flatten().collect())
}
