//! Duty rosters: when one person is on duty over the window of a run.

use super::calendar::WorkingCalendar;
use super::civil::Epoch;
use super::intervals::Intervals;
use super::time::{DAY, HOUR, MINUTE, SimTime, Span};

/// Shifts of a rotation start at 07:30 of each civil day, when the offices open.
pub const ROTATION_STARTS: i64 = 7 * HOUR + 30 * MINUTE;
/// The shortest shift that a rotation may have; a limit on what comes from outside.
pub const SHORTEST_SHIFT: Span = Span::mins(30);

/// What can be wrong with a rotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RosterError {
    /// The length of a shift.
    #[error("a shift of {0} does not divide a day into shifts of at least half an hour")]
    Shift(Span),
    /// Nobody on duty.
    #[error("a rotation with nobody on duty")]
    NobodyOnDuty,
    /// Fewer people than must be on duty at the same time.
    #[error("{people} people cannot keep {on_duty} on duty")]
    TooFew {
        /// People who share the rotation.
        people: u32,
        /// People on each shift.
        on_duty: u32,
    },
}

/// A rotation: shifts of equal length, day and night, so many people on each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// Length of a shift; divides a day.
    pub shift: Span,
    /// How many are on each shift.
    pub on_duty: u32,
    /// How many people share the shifts.
    pub people: u32,
}

impl Rotation {
    /// Whether the shift divides a day, and whether there are enough people.
    pub fn check(&self) -> Result<(), RosterError> {
        if self.shift < SHORTEST_SHIFT || self.shift.0 > DAY || DAY % self.shift.0 != 0 {
            return Err(RosterError::Shift(self.shift));
        }
        if self.on_duty == 0 {
            return Err(RosterError::NobodyOnDuty);
        }
        if self.people < self.on_duty {
            return Err(RosterError::TooFew { people: self.people, on_duty: self.on_duty });
        }
        Ok(())
    }

    /// Whether person `index` works shift number `j`, counted from 07:30 on 1970-01-01.
    ///
    /// With `k` on duty among `n`, shift `j` is worked by the persons `(j·k + ⌊j/n⌋ + m) mod n` for `m` in `0..k`:
    /// in each round of `n` shifts everybody works `k`, and the term `⌊j/n⌋` moves everybody on by one each
    /// round, so that nights are shared too. Where `n ≤ 2k` the term is left out: it would make somebody
    /// work two shifts in a row.
    fn works(&self, index: u32, j: i64) -> bool {
        let (n, k) = (i64::from(self.people), i64::from(self.on_duty));
        let round = if n > 2 * k { j.div_euclid(n) } else { 0 };
        (i64::from(index) - j.rem_euclid(n) * k - round).rem_euclid(n) < k
    }
}

/// When one person is on duty, over the window of a run. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyIntervals {
    on: Intervals,
}

impl DutyIntervals {
    /// In the working hours of the organisation.
    pub fn office(calendar: &WorkingCalendar) -> DutyIntervals {
        DutyIntervals { on: calendar.intervals().clone() }
    }

    /// Always, within the window `[from, to)`.
    pub fn around_the_clock(from: SimTime, to: SimTime) -> DutyIntervals {
        DutyIntervals { on: Intervals::new(vec![(from, to)]) }
    }

    /// By turns: person `index` of `0..rotation.people`, within the window `[from, to)`. Who works which shift
    /// depends on the civil date alone, not on STARTEX; see [`Rotation`].
    pub fn rotation(
        rotation: Rotation,
        index: u32,
        epoch: Epoch,
        from: SimTime,
        to: SimTime,
    ) -> Result<DutyIntervals, RosterError> {
        rotation.check()?;
        let shift = rotation.shift.0;
        let number = |t: SimTime| (epoch.absolute(t) - ROTATION_STARTS).div_euclid(shift);
        let start = |j: i64| SimTime(j * shift + ROTATION_STARTS - epoch.absolute(SimTime::ZERO));
        let mut parts = Vec::new();
        if from < to {
            let shifts = number(from)..=number(to - Span(1));
            parts.extend(
                shifts
                    .filter(|j| rotation.works(index, *j))
                    .map(|j| (start(j).max(from), start(j + 1).min(to))),
            );
        }
        Ok(DutyIntervals { on: Intervals::new(parts) })
    }

    /// When at least one of several is on duty.
    pub fn union(several: &[&DutyIntervals]) -> DutyIntervals {
        DutyIntervals { on: Intervals::union(several.iter().map(|duty| &duty.on)) }
    }

