//! When a row happens, in seconds since STARTEX: its time, its date, its offset, and what stood in the rows above.

use super::book::{Cell, Sheet};
use super::draft::Context;
use super::dtg;
use super::heads::Heads;
use super::report::{RowReport, Verdict};
use super::when::{self, Read, When};
use super::words::{Column, plain};
use crate::i18n::msel_import as say;
use crate::units::CivilDate;
use crate::units::time::{DAY, HOUR, MINUTE};

/// No drill is longer, and no time limit of one.
pub const LONGEST_DRILL: i64 = 400 * DAY;

/// What the rows above say about the day.
#[derive(Clone, Copy, Debug, Default)]
pub struct Above {
    /// The day of a heading or of a date column.
    pub day: Option<CivilDate>,
    /// Whether what was said last of the day was not understood: nothing above it counts then.
    pub lost: bool,
    /// The last time, in seconds since STARTEX.
    pub last: Option<i64>,
}

impl Above {
    /// What follows is on this day.
    pub fn is(&mut self, date: CivilDate) {
        (self.day, self.lost) = (Some(date), false);
    }
}

/// The text of a cell as it is shown to people: a date as a date, not as the number that it is stored as.
pub fn shown(cell: &Cell) -> String {
    let clock = |second: i64| format!("{:02}:{:02}", second / HOUR, second % HOUR / MINUTE);
    let day = |date: CivilDate| format!("{:02}/{:02}/{}", date.day(), date.month(), date.year());
    match cell {
        Cell::Text(text) | Cell::Wrong(text) => text.clone(),
        Cell::Date(number) => match when::cell(cell).map(|read| read.when) {
            Some(When::Day(date)) => day(date),
            Some(When::At(moment)) => format!("{} {}", day(moment.date), clock(moment.second_of_day())),
            Some(When::Clock(second)) => clock(second),
            _ => number.to_string(),
        },
        Cell::Number(number) | Cell::Length(number) => number.to_string(),
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
    let row = Row { context, sheet, heads, row };
    let day = row.day(above, report);
    let found = row.time(above, day, report);
    above.last = found.or(above.last);
    found
}

/// What a row says of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    /// It says it, or nothing at all: the rows above do.
    Known,
    /// It says something that is not understood; the rows above do not count.
    Unread,
}

struct Row<'a> {
    context: &'a Context<'a>,
    sheet: &'a Sheet,
    heads: &'a Heads,
    row: u32,
}

impl Row<'_> {
    /// Takes the day from the column of dates, or from a column of times that has the day in a cell of its own.
    fn day(&self, above: &mut Above, report: &mut RowReport) -> Day {
        let cells = |column| self.heads.cells(self.sheet, self.row, column);
        for (at, cell) in cells(Column::Date) {
            let place = self.sheet.place(self.row, at);
            match day_of(self.context, cell) {
                Some((date, unsure)) => {
                    above.is(date);
                    if unsure {
                        report.note(Verdict::Doubtful, &place, |lang| {
                            say::day_unsure(lang, &shown(cell), &self.context.day_shown(date, lang))
                        });
                    }
                    break;
                }
                // A time of day under the head of dates is read as one.
                None if matches!(when::cell(cell).map(|r| r.when), Some(When::Clock(_))) => {}
                None => {
                    (above.day, above.lost) = (None, true);
                    report
                        .note(Verdict::Doubtful, &place, |lang| say::day_not_understood(lang, &shown(cell)));
                }
            }
        }
        let times: Vec<_> = cells(Column::Time).collect();
        for (_, cell) in times.iter().filter(|_| times.len() > 1) {
            if is_day(cell)
                && let Some((date, _)) = day_of(self.context, cell)
            {
                above.is(date);
            }
        }
        if above.lost { Day::Unread } else { Day::Known }
    }

    fn time(&self, above: &Above, day: Day, report: &mut RowReport) -> Option<i64> {
        let mut found = None;
        for column in [Column::Time, Column::Offset, Column::Date] {
            let several = self.heads.cells(self.sheet, self.row, column).count() > 1;
            for (at, cell) in self.heads.cells(self.sheet, self.row, column) {
                // A day beside a time has been taken as the day, or told.
                let beside = match column {
                    Column::Date => !has_time(cell),
                    _ => several && is_day(cell),
                };
                if beside || (column == Column::Time && found.is_some()) {
                    continue;
                }
                let place = self.sheet.place(self.row, at);
                let time = one(self.context, cell, &place, above, (found.is_none(), day), report);
                found = match (found, time) {
                    (Some(first), Some(second)) if column == Column::Offset => {
                        self.differ(first, second, &place, report);
                        Some(first)
                    }
                    (None, time) => time,
                    (first, _) => first,
                };
                if found.is_none() && report.verdict == Verdict::Refused {
                    return None;
                }
            }
        }
        if found.is_none() && report.verdict != Verdict::Refused {
            let cell = report.cell.clone();
            let days = self.heads.cells(self.sheet, self.row, Column::Date).next();
            let alone = days.filter(|(_, cell)| day_of(self.context, cell).is_some());
            match alone {
                Some((at, cell)) => {
                    let place = self.sheet.place(self.row, at);
                    report.note(Verdict::Refused, &place, |lang| say::day_alone(lang, &shown(cell)));
                }
                None => report.note(Verdict::Refused, &cell, say::no_time),
            }
        }
        found
    }

    /// A time of day hides seconds, and an offset too; beyond that the two say different things.
    fn differ(&self, first: i64, second: i64, place: &str, report: &mut RowReport) {
        if (first - second).abs() >= MINUTE {
            report.note(Verdict::Doubtful, place, |lang| {
                say::times_differ(lang, &self.context.shown(first, lang), &self.context.shown(second, lang))
            });
        }
    }
}

