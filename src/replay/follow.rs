//! The entries that are about one incident, one organisation or one person.

use std::collections::BTreeSet;

use super::reel::Reel;
use crate::record::{Fact, IntrusionId};
use crate::units::{AlertId, IncidentId, OrgId, PersonId, SystemId, TaskId};

/// Whom or what a viewer follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Followed {
    /// An incident, with those that were merged into it, and the intrusions that it covers.
    Incident(IncidentId),
    /// An organisation.
    Org(OrgId),
    /// A person.
    Person(PersonId),
}

impl Followed {
    /// The entries about it, ascending.
    pub(crate) fn entries(self, reel: &Reel) -> Vec<u32> {
        match self {
            Followed::Incident(incident) => of_incident(reel, incident),
            Followed::Org(org) => those(reel, |fact| names_org(reel, fact, org)),
            Followed::Person(person) => of_person(reel, person),
        }
    }
}

fn those(reel: &Reel, mut wanted: impl FnMut(&Fact) -> bool) -> Vec<u32> {
    (0..reel.len()).filter(|at| wanted(&reel.fact(*at))).collect()
}

fn of_incident(reel: &Reel, incident: IncidentId) -> Vec<u32> {
    let mut incidents = BTreeSet::from([incident]);
    // What was merged into what is told in order of time; from the last to the first, a chain is found at once.
    for at in (0..reel.len()).rev() {
        if let Fact::IncidentMerged { incident, into } = &*reel.fact(at)
            && incidents.contains(into)
        {
            incidents.insert(*incident);
        }
    }
    let (mut alerts, mut intrusions): (BTreeSet<AlertId>, BTreeSet<IntrusionId>) = Default::default();
    for at in 0..reel.len() {
        match &*reel.fact(at) {
            Fact::AlertTriaged { alert, incident: Some(incident), .. } if incidents.contains(incident) => {
                alerts.insert(*alert);
            }
            Fact::IncidentOpened { incident, intrusion: Some(intrusion), .. }
            | Fact::IncidentCovers { incident, intrusion }
                if incidents.contains(incident) =>
            {
                intrusions.insert(*intrusion);
            }
            _ => {}
        }
    }
    let mut tasks: BTreeSet<TaskId> = BTreeSet::new();
    those(reel, |fact| {
        if let Fact::TaskQueued { task, incident, .. } | Fact::TaskStarted { task, incident, .. } = fact
            && incidents.contains(incident)
        {
            tasks.insert(*task);
        }
        fact.incident().is_some_and(|incident| incidents.contains(&incident))
            || fact.intrusion().is_some_and(|intrusion| intrusions.contains(&intrusion))
            || alert_of(fact).is_some_and(|alert| alerts.contains(&alert))
            || task_of(fact).is_some_and(|task| tasks.contains(&task))
    })
}

fn of_person(reel: &Reel, person: PersonId) -> Vec<u32> {
    let mut tasks: BTreeSet<TaskId> = BTreeSet::new();
    those(reel, |fact| {
        let own = person_of(fact) == Some(person);
        if own && let Some(task) = task_of(fact) {
            tasks.insert(task);
        }
        own || matches!(fact, Fact::TaskDropped { task } if tasks.contains(task))
            || matches!(fact, Fact::DutyChanged { came, left } if came.contains(&person) || left.contains(&person))
    })
}

fn person_of(fact: &Fact) -> Option<PersonId> {
    match fact {
        Fact::PersonAbsent { person, .. }
        | Fact::AlertAcknowledged { person, .. }
        | Fact::AlertTriaged { person, .. }
        | Fact::PersonCalled { person, .. }
        | Fact::ResponderMobilised { person, .. }
        | Fact::ResponderReturned { person, .. }
        | Fact::TaskStarted { person, .. }
        | Fact::TaskInterrupted { person, .. }
        | Fact::TaskResumed { person, .. }
        | Fact::TaskCompleted { person, .. } => Some(*person),
        _ => None,
    }
}

