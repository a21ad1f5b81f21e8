//! The world of a run: entities and resources set up, the loop, the record.

use std::sync::Arc;

use bevy_ecs::prelude::World;

use super::ctx::{Ctx, Fixed, Log, RunState};
use super::event::Event;
use super::model::Model;
use super::rows::{
    AlertRow, ApprovalRow, AttackerRow, IncidentRow, IntrusionRow, MessageRow, OrgRow, PersonRow, SystemRow,
    TaskRow,
};
use super::staff::Staff;
use super::steps::{self, approve, task};
use super::table::{SpawnOrder, blank, clear_pool, spawn, spawn_pool, top_up};
use super::trail::Trail;
use super::{attack, control, coordinate, detect, follow, post, share, work};
use crate::kernel::{EventLoop, FutureEventList, LoopEnd, Luck, Pool};
use crate::record::{Audience, Fact, Override, Record, Run};
use crate::scenario::Scenario;
use crate::scenario::model::Form;
use crate::units::SimTime;

/// Runs one drill.
pub fn run(run: &Run) -> Record {
    Simulator::new(Arc::clone(&run.scenario), SpawnOrder::Forward).run(
        run.seed,
        run.replication,
        &run.overrides,
    )
}

/// A scenario prepared for any number of runs, one after another, in one world.
pub struct Simulator {
    model: Arc<Model>,
    world: World,
    events: EventLoop<()>,
    /// Entries of the longest run so far: what the next one will need.
    longest: usize,
}

impl Simulator {
    /// Prepares a scenario that has passed validation. No result depends on the order of spawning.
    pub fn new(scenario: Arc<Scenario>, order: SpawnOrder) -> Simulator {
        let model = Arc::new(Model::new(scenario));
        let mut world = World::new();
        world.insert_resource(Fixed(Arc::clone(&model)));
        world.insert_resource(FutureEventList::<Event>::new(model.start));
        world.insert_resource(Log::default());
        world.insert_resource(Staff::new(&model));
        world.insert_resource(RunState::new(&model, Luck::new(0, 0), &[]));
        spawn_all(&mut world, &model, order);
        let events = EventLoop::new(&mut world, handle_events);
        Simulator { model, world, events, longest: 0 }
    }

    /// One replication.
    pub fn run(&mut self, seed: u64, replication: u64, overrides: &[Override]) -> Record {
        self.reset(seed, replication, overrides);
        let end = self.events.run(&mut self.world, |world, ()| {
            top_up_all(world);
            true
        });
        debug_assert!(end.is_ok(), "every parameter of the loop is in the world");
        let events = self.world.resource::<FutureEventList<Event>>().popped();
        let entries = std::mem::take(&mut self.world.resource_mut::<Log>().entries);
        self.longest = self.longest.max(entries.len());
        let scenario = Arc::clone(&self.model.scenario);
        // The last entry is the end of the exercise; an open-ended run may end before its horizon.
        let horizon = entries.last().map_or(scenario.drill.horizon, |end| end.t - SimTime::ZERO);
        let run = Run { scenario, seed, replication, overrides: overrides.to_vec() };
        Record { run, version: env!("CARGO_PKG_VERSION").to_owned(), horizon, entries, events }
    }

    /// Takes back a record that nobody needs any more: the next run writes into its memory.
    pub fn recycle(&mut self, record: Record) {
        let Record { mut entries, .. } = record;
        entries.clear();
        let log = &mut self.world.resource_mut::<Log>().entries;
        if entries.capacity() > log.capacity() {
            *log = entries;
        }
    }

