//! The truth about systems and intrusions: holds, isolation, service, and what follows from them.

use super::ctx::Ctx;
use super::rows::{Down, Hold};
use crate::record::{Audience, Fact, Impact, IntrusionId};
use crate::scenario::model::Milestone;
use crate::units::{CampaignId, IncidentId, OrgId, SystemId};

/// The intrusion that a campaign's presence on a system belongs to.
pub fn intrusion_of(ctx: &Ctx, campaign: CampaignId, system: SystemId) -> IntrusionId {
    IntrusionId { campaign, org: ctx.fixed.0.systems[system.ix()].agency }
}

/// An agency is touched; its intrusion begins, unless it has begun.
pub fn touch(ctx: &mut Ctx, intrusion: IntrusionId, system: SystemId, cause: u32) {
    let ix = ctx.intrusion_ix(intrusion);
    if ctx.intrusions[ix].began.is_some() {
        return;
    }
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IntrusionBegan { intrusion, system }, Audience::Nobody, trail);
    let now = ctx.now();
    let row = &mut ctx.intrusions[ix];
    (row.began, row.since, row.recovered) = (Some(seq), now, true);
    ctx.attackers[intrusion.campaign.ix()].intrusions.push(intrusion);
    ctx.reached(intrusion.campaign, Milestone::Occurrence, seq);
}

/// An attacker gains a hold on a system.
pub fn gain_hold(ctx: &mut Ctx, campaign: CampaignId, system: SystemId, cause: u32) {
    let intrusion = intrusion_of(ctx, campaign, system);
    touch(ctx, intrusion, system, cause);
    if let Some(hold) = ctx.systems[system.ix()].holds.iter_mut().find(|h| h.campaign == campaign) {
        let woken = std::mem::replace(&mut hold.dormant, false);
        if woken {
            settle(ctx, intrusion, cause);
        }
        return;
    }
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::SystemCompromised { intrusion, system }, Audience::Nobody, trail);
    ctx.systems[system.ix()].holds.push(Hold { campaign, dormant: false, seq });
    ctx.attackers[campaign.ix()].holds.push(system);
    settle(ctx, intrusion, seq);
}

/// A hold is removed from a system for good, or goes dormant because something was left behind.
pub fn lose_hold(ctx: &mut Ctx, campaign: CampaignId, system: SystemId, left_behind: bool, cause: u32) {
    let intrusion = intrusion_of(ctx, campaign, system);
    let row = &mut ctx.systems[system.ix()];
    if left_behind {
        for hold in row.holds.iter_mut().filter(|h| h.campaign == campaign) {
            hold.dormant = true;
        }
        settle(ctx, intrusion, cause);
        return;
    }
    row.holds.retain(|h| h.campaign != campaign);
    ctx.attackers[campaign.ix()].holds.retain(|s| *s != system);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::HoldLost { intrusion, system }, Audience::Nobody, trail);
    settle(ctx, intrusion, seq);
    (ctx.run.calls.idle)(ctx, campaign);
}

/// Whether a campaign can act from a system.
pub fn usable(ctx: &Ctx, campaign: CampaignId, system: SystemId) -> bool {
    let row = &ctx.systems[system.ix()];
    row.isolated.is_none() && row.holds.iter().any(|h| h.campaign == campaign && !h.dormant)
}

/// Whether a system is clean of every attacker, and undamaged.
pub fn clean(ctx: &Ctx, system: SystemId) -> bool {
    let row = &ctx.systems[system.ix()];
    let damaged = row.encrypted.is_some() || row.defaced.is_some() || row.disrupted.is_some();
    row.holds.is_empty() && !damaged
}

