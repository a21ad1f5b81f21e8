//! One incident as the responders keep it: what it covers in truth, and what was done about it.

use super::track::NONE;
use crate::record::{Fact, MessageKind};
use crate::scenario::model::{ActionKind, Milestone};
use crate::units::OrgId;

/// Actions that contain: their order is the decision that [`Milestone::Decision`] asks for.
const CONTAINING: [ActionKind; 4] =
    [ActionKind::Isolate, ActionKind::Block, ActionKind::ResetCredentials, ActionKind::RemoveContent];

/// The kind of decision point about containment, and its option that contains nothing.
const CONTAIN: &str = "contain";
const WATCH: &str = "watch";

/// An incident; sequence numbers or [`NONE`].
#[derive(Clone, Debug)]
pub(super) struct Incident {
    /// True intrusions (by position) that it covers, each since which entry.
    pub covers: Vec<(u32, u32)>,
    /// The first fact of each milestone that is a fact about the incident.
    pub told: [u32; Milestone::FinalReport as usize + 1],
    /// The first start of work by a person of each organisation.
    pub workers: Vec<(OrgId, u32)>,
    /// Since when it has been closed with nothing left in truth.
    pub closed: u32,
    /// Into which incident it was merged.
    pub merged_into: Option<u32>,
}

impl Incident {
    pub fn new() -> Incident {
        Incident {
            covers: Vec::new(),
            told: [NONE; Milestone::FinalReport as usize + 1],
            workers: Vec::new(),
            closed: NONE,
            merged_into: None,
        }
    }

    /// The incident covers an intrusion from now on, if it did not before.
    pub fn cover(&mut self, track: u32, seq: u32) {
        if !self.covers.iter().any(|(known, _)| *known == track) {
            self.covers.push((track, seq));
        }
    }

    /// Takes in a fact about this incident.
    pub fn see(&mut self, seq: u32, fact: &Fact) {
        match fact {
            Fact::IncidentClosed { open_in_truth, .. } => {
                self.closed = if *open_in_truth { NONE } else { seq };
            }
            Fact::IncidentReopened { .. } => self.closed = NONE,
            other => {
                if let Some(milestone) = shows(other) {
                    let slot = &mut self.told[milestone as usize];
                    *slot = (*slot).min(seq);
                }
            }
        }
    }

    /// A person of an organisation started work on it.
    pub fn work(&mut self, org: OrgId, seq: u32) {
        if !self.workers.iter().any(|(known, _)| *known == org) {
            self.workers.push((org, seq));
        }
    }

    /// The first start of work by a person of another organisation.
    pub fn first_from_outside(&self, agency: OrgId) -> u32 {
        self.workers.iter().filter(|(org, _)| *org != agency).map(|(_, seq)| *seq).min().unwrap_or(NONE)
    }
}

/// The milestone of an incident that a fact shows by itself. The *decision* is the first in time of: an option
/// other than watching taken at the decision point on containment, a containing action approved, a containing
/// action begun. Whoever takes the lead has been told.
fn shows(fact: &Fact) -> Option<Milestone> {
    match fact {
        Fact::RoleInformed { milestone, .. } => match milestone {
            Milestone::ReportToLead
            | Milestone::Escalation
            | Milestone::NationalNotified
            | Milestone::PersonalDataNotified
            | Milestone::PublicInformed
            | Milestone::FinalReport => Some(*milestone),
            _ => None,
        },
        Fact::LeadTaken { .. } => Some(Milestone::ReportToLead),
        Fact::IncidentEscalated { .. } => Some(Milestone::Escalation),
        Fact::MessageRead { kind: MessageKind::National, .. } => Some(Milestone::NationalNotified),
        Fact::MessageRead { kind: MessageKind::PersonalData, .. } => Some(Milestone::PersonalDataNotified),
        Fact::PublicInformed { .. } => Some(Milestone::PublicInformed),
        Fact::FinalReportFiled { .. } => Some(Milestone::FinalReport),
        Fact::Decided { point, chosen, .. } if kind_of(point) == CONTAIN && chosen != WATCH => {
            Some(Milestone::Decision)
        }
        Fact::ApprovalGranted { action, .. } | Fact::TaskStarted { action, .. }
            if CONTAINING.contains(action) =>
        {
            Some(Milestone::Decision)
        }
        _ => None,
    }
}

/// A decision's id is its kind and what makes it one of its kind: `contain@i3.0`.
fn kind_of(point: &str) -> &str {
    point.split_once('@').map_or(point, |(kind, _)| kind)
}
