//! Working calendars, compiled for the window of a run into working intervals.

use super::civil::{CivilDate, DayHours, Epoch, Weekday};
use super::intervals::Intervals;
use super::time::{SimTime, Span};

/// The rules of a working calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarRules {
    /// Working intervals of a working day.
    pub hours: Vec<DayHours>,
    /// Working days of the week.
    pub days: Vec<Weekday>,
    /// Years that the holiday table covers; a calendar that names none knows no holidays.
    pub holiday_years: Vec<i16>,
    /// Public holidays: nobody works, whatever day of the week.
    pub holidays: Vec<CivilDate>,
    /// Days worked in exchange for a bridged one; they win over holidays and weekends.
    pub extra_working_days: Vec<CivilDate>,
}

/// What can be wrong with compiling a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// A day of the window lies in a year for which the holidays are not known.
    #[error("the holiday table has no year {year}, in which {date} lies")]
    OutsideHolidayTable {
        /// The first such day of the window.
        date: CivilDate,
        /// Its year.
        year: i16,
    },
}

/// The working intervals of one calendar over the window of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingCalendar {
    working: Intervals,
}

impl WorkingCalendar {
    /// Compiles rules for the window `[from, to)`. Outside the window nobody works.
    pub fn compile(
        rules: &CalendarRules,
        epoch: Epoch,
        from: SimTime,
        to: SimTime,
    ) -> Result<WorkingCalendar, CalendarError> {
        let mut holidays = rules.holidays.clone();
        holidays.sort_unstable();
        let mut extra = rules.extra_working_days.clone();
        extra.sort_unstable();
        let mut parts = Vec::new();
        if from < to {
            for day in epoch.day_index(from)..=epoch.day_index(to - Span(1)) {
                let date = epoch.date_of_day(day);
                if !rules.holiday_years.is_empty() && !rules.holiday_years.contains(&date.year()) {
                    return Err(CalendarError::OutsideHolidayTable { date, year: date.year() });
                }
                let works = extra.binary_search(&date).is_ok()
                    || (rules.days.contains(&date.weekday()) && holidays.binary_search(&date).is_err());
                if works {
                    let midnight = epoch.start_of_day(day);
                    parts.extend(rules.hours.iter().map(|hours| {
                        ((midnight + Span(hours.from)).max(from), (midnight + Span(hours.to)).min(to))
                    }));
                }
            }
        }
        Ok(WorkingCalendar { working: Intervals::new(parts) })
    }

    /// Whether `t` is working time.
    pub fn is_working(&self, t: SimTime) -> bool {
        self.working.contains(t)
    }
    /// `t` itself if it is working time, else the next moment that is; [`SimTime::NEVER`] if none is left.
    pub fn next_working(&self, t: SimTime) -> SimTime {
        self.working.next_inside(t)
    }
    /// The first moment after `t` at which work begins or ends; [`SimTime::NEVER`] if none is left.
    pub fn next_change(&self, t: SimTime) -> SimTime {
        self.working.next_change(t)
    }
    /// Working time between two moments.
    pub fn working_between(&self, a: SimTime, b: SimTime) -> Span {
        self.working.between(a, b)
    }
    /// The first moment by which `span` of working time has passed since `t`; [`SimTime::NEVER`] if there is
    /// not so much left in the window.
    pub fn add_working(&self, t: SimTime, span: Span) -> SimTime {
        self.working.advance(t, span)
    }
    /// The working intervals, in order.
    pub fn intervals(&self) -> &Intervals {
        &self.working
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::units::time::{DAY, HOUR};

    fn office() -> CalendarRules {
        CalendarRules {
            hours: vec!["07:30-11:30".parse().unwrap(), "13:30-17:00".parse().unwrap()],
            days: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
            holiday_years: vec![2022, 2023],
            holidays: vec!["2022-11-16".parse().unwrap()],
            extra_working_days: vec!["2022-11-19".parse().unwrap()],
        }
    }

    fn epoch() -> Epoch {
        Epoch::new("2022-11-14T08:00".parse().unwrap())
    }

    #[test]
    fn a_holiday_and_an_extra_day() {
        let calendar = WorkingCalendar::compile(&office(), epoch(), SimTime(-DAY), SimTime(7 * DAY)).unwrap();
        let at = |text: &str| epoch().from_civil(text.parse().unwrap());
        assert!(calendar.is_working(at("2022-11-14T08:00")));
        assert!(!calendar.is_working(at("2022-11-14T12:00")));
        assert!(!calendar.is_working(at("2022-11-13T08:00")), "a Sunday");
        assert_eq!(calendar.next_working(at("2022-11-15T17:00")), at("2022-11-17T07:30"), "over the holiday");
        assert!(calendar.is_working(at("2022-11-19T09:00")), "a Saturday worked in exchange");
        assert_eq!(calendar.next_change(at("2022-11-14T08:00")), at("2022-11-14T11:30"));
        assert_eq!(
            calendar.working_between(at("2022-11-14T00:00"), at("2022-11-18T00:00")),
            Span::mins(3 * 450)
        );
        assert_eq!(calendar.add_working(at("2022-11-14T11:00"), Span::hours(1)), at("2022-11-14T14:00"));
        assert_eq!(calendar.next_working(at("2022-11-20T00:00")), at("2022-11-21T07:30"));
        assert_eq!(calendar.next_working(SimTime(8 * DAY)), SimTime::NEVER);
    }

    #[test]
    fn a_window_beyond_the_holiday_table_is_refused() {
        let error = WorkingCalendar::compile(&office(), epoch(), SimTime::ZERO, SimTime(600 * DAY));
        let date = "2024-01-01".parse().unwrap();
        assert_eq!(error, Err(CalendarError::OutsideHolidayTable { date, year: 2024 }));
        let nothing_known = CalendarRules { holiday_years: Vec::new(), ..office() };
        assert!(WorkingCalendar::compile(&nothing_known, epoch(), SimTime::ZERO, SimTime(600 * DAY)).is_ok());
    }

    proptest! {
        #[test]
        fn agrees_with_a_scan_by_the_minute(
            start in 0i64..10_080, length in 0i64..14_400, t in -2_000i64..16_000, work in 1i64..2_000,
        ) {
            let rules = office();
            let epoch = Epoch::new(CivilDate::from_day_number(19_310).at(start * 60));
            let (from, to) = (SimTime(-12 * HOUR), SimTime(-12 * HOUR + length * 60));
            let calendar = WorkingCalendar::compile(&rules, epoch, from, to).unwrap();
            let naive = |minute: i64| {
                let t = SimTime(minute * 60);
                let moment = epoch.to_civil(t);
                let day_works = rules.extra_working_days.contains(&moment.date)
                    || (!moment.date.weekday().is_weekend() && !rules.holidays.contains(&moment.date));
                let s = moment.second_of_day();
                from <= t && t < to && day_works && rules.hours.iter().any(|h| h.from <= s && s < h.to)
            };
            let found = |m: Option<i64>| m.map_or(SimTime::NEVER, |m| SimTime(m * 60));
            prop_assert_eq!(calendar.is_working(SimTime(t * 60)), naive(t));
            prop_assert_eq!(calendar.next_working(SimTime(t * 60)), found((t..16_000).find(|m| naive(*m))));
            let mut left = work;
            let done = (t..16_000).find(|m| { left -= i64::from(naive(*m)); left == 0 });
            prop_assert_eq!(calendar.add_working(SimTime(t * 60), Span::mins(work)), found(done.map(|m| m + 1)));
        }
    }
}
