//! Calls against the order of the files: what a lower file sets off in one that stands above it.

use super::ctx::Ctx;
use super::question::Pending;
use super::rows::Job;
use super::trail::Trail;
use crate::units::{CampaignId, IncidentId, MessageId, PersonId, TaskId};

/// Something that somebody has done, written down; what follows from it comes after whoever did it has turned to the
/// next task.
#[derive(Clone, Copy, Debug)]
pub struct Done {
    /// The task.
    pub task: TaskId,
    /// What it was.
    pub job: Job,
    /// Who did it.
    pub person: PersonId,
    /// Entry that shows it.
    pub seq: u32,
    /// Held to be true, granted, or done well.
    pub well: bool,
    /// The open incident that an alert belongs to.
    pub incident: Option<IncidentId>,
}

/// The table, filled in by `follow`. A file may call upwards through it only.
#[derive(Debug)]
pub struct Calls {
    /// Somebody begins a task for the first time.
    pub begun: fn(&mut Ctx, TaskId, Job, PersonId),
    /// Somebody has done a task: it is written down.
    pub done: fn(&mut Ctx, TaskId, Job, PersonId, Trail) -> Done,
    /// What follows from that.
    pub follow: fn(&mut Ctx, Done),
    /// A message that nobody has to read has arrived.
    pub arrived: fn(&mut Ctx, MessageId),
    /// The attacker lost the use of something.
    pub evicted: fn(&mut Ctx, CampaignId, u32),
    /// Something changed for the attacker.
    pub poked: fn(&mut Ctx, CampaignId, u32),
    /// A campaign may have nothing left to do.
    pub idle: fn(&mut Ctx, CampaignId),
    /// A decision that waited has been taken.
    pub decided: fn(&mut Ctx, &Pending, &str, u32),
}
