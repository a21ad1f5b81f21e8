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
    /// Who works on a task, since when.
    tasks: Vec<Option<(PersonId, SimTime)>>,
    /// Who looks at an alert, since when.
    alerts: Vec<Option<(PersonId, SimTime)>>,
}

impl Work {
    pub fn new(scenario: &Scenario) -> Work {
        Work { busy: vec![0; scenario.province.people.len()], tasks: Vec::new(), alerts: Vec::new() }
    }

    /// Takes in one entry.
    pub fn see(&mut self, entry: &Entry) {
        match &entry.fact {
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

    /// The measures. Utilisation is work on tasks and alerts from STARTEX to the end, as a share of all that time:
    /// a record does not say who was on duty when.
    pub fn measures(mut self, end: SimTime, out: &mut Vec<Measure>) {
        for ix in 0..self.tasks.len() {
            stop(&mut self.tasks, &mut self.busy, ix, end);
        }
        for ix in 0..self.alerts.len() {
            stop(&mut self.alerts, &mut self.busy, ix, end);
        }
        let worked = self.busy.iter().filter(|s| **s > 0).count() as i64;
        let total: i64 = self.busy.iter().sum();
        let busiest = self.busy.iter().copied().max().unwrap_or(0);
        let share = |part: i64, whole: i64| if whole > 0 { part as f64 / whole as f64 } else { 0.0 };
        out.push(measure("people_who_worked", worked as f64, COUNT));
        out.push(measure("work_seconds", total as f64, SECONDS));
        out.push(measure("utilisation_of_those_who_worked", share(total, worked * end.0), SHARE));
        out.push(measure("utilisation_of_the_busiest", share(busiest, end.0), SHARE));
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
