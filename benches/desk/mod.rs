//! The reference model "incident desk": what every implementation of it shares.
//!
//! Each agency has incidents as a Poisson process, one a day. An incident is detected, its report travels, an officer
//! triages it, with probability 0.3 the director approves, a responder contains it (by severity, then first come),
//! and the agency's own staff member recovers. An event is one pop from the future event list. Every draw is keyed
//! by the incident, so that any implementation that asks for the same draws has the same results to the second.

pub mod ecs;

use cyberdrill::kernel::{Distribution, DrawKey, Luck, Sampler};
use cyberdrill::units::{SimTime, Span};

const MINUTE: f64 = 60.0;
const HOUR: f64 = 3600.0;
/// Agencies for which the numbers of officers, directors and responders are stated.
const PROVINCE: u32 = 64;
/// The share of incidents that the director approves.
const APPROVED: f64 = 0.3;
const SEVERITIES: f64 = 4.0;
const ESCALATES: DrawKey = DrawKey::new(20);
const SEVERITY: DrawKey = DrawKey::new(21);

/// The size of a run.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Agencies, a multiple of 64.
    pub agencies: u32,
    /// Days simulated.
    pub days: i64,
}

/// What takes time; its number is also its event class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Until the next incident.
    Occur,
    /// Until it is detected.
    Detect,
    /// The report travels.
    Report,
    /// An officer triages.
    Triage,
    /// A director approves.
    Approve,
    /// A responder contains.
    Contain,
    /// The staff member recovers.
    Recover,
}

/// The draws of one replication.
pub struct Draws {
    luck: Luck,
    samplers: [Sampler; 7],
}

/// The moments of an incident.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moments {
    pub occurred: SimTime,
    pub detected: SimTime,
    pub reported: SimTime,
    pub contained: SimTime,
}

/// What is recorded: whole seconds, so that equal runs are equal to the last bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub events: u64,
    pub closed: u64,
    pub detect: i64,
    pub report: i64,
    pub contain: i64,
    pub recover: i64,
    /// Depends on which incident was closed when, in order.
    pub checksum: u64,
}

impl Size {
    pub fn horizon(self) -> SimTime {
        SimTime::ZERO + Span::days(self.days)
    }
    pub fn officers(self) -> u32 {
        4 * self.agencies / PROVINCE
    }
    pub fn directors(self) -> u32 {
        self.agencies / PROVINCE
    }
    pub fn responders(self) -> u32 {
        12 * self.agencies / PROVINCE
    }
}

/// The stable key of an agency's n-th incident: it fits into 56 bits.
#[inline]
pub fn incident_key(agency: u32, n: u32) -> u64 {
    (u64::from(agency) << 32) | u64::from(n)
}

impl Draws {
    pub fn new(seed: u64, replication: u64) -> Draws {
        let lognormal = |median, sigma| Distribution::Lognormal { median, sigma }.sampler();
        let exponential = |mean| Distribution::Exponential { mean }.sampler();
        Draws {
            luck: Luck::new(seed, replication),
            samplers: [
                exponential(24.0 * HOUR),
                exponential(2.0 * HOUR),
                lognormal(15.0 * MINUTE, 0.8),
                exponential(30.0 * MINUTE),
                exponential(20.0 * MINUTE),
                lognormal(3.0 * HOUR, 0.7),
                lognormal(6.0 * HOUR, 0.9),
            ],
        }
    }

    #[inline]
    pub fn time(&self, stage: Stage, key: u64) -> Span {
        const NAMES: [DrawKey; 7] = {
            let mut names = [DrawKey::new(0); 7];
            let mut stage = 1;
            while stage < 7 {
                names[stage] = DrawKey::new(stage as u32);
                stage += 1;
            }
            names
        };
        let u = self.luck.uniform(NAMES[stage as usize].with(key));
        Span::drawn(self.samplers[stage as usize].quantile(u))
    }

    #[inline]
    pub fn escalates(&self, key: u64) -> bool {
        self.luck.uniform(ESCALATES.with(key)) < APPROVED
    }

    /// 0 is the most severe.
    #[inline]
    pub fn severity(&self, key: u64) -> u8 {
        (self.luck.uniform(SEVERITY.with(key)) * SEVERITIES) as u8
    }
}

impl Totals {
    #[inline]
    pub fn close(&mut self, at: SimTime, key: u64, moments: &Moments) {
        self.closed += 1;
        self.detect += (moments.detected - moments.occurred).0;
        self.report += (moments.reported - moments.detected).0;
        self.contain += (moments.contained - moments.reported).0;
        self.recover += (at - moments.contained).0;
        self.checksum =
            (self.checksum.rotate_left(5) ^ key ^ (at.0 as u64) << 20).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}
