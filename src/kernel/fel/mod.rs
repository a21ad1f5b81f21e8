//! The future event list: what will happen, in one total order, and the clock that it moves.

mod wheel;

#[cfg(test)]
mod tests;

use bevy_ecs::prelude::Resource;

use crate::units::SimTime;
use wheel::{NOBODY, Node, Wheel};

/// How many events wait in front of the wheels.
const FRESH: usize = 2;
/// Flips the sign of a second so that unsigned comparison orders moments before the start first.
const SIGN: u64 = 1 << 63;

/// The future event list of one run, and its clock.
///
/// Events come out by time, then class (0 first), then stable key, and only then by the order in which they were
/// scheduled. Scheduling, popping and cancelling cost O(1) for a bounded range of time: events lie in hierarchical
/// timing wheels. Memory is what is pending at most.
///
/// The two events scheduled last wait in front of the wheels. When one is put in, its moment has long been computed;
/// and as the next event is nearly always another one, the processor goes on with that before the last draw is known.
#[derive(Resource, Clone, Debug)]
pub struct FutureEventList<E: Send + Sync + 'static> {
    nodes: Vec<Node>,
    events: Vec<Option<E>>,
    free: Vec<u32>,
    fresh: Fresh,
    wheel: Wheel,
    next_ticket: u64,
    now: SimTime,
    popped: u64,
    len: usize,
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

/// The events scheduled last, the oldest first.
#[derive(Clone, Debug)]
struct Fresh {
    /// Moments as in nodes; unused places hold the last of all moments.
    at: [u64; FRESH],
    ids: [u32; FRESH],
    first: usize,
    len: usize,
}

impl<E: Send + Sync + 'static> Default for FutureEventList<E> {
    fn default() -> Self {
        Self::new(SimTime::ZERO)
    }
}

