//! Times and speeds as they are typed and shown.

use crate::exchange::msel::{When, time_of};
use crate::i18n::format::{Clock, duration};
use crate::i18n::{Lang, replay as say};
use crate::units::time::{DAY, HOUR, MINUTE};
use crate::units::{CivilDate, SimTime, Span};

/// Seconds of the drill in a second of the viewer: from real time to half a day.
pub const SPEEDS: [i64; 10] =
    [1, 10, MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 12 * HOUR];
/// More than this is a jump.
const FASTEST: i64 = 7 * DAY;

/// How fast time passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speed {
    /// An entry after the other, one in half a second.
    Entries,
    /// So many seconds of the drill in one of the viewer.
    Seconds(i64),
}

impl Speed {
    /// Ten minutes a second: a day in some two minutes and a half.
    pub const USUAL: Speed = Speed::Seconds(10 * MINUTE);

    /// Reads a factor (`600`, `600x`), what passes in a second (`10m`, `1h`), or `entry` (`mục`).
    pub fn parse(text: &str) -> Option<Speed> {
        let text = text.trim().to_lowercase();
        if matches!(text.as_str(), "entry" | "entries" | "mục" | "muc") {
            return Some(Speed::Entries);
        }
        let factor = text.trim_end_matches(['x', '×']).parse::<i64>().ok();
        let seconds = factor.or_else(|| text.parse::<Span>().ok().map(|span| span.0))?;
        (1..=FASTEST).contains(&seconds).then_some(Speed::Seconds(seconds))
    }

    /// The next faster one.
    pub fn faster(self) -> Speed {
        match self {
            Speed::Entries => Speed::Seconds(SPEEDS[0]),
            Speed::Seconds(now) => Speed::Seconds(SPEEDS.into_iter().find(|s| *s > now).unwrap_or(now)),
        }
    }

    /// The next slower one.
    pub fn slower(self) -> Speed {
        match self {
            Speed::Entries => Speed::Entries,
            Speed::Seconds(now) => {
                SPEEDS.into_iter().rev().find(|s| *s < now).map_or(Speed::Entries, Speed::Seconds)
            }
        }
    }

    /// In words: `10 min/s`.
    pub fn shown(self, lang: Lang) -> String {
        match self {
            Speed::Entries => say::speed_entries(lang),
            Speed::Seconds(1) => say::speed_real(lang),
            Speed::Seconds(seconds) => say::speed(lang, &duration(seconds, lang)),
        }
    }
}

/// `D+2 H+3 M+45`, with a minus where it is before STARTEX.
pub fn offset(t: SimTime) -> String {
    let sign = if t.0 < 0 { '-' } else { '+' };
    let left = t.0.unsigned_abs() as i64;
    format!("D{sign}{} H{sign}{} M{sign}{}", left / DAY, left % DAY / HOUR, left % HOUR / MINUTE)
}

/// The moment that a text names: a time since STARTEX (`D+2 H+3 M+45`, `2h30m`, `-1d`), a moment (`16/11/2022 08:30`,
/// `2022-11-16T08:30`), a day and time without a year, or a time of the day on which `now` lies.
pub fn moment(text: &str, clock: Clock, now: SimTime) -> Option<SimTime> {
    let text = text.trim();
    if let Ok(span) = Span::signed(text) {
        return Some(SimTime::ZERO + span);
    }
    if let Some(iso) = Clock::parse(text) {
        let (there, here) = (iso.civil(SimTime::ZERO), clock.civil(SimTime::ZERO));
        let days = there.date.day_number() - here.date.day_number();
        return Some(SimTime(days * DAY + there.second_of_day() - here.second_of_day()));
    }
    let first = clock.midnight(SimTime::ZERO);
    let at = |date: CivilDate, second: i64| {
        let days = date.day_number() - clock.civil(SimTime::ZERO).date.day_number();
        first + Span(days * DAY + second)
    };
    let nearest = |month: i8, day: i8, second: i64| {
        let year = clock.civil(SimTime::ZERO).date.year();
        let dates = [year - 1, year, year + 1].into_iter().filter_map(|y| CivilDate::new(y, month, day));
        dates.map(|date| at(date, second)).min_by_key(|t| (t.0 - now.0).abs())
    };
    Some(match time_of(text)?.when {
        When::At(moment) => at(moment.date, moment.second_of_day()),
        When::Day(date) => at(date, 0),
        When::DayOfYear { month, day, second } => nearest(month, day, second)?,
        When::DayNoYear { month, day } => nearest(month, day, 0)?,
        When::After(seconds) => SimTime(seconds),
        When::DayClock(days, second) => first + Span(days.checked_mul(DAY)?.checked_add(second)?),
        When::Clock(second) => clock.midnight(now) + Span(second),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_planners_write_them() {
        let clock = Clock::of("2022-11-15T08:00");
        let now = SimTime(DAY);
        for (text, seconds) in [
            ("D+2 H+3 M+45", 2 * DAY + 3 * HOUR + 45 * MINUTE),
            ("H+3", 3 * HOUR),
            ("2h30m", 9000),
            ("-1d", -DAY),
            ("0s", 0),
            ("09:00", DAY + HOUR),
            ("2022-11-16T08:30", DAY + 30 * MINUTE),
            ("16/11/2022 08:30", DAY + 30 * MINUTE),
            ("08:30 16/11", DAY + 30 * MINUTE),
            ("2022-11-16", 16 * HOUR),
        ] {
            assert_eq!(moment(text, clock, now), Some(SimTime(seconds)), "{text}");
        }
        for text in ["", "soon", "25:00", "31/02/2022 08:00", "D+"] {
            assert_eq!(moment(text, clock, now), None, "{text}");
        }
        assert_eq!(offset(SimTime(2 * DAY + 3 * HOUR + 45 * MINUTE + 59)), "D+2 H+3 M+45");
        assert_eq!(offset(SimTime(-90 * MINUTE)), "D-0 H-1 M-30");
    }

    #[test]
    fn speeds_go_up_and_down_step_by_step() {
        let mut speed = Speed::Entries;
        for seconds in SPEEDS {
            speed = speed.faster();
            assert_eq!(speed, Speed::Seconds(seconds));
        }
        assert_eq!(speed.faster(), speed);
        assert_eq!(Speed::Seconds(7).slower(), Speed::Seconds(1));
        assert_eq!(Speed::Seconds(1).slower(), Speed::Entries);
        for (text, speed) in [
            ("600", Some(Speed::Seconds(600))),
            ("60x", Some(Speed::Seconds(60))),
            ("10m", Some(Speed::Seconds(600))),
            ("Mục", Some(Speed::Entries)),
            ("0", None),
            ("-3", None),
            ("fast", None),
            ("9999999", None),
        ] {
            assert_eq!(Speed::parse(text), speed, "{text}");
        }
    }
}
