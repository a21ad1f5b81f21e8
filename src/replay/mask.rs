//! What one viewer may see of a record: entries that nobody showed them are left out, and what only the simulation
//! knows is taken out of those that remain. What that is, `record` says.

use std::borrow::Cow;

use crate::record::{Entry, Fact};
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
        self.known(entry).is_some()
    }

    /// An entry's fact as this viewer knows it; none where it does not reach them.
    pub fn known<'a>(&self, entry: &'a Entry) -> Option<Cow<'a, Fact>> {
        match self {
            Mask::Everything => Some(Cow::Borrowed(&entry.fact)),
            Mask::Seen(own) => entry.seen_from(own).map(Cow::Owned),
        }
    }
}
