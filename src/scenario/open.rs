//! The open-ended form of a scenario: from the true start to the true end.

use super::model::{Form, Scenario};
use crate::units::{CivilDate, CivilDateTime, Epoch, SimTime, Span};

/// An open-ended run lasts so long at most; it ends earlier when everything is over.
const OPEN_END: Span = Span::days(60);

/// The same scenario, run to the true end: as long as the holiday tables reach, 60 days at most.
pub fn open_ended(mut scenario: Scenario) -> Scenario {
    scenario.drill.form = Form::OpenEnded;
    let known = scenario.drill.starts.parse::<CivilDateTime>().map_or(Span::ZERO, |startex| {
        let tables =
            scenario.province.calendars.values().map(|c| &c.holiday_years).filter(|years| !years.is_empty());
        let last = |years: &Vec<i16>| (startex.date.year()..).take_while(|year| years.contains(year)).last();
        let ends = tables.filter_map(|years| CivilDate::new(last(years)?, 12, 31));
        let epoch = Epoch::new(startex);
        ends.map(|day| epoch.from_civil(day.at_midnight()) - SimTime::ZERO).min().unwrap_or(OPEN_END)
    });
    scenario.drill.horizon = scenario.drill.horizon.max(OPEN_END.min(known));
    scenario
}
