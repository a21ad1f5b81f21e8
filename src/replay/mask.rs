//! What one viewer may see of a record: whole entries that nobody showed them are left out, and what only the
//! simulation knows is taken out of those that remain.

use std::borrow::Cow;

use crate::record::{Audience, Entry, Fact};
use crate::units::OrgId;

/// Who looks at a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mask {
    /// Whoever holds the exercise: the whole truth.
    Everything,
    /// Some organisations, sorted: what they could see, and nothing of the truth behind it.
    Seen(Box<[OrgId]>),
}

impl Mask {
    /// The mask of some organisations.
    pub fn of(orgs: &[OrgId]) -> Mask {
        let mut orgs = orgs.to_vec();
        orgs.sort_unstable();
        orgs.dedup();
        Mask::Seen(orgs.into())
    }

    /// Whether an entry reaches this viewer.
    pub fn sees(&self, entry: &Entry) -> bool {
        let Mask::Seen(own) = self else { return true };
        match &entry.seen_by {
            Audience::Everybody => true,
            Audience::Nobody => false,
            Audience::Org(org) => own.binary_search(org).is_ok(),
            Audience::Orgs(orgs) => orgs.iter().any(|org| own.binary_search(org).is_ok()),
        }
    }

    /// A fact as this viewer knows it. Of a fact that is not seen at all nothing is known; ask [`Mask::sees`] first.
    pub fn known<'a>(&self, fact: &'a Fact) -> Cow<'a, Fact> {
        match self {
            Mask::Everything => Cow::Borrowed(fact),
            Mask::Seen(_) => blinded(fact).map_or(Cow::Borrowed(fact), Cow::Owned),
        }
    }
}

/// A fact without what is the truth behind it and nobody's knowledge; none where nothing has to be taken out.
/// Work that will have to be done again looks done, a dismissed alert is not told to have been a true one.
pub fn blinded(fact: &Fact) -> Option<Fact> {
    let mut fact = match fact {
        Fact::ServiceLost { .. }
        | Fact::ServiceBack { .. }
        | Fact::AlertRaised { .. }
        | Fact::AlertAcknowledged { .. }
        | Fact::AlertTriaged { .. }
        | Fact::AlertExpired { .. }
        | Fact::IncidentOpened { .. }
        | Fact::PlaybookChosen { .. }
        | Fact::TaskStarted { .. }
        | Fact::TaskCompleted { .. }
        | Fact::SystemIsolated { .. }
        | Fact::SystemCleaned { .. }
        | Fact::IncidentClosed { .. } => fact.clone(),
        _ => return None,
    };
    match &mut fact {
        Fact::AlertRaised { intrusion, campaign, .. } => (*intrusion, *campaign) = (None, None),
        Fact::ServiceLost { intrusion, .. }
        | Fact::ServiceBack { intrusion, .. }
        | Fact::AlertAcknowledged { intrusion, .. }
        | Fact::AlertTriaged { intrusion, .. }
        | Fact::AlertExpired { intrusion, .. }
        | Fact::IncidentOpened { intrusion, .. } => *intrusion = None,
        Fact::PlaybookChosen { fits, in_vain, .. } => (*fits, *in_vain) = (true, 0),
        Fact::TaskStarted { duplicate: hidden, .. }
        | Fact::SystemIsolated { needless: hidden, .. }
        | Fact::SystemCleaned { left_behind: hidden, .. }
        | Fact::IncidentClosed { open_in_truth: hidden, .. } => *hidden = false,
        Fact::TaskCompleted { well, .. } => *well = true,
        _ => {}
    }
    Some(fact)
}
