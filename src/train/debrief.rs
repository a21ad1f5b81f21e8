//! The debriefing: each decision beside what the plan expects, what the model's own policy would have done, and what it was
//! worth: exactly in this future, and over futures drawn afresh.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::experiment::stats::Quantiles;
use crate::experiment::{Futures, NoThreads, Watch, observe};
use crate::i18n::Text;
use crate::record::{Fact, IntrusionId, Override, Point, Record, Run};
use crate::scenario::model::{Expectation, Milestone};
use crate::score::card::{ScoredExpectation, Status};
use crate::score::{Scored, score};
use crate::sim;
use crate::train::act::{By, Taken};
use crate::train::choice::{Choice, choices};
use crate::train::difference::{Difference, difference};
use crate::train::session::Session;
use crate::train::weigh::{CONFIDENCE, Worth, weigh};
use crate::units::{IncidentId, OrgId, SimTime};

/// The milestones that a decision at a point bears on first.
pub const fn bears_on(point: Point) -> &'static [Milestone] {
    match point {
        Point::Declare | Point::Confirm => &[Milestone::Triage, Milestone::ReportToLead],
        Point::Severity => &[Milestone::Escalation],
        Point::Lead => &[Milestone::ReportToLead],
        Point::Contain | Point::Authority | Point::Approve => &[Milestone::Decision, Milestone::Containment],
        Point::Mobilise => &[Milestone::Mobilisation],
        Point::National => &[Milestone::NationalNotified],
        Point::Public => &[Milestone::PublicInformed],
        Point::Repair => &[Milestone::Recovery, Milestone::FirstServiceBack],
        Point::Close => &[Milestone::Closure, Milestone::FinalReport],
    }
}

/// What the plan expects about a decision, and how it came out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Expected {
    /// Id of the expectation.
    pub id: String,
    /// In words.
    pub name: Text,
    /// Target in seconds.
    pub target_s: i64,
    /// Limit in seconds.
    pub limit_s: i64,
    /// In the decision's own incident; absent where its clock does not run there.
    pub here: Option<Here>,
    /// Longest that was measured in the drill; absent where nothing was.
    pub longest_s: Option<i64>,
    /// What half of simulated drills stay under, where the model decides all of it; absent where none were asked for.
    pub simulated: Option<Median>,
    /// Status at the end of the session, over the drill.
    pub status: Status,
    /// Clause.
    pub source: String,
}

/// A time of the plan in one incident: the longest of the true intrusions that it was found to be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Here {
    /// Seconds: until what stops the clock, or until the end of the run.
    pub measured_s: i64,
    /// Whether that had not come by the end of the run.
    pub open: bool,
    /// Status.
    pub status: Status,
}

/// The median, over simulated drills, of the longest time of a drill; absent where half of them do not get there by their
/// end, as are the ends of its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Median {
    /// Drills.
    pub drills: u64,
    /// Seconds.
    pub p50_s: Option<f64>,
    /// Lower end of its interval.
    pub low_s: Option<f64>,
    /// Upper end.
    pub high_s: Option<f64>,
}

/// One decision of a trainee.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reviewed {
    /// What was taken, with its rationale.
    pub taken: Taken,
    /// The incident; absent where it did not come up in this world.
    pub incident: Option<IncidentId>,
    /// In whose name; absent where it did not come up.
    #[serde(skip)]
    pub org: Option<OrgId>,
    /// When it came up.
    pub asked: SimTime,
    /// When it was taken; absent where its incident was over by then.
    pub decided: Option<SimTime>,
    /// What was open.
    pub options: Vec<String>,
    /// What the model takes there.
    pub policy: String,
    /// What the plan expects about it.
    pub expected: Vec<Expected>,
    /// What would be otherwise in exactly this future, had the model decided at once: from there to what was taken.
    pub exact: Difference,
    /// What it is worth over futures drawn afresh after it came up: taken less the model's; absent where none were asked for, or
    /// where it was the model's, at once.
    pub worth: Option<Worth>,
}

/// A debriefing.
#[derive(Clone, Debug)]
pub struct Debriefing {
    /// The record of the session.
    pub record: Record,
    /// Its scores.
    pub scored: Scored,
    /// Its decisions, in the order in which they were taken.
    pub decisions: Vec<Reviewed>,
    /// From a drill that the model decides alone to the session.
    pub against_the_model: Difference,
}

