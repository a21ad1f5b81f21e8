//! The scenario as a run uses it: dense ids, prepared samplers, duty intervals, resolved roles and lines.

mod campaign;
mod defence;
mod estate;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use campaign::{CampaignModel, NeedsModel, TargetModel};
pub use estate::{NetworkModel, Sensor, SystemModel};
use estate::{networks, sensors, sharing, systems};

use super::roles::Roles;
use crate::kernel::{Distribution, Sampler, stable_key};
use crate::scenario::Scenario;
use crate::scenario::model::{Backup, Law, Person, Playbook, Practice, RosterSpec, Skill, Sourced};
use crate::units::{DutyIntervals, OrgId, PersonId, SimTime, Span};

/// Everything about a scenario that no run changes.
#[derive(Debug)]
pub struct Model {
    /// The scenario itself.
    pub scenario: Arc<Scenario>,
    /// Start of the clock: of the responders' world, or of a campaign that begins before it.
    pub start: SimTime,
    /// Start of the responders' world, STARTEX less the warm-up: duty, sensors and queues. What an attacker does before
    /// it goes unnoticed.
    pub opens: SimTime,
    /// End of the run, after STARTEX.
    pub end: SimTime,
    /// Civil time of a moment.
    pub clock: crate::units::Epoch,
    /// Organisations.
    pub orgs: Vec<OrgModel>,
    /// People.
    pub people: Vec<PersonModel>,
    /// Systems.
    pub systems: Vec<SystemModel>,
    /// Networks: openness and members.
    pub networks: Vec<NetworkModel>,
    /// Campaigns.
    pub campaigns: Vec<CampaignModel>,
    /// Playbooks.
    pub playbooks: Vec<PlaybookModel>,
    /// Practice.
    pub practice: PracticeModel,
    /// Who holds which role, along which lines.
    pub roles: Roles,
    /// Things that tasks compete for.
    pub things: Vec<u32>,
    /// What raises false alerts.
    pub sensors: Vec<Sensor>,
    /// Organisations that run a system which shares with the national monitoring system, in order of id.
    pub sharing: Vec<OrgId>,
}

/// An organisation.
#[derive(Debug)]
pub struct OrgModel {
    /// Stable key of its id.
    pub key: u64,
    /// Its people.
    pub people: Vec<PersonId>,
    /// Who looks at alerts, best first.
    pub triage: Vec<PersonId>,
    /// Who reads what arrives, best first.
    pub inbox: Vec<PersonId>,
    /// Who may sign, head first.
    pub signers: Vec<PersonId>,
    /// Channels by which it can be reached, best first.
    pub channels: Vec<usize>,
    /// One-way travel from the provincial capital.
    pub travel: Span,
    /// Takes part in the drill.
    pub participates: bool,
}

/// A person.
#[derive(Debug)]
pub struct PersonModel {
    /// Stable key of the id.
    pub key: u64,
    /// Organisation.
    pub org: OrgId,
    /// Skills by [`skill_ix`].
    pub skills: [f64; 7],
    /// When on duty, absences aside.
    pub duty: DutyIntervals,
    /// May be called outside duty.
    pub on_call: bool,
    /// Member of the response team.
    pub team: bool,
    /// Stands for people who relieve each other.
    pub tireless: bool,
}

/// A playbook.
#[derive(Debug)]
pub struct PlaybookModel {
    /// Work content by step.
    pub work: Vec<Sampler>,
    /// Stable keys of the steps.
    pub keys: Vec<u64>,
    /// For each step, whether each step of the playbook comes before it; empty where none does.
    pub before: Vec<Vec<bool>>,
    /// Position of the thing that a step needs.
    pub thing: Vec<Option<usize>>,
    /// Stable key of the incident type.
    pub key: u64,
    /// Positions of the playbooks whose type this one is taken for by whoever errs.
    pub taken_for: Vec<usize>,
}

/// How people work, prepared.
#[derive(Debug)]
#[allow(missing_docs)] // The names are those of [`Practice`].
pub struct PracticeModel {
    pub transit: Vec<Sampler>,
    pub lost: Vec<f64>,
    pub sensor_delay: Sampler,
    pub national_delay: Sampler,
    pub user_delay: Sampler,
    pub press_delay: Sampler,
    pub hotline_delay: Sampler,
    pub operator_delay: Sampler,
    pub feed_delay: Sampler,
    pub triage_work: Sampler,
    pub assess_work: Sampler,
    pub relay_work: Sampler,
    pub handover_work: Sampler,
    pub on_call_delay: Sampler,
    pub release_delay: Sampler,
    pub convening: Sampler,
    pub alert_expires: Span,
    pub retry_after: Span,
}

