//! The kernel against queueing theory: whole queues in an ECS world, compared with their formulae.
//!
//! Every queue is run in independent replications from an empty system; what arrives in the warm-up is not counted.
//! The mean over replications must lie within a 99.9 % t-interval around the formula, and the interval must be narrow
//! enough to notice a mistake. Seeds are fixed: a test that passes passes always.

use std::ops::ControlFlow;

use bevy_ecs::prelude::*;

use super::{
    ClassId, Distribution, DrawKey, EventHandle, EventLoop, FutureEventList, JobId, LoopEnd, Luck, Offer,
    Pool, Sampler, ServerId, run_until,
};
use crate::units::{SimTime, Span};

/// 99.95 % quantile of Student's t with 19 degrees of freedom, for the 99.9 % intervals of twenty replications.
const T19: f64 = 3.8834;
const REPLICATIONS: u64 = 20;
/// Half-widths above this share of the formula would notice nothing.
const NARROW: f64 = 0.08;
/// The time scale: mean service in seconds, large so that whole seconds do not matter.
const SERVICE: f64 = 100_000.0;
/// Arrivals of a class that are not counted, first and last.
const WARM_UP: u64 = 500;

/// A queue: priority classes with their loads, all served by the same servers.
#[derive(Resource, Clone)]
struct Queue {
    servers: u32,
    /// Utilisation per server that each priority brings, the most urgent first.
    loads: Vec<f64>,
    service: Distribution,
    preemptive: bool,
    /// Arrivals of all classes together.
    customers: u64,
    seed: u64,
}

#[derive(Clone, Copy)]
enum Event {
    Arrive { priority: u8, number: u64 },
    Depart(ServerId),
}

/// A customer, kept by its entity; `left` is the work still to do and `since` when it last began.
#[derive(Component, Default)]
struct Customer {
    priority: u8,
    counted: bool,
    arrived: SimTime,
    work: Span,
    left: Span,
    began: SimTime,
    departure: Option<EventHandle>,
}

#[derive(Resource)]
struct Desk {
    pool: Pool,
    class: ClassId,
    luck: Luck,
    arrivals: Vec<Sampler>,
    service: Sampler,
    entities: Vec<Entity>,
    free: Vec<JobId>,
    /// Per priority: the number counted, their waiting and their sojourn times in services.
    totals: Vec<(f64, f64, f64)>,
    /// Arrivals per priority, in proportion to the loads so that all classes end at about the same time.
    customers: Vec<u64>,
    preemptive: bool,
    started: u64,
}

