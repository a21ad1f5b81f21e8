//! People as servers: one pool, one class for every list of people who may do a kind of work.

use std::collections::BTreeMap;

use bevy_ecs::prelude::Resource;
use smallvec::SmallVec;

use super::ctx::Ctx;
use super::model::Model;
use super::trail::Trail;
use crate::kernel::{ClassId, Pool, ServerId};
use crate::record::TimeClass;
use crate::units::{OrgId, PersonId, SimTime};

/// A list of people who may do a kind of work, and how many tasks use it: none, where its number is free.
struct Desk {
    people: People,
    uses: u32,
}

/// People in an order of preference, shared by the two tables.
type People = std::sync::Arc<[PersonId]>;

/// The staff of all organisations. Server `i` is person `i`.
#[derive(Resource, Default)]
pub struct Staff {
    /// The pool.
    pub pool: Pool,
    /// By class.
    desks: Vec<Desk>,
    known: BTreeMap<People, ClassId>,
    /// Who looks at alerts, by organisation.
    pub triage: Vec<ClassId>,
    /// Who reads what arrives, by organisation.
    pub inbox: Vec<ClassId>,
    /// Who signs, by organisation.
    pub signers: Vec<ClassId>,
    /// For how many incidents a person is lent to somebody else, by person.
    lent: Vec<u8>,
    /// Desks of organisations that have lent somebody: who looks at alerts, who reads what arrives.
    without: BTreeMap<OrgId, [ClassId; 2]>,
}

impl Staff {
    /// All people, off duty, and the desks that every organisation has.
    pub fn new(model: &Model) -> Staff {
        let mut staff = Staff::default();
        for _ in &model.people {
            staff.pool.add_server();
        }
        staff.lent = vec![0; model.people.len()];
        staff.triage = model.orgs.iter().map(|org| staff.take(&org.triage)).collect();
        staff.inbox = model.orgs.iter().map(|org| staff.take(&org.inbox)).collect();
        staff.signers = model.orgs.iter().map(|org| staff.take(&org.signers)).collect();
        staff
    }

    /// The class of these people, in this order of preference, for one more task; [`Staff::leave`] gives it back.
    pub fn take(&mut self, people: &[PersonId]) -> ClassId {
        if let Some(class) = self.known.get(people).copied() {
            self.share(class);
            return class;
        }
        let servers: Vec<ServerId> = people.iter().map(|p| ServerId(p.0)).collect();
        let class = self.pool.add_class(&servers);
        let people: People = people.into();
        self.known.insert(People::clone(&people), class);
        let desk = Desk { people, uses: 1 };
        match self.desks.get_mut(class.0 as usize) {
            Some(free) => *free = desk,
            None => self.desks.push(desk),
        }
        class
    }

    /// A known class for one more task.
    pub fn share(&mut self, class: ClassId) {
        self.desks[class.0 as usize].uses += 1;
    }

    /// A task no longer needs its class; a class that nobody needs goes.
    pub fn leave(&mut self, class: ClassId) {
        let desk = &mut self.desks[class.0 as usize];
        desk.uses -= 1;
        if desk.uses == 0 {
            let people = std::mem::take(&mut desk.people);
            self.known.remove(&people);
            self.pool.remove_class(class);
        }
    }

    /// Who looks at alerts at an organisation now.
    pub fn triage_desk(&self, org: OrgId) -> ClassId {
        self.without.get(&org).map_or(self.triage[org.ix()], |desks| desks[0])
    }

    /// Who reads what arrives at an organisation now.
    pub fn inbox_desk(&self, org: OrgId) -> ClassId {
        self.without.get(&org).map_or(self.inbox[org.ix()], |desks| desks[1])
    }

    /// A person is lent: the everyday work of the own house falls to the others.
    pub fn lend(&mut self, model: &Model, person: PersonId) {
        self.lent[person.ix()] += 1;
        self.seat_again(model, model.people[person.ix()].org);
    }

    /// A person has been given back.
    pub fn take_back(&mut self, model: &Model, person: PersonId) {
        self.lent[person.ix()] = self.lent[person.ix()].saturating_sub(1);
        self.seat_again(model, model.people[person.ix()].org);
    }

