//! The score on hand-made and on random records.

mod cards;
mod course;
mod explained;
mod honest;
mod measures;
mod properties;

use super::*;
use crate::record::testing::*;
use crate::record::{AlertSource, Fact, Impact, IntrusionId, MessageKind, TimeClass, Verdict};
use crate::scenario::model::{ActionKind, Milestone, Role, Severity};
use crate::units::{AlertId, IncidentId, OrgId, PersonId, SystemId, TaskId};

fn began() -> Fact {
    Fact::IntrusionBegan { intrusion: HIT, system: PLAIN }
}
fn raised(alert: u32) -> Fact {
    Fact::AlertRaised {
        alert: AlertId(alert),
        source: AlertSource::OnSite,
        org: AGENCY,
        system: None,
        intrusion: Some(HIT),
        campaign: Some(HIT.campaign),
    }
}
fn acknowledged(alert: u32) -> Fact {
    Fact::AlertAcknowledged { alert: AlertId(alert), person: LOCAL, intrusion: Some(HIT) }
}
fn triaged(alert: u32, verdict: Verdict) -> Fact {
    Fact::AlertTriaged { alert: AlertId(alert), person: LOCAL, verdict, intrusion: Some(HIT), incident: None }
}
fn opened(incident: IncidentId, intrusion: Option<IntrusionId>) -> Fact {
    Fact::IncidentOpened { incident, org: AGENCY, severity: Severity::Moderate, subject: None, intrusion }
}
fn covers(incident: IncidentId) -> Fact {
    Fact::IncidentCovers { incident, intrusion: HIT }
}
fn told(incident: IncidentId, milestone: Milestone) -> Fact {
    Fact::RoleInformed { incident, org: CENTRE, role: Role::Steering, milestone }
}
fn started(task: u32, incident: IncidentId, action: ActionKind, person: PersonId) -> Fact {
    Fact::TaskStarted { task: TaskId(task), incident, action, system: None, person, duplicate: false }
}
fn closed(incident: IncidentId, open_in_truth: bool) -> Fact {
    Fact::IncidentClosed { incident, org: AGENCY, open_in_truth }
}
fn lost(system: SystemId, impact: Impact) -> Fact {
    Fact::ServiceLost { intrusion: Some(HIT), system, impact }
}
fn back(system: SystemId) -> Fact {
    Fact::ServiceBack { intrusion: Some(HIT), system }
}

/// Entries from outside at their times, as a record.
fn script(facts: impl IntoIterator<Item = (i64, Fact)>) -> Script {
    let mut script = Script::new(Vec::new());
    for (t, fact) in facts {
        script.at(t, fact);
    }
    script
}

/// When the only course of the facts reached a milestone.
fn when(milestone: Milestone, facts: impl IntoIterator<Item = (i64, Fact)>) -> Option<i64> {
    let scored = score(&script(facts).record());
    assert_eq!(scored.courses.len(), 1);
    scored.courses[0].reached.iter().find(|(m, _, _)| *m == milestone).map(|(_, t, _)| t.0)
}
