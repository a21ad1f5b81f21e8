//! Date-time groups of military staffs (`051030ZOCT26`), and moments that name their time zone, as times of Việt Nam.

use super::cursor::{At, Date, month_of, whole};
use super::when::{Read, When};
use crate::units::time::HOUR;
use crate::units::{CivilDate, CivilDateTime, Epoch, SimTime};

/// Hours that Việt Nam is ahead of universal time.
const HERE: i64 = 7;

/// The same in seconds.
pub const AHEAD: i64 = HERE * HOUR;

/// The moment at which a clock that is so many seconds ahead of universal time shows this; none beyond the calendar.
pub fn here(date: CivilDate, second: i64, ahead: i64) -> CivilDateTime {
    Epoch::new(date.at(second)).to_civil(SimTime(AHEAD - ahead))
}

/// Hours ahead of universal time by the letter of a zone, and whether that is plain: `L` is often written for local time, and who
/// writes `Z` in Việt Nam may have meant local time too.
fn zone(letter: char) -> Option<(i64, bool)> {
    Some(match letter {
        'g' => (7, true),
        'j' => (HERE, true),
        'l' => (HERE, false),
        'a'..='i' => (i64::from(letter as u32 - 'a' as u32) + 1, false),
        'k' => (10, false),
        'm' => (12, false),
        'n'..='y' => (-(i64::from(letter as u32 - 'n' as u32) + 1), false),
        'z' => (0, false),
        _ => return None,
    })
}

/// `051030ZOCT26`, `051030Z OCT 2026`, `051030OCT26`; without a letter it is local time.
pub fn group(text: &str) -> Option<Read> {
    let mut at = At(text);
    let (number, digits) = at.number()?;
    if digits != 6 {
        return None;
    }
    let (day, clock) = (number / 10_000, number % 10_000);
    let (hour, minute) = (clock / 100, clock % 100);
    at.spaces();
    let word = at.word()?;
    let (zone, month) = match month_of(word) {
        Some(month) => ((HERE, true), month),
        None => {
            let letter = word.chars().next()?;
            let rest = &word[letter.len_utf8()..];
            let month = if rest.is_empty() {
                at.spaces();
                month_of(at.word()?)?
            } else {
                month_of(rest)?
            };
            (zone(letter)?, month)
        }
    };
    at.spaces();
    let (year, digits) = at.number()?;
    let year = if digits == 2 { 2000 + year } else { year };
    if !at.is_done() || hour > 23 || minute > 59 {
        return None;
    }
    let Some(Date::Whole(date)) = whole(year, month, day) else { return None };
    let moment = here(date, hour * HOUR + minute * 60, zone.0 * HOUR);
    Some(Read { when: When::At(moment), unsure: !zone.1 })
}

/// `0930` alone: a time of day, unless it could be a year.
pub fn digits(text: &str) -> Option<Read> {
    let mut at = At(text);
    let (number, digits) = at.number()?;
    let fine = digits == 4 && at.is_done() && number / 100 < 24 && number % 100 < 60;
    let second = number / 100 * HOUR + number % 100 * 60;
    fine.then_some(Read { when: When::Clock(second), unsure: (1900..2200).contains(&number) })
}

/// The day of the drill that a text names, from 0: `Ngày 2`, `Ngày thứ hai`, `Day 2`.
pub fn day_number(text: &str) -> Option<i64> {
    const ORDINALS: [&str; 7] = ["nhat", "hai", "ba", "tu", "nam", "sau", "bay"];
    let mut at = At(text);
    if !matches!(at.word()?, "ngay" | "day") {
        return None;
    }
    at.spaces();
    let mut rest = at.clone();
    if rest.word() == Some("thu") {
        rest.spaces();
        at = rest;
    }
    let found = match at.clone().word() {
        Some(word) => {
            at.word();
            ORDINALS.iter().position(|known| *known == word)? as i64
        }
        None => at.number().filter(|(n, digits)| *digits < 3 && *n > 0)?.0 - 1,
    };
    (!at.0.starts_with(['/', '-', '.']) || at.0 == ".").then_some(found)
}
