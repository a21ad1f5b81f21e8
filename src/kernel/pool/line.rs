//! The waiting line of one class: jobs in the order of their places, with withdrawals swept away lazily.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::JobId;
use crate::units::SimTime;

/// Fewer dead waiters than this are never worth a rebuild of the heap.
const COMPACT_FROM: usize = 64;
/// Moments take 56 bits and are ordered within ±2^55 seconds (a milliard years); beyond that they tie.
const MOMENT_BITS: u32 = 56;
const FARTHEST: i64 = 1 << (MOMENT_BITS - 1);

/// A place in every line: priority (8 bits), since (56), key (64), and the turn of the offer as last resort.
///
/// Kept as three words because a 128-bit number would be padded to four wherever it is stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    rank: u64,
    key: u64,
    /// Unique per offer: tells a job's present wait from an earlier one.
    turn: u64,
}

/// The jobs of one class that wait. The head is always a job that still waits.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    heap: BinaryHeap<Reverse<(Place, JobId)>>,
    dead: usize,
}

impl Place {
    #[inline]
    pub(super) fn new(priority: u8, since: SimTime, key: u64, turn: u64) -> Place {
        let moment = (since.0.clamp(-FARTHEST, FARTHEST - 1) + FARTHEST) as u64;
        Place { rank: (u64::from(priority) << MOMENT_BITS) | moment, key, turn }
    }

    /// The priority of the job, 0 the most urgent.
    #[inline]
    pub(super) fn priority(self) -> u8 {
        (self.rank >> MOMENT_BITS) as u8
    }
}

impl Line {
    /// How many jobs wait.
    pub(super) fn len(&self) -> usize {
        self.heap.len() - self.dead
    }

    /// The place of the job whose turn is next.
    #[inline]
    pub(super) fn head(&self) -> Option<Place> {
        self.heap.peek().map(|Reverse((place, _))| *place)
    }

    #[inline]
    pub(super) fn push(&mut self, place: Place, job: JobId) {
        self.heap.push(Reverse((place, job)));
    }

    /// Takes the head; `waits` tells whether an entry is still alive.
    #[inline]
    pub(super) fn pop(&mut self, waits: impl Fn(JobId, Place) -> bool) -> Option<JobId> {
        let Reverse((_, job)) = self.heap.pop()?;
        if self.dead > 0 {
            self.drop_dead_heads(waits);
        }
        Some(job)
    }

    /// Notes that one job of this line, for which `waits` is false by now, does not wait any more.
    pub(super) fn forget_one(&mut self, waits: impl Fn(JobId, Place) -> bool) {
        self.dead += 1;
        if self.dead >= COMPACT_FROM && self.dead * 2 > self.heap.len() {
            self.heap.retain(|Reverse((place, job))| waits(*job, *place));
            self.dead = 0;
        } else {
            self.drop_dead_heads(waits);
        }
    }

    pub(super) fn clear(&mut self) {
        self.heap.clear();
        self.dead = 0;
    }

    fn drop_dead_heads(&mut self, waits: impl Fn(JobId, Place) -> bool) {
        while self.dead > 0 && self.heap.peek().is_some_and(|Reverse((place, job))| !waits(*job, *place)) {
            self.heap.pop();
            self.dead -= 1;
        }
    }
}
