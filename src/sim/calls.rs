//! Calls against the order of the files: what a lower file sets off in one that stands above it.

use super::ctx::Ctx;
use super::rows::Job;
use super::trail::Trail;
use crate::record::IntrusionId;
use crate::units::{CampaignId, IncidentId, MessageId, OrgId, PersonId, SystemId, TaskId};

/// An alert that whoever looked at it holds to be true.
#[derive(Clone, Copy, Debug)]
pub struct Sighting {
    /// Whose.
    pub org: OrgId,
    /// About which system.
    pub system: Option<SystemId>,
    /// The truth; none for a false alert.
    pub intrusion: Option<IntrusionId>,
    /// Key of everything drawn about it.
    pub key: u64,
    /// Entry that shows the verdict.
    pub cause: u32,
}

/// The table, filled in by `follow`. A file may call upwards through it only.
#[derive(Debug)]
pub struct Calls {
    /// Somebody begins a task for the first time.
    pub begun: fn(&mut Ctx, TaskId, Job, PersonId),
    /// Somebody has done a task.
    pub done: fn(&mut Ctx, TaskId, Job, PersonId, Trail),
    /// A message that nobody has to read has arrived.
    pub arrived: fn(&mut Ctx, MessageId),
    /// An alert belongs to an incident, or opens one.
    pub sighted: fn(&mut Ctx, Option<IncidentId>, Sighting),
    /// The attacker lost the use of something.
    pub evicted: fn(&mut Ctx, CampaignId, u32),
    /// Something changed for the attacker.
    pub poked: fn(&mut Ctx, CampaignId, u32),
    /// A campaign may have nothing left to do.
    pub idle: fn(&mut Ctx, CampaignId),
}
