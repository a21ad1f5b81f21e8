//! The future event list: what will happen, in one total order, and the clock that it moves.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use bevy_ecs::prelude::Resource;

use crate::units::SimTime;

/// Fewer dead entries than this are never worth a rebuild of the heap.
const COMPACT_FROM: usize = 64;
/// The sequence number shares its word with the last eight bits of the key.
const SEQUENCE_BITS: u32 = 56;
/// Flips the sign of a second so that unsigned comparison orders moments before the start first.
const SIGN: u64 = 1 << 63;

/// The future event list of one run, and its clock.
///
/// Events come out by time, then class (0 first), then stable key, and only then by the order in which they were
/// scheduled. Scheduling and popping cost O(log n); cancelling is O(1) and leaves a small dead entry that is
/// skipped later or swept away once dead entries are the majority, so that memory stays within a constant factor
/// of what is pending. A popped entry stays at the root until the next operation, because most events schedule
/// another one, and to replace the root costs about half of a pop and a push.
#[derive(Resource, Clone, Debug)]
pub struct FutureEventList<E: Send + Sync + 'static> {
    heap: BinaryHeap<Entry>,
    slots: Vec<Slot<E>>,
    free: Vec<u32>,
    dead: usize,
    /// The root is the event popped last and waits to be replaced or removed; then nothing is dead.
    stale: bool,
    next_ticket: u64,
    now: SimTime,
    popped: u64,
}

/// Names one scheduled event until it is popped or cancelled; afterwards it names nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EventHandle {
    ticket: u64,
    slot: u32,
}

/// Why an event could not be scheduled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// The moment lies before the clock.
    #[error("cannot schedule at second {}: the clock stands at second {}", .at.0, .now.0)]
    InPast {
        /// The moment asked for.
        at: SimTime,
        /// The clock.
        now: SimTime,
    },
}

/// What the heap moves about: the order, complemented because the heap gives the greatest first, and the slot.
///
/// `front` packs time (64 bits), class (8) and the upper 56 bits of the key; `back` the rest of the key and the
/// sequence number. Nearly every comparison is decided by one 128-bit subtraction without a branch.
#[derive(Clone, Copy, Debug)]
struct Entry {
    front: u128,
    back: u64,
    slot: u32,
}

/// Where the event itself waits; `ticket` tells the present tenant from earlier ones.
#[derive(Clone, Debug)]
struct Slot<E> {
    ticket: u64,
    event: Option<E>,
}

impl<E: Send + Sync + 'static> Default for FutureEventList<E> {
    fn default() -> Self {
        Self::new(SimTime::ZERO)
    }
}

