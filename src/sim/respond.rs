//! Response: which step of a playbook can begin, who may do it, and what follows when it is done.

use super::ctx::Ctx;
use super::luck::{self, Purpose};
use super::model::skill_ix;
use super::rows::{IncidentRow, Job, StepState};
use super::trail::Trail;
use super::work::{self, Order, priority};
use super::{approve, crew, effects, incident, truth};
use crate::kernel::{ClassId, DrawKey, JobId, Offer, ServerId, Withdrawn};
use crate::record::{Audience, Fact};
use crate::scenario::model::{ActionKind, Backup, Milestone, Severity, Step};
use crate::units::{IncidentId, OrgId, PersonId, SimTime, Span, SystemId, TaskId};

/// A step that went wrong is done again so often at most.
const AGAIN_AT_MOST: u32 = 2;
/// Work that a final report takes in addition where evidence was lost, as a share.
const WITHOUT_EVIDENCE: f64 = 0.5;

/// Who sees a task.
pub fn audience_of(ctx: &Ctx, job: Job) -> Audience {
    match job {
        Job::Step(incident, _) => ctx.audience(incident),
        Job::LookAt(_) | Job::Read(_) | Job::Review(_) => Audience::Nobody,
    }
}

/// Records a choice at a decision point and gives the option taken: the model's own, unless it was overridden.
pub fn decided(
    ctx: &mut Ctx,
    incident: IncidentId,
    org: OrgId,
    point: &str,
    options: &[&str],
    default: &str,
    cause: u32,
) -> (String, u32) {
    let row = &mut ctx.incidents[incident.ix()];
    row.decisions += 1;
    let id = format!("{point}@i{}.{}", incident.0, row.decisions);
    let taken = ctx.run.decisions.get(&id).filter(|option| options.contains(&option.as_str()));
    let chosen = taken.cloned().unwrap_or_else(|| default.to_owned());
    let fact = Fact::Decided {
        incident,
        org,
        point: id,
        options: options.iter().map(|o| (*o).to_owned()).collect(),
        chosen: chosen.clone(),
    };
    let audience = ctx.audience(incident);
    let trail = ctx.trail(cause);
    let seq = ctx.emit(fact, audience, trail);
    (chosen, seq)
}

/// Begins every step whose turn has come; what is settled on the way may be the turn of others.
pub fn advance(ctx: &mut Ctx, incident: IncidentId) {
    loop {
        let mut settled = false;
        let mut ix = 0;
        while ix < ctx.incidents[incident.ix()].steps.len() {
            if ctx.incidents[incident.ix()].steps[ix].state == StepState::Waiting
                && let Some(trail) = turn(ctx, incident, ix)
            {
                begin(ctx, incident, ix, trail);
                settled |= matches!(ctx.incidents[incident.ix()].steps[ix].state, StepState::Skipped(_));
            }
            ix += 1;
        }
        if !settled {
            return;
        }
    }
}

/// Who acts for an incident on a system: the agency that runs it if it knows, else the lead, else whoever opened it.
pub fn in_charge(ctx: &Ctx, incident: IncidentId, system: Option<SystemId>) -> OrgId {
    let row = &ctx.incidents[incident.ix()];
    let agency = system.or(row.focus).map(|s| ctx.fixed.0.systems[s.ix()].agency);
    agency.filter(|org| row.engaged.contains(org)).or(row.lead).unwrap_or(row.opener)
}

/// The specification of a step of an incident.
pub fn spec<'a>(model: &'a super::model::Model, row: &IncidentRow, ix: usize) -> &'a Step {
    &model.scenario.playbooks[row.playbook].steps[row.steps[ix].step]
}

/// Whether a step's turn has come: everything before it is settled, and it is needed. The answer is the trail from
/// the last of its prerequisites.
fn turn(ctx: &Ctx, incident: IncidentId, ix: usize) -> Option<Trail> {
    let model = &ctx.fixed.0;
    let row = &ctx.incidents[incident.ix()];
    let action = spec(model, row, ix).action;
    if row.merged.is_some() || (row.over && action != ActionKind::FinalReport) {
        return None;
    }
    if !needed(ctx, incident, ix) {
        return None;
    }
    let mut seqs = vec![row.steps[ix].since];
    if row.steps[ix].unstaffed {
        seqs.push(row.staffed);
    }
    needed_since(ctx, incident, ix, &mut seqs);
    settled_before(ctx, incident, ix, &mut seqs).then(|| ctx.trail_of_all(seqs))
}

