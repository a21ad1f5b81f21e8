//! Incidents as responders believe them to be: opening, recognising, suspecting, reassessing, closing.

use super::ctx::Ctx;
use super::luck::{self, Purpose};
use super::model::skill_ix;
use super::rows::{IncidentRow, StepRow, StepState};
use super::{coordinate, respond, truth};
use crate::kernel::DrawKey;
use crate::record::{Fact, IntrusionId};
use crate::scenario::model::{ActionKind, Milestone, Per, Severity, Skill, Subject};
use crate::units::{IncidentId, OrgId, PersonId, SystemId};

/// The playbook of an incident that fits no campaign.
const GENERIC: &str = "generic";

/// The open incident that whoever judged an alert takes it to belong to: one they know of that suspects the same
/// system, or, if they are skilled enough to see it, one of the same making.
pub fn recognise(
    ctx: &Ctx,
    org: OrgId,
    system: Option<SystemId>,
    intrusion: Option<IntrusionId>,
    key: u64,
    skill: f64,
) -> Option<IncidentId> {
    let sees = ctx.luck().uniform(luck::key(Purpose::TriageVerdict).with(key).with(1)) < skill;
    (0..ctx.incidents.len()).map(IncidentId::from).find(|id| {
        let row = &ctx.incidents[id.ix()];
        let known = row.knows.binary_search(&org).is_ok() && row.merged.is_none() && !row.false_alarm;
        let same_system = system.is_some_and(|s| row.suspects.contains(&s));
        let same_making =
            intrusion.is_some_and(|i| row.covers.iter().any(|c| c.campaign == i.campaign)) && !row.over;
        known && (same_system || (same_making && sees))
    })
}

/// Responders open an incident.
pub fn open(
    ctx: &mut Ctx,
    org: OrgId,
    system: Option<SystemId>,
    intrusion: Option<IntrusionId>,
    alert_key: u64,
    cause: u32,
) {
    let model = ctx.model();
    let key = match intrusion {
        Some(id) => incident_key(ctx, id),
        None => alert_key,
    };
    let playbook = match intrusion {
        Some(id) => model.campaigns[id.campaign.ix()].playbook,
        None => model.scenario.playbooks.iter().position(|p| p.incident_type == GENERIC).unwrap_or(0),
    };
    let incident = IncidentId::from(ctx.incidents.len());
    let opened = ctx.log.entries.len() as u32;
    let row = IncidentRow::opened(key, playbook, org, system, intrusion, opened);
    ctx.incidents.push(row);
    let opener_skill = best_skill(ctx, org, Skill::Triage);
    judge(ctx, incident, opener_skill);
    let IncidentRow { severity, subject, .. } = ctx.incidents[incident.ix()];
    let trail = ctx.trail(cause);
    let fact = Fact::IncidentOpened { incident, org, severity, subject, intrusion };
    let seq = ctx.emit(fact, crate::record::Audience::Org(org), trail);
    let options = ["incident", "false_alarm"];
    let (declared, seq) = respond::decided(ctx, incident, org, "declare", &options, "incident", seq);
    if declared == "false_alarm" {
        ctx.incidents[incident.ix()].over = true;
        return;
    }
    add_steps(ctx, incident, None, seq);
    if let Some(system) = system {
        suspect(ctx, incident, system, seq);
    }
    coordinate::opened(ctx, incident, seq);
    respond::advance(ctx, incident);
}

/// Key of what is drawn about incidents of a true intrusion: the same for whoever opens one, and however often.
fn incident_key(ctx: &Ctx, id: IntrusionId) -> u64 {
    let model = &ctx.fixed.0;
    DrawKey::new(0).with(model.campaigns[id.campaign.ix()].key).with(model.orgs[id.org.ix()].key).as_u64()
}

/// The best skill among the people of an organisation who are at work, or of all of them if none is.
pub fn best_skill(ctx: &Ctx, org: OrgId, skill: Skill) -> f64 {
    let model = &ctx.fixed.0;
    let people = &model.orgs[org.ix()].people;
    let of = |p: &PersonId| model.people[p.ix()].skills[skill_ix(skill)];
    let present = people.iter().filter(|p| ctx.people[p.ix()].on).map(of).max_by(f64::total_cmp);
    present.or_else(|| people.iter().map(of).max_by(f64::total_cmp)).unwrap_or(0.0)
}

/// Judges severity and subject: the truth as far as it can be seen, distorted by want of skill.
pub fn judge(ctx: &mut Ctx, incident: IncidentId, skill: f64) {
    let model = ctx.model();
    let practice = &model.scenario.practice;
    let row = &ctx.incidents[incident.ix()];
    let round = u64::from(row.rounds);
    let seen = visible_severity(ctx, incident);
    let key = luck::key(Purpose::SeverityJudged).with(row.key).with(round);
    let u = ctx.luck().uniform(key);
    let error = luck::error_chance(*practice.severity_misjudged.value(), skill);
    let severity = match () {
        () if u < error / 2.0 => lower(seen),
        () if u < error => higher(seen),
        () => seen,
    };
    let subject = match row.covers.first() {
        None => Some(Subject::InformationSafety),
        Some(intrusion) => {
            let campaign = &model.scenario.campaigns[intrusion.campaign.ix()];
            let key = luck::key(Purpose::SubjectJudged).with(row.key).with(round);
            let u = ctx.luck().uniform(key);
            let error = luck::error_chance(*campaign.ambiguity.value(), skill);
            match () {
                () if u < error / 2.0 => None,
                () if u < error => Some(other(campaign.subject)),
                () => Some(campaign.subject),
            }
        }
    };
    let row = &mut ctx.incidents[incident.ix()];
    row.rounds += 1;
    (row.severity, row.subject) = (severity, subject);
}

