//! How fast whole experiments are: `cargo bench --bench experiment`. Prints the tables of docs/experiment-benchmarks.md.
//!
//! Relative figures are of the same run, in turns. The program is run as its user types it, so what it takes to read the
//! scenario, to score, to keep the journal, to draw and to write is part of every wall time.
#![allow(missing_docs)]

mod measure;
mod province;

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;

use cyberdrill::cli::disk::Disk;
use cyberdrill::i18n::Lang;
use cyberdrill::scenario::{LoadOptions, Scenario, load};
use cyberdrill::score::score;
use cyberdrill::sim::{Simulator, SpawnOrder};
use measure::{cpu_seconds, finish, results, spread, start, wall};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const DRILLS: u32 = 10_000;
const OF_EACH_STRUCTURE: u32 = 2_000;
const ROUNDS: usize = 5;
const AGENCIES: [usize; 4] = [64, 256, 1024, 4096];

fn main() {
    let folder = tempfile::tempdir().expect("a folder for results");
    per_event(folder.path());
    threads_against_processes(folder.path());
    same_bytes(folder.path());
    memory(folder.path());
    long_runs(folder.path());
}

fn read(path: &Path) -> Arc<Scenario> {
    let path = path.to_string_lossy();
    let loaded = load(&Disk::new(Lang::En), &path, &LoadOptions::default());
    Arc::new(loaded.expect("a sound scenario").scenario)
}

/// What an event costs as the province grows, simulated and scored, the sizes in turns.
fn per_event(folder: &Path) {
    let mut sizes: Vec<(usize, Arc<Scenario>, Simulator)> = AGENCIES
        .iter()
        .map(|agencies| {
            let at = folder.join(format!("province-{agencies}"));
            province::write(&at, *agencies).expect("a folder that can be written");
            let scenario = read(&at);
            let simulator = Simulator::new(Arc::clone(&scenario), SpawnOrder::Forward);
            (*agencies, scenario, simulator)
        })
        .collect();
    let mut costs = vec![Vec::new(); AGENCIES.len()];
    let mut events = [0.0; AGENCIES.len()];
    for round in 0..=ROUNDS {
        for (ix, (agencies, scenario, simulator)) in sizes.iter_mut().enumerate() {
            let drills = (2 * AGENCIES[AGENCIES.len() - 1] / *agencies).clamp(2, 64) as u64;
            let (before, mut seen) = (cpu_seconds(), 0);
            for drill in 0..drills {
                let record = simulator.run(scenario.drill.seed, round as u64 * drills + drill, &[]);
                seen += record.events;
                black_box(score(&record));
                simulator.recycle(record);
            }
            // The first round warms up.
            if round > 0 {
                costs[ix].push((cpu_seconds() - before) / seen as f64 * 1e9);
                events[ix] = seen as f64 / drills as f64;
            }
        }
    }
    println!(
        "| agencies | systems | events of a drill | CPU time of an event | range of {ROUNDS} rounds | against the smallest | aim |"
    );
    println!("|---|---|---|---|---|---|---|");
    let smallest = spread(costs[0].clone())[1];
    for (ix, (_, scenario, _)) in sizes.iter().enumerate() {
        let [low, median, high] = spread(costs[ix].clone());
        let aim = if ix + 1 == AGENCIES.len() { "≤ 1.5" } else { "" };
        println!(
            "| {} | {} | {:.0} | {median:.0} ns | {low:.0} – {high:.0} | {:.2} | {aim} |",
            scenario.province.organisations.len(),
            scenario.province.systems.len(),
            events[ix],
            median / smallest
        );
    }
    println!();
}

/// Types `batch` of the shipped scenario.
fn batch(folder: &Path, drills: u32, threads: u32, seed: &str) -> std::process::Child {
    let (drills, threads, out) = (drills.to_string(), threads.to_string(), folder.to_string_lossy());
    start(&[
        "batch",
        province::SHIPPED,
        "--replications",
        &drills,
        "--threads",
        &threads,
        "--seed",
        seed,
        "--out",
        &out,
    ])
}

/// The rate of one process with two threads against that of two processes with one, in turns.
fn threads_against_processes(folder: &Path) {
    const HALF: u32 = 1_000;
    let mut ratios = Vec::new();
    for round in 0..ROUNDS {
        let at = |name: &str| folder.join(format!("{name}-{round}"));
        let threads = wall(|| {
            finish(batch(&at("threads"), 2 * HALF, 2, "1"));
        });
        let processes = wall(|| {
            let both = [batch(&at("one"), HALF, 1, "1"), batch(&at("other"), HALF, 1, "2")];
            for child in both {
                finish(child);
            }
        });
        ratios.push(processes / threads);
    }
    let [low, median, high] = spread(ratios);
    println!("| what | median | range of {ROUNDS} rounds | aim |");
    println!("|---|---|---|---|");
    println!(
        "| rate of 2 threads against 2 processes, {} drills | {median:.3} | {low:.3} – {high:.3} | ≥ 0.95 |",
        2 * HALF
    );
}

/// The bytes of all results are the same on any number of threads.
fn same_bytes(folder: &Path) {
    let of = |threads: u32| {
        let at = folder.join(format!("same-{threads}"));
        finish(batch(&at, 200, threads, "1"));
        results(&at)
    };
    let [one, two, eight] = [1, 2, 8].map(of);
    assert!(!one.is_empty() && one == two && one == eight, "the results depend on the number of threads");
    println!(
        "| files of 200 drills that are the same on 1, 2 and 8 threads | {0} of {0} | | all |",
        one.len()
    );
}

/// Memory does not grow with the number of drills.
fn memory(folder: &Path) {
    let of = |drills: u32| finish(batch(&folder.join(format!("memory-{drills}")), drills, 2, "1"));
    let (few, many) = (of(500), of(4_000));
    println!(
        "| most memory of 4,000 drills against 500 | {:.2} ({few:.0} and {many:.0} MiB) | | 1 |",
        many / few
    );
}

/// The two long runs of a user.
fn long_runs(folder: &Path) {
    let took = wall(|| {
        finish(batch(&folder.join("long"), DRILLS, 2, "2022"));
    });
    println!("| {DRILLS} drills of Đồng Nai, `batch`, 2 threads, wall | {took:.1} s | one run | < 60 s |");
    let (each, out) = (OF_EACH_STRUCTURE.to_string(), folder.join("five"));
    let out = out.to_string_lossy();
    let took = wall(|| {
        finish(start(&[
            "compare",
            province::SHIPPED,
            "--structure",
            "all",
            "--replications",
            &each,
            "--threads",
            "2",
            "--out",
            &out,
        ]));
    });
    println!(
        "| five structures, {OF_EACH_STRUCTURE} drills each, `compare`, 2 threads, wall | {took:.1} s | one run | < 120 s |"
    );
}