    /// The world as it is before the first event.
    fn reset(&mut self, seed: u64, replication: u64, overrides: &[Override]) {
        let (world, model) = (&mut self.world, &self.model);
        world.resource_mut::<Log>().entries.reserve(self.longest + self.longest / 8);
        world.resource_mut::<FutureEventList<Event>>().reset(model.start);
        world.resource_mut::<Staff>().reset();
        world.insert_resource(RunState::new(model, Luck::new(seed, replication), overrides));
        clear_pool::<AlertRow>(world);
        clear_pool::<IncidentRow>(world);
        clear_pool::<TaskRow>(world);
        clear_pool::<MessageRow>(world);
        clear_pool::<ApprovalRow>(world);
        blank::<OrgRow>(world);
        blank::<PersonRow>(world);
        blank::<SystemRow>(world);
        blank::<IntrusionRow>(world);
        blank::<AttackerRow>(world);
    }
}

impl RunState {
    fn new(model: &Model, luck: Luck, overrides: &[Override]) -> RunState {
        let mut things = Pool::new();
        for count in &model.things {
            let units: Vec<_> = (0..*count).map(|_| things.add_server()).collect();
            things.add_class(&units);
            for unit in units {
                things.come_on(unit);
            }
        }
        let mut state = RunState {
            luck,
            redrawn: None,
            calls: &follow::CALLS,
            decisions: Default::default(),
            held: Default::default(),
            pending: Vec::new(),
            seen: Default::default(),
            channel_down: vec![SimTime(i64::MIN); model.practice.lost.len()],
            things,
            done_before: Default::default(),
            waiting_alerts: Default::default(),
            releases: Default::default(),
            warned: Default::default(),
            floods: Default::default(),
            requests: Vec::new(),
            helpers: Default::default(),
            duty: Default::default(),
            urgent: Default::default(),
            unread: 0,
            begun: false,
        };
        for change in overrides {
            state.change(change);
        }
        state
    }

    fn change(&mut self, change: &Override) {
        match change {
            Override::Decide { decision, option, after_s } => {
                self.decisions.insert(decision.clone(), (option.clone(), *after_s));
            }
            Override::Hold { organisation, points, from, until } => {
                for point in points {
                    self.held.entry((*organisation, *point)).or_default().push((*from, *until));
                }
            }
            Override::Redraw { from, future } => self.redrawn = Some((*from, self.luck.redrawn(*future))),
        }
    }
}

fn spawn_all(world: &mut World, model: &Model, order: SpawnOrder) {
    spawn::<OrgRow>(world, model.orgs.len(), order);
    spawn::<PersonRow>(world, model.people.len(), order);
    spawn::<SystemRow>(world, model.systems.len(), order);
    spawn::<IntrusionRow>(world, model.orgs.len() * model.campaigns.len(), order);
    spawn::<AttackerRow>(world, model.campaigns.len(), order);
    spawn_pool::<AlertRow>(world, order);
    spawn_pool::<IncidentRow>(world, order);
    spawn_pool::<TaskRow>(world, order);
    spawn_pool::<MessageRow>(world, order);
    spawn_pool::<ApprovalRow>(world, order);
}

fn top_up_all(world: &mut World) {
    top_up::<AlertRow>(world);
    top_up::<IncidentRow>(world);
    top_up::<TaskRow>(world);
    top_up::<MessageRow>(world);
    top_up::<ApprovalRow>(world);
}

/// The loop: pops and handles events until the horizon, or until a table runs short of spare entities.
fn handle_events(mut ctx: Ctx) -> LoopEnd<()> {
    let horizon = ctx.fixed.0.end;
    if !std::mem::replace(&mut ctx.run.begun, true) {
        control::set_up(&mut ctx);
    }
    let open_ended = ctx.fixed.0.scenario.drill.form == Form::OpenEnded;
    while let Some((_, event)) = ctx.fel.pop_until(horizon) {
        let end_of_shift = matches!(event, Event::ChangeDuty(_));
        handle(&mut ctx, event);
        if end_of_shift && open_ended && everything_is_over(&ctx) {
            let (now, trail) = (ctx.now(), Trail::outside(ctx.now()));
            ctx.emit_at(now, Fact::ExerciseEnded, Audience::Everybody, trail);
            return LoopEnd::Drained;
        }
        if ctx.alerts.short()
            || ctx.tasks.short()
            || ctx.messages.short()
            || ctx.incidents.short()
            || ctx.approvals.short()
        {
            return LoopEnd::Stopped(());
        }
    }
    let trail = Trail::outside(ctx.now());
    ctx.emit_at(horizon, Fact::ExerciseEnded, Audience::Everybody, trail);
    LoopEnd::Horizon
}