/// Whether everything before a step is settled; the entries that show it are added to `seqs`. A step without a
/// purpose is no obstacle itself, but what comes before it still is.
fn settled_before(ctx: &Ctx, incident: IncidentId, ix: usize, seqs: &mut Vec<u32>) -> bool {
    let row = &ctx.incidents[incident.ix()];
    (0..row.steps.len()).filter(|other| *other != ix && comes_before(ctx, row, *other, ix)).all(|other| {
        match row.steps[other].state {
            StepState::Done(seq) | StepState::Skipped(seq) => {
                seqs.push(seq);
                true
            }
            StepState::Waiting if !needed(ctx, incident, other) => settled_before(ctx, incident, other, seqs),
            _ => false,
        }
    })
}

/// The entries that gave a step its purpose.
fn needed_since(ctx: &Ctx, incident: IncidentId, ix: usize, seqs: &mut Vec<u32>) {
    let row = &ctx.incidents[incident.ix()];
    let step = spec(&ctx.fixed.0, row, ix);
    if step.severity_from.is_some() {
        seqs.push(row.judged);
    }
    let covered = || row.covers.iter().map(|i| &ctx.intrusions[ctx.intrusion_ix(*i)]);
    let systems = &row.suspects;
    match (step.action, row.steps[ix].system) {
        (ActionKind::Restore | ActionKind::Rebuild, Some(system)) => {
            let system = &ctx.systems[system.ix()];
            seqs.extend(system.encrypted.iter().chain(&system.defaced).map(|(_, seq)| *seq));
            seqs.extend(system.backup_refused);
        }
        (ActionKind::ReturnToService, Some(system)) => {
            let system = &ctx.systems[system.ix()];
            seqs.extend(system.isolated.map(|(_, seq)| seq));
            seqs.extend(system.down.as_ref().map(|down| down.seq));
        }
        (ActionKind::NotifyPersonalData, _) => seqs.extend(covered().filter_map(|i| i.exposed).min()),
        (ActionKind::RemoveContent, _) => seqs.extend(covered().filter_map(|i| i.false_content).min()),
        (ActionKind::InformPublic, _) => {
            let content = covered().filter_map(|i| i.false_content);
            let outages =
                systems.iter().filter_map(|s| ctx.systems[s.ix()].down.as_ref().map(|down| down.seq));
            seqs.extend(content.chain(outages).min());
        }
        _ => {}
    }
    if row.steps[ix].evidence_first {
        seqs.push(row.latest);
    }
}

/// Whether one step of an incident comes before another.
fn comes_before(ctx: &Ctx, row: &IncidentRow, other: usize, ix: usize) -> bool {
    let prepared = &ctx.fixed.0.playbooks[row.playbook];
    let (mine, its) = (&row.steps[ix], &row.steps[other]);
    let action = spec(&ctx.fixed.0, row, ix).action;
    if action == ActionKind::Close {
        // Everything but what itself waits for the closing.
        return !prepared.after[its.step].contains(&mine.step)
            && spec(&ctx.fixed.0, row, other).action != ActionKind::FinalReport;
    }
    let same = mine.system.is_none() || its.system.is_none() || mine.system == its.system;
    prepared.after[mine.step].contains(&its.step) && same
}

