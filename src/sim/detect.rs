//! Detection: traces become signals, sensors err, alerts wait for people who look at them.

use super::belief;
use super::ctx::Ctx;
use super::event::{Event, Signal};
use super::luck::{self, Purpose};
use super::model::{Model, skill_ix};
use super::post::{self, Outgoing};
use super::rows::{AlertRow, Job, Payload};
use super::staff::waited;
use super::trail::Trail;
use super::work::{self, Order};
use crate::kernel::{DrawKey, Sampler};
use crate::record::{AlertSource, Audience, Fact, MessageKind, Verdict};
use crate::scenario::model::{Milestone, Role, Skill};
use crate::units::time::{DAY, HOUR};
use crate::units::{AlertId, IncidentId, InjectId, OrgId, PersonId, SimTime, Span, TaskId};

/// Hours in which people notice and report things: from 06:00 to 22:00.
const WAKING: std::ops::Range<i64> = 6 * HOUR..22 * HOUR;

/// Priority of looking at an alert, by how it came.
fn priority(source: AlertSource) -> u8 {
    match source {
        AlertSource::National
        | AlertSource::Operator
        | AlertSource::Warning
        | AlertSource::Inject
        | AlertSource::Hunt => 3,
        AlertSource::Press | AlertSource::Users | AlertSource::Hotline => 4,
        AlertSource::Monitoring | AlertSource::OnSite => 6,
    }
}

/// An attempt left a trace that somebody can see: the signal is on its way, if there is somebody to see it. Before the
/// responders' world opens there is nobody.
pub fn trace_left(ctx: &mut Ctx, model: &Model, signal: Signal, delay: DrawKey) {
    if ctx.now() < model.opens {
        return;
    }
    let system = signal.system.map(|s| (&model.systems[s.ix()], &model.scenario.province.systems[s.ix()]));
    let practice = &model.practice;
    match (signal.source, system) {
        (AlertSource::OnSite, Some((prepared, spec))) if spec.layers.on_site => {
            send_signal(ctx, Signal { org: prepared.agency, ..signal }, &practice.sensor_delay, delay);
        }
        (AlertSource::Monitoring, Some((prepared, _))) => {
            if let Some(org) = prepared.monitor {
                send_signal(ctx, Signal { org, ..signal }, &practice.sensor_delay, delay);
            }
        }
        (AlertSource::Monitoring, None) => {
            if let Some(org) = model.roles.first(Role::Monitoring, None) {
                send_signal(ctx, Signal { org, ..signal }, &practice.sensor_delay, delay);
            }
        }
        (AlertSource::National, seen) if seen.is_none_or(|(_, spec)| spec.layers.shares) => {
            let liaison = model.roles.first(Role::NationalLiaison, signal.system);
            if let Some(org) = liaison {
                send_signal(ctx, Signal { org, ..signal }, &practice.national_delay, delay);
            }
        }
        (AlertSource::Operator, Some((prepared, _))) => {
            send_signal(ctx, Signal { org: prepared.agency, ..signal }, &practice.operator_delay, delay);
        }
        (AlertSource::Users, system) => {
            people_notice(ctx, model, signal, system.map(|(p, _)| p.agency), delay);
            call_hotline(ctx, model, signal, delay);
        }
        _ => {}
    }
}

/// Users tell the agency; what the public sees, it tells whoever speaks to the public.
fn people_notice(ctx: &mut Ctx, model: &Model, signal: Signal, agency: Option<OrgId>, delay: DrawKey) {
    if let Some(org) = agency {
        send_signal(ctx, Signal { org, ..signal }, &model.practice.user_delay, delay);
    }
    let public = signal.system.is_none_or(|s| model.scenario.province.systems[s.ix()].public);
    if public && let Some(org) = model.roles.first(Role::PublicInformation, signal.system) {
        let press = DrawKey::new(0).with(signal.key).as_u64();
        let signal = Signal { source: AlertSource::Press, org, key: press, ..signal };
        send_signal(ctx, signal, &model.practice.press_delay, delay.with(1));
    }
}