/// Reviews a session up to where it has come to. Every decision is weighed over so many futures, none where 0.
///
/// # Errors
/// Where the operating system gives no threads.
pub fn debrief(
    session: &Session,
    of_each: u64,
    threads: usize,
    tell: &(dyn Fn(u64) + Sync),
) -> Result<Debriefing, NoThreads> {
    let run = session.run();
    let record = session.world().clone();
    let scored = score(&record);
    let all = choices(&record);
    let simulated = if of_each > 0 { medians(session, of_each, threads)? } else { Vec::new() };
    let mut decisions = Vec::with_capacity(session.taken().len());
    let overrides = session.overrides();
    let mut earlier = 0;
    // What the model decided for a seat that was left is nobody's to learn from.
    for taken in session.taken().iter().filter(|taken| taken.by != By::Model) {
        let choice = all.iter().find(|choice| choice.id == taken.decision);
        let came_up = came_up(&record, &taken.decision);
        let incident = came_up.map(|(_, incident, _)| incident);
        let asked = came_up.map_or(SimTime::ZERO, |(asked, ..)| asked);
        let model = without(&overrides, choice);
        // Whoever decides as the model does, at once, plays the same drill in every future.
        let same = model == overrides;
        let exact = if same {
            difference(&record, &scored, &record, &scored)
        } else {
            let alone = sim::run(&Run { overrides: model.clone(), ..run.clone() });
            difference(&alone, &score(&alone), &record, &scored)
        };
        let worth = if of_each > 0 && !same {
            let which = Futures { from: asked, count: of_each, threads };
            let told = |done: u64| tell(earlier + done);
            Some(weigh(run, &overrides, &model, which, &told)?)
        } else {
            None
        };
        earlier += of_each;
        decisions.push(Reviewed {
            taken: taken.clone(),
            incident,
            org: came_up.map(|(.., org)| org),
            asked,
            decided: choice.map(|choice| choice.t),
            options: choice.map(|choice| choice.options.clone()).unwrap_or_default(),
            policy: choice.map(|choice| choice.policy.clone()).unwrap_or_default(),
            expected: expected(&scored, choice, &about(&record, incident), &simulated),
            exact,
            worth,
        });
    }
    let plain = sim::run(run);
    let against_the_model = difference(&plain, &score(&plain), &record, &scored);
    Ok(Debriefing { record, scored, decisions, against_the_model })
}

/// The median of what each expectation measures, over drills that the model decides alone, in the order of the plan.
fn medians(session: &Session, drills: u64, threads: usize) -> Result<Vec<Median>, NoThreads> {
    let run = session.run();
    let watch = Watch { replications: 0..drills, threads };
    // The longest of a drill: drills are independent of one another, intrusions of one drill are not.
    let longest = |e: &ScoredExpectation| {
        let open = e.instances.iter().any(|i| i.censored);
        e.instances.iter().map(|i| i.measured_s).max().map(|seconds| (seconds, open))
    };
    let measured = |_, _: &Record, scored: &Scored| -> Vec<Option<(i64, bool)>> {
        scored.card.expectations.iter().map(longest).collect()
    };
    let seen = observe(1, &|_| run.scenario.clone(), &watch, &measured, &|_| {})?;
    let expectations = run.scenario.plan.expectations.iter().enumerate();
    let median = |(ix, _): (usize, &Expectation)| {
        let mut quantiles = Quantiles::default();
        let drills_of = seen.iter().flatten().filter_map(|drill| drill.get(ix).copied().flatten());
        for (seconds, open) in drills_of {
            if open { quantiles.add_open() } else { quantiles.add(seconds as f64) }
        }
        let (low_s, high_s) = quantiles.interval(0.5, CONFIDENCE);
        Median { drills, p50_s: quantiles.at(0.5), low_s, high_s }
    };
    Ok(expectations.map(median).collect())
}

/// The session with one decision left to the model, at once.
fn without(overrides: &[Override], left: Option<&Choice>) -> Vec<Override> {
    let replaced = |change: &Override| match (change, left) {
        (Override::Decide { decision, .. }, Some(choice)) if *decision == choice.id => {
            Override::Decide { decision: decision.clone(), option: choice.policy.clone(), after_s: 0 }
        }
        (other, _) => other.clone(),
    };
    overrides.iter().map(replaced).collect()
}

/// When a decision came up, about which incident, and in whose name.
fn came_up(record: &Record, decision: &str) -> Option<(SimTime, IncidentId, OrgId)> {
    record.entries.iter().find_map(|entry| match &entry.fact {
        Fact::DecisionAwaited { incident, org, point, .. } if point == decision => {
            Some((entry.t, *incident, *org))
        }
        _ => None,
    })
}

/// The true intrusions that an incident was found to be about.
fn about(record: &Record, wanted: Option<IncidentId>) -> BTreeSet<IntrusionId> {
    let about = record.entries.iter().filter_map(|entry| match &entry.fact {
        Fact::IncidentOpened { incident, intrusion, .. } if Some(*incident) == wanted => *intrusion,
        Fact::IncidentCovers { incident, intrusion } if Some(*incident) == wanted => Some(*intrusion),
        _ => None,
    });
    about.collect()
}

/// The expectations whose clock stops at what a decision bears on.
fn expected(
    scored: &Scored,
    choice: Option<&Choice>,
    about: &BTreeSet<IntrusionId>,
    simulated: &[Median],
) -> Vec<Expected> {
    let Some(point) = choice.and_then(Choice::point) else { return Vec::new() };
    let all = scored.card.expectations.iter().enumerate();
    all.filter(|(_, e)| bears_on(point).contains(&e.to))
        .map(|(ix, e)| Expected {
            id: e.id.clone(),
            name: e.name.clone(),
            target_s: e.target_s,
            limit_s: e.limit_s,
            here: here(e, about),
            longest_s: e.instances.iter().map(|instance| instance.measured_s).max(),
            simulated: simulated.get(ix).copied(),
            status: e.status,
            source: e.source.clone(),
        })
        .collect()
}

/// The longest of an expectation's instances about some intrusions.
fn here(expectation: &ScoredExpectation, about: &BTreeSet<IntrusionId>) -> Option<Here> {
    let own = expectation.instances.iter().filter(|instance| about.contains(&instance.subject));
    own.max_by_key(|instance| instance.measured_s).map(|instance| Here {
        measured_s: instance.measured_s,
        open: instance.censored,
        status: instance.status,
    })
}
