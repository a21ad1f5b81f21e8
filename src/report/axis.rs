//! A civil time axis with nights and weekends, and a logarithmic axis of durations.

use super::canvas::{Anchor, Canvas, Ink, NOTE, width};
use super::page::Page;
use super::palette::{DIM, FAINT, NIGHT, RULE};
use crate::i18n::Lang;
use crate::i18n::format::duration;
use crate::units::SimTime;
use crate::units::time::{DAY, HOUR, MINUTE};

/// A night is from this hour of the day...
const EVENING: i64 = 18;
/// ...to this hour of the next.
const MORNING: i64 = 6;
/// Longer spans show neither nights nor weekends: they would be a grey veil.
const BANDS_UP_TO: i64 = 45 * DAY;

/// Simulated time across the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimeAxis {
    pub from: i64,
    pub to: i64,
    pub left: f64,
    pub right: f64,
}

impl TimeAxis {
    pub(super) fn x(&self, t: i64) -> f64 {
        let share = (t - self.from) as f64 / (self.to - self.from).max(1) as f64;
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    pub(super) fn shows_bands(&self) -> bool {
        self.to - self.from <= BANDS_UP_TO
    }

    /// Nights and weekends as a faint band.
    pub(super) fn bands(&self, c: &mut Canvas, page: &Page, top: f64, bottom: f64) {
        if !self.shows_bands() {
            return;
        }
        let mut midnight = page.clock.midnight(SimTime(self.from)).0;
        while midnight < self.to {
            let weekend = page.clock.weekend(SimTime(midnight));
            let pieces = if weekend {
                vec![(midnight, midnight + DAY)]
            } else {
                vec![(midnight, midnight + MORNING * HOUR), (midnight + EVENING * HOUR, midnight + DAY)]
            };
            for (a, b) in pieces {
                let (a, b) = (a.max(self.from), b.min(self.to));
                if a < b {
                    c.rect(self.x(a), top, self.x(b) - self.x(a), bottom - top, NIGHT);
                }
            }
            midnight += DAY;
        }
    }

    /// The line with hours, and under it the days; `top` is where vertical rules begin. Returns the bottom.
    pub(super) fn draw(&self, c: &mut Canvas, page: &Page, top: f64, y: f64) -> f64 {
        let ink = Ink::new(NOTE);
        c.line(&[(self.left, y), (self.right, y)], 0.25, DIM);
        let step = self.step(page.lang);
        let hours_too = step < DAY;
        let zero = page.clock.midnight(SimTime(self.from)).0;
        if hours_too {
            let mut last = f64::MIN;
            for t in ticks(zero, step, self.from, self.to) {
                let x = self.x(t);
                c.line(&[(x, y), (x, y + 0.9)], 0.2, DIM);
                let civil = page.clock.civil(SimTime(t));
                let text = if step < HOUR {
                    format!("{}:{:02}", civil.hour(), civil.minute())
                } else {
                    civil.hour().to_string()
                };
                let half = width(&text, ink) / 2.0;
                // At midnight the day stands below, with a rule of its own.
                if civil.second_of_day() != 0 && x - half > last + 0.6 && x + half <= self.right + 3.0 {
                    c.text(x, y + 3.2, &text, ink, Anchor::Middle);
                    last = x + half;
                }
            }
        }
        self.days(c, page, step.max(DAY), top, y, if hours_too { 6.2 } else { 3.4 });
        y + if hours_too { 7.2 } else { 4.4 }
    }

    fn days(&self, c: &mut Canvas, page: &Page, step: i64, top: f64, y: f64, below: f64) {
        let ink = Ink::new(NOTE).bold();
        let zero = page.clock.midnight(SimTime(self.from)).0;
        let mut last = f64::MIN;
        for t in ticks(zero, step, self.from - step + 1, self.to) {
            let inside = t >= self.from;
            let x = self.x(t.max(self.from));
            if inside {
                c.line(&[(x, top), (x, y + 1.2)], 0.2, FAINT);
                c.line(&[(x, y), (x, y + below)], 0.2, RULE);
            }
            let text = page.clock.day(SimTime(t), page.lang);
            let wide = width(&text, ink);
            let room_until = self.x((t + step).min(self.to));
            let start = x + if inside { 0.8 } else { 0.0 };
            if start > last + 1.0 && start + wide <= room_until.min(self.right + 3.0) + 0.1 {
                c.text(start, y + below, &text, ink, Anchor::Start);
                last = start + wide;
            }
        }
    }

    /// The finest step whose labels stand apart.
    fn step(&self, lang: Lang) -> i64 {
        const STEPS: [i64; 15] = [
            10 * MINUTE,
            30 * MINUTE,
            HOUR,
            2 * HOUR,
            3 * HOUR,
            6 * HOUR,
            12 * HOUR,
            DAY,
            2 * DAY,
            5 * DAY,
            10 * DAY,
            20 * DAY,
            40 * DAY,
            80 * DAY,
            160 * DAY,
        ];
        let per_mm = (self.to - self.from) as f64 / (self.right - self.left);
        let day_label = if lang == Lang::Vi { 10.0 } else { 12.0 };
        STEPS
            .into_iter()
            .find(|step| {
                let room = *step as f64 / per_mm;
                room >= if *step < HOUR {
                    9.0
                } else if *step < DAY {
                    6.0
                } else {
                    day_label
                }
            })
            .unwrap_or(320 * DAY)
    }
}

fn ticks(zero: i64, step: i64, from: i64, to: i64) -> impl Iterator<Item = i64> {
    let first = zero + (from - zero + step - 1).div_euclid(step) * step;
    (0..).map(move |i| first + i * step).take_while(move |t| *t <= to)
}

/// Durations across the page on a logarithmic scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct LogAxis {
    pub low: f64,
    pub high: f64,
    pub left: f64,
    pub right: f64,
}

