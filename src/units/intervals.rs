//! Sorted disjoint half-open intervals of simulated time, with queries in logarithmic time.

use std::sync::Arc;

use super::time::{SimTime, Span};

/// Sorted, disjoint, not touching, not empty intervals `[from, to)`. Cheap to clone: the table is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intervals {
    table: Arc<Table>,
}

#[derive(Debug, PartialEq, Eq)]
struct Table {
    parts: Vec<(SimTime, SimTime)>,
    /// Seconds inside all parts before each one; one longer than `parts`.
    before: Vec<i64>,
}

impl Intervals {
    /// Any intervals, in any order, overlapping or empty ones too; what comes out is their union.
    pub fn new(mut parts: Vec<(SimTime, SimTime)>) -> Intervals {
        parts.retain(|(from, to)| from < to);
        parts.sort_unstable();
        let mut merged: Vec<(SimTime, SimTime)> = Vec::with_capacity(parts.len());
        for (from, to) in parts {
            match merged.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        let mut before = Vec::with_capacity(merged.len() + 1);
        let mut sum = 0i64;
        before.push(sum);
        for (from, to) in &merged {
            sum = sum.saturating_add(to.0.saturating_sub(from.0));
            before.push(sum);
        }
        Intervals { table: Arc::new(Table { parts: merged, before }) }
    }

    /// The union of several.
    pub fn union<'a>(several: impl IntoIterator<Item = &'a Intervals>) -> Intervals {
        Intervals::new(several.into_iter().flat_map(|i| i.table.parts.iter().copied()).collect())
    }

    /// The intervals, in order.
    pub fn parts(&self) -> &[(SimTime, SimTime)] {
        &self.table.parts
    }

    /// How many parts end at or before `t`: the position of the part that holds `t`, or of the next one.
    fn position(&self, t: SimTime) -> usize {
        self.table.parts.partition_point(|(_, to)| *to <= t)
    }

    /// Whether `t` lies inside.
    pub fn contains(&self, t: SimTime) -> bool {
        self.table.parts.get(self.position(t)).is_some_and(|(from, _)| *from <= t)
    }

    /// The first moment at or after `t` that lies inside; [`SimTime::NEVER`] if there is none.
    pub fn next_inside(&self, t: SimTime) -> SimTime {
        self.table.parts.get(self.position(t)).map_or(SimTime::NEVER, |(from, _)| t.max(*from))
    }

    /// The first moment after `t` at which inside and outside change; [`SimTime::NEVER`] if there is none.
    pub fn next_change(&self, t: SimTime) -> SimTime {
        match self.table.parts.get(self.position(t)) {
            Some((from, _)) if *from > t => *from,
            Some((_, to)) => *to,
            None => SimTime::NEVER,
        }
    }

    /// Whether `t` lies inside, and the first moment after it at which that changes: [`Intervals::contains`] and
    /// [`Intervals::next_change`] in one search.
    pub fn at(&self, t: SimTime) -> (bool, SimTime) {
        match self.table.parts.get(self.position(t)) {
            Some((from, _)) if *from > t => (false, *from),
            Some((_, to)) => (true, *to),
            None => (false, SimTime::NEVER),
        }
    }

    /// Seconds inside before `t`.
    fn inside_before(&self, t: SimTime) -> i64 {
        let position = self.position(t);
        let whole = self.table.before[position];
        match self.table.parts.get(position) {
            Some((from, _)) if *from < t => whole + (t.0 - from.0),
            _ => whole,
        }
    }

    /// Time inside between two moments; zero if `b` is not after `a`.
    pub fn between(&self, a: SimTime, b: SimTime) -> Span {
        if b <= a { Span::ZERO } else { Span(self.inside_before(b) - self.inside_before(a)) }
    }

    /// The first moment by which `span` of time inside has passed since `t`; `t` itself for an empty span,
    /// [`SimTime::NEVER`] if there is not so much left.
    pub fn advance(&self, t: SimTime, span: Span) -> SimTime {
        if span <= Span::ZERO {
            return t;
        }
        let wanted = self.inside_before(t).saturating_add(span.0);
        // The part in which the sum is reached: the first whose end has at least `wanted` seconds before it.
        let position = self.table.before.partition_point(|sum| *sum < wanted);
        match position.checked_sub(1).and_then(|ix| self.table.parts.get(ix).map(|part| (ix, part))) {
            Some((ix, (from, _))) => *from + Span(wanted - self.table.before[ix]),
            None => SimTime::NEVER,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_parts() -> impl Strategy<Value = Vec<(SimTime, SimTime)>> {
        proptest::collection::vec((-60i64..60, -5i64..25), 0..8)
            .prop_map(|v| v.into_iter().map(|(from, len)| (SimTime(from), SimTime(from + len))).collect())
    }

    proptest! {
        #[test]
        fn queries_agree_with_a_scan(parts in any_parts(), t in -70i64..100, u in -70i64..100, span in 0i64..60) {
            let inside = |s: i64| parts.iter().any(|(from, to)| from.0 <= s && s < to.0);
            let it = Intervals::new(parts.clone());
            let or_never = |found: Option<i64>| found.map_or(SimTime::NEVER, SimTime);
            prop_assert_eq!(it.contains(SimTime(t)), inside(t));
            prop_assert_eq!(it.next_inside(SimTime(t)), or_never((t..200).find(|s| inside(*s))));
            prop_assert_eq!(
                it.next_change(SimTime(t)),
                or_never((t + 1..200).find(|s| inside(*s) != inside(s - 1)))
            );
            prop_assert_eq!(it.at(SimTime(t)), (it.contains(SimTime(t)), it.next_change(SimTime(t))));
            let count = (t..u).filter(|s| inside(*s)).count() as i64;
            prop_assert_eq!(it.between(SimTime(t), SimTime(u)), Span(count));
            let reached = (t..200).find(|end| (t..*end).filter(|s| inside(*s)).count() as i64 == span);
            prop_assert_eq!(it.advance(SimTime(t), Span(span)), or_never(reached));
            prop_assert!(it.parts().windows(2).all(|w| w[0].1 < w[1].0));
            prop_assert!(it.parts().iter().all(|(from, to)| from < to));
        }

        #[test]
        fn a_union_contains_what_any_contains(a in any_parts(), b in any_parts(), t in -70i64..100) {
            let (a, b) = (Intervals::new(a), Intervals::new(b));
            let both = Intervals::union([&a, &b]);
            prop_assert_eq!(both.contains(SimTime(t)), a.contains(SimTime(t)) || b.contains(SimTime(t)));
        }
    }
}
