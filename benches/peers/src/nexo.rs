//! The reference model in NeXosim 1.0, as its guide has it: a model per agency and per desk, joined by ports.
//!
//! Draws are keyed as everywhere, so results differ only where events of one second come in another order.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cyberdrill::units::SimTime;
use nexosim::Message;
use nexosim::model::{Context, Model, schedulable};
use nexosim::ports::{EventSource, Output};
use nexosim::simulation::{Mailbox, SimInit, SimulationError};
use nexosim::time::MonotonicTime;
use serde::{Deserialize, Serialize};

use crate::desk::{Draws, Moments, Size, Stage, Totals, incident_key};

static TOTALS: Mutex<Totals> =
    Mutex::new(Totals { events: 0, closed: 0, detect: 0, report: 0, contain: 0, recover: 0, checksum: 0 });

/// The draws, shared by all models.
#[derive(Clone)]
struct Shared(Arc<Draws>);

impl Default for Shared {
    fn default() -> Shared {
        Shared(Arc::new(Draws::new(0, 0)))
    }
}

impl Shared {
    fn time(&self, stage: Stage, key: u64) -> Duration {
        Duration::from_secs(self.0.time(stage, key).0 as u64)
    }
}

fn now<M: Model>(cx: &Context<M>) -> i64 {
    cx.time().as_secs()
}

/// An incident, handed from model to model.
#[derive(Clone, Copy, Default, Message, Serialize, Deserialize)]
pub struct Incident {
    key: u64,
    agency: u32,
    occurred: i64,
    detected: i64,
    reported: i64,
    contained: i64,
}

#[derive(Serialize, Deserialize)]
pub struct Agency {
    #[serde(skip)]
    draws: Shared,
    report: Output<Incident>,
    number: u32,
    incidents: u32,
    staff_busy: bool,
    line: VecDeque<Incident>,
    #[serde(skip)]
    totals: Totals,
}

#[Model]
impl Agency {
    #[nexosim(init)]
    async fn init(&mut self, cx: &Context<Self>) {
        let gap = self.draws.time(Stage::Occur, incident_key(self.number, 0));
        cx.schedule_event(gap, schedulable!(Self::occur), ()).unwrap();
    }

    #[nexosim(schedulable)]
    async fn occur(&mut self, _: (), cx: &Context<Self>) {
        self.totals.events += 1;
        let key = incident_key(self.number, self.incidents);
        self.incidents += 1;
        let incident = Incident { key, agency: self.number, occurred: now(cx), ..Incident::default() };
        cx.schedule_event(self.draws.time(Stage::Detect, key), schedulable!(Self::detect), incident).unwrap();
        let gap = self.draws.time(Stage::Occur, incident_key(self.number, self.incidents));
        cx.schedule_event(gap, schedulable!(Self::occur), ()).unwrap();
    }

    #[nexosim(schedulable)]
    async fn detect(&mut self, mut incident: Incident, cx: &Context<Self>) {
        self.totals.events += 1;
        incident.detected = now(cx);
        let travel = self.draws.time(Stage::Report, incident.key);
        cx.schedule_event(travel, schedulable!(Self::arrive), incident).unwrap();
    }

    #[nexosim(schedulable)]
    async fn arrive(&mut self, mut incident: Incident, cx: &Context<Self>) {
        self.totals.events += 1;
        incident.reported = now(cx);
        self.report.send(incident).await;
    }

    pub async fn contained(&mut self, incident: Incident, cx: &Context<Self>) {
        if self.staff_busy {
            self.line.push_back(incident);
        } else {
            self.staff_busy = true;
            self.recover(incident, cx);
        }
    }

    fn recover(&mut self, incident: Incident, cx: &Context<Self>) {
        let time = self.draws.time(Stage::Recover, incident.key);
        cx.schedule_event(time, schedulable!(Self::recovered), incident).unwrap();
    }

    #[nexosim(schedulable)]
    async fn recovered(&mut self, incident: Incident, cx: &Context<Self>) {
        self.totals.events += 1;
        let moments = Moments {
            occurred: SimTime(incident.occurred),
            detected: SimTime(incident.detected),
            reported: SimTime(incident.reported),
            contained: SimTime(incident.contained),
        };
        self.totals.close(SimTime(now(cx)), incident.key, &moments);
        match self.line.pop_front() {
            Some(next) => self.recover(next, cx),
            None => self.staff_busy = false,
        }
    }

    pub async fn close(&mut self) {
        add(&self.totals);
    }
}

fn add(part: &Totals) {
    let mut totals = TOTALS.lock().unwrap();
    totals.events += part.events;
    totals.closed += part.closed;
    totals.detect += part.detect;
    totals.report += part.report;
    totals.contain += part.contain;
    totals.recover += part.recover;
}

/// Officers or directors.
#[derive(Serialize, Deserialize)]
pub struct Desk {
    #[serde(skip)]
    draws: Shared,
    approves: bool,
    escalate: Output<Incident>,
    respond: Output<Incident>,
    free: u32,
    line: VecDeque<Incident>,
    events: u64,
}

