//! What holds of the score of any record.

use proptest::prelude::*;

use super::*;
use crate::record::{Record, random};
use crate::scenario::model::{Aggregate, Expectation, Scope};

fn plan() -> Vec<Expectation> {
    let mut all = Vec::new();
    let aggregates = [Aggregate::All, Aggregate::Worst, Aggregate::Share, Aggregate::Median];
    for (n, to) in MILESTONES.into_iter().enumerate() {
        for from in [Milestone::Occurrence, MILESTONES[(n * 7 + 3) % MILESTONES.len()]] {
            let mut one = expects(from, to, 1000 * n as i64, 20_000 + 3000 * n as i64);
            one.aggregate = aggregates[n % 4];
            one.scope = Scope { level_from: (n % 5 == 0).then_some(3), ..Scope::default() };
            all.push(one);
        }
    }
    all
}

proptest! {
    #[test]
    fn the_parts_add_up_and_the_bounds_hold(steps in random::steps(120)) {
        let record = random::record_with(&steps, plan());
        let scored = score(&record);
        for explanation in &scored.explanations {
            let sum: i64 = explanation.parts.iter().map(|p| p.seconds).sum();
            prop_assert_eq!(sum, explanation.elapsed_s);
            prop_assert!(explanation.parts.iter().all(|p| p.seconds > 0 && !p.entries.is_empty()));
            prop_assert!(explanation.parts.iter().all(|p| p.entries.is_sorted_by(|a, b| a < b)));
            prop_assert!(explanation.path.is_sorted_by(|a, b| a < b));
            prop_assert!(explanation.slack.iter().all(|s| s.seconds > 0));
        }
        for one in &scored.card.expectations {
            prop_assert!(one.score_low <= one.score_high);
            for instance in &one.instances {
                prop_assert!(instance.measured_s >= 0);
                prop_assert!((0.0..=1.0).contains(&instance.score_low));
                prop_assert!(instance.score_low <= instance.score_high && instance.score_high <= 1.0);
                prop_assert!(instance.evidence.iter().all(|seq| (*seq as usize) < record.entries.len()));
                prop_assert_eq!(instance.status == Status::Undecided, instance.score_low < instance.score_high);
            }
            prop_assert_eq!(one.status == Status::NotEvaluated, one.instances.is_empty());
        }
        prop_assert!(scored.card.score_low <= scored.card.score && scored.card.score <= scored.card.score_high);
    }

    #[test]
    fn every_ended_instance_is_explained_to_the_second(steps in random::steps(120)) {
        let record = random::record_with(&steps, plan());
        let scored = score(&record);
        for one in &scored.card.expectations {
            for instance in one.instances.iter().filter(|i| !i.censored) {
                let found = scored.explanations.iter().any(|e| {
                    e.intrusion == instance.subject
                        && e.to == one.to
                        && e.from_t == instance.from_t
                        && e.elapsed_s == instance.measured_s
                });
                prop_assert!(found, "{} of {:?}", one.metric, instance.subject);
            }
        }
    }

    #[test]
    fn a_saved_record_scores_the_same(steps in random::steps(60)) {
        let record = random::record_with(&steps, plan());
        let saved = record::read_jsonl(&record::write_jsonl(&record).unwrap()).unwrap();
        let (fresh, again) = (score(&record), score(&saved));
        prop_assert_eq!(scorecard_json(&record, &fresh), scorecard_json(&saved, &again));
        prop_assert_eq!(explanation_json(&record, &fresh), explanation_json(&saved, &again));
    }
}

/// The fact with its incident replaced, where it is one that responders note about an incident.
fn about(fact: &Fact, other: impl Fn(IncidentId) -> IncidentId) -> Fact {
    let mut fact = fact.clone();
    match &mut fact {
        Fact::IncidentOpened { incident, .. }
        | Fact::IncidentCovers { incident, .. }
        | Fact::LeadTaken { incident, .. }
        | Fact::IncidentEscalated { incident, .. }
        | Fact::MessageRead { incident: Some(incident), .. }
        | Fact::ApprovalGranted { incident, .. }
        | Fact::Decided { incident, .. }
        | Fact::RoleInformed { incident, .. }
        | Fact::TaskStarted { incident, .. }
        | Fact::IncidentClosed { incident, .. }
        | Fact::IncidentReopened { incident }
        | Fact::FinalReportFiled { incident, .. }
        | Fact::PublicInformed { incident, .. } => *incident = other(*incident),
        _ => {}
    }
    fact
}