/// Whether a cell says a day and no time of it.
fn is_day(cell: &Cell) -> bool {
    matches!(when::cell(cell).map(|read| read.when), Some(When::Day(_) | When::DayNoYear { .. }))
}

/// Whether a cell under the head of dates says a time too.
fn has_time(cell: &Cell) -> bool {
    let when = when::cell(cell).map(|read| read.when);
    matches!(
        when,
        Some(When::At(_) | When::DayOfYear { .. } | When::DayClock(..) | When::Clock(_) | When::After(_))
    ) && !matches!(when, Some(When::After(seconds)) if seconds % DAY == 0)
}

/// The day that a cell under the head of dates says, and whether it could have been meant otherwise: a date, or a day of the drill.
pub fn day_of(context: &Context<'_>, cell: &Cell) -> Option<(CivilDate, bool)> {
    let of_drill = |days: i64| context.day(days);
    let days = |n: f64| (n.fract() == 0.0 && (1.0..32.0).contains(&n)).then_some(n as i64);
    if let Some(read) = when::cell(cell) {
        return match read.when {
            When::Day(date) => Some((date, read.unsure)),
            When::At(moment) => Some((moment.date, read.unsure)),
            When::DayOfYear { month, day, .. } | When::DayNoYear { month, day } => {
                Some((context.date(month, day)?, read.unsure))
            }
            When::After(seconds) if seconds % DAY == 0 => Some((of_drill(seconds / DAY), read.unsure)),
            When::DayClock(n, _) => Some((of_drill(n), read.unsure)),
            When::After(_) | When::Clock(_) => None,
        };
    }
    match cell {
        Cell::Text(text) => match dtg::day_number(&plain(text)) {
            Some(n) => Some((of_drill(n), false)),
            // `2` under the head of days: the second day of the drill, or of a month.
            None => Some((of_drill(days(text.trim().parse().ok()?)? - 1), true)),
        },
        Cell::Number(n) => Some((of_drill(days(*n)? - 1), true)),
        _ => None,
    }
}

/// A cell as a time. A number such as 930 is a time of day whose zero the spreadsheet dropped.
fn read(cell: &Cell) -> Option<Read> {
    when::cell(cell).or_else(|| match cell {
        Cell::Number(n) if n.fract() == 0.0 && (100.0..2400.0).contains(n) => {
            dtg::digits(&format!("{n:04}")).map(|read| Read { unsure: true, ..read })
        }
        _ => None,
    })
}

/// The time that one cell says; `needed` where none was found before, with what the row says of its day.
fn one(
    context: &Context<'_>,
    cell: &Cell,
    place: &str,
    above: &Above,
    (needed, day): (bool, Day),
    report: &mut RowReport,
) -> Option<i64> {
    let written = shown(cell);
    let verdict = if needed { Verdict::Refused } else { Verdict::Doubtful };
    if let Cell::Wrong(error) = cell {
        report.note(verdict, place, |lang| say::cell_wrong(lang, error));
        return None;
    }
    let not_understood = |report: &mut RowReport| {
        report.note(verdict, place, |lang| say::time_not_understood(lang, &written));
        None
    };
    let Some(read) = read(cell) else { return not_understood(report) };
    let epoch = context.epoch();
    let mut next_day = false;
    let t = match read.when {
        When::At(moment) => epoch.from_civil(moment).0,
        When::DayOfYear { month, day, second } => match context.date(month, day) {
            Some(date) => epoch.from_civil(date.at(second)).0,
            None => return not_understood(report),
        },
        When::After(seconds) => seconds,
        When::DayClock(days, second) => epoch.start_of_day(days).0 + second,
        When::Clock(_) if day == Day::Unread => {
            report.note(verdict, place, |lang| say::clock_without_day(lang, &written));
            return None;
        }
        When::Clock(second) => {
            let day = above.day.unwrap_or_else(|| match above.last {
                Some(last) => epoch.to_civil(crate::units::SimTime(last)).date,
                None => context.starts.date,
            });
            let t = epoch.from_civil(day.at(second)).0;
            next_day = above.day.is_none() && above.last.is_some_and(|last| t < last);
            if next_day { t + DAY } else { t }
        }
        When::Day(_) | When::DayNoYear { .. } => {
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