impl<E: Send + Sync + 'static> FutureEventList<E> {
    /// An empty list whose clock stands at `start`.
    pub fn new(start: SimTime) -> Self {
        let (heap, slots, free) = (BinaryHeap::new(), Vec::new(), Vec::new());
        FutureEventList { heap, slots, free, dead: 0, stale: false, next_ticket: 0, now: start, popped: 0 }
    }

    /// Schedules `event` at `at`; among events of one moment the smaller `class`, then the smaller `key`, is first.
    ///
    /// # Errors
    /// [`ScheduleError::InPast`] when `at` is before [`now`](Self::now). The present moment is allowed.
    #[inline]
    pub fn schedule(
        &mut self,
        at: SimTime,
        class: u8,
        key: u64,
        event: E,
    ) -> Result<EventHandle, ScheduleError> {
        if at < self.now {
            return Err(ScheduleError::InPast { at, now: self.now });
        }
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        let tenant = Slot { ticket, event: Some(event) };
        let slot = match self.free.pop() {
            Some(slot) => {
                self.slots[slot as usize] = tenant;
                slot
            }
            None => {
                assert!(self.slots.len() < u32::MAX as usize, "more than 2^32 events are pending");
                self.slots.push(tenant);
                (self.slots.len() - 1) as u32
            }
        };
        let entry = Entry::new(at, class, key, ticket, slot);
        if std::mem::replace(&mut self.stale, false) {
            if let Some(mut root) = self.heap.peek_mut() {
                *root = entry;
            }
        } else {
            self.heap.push(entry);
        }
        Ok(EventHandle { ticket, slot })
    }

    /// Takes the next event and moves the clock to its moment; `None` when nothing is pending.
    #[inline]
    pub fn pop(&mut self) -> Option<(SimTime, E)> {
        self.settle();
        // The head is alive: whoever kills entries clears dead heads away.
        let entry = *self.heap.peek()?;
        self.take_head(entry)
    }

    /// [`pop`](Self::pop), but leaves events later than `horizon` where they are.
    #[inline]
    pub fn pop_until(&mut self, horizon: SimTime) -> Option<(SimTime, E)> {
        self.settle();
        let entry = *self.heap.peek()?;
        if entry.time() > horizon { None } else { self.take_head(entry) }
    }

    /// Takes a pending event back; `None` when it was popped or cancelled before.
    pub fn cancel(&mut self, handle: EventHandle) -> Option<E> {
        let slot = self.slots.get_mut(handle.slot as usize).filter(|slot| slot.ticket == handle.ticket)?;
        let event = slot.event.take()?;
        self.free.push(handle.slot);
        self.settle();
        self.dead += 1;
        if self.dead >= COMPACT_FROM && self.dead * 2 > self.heap.len() {
            self.compact();
        } else {
            self.drop_dead_heads();
        }
        Some(event)
    }

    /// Whether the event is still to come.
    pub fn is_pending(&self, handle: EventHandle) -> bool {
        self.pending(handle).is_some()
    }

    /// The event that `handle` names, while it is still to come.
    pub fn pending(&self, handle: EventHandle) -> Option<&E> {
        let slot = self.slots.get(handle.slot as usize).filter(|slot| slot.ticket == handle.ticket)?;
        slot.event.as_ref()
    }

    /// The moment of the next event.
    #[inline]
    pub fn peek_time(&self) -> Option<SimTime> {
        let head =
            if self.stale { self.heap.as_slice().get(1..)?.iter().take(2).max() } else { self.heap.peek() };
        head.map(Entry::time)
    }

    /// The clock: the moment of the last event popped, or the start.
    #[inline]
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// How many events are pending.
    pub fn len(&self) -> usize {
        self.heap.len() - self.dead - usize::from(self.stale)
    }

    /// Whether nothing is pending.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many events were popped since the start or the last [`reset`](Self::reset).
    pub fn popped(&self) -> u64 {
        self.popped
    }

    /// Forgets what is pending and leaves the clock where it is. Old handles name nothing afterwards.
    pub fn clear(&mut self) {
        self.heap.clear();
        self.slots.clear();
        self.free.clear();
        (self.dead, self.stale) = (0, false);
    }

    /// Forgets what is pending, sets the clock to `start` and the count of popped events to zero; keeps memory.
    pub fn reset(&mut self, start: SimTime) {
        self.clear();
        self.now = start;
        self.popped = 0;
    }

    /// Removes a stale root.
    #[inline]
    fn settle(&mut self) {
        if std::mem::replace(&mut self.stale, false) {
            self.heap.pop();
        }
    }

    /// Gives out the event of the root.
    #[inline]
    fn take_head(&mut self, entry: Entry) -> Option<(SimTime, E)> {
        let event = self.slots[entry.slot as usize].event.take()?;
        self.free.push(entry.slot);
        self.now = entry.time();
        self.popped += 1;
        self.stale = true;
        if self.dead > 0 {
            self.settle();
            self.drop_dead_heads();
        }
        Some((self.now, event))
    }

    #[cold]
    fn drop_dead_heads(&mut self) {
        while self.dead > 0 && self.heap.peek().is_some_and(|entry| !alive(&self.slots, entry)) {
            self.heap.pop();
            self.dead -= 1;
        }
    }

    #[cold]
    fn compact(&mut self) {
        let slots = &self.slots;
        self.heap.retain(|entry| alive(slots, entry));
        self.dead = 0;
    }
}

fn alive<E>(slots: &[Slot<E>], entry: &Entry) -> bool {
    let slot = &slots[entry.slot as usize];
    slot.event.is_some() && slot.ticket == entry.ticket()
}

impl Entry {
    #[inline]
    fn new(at: SimTime, class: u8, key: u64, ticket: u64, slot: u32) -> Entry {
        let time = (at.0 as u64) ^ SIGN;
        let front =
            (u128::from(time) << 64) | (u128::from(class) << SEQUENCE_BITS) | u128::from(key >> u8::BITS);
        let back = (key << SEQUENCE_BITS) | ticket;
        Entry { front: !front, back: !back, slot }
    }

    #[inline]
    fn time(&self) -> SimTime {
        SimTime((!((self.front >> 64) as u64) ^ SIGN) as i64)
    }

    fn ticket(&self) -> u64 {
        !self.back & ((1 << SEQUENCE_BITS) - 1)
    }
}

impl PartialEq for Entry {
    #[inline]
    fn eq(&self, other: &Entry) -> bool {
        self.front == other.front && self.back == other.back
    }
}

impl Eq for Entry {}

impl Ord for Entry {
    #[inline]
    fn cmp(&self, other: &Entry) -> Ordering {
        self.front.cmp(&other.front).then(self.back.cmp(&other.back))
    }
}

