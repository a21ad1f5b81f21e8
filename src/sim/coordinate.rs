//! Coordination: messages, routes, the lead and hand-overs, escalation, the team, warnings along the structure.

use super::ctx::{Ctx, between};
use super::detect;
use super::event::{Event, Signal};
use super::luck::{self, Purpose};
use super::model::skill_ix;
use super::rows::{IncidentRow, Job, MessageRow, Payload};
use super::trail::Trail;
use super::work::{self, Order, ROUTINE, priority};
use super::{approve, control, crew, incident, respond, share};
use crate::kernel::DrawKey;
use crate::record::{Fact, MessageKind, TimeClass};
use crate::scenario::model::{Milestone, Role, Severity, Skill, Subject};
use crate::units::{IncidentId, MessageId, OrgId, PersonId};

/// A message is tried so often on one channel; then the next channel of the recipient is used.
const TRIES_A_CHANNEL: u32 = 2;

/// A message to be sent.
pub struct Outgoing {
    /// What for.
    pub kind: MessageKind,
    /// Sender.
    pub from: OrgId,
    /// Organisations on the way, the last of them the recipient.
    pub route: Vec<OrgId>,
    /// About which incident.
    pub incident: Option<IncidentId>,
    /// What it carries.
    pub payload: Payload,
    /// How urgent.
    pub priority: u8,
    /// Tells it from others of the same kind between the same two.
    pub key: u64,
    /// Goes by a formal channel, if the recipient has one.
    pub formal: bool,
}

/// Sends a message to the first organisation of its route. A sender does not write to itself.
pub fn send(ctx: &mut Ctx, outgoing: Outgoing, trail: Trail) {
    let mut route = outgoing.route;
    while route.first() == Some(&outgoing.from) {
        route.remove(0);
    }
    let Some(to) = route.first().copied() else { return };
    let model = ctx.model();
    let key = DrawKey::new(outgoing.kind as u32)
        .with(outgoing.key)
        .with(model.orgs[outgoing.from.ix()].key)
        .with(model.orgs[to.ix()].key)
        .as_u64();
    let row = MessageRow {
        key,
        kind: outgoing.kind,
        from: outgoing.from,
        to,
        onward: route.split_off(1),
        channel: 0,
        incident: outgoing.incident,
        payload: outgoing.payload,
        attempts: 0,
        trail,
        priority: outgoing.priority,
        formal: outgoing.formal,
    };
    let message = MessageId::from(ctx.messages.push(row));
    ctx.run.unread += 1;
    dispatch(ctx, message);
}

/// Hands something over within one house, or from exercise control: no channel, only somebody to read it.
pub fn hand_over(ctx: &mut Ctx, outgoing: Outgoing, trail: Trail) {
    let message = MessageId::from(ctx.messages.push(MessageRow {
        key: outgoing.key,
        kind: outgoing.kind,
        from: outgoing.from,
        to: outgoing.from,
        onward: Vec::new(),
        channel: 0,
        incident: outgoing.incident,
        payload: outgoing.payload,
        attempts: 0,
        trail,
        priority: outgoing.priority,
        formal: outgoing.formal,
    }));
    ctx.run.unread += 1;
    deliver(ctx, message);
}

