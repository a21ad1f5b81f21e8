//! Opening an incident, adding an alert to one, opening a closed one again.

use crate::kernel::DrawKey;
use crate::record::{Audience, Fact, IntrusionId, MessageKind};
use crate::scenario::model::{ActionKind, Skill};
use crate::sim::belief::{believed_playbook, best_skill, judge, true_playbook};
use crate::sim::calls::Sighting;
use crate::sim::coordinate::{involve, report_to_lead};
use crate::sim::ctx::Ctx;
use crate::sim::incident::assess::{lead_looks_again, look_at_type};
use crate::sim::incident::suspect::{cover, suspect};
use crate::sim::rows::{IncidentRow, StepState};
use crate::sim::steps::again::handled_again;
use crate::sim::steps::plan::choose_playbook;
use crate::sim::steps::{advance, decided};
use crate::units::IncidentId;

/// Responders open an incident.
pub fn open(ctx: &mut Ctx, sighting: Sighting) {
    let Sighting { org, system, intrusion, key: alert_key, cause } = sighting;
    let model = ctx.model();
    let key = match intrusion {
        Some(id) => incident_key(ctx, id),
        None => alert_key,
    };
    let opener_skill = best_skill(ctx, org, Skill::Triage);
    let truth = true_playbook(&model, intrusion.as_slice());
    let playbook = believed_playbook(ctx, key, 0, truth, opener_skill);
    let incident = IncidentId::from(ctx.incidents.len());
    let opened = ctx.log.entries.len() as u32;
    let row = IncidentRow::opened(key, playbook, org, system, intrusion, opened);
    ctx.incidents.push(row);
    judge(ctx, incident, opener_skill);
    let IncidentRow { severity, subject, .. } = ctx.incidents[incident.ix()];
    let trail = ctx.trail(cause);
    let fact = Fact::IncidentOpened { incident, org, severity, subject, intrusion };
    let seq = ctx.emit(fact, Audience::Org(org), trail);
    let options = ["incident", "false_alarm"];
    let (declared, seq) = decided(ctx, incident, org, "declare", &options, "incident", seq);
    if declared == "false_alarm" {
        ctx.incidents[incident.ix()].over = true;
        return;
    }
    let seq = choose_playbook(ctx, incident, org, playbook, seq);
    if let Some(system) = system {
        suspect(ctx, incident, system, seq);
    }
    tell_of(ctx, incident, seq);
    advance(ctx, incident);
}

/// Key of what is drawn about incidents of a true intrusion: the same for whoever opens one, and however often.
fn incident_key(ctx: &Ctx, id: IntrusionId) -> u64 {
    let model = &ctx.fixed.0;
    DrawKey::new(0).with(model.campaigns[id.campaign.ix()].key).with(model.orgs[id.org.ix()].key).as_u64()
}

/// Whoever opened an incident tells the lead, and the agency it is at.
fn tell_of(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let row = &ctx.incidents[incident.ix()];
    let (opener, focus) = (row.opener, row.focus);
    if let Some(system) = focus {
        let agency = ctx.fixed.0.systems[system.ix()].agency;
        involve(ctx, incident, agency, cause);
    }
    report_to_lead(ctx, incident, opener, MessageKind::Report, cause);
}

/// A further alert belongs to an incident; one that was closed is opened again.
pub fn attach(ctx: &mut Ctx, incident: IncidentId, sighting: Sighting) {
    let Sighting { org, system, intrusion, cause, .. } = sighting;
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
    let skill = best_skill(ctx, org, Skill::Triage);
    look_at_type(ctx, incident, org, skill, cause);
    ctx.incidents[incident.ix()].latest = cause;
    advance(ctx, incident);
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
    let in_force = row.playbook;
    for step in row.steps.iter_mut().filter(|s| s.playbook == in_force) {
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
