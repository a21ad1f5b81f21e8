//! Servers that take jobs: skill-based routing, priorities and pre-emption, by dense numbers.
//!
//! Jobs are offered to a *class*, a list of servers in order of preference; classes may share servers. A job starts
//! at once on the first idle server of its class, otherwise it waits. A server that becomes free takes, among all
//! classes it serves, the waiting job with the smallest (priority, since, key). The pool knows who serves whom and
//! who waits; the caller knows how much work is left and when it ends. No operation leaves a server idle while a
//! job that it could serve waits.
//!
//! Offers, ends of service and duty changes cost O(log waiting + classes per server); a pre-empting offer that finds
//! nobody idle looks at every server of its class.

mod line;
#[cfg(test)]
mod tests;

use bevy_ecs::prelude::Resource;

use crate::units::SimTime;
use line::{Line, Place};

/// A server of a pool, numbered from 0 in the order of [`Pool::add_server`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServerId(pub u32);

/// A class of a pool, numbered from 0 in the order of [`Pool::add_class`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassId(pub u32);

/// A job, numbered densely by the caller, who may use a number again once the job finished or was withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u32);

/// What became of an offered job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// It started on an idle server.
    Started(ServerId),
    /// It started in place of a less urgent job, which went on elsewhere or back to its place in its line.
    Preempted {
        /// Where the offered job started.
        server: ServerId,
        /// The job that had to stop.
        victim: JobId,
        /// The idle server of the victim's own class on which it went on at once, if there was one.
        victim_restarted_on: Option<ServerId>,
    },
    /// It waits.
    Queued,
}

/// A job that had to stop because its server went off duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Displaced {
    /// The job that had to stop.
    pub victim: JobId,
    /// The idle server of its class on which it went on at once; otherwise it waits in its original place.
    pub restarted_on: Option<ServerId>,
}

/// What a withdrawn job was doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawn {
    /// It waited.
    Queued,
    /// It was being served.
    Serving {
        /// Who served it.
        server: ServerId,
        /// The job that starts on that server now.
        next: Option<JobId>,
    },
    /// The pool does not know it.
    Unknown,
}

/// A pool of servers and the jobs that compete for them.
#[derive(Resource, Clone, Debug, Default)]
pub struct Pool {
    servers: Vec<Server>,
    classes: Vec<Class>,
    jobs: Vec<Job>,
    next_turn: u64,
    /// Classes that were removed: their numbers are given again.
    free: Vec<ClassId>,
}

#[derive(Clone, Debug, Default)]
struct Server {
    on: bool,
    serving: Option<JobId>,
    /// Most servers serve one class: the first seat is at hand, the others one step away.
    seat: Option<Seat>,
    more_seats: Vec<Seat>,
}

/// A server's position in the preference list of a class.
#[derive(Clone, Copy, Debug)]
struct Seat {
    class: ClassId,
    position: u32,
}

#[derive(Clone, Debug)]
struct Class {
    /// One bit per position: on duty and idle. The first 64 positions are at hand.
    idle: u64,
    more_idle: Vec<u64>,
    preference: Vec<ServerId>,
    /// The first of them: many classes have no other.
    first: ServerId,
    on: u32,
    line: Line,
}

/// Positions whose idleness is kept in one word.
const WORD: usize = u64::BITS as usize;

#[derive(Clone, Copy, Debug)]
struct Job {
    doing: Doing,
    class: ClassId,
    place: Place,
}

/// What a job is doing, in four bytes so that a job takes half a cache line: its server, or one of two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Doing(u32);

impl Doing {
    const ABSENT: Doing = Doing(u32::MAX);
    const WAITING: Doing = Doing(u32::MAX - 1);

    #[inline]
    fn served_by(server: ServerId) -> Doing {
        Doing(server.0)
    }

    #[inline]
    fn server(self) -> Option<ServerId> {
        (self.0 < Doing::WAITING.0).then_some(ServerId(self.0))
    }
}

