//! The choice of drills: greedy, then exchange, under every smaller effort too, so that more effort never brings less.

use super::bound;
use super::objective::{Chosen, Effort, Missed, NOTHING, Problem};
use super::schedule::Slot;
use crate::kernel::stream::{DrawKey, Luck};

/// How a step of the greedy choice compares drills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    /// What a drill adds.
    Gain,
    /// What it adds a day.
    GainPerDay,
}

/// What was found, and how far it can be from the best.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Solved {
    pub best: Chosen,
    /// The better of the two greedy choices.
    pub greedy: Chosen,
    /// No programme under this effort is worth more.
    pub upper: f64,
    /// Whether the search for a better one was complete.
    pub proved: bool,
}

/// Solves the problem. Every effort up to the wished one is solved by the same steps, and the best of all is taken: what
/// can be done with less can be done with more. None where the pins cannot all be kept.
pub(super) fn solve(problem: &Problem<'_>, effort: Effort) -> Option<Solved> {
    let mut levels: Vec<u32> =
        problem.items.iter().map(|i| i.people).filter(|p| *p <= effort.people).collect();
    levels.sort_unstable();
    levels.dedup();
    if problem.wishes.people.is_none() {
        // Whoever sets no limit has no smaller one to be compared with.
        levels.drain(..levels.len().saturating_sub(1));
    }
    let mut best: Option<Chosen> = None;
    for days in 1..=effort.days {
        for people in &levels {
            let found = improved(problem, Effort { days, people: *people });
            best = better(best, found);
        }
    }
    let top = Effort { days: effort.days, people: levels.last().copied().unwrap_or(0) };
    let greedy = greedily(problem, top)?;
    let mut best = best?;
    let bounded = bound::branch(problem, top, &mut best);
    Some(Solved { best, greedy, upper: bounded.upper, proved: bounded.complete })
}

/// The better of the two greedy choices.
fn greedily(problem: &Problem<'_>, effort: Effort) -> Option<Chosen> {
    better(greedy(problem, effort, By::Gain, &[]), greedy(problem, effort, By::GainPerDay, &[]))
}

/// Both greedy choices, each improved by exchange.
fn improved(problem: &Problem<'_>, effort: Effort) -> Option<Chosen> {
    let by = |by| greedy(problem, effort, by, &[]).map(|chosen| exchange(problem, effort, chosen));
    better(by(By::Gain), by(By::GainPerDay))
}

