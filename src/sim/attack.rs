//! Attackers: they take up actions, choose targets, succeed or fail, leave traces, and react when evicted.

use super::ctx::Ctx;
use super::event::{Event, Signal};
use super::luck::{self, Purpose};
use super::model::{Model, NeedsModel, isolated_backup};
use super::rows::Node;
use super::{detect, truth};
use crate::kernel::DrawKey;
use crate::record::{AlertSource, Audience, Fact, IntrusionId, Reacted};
use crate::scenario::model::{AttackAction, Effect, Exposure, Target};
use crate::units::time::HOUR;
use crate::units::{CampaignId, SimTime, Span, SystemId};

/// Hours of the night, in which loud steps are preferred: from 20:00 to 06:00 (Sophos 2026 calls these and weekends
/// "outside business hours").
const NIGHT_BEGINS: i64 = 20 * HOUR;
const NIGHT_ENDS: i64 = 6 * HOUR;
/// Targets that going round adds to an action.
const MORE_TARGETS: u32 = 2;
/// Share of the failures that is left once the attacker has credentials.
const CREDENTIALS_HALVE_FAILURE: f64 = 0.5;
/// No time between the end of one attempt and the next.
const AT_ONCE: Span = Span::ZERO;

/// A campaign begins.
pub fn begin(ctx: &mut Ctx, campaign: CampaignId) {
    let trail = super::trail::Trail::outside(ctx.now());
    let seq = ctx.emit(Fact::CampaignBegan { campaign }, Audience::Nobody, trail);
    let scenario = ctx.scenario();
    let spec = &scenario.campaigns[campaign.ix()];
    let row = &mut ctx.attackers[campaign.ix()];
    row.began = Some(seq);
    row.budget = spec.budget;
    row.nodes = vec![Node::default(); spec.actions.len()];
    poke(ctx, campaign, seq);
    // What has no target from the first cannot run here.
    let model = ctx.model();
    if ctx.attackers[campaign.ix()].nodes.iter().all(|node| !node.busy) {
        for action in 0..spec.actions.len() {
            if matches!(&model.campaigns[campaign.ix()].needs[action], NeedsModel::All(needs) if needs.is_empty())
            {
                no_target(ctx, campaign, action, Some(seq));
            }
        }
    }
}

/// Something changed for the attacker: every action that can be taken up now is.
pub fn poke(ctx: &mut Ctx, campaign: CampaignId, cause: u32) {
    let model = ctx.model();
    if ctx.attackers[campaign.ix()].began.is_none() || ctx.attackers[campaign.ix()].ended {
        return;
    }
    for action in 0..model.campaigns[campaign.ix()].needs.len() {
        if ready(ctx, &model, campaign, action) {
            let node = &mut ctx.attackers[campaign.ix()].nodes[action];
            node.busy = true;
            node.since = Some(cause);
            take_up(ctx, &model, campaign, action);
        }
    }
}

fn ready(ctx: &Ctx, model: &Model, campaign: CampaignId, action: usize) -> bool {
    let nodes = &ctx.attackers[campaign.ix()].nodes;
    let spec = &model.scenario.campaigns[campaign.ix()].actions[action];
    let node = &nodes[action];
    let more = (node.tried.len() as u32) < spec.targets_at_most + node.extra;
    let outside_done = matches!(spec.target, Target::Outside) && node.done.is_some();
    if node.busy || !more || outside_done {
        return false;
    }
    let met = match &model.campaigns[campaign.ix()].needs[action] {
        NeedsModel::All(needs) => needs.iter().all(|n| nodes[*n].done.is_some()),
        NeedsModel::Any(needs) => needs.iter().any(|n| nodes[*n].done.is_some()),
    };
    let possible = matches!(spec.target, Target::Outside)
        || node.target.is_some()
        || candidates(ctx, model, campaign, action).next().is_some();
    (met || node.forced) && possible
}