/// One attempt: the best channel of the recipient that works; the next one after two failures.
fn dispatch(ctx: &mut Ctx, message: MessageId) {
    let model = ctx.model();
    let now = ctx.now();
    let row = &ctx.messages[message.ix()];
    let (to, from, kind, incident) = (row.to, row.from, row.kind, row.incident);
    let (attempts, formal) = (row.attempts, row.formal);
    let working: Vec<usize> =
        model.orgs[to.ix()].channels.iter().copied().filter(|c| ctx.run.channel_down[*c] <= now).collect();
    let all = &model.orgs[to.ix()].channels;
    let mut channels = if working.is_empty() { all.clone() } else { working.clone() };
    // Paper goes as paper; the best channel of the recipient comes first otherwise.
    channels.sort_by_key(|c| model.scenario.practice.channels[*c].formal != formal);
    let Some(channel) = channels.get((attempts / TRIES_A_CHANNEL) as usize % channels.len().max(1)).copied()
    else {
        return;
    };
    let name = model.scenario.practice.channels[channel].id.clone();
    let trail = std::mem::take(&mut ctx.messages[message.ix()].trail);
    let fact = Fact::MessageSent { message, kind, from, to, channel: name, incident };
    let seq = ctx.emit(fact, between(from, to), trail);
    let trail = ctx.trail(seq);
    let row = &mut ctx.messages[message.ix()];
    row.channel = channel;
    row.attempts += 1;
    row.trail = trail;
    let key = |purpose| luck::key(purpose).with(row.key).with(u64::from(row.attempts));
    let (lost, transit) = (key(Purpose::Lost), key(Purpose::Transit));
    let down = working.is_empty();
    if down || luck::happens(ctx.luck(), model.practice.lost[channel], lost) {
        ctx.after(model.practice.retry_after, Event::MissMessage(message));
    } else {
        let takes = luck::span(ctx.luck(), &model.practice.transit[channel], transit);
        ctx.after(takes, Event::DeliverMessage(message));
    }
}

/// No acknowledgement came: the sender tries again.
pub fn missed(ctx: &mut Ctx, message: MessageId) {
    let now = ctx.now();
    let row = &mut ctx.messages[message.ix()];
    row.trail.spend(TimeClass::Message, now);
    let (kind, from, to, incident) = (row.kind, row.from, row.to, row.incident);
    let trail = std::mem::take(&mut row.trail);
    let seq = ctx.emit(Fact::MessageLost { message, kind, from, to, incident }, between(from, to), trail);
    ctx.messages[message.ix()].trail = ctx.trail(seq);
    dispatch(ctx, message);
}

/// A message arrived: what needs somebody to read it waits for somebody.
pub fn deliver(ctx: &mut Ctx, message: MessageId) {
    let now = ctx.now();
    ctx.messages[message.ix()].trail.spend(TimeClass::Message, now);
    let row = ctx.messages[message.ix()].clone();
    let model = ctx.model();
    match &row.payload {
        Payload::Ask(approval) if row.onward.is_empty() => {
            let trail = note_read(ctx, message);
            return approve::arrived(ctx, *approval, trail);
        }
        Payload::Answer(approval, granted) => {
            let trail = note_read(ctx, message);
            return approve::answered(ctx, *approval, *granted, trail);
        }
        Payload::Signal(source, system, intrusion) => {
            let trail = note_read(ctx, message);
            let signal = Signal {
                source: *source,
                org: row.to,
                system: *system,
                intrusion: *intrusion,
                key: row.key,
                cause: trail.cause,
            };
            detect::raise(ctx, signal, trail);
            return;
        }
        Payload::Ask(_)
        | Payload::Report
        | Payload::Inform(..)
        | Payload::Mobilise
        | Payload::Indicators(_)
        | Payload::FinalReport
        | Payload::Inject(_) => {}
    }
    let key = luck::key(Purpose::ReadWork).with(row.key);
    let needs_duty = row.from != row.to && model.scenario.practice.channels[row.channel].needs_duty;
    let last = row.onward.is_empty();
    let (law, handing_over) = match (&row.payload, row.kind) {
        (Payload::Report, MessageKind::Handover) => (&model.practice.handover_work, true),
        (Payload::Report, _) if last => (&model.practice.assess_work, false),
        _ => (&model.practice.relay_work, false),
    };
    let desk = match row.payload {
        Payload::Indicators(_) => ctx.staff.triage[row.to.ix()],
        _ => ctx.staff.inbox[row.to.ix()],
    };
    ctx.staff.share(desk);
    let order = Order {
        job: Job::Read(message),
        desk,
        // What somebody on duty has to receive is no reason to call anybody.
        priority: if needs_duty { row.priority.max(work::URGENT + 1) } else { row.priority },
        key: row.key,
        skill: Skill::Leadership,
        content: luck::span(ctx.luck(), law, key),
        trail: row.trail,
        rework: handing_over,
        place: None,
        thing: None,
    };
    let task = work::create(ctx, order);
    work::offer(ctx, task);
}

