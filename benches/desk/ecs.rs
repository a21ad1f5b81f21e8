//! The reference model on the kernel: pooled entities, one loop inside one system.
//!
//! Nobody asks which incidents changed, so their change ticks are bypassed.

use std::ops::ControlFlow;

use bevy_ecs::prelude::*;
use bevy_ecs::system::SystemParam;
use cyberdrill::kernel::{
    ClassId, EventLoop, FutureEventList, JobId, LoopEnd, Offer, Pool, ServerId, run_until,
};
use cyberdrill::units::SimTime;

use super::{Draws, Moments, Size, Stage, Totals, incident_key};

/// Entities are spawned by this many.
const BATCH: u32 = 256;

const OFFICERS: ClassId = ClassId(0);
const DIRECTORS: ClassId = ClassId(1);
const RESPONDERS: ClassId = ClassId(2);
/// The first agency's own staff; the others follow.
const STAFF: u32 = 3;

#[derive(Component)]
struct Agency {
    number: u32,
    incidents: u32,
}

#[derive(Component, Default)]
struct Incident {
    key: u64,
    agency: u32,
    job: u32,
    moments: Moments,
}

#[derive(Clone, Copy)]
enum Event {
    Occur(Entity),
    Detect(Entity),
    Report(Entity),
    Served(Stage, Entity, ServerId),
}

#[derive(Resource)]
struct Book {
    draws: Draws,
    horizon: SimTime,
    /// The entity of each job number, and the numbers that are free.
    roster: Vec<Entity>,
    free: Vec<JobId>,
    agencies: Vec<Entity>,
    totals: Totals,
}

#[derive(SystemParam)]
struct Tables<'w, 's> {
    agencies: Query<'w, 's, &'static mut Agency>,
    incidents: Query<'w, 's, &'static mut Incident>,
}

struct Desk<'a, 'w, 's> {
    pool: &'a mut Pool,
    book: &'a mut Book,
    tables: Tables<'w, 's>,
}

type Events = FutureEventList<Event>;

