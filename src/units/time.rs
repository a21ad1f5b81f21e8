//! Simulated time and durations: whole seconds, never floating point.

use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Seconds in a minute.
pub const MINUTE: i64 = 60;
/// Seconds in an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Seconds in a civil day (Việt Nam has had no daylight saving since 1975).
pub const DAY: i64 = 24 * HOUR;
/// Seconds in a week.
pub const WEEK: i64 = 7 * DAY;

/// The longest duration that a text may state: 50 years. A limit on what comes from outside.
const LONGEST: i64 = 50 * 366 * DAY;

/// A moment of simulated time, in whole seconds since STARTEX; negative before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SimTime(pub i64);

/// A length of simulated time, in whole seconds. Differences of moments may be negative; what an author writes
/// may not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(pub i64);

impl SimTime {
    /// The start of the exercise.
    pub const ZERO: SimTime = SimTime(0);
    /// Later than every moment of a run.
    pub const NEVER: SimTime = SimTime(i64::MAX);
}

impl Span {
    /// No time at all.
    pub const ZERO: Span = Span(0);

    /// `n` seconds.
    pub const fn secs(n: i64) -> Span {
        Span(n)
    }
    /// `n` minutes.
    pub const fn mins(n: i64) -> Span {
        Span(n * MINUTE)
    }
    /// `n` hours.
    pub const fn hours(n: i64) -> Span {
        Span(n * HOUR)
    }
    /// `n` days.
    pub const fn days(n: i64) -> Span {
        Span(n * DAY)
    }
    /// The length in seconds, as the real number that samplers work with.
    pub fn as_f64(self) -> f64 {
        self.0 as f64
    }
    /// The nearest whole number of seconds, never below one: nothing that happens takes no time.
    ///
    /// `NaN` and negative values become one second; values too large for the clock are capped at 50 years.
    pub fn drawn(seconds: f64) -> Span {
        if seconds.is_nan() || seconds < 1.0 {
            return Span(1);
        }
        if seconds >= LONGEST as f64 {
            return Span(LONGEST);
        }
        Span((seconds + 0.5) as i64)
    }
}

impl Add<Span> for SimTime {
    type Output = SimTime;
    fn add(self, rhs: Span) -> SimTime {
        SimTime(self.0.saturating_add(rhs.0))
    }
}
impl AddAssign<Span> for SimTime {
    fn add_assign(&mut self, rhs: Span) {
        *self = *self + rhs;
    }
}
impl Sub<Span> for SimTime {
    type Output = SimTime;
    fn sub(self, rhs: Span) -> SimTime {
        SimTime(self.0.saturating_sub(rhs.0))
    }
}
impl Sub<SimTime> for SimTime {
    type Output = Span;
    fn sub(self, rhs: SimTime) -> Span {
        Span(self.0 - rhs.0)
    }
}
impl Add for Span {
    type Output = Span;
    fn add(self, rhs: Span) -> Span {
        Span(self.0.saturating_add(rhs.0))
    }
}
impl AddAssign for Span {
    fn add_assign(&mut self, rhs: Span) {
        *self = *self + rhs;
    }
}
impl Sub for Span {
    type Output = Span;
    fn sub(self, rhs: Span) -> Span {
        Span(self.0 - rhs.0)
    }
}
impl Neg for Span {
    type Output = Span;
    fn neg(self) -> Span {
        Span(-self.0)
    }
}
impl std::iter::Sum for Span {
    fn sum<I: Iterator<Item = Span>>(iter: I) -> Span {
        iter.fold(Span::ZERO, Add::add)
    }
}

/// What is wrong with a text that should be a duration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SpanError {
    /// Nothing was written.
    #[error("a duration is missing")]
    Empty,
    /// A number stands without its unit.
    #[error("`{0}` has no unit: write `s`, `min`, `h`, `d` or `w`")]
    NoUnit(String),
    /// An unknown unit.
    #[error("`{0}` is no unit of time: write `s`, `min`, `h`, `d` or `w`")]
    Unit(String),
    /// Not a number.
    #[error("`{0}` is no duration: write for example `2h30m`")]
    NotANumber(String),
    /// Units must go from the longest to the shortest, each once.
    #[error("units must go from the longest to the shortest, each once: `{0}`")]
    Order(String),
    /// Beyond the limit of 50 years.
    #[error("`{0}` is longer than 50 years")]
    TooLong(String),
}

