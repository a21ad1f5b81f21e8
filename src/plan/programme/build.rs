//! From a candidate to a scenario that runs: its drill, who takes part, its campaigns and playbooks.

use std::collections::BTreeSet;

use super::candidates::{Begin, Candidate, InjectSet, Invited, entries};
use super::hours::Hours;
use super::injects;
use crate::i18n::Text;
use crate::scenario::model::{
    AttackAction, Campaign, Drill, Effect, Form, Launch, Law, Needs, Organisation, Role, Subject,
};
use crate::scenario::{GENERIC_PLAYBOOK, Holder, RoleMap, Scenario};
use crate::units::time::{DAY, HOUR};
use crate::units::{CivilDate, OrgId, Span};

/// A campaign in play begins so long after STARTEX.
const FIRST_LAUNCH: Span = Span(HOUR);
/// A campaign that is under way at STARTEX is launched so that its first consequence falls into this part of the drill.
const CONSEQUENCE_AT: i64 = 3;
/// A second campaign begins this part of the drill later.
const SECOND_LATER: i64 = 3;
/// The first moment of a run, before which a campaign cannot begin.
const LONGEST_PAST: Span = Span(400 * DAY);

/// What a province brings along.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The scenario with its own drill.
    pub drill: Scenario,
    /// The same scenario with every campaign that may be launched, and their playbooks.
    pub campaigns: Scenario,
    /// Who holds which role.
    pub roles: RoleMap,
    /// Ids of campaigns of the library that cannot run here.
    pub cannot_run: Vec<String>,
}

/// When and as what a candidate is held.
#[derive(Clone, Debug)]
pub(super) struct Held<'a> {
    /// Id of the scenario.
    pub id: &'a str,
    /// Name of the scenario and of the drill.
    pub name: &'a Text,
    /// The first day.
    pub date: CivilDate,
    /// Seed.
    pub seed: u64,
}

impl Ground {
    /// A campaign of the library.
    pub(super) fn campaign(&self, id: &str) -> Option<&Campaign> {
        self.campaigns.campaigns.iter().find(|c| c.id == id)
    }

    /// The first organisation that holds a role and takes part.
    pub(super) fn holder(&self, role: Role) -> Option<&Organisation> {
        let orgs = &self.drill.province.organisations;
        let mut held = self.roles.holders(role).iter().filter_map(|holder| match holder {
            Holder::Org(org) => orgs.get(org.ix()),
            Holder::Owner | Holder::Operator => None,
        });
        held.find(|o| o.participates)
    }

    /// Who leads incidents of a subject; who leads those of the other one, or whoever takes part, where nobody does.
    pub(super) fn lead(&self, subject: Subject) -> Option<&Organisation> {
        let other = match subject {
            Subject::CyberSecurity => Subject::InformationSafety,
            Subject::InformationSafety => Subject::CyberSecurity,
        };
        let led = [subject, other].into_iter().find_map(|s| self.holder(Role::IncidentLead(s)));
        led.or_else(|| self.drill.province.organisations.iter().find(|o| o.participates))
    }

    /// The drill of a candidate.
    pub(super) fn drill_of(&self, candidate: &Candidate, held: &Held<'_>) -> Drill {
        let own = &self.drill.drill;
        let hours = self.hours();
        let mut drill = Drill {
            id: held.id.to_owned(),
            name: held.name.clone(),
            starts: hours.startex(held.date),
            horizon: hours.horizon(candidate.days),
            warm_up: own.warm_up,
            form: Form::Drill,
            seed: held.seed,
            participants: self.invited(candidate),
            campaigns: self.launches(candidate, hours.horizon(candidate.days)),
            injects: Vec::new(),
        };
        if candidate.injects == InjectSet::Own {
            drill.horizon = own.horizon;
            drill.participants = own.participants.clone();
            drill.campaigns = own.campaigns.clone();
            drill.injects = own.injects.clone();
        } else {
            drill.injects = injects::of(self, candidate, &drill, &hours);
        }
        drill
    }

    /// The scenario of a candidate, as it would be read from its files.
    pub(super) fn scenario_of(&self, candidate: &Candidate, held: &Held<'_>) -> Scenario {
        let drill = self.drill_of(candidate, held);
        let mut scenario = self.drill.clone();
        held.id.clone_into(&mut scenario.id);
        scenario.name = held.name.clone();
        let takes_part = |org: &Organisation| {
            drill.participants.is_empty() || drill.participants.iter().any(|p| *p == org.id || *p == org.kind)
        };
        for org in &mut scenario.province.organisations {
            org.participates = takes_part(org);
        }
        let mut seen = BTreeSet::new();
        let fresh = drill.campaigns.iter().filter(|launch| seen.insert(launch.campaign.as_str()));
        scenario.campaigns = fresh.filter_map(|launch| self.campaign(&launch.campaign).cloned()).collect();
        let types: BTreeSet<&str> = scenario.campaigns.iter().map(|c| c.incident_type.as_str()).collect();
        scenario.playbooks = self.campaigns.playbooks.clone();
        scenario
            .playbooks
            .retain(|p| types.contains(p.incident_type.as_str()) || p.incident_type == GENERIC_PLAYBOOK);
        scenario.drill = drill;
        scenario
    }