/// Whether a step has a purpose as things look now.
pub fn needed(ctx: &Ctx, incident: IncidentId, ix: usize) -> bool {
    let row = &ctx.incidents[incident.ix()];
    let step = spec(&ctx.fixed.0, row, ix);
    if step.severity_from.is_some_and(|from| row.severity < from) {
        return false;
    }
    let system = row.steps[ix].system;
    if row.steps[ix].evidence_first
        && system.is_some_and(|system| evidence(ctx, incident, system) == Evidence::Open)
    {
        return false;
    }
    match (step.action, system) {
        (ActionKind::Restore, Some(system)) => damaged(ctx, system) && backup_hoped_for(ctx, system),
        (ActionKind::Rebuild, Some(system)) => damaged(ctx, system) && !backup_hoped_for(ctx, system),
        (ActionKind::ReturnToService, Some(system)) => {
            ctx.systems[system.ix()].isolated.is_some() || ctx.systems[system.ix()].down.is_some()
        }
        (ActionKind::Close | ActionKind::FinalReport, _) => !row.kept_open,
        (ActionKind::NotifyPersonalData, _) => any_cover(ctx, row, |i| i.exposed.is_some()),
        (ActionKind::RemoveContent, _) => any_cover(ctx, row, |i| i.false_content.is_some()),
        (ActionKind::InformPublic, _) => {
            let public = |s: &SystemId| ctx.fixed.0.scenario.province.systems[s.ix()].public;
            let out = |s: &&SystemId| public(s) && ctx.systems[s.ix()].down.is_some();
            row.suspects.iter().any(|s| out(&s)) || any_cover(ctx, row, |i| i.false_content.is_some())
        }
        _ => true,
    }
}

/// What there is of the evidence of a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Nobody means to preserve any.
    NotWanted,
    /// It is to be preserved, and has not been.
    Open,
    /// It has been preserved.
    Preserved,
}

/// What there is of the evidence of a system in an incident.
pub fn evidence(ctx: &Ctx, incident: IncidentId, system: SystemId) -> Evidence {
    let row = &ctx.incidents[incident.ix()];
    let step = (0..row.steps.len()).find(|ix| {
        row.steps[*ix].system == Some(system)
            && spec(&ctx.fixed.0, row, *ix).action == ActionKind::PreserveEvidence
    });
    match step.map(|ix| (ix, row.steps[ix].state)) {
        None | Some((_, StepState::Skipped(_))) => Evidence::NotWanted,
        Some((_, StepState::Done(_))) => Evidence::Preserved,
        Some((ix, StepState::Waiting)) if !needed(ctx, incident, ix) => Evidence::NotWanted,
        Some(_) => Evidence::Open,
    }
}

/// Whether responders hold a system to be clean of the attacker: it has been cleaned, or nobody meant to.
pub fn cleaned(ctx: &Ctx, incident: IncidentId, system: SystemId) -> bool {
    let row = &ctx.incidents[incident.ix()];
    (0..row.steps.len())
        .filter(|ix| row.steps[*ix].system == Some(system))
        .filter(|ix| spec(&ctx.fixed.0, row, *ix).action == ActionKind::Eradicate)
        .all(|ix| matches!(row.steps[ix].state, StepState::Done(_) | StepState::Skipped(_)))
}

fn any_cover(ctx: &Ctx, row: &IncidentRow, test: impl Fn(&super::rows::IntrusionRow) -> bool) -> bool {
    row.covers.iter().any(|i| test(&ctx.intrusions[ctx.intrusion_ix(*i)]))
}

/// What everybody can see: encrypted or defaced.
pub fn damaged(ctx: &Ctx, system: SystemId) -> bool {
    let row = &ctx.systems[system.ix()];
    row.encrypted.is_some() || row.defaced.is_some()
}

/// There is a backup, and nobody has found out that it is of no use.
fn backup_hoped_for(ctx: &Ctx, system: SystemId) -> bool {
    let spec = &ctx.fixed.0.scenario.province.systems[system.ix()];
    !matches!(spec.backup, Backup::None) && ctx.systems[system.ix()].backup_refused.is_none()
}

/// A step begins: first the decision and the approval that it needs.
fn begin(ctx: &mut Ctx, incident: IncidentId, ix: usize, trail: Trail) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let action = spec(&model, row, ix).action;
    let step = row.steps[ix];
    let (severity, focus) = (row.severity, row.focus);
    if crew::able(ctx, incident, ix).is_empty() {
        ctx.incidents[incident.ix()].steps[ix].unstaffed = true;
        return crew::ask_for_help(ctx, incident, ix, trail);
    }
    ctx.incidents[incident.ix()].steps[ix].unstaffed = false;
    let mut trail = trail;
    if action == ActionKind::Isolate {
        let Some(decision) = contain(ctx, incident, ix, &trail) else { return };
        trail = decision;
    }
    if let Some(system) = step.system
        && action == ActionKind::Isolate
        && ctx.systems[system.ix()].isolated.is_some()
    {
        let seq = ctx.systems[system.ix()].isolated.map_or(step.since, |(_, seq)| seq);
        ctx.incidents[incident.ix()].steps[ix].state = StepState::Skipped(seq.max(step.since));
        return;
    }
    if !step.approved {
        let rule = model.roles.rule(&model.scenario, action, step.system.or(focus), severity);
        if let Some(rule) = rule {
            return approve::ask(ctx, incident, ix, rule, trail);
        }
    }
    proceed(ctx, incident, ix, trail);
}

