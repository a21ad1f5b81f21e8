//! When expectations are reached, and when their targets and limits pass: from the scorecard.

use crate::replay::{Moment, MomentKind};
use crate::score::Scored;
use crate::score::card::Instance;
use crate::units::Span;

/// The moments of every expectation, in no order.
pub fn moments(scored: &Scored) -> Vec<Moment> {
    let mut found = Vec::new();
    for (ix, expectation) in scored.card.expectations.iter().enumerate() {
        for instance in &expectation.instances {
            let mut note = |after: i64, kind: MomentKind| {
                let t = instance.from_t + Span(after);
                found.push(Moment { t, expectation: ix as u32, kind, subject: instance.subject });
            };
            if !instance.censored {
                note(instance.measured_s, MomentKind::Reached);
            }
            for (bound, kind) in [
                (expectation.target_s, MomentKind::TargetPassed),
                (expectation.limit_s, MomentKind::LimitPassed),
            ] {
                if passed(instance, bound) {
                    note(bound, kind);
                }
            }
        }
    }
    found
}

/// Whether a bound passed while the clock ran.
fn passed(instance: &Instance, bound: i64) -> bool {
    instance.measured_s > bound
}