    /// Ids or kinds of those who are invited.
    fn invited(&self, candidate: &Candidate) -> Vec<String> {
        if candidate.invited == Invited::All {
            return self.drill.drill.participants.clone();
        }
        let province = &self.drill.province;
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        let id = |org: OrgId| province.organisations.get(org.ix()).map(|o| o.id.as_str());
        for entry in self.roles.entries() {
            ids.extend(entry.holders.iter().filter_map(|holder| match holder {
                Holder::Org(org) => id(*org),
                Holder::Owner | Holder::Operator => None,
            }));
        }
        let begins: BTreeSet<String> = candidate
            .campaigns
            .iter()
            .filter_map(|id| self.campaign(id))
            .filter_map(|campaign| entries(self, campaign, candidate.entry))
            .flatten()
            .collect();
        for system in province.systems.iter().filter(|s| begins.contains(&s.id) || s.shared) {
            ids.extend([system.owner.as_str(), system.operator.as_str()]);
            ids.extend(system.layers.monitored_by.as_deref());
        }
        let parents = province
            .organisations
            .iter()
            .filter(|o| ids.contains(o.id.as_str()))
            .filter_map(|o| o.parent.as_deref());
        let parents: Vec<&str> = parents.collect();
        ids.extend(parents);
        let part = province.organisations.iter().filter(|o| o.participates && ids.contains(o.id.as_str()));
        part.map(|o| o.id.clone()).collect()
    }

    /// The hours of a planned drill.
    pub(super) fn hours(&self) -> Hours {
        Hours::of(&self.drill)
    }

    /// Whether the first consequence of a campaign that begins in play comes later than in the first part of a drill of so
    /// many days, by the medians of its actions.
    pub(super) fn is_slow(&self, campaign: &Campaign, days: u32) -> bool {
        FIRST_LAUNCH + until(campaign, hurts) > Span(self.hours().horizon(days).0 / CONSEQUENCE_AT)
    }

    /// When a campaign has its first hold on a system or does its first harm, by the medians of its actions.
    pub(super) fn first_touch(&self, launch: &Launch) -> Span {
        let touches = |action: &AttackAction| !matches!(action.effect, Effect::Nothing);
        self.campaign(&launch.campaign).map_or(launch.at, |campaign| launch.at + until(campaign, touches))
    }

    /// When people feel the first consequence of a campaign, by the medians of its actions.
    pub(super) fn first_harm(&self, launch: &Launch) -> Span {
        self.campaign(&launch.campaign).map_or(launch.at, |campaign| launch.at + until(campaign, hurts))
    }

    /// When and where the campaigns of a candidate begin.
    fn launches(&self, candidate: &Candidate, length: Span) -> Vec<Launch> {
        let of = |(at, id): (usize, &String)| {
            let campaign = self.campaign(id)?;
            let in_play = FIRST_LAUNCH + Span(at as i64 * (length.0 / SECOND_LATER));
            let before = Span(length.0 / CONSEQUENCE_AT) - until(campaign, hurts);
            let begins = match candidate.begin {
                Begin::InPlay => in_play,
                // One that is quick enough in a drill of two campaigns begins in play.
                Begin::Before => before.min(in_play),
            };
            let whole = Span(begins.0.div_euclid(HOUR) * HOUR).max(-LONGEST_PAST);
            let entry = entries(self, campaign, candidate.entry).unwrap_or_default();
            Some(Launch { campaign: id.clone(), at: whole, entry, must_reach: Vec::new() })
        };
        candidate.campaigns.iter().enumerate().filter_map(of).collect()
    }
}

/// Whether an action is a consequence that people feel.
fn hurts(action: &AttackAction) -> bool {
    !matches!(action.effect, Effect::Nothing | Effect::Foothold | Effect::Credentials)
}

/// How long a campaign takes to the first of some actions if every action takes its median and none fails or waits.
fn until(campaign: &Campaign, wanted: impl Fn(&AttackAction) -> bool) -> Span {
    let ends = ends(campaign);
    let times =
        campaign.actions.iter().zip(&ends).filter(|(action, _)| wanted(action)).filter_map(|(_, end)| *end);
    Span::drawn(times.min_by(f64::total_cmp).unwrap_or(0.0) * campaign.attacker.tempo.value())
}

/// When each action ends, in seconds of median work; none for one that waits for itself. Every round carries the ends one
/// action further along the graph.
fn ends(campaign: &Campaign) -> Vec<Option<f64>> {
    let at = |id: &String| campaign.actions.iter().position(|a| a.id == *id);
    let needs: Vec<(bool, Vec<usize>)> = campaign
        .actions
        .iter()
        .map(|action| match &action.needs {
            Needs::All(ids) => (true, ids.iter().filter_map(at).collect()),
            Needs::Any(ids) => (false, ids.iter().filter_map(at).collect()),
        })
        .collect();
    let mut ends: Vec<Option<f64>> = vec![None; campaign.actions.len()];
    for _ in 0..campaign.actions.len() {
        let end = |(action, (all, before)): (&AttackAction, &(bool, Vec<usize>))| {
            let mut known = before.iter().map(|ix| ends[*ix]);
            let begins = if *all {
                known.try_fold(0.0, |latest: f64, end| end.map(|end| latest.max(end)))
            } else {
                known.flatten().min_by(f64::total_cmp)
            };
            begins.map(|begins| begins + middle(action.duration.value()))
        };
        let next: Vec<Option<f64>> = campaign.actions.iter().zip(&needs).map(end).collect();
        if next == ends {
            break;
        }
        ends = next;
    }
    ends
}

/// A time in the middle of a law, in seconds.
fn middle(law: &Law) -> f64 {
    match law {
        Law::Fixed(time) | Law::Triangular { mode: time, .. } | Law::Lognormal { median: time, .. } => {
            time.as_f64()
        }
        Law::Exponential { mean } | Law::Gamma { mean, .. } => mean.as_f64(),
        Law::Uniform { low, high } => (low.as_f64() + high.as_f64()) / 2.0,
        Law::Empirical(times) => {
            let mut times = times.clone();
            times.sort_unstable();
            times.get(times.len() / 2).map_or(0.0, |time| time.as_f64())
        }
    }
}
