//! The days of the year: which of them a drill may be held on, and why not on the others.

use serde::Serialize;

use super::refuse::Refusal;
use super::wishes::{Forbidden, iso};
use crate::i18n::{Text, programme as say};
use crate::scenario::Scenario;
use crate::scenario::model::{CalendarSpec, ObligationKind, Period};
use crate::units::CivilDate;

/// A calendar of all days of the week is that of a watch, not of offices.
const DAYS_OF_A_WEEK: usize = 7;

/// Whether a drill may be held on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayState {
    /// It may.
    Free,
    /// No working day of the week.
    Weekend,
    /// A public holiday, or a day off in exchange.
    Holiday,
    /// The planner said no.
    Forbidden,
    /// In the weeks before a report date of the plan.
    BeforeReport,
}

/// A date by which the plan wants something reported or done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportDate {
    /// Id of the obligation.
    pub id: String,
    /// The obligation in words.
    pub name: Text,
    /// The day before which it has to be done.
    #[serde(serialize_with = "iso")]
    pub date: CivilDate,
    /// The last working day before it.
    #[serde(serialize_with = "iso")]
    pub last_day: CivilDate,
}

/// The days of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearDays {
    first: CivilDate,
    states: Vec<DayState>,
    /// The calendar, for days of other years.
    calendar: CalendarSpec,
    /// Whether the holidays of the year are expected and not yet announced.
    pub assumed: bool,
    /// The report dates of the plan, in order.
    pub reports: Vec<ReportDate>,
}

impl YearDays {
    /// The days of a year in the calendar that most organisations of the province work by, without those that are
    /// forbidden and so many weeks before every report date.
    ///
    /// # Errors
    /// Where the holidays of the year are not known.
    pub fn new(
        scenario: &Scenario,
        year: i16,
        forbidden: &[Forbidden],
        before_reports_weeks: u32,
    ) -> Result<YearDays, Refusal> {
        let Some(first) = CivilDate::new(year, 1, 1) else {
            return Err(Refusal::new(|lang| say::no_such_year(lang, year), say::hint_year));
        };
        let (id, calendar) = office(scenario);
        if !calendar.holiday_years.is_empty() && !calendar.holiday_years.contains(&year) {
            let known: Vec<String> = calendar.holiday_years.iter().map(i16::to_string).collect();
            let known = known.join(", ");
            return Err(Refusal::new(
                |lang| say::no_holidays(lang, &id, year, &known),
                |lang| say::hint_holidays(lang, &id, year),
            ));
        }
        let reports = reports(scenario, year, &calendar);
        let blocked = |date: CivilDate| {
            let weeks = i64::from(before_reports_weeks) * 7;
            reports
                .iter()
                .any(|r| (0..=weeks).contains(&(r.date.day_number() - date.day_number())) && weeks > 0)
        };
        let state = |date: CivilDate| {
            if let Some(off) = day_off(&calendar, date) {
                return off;
            }
            if forbidden.iter().any(|f| f.from <= date && date <= f.to) {
                DayState::Forbidden
            } else if blocked(date) {
                DayState::BeforeReport
            } else {
                DayState::Free
            }
        };
        let dates = (0..).map(|n| first.plus_days(n)).take_while(|date| date.year() == year);
        let states = dates.map(state).collect();
        let assumed = calendar.assumed_years.contains(&year);
        Ok(YearDays { first, states, calendar, assumed, reports })
    }

    /// 1 January.
    pub fn first(&self) -> CivilDate {
        self.first
    }
    /// How many days the year has.
    pub fn length(&self) -> i32 {
        self.states.len() as i32
    }
    /// The state of a day; none outside the year.
    pub fn state(&self, date: CivilDate) -> Option<DayState> {
        let at = date.day_number() - self.first.day_number();
        usize::try_from(at).ok().and_then(|at| self.states.get(at)).copied()
    }
    /// How many days are in a state.
    pub fn count(&self, state: DayState) -> usize {
        self.states.iter().filter(|s| **s == state).count()
    }
    /// Whether a drill of so many days may begin on a day: all of them free, one after another. The night after the last
    /// must still be in the year, for that is how far the run goes and the holidays are known.
    pub fn fits(&self, date: CivilDate, days: u32) -> bool {
        let last = date.plus_days(days as i32);
        self.state(last).is_some()
            && (0..days as i32).all(|n| self.state(date.plus_days(n)) == Some(DayState::Free))
    }
    /// The days on which a drill of so many days may begin.
    pub fn starts(&self, days: u32) -> impl Iterator<Item = CivilDate> + '_ {
        (0..self.length()).map(|n| self.first.plus_days(n)).filter(move |date| self.fits(*date, days))
    }
    /// The working day on or before a day, in this or another year. Holidays of a year that the table does not have are not
    /// known.
    pub fn working_on_or_before(&self, date: CivilDate) -> CivilDate {
        working_on_or_before(&self.calendar, date)
    }
}

/// Why nobody works on a day, by the calendar; none on a working day.
fn day_off(calendar: &CalendarSpec, date: CivilDate) -> Option<DayState> {
    let text = date.to_string();
    if calendar.extra_working_days.contains(&text) {
        None
    } else if calendar.holidays.contains(&text) {
        Some(DayState::Holiday)
    } else {
        (!calendar.days.contains(&date.weekday())).then_some(DayState::Weekend)
    }
}

fn working_on_or_before(calendar: &CalendarSpec, date: CivilDate) -> CivilDate {
    let days = (0..31).map(|n| date.plus_days(-n));
    days.into_iter().find(|day| day_off(calendar, *day).is_none()).unwrap_or(date)
}

/// The calendar that most organisations work by, with its id; ties go to the first id.
pub(super) fn office(scenario: &Scenario) -> (String, CalendarSpec) {
    let province = &scenario.province;
    let used = |id: &str| province.organisations.iter().filter(|o| o.calendar == id).count();
    let weekly = province.calendars.iter().filter(|(_, spec)| spec.days.len() < DAYS_OF_A_WEEK);
    let best = weekly.max_by_key(|(id, _)| (used(id), std::cmp::Reverse(id.as_str())));
    best.map_or_else(
        || {
            (
                String::new(),
                CalendarSpec {
                    hours: Vec::new(),
                    days: crate::units::Weekday::ALL.to_vec(),
                    holiday_years: Vec::new(),
                    holidays: Vec::new(),
                    extra_working_days: Vec::new(),
                    assumed_years: Vec::new(),
                },
            )
        },
        |(id, spec)| (id.clone(), spec.clone()),
    )
}

/// Whether a period and a year have a day in common.
pub(super) fn in_force(period: Option<&Period>, year: i16) -> bool {
    let (first, last) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
    period.is_none_or(|p| p.from <= last && p.to.as_ref().is_none_or(|to| *to >= first))
}

/// The dates of the plan that are in force in a year, in order.
fn reports(scenario: &Scenario, year: i16, calendar: &CalendarSpec) -> Vec<ReportDate> {
    let bound = scenario.plan.obligations.iter().filter(|o| in_force(o.in_force.as_ref(), year));
    let mut found: Vec<ReportDate> = bound
        .filter_map(|obligation| match &obligation.kind {
            ObligationKind::Before { day, .. } => {
                let date: CivilDate = format!("{year:04}-{day}").parse().ok()?;
                let last_day = working_on_or_before(calendar, date.plus_days(-1));
                Some(ReportDate { id: obligation.id.clone(), name: obligation.name.clone(), date, last_day })
            }
            _ => None,
        })
        .collect();
    found.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    found
}
