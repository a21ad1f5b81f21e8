//! What holds of the score of any record.

use proptest::prelude::*;

use super::*;
use crate::record::random;
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
        let saved = crate::record::read_jsonl(&crate::record::write_jsonl(&record).unwrap()).unwrap();
        let (fresh, again) = (score(&record), score(&saved));
        prop_assert_eq!(scorecard_json(&record, &fresh), scorecard_json(&saved, &again));
        prop_assert_eq!(explanation_json(&record, &fresh), explanation_json(&saved, &again));
    }
}