/// Recomputes the state of an intrusion and records what changed. `cause` is the entry that changed it.
pub fn settle(ctx: &mut Ctx, intrusion: IntrusionId, cause: u32) {
    let ix = ctx.intrusion_ix(intrusion);
    if ctx.intrusions[ix].began.is_none() {
        return;
    }
    let (mut active, mut holds) = (0, 0);
    for held in &ctx.attackers[intrusion.campaign.ix()].holds {
        if ctx.fixed.0.systems[held.ix()].agency == intrusion.org {
            holds += 1;
            active += u32::from(usable(ctx, intrusion.campaign, *held));
        }
    }
    active += disrupted_by(ctx, intrusion) + u32::from(!ctx.intrusions[ix].frauds.is_empty());
    let row = &mut ctx.intrusions[ix];
    row.steps.push(cause);
    (row.active, row.holds) = (active, holds);
    let (contained, eradicated) = (active == 0, holds == 0 && active == 0);
    if contained != row.contained {
        row.contained = contained;
        let fact = if contained {
            Fact::IntrusionContained { intrusion }
        } else {
            Fact::ContainmentBroken { intrusion }
        };
        // The first hold of an intrusion breaks no containment.
        if contained || row.steps.len() > 1 {
            let seq = note_state(ctx, ix, fact, cause);
            if contained {
                ctx.reached(intrusion.campaign, Milestone::Containment, seq);
            }
        }
    }
    let row = &mut ctx.intrusions[ix];
    if eradicated != row.eradicated {
        row.eradicated = eradicated;
        if eradicated {
            let seq = note_state(ctx, ix, Fact::IntrusionEradicated { intrusion }, cause);
            ctx.reached(intrusion.campaign, Milestone::Eradication, seq);
        } else if row.steps.len() > 1 {
            note_state(ctx, ix, Fact::EradicationBroken { intrusion }, cause);
        }
    }
}

/// Systems of the agency that the campaign floods at present.
fn disrupted_by(ctx: &Ctx, intrusion: IntrusionId) -> u32 {
    let model = &ctx.fixed.0;
    let flooded = (0..model.systems.len()).filter(|s| {
        model.systems[*s].agency == intrusion.org && ctx.systems[*s].disrupted.by(intrusion.campaign)
    });
    flooded.count() as u32
}

fn note_state(ctx: &mut Ctx, ix: usize, fact: Fact, cause: u32) -> u32 {
    let others = ctx.intrusions[ix].steps.clone();
    let trail = ctx.trail(cause).and(others);
    ctx.emit(fact, Audience::Nobody, trail)
}

/// Whether a system does its service: not damaged, not cut off, and everything it needs in service.
fn in_service(ctx: &Ctx, system: SystemId) -> Result<(), Impact> {
    let row = &ctx.systems[system.ix()];
    if row.encrypted.is_some() {
        return Err(Impact::Encrypted);
    }
    if row.defaced.is_some() {
        return Err(Impact::Defaced);
    }
    if row.disrupted.is_some() {
        return Err(Impact::Disrupted);
    }
    if row.isolated.is_some() {
        return Err(Impact::Isolated);
    }
    let starved = ctx.fixed.0.systems[system.ix()].needs.iter().any(|n| ctx.systems[n.ix()].down.is_some());
    if starved { Err(Impact::Starved) } else { Ok(()) }
}

/// Records whether a system lost or regained its service, and the same for everything that needs it. `blame` is the
/// intrusion that a loss is part of: of the attack, or of the incident for which responders cut it off.
pub fn service_changed(ctx: &mut Ctx, system: SystemId, blame: Option<IntrusionId>, cause: u32) {
    let mut pending = vec![(system, blame, cause)];
    while let Some((system, blame, cause)) = pending.pop() {
        let before = ctx.systems[system.ix()].down.as_ref().map(|down| down.impact);
        let (seq, blame) = match (before, in_service(ctx, system)) {
            (None, Err(impact)) => (lose_service(ctx, system, blame, impact, cause), blame),
            // An attack on what was out of service already is one more reason, or one more intrusion that it is part of.
            (Some(old), Err(impact))
                if impact < Impact::Isolated && (impact != old || new_blame(ctx, system, blame)) =>
            {
                lose_service(ctx, system, blame, impact, cause);
                continue;
            }
            (Some(_), Ok(())) => (regain_service(ctx, system, cause), None),
            _ => continue,
        };
        let dependants = ctx.fixed.0.systems[system.ix()].needed_by.clone();
        pending.extend(dependants.into_iter().map(|d| (d, blame, seq)));
    }
}