/// Somebody calls the owner of a public system about it, or an agency about what is done in its name.
fn call_hotline(ctx: &mut Ctx, model: &Model, signal: Signal, delay: DrawKey) {
    let public = |s: &crate::units::SystemId| model.scenario.province.systems[s.ix()].public;
    let org = match signal.system {
        Some(system) => Some(system).filter(public).map(|s| model.systems[s.ix()].owner),
        None => signal.intrusion.map(|intrusion| intrusion.org),
    };
    let calls = *model.scenario.practice.ways_in.hotline_calls.value();
    if let Some(org) = org
        && luck::happens(ctx.luck(), calls, luck::key(Purpose::Hotline).with(signal.key))
    {
        let key = DrawKey::new(1).with(signal.key).as_u64();
        let signal = Signal { source: AlertSource::Hotline, org, key, ..signal };
        send_signal(ctx, signal, &model.practice.hotline_delay, delay.with(2));
    }
}

fn send_signal(ctx: &mut Ctx, signal: Signal, delay: &Sampler, key: DrawKey) {
    let mut at = ctx.now() + luck::span(ctx.luck(), delay, key);
    if by_people(signal.source) {
        at = next_waking(ctx, at);
    }
    ctx.schedule(at, Event::RaiseAlert(signal));
}

/// Whether people at large tell it, who sleep at night.
fn by_people(source: AlertSource) -> bool {
    matches!(source, AlertSource::Users | AlertSource::Press | AlertSource::Hotline)
}

/// The next moment at which people are awake.
fn next_waking(ctx: &Ctx, t: SimTime) -> SimTime {
    let second = ctx.fixed.0.clock.second_of_day(t);
    if WAKING.contains(&second) { t } else { t + Span((WAKING.start - second).rem_euclid(DAY)) }
}

/// A signal arrives. The word of the national system, and of a telecom operator, comes as a message first.
pub fn arrive(ctx: &mut Ctx, signal: Signal) {
    let trail = ctx.undetected_since(signal.cause);
    let roles = &ctx.model().roles;
    let told_by = match signal.source {
        AlertSource::National => roles.national_body(signal.org).map(|body| (body, MessageKind::National)),
        AlertSource::Operator => {
            roles.operator().filter(|org| *org != signal.org).map(|org| (org, MessageKind::Report))
        }
        _ => None,
    };
    if let Some((from, kind)) = told_by {
        let payload = Payload::Signal(signal);
        let outgoing = Outgoing {
            kind,
            from,
            route: vec![signal.org],
            incident: None,
            payload,
            priority: priority(signal.source),
            key: signal.key,
            formal: false,
        };
        post::send(ctx, outgoing, trail);
        return;
    }
    raise(ctx, signal, trail);
}

/// An alert stands in a queue.
pub fn raise(ctx: &mut Ctx, signal: Signal, trail: Trail) -> AlertId {
    let Signal { source, org, system, intrusion, campaign, key, .. } = signal;
    let alert = AlertId::from(ctx.alerts.push(AlertRow { key, org, system, intrusion, expiry: None }));
    let fact = Fact::AlertRaised { alert, source, org, system, intrusion, campaign };
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    if let Some(intrusion) = intrusion {
        ctx.reached(intrusion.campaign, Milestone::Detection, seq);
    }
    let model = ctx.model();
    let content =
        luck::span(ctx.luck(), &model.practice.triage_work, luck::key(Purpose::TriageWork).with(key));
    let desk = ctx.staff.triage_desk(org);
    ctx.staff.share(desk);
    let order = Order {
        job: Job::LookAt(alert),
        desk,
        priority: priority(source),
        key,
        skill: Skill::Triage,
        content,
        trail: ctx.trail(seq),
        rework: false,
        place: None,
        thing: None,
    };
    let task = work::create(ctx, order);
    work::offer(ctx, task);
    if ctx.tasks[task.ix()].person.is_none() {
        let expiry = ctx.after(model.practice.alert_expires, Event::ExpireAlert(alert));
        ctx.alerts[alert.ix()].expiry = expiry;
        ctx.run.waiting_alerts.insert(alert, task);
    }
    alert
}

/// Nobody looked in time.
pub fn expire(ctx: &mut Ctx, alert: AlertId) {
    let Some(task) = ctx.run.waiting_alerts.remove(&alert) else { return };
    let now = ctx.now();
    let row = &mut ctx.tasks[task.ix()];
    let (desk, trail) = (row.desk, std::mem::take(&mut row.trail));
    let trail = waited(ctx, desk, trail, now);
    // Only now: a desk that nobody needs any more is gone.
    work::withdraw(ctx, task);
    let AlertRow { intrusion, org, .. } = ctx.alerts[alert.ix()];
    ctx.emit(Fact::AlertExpired { alert, intrusion }, Audience::Org(org), trail);
}