    /// Whether on duty at `t`.
    pub fn is_on(&self, t: SimTime) -> bool {
        self.on.contains(t)
    }
    /// `t` itself if on duty, else the next moment on duty; [`SimTime::NEVER`] if none is left.
    pub fn next_on(&self, t: SimTime) -> SimTime {
        self.on.next_inside(t)
    }
    /// The first moment after `t` at which duty begins or ends; [`SimTime::NEVER`] if none is left.
    pub fn next_change(&self, t: SimTime) -> SimTime {
        self.on.next_change(t)
    }
    /// Whether on duty at `t`, and the first moment after it at which that changes.
    pub fn at(&self, t: SimTime) -> (bool, SimTime) {
        self.on.at(t)
    }
    /// Time on duty between two moments.
    pub fn on_between(&self, a: SimTime, b: SimTime) -> Span {
        self.on.between(a, b)
    }
    /// The first moment by which `span` of time on duty has passed since `t`; [`SimTime::NEVER`] if there is
    /// not so much left in the window.
    pub fn add_on(&self, t: SimTime, span: Span) -> SimTime {
        self.on.advance(t, span)
    }
    /// The intervals on duty, in order.
    pub fn intervals(&self) -> &[(SimTime, SimTime)] {
        self.on.parts()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::units::CivilDate;

    fn rotation() -> impl Strategy<Value = Rotation> {
        (proptest::sample::select(vec![1i64, 2, 3, 4, 6, 8, 12, 24]), 1u32..4, 0u32..8).prop_map(
            |(hours, on_duty, more)| Rotation { shift: Span::hours(hours), on_duty, people: on_duty + more },
        )
    }

    fn everybody(rotation: Rotation, epoch: Epoch, from: SimTime, to: SimTime) -> Vec<DutyIntervals> {
        (0..rotation.people)
            .map(|index| DutyIntervals::rotation(rotation, index, epoch, from, to).unwrap())
            .collect()
    }

    #[test]
    fn refuses_what_is_no_rotation() {
        let sound = Rotation { shift: Span::hours(8), on_duty: 1, people: 3 };
        assert_eq!(sound.check(), Ok(()));
        assert_eq!(
            Rotation { shift: Span::hours(7), ..sound }.check(),
            Err(RosterError::Shift(Span::hours(7)))
        );
        assert!(Rotation { shift: Span::secs(1), ..sound }.check().is_err());
        assert_eq!(Rotation { on_duty: 0, ..sound }.check(), Err(RosterError::NobodyOnDuty));
        assert_eq!(
            Rotation { on_duty: 4, ..sound }.check(),
            Err(RosterError::TooFew { people: 3, on_duty: 4 })
        );
    }

    #[test]
    fn shifts_change_at_half_past_seven() {
        let epoch = Epoch::new("2022-11-14T00:00".parse().unwrap());
        let rotation = Rotation { shift: Span::hours(12), on_duty: 1, people: 2 };
        let duty = DutyIntervals::rotation(rotation, 0, epoch, SimTime::ZERO, SimTime(2 * DAY)).unwrap();
        let first = duty.next_change(SimTime::ZERO);
        assert_eq!(epoch.to_civil(first).to_string(), "2022-11-14T07:30");
        assert_eq!(epoch.to_civil(duty.next_change(first)).to_string(), "2022-11-14T19:30");
    }

    proptest! {
        #[test]
        fn always_exactly_so_many_on_duty(
            rotation in rotation(), start in 0i64..4_000_000, t in 0i64..2_000_000,
        ) {
            let epoch = Epoch::new(CivilDate::from_day_number(19_000).at(start));
            let (from, to) = (SimTime(-DAY), SimTime(24 * DAY));
            let all = everybody(rotation, epoch, from, to);
            let on = all.iter().filter(|duty| duty.is_on(SimTime(t))).count();
            prop_assert_eq!(on, rotation.on_duty as usize);
            let any = DutyIntervals::union(&all.iter().collect::<Vec<_>>());
            prop_assert_eq!(any.intervals(), &[(from, to)][..]);
        }

        #[test]
        fn everybody_works_the_same_hours(rotation in rotation(), start in 0i64..40_000) {
            // A whole number of rounds from 07:30 of a day that a round starts on.
            let n = i64::from(rotation.people);
            let epoch = Epoch::new(CivilDate::from_day_number((start - start.rem_euclid(n)) as i32).at(ROTATION_STARTS));
            let round = Span(rotation.shift.0 * n);
            for duty in everybody(rotation, epoch, SimTime::ZERO, SimTime(round.0 * 2)) {
                let worked = duty.on_between(SimTime::ZERO, SimTime::ZERO + round);
                prop_assert_eq!(worked, Span(rotation.shift.0 * i64::from(rotation.on_duty)));
            }
        }

        #[test]
        fn nobody_works_two_shifts_in_a_row(rotation in rotation(), start in 0i64..40_000) {
            prop_assume!(rotation.people >= 2 * rotation.on_duty);
            let epoch = Epoch::new(CivilDate::from_day_number(start as i32).at(ROTATION_STARTS));
            for duty in everybody(rotation, epoch, SimTime::ZERO, SimTime(10 * DAY)) {
                prop_assert!(duty.intervals().iter().all(|(a, b)| *b - *a <= rotation.shift));
            }
        }

        #[test]
        fn nights_are_shared(shifts_a_day in 2i64..4, on_duty in 1u32..3, more in 1u32..5) {
            let rotation = Rotation { shift: Span(DAY / shifts_a_day), on_duty, people: 2 * on_duty + more };
            let n = i64::from(rotation.people);
            let epoch = Epoch::new(CivilDate::from_day_number(0).at(ROTATION_STARTS));
            let days = n * n;
            let nights: Vec<Span> = everybody(rotation, epoch, SimTime::ZERO, SimTime(days * DAY))
                .iter()
                .map(|duty| (0..days).map(|d| {
                    let end = SimTime((d + 1) * DAY);
                    duty.on_between(end - rotation.shift, end)
                }).sum())
                .collect();
            prop_assert!(nights.iter().all(|n| *n == nights[0]), "{:?}", nights);
        }
    }
}
