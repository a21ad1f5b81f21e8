//! The steps around a drill: planning meetings before, hot wash and reports after, by the practice of HSEEP.

use serde::Serialize;

use super::days::{ReportDate, YearDays};
use super::wishes::iso;
use crate::scenario::Scenario;
use crate::units::time::DAY;
use crate::units::{CivilDate, CivilDateTime};

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Concepts and objectives meeting.
    Concept,
    /// Initial planning meeting.
    Initial,
    /// Meeting on the list of events.
    Events,
    /// Final planning meeting.
    Final,
    /// STARTEX.
    Start,
    /// Hot wash.
    HotWash,
    /// Draft of the after-action report.
    Draft,
    /// After-action meeting.
    AfterAction,
}

impl StepKind {
    /// All steps with their distance in days: before the first day where negative, after the last where positive.
    ///
    /// HSEEP's task list (form HSEEP-DD13 of April 2013) puts the first two meetings five to seven months before an exercise;
    /// the other distances are assumptions after HSEEP practice, and the report after 30 days is one from memory.
    pub const ALL: [(StepKind, i32); 8] = [
        (StepKind::Concept, -180),
        (StepKind::Initial, -150),
        (StepKind::Events, -60),
        (StepKind::Final, -30),
        (StepKind::Start, 0),
        (StepKind::HotWash, 0),
        (StepKind::Draft, 30),
        (StepKind::AfterAction, 45),
    ];
}

/// A step on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What.
    pub kind: StepKind,
    /// When: a working day.
    #[serde(serialize_with = "iso")]
    pub date: CivilDate,
    /// It would have to be before the year began.
    pub before_the_year: bool,
}

/// The steps of a drill.
pub(super) fn steps(year: &YearDays, first: CivilDate, last: CivilDate) -> Vec<Step> {
    let of = |(kind, days): (StepKind, i32)| {
        let date = match kind {
            StepKind::Start => first,
            StepKind::HotWash => last,
            _ if days < 0 => year.working_on_or_before(first.plus_days(days)),
            _ => year.working_on_or_before(last.plus_days(days)),
        };
        Step { kind, date, before_the_year: date < year.first() }
    };
    StepKind::ALL.map(of).to_vec()
}

/// The calendar of a scenario's own drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCalendar {
    /// STARTEX.
    pub starts: CivilDateTime,
    /// First day.
    pub first: CivilDate,
    /// Last day.
    pub last: CivilDate,
    /// The steps around it.
    pub steps: Vec<Step>,
    /// The report dates of the plan in its year.
    pub reports: Vec<ReportDate>,
}

/// The calendar of a scenario's own drill; none where its beginning is no moment, which validation excludes.
pub fn own_calendar(scenario: &Scenario) -> Option<OwnCalendar> {
    let starts: CivilDateTime = scenario.drill.starts.parse().ok()?;
    let first = starts.date;
    // A run of five days from Monday morning ends on Saturday morning: its last day is Friday.
    let days = (scenario.drill.horizon.0 + DAY - 1) / DAY;
    let last = first.plus_days(i32::try_from(days.max(1) - 1).ok()?);
    let year = YearDays::new(scenario, first.year(), &[], 0).ok()?;
    Some(OwnCalendar { starts, first, last, steps: steps(&year, first, last), reports: year.reports })
}