/// Somebody begins to look at an alert.
pub fn begin_look(ctx: &mut Ctx, task: TaskId, alert: AlertId, person: PersonId) {
    let AlertRow { intrusion, org, expiry, .. } = ctx.alerts[alert.ix()];
    if let Some(expiry) = expiry {
        ctx.fel.cancel(expiry);
        ctx.run.waiting_alerts.remove(&alert);
    }
    let trail = std::mem::take(&mut ctx.tasks[task.ix()].trail);
    let seq = ctx.emit(Fact::AlertAcknowledged { alert, person, intrusion }, Audience::Org(org), trail);
    if let Some(intrusion) = intrusion {
        ctx.reached(intrusion.campaign, Milestone::Acknowledgement, seq);
    }
    ctx.tasks[task.ix()].trail = ctx.trail(seq);
}

/// Somebody has looked at an alert and judges it, rightly or wrongly, by skill: the entry, whether it is held to be true,
/// and the open incident that it is taken to belong to.
pub fn end_look(
    ctx: &mut Ctx,
    alert: AlertId,
    person: PersonId,
    trail: Trail,
) -> (u32, bool, Option<IncidentId>) {
    let AlertRow { intrusion, org, system, key, .. } = ctx.alerts[alert.ix()];
    let model = ctx.model();
    let practice = &model.scenario.practice;
    let skill = model.people[person.ix()].skills[skill_ix(Skill::Triage)];
    let u = ctx.luck().uniform(luck::key(Purpose::TriageVerdict).with(key));
    let held_true = match intrusion {
        Some(_) => u >= luck::error_chance(*practice.true_called_false.value(), skill),
        None => u < luck::error_chance(*practice.false_called_true.value(), skill),
    };
    let open = if held_true { belief::recognise(ctx, org, system, intrusion, key, skill) } else { None };
    let verdict = match (held_true, open) {
        (false, _) => Verdict::Dismissed,
        (true, Some(_)) => Verdict::Attached,
        (true, None) => Verdict::Incident,
    };
    let fact = Fact::AlertTriaged { alert, person, verdict, intrusion, incident: open };
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    if let (true, Some(intrusion)) = (held_true, intrusion) {
        ctx.reached(intrusion.campaign, Milestone::Triage, seq);
    }
    (seq, held_true, open)
}

/// A sensor raises a false alert, and the next one is due.
pub fn false_alert(ctx: &mut Ctx, sensor: u32, index: u32) {
    let model = ctx.model();
    let spec = &model.sensors[sensor as usize];
    let now = ctx.now();
    schedule_false_alert(ctx, model, sensor, index + 1, now);
    let key = luck::key(Purpose::Noise).with(spec.key).with(u64::from(index)).with(1).as_u64();
    let signal = Signal {
        source: spec.source,
        org: spec.org,
        system: spec.system,
        intrusion: None,
        campaign: None,
        key,
        cause: None,
    };
    let trail = Trail::outside(ctx.now());
    raise(ctx, signal, trail);
}

/// The next false alert of a sensor after a moment.
pub fn schedule_false_alert(ctx: &mut Ctx, model: &Model, sensor: u32, index: u32, from: SimTime) {
    let spec = &model.sensors[sensor as usize];
    let key = luck::key(Purpose::Noise).with(spec.key).with(u64::from(index));
    let mut at = from + luck::span(ctx.luck(), &spec.gap, key);
    if by_people(spec.source) {
        at = next_waking(ctx, at);
    }
    if at <= model.end {
        ctx.schedule(at, Event::RaiseFalseAlert(sensor, index));
    }
}

/// One alert of a burst that an inject asked for.
pub fn flood_alert(ctx: &mut Ctx, inject: InjectId, index: u32, org: OrgId, cause: u32) {
    let key = luck::key(Purpose::Noise).with(u64::from(inject.0)).with(u64::from(index)).with(2).as_u64();
    let trail = ctx.undetected_since(Some(cause));
    let signal = Signal {
        source: AlertSource::Monitoring,
        org,
        system: None,
        intrusion: None,
        campaign: None,
        key,
        cause: Some(cause),
    };
    raise(ctx, signal, trail);
}