/// Judges an incident afresh and does what follows from it.
pub fn reassess(ctx: &mut Ctx, incident: IncidentId, skill: f64, cause: u32) -> u32 {
    judge(ctx, incident, skill);
    let IncidentRow { severity, subject, lead, .. } = ctx.incidents[incident.ix()];
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentReassessed { incident, severity, subject }, audience, trail);
    ctx.incidents[incident.ix()].judged = seq;
    respond::reconsider(ctx, incident, seq);
    if let Some(lead) = lead {
        coordinate::follow_up(ctx, incident, lead, seq);
    }
    seq
}

/// What is new about an incident that somebody leads is judged by whoever leads it.
fn lead_looks_again(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let row = &ctx.incidents[incident.ix()];
    if let (Some(lead), false) = (row.lead, row.over) {
        let skill = best_skill(ctx, lead, Skill::Triage);
        reassess(ctx, incident, skill, cause);
    }
}

/// What can be seen of an incident: services lost, how many agencies, which levels. QĐ 05/2017 Điều 9 calls an
/// incident severe when a system of level 4 or 5 is hit and its owner cannot handle it; the rest is ours.
fn visible_severity(ctx: &Ctx, incident: IncidentId) -> Severity {
    let model = &ctx.fixed.0;
    let row = &ctx.incidents[incident.ix()];
    let spec = |s: &SystemId| &model.scenario.province.systems[s.ix()];
    let hurt =
        |s: &SystemId| ctx.systems[s.ix()].encrypted.is_some() || ctx.systems[s.ix()].defaced.is_some();
    let mut agencies: Vec<OrgId> = row.suspects.iter().map(|s| model.systems[s.ix()].agency).collect();
    agencies.sort();
    agencies.dedup();
    let focus = row.focus.iter().chain(&row.suspects);
    let any_hurt = focus.clone().any(hurt);
    if focus.clone().any(|s| spec(s).level >= 4) {
        Severity::Severe
    } else if agencies.len() >= 3 || (any_hurt && focus.clone().any(|s| spec(s).shared)) {
        Severity::Major
    } else if any_hurt || agencies.len() == 2 || focus.clone().any(|s| spec(s).level >= 3) {
        Severity::Moderate
    } else {
        Severity::Minor
    }
}

fn lower(severity: Severity) -> Severity {
    match severity {
        Severity::Minor | Severity::Moderate => Severity::Minor,
        Severity::Major => Severity::Moderate,
        Severity::Severe => Severity::Major,
    }
}

fn higher(severity: Severity) -> Severity {
    match severity {
        Severity::Minor => Severity::Moderate,
        Severity::Moderate => Severity::Major,
        Severity::Major | Severity::Severe => Severity::Severe,
    }
}

fn other(subject: Subject) -> Subject {
    match subject {
        Subject::CyberSecurity => Subject::InformationSafety,
        Subject::InformationSafety => Subject::CyberSecurity,
    }
}

/// A system is believed to be affected from now on.
pub fn suspect(ctx: &mut Ctx, incident: IncidentId, system: SystemId, cause: u32) {
    if ctx.incidents[incident.ix()].suspects.contains(&system) {
        return;
    }
    let clean = truth::clean(ctx, system);
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::SystemSuspected { incident, system, clean }, audience, trail);
    let row = &mut ctx.incidents[incident.ix()];
    row.suspects.push(system);
    row.focus.get_or_insert(system);
    row.latest = seq;
    add_steps(ctx, incident, Some(system), seq);
    respond::stop_closing(ctx, incident, seq);
    cover_holds(ctx, incident, system, seq);
}

/// Whatever intrusion is on a suspected system is part of the incident from now on.
fn cover_holds(ctx: &mut Ctx, incident: IncidentId, system: SystemId, cause: u32) {
    let row = &ctx.systems[system.ix()];
    let hit = row.holds.iter().map(|h| h.campaign);
    let hit = hit.chain(row.encrypted.iter().chain(&row.defaced).chain(&row.disrupted).map(|(c, _)| *c));
    let mut campaigns: Vec<_> = hit.collect();
    campaigns.sort();
    campaigns.dedup();
    for campaign in campaigns {
        let intrusion = truth::intrusion_of(ctx, campaign, system);
        cover(ctx, incident, intrusion, cause);
    }
}

