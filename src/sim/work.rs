//! Work: offering tasks to people, doing them, interruptions, duty, calls outside duty, fatigue.

use super::ctx::Ctx;
use super::event::Event;
use super::luck::{self, Purpose};
use super::model::Model;
use super::rows::{Job, PersonRow, TaskRow};
use super::staff::{is_absent, next_absence_change, waited};
use super::tire::Tiring;
use super::trail::Trail;
use crate::kernel::{ClassId, JobId, Offer, ServerId, Withdrawn};
use crate::record::{Audience, Fact, TimeClass};
use crate::scenario::model::{Severity, Skill};
use crate::units::time::HOUR;
use crate::units::{IncidentId, OrgId, PersonId, SimTime, Span, TaskId};

/// Everyday work.
pub const ROUTINE: u8 = 5;
/// Tasks of this priority or a more urgent one are worth a call outside duty, and keep people after hours.
pub fn urgent(ctx: &Ctx) -> u8 {
    priority(*ctx.fixed.0.scenario.practice.policy.calls_from.value())
}
/// Tasks of this priority or a more urgent one interrupt less urgent ones.
fn interrupts(ctx: &Ctx) -> u8 {
    priority(*ctx.fixed.0.scenario.practice.policy.interrupts_from.value())
}

/// The priority of work on an incident of a believed severity.
pub fn priority(severity: Severity) -> u8 {
    match severity {
        Severity::Severe => 0,
        Severity::Major => 1,
        Severity::Moderate => 2,
        Severity::Minor => 4,
    }
}

/// What is to be done.
pub struct Order {
    /// What.
    pub job: Job,
    /// Who may do it.
    pub desk: ClassId,
    /// How urgent.
    pub priority: u8,
    /// Tie-breaker.
    pub key: u64,
    /// Skill that counts.
    pub skill: Skill,
    /// Seconds of work at rate 1.
    pub content: Span,
    /// Where the time goes.
    pub trail: Trail,
    /// Work counts as done again.
    pub rework: bool,
    /// Where it has to be done, for work on the spot.
    pub place: Option<OrgId>,
    /// The thing that it holds.
    pub thing: Option<usize>,
}

impl Order {
    /// A task before anybody has it.
    fn into_row(self, now: SimTime) -> TaskRow {
        TaskRow {
            job: self.job,
            desk: self.desk,
            priority: self.priority,
            since: now,
            key: self.key,
            skill: self.skill,
            content: self.content.as_f64(),
            tiring: Tiring::never(1.0),
            started: now,
            travel: Span::ZERO,
            person: None,
            end: None,
            trail: self.trail,
            rework: self.rework,
            called_at: None,
            call: false,
            begun: false,
            place: self.place,
            thing: self.thing,
        }
    }
}

/// Creates a task for a desk that was taken for it; [`offer`] puts it before people.
pub fn create(ctx: &mut Ctx, order: Order) -> TaskId {
    let now = ctx.now();
    TaskId::from(ctx.tasks.push(order.into_row(now)))
}

/// Puts a task before the people of its desk.
pub fn offer(ctx: &mut Ctx, task: TaskId) {
    let row = &ctx.tasks[task.ix()];
    let (desk, priority, since, key) = (row.desk, row.priority, row.since, row.key);
    let interrupts = priority <= interrupts(ctx);
    match ctx.staff.pool.offer(JobId(task.0), desk, priority, since, key, interrupts) {
        Offer::Started(server) => start(ctx, task, PersonId(server.0)),
        Offer::Preempted { server, victim, victim_restarted_on } => {
            interrupt(ctx, TaskId(victim.0));
            start(ctx, task, PersonId(server.0));
            if let Some(other) = victim_restarted_on {
                start(ctx, TaskId(victim.0), PersonId(other.0));
            }
        }
        Offer::Queued => {
            if priority <= urgent(ctx) {
                ctx.run.urgent.insert(task);
            }
            call_somebody(ctx, task, 0);
        }
    }
}