impl Pool {
    /// A pool without servers.
    pub fn new() -> Pool {
        Pool::default()
    }

    /// Adds a server, off duty.
    pub fn add_server(&mut self) -> ServerId {
        self.servers.push(Server::default());
        ServerId(self.servers.len() as u32 - 1)
    }

    /// Adds a class that these servers can serve, the preferred one first; each must have been added before, and
    /// stands in the list once.
    pub fn add_class(&mut self, servers_in_preference_order: &[ServerId]) -> ClassId {
        let class = self.free.pop().unwrap_or(ClassId(self.classes.len() as u32));
        let preference = servers_in_preference_order.to_vec();
        let more_idle = vec![0; preference.len().div_ceil(WORD).saturating_sub(1)];
        let first = preference.first().copied().unwrap_or(ServerId(u32::MAX));
        let fresh = Class { idle: 0, more_idle, preference, first, on: 0, line: Line::default() };
        match self.classes.get_mut(class.0 as usize) {
            Some(slot) => *slot = fresh,
            None => self.classes.push(fresh),
        }
        for (position, &id) in servers_in_preference_order.iter().enumerate() {
            let server = &mut self.servers[id.0 as usize];
            assert!(server.seats().all(|seat| seat.class != class), "server {} is listed twice", id.0);
            server.sit(Seat { class, position: position as u32 });
            let (on, idle) = (server.on, server.on && server.serving.is_none());
            self.classes[class.0 as usize].on += u32::from(on);
            self.classes[class.0 as usize].mark(position as u32, idle);
        }
        class
    }

    /// Removes a class; its number is given to a class added later. The cost of a server grows with the classes that
    /// it serves, so classes of passing use are better removed.
    ///
    /// # Panics
    /// When a job of the class waits or is being served.
    pub fn remove_class(&mut self, class: ClassId) {
        let busy = |job: &Job| job.class == class && job.doing != Doing::ABSENT;
        debug_assert!(!self.jobs.iter().any(busy), "class {} is still in use", class.0);
        let removed = std::mem::replace(&mut self.classes[class.0 as usize], Class::removed());
        assert!(removed.line.len() == 0, "class {} still has a line", class.0);
        for server in removed.preference {
            self.servers[server.0 as usize].leave(class);
        }
        self.free.push(class);
    }

    /// Offers a job that the pool does not know at present.
    ///
    /// `priority` 0 is the most urgent; `since` is when the wait began and `key` a stable number, both for the order
    /// of the line. When nobody is idle and `may_preempt`, the victim is the job being served in this class with the
    /// numerically greatest priority above the offered one's; ties go to the latest `since`, then the greatest key.
    ///
    /// # Panics
    /// When the job already waits or is being served.
    #[inline]
    pub fn offer(
        &mut self,
        job: JobId,
        class: ClassId,
        priority: u8,
        since: SimTime,
        key: u64,
        may_preempt: bool,
    ) -> Offer {
        self.next_turn += 1;
        let place = Place::new(priority, since, key, self.next_turn);
        self.register(job, Job { doing: Doing::WAITING, class, place });
        if let Some(server) = self.classes[class.0 as usize].first_idle() {
            self.start(job, server);
            self.mark(server, false);
            return Offer::Started(server);
        }
        if may_preempt && let Some((server, victim)) = self.victim(class, priority) {
            self.start(job, server);
            return Offer::Preempted { server, victim, victim_restarted_on: self.restart_or_queue(victim) };
        }
        self.classes[class.0 as usize].line.push(place, job);
        Offer::Queued
    }

    /// Ends the service on `server`; the answer is the job that now starts there. Nothing happens on an idle server.
    #[inline]
    pub fn finish(&mut self, server: ServerId) -> Option<JobId> {
        let job = self.servers[server.0 as usize].serving.take()?;
        self.jobs[job.0 as usize].doing = Doing::ABSENT;
        let next = self.take_next(server);
        if next.is_none() {
            self.mark(server, true);
        }
        next
    }