#[Model]
impl Desk {
    pub async fn ask(&mut self, incident: Incident, cx: &Context<Self>) {
        if self.free > 0 {
            self.free -= 1;
            self.begin(incident, cx);
        } else {
            self.line.push_back(incident);
        }
    }

    fn begin(&mut self, incident: Incident, cx: &Context<Self>) {
        let stage = if self.approves { Stage::Approve } else { Stage::Triage };
        cx.schedule_event(self.draws.time(stage, incident.key), schedulable!(Self::done), incident).unwrap();
    }

    #[nexosim(schedulable)]
    async fn done(&mut self, incident: Incident, cx: &Context<Self>) {
        self.events += 1;
        match self.line.pop_front() {
            Some(next) => self.begin(next, cx),
            None => self.free += 1,
        }
        if !self.approves && self.draws.0.escalates(incident.key) {
            self.escalate.send(incident).await;
        } else {
            self.respond.send(incident).await;
        }
    }

    pub async fn close(&mut self) {
        add(&Totals { events: self.events, ..Totals::default() });
    }
}

#[derive(Serialize, Deserialize)]
pub struct Responders {
    #[serde(skip)]
    draws: Shared,
    contained: Vec<Output<Incident>>,
    free: u32,
    #[serde(skip)]
    urgent: BinaryHeap<Reverse<Waiting>>,
    events: u64,
}

pub struct Waiting(u8, i64, Incident);

impl Waiting {
    fn order(&self) -> (u8, i64, u64) {
        (self.0, self.1, self.2.key)
    }
}
impl PartialEq for Waiting {
    fn eq(&self, other: &Waiting) -> bool {
        self.order() == other.order()
    }
}
impl Eq for Waiting {}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Waiting) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Waiting {
    fn cmp(&self, other: &Waiting) -> std::cmp::Ordering {
        self.order().cmp(&other.order())
    }
}

#[Model]
impl Responders {
    pub async fn ask(&mut self, incident: Incident, cx: &Context<Self>) {
        if self.free > 0 {
            self.free -= 1;
            self.begin(incident, cx);
        } else {
            self.urgent.push(Reverse(Waiting(self.draws.0.severity(incident.key), now(cx), incident)));
        }
    }

    fn begin(&mut self, incident: Incident, cx: &Context<Self>) {
        let time = self.draws.time(Stage::Contain, incident.key);
        cx.schedule_event(time, schedulable!(Self::done), incident).unwrap();
    }

    #[nexosim(schedulable)]
    async fn done(&mut self, mut incident: Incident, cx: &Context<Self>) {
        self.events += 1;
        match self.urgent.pop() {
            Some(Reverse(Waiting(.., next))) => self.begin(next, cx),
            None => self.free += 1,
        }
        incident.contained = now(cx);
        self.contained[incident.agency as usize].send(incident).await;
    }

    pub async fn close(&mut self) {
        add(&Totals { events: self.events, ..Totals::default() });
    }
}

/// Builds and runs one replication; a bench of NeXosim cannot be reset.
pub fn run(size: Size, seed: u64, replication: u64) -> Result<Totals, SimulationError> {
    *TOTALS.lock().unwrap() = Totals::default();
    let draws = Shared(Arc::new(Draws::new(seed, replication)));
    let desk = |approves, free| Desk {
        draws: draws.clone(),
        approves,
        escalate: Output::default(),
        respond: Output::default(),
        free,
        line: VecDeque::new(),
        events: 0,
    };
    let (mut officers, mut directors) = (desk(false, size.officers()), desk(true, size.directors()));
    let mut responders = Responders {
        draws: draws.clone(),
        contained: Vec::new(),
        free: size.responders(),
        urgent: BinaryHeap::new(),
        events: 0,
    };
    let (officers_box, directors_box, responders_box) = (Mailbox::new(), Mailbox::new(), Mailbox::new());
    officers.escalate.connect(Desk::ask, &directors_box);
    officers.respond.connect(Responders::ask, &responders_box);
    directors.respond.connect(Responders::ask, &responders_box);
    let mut bench = SimInit::with_num_threads(1);
    let mut close = EventSource::new()
        .connect(Desk::close, &officers_box)
        .connect(Desk::close, &directors_box)
        .connect(Responders::close, &responders_box);
    for number in 0..size.agencies {
        let mut agency = Agency {
            draws: draws.clone(),
            report: Output::default(),
            number,
            incidents: 0,
            staff_busy: false,
            line: VecDeque::new(),
            totals: Totals::default(),
        };
        let agency_box = Mailbox::new();
        agency.report.connect(Desk::ask, &officers_box);
        let mut contained = Output::default();
        contained.connect(Agency::contained, &agency_box);
        responders.contained.push(contained);
        close = close.connect(Agency::close, &agency_box);
        bench = bench.add_model(agency, agency_box, format!("agency {number}").as_str());
    }
    let close = close.register(&mut bench);
    let mut simulation = bench
        .add_model(officers, officers_box, "officers")
        .add_model(directors, directors_box, "directors")
        .add_model(responders, responders_box, "responders")
        .init(MonotonicTime::EPOCH)?;
    simulation.step_until(Duration::from_secs(size.horizon().0 as u64))?;
    simulation.process_event(&close, ())?;
    Ok(*TOTALS.lock().unwrap())
}
