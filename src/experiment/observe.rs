//! Drills of many scenarios, of each of which only what an observer makes of it is kept: records are too large to keep.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::record::Record;
use crate::scenario::Scenario;
use crate::score::{Scored, score};
use crate::sim::{Simulator, SpawnOrder};

/// Replications that one thread runs in one world before another may take over.
const CHUNK: u64 = 16;

/// Which drills are run.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    /// Replications of every scenario, each under the seed of its own drill.
    pub replications: Range<u64>,
    /// Threads; 0 for as many as the machine has.
    pub threads: usize,
}

/// Runs replications of `count` scenarios and keeps what `see` makes of each: by scenario, in order of replication, the
/// same on any number of threads. Scenarios are made when they are needed, because many do not fit into memory. `tell`
/// hears from any thread how many drills are done.
///
/// # Errors
/// Where the operating system gives no threads.
pub fn observe<T: Send>(
    count: usize,
    make: &(dyn Fn(usize) -> Arc<Scenario> + Sync),
    watch: &Watch,
    see: &(dyn Fn(usize, &Record, &Scored) -> T + Sync),
    tell: &(dyn Fn(u64) + Sync),
) -> Result<Vec<Vec<T>>, rayon::ThreadPoolBuildError> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(watch.threads).build()?;
    let Range { start, end } = watch.replications;
    let chunks = end.saturating_sub(start).div_ceil(CHUNK);
    let done = AtomicU64::new(0);
    let jobs: Vec<(usize, Range<u64>)> = (0..count)
        .flat_map(|ix| (0..chunks).map(move |chunk| (ix, chunk)))
        .map(|(ix, chunk)| (ix, start + chunk * CHUNK..(start + (chunk + 1) * CHUNK).min(end)))
        .collect();
    let seen: Vec<Vec<T>> = threads.install(|| {
        jobs.par_iter()
            .map(|(ix, range)| {
                let scenario = make(*ix);
                let seed = scenario.drill.seed;
                let mut world = Simulator::new(scenario, SpawnOrder::Forward);
                let of = |replication| {
                    let record = world.run(seed, replication, &[]);
                    let found = see(*ix, &record, &score(&record));
                    world.recycle(record);
                    tell(done.fetch_add(1, Ordering::Relaxed) + 1);
                    found
                };
                range.clone().map(of).collect()
            })
            .collect()
    });
    let mut by_scenario: Vec<Vec<T>> = (0..count).map(|_| Vec::new()).collect();
    for ((ix, _), found) in jobs.iter().zip(seen) {
        by_scenario[*ix].extend(found);
    }
    Ok(by_scenario)
}
