//! The list made of the drill file, the plan and what the runs showed.

use std::collections::BTreeMap;

use super::rows::{about_names, campaign, launched, moment, named, org_of, player, share};
use super::slots::Slot;
use super::tally::{CONFIDENCE, SlotTally, counted, slot as tally_slot};
use super::watch::{Seen, Watch};
use super::{
    Condition, Expected, FORMAT, Fires, Forecast, InTime, Kind, Measured, Msel, Named, NotExercised, Player,
    Row, words,
};
use crate::experiment::stats::chance_interval;
use crate::i18n::format::{Clock, count, duration};
use crate::i18n::{Lang, Text, msel as say};
use crate::scenario::Scenario;
use crate::scenario::model::{Disturbance, Inject, InjectKind, Milestone};
use crate::score::milestone_id;
use crate::units::SimTime;
use crate::units::time::{DAY, HOUR, MINUTE};

/// What is due in a smaller share of the runs has no row of its own, as in a batch.
const OFTEN: f64 = 0.05;
/// Nothing is prompted sooner after STARTEX.
const FIRST_PROMPT: i64 = HOUR;
/// Prompts stand at whole steps of so long, and between these hours of the day.
const STEP: i64 = 5 * MINUTE;
const MORNING: i64 = 6 * HOUR;
const EVENING: i64 = 21 * HOUR;
/// Agencies that are named as those who act.
const ACTORS: usize = 3;

/// What the list is made under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// SHA-256 of the scenario.
    pub digest: String,
    /// Seed of the runs.
    pub seed: u64,
}

/// Makes the list of a drill from the looks at its runs.
pub fn compose(scenario: &Scenario, watch: &Watch, seen: &[Seen], made: &Made) -> Msel {
    let clock = Clock::of(&scenario.drill.starts);
    let maker = Maker { scenario, watch, seen, clock };
    let (rows, not_exercised) = maker.rows();
    Msel {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        scenario: scenario.id.clone(),
        scenario_digest: made.digest.clone(),
        structure: scenario.structure.id.clone(),
        seed: made.seed,
        replications: seen.len() as u64,
        drill: scenario.drill.name.clone(),
        province: scenario.province.name.clone(),
        structure_name: scenario.structure.name.clone(),
        plan: scenario.plan.name.clone(),
        plan_source: scenario.plan.source.clone(),
        starts: moment(clock, 0),
        ends: moment(clock, scenario.drill.horizon.0),
        campaigns: launched(scenario),
        rows,
        not_exercised,
    }
}

/// The latest prompt of each campaign: a later step is not prompted before an earlier one.
#[derive(Default)]
struct Prompts(BTreeMap<usize, i64>);

impl Prompts {
    fn after_earlier(&mut self, slot: &Slot, (at, fires): (i64, Fires)) -> (i64, Fires) {
        let (None, Some(campaign)) = (slot.inject, slot.campaign) else { return (at, fires) };
        let latest = self.0.entry(campaign).or_insert(at);
        *latest = (*latest).max(at);
        (*latest, fires)
    }
}

/// Rows follow each other by time, kind and step of the incident; those without a time stand last.
fn order(row: &Row) -> (bool, i64, Kind, Option<Milestone>, String) {
    let step = row.expected.as_ref().and_then(|expected| words::milestone_of(&expected.milestone));
    (row.at.is_none(), row.at.as_ref().map_or(0, |at| at.t_s), row.kind, step, row.id.clone())
}

struct Maker<'a> {
    scenario: &'a Scenario,
    watch: &'a Watch,
    seen: &'a [Seen],
    clock: Clock,
}

