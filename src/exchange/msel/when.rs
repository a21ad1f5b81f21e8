//! What a text or a cell says about a time: a civil moment, a time of day, a time since STARTEX.

use super::book::Cell;
use super::cursor::{At, Date, unit_of};
use super::dtg;
use super::words::plain;
use crate::units::time::{DAY, HOUR, MINUTE};
use crate::units::{CivilDate, CivilDateTime};

/// Day number (days since 1970-01-01) of the day before which spreadsheets count from 1.
const SERIAL_ZERO: i64 = -25_569;
/// Serials of the years in which drills are held, 1990 to 2199; other numbers are no dates.
const SERIALS: std::ops::Range<f64> = 32_874.0..109_575.0;

/// A time as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A moment.
    At(CivilDateTime),
    /// A day and month without a year, and seconds of the day.
    DayOfYear {
        /// Month.
        month: i8,
        /// Day.
        day: i8,
        /// Seconds since midnight.
        second: i64,
    },
    /// Seconds since STARTEX.
    After(i64),
    /// So many days after the day of STARTEX, at so many seconds of that day.
    DayClock(i64, i64),
    /// Seconds of a day that is not said.
    Clock(i64),
    /// A day that is not followed by a time.
    Day(CivilDate),
    /// A day and month without a year and without a time.
    DayNoYear {
        /// Month.
        month: i8,
        /// Day.
        day: i8,
    },
}

/// A time with whether its reading was plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    /// What it says.
    pub when: When,
    /// Whether it could have been meant otherwise: month before day, a number without a format, a sign without a word.
    pub unsure: bool,
}

fn sure(when: When) -> Option<Read> {
    Some(Read { when, unsure: false })
}

/// The time of a cell.
pub fn cell(cell: &Cell) -> Option<Read> {
    match cell {
        Cell::Text(written) => text(written),
        Cell::Date(days) => serial(*days).map(|when| Read { when, unsure: false }),
        Cell::Length(days) => sure(When::After(seconds(*days))),
        Cell::Number(number) if (0.0..1.0).contains(number) || SERIALS.contains(number) => {
            serial(*number).map(|when| Read { when, unsure: true })
        }
        Cell::Number(_) | Cell::Wrong(_) => None,
    }
}

/// Days as whole seconds, to the nearest.
fn seconds(days: f64) -> i64 {
    (days * DAY as f64).round().clamp(-1e12, 1e12) as i64
}

fn serial(days: f64) -> Option<When> {
    if (0.0..1.0).contains(&days) {
        // 23:59:59.6 is shown as midnight; it is the end of the day, not its beginning.
        return Some(When::Clock(seconds(days).min(DAY - 1)));
    }
    if !SERIALS.contains(&days) {
        return None;
    }
    let all = seconds(days);
    let date = CivilDate::from_day_number(i32::try_from(all.div_euclid(DAY) + SERIAL_ZERO).ok()?);
    let second = all.rem_euclid(DAY);
    Some(if second == 0 && days.fract() == 0.0 { When::Day(date) } else { When::At(date.at(second)) })
}

/// The time of a text.
pub fn text(written: &str) -> Option<Read> {
    let text = plain(written);
    let text = text.trim().trim_end_matches('.');
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    offset(text)
        .or_else(|| day_of_drill(text))
        .or_else(|| dtg::group(text))
        .or_else(|| civil(text))
        .or_else(|| dtg::digits(text))
        .or_else(|| signed(text))
        .or_else(|| after_words(text))
}

/// A time has at most so many characters.
const LONGEST: usize = 60;

/// The length that a text states: `1h30`, `90 phút`, `2 giờ 30 phút`, `1:30`, `4 h`. Seconds.
pub fn length(written: &str) -> Option<i64> {
    let text = plain(written);
    let mut at = At(text.trim());
    let seconds = at.length()?;
    at.is_done().then_some(seconds)
}

/// The length at the beginning of a text, and what follows it.
pub fn leading_length(text: &str) -> Option<(i64, &str)> {
    let mut at = At(text);
    at.spaces();
    let seconds = at.length()?;
    Some((seconds, at.0))
}