fn play(
    mut events: ResMut<Events>,
    mut pool: ResMut<Pool>,
    mut book: ResMut<Book>,
    tables: Tables,
) -> LoopEnd<()> {
    let horizon = book.horizon;
    let mut desk = Desk { pool: &mut pool, book: &mut book, tables };
    run_until(&mut events, horizon, |events, at, event| {
        desk.handle(events, at, event);
        if desk.book.free.is_empty() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
}

impl Desk<'_, '_, '_> {
    #[inline]
    fn handle(&mut self, events: &mut Events, at: SimTime, event: Event) {
        match event {
            Event::Occur(agency) => self.occur(events, at, agency),
            Event::Detect(entity) => {
                let Ok(mut incident) = self.tables.incidents.get_mut(entity) else { return };
                let incident = incident.bypass_change_detection();
                incident.moments.detected = at;
                let key = incident.key;
                self.after(events, at, Stage::Report, key, Event::Report(entity));
            }
            Event::Report(entity) => {
                let Ok(mut incident) = self.tables.incidents.get_mut(entity) else { return };
                let incident = incident.bypass_change_detection();
                incident.moments.reported = at;
                let (key, job) = (incident.key, JobId(incident.job));
                self.ask(events, at, Stage::Triage, (entity, key, job), OFFICERS, 0);
            }
            Event::Served(stage, entity, server) => self.served(events, at, stage, entity, server),
        }
    }

    fn occur(&mut self, events: &mut Events, at: SimTime, entity: Entity) {
        let Some(job) = self.book.free.pop() else { return };
        let incident_entity = self.book.roster[job.0 as usize];
        let Ok(mut agency) = self.tables.agencies.get_mut(entity) else { return };
        let number = agency.number;
        let key = incident_key(number, agency.incidents);
        agency.incidents += 1;
        let next = incident_key(number, agency.incidents);
        let Ok(mut incident) = self.tables.incidents.get_mut(incident_entity) else { return };
        let incident = incident.bypass_change_detection();
        let moments = Moments { occurred: at, ..Moments::default() };
        *incident = Incident { key, agency: number, job: job.0, moments };
        self.after(events, at, Stage::Detect, key, Event::Detect(incident_entity));
        self.after(events, at, Stage::Occur, next, Event::Occur(entity));
    }

    fn served(&mut self, events: &mut Events, at: SimTime, stage: Stage, entity: Entity, server: ServerId) {
        if let Some(next) = self.pool.finish(server) {
            let waiting = self.book.roster[next.0 as usize];
            if let Ok(incident) = self.tables.incidents.get(waiting) {
                self.after(events, at, stage, incident.key, Event::Served(stage, waiting, server));
            }
        }
        let Ok(mut incident) = self.tables.incidents.get_mut(entity) else { return };
        let incident = incident.bypass_change_detection();
        let (key, job) = (incident.key, JobId(incident.job));
        match stage {
            Stage::Triage if self.book.draws.escalates(key) => {
                self.ask(events, at, Stage::Approve, (entity, key, job), DIRECTORS, 0);
            }
            Stage::Triage | Stage::Approve => {
                let severity = self.book.draws.severity(key);
                self.ask(events, at, Stage::Contain, (entity, key, job), RESPONDERS, severity);
            }
            Stage::Contain => {
                incident.moments.contained = at;
                let staff = ClassId(STAFF + incident.agency);
                self.ask(events, at, Stage::Recover, (entity, key, job), staff, 0);
            }
            _ => {
                self.book.totals.close(at, key, &incident.moments);
                self.book.free.push(job);
            }
        }
    }

    #[inline]
    fn ask(
        &mut self,
        events: &mut Events,
        at: SimTime,
        stage: Stage,
        (entity, key, job): (Entity, u64, JobId),
        class: ClassId,
        priority: u8,
    ) {
        if let Offer::Started(server) = self.pool.offer(job, class, priority, at, key, false) {
            self.after(events, at, stage, key, Event::Served(stage, entity, server));
        }
    }

    #[inline]
    fn after(&self, events: &mut Events, at: SimTime, stage: Stage, key: u64, event: Event) {
        let due = at + self.book.draws.time(stage, key);
        let scheduled = events.schedule(due, stage as u8, key, event);
        debug_assert!(scheduled.is_ok(), "durations are positive");
    }
}

/// A world that runs one replication after the other.
pub struct Model {
    world: World,
    events: EventLoop<()>,
    size: Size,
}

impl Model {
    pub fn new(size: Size) -> Model {
        let mut world = World::new();
        let mut pool = Pool::new();
        for servers in [size.officers(), size.directors(), size.responders()] {
            let servers: Vec<ServerId> = (0..servers).map(|_| pool.add_server()).collect();
            pool.add_class(&servers);
        }
        for _ in 0..size.agencies {
            let staff = pool.add_server();
            pool.add_class(&[staff]);
        }
        let agency = |number| Agency { number, incidents: 0 };
        let agencies = world.spawn_batch((0..size.agencies).map(agency)).collect();
        world.insert_resource(pool);
        world.insert_resource(Events::new(SimTime::ZERO));
        let (draws, horizon) = (Draws::new(0, 0), size.horizon());
        let (roster, free) = (Vec::new(), Vec::new());
        world.insert_resource(Book { draws, horizon, roster, free, agencies, totals: Totals::default() });
        let events = EventLoop::new(&mut world, play);
        Model { world, events, size }
    }

    /// Runs a replication from an empty desk.
    pub fn run(&mut self, seed: u64, replication: u64) -> Totals {
        self.open(seed, replication);
        let end = self.events.run(&mut self.world, |world, ()| {
            top_up(world);
            true
        });
        assert_eq!(end, Ok(LoopEnd::Horizon));
        let events = self.world.resource::<Events>().popped();
        Totals { events, ..self.world.resource::<Book>().totals }
    }

    fn open(&mut self, seed: u64, replication: u64) {
        let servers =
            self.size.officers() + self.size.directors() + self.size.responders() + self.size.agencies;
        let mut pool = self.world.resource_mut::<Pool>();
        pool.reset();
        for server in 0..servers {
            pool.come_on(ServerId(server));
        }
        for mut agency in self.world.query::<&mut Agency>().iter_mut(&mut self.world) {
            agency.incidents = 0;
        }
        self.world.resource_scope(|world, mut book: Mut<Book>| {
            book.draws = Draws::new(seed, replication);
            book.totals = Totals::default();
            book.free = (0..book.roster.len() as u32).rev().map(JobId).collect();
            let mut events = world.resource_mut::<Events>();
            events.reset(SimTime::ZERO);
            for (number, &agency) in book.agencies.iter().enumerate() {
                let key = incident_key(number as u32, 0);
                let due = SimTime::ZERO + book.draws.time(Stage::Occur, key);
                let scheduled = events.schedule(due, Stage::Occur as u8, key, Event::Occur(agency));
                assert!(scheduled.is_ok());
            }
        });
        if self.world.resource::<Book>().free.is_empty() {
            top_up(&mut self.world);
        }
    }
}

fn top_up(world: &mut World) {
    let spawned: Vec<Entity> = world.spawn_batch((0..BATCH).map(|_| Incident::default())).collect();
    let mut book = world.resource_mut::<Book>();
    let first = book.roster.len() as u32;
    book.roster.extend(spawned);
    book.free.extend((first..first + BATCH).rev().map(JobId));
}
