//! What a finished step does to the world and to what responders believe.

use super::attack;
use super::coordinate::{self, Outgoing};
use super::ctx::Ctx;
use super::luck::{self, Purpose};
use super::respond::{self, step_key};
use super::rows::{Payload, StepState};
use super::work::{ROUTINE, priority};
use super::{incident, share, truth};
use crate::record::{Audience, Fact, IntrusionId, MessageKind};
use crate::scenario::model::{ActionKind, Backup, Milestone, Role};
use crate::units::{CampaignId, IncidentId, OrgId, PersonId, SystemId};

/// A hunt that found something is followed by another, so often at most.
const HUNTS_AT_MOST: u32 = 6;
/// Share of the chance to find a hold that is left where only the traffic of a neighbour can be looked at.
/// An assumption of the model, plausible between 0.1 and 0.6.
const FROM_NEXT_DOOR: f64 = 0.3;

/// Applies a step that was done well.
pub fn apply(
    ctx: &mut Ctx,
    incident: IncidentId,
    ix: usize,
    action: ActionKind,
    person: PersonId,
    skill: f64,
    seq: u32,
) {
    let org = ctx.fixed.0.people[person.ix()].org;
    let system = ctx.incidents[incident.ix()].steps[ix].system;
    match (action, system) {
        (ActionKind::Verify, _) => verify(ctx, incident, ix, org, skill, seq),
        (ActionKind::Hunt, _) => hunt(ctx, incident, ix, skill, seq),
        (ActionKind::Isolate, Some(system)) => isolate(ctx, incident, system, seq),
        (ActionKind::Block, _) => block(ctx, incident, org, seq),
        (ActionKind::ResetCredentials, _) => {
            for campaign in campaigns(ctx, incident) {
                ctx.attackers[campaign.ix()].credentials = false;
            }
        }
        (ActionKind::Eradicate, Some(system)) => clean(ctx, incident, ix, system, skill, seq),
        (ActionKind::Restore, Some(system)) => restore(ctx, incident, ix, system, seq),
        (ActionKind::Rebuild, Some(system)) => rebuild(ctx, incident, system, seq),
        (ActionKind::Test, Some(system)) => test(ctx, incident, ix, system, skill, seq),
        (ActionKind::ReturnToService, Some(system)) => truth::reconnect(ctx, system, seq),
        (ActionKind::NotifyNational, _) => notify(ctx, incident, Milestone::NationalNotified, seq),
        (ActionKind::NotifyPersonalData, _) => notify(ctx, incident, Milestone::PersonalDataNotified, seq),
        (ActionKind::InformPublic, _) => {
            let trail = ctx.trail(seq);
            let seq = ctx.emit(Fact::PublicInformed { incident, org }, Audience::Everybody, trail);
            ctx.reached_by(incident, Milestone::PublicInformed, seq);
        }
        (ActionKind::RemoveContent, _) => remove_content(ctx, incident, seq),
        (ActionKind::FinalReport, _) => file_report(ctx, incident, org, seq),
        (ActionKind::Close, _) => close(ctx, incident, org, seq),
        _ => {}
    }
}

/// The campaigns that an incident is truly about.
fn campaigns(ctx: &Ctx, incident: IncidentId) -> Vec<CampaignId> {
    let mut found: Vec<CampaignId> = ctx.incidents[incident.ix()].covers.iter().map(|i| i.campaign).collect();
    found.sort();
    found.dedup();
    found
}

/// The true intrusion that what responders do to a system is part of.
fn blame(ctx: &Ctx, incident: IncidentId, system: SystemId) -> Option<IntrusionId> {
    let agency = ctx.fixed.0.systems[system.ix()].agency;
    let covers = &ctx.incidents[incident.ix()].covers;
    covers.iter().find(|i| i.org == agency).or(covers.first()).copied()
}

