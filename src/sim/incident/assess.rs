//! Judging an incident afresh, taking its lead or handing it over, recognising that two are one.

use crate::record::{Audience, Fact, MessageKind, Point};
use crate::scenario::model::{Milestone, Role, Skill, Subject};
use crate::sim::belief::{believed_playbook, best_skill, judge, learn, systems, true_playbook};
use crate::sim::coordinate::{announce, engage, follow_up, report_to_lead, tell_upwards};
use crate::sim::ctx::Ctx;
use crate::sim::incident::rate::{rate, set};
use crate::sim::incident::suspect::{cover, suspect};
use crate::sim::luck::{self, Purpose};
use crate::sim::model::skill_ix;
use crate::sim::question::{Question, Rating};
use crate::sim::steps::again::{aware, drop_all};
use crate::sim::steps::need::damaged;
use crate::sim::steps::plan::choose_playbook;
use crate::sim::steps::task::hasten;
use crate::sim::steps::{advance, decide, reconsider};
use crate::sim::word::Basis;
use crate::units::{IncidentId, OrgId, PersonId, SystemId};

/// An organisation judges an incident afresh; what its head believes is what it is worked by.
pub fn reassess(
    ctx: &mut Ctx,
    incident: IncidentId,
    org: OrgId,
    skill: f64,
    basis: Basis,
    cause: u32,
) -> u32 {
    let before = ctx.incidents[incident.ix()].word(org).severity;
    judge(ctx, incident, org, skill, basis);
    if ctx.incidents[incident.ix()].word(org).severity != before {
        let taken = rate(ctx, incident, org, Rating::Afresh, cause);
        return taken.map_or(cause, |(chosen, seq)| rated_afresh(ctx, incident, org, chosen, seq));
    }
    judged(ctx, incident, org, cause)
}

/// The severity of an incident that was judged afresh has been set.
pub fn rated_afresh(ctx: &mut Ctx, incident: IncidentId, org: OrgId, chosen: &str, seq: u32) -> u32 {
    set(ctx, incident, org, chosen);
    judged(ctx, incident, org, seq)
}

fn judged(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) -> u32 {
    let seq = note_judgement(ctx, incident, org, cause);
    if org == ctx.incidents[incident.ix()].head() { follow_head(ctx, incident, seq) } else { seq }
}

/// Writes down what an organisation holds an incident to be.
pub fn note_judgement(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) -> u32 {
    let word = ctx.incidents[incident.ix()].word(org);
    let trail = ctx.trail(cause);
    let (severity, subject) = (word.severity, word.subject);
    ctx.emit(Fact::IncidentReassessed { incident, org, severity, subject }, Audience::Org(org), trail)
}

/// What whoever heads an incident believes is what it is worked by: severity, subject, playbook; and what follows.
pub fn follow_head(ctx: &mut Ctx, incident: IncidentId, cause: u32) -> u32 {
    let row = &mut ctx.incidents[incident.ix()];
    let head = row.head();
    let word = row.word(head);
    let changed = (row.severity, row.subject) != (word.severity, word.subject);
    if changed {
        (row.severity, row.subject, row.judged) = (word.severity, word.subject, cause);
    }
    let seq = if row.playbook == usize::from(word.playbook) {
        cause
    } else {
        choose_playbook(ctx, incident, head, usize::from(word.playbook), cause)
    };
    reconsider(ctx, incident, seq);
    hasten(ctx, incident);
    if let Some(lead) = ctx.incidents[incident.ix()].lead {
        follow_up(ctx, incident, lead, seq);
        announce(ctx, incident, seq);
        if changed {
            hand_on(ctx, incident, lead, seq);
        }
    }
    seq
}

/// A lead that holds an incident to be somebody else's by now hands it over, unless it is being handed over already.
fn hand_on(ctx: &mut Ctx, incident: IncidentId, lead: OrgId, cause: u32) {
    let row = &ctx.incidents[incident.ix()];
    if row.over || row.prospect != Some(lead) {
        return;
    }
    weigh_lead(ctx, incident, lead, false, cause);
}