fn note_read(ctx: &mut Ctx, message: MessageId) -> Trail {
    ctx.run.unread = ctx.run.unread.saturating_sub(1);
    let row = &mut ctx.messages[message.ix()];
    let trail = std::mem::take(&mut row.trail);
    let (kind, from, to, incident) = (row.kind, row.from, row.to, row.incident);
    let seq = ctx.emit(Fact::MessageRead { message, kind, from, to, incident }, between(from, to), trail);
    ctx.trail(seq)
}

/// Somebody has read a message.
pub fn read(ctx: &mut Ctx, message: MessageId, person: PersonId, trail: Trail) {
    ctx.messages[message.ix()].trail = trail;
    let trail = note_read(ctx, message);
    let Some(seq) = trail.cause else { return };
    let row = ctx.messages[message.ix()].clone();
    if let Some(incident) = row.incident {
        ctx.tell(incident, row.to);
    }
    if let (false, Some(incident)) = (row.onward.is_empty(), row.incident) {
        let outgoing = Outgoing {
            kind: row.kind,
            from: row.to,
            route: row.onward,
            incident: Some(incident),
            payload: row.payload,
            priority: row.priority,
            key: row.key,
            formal: row.formal,
        };
        return send(ctx, outgoing, trail);
    }
    match (row.payload, row.incident) {
        (Payload::Report, Some(incident)) => lead_assesses(ctx, incident, row.to, person, seq),
        (Payload::Inform(role, milestone), Some(incident)) => {
            informed(ctx, incident, row.to, role, milestone, seq);
        }
        (Payload::Mobilise, Some(incident)) if !ctx.incidents[incident.ix()].called_team => {
            call_members(ctx, incident, row.to, seq);
        }
        (Payload::Mobilise, Some(incident)) => release_members(ctx, incident, row.to, seq),
        (Payload::Indicators(campaign), Some(incident)) => {
            share::arrive(ctx, incident, row.to, campaign, seq);
        }
        (Payload::FinalReport, Some(incident)) => {
            let audience = ctx.audience(incident);
            let trail = ctx.trail(seq);
            let seq = ctx.emit(Fact::FinalReportFiled { incident, to: row.to }, audience, trail);
            ctx.reached_by(incident, Milestone::FinalReport, seq);
        }
        (Payload::Inject(inject), _) => control::inject_read(ctx, inject, row.to, seq),
        _ => {}
    }
}

/// Whoever opened an incident tells the lead, and the agency it is at.
pub fn opened(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let row = &ctx.incidents[incident.ix()];
    let (opener, focus) = (row.opener, row.focus);
    if let Some(system) = focus {
        let agency = ctx.fixed.0.systems[system.ix()].agency;
        involve(ctx, incident, agency, cause);
    }
    report_to_lead(ctx, incident, opener, MessageKind::Report, cause);
}

/// The agency that is hit gets to know, and its people can be used from then on.
pub fn involve(ctx: &mut Ctx, incident: IncidentId, agency: OrgId, cause: u32) {
    let row = &ctx.incidents[incident.ix()];
    if row.knows.binary_search(&agency).is_ok() || row.engaged.contains(&agency) {
        engage(ctx, incident, agency);
        return;
    }
    let from = row.lead.unwrap_or(row.opener);
    let outgoing = Outgoing {
        kind: MessageKind::Update,
        from,
        route: vec![agency],
        incident: Some(incident),
        payload: Payload::Inform(Role::FirstResponder, Milestone::Acknowledgement),
        priority: priority(row.severity).min(ROUTINE),
        key: row.key,
        formal: false,
    };
    let trail = ctx.trail(cause);
    send(ctx, outgoing, trail);
}

