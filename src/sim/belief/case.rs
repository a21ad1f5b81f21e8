//! What can be asked of an incident; nothing here changes anything.

use crate::kernel::DrawKey;
use crate::record::IntrusionId;
use crate::scenario::model::{ActionKind, Step};
use crate::sim::ctx::Ctx;
use crate::sim::luck::{self, Purpose};
use crate::sim::model::Model;
use crate::sim::rows::IncidentRow;
use crate::units::{CampaignId, IncidentId, OrgId, SystemId};

/// The specification of a step of an incident.
pub fn spec<'a>(model: &'a Model, row: &IncidentRow, ix: usize) -> &'a Step {
    let step = &row.steps[ix];
    &model.scenario.playbooks[step.playbook].steps[step.step]
}

/// The playbook of an incident that fits no campaign.
const GENERIC: &str = "generic";

/// The playbook that an incident truly needs.
pub fn true_playbook(model: &Model, covers: &[IntrusionId]) -> usize {
    match covers.first() {
        Some(intrusion) => model.campaigns[intrusion.campaign.ix()].playbook,
        None => model.scenario.playbooks.iter().position(|p| p.incident_type == GENERIC).unwrap_or(0),
    }
}

/// Whether an action serves a purpose in an incident, whatever the playbook in force says.
pub fn serves(model: &Model, row: &IncidentRow, action: ActionKind) -> bool {
    let needed = true_playbook(model, &row.covers);
    needed == row.playbook || model.scenario.playbooks[needed].steps.iter().any(|s| s.action == action)
}

/// Whether a step belongs to the playbook in force.
pub fn in_force(row: &IncidentRow, ix: usize) -> bool {
    row.steps[ix].playbook == row.playbook
}

/// Who acts for an incident on a system: the agency that runs it if it knows, else the lead, else whoever opened it.
pub fn in_charge(ctx: &Ctx, incident: IncidentId, system: Option<SystemId>) -> OrgId {
    let row = &ctx.incidents[incident.ix()];
    let agency = system.or(row.focus).map(|s| ctx.fixed.0.systems[s.ix()].agency);
    agency.filter(|org| row.engaged.contains(org)).or(row.lead).unwrap_or(row.opener)
}

pub fn incident_agency(ctx: &Ctx, incident: IncidentId) -> OrgId {
    let row = &ctx.incidents[incident.ix()];
    row.focus.map_or(row.opener, |s| ctx.fixed.0.systems[s.ix()].agency)
}

/// The campaigns that an incident is truly about.
pub fn campaigns(ctx: &Ctx, incident: IncidentId) -> Vec<CampaignId> {
    let mut found: Vec<CampaignId> = ctx.incidents[incident.ix()].covers.iter().map(|i| i.campaign).collect();
    found.sort();
    found.dedup();
    found
}

/// The true intrusion that what responders do to a system is part of.
pub fn blame(ctx: &Ctx, incident: IncidentId, system: SystemId) -> Option<IntrusionId> {
    let agency = ctx.fixed.0.systems[system.ix()].agency;
    let covers = &ctx.incidents[incident.ix()].covers;
    covers.iter().find(|i| i.org == agency).or(covers.first()).copied()
}

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
        let known = row.view(org).is_some() && row.merged.is_none() && !row.false_alarm;
        let same_system = system.is_some_and(|s| row.knows(org, s));
        let same_making =
            intrusion.is_some_and(|i| row.covers.iter().any(|c| c.campaign == i.campaign)) && !row.over;
        known && (same_system || (same_making && sees))
    })
}

/// Whether anything of an incident is left in truth: a hold, damage, a service that is out.
pub fn open_in_truth(ctx: &Ctx, incident: IncidentId) -> bool {
    ctx.incidents[incident.ix()].covers.iter().any(|intrusion| {
        let row = &ctx.intrusions[ctx.intrusion_ix(*intrusion)];
        row.holds > 0 || row.active > 0 || row.down > 0
    })
}

/// Key of what is drawn for a step: the incident's truth, the step, the system, how often.
pub fn step_key(ctx: &Ctx, purpose: Purpose, incident: IncidentId, ix: usize) -> DrawKey {
    let model = &ctx.fixed.0;
    let row = &ctx.incidents[incident.ix()];
    let step = row.steps[ix];
    luck::key(purpose)
        .with(row.key)
        .with(model.playbooks[step.playbook].keys[step.step])
        .with(step.system.map_or(0, |s| model.systems[s.ix()].key))
        .with(u64::from(step.round))
}