/// An open-ended run ends when every campaign has been launched and is over, nothing of it is left, and no incident
/// has anything left to be done.
fn everything_is_over(ctx: &Ctx) -> bool {
    let drill = &ctx.fixed.0.scenario.drill;
    let last = drill.campaigns.iter().map(|l| l.at).chain(drill.injects.iter().map(|i| i.at)).max();
    let attackers = (0..ctx.attackers.len()).map(|c| &ctx.attackers[c]);
    let incidents = (0..ctx.incidents.len()).map(|i| &ctx.incidents[i]);
    ctx.now().0 > last.map_or(0, |span| span.0)
        && ctx.run.unread == 0
        && attackers.into_iter().all(|a| a.began.is_none() || (a.holds.is_empty() && a.idle()))
        && incidents.into_iter().all(|i| i.over && i.steps.iter().all(super::rows::StepRow::is_idle))
}

fn handle(ctx: &mut Ctx, event: Event) {
    match event {
        Event::StartExercise => control::start_exercise(ctx),
        Event::ChangeDuty(person) => work::next_duty(ctx, person),
        Event::EndAbsence(person) => work::change_duty(ctx, person),
        Event::NoteDuty => work::note_duty(ctx),
        Event::EndOvertime(person) => work::end_overtime(ctx, person),
        Event::RestoreChannel(channel) => control::restore_channel(ctx, channel),
        Event::BeginHelp(org, incident) => coordinate::begin_help(ctx, org, incident),
        Event::ReportForWork(person, _) => work::report_for_work(ctx, person),
        Event::CallAgain(task, round) => work::call_again(ctx, task, round),
        Event::RaiseFalseAlert(sensor, index) => detect::false_alert(ctx, sensor, index),
        Event::RaiseFloodAlert(inject, index) => control::flood_alert(ctx, inject, index),
        Event::BeginCampaign(campaign) => attack::begin(ctx, campaign),
        Event::TryAction(campaign, action, lane) => attack::try_action(ctx, campaign, action, lane),
        Event::EndAttempt(attempt, since) => attack::end_attempt(ctx, attempt, since),
        Event::EndFlood(campaign, system, since) => attack::end_flood(ctx, campaign, system, since),
        Event::GoAgain(campaign, action, system) => attack::go_again(ctx, campaign, action, system),
        Event::FindVictim(campaign, action, org, count) => {
            attack::find_victim(ctx, campaign, action, org, count);
        }
        Event::NoticeEviction(campaign) => attack::notice(ctx, campaign),
        Event::ComeBack(campaign, system) => attack::come_back(ctx, campaign, system),
        Event::SendFeed(campaign, cause) => share::send_feed(ctx, campaign, cause),
        Event::RaiseAlert(signal) => {
            share::national_sees(ctx, &signal);
            detect::arrive(ctx, signal);
        }
        Event::ExpireAlert(alert) => detect::expire(ctx, alert),
        Event::EndTask(task) => work::end_task(ctx, task),
        Event::DeliverMessage(message) => post::deliver(ctx, message),
        Event::MissMessage(message) => post::missed(ctx, message),
        Event::ConveneBody(approval, attempt) => approve::convened(ctx, approval, attempt),
        Event::ReleaseMember(person, incident) => coordinate::release(ctx, person, incident),
        Event::RequestDue(request) => coordinate::due(ctx, request),
        Event::StepDue(step) => task::due(ctx, step),
        Event::TakeDecision(decision) => steps::take_decision(ctx, decision),
        Event::Escalate(incident, rule) => coordinate::escalate(ctx, incident, rule),
        Event::DeliverInject(inject) => control::deliver_inject(ctx, inject),
        Event::CheckExpected(inject) => control::check_expected(ctx, inject),
    }
}
