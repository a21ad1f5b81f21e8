//! Days that can be right but seldom are: a drill that starts when nobody works, a deed of the year after the drill.

use super::{Context, Reporter};
use crate::i18n::problems as msg;
use crate::scenario::model::{CalendarSpec, Drill, Ground};
use crate::scenario::problem::{Code, Gravity};
use crate::scenario::shelf::Doc;
use crate::scenario::syntax::Step;
use crate::units::{CivilDate, CivilDateTime, Epoch, SimTime};

pub fn check(context: &Context<'_>, out: &mut Reporter<'_>) {
    let (Some((sheet, drill, _)), Some((own, _))) = (context.drill, context.province) else { return };
    let Ok(starts) = drill.starts.parse::<CivilDateTime>() else { return };
    day_off(context, sheet, starts, out);
    programme(own, drill, starts, out);
}

/// The drill starts on a day on which no calendar of the province has anybody at work.
fn day_off(context: &Context<'_>, sheet: usize, starts: CivilDateTime, out: &mut Reporter<'_>) {
    let Some((_, expanded)) = context.province else { return };
    let calendars = &expanded.province.calendars;
    // A calendar of all days of the week is that of a watch.
    let mut weekly = calendars.values().filter(|calendar| calendar.days.len() < 7).peekable();
    if weekly.peek().is_none() || weekly.any(|calendar| works(calendar, starts.date)) {
        return;
    }
    let holiday = calendars.values().any(|calendar| calendar.holidays.contains(&starts.date.to_string()));
    let day = starts.date.to_string();
    let problem = out.at(Code::StartsOnDayOff, sheet, &[Step::In("starts")], |lang| match holiday {
        true => msg::starts_on_holiday(lang, &day),
        false => msg::starts_on_weekend(lang, &day),
    });
    problem.gravity = Gravity::Warning;
}

fn works(calendar: &CalendarSpec, date: CivilDate) -> bool {
    let written = date.to_string();
    calendar.extra_working_days.contains(&written)
        || (calendar.days.contains(&date.weekday()) && !calendar.holidays.contains(&written))
}

/// What the programme says was done lies after the drill. A sample date may lie later in the year of the drill.
fn programme(sheet: usize, drill: &Drill, starts: CivilDateTime, out: &mut Reporter<'_>) {
    let Doc::Province(file) = &out.shelf.sheets[sheet].doc else { return };
    let last = Epoch::new(starts).date(SimTime::ZERO + drill.horizon);
    for (key, deed) in &file.programme.dates {
        let Ok(date) = deed.date.parse::<CivilDate>() else { continue };
        let sample = matches!(deed.ground, Ground::Assumed(_) | Ground::Inferred(_));
        if date <= last || (sample && date.year() <= last.year()) {
            continue;
        }
        let path = [Step::In("programme"), Step::In("dates"), Step::In(key), Step::In("date")];
        let problem = out.at(Code::ProgrammeAfterDrill, sheet, &path, |lang| {
            msg::programme_after_drill(lang, &deed.date, &last.to_string())
        });
        problem.gravity = Gravity::Warning;
    }
}
