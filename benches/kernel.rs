//! How fast the kernel is by itself: `cargo bench --bench kernel`. Peers are compared in `benches/peers`.
#![allow(missing_docs)]

mod desk;

use std::hint::black_box;
use std::time::Instant;

use cyberdrill::kernel::{Distribution, DrawKey, FutureEventList, Luck};
use cyberdrill::units::SimTime;

const ROUNDS: usize = 7;
const DRAWS: u64 = 1_000_000;

/// The median of some rounds, in nanoseconds per item.
fn measure(what: &str, mut round: impl FnMut() -> u64) {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let items = round();
            start.elapsed().as_nanos() as f64 / items as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = times[ROUNDS / 2];
    println!("{what:<44} {median:>9.1} ns {:>9.2} M/s", 1e3 / median);
}

fn draws() {
    let (luck, name) = (Luck::new(1, 2), DrawKey::new(3));
    measure("keyed draw, one part", || {
        black_box((0..DRAWS).map(|i| luck.uniform(name.with(i))).sum::<f64>());
        DRAWS
    });
    measure("keyed draw, three parts, each waits for the last", || {
        let after = |u: f64, i| luck.uniform(name.with(i).with(u.to_bits()).with(7));
        black_box((0..DRAWS).fold(0.5, after));
        DRAWS
    });
    let mut stream = luck.stream(name);
    measure("next draw of a stream", || {
        black_box((0..DRAWS).map(|_| stream.next_uniform()).sum::<f64>());
        DRAWS
    });
    measure("a new stream and its first draw", || {
        black_box((0..DRAWS / 10).map(|i| luck.stream(name.with(i)).next_uniform()).sum::<f64>());
        DRAWS / 10
    });
}

fn quantiles() {
    let all = [
        ("exponential", Distribution::Exponential { mean: 7200.0 }),
        ("lognormal", Distribution::Lognormal { median: 900.0, sigma: 0.8 }),
        ("triangular", Distribution::Triangular { low: 60.0, mode: 300.0, high: 900.0 }),
        ("gamma, shape 0.5", Distribution::Gamma { mean: 900.0, shape: 0.5 }),
        ("gamma, shape 4", Distribution::Gamma { mean: 900.0, shape: 4.0 }),
        ("gamma, shape 100", Distribution::Gamma { mean: 900.0, shape: 100.0 }),
    ];
    for (name, distribution) in all {
        let sampler = distribution.sampler();
        let n = DRAWS / 20;
        measure(&format!("quantile: {name}"), || {
            black_box((0..n).map(|i| sampler.quantile((i as f64 + 0.5) / n as f64)).sum::<f64>());
            n
        });
    }
}

fn event_list() {
    for pending in [100, 10_000] {
        let (luck, name) = (Luck::new(5, 6), DrawKey::new(7));
        let mut fel = FutureEventList::new(SimTime::ZERO);
        let mut stream = luck.stream(name);
        let mut delay = move || (stream.next_uniform() * 100_000.0) as i64;
        for i in 0..pending {
            assert!(fel.schedule(SimTime(delay()), 0, i, i).is_ok());
        }
        measure(&format!("event list: pop and schedule, {pending} pending"), || {
            for _ in 0..DRAWS {
                if let Some((at, event)) = fel.pop() {
                    assert!(fel.schedule(SimTime(at.0 + delay()), 0, event, event).is_ok());
                }
            }
            DRAWS
        });
    }
}

fn reference_model() {
    for (agencies, days) in [(64, 365), (4096, 30)] {
        let mut model = desk::ecs::Model::new(desk::Size { agencies, days });
        let mut replication = 0;
        measure(&format!("incident desk, {agencies} agencies: event"), || {
            replication += 1;
            model.run(1, replication).events
        });
    }
}

fn main() {
    draws();
    quantiles();
    event_list();
    reference_model();
}
