//! The calendar: drills, the steps around them, the report dates of the plan.

use super::View;
use super::text::computed;
use super::words::{date, invited, step};
use crate::i18n::{Lang, year as say};
use crate::plan::programme::{HOT_WASH, OwnCalendar, Planned, ReportDate, Step, StepKind, hot_wash};
use crate::report::ics::{self, Event, When};
use crate::scenario::Scenario;
use crate::units::time::HOUR;
use crate::units::{CivilDate, CivilDateTime};

/// How long the entry of STARTEX takes.
const SHORT: i64 = HOUR;

/// The calendar of a programme as iCalendar text.
pub fn calendar(view: &View) -> String {
    let (found, lang) = (view.found, view.lang);
    let scenario = found.scenario.as_str();
    let mut events = Vec::new();
    for drill in &found.drills {
        let about = about(view, drill);
        let held = Held {
            key: format!("{scenario}.{}", drill.first),
            name: drill.name.get(lang),
            about: &about,
            first: drill.first,
            last: drill.last,
            starts: starts(&drill.scenario, drill.first),
            hot_wash: hot_wash(&drill.scenario),
        };
        events.extend(around(&held, &drill.steps, lang));
    }
    events.extend(reports(scenario, &found.year.reports, lang));
    events.sort_by_key(|event| (day(event), event.uid.clone()));
    let name = say::calendar_name(lang, found.name.get(lang), found.wishes.year);
    ics::calendar(&name, &computed(view).join(" "), found.year.first(), &events, lang)
}

/// The calendar of a scenario's own drill as iCalendar text.
pub fn own_calendar(scenario: &Scenario, digest: &str, own: &OwnCalendar, lang: Lang) -> String {
    let about = say::own_about(lang, scenario.plan.name.get(lang));
    // The name of a drill may say what it is about, which those who take part are to find out.
    let neutral = say::own_drill(lang, scenario.province.name.get(lang));
    let held = Held {
        key: format!("{}.{}", scenario.id, own.first),
        name: &neutral,
        about: &about,
        first: own.first,
        last: own.last,
        starts: own.starts,
        hot_wash: hot_wash(scenario),
    };
    let mut events = around(&held, &own.steps, lang);
    events.extend(reports(&scenario.id, &own.reports, lang));
    events.sort_by_key(|event| (day(event), event.uid.clone()));
    let stamp = CivilDate::new(own.first.year(), 1, 1).unwrap_or(own.first);
    let plain = digest.trim_start_matches("sha256:");
    let digest = plain.get(..8).unwrap_or(plain);
    let rests =
        say::own_provenance(lang, &scenario.id, scenario.drill.seed, env!("CARGO_PKG_VERSION"), digest);
    ics::calendar(scenario.name.get(lang), &rests, stamp, &events, lang)
}

/// A drill that stands in the calendar.
struct Held<'a> {
    key: String,
    name: &'a str,
    about: &'a str,
    first: CivilDate,
    last: CivilDate,
    starts: CivilDateTime,
    hot_wash: Option<CivilDateTime>,
}

/// A drill and its steps.
fn around(held: &Held<'_>, steps: &[Step], lang: Lang) -> Vec<Event> {
    let mut events = vec![Event {
        uid: format!("{}.drill", held.key),
        when: When::Days(held.first, held.last),
        summary: held.name.to_owned(),
        description: held.about.to_owned(),
        categories: vec![say::category_drill(lang)],
    }];
    for one in steps {
        let when = match one.kind {
            StepKind::Start => {
                When::Time(held.starts, held.starts.date.at(held.starts.second_of_day() + SHORT))
            }
            StepKind::HotWash => held.hot_wash.map_or(When::Days(one.date, one.date), |at| {
                When::Time(at, at.date.at(at.second_of_day() + HOT_WASH.0))
            }),
            _ => When::Days(one.date, one.date),
        };
        let late = if one.before_the_year { say::before_the_year(lang) } else { String::new() };
        events.push(Event {
            uid: format!("{}.{}", held.key, key(one.kind)),
            when,
            summary: say::step_of(lang, &step(one.kind, lang), held.name),
            description: late,
            categories: vec![say::category_step(lang)],
        });
    }
    events
}

/// A step in an identifier.
fn key(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Concept => "concept",
        StepKind::Initial => "initial",
        StepKind::Events => "events",
        StepKind::Final => "final",
        StepKind::Start => "startex",
        StepKind::HotWash => "hot-wash",
        StepKind::Draft => "draft",
        StepKind::AfterAction => "after-action",
    }
}

/// What stands in the entry of a drill: who is invited. Calendars go to those who take part, so that they say nothing of
/// attacks and injects.
fn about(view: &View, drill: &Planned) -> String {
    let lang = view.lang;
    [invited(drill, lang), say::plan_of(lang, view.scenario.plan.name.get(lang))].join("\n")
}

/// The plan asks for something before a day: the entry stands on the last working day before.
fn reports<'a>(scenario: &'a str, reports: &'a [ReportDate], lang: Lang) -> impl Iterator<Item = Event> + 'a {
    reports.iter().map(move |report| {
        let day = report.last_day;
        Event {
            uid: format!("{scenario}.{}.{}", report.date, report.id),
            when: When::Days(day, day),
            summary: say::report_due(lang, report.name.get(lang)),
            description: say::before_day(lang, &date(report.date, lang)),
            categories: vec![say::category_report(lang)],
        }
    })
}

fn day(event: &Event) -> CivilDate {
    match event.when {
        When::Days(first, _) => first,
        When::Time(from, _) => from.date,
    }
}

/// STARTEX of a planned drill: its day at the hour of the scenario's own drill.
fn starts(scenario: &Scenario, day: CivilDate) -> CivilDateTime {
    let own: Option<CivilDateTime> = scenario.drill.starts.parse().ok();
    day.at(own.map_or(0, |own| own.second_of_day()))
}