/// Takes a task back, whoever has it.
pub fn withdraw(ctx: &mut Ctx, task: TaskId) {
    match ctx.staff.pool.withdraw(JobId(task.0)) {
        Withdrawn::Serving { server, next } => {
            interrupt(ctx, task);
            leave_desk(ctx, task);
            after_work(ctx, PersonId(server.0), next.map(|job| TaskId(job.0)));
        }
        Withdrawn::Queued => leave_desk(ctx, task),
        Withdrawn::Unknown => {}
    }
}

fn leave_desk(ctx: &mut Ctx, task: TaskId) {
    ctx.run.urgent.remove(&task);
    let desk = ctx.tasks[task.ix()].desk;
    ctx.staff.leave(desk);
}

/// Puts a task that nobody has before other people; it keeps its place in time.
pub fn put_before(ctx: &mut Ctx, task: TaskId, people: &[PersonId]) {
    if ctx.staff.pool.withdraw(JobId(task.0)) != Withdrawn::Queued {
        return;
    }
    account_for_wait(ctx, task);
    move_to_desk(ctx, task, people);
    offer(ctx, task);
}

/// Gives a task that is not in the pool to other people.
pub fn move_to_desk(ctx: &mut Ctx, task: TaskId, people: &[PersonId]) {
    let before = ctx.tasks[task.ix()].desk;
    ctx.tasks[task.ix()].desk = ctx.staff.take(people);
    ctx.staff.leave(before);
}

/// A person takes a task up.
fn start(ctx: &mut Ctx, task: TaskId, person: PersonId) {
    account_for_wait(ctx, task);
    ctx.run.urgent.remove(&task);
    let now = ctx.now();
    let model = ctx.model();
    let who = &model.people[person.ix()];
    let (place, skill) = (ctx.tasks[task.ix()].place, ctx.tasks[task.ix()].skill);
    let here = ctx.people[person.ix()].place.unwrap_or(who.org);
    let travel = match place {
        Some(place) if place != here => {
            ctx.people[person.ix()].place = Some(place);
            way(model, here, place)
        }
        _ => Span::ZERO,
    };
    let rate = luck::work_rate(who.skills[super::model::skill_ix(skill)]);
    let tiring = tiring(ctx, person, rate, travel);
    let row = &mut ctx.tasks[task.ix()];
    row.person = Some(person);
    row.tiring = tiring;
    row.started = now;
    row.travel = travel;
    row.called_at = None;
    let (job, resumed) = (row.job, std::mem::replace(&mut row.begun, true));
    let takes = travel + Span::drawn(tiring.takes(row.content));
    match job {
        Job::Step(..) if resumed => {
            let trail = std::mem::take(&mut ctx.tasks[task.ix()].trail);
            let seen_by = Audience::Org(who.org);
            let seq = ctx.emit(Fact::TaskResumed { task, person }, seen_by, trail);
            ctx.tasks[task.ix()].trail = Trail::from(seq, now);
        }
        _ if !resumed => (ctx.run.calls.begun)(ctx, task, job, person),
        _ => {}
    }
    ctx.tasks[task.ix()].end = ctx.after(takes, Event::EndTask(task));
}

/// The wait of a task until now, by class.
fn account_for_wait(ctx: &mut Ctx, task: TaskId) {
    let now = ctx.now();
    let row = &mut ctx.tasks[task.ix()];
    if row.trail.upto >= now {
        return;
    }
    let (desk, until) = (row.desk, row.called_at.unwrap_or(now).max(row.trail.upto));
    let trail = std::mem::take(&mut row.trail);
    let mut trail = waited(ctx, desk, trail, until);
    trail.spend(TimeClass::Mobilisation, now);
    ctx.tasks[task.ix()].trail = trail;
}

/// The way between two organisations: through the provincial capital, or within one place.
fn way(model: &Model, from: OrgId, to: OrgId) -> Span {
    let (a, b) = (model.orgs[from.ix()].travel, model.orgs[to.ix()].travel);
    if model.roles.neighbours(from, to) { Span((a.0 - b.0).abs()) } else { a + b }
}