/// Position of a skill in [`PersonModel::skills`].
pub fn skill_ix(skill: Skill) -> usize {
    skill as usize
}

/// A law as a sampler of seconds.
pub fn sampler(law: &Sourced<Law>) -> Sampler {
    match law.value() {
        Law::Fixed(span) => Distribution::Fixed(span.as_f64()),
        Law::Uniform { low, high } => Distribution::Uniform { low: low.as_f64(), high: high.as_f64() },
        Law::Triangular { low, mode, high } => {
            Distribution::Triangular { low: low.as_f64(), mode: mode.as_f64(), high: high.as_f64() }
        }
        Law::Exponential { mean } => Distribution::Exponential { mean: mean.as_f64() },
        Law::Lognormal { median, sigma } => {
            Distribution::Lognormal { median: median.as_f64(), sigma: *sigma }
        }
        Law::Gamma { mean, shape } => Distribution::Gamma { mean: mean.as_f64(), shape: *shape },
        Law::Empirical(values) => {
            let mut values: Vec<f64> = values.iter().map(|span| span.as_f64()).collect();
            values.sort_by(f64::total_cmp);
            Distribution::Empirical { values }
        }
    }
    .sampler()
}

impl Model {
    /// Prepares a scenario that has passed validation.
    pub fn new(scenario: Arc<Scenario>) -> Model {
        let opens = SimTime(-scenario.drill.warm_up.0);
        let launches = scenario.drill.campaigns.iter().map(|launch| SimTime(launch.at.0));
        let start = launches.min().map_or(opens, |first| first.min(opens));
        let end = SimTime(scenario.drill.horizon.0);
        let calendars = super::calendar::Calendars::new(&scenario, opens, end);
        let org_ix = index(scenario.province.organisations.iter().map(|o| o.id.as_str()));
        let people = people(&scenario, &org_ix, &calendars);
        let things = scenario.province.things.iter().map(|t| *t.count.value()).collect();
        let orgs = orgs(&scenario, &people);
        let mut systems = systems(&scenario, &org_ix);
        let networks = networks(&scenario, &mut systems);
        let playbooks = scenario.playbooks.iter().map(|p| playbook(p, &scenario)).collect();
        let campaigns = scenario.campaigns.iter().map(|c| CampaignModel::new(c, &scenario)).collect();
        let practice = practice(&scenario.practice);
        let roles = Roles::new(&scenario);
        let sensors = sensors(&scenario, &orgs, &systems);
        let sharing = sharing(&scenario, &systems);
        let clock = calendars.epoch;
        Model {
            scenario,
            start,
            opens,
            end,
            clock,
            orgs,
            people,
            systems,
            networks,
            campaigns,
            playbooks,
            practice,
            roles,
            things,
            sensors,
            sharing,
        }
    }
}

/// Positions by id.
pub fn index<'a>(ids: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    ids.enumerate().map(|(ix, id)| (id, ix)).collect()
}

fn people(
    scenario: &Scenario,
    org_ix: &BTreeMap<&str, usize>,
    calendars: &super::calendar::Calendars,
) -> Vec<PersonModel> {
    scenario
        .province
        .people
        .iter()
        .map(|person| {
            let mut skills = [0.0; 7];
            for (skill, value) in &person.skills {
                skills[skill_ix(*skill)] = *value;
            }
            let (duty, on_call) = calendars.duty(scenario, person);
            let org = OrgId::from(org_ix[person.organisation.as_str()]);
            let tireless = matches!(scenario.province.rosters[&person.roster], RosterSpec::AroundTheClock);
            PersonModel {
                key: stable_key(&person.id),
                org,
                skills,
                duty,
                on_call,
                team: person.team_member,
                tireless,
            }
        })
        .collect()
}

fn orgs(scenario: &Scenario, people: &[PersonModel]) -> Vec<OrgModel> {
    let channel_ix = index(scenario.practice.channels.iter().map(|c| c.id.as_str()));
    scenario
        .province
        .organisations
        .iter()
        .enumerate()
        .map(|(ix, org)| {
            let own: Vec<usize> = (0..people.len()).filter(|p| people[*p].org.ix() == ix).collect();
            let best = |skill: Skill| ranked(&own, people, skill);
            let signs = |p: &usize| scenario.province.people[*p].signs;
            let mut signers: Vec<usize> = own.iter().copied().filter(|p| signs(p).is_some()).collect();
            signers.sort_by_key(|p| (signs(p), *p));
            OrgModel {
                key: stable_key(&org.id),
                triage: lookers(&own, &scenario.province.people, best(Skill::Triage)),
                inbox: inbox(&own, &scenario.province.people),
                signers: signers.into_iter().map(PersonId::from).collect(),
                people: own.iter().copied().map(PersonId::from).collect(),
                channels: org.channels.iter().filter_map(|c| channel_ix.get(c.as_str()).copied()).collect(),
                travel: *org.travel.value(),
                participates: org.participates,
            }
        })
        .collect()
}