/// Asks the holder of a role to help with an incident; its people can be used once that has been read.
pub fn request_help(ctx: &mut Ctx, incident: IncidentId, from: OrgId, to: OrgId, role: Role, trail: Trail) {
    let row = &ctx.incidents[incident.ix()];
    let outgoing = Outgoing {
        kind: MessageKind::Request,
        from,
        route: vec![to],
        incident: Some(incident),
        payload: Payload::Inform(role, Milestone::Acknowledgement),
        priority: priority(row.severity).min(ROUTINE),
        key: row.key,
        formal: false,
    };
    send(ctx, outgoing, trail);
}

/// People of an organisation may be used for an incident from now on.
pub fn engage(ctx: &mut Ctx, incident: IncidentId, org: OrgId) {
    let latest = ctx.log.entries.len() as u32 - 1;
    let row = &mut ctx.incidents[incident.ix()];
    if !row.engaged.contains(&org) {
        row.engaged.push(org);
        row.staffed = latest;
        ctx.tell(incident, org);
        crew::staff_changed(ctx, incident);
    }
}

/// A report goes up the lines of the structure to the lead for the believed subject.
fn report_to_lead(ctx: &mut Ctx, incident: IncidentId, from: OrgId, kind: MessageKind, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let Some(lead) = model.roles.lead(&model.scenario, row.subject, row.focus) else { return };
    if lead == from {
        return own_report(ctx, incident, lead, cause);
    }
    let route = if kind == MessageKind::Handover { vec![lead] } else { model.roles.route(from, lead) };
    let outgoing = Outgoing {
        kind,
        from,
        route,
        incident: Some(incident),
        payload: Payload::Report,
        priority: priority(row.severity).min(ROUTINE),
        key: DrawKey::new(0).with(row.key).with(u64::from(row.handovers)).as_u64(),
        formal: false,
    };
    let trail = ctx.trail(cause);
    send(ctx, outgoing, trail);
}

/// Whoever opened the incident leads it: it is assessed in the same house, without a message.
fn own_report(ctx: &mut Ctx, incident: IncidentId, lead: OrgId, cause: u32) {
    let row = &ctx.incidents[incident.ix()];
    let (key, severity) = (row.key, row.severity);
    let trail = ctx.trail(cause);
    let outgoing = Outgoing {
        kind: MessageKind::Report,
        from: lead,
        route: Vec::new(),
        incident: Some(incident),
        payload: Payload::Report,
        priority: priority(severity).min(ROUTINE),
        key,
        formal: false,
    };
    hand_over(ctx, outgoing, trail);
}

/// The lead has read the report: it judges severity and subject, takes the incident or hands it over.
fn lead_assesses(ctx: &mut Ctx, incident: IncidentId, org: OrgId, person: PersonId, cause: u32) {
    if ctx.incidents[incident.ix()].over {
        return;
    }
    let model = ctx.model();
    let skill = model.people[person.ix()].skills[skill_ix(Skill::Triage)];
    incident::judge(ctx, incident, skill);
    let IncidentRow { severity, subject, handovers, lead: before, .. } = ctx.incidents[incident.ix()];
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentReassessed { incident, severity, subject }, audience, trail);
    respond::reconsider(ctx, incident, seq);
    let focus = ctx.incidents[incident.ix()].focus;
    let proper = model.roles.lead(&model.scenario, subject, focus);
    let most = model.scenario.structure.unclear_subject.as_ref().map_or(2, |rule| rule.handovers_at_most);
    let options = ["keep", "hand_over"];
    let wanted =
        if proper == Some(org) || proper.is_none() || handovers >= most { "keep" } else { "hand_over" };
    let (chosen, seq) = if proper == Some(org) || proper.is_none() {
        (wanted.to_owned(), seq)
    } else {
        respond::decided(ctx, incident, org, "lead", &options, wanted, seq)
    };
    if chosen == "hand_over"
        && let Some(to) = proper
    {
        ctx.incidents[incident.ix()].handovers += 1;
        let audience = ctx.audience(incident);
        let trail = ctx.trail(seq);
        let seq = ctx.emit(Fact::LeadHandedOver { incident, from: org, to }, audience, trail);
        return report_to_lead(ctx, incident, org, MessageKind::Handover, seq);
    }
    take_lead(ctx, incident, org, before, seq);
}

