//! The hours of a drill: STARTEX, ENDEX, the hot wash, when exercise control speaks. One source for drills, papers, calendars.

use super::days::office;
use crate::scenario::Scenario;
use crate::scenario::model::Inject;
use crate::units::time::{DAY, HOUR, MINUTE};
use crate::units::{CivilDate, CivilDateTime, DayHours, Span};

/// STARTEX where the scenario's own drill says none, and the end of work where its calendar says none.
const USUAL_START: i64 = 7 * HOUR + 30 * MINUTE;
const USUAL_CLOSE: i64 = 17 * HOUR;
/// How long the hot wash takes: it ends with the working day.
pub const HOT_WASH: Span = Span(HOUR);
/// Moments of exercise control are whole steps of so long.
const STEP: i64 = 5 * MINUTE;

/// The hours of the planned drills of a province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// Second of the day of STARTEX.
    start: i64,
    /// Second of the day at which work ends.
    close: i64,
    /// Working hours, in seconds of the day.
    work: Vec<(i64, i64)>,
}

impl Hours {
    /// Those of a province: its own drill's beginning, the working hours of its offices.
    pub fn of(scenario: &Scenario) -> Hours {
        let (_, calendar) = office(scenario);
        let own: Option<CivilDateTime> = scenario.drill.starts.parse().ok();
        let start = own.map_or(USUAL_START, |own| own.second_of_day());
        let parsed = calendar.hours.iter().filter_map(|text| text.parse::<DayHours>().ok());
        let work: Vec<(i64, i64)> = parsed.map(|hours| (hours.from, hours.to)).collect();
        let close = work.iter().map(|(_, to)| *to).max().unwrap_or(USUAL_CLOSE);
        // A day that would be over before it begins is a day of the usual length.
        let close = if close > start + 2 * HOT_WASH.0 { close } else { start + USUAL_CLOSE - USUAL_START };
        let work = if work.is_empty() { vec![(start, close)] } else { work };
        Hours { start, close, work }
    }

    /// STARTEX on a day, `2026-03-17T07:30`.
    pub fn startex(&self, day: CivilDate) -> String {
        format!("{day}T{:02}:{:02}", self.start / HOUR, self.start % HOUR / MINUTE)
    }

    /// From STARTEX to ENDEX of a drill of so many days: its last working day, but for the hot wash.
    pub fn horizon(&self, days: u32) -> Span {
        Span((i64::from(days) - 1).max(0) * DAY + self.close - HOT_WASH.0 - self.start)
    }

    /// So many moments of exercise control, evenly over the working hours between two times after STARTEX.
    pub fn spread(&self, from: Span, to: Span, count: usize) -> Vec<Span> {
        let mut open: Vec<(i64, i64)> = Vec::new();
        for day in 0..=to.0.max(0) / DAY + 1 {
            let midnight = day * DAY - self.start;
            let part = self.work.iter().map(|(a, b)| (midnight + a, midnight + b));
            open.extend(part.map(|(a, b)| (a.max(from.0), b.min(to.0))).filter(|(a, b)| a < b));
        }
        open.sort_unstable();
        let whole: i64 = open.iter().map(|(a, b)| b - a).sum();
        let at = |n: usize| {
            let mut left = whole * (2 * n as i64 + 1) / (2 * count.max(1) as i64);
            for (a, b) in &open {
                if left < b - a {
                    return Some(Span((a + left) / STEP * STEP));
                }
                left -= b - a;
            }
            None
        };
        (0..count).filter_map(at).collect()
    }
}

/// When the hot wash of a drill begins: at ENDEX where that comes in the day. Where the run goes on over the last night, on
/// the last day: an hour before work ends, but after what exercise control says on it.
pub fn hot_wash(scenario: &Scenario) -> Option<CivilDateTime> {
    let starts: CivilDateTime = scenario.drill.starts.parse().ok()?;
    let close = Hours::of(scenario).close;
    let end = starts.second_of_day() + scenario.drill.horizon.0;
    let (days, second) = (end.div_euclid(DAY), end.rem_euclid(DAY));
    let day = |days: i64| i32::try_from(days).ok().map(|days| starts.date.plus_days(days));
    if second > starts.second_of_day() {
        return Some(day(days)?.at(second));
    }
    let last = days - 1;
    let said = |inject: &Inject| starts.second_of_day() + inject.at.0 - last * DAY;
    let said = scenario.drill.injects.iter().map(said).filter(|at| (0..DAY).contains(at)).max();
    let after = said.map_or(0, |at| at + HOUR / 2);
    Some(day(last)?.at((close - HOT_WASH.0).max(after).min(DAY - HOT_WASH.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::testing::folder;
    use crate::scenario::{LoadOptions, load};

    const SHIPPED: [&str; 5] =
        ["dong-nai-2022", "khanh-hoa-2019", "quang-nam-2023", "son-la-2026", "thai-nguyen-2023"];

    fn shipped(id: &str) -> Scenario {
        let path = format!("../../scenarios/{id}");
        load(&folder(&path), &path, &LoadOptions::default()).unwrap().scenario
    }

    #[test]
    fn a_planned_drill_ends_on_its_last_day_with_the_hot_wash_behind_it() {
        let mut scenario = shipped("son-la-2026");
        let hours = Hours::of(&scenario);
        assert_eq!(hours.horizon(1), Span(8 * HOUR + HOUR / 2));
        assert_eq!(hours.horizon(3), Span(2 * DAY) + hours.horizon(1));
        scenario.drill.horizon = hours.horizon(3);
        scenario.drill.injects.retain(|inject| inject.at < scenario.drill.horizon);
        let wash = hot_wash(&scenario).unwrap();
        assert_eq!((wash.date.to_string().as_str(), wash.second_of_day()), ("2026-10-07", 16 * HOUR));
    }

    #[test]
    fn the_hot_wash_comes_after_what_control_says_on_the_last_day() {
        for id in SHIPPED {
            let scenario = shipped(id);
            let starts: CivilDateTime = scenario.drill.starts.parse().unwrap();
            let wash = hot_wash(&scenario).unwrap();
            let days = wash.date.day_number() - starts.date.day_number();
            let at = days * DAY + wash.second_of_day() - starts.second_of_day();
            let end = scenario.drill.horizon.0;
            assert_eq!(days, 4, "{id}: the last working day");
            let said = scenario.drill.injects.iter().filter(|inject| inject.at.0 < end - DAY / 2);
            assert!(said.map(|inject| inject.at.0).max().unwrap() < at && at < end, "{id}: {wash:?}");
        }
    }

    #[test]
    fn control_speaks_in_working_hours() {
        let hours = Hours::of(&shipped("son-la-2026"));
        let moments = hours.spread(Span(HOUR), hours.horizon(2), 30);
        assert_eq!(moments.len(), 30);
        assert!(moments.windows(2).all(|two| two[0] <= two[1]));
        for at in moments {
            let second = (at.0 + hours.start).rem_euclid(DAY);
            assert!(hours.work.iter().any(|(from, to)| (*from..*to).contains(&second)), "{second}");
        }
    }
}