/// Whether an intrusion is not yet among those that the outage of a system is part of.
fn new_blame(ctx: &Ctx, system: SystemId, blame: Option<IntrusionId>) -> bool {
    let blames = ctx.systems[system.ix()].down.as_ref().map(|down| &down.blames);
    blame.is_some_and(|intrusion| blames.is_some_and(|blames| !blames.contains(&intrusion)))
}

/// Who sees that a system is out of service: its agency, and everybody where the public uses it.
fn seen_by(ctx: &Ctx, system: SystemId) -> Audience {
    if ctx.fixed.0.scenario.province.systems[system.ix()].public {
        Audience::Everybody
    } else {
        Audience::Org(ctx.fixed.0.systems[system.ix()].agency)
    }
}

fn lose_service(
    ctx: &mut Ctx,
    system: SystemId,
    blame: Option<IntrusionId>,
    impact: Impact,
    cause: u32,
) -> u32 {
    let trail = ctx.trail(cause);
    let audience = seen_by(ctx, system);
    let seq = ctx.emit(Fact::ServiceLost { intrusion: blame, system, impact }, audience, trail);
    let row = &mut ctx.systems[system.ix()];
    let down = row.down.get_or_insert(Down { seq, impact, blames: Vec::new() });
    down.impact = impact;
    let Some(intrusion) = blame.filter(|id| !down.blames.contains(id)) else { return seq };
    down.blames.push(intrusion);
    let ix = ctx.intrusion_ix(intrusion);
    ctx.intrusions[ix].down += 1;
    if std::mem::replace(&mut ctx.intrusions[ix].recovered, false) {
        let trail = ctx.trail(seq);
        ctx.emit(Fact::RecoveryBroken { intrusion }, Audience::Nobody, trail);
    }
    seq
}

fn regain_service(ctx: &mut Ctx, system: SystemId, cause: u32) -> u32 {
    let blames = ctx.systems[system.ix()].down.take().map_or(Vec::new(), |down| down.blames);
    let audience = seen_by(ctx, system);
    if blames.is_empty() {
        let trail = ctx.trail(cause);
        return ctx.emit(Fact::ServiceBack { intrusion: None, system }, audience, trail);
    }
    let mut last = cause;
    for intrusion in blames {
        let trail = ctx.trail(cause);
        let fact = Fact::ServiceBack { intrusion: Some(intrusion), system };
        let seq = ctx.emit(fact, audience.clone(), trail);
        last = seq;
        ctx.reached(intrusion.campaign, Milestone::FirstServiceBack, seq);
        let ix = ctx.intrusion_ix(intrusion);
        let row = &mut ctx.intrusions[ix];
        row.down = row.down.saturating_sub(1);
        row.steps.push(seq);
        if row.down == 0 {
            row.recovered = true;
            let seq = note_state(ctx, ix, Fact::IntrusionRecovered { intrusion }, seq);
            ctx.reached(intrusion.campaign, Milestone::Recovery, seq);
        }
    }
    last
}

/// Responders cut a system off.
pub fn isolate(
    ctx: &mut Ctx,
    incident: IncidentId,
    system: SystemId,
    blame: Option<IntrusionId>,
    cause: u32,
) -> u32 {
    let needless = clean(ctx, system);
    let audience = Audience::Org(ctx.fixed.0.systems[system.ix()].agency);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::SystemIsolated { incident, system, needless }, audience, trail);
    ctx.systems[system.ix()].isolated = Some((incident, seq));
    end_flood(ctx, system, seq);
    service_changed(ctx, system, blame, seq);
    for hold in ctx.systems[system.ix()].holds.clone() {
        let intrusion = intrusion_of(ctx, hold.campaign, system);
        settle(ctx, intrusion, seq);
        (ctx.run.calls.evicted)(ctx, hold.campaign, seq);
    }
    seq
}

