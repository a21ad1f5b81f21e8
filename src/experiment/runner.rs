//! Replications in parallel: one set of worlds per thread, rows placed by index.

use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use super::arm::Arm;
use super::outcome::{Layout, Row, row_line};
use crate::kernel::stream::stable_key;
use crate::record::Record;
use crate::scenario::Scenario;
use crate::score::score;
use crate::sim::{Simulator, SpawnOrder};
use crate::units::SimTime;

/// Runs replications of the arms of a design.
pub struct Runner {
    arms: Vec<Arm>,
    seed: u64,
    layout: Layout,
    threads: rayon::ThreadPool,
    /// Worlds that no thread uses at the moment, one for each arm.
    idle: Mutex<Vec<Vec<Simulator>>>,
}

impl Runner {
    /// Prepares a design; `threads` 0 takes as many as the machine has. All arms are scored under the plan of the
    /// first.
    ///
    /// # Errors
    /// Where the operating system gives no threads.
    pub fn new(arms: Vec<Arm>, seed: u64, threads: usize) -> Result<Runner, rayon::ThreadPoolBuildError> {
        let threads = rayon::ThreadPoolBuilder::new().num_threads(threads).build()?;
        let mut worlds = worlds(&arms);
        let layout = match (arms.first(), worlds.first_mut()) {
            (Some(arm), Some(world)) => {
                let scored = score(&world.run(seed, 0, &arm.overrides));
                Layout::new(&arm.scenario, scored.card.measures.into_iter().map(|m| m.id))
            }
            _ => Layout { columns: Vec::new() },
        };
        Ok(Runner { arms, seed, layout, threads, idle: Mutex::new(vec![worlds]) })
    }

    /// The arms.
    pub fn arms(&self) -> &[Arm] {
        &self.arms
    }
    /// The seed of all arms.
    pub fn seed(&self) -> u64 {
        self.seed
    }
    /// The columns of every row.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
    /// How many threads work.
    pub fn threads(&self) -> usize {
        self.threads.current_num_threads()
    }

    /// What rows depend on beside scenario and seed: their columns, and how this build simulates, told by the first drill of
    /// every arm as it comes out here. Builds of the same version may differ; that a drill is run again costs next to nothing.
    pub fn signature(&self) -> String {
        let first = self.rows(0..1).concat();
        let rows = first.iter().map(|row| row_line(0, row)).collect::<Vec<_>>().join(";");
        format!("{} {:016x}", self.layout.names().join(","), stable_key(&rows))
    }

    /// Runs a range of replications: by replication, the row of every arm.
    pub fn rows(&self, replications: Range<u64>) -> Vec<Vec<Row>> {
        self.under(replications, &vec![self.seed; self.arms.len()])
    }

    /// The same with a seed of its own for every arm, so that the arms share no luck.
    pub fn rows_apart(&self, replications: Range<u64>) -> Vec<Vec<Row>> {
        let apart = |ix: usize| self.seed ^ stable_key(&format!("arm {ix} apart"));
        self.under(replications, &(0..self.arms.len()).map(apart).collect::<Vec<_>>())
    }

    fn under(&self, replications: Range<u64>, seeds: &[u64]) -> Vec<Vec<Row>> {
        self.threads
            .install(|| replications.into_par_iter().map(|rep| self.replication(rep, seeds)).collect())
    }

    /// Looks at the record of every replication of the first arm; what is seen is placed by index.
    pub fn observe<T: Send>(
        &self,
        replications: Range<u64>,
        look: impl Fn(&Record) -> T + Sync,
        tell: impl Fn(u64) + Sync,
    ) -> Vec<T> {
        let done = AtomicU64::new(0);
        let one = |replication| {
            let mut worlds = self.take_worlds();
            let first = std::iter::zip(&self.arms, &mut worlds).next();
            let seen = first.map(|(arm, world)| look(&world.run(self.seed, replication, &arm.overrides)));
            self.give_back(worlds);
            tell(done.fetch_add(1, Ordering::Relaxed) + 1);
            seen
        };
        let seen: Vec<Option<T>> = self.threads.install(|| replications.into_par_iter().map(one).collect());
        seen.into_iter().flatten().collect()
    }

    fn take_worlds(&self) -> Vec<Simulator> {
        let taken = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        taken.unwrap_or_else(|| worlds(&self.arms))
    }

    fn give_back(&self, worlds: Vec<Simulator>) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worlds);
    }

    fn replication(&self, replication: u64, seeds: &[u64]) -> Vec<Row> {
        let mut worlds = self.take_worlds();
        let rows = std::iter::zip(&self.arms, &mut worlds).zip(seeds).map(|((arm, world), seed)| {
            let record = world.run(*seed, replication, &arm.overrides);
            let row = self.layout.row(&score(&record), SimTime::ZERO + record.horizon);
            world.recycle(record);
            row
        });
        let rows = rows.collect();
        self.give_back(worlds);
        rows
    }
}

/// The columns of a scenario's drills, and the row of the first one.
pub fn first_drill(scenario: &Arc<Scenario>, seed: u64) -> (Layout, String) {
    let record = Simulator::new(Arc::clone(scenario), SpawnOrder::Forward).run(seed, 0, &[]);
    let scored = score(&record);
    let layout = Layout::new(scenario, scored.card.measures.iter().map(|m| m.id.clone()));
    let row = layout.row(&scored, SimTime::ZERO + record.horizon);
    (layout, row_line(0, &row))
}

fn worlds(arms: &[Arm]) -> Vec<Simulator> {
    arms.iter().map(|arm| Simulator::new(arm.scenario.clone(), SpawnOrder::Forward)).collect()
}
