//! The timeline of a record in so many places: nights, days, and where marks stand.

use serde_json::{Value, json};

use super::opened::Opened;
use crate::i18n::Lang;
use crate::i18n::format::Clock;
use crate::replay::{Mark, Moment, MomentKind};
use crate::units::time::{DAY, HOUR};
use crate::units::{SimTime, Span};

/// Places of a timeline: finer than a screen shows.
const PLACES: i64 = 1200;
/// Daylight of an office, as hours of a day.
const DAYLIGHT: std::ops::Range<i64> = 7 * HOUR..18 * HOUR;
/// Days that are named, at most.
const NAMED: i64 = 12;

/// Where times stand on a timeline.
struct Scale {
    start: SimTime,
    length: i64,
}

impl Scale {
    fn place(&self, t: SimTime) -> i64 {
        let seconds = (t - self.start).0.clamp(0, self.length);
        let place = i128::from(seconds) * i128::from(PLACES) / i128::from(self.length);
        (place as i64).min(PLACES - 1)
    }

    fn time(&self, place: i64) -> SimTime {
        let seconds = (2 * i128::from(place) + 1) * i128::from(self.length) / i128::from(2 * PLACES);
        self.start + Span(seconds as i64)
    }
}

/// The timeline of a record. Marks that share a place are one.
pub fn strip(opened: &Opened, lang: Lang) -> Value {
    let reel = opened.reel();
    let clock = Clock::of(&opened.record().run.scenario.drill.starts);
    let (start, end) = (reel.start(), reel.end());
    let scale = Scale { start, length: (end - start).0.max(1) };
    let marked = |mark| places(reel.marks(mark).iter().map(|at| scale.place(reel.time(*at))));
    let moments = opened.moments().unwrap_or_default();
    let those = |wanted: fn(&Moment) -> bool| {
        let mut all: Vec<i64> = moments.iter().filter(|m| wanted(m)).map(|m| scale.place(m.t)).collect();
        all.sort_unstable();
        places(all.into_iter())
    };
    json!({
        "places": PLACES,
        "nights": nights(&scale, clock),
        "days": days(&scale, clock, end, lang),
        "inject": marked(Mark::Inject),
        "decision": marked(Mark::Decision),
        "turn": marked(Mark::Turn),
        "passed": those(|m| m.kind != MomentKind::Reached),
        "reached": those(|m| m.kind == MomentKind::Reached),
    })
}

fn places(all: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut all: Vec<i64> = all.collect();
    all.dedup();
    all
}

/// From which place to which it is night or a weekend.
fn nights(scale: &Scale, clock: Clock) -> Vec<(i64, i64)> {
    let mut found: Vec<(i64, i64)> = Vec::new();
    for place in 0..PLACES {
        let t = scale.time(place);
        if DAYLIGHT.contains(&clock.civil(t).second_of_day()) && !clock.weekend(t) {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.1 == place => last.1 = place + 1,
            _ => found.push((place, place + 1)),
        }
    }
    found
}

/// The midnights that are named, with their days.
fn days(scale: &Scale, clock: Clock, end: SimTime, lang: Lang) -> Vec<Value> {
    let first = clock.midnight(scale.start);
    let step = ((end - first).0 / DAY / NAMED + 1) * DAY;
    let midnights = std::iter::successors(Some(first), |t| Some(*t + Span(step)));
    let within = midnights.take_while(|t| *t < end).filter(|t| *t >= scale.start || *t == first);
    within.map(|t| json!({ "place": scale.place(t), "text": clock.day(t, lang) })).collect()
}