    /// Puts a server on duty; the answer is the waiting job that now starts there.
    pub fn come_on(&mut self, server: ServerId) -> Option<JobId> {
        if std::mem::replace(&mut self.servers[server.0 as usize].on, true) {
            return None;
        }
        self.count_on_duty(server, true);
        let next = self.take_next(server);
        if next.is_none() {
            self.mark(server, true);
        }
        next
    }

    /// Takes a server off duty; the answer says what became of the job it was serving, if any.
    pub fn go_off(&mut self, server: ServerId) -> Option<Displaced> {
        if !std::mem::replace(&mut self.servers[server.0 as usize].on, false) {
            return None;
        }
        self.count_on_duty(server, false);
        self.mark(server, false);
        let victim = self.servers[server.0 as usize].serving.take()?;
        Some(Displaced { victim, restarted_on: self.restart_or_queue(victim) })
    }

    /// Removes a job, whatever it is doing.
    pub fn withdraw(&mut self, job: JobId) -> Withdrawn {
        let Some(entry) = self.jobs.get_mut(job.0 as usize) else { return Withdrawn::Unknown };
        let doing = std::mem::replace(&mut entry.doing, Doing::ABSENT);
        if let Some(server) = doing.server() {
            return Withdrawn::Serving { server, next: self.finish(server) };
        }
        if doing == Doing::ABSENT {
            return Withdrawn::Unknown;
        }
        let class = entry.class.0 as usize;
        let jobs = &self.jobs;
        self.classes[class].line.forget_one(|job, place| waits(jobs, job, place));
        Withdrawn::Queued
    }

    /// How many jobs wait in the line of a class.
    pub fn queue_len(&self, class: ClassId) -> usize {
        self.classes[class.0 as usize].line.len()
    }

    /// The job that a server is serving.
    pub fn serving(&self, server: ServerId) -> Option<JobId> {
        self.servers[server.0 as usize].serving
    }

    /// Whether a server is on duty.
    pub fn is_on(&self, server: ServerId) -> bool {
        self.servers[server.0 as usize].on
    }

    /// How many servers of a class are on duty.
    pub fn on_count(&self, class: ClassId) -> usize {
        self.classes[class.0 as usize].on as usize
    }

    /// How many servers of a class are serving, for this class or another.
    pub fn busy_count(&self, class: ClassId) -> usize {
        let class = &self.classes[class.0 as usize];
        let more: u32 = class.more_idle.iter().map(|word| word.count_ones()).sum();
        (class.on - class.idle.count_ones() - more) as usize
    }

    /// The server that serves a job; `None` when it waits or is not known.
    pub fn job_server(&self, job: JobId) -> Option<ServerId> {
        self.jobs.get(job.0 as usize)?.doing.server()
    }

    /// Forgets all jobs and sends all servers off duty; servers, classes and memory stay.
    pub fn reset(&mut self) {
        self.jobs.clear();
        self.next_turn = 0;
        for server in &mut self.servers {
            (server.on, server.serving) = (false, None);
        }
        for class in &mut self.classes {
            class.on = 0;
            class.idle = 0;
            class.more_idle.fill(0);
            class.line.clear();
        }
    }

    #[inline]
    fn register(&mut self, job: JobId, entry: Job) {
        let index = job.0 as usize;
        if index >= self.jobs.len() {
            let absent = Job { doing: Doing::ABSENT, class: ClassId(0), place: Place::default() };
            self.jobs.resize(index + 1, absent);
        }
        assert!(self.jobs[index].doing == Doing::ABSENT, "job {} was offered twice", job.0);
        self.jobs[index] = entry;
    }

    #[inline]
    fn start(&mut self, job: JobId, server: ServerId) {
        self.jobs[job.0 as usize].doing = Doing::served_by(server);
        self.servers[server.0 as usize].serving = Some(job);
    }

