//! What one simulated drill exercised from STARTEX to ENDEX: which expectations were decided, who acted, which tactics and
//! fields were in play. What came before STARTEX nobody in the room lived through.

use std::collections::{BTreeMap, BTreeSet};

use super::elements::{Element, ElementKind, sector_id, sector_of};
use crate::plan::play::in_play;
use crate::record::{Fact, MessageKind, Record};
use crate::scenario::Scenario;
use crate::score::{Instance, Scored, ScoredExpectation, Status, status_of};
use crate::units::{CampaignId, OrgId, PersonId, SimTime, SystemId};

/// What one simulated drill exercised.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// By element, how far it was exercised, 0..1.
    pub exercised: Vec<f64>,
    /// By expectation of the plan, judged on what was in play.
    pub statuses: Vec<Status>,
    /// By organisation, how many people worked.
    pub people: Vec<u32>,
}

impl Seen {
    /// The share of the decided expectations that was met; none where nothing was decided.
    pub fn share_met(&self) -> Option<f64> {
        let decided = self.statuses.iter().filter(|s| is_decided(**s)).count();
        let met = self.statuses.iter().filter(|s| **s == Status::Met).count();
        (decided > 0).then(|| met as f64 / decided as f64)
    }
}

/// An expectation is exercised by a drill that lasts until it can be told whether it was met.
pub(super) fn is_decided(status: Status) -> bool {
    matches!(status, Status::Met | Status::Late | Status::Missed)
}

/// Looks at a run. `scenario` is that of the run, so that its ids are positions in its lists.
pub(super) fn see(elements: &[Element], scenario: &Scenario, record: &Record, scored: &Scored) -> Seen {
    let found = walk(scenario, record);
    let expectations = &scored.card.expectations;
    let statuses: Vec<Status> = expectations.iter().map(|e| played(e, scored)).collect();
    let decided: BTreeSet<&str> = expectations
        .iter()
        .zip(&statuses)
        .filter(|(_, status)| is_decided(**status))
        .map(|(e, _)| e.id.as_str())
        .collect();
    let acted: BTreeSet<&str> = found
        .acted
        .iter()
        .filter_map(|org| scenario.province.organisations.get(org.ix()))
        .map(|o| o.id.as_str())
        .collect();
    let yes = |is: bool| if is { 1.0 } else { 0.0 };
    let exercised = elements.iter().map(|element| match element.kind {
        ElementKind::Expectation => yes(decided.contains(element.id.as_str())),
        ElementKind::Objective => objective(scenario, &element.id, &decided),
        ElementKind::Organisation => yes(acted.contains(element.id.as_str())),
        ElementKind::Tactic => yes(found.tactics.contains(element.id.as_str())),
        ElementKind::Sector => yes(found.sectors.contains(element.id.as_str())),
    });
    let mut people = vec![0; scenario.province.organisations.len()];
    for person in &found.people {
        if let Some(at) = found.home.get(person) {
            people[at.ix()] += 1;
        }
    }
    Seen { exercised: exercised.collect(), statuses, people }
}

/// The status of an expectation on the intrusions that are in play.
fn played(expectation: &ScoredExpectation, scored: &Scored) -> Status {
    let instances: Vec<Instance> = in_play(expectation, scored).cloned().collect();
    status_of(expectation.aggregate, &instances)
}

/// The share of the expectations of an objective that was decided.
fn objective(scenario: &Scenario, id: &str, decided: &BTreeSet<&str>) -> f64 {
    let Some(objective) = scenario.plan.objectives.iter().find(|o| o.id == id) else { return 0.0 };
    let known = |id: &&String| scenario.plan.expectations.iter().any(|e| e.id == **id);
    let measured: Vec<&String> = objective.measured_by.iter().filter(known).collect();
    let done = measured.iter().filter(|id| decided.contains(id.as_str())).count();
    if measured.is_empty() { 0.0 } else { done as f64 / measured.len() as f64 }
}

/// What is found on the way through a record.
#[derive(Default)]
struct Found<'a> {
    acted: BTreeSet<OrgId>,
    people: BTreeSet<PersonId>,
    tactics: BTreeSet<&'a str>,
    sectors: BTreeSet<String>,
    home: BTreeMap<PersonId, OrgId>,
}

fn walk<'a>(scenario: &'a Scenario, record: &Record) -> Found<'a> {
    let orgs = &scenario.province.organisations;
    let mut found = Found::default();
    let hit = |found: &mut Found<'a>, system: SystemId| {
        let sector = scenario.province.systems.get(system.ix()).and_then(|s| sector_of(s, orgs));
        found.sectors.extend(sector.map(sector_id));
    };
    for entry in record.entries.iter().filter(|entry| entry.t >= SimTime::ZERO) {
        match &entry.fact {
            Fact::AttackAttempted { campaign, action, .. } => {
                found.tactics.extend(tactic(scenario, *campaign, action))
            }
            Fact::AttackSucceeded { system: Some(system), .. } => hit(&mut found, *system),
            Fact::ServiceLost { intrusion: Some(_), system, .. } => hit(&mut found, *system),
            fact => {
                found.acted.extend(organisation(fact));
                if let Some(person) = worker(fact) {
                    if let Some(home) = home(scenario, person) {
                        found.acted.insert(home);
                        found.home.insert(person, home);
                    }
                    found.people.insert(person);
                }
            }
        }
    }
    found
}

