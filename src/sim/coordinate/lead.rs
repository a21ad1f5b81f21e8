//! The way of a report to the lead, and what a lead does once it has an incident: escalates by rule, asks for the team.

use crate::kernel::DrawKey;
use crate::record::{MessageKind, Point, TimeClass};
use crate::scenario::model::Milestone;
use crate::sim::coordinate::help::informed;
use crate::sim::coordinate::team::{ask_for_team, release_members};
use crate::sim::ctx::Ctx;
use crate::sim::event::Event;
use crate::sim::post::{self, Outgoing};
use crate::sim::question::Question;
use crate::sim::rows::Payload;
use crate::sim::steps::decide;
use crate::units::{IncidentId, OrgId};

/// A report goes up the lines of the structure to the lead for the believed subject.
pub fn report_to_lead(ctx: &mut Ctx, incident: IncidentId, from: OrgId, kind: MessageKind, cause: u32) {
    let model = ctx.model();
    let row = &mut ctx.incidents[incident.ix()];
    let word = row.word(from);
    let lead = model.roles.lead(&model.scenario, word.subject, word.severity, row.focus);
    let Some(lead) = lead else { return };
    row.prospect = Some(lead);
    let key = DrawKey::new(0).with(row.key).with(u64::from(row.handovers)).as_u64();
    let view = row.view_mut(from);
    (view.told, view.passes_on) = (Some(view.word), true);
    if lead == from {
        return own_report(ctx, incident, lead, cause);
    }
    let route = if kind == MessageKind::Handover { vec![lead] } else { model.roles.route(from, lead) };
    let outgoing = Outgoing { key, ..Outgoing::about(ctx, incident, kind, from, route, Payload::Report) };
    let trail = ctx.trail(cause);
    post::send(ctx, outgoing, trail);
}

/// Whoever opened the incident leads it: it is assessed in the same house, without a message.
fn own_report(ctx: &mut Ctx, incident: IncidentId, lead: OrgId, cause: u32) {
    let trail = ctx.trail(cause);
    let outgoing = Outgoing::about(ctx, incident, MessageKind::Report, lead, Vec::new(), Payload::Report);
    post::hand_over(ctx, outgoing, trail);
}

/// What a lead does once it has an incident: escalates by rule, asks for the team.
pub fn follow_up(ctx: &mut Ctx, incident: IncidentId, lead: OrgId, cause: u32) {
    let model = ctx.model();
    let severity = ctx.incidents[incident.ix()].severity;
    for (ix, rule) in model.scenario.structure.escalation.iter().enumerate() {
        if severity >= rule.severity_from && !ctx.incidents[incident.ix()].escalated.contains(&ix) {
            ctx.incidents[incident.ix()].escalated.push(ix);
            ctx.after(rule.after, Event::Escalate(incident, ix));
        }
    }
    let row = &mut ctx.incidents[incident.ix()];
    let worse = row.team_at.is_none_or(|at| severity > at);
    let from = *model.scenario.practice.policy.team_from.value();
    if severity >= from && worse && !row.asked_team {
        row.team_at = Some(severity);
        // Whoever has members of the team in its own house may call these alone.
        let own = model.orgs[lead.ix()].people.iter().any(|person| model.people[person.ix()].team);
        let options: &[&'static str] = if own { &["none", "own", "team"] } else { &["none", "team"] };
        let trail = ctx.trail(cause);
        let taken =
            decide(ctx, Question::Mobilise, (incident, lead), Point::Mobilise, options, "team", trail);
        if let Some((chosen, seq)) = taken {
            mobilised(ctx, incident, lead, chosen, seq);
        }
    }
}

/// It has been decided whom to mobilise.
pub fn mobilised(ctx: &mut Ctx, incident: IncidentId, lead: OrgId, chosen: &str, seq: u32) {
    match chosen {
        "team" if !ctx.incidents[incident.ix()].asked_team => ask_for_team(ctx, incident, lead, seq),
        "own" => release_members(ctx, incident, lead, true, seq),
        _ => {}
    }
}

/// An escalation falls due.
pub fn escalate(ctx: &mut Ctx, incident: IncidentId, rule: usize) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let (lead, focus, over) = (row.lead, row.focus, row.over);
    let latest = row.latest;
    let to = model.roles.first(model.scenario.structure.escalation[rule].to, focus);
    let (false, Some(lead), Some(to)) = (over, lead, to) else { return };
    let mut trail = ctx.trail(latest);
    trail.spend(TimeClass::Decision, ctx.now());
    let role = model.scenario.structure.escalation[rule].to;
    if to == lead {
        let Some(cause) = trail.cause else { return };
        return informed(ctx, incident, to, role, Milestone::Escalation, cause);
    }
    let payload = Payload::Inform(role, Milestone::Escalation);
    let route = model.roles.route(lead, to);
    let outgoing = Outgoing::about(ctx, incident, MessageKind::Escalation, lead, route, payload);
    post::send(ctx, outgoing, trail);
}
