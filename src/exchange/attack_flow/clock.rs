//! What the times of a published action are worth.

use crate::units::time::{DAY, HOUR, MINUTE};
use crate::units::{CivilDate, Epoch, SimTime, Span};

/// Before this year no action of a flow took place: such times are zeros of a computer's clock.
const FIRST_YEAR: i16 = 1990;
/// From this year on they are no times of something that happened.
const LAST_YEAR: i16 = 2100;
/// A longer execution is a stay, no action.
const LONGEST: Span = Span::days(30);

/// What the times of an action say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// Nothing.
    None,
    /// Something that cannot be.
    Absurd,
    /// When it was, but not how long it took.
    Moment,
    /// How long it took.
    Took(Span),
}

/// Weighs the beginning and end of an action as written; empty where there is none.
pub fn times(start: &str, end: &str) -> Times {
    if start.is_empty() && end.is_empty() {
        return Times::None;
    }
    let read = |text: &str| if text.is_empty() { Ok(None) } else { moment(text).map(Some).ok_or(()) };
    match (read(start), read(end)) {
        (Ok(Some(start)), Ok(Some(end))) if start < end && Span(end - start) <= LONGEST => {
            Times::Took(Span(end - start))
        }
        (Ok(Some(start)), Ok(Some(end))) if start == end => Times::Moment,
        (Ok(Some(_)), Ok(None)) | (Ok(None), Ok(Some(_))) => Times::Moment,
        _ => Times::Absurd,
    }
}

/// Seconds since 1970 in universal time of `2021-02-03T04:05:06.789Z` or with an offset, for a plausible year.
fn moment(text: &str) -> Option<i64> {
    let (day, clock) = text.split_once('T')?;
    let date: CivilDate = day.parse().ok()?;
    if !(FIRST_YEAR..LAST_YEAR).contains(&date.year()) {
        return None;
    }
    let bytes = clock.as_bytes();
    let number = |from: usize| {
        let digits = clock.get(from..from + 2)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<i64>().ok()).flatten()
    };
    let (hour, minute, second) = (number(0)?, number(3)?, number(6)?);
    if bytes.get(2) != Some(&b':') || bytes.get(5) != Some(&b':') || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let zone = clock.get(8..)?.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let midnight = Epoch::new(date.at_midnight()).absolute(SimTime::ZERO);
    Some(midnight + hour * HOUR + minute * MINUTE + second - offset(zone)?)
}

/// Seconds that a zone is ahead of universal time.
fn offset(zone: &str) -> Option<i64> {
    if matches!(zone, "Z" | "z") {
        return Some(0);
    }
    let (sign, rest) = match zone.as_bytes().first()? {
        b'+' => (1, &zone[1..]),
        b'-' => (-1, &zone[1..]),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let ahead = hours.parse::<i64>().ok()? * HOUR + minutes.parse::<i64>().ok()? * MINUTE;
    (0..DAY).contains(&ahead).then_some(sign * ahead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_execution_with_both_ends_has_a_length() {
        let took = |start, end| times(start, end);
        assert_eq!(took("2021-02-03T04:05:06.789Z", "2021-02-03T05:05:06Z"), Times::Took(Span::hours(1)));
        assert_eq!(took("2021-02-03T04:00:00-05:00", "2021-02-03T10:30:00Z"), Times::Took(Span::mins(90)));
        assert_eq!(took("2021-02-03T04:00:00Z", "2021-02-03T04:00:00Z"), Times::Moment);
        assert_eq!(took("", "2021-02-03T04:00:00Z"), Times::Moment);
        assert_eq!(took("", ""), Times::None);
    }

    #[test]
    fn what_cannot_be_is_absurd_and_no_panic() {
        for (start, end) in [
            ("1970-01-01T00:00:00Z", ""),
            ("2021-02-03T04:00:00Z", "2021-02-02T04:00:00Z"),
            ("2021-02-03T04:00:00Z", "2022-02-03T04:00:00Z"),
            ("2021-02-30T04:00:00Z", ""),
            ("2021-02-03", ""),
            ("2021-02-03T", ""),
            ("2021-02-03T4:00:00Z", ""),
            ("2021-02-03T24:00:00Z", ""),
            ("2021-02-03T04:00:00", ""),
            ("2021-02-03T04:00:00+99:99", ""),
            ("2021-02-03T04:ộ0:00Z", ""),
            ("yesterday", "today"),
        ] {
            assert_eq!(times(start, end), Times::Absurd, "{start} {end}");
        }
    }
}
