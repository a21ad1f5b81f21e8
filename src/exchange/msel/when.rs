//! What a text or a cell says about a time: a civil moment, a time of day, a time since STARTEX.

use super::book::Cell;
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
        .or_else(|| civil(text))
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
            total = total.checked_add(sign * number.checked_mul(unit)?)?;
        }
        groups += 1;
    }
    sure(When::After(total))
}

/// Words for the start of the exercise.
fn is_start(word: &str) -> bool {
    matches!(word, "t" | "startex" | "start")
}

/// Seconds of a unit of time by its word.
fn unit_of(word: &str) -> Option<i64> {
    Some(match word {
        "d" | "n" | "j" | "ngay" | "day" | "days" => DAY,
        "h" | "g" | "gio" | "hr" | "hrs" | "hour" | "hours" | "tieng" => HOUR,
        "m" | "p" | "ph" | "phut" | "min" | "mins" | "minute" | "minutes" => MINUTE,
        "s" | "giay" | "sec" | "secs" | "second" | "seconds" => 1,
        _ => return None,
    })
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

/// A date and a time of day in either order, one of them alone, with the words that people put before them.
fn civil(text: &str) -> Option<Read> {
    let mut at = At(text);
    let (mut date, mut clock) = (None, None);
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
        } else if !at.filler() {
            return None;
        }
        at.gap();
    }
    match (date, clock) {
        (Some((Date::Whole(date), unsure)), Some(second)) => {
            Some(Read { when: When::At(date.at(second)), unsure })
        }
        (Some((Date::NoYear { month, day }, unsure)), Some(second)) => {
            Some(Read { when: When::DayOfYear { month, day, second }, unsure })
        }
        (Some((Date::Whole(date), unsure)), None) => Some(Read { when: When::Day(date), unsure }),
        (Some((Date::NoYear { .. }, _)), None) | (None, None) => None,
        (None, Some(second)) => sure(When::Clock(second)),
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

/// A date, as far as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Date {
    Whole(CivilDate),
    NoYear { month: i8, day: i8 },
}

/// A place in a text.
#[derive(Clone, Debug)]
struct At<'a>(&'a str);

