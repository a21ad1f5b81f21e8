//! Word of what is new: to whoever heads an incident, and from there to those who work on it.

use crate::kernel::DrawKey;
use crate::record::MessageKind;
use crate::sim::coordinate::help::involve;
use crate::sim::ctx::Ctx;
use crate::sim::post::{self, Outgoing};
use crate::sim::rows::{IncidentRow, Payload};
use crate::sim::work::ROUTINE;
use crate::units::{IncidentId, OrgId, SystemId};

/// To whom an organisation tells what is new: whoever leads; before that whoever opened the incident, who tells whoever
/// was asked to lead.
fn upwards(row: &IncidentRow, org: OrgId) -> Option<OrgId> {
    let head = if org == row.opener { row.lead.or(row.prospect) } else { Some(row.head()) };
    head.filter(|head| *head != org)
}

/// An organisation tells upwards what it holds to be true now, unless it has said so.
pub fn tell_upwards(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) {
    let row = &mut ctx.incidents[incident.ix()];
    let Some(to) = upwards(row, org) else { return };
    let view = row.view_mut(org);
    if view.told == Some(view.word) {
        return;
    }
    view.told = Some(view.word);
    tell(ctx, incident, org, to, cause);
}

/// What somebody knows of an incident goes to somebody else by a message of its own.
fn tell(ctx: &mut Ctx, incident: IncidentId, from: OrgId, to: OrgId, cause: u32) {
    let row = &mut ctx.incidents[incident.ix()];
    let view = row.view_mut(from);
    view.times += 1;
    let times = u64::from(view.times);
    let (key, closed) = (DrawKey::new(2).with(row.key).with(times).as_u64(), row.word(from).closed);
    let about = Outgoing::about(ctx, incident, MessageKind::Update, from, vec![to], Payload::News);
    // Nobody is woken to hear that it is over.
    let priority = if closed { ROUTINE } else { about.priority };
    let outgoing = Outgoing { key, priority, ..about };
    let trail = ctx.trail(cause);
    post::send(ctx, outgoing, trail);
}

/// Whoever heads an incident tells those who work on it how severe it is held to be, or that it is over.
pub fn announce(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let row = &ctx.incidents[incident.ix()];
    let head = row.head();
    let word = row.word(head);
    let news = |org: &OrgId| {
        let theirs = row.word(*org);
        *org != head && (theirs.severity, theirs.closed) != (word.severity, word.closed)
    };
    let to: Vec<OrgId> = row.engaged.iter().copied().filter(news).collect();
    for org in to {
        tell(ctx, incident, head, org, cause);
    }
}

/// The agency of a system is told that it is suspected: drawn in, if it was not before (`known`).
pub fn tell_agency(
    ctx: &mut Ctx,
    incident: IncidentId,
    from: OrgId,
    system: SystemId,
    known: bool,
    cause: u32,
) {
    let agency = ctx.fixed.0.systems[system.ix()].agency;
    if !known {
        involve(ctx, incident, from, agency, cause);
    } else if agency != from && !ctx.incidents[incident.ix()].knows(agency, system) {
        tell(ctx, incident, from, agency, cause);
    }
}

/// Whether an organisation has been drawn into an incident, or told of it.
pub fn drawn_in(ctx: &Ctx, incident: IncidentId, org: OrgId) -> bool {
    let row = &ctx.incidents[incident.ix()];
    row.asked.contains(&org) || row.view(org).is_some()
}
