//! Campaigns as a run uses them: what an action needs, what it can ever go for, what defends each of its targets.

use super::defence::protection;
use super::{index, sampler};
use crate::kernel::{Sampler, stable_key};
use crate::scenario::Scenario;
use crate::scenario::model::{Campaign, Needs, System, Target};
use crate::units::{SimTime, SystemId};

/// A campaign.
#[derive(Debug)]
pub struct CampaignModel {
    /// Stable key of the id.
    pub key: u64,
    /// Actions.
    pub actions: Vec<ActionModel>,
    /// Noticing an eviction.
    pub notices: Sampler,
    /// Staying quiet.
    pub quiet: Sampler,
    /// Position of its playbook.
    pub playbook: usize,
    /// Nothing loud before this moment: STARTEX for a campaign that begins before the responders' world does.
    pub silent_until: SimTime,
}

/// An action of a campaign.
#[derive(Debug)]
pub struct ActionModel {
    /// Stable key of the id.
    pub key: u64,
    /// Sampler of the duration.
    pub duration: Sampler,
    /// Actions that it needs.
    pub needs: NeedsModel,
    /// Against what.
    pub target: TargetModel,
    /// Different targets that it goes for.
    pub targets_at_most: u32,
    /// Factor on its chance of success by which a system is defended against it, by system.
    pub protection: Vec<f64>,
    /// How its effect goes on.
    pub goes_on: Option<GoesOnModel>,
}

/// The systems that an action can ever go for.
#[derive(Debug)]
pub enum TargetModel {
    /// Nothing in the province.
    Outside,
    /// Any of these, from outside: of a kind and exposure that fit, where the drill lets the campaign begin.
    Entry(Vec<SystemId>),
    /// What is held, where it fits, by system.
    Held(Vec<bool>),
    /// What can be reached from a hold, where it fits, by system.
    Reachable(Vec<bool>),
    /// What needs a hold, where it fits, by system.
    Dependent(Vec<bool>),
}

/// How the effect of an action goes on.
#[derive(Debug)]
pub struct GoesOnModel {
    /// How long a flood lasts.
    pub lasts: Option<Sampler>,
    /// From one to the next.
    pub again_after: Option<Sampler>,
    /// How many there are at most.
    pub times_at_most: u32,
    /// Million đồng that a victim loses.
    pub loss: u32,
}

/// The condition of an action.
#[derive(Debug)]
pub enum NeedsModel {
    /// All of these.
    All(Vec<usize>),
    /// Any of these.
    Any(Vec<usize>),
}

impl CampaignModel {
    /// Prepares a campaign.
    pub fn new(campaign: &Campaign, scenario: &Scenario) -> CampaignModel {
        let ids = index(campaign.actions.iter().map(|a| a.id.as_str()));
        let positions = |names: &[String]| names.iter().map(|id| ids[id.as_str()]).collect::<Vec<usize>>();
        let playbook = scenario.playbooks.iter().position(|p| p.incident_type == campaign.incident_type);
        let entries = entries(campaign, scenario);
        let systems = &scenario.province.systems;
        let actions = campaign.actions.iter().map(|action| ActionModel {
            key: stable_key(&action.id),
            duration: sampler(&action.duration),
            needs: match &action.needs {
                Needs::All(names) => NeedsModel::All(positions(names)),
                Needs::Any(names) => NeedsModel::Any(positions(names)),
            },
            target: target(&action.target, &entries, systems),
            targets_at_most: action.targets_at_most,
            protection: systems.iter().map(|s| protection(&scenario.practice.defence, action, s)).collect(),
            goes_on: action.goes_on.as_ref().map(|goes_on| GoesOnModel {
                lasts: goes_on.lasts.as_ref().map(sampler),
                again_after: goes_on.again_after.as_ref().map(sampler),
                times_at_most: goes_on.times_at_most,
                loss: goes_on.loss.as_ref().map_or(0, |loss| *loss.value()),
            }),
        });
        CampaignModel {
            key: stable_key(&campaign.id),
            actions: actions.collect(),
            notices: sampler(&campaign.attacker.reaction.notices_after),
            quiet: sampler(&campaign.attacker.reaction.quiet_for),
            playbook: playbook.unwrap_or(0),
            silent_until: silent_until(campaign, scenario),
        }
    }
}

/// What is known of the time before anybody watches is that nobody noticed anything.
fn silent_until(campaign: &Campaign, scenario: &Scenario) -> SimTime {
    let opens = -scenario.drill.warm_up;
    let before = scenario.drill.launches_of(&campaign.id).any(|launch| launch.at < opens);
    if before { SimTime::ZERO } else { SimTime(i64::MIN) }
}

/// Where a campaign may begin: the systems that the drill names and those of the organisations that it names, any
/// where it names none.
fn entries(campaign: &Campaign, scenario: &Scenario) -> Vec<bool> {
    let launches = scenario.drill.launches_of(&campaign.id);
    let named: Vec<&String> = launches.flat_map(|l| l.entry.iter()).collect();
    let systems = scenario.province.systems.iter();
    let is_named = |s: &System| named.iter().any(|n| **n == s.id || **n == s.operator || **n == s.owner);
    systems.map(|s| named.is_empty() || is_named(s)).collect()
}

fn target(target: &Target, entries: &[bool], systems: &[System]) -> TargetModel {
    let fits = |kinds: &[String]| -> Vec<bool> {
        systems.iter().map(|s| kinds.is_empty() || kinds.contains(&s.kind)).collect()
    };
    match target {
        Target::Outside => TargetModel::Outside,
        Target::Held { kinds } => TargetModel::Held(fits(kinds)),
        Target::Reachable { kinds } => TargetModel::Reachable(fits(kinds)),
        Target::Dependent { kinds } => TargetModel::Dependent(fits(kinds)),
        Target::Entry { kinds, exposure } => {
            let fits = fits(kinds);
            let open = |s: &usize| fits[*s] && entries[*s] && exposure.contains(&systems[*s].exposure);
            TargetModel::Entry((0..systems.len()).filter(open).map(SystemId::from).collect())
        }
    }
}
