//! One campaign alone in a province, from its true start to its true end: what is kept of each run.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Subject;
use crate::record::{AlertSource, Entry, Fact, Impact, Record};
use crate::scenario::model::{Campaign, Effect, Milestone, Target};
use crate::scenario::{Scenario, open_ended};
use crate::score::{self, Course};
use crate::sim::{Simulator, SpawnOrder};
use crate::units::time::HOUR;
use crate::units::{CivilDateTime, Epoch, SimTime, Span};

/// A campaign begins at one of so many moments of the week, by turns, so that no result is that of a Monday morning.
pub const PHASES: u64 = 4;
/// Between two of them: a quarter of a week, at another hour of the day each.
const PHASE: Span = Span::hours(42);
/// Business hours as we read publications that speak of them: Monday to Friday between these.
const BUSINESS: std::ops::Range<i64> = 8 * HOUR..18 * HOUR;

/// A campaign in a scenario, begun at one moment of the week.
#[derive(Clone, Debug)]
pub struct Job {
    /// Position of the scenario.
    pub subject: usize,
    /// Id of the campaign.
    pub campaign: String,
    /// Which moment.
    pub phase: u64,
}

/// A time in seconds, or what is known of it at the end of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elapsed {
    /// It ended after so long.
    Ended(i64),
    /// It was longer than this.
    Open(i64),
}

/// How the containment of an intrusion stands to its discovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Containment {
    /// It was never discovered.
    Undiscovered,
    /// When it was discovered there was nothing left to contain.
    Before,
    /// It came so long after the discovery.
    After(Elapsed),
}

/// One true intrusion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// From the occurrence to the discovery: the first alert held to be true, or an incident found to cover it.
    pub discovery: Elapsed,
    /// From then to containment.
    pub containment: Containment,
}

/// What is kept of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Its intrusions.
    pub cases: Vec<Case>,
    /// Seconds from the first hold to the first system taken along a network.
    pub breakout: Option<i64>,
    /// Seconds from the first hold to the first credentials.
    pub credentials: Option<i64>,
    /// Seconds from the first hold to the first records copied out.
    pub exfiltration: Option<i64>,
    /// From the first records copied out to the discovery of the campaign, where that came later.
    pub exfiltration_to_discovery: Option<Elapsed>,
    /// From the first occurrence to the first discovery of the campaign.
    pub dwell: Option<Elapsed>,
    /// Whether the first encryption was outside business hours.
    pub encrypted_off_hours: Option<bool>,
    /// Whether the first records were copied out outside business hours.
    pub exfiltrated_off_hours: Option<bool>,
    /// Whether the first discovery was by the province's own people and tools.
    pub found_inside: Option<bool>,
}

/// Every campaign in every scenario at every moment.
pub fn jobs(subjects: usize, campaigns: &[&str]) -> Vec<Job> {
    let mut jobs = Vec::new();
    for subject in 0..subjects {
        for campaign in campaigns {
            jobs.extend((0..PHASES).map(|phase| Job { subject, campaign: (*campaign).to_owned(), phase }));
        }
    }
    jobs
}

/// Runs a job: those of the replications whose turn its moment is.
pub fn run(subject: &Subject, job: &Job, replications: u64, tick: &(dyn Fn() + Sync)) -> Vec<Outcome> {
    let Some(scenario) = alone(&subject.with_all, &job.campaign, job.phase) else { return Vec::new() };
    let mut world = Simulator::new(Arc::new(scenario), SpawnOrder::Forward);
    let own = (job.phase..replications).step_by(PHASES as usize);
    own.map(|replication| {
        let found = outcome(&world.run(subject.seed, replication, &[]));
        tick();
        found
    })
    .collect()
}

/// How long a run of one campaign lasts at most.
pub fn horizon(scenario: &Scenario) -> Span {
    open_ended(scenario.clone()).drill.horizon
}

/// The scenario with this campaign alone, begun with the run, and without injects: nobody is told anything.
fn alone(scenario: &Scenario, campaign: &str, phase: u64) -> Option<Scenario> {
    let mut alone = scenario.clone();
    alone.campaigns.retain(|c| c.id == campaign);
    alone.drill.campaigns.retain(|launch| launch.campaign == campaign);
    alone.drill.campaigns.truncate(1);
    alone.drill.injects.clear();
    alone.drill.campaigns.first_mut()?.at = Span::ZERO;
    let starts: CivilDateTime = alone.drill.starts.parse().ok()?;
    let later = SimTime::ZERO + Span(PHASE.0 * phase as i64);
    alone.drill.starts = Epoch::new(starts).to_civil(later).to_string();
    (!alone.campaigns.is_empty()).then(|| open_ended(alone))
}