impl Maker<'_> {
    fn rows(&self) -> (Vec<Row>, Vec<NotExercised>) {
        let mut rows = vec![self.startex(), self.endex()];
        let mut not_exercised = Vec::new();
        for launch in &self.scenario.drill.campaigns {
            rows.extend(self.attack(&launch.campaign, launch.at.0));
        }
        for (ix, inject) in self.scenario.drill.injects.iter().enumerate() {
            rows.push(self.inject(ix, inject));
        }
        let usual = self.usual_player();
        let mut prompts = Prompts::default();
        for (ix, slot) in self.in_order() {
            let tally = tally_slot(self.seen, ix, slot.expectations.len());
            self.rarely_due(slot, &tally, &mut not_exercised);
            if slot.inject.is_none() && share(tally.first.len(), self.seen.len() as u64) < OFTEN {
                continue;
            }
            let action = self.action(slot, &tally);
            if let Some(prompt) = self.prompt(slot, &tally) {
                let prompt = prompts.after_earlier(slot, prompt);
                rows.extend(self.contingency(slot, &tally, &action, &usual, prompt));
            }
            rows.push(action);
        }
        rows.sort_by_cached_key(order);
        for (number, row) in (1..).zip(&mut rows) {
            row.number = number;
        }
        (rows, not_exercised)
    }

    /// A row with nothing but its kind, its time and its words.
    fn plain(&self, kind: Kind, id: &str, t_s: i64, title: Text, message: Text) -> Row {
        Row {
            number: 0,
            id: id.to_owned(),
            kind,
            at: Some(moment(self.clock, t_s)),
            mode: None,
            from: None,
            to: Vec::new(),
            title,
            message,
            expected: None,
            about: None,
            causes: None,
            follows: None,
            condition: None,
            forecast: None,
            objectives: Vec::new(),
        }
    }

    fn startex(&self) -> Row {
        let message = Text::of(|lang| say::startex_message(lang, self.scenario.drill.name.get(lang)));
        let row = self.plain(Kind::Startex, "STARTEX", 0, Text::of(say::startex_title), message);
        Row { from: Some(Text::of(say::control)), ..row }
    }

    fn endex(&self) -> Row {
        let end = self.scenario.drill.horizon.0;
        let (title, message) = (Text::of(say::endex_title), Text::of(say::endex_message));
        Row { from: Some(Text::of(say::control)), ..self.plain(Kind::Endex, "ENDEX", end, title, message) }
    }

    fn attack(&self, id: &str, t_s: i64) -> Option<Row> {
        let campaign = self.scenario.campaigns.iter().find(|c| c.id == id)?;
        let mut techniques: Vec<&str> =
            campaign.actions.iter().map(|a| a.technique.as_str()).filter(|t| !t.is_empty()).collect();
        techniques.sort_unstable();
        techniques.dedup();
        let title = Text::of(|lang| say::attack_title(lang, campaign.name.get(lang)));
        let message = Text::of(|lang| say::attack_message(lang, campaign.actions.len(), techniques.len()));
        let row = self.plain(Kind::Attack, &format!("campaign:{id}"), t_s, title, message);
        Some(Row {
            from: Some(Text::of(say::red_team)),
            about: Some(named(&campaign.id, &campaign.name)),
            ..row
        })
    }

    fn inject(&self, ix: usize, inject: &Inject) -> Row {
        let kind = if inject.contingency_for.is_some() { Kind::ContingencyInject } else { Kind::Inject };
        let condition = inject.contingency_for.as_ref().map(|_| {
            let (runs, needed) =
                counted(self.seen.iter().map(|run| run.delivered.get(ix).copied().flatten()));
            Condition { fires: Fires::Stated, runs, needed, share: share(needed, runs) }
        });
        let channels = &self.scenario.practice.channels;
        let mode = channels.iter().find(|c| c.id == inject.channel).map(|c| named(&c.id, &c.name));
        let expected = inject.expects.as_ref().map(|expects| Expected {
            text: expects.text.clone(),
            milestone: milestone_id(expects.milestone).to_owned(),
            milestone_name: words::name(expects.milestone),
            within_s: Some(expects.within.0),
        });
        let (about, causes) = match &inject.kind {
            InjectKind::Tells { about } => (about.as_deref(), None),
            InjectKind::Causes(disturbance) => (None, Some(self.causes(disturbance))),
        };
        let about = about.and_then(|id| self.scenario.campaigns.iter().find(|c| c.id == id));
        let to = org_of(self.scenario, &inject.to).and_then(|org| player(self.scenario, org, 1.0));
        let ends = self.exercises(ix, inject);
        let measured = self.scenario.plan.expectations.iter().enumerate();
        let measured: Vec<usize> = measured.filter(|(_, e)| ends.contains(&e.to)).map(|(ix, _)| ix).collect();
        Row {
            mode,
            from: Some(inject.from.clone()),
            to: to.into_iter().collect(),
            expected,
            about: about.map(|c| named(&c.id, &c.name)),
            causes,
            follows: inject.contingency_for.clone(),
            condition,
            objectives: self.objectives(&measured),
            ..self.plain(kind, &inject.id, inject.at.0, inject.title.clone(), inject.message.clone())
        }
    }

    /// The milestones that an inject works on: what it expects; else what its base expects; else what it makes people do, or
    /// makes hard for them. Nothing of the first and the last, which open and close the drill.
    fn exercises(&self, ix: usize, inject: &Inject) -> Vec<Milestone> {
        let injects = &self.scenario.drill.injects;
        if let Some(expects) = &inject.expects {
            return vec![expects.milestone];
        }
        let base = inject.contingency_for.as_ref().and_then(|id| injects.iter().find(|i| i.id == *id));
        if let Some(expects) = base.and_then(|base| base.expects.as_ref()) {
            return vec![expects.milestone];
        }
        match &inject.kind {
            InjectKind::Causes(Disturbance::Absence { .. }) => {
                vec![Milestone::Decision, Milestone::Escalation]
            }
            InjectKind::Causes(Disturbance::ChannelDown { .. }) => {
                vec![Milestone::ReportToLead, Milestone::Mobilisation]
            }
            InjectKind::Causes(Disturbance::AlertFlood { .. }) => {
                vec![Milestone::Acknowledgement, Milestone::Triage]
            }
            InjectKind::Tells { about: Some(_) } => vec![Milestone::Acknowledgement, Milestone::Triage],
            InjectKind::Tells { about: None } if ix == 0 || ix + 1 == injects.len() => Vec::new(),
            InjectKind::Tells { about: None } => vec![Milestone::Detection, Milestone::Acknowledgement],
        }
    }

    fn causes(&self, disturbance: &Disturbance) -> Text {
        let name = |id: &str, lang| {
            let org = org_of(self.scenario, id).and_then(|org| player(self.scenario, org, 1.0));
            org.map_or_else(|| id.to_owned(), |org| org.name.get(lang).to_owned())
        };
        Text::of(|lang| match disturbance {
            Disturbance::Absence { organisation, post, lasting } => {
                let people = self.scenario.province.people.iter();
                let title = people
                    .clone()
                    .find(|p| p.organisation == *organisation && p.post == *post)
                    .map_or(post.as_str(), |p| p.title.get(lang));
                say::causes_absence(lang, title, &name(organisation, lang), &duration(lasting.0, lang))
            }
            Disturbance::ChannelDown { channel, lasting } => {
                let found = self.scenario.practice.channels.iter().find(|c| c.id == *channel);
                let channel = found.map_or(channel.as_str(), |c| c.name.get(lang));
                say::causes_channel(lang, channel, &duration(lasting.0, lang))
            }
            Disturbance::AlertFlood { organisation, alerts, over } => {
                let alerts = count(u64::from(*alerts), lang);
                say::causes_flood(lang, &alerts, &name(organisation, lang), &duration(over.0, lang))
            }
        })
    }

    /// The slots by campaign and milestone, as an incident goes on.
    fn in_order(&self) -> Vec<(usize, &Slot)> {
        let mut slots: Vec<(usize, &Slot)> = self.watch.slots.iter().enumerate().collect();
        slots.sort_by_key(|(ix, slot)| (slot.campaign, slot.milestone, *ix));
        slots
    }

    /// An expected action: when the runs expect it. It has no time where they give no median.
    fn action(&self, slot: &Slot, tally: &SlotTally) -> Row {
        let inject = slot.inject.map(|ix| &self.scenario.drill.injects[ix]);
        let about = slot.campaign.and_then(|ix| campaign(self.scenario, ix));
        let name = words::name(slot.milestone);
        let title =
            Text::of(|lang| say::action_title(lang, name.get(lang), &self.about_name(about.as_ref(), lang)));
        let text = inject.and_then(|i| i.expects.as_ref()).map(|expects| expects.text.clone());
        let text = text.unwrap_or_else(|| words::expected(slot.milestone));
        let within_s = inject.and_then(|i| i.expects.as_ref()).map(|expects| expects.within.0);
        Row {
            at: tally.first.p50().map(|t| moment(self.clock, t)),
            to: self.players(tally),
            expected: Some(Expected {
                text: text.clone(),
                milestone: milestone_id(slot.milestone).to_owned(),
                milestone_name: name,
                within_s,
            }),
            about,
            follows: inject.map(|i| i.id.clone()),
            forecast: Some(self.forecast(slot, tally)),
            objectives: self.objectives(&slot.expectations),
            ..self.plain(Kind::ExpectedAction, &self.action_id(slot), 0, title, text)
        }
    }

    fn action_id(&self, slot: &Slot) -> String {
        match slot.inject {
            Some(ix) => format!("expected:{}", self.scenario.drill.injects[ix].id),
            None => format!("expected:{}", self.slot_id(slot)),
        }
    }

    fn slot_id(&self, slot: &Slot) -> String {
        let campaign = slot.campaign.and_then(|ix| self.scenario.campaigns.get(ix));
        format!("{}:{}", campaign.map_or("any", |c| c.id.as_str()), milestone_id(slot.milestone))
    }

    /// The latest moment that counts: the time that the inject gives, or the earliest of the plan's limits, counted from
    /// where their clocks start in the median run.
    fn limit(&self, slot: &Slot, tally: &SlotTally) -> Option<i64> {
        if let Some(inject) = slot.inject.map(|ix| &self.scenario.drill.injects[ix]) {
            return inject.expects.as_ref().map(|expects| inject.at.0 + expects.within.0);
        }
        let limits = slot.expectations.iter().zip(&tally.measured).filter_map(|(ix, measured)| {
            let limit = self.scenario.plan.expectations[*ix].limit.value().0;
            Some(measured.from.middle()?.saturating_add(limit))
        });
        limits.min()
    }

    /// When control would prompt, and why then; nothing where the drill file has an inject for that.
    fn prompt(&self, slot: &Slot, tally: &SlotTally) -> Option<(i64, Fires)> {
        let inject = slot.inject.map(|ix| &self.scenario.drill.injects[ix]);
        let injects = &self.scenario.drill.injects;
        if inject.is_some_and(|base| injects.iter().any(|i| i.contingency_for.as_ref() == Some(&base.id))) {
            return None;
        }
        let limit = self.limit(slot, tally);
        let p90 = tally.first.p90().filter(|_| inject.is_none());
        let (at, fires) = match (p90, limit) {
            (Some(p90), Some(limit)) if limit < p90 => (limit, Fires::Limit),
            (Some(p90), _) => (p90, Fires::P90),
            (None, limit) => (limit?, Fires::Limit),
        };
        Some((self.awake(at.max(FIRST_PROMPT)), fires))
    }

    /// A whole step of five minutes at which a controller can call somebody: not at night, if the drill goes on in the morning.
    fn awake(&self, t: i64) -> i64 {
        let t = t.saturating_add(STEP - 1).div_euclid(STEP).saturating_mul(STEP);
        let second = self.clock.civil(SimTime(t)).second_of_day();
        let morning = match second {
            late if late >= EVENING => t + DAY - late + MORNING,
            early if early < MORNING => t + MORNING - early,
            _ => t,
        };
        if morning < self.scenario.drill.horizon.0 { morning } else { t }
    }

    /// What control does if the action does not come; nothing where it always came, or where the drill is over before.
    fn contingency(
        &self,
        slot: &Slot,
        tally: &SlotTally,
        action: &Row,
        usual: &[Player],
        (at, fires): (i64, Fires),
    ) -> Option<Row> {
        let inject = slot.inject.map(|ix| &self.scenario.drill.injects[ix]);
        let (runs, needed) = (tally.first.len(), tally.first.later_than(at));
        if needed == 0 || at >= self.scenario.drill.horizon.0 {
            return None;
        }
        let name = words::name(slot.milestone);
        let title = Text::of(|lang| {
            say::contingency_title(lang, name.get(lang), &self.about_name(action.about.as_ref(), lang))
        });
        let to =
            inject.and_then(|i| org_of(self.scenario, &i.to)).and_then(|org| player(self.scenario, org, 1.0));
        let to: Vec<Player> = match to {
            Some(to) => vec![to],
            None if action.to.is_empty() => usual.to_vec(),
            None => action.to.iter().take(1).cloned().collect(),
        };
        let id = action.id.replacen("expected:", "contingency:", 1);
        Some(Row {
            mode: self.usual_channel(),
            from: Some(Text::of(say::control)),
            to,
            expected: action.expected.clone(),
            about: action.about.clone(),
            follows: Some(inject.map_or_else(|| action.id.clone(), |i| i.id.clone())),
            condition: Some(Condition { fires, runs, needed, share: share(needed, runs) }),
            objectives: action.objectives.clone(),
            ..self.plain(Kind::ContingencyInject, &id, at, title, words::prompt(slot.milestone))
        })
    }

    /// The channel that most of the drill's injects go by.
    fn usual_channel(&self) -> Option<Named> {
        let used = |id: &str| self.scenario.drill.injects.iter().filter(|i| i.channel == id).count();
        let channels = self.scenario.practice.channels.iter();
        let found = channels.max_by_key(|c| (used(&c.id), std::cmp::Reverse(c.id.as_str())));
        found.map(|c| named(&c.id, &c.name))
    }

    /// Whoever acts first most often in the whole drill: asked where nobody ever did what is expected.
    fn usual_player(&self) -> Vec<Player> {
        let actors = self.seen.iter().flat_map(|run| run.slots.iter().filter_map(|slot| slot.actor));
        let mut counts = BTreeMap::new();
        for actor in actors {
            *counts.entry(actor).or_insert(0u64) += 1;
        }
        let found = counts.into_iter().max_by_key(|(org, count)| (*count, std::cmp::Reverse(*org)));
        found.and_then(|(org, _)| player(self.scenario, org, 1.0)).into_iter().collect()
    }

    fn players(&self, tally: &SlotTally) -> Vec<Player> {
        let known: u64 = tally.actors.iter().map(|(_, count)| count).sum();
        let actors = tally.actors.iter().take(ACTORS);
        actors.filter_map(|(org, count)| player(self.scenario, *org, share(*count, known))).collect()
    }

    fn forecast(&self, slot: &Slot, tally: &SlotTally) -> Forecast {
        let first = &tally.first;
        let (due, came) = (first.len(), first.came());
        let interval = chance_interval(came, came, due, CONFIDENCE);
        let in_time = slot.inject.map(|ix| {
            let (runs, came) = counted(self.seen.iter().map(|run| run.in_time.get(ix).copied().flatten()));
            InTime { runs, came }
        });
        let measures = slot.expectations.iter().zip(&tally.measured).filter(|(_, m)| m.elapsed.len() > 0);
        let measures = measures.map(|(ix, measured)| {
            let spec = &self.scenario.plan.expectations[*ix];
            let (target, limit) = (spec.target.source(), spec.limit.source());
            Measured {
                id: spec.id.clone(),
                name: spec.name.clone(),
                from: milestone_id(spec.from).to_owned(),
                from_name: words::name(spec.from),
                target_s: spec.target.value().0,
                limit_s: spec.limit.value().0,
                source: if target == limit { target.to_owned() } else { format!("{target}; {limit}") },
                due: measured.elapsed.len(),
                met: measured.met,
                p50_s: measured.elapsed.p50(),
                p90_s: measured.elapsed.p90(),
            }
        });
        Forecast {
            due,
            before: tally.before,
            came,
            share: share(came, due),
            share_low: interval.low,
            share_high: interval.high,
            p50: first.p50().map(|t| moment(self.clock, t)),
            p90: first.p90().map(|t| moment(self.clock, t)),
            p50_between_s: first.p50_between(),
            p90_between_s: first.p90_between(),
            in_time,
            measures: measures.collect(),
        }
    }

    /// Objectives that are measured by one of these expectations.
    fn objectives(&self, expectations: &[usize]) -> Vec<Named> {
        let ids: Vec<&str> =
            expectations.iter().map(|ix| self.scenario.plan.expectations[*ix].id.as_str()).collect();
        let objectives = self.scenario.plan.objectives.iter();
        let met = objectives.filter(|o| o.measured_by.iter().any(|id| ids.contains(&id.as_str())));
        met.map(|o| named(&o.id, &o.name)).collect()
    }

    /// The campaign that a row is about; all of the drill, where it may be any.
    fn about_name(&self, about: Option<&Named>, lang: Lang) -> String {
        about_names(about, &launched(self.scenario), lang)
    }

    fn rarely_due(&self, slot: &Slot, tally: &SlotTally, out: &mut Vec<NotExercised>) {
        let Some(campaign) = slot.campaign.and_then(|ix| campaign(self.scenario, ix)) else { return };
        for (ix, measured) in slot.expectations.iter().zip(&tally.measured) {
            let due = measured.elapsed.len();
            if share(due, self.seen.len() as u64) < OFTEN {
                let spec = &self.scenario.plan.expectations[*ix];
                let expectation = named(&spec.id, &spec.name);
                out.push(NotExercised { expectation, campaign: campaign.clone(), due });
            }
        }
    }
}
