//! Exercise control: STARTEX, injects, contingency injects, expected actions, absences.

use super::ctx::Ctx;
use super::detect;
use super::event::{Event, Signal};
use super::luck::{self, Purpose};
use super::model::Model;
use super::post::{self, Outgoing};
use super::rows::{IncidentRow, Payload};
use super::trail::Trail;
use super::work::ROUTINE;
use crate::kernel::stable_key;
use crate::record::{AlertSource, Audience, Fact, IntrusionId, MessageKind, TimeClass};
use crate::scenario::model::{Disturbance, Inject, InjectKind, Milestone};
use crate::units::time::DAY;
use crate::units::{CampaignId, InjectId, OrgId, PersonId, SimTime, Span};

/// Everything that is known beforehand is put on the list.
pub fn set_up(ctx: &mut Ctx) {
    let model = ctx.model();
    ctx.schedule(SimTime::ZERO, Event::StartExercise);
    draw_absences(ctx, model);
    for (person, spec) in model.people.iter().enumerate() {
        if model.orgs[spec.org.ix()].participates {
            ctx.schedule(model.opens, Event::ChangeDuty(PersonId::from(person)));
        }
    }
    for sensor in 0..model.sensors.len() {
        detect::schedule_false_alert(ctx, model, sensor as u32, 0, model.opens);
    }
    for launch in &model.scenario.drill.campaigns {
        let campaign = model.scenario.campaigns.iter().position(|c| c.id == launch.campaign);
        if let Some(campaign) = campaign {
            ctx.schedule(SimTime(launch.at.0), Event::BeginCampaign(CampaignId::from(campaign)));
        }
    }
    for (inject, spec) in model.scenario.drill.injects.iter().enumerate() {
        let inject = InjectId::from(inject);
        ctx.schedule(SimTime(spec.at.0), Event::DeliverInject(inject));
        if let Some(expected) = &spec.expects {
            ctx.schedule(SimTime(spec.at.0) + expected.within, Event::CheckExpected(inject));
        }
    }
}

/// Who is ill or on leave: a function of person and civil day.
fn draw_absences(ctx: &mut Ctx, model: &Model) {
    let chance = *model.scenario.practice.absence.value();
    let (first, last) = (model.clock.day_index(model.opens), model.clock.day_index(model.end));
    for (ix, person) in model.people.iter().enumerate() {
        let mut absent: Vec<(SimTime, SimTime)> = Vec::new();
        for day in first..=last {
            let begins = model.clock.start_of_day(day);
            let civil_day = model.clock.absolute(begins).div_euclid(DAY) as u64;
            let key = luck::key(Purpose::Absence).with(person.key).with(civil_day);
            if luck::happens(ctx.nature(), chance, key) {
                add_absence(&mut absent, begins, begins + Span(DAY));
            }
        }
        ctx.people[ix].absent = absent;
    }
}