/// Somebody has seen more of an incident: a type that was misjudged is put right, unless it is misjudged again.
pub fn look_at_type(ctx: &mut Ctx, incident: IncidentId, org: OrgId, skill: f64, cause: u32) -> u32 {
    let model = ctx.model();
    let row = &mut ctx.incidents[incident.ix()];
    let truth = true_playbook(model, &row.covers);
    if usize::from(row.word(org).playbook) == truth || row.over {
        return cause;
    }
    row.type_rounds += 1;
    let (key, round) = (row.key, row.type_rounds);
    if believed_playbook(ctx, key, round, truth, skill) != truth {
        return cause;
    }
    put_type_right(ctx, incident, org, truth, cause)
}

fn put_type_right(ctx: &mut Ctx, incident: IncidentId, org: OrgId, truth: usize, cause: u32) -> u32 {
    let row = &mut ctx.incidents[incident.ix()];
    let word = &mut row.view_mut(org).word;
    (word.playbook, word.basis) = (truth as u16, Basis::Verified);
    if org == row.head() { follow_head(ctx, incident, cause) } else { cause }
}

/// Whoever means to close an incident sees that a system is still encrypted or defaced, which a wrong playbook has no
/// steps for: nobody takes it for another type then.
pub fn see_damage(ctx: &mut Ctx, incident: IncidentId, cause: u32) -> Option<u32> {
    let row = &ctx.incidents[incident.ix()];
    let head = row.head();
    let truth = true_playbook(ctx.model(), &row.covers);
    let seen = |s: &SystemId| row.knows(head, *s) && damaged(ctx, *s);
    let wrong = row.playbook != truth && row.suspects.iter().any(seen);
    wrong.then(|| put_type_right(ctx, incident, head, truth, cause))
}

/// What is new about an incident is judged by whoever heads it.
pub fn head_looks_again(ctx: &mut Ctx, incident: IncidentId, cause: u32) -> u32 {
    let row = &ctx.incidents[incident.ix()];
    if row.over {
        return cause;
    }
    let head = row.head();
    let basis = if row.lead.is_some() { Basis::Report } else { Basis::Triage };
    let skill = best_skill(ctx, head, Skill::Triage);
    reassess(ctx, incident, head, skill, basis, cause)
}

/// Whoever was asked to lead has read the report: it judges severity and subject, takes the incident or hands it over.
pub fn lead_assesses(ctx: &mut Ctx, incident: IncidentId, org: OrgId, person: PersonId, cause: u32) {
    if ctx.incidents[incident.ix()].over {
        return;
    }
    let model = ctx.model();
    ctx.incidents[incident.ix()].view_mut(org).passes_on = true;
    // What somebody has verified is known better on the spot than here.
    if ctx.incidents[incident.ix()].word(org).basis < Basis::Verified {
        let skill = model.people[person.ix()].skills[skill_ix(Skill::Triage)];
        judge(ctx, incident, org, skill, Basis::Report);
        if let Some((chosen, seq)) = rate(ctx, incident, org, Rating::Leading, cause) {
            rated_leading(ctx, incident, org, chosen, seq);
        }
        return;
    }
    let seq = note_judgement(ctx, incident, org, cause);
    weigh_lead(ctx, incident, org, true, seq);
}

/// Whoever was asked to lead has set the severity.
pub fn rated_leading(ctx: &mut Ctx, incident: IncidentId, org: OrgId, chosen: &str, seq: u32) {
    set(ctx, incident, org, chosen);
    let seq = note_judgement(ctx, incident, org, seq);
    weigh_lead(ctx, incident, org, true, seq);
}

/// Whether an organisation keeps an incident as it judges it, or hands it over to whom it belongs; whoever keeps it takes
/// the lead where it has not yet.
pub fn weigh_lead(ctx: &mut Ctx, incident: IncidentId, org: OrgId, takes: bool, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let word = row.word(org);
    let proper = model.roles.lead(&model.scenario, word.subject, word.severity, row.focus);
    let Some(to) = proper.filter(|proper| *proper != org) else {
        if takes {
            take_lead(ctx, incident, org, cause);
        }
        return;
    };
    let most = model.scenario.structure.unclear_subject.as_ref().map_or(2, |rule| rule.handovers_at_most);
    let policy = if row.handovers >= most { "keep" } else { "hand_over" };
    let question = Question::Lead { to, takes };
    let options = ["keep", "hand_over"];
    let trail = ctx.trail(cause);
    let taken = decide(ctx, question, (incident, org), Point::Lead, &options, policy, trail);
    if let Some((chosen, seq)) = taken {
        lead_weighed(ctx, incident, org, (to, takes), chosen, seq);
    }
}