fn take_lead(ctx: &mut Ctx, incident: IncidentId, org: OrgId, before: Option<OrgId>, cause: u32) {
    if let Some(other) = same_case(ctx, incident, org) {
        return incident::merge(ctx, incident, other, cause);
    }
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::LeadTaken { incident, org }, audience.clone(), trail);
    let row = &mut ctx.incidents[incident.ix()];
    row.lead = Some(org);
    row.latest = seq;
    let role = Role::IncidentLead(row.subject.unwrap_or(Subject::InformationSafety));
    let trail = ctx.trail(seq);
    let fact = Fact::RoleInformed { incident, org, role, milestone: Milestone::ReportToLead };
    let seq = ctx.emit(fact, audience, trail);
    ctx.reached_by(incident, Milestone::ReportToLead, seq);
    engage(ctx, incident, org);
    if before.is_none() || before == Some(org) {
        follow_up(ctx, incident, org, seq);
    }
    respond::advance(ctx, incident);
}

/// An older open incident of the same lead that is truly of the same making: seen with the lead's skill.
fn same_case(ctx: &Ctx, incident: IncidentId, org: OrgId) -> Option<IncidentId> {
    let row = &ctx.incidents[incident.ix()];
    let skill = incident::best_skill(ctx, org, Skill::Triage);
    let key = luck::key(Purpose::Finds).with(row.key).with(u64::from(row.rounds));
    let sees = ctx.luck().uniform(key) < skill;
    (0..ctx.incidents.len()).map(IncidentId::from).filter(|id| *id != incident).find(|id| {
        let other = &ctx.incidents[id.ix()];
        let overlap = other.covers.iter().any(|c| row.covers.iter().any(|mine| mine.campaign == c.campaign));
        other.lead == Some(org) && !other.over && overlap && sees && id < &incident
    })
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
    if severity >= Severity::Moderate && worse && !row.asked_team {
        row.team_at = Some(severity);
        let (chosen, seq) =
            respond::decided(ctx, incident, lead, "mobilise", &["none", "team"], "team", cause);
        if chosen == "team" {
            ask_for_team(ctx, incident, lead, seq);
        }
    }
}

/// An escalation falls due.
pub fn escalate(ctx: &mut Ctx, incident: IncidentId, rule: usize) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let (lead, focus, over) = (row.lead, row.focus, row.over);
    let (key, severity, latest) = (row.key, row.severity, row.latest);
    let to = model.roles.first(model.scenario.structure.escalation[rule].to, focus);
    let (false, Some(lead), Some(to)) = (over, lead, to) else { return };
    let mut trail = ctx.trail(latest);
    trail.spend(TimeClass::Decision, ctx.now());
    let role = model.scenario.structure.escalation[rule].to;
    if to == lead {
        let Some(cause) = trail.cause else { return };
        return informed(ctx, incident, to, role, Milestone::Escalation, cause);
    }
    let outgoing = Outgoing {
        kind: MessageKind::Escalation,
        from: lead,
        route: model.roles.route(lead, to),
        incident: Some(incident),
        payload: Payload::Inform(role, Milestone::Escalation),
        priority: priority(severity),
        key,
        formal: false,
    };
    send(ctx, outgoing, trail);
}

/// A role has been told of an incident.
pub fn informed(
    ctx: &mut Ctx,
    incident: IncidentId,
    org: OrgId,
    role: Role,
    milestone: Milestone,
    cause: u32,
) {
    ctx.tell(incident, org);
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = if milestone == Milestone::Escalation {
        let severity = ctx.incidents[incident.ix()].severity;
        ctx.emit(Fact::IncidentEscalated { incident, to: org, severity }, audience, trail)
    } else {
        ctx.emit(Fact::RoleInformed { incident, org, role, milestone }, audience, trail)
    };
    if milestone == Milestone::Acknowledgement {
        engage(ctx, incident, org);
        respond::advance(ctx, incident);
    } else {
        ctx.reached_by(incident, milestone, seq);
    }
}

