//! Working calendars and duty of the people of a scenario, compiled for the window of a run.

use std::collections::BTreeMap;

use crate::scenario::Scenario;
use crate::scenario::model::{CalendarSpec, Person, RosterSpec, Weekday as Day};
use crate::units::{
    CalendarRules, CivilDateTime, DutyIntervals, Epoch, Rotation, SimTime, Weekday, WorkingCalendar,
};

/// The calendars of a scenario over the window of a run.
pub struct Calendars {
    /// Joins simulated and civil time.
    pub epoch: Epoch,
    from: SimTime,
    to: SimTime,
    by_id: BTreeMap<String, WorkingCalendar>,
}

impl Calendars {
    /// Compiles every calendar of a validated scenario.
    pub fn new(scenario: &Scenario, from: SimTime, to: SimTime) -> Calendars {
        let startex: CivilDateTime =
            scenario.drill.starts.parse().expect("validation has read the start of the drill");
        let epoch = Epoch::new(startex);
        let by_id = scenario
            .province
            .calendars
            .iter()
            .map(|(id, spec)| {
                let calendar = WorkingCalendar::compile(&rules(spec), epoch, from, to)
                    .expect("validation has compared the drill with the holiday table");
                (id.clone(), calendar)
            })
            .collect();
        Calendars { epoch, from, to, by_id }
    }

    /// When a person is on duty, and whether the person may be called outside duty.
    pub fn duty(&self, scenario: &Scenario, person: &Person) -> (DutyIntervals, bool) {
        match &scenario.province.rosters[&person.roster] {
            RosterSpec::Office { on_call } => {
                let org = scenario.province.organisations.iter().find(|o| o.id == person.organisation);
                let calendar = org.map(|o| &self.by_id[&o.calendar]);
                let duty = match calendar {
                    Some(calendar) => DutyIntervals::office(calendar),
                    None => DutyIntervals::around_the_clock(self.from, self.from),
                };
                (duty, *on_call)
            }
            RosterSpec::Rotation { shift, on_duty, on_call } => {
                let people = scenario
                    .province
                    .people
                    .iter()
                    .filter(|p| p.organisation == person.organisation && p.post == person.post)
                    .count() as u32;
                let rotation = Rotation { shift: *shift, on_duty: *on_duty, people };
                let duty =
                    DutyIntervals::rotation(rotation, person.number - 1, self.epoch, self.from, self.to)
                        .expect("validation has checked that the rotation has enough people");
                (duty, *on_call)
            }
            RosterSpec::AroundTheClock => (DutyIntervals::around_the_clock(self.from, self.to), false),
        }
    }
}

fn rules(spec: &CalendarSpec) -> CalendarRules {
    let dates = |texts: &[String]| texts.iter().filter_map(|text| text.parse().ok()).collect();
    CalendarRules {
        hours: spec.hours.iter().filter_map(|text| text.parse().ok()).collect(),
        days: spec.days.iter().map(|day| weekday(*day)).collect(),
        holiday_years: spec.holiday_years.clone(),
        holidays: dates(&spec.holidays),
        extra_working_days: dates(&spec.extra_working_days),
    }
}

fn weekday(day: Day) -> Weekday {
    match day {
        Day::Mon => Weekday::Mon,
        Day::Tue => Weekday::Tue,
        Day::Wed => Weekday::Wed,
        Day::Thu => Weekday::Thu,
        Day::Fri => Weekday::Fri,
        Day::Sat => Weekday::Sat,
        Day::Sun => Weekday::Sun,
    }
}
