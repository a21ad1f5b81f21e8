//! The debriefing: each decision beside what the plan expects, what the model's own policy would have done, and what it was
//! worth: exactly in this future, and over futures drawn afresh.

use serde::Serialize;

use crate::experiment::{Futures, NoThreads};
use crate::i18n::Text;
use crate::record::{Override, Point, Record};
use crate::scenario::model::Milestone;
use crate::score::card::Status;
use crate::score::{Scored, score};
use crate::sim;
use crate::train::choice::{Choice, choices};
use crate::train::difference::{Difference, difference};
use crate::train::session::{Session, Taken};
use crate::train::weigh::{Worth, weigh};
use crate::units::SimTime;

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
    /// Longest that was measured; absent where nothing was.
    pub measured_s: Option<i64>,
    /// Status at the end of the session.
    pub status: Status,
    /// Clause.
    pub source: String,
}

/// One decision of a trainee.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reviewed {
    /// What was taken, with its rationale.
    pub taken: Taken,
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
    /// What it is worth over futures drawn afresh after it came up: taken less the model's; absent where none were asked for.
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
    let mut decisions = Vec::with_capacity(session.taken().len());
    let mut earlier = 0;
    for taken in session.taken() {
        let choice = all.iter().find(|choice| choice.id == taken.decision);
        let asked = session.since(&taken.decision).unwrap_or(SimTime::ZERO);
        let model = without(session, taken);
        let alone = sim::run(&crate::record::Run { overrides: model.clone(), ..run.clone() });
        let exact = difference(&alone, &score(&alone), &record, &scored);
        let worth = if of_each > 0 {
            let which = Futures { from: asked, count: of_each, threads };
            let told = |done: u64| tell(earlier + done);
            Some(weigh(run, &session.overrides(), &model, which, &told)?)
        } else {
            None
        };
        earlier += of_each;
        decisions.push(Reviewed {
            taken: taken.clone(),
            asked,
            decided: choice.map(|choice| choice.t),
            options: choice.map(|choice| choice.options.clone()).unwrap_or_default(),
            policy: choice.map(|choice| choice.policy.clone()).unwrap_or_default(),
            expected: expected(&scored, choice),
            exact,
            worth,
        });
    }
    let plain = sim::run(run);
    let against_the_model = difference(&plain, &score(&plain), &record, &scored);
    Ok(Debriefing { record, scored, decisions, against_the_model })
}

/// The session with one decision left to the model, at once.
fn without(session: &Session, taken: &Taken) -> Vec<Override> {
    let policy = choices(session.world()).into_iter().find(|choice| choice.id == taken.decision);
    let replaced = |change: Override| match (change, &policy) {
        (Override::Decide { decision, .. }, Some(choice)) if decision == taken.decision => {
            Override::Decide { decision, option: choice.policy.clone(), after_s: 0 }
        }
        (other, _) => other,
    };
    session.overrides().into_iter().map(replaced).collect()
}

/// The expectations whose clock stops at what a decision bears on.
fn expected(scored: &Scored, choice: Option<&Choice>) -> Vec<Expected> {
    let Some(point) = choice.and_then(Choice::point) else { return Vec::new() };
    let about = scored.card.expectations.iter().filter(|e| bears_on(point).contains(&e.to));
    about
        .map(|e| Expected {
            id: e.id.clone(),
            name: e.name.clone(),
            target_s: e.target_s,
            limit_s: e.limit_s,
            measured_s: e.instances.iter().map(|instance| instance.measured_s).max(),
            status: e.status,
            source: e.source.clone(),
        })
        .collect()
}