fn play(
    mut fel: ResMut<FutureEventList<Event>>,
    mut desk: ResMut<Desk>,
    mut customers: Query<&mut Customer>,
) -> LoopEnd<()> {
    let desk = &mut *desk;
    run_until(&mut fel, SimTime::NEVER, |fel, at, event| {
        match event {
            Event::Arrive { priority, number } => desk.arrive(fel, &mut customers, at, priority, number),
            Event::Depart(server) => desk.depart(fel, &mut customers, at, server),
        }
        if desk.free.is_empty() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
}

impl Desk {
    fn next_arrival(&self, fel: &mut FutureEventList<Event>, at: SimTime, priority: u8, number: u64) {
        if number < self.customers[usize::from(priority)] {
            let key = DrawKey::new(1).with(u64::from(priority)).with(number);
            let gap = self.arrivals[usize::from(priority)].quantile(self.luck.uniform(key));
            fel.schedule(at + Span::drawn(gap), 1, number, Event::Arrive { priority, number }).unwrap();
        }
    }

    fn arrive(
        &mut self,
        fel: &mut FutureEventList<Event>,
        customers: &mut Query<&mut Customer>,
        at: SimTime,
        priority: u8,
        number: u64,
    ) {
        self.next_arrival(fel, at, priority, number + 1);
        let job = self.free.pop().unwrap();
        let work =
            self.service.quantile(self.luck.uniform(DrawKey::new(2).with(u64::from(priority)).with(number)));
        let left = Span::drawn(work);
        let counted = number >= WARM_UP && number < self.customers[usize::from(priority)] - WARM_UP;
        let mut customer = customers.get_mut(self.entities[job.0 as usize]).unwrap();
        *customer = Customer { priority, counted, arrived: at, work: left, left, ..Customer::default() };
        match self.pool.offer(job, self.class, priority, at, number, self.preemptive) {
            Offer::Started(server) => self.begin(fel, customers, at, job, server),
            Offer::Preempted { server, victim, victim_restarted_on } => {
                assert_eq!(victim_restarted_on, None, "one class has no other idle server");
                let mut stopped = customers.get_mut(self.entities[victim.0 as usize]).unwrap();
                let Event::Depart(_) = fel.cancel(stopped.departure.take().unwrap()).unwrap() else {
                    panic!()
                };
                let began = stopped.began;
                stopped.left = stopped.left - (at - began);
                self.begin(fel, customers, at, job, server);
            }
            Offer::Queued => {}
        }
    }

    fn begin(
        &mut self,
        fel: &mut FutureEventList<Event>,
        customers: &mut Query<&mut Customer>,
        at: SimTime,
        job: JobId,
        server: ServerId,
    ) {
        let mut customer = customers.get_mut(self.entities[job.0 as usize]).unwrap();
        customer.began = at;
        customer.departure =
            Some(fel.schedule(at + customer.left, 0, u64::from(server.0), Event::Depart(server)).unwrap());
        self.started += 1;
    }

    fn depart(
        &mut self,
        fel: &mut FutureEventList<Event>,
        customers: &mut Query<&mut Customer>,
        at: SimTime,
        server: ServerId,
    ) {
        let job = self.pool.serving(server).unwrap();
        let customer = customers.get(self.entities[job.0 as usize]).unwrap();
        if customer.counted {
            let total = &mut self.totals[usize::from(customer.priority)];
            let sojourn = (at - customer.arrived).as_f64();
            *total = (
                total.0 + 1.0,
                total.1 + (sojourn - customer.work.as_f64()) / SERVICE,
                total.2 + sojourn / SERVICE,
            );
        }
        self.free.push(job);
        if let Some(next) = self.pool.finish(server) {
            self.begin(fel, customers, at, next, server);
        }
    }
}

fn top_up(world: &mut World) {
    let spawned: Vec<Entity> = world.spawn_batch((0..64).map(|_| Customer::default())).collect();
    let mut desk = world.resource_mut::<Desk>();
    for entity in spawned {
        let job = JobId(desk.entities.len() as u32);
        desk.entities.push(entity);
        desk.free.push(job);
    }
}

fn open(world: &mut World, queue: &Queue, replication: u64) {
    let mut pool = Pool::new();
    let servers: Vec<ServerId> = (0..queue.servers).map(|_| pool.add_server()).collect();
    let class = pool.add_class(&servers);
    for &server in &servers {
        assert_eq!(pool.come_on(server), None);
    }
    let gap = |load: &f64| {
        Distribution::Exponential { mean: SERVICE / (load * f64::from(queue.servers)) }.sampler()
    };
    let total: f64 = queue.loads.iter().sum();
    let desk = Desk {
        pool,
        class,
        luck: Luck::new(queue.seed, replication),
        arrivals: queue.loads.iter().map(gap).collect(),
        service: queue.service.sampler(),
        entities: Vec::new(),
        free: Vec::new(),
        totals: vec![(0.0, 0.0, 0.0); queue.loads.len()],
        customers: queue.loads.iter().map(|load| (queue.customers as f64 * load / total) as u64).collect(),
        preemptive: queue.preemptive,
        started: 0,
    };
    let mut fel = FutureEventList::new(SimTime::ZERO);
    for priority in 0..queue.loads.len() {
        desk.next_arrival(&mut fel, SimTime::ZERO, priority as u8, 0);
    }
    world.insert_resource(desk);
    world.insert_resource(fel);
    top_up(world);
}

/// Mean waits and sojourns per priority, one row per replication, in mean services.
fn run(queue: &Queue) -> Vec<Vec<(f64, f64)>> {
    let mut world = World::new();
    open(&mut world, queue, 0);
    let mut events = EventLoop::new(&mut world, play);
    let replication = |r| {
        open(&mut world, queue, r);
        let end = events.run(&mut world, |world, ()| {
            top_up(world);
            true
        });
        assert_eq!(end, Ok(LoopEnd::Drained));
        let desk = world.resource::<Desk>();
        assert!(desk.free.len() == desk.entities.len(), "all customers left");
        assert!(desk.started >= desk.customers.iter().sum());
        let mean = |&(n, wait, sojourn): &(f64, f64, f64)| (wait / n, sojourn / n);
        desk.totals.iter().map(mean).collect()
    };
    (0..REPLICATIONS).map(replication).collect()
}

fn agrees(what: &str, values: impl Iterator<Item = f64>, formula: f64) {
    let values: Vec<f64> = values.collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0);
    let half = T19 * (variance / n).sqrt();
    assert!((mean - formula).abs() <= half, "{what}: {mean} ± {half} for {formula}");
    assert!(half <= NARROW * formula, "{what}: ± {half} is too wide for {formula}");
}

fn exponential(servers: u32, loads: &[f64]) -> Queue {
    let service = Distribution::Exponential { mean: SERVICE };
    Queue { servers, loads: loads.to_vec(), service, preemptive: false, customers: 60_000, seed: 2026 }
}

/// The probability that an arrival waits in M/M/c at offered load `a` (Erlang 1917).
fn erlang_c(servers: u32, a: f64) -> f64 {
    let blocking = (1..=servers).fold(1.0, |b, k| a * b / (f64::from(k) + a * b));
    let rho = a / f64::from(servers);
    blocking / (1.0 - rho * (1.0 - blocking))
}

#[test]
fn one_server_without_memory() {
    let rho = 0.7;
    let rows = run(&exponential(1, &[rho]));
    agrees("M/M/1 wait", rows.iter().map(|row| row[0].0), rho / (1.0 - rho));
    agrees("M/M/1 sojourn", rows.iter().map(|row| row[0].1), 1.0 / (1.0 - rho));
}

#[test]
fn many_servers_follow_erlang_c() {
    for (servers, rho) in [(2, 0.7), (5, 0.8), (8, 0.8)] {
        let rows = run(&exponential(servers, &[rho]));
        let wait = erlang_c(servers, rho * f64::from(servers)) / (f64::from(servers) * (1.0 - rho));
        agrees("M/M/c wait", rows.iter().map(|row| row[0].0), wait);
    }
}

#[test]
fn general_services_follow_pollaczek_and_khinchine() {
    let (rho, sigma, shape) = (0.6, 0.7, 0.5);
    let lognormal = Distribution::Lognormal { median: SERVICE * libm::exp(-sigma * sigma / 2.0), sigma };
    let gamma = Distribution::Gamma { mean: SERVICE, shape };
    let squared_variations = [libm::exp(sigma * sigma) - 1.0, 1.0 / shape];
    for (service, squared_variation) in [lognormal, gamma].into_iter().zip(squared_variations) {
        let rows = run(&Queue { service, ..exponential(1, &[rho]) });
        let wait = rho * (1.0 + squared_variation) / (2.0 * (1.0 - rho));
        agrees("M/G/1 wait", rows.iter().map(|row| row[0].0), wait);
    }
}

#[test]
fn priorities_without_preemption_follow_cobham() {
    // One rate of service for all, c servers: Cobham 1954; Kella and Yechiali 1985.
    for (servers, loads) in [(1, [0.3, 0.4]), (3, [0.35, 0.4])] {
        let rows = run(&exponential(servers, &loads));
        let c = f64::from(servers);
        let base = erlang_c(servers, (loads[0] + loads[1]) * c) / c;
        let (s1, s2) = (1.0 - loads[0], 1.0 - loads[0] - loads[1]);
        agrees("urgent wait", rows.iter().map(|row| row[0].0), base / s1);
        agrees("ordinary wait", rows.iter().map(|row| row[1].0), base / (s1 * s2));
    }
}

#[test]
fn preemptive_resume_priorities() {
    // M/M/1: the urgent see nobody else; the sojourn of the others is 1 / ((1 - ρ1)(1 - ρ1 - ρ2)) services.
    let loads = [0.3, 0.4];
    let rows = run(&Queue { preemptive: true, ..exponential(1, &loads) });
    let (s1, s2) = (1.0 - loads[0], 1.0 - loads[0] - loads[1]);
    agrees("urgent sojourn", rows.iter().map(|row| row[0].1), 1.0 / s1);
    agrees("ordinary sojourn", rows.iter().map(|row| row[1].1), 1.0 / (s1 * s2));
}

#[test]
fn the_same_luck_gives_the_same_run() {
    let queue = Queue { customers: 6000, ..exponential(3, &[0.3, 0.4]) };
    assert_eq!(run(&queue), run(&queue));
    assert_ne!(run(&queue), run(&Queue { seed: 2027, ..queue }));
}