impl std::str::FromStr for Span {
    type Err = SpanError;

    /// Reads `"45s"`, `"30m"`, `"2h30m"`, `"1d12h"`, `"2w"`; spaces between the parts are allowed.
    fn from_str(text: &str) -> Result<Span, SpanError> {
        let mut rest = text.trim();
        if rest.is_empty() {
            return Err(SpanError::Empty);
        }
        let mut total: i64 = 0;
        let mut last_unit = i64::MAX;
        while !rest.is_empty() {
            let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            if digits == 0 {
                return Err(SpanError::NotANumber(text.to_owned()));
            }
            let number: i64 = rest[..digits].parse().map_err(|_| SpanError::TooLong(text.to_owned()))?;
            let tail = rest[digits..].trim_start();
            let letters = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
            let unit = match &tail[..letters] {
                "" => return Err(SpanError::NoUnit(rest[..digits].to_owned())),
                "s" => 1,
                "m" | "min" => MINUTE,
                "h" => HOUR,
                "d" => DAY,
                "w" => WEEK,
                other => return Err(SpanError::Unit(other.to_owned())),
            };
            if unit >= last_unit {
                return Err(SpanError::Order(text.to_owned()));
            }
            last_unit = unit;
            total = number.checked_mul(unit).and_then(|n| n.checked_add(total)).unwrap_or(i64::MAX);
            if total > LONGEST {
                return Err(SpanError::TooLong(text.to_owned()));
            }
            rest = tail[letters..].trim_start();
        }
        Ok(Span(total))
    }
}

impl Span {
    /// Reads a duration that may lie before a moment: `"-21d"`, `"2h30m"`.
    pub fn signed(text: &str) -> Result<Span, SpanError> {
        match text.trim_start().strip_prefix('-') {
            Some(rest) => rest.parse::<Span>().map(|span| -span),
            None => text.parse(),
        }
    }

    /// For a field that may be written with a sign: `#[serde(deserialize_with = "Span::deserialize_signed")]`.
    pub fn deserialize_signed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
        let text = String::deserialize(deserializer)?;
        Span::signed(&text).map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for Span {
    /// The shortest text that reads back as the same duration: `2h30m`, `5d`, `0s`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut left = self.0.unsigned_abs();
        if self.0 < 0 {
            f.write_str("-")?;
        }
        if left == 0 {
            return f.write_str("0s");
        }
        for (unit, name) in [(DAY, "d"), (HOUR, "h"), (MINUTE, "m"), (1, "s")] {
            let n = left / unit as u64;
            left %= unit as u64;
            if n > 0 {
                write!(f, "{n}{name}")?;
            }
        }
        Ok(())
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_planner_writes() {
        for (text, seconds) in [
            ("45s", 45),
            ("30m", 1800),
            ("30 min", 1800),
            ("2h30m", 9000),
            ("1d 12h", 129_600),
            ("2w", 2 * WEEK),
        ] {
            assert_eq!(text.parse::<Span>(), Ok(Span(seconds)), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_duration() {
        for text in ["", "5", "h", "2x", "-3h", "30m2h", "2h2h", "1.5h", "99999999999999999999s", "9999w"] {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_may_lie_before_a_moment_has_one_sign() {
        assert_eq!(Span::signed("-21d"), Ok(Span::days(-21)));
        assert_eq!(Span::signed("- 1d 12h"), Ok(Span::hours(-36)));
        assert_eq!(Span::signed("2h30m"), Ok(Span::mins(150)));
        for text in ["", "-", "--3h", "-3", "-3x", "3h-2m", "-9999w"] {
            assert!(Span::signed(text).is_err(), "{text}");
        }
        assert_eq!(Span::signed(&Span(-90_061).to_string()), Ok(Span(-90_061)));
    }

    #[test]
    fn what_is_shown_reads_back() {
        for seconds in [0, 1, 59, 60, 3600, 9000, DAY, 3 * DAY + 61] {
            assert_eq!(Span(seconds).to_string().parse::<Span>(), Ok(Span(seconds)));
        }
    }

    #[test]
    fn drawn_durations_are_whole_and_at_least_a_second() {
        assert_eq!(Span::drawn(0.2), Span(1));
        assert_eq!(Span::drawn(f64::NAN), Span(1));
        assert_eq!(Span::drawn(1.5), Span(2));
        assert_eq!(Span::drawn(f64::INFINITY), Span(LONGEST));
    }
}
