//! What an organisation knows of an incident: what it has seen itself, and what it has been told.

use crate::sim::ctx::Ctx;
use crate::sim::word::{Heard, Seen, Word};
use crate::units::{IncidentId, OrgId, SystemId};

/// An organisation takes in what another one told it.
pub fn hear(ctx: &mut Ctx, incident: IncidentId, org: OrgId, from: OrgId, said: &Word) -> Heard {
    let row = &mut ctx.incidents[incident.ix()];
    let head = row.head();
    let first = row.view(org).is_none();
    let view = row.view_mut(org);
    let mut heard = view.hear(said, from == head, org == head);
    heard.first = first;
    // What the head has said need not be told back to it.
    if from == head && view.word.systems.without(said.systems).is_empty() {
        view.told = Some(view.word);
    }
    heard
}

/// An organisation has seen for itself that a system is affected.
pub fn learn(ctx: &mut Ctx, incident: IncidentId, org: OrgId, system: SystemId) {
    let row = &mut ctx.incidents[incident.ix()];
    let system = row.seen(system);
    let word = &mut row.view_mut(org).word;
    word.systems = word.systems.and(system);
}

/// The systems that a set stands for.
pub fn systems(ctx: &Ctx, incident: IncidentId, seen: Seen) -> Vec<SystemId> {
    let suspects = &ctx.incidents[incident.ix()].suspects;
    suspects.iter().enumerate().filter(|(position, _)| seen.has(*position)).map(|(_, s)| *s).collect()
}

/// The same systems by their positions in the list of another incident.
pub fn translate(ctx: &Ctx, from: IncidentId, into: IncidentId, seen: Seen) -> Seen {
    let row = &ctx.incidents[into.ix()];
    systems(ctx, from, seen).into_iter().fold(Seen::NONE, |all, system| all.and(row.seen(system)))
}
