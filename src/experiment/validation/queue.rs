//! The line of alerts at a monitoring desk beside Erlang's formula for it.
//!
//! For the check the desk is brought under the formula's assumptions: false alerts alone, which come as a Poisson
//! process; exponential handling; as many equal analysts as stand on one shift, always there; nobody is absent, nothing expires.
//! Then the same desk as the scenario has it, where the formula is an orientation only.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::{CONFIDENCE, Subject};
use crate::experiment::Estimate;
use crate::experiment::stats::Moments;
use crate::record::{Fact, Record};
use crate::scenario::Scenario;
use crate::scenario::model::{Form, Law, Person, RosterSpec, Skill, Sourced, Text};
use crate::sim::{Simulator, SpawnOrder};
use crate::units::time::DAY;
use crate::units::{OrgId, SimTime, Span};

/// Utilisations at which the formula is checked.
pub const LOADS: [f64; 3] = [0.5, 0.7, 0.85];
/// Mean handling of an alert in the check; about that of the shipped practice.
const SERVICE: Span = Span::mins(5);
/// Alerts of one run of the check that are measured.
const ALERTS: f64 = 2000.0;
/// The skill at which work takes its stated time.
const MIDDLE_SKILL: f64 = 0.5;
/// Before the measurement, so that the line is in its steady state; after it, so that every wait has ended.
const MARGIN: Span = Span::days(1);
/// The desk as it is, is watched so long: every shift and a weekend.
const WEEK: Span = Span::days(7);
/// Runs at most; the intervals need no more.
const MOST_RUNS: u64 = 20;
/// Runs at least: one has no spread.
const FEWEST_RUNS: u64 = 2;
/// Longer than any run.
const NEVER: Span = Span::days(400);
/// Id of the roster of the check.
const ALWAYS_THERE: &str = "validation-always-there";

/// A desk beside the formula.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QueueRow {
    /// Id of the scenario.
    pub scenario: String,
    /// The organisation whose desk it is.
    pub organisation: Text,
    /// As the scenario has it, and not under the assumptions of the formula.
    pub as_it_is: bool,
    /// Analysts at the desk.
    pub servers: u32,
    /// Utilisation: set in the check, measured otherwise.
    pub load: f64,
    /// Mean handling in seconds: set in the check, measured otherwise.
    pub service_s: f64,
    /// Mean wait by the formula, in seconds; absent where the desk is overloaded.
    pub expected_wait_s: Option<f64>,
    /// Mean wait of the simulation, in seconds.
    pub wait_s: Estimate,
    /// Chance of waiting by the formula, 0..1.
    pub expected_chance: Option<f64>,
    /// Share of the simulated alerts that waited, 0..1.
    pub chance: Estimate,
    /// Runs.
    pub runs: u64,
    /// Alerts measured in all runs.
    pub alerts: u64,
    /// Whether both intervals hold what the formula says.
    pub agrees: bool,
}

/// What one run shows.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    alerts: u64,
    wait: f64,
    waited: f64,
    service: f64,
    per_second: f64,
}

/// How many runs one scenario takes.
pub fn drills(replications: u64) -> u64 {
    runs(replications) * (LOADS.len() as u64 + 1)
}

fn runs(replications: u64) -> u64 {
    replications.clamp(FEWEST_RUNS, MOST_RUNS)
}

/// The probability that an arrival waits for one of `servers` at offered load `load` (in servers), below their number
/// (A. K. Erlang 1917).
pub fn erlang_c(servers: u32, load: f64) -> f64 {
    let blocked = (1..=servers).fold(1.0, |b, k| load * b / (f64::from(k) + load * b));
    let rho = load / f64::from(servers);
    blocked / (1.0 - rho * (1.0 - blocked))
}

/// Every desk at every load, then as it is.
pub(super) fn check(subjects: &[Subject], replications: u64, tick: &(dyn Fn() + Sync)) -> Vec<QueueRow> {
    let loads: Vec<Option<f64>> = LOADS.iter().copied().map(Some).chain([None]).collect();
    let all = subjects.iter().flat_map(|subject| loads.iter().map(move |load| (subject, *load)));
    let rows: Vec<(u64, (&Subject, Option<f64>))> = (0..).zip(all).collect();
    let each = runs(replications);
    // Replications of their own: no two rows share their luck.
    rows.par_iter()
        .filter_map(|(ix, (subject, load))| row(subject, *load, ix * each..(ix + 1) * each, tick))
        .collect()
}