/// The same run with every entry rewritten as one or more facts.
fn rewritten(record: &Record, by: impl Fn(usize, &Fact) -> Vec<Fact>) -> Scored {
    let mut script = Script::new(plan());
    // The same end, also where the last entries beyond the horizon are among those left out.
    script.horizon = units::Span(record.horizon.0.max(record.entries.last().map_or(0, |e| e.t.0)));
    for (n, entry) in record.entries.iter().enumerate() {
        for fact in by(n, &entry.fact) {
            script.at(entry.t.0, fact);
        }
    }
    score(&script.record())
}

/// No instance of any expectation looks better in the second than in the first, but for those whose clock starts
/// at the given milestone.
fn never_better(honest: &Scored, other: &Scored, but_from: Option<Milestone>) -> Result<(), TestCaseError> {
    for (one, two) in honest.card.expectations.iter().zip(&other.card.expectations) {
        prop_assert_eq!(one.instances.len(), two.instances.len());
        if Some(one.from) == but_from {
            continue;
        }
        for (a, b) in one.instances.iter().zip(&two.instances) {
            prop_assert!(b.score_high <= a.score_high, "{}: {:?} became {:?}", one.metric, a, b);
            prop_assert!(b.score_low <= a.score_low, "{}: {:?} became {:?}", one.metric, a, b);
        }
    }
    Ok(())
}

proptest! {
    /// What is noted about one incident is spread over three that are about the same intrusions.
    #[test]
    fn splitting_an_incident_never_helps(steps in random::steps(120)) {
        let record = random::record(&steps);
        let unmerged = |fact: &Fact| !matches!(fact, Fact::IncidentMerged { .. });
        let honest = rewritten(&record, |_, f| if unmerged(f) { vec![f.clone()] } else { vec![] });
        let split = rewritten(&record, |n, f| match f {
            Fact::IncidentMerged { .. } => vec![],
            Fact::IncidentOpened { .. } | Fact::IncidentCovers { .. } => {
                (0..3).map(|part| about(f, |id| IncidentId(id.0 * 3 + part))).collect()
            }
            _ => vec![about(f, |id| IncidentId(id.0 * 3 + n as u32 % 3))],
        });
        never_better(&honest, &split, Some(Milestone::FinalReport))?;
    }

    #[test]
    fn declaring_never_helps(steps in random::steps(120), every in 1..9usize) {
        let record = random::record(&steps);
        let honest = rewritten(&record, |_, f| vec![f.clone()]);
        let declared = rewritten(&record, |n, f| {
            let incident = IncidentId(n as u32 % 3);
            let mut facts = vec![f.clone()];
            if n % every == 0 {
                facts.push(Fact::ContainmentDeclared { incident });
                facts.push(closed(incident, true));
            }
            facts
        });
        never_better(&honest, &declared, None)?;
    }

    /// Whoever looks at no alert and opens no incident reaches nothing but what the truth brings by itself.
    #[test]
    fn doing_nothing_never_helps(steps in random::steps(120)) {
        let record = random::record(&steps);
        let believed = |f: &Fact| {
            matches!(
                f,
                Fact::AlertAcknowledged { .. }
                    | Fact::AlertTriaged { .. }
                    | Fact::IncidentOpened { .. }
                    | Fact::IncidentCovers { .. }
            )
        };
        // An intrusion can be signalled before it begins only in a random record.
        let signals = |f: &Fact| matches!(f, Fact::AlertRaised { .. });
        let honest = rewritten(&record, |_, f| if signals(f) { vec![] } else { vec![f.clone()] });
        let idle = rewritten(&record, |_, f| if signals(f) || believed(f) { vec![] } else { vec![f.clone()] });
        for (one, two) in honest.card.expectations.iter().zip(&idle.card.expectations) {
            for (a, b) in one.instances.iter().zip(&two.instances) {
                // Where the honest clock started before the occurrence it was longer than any honest run's.
                if a.from_t >= b.from_t {
                    prop_assert!(b.score_high <= a.score_high, "{}: {:?} became {:?}", one.metric, a, b);
                }
            }
        }
    }

    /// Whatever is damaged, also in the header: an error, or a record that can be scored.
    #[test]
    fn a_damaged_record_is_refused_or_scored(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = record::write_jsonl(&random::record_with(&[(0, 0, 0, 5, 0, 0.0)], plan())).unwrap();
        let ix = at.index(bytes.len());
        bytes[ix] = byte;
        if let Ok(record) = record::read_jsonl(&bytes) {
            prop_assert_eq!(score(&record).card.expectations.len(), plan().len());
        }
    }
}
