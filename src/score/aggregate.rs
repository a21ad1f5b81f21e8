//! From instances to one score, and from a score to a suggested rating.

use super::card::{Instance, Rating, Status};
use crate::scenario::model::Aggregate;

/// Lowest score, 0..100, that suggests *performed without challenges*. A cut-off of ours: HSEEP has none.
pub const PERFORMED_FROM: f64 = 90.0;
/// Lowest score, 0..100, that suggests *performed with some challenges*. A cut-off of ours; below it any score
/// above zero suggests *performed with major challenges*, and zero *unable to be performed*.
pub const SOME_CHALLENGES_FROM: f64 = 60.0;

/// The rating that a score of 0..100 suggests.
pub fn rating(score: f64) -> Rating {
    if score >= PERFORMED_FROM {
        Rating::P
    } else if score >= SOME_CHALLENGES_FROM {
        Rating::S
    } else if score > 0.0 {
        Rating::M
    } else {
        Rating::U
    }
}

/// The status of an expectation judged on some of its instances; not evaluated without any.
pub fn status_of(how: Aggregate, instances: &[Instance]) -> Status {
    aggregate(how, instances).map_or(Status::NotEvaluated, |(_, _, status)| status)
}

/// The rating that bounds of a score, 0..100, and a status suggest together; none where it hangs on what was censored. A time
/// beyond the target is no performance without challenges, one beyond the limit keeps to no plan, whatever the mean of
/// several intrusions is.
pub(super) fn suggested(low: Option<f64>, high: Option<f64>, status: Status) -> Option<Rating> {
    let (low, high) = (rating(low?), rating(high?));
    let best = match status {
        Status::Met => Rating::P,
        Status::Late => Rating::S,
        Status::Missed => Rating::M,
        Status::Undecided | Status::NotEvaluated => return None,
    };
    (low == high).then(|| low.max(best))
}

/// Several instances as one: bounds of the score, 0..1, and the status. `None` without instances.
pub(super) fn aggregate(how: Aggregate, instances: &[Instance]) -> Option<(f64, f64, Status)> {
    let n = instances.len();
    if n == 0 {
        return None;
    }
    Some(match how {
        Aggregate::All => {
            let mean = |of: fn(&Instance) -> f64| instances.iter().map(of).sum::<f64>() / n as f64;
            (mean(|i| i.score_low), mean(|i| i.score_high), worst_status(instances))
        }
        Aggregate::Worst => {
            let least = |of: fn(&Instance) -> f64| instances.iter().map(of).fold(1.0, f64::min);
            (least(|i| i.score_low), least(|i| i.score_high), worst_status(instances))
        }
        Aggregate::Share => share(instances),
        Aggregate::Median => median(instances),
    })
}

/// What is settled for the worse comes first, then what is open.
fn worst_status(instances: &[Instance]) -> Status {
    let rank = |status: Status| match status {
        Status::Met => 0,
        Status::Late => 1,
        Status::Undecided | Status::NotEvaluated => 2,
        Status::Missed => 3,
    };
    instances.iter().map(|i| i.status).max_by_key(|s| rank(*s)).unwrap_or(Status::NotEvaluated)
}

/// The share that is met: at least those that are, at most those too that still may be. *Late* is a share
/// between none and all.
fn share(instances: &[Instance]) -> (f64, f64, Status) {
    let of = |count: usize| count as f64 / instances.len() as f64;
    let met = instances.iter().filter(|i| i.status == Status::Met).count();
    let may = instances.iter().filter(|i| i.status == Status::Undecided && i.score_high >= 1.0).count();
    let status = if met == instances.len() {
        Status::Met
    } else if may > 0 {
        Status::Undecided
    } else if met == 0 {
        Status::Missed
    } else {
        Status::Late
    };
    (of(met), of(met + may), status)
}

/// The score of the median time; of two in the middle, the later. What is censored may end anywhere from now to
/// never.
fn median(instances: &[Instance]) -> (f64, f64, Status) {
    let middle = instances.len() / 2;
    let mut latest: Vec<(i64, &Instance)> = instances
        .iter()
        .map(|i| (if i.status == Status::Undecided { i64::MAX } else { i.measured_s }, i))
        .collect();
    latest.sort_by_key(|(t, i)| (*t, i.subject));
    let mut soonest: Vec<&Instance> = instances.iter().collect();
    soonest.sort_by_key(|i| (i.measured_s, i.subject));
    let (low, high) = (latest[middle].1, soonest[middle]);
    let status = match (low.status, high.status) {
        (a, b) if a == b => a,
        _ => Status::Undecided,
    };
    (low.score_low, high.score_high.max(low.score_low), status)
}
