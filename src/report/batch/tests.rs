//! A batch of a small province as pictures and page: nothing covers anything, nothing is cut off, nothing is broken.

use std::sync::Arc;

use super::super::tests::{Nothing, faults, template, unbalanced};
use super::{View, drawings, html, markdown, tables};
use crate::experiment::{Arm, BatchPlan, Runner, batch};
use crate::i18n::Lang;
use crate::record::scenario_digest;
use crate::scenario::{LoadOptions, load};

#[test]
fn a_batch_is_drawn_and_told_without_fault() {
    let scenario = load(&template(), "small", &LoadOptions::default()).unwrap().scenario;
    let digest = scenario_digest(&scenario).unwrap();
    let runner = Runner::new(vec![Arm::of("small", Arc::new(scenario))], 5, 2).unwrap();
    for replications in [1, 12] {
        let plan = BatchPlan { replications, confidence: 0.95, until_half_width: None };
        let found = batch(&runner, plan, &mut Nothing, &mut |_| {}).unwrap();
        for row in &found.expectations {
            assert_eq!(row.times.count(), row.seconds.evaluated, "{}", row.id);
        }
        for lang in Lang::ALL {
            let view = View { runner: &runner, found: &found, digest: &digest, lang };
            assert_eq!(faults(&drawings(&view)), Vec::<String>::new(), "{lang:?}");
            let page = html(&view, &super::charts(&view));
            assert_eq!(unbalanced(&page), None);
            let foreign = page.replace("http://www.w3.org/2000/svg", "");
            assert!(
                !foreign.contains("http:") && !foreign.contains("https:") && !foreign.contains("<script")
            );
            assert_eq!(page.matches("<figure").count(), 2);
            assert_eq!(markdown(&runner, &found, &digest, lang).matches("\n## ").count(), 4);
        }
        let of = |lang| tables(&View { runner: &runner, found: &found, digest: &digest, lang });
        assert_eq!(of(Lang::Vi), of(Lang::En), "tables are the same in either language");
        assert!(of(Lang::En).iter().all(|(_, text)| text.lines().count() > 1));
    }
}
