//! People as servers: one pool, one class for every list of people who may do a kind of work.

use std::collections::BTreeMap;

use bevy_ecs::prelude::Resource;

use super::ctx::Ctx;
use super::model::Model;
use crate::kernel::{ClassId, Pool, ServerId};
use crate::record::TimeClass;
use crate::units::{OrgId, PersonId, SimTime};

/// The staff of all organisations. Server `i` is person `i`.
#[derive(Resource, Default)]
pub struct Staff {
    /// The pool.
    pub pool: Pool,
    desks: Vec<Vec<PersonId>>,
    known: BTreeMap<Vec<PersonId>, ClassId>,
    /// Who looks at alerts, by organisation.
    pub triage: Vec<ClassId>,
    /// Who reads what arrives, by organisation.
    pub inbox: Vec<ClassId>,
    /// Who signs, by organisation.
    pub signers: Vec<ClassId>,
}

impl Staff {
    /// All people, off duty, and the desks that every organisation has.
    pub fn new(model: &Model) -> Staff {
        let mut staff = Staff::default();
        for _ in &model.people {
            staff.pool.add_server();
        }
        staff.triage = model.orgs.iter().map(|org| staff.desk(&org.triage)).collect();
        staff.inbox = model.orgs.iter().map(|org| staff.desk(&org.inbox)).collect();
        staff.signers = model.orgs.iter().map(|org| staff.desk(&org.signers)).collect();
        staff
    }

    /// The class of these people, in this order of preference.
    pub fn desk(&mut self, people: &[PersonId]) -> ClassId {
        if let Some(class) = self.known.get(people) {
            return *class;
        }
        let servers: Vec<ServerId> = people.iter().map(|p| ServerId(p.0)).collect();
        let class = self.pool.add_class(&servers);
        self.desks.push(people.to_vec());
        self.known.insert(people.to_vec(), class);
        class
    }

    /// The people of a class.
    pub fn people(&self, desk: ClassId) -> &[PersonId] {
        &self.desks[desk.0 as usize]
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

/// How a wait for the people of a desk was spent, as consecutive pieces that end where given: nobody on duty is
/// off calendar; somebody on duty who was absent, with nobody else there, is absence; else it is a queue.
pub fn waits(ctx: &Ctx, desk: ClassId, from: SimTime, to: SimTime) -> Vec<(TimeClass, SimTime)> {
    // Mostly somebody of the desk is there all the while, and busy.
    let there = |person: &PersonId| {
        let (duty, absent) = (&ctx.fixed.0.people[person.ix()].duty, &ctx.people[person.ix()].absent);
        duty.is_on(from)
            && duty.next_change(from) >= to
            && !is_absent(absent, from)
            && next_absence_change(absent, from) >= to
    };
    if ctx.staff.people(desk).iter().any(there) {
        return vec![(TimeClass::Queue, to)];
    }
    let mut pieces = Vec::new();
    let mut at = from;
    while at < to {
        let mut class = TimeClass::OffCalendar;
        let mut until = to;
        for person in ctx.staff.people(desk) {
            let duty = &ctx.fixed.0.people[person.ix()].duty;
            let absent = &ctx.people[person.ix()].absent;
            if duty.is_on(at) {
                if !is_absent(absent, at) {
                    class = TimeClass::Queue;
                } else if class == TimeClass::OffCalendar {
                    class = TimeClass::Absent;
                }
            }
            until = until.min(duty.next_change(at)).min(next_absence_change(absent, at));
        }
        pieces.push((class, until));
        at = until;
    }
    pieces
}

/// Whether somebody who signs for an organisation is at work.
pub fn signer_present(ctx: &Ctx, org: OrgId) -> bool {
    ctx.staff.pool.on_count(ctx.staff.signers[org.ix()]) > 0
}
