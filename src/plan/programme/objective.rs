//! The value of a set of drills: what it exercises, each element once, weighted; and which sets are allowed.
//!
//! With `q(c, e)` the chance that drill `c` exercises element `e` and `v(e)` its value, a set `S` is worth
//! `F(S) = Σ v(e) · (1 − Π (1 − q(c, e)))`: the mean weight of what is exercised at least once. `F` is monotone and
//! submodular: a further drill never lowers it, and brings less the more there is already.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::days::YearDays;
use super::schedule::{Slot, place};
use super::wishes::Wishes;

/// Gains up to this are none: rounding must not prefer one drill to another.
pub(super) const NOTHING: f64 = 1e-12;

/// A candidate as the search sees it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    /// Position among the drills considered.
    pub candidate: usize,
    /// Elements that it exercises, with the chance.
    pub chances: Vec<(usize, f64)>,
    /// Days.
    pub days: u32,
    /// People called.
    pub people: u32,
    /// The share of the expectations that is met: easier drills come first in the year.
    pub ease: f64,
    /// The pins whose day and campaign it fits.
    pub pins: Vec<bool>,
}

/// The problem: items, values, the year.
#[derive(Debug)]
pub(super) struct Problem<'a> {
    pub items: Vec<Item>,
    /// Value of each element.
    pub values: Vec<f64>,
    pub year: &'a YearDays,
    pub wishes: &'a Wishes,
    /// Whether drills of these lengths have a place in the year.
    places: RefCell<BTreeMap<Vec<Slot>, bool>>,
}

/// A set of items; those of the pins come first, in the order of the pins.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Chosen {
    pub items: Vec<usize>,
    pub value: f64,
}

/// How likely each element has been missed by what is chosen.
#[derive(Clone, Debug)]
pub(super) struct Missed(Vec<f64>);

impl Missed {
    /// Takes one more item in.
    pub fn take(&mut self, item: &Item) {
        for (element, chance) in &item.chances {
            self.0[*element] *= 1.0 - chance;
        }
    }
}

/// How much effort a search may spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Effort {
    /// Days in all.
    pub days: u32,
    /// People in one drill.
    pub people: u32,
}

impl<'a> Problem<'a> {
    pub fn new(items: Vec<Item>, values: Vec<f64>, year: &'a YearDays, wishes: &'a Wishes) -> Problem<'a> {
        Problem { items, values, year, wishes, places: RefCell::default() }
    }

    /// Nothing chosen yet.
    pub fn nothing(&self) -> Missed {
        Missed(vec![1.0; self.values.len()])
    }

    /// What a set is worth.
    pub fn value(&self, items: &[usize]) -> f64 {
        let mut missed = self.nothing();
        items.iter().for_each(|ix| missed.take(&self.items[*ix]));
        self.values.iter().zip(&missed.0).map(|(value, missed)| value * (1.0 - missed)).sum()
    }

    /// What one more item adds.
    pub fn gain(&self, missed: &Missed, item: usize) -> f64 {
        self.items[item]
            .chances
            .iter()
            .map(|(element, chance)| self.values[*element] * missed.0[*element] * chance)
            .sum()
    }

    /// Days of a set.
    pub fn days(&self, items: &[usize]) -> u32 {
        items.iter().map(|ix| self.items[*ix].days).sum()
    }

    /// How many pins there are.
    pub fn pins(&self) -> usize {
        self.wishes.pins.len()
    }

    /// The items that may be chosen under an effort.
    pub fn within(&self, effort: Effort) -> Vec<usize> {
        (0..self.items.len())
            .filter(|ix| self.items[*ix].people <= effort.people && self.items[*ix].days <= effort.days)
            .collect()
    }

    /// Whether a set, the items of the pins first, keeps to the effort and has a place in the year.
    pub fn allowed(&self, items: &[usize], effort: Effort) -> bool {
        let pins = self.pins().min(items.len());
        self.days(items) <= effort.days
            && items.iter().all(|ix| self.items[*ix].people <= effort.people)
            && (0..pins).all(|pin| self.items[items[pin]].pins[pin])
            && items.iter().enumerate().all(|(at, ix)| !items[..at].contains(ix))
            && self.has_place(items)
    }

    fn has_place(&self, items: &[usize]) -> bool {
        self.places(&self.slots(items))
    }

    /// Whether slots have a place in the year.
    pub fn places(&self, slots: &[Slot]) -> bool {
        if let Some(known) = self.places.borrow().get(slots) {
            return *known;
        }
        let found = place(self.year, self.wishes, slots).is_some();
        self.places.borrow_mut().insert(slots.to_vec(), found);
        found
    }

    /// The slots of a set: those of the pins, then the others, easier drills first.
    pub fn slots(&self, items: &[usize]) -> Vec<Slot> {
        self.ordered(items).into_iter().map(|(ix, pin)| Slot { days: self.items[ix].days, pin }).collect()
    }

    /// The items of a set in the order of their slots, each with its pin.
    pub fn ordered(&self, items: &[usize]) -> Vec<(usize, Option<usize>)> {
        let pins = self.pins().min(items.len());
        let mut free: Vec<usize> = items[pins..].to_vec();
        free.sort_by(|a, b| self.items[*b].ease.total_cmp(&self.items[*a].ease).then(a.cmp(b)));
        let pinned = items[..pins].iter().enumerate().map(|(pin, ix)| (*ix, Some(pin)));
        pinned.chain(free.into_iter().map(|ix| (ix, None))).collect()
    }
}
