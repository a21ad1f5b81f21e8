//! Dense ids of what a scenario lists, as positions in its sorted lists; cheap to copy, stable to sort by.

use serde::{Deserialize, Serialize};

macro_rules! dense_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl $name {
            /// The position in the list, for indexing.
            pub const fn ix(self) -> usize {
                self.0 as usize
            }
        }
        impl From<usize> for $name {
            fn from(ix: usize) -> Self {
                $name(ix as u32)
            }
        }
    )+};
}

dense_ids! {
    /// An organisation: position in `Province::organisations`.
    OrgId,
    /// A person: position in `Province::people`.
    PersonId,
    /// An information system: position in `Province::systems`.
    SystemId,
    /// A campaign of the drill: position in `Scenario::campaigns`.
    CampaignId,
    /// An inject: position in `Drill::injects`.
    InjectId,
}

macro_rules! run_ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);
        impl $name {
            /// The position, for indexing.
            pub const fn ix(self) -> usize {
                self.0 as usize
            }
        }
        impl From<usize> for $name {
            fn from(ix: usize) -> Self {
                $name(ix as u32)
            }
        }
    )+};
}

run_ids! {
    /// An alert of one run, counted from 0 in order of appearance.
    AlertId,
    /// An incident as the responders see it, counted from 0.
    IncidentId,
    /// A task, counted from 0.
    TaskId,
    /// A message, counted from 0.
    MessageId,
    /// A request for approval, counted from 0.
    ApprovalId,
}
