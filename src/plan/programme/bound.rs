//! Branch and bound: looks for a better programme than the one found, and says how much better one could be at most.
//!
//! For a monotone submodular `F` and any set `S`, what a superset within the days left can add is at most the fractional
//! knapsack of the single gains at `S` (Nemhauser, Wolsey, Fisher 1978). The calendar and pins are left out of the bound,
//! which keeps it a bound.

use super::objective::{Chosen, Effort, Missed, NOTHING, Problem};

/// Sets looked at before the search ends without proof.
const NODES: usize = 4_000;

/// What the search proved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounded {
    /// No allowed programme is worth more.
    pub upper: f64,
    /// Everything was looked at.
    pub complete: bool,
}

struct Search<'p, 'a> {
    problem: &'p Problem<'a>,
    effort: Effort,
    nodes: usize,
    /// The highest bound of what was not looked at.
    open: f64,
}

/// Improves `best` where it can.
pub(super) fn branch(problem: &Problem<'_>, effort: Effort, best: &mut Chosen) -> Bounded {
    let within = problem.within(effort);
    let mut search = Search { problem, effort, nodes: 0, open: 0.0 };
    search.visit(&mut Vec::new(), 0.0, &problem.nothing(), &within, best);
    let upper = best.value.max(search.open.min(ceiling(problem, effort, &within, best)));
    Bounded { upper, complete: upper <= best.value + NOTHING }
}

/// No allowed set is worth more than all drills together, nor than any set with all that the best further drills of the
/// effort add to it alone: the least of these over the sets on the way to the best one.
fn ceiling(problem: &Problem<'_>, effort: Effort, within: &[usize], best: &Chosen) -> f64 {
    let mut missed = problem.nothing();
    let mut least = problem.value(within);
    for taken in 0..=best.items.len() {
        let gains = within.iter().map(|ix| (problem.gain(&missed, *ix), *ix));
        let mut gains: Vec<(f64, usize)> = gains.filter(|(gain, _)| *gain > NOTHING).collect();
        by_density(problem, &mut gains);
        let more = knapsacks(problem, &gains, effort.days).first().copied().unwrap_or(0.0);
        least = least.min(problem.value(&best.items[..taken]) + more);
        if let Some(ix) = best.items.get(taken) {
            missed.take(&problem.items[*ix]);
        }
    }
    least
}

/// What adds most a day comes first.
fn by_density(problem: &Problem<'_>, gains: &mut [(f64, usize)]) {
    let density = |(gain, ix): &(f64, usize)| gain / f64::from(problem.items[*ix].days.max(1));
    gains.sort_by(|a, b| density(b).total_cmp(&density(a)).then(a.1.cmp(&b.1)));
}

impl Search<'_, '_> {
    /// Visits every superset of `items` by `rest`; `value` is that of `items`.
    fn visit(
        &mut self,
        items: &mut Vec<usize>,
        value: f64,
        missed: &Missed,
        rest: &[usize],
        best: &mut Chosen,
    ) {
        let problem = self.problem;
        let left = self.effort.days - problem.days(items).min(self.effort.days);
        let pinned = items.len() < problem.pins();
        let pin = items.len();
        let serves = |ix: &usize| !pinned || problem.items[*ix].pins[pin];
        let mut gains: Vec<(f64, usize)> = rest
            .iter()
            .filter(|ix| problem.items[**ix].days <= left && !items.contains(ix))
            .map(|ix| (problem.gain(missed, *ix), *ix))
            .filter(|(gain, _)| pinned || *gain > NOTHING)
            .collect();
        by_density(problem, &mut gains);
        let bounds = knapsacks(problem, &gains, left);
        for (at, (gain, ix)) in gains.iter().enumerate() {
            // From here on only what stands behind: a set is visited once, in the order of its densities. What stands before
            // one that serves a pin may still join it.
            let bound = value + bounds[if pinned { 0 } else { at }];
            if bound <= best.value + NOTHING {
                return;
            }
            if self.nodes >= NODES {
                self.open = self.open.max(bound);
                return;
            }
            if !serves(ix) {
                continue;
            }
            self.nodes += 1;
            items.push(*ix);
            if problem.allowed(items, self.effort) {
                let mut after = missed.clone();
                after.take(&problem.items[*ix]);
                let worth = value + gain;
                if items.len() >= problem.pins() && worth > best.value + NOTHING {
                    *best = Chosen { items: items.clone(), value: problem.value(items) };
                }
                let behind: Vec<usize> = if pinned {
                    gains.iter().map(|(_, other)| *other).filter(|other| other != ix).collect()
                } else {
                    gains[at + 1..].iter().map(|(_, other)| *other).collect()
                };
                self.visit(items, worth, &after, &behind, best);
            }
            items.pop();
        }
    }
}

/// For every position, the most that the gains from there on can add within the days: taken by density, the last in part.
fn knapsacks(problem: &Problem<'_>, gains: &[(f64, usize)], days: u32) -> Vec<f64> {
    let from = |at: usize| {
        let (mut sum, mut left) = (0.0, f64::from(days));
        for (gain, ix) in &gains[at..] {
            let takes = f64::from(problem.items[*ix].days.max(1));
            if takes >= left {
                return sum + gain * left / takes;
            }
            sum += gain;
            left -= takes;
        }
        sum
    };
    (0..gains.len()).map(from).collect()
}
