//! Civil time of Việt Nam: dates, moments, and the epoch that joins them to simulated time.
//!
//! Asia/Ho_Chi_Minh has been +07:00 without daylight saving since 1975, so a day is always 86,400 seconds and
//! every conversion is integer arithmetic; jiff is asked only whether a date exists.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::time::{DAY, HOUR, MINUTE, SimTime};

/// The years that a date may lie in; a limit on what comes from outside.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// The day that day numbers count from.
const DAY_ZERO: Date = date(1970, 1, 1);
/// 1970-01-01 was a Thursday: its position in a week that starts on Monday.
const DAY_ZERO_WEEKDAY: i64 = 3;

/// Days of the week.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Weekday {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Weekday {
    /// All seven, from Monday.
    pub const ALL: [Weekday; 7] =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

    /// The weekday of a day number (days since 1970-01-01).
    fn of_day(day: i64) -> Weekday {
        Weekday::ALL[(day + DAY_ZERO_WEEKDAY).rem_euclid(7) as usize]
    }
    /// Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self, Weekday::Sat | Weekday::Sun)
    }
}

/// What is wrong with a text that should be a date or a moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CivilError {
    /// The text has another shape.
    #[error("`{0}` is no date: write `YYYY-MM-DD`")]
    NotADate(String),
    /// The text has another shape.
    #[error("`{0}` is no moment: write `YYYY-MM-DDTHH:MM`")]
    NotAMoment(String),
    /// The shape is right, but the calendar has no such day.
    #[error("the date `{0}` does not exist")]
    NoSuchDate(String),
    /// The shape is right, but the clock shows no such time.
    #[error("the time of day `{0}` does not exist")]
    NoSuchTime(String),
    /// The date exists but is too far away.
    #[error("the year of `{0}` is outside 1900 to 2199")]
    Year(String),
    /// Hours of a day that are no interval.
    #[error("`{0}` are no hours of a day: write for example `07:30-11:30`")]
    NotHours(String),
}

/// A civil date.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    /// Days since 1970-01-01.
    day: i32,
}

impl CivilDate {
    /// A date from its parts; none where the calendar has no such day or the year is out of [`YEARS`].
    pub fn new(year: i16, month: i8, day: i8) -> Option<CivilDate> {
        YEARS.contains(&year).then(|| Date::new(year, month, day).ok()).flatten().map(CivilDate::from_jiff)
    }
    fn from_jiff(date: Date) -> CivilDate {
        // A span between two dates is stated in days by default, and years are limited: it fits.
        CivilDate { day: date.since(DAY_ZERO).map_or(0, |span| span.get_days()) }
    }
    fn to_jiff(self) -> Date {
        DAY_ZERO.saturating_add(jiff::Span::new().try_days(self.day).unwrap_or_default())
    }
    /// The date of a day number, days since 1970-01-01.
    pub const fn from_day_number(day: i32) -> CivilDate {
        CivilDate { day }
    }
    /// Days since 1970-01-01.
    pub const fn day_number(self) -> i64 {
        self.day as i64
    }
    /// Year.
    pub fn year(self) -> i16 {
        self.to_jiff().year()
    }
    /// Month, 1..=12.
    pub fn month(self) -> i8 {
        self.to_jiff().month()
    }
    /// Day of the month, 1..=31.
    pub fn day(self) -> i8 {
        self.to_jiff().day()
    }
    /// Day of the week.
    pub fn weekday(self) -> Weekday {
        Weekday::of_day(self.day_number())
    }
    /// So many days later (earlier, if negative).
    pub fn plus_days(self, days: i32) -> CivilDate {
        CivilDate { day: self.day.saturating_add(days) }
    }
    /// Midnight at the start of the day.
    pub fn at_midnight(self) -> CivilDateTime {
        CivilDateTime { date: self, second: 0 }
    }
    /// The moment at so many seconds of the day.
    pub fn at(self, second_of_day: i64) -> CivilDateTime {
        CivilDateTime::from_absolute(self.day_number() * DAY + second_of_day)
    }
}

