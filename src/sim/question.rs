//! A decision that has come up: what it is about, so that it can be taken later.

use crate::sim::trail::Trail;
use crate::units::{ApprovalId, IncidentId, OrgId, SystemId};

/// Where an assessment of severity belongs, and what comes after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    /// An incident has just been opened: its playbook, the system it is about.
    Opened(usize, Option<SystemId>),
    /// Whoever was asked to lead has read the report.
    Leading,
    /// It was judged afresh.
    Afresh,
}

/// A decision that has come up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether it is an incident: its playbook, the system it is about.
    Declare(usize, Option<SystemId>),
    /// Whether it still is one.
    Confirm,
    /// How severe it is.
    Severity(Rating),
    /// Whether it is kept or goes to another; whoever keeps it takes the lead now.
    Lead {
        /// To whom it would go.
        to: OrgId,
        /// Whoever keeps it has yet to take the lead.
        takes: bool,
    },
    /// Whom to mobilise.
    Mobilise,
    /// Something about a step, by its position.
    Step(usize, OfStep),
    /// Whether to approve what is asked for.
    Approve(ApprovalId),
    /// Whether to close.
    Close,
}

/// What is decided about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfStep {
    /// Isolate or watch; of the whole incident.
    Contain,
    /// Whether it is done at all: the national centre is called, the public is told.
    Go,
    /// Restore or rebuild.
    Repair,
    /// Ask for approval, or act without.
    Authority,
}

/// A decision that waits to be taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// What it is about.
    pub question: Question,
    /// In which incident.
    pub incident: IncidentId,
    /// Whose.
    pub org: OrgId,
    /// Its id.
    pub id: String,
    /// What is open.
    pub options: Vec<&'static str>,
    /// What the model takes.
    pub policy: &'static str,
    /// From the entry by which it came up.
    pub trail: Trail,
}