/// Isolate or watch: decided once for an incident, and again when it is held to be worse.
fn contain(ctx: &mut Ctx, incident: IncidentId, ix: usize, trail: &Trail) -> Option<Trail> {
    let row = &ctx.incidents[incident.ix()];
    let org = row.lead.unwrap_or(row.opener);
    let cause = trail.cause.unwrap_or(row.opened);
    let isolate = match row.contain_decided {
        Some(isolate) => isolate,
        None => {
            let shared = row.focus.is_some_and(|s| ctx.fixed.0.scenario.province.systems[s.ix()].shared);
            let worth = row.severity >= Severity::Moderate || !shared;
            let default = if worth { "isolate" } else { "watch" };
            let (chosen, seq) = decided(ctx, incident, org, "contain", &["isolate", "watch"], default, cause);
            let isolate = chosen == "isolate";
            if isolate {
                ctx.reached_by(incident, Milestone::Decision, seq);
            }
            let row = &mut ctx.incidents[incident.ix()];
            (row.contain_decided, row.contained_at) = (Some(isolate), row.severity);
            ctx.incidents[incident.ix()].latest = seq;
            if !isolate {
                ctx.incidents[incident.ix()].steps[ix].state = StepState::Skipped(seq);
                return None;
            }
            return Some(ctx.trail(seq).and(trail.cause));
        }
    };
    if !isolate {
        ctx.incidents[incident.ix()].steps[ix].state = StepState::Skipped(cause);
        return None;
    }
    Some(trail.clone())
}

/// An incident that is held to be worse than when it was decided to watch it is decided upon again.
pub fn reconsider(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    if row.contain_decided != Some(false) || row.severity <= row.contained_at {
        return;
    }
    let isolations: Vec<usize> = (0..row.steps.len())
        .filter(|ix| spec(&model, row, *ix).action == ActionKind::Isolate)
        .filter(|ix| matches!(row.steps[*ix].state, StepState::Skipped(_)))
        .collect();
    let row = &mut ctx.incidents[incident.ix()];
    row.contain_decided = None;
    for ix in isolations {
        row.steps[ix].state = StepState::Waiting;
        row.steps[ix].since = cause;
    }
}

/// A step may be done: it waits for its thing, then for somebody.
pub fn proceed(ctx: &mut Ctx, incident: IncidentId, ix: usize, trail: Trail) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let step = row.steps[ix];
    let thing = model.playbooks[row.playbook].thing[step.step];
    let people = crew::able(ctx, incident, ix);
    if people.is_empty() {
        ctx.incidents[incident.ix()].steps[ix].state = StepState::Waiting;
        return;
    }
    let desk = ctx.staff.take(&people);
    let task = queue_task(ctx, incident, ix, desk, trail);
    let Some(thing) = thing else { return work::offer(ctx, task) };
    ctx.incidents[incident.ix()].steps[ix].state = StepState::NeedsThing(task);
    let row = &ctx.tasks[task.ix()];
    let (priority, since, key) = (row.priority, row.since, row.key);
    ctx.tasks[task.ix()].thing = Some(thing);
    let class = ClassId(thing as u32);
    if let Offer::Started(unit) = ctx.run.things.offer(JobId(task.0), class, priority, since, key, false) {
        thing_free(ctx, task, unit);
    }
}

