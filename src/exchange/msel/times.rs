//! When a row happens, in seconds since STARTEX: its time, its date, its offset, and what stood in the rows above.

use super::book::{Cell, Sheet};
use super::draft::Context;
use super::heads::Heads;
use super::report::{RowReport, Verdict};
use super::when::{self, When};
use super::words::Column;
use crate::i18n::msel_import as say;
use crate::units::CivilDate;
use crate::units::time::{DAY, MINUTE};

/// No drill is longer, and no time limit of one.
pub const LONGEST_DRILL: i64 = 400 * DAY;

/// What the rows above say about the day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Above {
    /// The day of a heading or of a date column.
    pub day: Option<CivilDate>,
    /// The last time, in seconds since STARTEX.
    pub last: Option<i64>,
}

/// The text of a cell as it is shown to people.
pub fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Wrong(text) => text.clone(),
        Cell::Number(number) | Cell::Date(number) | Cell::Length(number) => number.to_string(),
    }
}

/// The time of a row in seconds since STARTEX; none where it is refused, which the report then says.
pub fn of_row(
    context: &Context<'_>,
    sheet: &Sheet,
    heads: &Heads,
    row: u32,
    above: &mut Above,
    report: &mut RowReport,
) -> Option<i64> {
    if let Some((_, cell)) = heads.cell(sheet, row, Column::Date)
        && let Some(read) = when::cell(cell)
    {
        above.day = match read.when {
            When::Day(date) => Some(date),
            When::At(moment) => Some(moment.date),
            _ => above.day,
        };
    }
    let mut found = None;
    for column in [Column::Time, Column::Offset, Column::Date] {
        let Some((at, cell)) = heads.cell(sheet, row, column) else { continue };
        let place = sheet.place(row, at);
        let day_only =
            column == Column::Date && matches!(when::cell(cell).map(|r| r.when), Some(When::Day(_)));
        if day_only && found.is_some() {
            continue;
        }
        let time = one(context, cell, &place, above, found.is_none(), report);
        found = match (found, time) {
            (None, time) => time,
            (Some(first), Some(second)) if column == Column::Offset => {
                // A time of day hides seconds, and an offset too.
                if (first - second).abs() >= MINUTE {
                    let (a, b) = (first, second);
                    report.note(Verdict::Doubtful, &place, |lang| {
                        say::times_differ(lang, &context.shown(a, lang), &context.shown(b, lang))
                    });
                }
                Some(first)
            }
            (first, _) => first,
        };
        if found.is_none() && report.verdict == Verdict::Refused {
            return None;
        }
    }
    if found.is_none() && report.verdict != Verdict::Refused {
        let cell = report.cell.clone();
        report.note(Verdict::Refused, &cell, say::no_time);
    }
    above.last = found.or(above.last);
    found
}

/// The time that one cell says.
fn one(
    context: &Context<'_>,
    cell: &Cell,
    place: &str,
    above: &Above,
    needed: bool,
    report: &mut RowReport,
) -> Option<i64> {
    let written = shown(cell);
    let verdict = if needed { Verdict::Refused } else { Verdict::Doubtful };
    if let Cell::Wrong(error) = cell {
        report.note(verdict, place, |lang| say::cell_wrong(lang, error));
        return None;
    }
    let Some(read) = when::cell(cell) else {
        report.note(verdict, place, |lang| say::time_not_understood(lang, &written));
        return None;
    };
    let epoch = context.epoch();
    let mut next_day = false;
    let t = match read.when {
        When::At(moment) => epoch.from_civil(moment).0,
        When::DayOfYear { month, day, second } => {
            match CivilDate::new(context.starts.date.year(), month, day) {
                Some(date) => epoch.from_civil(date.at(second)).0,
                None => {
                    report.note(verdict, place, |lang| say::time_not_understood(lang, &written));
                    return None;
                }
            }
        }
        When::After(seconds) => seconds,
        When::DayClock(days, second) => epoch.start_of_day(days).0 + second,
        When::Clock(second) => {
            let day = above.day.unwrap_or_else(|| match above.last {
                Some(last) => epoch.to_civil(crate::units::SimTime(last)).date,
                None => context.starts.date,
            });
            let t = epoch.from_civil(day.at(second)).0;
            next_day = above.day.is_none() && above.last.is_some_and(|last| t < last);
            if next_day { t + DAY } else { t }
        }
        When::Day(_) => {
            report.note(verdict, place, |lang| say::day_alone(lang, &written));
            return None;
        }
    };
    if next_day {
        report.note(Verdict::Doubtful, place, |lang| say::next_day(lang, &written, &context.shown(t, lang)));
    }
    if read.unsure {
        report
            .note(Verdict::Doubtful, place, |lang| say::time_unsure(lang, &written, &context.shown(t, lang)));
    }
    Some(t)
}

/// Whether an inject can be delivered at this time: not before STARTEX, before ENDEX.
pub fn within_the_drill(context: &Context<'_>, t: i64, place: &str, report: &mut RowReport) -> bool {
    if t < 0 {
        report.note(Verdict::Refused, place, |lang| say::before_start(lang, &context.shown(t, lang)));
        return false;
    }
    if t >= context.scenario.map_or(LONGEST_DRILL, |scenario| scenario.drill.horizon.0) {
        report.note(Verdict::Refused, place, |lang| say::after_end(lang, &context.shown(t, lang)));
        return false;
    }
    true
}
