//! Drills on days: spread over the year, at a distance from each other, pinned ones where they are pinned.

use super::days::YearDays;
use super::wishes::Wishes;
use crate::units::CivilDate;

/// The longest drill: what fits between two weekends.
pub(super) const LONGEST: u32 = 5;

/// A drill that needs days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Slot {
    /// How many.
    pub days: u32,
    /// Its pin, by position among the wishes.
    pub pin: Option<usize>,
}

/// The first day of every slot; none where not all have a place. The drills that are not pinned follow each other in
/// their order, each as near as can be to its even share of the year.
pub(super) fn place(year: &YearDays, wishes: &Wishes, slots: &[Slot]) -> Option<Vec<CivilDate>> {
    let mut days: Vec<Option<CivilDate>> =
        slots.iter().map(|slot| slot.pin.map(|pin| wishes.pins[pin].date)).collect();
    for (slot, day) in slots.iter().zip(&days) {
        if day.is_some_and(|day| !year.fits(day, slot.days)) {
            return None;
        }
    }
    let mut fixed: Vec<(CivilDate, u32)> =
        slots.iter().zip(&days).filter_map(|(slot, day)| Some(((*day)?, slot.days))).collect();
    fixed.sort_unstable();
    if fixed.windows(2).any(|two| two[0].0.plus_days(two[0].1 as i32) > two[1].0) {
        return None;
    }
    let apart = |a: CivilDate, b: CivilDate, between: i64| (a.day_number() - b.day_number()).abs() >= between;
    let between = i64::from(wishes.apart_weeks) * 7;
    let pinned: Vec<CivilDate> = days.iter().flatten().copied().collect();
    let free: Vec<usize> = (0..slots.len()).filter(|at| slots[*at].pin.is_none()).collect();
    let may = |slot: &Slot| -> Vec<CivilDate> {
        let far =
            |day: &CivilDate| pinned.iter().all(|pin| apart(*day, *pin, between.max(i64::from(LONGEST))));
        year.starts(slot.days).filter(far).collect()
    };
    let starts: Vec<Vec<CivilDate>> = free.iter().map(|at| may(&slots[*at])).collect();
    let step = between.max(i64::from(LONGEST)) as i32;
    // The latest start of each so that all after it still have a place.
    let mut latest: Vec<CivilDate> = Vec::new();
    let mut limit = year.first().plus_days(year.length());
    for options in starts.iter().rev() {
        let last = options.iter().rev().find(|day| **day <= limit)?;
        latest.push(*last);
        limit = last.plus_days(-step);
    }
    latest.reverse();
    let mut earliest = year.first();
    let count = free.len() as i64;
    for (n, (at, options)) in free.iter().zip(&starts).enumerate() {
        let ideal = year.first().day_number() + i64::from(year.length()) * (2 * n as i64 + 1) / (2 * count);
        let open = options.iter().filter(|day| earliest <= **day && **day <= latest[n]);
        let day = *open.min_by_key(|day| ((day.day_number() - ideal).abs(), **day))?;
        days[*at] = Some(day);
        earliest = day.plus_days(step);
    }
    days.into_iter().collect()
}