/// It has been decided whether an incident is kept.
pub fn lead_weighed(
    ctx: &mut Ctx,
    incident: IncidentId,
    org: OrgId,
    (to, takes): (OrgId, bool),
    chosen: &str,
    seq: u32,
) {
    if chosen != "keep" {
        ctx.incidents[incident.ix()].handovers += 1;
        let trail = ctx.trail(seq);
        let fact = Fact::LeadHandedOver { incident, from: org, to };
        let seq = ctx.emit(fact, Audience::Org(org), trail);
        report_to_lead(ctx, incident, org, MessageKind::Handover, seq);
    } else if takes {
        take_lead(ctx, incident, org, seq);
    }
}

fn take_lead(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) {
    if let Some(other) = same_case(ctx, incident, org) {
        return merge(ctx, incident, other, cause);
    }
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::LeadTaken { incident, org }, Audience::Org(org), trail);
    let row = &mut ctx.incidents[incident.ix()];
    let before = row.head();
    (row.lead, row.prospect) = (Some(org), Some(org));
    row.latest = seq;
    let role = Role::IncidentLead(row.word(org).subject.unwrap_or(Subject::InformationSafety));
    let trail = ctx.trail(seq);
    let fact = Fact::RoleInformed { incident, org, role, milestone: Milestone::ReportToLead };
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    ctx.reached_by(incident, Milestone::ReportToLead, seq);
    engage(ctx, incident, org, seq);
    let seq = follow_head(ctx, incident, seq);
    aware(ctx, incident, seq);
    // What whoever had it until now has learned since its report.
    tell_upwards(ctx, incident, before, seq);
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

/// The team of an incident that goes into another one works on that.
fn team_joins(ctx: &mut Ctx, incident: IncidentId, into: IncidentId) {
    let model = ctx.model();
    let old = &mut ctx.incidents[incident.ix()];
    let (team, lent) = (std::mem::take(&mut old.team), std::mem::take(&mut old.lent));
    let (asked, called) = (old.asked_team, old.called_team);
    let row = &mut ctx.incidents[into.ix()];
    row.asked_team |= asked;
    row.called_team |= called;
    for person in team {
        let was_lent = lent.contains(&person);
        if row.team.contains(&person) {
            if was_lent {
                ctx.staff.take_back(model, person);
            }
            continue;
        }
        row.team.push(person);
        if was_lent {
            row.lent.push(person);
        }
    }
}

/// Two incidents are found to be one: the later goes into the earlier, with all that anybody knows of it.
fn merge(ctx: &mut Ctx, incident: IncidentId, into: IncidentId, cause: u32) {
    let lead = ctx.incidents[into.ix()].head();
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentMerged { incident, into }, Audience::Org(lead), trail);
    drop_all(ctx, incident, seq);
    let row = &mut ctx.incidents[incident.ix()];
    (row.over, row.merged) = (true, Some(into));
    let (covers, engaged, views) = (row.covers.clone(), row.engaged.clone(), row.views.clone());
    for intrusion in covers {
        cover(ctx, into, lead, intrusion, seq);
    }
    for view in &views {
        for system in systems(ctx, incident, view.word.systems) {
            if ctx.incidents[into.ix()].suspects.contains(&system) {
                learn(ctx, into, view.org, system);
            } else {
                suspect(ctx, into, view.org, system, seq);
            }
        }
    }
    for view in views {
        ctx.incidents[into.ix()].view_mut(view.org);
    }
    for org in engaged {
        engage(ctx, into, org, seq);
    }
    team_joins(ctx, incident, into);
    aware(ctx, into, seq);
    head_looks_again(ctx, into, seq);
    advance(ctx, into);
}