/// The thing that a task waited for is free.
fn thing_free(ctx: &mut Ctx, task: TaskId, _unit: ServerId) {
    let now = ctx.now();
    ctx.tasks[task.ix()].trail.spend(crate::record::TimeClass::Queue, now);
    let Job::Step(incident, ix) = ctx.tasks[task.ix()].job else { return };
    ctx.incidents[incident.ix()].steps[ix].state = StepState::Working(task);
    // More people may be there by now than when the wait began.
    let people = crew::able(ctx, incident, ix);
    if !people.is_empty() {
        work::move_to_desk(ctx, task, &people);
    }
    work::offer(ctx, task);
}

/// Gives the thing of a task back; whoever waits for it has it next.
fn free_thing(ctx: &mut Ctx, task: TaskId) {
    if ctx.tasks[task.ix()].thing.take().is_none() {
        return;
    }
    if let Withdrawn::Serving { server, next: Some(next) } = ctx.run.things.withdraw(JobId(task.0)) {
        thing_free(ctx, TaskId(next.0), server);
    }
}

/// Creates the task of a step.
fn queue_task(ctx: &mut Ctx, incident: IncidentId, ix: usize, desk: ClassId, trail: Trail) -> TaskId {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let step = row.steps[ix];
    let spec = spec(&model, row, ix).clone();
    let key = step_key(ctx, Purpose::StepWork, incident, ix);
    let (severity, focus, no_evidence) = (row.severity, row.focus, !row.evidence_lost.is_empty());
    let law = &model.playbooks[row.playbook].work[step.step];
    let mut content = luck::span(ctx.luck(), law, key);
    if spec.action == ActionKind::FinalReport && no_evidence {
        content = Span::drawn(content.as_f64() * (1.0 + WITHOUT_EVIDENCE));
    }
    let task = TaskId::from(ctx.tasks.len());
    let audience = ctx.audience(incident);
    let fact =
        Fact::TaskQueued { task, incident, step: spec.id.clone(), action: spec.action, system: step.system };
    let seq = ctx.emit(fact, audience, trail);
    let place = step.system.or(focus).map(|s| model.systems[s.ix()].agency);
    let order = Order {
        job: Job::Step(incident, ix),
        desk,
        priority: priority(severity),
        key: key.as_u64(),
        skill: spec.skill,
        content,
        trail: ctx.trail(seq),
        rework: step.round > 0,
        place: if spec.on_the_spot { place } else { None },
        thing: None,
    };
    let created = work::create(ctx, order);
    debug_assert_eq!(created, task);
    ctx.incidents[incident.ix()].steps[ix].state = StepState::Working(task);
    task
}

/// Key of what is drawn for a step: the incident's truth, the step, the system, how often.
pub fn step_key(ctx: &Ctx, purpose: Purpose, incident: IncidentId, ix: usize) -> DrawKey {
    let model = &ctx.fixed.0;
    let row = &ctx.incidents[incident.ix()];
    let step = row.steps[ix];
    luck::key(purpose)
        .with(row.key)
        .with(model.playbooks[row.playbook].keys[step.step])
        .with(step.system.map_or(0, |s| model.systems[s.ix()].key))
        .with(u64::from(step.round))
}

/// Somebody begins a step.
pub fn begin_step(ctx: &mut Ctx, task: TaskId, incident: IncidentId, ix: usize, person: PersonId) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let (action, system) = (spec(&model, row, ix).action, row.steps[ix].system);
    let marker = done_marker(ctx, incident, ix);
    let duplicate = marker.is_some_and(|m| ctx.run.done_before.contains(&m)) && row.steps[ix].round == 0;
    let trail = std::mem::take(&mut ctx.tasks[task.ix()].trail);
    let audience = ctx.audience(incident);
    let fact = Fact::TaskStarted { task, incident, action, system, person, duplicate };
    let seq = ctx.emit(fact, audience, trail);
    let row = &mut ctx.tasks[task.ix()];
    row.trail = Trail::from(seq, SimTime::ZERO);
    row.rework |= duplicate;
    let now = ctx.now();
    ctx.tasks[task.ix()].trail.upto = now;
    if matches!(action, ActionKind::Isolate | ActionKind::Block) {
        ctx.reached_by(incident, Milestone::Decision, seq);
    }
    let outside = model.people[person.ix()].org != incident_agency(ctx, incident);
    if outside {
        ctx.reached_by(incident, Milestone::Mobilisation, seq);
    }
}