/// The first time of everything that is compared.
#[derive(Default)]
struct Firsts {
    hold: Option<SimTime>,
    lateral: Option<SimTime>,
    credentials: Option<SimTime>,
    exposed: Option<SimTime>,
    encrypted: Option<SimTime>,
}

impl Firsts {
    fn see(&mut self, entry: &Entry, campaign: &Campaign) {
        let slot = match &entry.fact {
            Fact::SystemCompromised { .. } => &mut self.hold,
            Fact::RecordsExposed { .. } => &mut self.exposed,
            Fact::ServiceLost { impact: Impact::Encrypted, .. } => &mut self.encrypted,
            Fact::AttackSucceeded { action, .. } => {
                match campaign.actions.iter().find(|spec| spec.id == *action) {
                    Some(spec) if matches!(spec.target, Target::Reachable { .. }) => &mut self.lateral,
                    Some(spec) if spec.effect == Effect::Credentials => &mut self.credentials,
                    _ => return,
                }
            }
            _ => return,
        };
        slot.get_or_insert(entry.t);
    }
}

fn outcome(record: &Record) -> Outcome {
    let scenario = &record.run.scenario;
    let (Some(campaign), Ok(starts)) =
        (scenario.campaigns.first(), scenario.drill.starts.parse::<CivilDateTime>())
    else {
        return Outcome::default();
    };
    let mut first = Firsts::default();
    let mut sources = BTreeMap::new();
    for entry in &record.entries {
        first.see(entry, campaign);
        if let Fact::AlertRaised { alert, source, intrusion: Some(_), .. } = &entry.fact {
            sources.insert(*alert, *source);
        }
    }
    let end = record.entries.last().map_or(SimTime::ZERO, |entry| entry.t);
    let courses = score::courses(record);
    let discovery = courses.iter().filter_map(|course| reached(course, Milestone::Triage)).min();
    let began = courses.iter().filter_map(|course| reached(course, Milestone::Occurrence)).min();
    let since = |from: Option<SimTime>, to: Option<SimTime>| Some((to? - from?).0);
    let clock = Epoch::new(starts);
    let off_hours = |t: SimTime| clock.weekday(t).is_weekend() || !BUSINESS.contains(&clock.second_of_day(t));
    let found = discovery.map(|(t, _)| t);
    let until_found = |from: SimTime| match found {
        Some(t) => (t >= from).then(|| Elapsed::Ended((t - from).0)),
        None => Some(Elapsed::Open((end - from).0)),
    };
    Outcome {
        cases: courses.iter().filter_map(|course| case(course, end)).collect(),
        breakout: since(first.hold, first.lateral),
        credentials: since(first.hold, first.credentials),
        exfiltration: since(first.hold, first.exposed),
        exfiltration_to_discovery: first.exposed.and_then(until_found),
        dwell: began.and_then(|(t, _)| until_found(t)),
        encrypted_off_hours: first.encrypted.map(off_hours),
        exfiltrated_off_hours: first.exposed.map(off_hours),
        found_inside: discovery.and_then(|(_, seq)| inside(&record.entries[seq as usize].fact, &sources)),
    }
}

/// When a course reached a milestone, and by which entry.
fn reached(course: &Course, wanted: Milestone) -> Option<(SimTime, u32)> {
    course.reached.iter().find(|(m, _, _)| *m == wanted).map(|(_, t, seq)| (*t, *seq))
}

fn case(course: &Course, end: SimTime) -> Option<Case> {
    let (began, _) = reached(course, Milestone::Occurrence)?;
    let Some((found, _)) = reached(course, Milestone::Triage) else {
        return Some(Case {
            discovery: Elapsed::Open((end - began).0),
            containment: Containment::Undiscovered,
        });
    };
    let containment = match reached(course, Milestone::Containment) {
        Some((t, _)) if t < found => Containment::Before,
        Some((t, _)) => Containment::After(Elapsed::Ended((t - found).0)),
        None => Containment::After(Elapsed::Open((end - found).0)),
    };
    Some(Case { discovery: Elapsed::Ended((found - began).0), containment })
}

/// Whether whoever or whatever led to a discovery belongs to the province.
fn inside(fact: &Fact, sources: &BTreeMap<crate::units::AlertId, AlertSource>) -> Option<bool> {
    let source = match fact {
        Fact::AlertTriaged { alert, .. } => *sources.get(alert)?,
        _ => AlertSource::Hunt,
    };
    Some(matches!(
        source,
        AlertSource::OnSite | AlertSource::Monitoring | AlertSource::Users | AlertSource::Hunt
    ))
}
