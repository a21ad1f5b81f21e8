//! The choice, made again until fresh drills keep to the bounds, and beside other choices of the same effort.

use std::collections::BTreeSet;

use super::found::Comparison;
use super::hold::{HeldDrill, Hold};
use super::objective::Effort;
use super::search::{self, Solved};
use super::study::Considered;

/// Random programmes drawn for comparison.
const RANDOM_DRAWN: u64 = 200;

/// What came of a choice.
pub(super) enum Attempt<T> {
    /// Every drill of it keeps to the bounds in fresh drills.
    Settled(T),
    /// Positions, among those considered, of drills that do not.
    Outside(BTreeSet<usize>),
}

/// Chooses until every chosen drill keeps to the bounds: one that fresh luck shows to be too hard or too easy may no longer
/// be held, and the choice is made again without it.
pub(super) fn settle<T, E>(
    considered: &mut Considered,
    mut attempt: impl FnMut(&mut Considered) -> Result<Attempt<T>, E>,
) -> Result<T, E> {
    loop {
        match attempt(considered)? {
            Attempt::Settled(found) => return Ok(found),
            Attempt::Outside(wrong) => {
                considered.kept.retain(|ix| !wrong.contains(ix));
                considered.dropped.replaced += wrong.len();
            }
        }
    }
}

/// The chosen programme beside others of the same effort; `held` are that of the search and the greedy one in fresh drills,
/// of which the better is taken.
pub(super) fn compare(
    work: &Hold<'_>,
    solved: &Solved,
    effort: Effort,
    held: [&[HeldDrill]; 2],
) -> Comparison {
    let problem = work.problem;
    let drawn =
        (0..RANDOM_DRAWN).filter_map(|number| search::random(problem, effort, work.design.seed, number));
    let random: Vec<f64> = drawn.map(|chosen| chosen.value).collect();
    let everything: Vec<usize> = (0..problem.items.len()).collect();
    let [(searched_fresh, of_searched), (greedy_fresh, of_greedy)] = held.map(|held| work.worth(held));
    let (chosen, chosen_fresh, chosen_fresh_between) = match greedy_fresh > searched_fresh {
        true => (solved.greedy.value, greedy_fresh, of_greedy),
        false => (solved.best.value, searched_fresh, of_searched),
    };
    Comparison {
        chosen,
        chosen_fresh,
        chosen_fresh_between,
        searched: solved.best.value,
        searched_fresh,
        greedy: solved.greedy.value,
        greedy_fresh,
        random_drawn: random.len() as u64,
        random_mean: random.iter().sum::<f64>() / random.len().max(1) as f64,
        random_low: random.iter().copied().reduce(f64::min).unwrap_or(0.0),
        random_high: random.iter().copied().reduce(f64::max).unwrap_or(0.0),
        upper: solved.upper,
        proved: solved.proved,
        every_drill: problem.value(&everything),
        all: problem.values.iter().sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::found::Dropped;
    use super::super::objective::{Item, Problem};
    use super::super::tests::{wishes, year};
    use super::super::wishes::Wishes;
    use super::*;

    /// Drills of a day of which each exercises one thing more than the one before it.
    fn items(kept: &[usize]) -> Vec<Item> {
        let of = |candidate: &usize| Item {
            candidate: *candidate,
            chances: (0..=*candidate).map(|element| (element, 0.5)).collect(),
            days: 1,
            people: 1,
            ease: 0.5,
            pins: Vec::new(),
        };
        kept.iter().map(of).collect()
    }

    fn considered(n: usize) -> Considered {
        Considered {
            candidates: Vec::new(),
            profiles: Vec::new(),
            people: Vec::new(),
            kept: (0..n).collect(),
            dropped: Dropped::default(),
            crowded: Vec::new(),
        }
    }

    /// The drills that are chosen in the end, where fresh drills show some to be outside of the bounds, and how often was chosen.
    fn settled(considered: &mut Considered, outside: &[usize]) -> (Result<Vec<usize>, &'static str>, usize) {
        let wishes = Wishes { apart_weeks: 0, ..wishes(2) };
        let year = year(&wishes);
        let mut attempts = 0;
        let found = settle(considered, |considered| {
            attempts += 1;
            let problem = Problem::new(items(&considered.kept), vec![1.0; 6], &year, &wishes);
            let solved = search::solve(&problem, Effort { days: 2, people: 9 });
            let Some(solved) = solved.filter(|solved| !solved.best.items.is_empty()) else {
                return Err("none is left");
            };
            let mut chosen: Vec<usize> =
                solved.best.items.iter().map(|ix| problem.items[*ix].candidate).collect();
            chosen.sort_unstable();
            let wrong: BTreeSet<usize> = chosen.iter().copied().filter(|ix| outside.contains(ix)).collect();
            Ok(if wrong.is_empty() { Attempt::Settled(chosen) } else { Attempt::Outside(wrong) })
        });
        (found, attempts)
    }

    #[test]
    fn what_fresh_drills_show_to_be_outside_is_replaced_until_nothing_is() {
        let mut all = considered(6);
        let (found, attempts) = settled(&mut all, &[]);
        assert_eq!((found, attempts, all.dropped.replaced), (Ok(vec![4, 5]), 1, 0), "nothing to replace");

        let mut all = considered(6);
        let (found, attempts) = settled(&mut all, &[5, 3, 1]);
        assert_eq!(found, Ok(vec![2, 4]), "the best of those that keep to the bounds");
        assert_eq!(
            (attempts, all.dropped.replaced),
            (3, 2),
            "5 first, then 3 that took its place; 1 was never chosen"
        );
        assert_eq!(all.kept, [0, 1, 2, 4]);
    }

    #[test]
    fn where_every_drill_falls_outside_there_is_no_programme() {
        let mut all = considered(3);
        let (found, attempts) = settled(&mut all, &[0, 1, 2]);
        assert_eq!(found, Err("none is left"), "nothing outside of the bounds is planned");
        assert_eq!(
            (attempts, all.dropped.replaced),
            (3, 3),
            "two at a time, then the last one, then none is left"
        );
        assert!(all.kept.is_empty());
    }
}