fn task_of(fact: &Fact) -> Option<TaskId> {
    match fact {
        Fact::TaskQueued { task, .. }
        | Fact::TaskStarted { task, .. }
        | Fact::TaskInterrupted { task, .. }
        | Fact::TaskResumed { task, .. }
        | Fact::TaskCompleted { task, .. }
        | Fact::TaskDropped { task } => Some(*task),
        _ => None,
    }
}

fn alert_of(fact: &Fact) -> Option<AlertId> {
    match fact {
        Fact::AlertRaised { alert, .. }
        | Fact::AlertAcknowledged { alert, .. }
        | Fact::AlertTriaged { alert, .. }
        | Fact::AlertExpired { alert, .. } => Some(*alert),
        _ => None,
    }
}

fn system_of(fact: &Fact) -> Option<SystemId> {
    match fact {
        Fact::AttackAttempted { system, .. }
        | Fact::AttackSucceeded { system, .. }
        | Fact::AttackFailed { system, .. }
        | Fact::AlertRaised { system, .. }
        | Fact::ApprovalRequested { system, .. }
        | Fact::ApprovalGranted { system, .. }
        | Fact::ApprovalRefused { system, .. }
        | Fact::TaskQueued { system, .. }
        | Fact::TaskStarted { system, .. }
        | Fact::TaskCompleted { system, .. } => *system,
        Fact::AttackPrevented { system, .. }
        | Fact::SystemCompromised { system, .. }
        | Fact::ServiceLost { system, .. }
        | Fact::ServiceBack { system, .. }
        | Fact::SystemSuspected { system, .. }
        | Fact::SystemIsolated { system, .. }
        | Fact::IsolationLifted { system, .. }
        | Fact::SystemCleaned { system, .. }
        | Fact::BackupUnusable { system, .. } => Some(*system),
        _ => None,
    }
}

/// Whether a fact names an organisation: itself, one of its people, a system that it runs, an intrusion there.
fn names_org(reel: &Reel, fact: &Fact, org: OrgId) -> bool {
    let named = match fact {
        Fact::InjectDelivered { to, .. }
        | Fact::IncidentEscalated { to, .. }
        | Fact::FinalReportFiled { to, .. } => *to == org,
        Fact::AlertRaised { org: own, .. }
        | Fact::IncidentOpened { org: own, .. }
        | Fact::IncidentReassessed { org: own, .. }
        | Fact::IncidentLearned { org: own, .. }
        | Fact::PlaybookChosen { org: own, .. }
        | Fact::LeadTaken { org: own, .. }
        | Fact::ApprovalRequested { approver: own, .. }
        | Fact::ApprovalGranted { by: own, .. }
        | Fact::ApprovalRefused { by: own, .. }
        | Fact::BodyConvened { org: own, .. }
        | Fact::DecisionAwaited { org: own, .. }
        | Fact::Decided { org: own, .. }
        | Fact::IndicatorsReceived { org: own, .. }
        | Fact::RoleInformed { org: own, .. }
        | Fact::HelpBegan { org: own, .. }
        | Fact::PublicInformed { org: own, .. }
        | Fact::IncidentClosed { org: own, .. } => *own == org,
        Fact::RequestExpired { org: own, to, .. } => *own == org || *to == Some(org),
        Fact::LeadHandedOver { from, to, .. }
        | Fact::MessageSent { from, to, .. }
        | Fact::MessageRead { from, to, .. }
        | Fact::MessageLost { from, to, .. } => *from == org || *to == org,
        Fact::AlertExpired { alert, .. } => reel.raised(*alert) == Some(org),
        Fact::DutyChanged { came, left } => {
            came.iter().chain(left).any(|person| reel.org_of(*person) == Some(org))
        }
        _ => false,
    };
    named
        || person_of(fact).is_some_and(|person| reel.org_of(person) == Some(org))
        || system_of(fact).is_some_and(|system| reel.operator_of(system) == Some(org))
        || fact.intrusion().is_some_and(|intrusion| intrusion.org == org)
}