/// Verification: how far does it go, and is it true at all?
fn verify(ctx: &mut Ctx, incident: IncidentId, ix: usize, org: OrgId, skill: f64, seq: u32) {
    if ctx.incidents[incident.ix()].covers.is_empty() {
        return respond::false_alarm(ctx, incident, org, seq);
    }
    let seq = incident::reassess(ctx, incident, skill, seq);
    find_holds(ctx, incident, ix, skill, Reach::Agencies, seq);
    suspect_clean(ctx, incident, skill, seq);
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
fn find_holds(ctx: &mut Ctx, incident: IncidentId, ix: usize, skill: f64, reach: Reach, seq: u32) -> u32 {
    let model = ctx.model();
    let chance = luck::success_chance(*model.scenario.practice.finds_foothold.value(), skill);
    let agencies: Vec<OrgId> = ctx.incidents[incident.ix()].covers.iter().map(|i| i.org).collect();
    let mut found = 0;
    for campaign in campaigns(ctx, incident) {
        for system in ctx.attackers[campaign.ix()].holds.clone() {
            let spec = &model.systems[system.ix()];
            let chance = match reach {
                _ if agencies.contains(&spec.agency) => chance,
                Reach::Neighbours if neighbour(ctx, incident, system) => chance * FROM_NEXT_DOOR,
                _ => continue,
            };
            let key = step_key(ctx, Purpose::Finds, incident, ix).with(spec.key);
            if !luck::happens(ctx.luck(), chance, key) {
                continue;
            }
            let known = ctx.incidents[incident.ix()].suspects.contains(&system);
            let dormant = ctx.systems[system.ix()].holds.iter().any(|h| h.campaign == campaign && h.dormant);
            if !known {
                incident::suspect(ctx, incident, system, seq);
                found += 1;
            } else if dormant {
                clean_again(ctx, incident, system, seq);
                found += 1;
            } else if respond::cleaned(ctx, incident, system) {
                incident::redo(ctx, incident, system, seq);
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
fn suspect_clean(ctx: &mut Ctx, incident: IncidentId, skill: f64, seq: u32) {
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
        incident::suspect(ctx, incident, system, seq);
    }
}

fn hunt(ctx: &mut Ctx, incident: IncidentId, ix: usize, skill: f64, seq: u32) {
    let found = find_holds(ctx, incident, ix, skill, Reach::Neighbours, seq);
    let step = &mut ctx.incidents[incident.ix()].steps[ix];
    if found > 0 && step.round < HUNTS_AT_MOST {
        step.round += 1;
        step.state = StepState::Waiting;
        step.since = seq;
    }
}

fn isolate(ctx: &mut Ctx, incident: IncidentId, system: SystemId, seq: u32) {
    if ctx.systems[system.ix()].isolated.is_some() {
        return;
    }
    let blame = blame(ctx, incident, system);
    truth::isolate(ctx, incident, system, blame, seq);
}

/// Known addresses, hashes and senders are blocked at the agencies concerned, and shared along the structure.
fn block(ctx: &mut Ctx, incident: IncidentId, org: OrgId, seq: u32) {
    for intrusion in ctx.incidents[incident.ix()].covers.clone() {
        let blocks = &mut ctx.orgs[intrusion.org.ix()].blocks;
        if !blocks.iter().any(|(c, _)| *c == intrusion.campaign) {
            blocks.push((intrusion.campaign, seq));
        }
    }
    for system in ctx.incidents[incident.ix()].suspects.clone() {
        truth::end_flood(ctx, system, seq);
    }
    let row = &mut ctx.incidents[incident.ix()];
    let from = row.lead.unwrap_or(org);
    if !std::mem::replace(&mut row.shared, true) {
        share::share(ctx, incident, from, seq);
    }
}

/// Tools of the attacker are removed from a system; want of skill leaves something behind.
fn clean(ctx: &mut Ctx, incident: IncidentId, ix: usize, system: SystemId, skill: f64, seq: u32) {
    let model = ctx.model();
    lose_evidence(ctx, incident, system);
    let key = step_key(ctx, Purpose::LeftBehind, incident, ix);
    let chance = luck::error_chance(*model.scenario.practice.eradication_misses.value(), skill);
    let holds = ctx.systems[system.ix()].holds.clone();
    let left_behind = !holds.is_empty() && luck::happens(ctx.luck(), chance, key);
    let audience = ctx.audience(incident);
    let trail = ctx.trail(seq);
    let seq = ctx.emit(Fact::SystemCleaned { incident, system, left_behind }, audience, trail);
    for hold in holds {
        let was_usable = truth::usable(ctx, hold.campaign, system);
        truth::lose_hold(ctx, hold.campaign, system, left_behind, seq);
        if left_behind {
            attack::lie_still(ctx, hold.campaign, system);
        }
        if was_usable {
            attack::evicted(ctx, hold.campaign, seq);
        }
    }
}

/// Cleaning before evidence was preserved may lose it.
fn lose_evidence(ctx: &mut Ctx, incident: IncidentId, system: SystemId) {
    let model = ctx.model();
    let preserved = respond::evidence(ctx, incident, system) != respond::Evidence::Open;
    let incident_key = ctx.incidents[incident.ix()].key;
    let key = luck::key(Purpose::EvidenceLost).with(incident_key).with(model.systems[system.ix()].key);
    let chance = *model.scenario.practice.evidence_lost.value();
    if !preserved && luck::happens(ctx.luck(), chance, key) {
        ctx.incidents[incident.ix()].evidence_lost.push(system);
    }
}

/// Restoring from backup: it may have been destroyed, or never have worked.
fn restore(ctx: &mut Ctx, incident: IncidentId, ix: usize, system: SystemId, seq: u32) {
    let model = ctx.model();
    let tested = match model.scenario.province.systems[system.ix()].backup {
        Backup::None => false,
        Backup::Every { tested, .. } => tested,
    };
    let fails = *model.scenario.practice.untested_backup_fails.value();
    let key = luck::key(Purpose::BackupWorks).with(model.systems[system.ix()].key);
    let works = tested || !luck::happens(ctx.luck(), fails, key);
    if works && !ctx.systems[system.ix()].backups_gone {
        return repaired(ctx, system, seq);
    }
    let audience = ctx.audience(incident);
    let trail = ctx.trail(seq);
    let seq = ctx.emit(Fact::BackupUnusable { incident, system }, audience, trail);
    ctx.systems[system.ix()].backup_refused = Some(seq);
    let row = &mut ctx.incidents[incident.ix()];
    let rebuilds =
        model.scenario.playbooks[row.playbook].steps.iter().any(|s| s.action == ActionKind::Rebuild);
    row.steps[ix].state = StepState::Skipped(seq);
    if rebuilds {
        // What was skipped because a backup was hoped for is needed now.
        for step in row.steps.iter_mut().filter(|s| s.system == Some(system)) {
            if matches!(step.state, StepState::Waiting) {
                step.since = step.since.max(seq);
            }
        }
    } else {
        repaired(ctx, system, seq);
    }
}

/// Installing afresh leaves nothing of the attacker.
fn rebuild(ctx: &mut Ctx, incident: IncidentId, system: SystemId, seq: u32) {
    lose_evidence(ctx, incident, system);
    for hold in ctx.systems[system.ix()].holds.clone() {
        let was_usable = truth::usable(ctx, hold.campaign, system);
        truth::lose_hold(ctx, hold.campaign, system, false, seq);
        if was_usable {
            attack::evicted(ctx, hold.campaign, seq);
        }
    }
    repaired(ctx, system, seq);
}

fn repaired(ctx: &mut Ctx, system: SystemId, seq: u32) {
    let row = &mut ctx.systems[system.ix()];
    (row.encrypted, row.defaced) = (None, None);
    truth::service_changed(ctx, system, None, seq);
}

/// A test before return finds what was left behind, by skill.
fn test(ctx: &mut Ctx, incident: IncidentId, ix: usize, system: SystemId, skill: f64, seq: u32) {
    let model = ctx.model();
    let key = step_key(ctx, Purpose::Finds, incident, ix);
    let chance = luck::success_chance(*model.scenario.practice.finds_foothold.value(), skill);
    if !ctx.systems[system.ix()].holds.is_empty() && luck::happens(ctx.luck(), chance, key) {
        clean_again(ctx, incident, system, seq);
    }
}

/// A system has to be cleaned once more, and everything after that.
pub fn clean_again(ctx: &mut Ctx, incident: IncidentId, system: SystemId, seq: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let again = [ActionKind::Eradicate, ActionKind::Test, ActionKind::ReturnToService];
    let steps: Vec<usize> = (0..row.steps.len())
        .filter(|ix| row.steps[*ix].system == Some(system))
        .filter(|ix| again.contains(&respond::spec(&model, row, *ix).action))
        .filter(|ix| {
            matches!(row.steps[*ix].state, StepState::Done(_) | StepState::Skipped(_) | StepState::Waiting)
        })
        .collect();
    for ix in steps {
        let step = &mut ctx.incidents[incident.ix()].steps[ix];
        if !matches!(step.state, StepState::Waiting) {
            step.round += 1;
        }
        step.state = StepState::Waiting;
        step.since = seq;
        step.approved = false;
    }
}

/// The national body, or the authority for personal data, is told through the province's liaison.
fn notify(ctx: &mut Ctx, incident: IncidentId, milestone: Milestone, seq: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let (key, severity, focus) = (row.key, row.severity, row.focus);
    let Some(liaison) = model.roles.first(Role::NationalLiaison, focus) else { return };
    let Some(body) = model.roles.national_body(liaison) else { return };
    let kind = match milestone {
        Milestone::PersonalDataNotified => MessageKind::PersonalData,
        _ => MessageKind::National,
    };
    let outgoing = Outgoing {
        kind,
        from: liaison,
        route: vec![body],
        incident: Some(incident),
        payload: Payload::Inform(Role::NationalLiaison, milestone),
        priority: priority(severity).min(ROUTINE),
        key,
        formal: false,
    };
    let trail = ctx.trail(seq);
    coordinate::send(ctx, outgoing, trail);
}

fn remove_content(ctx: &mut Ctx, incident: IncidentId, seq: u32) {
    for intrusion in ctx.incidents[incident.ix()].covers.clone() {
        let ix = ctx.intrusion_ix(intrusion);
        if let Some(spread) = ctx.intrusions[ix].false_content.take() {
            let trail = ctx.trail(seq).and([spread]);
            let seq = ctx.emit(Fact::FalseContentRemoved { intrusion }, Audience::Everybody, trail);
            ctx.reached(intrusion.campaign, Milestone::ContentRemoved, seq);
        }
    }
}

/// The final report goes to the national body; it is filed when it has been read there.
fn file_report(ctx: &mut Ctx, incident: IncidentId, org: OrgId, seq: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let (key, focus, from) = (row.key, row.focus, row.lead.unwrap_or(org));
    let liaison = model.roles.first(Role::NationalLiaison, focus).unwrap_or(from);
    let Some(body) = model.roles.national_body(liaison) else { return };
    let outgoing = Outgoing {
        kind: MessageKind::FinalReport,
        from,
        route: vec![liaison, body],
        incident: Some(incident),
        payload: Payload::FinalReport,
        priority: ROUTINE,
        key,
        formal: true,
    };
    let trail = ctx.trail(seq);
    coordinate::send(ctx, outgoing, trail);
}

/// Responders close an incident: what they believe; the truth is noted beside it.
fn close(ctx: &mut Ctx, incident: IncidentId, org: OrgId, seq: u32) {
    let (chosen, seq) = respond::decided(ctx, incident, org, "close", &["close", "keep_open"], "close", seq);
    if chosen != "close" {
        ctx.incidents[incident.ix()].kept_open = true;
        return;
    }
    let open_in_truth = incident::open_in_truth(ctx, incident);
    ctx.incidents[incident.ix()].over = true;
    let audience = ctx.audience(incident);
    let trail = ctx.trail(seq);
    let seq = ctx.emit(Fact::IncidentClosed { incident, org, open_in_truth }, audience, trail);
    ctx.incidents[incident.ix()].latest = seq;
    if !open_in_truth {
        ctx.reached_by(incident, Milestone::Closure, seq);
    }
    // What waits for the closing counts from here.
    for step in &mut ctx.incidents[incident.ix()].steps {
        if step.state == StepState::Waiting {
            step.since = step.since.max(seq);
        }
    }
}