impl<E: Send + Sync + 'static> FutureEventList<E> {
    /// An empty list whose clock stands at `start`.
    pub fn new(start: SimTime) -> Self {
        FutureEventList {
            nodes: vec![Node::NOBODY],
            events: vec![None],
            free: Vec::new(),
            fresh: Fresh::EMPTY,
            wheel: Wheel::new(flip(start)),
            next_ticket: 0,
            now: start,
            popped: 0,
            len: 0,
        }
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
        let node = Node::new(flip(at), class, key, ticket);
        let slot = match self.free.pop() {
            Some(slot) => {
                self.nodes[slot as usize] = node;
                self.events[slot as usize] = Some(event);
                slot
            }
            None => {
                assert!(self.nodes.len() < u32::MAX as usize, "more than 2^32 events are pending");
                self.nodes.push(node);
                self.events.push(Some(event));
                (self.nodes.len() - 1) as u32
            }
        };
        if self.fresh.len == FRESH {
            let oldest = self.fresh.take_oldest();
            self.wheel.insert(&mut self.nodes, oldest);
        }
        self.fresh.push(node.at, slot);
        self.len += 1;
        Ok(EventHandle { ticket, slot })
    }

    /// Takes the next event and moves the clock to its moment; `None` when nothing is pending.
    #[inline]
    pub fn pop(&mut self) -> Option<(SimTime, E)> {
        self.pop_until(SimTime::NEVER)
    }

    /// [`pop`](Self::pop), but leaves events later than `horizon` where they are.
    #[inline]
    pub fn pop_until(&mut self, horizon: SimTime) -> Option<(SimTime, E)> {
        let head = self.wheel.head(&self.nodes);
        let at = self.nodes[head as usize].at;
        if at >= self.fresh.soonest() {
            return self.pop_fresh(head, horizon);
        }
        if at > flip(horizon) {
            return None;
        }
        self.wheel.take_head(&mut self.nodes);
        self.give(head)
    }

    /// Takes a pending event back; `None` when it was popped or cancelled before.
    pub fn cancel(&mut self, handle: EventHandle) -> Option<E> {
        let node = self.nodes.get(handle.slot as usize).filter(|node| node.ticket == handle.ticket)?;
        let event = self.events[handle.slot as usize].take()?;
        if node.in_wheel() {
            self.wheel.remove(&mut self.nodes, handle.slot);
        } else {
            self.fresh.remove(handle.slot);
        }
        self.free.push(handle.slot);
        self.len -= 1;
        Some(event)
    }

    /// Whether the event is still to come.
    pub fn is_pending(&self, handle: EventHandle) -> bool {
        self.pending(handle).is_some()
    }

    /// The event that `handle` names, while it is still to come.
    pub fn pending(&self, handle: EventHandle) -> Option<&E> {
        let index = handle.slot as usize;
        self.nodes.get(index).filter(|node| node.ticket == handle.ticket)?;
        self.events[index].as_ref()
    }

    /// The moment of the next event.
    #[inline]
    pub fn peek_time(&self) -> Option<SimTime> {
        let head = self.nodes[self.wheel.find(&self.nodes) as usize].at;
        (self.len > 0).then(|| unflip(head.min(self.fresh.soonest())))
    }

    /// The clock: the moment of the last event popped, or the start.
    #[inline]
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// How many events are pending.
    pub fn len(&self) -> usize {
        self.len
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
        self.nodes.truncate(1);
        self.events.truncate(1);
        self.free.clear();
        self.fresh = Fresh::EMPTY;
        self.wheel = Wheel::new(flip(self.now));
        self.len = 0;
    }

    /// Forgets what is pending, sets the clock to `start` and the count of popped events to zero; keeps memory.
    pub fn reset(&mut self, start: SimTime) {
        self.now = start;
        self.popped = 0;
        self.clear();
    }

    /// Takes the first of the fresh events, unless the head of the wheels comes before it within the second.
    fn pop_fresh(&mut self, head: u32, horizon: SimTime) -> Option<(SimTime, E)> {
        let order = |id: &u32| self.nodes[*id as usize].order();
        let first = self.fresh.ids().min_by_key(order);
        if let Some(id) = first.filter(|id| order(id) < order(&head)) {
            if self.nodes[id as usize].at > flip(horizon) {
                return None;
            }
            self.fresh.remove(id);
            return self.give(id);
        }
        if head == NOBODY || self.nodes[head as usize].at > flip(horizon) {
            return None;
        }
        self.wheel.take_head(&mut self.nodes);
        self.give(head)
    }

    /// Gives out an event that is neither fresh nor in the wheels any more, and moves the clock.
    #[inline]
    fn give(&mut self, id: u32) -> Option<(SimTime, E)> {
        let event = self.events[id as usize].take()?;
        self.free.push(id);
        self.now = unflip(self.nodes[id as usize].at);
        self.popped += 1;
        self.len -= 1;
        Some((self.now, event))
    }
}

impl Fresh {
    const EMPTY: Fresh = Fresh { at: [u64::MAX; FRESH], ids: [NOBODY; FRESH], first: 0, len: 0 };

    #[inline]
    fn push(&mut self, at: u64, id: u32) {
        let place = (self.first + self.len) % FRESH;
        (self.at[place], self.ids[place]) = (at, id);
        self.len += 1;
    }

    /// There must be one.
    #[inline]
    fn take_oldest(&mut self) -> u32 {
        let place = self.first % FRESH;
        self.at[place] = u64::MAX;
        self.first = (place + 1) % FRESH;
        self.len -= 1;
        self.ids[place]
    }

    /// The least moment, the last of all moments when there is none.
    #[inline]
    fn soonest(&self) -> u64 {
        let [a, b] = self.at;
        a.min(b)
    }

    #[inline]
    fn ids(&self) -> impl Iterator<Item = u32> {
        (0..self.len).map(|i| self.ids[(self.first + i) % FRESH])
    }

    /// Takes one out; the others keep their order.
    fn remove(&mut self, id: u32) {
        let Some(position) = self.ids().position(|other| other == id) else { return };
        for i in position + 1..self.len {
            let (to, from) = ((self.first + i - 1) % FRESH, (self.first + i) % FRESH);
            (self.at[to], self.ids[to]) = (self.at[from], self.ids[from]);
        }
        self.len -= 1;
        self.at[(self.first + self.len) % FRESH] = u64::MAX;
    }
}

#[inline]
fn flip(at: SimTime) -> u64 {
    at.0 as u64 ^ SIGN
}

#[inline]
fn unflip(at: u64) -> SimTime {
    SimTime((at ^ SIGN) as i64)
}