/// The organisation that monitors most systems, and how many.
fn busiest(scenario: &Scenario) -> Option<(usize, usize)> {
    let mut monitored: BTreeMap<&str, usize> = BTreeMap::new();
    for monitor in scenario.province.systems.iter().filter_map(|s| s.layers.monitored_by.as_deref()) {
        *monitored.entry(monitor).or_default() += 1;
    }
    let (id, systems) = monitored.into_iter().max_by_key(|(_, systems)| *systems)?;
    Some((scenario.province.organisations.iter().position(|org| org.id == id)?, systems))
}

/// Whoever looks at alerts: some skill in it, and no signature.
fn looks(person: &Person, organisation: &str) -> bool {
    let skill = person.skills.get(&Skill::Triage).copied().unwrap_or(0.0);
    person.organisation == organisation && person.signs.is_none() && skill > 0.0
}

/// How many of them stand on one shift.
fn on_shift(scenario: &Scenario, organisation: &str) -> u32 {
    let mut posts: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for person in scenario.province.people.iter().filter(|p| looks(p, organisation)) {
        let (all, shift) = posts.entry(&person.post).or_default();
        *all += 1;
        *shift = match scenario.province.rosters.get(&person.roster) {
            Some(RosterSpec::Rotation { on_duty, .. }) => *on_duty,
            Some(RosterSpec::AroundTheClock) => *all,
            _ => 0,
        };
    }
    let shift: u32 = posts.values().map(|(_, shift)| shift).sum();
    if shift > 0 { shift } else { posts.values().map(|(all, _)| all).sum() }
}

fn row(
    subject: &Subject,
    load: Option<f64>,
    replications: Range<u64>,
    tick: &(dyn Fn() + Sync),
) -> Option<QueueRow> {
    let own = &subject.own;
    let (org, systems) = busiest(own)?;
    let servers = on_shift(own, &own.province.organisations[org].id);
    if servers == 0 {
        return None;
    }
    let scenario = match load {
        Some(load) => under_assumptions(own, org, systems, servers, load),
        None => without_attack(own),
    };
    let mut world = Simulator::new(Arc::new(scenario), SpawnOrder::Forward);
    let seen: Vec<Seen> = replications
        .map(|replication| {
            let record = world.run(subject.seed, replication, &[]);
            tick();
            watched(&record, OrgId::from(org))
        })
        .collect();
    Some(summed(subject, org, servers, load, &seen))
}

fn without_attack(own: &Scenario) -> Scenario {
    let mut scenario = own.clone();
    scenario.campaigns.clear();
    scenario.drill.campaigns.clear();
    scenario.drill.injects.clear();
    scenario.drill.form = Form::Drill;
    scenario.drill.warm_up = MARGIN;
    scenario.drill.horizon = WEEK + MARGIN;
    scenario
}

fn under_assumptions(own: &Scenario, org: usize, systems: usize, servers: u32, load: f64) -> Scenario {
    let mut scenario = without_attack(own);
    let organisation = scenario.province.organisations[org].id.clone();
    let per_second = load * f64::from(servers) / SERVICE.as_f64();
    scenario.drill.horizon = Span::drawn(ALERTS / per_second) + MARGIN;
    let practice = &mut scenario.practice;
    practice.noise_monitoring = Sourced::Unsourced(per_second * DAY as f64 / systems as f64);
    practice.noise_on_site = Sourced::Unsourced(0.0);
    practice.noise_users = Sourced::Unsourced(0.0);
    practice.ways_in.noise_hotline = Sourced::Unsourced(0.0);
    practice.ways_in.noise_grows = Sourced::Unsourced(0.0);
    practice.absence = Sourced::Unsourced(0.0);
    practice.false_called_true = Sourced::Unsourced(0.0);
    practice.triage_work = Sourced::Unsourced(Law::Exponential { mean: SERVICE });
    practice.alert_expires = Sourced::Unsourced(NEVER);
    let mut kept = 0;
    scenario.province.people.retain_mut(|person| {
        if person.organisation != organisation {
            return true;
        }
        let analyst = looks(person, &organisation) && kept < servers;
        kept += u32::from(analyst);
        person.roster = ALWAYS_THERE.to_owned();
        person.skills = [(Skill::Triage, MIDDLE_SKILL)].into();
        analyst
    });
    scenario.province.rosters.insert(ALWAYS_THERE.to_owned(), RosterSpec::AroundTheClock);
    scenario
}

