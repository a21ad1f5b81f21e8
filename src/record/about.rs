//! What a fact is about.

use super::fact::{Fact, Verdict};
use crate::units::{IncidentId, IntrusionId};

impl Fact {
    /// The incident that it names.
    pub fn incident(&self) -> Option<IncidentId> {
        match self {
            Fact::AlertTriaged { incident, .. }
            | Fact::MessageSent { incident, .. }
            | Fact::MessageRead { incident, .. }
            | Fact::MessageLost { incident, .. }
            | Fact::IndicatorsReceived { incident, .. } => *incident,
            Fact::IncidentOpened { incident, .. }
            | Fact::IncidentCovers { incident, .. }
            | Fact::IncidentMerged { incident, .. }
            | Fact::IncidentReassessed { incident, .. }
            | Fact::IncidentLearned { incident, .. }
            | Fact::PlaybookChosen { incident, .. }
            | Fact::LeadTaken { incident, .. }
            | Fact::LeadHandedOver { incident, .. }
            | Fact::IncidentEscalated { incident, .. }
            | Fact::SystemSuspected { incident, .. }
            | Fact::ApprovalRequested { incident, .. }
            | Fact::ApprovalGranted { incident, .. }
            | Fact::ApprovalRefused { incident, .. }
            | Fact::RequestExpired { incident, .. }
            | Fact::BodyConvened { incident, .. }
            | Fact::DecisionAwaited { incident, .. }
            | Fact::Decided { incident, .. }
            | Fact::RoleInformed { incident, .. }
            | Fact::PersonCalled { incident, .. }
            | Fact::ResponderMobilised { incident, .. }
            | Fact::HelpBegan { incident, .. }
            | Fact::ResponderReturned { incident, .. }
            | Fact::TaskQueued { incident, .. }
            | Fact::TaskStarted { incident, .. }
            | Fact::TaskCompleted { incident, .. }
            | Fact::SystemIsolated { incident, .. }
            | Fact::IsolationLifted { incident, .. }
            | Fact::SystemCleaned { incident, .. }
            | Fact::BackupUnusable { incident, .. }
            | Fact::PublicInformed { incident, .. }
            | Fact::ContainmentDeclared { incident }
            | Fact::IncidentClosed { incident, .. }
            | Fact::IncidentReopened { incident }
            | Fact::FinalReportFiled { incident, .. } => Some(*incident),
            _ => None,
        }
    }

    /// The true intrusion that it names.
    pub fn intrusion(&self) -> Option<IntrusionId> {
        match self {
            Fact::IntrusionBegan { intrusion, .. }
            | Fact::SystemCompromised { intrusion, .. }
            | Fact::RecordsExposed { intrusion, .. }
            | Fact::BackupsDestroyed { intrusion, .. }
            | Fact::FalseContentSpread { intrusion }
            | Fact::FalseContentRemoved { intrusion }
            | Fact::FloodEnded { intrusion, .. }
            | Fact::MoneyLost { intrusion, .. }
            | Fact::HoldLost { intrusion, .. }
            | Fact::IntrusionContained { intrusion }
            | Fact::ContainmentBroken { intrusion }
            | Fact::IntrusionEradicated { intrusion }
            | Fact::EradicationBroken { intrusion }
            | Fact::IntrusionRecovered { intrusion }
            | Fact::RecoveryBroken { intrusion }
            | Fact::IncidentCovers { intrusion, .. } => Some(*intrusion),
            Fact::ServiceLost { intrusion, .. }
            | Fact::ServiceBack { intrusion, .. }
            | Fact::AlertRaised { intrusion, .. }
            | Fact::AlertAcknowledged { intrusion, .. }
            | Fact::AlertTriaged { intrusion, .. }
            | Fact::AlertExpired { intrusion, .. }
            | Fact::IncidentOpened { intrusion, .. } => *intrusion,
            _ => None,
        }
    }

    /// Whether it is a detail of the day's work: alerts as they pass, shifts, tasks on their way. Whoever has to decide is
    /// told of what comes of them.
    pub fn is_detail(&self) -> bool {
        match self {
            Fact::AlertTriaged { verdict, .. } => *verdict == Verdict::Dismissed,
            Fact::DutyChanged { .. }
            | Fact::AlertRaised { .. }
            | Fact::AlertAcknowledged { .. }
            | Fact::AlertExpired { .. }
            | Fact::PersonCalled { .. }
            | Fact::TaskQueued { .. }
            | Fact::TaskStarted { .. }
            | Fact::TaskInterrupted { .. }
            | Fact::TaskResumed { .. }
            | Fact::TaskDropped { .. } => true,
            _ => false,
        }
    }
}
