//! The reference model in plain Rust: one binary heap of small events, vectors for everything else, no kernel.
//!
//! It asks for the same draws on the same integer clock and breaks ties in the same order, so its results are
//! identical to the kernel's. It has no cancelling, no pre-emption and no shared servers, because the model needs none.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use cyberdrill::units::SimTime;

use crate::desk::{Draws, Moments, Size, Stage, Totals, incident_key};

/// Time, class and stable key in one number; then what happens to whom.
type Event = Reverse<(u128, Stage2, u32)>;
/// The stage as a plain number, so that events compare without a table.
type Stage2 = u8;

#[derive(Clone, Default)]
struct Incident {
    key: u64,
    agency: u32,
    moments: Moments,
}

/// Servers that are alike: how many are free, and who waits.
struct Desk {
    free: u32,
    line: VecDeque<u32>,
}

pub struct Plain {
    size: Size,
    draws: Draws,
    events: BinaryHeap<Event>,
    incidents: Vec<Incident>,
    unused: Vec<u32>,
    occurred: Vec<u32>,
    officers: Desk,
    directors: Desk,
    responders: u32,
    /// Severity, since, stable key, incident.
    urgent: BinaryHeap<Reverse<(u8, SimTime, u64, u32)>>,
    staff: Vec<Desk>,
    totals: Totals,
}

const STAGES: [Stage; 7] = [
    Stage::Occur,
    Stage::Detect,
    Stage::Report,
    Stage::Triage,
    Stage::Approve,
    Stage::Contain,
    Stage::Recover,
];

impl Desk {
    fn new(free: u32) -> Desk {
        Desk { free, line: VecDeque::new() }
    }

    #[inline]
    fn take(&mut self, incident: u32) -> bool {
        if self.free > 0 {
            self.free -= 1;
            return true;
        }
        self.line.push_back(incident);
        false
    }

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let next = self.line.pop_front();
        self.free += u32::from(next.is_none());
        next
    }
}

impl Plain {
    pub fn new(size: Size) -> Plain {
        Plain {
            size,
            draws: Draws::new(0, 0),
            events: BinaryHeap::new(),
            incidents: Vec::new(),
            unused: Vec::new(),
            occurred: Vec::new(),
            officers: Desk::new(0),
            directors: Desk::new(0),
            responders: 0,
            urgent: BinaryHeap::new(),
            staff: Vec::new(),
            totals: Totals::default(),
        }
    }

    pub fn run(&mut self, seed: u64, replication: u64) -> Totals {
        self.open(seed, replication);
        let horizon = self.size.horizon();
        while let Some(&Reverse((order, stage, subject))) = self.events.peek() {
            let at = SimTime((order >> 64) as i64);
            if at > horizon {
                break;
            }
            self.events.pop();
            self.totals.events += 1;
            self.handle(at, STAGES[usize::from(stage)], subject);
        }
        self.totals
    }

    fn open(&mut self, seed: u64, replication: u64) {
        self.draws = Draws::new(seed, replication);
        self.totals = Totals::default();
        self.events.clear();
        self.urgent.clear();
        self.unused = (0..self.incidents.len() as u32).rev().collect();
        self.occurred = vec![0; self.size.agencies as usize];
        self.officers = Desk::new(self.size.officers());
        self.directors = Desk::new(self.size.directors());
        self.responders = self.size.responders();
        self.staff.clear();
        self.staff.resize_with(self.size.agencies as usize, || Desk::new(1));
        for agency in 0..self.size.agencies {
            self.after(SimTime::ZERO, Stage::Occur, incident_key(agency, 0), agency);
        }
    }

    #[inline]
    fn handle(&mut self, at: SimTime, stage: Stage, subject: u32) {
        if stage == Stage::Occur {
            return self.occur(at, subject);
        }
        let incident = &mut self.incidents[subject as usize];
        let key = incident.key;
        match stage {
            Stage::Occur => {}
            Stage::Detect => {
                incident.moments.detected = at;
                self.after(at, Stage::Report, key, subject);
            }
            Stage::Report => {
                incident.moments.reported = at;
                if self.officers.take(subject) {
                    self.after(at, Stage::Triage, key, subject);
                }
            }
            Stage::Triage => {
                if let Some(next) = self.officers.next() {
                    self.begin(at, Stage::Triage, next);
                }
                if self.draws.escalates(key) {
                    if self.directors.take(subject) {
                        self.after(at, Stage::Approve, key, subject);
                    }
                } else {
                    self.respond(at, key, subject);
                }
            }
            Stage::Approve => {
                if let Some(next) = self.directors.next() {
                    self.begin(at, Stage::Approve, next);
                }
                self.respond(at, key, subject);
            }
            Stage::Contain => {
                incident.moments.contained = at;
                let agency = incident.agency as usize;
                match self.urgent.pop() {
                    Some(Reverse((.., next))) => self.begin(at, Stage::Contain, next),
                    None => self.responders += 1,
                }
                if self.staff[agency].take(subject) {
                    self.after(at, Stage::Recover, key, subject);
                }
            }
            Stage::Recover => {
                let agency = incident.agency as usize;
                self.totals.close(at, key, &incident.moments);
                self.unused.push(subject);
                if let Some(next) = self.staff[agency].next() {
                    self.begin(at, Stage::Recover, next);
                }
            }
        }
    }

    fn occur(&mut self, at: SimTime, agency: u32) {
        let number = &mut self.occurred[agency as usize];
        let (key, next) = (incident_key(agency, *number), incident_key(agency, *number + 1));
        *number += 1;
        let incident = Incident { key, agency, moments: Moments { occurred: at, ..Moments::default() } };
        let subject = match self.unused.pop() {
            Some(subject) => {
                self.incidents[subject as usize] = incident;
                subject
            }
            None => {
                self.incidents.push(incident);
                self.incidents.len() as u32 - 1
            }
        };
        self.after(at, Stage::Detect, key, subject);
        self.after(at, Stage::Occur, next, agency);
    }

    #[inline]
    fn respond(&mut self, at: SimTime, key: u64, subject: u32) {
        if self.responders > 0 {
            self.responders -= 1;
            self.after(at, Stage::Contain, key, subject);
        } else {
            self.urgent.push(Reverse((self.draws.severity(key), at, key, subject)));
        }
    }

    #[inline]
    fn begin(&mut self, at: SimTime, stage: Stage, subject: u32) {
        self.after(at, stage, self.incidents[subject as usize].key, subject);
    }

    #[inline]
    fn after(&mut self, at: SimTime, stage: Stage, key: u64, subject: u32) {
        let due = at + self.draws.time(stage, key);
        let order = ((due.0 as u128) << 64) | ((stage as u128) << 56) | u128::from(key);
        self.events.push(Reverse((order, stage as u8, subject)));
    }
}
