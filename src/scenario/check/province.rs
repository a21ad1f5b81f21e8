//! The province: people, rosters, calendars, channels, dependencies.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{circle, cycle};
use super::{Context, Reporter, hint};
use crate::i18n::problems as msg;
use crate::scenario::expand::{Expanded, MOST_PEOPLE, MOST_SYSTEMS, Staffing};
use crate::scenario::hint::nearest;
use crate::scenario::model::{CalendarSpec, Drill, RosterSpec};
use crate::scenario::problem::Code;
use crate::scenario::shelf::Doc;
use crate::scenario::syntax::Step;
use crate::units::{CivilDate, CivilDateTime, DayHours, Epoch, RosterError, Rotation, SimTime, Span};

pub fn check(context: &Context<'_>, out: &mut Reporter<'_>) {
    rosters(context, out);
    calendars(context, out);
    let Some((sheet, expanded)) = context.province else { return };
    limits(sheet, expanded, out);
    posts(context, sheet, expanded, out);
    channels(context, expanded, out);
    dependencies(expanded, out);
    unused(context, sheet, expanded, out);
    if let Some((drill_sheet, drill, _)) = context.drill
        && drill.horizon <= Span::days(super::drill::LONGEST_RUN)
    {
        holiday_table(context, drill_sheet, drill, expanded, out);
    }
}

fn limits(sheet: usize, expanded: &Expanded<'_>, out: &mut Reporter<'_>) {
    if expanded.people_wanted > MOST_PEOPLE {
        let n = expanded.people_wanted.to_string();
        out.at(Code::TooMany, sheet, &[Step::In("organisations")], |lang| {
            msg::too_many(lang, &msg::class_person(lang), &n, MOST_PEOPLE)
        });
    }
    if expanded.systems.len() > MOST_SYSTEMS {
        let n = expanded.systems.len().to_string();
        out.at(Code::TooMany, sheet, &[Step::In("systems")], |lang| {
            msg::too_many(lang, &msg::class_system(lang), &n, MOST_SYSTEMS as u64)
        });
    }
}

/// Shifts divide a day.
fn rosters(context: &Context<'_>, out: &mut Reporter<'_>) {
    for (id, (sheet, spec)) in &context.kinds.rosters {
        let RosterSpec::Rotation { shift, on_duty, .. } = spec else { continue };
        let path = [Step::In("rosters"), Step::In(id)];
        match (Rotation { shift: *shift, on_duty: *on_duty, people: *on_duty }).check() {
            Err(RosterError::Shift(shift)) => {
                let path = [path[0], path[1], Step::In("shift")];
                out.at(Code::BadRotation, *sheet, &path, |lang| msg::bad_shift(lang, &shift.to_string()));
            }
            Err(_) => {
                let path = [path[0], path[1], Step::In("on_duty")];
                out.at(Code::NotPositive, *sheet, &path, |lang| msg::not_positive(lang, "on_duty"));
            }
            Ok(()) => {}
        }
    }
}

fn posts(context: &Context<'_>, sheet: usize, expanded: &Expanded<'_>, out: &mut Reporter<'_>) {
    for (org, posts) in &expanded.staffing {
        for post in posts {
            staffing(context, org, post, out);
        }
    }
    let Doc::Province(file) = &context.shelf.sheets[sheet].doc else { return };
    for (ix, entry) in file.organisations.iter().enumerate() {
        let Some(posts) = expanded.staffing.get(&entry.id) else { continue };
        let known: BTreeSet<&str> = posts.iter().map(|p| p.spec.post.as_str()).collect();
        for post in entry.people.keys().filter(|p| !known.contains(p.as_str())) {
            let path = [Step::In("organisations"), Step::At(ix), Step::In("people"), Step::In(post)];
            let problem =
                out.at(Code::UnknownId, sheet, &path, |lang| msg::post_unknown(lang, post, &entry.id));
            if let Some(meant) = nearest(post, known.iter().copied()) {
                hint(problem, |lang| msg::did_you_mean(lang, meant));
            }
        }
    }
}

fn staffing(context: &Context<'_>, org: &str, post: &Staffing<'_>, out: &mut Reporter<'_>) {
    let (spec, people) = (post.spec, post.people);
    for (what, n) in [("certified", spec.certified), ("team_members", spec.team_members)] {
        // Fewer people than the archetype has are fewer certified ones.
        let stated_here = *spec.count.value() == people;
        if n > people && stated_here {
            let path = post.origin.steps(what);
            out.at(Code::MoreThanPeople, post.origin.sheet, &path, |lang| {
                msg::more_than_people(lang, what, n, people)
            });
        }
    }
    if let Some((_, RosterSpec::Rotation { shift, on_duty, .. })) =
        context.kinds.rosters.get(spec.roster.as_str())
    {
        let rotation = Rotation { shift: *shift, on_duty: *on_duty, people };
        if let Err(RosterError::TooFew { people, on_duty }) = rotation.check() {
            let path = post.origin.steps("count");
            out.at(Code::RotationTooFew, post.origin.sheet, &path, |lang| {
                msg::rotation_too_few(lang, org, &spec.post, people, on_duty)
            });
        }
    }
}

