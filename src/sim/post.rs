//! Messages: sending along a route, channels, loss, arriving, and being read.

use super::ctx::{Ctx, between};
use super::event::Event;
use super::luck::{self, Purpose};
use super::rows::{Job, MessageRow, Payload};
use super::trail::Trail;
use super::word::Word;
use super::work::{self, Order, priority};
use crate::kernel::DrawKey;
use crate::record::{Fact, MessageKind, TimeClass};
use crate::scenario::model::Skill;
use crate::units::{IncidentId, MessageId, OrgId, Span};

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

impl Outgoing {
    /// A message about an incident, as urgent as its sender holds that to be.
    pub fn about(
        ctx: &Ctx,
        incident: IncidentId,
        kind: MessageKind,
        from: OrgId,
        route: Vec<OrgId>,
        payload: Payload,
    ) -> Outgoing {
        let row = &ctx.incidents[incident.ix()];
        let priority = priority(row.severity_to(from));
        Outgoing {
            kind,
            from,
            route,
            incident: Some(incident),
            payload,
            priority,
            key: row.key,
            formal: false,
        }
    }
}

/// What a sender has to say of an incident: all that it holds to be true, with indicators only that there is one.
fn word_of(ctx: &Ctx, outgoing: &Outgoing) -> Option<Word> {
    let incident = outgoing.incident?;
    let word = ctx.incidents[incident.ix()].view(outgoing.from)?.word;
    Some(if matches!(outgoing.payload, Payload::Indicators(_)) { word.in_outline() } else { word })
}

/// Sends a message to the first organisation of its route. A sender does not write to itself.
pub fn send(ctx: &mut Ctx, outgoing: Outgoing, trail: Trail) -> Option<MessageId> {
    let word = word_of(ctx, &outgoing);
    let mut route = outgoing.route;
    while route.first() == Some(&outgoing.from) {
        route.remove(0);
    }
    let to = route.first().copied()?;
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
        word,
        payload: outgoing.payload,
        task: None,
        attempts: 0,
        trail,
        priority: outgoing.priority,
        formal: outgoing.formal,
    };
    let asks = match row.payload {
        Payload::Ask(approval) => Some(approval),
        _ => None,
    };
    let message = MessageId::from(ctx.messages.push(row));
    if let Some(approval) = asks {
        ctx.approvals[approval.ix()].message = Some(message);
    }
    ctx.run.unread += 1;
    dispatch(ctx, message);
    Some(message)
}

/// Hands something over within one house, or from exercise control: no channel, only somebody to read it.
pub fn hand_over(ctx: &mut Ctx, outgoing: Outgoing, trail: Trail) {
    let word = word_of(ctx, &outgoing);
    let message = MessageId::from(ctx.messages.push(MessageRow {
        key: outgoing.key,
        kind: outgoing.kind,
        from: outgoing.from,
        to: outgoing.from,
        onward: Vec::new(),
        channel: 0,
        incident: outgoing.incident,
        word,
        payload: outgoing.payload,
        task: None,
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
    let tries = (*model.scenario.practice.policy.tries_a_channel.value()).max(1);
    let Some(channel) = channels.get((attempts / tries) as usize % channels.len().max(1)).copied() else {
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
    // A request at its approver, an answer and a signal of the national system need no reader.
    let unread = match &row.payload {
        Payload::Ask(_) => row.onward.is_empty(),
        Payload::Answer(..) | Payload::Chase(_) | Payload::Signal(..) => true,
        _ => false,
    };
    if unread {
        return (ctx.run.calls.arrived)(ctx, message);
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
        Payload::Indicators(_) => ctx.staff.triage_desk(row.to),
        _ => ctx.staff.inbox_desk(row.to),
    };
    let mut content = luck::span(ctx.luck(), law, key);
    if matches!(row.payload, Payload::Indicators(_)) {
        // Whoever stands for several bodies passes a warning on to each.
        let scenario = &model.scenario;
        let more = f64::from(scenario.province.organisations[row.to.ix()].stands_for.saturating_sub(1));
        let factor = 1.0 + *scenario.practice.policy.each_body_adds.value() * more;
        content = Span::drawn(content.as_f64() * factor);
    }
    ctx.staff.share(desk);
    let order = Order {
        job: Job::Read(message),
        desk,
        // What somebody on duty has to receive is no reason to call anybody.
        priority: if needs_duty { row.priority.max(work::urgent(ctx) + 1) } else { row.priority },
        key: row.key,
        skill: Skill::Leadership,
        content,
        trail: row.trail,
        rework: handing_over,
        place: None,
        thing: None,
    };
    let task = work::create(ctx, order);
    ctx.messages[message.ix()].task = Some(task);
    work::offer(ctx, task);
}

/// Writes down that a message was read.
pub fn note_read(ctx: &mut Ctx, message: MessageId) -> u32 {
    ctx.run.unread = ctx.run.unread.saturating_sub(1);
    let row = &mut ctx.messages[message.ix()];
    let trail = std::mem::take(&mut row.trail);
    let (kind, from, to, incident) = (row.kind, row.from, row.to, row.incident);
    ctx.emit(Fact::MessageRead { message, kind, from, to, incident }, between(from, to), trail)
}