/// How a person tires over a task that begins after some travel.
fn tiring(ctx: &Ctx, person: PersonId, rate: f64, travel: Span) -> Tiring {
    if ctx.fixed.0.people[person.ix()].tireless {
        return Tiring::never(rate);
    }
    let practice = &ctx.fixed.0.scenario.practice;
    let worked = (ctx.people[person.ix()].worked + travel.0) as f64;
    let (tires, floor) = (practice.policy.tires_after.value(), *practice.policy.tired_rate.value());
    Tiring::after(rate, worked, tires.as_f64(), *practice.fatigue_per_hour.value(), floor)
}

/// Somebody stops working on a task before its end; what is done is done.
fn interrupt(ctx: &mut Ctx, task: TaskId) {
    let now = ctx.now();
    account_for_work(ctx, task);
    let row = &mut ctx.tasks[task.ix()];
    let worked = ((now - row.started) - row.travel).0.max(0) as f64;
    row.content = (row.content - row.tiring.done(worked)).max(1.0);
    let end = row.end.take();
    let (job, person) = (row.job, row.person.take());
    let on_the_road = (now - row.started) < row.travel;
    if let Some(person) = person.filter(|_| on_the_road) {
        // Whoever did not get there starts from home next time.
        ctx.people[person.ix()].place = None;
    }
    if let Some(end) = end {
        ctx.fel.cancel(end);
    }
    if let (Job::Step(..), Some(person)) = (job, person) {
        let seen_by = Audience::Org(ctx.fixed.0.people[person.ix()].org);
        let trail = std::mem::take(&mut ctx.tasks[task.ix()].trail);
        let seq = ctx.emit(Fact::TaskInterrupted { task, person }, seen_by, trail);
        ctx.tasks[task.ix()].trail = Trail::from(seq, now);
    }
}

/// The time since a task was taken up: first the way, then work (a review is a decision).
fn account_for_work(ctx: &mut Ctx, task: TaskId) {
    let now = ctx.now();
    let row = &mut ctx.tasks[task.ix()];
    let class = match row.job {
        Job::Review(_) => TimeClass::Decision,
        Job::Read(_) if row.rework => TimeClass::Handover,
        _ if row.rework => TimeClass::Rework,
        _ => TimeClass::Work,
    };
    let arrived = (row.started + row.travel).min(now);
    row.trail.spend(TimeClass::Mobilisation, arrived);
    row.trail.spend(class, now);
    if let Some(person) = row.person {
        let worked = (now - row.started).0;
        ctx.people[person.ix()].worked += worked;
    }
}

/// A task ends.
pub fn end_task(ctx: &mut Ctx, task: TaskId) {
    account_for_work(ctx, task);
    let row = &mut ctx.tasks[task.ix()];
    let desk = row.desk;
    row.end = None;
    let (job, person) = (row.job, row.person.take());
    let trail = std::mem::take(&mut row.trail);
    let Some(person) = person else { return };
    let done = (ctx.run.calls.done)(ctx, task, job, person, trail);
    let next = ctx.staff.pool.finish(ServerId(person.0));
    ctx.staff.leave(desk);
    turn_to(ctx, person, next.map(|job| TaskId(job.0)));
    (ctx.run.calls.follow)(ctx, done);
    after_work(ctx, person, None);
}

/// Whether a person stays after hours for work of a priority: for what calls people who are on call, and from some
/// severity on for what anybody is at.
fn stays(ctx: &Ctx, person: PersonId, urgency: u8) -> bool {
    let on_call = ctx.fixed.0.people[person.ix()].on_call;
    let from = priority(*ctx.fixed.0.scenario.practice.policy.overtime_from.value());
    urgency <= if on_call { urgent(ctx).max(from) } else { from }
}

/// What a person does after a task: the next one, or home when duty is over and nothing urgent is left.
fn after_work(ctx: &mut Ctx, person: PersonId, next: Option<TaskId>) {
    turn_to(ctx, person, next);
    if ctx.people[person.ix()].overtime && ctx.staff.pool.serving(ServerId(person.0)).is_none() {
        go_home(ctx, person, false);
    }
}