impl FromStr for CivilDate {
    type Err = CivilError;

    /// Reads `YYYY-MM-DD` and nothing else.
    fn from_str(text: &str) -> Result<CivilDate, CivilError> {
        let shape = || CivilError::NotADate(text.to_owned());
        let [year, month, day] = numbers(text, ["dddd", "-", "dd", "-", "dd"]).ok_or_else(shape)?;
        if !YEARS.contains(&(year as i16)) {
            return Err(CivilError::Year(text.to_owned()));
        }
        CivilDate::new(year as i16, month as i8, day as i8)
            .ok_or_else(|| CivilError::NoSuchDate(text.to_owned()))
    }
}

/// The `N` numbers of a text that has exactly this shape: runs of `d` are digits, anything else stands for itself.
fn numbers<const N: usize, const P: usize>(text: &str, shape: [&str; P]) -> Option<[i64; N]> {
    let mut rest = text;
    let mut found = [0; N];
    let mut next = found.iter_mut();
    for part in shape {
        if part.starts_with('d') {
            let (digits, tail) = rest.split_at_checked(part.len())?;
            if !digits.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            *next.next()? = digits.parse().ok()?;
            rest = tail;
        } else {
            rest = rest.strip_prefix(part)?;
        }
    }
    rest.is_empty().then_some(found)
}

impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.to_jiff();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl fmt::Debug for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A moment of civil time, to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDateTime {
    /// The date.
    pub date: CivilDate,
    /// Seconds since midnight, 0..86400.
    second: i32,
}

impl CivilDateTime {
    /// A moment by hour and minute; none where the clock has no such time.
    pub fn new(date: CivilDate, hour: i8, minute: i8) -> Option<CivilDateTime> {
        ((0..24).contains(&hour) && (0..60).contains(&minute))
            .then(|| CivilDateTime { date, second: i32::from(hour) * 3600 + i32::from(minute) * 60 })
    }
    /// Seconds since 1970-01-01T00:00 of the same clock.
    fn absolute(self) -> i64 {
        self.date.day_number() * DAY + i64::from(self.second)
    }
    fn from_absolute(seconds: i64) -> CivilDateTime {
        let day = seconds.div_euclid(DAY).clamp(i64::from(i32::MIN), i64::from(i32::MAX));
        CivilDateTime { date: CivilDate { day: day as i32 }, second: seconds.rem_euclid(DAY) as i32 }
    }
    /// Seconds since midnight.
    pub fn second_of_day(self) -> i64 {
        i64::from(self.second)
    }
    /// Hour, 0..24.
    pub fn hour(self) -> i8 {
        (self.second / 3600) as i8
    }
    /// Minute, 0..60.
    pub fn minute(self) -> i8 {
        (self.second / 60 % 60) as i8
    }
    /// Second, 0..60.
    pub fn second(self) -> i8 {
        (self.second % 60) as i8
    }
    /// With the offset from UTC: `2022-11-14T08:00:00+07:00`.
    pub fn to_rfc3339(self) -> String {
        format!("{}T{:02}:{:02}:{:02}+07:00", self.date, self.hour(), self.minute(), self.second())
    }
}

impl FromStr for CivilDateTime {
    type Err = CivilError;

    /// Reads `YYYY-MM-DDTHH:MM` and nothing else.
    fn from_str(text: &str) -> Result<CivilDateTime, CivilError> {
        let shape = || CivilError::NotAMoment(text.to_owned());
        let (day, clock) = text.split_once('T').ok_or_else(shape)?;
        let [hour, minute] = numbers(clock, ["dd", ":", "dd"]).ok_or_else(shape)?;
        let date = day.parse().map_err(|error| match error {
            CivilError::NotADate(_) => shape(),
            other => other,
        })?;
        CivilDateTime::new(date, hour as i8, minute as i8)
            .ok_or_else(|| CivilError::NoSuchTime(clock.to_owned()))
    }
}

impl fmt::Display for CivilDateTime {
    /// `2022-11-14T08:00`, with the seconds where there are some.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.date, self.hour(), self.minute())?;
        if self.second() != 0 { write!(f, ":{:02}", self.second()) } else { Ok(()) }
    }
}

macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )+};
}
as_text! { CivilDate, CivilDateTime }

/// Hours of a day, `"07:30-11:30"`, as seconds since midnight; the end may be `24:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayHours {
    /// Start, in seconds since midnight.
    pub from: i64,
    /// End, in seconds since midnight, after the start.
    pub to: i64,
}

impl FromStr for DayHours {
    type Err = CivilError;

    fn from_str(text: &str) -> Result<DayHours, CivilError> {
        let no_hours = || CivilError::NotHours(text.to_owned());
        let [h1, m1, h2, m2] = numbers(text, ["dd", ":", "dd", "-", "dd", ":", "dd"]).ok_or_else(no_hours)?;
        let (from, to) = (h1 * HOUR + m1 * MINUTE, h2 * HOUR + m2 * MINUTE);
        if m1 >= 60 || m2 >= 60 || from >= to || to > DAY {
            return Err(no_hours());
        }
        Ok(DayHours { from, to })
    }
}

/// Joins simulated time to civil time: the civil moment of STARTEX.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Epoch {
    /// Day number of STARTEX.
    day: i64,
    /// Second of the day of STARTEX.
    second: i64,
}

impl Epoch {
    /// The epoch of a run that starts at this moment.
    pub fn new(startex: CivilDateTime) -> Epoch {
        Epoch { day: startex.date.day_number(), second: startex.second_of_day() }
    }
    /// Seconds since midnight at the start of STARTEX's day.
    fn since_midnight(self, t: SimTime) -> i64 {
        self.second.saturating_add(t.0)
    }
    /// The civil moment of a simulated one.
    pub fn to_civil(self, t: SimTime) -> CivilDateTime {
        CivilDateTime::from_absolute((self.day * DAY + self.second).saturating_add(t.0))
    }
    /// The simulated moment of a civil one.
    pub fn from_civil(self, moment: CivilDateTime) -> SimTime {
        SimTime(moment.absolute() - self.day * DAY - self.second)
    }
    /// Seconds since midnight, 0..86400.
    pub fn second_of_day(self, t: SimTime) -> i64 {
        self.since_midnight(t).rem_euclid(DAY)
    }
    /// Civil days since STARTEX's day: 0 on it, -1 on the day before.
    pub fn day_index(self, t: SimTime) -> i64 {
        self.since_midnight(t).div_euclid(DAY)
    }
    /// Midnight at the start of a civil day, counted as in [`Epoch::day_index`].
    pub fn start_of_day(self, day_index: i64) -> SimTime {
        SimTime(day_index.saturating_mul(DAY).saturating_sub(self.second))
    }
    /// Day of the week.
    pub fn weekday(self, t: SimTime) -> Weekday {
        Weekday::of_day(self.day + self.day_index(t))
    }
    /// Date.
    pub fn date(self, t: SimTime) -> CivilDate {
        self.to_civil(t).date
    }
    /// The date of a civil day, counted as in [`Epoch::day_index`].
    pub fn date_of_day(self, day_index: i64) -> CivilDate {
        self.date(self.start_of_day(day_index))
    }
    /// Seconds since 1970-01-01T00:00 of the same clock: the same in runs with different STARTEX.
    pub fn absolute(self, t: SimTime) -> i64 {
        (self.day * DAY + self.second).saturating_add(t.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_dates_that_exist() {
        let date: CivilDate = "2024-02-29".parse().unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (2024, 2, 29));
        assert_eq!(date.weekday(), Weekday::Thu);
        assert_eq!(date.to_string(), "2024-02-29");
    }

    #[test]
    fn refuses_dates_that_do_not_exist() {
        for text in ["2023-02-29", "2022-04-31", "2022-13-01", "2022-00-10", "2100-02-29"] {
            assert_eq!(text.parse::<CivilDate>(), Err(CivilError::NoSuchDate(text.to_owned())));
        }
        for text in
            ["", "2022-1-01", "14/11/2022", "2022-11-14 ", "２022-11-14", "+022-11-14", "2022-11-14T08:00"]
        {
            assert_eq!(text.parse::<CivilDate>(), Err(CivilError::NotADate(text.to_owned())));
        }
        assert_eq!("1850-01-01".parse::<CivilDate>(), Err(CivilError::Year("1850-01-01".to_owned())));
    }

    #[test]
    fn refuses_moments_that_do_not_exist() {
        assert_eq!(
            "2022-11-14T24:00".parse::<CivilDateTime>(),
            Err(CivilError::NoSuchTime("24:00".to_owned()))
        );
        assert_eq!(
            "2022-02-30T08:00".parse::<CivilDateTime>(),
            Err(CivilError::NoSuchDate("2022-02-30".to_owned()))
        );
        for text in ["2022-11-14", "2022-11-14 08:00", "2022-11-14T8:00", "2022-11-14T08:00:00", "xT08:00"] {
            assert_eq!(text.parse::<CivilDateTime>(), Err(CivilError::NotAMoment(text.to_owned())));
        }
    }

    #[test]
    fn reads_hours_of_a_day() {
        assert_eq!("07:30-11:30".parse(), Ok(DayHours { from: 27_000, to: 41_400 }));
        assert_eq!("00:00-24:00".parse(), Ok(DayHours { from: 0, to: DAY }));
        for text in ["11:30-07:30", "08:00-08:00", "08:00-24:01", "08:60-09:00", "8:00-9:00", "08:00–09:00"]
        {
            assert!(text.parse::<DayHours>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_epoch_counts_days_from_startex() {
        let epoch = Epoch::new("2022-11-14T08:00".parse().unwrap());
        assert_eq!(epoch.second_of_day(SimTime::ZERO), 8 * HOUR);
        assert_eq!(epoch.day_index(SimTime(16 * HOUR - 1)), 0);
        assert_eq!(epoch.day_index(SimTime(16 * HOUR)), 1);
        assert_eq!(epoch.day_index(SimTime(-8 * HOUR - 1)), -1);
        assert_eq!(epoch.weekday(SimTime::ZERO), Weekday::Mon);
        assert_eq!(epoch.date(SimTime(-DAY)).to_string(), "2022-11-13");
        assert_eq!(epoch.to_civil(SimTime(61)).to_rfc3339(), "2022-11-14T08:01:01+07:00");
        assert_eq!(epoch.to_civil(SimTime(60)).to_string(), "2022-11-14T08:01");
        assert!(epoch.day_index(SimTime::NEVER) > 0);
    }

    proptest! {
        #[test]
        fn cheap_arithmetic_agrees_with_jiff(start in -20_000i32..60_000, second in 0i64..1440, t in -4_000_000_000i64..4_000_000_000) {
            let startex = CivilDate::from_day_number(start).at(second * 60);
            let epoch = Epoch::new(startex);
            let jiff_start = startex.date.to_jiff().at(startex.hour(), startex.minute(), 0, 0);
            let expected = jiff_start.saturating_add(jiff::Span::new().seconds(t));
            let moment = epoch.to_civil(SimTime(t));
            let (shown, wanted) = (moment.to_string(), expected.to_string());
            prop_assert_eq!(&shown[..16], &wanted[..16]);
            prop_assert_eq!(epoch.from_civil(moment), SimTime(t));
            prop_assert_eq!(epoch.second_of_day(SimTime(t)), moment.second_of_day());
            prop_assert_eq!(epoch.weekday(SimTime(t)) as i8 + 1, expected.weekday().to_monday_one_offset());
            prop_assert_eq!(epoch.date_of_day(epoch.day_index(SimTime(t))), moment.date);
        }

        #[test]
        fn what_is_shown_reads_back(day in -25_000i32..84_000) {
            let date = CivilDate::from_day_number(day);
            prop_assert_eq!(date.to_string().parse(), Ok(date));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,24}") {
            let _ = text.parse::<CivilDate>();
            let _ = text.parse::<CivilDateTime>();
            let _ = text.parse::<DayHours>();
        }
    }
}