fn incident_agency(ctx: &Ctx, incident: IncidentId) -> OrgId {
    let row = &ctx.incidents[incident.ix()];
    row.focus.map_or(row.opener, |s| ctx.fixed.0.systems[s.ix()].agency)
}

/// Work on the same system, of the same kind, against the same campaign: whoever does it twice does it in vain.
fn done_marker(ctx: &Ctx, incident: IncidentId, ix: usize) -> Option<(u32, u32, u8)> {
    let row = &ctx.incidents[incident.ix()];
    let campaign = row.covers.first()?.campaign;
    let system = row.steps[ix].system?;
    Some((campaign.0, system.0, spec(&ctx.fixed.0, row, ix).action as u8))
}

/// A step's task ends: well, or it is to be done again.
pub fn end_step(
    ctx: &mut Ctx,
    task: TaskId,
    incident: IncidentId,
    ix: usize,
    person: PersonId,
    trail: Trail,
) {
    let model = ctx.model();
    free_thing(ctx, task);
    let row = &ctx.incidents[incident.ix()];
    let step = row.steps[ix];
    let spec = spec(&model, row, ix).clone();
    let skill = model.people[person.ix()].skills[skill_ix(spec.skill)];
    let chance = luck::error_chance(*spec.goes_wrong.value(), skill);
    let key = step_key(ctx, Purpose::StepWrong, incident, ix);
    let wrong = step.round < AGAIN_AT_MOST && luck::happens(ctx.luck(), chance, key);
    let audience = ctx.audience(incident);
    let fact = Fact::TaskCompleted {
        task,
        incident,
        action: spec.action,
        system: step.system,
        person,
        well: !wrong,
    };
    let seq = ctx.emit(fact, audience, trail);
    ctx.incidents[incident.ix()].latest = seq;
    if wrong {
        let row = &mut ctx.incidents[incident.ix()].steps[ix];
        row.round += 1;
        let trail = ctx.trail(seq);
        return proceed(ctx, incident, ix, trail);
    }
    if let Some(marker) = done_marker(ctx, incident, ix) {
        ctx.run.done_before.insert(marker);
    }
    ctx.incidents[incident.ix()].steps[ix].state = StepState::Done(seq);
    effects::apply(ctx, incident, ix, spec.action, person, skill, seq);
    declare_contained(ctx, incident, seq);
    advance(ctx, incident);
}

/// Responders hold an incident to be contained once every isolation that they wanted is done.
fn declare_contained(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let isolations =
        || (0..row.steps.len()).filter(|ix| spec(&model, row, *ix).action == ActionKind::Isolate);
    let all =
        isolations().all(|ix| matches!(row.steps[ix].state, StepState::Done(_) | StepState::Skipped(_)));
    let any = isolations().any(|ix| matches!(row.steps[ix].state, StepState::Done(_)));
    if all && any && !row.declared_contained {
        ctx.incidents[incident.ix()].declared_contained = true;
        let audience = ctx.audience(incident);
        let trail = ctx.trail(cause);
        ctx.emit(Fact::ContainmentDeclared { incident }, audience, trail);
    }
}

/// A step was refused: what the review has seen is put right first.
pub fn refused(ctx: &mut Ctx, incident: IncidentId, ix: usize, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let action = spec(&model, row, ix).action;
    match (action, row.steps[ix].system) {
        (ActionKind::Close, _) => look_again(ctx, incident, ix, cause),
        (ActionKind::ReturnToService, Some(system)) => effects::clean_again(ctx, incident, system, cause),
        (_, Some(system)) if truth::clean(ctx, system) => drop_system(ctx, incident, system, cause),
        (ActionKind::Eradicate | ActionKind::Rebuild | ActionKind::Restore, Some(_)) => {
            let step = &mut ctx.incidents[incident.ix()].steps[ix];
            (step.state, step.since, step.evidence_first) = (StepState::Waiting, cause, true);
        }
        _ => {}
    }
}