/// Adds an absence, joining it with one that it touches.
fn add_absence(absent: &mut Vec<(SimTime, SimTime)>, from: SimTime, to: SimTime) {
    absent.push((from, to));
    absent.sort();
    let mut joined: Vec<(SimTime, SimTime)> = Vec::with_capacity(absent.len());
    for (from, to) in absent.drain(..) {
        match joined.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    *absent = joined;
}

/// STARTEX.
pub fn start_exercise(ctx: &mut Ctx) {
    let trail = Trail::outside(ctx.now());
    ctx.emit(Fact::ExerciseStarted, Audience::Everybody, trail);
}

/// An inject falls due; a contingency inject only if the expected action did not come.
pub fn deliver_inject(ctx: &mut Ctx, inject: InjectId) {
    let model = ctx.model();
    let spec = &model.scenario.drill.injects[inject.ix()];
    let basis = spec.contingency_for.as_ref().and_then(|id| position(model, id));
    let trail = Trail::outside(ctx.now());
    if basis.is_some_and(|b| expected_seen(ctx, model, b).is_some()) {
        ctx.emit(Fact::InjectSkipped { inject }, Audience::Nobody, trail);
        return;
    }
    match &spec.kind {
        InjectKind::Tells { .. } => tell(ctx, model, inject, spec, trail),
        InjectKind::Causes(disturbance) => {
            let Some(to) = org(model, &spec.to) else { return };
            let seq = ctx.emit(Fact::InjectDelivered { inject, to }, Audience::Nobody, trail);
            disturb(ctx, model, inject, disturbance, seq);
        }
    }
}

fn position(model: &Model, inject: &str) -> Option<usize> {
    model.scenario.drill.injects.iter().position(|i| i.id == inject)
}

fn org(model: &Model, id: &str) -> Option<OrgId> {
    model.scenario.province.organisations.iter().position(|o| o.id == id).map(OrgId::from)
}

/// A message of exercise control goes out; it is delivered when somebody has read it.
fn tell(ctx: &mut Ctx, model: &Model, inject: InjectId, spec: &Inject, trail: Trail) {
    let Some(to) = org(model, &spec.to) else { return };
    let seq = ctx.emit(Fact::InjectDelivered { inject, to }, Audience::Org(to), trail);
    let trail = ctx.trail(seq);
    inject_message(ctx, inject, to, trail);
}

/// Exercise control speaks as whoever the inject names; in the model the message comes from the recipient's own
/// exercise cell, so it needs no channel, only somebody to read it.
fn inject_message(ctx: &mut Ctx, inject: InjectId, to: OrgId, trail: Trail) {
    let key = stable_key(&ctx.fixed.0.scenario.drill.injects[inject.ix()].id);
    let outgoing = Outgoing {
        kind: MessageKind::Inject,
        from: to,
        route: vec![to],
        incident: None,
        payload: Payload::Inject(inject),
        priority: ROUTINE - 1,
        key,
        formal: false,
    };
    post::hand_over(ctx, outgoing, trail);
}

/// Somebody has read an inject. If it tells of a campaign, that is a signal like any other.
pub fn inject_read(ctx: &mut Ctx, inject: InjectId, org: OrgId, cause: u32) {
    let model = ctx.model();
    let InjectKind::Tells { about: Some(about) } = &model.scenario.drill.injects[inject.ix()].kind else {
        return;
    };
    let campaign = model.scenario.campaigns.iter().position(|c| c.id == *about).map(CampaignId::from);
    let intrusion = campaign.and_then(|campaign| told_of(ctx, campaign, org));
    let key = stable_key(&model.scenario.drill.injects[inject.ix()].id);
    let system = intrusion.and_then(|i| known_system(ctx, i));
    let signal =
        Signal { source: AlertSource::Inject, org, system, intrusion, campaign, key, cause: Some(cause) };
    let trail = ctx.trail(cause);
    detect::raise(ctx, signal, trail);
}

/// The intrusion that an inject about a campaign speaks of: the recipient's own if it has one, else the first.
fn told_of(ctx: &Ctx, campaign: CampaignId, org: OrgId) -> Option<IntrusionId> {
    let own = IntrusionId { campaign, org };
    if ctx.intrusions[ctx.intrusion_ix(own)].began.is_some() {
        return Some(own);
    }
    ctx.attackers[campaign.ix()].intrusions.first().copied()
}

/// The first system of an intrusion that the attacker holds.
fn known_system(ctx: &Ctx, intrusion: IntrusionId) -> Option<crate::units::SystemId> {
    let holds = &ctx.attackers[intrusion.campaign.ix()].holds;
    holds.iter().copied().find(|s| ctx.fixed.0.systems[s.ix()].agency == intrusion.org)
}

fn disturb(ctx: &mut Ctx, model: &Model, inject: InjectId, disturbance: &Disturbance, seq: u32) {
    let now = ctx.now();
    match disturbance {
        Disturbance::Absence { organisation, post, lasting } => {
            let until = now + *lasting;
            for (ix, person) in model.scenario.province.people.iter().enumerate() {
                if person.organisation == *organisation && person.post == *post {
                    let person = PersonId::from(ix);
                    let audience = Audience::Org(model.people[ix].org);
                    let trail = ctx.trail(seq);
                    ctx.emit(Fact::PersonAbsent { person, until }, audience, trail);
                    add_absence(&mut ctx.people[ix].absent, now, until);
                    super::work::change_duty(ctx, person);
                    ctx.schedule(until, Event::EndAbsence(person));
                }
            }
        }
        Disturbance::ChannelDown { channel, lasting } => {
            let found = model.scenario.practice.channels.iter().position(|c| c.id == *channel);
            if let Some(channel) = found {
                let down = &mut ctx.run.channel_down[channel];
                *down = (*down).max(now + *lasting);
                let until = *down;
                let id = model.scenario.practice.channels[channel].id.clone();
                let trail = ctx.trail(seq);
                ctx.emit(Fact::ChannelLost { channel: id, until }, Audience::Nobody, trail);
                ctx.schedule(until, Event::RestoreChannel(channel));
            }
        }
        Disturbance::AlertFlood { alerts, over, .. } => {
            ctx.run.floods.insert(inject, seq);
            for index in 0..*alerts {
                let at = now + Span(over.0 * i64::from(index) / i64::from(*alerts).max(1));
                ctx.schedule(at, Event::RaiseFloodAlert(inject, index));
            }
        }
    }
}

/// A channel works again, unless it has failed anew meanwhile.
pub fn restore_channel(ctx: &mut Ctx, channel: usize) {
    if ctx.run.channel_down[channel] == ctx.now() {
        let id = ctx.model().scenario.practice.channels[channel].id.clone();
        let trail = Trail::outside(ctx.now());
        ctx.emit(Fact::ChannelBack { channel: id }, Audience::Nobody, trail);
    }
}

/// One alert of a burst.
pub fn flood_alert(ctx: &mut Ctx, inject: InjectId, index: u32) {
    let model = ctx.model();
    let InjectKind::Causes(Disturbance::AlertFlood { organisation, .. }) =
        &model.scenario.drill.injects[inject.ix()].kind
    else {
        return;
    };
    if let (Some(org), Some(cause)) = (org(model, organisation), ctx.run.floods.get(&inject).copied()) {
        detect::flood_alert(ctx, inject, index, org, cause);
    }
}

/// The entry that shows the expected action of an inject, if it came in time. What was there before the inject counts:
/// what is done already need not be done again.
fn expected_seen(ctx: &Ctx, model: &Model, inject: usize) -> Option<u32> {
    let spec = &model.scenario.drill.injects[inject];
    let expected = spec.expects.as_ref()?;
    let about = match &spec.kind {
        InjectKind::Tells { about: Some(id) } => model.scenario.campaigns.iter().position(|c| c.id == *id),
        _ => None,
    };
    let deadline = SimTime(spec.at.0) + expected.within;
    let campaigns = match about {
        Some(campaign) => campaign..campaign + 1,
        None => 0..model.scenario.campaigns.len(),
    };
    let reached = campaigns.flat_map(|c| {
        let campaign = CampaignId::from(c);
        let by_incident =
            if of_an_incident(expected.milestone) { brought_along(ctx, campaign) } else { Vec::new() };
        std::iter::once(campaign).chain(by_incident)
    });
    let seen = reached.filter_map(|campaign| ctx.run.seen.get(&(campaign, expected.milestone)));
    seen.filter(|(t, _)| *t <= deadline).map(|(_, seq)| *seq).min()
}

/// Milestones that an incident reaches for all that it covers.
fn of_an_incident(milestone: Milestone) -> bool {
    matches!(
        milestone,
        Milestone::ReportToLead
            | Milestone::Escalation
            | Milestone::Decision
            | Milestone::Mobilisation
            | Milestone::NationalNotified
            | Milestone::PersonalDataNotified
            | Milestone::PublicInformed
            | Milestone::FinalReport
    )
}

/// Other campaigns whose only incident covers this one too: what was done for it before this campaign was found to be
/// part of it was done for both.
fn brought_along(ctx: &Ctx, campaign: CampaignId) -> Vec<CampaignId> {
    let open = || (0..ctx.incidents.len()).map(|ix| &ctx.incidents[ix]).filter(|row| row.merged.is_none());
    let covers = |row: &IncidentRow, one: CampaignId| row.covers.iter().any(|i| i.campaign == one);
    let mut found: Vec<CampaignId> = open()
        .filter(|row| covers(row, campaign))
        .flat_map(|row| row.covers.iter().map(|i| i.campaign))
        .filter(|other| *other != campaign && open().filter(|row| covers(row, *other)).count() == 1)
        .collect();
    found.sort();
    found.dedup();
    found
}

/// The time for an expected action is over: was it seen?
pub fn check_expected(ctx: &mut Ctx, inject: InjectId) {
    let model = ctx.model();
    let seen = expected_seen(ctx, model, inject.ix());
    let trail = match seen {
        Some(seq) => {
            let mut trail = ctx.trail(seq);
            trail.spend(TimeClass::Dependency, ctx.now());
            trail
        }
        None => Trail::outside(ctx.now()),
    };
    let fact = match seen {
        Some(_) => Fact::ExpectedActionSeen { inject },
        None => Fact::ExpectedActionMissed { inject },
    };
    ctx.emit(fact, Audience::Nobody, trail);
}