/// Hours in order, holidays in years that the table covers.
fn calendars(context: &Context<'_>, out: &mut Reporter<'_>) {
    for (id, (sheet, spec)) in &context.kinds.calendars {
        let path = [Step::In("calendars"), Step::In(id)];
        for (name, empty) in [("hours", spec.hours.is_empty()), ("days", spec.days.is_empty())] {
            if empty {
                let path = [path[0], path[1], Step::In(name)];
                out.at(Code::BadHours, *sheet, &path, |lang| msg::list_empty(lang, name));
            }
        }
        hours(*sheet, id, spec, out);
        for (name, list) in [("holidays", &spec.holidays), ("extra_working_days", &spec.extra_working_days)] {
            for (ix, text) in list.iter().enumerate() {
                let Ok(date) = text.parse::<CivilDate>() else { continue };
                if !spec.holiday_years.contains(&date.year()) {
                    let path = [path[0], path[1], Step::In(name), Step::At(ix)];
                    out.at(Code::HolidayOutsideYears, *sheet, &path, |lang| {
                        msg::holiday_outside_years(lang, text, id)
                    });
                }
            }
        }
    }
}

fn hours(sheet: usize, id: &str, spec: &CalendarSpec, out: &mut Reporter<'_>) {
    let mut parsed: Vec<(DayHours, usize)> =
        spec.hours.iter().enumerate().filter_map(|(ix, text)| Some((text.parse().ok()?, ix))).collect();
    parsed.sort_unstable();
    for pair in parsed.windows(2) {
        if pair[1].0.from < pair[0].0.to {
            let ix = pair[1].1;
            let path = [Step::In("calendars"), Step::In(id), Step::In("hours"), Step::At(ix)];
            out.at(Code::BadHours, sheet, &path, |lang| msg::hours_overlap(lang, &spec.hours[ix]));
        }
    }
}

/// The run lies in the years of the holiday tables that it needs.
fn holiday_table(
    context: &Context<'_>,
    sheet: usize,
    drill: &Drill,
    expanded: &Expanded<'_>,
    out: &mut Reporter<'_>,
) {
    let Ok(starts) = drill.starts.parse::<CivilDateTime>() else { return };
    let epoch = Epoch::new(starts);
    let first = epoch.date(SimTime::ZERO - drill.warm_up);
    let last = epoch.date(SimTime::ZERO + (drill.horizon - Span(1)).max(Span::ZERO));
    let used: BTreeSet<&str> =
        expanded.province.organisations.iter().map(|org| org.calendar.as_str()).collect();
    for id in used {
        let Some((_, spec)) = context.kinds.calendars.get(id) else { continue };
        let missing = |date: CivilDate| {
            !spec.holiday_years.is_empty()
                && (first.year()..=date.year()).any(|year| !spec.holiday_years.contains(&year))
        };
        let field = match (missing(first), missing(starts.date), missing(last)) {
            (true, false, _) => "warm_up",
            (_, true, _) => "starts",
            (_, _, true) => "horizon",
            _ => continue,
        };
        // A year before the start can only be there because of the warm-up.
        let field = if field == "starts" && spec.holiday_years.contains(&starts.date.year()) {
            "warm_up"
        } else {
            field
        };
        let years: Vec<String> = spec.holiday_years.iter().map(i16::to_string).collect();
        let problem = out.at(Code::OutsideHolidayTable, sheet, &[Step::In(field)], |lang| {
            msg::outside_table(lang, &first.to_string(), &last.to_string(), id, &years.join(", "))
        });
        hint(problem, msg::outside_table_hint);
    }
}

/// Every organisation can be reached by a channel that the practice has.
fn channels(context: &Context<'_>, expanded: &Expanded<'_>, out: &mut Reporter<'_>) {
    let Some((_, practice)) = context.practice else { return };
    let known: BTreeSet<&str> = practice.channels.iter().map(|c| c.id.as_str()).collect();
    for org in &expanded.province.organisations {
        let Some(origin) = expanded.organisations.get(&org.id) else { continue };
        let path = origin.steps("channels");
        if org.channels.is_empty() {
            out.at(Code::UnknownId, origin.sheet, &path, |lang| msg::no_channel(lang, &org.id));
        }
        for channel in org.channels.iter().filter(|c| !known.contains(c.as_str())) {
            out.at(Code::UnknownId, origin.sheet, &path, |lang| {
                msg::unknown_id(lang, &msg::class_channel(lang), channel)
            });
        }
    }
}

fn dependencies(expanded: &Expanded<'_>, out: &mut Reporter<'_>) {
    let edges: BTreeMap<&str, Vec<&str>> = expanded
        .province
        .systems
        .iter()
        .map(|s| (s.id.as_str(), s.depends_on.iter().map(String::as_str).collect()))
        .collect();
    if let Some(found) = cycle(&edges)
        && let Some(origin) = expanded.systems.get(found[0])
    {
        let path = origin.steps("depends_on");
        out.at(Code::DependencyCycle, origin.sheet, &path, |lang| {
            msg::dependency_cycle(lang, &circle(&found))
        });
    }
}

/// Calendars and rosters of the province that nobody has.
fn unused(context: &Context<'_>, sheet: usize, expanded: &Expanded<'_>, out: &mut Reporter<'_>) {
    let Doc::Province(file) = &context.shelf.sheets[sheet].doc else { return };
    for id in file.rosters.keys().filter(|id| !expanded.province.rosters.contains_key(*id)) {
        let path = [Step::In("rosters"), Step::In(id)];
        let problem =
            out.at(Code::Unused, sheet, &path, |lang| msg::unused(lang, &msg::class_roster(lang), id));
        problem.gravity = scenario::problem::Gravity::Warning;
    }
    for id in file.calendars.keys().filter(|id| !expanded.province.calendars.contains_key(*id)) {
        let path = [Step::In("calendars"), Step::In(id)];
        let problem =
            out.at(Code::Unused, sheet, &path, |lang| msg::unused(lang, &msg::class_calendar(lang), id));
        problem.gravity = scenario::problem::Gravity::Warning;
    }
}