/// `D+2 H+3 M+45`, `T+1h30`, `STARTEX + 2:30`, `N+1 08:00`.
fn offset(text: &str) -> Option<Read> {
    let mut at = At(text);
    let (mut total, mut days, mut groups) = (0i64, None, 0);
    // `D+2 H+25`: beside a longer unit, hours go to 23 and minutes to 59.
    let (mut longest, mut beyond) = (0i64, false);
    loop {
        at.gap();
        if at.is_done() && groups > 0 {
            break;
        }
        if groups == 1
            && let Some(days) = days
            && let Some(second) = at.clone().whole_clock()
        {
            return sure(When::DayClock(days, second));
        }
        let unit = at.word()?;
        at.spaces();
        let sign = at.sign()?;
        at.spaces();
        if is_start(unit) {
            let seconds = at.length_after_start()?;
            total = total.checked_add(sign * seconds)?;
        } else {
            let (number, _) = at.number()?;
            let unit = unit_of(unit).filter(|unit| *unit >= MINUTE)?;
            days = (unit == DAY).then_some(sign * number);
            let most = if unit == HOUR { 24 } else { 60 };
            beyond |= longest > unit && number >= most;
            longest = longest.max(unit);
            total = total.checked_add(sign * number.checked_mul(unit)?)?;
        }
        groups += 1;
    }
    Some(Read { when: When::After(total), unsure: beyond })
}

/// Words for the start of the exercise.
fn is_start(word: &str) -> bool {
    matches!(word, "t" | "startex" | "start")
}

/// `Ngày 2, 08:00`, `Day 2 - 8h30`: days of the drill count from 1.
fn day_of_drill(text: &str) -> Option<Read> {
    let mut at = At(text);
    let word = at.word()?;
    if !matches!(word, "ngay" | "day") {
        return None;
    }
    at.spaces();
    let (day, digits) = at.number()?;
    if digits > 2 || at.0.starts_with(['/', '-', '.']) || day < 1 {
        return None;
    }
    at.gap();
    at.symbol('-');
    at.gap();
    let second = at.whole_clock()?;
    sure(When::DayClock(day - 1, second))
}

/// A date and a time of day in either order, one of them alone, with the words that people put before them. Of a time that lasts
/// until another, its beginning counts.
fn civil(text: &str) -> Option<Read> {
    let mut at = At(text);
    let (mut date, mut clock, mut zone, mut until) = (None, None, None, None);
    while !at.is_done() {
        at.gap();
        let mut rest = at.clone();
        if date.is_none()
            && let Some(found) = rest.date()
        {
            date = Some(found);
            at = rest;
        } else if clock.is_none()
            && let Some(found) = at.clock(date.is_some())
        {
            clock = Some(found);
            at.spaces();
            zone = at.zone();
            until = at.until();
        } else if !at.filler() {
            return None;
        }
        at.gap();
    }
    if let (Some(begin), Some(end)) = (clock, until)
        && end <= begin
    {
        return None;
    }
    let lasts = until.is_some();
    let sure = |when| Some(Read { when, unsure: lasts });
    match (date, clock, zone) {
        (Some((Date::Whole(date), unsure)), Some(second), zone) => {
            let moment = zone.map_or_else(|| date.at(second), |ahead| dtg::here(date, second, ahead));
            Some(Read { when: When::At(moment), unsure: unsure || lasts })
        }
        // Without a date another zone's time is no time of a known day.
        (_, _, Some(ahead)) if ahead != dtg::AHEAD => None,
        (Some((Date::NoYear { month, day }, unsure)), Some(second), _) => {
            Some(Read { when: When::DayOfYear { month, day, second }, unsure: unsure || lasts })
        }
        (Some((Date::Whole(date), unsure)), None, _) => Some(Read { when: When::Day(date), unsure }),
        (Some((Date::NoYear { month, day }, unsure)), None, _) => {
            Some(Read { when: When::DayNoYear { month, day }, unsure })
        }
        (None, None, _) => None,
        (None, Some(second), _) => sure(When::Clock(second)),
    }
}

