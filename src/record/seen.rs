//! What somebody in the drill sees of a fact: never the truth that is noted beside it.

use super::entry::{Audience, Entry};
use super::fact::Fact;
use crate::units::OrgId;

impl Audience {
    /// Whether an organisation is among them.
    pub fn includes(&self, org: OrgId) -> bool {
        match self {
            Audience::Nobody => false,
            Audience::Org(only) => *only == org,
            Audience::Orgs(orgs) => orgs.binary_search(&org).is_ok(),
            Audience::Everybody => true,
        }
    }
}

impl Entry {
    /// What somebody at one of these organisations sees of it; none where they see nothing.
    pub fn seen_from(&self, orgs: &[OrgId]) -> Option<Fact> {
        if !orgs.iter().any(|org| self.seen_by.includes(*org)) {
            return None;
        }
        as_seen(&self.fact)
    }
}

/// A fact without what only the truth knows; none where nothing else is in it.
fn as_seen(fact: &Fact) -> Option<Fact> {
    let mut seen = fact.clone();
    match &mut seen {
        Fact::AlertRaised { intrusion, campaign, .. } => (*intrusion, *campaign) = (None, None),
        Fact::AlertAcknowledged { intrusion, .. }
        | Fact::AlertTriaged { intrusion, .. }
        | Fact::AlertExpired { intrusion, .. }
        | Fact::IncidentOpened { intrusion, .. }
        | Fact::ServiceLost { intrusion, .. }
        | Fact::ServiceBack { intrusion, .. } => *intrusion = None,
        Fact::PlaybookChosen { fits, in_vain, .. } => (*fits, *in_vain) = (true, 0),
        Fact::SystemSuspected { clean, .. } => *clean = false,
        Fact::SystemIsolated { needless, .. } => *needless = false,
        Fact::SystemCleaned { left_behind, .. } => *left_behind = false,
        Fact::IncidentClosed { open_in_truth, .. } => *open_in_truth = false,
        Fact::TaskStarted { duplicate, .. } => *duplicate = false,
        // What the model itself would do is told afterwards.
        Fact::Decided { policy, .. } => policy.clear(),
        Fact::CampaignBegan { .. }
        | Fact::AttackAttempted { .. }
        | Fact::AttackSucceeded { .. }
        | Fact::AttackFailed { .. }
        | Fact::AttackPrevented { .. }
        | Fact::NoTargetLeft { .. }
        | Fact::IntrusionBegan { .. }
        | Fact::SystemCompromised { .. }
        | Fact::RecordsExposed { .. }
        | Fact::BackupsDestroyed { .. }
        | Fact::HoldLost { .. }
        | Fact::IntrusionContained { .. }
        | Fact::ContainmentBroken { .. }
        | Fact::IntrusionEradicated { .. }
        | Fact::EradicationBroken { .. }
        | Fact::IntrusionRecovered { .. }
        | Fact::RecoveryBroken { .. }
        | Fact::AttackerReacted { .. }
        | Fact::BudgetExhausted { .. }
        | Fact::CampaignEnded { .. }
        | Fact::IncidentCovers { .. } => return None,
        _ => {}
    }
    Some(seen)
}
