//! How busy people were, from the tasks and alerts that they worked on.

use super::card::Measure;
use super::costs::{COUNT, SECONDS, SHARE, measure};
use crate::record::{Entry, Fact};
use crate::scenario::Scenario;
use crate::units::{PersonId, SimTime};

/// Tasks and alerts above this number are passed over: no honest run has as many.
const MOST: usize = 1 << 20;

/// Work of every person within the run.
pub(super) struct Work {
    busy: Vec<i64>,
    /// Time at work.
    present: Vec<i64>,
    /// Since when somebody is at work; none for who has not come.
    since: Vec<Option<SimTime>>,
    /// Who works on a task, since when.
    tasks: Vec<Option<(PersonId, SimTime)>>,
    /// Who looks at an alert, since when.
    alerts: Vec<Option<(PersonId, SimTime)>>,
}

impl Work {
    pub fn new(scenario: &Scenario) -> Work {
        let people = scenario.province.people.len();
        let (tasks, alerts) = (Vec::new(), Vec::new());
        Work { busy: vec![0; people], present: vec![0; people], since: vec![None; people], tasks, alerts }
    }

    /// Takes in one entry.
    pub fn see(&mut self, entry: &Entry) {
        match &entry.fact {
            Fact::DutyChanged { came, left } => {
                for person in came {
                    if let Some(since) = self.since.get_mut(person.ix()) {
                        *since = Some(entry.t);
                    }
                }
                for person in left {
                    self.leaves(person.ix(), entry.t);
                }
            }
            Fact::AlertAcknowledged { alert, person, .. } => {
                begin(&mut self.alerts, alert.ix(), *person, entry.t);
            }
            Fact::AlertTriaged { alert, .. } => stop(&mut self.alerts, &mut self.busy, alert.ix(), entry.t),
            Fact::TaskStarted { task, person, .. } | Fact::TaskResumed { task, person } => {
                begin(&mut self.tasks, task.ix(), *person, entry.t);
            }
            Fact::TaskInterrupted { task, .. }
            | Fact::TaskCompleted { task, .. }
            | Fact::TaskDropped { task } => stop(&mut self.tasks, &mut self.busy, task.ix(), entry.t),
            _ => {}
        }
    }

    fn leaves(&mut self, person: usize, t: SimTime) {
        if let Some(since) = self.since.get_mut(person).and_then(Option::take) {
            self.present[person] += (t - since.max(SimTime::ZERO)).0.max(0);
        }
    }

    /// The measures. Utilisation is work on tasks and alerts from STARTEX to the end, as a share of the time at work;
    /// of all that time, for whoever the record does not show coming to work.
    pub fn measures(mut self, end: SimTime, out: &mut Vec<Measure>) {
        for ix in 0..self.tasks.len() {
            stop(&mut self.tasks, &mut self.busy, ix, end);
        }
        for ix in 0..self.alerts.len() {
            stop(&mut self.alerts, &mut self.busy, ix, end);
        }
        for person in 0..self.since.len() {
            self.leaves(person, end);
        }
        let worked = self.busy.iter().filter(|s| **s > 0).count() as i64;
        let total: i64 = self.busy.iter().sum();
        let share = |part: i64, whole: i64| if whole > 0 { part as f64 / whole as f64 } else { 0.0 };
        let there = |present: i64| if present > 0 { present } else { end.0 };
        let each = || self.busy.iter().zip(&self.present).filter(|(busy, _)| **busy > 0);
        let time: i64 = each().map(|(_, present)| there(*present)).sum();
        let busiest = each().map(|(busy, present)| share(*busy, there(*present))).fold(0.0, f64::max);
        out.push(measure("people_who_worked", worked as f64, COUNT));
        out.push(measure("work_seconds", total as f64, SECONDS));
        out.push(measure("utilisation_of_those_who_worked", share(total, time), SHARE));
        out.push(measure("utilisation_of_the_busiest", busiest.min(1.0), SHARE));
    }
}

fn begin(open: &mut Vec<Option<(PersonId, SimTime)>>, ix: usize, person: PersonId, t: SimTime) {
    if ix >= MOST {
        return;
    }
    if ix >= open.len() {
        open.resize(ix + 1, None);
    }
    open[ix] = Some((person, t));
}

fn stop(open: &mut [Option<(PersonId, SimTime)>], busy: &mut [i64], ix: usize, t: SimTime) {
    if let Some((person, since)) = open.get_mut(ix).and_then(Option::take)
        && let Some(busy) = busy.get_mut(person.ix())
    {
        *busy += (t - since.max(SimTime::ZERO)).0.max(0);
    }
}