/// What the line of an organisation showed between the margins.
fn watched(record: &Record, org: OrgId) -> Seen {
    let last = SimTime::ZERO + record.horizon - MARGIN;
    let mut raised: BTreeMap<_, SimTime> = BTreeMap::new();
    let mut begun: BTreeMap<_, SimTime> = BTreeMap::new();
    let (mut seen, mut handled) = (Seen::default(), 0u64);
    for entry in &record.entries {
        match &entry.fact {
            Fact::AlertRaised { alert, org: at, .. }
                if *at == org && entry.t >= SimTime::ZERO && entry.t < last =>
            {
                raised.insert(*alert, entry.t);
            }
            Fact::AlertAcknowledged { alert, .. } => {
                if let Some(since) = raised.get(alert) {
                    seen.alerts += 1;
                    seen.wait += (entry.t - *since).as_f64();
                    seen.waited += f64::from(u8::from(entry.t > *since));
                    begun.insert(*alert, entry.t);
                }
            }
            Fact::AlertTriaged { alert, .. } => {
                if let Some(since) = begun.get(alert) {
                    handled += 1;
                    seen.service += (entry.t - *since).as_f64();
                }
            }
            _ => {}
        }
    }
    let mean = |sum: f64, of: u64| if of > 0 { sum / of as f64 } else { 0.0 };
    seen.wait = mean(seen.wait, seen.alerts);
    seen.waited = mean(seen.waited, seen.alerts);
    seen.service = mean(seen.service, handled);
    seen.per_second = raised.len() as f64 / (last - SimTime::ZERO).as_f64();
    seen
}

fn summed(subject: &Subject, org: usize, servers: u32, set: Option<f64>, seen: &[Seen]) -> QueueRow {
    let over = |of: fn(&Seen) -> f64| {
        let mut moments = Moments::default();
        seen.iter().for_each(|one| moments.add(of(one)));
        moments
    };
    let measured = |moments: Moments| {
        let interval = moments.mean_interval(CONFIDENCE);
        Estimate {
            value: moments.mean(),
            low: interval.map(|i| i.low.max(0.0)),
            high: interval.map(|i| i.high),
        }
    };
    let (wait, chance) = (measured(over(|s| s.wait)), measured(over(|s| s.waited)));
    let mean = |of: fn(&Seen) -> f64| over(of).mean().unwrap_or(0.0);
    let service = if set.is_some() { SERVICE.as_f64() } else { mean(|s| s.service) };
    let load = set.unwrap_or_else(|| mean(|s| s.per_second) * service / f64::from(servers));
    let chance_by_formula = (load < 1.0).then(|| erlang_c(servers, load * f64::from(servers)));
    let wait_by_formula = chance_by_formula.map(|c| c * service / (f64::from(servers) * (1.0 - load)));
    let holds = |estimate: &Estimate, value: Option<f64>| match (estimate.low, estimate.high, value) {
        (Some(low), Some(high), Some(value)) => low <= value && value <= high,
        _ => false,
    };
    QueueRow {
        scenario: subject.own.id.clone(),
        organisation: subject.own.province.organisations[org].name.clone(),
        as_it_is: set.is_none(),
        servers,
        load,
        service_s: service,
        expected_wait_s: wait_by_formula,
        expected_chance: chance_by_formula,
        agrees: holds(&wait, wait_by_formula) && holds(&chance, chance_by_formula),
        wait_s: wait,
        chance,
        runs: seen.len() as u64,
        alerts: seen.iter().map(|one| one.alerts).sum(),
    }
}