    /// Starts the best waiting job that `server` can serve.
    #[inline]
    fn take_next(&mut self, server: ServerId) -> Option<JobId> {
        let heads = self.servers[server.0 as usize].seats().filter_map(|seat| {
            let class = seat.class.0 as usize;
            Some((self.classes[class].line.head()?, class))
        });
        let (_, class) = heads.min_by_key(|&(place, _)| place)?;
        let jobs = &self.jobs;
        let job = self.classes[class].line.pop(|job, place| waits(jobs, job, place))?;
        self.start(job, server);
        Some(job)
    }

    /// The least deserving job in service of a class that is less urgent than `priority`, and its server.
    fn victim(&self, class: ClassId, priority: u8) -> Option<(ServerId, JobId)> {
        let served = self.classes[class.0 as usize].preference.iter().filter_map(|&server| {
            let job = self.servers[server.0 as usize].serving?;
            Some((self.jobs[job.0 as usize].place, server, job))
        });
        let (_, server, job) =
            served.filter(|(place, ..)| place.priority() > priority).max_by_key(|&(place, ..)| place)?;
        Some((server, job))
    }

    /// A job that lost its server goes on with an idle one of its class, or back to its place in the line.
    fn restart_or_queue(&mut self, job: JobId) -> Option<ServerId> {
        let Job { class, place, .. } = self.jobs[job.0 as usize];
        if let Some(server) = self.classes[class.0 as usize].first_idle() {
            self.start(job, server);
            self.mark(server, false);
            return Some(server);
        }
        self.jobs[job.0 as usize].doing = Doing::WAITING;
        self.classes[class.0 as usize].line.push(place, job);
        None
    }

    #[inline]
    fn mark(&mut self, server: ServerId, idle: bool) {
        for seat in self.servers[server.0 as usize].seats() {
            self.classes[seat.class.0 as usize].mark(seat.position, idle);
        }
    }

    fn count_on_duty(&mut self, server: ServerId, on: bool) {
        for seat in self.servers[server.0 as usize].seats() {
            let count = &mut self.classes[seat.class.0 as usize].on;
            *count = if on { *count + 1 } else { *count - 1 };
        }
    }
}

impl Server {
    #[inline]
    fn seats(&self) -> impl Iterator<Item = Seat> {
        self.seat.into_iter().chain(self.more_seats.iter().copied())
    }

    fn leave(&mut self, class: ClassId) {
        self.more_seats.retain(|seat| seat.class != class);
        if self.seat.is_some_and(|seat| seat.class == class) {
            self.seat = self.more_seats.pop();
        }
    }

    fn sit(&mut self, seat: Seat) {
        match self.seat {
            None => self.seat = Some(seat),
            Some(_) => self.more_seats.push(seat),
        }
    }
}

impl Class {
    fn removed() -> Class {
        let nobody = ServerId(u32::MAX);
        Class {
            idle: 0,
            more_idle: Vec::new(),
            preference: Vec::new(),
            first: nobody,
            on: 0,
            line: Line::default(),
        }
    }

    #[inline]
    fn first_idle(&self) -> Option<ServerId> {
        if self.idle & 1 != 0 {
            return Some(self.first);
        }
        if self.idle != 0 {
            return Some(self.preference[self.idle.trailing_zeros() as usize]);
        }
        let (word, bits) = self.more_idle.iter().enumerate().find(|&(_, &bits)| bits != 0)?;
        Some(self.preference[(word + 1) * WORD + bits.trailing_zeros() as usize])
    }

    #[inline]
    fn mark(&mut self, position: u32, idle: bool) {
        let (word, bit) = (position as usize / WORD, 1 << (position as usize % WORD));
        let word = if word == 0 { &mut self.idle } else { &mut self.more_idle[word - 1] };
        *word = if idle { *word | bit } else { *word & !bit };
    }
}

/// Whether the entry of a line still stands for a waiting job.
#[inline]
fn waits(jobs: &[Job], job: JobId, place: Place) -> bool {
    jobs.get(job.0 as usize).is_some_and(|job| job.doing == Doing::WAITING && job.place == place)
}