/// Best skill first, then id.
fn ranked(own: &[usize], people: &[PersonModel], skill: Skill) -> Vec<usize> {
    let mut ranked = own.to_vec();
    ranked.sort_by(|a, b| {
        let (a_skill, b_skill) = (people[*a].skills[skill_ix(skill)], people[*b].skills[skill_ix(skill)]);
        b_skill.total_cmp(&a_skill).then(a.cmp(b))
    });
    ranked
}

/// Who looks at alerts: those who have some skill in it and do not sign; everybody where nobody has.
fn lookers(own: &[usize], people: &[Person], ranked: Vec<usize>) -> Vec<PersonId> {
    let able: Vec<usize> = ranked
        .into_iter()
        .filter(|p| {
            people[*p].signs.is_none() && people[*p].skills.get(&Skill::Triage).is_some_and(|s| *s > 0.0)
        })
        .collect();
    let chosen = if able.is_empty() { own.to_vec() } else { able };
    chosen.into_iter().map(PersonId::from).collect()
}

/// Who reads what arrives: whoever does not sign first, those who sign after them.
fn inbox(own: &[usize], people: &[Person]) -> Vec<PersonId> {
    let mut order = own.to_vec();
    let leadership = |p: &usize| people[*p].skills.get(&Skill::Leadership).copied().unwrap_or(0.0);
    order.sort_by(|a, b| {
        (people[*a].signs.is_some())
            .cmp(&people[*b].signs.is_some())
            .then(leadership(b).total_cmp(&leadership(a)))
            .then(a.cmp(b))
    });
    order.into_iter().map(PersonId::from).collect()
}

fn playbook(playbook: &Playbook, scenario: &Scenario) -> PlaybookModel {
    let ids = index(playbook.steps.iter().map(|s| s.id.as_str()));
    let things = index(scenario.province.things.iter().map(|t| t.id.as_str()));
    PlaybookModel {
        key: stable_key(&playbook.incident_type),
        taken_for: taken_for(playbook, scenario),
        work: playbook.steps.iter().map(|s| sampler(&s.work)).collect(),
        keys: playbook.steps.iter().map(|s| stable_key(&s.id)).collect(),
        before: playbook.steps.iter().map(|step| before(&step.after, &ids)).collect(),
        thing: playbook
            .steps
            .iter()
            .map(|s| s.thing.as_deref().and_then(|id| things.get(id).copied()))
            .collect(),
    }
}

/// Whether each step is among those with these ids; empty where there are no ids.
fn before(after: &[String], ids: &BTreeMap<&str, usize>) -> Vec<bool> {
    let mut before = vec![false; if after.is_empty() { 0 } else { ids.len() }];
    for id in after {
        before[ids[id.as_str()]] = true;
    }
    before
}

/// The other playbooks of the drill that an incident of this type can be taken to need.
fn taken_for(playbook: &Playbook, scenario: &Scenario) -> Vec<usize> {
    let all = scenario.playbooks.iter().enumerate();
    let others = all.filter(|(_, other)| other.incident_type != playbook.incident_type);
    let named = &playbook.taken_for;
    let fit = others.filter(|(_, other)| named.is_empty() || named.contains(&other.incident_type));
    fit.map(|(ix, _)| ix).collect()
}

fn practice(practice: &Practice) -> PracticeModel {
    PracticeModel {
        transit: practice.channels.iter().map(|c| sampler(&c.transit)).collect(),
        lost: practice.channels.iter().map(|c| *c.lost.value()).collect(),
        sensor_delay: sampler(&practice.sensor_delay),
        national_delay: sampler(&practice.national_delay),
        user_delay: sampler(&practice.user_delay),
        press_delay: sampler(&practice.press_delay),
        hotline_delay: sampler(&practice.ways_in.hotline_delay),
        operator_delay: sampler(&practice.ways_in.operator_delay),
        feed_delay: sampler(&practice.ways_in.feed_delay),
        triage_work: sampler(&practice.triage_work),
        assess_work: sampler(&practice.assess_work),
        relay_work: sampler(&practice.relay_work),
        handover_work: sampler(&practice.handover_work),
        on_call_delay: sampler(&practice.on_call_delay),
        release_delay: sampler(&practice.release_delay),
        convening: sampler(&practice.convening),
        alert_expires: *practice.alert_expires.value(),
        retry_after: *practice.retry_after.value(),
    }
}

/// Whether a system has a backup that survives an attacker who holds it.
pub fn isolated_backup(backup: &Backup) -> bool {
    matches!(backup, Backup::Every { isolated: true, .. })
}