impl PartialOrd for Entry {
    #[inline]
    fn partial_cmp(&self, other: &Entry) -> Option<Ordering> {
        Some(self.cmp(other))
    }

    // The heap sifts with `<=` and `>=`; equal fronts are rare, so the common path is one wide comparison.
    #[inline]
    fn le(&self, other: &Entry) -> bool {
        if self.front == other.front { self.back <= other.back } else { self.front < other.front }
    }

    #[inline]
    fn ge(&self, other: &Entry) -> bool {
        other <= self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn order_is_time_class_key_and_then_first_come() {
        let mut fel = FutureEventList::new(SimTime(-10));
        let ops =
            [(5, 0, 0, 'h'), (-3, 1, 0, 'c'), (-3, 0, u64::MAX, 'b'), (-3, 0, 256, 'a'), (0, 2, 7, 'f')];
        let more = [(0, 2, 7, 'g'), (0, 2, 1, 'd'), (0, 2, 6, 'e'), (i64::MAX, 255, 0, 'i')];
        for (at, class, key, name) in ops.into_iter().chain(more) {
            fel.schedule(SimTime(at), class, key, name).unwrap();
        }
        assert_eq!(std::iter::from_fn(|| fel.pop()).map(|(_, name)| name).collect::<String>(), "abcdefghi");
        assert_eq!((fel.now(), fel.popped()), (SimTime::NEVER, 9));
    }

    #[test]
    fn nothing_is_scheduled_into_the_past() {
        let mut fel = FutureEventList::default();
        fel.schedule(SimTime(7), 0, 0, ()).unwrap();
        fel.pop();
        let refused = fel.schedule(SimTime(6), 0, 0, ()).unwrap_err();
        assert_eq!(refused, ScheduleError::InPast { at: SimTime(6), now: SimTime(7) });
        assert_eq!(refused.to_string(), "cannot schedule at second 6: the clock stands at second 7");
        assert!(fel.schedule(SimTime(7), 0, 0, ()).is_ok());
    }

    #[test]
    fn a_handle_never_names_a_later_tenant() {
        let mut fel = FutureEventList::default();
        let first = fel.schedule(SimTime(1), 0, 0, 'a').unwrap();
        assert_eq!((fel.cancel(first), fel.cancel(first)), (Some('a'), None));
        let second = fel.schedule(SimTime(1), 0, 0, 'b').unwrap();
        assert!(!fel.is_pending(first) && fel.is_pending(second));
        fel.reset(SimTime::ZERO);
        let third = fel.schedule(SimTime(1), 0, 0, 'c').unwrap();
        assert!(!fel.is_pending(second) && fel.pending(third) == Some(&'c'));
    }

    #[test]
    fn cancelling_keeps_memory_bounded() {
        let mut fel = FutureEventList::default();
        for i in 0..100_000 {
            let handle = fel.schedule(SimTime(1_000_000 - i), 0, 0, i).unwrap();
            if i % 100 != 0 {
                fel.cancel(handle);
            }
        }
        assert_eq!(fel.len(), 1000);
        assert!(fel.heap.len() <= 2 * fel.len() + COMPACT_FROM && fel.slots.len() <= 1001);
    }

    proptest! {
        #[test]
        fn agrees_with_a_sorted_map(ops in prop::collection::vec((0u8..4, 0i64..6, 0u8..2, 0u64..3), 1..400)) {
            let mut fel = FutureEventList::default();
            let (mut model, mut handles) = (BTreeMap::new(), Vec::new());
            for (n, (op, delay, class, key)) in ops.into_iter().enumerate() {
                let at = SimTime(fel.now().0 + delay);
                if op < 2 {
                    let handle = fel.schedule(at, class, key, n).unwrap();
                    model.insert((at, class, key, n), ());
                    handles.push((handle, (at, class, key, n)));
                } else if op == 2 && !handles.is_empty() {
                    let (handle, id) = handles[(n * 7) % handles.len()];
                    prop_assert_eq!(fel.is_pending(handle), model.contains_key(&id));
                    prop_assert_eq!(fel.cancel(handle), model.remove(&id).map(|()| id.3));
                } else {
                    let expected = model.pop_first().map(|(id, ())| (id.0, id.3));
                    prop_assert_eq!(fel.peek_time(), expected.map(|(at, _)| at));
                    if n % 2 == 0 {
                        prop_assert_eq!(fel.pop_until(SimTime(fel.now().0 - 1)), None);
                        prop_assert_eq!(fel.pop_until(SimTime::NEVER), expected);
                    } else {
                        prop_assert_eq!(fel.pop(), expected);
                    }
                }
                prop_assert_eq!(fel.len(), model.len());
            }
        }
    }
}