/// When the attacker takes an action up: at once, after quiet, or in the night.
fn take_up(ctx: &mut Ctx, model: &Model, campaign: CampaignId, action: usize) {
    let spec = &model.scenario.campaigns[campaign.ix()];
    let step = &spec.actions[action];
    let mut at = ctx.now().max(ctx.attackers[campaign.ix()].quiet_until);
    let node = &ctx.attackers[campaign.ix()].nodes[action];
    if step.noisy && !node.forced {
        let key = action_key(Purpose::WaitsForNight, model, campaign, action);
        if luck::happens(ctx.luck(), *spec.attacker.prefers_off_hours.value(), key) {
            at = next_off_hours(model, at);
        }
    }
    let pending = ctx.schedule(at, Event::TryAction(campaign, action));
    ctx.attackers[campaign.ix()].nodes[action].pending = pending;
}

fn next_off_hours(model: &Model, t: SimTime) -> SimTime {
    let second = model.clock.second_of_day(t);
    if model.clock.weekday(t).is_weekend() || !(NIGHT_ENDS..NIGHT_BEGINS).contains(&second) {
        t
    } else {
        t + Span(NIGHT_BEGINS - second)
    }
}

fn action_key(purpose: Purpose, model: &Model, campaign: CampaignId, action: usize) -> DrawKey {
    let spec = &model.campaigns[campaign.ix()];
    luck::key(purpose).with(spec.key).with(spec.action_keys[action])
}

/// The attacker takes an action up: chooses a target, if it has none, and begins an attempt.
pub fn try_action(ctx: &mut Ctx, campaign: CampaignId, action: usize) {
    let model = ctx.model();
    let now = ctx.now();
    if ctx.attackers[campaign.ix()].ended {
        return;
    }
    if now < ctx.attackers[campaign.ix()].quiet_until {
        take_up(ctx, &model, campaign, action);
        return;
    }
    let spec = &model.scenario.campaigns[campaign.ix()].actions[action];
    let cause = ctx.attackers[campaign.ix()].nodes[action].since;
    let target = match (&spec.target, ctx.attackers[campaign.ix()].nodes[action].target) {
        (Target::Outside, _) => None,
        (_, Some(target)) => Some(target),
        _ => match choose(ctx, &model, campaign, action) {
            Some(target) => Some(target),
            None => return no_target(ctx, campaign, action, cause),
        },
    };
    if ctx.attackers[campaign.ix()].budget == 0 {
        return exhausted(ctx, campaign, action, cause);
    }
    let row = &mut ctx.attackers[campaign.ix()];
    row.budget -= 1;
    let node = &mut row.nodes[action];
    if node.target != target {
        (node.target, node.attempts) = (target, 0);
    }
    node.attempts += 1;
    let attempt = node.attempts;
    let fact = Fact::AttackAttempted { campaign, action: spec.id.clone(), system: target, attempt };
    let trail = ctx.undetected_since(cause);
    let since = ctx.emit(fact, Audience::Nobody, trail);
    let key = attempt_key(Purpose::AttackDuration, &model, campaign, action, target, attempt);
    let drawn = luck::span(ctx.luck(), &model.campaigns[campaign.ix()].durations[action], key);
    let tempo = *model.scenario.campaigns[campaign.ix()].attacker.tempo.value();
    let takes = Span::drawn(drawn.as_f64() * tempo);
    ctx.after(takes, Event::EndAttempt { campaign, action, target, attempt, since });
}

fn attempt_key(
    purpose: Purpose,
    model: &Model,
    campaign: CampaignId,
    action: usize,
    target: Option<SystemId>,
    attempt: u32,
) -> DrawKey {
    let target = target.map_or(0, |t| model.systems[t.ix()].key);
    action_key(purpose, model, campaign, action).with(target).with(u64::from(attempt))
}

fn no_target(ctx: &mut Ctx, campaign: CampaignId, action: usize, cause: Option<u32>) {
    ctx.attackers[campaign.ix()].nodes[action].busy = false;
    let id = ctx.fixed.0.scenario.campaigns[campaign.ix()].actions[action].id.clone();
    let trail = ctx.trail_since(cause);
    ctx.emit(Fact::NoTargetLeft { campaign, action: id }, Audience::Nobody, trail);
    end_if_idle(ctx, campaign);
}

