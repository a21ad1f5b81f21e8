//! An incident as the responders see it: who leads it, how far it is, what was reached when.

use serde::Serialize;

use crate::record::{Fact, MessageKind};
use crate::scenario::model::{ActionKind, Milestone, Severity, Subject};
use crate::units::{IncidentId, OrgId, SimTime, SystemId};

/// How far the work on an incident is, by the furthest that was begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It is being judged.
    Triage,
    /// Somebody leads it, people are told and called.
    Coordination,
    /// It is being contained.
    Containment,
    /// What was found is being removed.
    Eradication,
    /// Services are being brought back.
    Recovery,
}

/// An incident.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Incident {
    /// Id.
    pub id: IncidentId,
    /// Who opened it; absent where a viewer heard of it from others.
    pub opened_by: Option<OrgId>,
    /// When it was opened, or first heard of.
    pub since: SimTime,
    /// The worst that anybody holds it to be now.
    pub severity: Option<Severity>,
    /// Subject.
    pub subject: Option<Subject>,
    /// Who leads it.
    pub lead: Option<OrgId>,
    /// Phase.
    pub phase: Phase,
    /// The responders hold it to be contained.
    pub contained: bool,
    /// When it was closed, if it is.
    pub closed: Option<SimTime>,
    /// The incident that it was found to be part of.
    pub merged_into: Option<IncidentId>,
    /// Systems held to be affected, in the order in which they were suspected.
    pub suspected: Vec<SystemId>,
    /// Milestones with the entry that first showed each, in order of time.
    pub reached: Vec<(Milestone, SimTime, u32)>,
}

impl Incident {
    pub(crate) fn new(id: IncidentId, t: SimTime) -> Incident {
        Incident {
            id,
            opened_by: None,
            since: t,
            severity: None,
            subject: None,
            lead: None,
            phase: Phase::Triage,
            contained: false,
            closed: None,
            merged_into: None,
            suspected: Vec::new(),
            reached: Vec::new(),
        }
    }

    /// Open, and not part of another.
    pub fn is_open(&self) -> bool {
        self.closed.is_none() && self.merged_into.is_none()
    }

    fn reach(&mut self, milestone: Milestone, t: SimTime, seq: u32) {
        if self.reached.iter().all(|(m, _, _)| *m != milestone) {
            self.reached.push((milestone, t, seq));
        }
    }

    fn at_least(&mut self, phase: Phase) {
        self.phase = self.phase.max(phase);
    }

    fn suspect(&mut self, system: SystemId) {
        if !self.suspected.contains(&system) {
            self.suspected.push(system);
        }
    }

    /// Takes in a fact that names this incident.
    pub(crate) fn see(&mut self, fact: &Fact, t: SimTime, seq: u32) {
        match fact {
            Fact::IncidentOpened { org, severity, subject, .. } => {
                self.opened_by = Some(*org);
                self.lead = self.lead.or(Some(*org));
                (self.severity, self.subject) = (Some(*severity), *subject);
                self.reach(Milestone::Triage, t, seq);
            }
            Fact::IncidentReassessed { severity, subject, .. } => {
                (self.severity, self.subject) = (Some(*severity), subject.or(self.subject));
            }
            Fact::IncidentLearned { severity, subject, systems, contained, .. } => {
                self.severity = self.severity.max(Some(*severity));
                self.subject = self.subject.or(*subject);
                self.contained |= contained;
                systems.iter().for_each(|system| self.suspect(*system));
            }
            Fact::IncidentMerged { into, .. } if *into != self.id => self.merged_into = Some(*into),
            Fact::LeadTaken { org, .. } | Fact::LeadHandedOver { to: org, .. } => {
                self.lead = Some(*org);
                self.at_least(Phase::Coordination);
            }
            Fact::IncidentEscalated { severity, .. } => {
                self.severity = self.severity.max(Some(*severity));
                self.reach(Milestone::Escalation, t, seq);
            }
            // Rightly or wrongly: `clean` is the truth.
            Fact::SystemSuspected { system, .. } => self.suspect(*system),
            _ => self.see_response(fact, t, seq),
        }
    }

    fn see_response(&mut self, fact: &Fact, t: SimTime, seq: u32) {
        match fact {
            Fact::RoleInformed { milestone, .. } => self.reach(*milestone, t, seq),
            Fact::MessageRead { kind: MessageKind::National, .. } => {
                self.reach(Milestone::NationalNotified, t, seq);
            }
            Fact::MessageRead { kind: MessageKind::PersonalData, .. } => {
                self.reach(Milestone::PersonalDataNotified, t, seq);
            }
            Fact::ApprovalGranted { .. } => self.reach(Milestone::Decision, t, seq),
            Fact::ResponderMobilised { .. } => self.reach(Milestone::Mobilisation, t, seq),
            Fact::TaskStarted { action, .. } => self.at_least(phase_of(*action)),
            Fact::PublicInformed { .. } => self.reach(Milestone::PublicInformed, t, seq),
            Fact::ContainmentDeclared { .. } => {
                self.contained = true;
                self.reach(Milestone::Containment, t, seq);
            }
            Fact::IncidentClosed { .. } => {
                self.closed = Some(t);
                self.reach(Milestone::Closure, t, seq);
            }
            Fact::IncidentReopened { .. } => {
                (self.closed, self.contained) = (None, false);
                self.reached.retain(|(m, _, _)| !matches!(m, Milestone::Closure | Milestone::Containment));
            }
            Fact::FinalReportFiled { .. } => self.reach(Milestone::FinalReport, t, seq),
            _ => {}
        }
    }
}

/// The phase that an action belongs to; those that belong to none do not carry the work further than coordination.
fn phase_of(action: ActionKind) -> Phase {
    match action {
        ActionKind::Verify => Phase::Triage,
        ActionKind::Isolate | ActionKind::Block => Phase::Containment,
        ActionKind::ResetCredentials
        | ActionKind::Hunt
        | ActionKind::Eradicate
        | ActionKind::RemoveContent => Phase::Eradication,
        ActionKind::Rebuild | ActionKind::Restore | ActionKind::Test | ActionKind::ReturnToService => {
            Phase::Recovery
        }
        ActionKind::PreserveEvidence
        | ActionKind::NotifyNational
        | ActionKind::NotifyPersonalData
        | ActionKind::InformPublic
        | ActionKind::FinalReport
        | ActionKind::Close => Phase::Coordination,
    }
}
