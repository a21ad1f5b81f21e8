//! What looking brings to light: verification, hunting, a test before return; and what want of skill imagines.

use crate::record::{Audience, Fact, Point};
use crate::sim::belief::{campaigns, open_in_truth, step_key};
use crate::sim::ctx::Ctx;
use crate::sim::effects::tell::over;
use crate::sim::incident::{look_at_type, reassess, suspect};
use crate::sim::luck::{self, Purpose};
use crate::sim::question::Question;
use crate::sim::rows::StepState;
use crate::sim::steps::again::{clean_again, drop_all, redo};
use crate::sim::steps::decide;
use crate::sim::steps::need::cleaned;
use crate::sim::truth;
use crate::sim::word::Basis;
use crate::units::{IncidentId, OrgId, SystemId};

/// Verification: how far does it go, and is it true at all?
pub fn verify(ctx: &mut Ctx, incident: IncidentId, ix: usize, org: OrgId, skill: f64, seq: u32) {
    if ctx.incidents[incident.ix()].covers.is_empty() {
        return false_alarm(ctx, incident, org, seq);
    }
    let seq = look_at_type(ctx, incident, org, skill, seq);
    let seq = reassess(ctx, incident, org, skill, Basis::Verified, seq);
    find_holds(ctx, incident, ix, org, skill, Reach::Agencies, seq);
    suspect_clean(ctx, incident, org, skill, seq);
}

/// An incident that turns out to be a false alarm is closed at once; what was cut off for it is given back.
fn false_alarm(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) {
    let options = ["incident", "false_alarm"];
    let trail = ctx.trail(cause);
    let taken =
        decide(ctx, Question::Confirm, (incident, org), Point::Confirm, &options, "false_alarm", trail);
    if let Some((chosen, seq)) = taken {
        confirmed(ctx, incident, org, chosen, seq);
    }
}

/// It has been decided whether an incident without anything behind it still is one.
pub fn confirmed(ctx: &mut Ctx, incident: IncidentId, org: OrgId, chosen: &str, seq: u32) {
    if chosen == "incident" {
        return;
    }
    drop_all(ctx, incident, seq);
    let suspects = ctx.incidents[incident.ix()].suspects.clone();
    for system in suspects {
        if ctx.systems[system.ix()].isolated.is_some_and(|(by, _)| by == incident) {
            truth::reconnect(ctx, system, seq);
        }
    }
    ctx.incidents[incident.ix()].over = true;
    ctx.incidents[incident.ix()].false_alarm = true;
    let open_in_truth = open_in_truth(ctx, incident);
    let trail = ctx.trail(seq);
    let seq = ctx.emit(Fact::IncidentClosed { incident, org, open_in_truth }, Audience::Org(org), trail);
    over(ctx, incident, org, seq);
}

/// How far somebody looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// At the agencies that are part of the incident.
    Agencies,
    /// There, and at what shares a network with a suspected system.
    Neighbours,
}

/// Looks for further holds; the answer is how many were found.
fn find_holds(
    ctx: &mut Ctx,
    incident: IncidentId,
    ix: usize,
    org: OrgId,
    skill: f64,
    reach: Reach,
    seq: u32,
) -> u32 {
    let model = ctx.model();
    let chance = luck::success_chance(*model.scenario.practice.finds_foothold.value(), skill);
    let agencies: Vec<OrgId> = ctx.incidents[incident.ix()].covers.iter().map(|i| i.org).collect();
    let next_door = *model.scenario.practice.policy.found_next_door.value();
    let mut found = 0;
    for campaign in campaigns(ctx, incident) {
        for system in ctx.attackers[campaign.ix()].holds.clone() {
            let spec = &model.systems[system.ix()];
            let chance = match reach {
                _ if agencies.contains(&spec.agency) => chance,
                Reach::Neighbours if neighbour(ctx, incident, system) => chance * next_door,
                _ => continue,
            };
            let key = step_key(ctx, Purpose::Finds, incident, ix).with(spec.key);
            if !luck::happens(ctx.luck(), chance, key) {
                continue;
            }
            let known = ctx.incidents[incident.ix()].knows(org, system);
            let dormant = ctx.systems[system.ix()].holds.iter().any(|h| h.campaign == campaign && h.dormant);
            if !known {
                suspect(ctx, incident, org, system, seq);
                found += 1;
            } else if dormant {
                clean_again(ctx, incident, system, seq);
                found += 1;
            } else if cleaned(ctx, incident, system) {
                redo(ctx, incident, system, seq);
                found += 1;
            }
        }
    }
    found
}

/// A system that shares a network with one that is suspected.
fn neighbour(ctx: &Ctx, incident: IncidentId, system: SystemId) -> bool {
    let model = &ctx.fixed.0;
    let mine = &model.systems[system.ix()].networks;
    let suspects = &ctx.incidents[incident.ix()].suspects;
    suspects.iter().any(|s| model.systems[s.ix()].networks.iter().any(|n| mine.contains(n)))
}

/// Want of skill suspects what is clean.
fn suspect_clean(ctx: &mut Ctx, incident: IncidentId, org: OrgId, skill: f64, seq: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let key = luck::key(Purpose::SuspectsClean).with(row.key).with(u64::from(row.rounds));
    let chance = luck::error_chance(*model.scenario.practice.suspects_clean.value(), skill);
    let Some(focus) = row.focus else { return };
    if !luck::happens(ctx.luck(), chance, key) {
        return;
    }
    let agency = model.systems[focus.ix()].agency;
    let choice = luck::key(Purpose::CleanChoice).with(row.key);
    let luck = ctx.luck();
    let candidates = (0..model.systems.len()).map(SystemId::from).filter(|s| {
        model.systems[s.ix()].agency == agency && !row.suspects.contains(s) && truth::clean(ctx, *s)
    });
    let scored = candidates.map(|s| (luck.gumbel(choice.with(model.systems[s.ix()].key)), s));
    let chosen = scored.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, s)| s);
    if let Some(system) = chosen {
        suspect(ctx, incident, org, system, seq);
    }
}

pub fn hunt(ctx: &mut Ctx, incident: IncidentId, ix: usize, org: OrgId, skill: f64, seq: u32) {
    let found = find_holds(ctx, incident, ix, org, skill, Reach::Neighbours, seq);
    if found > 0 {
        look_at_type(ctx, incident, org, skill, seq);
    }
    let most = *ctx.fixed.0.scenario.practice.policy.hunts_at_most.value();
    let step = &mut ctx.incidents[incident.ix()].steps[ix];
    if found > 0 && step.round < most {
        step.round += 1;
        step.state = StepState::Waiting;
        step.since = seq;
    }
}

/// A test before return finds what was left behind, by skill.
pub fn test(ctx: &mut Ctx, incident: IncidentId, ix: usize, system: SystemId, skill: f64, seq: u32) {
    let model = ctx.model();
    let key = step_key(ctx, Purpose::Finds, incident, ix);
    let chance = luck::success_chance(*model.scenario.practice.finds_foothold.value(), skill);
    if !ctx.systems[system.ix()].holds.is_empty() && luck::happens(ctx.luck(), chance, key) {
        clean_again(ctx, incident, system, seq);
    }
}