/// Every flood of a system ends because it is cut off or filtered.
pub fn end_flood(ctx: &mut Ctx, system: SystemId, cause: u32) {
    let floods: Vec<CampaignId> = ctx.systems[system.ix()].disrupted.iter().map(|(c, _)| *c).collect();
    for campaign in floods {
        flood_over(ctx, campaign, system, cause);
    }
}

/// The flood of one campaign is over.
pub fn flood_over(ctx: &mut Ctx, campaign: CampaignId, system: SystemId, cause: u32) {
    if ctx.systems[system.ix()].disrupted.remove(campaign) {
        let intrusion = intrusion_of(ctx, campaign, system);
        settle(ctx, intrusion, cause);
        service_changed(ctx, system, Some(intrusion), cause);
    }
}

/// Somebody begins to act in the name of an agency.
pub fn begin_fraud(ctx: &mut Ctx, intrusion: IntrusionId, action: usize, cause: u32) {
    let ix = ctx.intrusion_ix(intrusion);
    let row = &mut ctx.intrusions[ix];
    if row.warned || row.frauds.contains(&action) {
        return;
    }
    row.frauds.push(action);
    if row.frauds.len() == 1 {
        settle(ctx, intrusion, cause);
    }
}

/// Whether a fraud in the name of an agency goes on.
pub fn fraud_goes_on(ctx: &Ctx, intrusion: IntrusionId, action: usize) -> bool {
    ctx.intrusions[ctx.intrusion_ix(intrusion)].frauds.contains(&action)
}

/// A fraud ends: there is no further victim.
pub fn end_fraud(ctx: &mut Ctx, intrusion: IntrusionId, action: usize, cause: u32) {
    let ix = ctx.intrusion_ix(intrusion);
    let frauds = &mut ctx.intrusions[ix].frauds;
    let before = frauds.len();
    frauds.retain(|going| *going != action);
    if before > 0 && frauds.is_empty() {
        settle(ctx, intrusion, cause);
    }
}

/// All that is done in the name of an agency ends: people are warned, or the false account is taken down.
pub fn end_frauds(ctx: &mut Ctx, intrusion: IntrusionId, cause: u32) {
    let ix = ctx.intrusion_ix(intrusion);
    if !std::mem::take(&mut ctx.intrusions[ix].frauds).is_empty() {
        settle(ctx, intrusion, cause);
    }
}

/// Responders give a system back.
pub fn reconnect(ctx: &mut Ctx, system: SystemId, cause: u32) {
    let Some((incident, _)) = ctx.systems[system.ix()].isolated.take() else {
        return service_changed(ctx, system, None, cause);
    };
    let operator = Audience::Org(ctx.fixed.0.systems[system.ix()].agency);
    let trail = ctx.trail(cause);
    let cause = ctx.emit(Fact::IsolationLifted { incident, system }, operator, trail);
    for hold in ctx.systems[system.ix()].holds.clone() {
        let intrusion = intrusion_of(ctx, hold.campaign, system);
        settle(ctx, intrusion, cause);
        if !hold.dormant {
            (ctx.run.calls.poked)(ctx, hold.campaign, cause);
        }
    }
    service_changed(ctx, system, None, cause);
}

/// The agencies at which a campaign is present.
pub fn present_at(ctx: &Ctx, campaign: CampaignId, org: OrgId) -> bool {
    let ix = ctx.intrusion_ix(IntrusionId { campaign, org });
    ctx.intrusions[ix].holds > 0
}
