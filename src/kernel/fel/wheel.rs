//! Hierarchical timing wheels: who is next among events whose moments are whole seconds and never before the last.
//!
//! A moment is read in digits of six bits. An event lies at the level of the first digit in which its moment differs
//! from the moment taken last, in the slot of that digit; the lowest level that is not empty holds the next event in
//! its first slot, and whoever shares the slot moves to lower levels once it is taken. So an event moves at most eleven
//! times, and mostly twice, whatever the number of events. G. Varghese, T. Lauck, *Hashed and Hierarchical Timing
//! Wheels*, SOSP '87, 25–38; as a queue: R. K. Ahuja, K. Mehlhorn, J. B. Orlin, R. E. Tarjan, *Faster Algorithms for
//! the Shortest Path Problem*, J. ACM 37 (1990) 213–223 (the radix heap).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Bits of a digit, digits of a moment, and values of a digit.
const DIGIT: u32 = 6;
const LEVELS: usize = u64::BITS.div_ceil(DIGIT) as usize;
const SLOTS: usize = 1 << DIGIT;

/// No node: the number of one that stands for nobody, later than all others, and takes writes that mean nothing.
pub(super) const NOBODY: u32 = 0;

/// One pending event, without what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// The moment, with its sign flipped, so that moments before the start come first.
    pub at: u64,
    pub key: u64,
    /// Rises with every event scheduled: tells the present tenant of a number from earlier ones.
    pub ticket: u64,
    next: u32,
    previous: u32,
    place: Place,
    class: u8,
}

/// Where a node lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Not in the wheels.
    Outside,
    /// Among those of the present second.
    Ready,
    Slot {
        level: u8,
        slot: u8,
    },
}

#[derive(Clone, Debug)]
pub(super) struct Wheel {
    /// The moment taken last: nothing in the wheels is before it.
    base: u64,
    /// Levels and slots that are not empty.
    levels: u16,
    slots: [u64; LEVELS],
    first: [[u32; SLOTS]; LEVELS],
    /// The next node of the levels, if known.
    head: u32,
    /// Many of one second, the second of `base`, in their order.
    ready: BinaryHeap<Reverse<(u8, u64, u64, u32)>>,
}

impl Node {
    pub(super) const NOBODY: Node = Node::new(u64::MAX, u8::MAX, u64::MAX, u64::MAX);

    pub(super) const fn new(at: u64, class: u8, key: u64, ticket: u64) -> Node {
        Node { at, key, ticket, next: NOBODY, previous: NOBODY, place: Place::Outside, class }
    }

    /// By time, class, key, and who was scheduled first.
    #[inline]
    pub(super) fn order(&self) -> (u64, u8, u64, u64) {
        (self.at, self.class, self.key, self.ticket)
    }

    #[inline]
    fn before(&self, other: &Node) -> bool {
        if self.at == other.at { self.order() < other.order() } else { self.at < other.at }
    }

    pub(super) fn in_wheel(&self) -> bool {
        self.place != Place::Outside
    }
}

impl Wheel {
    pub(super) fn new(base: u64) -> Wheel {
        let first = [[NOBODY; SLOTS]; LEVELS];
        Wheel { base, levels: 0, slots: [0; LEVELS], first, head: NOBODY, ready: BinaryHeap::new() }
    }

    /// Puts in a node that is not before the node taken last.
    #[inline]
    pub(super) fn insert(&mut self, nodes: &mut [Node], id: u32) {
        let node = nodes[id as usize];
        if node.at == self.base && !self.ready.is_empty() {
            return self.make_ready(nodes, id);
        }
        self.link(nodes, id);
        if self.head != NOBODY && node.before(&nodes[self.head as usize]) {
            self.head = id;
        }
    }

    /// The next node; nobody when there is none.
    #[inline]
    pub(super) fn head(&mut self, nodes: &[Node]) -> u32 {
        if self.head == NOBODY {
            self.head = self.find(nodes);
        }
        self.head
    }

