//! Opening an incident, adding an alert to one, opening a closed one again.

use crate::kernel::DrawKey;
use crate::record::{Audience, Fact, IntrusionId, MessageKind, Point};
use crate::scenario::model::{ActionKind, Skill};
use crate::sim::belief::{believed_playbook, best_skill, judge, true_playbook};
use crate::sim::coordinate::{announce, report_to_lead, tell_upwards};
use crate::sim::ctx::Ctx;
use crate::sim::incident::assess::{head_looks_again, look_at_type};
use crate::sim::incident::rate::{rate, set};
use crate::sim::incident::suspect::{cover, suspect};
use crate::sim::question::{Question, Rating};
use crate::sim::rows::{IncidentRow, StepState};
use crate::sim::steps::again::{aware, handled_again};
use crate::sim::steps::plan::choose_playbook;
use crate::sim::steps::{advance, decide};
use crate::sim::word::Basis;
use crate::units::{IncidentId, OrgId, SystemId};

/// An alert that whoever looked at it holds to be true.
#[derive(Clone, Copy, Debug)]
pub struct Sighting {
    /// Whose.
    pub org: OrgId,
    /// About which system.
    pub system: Option<SystemId>,
    /// The truth; none for a false alert.
    pub intrusion: Option<IntrusionId>,
    /// Key of everything drawn about it.
    pub key: u64,
    /// Entry that shows the verdict.
    pub cause: u32,
}

/// Responders open an incident.
pub fn open(ctx: &mut Ctx, sighting: Sighting) {
    let Sighting { org, system, intrusion, key: alert_key, cause } = sighting;
    let model = ctx.model();
    let key = match intrusion {
        Some(id) => incident_key(ctx, id),
        None => alert_key,
    };
    let opener_skill = best_skill(ctx, org, Skill::Triage);
    let truth = true_playbook(model, intrusion.as_slice());
    let playbook = believed_playbook(ctx, key, 0, truth, opener_skill);
    let incident = IncidentId::from(ctx.incidents.len());
    let opened = ctx.log.entries.len() as u32;
    let row = IncidentRow::opened(key, playbook, org, system, intrusion, opened);
    ctx.incidents.push(row);
    judge(ctx, incident, org, opener_skill, Basis::Triage);
    let row = &mut ctx.incidents[incident.ix()];
    let (severity, subject) = (row.word(org).severity, row.word(org).subject);
    (row.severity, row.subject) = (severity, subject);
    let trail = ctx.trail(cause);
    let fact = Fact::IncidentOpened { incident, org, severity, subject, intrusion };
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    let question = Question::Declare(playbook, system);
    let options = ["incident", "false_alarm"];
    let trail = ctx.trail(seq);
    let taken = decide(ctx, question, (incident, org), Point::Declare, &options, "incident", trail);
    if let Some((chosen, seq)) = taken {
        declared(ctx, incident, org, (playbook, system), chosen, seq);
    }
}

/// It has been decided whether it is an incident: then how severe it is.
pub fn declared(
    ctx: &mut Ctx,
    incident: IncidentId,
    org: OrgId,
    (playbook, system): (usize, Option<SystemId>),
    chosen: &str,
    seq: u32,
) {
    if chosen == "false_alarm" {
        ctx.incidents[incident.ix()].over = true;
        return;
    }
    if let Some((chosen, seq)) = rate(ctx, incident, org, Rating::Opened(playbook, system), seq) {
        begin_response(ctx, incident, org, (playbook, system), chosen, seq);
    }
}

/// An incident has been declared and rated: its playbook, the first report.
pub fn begin_response(
    ctx: &mut Ctx,
    incident: IncidentId,
    org: OrgId,
    (playbook, system): (usize, Option<SystemId>),
    severity: &str,
    seq: u32,
) {
    set(ctx, incident, org, severity);
    let row = &mut ctx.incidents[incident.ix()];
    (row.severity, row.undeclared) = (row.word(org).severity, false);
    let seq = choose_playbook(ctx, incident, org, playbook, seq);
    if let Some(system) = system {
        suspect(ctx, incident, org, system, seq);
    }
    report_to_lead(ctx, incident, org, MessageKind::Report, seq);
    advance(ctx, incident);
}

/// Key of what is drawn about incidents of a true intrusion: the same for whoever opens one, and however often.
fn incident_key(ctx: &Ctx, id: IntrusionId) -> u64 {
    let model = &ctx.fixed.0;
    DrawKey::new(0).with(model.campaigns[id.campaign.ix()].key).with(model.orgs[id.org.ix()].key).as_u64()
}

/// A further alert belongs to an incident; one that was closed is opened again.
pub fn attach(ctx: &mut Ctx, incident: IncidentId, sighting: Sighting) {
    let Sighting { org, system, intrusion, cause, .. } = sighting;
    if ctx.incidents[incident.ix()].over {
        reopen(ctx, incident, org, cause);
    }
    if let Some(intrusion) = intrusion {
        cover(ctx, incident, org, intrusion, cause);
    }
    if let Some(system) = system {
        let known = ctx.incidents[incident.ix()].suspects.contains(&system);
        suspect(ctx, incident, org, system, cause);
        if known {
            handled_again(ctx, incident, system, cause);
        } else if org == ctx.incidents[incident.ix()].head() {
            head_looks_again(ctx, incident, cause);
        }
    }
    let skill = best_skill(ctx, org, Skill::Triage);
    look_at_type(ctx, incident, org, skill, cause);
    aware(ctx, incident, cause);
    tell_upwards(ctx, incident, org, cause);
    ctx.incidents[incident.ix()].latest = cause;
    advance(ctx, incident);
}

/// What was held to be over is not.
pub fn reopen(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) -> u32 {
    let trail = ctx.trail(cause);
    let seq = ctx.emit(Fact::IncidentReopened { incident }, Audience::Org(org), trail);
    let model = ctx.model();
    let row = &mut ctx.incidents[incident.ix()];
    row.over = false;
    let head = row.head();
    for org in [org, head] {
        row.view_mut(org).word.closed = false;
    }
    row.declared_contained = false;
    row.latest = seq;
    let playbook = &model.scenario.playbooks[row.playbook];
    let in_force = row.playbook;
    for step in row.steps.iter_mut().filter(|s| s.playbook == in_force) {
        let action = playbook.steps[step.step].action;
        if step.system.is_none()
            && matches!(action, ActionKind::Hunt | ActionKind::Close | ActionKind::FinalReport)
        {
            step.round += 1;
            (step.state, step.since, step.approved) = (StepState::Waiting, seq, false);
        }
    }
    // Help that was asked for and did not come while it was over may be asked for again.
    let engaged = row.engaged.clone();
    row.asked.retain(|org| engaged.contains(org));
    announce(ctx, incident, seq);
    seq
}