/// Before it is closed, an incident is looked into once more.
fn look_again(ctx: &mut Ctx, incident: IncidentId, close: usize, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let again: Vec<usize> = (0..row.steps.len())
        .filter(|ix| *ix == close || spec(&model, row, *ix).action == ActionKind::Hunt)
        .filter(|ix| matches!(row.steps[*ix].state, StepState::Done(_) | StepState::Skipped(_)))
        .collect();
    for ix in again {
        let step = &mut ctx.incidents[incident.ix()].steps[ix];
        step.round += 1;
        (step.state, step.since, step.approved) = (StepState::Waiting, cause, false);
    }
}

/// A system turns out to be clean: nothing more is done to it, and it is given back.
fn drop_system(ctx: &mut Ctx, incident: IncidentId, system: SystemId, cause: u32) {
    let steps = &ctx.incidents[incident.ix()].steps;
    let of_system: Vec<usize> = (0..steps.len()).filter(|ix| steps[*ix].system == Some(system)).collect();
    drop_steps(ctx, incident, &of_system, cause);
    truth::reconnect(ctx, system, cause);
}

/// Everything that is left to do in an incident is dropped.
pub fn drop_all(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let all: Vec<usize> = (0..ctx.incidents[incident.ix()].steps.len()).collect();
    drop_steps(ctx, incident, &all, cause);
}

/// Drops steps: first what nobody has begun, so that nobody turns to what is about to be dropped.
fn drop_steps(ctx: &mut Ctx, incident: IncidentId, steps: &[usize], cause: u32) {
    let begun = |ctx: &Ctx, ix: usize| match ctx.incidents[incident.ix()].steps[ix].state {
        StepState::Working(task) => ctx.tasks[task.ix()].person.is_some(),
        _ => false,
    };
    let (doing, waiting): (Vec<usize>, Vec<usize>) = steps.iter().partition(|ix| begun(ctx, **ix));
    for ix in waiting.into_iter().chain(doing) {
        let state = ctx.incidents[incident.ix()].steps[ix].state;
        drop_step(ctx, incident, ix, state, cause);
    }
}

/// A system came up while an incident was being closed: the closing waits again.
pub fn stop_closing(ctx: &mut Ctx, incident: IncidentId, cause: u32) {
    let model = ctx.model();
    let row = &ctx.incidents[incident.ix()];
    let closing = (0..row.steps.len()).find(|ix| {
        spec(&model, row, *ix).action == ActionKind::Close
            && matches!(row.steps[*ix].state, StepState::Working(_) | StepState::Asked(_))
    });
    let Some(ix) = closing else { return };
    drop_steps(ctx, incident, &[ix], cause);
    let step = &mut ctx.incidents[incident.ix()].steps[ix];
    (step.state, step.since, step.approved) = (StepState::Waiting, cause, false);
}

fn drop_step(ctx: &mut Ctx, incident: IncidentId, ix: usize, state: StepState, cause: u32) {
    match state {
        StepState::Done(_) | StepState::Skipped(_) => return,
        StepState::Working(task) => {
            work::withdraw(ctx, task);
            free_thing(ctx, task);
            let trail = ctx.trail(cause);
            let audience = ctx.audience(incident);
            ctx.emit(Fact::TaskDropped { task }, audience, trail);
        }
        StepState::NeedsThing(task) => {
            free_thing(ctx, task);
            let desk = ctx.tasks[task.ix()].desk;
            ctx.staff.leave(desk);
            let trail = ctx.trail(cause);
            let audience = ctx.audience(incident);
            ctx.emit(Fact::TaskDropped { task }, audience, trail);
        }
        StepState::Waiting | StepState::Asked(_) => {}
    }
    ctx.incidents[incident.ix()].steps[ix].state = StepState::Skipped(cause);
}

/// An incident that turns out to be a false alarm is closed at once; what was cut off for it is given back.
pub fn false_alarm(ctx: &mut Ctx, incident: IncidentId, org: OrgId, cause: u32) {
    let options = ["incident", "false_alarm"];
    let (held, seq) = decided(ctx, incident, org, "confirm", &options, "false_alarm", cause);
    if held == "incident" {
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
    let open_in_truth = incident::open_in_truth(ctx, incident);
    let audience = ctx.audience(incident);
    let trail = ctx.trail(seq);
    ctx.emit(Fact::IncidentClosed { incident, org, open_in_truth }, audience, trail);
}