impl<'a> At<'a> {
    fn is_done(&self) -> bool {
        self.0.trim().is_empty()
    }
    fn spaces(&mut self) {
        self.0 = self.0.trim_start();
    }
    /// Room, commas and semicolons.
    fn gap(&mut self) {
        self.0 = self.0.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ';');
    }
    fn symbol(&mut self, symbol: char) -> bool {
        let rest = self.0.strip_prefix(symbol);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }
    fn sign(&mut self) -> Option<i64> {
        if self.symbol('+') {
            Some(1)
        } else if self.symbol('-') || self.symbol('−') || self.symbol('–') {
            Some(-1)
        } else {
            None
        }
    }
    /// Letters.
    fn word(&mut self) -> Option<&'a str> {
        let end = self.0.find(|c: char| !c.is_alphabetic()).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at(end);
        if word.is_empty() {
            return None;
        }
        self.0 = rest;
        Some(word)
    }
    /// At most nine digits, and how many there were.
    fn number(&mut self) -> Option<(i64, usize)> {
        let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        if digits.is_empty() || digits.len() > 9 {
            return None;
        }
        self.0 = rest;
        Some((digits.parse().ok()?, digits.len()))
    }

    /// A length: `1:30`, `1:30:00`, or numbers with units, the last of which may lack its own after hours: `1h30`.
    fn length(&mut self) -> Option<i64> {
        let mut rest = self.clone();
        if let Some(seconds) = rest.colons() {
            *self = rest;
            return Some(seconds);
        }
        let (mut total, mut last) = (0i64, None::<i64>);
        loop {
            let mut rest = self.clone();
            rest.spaces();
            let Some((number, _)) = rest.number() else { break };
            rest.spaces();
            let mut behind = rest.clone();
            let unit = if behind.symbol('\'') {
                rest = behind;
                Some(MINUTE)
            } else {
                match behind.word().and_then(unit_of) {
                    Some(unit) => {
                        rest = behind;
                        Some(unit)
                    }
                    None if last == Some(HOUR) => Some(MINUTE),
                    None => None,
                }
            };
            // Units go from the longest to the shortest.
            let Some(unit) = unit.filter(|unit| last.is_none_or(|last| *unit < last)) else { break };
            total = total.checked_add(number.checked_mul(unit)?)?;
            last = Some(unit);
            *self = rest;
        }
        last.map(|_| total)
    }

    /// After `T+`: a length, or minutes.
    fn length_after_start(&mut self) -> Option<i64> {
        let mut rest = self.clone();
        if let Some(seconds) = rest.length() {
            *self = rest;
            return Some(seconds);
        }
        let (number, _) = self.number()?;
        number.checked_mul(MINUTE)
    }

    /// `1:30`, `01:30:00`.
    fn colons(&mut self) -> Option<i64> {
        let (hours, _) = self.number()?;
        if !self.symbol(':') {
            return None;
        }
        let (minutes, digits) = self.number()?;
        let seconds = if self.symbol(':') { self.number()?.0 } else { 0 };
        let fine = digits == 2 && minutes < 60 && seconds < 60 && hours < 10_000;
        fine.then_some(hours * HOUR + minutes * MINUTE + seconds)
    }

    /// A time of day with nothing behind it.
    fn whole_clock(&mut self) -> Option<i64> {
        let second = self.clock(true)?;
        self.is_done().then_some(second)
    }

    /// `07:30`, `7:30:00 pm`, `7h30`, `7 giờ 30 phút`, `7h`, `0730`; four digits alone only beside a day.
    fn clock(&mut self, beside_day: bool) -> Option<i64> {
        let mut rest = self.clone();
        let (mut hour, digits) = rest.number()?;
        let (mut minute, mut second) = (0, 0);
        let mut behind = rest.clone();
        behind.spaces();
        let word = behind.clone().word();
        if rest.symbol(':') {
            let (found, digits) = rest.number()?;
            minute = Some(found).filter(|_| digits == 2)?;
            if rest.symbol(':') {
                second = rest.number()?.0;
                // Milliseconds, as programs write them.
                if rest.symbol('.') {
                    rest.number()?;
                }
            }
        } else if digits == 4 && (beside_day || word.is_some_and(|w| unit_of(w) == Some(HOUR))) {
            (hour, minute) = (hour / 100, hour % 100);
            if word.is_some_and(|w| unit_of(w) == Some(HOUR)) {
                behind.word();
                rest = behind;
            }
        } else if digits <= 2 && word.is_some_and(|w| unit_of(w) == Some(HOUR)) {
            behind.word();
            rest = behind;
            let mut more = rest.clone();
            more.spaces();
            if let Some((found, digits)) = more.number()
                && digits <= 2
                && !more.0.starts_with(['/', '-', '.'])
            {
                minute = found;
                rest = more;
                let mut unit = rest.clone();
                unit.spaces();
                if unit.word().and_then(unit_of) == Some(MINUTE) {
                    rest = unit;
                }
            }
        } else {
            return None;
        }
        hour = rest.half_of_day(hour);
        let fine = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
        if !fine {
            return None;
        }
        *self = rest;
        Some(hour * HOUR + minute * MINUTE + second)
    }

    /// `am`, `pm`, `sáng`, `chiều`, `tối` behind an hour.
    fn half_of_day(&mut self, hour: i64) -> i64 {
        let mut rest = self.clone();
        rest.spaces();
        match rest.word() {
            Some("pm" | "ch" | "chieu" | "toi") => {
                *self = rest;
                if hour < 12 { hour + 12 } else { hour }
            }
            Some("am" | "sa" | "sang") => {
                *self = rest;
                if hour == 12 { 0 } else { hour }
            }
            _ => hour,
        }
    }

    /// `26/12/2022`, `26-12-22`, `2022-12-26`, `26/12`, `26 tháng 12 năm 2022`, `26 Dec 2022`; and whether month and day had to be
    /// exchanged.
    fn date(&mut self) -> Option<(Date, bool)> {
        let mut rest = self.clone();
        let (first, digits) = rest.number()?;
        let mark = ['/', '-', '.'].into_iter().find(|mark| rest.symbol(*mark));
        let Some(mark) = mark else {
            let date = rest.date_in_words(first)?;
            *self = rest;
            return Some((date, false));
        };
        let (second, more) = rest.number()?;
        if digits > 4 || more > 2 {
            return None;
        }
        let found = if digits == 4 {
            rest.symbol(mark).then_some(())?;
            let (day, _) = rest.number()?;
            // `2022-12-26T07:30`.
            if rest.0.starts_with('t') {
                rest.0 = &rest.0[1..];
            }
            (whole(first, second, day)?, false)
        } else if rest.symbol(mark) {
            let (year, digits) = rest.number()?;
            let year = if digits == 2 { 2000 + year } else { year };
            match whole(year, second, first) {
                Some(date) => (date, false),
                None => (whole(year, first, second)?, true),
            }
        } else if mark == '/' && (1..=31).contains(&first) && (1..=12).contains(&second) {
            (Date::NoYear { month: second as i8, day: first as i8 }, false)
        } else {
            return None;
        };
        *self = rest;
        Some(found)
    }

    fn date_in_words(&mut self, day: i64) -> Option<Date> {
        self.spaces();
        let word = self.word()?;
        let month = if word == "thang" {
            self.spaces();
            self.number()?.0
        } else {
            month_of(word)?
        };
        self.gap();
        let mut rest = self.clone();
        if rest.clone().word() == Some("nam") {
            rest.word();
            rest.spaces();
        }
        match rest.number() {
            Some((year, 4)) => {
                *self = rest;
                whole(year, month, day)
            }
            _ if (1..=31).contains(&day) && (1..=12).contains(&month) => {
                Some(Date::NoYear { month: month as i8, day: day as i8 })
            }
            _ => None,
        }
    }

    /// A word that people put before a date or a time of day.
    fn filler(&mut self) -> bool {
        let mut rest = self.clone();
        let known = match rest.word() {
            Some(
                "luc" | "vao" | "ngay" | "at" | "on" | "hoi" | "t" | "gio" | "z" | "ict" | "hrs" | "date",
            ) => true,
            // `thứ hai`, `Monday`.
            Some("thu") => {
                rest.spaces();
                rest.word().is_some() || rest.number().is_some()
            }
            Some("chu") => {
                rest.spaces();
                rest.word() == Some("nhat")
            }
            Some(word) => WEEKDAYS.iter().any(|day| day.starts_with(word) && word.len() >= 3),
            None => rest.symbol('-') || rest.symbol('('),
        } || rest.symbol(')');
        if known {
            *self = rest;
        }
        known
    }
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month_of(word: &str) -> Option<i64> {
    let found = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word));
    found.map(|ix| ix as i64 + 1)
}

fn whole(year: i64, month: i64, day: i64) -> Option<Date> {
    let [month, day] = [i8::try_from(month).ok()?, i8::try_from(day).ok()?];
    CivilDate::new(i16::try_from(year).ok()?, month, day).map(Date::Whole)
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
        ];
        for (written, when) in wanted {
            assert_eq!(text(written), sure(when), "{written}");
        }
    }

    #[test]
    fn what_could_be_meant_otherwise_is_marked() {
        assert_eq!(text("12/27/2022 08:00"), Some(Read { when: at("2022-12-27T08:00"), unsure: true }));
        assert_eq!(text("+2:30"), Some(Read { when: When::After(150 * MINUTE), unsure: true }));
        assert_eq!(
            cell(&Cell::Number(44_921.312_5)),
            Some(Read { when: at("2022-12-26T07:30"), unsure: true })
        );
    }

    #[test]
    fn what_is_no_time_is_none() {
        for written in
            ["", "sáng", "ngay sau đó", "31/02/2022 08:00", "25:00", "8:60", "khoảng 9", "45", "???"]
        {
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