/// A true intrusion turns out to be part of an incident.
pub fn cover(ctx: &mut Ctx, incident: IncidentId, intrusion: IntrusionId, cause: u32) {
    if ctx.incidents[incident.ix()].covers.contains(&intrusion) {
        return;
    }
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentCovers { incident, intrusion }, audience, trail);
    ctx.incidents[incident.ix()].covers.push(intrusion);
    let agency = intrusion.org;
    coordinate::involve(ctx, incident, agency, seq);
    let row = &ctx.incidents[incident.ix()];
    if row.lead.is_some() {
        ctx.reached(intrusion.campaign, Milestone::ReportToLead, seq);
    }
}

/// A further alert belongs to an incident; one that was closed is opened again.
pub fn attach(
    ctx: &mut Ctx,
    incident: IncidentId,
    system: Option<SystemId>,
    intrusion: Option<IntrusionId>,
    cause: u32,
) {
    if ctx.incidents[incident.ix()].over {
        reopen(ctx, incident, cause);
    }
    if let Some(intrusion) = intrusion {
        cover(ctx, incident, intrusion, cause);
    }
    if let Some(system) = system {
        if ctx.incidents[incident.ix()].suspects.contains(&system) {
            handled_again(ctx, incident, system, cause);
        } else {
            suspect(ctx, incident, system, cause);
            lead_looks_again(ctx, incident, cause);
        }
    }
    ctx.incidents[incident.ix()].latest = cause;
    respond::advance(ctx, incident);
}

/// A system that had been dealt with shows signs again: the steps for it are done once more.
fn handled_again(ctx: &mut Ctx, incident: IncidentId, system: SystemId, cause: u32) {
    let steps = &ctx.incidents[incident.ix()].steps;
    let of_system = (0..steps.len()).filter(|ix| steps[*ix].system == Some(system));
    let all_over = of_system.into_iter().all(|ix| match steps[ix].state {
        StepState::Done(_) | StepState::Skipped(_) => true,
        StepState::Waiting => !respond::needed(ctx, incident, ix),
        StepState::Asked(_) | StepState::NeedsThing(_) | StepState::Working(_) => false,
    });
    if all_over {
        redo(ctx, incident, system, cause);
    }
}

/// Every step for a system is done once more.
pub fn redo(ctx: &mut Ctx, incident: IncidentId, system: SystemId, cause: u32) {
    let row = &mut ctx.incidents[incident.ix()];
    for step in row.steps.iter_mut().filter(|s| s.system == Some(system)) {
        step.round += 1;
        step.state = StepState::Waiting;
        step.since = cause;
        step.approved = false;
    }
    row.contain_decided = None;
    row.declared_contained = false;
}

fn reopen(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentReopened { incident }, audience, trail);
    let model = ctx.model();
    let row = &mut ctx.incidents[incident.ix()];
    row.over = false;
    row.declared_contained = false;
    row.latest = seq;
    let playbook = &model.scenario.playbooks[row.playbook];
    for step in row.steps.iter_mut() {
        let action = playbook.steps[step.step].action;
        if step.system.is_none()
            && matches!(action, ActionKind::Hunt | ActionKind::Close | ActionKind::FinalReport)
        {
            step.round += 1;
            step.state = StepState::Waiting;
            step.since = seq;
        }
    }
}

/// The steps of the playbook for a newly suspected system, or those for the incident as a whole.
fn add_steps(ctx: &mut Ctx, incident: IncidentId, system: Option<SystemId>, since: u32) {
    let model = ctx.model();
    let wanted = if system.is_some() { Per::System } else { Per::Incident };
    let row = &mut ctx.incidents[incident.ix()];
    let playbook = &model.scenario.playbooks[row.playbook];
    for (step, spec) in playbook.steps.iter().enumerate() {
        if spec.per == wanted {
            row.steps.push(StepRow {
                step,
                system,
                round: 0,
                state: StepState::Waiting,
                since,
                approved: false,
                unstaffed: false,
                evidence_first: false,
            });
        }
    }
}

/// Two incidents are found to be one: the later goes into the earlier, with all it knows.
pub fn merge(ctx: &mut Ctx, incident: IncidentId, into: IncidentId, cause: u32) {
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentMerged { incident, into }, audience, trail);
    respond::drop_all(ctx, incident, seq);
    let row = &mut ctx.incidents[incident.ix()];
    row.over = true;
    row.merged = Some(into);
    let (suspects, covers, knows, engaged) =
        (row.suspects.clone(), row.covers.clone(), row.knows.clone(), row.engaged.clone());
    for org in knows {
        ctx.tell(into, org);
    }
    for org in engaged {
        coordinate::engage(ctx, into, org);
    }
    for intrusion in covers {
        cover(ctx, into, intrusion, seq);
    }
    for system in suspects {
        suspect(ctx, into, system, seq);
    }
    lead_looks_again(ctx, into, seq);
    respond::advance(ctx, into);
}

/// Whether anything of an incident is left in truth: a hold, damage, a service that is out.
pub fn open_in_truth(ctx: &Ctx, incident: IncidentId) -> bool {
    ctx.incidents[incident.ix()].covers.iter().any(|intrusion| {
        let row = &ctx.intrusions[ctx.intrusion_ix(*intrusion)];
        row.holds > 0 || row.active > 0 || row.down > 0
    })
}