    /// The desks of an organisation without those it has lent; as ever where nobody would be left.
    fn seat_again(&mut self, model: &Model, org: OrgId) {
        let spec = &model.orgs[org.ix()];
        let old = self.without.remove(&org);
        let lent = |person: &PersonId| self.lent[person.ix()] > 0;
        if spec.people.iter().any(lent) {
            let here = |list: &[PersonId]| -> Vec<PersonId> {
                let here: Vec<PersonId> = list.iter().copied().filter(|p| !lent(p)).collect();
                if here.is_empty() { list.to_vec() } else { here }
            };
            let lists = [here(&spec.triage), here(&spec.inbox)];
            let desks = lists.map(|list| self.take(&list));
            self.without.insert(org, desks);
        }
        for desk in old.into_iter().flatten() {
            self.leave(desk);
        }
    }

    /// The people of a class.
    pub fn people(&self, desk: ClassId) -> &[PersonId] {
        &self.desks[desk.0 as usize].people
    }

    /// As before the first event: nobody at work, and only the desks that every organisation has.
    pub fn reset(&mut self) {
        self.pool.reset();
        self.lent.fill(0);
        self.without.clear();
        let permanent: Vec<ClassId> =
            self.triage.iter().chain(&self.inbox).chain(&self.signers).copied().collect();
        let in_use: Vec<bool> = self.desks.iter().map(|desk| desk.uses > 0).collect();
        for desk in &mut self.desks {
            desk.uses = 0;
        }
        for class in &permanent {
            self.share(*class);
        }
        // In descending order, so that the numbers given next are the same as in a fresh pool.
        for (ix, _) in in_use.iter().enumerate().rev().filter(|(_, used)| **used) {
            if self.desks[ix].uses == 0 {
                let class = ClassId(ix as u32);
                self.share(class);
                self.leave(class);
            }
        }
    }
}

/// Whether a person is absent at a moment.
pub fn is_absent(absent: &[(SimTime, SimTime)], t: SimTime) -> bool {
    absent.iter().any(|(from, to)| *from <= t && t < *to)
}

/// The first moment after `t` at which an absence begins or ends.
pub fn next_absence_change(absent: &[(SimTime, SimTime)], t: SimTime) -> SimTime {
    let bounds = absent.iter().flat_map(|(from, to)| [*from, *to]);
    bounds.filter(|bound| *bound > t).min().unwrap_or(SimTime::NEVER)
}

/// Consecutive pieces of a wait, each with its class and its end.
type Pieces = SmallVec<[(TimeClass, SimTime); 3]>;

/// A trail after a wait for the people of a desk that lasted until a moment.
pub fn waited(ctx: &Ctx, desk: ClassId, mut trail: Trail, until: SimTime) -> Trail {
    for (class, end) in waits(ctx, desk, trail.upto, until) {
        trail.spend(class, end);
    }
    trail
}

/// How a wait for the people of a desk was spent, as consecutive pieces that end where given: nobody on duty is
/// off calendar; somebody on duty who was absent, with nobody else there, is absence; else it is a queue.
pub fn waits(ctx: &Ctx, desk: ClassId, from: SimTime, to: SimTime) -> Pieces {
    let mut pieces = Pieces::new();
    let mut at = from;
    while at < to {
        let (class, until) = standing(ctx, desk, at, to);
        let until = until.min(to);
        match pieces.last_mut() {
            Some((last, end)) if *last == class => *end = until,
            _ => pieces.push((class, until)),
        }
        at = until;
    }
    pieces
}

/// Why nobody of a desk has a task at a moment before `to`, and until when that stays the reason at least. While
/// anybody is there it is a queue, whoever else comes and goes.
fn standing(ctx: &Ctx, desk: ClassId, at: SimTime, to: SimTime) -> (TimeClass, SimTime) {
    let mut there = None;
    let mut away = (TimeClass::OffCalendar, SimTime::NEVER);
    for person in ctx.staff.people(desk) {
        let (on, changes) = ctx.fixed.0.people[person.ix()].duty.at(at);
        let absent = &ctx.people[person.ix()].absent;
        let until = changes.min(next_absence_change(absent, at));
        match (on, on && is_absent(absent, at)) {
            (true, false) => {
                there = there.max(Some(until));
                if until >= to {
                    break;
                }
            }
            (true, true) => away = (TimeClass::Absent, away.1.min(until)),
            (false, _) => away.1 = away.1.min(until),
        }
    }
    there.map_or(away, |until| (TimeClass::Queue, until))
}

/// Whether somebody who signs for an organisation is at work.
pub fn signer_present(ctx: &Ctx, org: OrgId) -> bool {
    ctx.staff.pool.on_count(ctx.staff.signers[org.ix()]) > 0
}