    /// The next node, looked for anew if need be.
    pub(super) fn find(&self, nodes: &[Node]) -> u32 {
        if self.head != NOBODY {
            return self.head;
        }
        if let Some(&Reverse((.., id))) = self.ready.peek() {
            return id;
        }
        if self.levels == 0 {
            return NOBODY;
        }
        let level = self.levels.trailing_zeros() as usize;
        let mut best = self.first[level][self.slots[level].trailing_zeros() as usize % SLOTS];
        let mut other = nodes[best as usize].next;
        while other != NOBODY {
            if nodes[other as usize].before(&nodes[best as usize]) {
                best = other;
            }
            other = nodes[other as usize].next;
        }
        best
    }

    /// Takes the head; it becomes the moment taken last.
    #[inline]
    pub(super) fn take_head(&mut self, nodes: &mut [Node]) {
        let id = std::mem::replace(&mut self.head, NOBODY);
        let Node { at, next, place, .. } = nodes[id as usize];
        nodes[id as usize].place = Place::Outside;
        let Place::Slot { level, slot } = place else {
            self.ready.pop();
            return;
        };
        self.base = at;
        let (level, slot) = (level as usize % LEVELS, slot as usize % SLOTS);
        let first = std::mem::replace(&mut self.first[level][slot], NOBODY);
        self.clear(level, slot);
        if first != id || next != NOBODY {
            self.descend(nodes, level, first, id);
        }
    }

    /// Sorts those that shared the slot of the node just taken into lower levels.
    fn descend(&mut self, nodes: &mut [Node], level: usize, first: u32, taken: u32) {
        let mut id = first;
        while id != NOBODY {
            let next = nodes[id as usize].next;
            if id != taken {
                if level == 0 {
                    self.make_ready(nodes, id);
                } else {
                    self.link(nodes, id);
                }
            }
            id = next;
        }
    }

    /// Takes out any node.
    pub(super) fn remove(&mut self, nodes: &mut [Node], id: u32) {
        if self.head == id {
            self.head = NOBODY;
        }
        let Node { next, previous, place, .. } = nodes[id as usize];
        nodes[id as usize].place = Place::Outside;
        match place {
            Place::Outside => {}
            Place::Ready => self.ready.retain(|&Reverse((.., other))| other != id),
            Place::Slot { level, slot } => {
                let (level, slot) = (level as usize, slot as usize);
                nodes[next as usize].previous = previous;
                if previous != NOBODY {
                    nodes[previous as usize].next = next;
                } else {
                    self.first[level][slot] = next;
                    if next == NOBODY {
                        self.clear(level, slot);
                    }
                }
            }
        }
    }

    #[inline]
    fn link(&mut self, nodes: &mut [Node], id: u32) {
        let at = nodes[id as usize].at;
        let level = (((at ^ self.base) | 1).ilog2() / DIGIT) as usize % LEVELS;
        let slot = (at >> (level as u32 * DIGIT)) as usize % SLOTS;
        let next = std::mem::replace(&mut self.first[level][slot], id);
        self.slots[level] |= 1 << slot;
        self.levels |= 1 << level;
        nodes[next as usize].previous = id;
        let node = &mut nodes[id as usize];
        (node.next, node.previous) = (next, NOBODY);
        node.place = Place::Slot { level: level as u8, slot: slot as u8 };
    }

    fn make_ready(&mut self, nodes: &mut [Node], id: u32) {
        let node = &mut nodes[id as usize];
        node.place = Place::Ready;
        self.ready.push(Reverse((node.class, node.key, node.ticket, id)));
        // Whoever is ready comes before the levels, and the order among the ready may have changed.
        self.head = NOBODY;
    }

    #[inline]
    fn clear(&mut self, level: usize, slot: usize) {
        self.slots[level] &= !(1 << slot);
        self.levels &= !(u16::from(self.slots[level] == 0) << level);
    }
}
