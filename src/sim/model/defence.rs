//! What defends a system against one step of an attack, as a factor on its chance of success.

use crate::scenario::model::{AttackAction, Defence, System};

/// The factor: layer 1 where it can stop such steps, layer 3 by its age, the level, and every mitigation that works
/// against the technique. Layers 2 and 4 stop nothing by themselves: they detect and bring indicators.
pub fn protection(defence: &Defence, action: &AttackAction, system: &System) -> f64 {
    let (technique, tactic) = (action.technique.as_str(), action.tactic.as_str());
    let mut factor = 1.0;
    if system.layers.on_site && defence.on_site_stops.contain(technique, tactic, action.noisy) {
        factor *= *defence.on_site.value();
    }
    if let Some(age) = system.layers.assessed
        && defence.assessment_stops.contain(technique, tactic, action.noisy)
    {
        let halvings = age.as_f64() / defence.assessment_halves.value().as_f64();
        factor *= 1.0 - (1.0 - *defence.assessment.value()) * libm::exp2(-halvings);
    }
    let levels = f64::from(system.level.saturating_sub(1));
    factor *= libm::pow(*defence.per_level.value(), levels);
    let takes_off = 1.0 - *defence.mitigation.value();
    for mitigation in action.mitigations.iter().flatten() {
        let covered = system.mitigations.get(mitigation).map_or(0.0, |covered| *covered.value());
        factor *= 1.0 - takes_off * covered;
    }
    factor
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::scenario::model::Steps;
    use crate::sim::tests::fixture::{action, n, system};
    use crate::units::Span;

    const TECHNIQUES: [(&str, &str); 4] = [
        ("T1190", "initial-access"),
        ("T1204.002", "execution"),
        ("T1210", "lateral-movement"),
        ("T1018", "discovery"),
    ];
    const MITIGATIONS: [&str; 3] = ["M1017", "M1049", "M1051"];

    fn defence() -> impl Strategy<Value = Defence> {
        let share = || 0.0..=1.0f64;
        (share(), share(), 1..1_000i64, share(), share()).prop_map(
            |(on_site, assessment, halves, level, mitigation)| Defence {
                on_site: n(on_site),
                on_site_stops: steps(&["execution"], &[], true),
                assessment: n(assessment),
                assessment_stops: steps(&[], &["T1190", "T1210"], false),
                assessment_halves: n(Span::days(halves)),
                per_level: n(level),
                mitigation: n(mitigation),
                ..Defence::none()
            },
        )
    }

    fn step() -> impl Strategy<Value = AttackAction> {
        let mitigations = prop::sample::subsequence(MITIGATIONS.to_vec(), 0..=MITIGATIONS.len());
        (prop::sample::select(TECHNIQUES.to_vec()), any::<bool>(), mitigations).prop_map(
            |((technique, tactic), noisy, mitigations)| AttackAction {
                technique: technique.to_owned(),
                tactic: tactic.to_owned(),
                noisy,
                mitigations: Some(mitigations.into_iter().map(str::to_owned).collect()),
                ..action()
            },
        )
    }

    fn hit() -> impl Strategy<Value = System> {
        let covered =
            prop::collection::btree_map(prop::sample::select(MITIGATIONS.to_vec()), 0.0..=1.0f64, 0..3);
        let age = prop::option::of(0..2_000i64);
        (1..=5u32, any::<bool>(), age, covered).prop_map(|(level, on_site, age, covered)| {
            let mut system = system();
            system.level = level;
            system.layers.on_site = on_site;
            system.layers.assessed = age.map(Span::days);
            system.mitigations = covered.into_iter().map(|(id, share)| (id.to_owned(), n(share))).collect();
            system
        })
    }

    /// Everything that may be done about a system, one thing at a time.
    fn improved(system: &System) -> Vec<System> {
        let with = |change: &dyn Fn(&mut System)| {
            let mut system = system.clone();
            change(&mut system);
            system
        };
        let younger = system.layers.assessed.map_or(Span::days(3_000), |age| Span(age.0 / 2));
        let mut all = vec![
            with(&|s| s.layers.on_site = true),
            with(&|s| s.layers.monitored_by = Some("soc".to_owned())),
            with(&|s| s.layers.shares = true),
            with(&|s| s.layers.assessed = Some(younger)),
            with(&|s| s.level = (s.level + 1).min(5)),
        ];
        all.extend(MITIGATIONS.map(|id| {
            with(&|s| {
                let covered = s.mitigations.get(id).map_or(0.3, |covered| (*covered.value() + 0.3).min(1.0));
                s.mitigations.insert(id.to_owned(), n(covered));
            })
        }));
        all
    }

    proptest! {
        #[test]
        fn nothing_that_is_done_about_a_system_raises_the_chance_of_success(
            defence in defence(), step in step(), hit in hit(),
        ) {
            let before = protection(&defence, &step, &hit);
            prop_assert!((0.0..=1.0).contains(&before));
            for better in improved(&hit) {
                prop_assert!(protection(&defence, &step, &better) <= before, "{better:?}");
            }
        }
    }

    #[test]
    fn every_layer_does_its_own_work() {
        let defence = Defence {
            on_site: n(0.8),
            on_site_stops: steps(&["execution"], &[], true),
            assessment: n(0.6),
            assessment_stops: steps(&[], &["T1190"], false),
            assessment_halves: n(Span::days(365)),
            per_level: n(0.95),
            mitigation: n(0.7),
            ..Defence::none()
        };
        let exploit = AttackAction {
            technique: "T1190".to_owned(),
            tactic: "initial-access".to_owned(),
            mitigations: Some(vec!["M1051".to_owned()]),
            ..action()
        };
        let run = AttackAction { tactic: "execution".to_owned(), ..action() };
        let loud = AttackAction { noisy: true, ..action() };
        let of = |change: &dyn Fn(&mut System), step: &AttackAction| {
            let mut system = system();
            (system.level, system.layers.on_site, system.mitigations) = (1, false, BTreeMap::new());
            change(&mut system);
            protection(&defence, step, &system)
        };
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12, "{a} is not {b}");
        close(of(&|_| {}, &exploit), 1.0);
        close(of(&|s| s.layers.on_site = true, &exploit), 1.0);
        close(of(&|s| s.layers.on_site = true, &run), 0.8);
        close(of(&|s| s.layers.on_site = true, &loud), 0.8);
        close(of(&|s| s.layers.assessed = Some(Span::ZERO), &exploit), 0.6);
        close(of(&|s| s.layers.assessed = Some(Span::days(365)), &exploit), 0.8);
        close(of(&|s| s.layers.assessed = Some(Span::ZERO), &run), 1.0);
        close(of(&|s| s.level = 3, &run), 0.95 * 0.95);
        close(of(&|s| drop(s.mitigations.insert("M1051".to_owned(), n(0.5))), &exploit), 0.85);
        close(of(&|s| drop(s.mitigations.insert("M1051".to_owned(), n(0.5))), &run), 1.0);
        let detects = |s: &mut System| {
            s.layers.monitored_by = Some("soc".to_owned());
            s.layers.shares = true;
        };
        close(of(&detects, &exploit), 1.0);
    }

    fn steps(tactics: &[&str], techniques: &[&str], noisy: bool) -> Steps {
        let texts = |list: &[&str]| list.iter().map(|t| (*t).to_owned()).collect();
        Steps { tactics: texts(tactics), techniques: texts(techniques), noisy }
    }
}