fn tactic<'a>(scenario: &'a Scenario, campaign: CampaignId, action: &str) -> Option<&'a str> {
    let campaign = scenario.campaigns.get(campaign.ix())?;
    campaign.actions.iter().find(|a| a.id == action).map(|a| a.tactic.as_str())
}

fn home(scenario: &Scenario, person: PersonId) -> Option<OrgId> {
    let person = scenario.province.people.get(person.ix())?;
    scenario.province.organisations.binary_search_by(|o| o.id.cmp(&person.organisation)).ok().map(OrgId::from)
}

/// The organisation that acts in a fact about an incident. Being sent an inject is no action.
fn organisation(fact: &Fact) -> Option<OrgId> {
    match fact {
        Fact::IncidentOpened { org, .. }
        | Fact::IncidentReassessed { org, .. }
        | Fact::LeadTaken { org, .. }
        | Fact::BodyConvened { org, .. }
        | Fact::Decided { org, .. }
        | Fact::PublicInformed { org, .. }
        | Fact::HelpBegan { org, .. }
        | Fact::IncidentClosed { org, .. } => Some(*org),
        Fact::MessageSent { from, incident: Some(_), .. } => Some(*from),
        Fact::MessageRead { kind, to, incident: Some(_), .. } if *kind != MessageKind::Inject => Some(*to),
        Fact::ApprovalGranted { by, .. } | Fact::ApprovalRefused { by, .. } => Some(*by),
        _ => None,
    }
}

/// The person who works in a fact: on a true signal, or on an incident.
fn worker(fact: &Fact) -> Option<PersonId> {
    match fact {
        Fact::AlertAcknowledged { person, intrusion: Some(_), .. }
        | Fact::PersonCalled { person, answered: true, .. }
        | Fact::ResponderMobilised { person, .. }
        | Fact::TaskStarted { person, .. } => Some(*person),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::testing::{HIT, INCIDENT, LOCAL, PORTAL, Script, expects};
    use crate::scenario::model::{AttackAction, Milestone, Sector};
    use crate::score::score;
    use crate::units::time::{DAY, HOUR};

    fn element(kind: ElementKind, id: &str) -> Element {
        let name = crate::i18n::Text { vi: id.to_owned(), en: id.to_owned() };
        Element { kind, id: id.to_owned(), name, weight: 1.0, remembered: 0.0, not_here: None }
    }

    /// An attack that was noticed at `t`, with its steps.
    fn look(t: i64) -> Seen {
        let mut script =
            Script::new(vec![expects(Milestone::Occurrence, Milestone::Detection, HOUR, 2 * HOUR)]);
        let campaign = HIT.campaign;
        script.scenario.province.systems[PORTAL.ix()].sector = Some(Sector::Health);
        let shipped = "../../scenarios/dong-nai-2022";
        let loaded = crate::scenario::load(
            &crate::scenario::testing::folder(shipped),
            shipped,
            &crate::scenario::LoadOptions::default(),
        );
        let action: AttackAction = loaded.unwrap().scenario.campaigns[0].actions[0].clone();
        let (id, tactic) = (action.id.clone(), action.tactic.clone());
        script.scenario.campaigns[campaign.ix()].actions = vec![action];
        let system = Some(PORTAL);
        script.at(t, Fact::AttackAttempted { campaign, action: id.clone(), system, attempt: 1 });
        script.at(t, Fact::AttackSucceeded { campaign, action: id, system });
        script.at(t, Fact::IntrusionBegan { intrusion: HIT, system: PORTAL });
        script.at(t, Fact::SystemCompromised { intrusion: HIT, system: PORTAL });
        script.at(t, Fact::PersonCalled { person: LOCAL, incident: INCIDENT, answered: true });
        let scenario = script.scenario.clone();
        let record = script.record();
        let elements = [
            element(ElementKind::Expectation, "occurrence-detection"),
            element(ElementKind::Organisation, "agency"),
            element(ElementKind::Tactic, &tactic),
            element(ElementKind::Sector, &sector_id(Sector::Health)),
        ];
        see(&elements, &scenario, &record, &score(&record))
    }

    #[test]
    fn what_came_before_startex_is_not_exercised() {
        assert_eq!(look(HOUR).exercised, [1.0, 1.0, 1.0, 1.0]);
        let before = look(-DAY);
        assert_eq!(before.exercised, [0.0; 4], "its limit ran out weeks before the room opened");
        assert_eq!((before.share_met(), before.people.iter().sum::<u32>()), (None, 0));
    }
}