fn better(a: Option<Chosen>, b: Option<Chosen>) -> Option<Chosen> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.value > a.value + NOTHING { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// Adds to `begun` the drill that brings most until none fits; pins are served first. None where a pin cannot be served.
fn greedy(problem: &Problem<'_>, effort: Effort, by: By, begun: &[usize]) -> Option<Chosen> {
    let within = problem.within(effort);
    let mut items = begun.to_vec();
    let mut missed = problem.nothing();
    items.iter().for_each(|ix| missed.take(&problem.items[*ix]));
    loop {
        let serves = |ix: &usize| items.len() >= problem.pins() || problem.items[*ix].pins[items.len()];
        let worth = |ix: usize| {
            let gain = problem.gain(&missed, ix);
            if by == By::Gain { gain } else { gain / f64::from(problem.items[ix].days.max(1)) }
        };
        let fits = |ix: &usize| {
            problem.allowed(&[&items[..], &[*ix]].concat(), effort)
                && leaves_room(problem, &items, *ix, effort)
        };
        let mut ranked: Vec<(f64, usize)> =
            within.iter().filter(|ix| serves(ix)).map(|ix| (worth(*ix), *ix)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let pinned = items.len() < problem.pins();
        let next = ranked
            .iter()
            .filter(|(gain, _)| pinned || *gain > NOTHING)
            .map(|(_, ix)| *ix)
            .find(|ix| fits(ix));
        match next {
            Some(ix) => {
                missed.take(&problem.items[ix]);
                items.push(ix);
            }
            None if pinned => return None,
            None => break,
        }
    }
    Some(Chosen { value: problem.value(&items), items })
}

/// Whether the pins that are still open have days left and a place beside what is chosen, with the shortest drill that
/// fits each.
fn leaves_room(problem: &Problem<'_>, items: &[usize], next: usize, effort: Effort) -> bool {
    if items.len() + 1 >= problem.pins() {
        return problem.days(items) + problem.items[next].days <= effort.days;
    }
    let chosen: Vec<u32> = items.iter().chain([&next]).map(|ix| problem.items[*ix].days).collect();
    let shortest = |pin: usize| {
        let fits = problem.items.iter().filter(|i| i.pins[pin] && i.people <= effort.people);
        fits.map(|i| i.days).min().unwrap_or(0)
    };
    let slots: Vec<Slot> = (0..problem.pins())
        .map(|pin| Slot { days: chosen.get(pin).copied().unwrap_or_else(|| shortest(pin)), pin: Some(pin) })
        .collect();
    slots.iter().map(|slot| slot.days).sum::<u32>() <= effort.days && problem.places(&slots)
}

/// Replaces one drill by another as long as that brings more; the days that a shorter one leaves are filled up.
fn exchange(problem: &Problem<'_>, effort: Effort, mut chosen: Chosen) -> Chosen {
    let within = problem.within(effort);
    loop {
        let mut best: Option<Chosen> = None;
        for out in 0..chosen.items.len() {
            let missed = without(problem, &chosen.items, out);
            let mut ranked: Vec<(f64, usize)> =
                within.iter().map(|ix| (problem.gain(&missed, *ix), *ix)).collect();
            ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let base = chosen.value - problem.gain(&missed, chosen.items[out]);
            let mut filled = 0;
            for (gain, ix) in ranked.into_iter().take(TRIED) {
                let mut items = chosen.items.clone();
                items[out] = ix;
                let high = best.as_ref().map_or(chosen.value, |b| b.value) + NOTHING;
                let room = problem.days(&items) < effort.days && filled < FILLED;
                if (!room && base + gain <= high) || !problem.allowed(&items, effort) {
                    continue;
                }
                filled += usize::from(room);
                let found = match room {
                    true => greedy(problem, effort, By::GainPerDay, &items),
                    false => Some(Chosen { value: problem.value(&items), items }),
                };
                best = found.filter(|found| found.value > high).or(best);
            }
        }
        match best {
            Some(found) => chosen = found,
            None => return chosen,
        }
    }
}

/// How many of the drills that bring most are tried in the place of another, and how many of them with the days that are
/// left filled up.
const TRIED: usize = 48;
const FILLED: usize = 6;

fn without(problem: &Problem<'_>, items: &[usize], out: usize) -> Missed {
    let mut missed = problem.nothing();
    let others = items.iter().enumerate().filter(|(at, _)| *at != out);
    others.for_each(|(_, ix)| missed.take(&problem.items[*ix]));
    missed
}

/// What random draws of programmes are for.
const RANDOM: DrawKey = DrawKey::new(u32::from_be_bytes(*b"year"));

/// A programme drawn at random under the same effort: drills in random order, each taken if it fits. None where a pin
/// cannot be served.
pub(super) fn random(problem: &Problem<'_>, effort: Effort, seed: u64, number: u64) -> Option<Chosen> {
    let luck = Luck::new(seed, number);
    let mut order: Vec<(u64, usize)> =
        problem.within(effort).into_iter().map(|ix| (luck.bits(RANDOM.with(ix as u64)), ix)).collect();
    order.sort_unstable();
    let mut items: Vec<usize> = Vec::new();
    for pin in 0..problem.pins() {
        let fits = |ix: &usize| {
            problem.items[*ix].pins[pin]
                && problem.allowed(&[&items[..], &[*ix]].concat(), effort)
                && leaves_room(problem, &items, *ix, effort)
        };
        let ix = order.iter().map(|(_, ix)| *ix).find(fits)?;
        items.push(ix);
    }
    for (_, ix) in order {
        if problem.days(&items) + problem.items[ix].days <= effort.days {
            let more = [&items[..], &[ix]].concat();
            if problem.allowed(&more, effort) {
                items = more;
            }
        }
    }
    Some(Chosen { value: problem.value(&items), items })
}
