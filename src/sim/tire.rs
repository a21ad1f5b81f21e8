//! Tiredness: how long work takes somebody who grows tired over it, and how much of it is done by a moment.

/// Somebody at work on a task: fresh at first, slower with every hour beyond a number of them, never slower than a floor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tiring {
    /// Work done a second while fresh.
    pub rate: f64,
    /// Seconds until tiredness sets in; 0 for who is tired already.
    pub fresh: f64,
    /// Share of the rate at that moment.
    pub at_first: f64,
    /// Share lost with every second from then on.
    pub loss: f64,
    /// The least share.
    pub floor: f64,
}

impl Tiring {
    /// Whoever does not tire.
    pub fn never(rate: f64) -> Tiring {
        Tiring { rate, fresh: f64::INFINITY, at_first: 1.0, loss: 0.0, floor: 1.0 }
    }

    /// Whoever has worked for some seconds, tires after `tires` and loses `loss` of the rate an hour.
    pub fn after(rate: f64, worked: f64, tires: f64, loss: f64, floor: f64) -> Tiring {
        let loss = loss / 3600.0;
        let at_first = (1.0 - loss * (worked - tires).max(0.0)).max(floor);
        Tiring { rate, fresh: (tires - worked).max(0.0), at_first, loss, floor }
    }

    /// Seconds from the first tiredness to the floor.
    fn slowing(&self) -> f64 {
        if self.loss > 0.0 { ((self.at_first - self.floor) / self.loss).max(0.0) } else { f64::INFINITY }
    }

    /// Work done within some seconds.
    pub fn done(&self, seconds: f64) -> f64 {
        let fresh = seconds.min(self.fresh);
        let tired = (seconds - self.fresh).max(0.0);
        let slowing = tired.min(self.slowing());
        let slowed = self.at_first * slowing - self.loss * slowing * slowing / 2.0;
        self.rate * (fresh + slowed + self.floor * (tired - slowing))
    }

    /// Seconds that some work takes.
    pub fn takes(&self, work: f64) -> f64 {
        let work = work / self.rate;
        if work <= self.fresh {
            return work;
        }
        let left = work - self.fresh;
        if self.loss <= 0.0 {
            return self.fresh + left / self.at_first;
        }
        let slowing = self.slowing();
        let slowed = self.at_first * slowing - self.loss * slowing * slowing / 2.0;
        if left > slowed {
            return self.fresh + slowing + (left - slowed) / self.floor;
        }
        let root = libm::sqrt((self.at_first * self.at_first - 2.0 * self.loss * left).max(0.0));
        self.fresh + (self.at_first - root) / self.loss
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: f64 = 3600.0;

    fn tiring() -> impl Strategy<Value = Tiring> {
        (0.5..1.5f64, 0.0..30.0f64, 4.0..10.0f64, 0.0..0.1f64, 0.3..0.9f64).prop_map(
            |(rate, worked, tires, loss, floor)| {
                Tiring::after(rate, worked * HOUR, tires * HOUR, loss, floor)
            },
        )
    }

    proptest! {
        #[test]
        fn what_takes_so_long_is_done_by_then(tiring in tiring(), hours in 0.01..60.0f64) {
            let work = hours * HOUR;
            let takes = tiring.takes(work);
            prop_assert!((tiring.done(takes) - work).abs() < 1e-6 * work, "{takes}");
        }

        /// In two sittings without a rest in between it takes as long as in one.
        #[test]
        fn work_can_be_cut(worked in 0.0..20.0f64, hours in 0.1..30.0f64, cut in 0.0..1.0f64, loss in 0.0..0.1f64) {
            let at = |worked: f64| Tiring::after(1.0, worked, 8.0 * HOUR, loss, 0.4);
            let (worked, work) = (worked * HOUR, hours * HOUR);
            let first = at(worked).takes(work) * cut;
            let rest = work - at(worked).done(first);
            let second = at(worked + first).takes(rest.max(0.0));
            prop_assert!((first + second - at(worked).takes(work)).abs() < 1e-3);
        }
    }

    #[test]
    fn ten_hours_of_work_take_longer_for_who_tires_after_eight() {
        assert_eq!(Tiring::never(1.0).takes(10.0 * HOUR), 10.0 * HOUR);
        let tired = Tiring::after(1.0, 0.0, 8.0 * HOUR, 0.1, 0.4).takes(10.0 * HOUR) / HOUR;
        // Eight hours fresh; two hours of work while the rate falls from 1 by 0.1 an hour.
        assert!((tired - (8.0 + (1.0 - libm::sqrt(1.0 - 0.4)) / 0.1)).abs() < 1e-9, "{tired}");
        assert_eq!(Tiring::after(1.0, 40.0 * HOUR, 8.0 * HOUR, 0.1, 0.4).takes(HOUR), HOUR / 0.4);
    }
}
