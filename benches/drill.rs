//! How fast a whole drill is: `cargo bench --bench drill`. Prints the table of docs/drill-benchmarks.md.
#![allow(missing_docs)]

use std::hint::black_box;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use cyberdrill::cli::disk::Disk;
use cyberdrill::i18n::Lang;
use cyberdrill::record::{Run, write_jsonl};
use cyberdrill::scenario::{LoadOptions, load};
use cyberdrill::score::score;
use cyberdrill::sim::{Simulator, SpawnOrder};
use cyberdrill::{report, scenario};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SCENARIO: &str = "scenarios/dong-nai-2022";
const ROUNDS: usize = 15;

/// CPU seconds that this process has used, all threads together.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let ran = stat.split_whitespace().next().and_then(|text| text.parse::<f64>().ok());
    ran.map_or(0.0, |nanoseconds| nanoseconds / 1e9)
}

/// Minimum, median and maximum of some rounds.
fn rounds(mut round: impl FnMut() -> f64) -> [f64; 3] {
    round();
    let mut values: Vec<f64> = (0..ROUNDS).map(|_| round()).collect();
    values.sort_by(f64::total_cmp);
    [values[0], values[ROUNDS / 2], values[ROUNDS - 1]]
}

fn row(what: &str, unit: &str, aim: &str, [low, median, high]: [f64; 3]) {
    println!("| {what} | {median:.3} {unit} | {low:.3} – {high:.3} | {aim} |");
}

fn wall(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e3
}

fn scenario() -> Arc<scenario::Scenario> {
    let loaded = load(&Disk::new(Lang::En), SCENARIO, &LoadOptions::default());
    Arc::new(loaded.expect("the shipped scenario is sound").scenario)
}

fn main() {
    println!("| what | median | range of {ROUNDS} rounds | aim |");
    println!("|---|---|---|---|");
    let program = env!("CARGO_BIN_EXE_cyberdrill");
    let typed = |args: &[&str]| {
        let output = Command::new(program).args(args).output().expect("the program starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    row("start, `--version`, wall", "ms", "< 50 ms", rounds(|| wall(|| typed(&["--version"]))));
    row(
        "`check` of the shipped scenario, wall",
        "ms",
        "< 100 ms",
        rounds(|| wall(|| typed(&["check", SCENARIO]))),
    );
    let scenario = scenario();
    let mut simulator = Simulator::new(Arc::clone(&scenario), SpawnOrder::Forward);
    let mut replication = 0;
    let mut events = 0;
    let simulated = rounds(|| {
        let before = cpu_seconds();
        events = 0;
        for _ in 0..20 {
            let record = simulator.run(scenario.drill.seed, replication, &[]);
            events += record.events;
            replication += 1;
            black_box(score(&record));
            simulator.recycle(record);
        }
        events as f64 / (cpu_seconds() - before) / 1e6
    });
    row("simulated and scored, events per CPU second", "M/s", "≥ 1.2 M/s", simulated);
    row("events of one drill", "k", "≥ 10 k", [events as f64 / 20e3; 3]);
    let run = Run { scenario, seed: 2022, replication: 0, overrides: Vec::new() };
    let record = cyberdrill::sim::run(&run);
    let scored = score(&record);
    row(
        "charts (SVG and PNG) and report, wall",
        "s",
        "< 2 s",
        rounds(|| {
            wall(|| {
                let charts = report::charts(&record, &scored, Lang::Vi);
                black_box(report::html(&record, &scored, &charts, None, Lang::Vi));
            }) / 1e3
        }),
    );
    row(
        "record written as JSON lines, wall",
        "ms",
        "",
        rounds(|| {
            wall(|| {
                black_box(write_jsonl(&record).map(|bytes| bytes.len()).ok());
            })
        }),
    );
}
