//! Processes know nothing of each other's luck: numbers under different names are uncorrelated, and a number drawn
//! more in one process changes no number of another.

use proptest::prelude::*;

use super::{DrawKey, FutureEventList, Luck, Stream};
use crate::units::SimTime;

/// Pairs of every kind, numbers under each name.
const PAIRS: u64 = 250;
const N: u64 = 512;
/// A standard normal number is beyond this once in a thousand.
const ONCE_IN_A_THOUSAND: f64 = 3.29;
/// The greatest of 2,750 of them is beyond this once in a thousand.
const GREATEST: f64 = 5.1;

/// Whose luck, and the parts of a name.
#[derive(Clone, Copy)]
struct Name {
    seed: u64,
    replication: u64,
    purpose: u32,
    parts: [u64; 2],
}

impl Name {
    fn luck(self) -> Luck {
        Luck::new(self.seed, self.replication)
    }
    fn key(self) -> DrawKey {
        DrawKey::new(self.purpose).with(self.parts[0]).with(self.parts[1])
    }
}

/// The kinds of pairs: what the second name of pair `i` has that the first has not; `chance` gives random bits.
type Kind = (&'static str, fn(Name, chance: &mut Stream) -> Name);
const KINDS: [Kind; 11] = [
    ("next last part", |n, _| Name { parts: [n.parts[0], n.parts[1] + 1], ..n }),
    ("next first part", |n, _| Name { parts: [n.parts[0] + 1, n.parts[1]], ..n }),
    ("next purpose", |n, _| Name { purpose: n.purpose + 1, ..n }),
    ("next seed", |n, _| Name { seed: n.seed + 1, ..n }),
    ("next replication", |n, _| Name { replication: n.replication + 1, ..n }),
    ("seed and replication exchanged", |n, _| Name { seed: n.replication, replication: n.seed, ..n }),
    ("parts exchanged", |n, _| Name { parts: [n.parts[1], n.parts[0]], ..n }),
    ("both parts one more", |n, _| Name { parts: n.parts.map(|part| part + 1), ..n }),
    ("one bit of a part", |n, chance| Name {
        parts: [n.parts[0] ^ (1 << (chance.next_bits() % 64)), n.parts[1]],
        ..n
    }),
    ("one bit of the seed", |n, chance| Name { seed: n.seed ^ (1 << (chance.next_bits() % 64)), ..n }),
    ("anything", |n, chance| Name {
        seed: chance.next_bits(),
        parts: [chance.next_bits(), chance.next_bits()],
        ..n
    }),
];

/// √n times the correlation: standard normal when they are independent.
fn dependence(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len().min(b.len());
    let sum: f64 = a.iter().zip(b).map(|(a, b)| (a - 0.5) * (b - 0.5)).sum();
    sum * 12.0 / (n as f64).sqrt()
}

/// Over all kinds of pairs: no pair is correlated, at the same place or one place on, and no kind is as a whole.
fn uncorrelated(what: &str, numbers: impl Fn(Name) -> Vec<f64>) {
    let mut chance = Luck::new(2026, 0).stream(DrawKey::new(77));
    for (kind, other) in KINDS {
        let mut squares = [0.0; 2];
        for i in 0..PAIRS {
            // Small numbers and hashes, as names of the simulation have them.
            let part = |chance: &mut Stream, i: u64| {
                if i.is_multiple_of(2) { i / 2 } else { chance.next_bits() >> 1 }
            };
            let parts = [part(&mut chance, i), part(&mut chance, i / 3 + 1)];
            let first =
                Name { seed: i % 40 + 1, replication: i % 17 + 50, purpose: 1 + (i % 60) as u32, parts };
            let second = other(first, &mut chance);
            let (a, b) = (numbers(first), numbers(second));
            for (lag, sum) in squares.iter_mut().enumerate() {
                let z = dependence(&a[lag..], &b);
                assert!(z.abs() < GREATEST, "{what}, {kind}, pair {i}, {lag} on: {z}");
                *sum += z * z;
            }
        }
        for (lag, sum) in squares.into_iter().enumerate() {
            // χ² with so many degrees of freedom as pairs, by Wilson and Hilferty.
            let n = PAIRS as f64;
            let z = (libm::cbrt(sum / n) - (1.0 - 2.0 / (9.0 * n))) / (2.0 / (9.0 * n)).sqrt();
            assert!(z.abs() < ONCE_IN_A_THOUSAND, "{what}, {kind}, {lag} on: {sum} of {n}");
        }
    }
}

#[test]
fn streams_of_different_keys_are_uncorrelated() {
    uncorrelated("streams", |name| {
        let mut stream = name.luck().stream(name.key());
        (0..N).map(|_| stream.next_uniform()).collect()
    });
}

#[test]
fn draws_under_different_keys_are_uncorrelated() {
    uncorrelated("draws", |name| (0..N).map(|i| name.luck().uniform(name.key().with(i))).collect());
}

#[test]
fn what_is_correlated_is_found() {
    let numbers = |name: Name| -> Vec<f64> {
        // A tenth of every number is common to all.
        let (own, common) = (name.luck(), Luck::new(0, 0));
        let key = DrawKey::new(1);
        let mixed =
            |i| if i % 10 == 0 { common.uniform(key.with(i)) } else { own.uniform(name.key().with(i)) };
        (0..N).map(mixed).collect()
    };
    let found = std::panic::catch_unwind(|| uncorrelated("mixed", numbers));
    assert!(found.is_err(), "a tenth in common was not noticed");
}

/// What a process did: when, and what it drew.
type Deeds = Vec<(SimTime, u64)>;

/// Four processes on one list of events. Each goes on after a drawn gap and draws a mark and a number of its stream;
/// `more` says how many further numbers of both kinds each draws at every event, which moves its own events.
fn processes(luck: Luck, more: [u64; 4]) -> [Deeds; 4] {
    let mut fel = FutureEventList::new(SimTime::ZERO);
    let key = |process: u64| DrawKey::new(9).with(process);
    let mut streams: [Stream; 4] = std::array::from_fn(|process| luck.stream(key(process as u64)));
    let mut deeds: [Deeds; 4] = Default::default();
    for process in 0..4u64 {
        fel.schedule(SimTime::ZERO, 0, process, process).unwrap();
    }
    while let Some((at, process)) = fel.pop_until(SimTime(20_000)) {
        let ix = process as usize;
        let count = deeds[ix].len() as u64;
        let own = |kind: u64| luck.uniform(key(process).with(count).with(kind));
        let further: f64 = (0..more[ix]).map(|n| own(2 + n) + streams[ix].next_uniform()).sum();
        let mark = own(1).to_bits() ^ streams[ix].next_bits();
        deeds[ix].push((at, mark));
        let gap = 1 + (own(0) * 300.0 + further * 50.0) as i64;
        fel.schedule(SimTime(at.0 + gap), 0, process, process).unwrap();
    }
    deeds
}

proptest! {
    #[test]
    fn a_draw_more_in_one_process_leaves_those_of_every_other(
        seed in any::<u64>(),
        replication in any::<u64>(),
        changed in 0usize..4,
        more in 1u64..5,
    ) {
        let luck = Luck::new(seed, replication);
        let mut further = [0; 4];
        further[changed] = more;
        let (before, after) = (processes(luck, [0; 4]), processes(luck, further));
        for process in 0..4 {
            prop_assert!(before[process].len() > 20);
            prop_assert_eq!(before[process] == after[process], process != changed, "process {}", process);
        }
    }
}