fn exhausted(ctx: &mut Ctx, campaign: CampaignId, action: usize, cause: Option<u32>) {
    let row = &mut ctx.attackers[campaign.ix()];
    row.nodes[action].busy = false;
    if !std::mem::replace(&mut row.exhausted, true) {
        let trail = ctx.trail_since(cause);
        ctx.emit(Fact::BudgetExhausted { campaign }, Audience::Nobody, trail);
    }
    end_if_idle(ctx, campaign);
}

/// A campaign that does nothing, and holds nothing or has no attempts left, is over.
pub fn end_if_idle(ctx: &mut Ctx, campaign: CampaignId) {
    let row = &ctx.attackers[campaign.ix()];
    let idle = !row.ended && (row.holds.is_empty() || row.exhausted) && row.nodes.iter().all(|n| !n.busy);
    if idle && row.noticing.is_none() {
        let last = row.nodes.iter().filter_map(|n| n.since).max();
        ctx.attackers[campaign.ix()].ended = true;
        let trail = ctx.trail_since(last);
        ctx.emit(Fact::CampaignEnded { campaign }, Audience::Nobody, trail);
    }
}

/// The systems that an action could go for at this moment.
fn candidates<'a>(
    ctx: &'a Ctx,
    model: &'a Model,
    campaign: CampaignId,
    action: usize,
) -> Box<dyn Iterator<Item = SystemId> + 'a> {
    let spec = &model.scenario.campaigns[campaign.ix()].actions[action];
    let node = &ctx.attackers[campaign.ix()].nodes[action];
    let kind_fits = move |kinds: &'a [String], s: SystemId| {
        kinds.is_empty() || kinds.contains(&model.scenario.province.systems[s.ix()].kind)
    };
    let fresh = move |s: &SystemId| !node.tried.contains(s);
    match &spec.target {
        Target::Outside => Box::new(std::iter::empty()),
        Target::Entry { kinds, exposure } => Box::new(
            entries(model, campaign)
                .filter(move |s| kind_fits(kinds, *s) && exposed(model, *s, exposure))
                .filter(fresh)
                .filter(move |s| ctx.systems[s.ix()].isolated.is_none()),
        ),
        Target::Held { kinds } => Box::new(
            ctx.attackers[campaign.ix()]
                .holds
                .iter()
                .copied()
                .filter(fresh)
                .filter(move |s| kind_fits(kinds, *s) && truth::usable(ctx, campaign, *s)),
        ),
        Target::Reachable { kinds } => Box::new(
            reachable(ctx, model, campaign).into_iter().filter(fresh).filter(move |s| kind_fits(kinds, *s)),
        ),
    }
}

fn exposed(model: &Model, system: SystemId, ways: &[Exposure]) -> bool {
    ways.contains(&model.scenario.province.systems[system.ix()].exposure)
}

/// Where a campaign may begin: the systems and organisations that the drill names, any where it names none.
fn entries(model: &Model, campaign: CampaignId) -> impl Iterator<Item = SystemId> + '_ {
    let id = &model.scenario.campaigns[campaign.ix()].id;
    let launches = model.scenario.drill.launches_of(id);
    let named: Vec<&String> = launches.flat_map(|l| l.entry.iter()).collect();
    let systems = &model.scenario.province.systems;
    (0..systems.len())
        .filter(move |s| {
            named.is_empty() || named.iter().any(|n| **n == systems[*s].id || **n == systems[*s].operator)
        })
        .map(SystemId::from)
}

