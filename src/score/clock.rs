//! One expectation on one true intrusion: whether the truth made it due, what the clock showed, and its score.

use super::card::{Course, Instance, Status};
use super::track::{NONE, Track, some};
use crate::scenario::model::{Expectation, Milestone, Scope, Severity};
use crate::units::SimTime;

/// When an intrusion reached a milestone, and the entry that shows it.
pub(super) fn reached(course: &Course, wanted: Milestone) -> Option<(SimTime, u32)> {
    course.reached.iter().find(|(m, _, _)| *m == wanted).map(|(_, t, seq)| (*t, *seq))
}

/// Where a clock starts on an intrusion: at its milestone or, if that never came, at the occurrence.
pub(super) fn start(course: &Course, from: Milestone) -> Option<(Milestone, SimTime, u32)> {
    [from, Milestone::Occurrence].iter().find_map(|m| reached(course, *m).map(|(t, seq)| (*m, t, seq)))
}

/// Whether the truth made an expectation due on an intrusion: it is in scope, and both milestones of the clock have
/// a meaning for it. A service that was never lost cannot come back.
pub(super) fn due(expectation: &Expectation, track: &Track, severity: Severity) -> bool {
    in_scope(&expectation.scope, track, severity)
        && has_meaning(expectation.from, track)
        && has_meaning(expectation.to, track)
}

fn in_scope(scope: &Scope, track: &Track, severity: Severity) -> bool {
    scope.severity_from.is_none_or(|from| severity >= from)
        && scope.level_from.is_none_or(|from| track.level >= from)
        && scope.consequence.is_none_or(|c| track.consequence(c).is_some())
}

fn has_meaning(milestone: Milestone, track: &Track) -> bool {
    match milestone {
        Milestone::FirstServiceBack | Milestone::Recovery => track.service_lost != NONE,
        Milestone::ContentRemoved => track.false_content != NONE,
        Milestone::PersonalDataNotified => track.records_exposed != NONE,
        _ => true,
    }
}

/// The score of a time, 0..1: full up to the target, none from the limit on, in between linear.
pub(super) fn score_at(elapsed: i64, target: i64, limit: i64) -> f64 {
    if elapsed <= target {
        1.0
    } else if elapsed >= limit {
        0.0
    } else {
        (limit - elapsed) as f64 / (limit - target) as f64
    }
}

/// What the clock of an expectation showed on an intrusion. The end fact before the start counts as no time at all.
pub(super) fn instance(
    expectation: &Expectation,
    course: &Course,
    track: &Track,
    end: SimTime,
) -> Option<Instance> {
    let (from, from_t, from_seq) = start(course, expectation.from)?;
    let (target, limit) = (expectation.target.value().0, expectation.limit.value().0);
    let to = reached(course, expectation.to);
    let measured_s = (to.map_or(end, |(t, _)| t) - from_t).0.max(0);
    let score = score_at(measured_s, target, limit);
    let (score_low, score_high, status) = match to {
        Some(_) if measured_s <= target => (score, score, Status::Met),
        Some(_) if measured_s < limit => (score, score, Status::Late),
        None if measured_s < limit => (0.0, score, Status::Undecided),
        _ => (0.0, 0.0, Status::Missed),
    };
    let consequence = expectation.scope.consequence.and_then(|c| track.consequence(c));
    let mut evidence: Vec<u32> = [some(track.began), Some(from_seq), consequence, to.map(|(_, seq)| seq)]
        .into_iter()
        .flatten()
        .chain(breaks(track, expectation.to))
        .collect();
    evidence.sort_unstable();
    evidence.dedup();
    Some(Instance {
        subject: course.intrusion,
        measured_s,
        censored: to.is_none(),
        from_t,
        started: from == expectation.from,
        score_low,
        score_high,
        status,
        evidence,
    })
}

/// The facts that put an end to a state which the clock waits for.
fn breaks(track: &Track, to: Milestone) -> impl Iterator<Item = u32> + '_ {
    let lasting = matches!(
        to,
        Milestone::Containment
            | Milestone::Eradication
            | Milestone::Recovery
            | Milestone::Closure
            | Milestone::ContentRemoved
    );
    track.broken.iter().copied().filter(move |_| lasting)
}