/// The lead asks for the team, at whoever holds it.
fn ask_for_team(ctx: &mut Ctx, incident: IncidentId, lead: OrgId, cause: u32) {
    let model = ctx.model();
    ctx.incidents[incident.ix()].asked_team = true;
    let row = &ctx.incidents[incident.ix()];
    let (key, severity, focus) = (row.key, row.severity, row.focus);
    let holder = model.roles.first(Role::ResponseTeam, focus).unwrap_or(lead);
    if holder == lead {
        return call_members(ctx, incident, lead, cause);
    }
    let outgoing = Outgoing {
        kind: MessageKind::Request,
        from: lead,
        route: vec![holder],
        incident: Some(incident),
        payload: Payload::Mobilise,
        priority: priority(severity),
        key: DrawKey::new(1).with(key).as_u64(),
        formal: false,
    };
    let trail = ctx.trail(cause);
    send(ctx, outgoing, trail);
}

/// Whoever holds the team asks the employers of its members to release them.
fn call_members(ctx: &mut Ctx, incident: IncidentId, lead: OrgId, cause: u32) {
    let model = ctx.model();
    ctx.incidents[incident.ix()].called_team = true;
    let row = &ctx.incidents[incident.ix()];
    let (key, severity) = (row.key, row.severity);
    let mut employers: Vec<OrgId> = model.people.iter().filter(|p| p.team).map(|p| p.org).collect();
    employers.sort();
    employers.dedup();
    for employer in employers {
        if employer == lead {
            release_members(ctx, incident, employer, cause);
            continue;
        }
        let outgoing = Outgoing {
            kind: MessageKind::Request,
            from: lead,
            route: vec![employer],
            incident: Some(incident),
            payload: Payload::Mobilise,
            priority: priority(severity),
            key,
            formal: false,
        };
        let trail = ctx.trail(cause);
        send(ctx, outgoing, trail);
    }
}

/// An employer releases its members of the team, each in its own time.
fn release_members(ctx: &mut Ctx, incident: IncidentId, employer: OrgId, cause: u32) {
    let model = ctx.model();
    let key = ctx.incidents[incident.ix()].key;
    let lead = ctx.incidents[incident.ix()].lead;
    for person in &model.orgs[employer.ix()].people {
        if !model.people[person.ix()].team {
            continue;
        }
        if lead == Some(employer) {
            member_released(ctx, *person, incident, cause);
            continue;
        }
        let key = luck::key(Purpose::Release).with(key).with(model.people[person.ix()].key);
        let takes = luck::span(ctx.luck(), &model.practice.release_delay, key);
        ctx.run.releases.insert((incident, *person), cause);
        ctx.after(takes, Event::ReleaseMember(*person, incident));
    }
}

/// A member of the team has been released.
pub fn release(ctx: &mut Ctx, person: PersonId, incident: IncidentId) {
    if let Some(cause) = ctx.run.releases.remove(&(incident, person)) {
        member_released(ctx, person, incident, cause);
    }
}

fn member_released(ctx: &mut Ctx, person: PersonId, incident: IncidentId, cause: u32) {
    if ctx.incidents[incident.ix()].over {
        return;
    }
    let mut trail = ctx.trail(cause);
    trail.spend(TimeClass::Mobilisation, ctx.now());
    let org = ctx.fixed.0.people[person.ix()].org;
    ctx.tell(incident, org);
    let audience = ctx.audience(incident);
    let seq = ctx.emit(Fact::ResponderMobilised { person, incident }, audience, trail);
    ctx.incidents[incident.ix()].team.push(person);
    ctx.incidents[incident.ix()].staffed = seq;
    ctx.reached_by(incident, Milestone::Mobilisation, seq);
    crew::staff_changed(ctx, incident);
    respond::advance(ctx, incident);
}