impl LogAxis {
    /// An axis that holds all of these durations, in whole marks.
    pub(super) fn over(seconds: impl Iterator<Item = i64>, left: f64, right: f64) -> LogAxis {
        let (mut low, mut high) = (f64::MAX, 1.0_f64);
        for s in seconds.filter(|s| *s > 0) {
            low = low.min(s as f64);
            high = high.max(s as f64);
        }
        if low > high {
            low = MINUTE as f64;
        }
        LogAxis { low: (low * 0.8).max(1.0), high: (high * 1.3).max(low * 4.0), left, right }
    }

    pub(super) fn x(&self, seconds: i64) -> f64 {
        let at = libm::log((seconds.max(1) as f64).clamp(self.low, self.high) / self.low);
        self.left + at / libm::log(self.high / self.low) * (self.right - self.left)
    }

    /// Marks at durations that people say.
    pub(super) fn draw(&self, c: &mut Canvas, lang: Lang, top: f64, y: f64) {
        const MARKS: [i64; 18] = [
            1,
            10,
            30,
            MINUTE,
            5 * MINUTE,
            15 * MINUTE,
            30 * MINUTE,
            HOUR,
            2 * HOUR,
            4 * HOUR,
            8 * HOUR,
            DAY,
            2 * DAY,
            5 * DAY,
            10 * DAY,
            30 * DAY,
            100 * DAY,
            300 * DAY,
        ];
        let ink = Ink::new(NOTE);
        let mut last = f64::MIN;
        for mark in MARKS.into_iter().filter(|m| *m as f64 >= self.low && *m as f64 <= self.high) {
            let x = self.x(mark);
            let text = duration(mark, lang);
            let half = width(&text, ink) / 2.0;
            c.line(&[(x, top), (x, y)], 0.15, FAINT);
            if x - half > last + 1.5 && x + half <= self.right + 4.0 {
                c.line(&[(x, y), (x, y + 0.8)], 0.2, DIM);
                c.text(x, y + 3.2, &text, ink, Anchor::Middle);
                last = x + half;
            }
        }
        c.line(&[(self.left, y), (self.right, y)], 0.25, DIM);
    }
}