/// `+2:30`, `+45 phút`: since when is not said; STARTEX is taken.
fn signed(text: &str) -> Option<Read> {
    let mut at = At(text);
    let sign = at.sign()?;
    at.spaces();
    let seconds = at.length()?;
    at.is_done().then_some(Read { when: When::After(sign * seconds), unsure: true })
}

/// `sau 2 giờ`, `after 90 min`, `2 giờ sau khi bắt đầu`.
fn after_words(text: &str) -> Option<Read> {
    let before = ["sau khi bat dau", "sau", "after"].iter().find_map(|word| text.strip_prefix(word));
    if let Some(rest) = before {
        return length(rest).map(|seconds| Read { when: When::After(seconds), unsure: true });
    }
    let (seconds, rest) = leading_length(text)?;
    let after = ["sau khi bat dau", "sau bat dau", "after startex", "after start", "after the start"];
    after.contains(&rest.trim()).then_some(Read { when: When::After(seconds), unsure: false })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> When {
        When::At(text.parse().expect("moment"))
    }

    #[test]
    fn times_as_people_write_them() {
        let wanted = [
            ("26/12/2022 07:30", at("2022-12-26T07:30")),
            ("07:30 26/12/2022", at("2022-12-26T07:30")),
            ("7h30 ngày 26/12/2022", at("2022-12-26T07:30")),
            ("07 giờ 30 phút, ngày 26 tháng 12 năm 2022", at("2022-12-26T07:30")),
            ("thứ hai, 26/12/2022, 7 giờ 30", at("2022-12-26T07:30")),
            ("2022-12-26 07:30", at("2022-12-26T07:30")),
            ("2022-12-26T07:30:00", at("2022-12-26T07:30")),
            ("26-12-2022 0730", at("2022-12-26T07:30")),
            ("26 Dec 2022 7:30 pm", at("2022-12-26T19:30")),
            ("26/12 08:00", When::DayOfYear { month: 12, day: 26, second: 8 * HOUR }),
            ("08:30", When::Clock(8 * HOUR + 30 * MINUTE)),
            ("8g30", When::Clock(8 * HOUR + 30 * MINUTE)),
            ("2 giờ 30 chiều", When::Clock(14 * HOUR + 30 * MINUTE)),
            ("0730h", When::Clock(7 * HOUR + 30 * MINUTE)),
            ("D+2 H+3 M+45", When::After(2 * DAY + 3 * HOUR + 45 * MINUTE)),
            ("D+0 H+0 M+0", When::After(0)),
            ("D-0 H-1 M-30", When::After(-90 * MINUTE)),
            ("H+3", When::After(3 * HOUR)),
            ("J-60", When::After(-60 * DAY)),
            ("T+1h30", When::After(90 * MINUTE)),
            ("T + 90", When::After(90 * MINUTE)),
            ("t+01:30:00", When::After(90 * MINUTE)),
            ("STARTEX+2 giờ", When::After(2 * HOUR)),
            ("N+1 08:00", When::DayClock(1, 8 * HOUR)),
            ("D+1, 0800", When::DayClock(1, 8 * HOUR)),
            ("Ngày 2, 8h30", When::DayClock(1, 8 * HOUR + 30 * MINUTE)),
            ("Day 3 - 14:00", When::DayClock(2, 14 * HOUR)),
            ("2 giờ sau khi bắt đầu", When::After(2 * HOUR)),
            ("Oct 6, 2026 2:15 PM", at("2026-10-06T14:15")),
            ("Tue, October 6th 2026 0915", at("2026-10-06T09:15")),
            ("2026-10-08T09:00:00+07:00", at("2026-10-08T09:00")),
            ("2026-10-08T02:00:00Z", at("2026-10-08T09:00")),
            ("08/10/2026 03:00 UTC+1", at("2026-10-08T09:00")),
            ("051030GOCT26", at("2026-10-05T10:30")),
            ("051030 OCT 2026", at("2026-10-05T10:30")),
            ("0930", When::Clock(9 * HOUR + 30 * MINUTE)),
            ("07/10", When::DayNoYear { month: 10, day: 7 }),
            ("7 tháng 10", When::DayNoYear { month: 10, day: 7 }),
            ("7 Oct 0930", When::DayOfYear { month: 10, day: 7, second: 9 * HOUR + 30 * MINUTE }),
        ];
        for (written, when) in wanted {
            assert_eq!(text(written), sure(when), "{written}");
        }
    }

    #[test]
    fn what_could_be_meant_otherwise_is_marked() {
        assert_eq!(text("12/27/2022 08:00"), Some(Read { when: at("2022-12-27T08:00"), unsure: true }));
        assert_eq!(text("+2:30"), Some(Read { when: When::After(150 * MINUTE), unsure: true }));
        for (written, moment) in [
            ("051030ZOCT26", "2026-10-05T17:30"),
            ("052230Z OCT 26", "2026-10-06T05:30"),
            ("051000LOCT26", "2026-10-05T10:00"),
            ("05/10/2026 08:00 - 09:30", "2026-10-05T08:00"),
            ("05/10/2026 8h đến 9h", "2026-10-05T08:00"),
        ] {
            assert_eq!(text(written), Some(Read { when: at(moment), unsure: true }), "{written}");
        }
        let beyond = When::After(2 * DAY + 25 * HOUR + 99 * MINUTE);
        assert_eq!(text("D+2 H+25 M+99"), Some(Read { when: beyond, unsure: true }));
        assert_eq!(text("H+26"), sure(When::After(26 * HOUR)));
        assert!(text("2026").is_some_and(|read| read.unsure));
        assert_eq!(
            cell(&Cell::Number(44_921.312_5)),
            Some(Read { when: at("2022-12-26T07:30"), unsure: true })
        );
    }

    #[test]
    fn what_is_no_time_is_none() {
        for written in [
            "",
            "sáng",
            "ngay sau đó",
            "31/02/2022 08:00",
            "25:00",
            "8:60",
            "khoảng 9",
            "45",
            "???",
            "09:30 - 08:00",
            "051060ZOCT26",
            "2560",
            "320000ZOCT26",
        ] {
            assert_eq!(text(written), None, "{written}");
        }
        for number in [45.0, -1.0, 1e9] {
            assert_eq!(cell(&Cell::Number(number)), None, "{number}");
        }
    }

    #[test]
    fn serials_are_moments_to_the_second() {
        let date = CivilDate::new(2022, 12, 26).expect("date");
        assert_eq!(cell(&Cell::Date(44_921.0)), sure(When::Day(date)));
        assert_eq!(cell(&Cell::Date(44_921.313_194_445)), sure(at("2022-12-26T07:31")));
        assert_eq!(cell(&Cell::Date(0.3125)), sure(When::Clock(7 * HOUR + 30 * MINUTE)));
        assert_eq!(cell(&Cell::Length(1.25)), sure(When::After(30 * HOUR)));
    }

    #[test]
    fn lengths() {
        for (written, seconds) in [
            ("4 giờ", 4 * HOUR),
            ("1h30", 90 * MINUTE),
            ("2 giờ 30 phút", 150 * MINUTE),
            ("90'", 90 * MINUTE),
            ("1 d 3 h", 27 * HOUR),
            ("0:45", 45 * MINUTE),
        ] {
            assert_eq!(length(written), Some(seconds), "{written}");
        }
        for written in ["", "4", "giờ", "4 quả", "30 phút 2 giờ"] {
            assert_eq!(length(written), None, "{written}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_not(written in ".{0,40}") {
            let _ = text(&written);
            let _ = length(&written);
        }

        #[test]
        fn near_times_are_read_or_not(written in "[dhtnDHT0-9:/+ -]{0,24}") {
            let _ = text(&written);
        }

        #[test]
        fn any_number_is_read_or_not(number in any::<f64>()) {
            let _ = cell(&Cell::Number(number));
            let _ = cell(&Cell::Date(number));
            let _ = cell(&Cell::Length(number));
        }
    }
}
