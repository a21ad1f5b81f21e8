//! A place in a text that states a time: the numbers, units, dates and times of day that can be read from there on.

use crate::units::CivilDate;
use crate::units::time::{DAY, HOUR, MINUTE};

/// Seconds of a unit of time by its word.
pub fn unit_of(word: &str) -> Option<i64> {
    Some(match word {
        "d" | "n" | "j" | "ngay" | "day" | "days" => DAY,
        "h" | "g" | "gio" | "hr" | "hrs" | "hour" | "hours" | "tieng" => HOUR,
        "m" | "p" | "ph" | "phut" | "min" | "mins" | "minute" | "minutes" => MINUTE,
        "s" | "giay" | "sec" | "secs" | "second" | "seconds" => 1,
        _ => return None,
    })
}

/// A date, as far as it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Date {
    Whole(CivilDate),
    NoYear { month: i8, day: i8 },
}

/// Years in which drills are held; other numbers of four digits are times of day.
const YEARS: std::ops::Range<i64> = 1990..2200;

/// A place in a text.
#[derive(Clone, Debug)]
pub struct At<'a>(pub &'a str);

impl<'a> At<'a> {
    /// Whether nothing is left.
    pub fn is_done(&self) -> bool {
        self.0.trim().is_empty()
    }
    /// Room.
    pub fn spaces(&mut self) {
        self.0 = self.0.trim_start();
    }
    /// Room, commas and semicolons.
    pub fn gap(&mut self) {
        self.0 = self.0.trim_start_matches(|c: char| c.is_whitespace() || c == ',' || c == ';');
    }
    /// A symbol, if it is the next.
    pub fn symbol(&mut self, symbol: char) -> bool {
        let rest = self.0.strip_prefix(symbol);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }
    /// A sign.
    pub fn sign(&mut self) -> Option<i64> {
        if self.symbol('+') {
            Some(1)
        } else if self.symbol('-') || self.symbol('−') || self.symbol('–') {
            Some(-1)
        } else {
            None
        }
    }
    /// Letters.
    pub fn word(&mut self) -> Option<&'a str> {
        let end = self.0.find(|c: char| !c.is_alphabetic()).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at(end);
        if word.is_empty() {
            return None;
        }
        self.0 = rest;
        Some(word)
    }
    /// At most nine digits, and how many there were.
    pub fn number(&mut self) -> Option<(i64, usize)> {
        let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        if digits.is_empty() || digits.len() > 9 {
            return None;
        }
        self.0 = rest;
        Some((digits.parse().ok()?, digits.len()))
    }

    /// A length: `1:30`, `1:30:00`, or numbers with units, the last of which may lack its own after hours: `1h30`.
    pub fn length(&mut self) -> Option<i64> {
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
    pub fn length_after_start(&mut self) -> Option<i64> {
        let mut rest = self.clone();
        if let Some(seconds) = rest.length() {
            *self = rest;
            return Some(seconds);
        }
        let (number, _) = self.number()?;
        number.checked_mul(MINUTE)
    }

    /// `1:30`, `01:30:00`.
    pub fn colons(&mut self) -> Option<i64> {
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
    pub fn whole_clock(&mut self) -> Option<i64> {
        let second = self.clock(true)?;
        self.is_done().then_some(second)
    }

    /// `07:30`, `7:30:00 pm`, `7h30`, `7 giờ 30 phút`, `7h`, `0730`; four digits alone only beside a day.
    pub fn clock(&mut self, beside_day: bool) -> Option<i64> {
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
    pub fn half_of_day(&mut self, hour: i64) -> i64 {
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
    pub fn date(&mut self) -> Option<(Date, bool)> {
        let mut rest = self.clone();
        if let Some(date) = rest.month_first() {
            *self = rest;
            return Some((date, false));
        }
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

    /// `Oct 6, 2026`, `October 6th`.
    fn month_first(&mut self) -> Option<Date> {
        let month = month_of(self.word()?)?;
        self.symbol('.');
        self.spaces();
        let (day, _) = self.number().filter(|(_, digits)| *digits <= 2)?;
        let mut rest = self.clone();
        if matches!(rest.word(), Some("st" | "nd" | "rd" | "th")) {
            *self = rest;
        }
        self.year_of(day, month)
    }

    /// The year behind day and month, where there is one.
    fn year_of(&mut self, day: i64, month: i64) -> Option<Date> {
        let mut rest = self.clone();
        rest.gap();
        if rest.clone().word() == Some("nam") {
            rest.word();
            rest.spaces();
        }
        match rest.number() {
            Some((year, 4)) if YEARS.contains(&year) => {
                *self = rest;
                whole(year, month, day)
            }
            _ if (1..=31).contains(&day) && (1..=12).contains(&month) => {
                Some(Date::NoYear { month: month as i8, day: day as i8 })
            }
            _ => None,
        }
    }

    /// `26 tháng 12 năm 2022`, `26 Dec 2022`, behind the day.
    fn date_in_words(&mut self, day: i64) -> Option<Date> {
        self.spaces();
        let word = self.word()?;
        let month = if word == "thang" {
            self.spaces();
            self.number()?.0
        } else {
            month_of(word)?
        };
        self.year_of(day, month)
    }

    /// Behind a time of day: `+07:00`, `Z`, `UTC+7`. Seconds ahead of universal time.
    pub fn zone(&mut self) -> Option<i64> {
        let mut rest = self.clone();
        let named = matches!(rest.clone().word(), Some("z" | "utc" | "gmt"));
        if named {
            rest.word();
        }
        if !rest.symbol('+') {
            *self = rest;
            return named.then_some(0);
        }
        let (number, digits) = rest.number()?;
        let (hours, minutes) = match digits {
            4 => (number / 100, number % 100),
            1 | 2 if rest.symbol(':') => (number, rest.number()?.0),
            1 | 2 => (number, 0),
            _ => return None,
        };
        *self = rest;
        (hours < 15 && minutes < 60).then_some(hours * HOUR + minutes * MINUTE)
    }

    /// Behind a time of day: until another, `- 09:30`, `đến 9h30`.
    pub fn until(&mut self) -> Option<i64> {
        let mut rest = self.clone();
        rest.spaces();
        let word = rest.clone().word();
        if matches!(word, Some("den" | "to" | "until")) {
            rest.word();
        } else if rest.sign()? > 0 {
            return None;
        }
        rest.spaces();
        let end = rest.clock(true)?;
        *self = rest;
        Some(end)
    }

    /// A word that people put before a date or a time of day.
    pub fn filler(&mut self) -> bool {
        let mut rest = self.clone();
        let known = match rest.word() {
            Some("luc" | "vao" | "ngay" | "at" | "on" | "hoi" | "t" | "gio" | "ict" | "hrs" | "date") => true,
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

pub fn month_of(word: &str) -> Option<i64> {
    let found = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word));
    found.map(|ix| ix as i64 + 1)
}

pub fn whole(year: i64, month: i64, day: i64) -> Option<Date> {
    let [month, day] = [i8::try_from(month).ok()?, i8::try_from(day).ok()?];
    CivilDate::new(i16::try_from(year).ok()?, month, day).map(Date::Whole)
}