/// A person begins what the pool has given next, at once: no task is ever assigned and not begun. After hours, what is
/// not urgent is left to others.
fn turn_to(ctx: &mut Ctx, person: PersonId, next: Option<TaskId>) {
    let Some(task) = next else { return };
    if ctx.people[person.ix()].overtime && !stays(ctx, person, ctx.tasks[task.ix()].priority) {
        go_home(ctx, person, false);
    } else {
        start(ctx, task, person);
    }
}

/// A person leaves. `working`: what is served has begun and must be interrupted.
fn go_home(ctx: &mut Ctx, person: PersonId, working: bool) {
    let model = ctx.model();
    let own = model.people[person.ix()].org;
    let home = ctx.people[person.ix()].place.map_or(Span::ZERO, |place| way(model, place, own));
    let left = ctx.now() + home;
    let row = &mut ctx.people[person.ix()];
    (row.on, row.overtime, row.place, row.left) = (false, false, None, left);
    row.stays_until = None;
    duty_changes(ctx, person, false);
    if let Some(displaced) = ctx.staff.pool.go_off(ServerId(person.0)) {
        let victim = TaskId(displaced.victim.0);
        if working {
            interrupt(ctx, victim);
        }
        match displaced.restarted_on {
            Some(other) => start(ctx, victim, PersonId(other.0)),
            None if ctx.tasks[victim.ix()].priority <= urgent(ctx) => {
                ctx.run.urgent.insert(victim);
            }
            None => {}
        }
    }
    // Nobody may be left for what is urgent.
    for task in ctx.run.urgent.clone() {
        call_somebody(ctx, task, 0);
    }
}

/// The longest time at a stretch is over: a person goes home, and rests before the next duty or call.
fn go_to_rest(ctx: &mut Ctx, person: PersonId) {
    let working = ctx.staff.pool.serving(ServerId(person.0)).is_some();
    go_home(ctx, person, working);
    let rested = *ctx.fixed.0.scenario.practice.policy.rested_after.value();
    let until = ctx.people[person.ix()].left + rested;
    ctx.people[person.ix()].rests_until = Some(until);
    ctx.schedule(until, Event::EndAbsence(person));
}

/// A person comes to work.
fn come_in(ctx: &mut Ctx, person: PersonId, overtime: bool) {
    let now = ctx.now();
    let rested = *ctx.fixed.0.scenario.practice.policy.rested_after.value();
    let row = &mut ctx.people[person.ix()];
    (row.on, row.overtime, row.came) = (true, overtime, now);
    if now - row.left >= rested {
        row.worked = 0;
    }
    if overtime {
        stay_at_most(ctx, person, None);
    }
    duty_changes(ctx, person, true);
    let next = ctx.staff.pool.come_on(ServerId(person.0));
    after_work(ctx, person, next.map(|job| TaskId(job.0)));
}

/// Notes that a person came to work or left; all that happens at one moment is written down together.
fn duty_changes(ctx: &mut Ctx, person: PersonId, came: bool) {
    if ctx.run.duty.iter().all(Vec::is_empty) {
        ctx.schedule(ctx.now(), Event::NoteDuty);
    }
    let [on, off] = &mut ctx.run.duty;
    let (to, from) = if came { (on, off) } else { (off, on) };
    // Whoever came and left at the same moment did neither.
    match from.iter().position(|p| *p == person) {
        Some(at) => _ = from.remove(at),
        None => to.push(person),
    }
}

/// Writes down who came to work and who left at this moment.
pub fn note_duty(ctx: &mut Ctx) {
    let [mut came, mut left] = std::mem::take(&mut ctx.run.duty);
    if came.is_empty() && left.is_empty() {
        return;
    }
    came.sort_unstable();
    left.sort_unstable();
    let trail = Trail::outside(ctx.now());
    ctx.emit(Fact::DutyChanged { came, left }, Audience::Nobody, trail);
}

