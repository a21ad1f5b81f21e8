//! Runs one implementation of the reference model and prints one line of JSON:
//! `desk <kernel|plain|nexosim> <agencies> <days> <replications> [threads]`.

#[path = "../../desk/mod.rs"]
mod desk;
mod nexo;
mod plain;

use std::fs;
use std::time::Instant;

use desk::{Size, Totals};

const SEED: u64 = 2026;

/// Nanoseconds on a processor of all threads of this process, those that live.
fn cpu() -> u64 {
    let tasks = fs::read_dir("/proc/self/task").expect("Linux");
    let spent = |task: fs::DirEntry| {
        let text = fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
        text.split(' ').next().and_then(|ns| ns.parse::<u64>().ok()).unwrap_or(0)
    };
    tasks.flatten().map(spent).sum()
}

/// The greatest resident memory so far, in kB.
fn high_water() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("VmHWM");
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).expect("a number")
}

fn add(sum: &mut Totals, part: &Totals) {
    sum.events += part.events;
    sum.closed += part.closed;
    sum.detect += part.detect;
    sum.report += part.report;
    sum.contain += part.contain;
    sum.recover += part.recover;
    sum.checksum = sum.checksum.wrapping_mul(31).wrapping_add(part.checksum);
}

/// Runs replications and gives their totals and the CPU time in nanoseconds; the first one warms up, uncounted.
fn play(which: &str, size: Size, replications: u64) -> (Totals, u64) {
    let mut run: Box<dyn FnMut(u64) -> Totals> = match which {
        "kernel" => {
            let mut model = desk::ecs::Model::new(size);
            Box::new(move |r| model.run(SEED, r))
        }
        "plain" => {
            let mut model = plain::Plain::new(size);
            Box::new(move |r| model.run(SEED, r))
        }
        "nexosim" => Box::new(move |r| nexo::run(size, SEED, r).expect("NeXosim runs")),
        other => panic!("`{other}` is not kernel, plain or nexosim"),
    };
    run(0);
    let (mut totals, before) = (Totals::default(), cpu());
    for replication in 1..=replications {
        add(&mut totals, &run(replication));
    }
    (totals, cpu() - before)
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |i: usize, otherwise: u64| {
        arguments
            .get(i)
            .map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("`{text}` is no number")))
    };
    let which = arguments.get(1).map_or("kernel", String::as_str);
    let size = Size { agencies: number(2, 64) as u32, days: number(3, 365) as i64 };
    let (replications, threads) = (number(4, 10), number(5, 1));
    let start = Instant::now();
    let mut totals = Totals::default();
    let mut cpu_ns = 0;
    if threads == 1 {
        (totals, cpu_ns) = play(which, size, replications);
    } else {
        let parts: Vec<Totals> = std::thread::scope(|scope| {
            let workers: Vec<_> =
                (0..threads).map(|_| scope.spawn(|| play(which, size, replications).0)).collect();
            workers.into_iter().map(|worker| worker.join().expect("a worker")).collect()
        });
        parts.iter().for_each(|part| add(&mut totals, part));
    }
    let hours = |sum: i64| sum as f64 / 3600.0 / totals.closed as f64;
    println!(
        "{{\"events\": {}, \"cpu_ns\": {cpu_ns}, \"wall_ns\": {}, \"memory_kb\": {}, \"checksum\": \"{:016x}\", \
         \"closed\": {}, \"hours\": [{}, {}, {}, {}]}}",
        totals.events,
        start.elapsed().as_nanos(),
        high_water(),
        totals.checksum,
        totals.closed,
        hours(totals.detect),
        hours(totals.report),
        hours(totals.contain),
        hours(totals.recover),
    );
}
