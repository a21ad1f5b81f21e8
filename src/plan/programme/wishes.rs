//! What the planner wishes: effort, pinned and forbidden days, how hard a drill may be.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::i18n::{Text, programme as say};
use crate::units::{CivilDate, Weekday};

/// The wishes for a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Wishes {
    /// The year.
    pub year: i16,
    /// Days of drill in the year, at most.
    pub days: u32,
    /// People called to one drill, at most.
    pub people: Option<u32>,
    /// Drills that must begin on a day.
    pub pins: Vec<Pin>,
    /// Days on which there is no drill.
    pub forbidden: Vec<Forbidden>,
    /// Weeks before a report date of the plan in which there is no drill.
    pub before_reports_weeks: u32,
    /// Weeks from the beginning of one drill to that of the next, at least.
    pub apart_weeks: u32,
    /// How many days a drill may last.
    pub lengths: Vec<u32>,
    /// A drill in which a smaller share of the expectations is met than this is hopeless.
    pub hardest: f64,
    /// A drill in which a larger share is met is trivial.
    pub easiest: f64,
    /// At least this share of the expectations that a drill decides must be neither hopeless nor trivial by itself.
    pub fair: f64,
    /// What was drilled a year ago counts less by this share, two years ago by its square, and so on.
    pub discount: f64,
    /// Simulated drills of every candidate in the search.
    pub search: u64,
    /// Fresh simulated drills of every chosen one.
    pub replications: u64,
    /// Of every interval.
    pub confidence: f64,
}

/// A drill that must begin on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Pin {
    /// The day.
    #[serde(serialize_with = "iso")]
    pub date: CivilDate,
    /// With this campaign, if one is named.
    pub campaign: Option<String>,
}

/// Days on which there is no drill; both ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Forbidden {
    /// First day.
    #[serde(serialize_with = "iso")]
    pub from: CivilDate,
    /// Last day.
    #[serde(serialize_with = "iso")]
    pub to: CivilDate,
}

/// A date as `YYYY-MM-DD`.
pub(super) fn iso<S: Serializer>(date: &CivilDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

/// What was typed is no day, week or pin; in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUnderstood(pub Text);

impl fmt::Display for NotUnderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.en)
    }
}
impl std::error::Error for NotUnderstood {}

/// Reads `2026-03-17` and `17/03/2026`.
fn date(text: &str) -> Option<CivilDate> {
    let text = text.trim();
    let parts: Vec<&str> = text.split('/').collect();
    match parts[..] {
        [day, month, year] if year.len() == 4 => {
            CivilDate::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => text.parse().ok(),
    }
}

impl FromStr for Pin {
    type Err = NotUnderstood;

    /// Reads `2026-03-17` and `2026-03-17=ransomware`.
    fn from_str(text: &str) -> Result<Pin, NotUnderstood> {
        let (day, campaign) = match text.split_once('=') {
            Some((day, campaign)) => (day, Some(campaign.trim()).filter(|id| !id.is_empty())),
            None => (text, None),
        };
        let refused = || NotUnderstood(Text::of(say::not_a_pin));
        if text.contains('=') && campaign.is_none() {
            return Err(refused());
        }
        let date = date(day).ok_or_else(refused)?;
        Ok(Pin { date, campaign: campaign.map(str::to_owned) })
    }
}

impl FromStr for Forbidden {
    type Err = NotUnderstood;

    /// Reads a day, `2026-07-20..2026-07-31`, and a week of ISO 8601, `2026-W30`.
    fn from_str(text: &str) -> Result<Forbidden, NotUnderstood> {
        let refused = || NotUnderstood(Text::of(say::not_days));
        let found = match text.split_once("..") {
            Some((from, to)) => date(from).zip(date(to)),
            None => date(text).map(|day| (day, day)).or_else(|| week(text)),
        };
        match found {
            Some((from, to)) if from <= to => Ok(Forbidden { from, to }),
            _ => Err(refused()),
        }
    }
}

/// Monday and Sunday of a week of ISO 8601: the first is that with the year's first Thursday.
fn week(text: &str) -> Option<(CivilDate, CivilDate)> {
    let (year, number) = text.trim().split_once("-W").or_else(|| text.trim().split_once("-w"))?;
    let (year, number) = (year.parse::<i16>().ok()?, number.parse::<i32>().ok()?);
    let fourth = CivilDate::new(year, 1, 4)?;
    let monday = fourth.plus_days(-(fourth.weekday() as i32) + 7 * (number - 1));
    let thursday = monday.plus_days(Weekday::Thu as i32);
    let real = number >= 1 && thursday.year() == year;
    real.then(|| (monday, monday.plus_days(Weekday::Sun as i32)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Option<(String, String)> {
        text.parse::<Forbidden>().ok().map(|f| (f.from.to_string(), f.to.to_string()))
    }

    #[test]
    fn days_weeks_and_pins_are_read_as_they_are_typed() {
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(days("2026-07-20"), pair("2026-07-20", "2026-07-20"));
        assert_eq!(days("20/07/2026..31/07/2026"), pair("2026-07-20", "2026-07-31"));
        // 2026 begins on a Thursday: its first week begins in December. 2026 has 53 weeks, 2025 has 52.
        assert_eq!(days("2026-W01"), pair("2025-12-29", "2026-01-04"));
        assert_eq!(days("2026-W53"), pair("2026-12-28", "2027-01-03"));
        assert_eq!(days("2025-W53"), None);
        for wrong in ["", "2026-W0", "2026-W54", "2026-07-31..2026-07-20", "2026-02-30", "soon", "..", "W30"]
        {
            assert_eq!(days(wrong), None, "{wrong}");
        }
        let pin: Pin = "17/03/2026=theft".parse().expect("pin");
        assert_eq!((pin.date.to_string().as_str(), pin.campaign.as_deref()), ("2026-03-17", Some("theft")));
        assert!("2026-03-17=".parse::<Pin>().is_err() && "theft".parse::<Pin>().is_err());
    }
}