/// Systems not yet held that share a network with one that is usable, along an open path.
fn reachable(ctx: &Ctx, model: &Model, campaign: CampaignId) -> Vec<SystemId> {
    let luck = ctx.luck();
    let mut found = Vec::new();
    for held in &ctx.attackers[campaign.ix()].holds {
        if !truth::usable(ctx, campaign, *held) {
            continue;
        }
        for network in &model.systems[held.ix()].networks {
            let network = &model.networks[*network];
            for member in &network.members {
                let row = &ctx.systems[member.ix()];
                if row.isolated.is_some() || row.holds.iter().any(|h| h.campaign == campaign) {
                    continue;
                }
                let key = luck::key(Purpose::PathOpen).with(network.key);
                let pair = key.with(model.systems[held.ix()].key).with(model.systems[member.ix()].key);
                if luck::happens(luck, network.openness, pair) {
                    found.push(*member);
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Gumbel-max: every candidate has its own perturbation, so that removing one does not reshuffle the others.
fn choose(ctx: &Ctx, model: &Model, campaign: CampaignId, action: usize) -> Option<SystemId> {
    let entry =
        matches!(model.scenario.campaigns[campaign.ix()].actions[action].target, Target::Entry { .. });
    let purpose = if entry { Purpose::EntryChoice } else { Purpose::TargetChoice };
    let score = |s: SystemId| {
        let spec = &model.systems[s.ix()];
        let key = action_key(purpose, model, campaign, action).with(spec.key);
        libm::log(spec.worth) + ctx.luck().gumbel(key)
    };
    let scored = candidates(ctx, model, campaign, action).map(|s| (score(s), s));
    scored.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, s)| s)
}

/// An attempt ends.
pub fn end_attempt(
    ctx: &mut Ctx,
    campaign: CampaignId,
    action: usize,
    target: Option<SystemId>,
    attempt: u32,
    since: u32,
) {
    let model = ctx.model();
    let spec = model.scenario.campaigns[campaign.ix()].actions[action].clone();
    let possible = still_possible(ctx, campaign, &spec, target);
    let chance = chance(ctx, &model, campaign, &spec, target);
    let u =
        ctx.luck().uniform(attempt_key(Purpose::AttackSuccess, &model, campaign, action, target, attempt));
    let mut trail = ctx.undetected_since(Some(since));
    let id = spec.id.clone();
    if possible && u < chance.with_indicators {
        let fact = Fact::AttackSucceeded { campaign, action: id, system: target };
        let seq = ctx.emit(fact, Audience::Nobody, trail);
        succeed(ctx, &model, campaign, action, target, seq);
        leave_traces(ctx, &model, campaign, action, target, attempt, seq);
        return;
    }
    let prevented = possible && u < chance.without_indicators;
    let fact = match (prevented, target) {
        (true, Some(system)) => Fact::AttackPrevented { campaign, action: id, system },
        _ => Fact::AttackFailed { campaign, action: id, system: target },
    };
    if let (true, Some(system)) = (prevented, target) {
        let org = model.systems[system.ix()].agency;
        trail.after.extend(ctx.orgs[org.ix()].blocks.iter().filter(|(c, _)| *c == campaign).map(|(_, s)| *s));
    }
    let seq = ctx.emit(fact, Audience::Nobody, trail);
    leave_traces(ctx, &model, campaign, action, target, attempt, seq);
    fail(ctx, campaign, action, &spec, target, seq);
}

fn still_possible(ctx: &Ctx, campaign: CampaignId, spec: &AttackAction, target: Option<SystemId>) -> bool {
    match (&spec.target, target) {
        (Target::Outside, _) => true,
        (Target::Held { .. }, Some(target)) => truth::usable(ctx, campaign, target),
        (Target::Entry { .. }, Some(target)) => ctx.systems[target.ix()].isolated.is_none(),
        (Target::Reachable { .. }, Some(target)) => {
            let holds = &ctx.attackers[campaign.ix()].holds;
            ctx.systems[target.ix()].isolated.is_none()
                && holds.iter().any(|held| truth::usable(ctx, campaign, *held))
        }
        (_, None) => false,
    }
}

struct Chance {
    with_indicators: f64,
    without_indicators: f64,
}

/// The chance of success: the action's own at skill 0.5, in proportion to skill; less a factor for every layer that
/// protects the target, and one more where the indicators are known; failure is halved by credentials.
fn chance(
    ctx: &Ctx,
    model: &Model,
    campaign: CampaignId,
    spec: &AttackAction,
    target: Option<SystemId>,
) -> Chance {
    let practice = &model.scenario.practice;
    let attacker = &model.scenario.campaigns[campaign.ix()].attacker;
    let mut chance = (*spec.success.value() * (0.5 + *attacker.skill.value())).clamp(0.0, 1.0);
    let Some(target) = target else {
        return Chance { with_indicators: chance, without_indicators: chance };
    };
    if matches!(spec.target, Target::Reachable { .. }) && ctx.attackers[campaign.ix()].credentials {
        chance = 1.0 - (1.0 - chance) * CREDENTIALS_HALVE_FAILURE;
    }
    // Protection stands at the door: what is already held is not protected from within.
    if !matches!(spec.target, Target::Held { .. }) {
        chance *= libm::pow(*practice.layer_protects.value(), f64::from(model.systems[target.ix()].layers));
    }
    let org = model.systems[target.ix()].agency;
    let known = ctx.orgs[org.ix()].blocks.iter().any(|(c, _)| *c == campaign);
    let factor = if known { *practice.indicators_protect.value() } else { 1.0 };
    Chance { with_indicators: chance * factor, without_indicators: chance }
}

fn succeed(
    ctx: &mut Ctx,
    model: &Model,
    campaign: CampaignId,
    action: usize,
    target: Option<SystemId>,
    seq: u32,
) {
    let spec = &model.scenario.campaigns[campaign.ix()].actions[action];
    let node = &mut ctx.attackers[campaign.ix()].nodes[action];
    node.done.get_or_insert(seq);
    node.busy = false;
    node.target = None;
    node.tried.extend(target);
    bring_about(ctx, model, campaign, spec.effect, target, seq);
    poke(ctx, campaign, seq);
    end_if_idle(ctx, campaign);
}

fn fail(
    ctx: &mut Ctx,
    campaign: CampaignId,
    action: usize,
    spec: &AttackAction,
    target: Option<SystemId>,
    seq: u32,
) {
    let node = &mut ctx.attackers[campaign.ix()].nodes[action];
    node.busy = false;
    node.since = Some(seq);
    let give_up = node.attempts >= spec.attempts;
    if give_up {
        node.target = None;
        match target {
            Some(target) => node.tried.push(target),
            None => node.tried.push(SystemId(u32::MAX)),
        }
    }
    if !give_up {
        node.busy = true;
        ctx.after(AT_ONCE, Event::TryAction(campaign, action));
    }
    poke(ctx, campaign, seq);
    end_if_idle(ctx, campaign);
}

/// What a success brings about.
fn bring_about(
    ctx: &mut Ctx,
    model: &Model,
    campaign: CampaignId,
    effect: Effect,
    target: Option<SystemId>,
    seq: u32,
) {
    if effect == Effect::Credentials {
        ctx.attackers[campaign.ix()].credentials = true;
    }
    if effect == Effect::Disinform {
        spread_false_content(ctx, campaign, seq);
    }
    let Some(system) = target else { return };
    let intrusion = truth::intrusion_of(ctx, campaign, system);
    let spec = &model.scenario.province.systems[system.ix()];
    match effect {
        Effect::Foothold => truth::gain_hold(ctx, campaign, system, seq),
        Effect::DestroyBackups if !isolated_backup(&spec.backup) => {
            ctx.systems[system.ix()].backups_gone = true;
            let trail = ctx.trail(seq);
            ctx.emit(Fact::BackupsDestroyed { intrusion, system }, Audience::Nobody, trail);
        }
        Effect::Exfiltrate => {
            let records = *spec.records.value();
            let trail = ctx.trail(seq);
            let seq = ctx.emit(Fact::RecordsExposed { intrusion, system, records }, Audience::Nobody, trail);
            let ix = ctx.intrusion_ix(intrusion);
            if records > 0 {
                ctx.intrusions[ix].exposed.get_or_insert(seq);
            }
        }
        Effect::Encrypt | Effect::Deface | Effect::Disrupt => {
            truth::touch(ctx, intrusion, system, seq);
            let row = &mut ctx.systems[system.ix()];
            let slot = match effect {
                Effect::Encrypt => &mut row.encrypted,
                Effect::Deface => &mut row.defaced,
                _ => &mut row.disrupted,
            };
            slot.get_or_insert((campaign, seq));
            truth::settle(ctx, intrusion, seq);
            truth::service_changed(ctx, system, Some(intrusion), seq);
        }
        Effect::Nothing | Effect::Credentials | Effect::DestroyBackups | Effect::Disinform => {}
    }
}

/// False content belongs to the intrusion that the campaign began with.
fn spread_false_content(ctx: &mut Ctx, campaign: CampaignId, seq: u32) {
    let Some(intrusion) = ctx.attackers[campaign.ix()].intrusions.first().copied() else { return };
    let trail = ctx.trail(seq);
    let seq = ctx.emit(Fact::FalseContentSpread { intrusion }, Audience::Everybody, trail);
    let ix = ctx.intrusion_ix(intrusion);
    ctx.intrusions[ix].false_content = Some(seq);
}

/// The ways in which an attempt can be noticed, each with its own chance.
fn leave_traces(
    ctx: &mut Ctx,
    model: &Model,
    campaign: CampaignId,
    action: usize,
    target: Option<SystemId>,
    attempt: u32,
    seq: u32,
) {
    let spec = &model.scenario.campaigns[campaign.ix()];
    let traces = &spec.actions[action].traces;
    let seen = 1.0 - *spec.attacker.stealth.value();
    // What people notice (a ransom note, a defaced page) does not depend on stealth.
    let layers = [
        (AlertSource::OnSite, *traces.on_site.value() * seen),
        (AlertSource::Monitoring, *traces.monitoring.value() * seen),
        (AlertSource::National, *traces.national.value() * seen),
        (AlertSource::Users, *traces.people.value()),
    ];
    for (layer, (source, chance)) in layers.into_iter().enumerate() {
        let key = attempt_key(Purpose::Trace, model, campaign, action, target, attempt).with(layer as u64);
        if luck::happens(ctx.luck(), chance, key) {
            let delay =
                attempt_key(Purpose::TraceDelay, model, campaign, action, target, attempt).with(layer as u64);
            let known = first_intrusion(ctx, campaign, target);
            let truth = Signal {
                source,
                org: crate::units::OrgId(0),
                system: target,
                intrusion: known,
                key: key.as_u64(),
                cause: Some(seq),
            };
            detect::trace_left(ctx, model, truth, delay);
        }
    }
}

/// The intrusion that a trace belongs to: of the target's agency if it has begun, else the campaign's first.
fn first_intrusion(ctx: &Ctx, campaign: CampaignId, target: Option<SystemId>) -> Option<IntrusionId> {
    let of_target = target.map(|system| truth::intrusion_of(ctx, campaign, system));
    of_target.filter(|id| ctx.intrusions[ctx.intrusion_ix(*id)].began.is_some()).or_else(|| {
        if target.is_some() { None } else { ctx.attackers[campaign.ix()].intrusions.first().copied() }
    })
}

/// The attacker lost the use of something, and will notice.
pub fn evicted(ctx: &mut Ctx, campaign: CampaignId, cause: u32) {
    let model = ctx.model();
    let row = &mut ctx.attackers[campaign.ix()];
    if row.noticing.is_some() || row.ended {
        return;
    }
    row.noticing = Some(cause);
    let key =
        luck::key(Purpose::Notices).with(model.campaigns[campaign.ix()].key).with(u64::from(row.reactions));
    let delay = luck::span(ctx.luck(), &model.campaigns[campaign.ix()].notices, key);
    ctx.after(delay, Event::NoticeEviction(campaign));
}

/// The attacker notices, and reacts: goes round, goes quiet, or brings the destructive step forward.
pub fn notice(ctx: &mut Ctx, campaign: CampaignId) {
    let model = ctx.model();
    let spec = &model.scenario.campaigns[campaign.ix()];
    let row = &mut ctx.attackers[campaign.ix()];
    let Some(cause) = row.noticing.take() else { return };
    let count = u64::from(row.reactions);
    row.reactions += 1;
    if row.ended {
        return;
    }
    let reaction = &spec.attacker.reaction;
    let options = [
        (Reacted::WentRound, *reaction.go_round.value()),
        (Reacted::WentQuiet, *reaction.go_quiet.value()),
        (Reacted::BroughtForward, *reaction.bring_forward.value()),
    ];
    let key = luck::key(Purpose::Reaction).with(model.campaigns[campaign.ix()].key).with(count);
    let luck = ctx.luck();
    let scored = options.into_iter().enumerate().filter(|(_, (_, weight))| *weight > 0.0);
    let scored = scored.map(|(ix, (how, w))| (libm::log(w) + luck.gumbel(key.with(ix as u64)), how));
    let Some((_, how)) = scored.max_by(|a, b| a.0.total_cmp(&b.0)) else { return };
    let trail = ctx.undetected_since(Some(cause));
    let seq = ctx.emit(Fact::AttackerReacted { campaign, how }, Audience::Nobody, trail);
    react(ctx, &model, campaign, how, count);
    hurry(ctx, campaign);
    poke(ctx, campaign, seq);
    end_if_idle(ctx, campaign);
}

/// What is brought forward and was waiting for the night waits no longer.
fn hurry(ctx: &mut Ctx, campaign: CampaignId) {
    for action in 0..ctx.attackers[campaign.ix()].nodes.len() {
        let node = &mut ctx.attackers[campaign.ix()].nodes[action];
        if node.forced
            && let Some(pending) = node.pending.take()
            && ctx.fel.cancel(pending).is_some()
        {
            ctx.after(AT_ONCE, Event::TryAction(campaign, action));
        }
    }
}

fn react(ctx: &mut Ctx, model: &Model, campaign: CampaignId, how: Reacted, count: u64) {
    let spec = &model.scenario.campaigns[campaign.ix()];
    match how {
        Reacted::WentQuiet => {
            let key = luck::key(Purpose::Quiet).with(model.campaigns[campaign.ix()].key).with(count);
            let quiet = luck::span(ctx.luck(), &model.campaigns[campaign.ix()].quiet, key);
            ctx.attackers[campaign.ix()].quiet_until = ctx.now() + quiet;
        }
        Reacted::WentRound => {
            for (node, action) in ctx.attackers[campaign.ix()].nodes.iter_mut().zip(&spec.actions) {
                let spreads = matches!(action.target, Target::Entry { .. } | Target::Reachable { .. });
                if spreads && action.effect == Effect::Foothold && node.done.is_some() {
                    node.extra += MORE_TARGETS;
                }
            }
        }
        Reacted::BroughtForward => {
            for (node, action) in ctx.attackers[campaign.ix()].nodes.iter_mut().zip(&spec.actions) {
                node.forced |= action.destructive;
            }
        }
    }
}

/// Something was left behind on a system that was cleaned: it will come back, unless it is found.
pub fn lie_still(ctx: &mut Ctx, campaign: CampaignId, system: SystemId) {
    let model = ctx.model();
    let row = &mut ctx.attackers[campaign.ix()];
    row.comebacks += 1;
    let key = luck::key(Purpose::ComesBack)
        .with(model.campaigns[campaign.ix()].key)
        .with(model.systems[system.ix()].key)
        .with(u64::from(row.comebacks));
    let delay = luck::span(ctx.luck(), &model.campaigns[campaign.ix()].quiet, key);
    ctx.after(delay, Event::ComeBack(campaign, system));
}

/// What was left behind becomes active, if it is still there.
pub fn come_back(ctx: &mut Ctx, campaign: CampaignId, system: SystemId) {
    let Some(hold) = ctx.systems[system.ix()].holds.iter().find(|h| h.campaign == campaign && h.dormant)
    else {
        return;
    };
    if ctx.attackers[campaign.ix()].ended {
        return;
    }
    let cause = hold.seq;
    truth::gain_hold(ctx, campaign, system, cause);
    poke(ctx, campaign, cause);
}