/// A person who works outside duty stays for `longest` at most, where given, and no longer than anybody does at a stretch.
fn stay_at_most(ctx: &mut Ctx, person: PersonId, longest: Option<Span>) {
    if ctx.fixed.0.people[person.ix()].tireless {
        return;
    }
    let stretch = *ctx.fixed.0.scenario.practice.policy.at_work_at_most.value();
    let now = ctx.now();
    let row = &mut ctx.people[person.ix()];
    let stretched = (row.came + stretch).max(now);
    let until = longest.map_or(stretched, |longest| stretched.min(now + longest));
    row.stays_until = Some(until);
    ctx.schedule(until, Event::EndOvertime(person));
}

/// Whoever has stayed as long as anybody does goes home, on duty or not.
pub fn end_overtime(ctx: &mut Ctx, person: PersonId) {
    let stretch = *ctx.fixed.0.scenario.practice.policy.at_work_at_most.value();
    let row = &ctx.people[person.ix()];
    if !row.on || row.stays_until != Some(ctx.now()) {
        return;
    }
    if ctx.now() - row.came >= stretch {
        go_to_rest(ctx, person);
    } else if row.overtime {
        let working = ctx.staff.pool.serving(ServerId(person.0)).is_some();
        go_home(ctx, person, working);
    }
}

/// Duty of a person begins or ends, or a drawn absence does; the next change is put on the list.
pub fn next_duty(ctx: &mut Ctx, person: PersonId) {
    let now = ctx.now();
    let model = ctx.model();
    let absent = &ctx.people[person.ix()].absent;
    let began = absent.iter().find(|(from, _)| *from == now || (*from < now && now == model.start));
    if let Some((_, until)) = began.copied() {
        let org = model.people[person.ix()].org;
        ctx.emit(Fact::PersonAbsent { person, until }, Audience::Org(org), Trail::outside(now));
    }
    let absent = &ctx.people[person.ix()].absent;
    let next = model.people[person.ix()].duty.next_change(now).min(next_absence_change(absent, now));
    if next <= model.end {
        ctx.schedule(next, Event::ChangeDuty(person));
    }
    change_duty(ctx, person);
}

/// Puts a person where duty and absence want the person to be now.
pub fn change_duty(ctx: &mut Ctx, person: PersonId) {
    let now = ctx.now();
    let model = ctx.model();
    let who = &model.people[person.ix()];
    let row = &ctx.people[person.ix()];
    let should = who.duty.is_on(now) && !is_absent(&row.absent, now) && !rests(row, now);
    let (on, absent) = (row.on, is_absent(&row.absent, now));
    if should && on {
        ctx.people[person.ix()].overtime = false;
    } else if should {
        come_in(ctx, person, false);
    } else if on {
        let serving = ctx.staff.pool.serving(ServerId(person.0)).map(|job| TaskId(job.0));
        let needed = serving.is_some_and(|task| stays(ctx, person, ctx.tasks[task.ix()].priority));
        if needed && !absent {
            let longest = *model.scenario.practice.policy.overtime_at_most.value();
            ctx.people[person.ix()].overtime = true;
            stay_at_most(ctx, person, (!who.on_call).then_some(longest));
        } else {
            go_home(ctx, person, serving.is_some());
        }
    }
}

/// It is time for the next call.
pub fn call_again(ctx: &mut Ctx, task: TaskId, round: u32) {
    ctx.tasks[task.ix()].call = false;
    call_somebody(ctx, task, round);
}

