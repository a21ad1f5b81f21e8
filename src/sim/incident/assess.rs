//! Judging an incident afresh, taking its lead or handing it over, recognising that two are one.

use crate::record::{Fact, MessageKind};
use crate::scenario::model::{Milestone, Role, Skill, Subject};
use crate::sim::belief::{believed_playbook, best_skill, judge, true_playbook};
use crate::sim::coordinate::{engage, follow_up, report_to_lead};
use crate::sim::ctx::Ctx;
use crate::sim::incident::suspect::{cover, suspect};
use crate::sim::luck::{self, Purpose};
use crate::sim::model::skill_ix;
use crate::sim::rows::IncidentRow;
use crate::sim::steps::again::drop_all;
use crate::sim::steps::need::damaged;
use crate::sim::steps::plan::choose_playbook;
use crate::sim::steps::{advance, decided, reconsider};
use crate::units::{IncidentId, OrgId, PersonId};

/// Judges an incident afresh and does what follows from it.
pub fn reassess(ctx: &mut Ctx, incident: IncidentId, skill: f64, cause: u32) -> u32 {
    judge(ctx, incident, skill);
    let IncidentRow { severity, subject, lead, .. } = ctx.incidents[incident.ix()];
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentReassessed { incident, severity, subject }, audience, trail);
    ctx.incidents[incident.ix()].judged = seq;
    reconsider(ctx, incident, seq);
    if let Some(lead) = lead {
        follow_up(ctx, incident, lead, seq);
    }
    seq
}

/// Somebody has seen more of an incident: a type that was misjudged is put right, unless it is misjudged again.
pub fn look_at_type(ctx: &mut Ctx, incident: IncidentId, org: OrgId, skill: f64, cause: u32) -> u32 {
    let model = ctx.model();
    let row = &mut ctx.incidents[incident.ix()];
    let truth = true_playbook(&model, &row.covers);
    if row.playbook == truth || row.over {
        return cause;
    }
    row.type_rounds += 1;
    let (key, round) = (row.key, row.type_rounds);
    if believed_playbook(ctx, key, round, truth, skill) != truth {
        return cause;
    }
    choose_playbook(ctx, incident, org, truth, cause)
}

/// Whoever means to close an incident sees that a system is still encrypted or defaced, which a wrong playbook has no
/// steps for: nobody takes it for another type then.
pub fn see_damage(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) -> Option<u32> {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let truth = true_playbook(&model, &row.covers);
    let seen = row.playbook != truth && row.suspects.iter().any(|s| damaged(ctx, *s));
    seen.then(|| choose_playbook(ctx, incident, org, truth, cause))
}

/// What is new about an incident that somebody leads is judged by whoever leads it.
pub fn lead_looks_again(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let row = &ctx.incidents[incident.ix()];
    if let (Some(lead), false) = (row.lead, row.over) {
        let skill = best_skill(ctx, lead, Skill::Triage);
        reassess(ctx, incident, skill, cause);
    }
}

/// The lead has read the report: it judges severity and subject, takes the incident or hands it over.
pub fn lead_assesses(ctx: &mut Ctx, incident: IncidentId, org: OrgId, person: PersonId, cause: u32) {
    if ctx.incidents[incident.ix()].over {
        return;
    }
    let model = ctx.model();
    let skill = model.people[person.ix()].skills[skill_ix(Skill::Triage)];
    judge(ctx, incident, skill);
    let IncidentRow { severity, subject, handovers, lead: before, .. } = ctx.incidents[incident.ix()];
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentReassessed { incident, severity, subject }, audience, trail);
    reconsider(ctx, incident, seq);
    let focus = ctx.incidents[incident.ix()].focus;
    let proper = model.roles.lead(&model.scenario, subject, focus);
    let most = model.scenario.structure.unclear_subject.as_ref().map_or(2, |rule| rule.handovers_at_most);
    let options = ["keep", "hand_over"];
    let wanted =
        if proper == Some(org) || proper.is_none() || handovers >= most { "keep" } else { "hand_over" };
    let (chosen, seq) = if proper == Some(org) || proper.is_none() {
        (wanted.to_owned(), seq)
    } else {
        decided(ctx, incident, org, "lead", &options, wanted, seq)
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
        return merge(ctx, incident, other, cause);
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
    advance(ctx, incident);
}

/// An older open incident of the same lead that is truly of the same making: seen with the lead's skill.
fn same_case(ctx: &Ctx, incident: IncidentId, org: OrgId) -> Option<IncidentId> {
    let row = &ctx.incidents[incident.ix()];
    let skill = best_skill(ctx, org, Skill::Triage);
    let key = luck::key(Purpose::Finds).with(row.key).with(u64::from(row.rounds));
    let sees = ctx.luck().uniform(key) < skill;
    (0..ctx.incidents.len()).map(IncidentId::from).filter(|id| *id != incident).find(|id| {
        let other = &ctx.incidents[id.ix()];
        let overlap = other.covers.iter().any(|c| row.covers.iter().any(|mine| mine.campaign == c.campaign));
        other.lead == Some(org) && !other.over && overlap && sees && id < &incident
    })
}

/// Two incidents are found to be one: the later goes into the earlier, with all it knows.
fn merge(ctx: &mut Ctx, incident: IncidentId, into: IncidentId, cause: u32) {
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentMerged { incident, into }, audience, trail);
    drop_all(ctx, incident, seq);
    let row = &mut ctx.incidents[incident.ix()];
    row.over = true;
    row.merged = Some(into);
    let (suspects, covers, knows, engaged) =
        (row.suspects.clone(), row.covers.clone(), row.knows.clone(), row.engaged.clone());
    for org in knows {
        ctx.tell(into, org);
    }
    for org in engaged {
        engage(ctx, into, org);
    }
    for intrusion in covers {
        cover(ctx, into, intrusion, seq);
    }
    for system in suspects {
        suspect(ctx, into, system, seq);
    }
    lead_looks_again(ctx, into, seq);
    advance(ctx, into);
}
