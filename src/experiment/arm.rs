//! One arm of an experiment: a scenario and what is overridden in it.

use std::sync::Arc;

use crate::record::Override;
use crate::scenario::Scenario;

/// A scenario under comparison. Arms of one design share their luck.
#[derive(Clone, Debug)]
pub struct Arm {
    /// Id, unique in the design.
    pub id: String,
    /// The resolved scenario, with its structure.
    pub scenario: Arc<Scenario>,
    /// Changes from outside, in every replication.
    pub overrides: Vec<Override>,
}

impl Arm {
    /// A scenario as it is.
    pub fn of(id: impl Into<String>, scenario: Arc<Scenario>) -> Arm {
        Arm { id: id.into(), scenario, overrides: Vec::new() }
    }
}