/// Nobody of the desk is at work and the task is urgent: somebody is called, by turns, until one answers. One call at a
/// time.
fn call_somebody(ctx: &mut Ctx, task: TaskId, round: u32) {
    let model = ctx.model();
    let now = ctx.now();
    let row = &ctx.tasks[task.ix()];
    let (desk, priority, waiting) = (row.desk, row.priority, row.person.is_none());
    if priority > urgent(ctx) || !waiting || row.call || ctx.staff.pool.on_count(desk) > 0 {
        return;
    }
    let people = ctx.staff.people(desk);
    if people.iter().any(|p| ctx.people[p.ix()].called) {
        return;
    }
    let on_call = || people.iter().copied().filter(|p| model.people[p.ix()].on_call);
    let callable: Vec<PersonId> = on_call().filter(|p| may_be_called(&ctx.people[p.ix()], now)).collect();
    let Some(person) = callable.get(round as usize % callable.len().max(1)).copied() else {
        // Whoever could be called is absent or rests: again when somebody is back.
        let back = on_call().map(|p| back_at(&ctx.people[p.ix()], now)).min();
        if let Some(at) = back.filter(|at| *at < model.end) {
            ctx.tasks[task.ix()].call = true;
            ctx.schedule(at, Event::CallAgain(task, round));
        }
        return;
    };
    let hour = model.clock.absolute(now).div_euclid(HOUR) as u64;
    let key = |purpose| luck::key(purpose).with(model.people[person.ix()].key).with(hour);
    let chance = *model.scenario.practice.on_call_answers.value();
    let answered = luck::happens(ctx.luck(), chance, key(Purpose::Answers));
    if let Some(incident) = incident_of(ctx, task) {
        let trail = so_far(ctx, task);
        let seen_by = Audience::Org(model.people[person.ix()].org);
        ctx.emit(Fact::PersonCalled { person, incident, answered }, seen_by, trail);
    }
    if answered {
        let delay = luck::span(ctx.luck(), &model.practice.on_call_delay, key(Purpose::CallDelay));
        ctx.people[person.ix()].called = true;
        ctx.tasks[task.ix()].called_at = Some(now);
        ctx.after(delay, Event::ReportForWork(person, task));
    } else {
        ctx.tasks[task.ix()].call = true;
        ctx.after(model.practice.retry_after, Event::CallAgain(task, round + 1));
    }
}

/// Whether a person is at rest after a long stretch.
fn rests(person: &PersonRow, now: SimTime) -> bool {
    person.rests_until.is_some_and(|until| now < until)
}

/// Whether a person is neither absent nor at rest.
fn may_be_called(person: &PersonRow, now: SimTime) -> bool {
    !is_absent(&person.absent, now) && !rests(person, now)
}

/// When somebody who cannot be called now may be next: at the end of a rest or of an absence.
fn back_at(person: &PersonRow, now: SimTime) -> SimTime {
    let rested = person.rests_until.filter(|until| *until > now);
    rested.unwrap_or(SimTime::NEVER).min(next_absence_change(&person.absent, now))
}

/// How the time of a task that nobody has begun was spent until now.
pub fn so_far(ctx: &Ctx, task: TaskId) -> Trail {
    let row = &ctx.tasks[task.ix()];
    let until = row.called_at.unwrap_or(ctx.now()).max(row.trail.upto);
    let mut trail = waited(ctx, row.desk, row.trail.clone(), until);
    trail.spend(TimeClass::Mobilisation, ctx.now());
    trail
}

/// A task that nobody has becomes more urgent; it keeps its place in time.
pub fn hasten(ctx: &mut Ctx, task: TaskId, priority: u8) {
    let row = &ctx.tasks[task.ix()];
    // What somebody is at is not taken from them.
    if priority >= row.priority
        || row.person.is_some()
        || ctx.staff.pool.withdraw(JobId(task.0)) != Withdrawn::Queued
    {
        return;
    }
    account_for_wait(ctx, task);
    ctx.tasks[task.ix()].priority = priority;
    offer(ctx, task);
}

/// A called person is at work.
pub fn report_for_work(ctx: &mut Ctx, person: PersonId) {
    let row = &mut ctx.people[person.ix()];
    row.called = false;
    if !row.on {
        come_in(ctx, person, true);
    }
}

/// The incident that a task belongs to.
pub fn incident_of(ctx: &Ctx, task: TaskId) -> Option<IncidentId> {
    match ctx.tasks[task.ix()].job {
        Job::LookAt(_) => None,
        Job::Read(message) => ctx.messages[message.ix()].incident,
        Job::Review(approval) => Some(ctx.approvals[approval.ix()].incident),
        Job::Step(incident, _) => Some(incident),
    }
}
