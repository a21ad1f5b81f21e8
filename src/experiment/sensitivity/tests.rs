//! Indices against functions whose indices are known, with and without noise.

use std::convert::Infallible;
use std::f64::consts::PI;

use super::*;
use crate::kernel::{DrawKey, Luck};

/// A function of the cube, with noise of which a part is common to all points.
struct Known<F> {
    f: F,
    own: f64,
    common: f64,
}

impl<F: Fn(&[f64]) -> f64> Model for Known<F> {
    type Error = Infallible;
    fn outputs(&self) -> usize {
        1
    }
    fn ask(&mut self, count: usize, question: &dyn Fn(usize) -> Question) -> Result<Vec<Answer>, Infallible> {
        let answer = |ix: usize| {
            let question = question(ix);
            let u: Vec<f64> = question.point.iter().map(|u| u.unwrap_or(0.5)).collect();
            let own = DrawKey::new(1).with(self.own.to_bits());
            let key = u.iter().fold(own, |key, u| key.with(u.to_bits()));
            let normal =
                |luck: Luck, key: DrawKey| (0..12).map(|k| luck.uniform(key.with(k))).sum::<f64>() - 6.0;
            let one = |replication| {
                let luck = Luck::new(1, replication);
                let noise = self.own * normal(luck, key) + self.common * normal(luck, DrawKey::new(2));
                vec![(self.f)(&u) + noise]
            };
            question.replications.clone().map(one).collect()
        };
        Ok((0..count).map(answer).collect())
    }
}

/// Of so many samples, the share in which something was missed must not be above `alpha` by more than Monte Carlo error.
pub(super) fn rarely_missed(samples: u64, alpha: f64, what: &str, missed: impl Fn(u64) -> bool) {
    let failed = (0..samples).filter(|sample| missed(*sample)).count() as u64;
    // So many or more have a chance below 1 in 1000 where the true share is alpha.
    let below = |k: u64| if k == 0 { 0.0 } else { experiment::stats::binomial_cdf(k - 1, samples, alpha) };
    assert!(1.0 - below(failed) > 1e-3, "{what}: {failed} of {samples} missed, wanted a share of {alpha}");
}

fn names(n: usize) -> Vec<String> {
    (0..n).map(|ix| format!("x{ix}")).collect()
}

fn found(
    model: &mut impl Model<Error = Infallible>,
    groups: &[&[usize]],
    factors: usize,
    blocks: usize,
    replications: u64,
    seed: u64,
) -> Indices {
    let design = Design {
        groups: groups.iter().map(|group| group.to_vec()).collect(),
        cubes: [0, 1].map(|part| Cube::new(seed, part, &names(factors), blocks)),
        replications,
        first: seed << 32,
    };
    let Ok(answers) = model.ask(design.questions(), &|ix| design.question(ix));
    indices(&design, &answers, Series::Of(0), seed)
}

/// T. Ishigami, T. Homma (1990), with a = 7, b = 0.1: indices 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437;
/// variance 13.8446, mean 3.5. A fourth factor does nothing.
fn ishigami(u: &[f64]) -> f64 {
    let x = |ix: usize| PI * (2.0 * u[ix] - 1.0);
    let s = libm::sin(x(1));
    libm::sin(x(0)) + 7.0 * s * s + 0.1 * x(2) * x(2) * x(2) * x(2) * libm::sin(x(0))
}
const FIRST: [f64; 4] = [0.3139, 0.4424, 0.0, 0.0];
const TOTAL: [f64; 4] = [0.5576, 0.4424, 0.2437, 0.0];

fn near(estimate: &experiment::Estimate, truth: f64, room: f64) -> bool {
    estimate.value.is_some_and(|value| (value - truth).abs() < room)
}

#[test]
fn ishigami_without_noise() {
    let mut model = Known { f: ishigami, own: 0.0, common: 0.0 };
    let groups: [&[usize]; 5] = [&[0], &[1], &[2], &[3], &[0, 2]];
    let found = found(&mut model, &groups, 4, 4000, 2, 1);
    assert!((found.mean.unwrap() - 3.5).abs() < 0.1 && near(&found.variance, 13.8446, 0.5), "{found:?}");
    for ix in 0..4 {
        assert!(near(&found.groups[ix].first, FIRST[ix], 0.04), "{ix} {:?}", found.groups[ix].first);
        assert!(near(&found.groups[ix].total, TOTAL[ix], 0.03), "{ix} {:?}", found.groups[ix].total);
    }
    // Alone and together: 1 - 0.4424.
    assert!(near(&found.groups[4].total, 0.5576, 0.03) && near(&found.groups[4].first, 0.5576, 0.04));
    let idle = &found.groups[3];
    for zero in [idle.first, idle.total, idle.moves] {
        assert_eq!((zero.value, zero.low, zero.high), (Some(0.0), Some(0.0), Some(0.0)));
    }
    assert!(found.noise.unwrap() < 1e-12);
}

#[test]
fn ishigami_under_noise_as_large_as_its_own_variance() {
    // A quarter of the noise is common to all points of a replication.
    let (own, common) = (libm::sqrt(0.75 * 13.8446), libm::sqrt(0.25 * 13.8446));
    let mut model = Known { f: ishigami, own, common };
    let found = found(&mut model, &[&[0], &[1], &[2], &[3]], 4, 6000, 2, 2);
    assert!((found.noise.unwrap() / 13.8446 - 1.0).abs() < 0.06, "{:?}", found.noise);
    assert!(near(&found.variance, 13.8446, 0.9), "{:?}", found.variance);
    for ix in 0..4 {
        // Three standard errors.
        assert!(near(&found.groups[ix].first, FIRST[ix], 0.07), "{ix} {:?}", found.groups[ix].first);
        assert!(near(&found.groups[ix].total, TOTAL[ix], 0.08), "{ix} {:?}", found.groups[ix].total);
    }
}

/// I. M. Sobol's g with a = 0, 1, 4.5, 9 and four times 99: first-order variances 1 / (3 (1 + a)²).
#[test]
fn g_of_sobol_with_and_without_noise() {
    const A: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];
    let g = |u: &[f64]| -> f64 {
        u.iter().zip(A).map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product()
    };
    let own = A.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
    let whole: f64 = own.iter().map(|v| 1.0 + v).product::<f64>() - 1.0;
    let total = |ix: usize| own[ix] * own.iter().map(|v| 1.0 + v).product::<f64>() / (1.0 + own[ix]) / whole;
    for (noise, blocks, room) in [(0.0, 3000, 0.04), (0.6, 6000, 0.07)] {
        let mut model = Known { f: g, own: noise, common: 0.0 };
        let groups: [&[usize]; 4] = [&[0], &[1], &[2], &[4, 5, 6, 7]];
        let found = found(&mut model, &groups, 8, blocks, 2, 3);
        for (ix, (group, own)) in found.groups.iter().zip(own).enumerate().take(3) {
            assert!(near(&group.first, own / whole, room), "{ix} {:?}", group.first);
            assert!(near(&group.total, total(ix), room), "{ix} {:?}", group.total);
        }
        assert!(near(&found.groups[3].total, 0.0004, room / 4.0), "{:?}", found.groups[3].total);
    }
}

/// Nominal 95 % intervals over independent designs of few blocks, as a study of two structures with the usual budget has.
#[test]
fn intervals_of_indices_cover_with_twenty_blocks() {
    for (f, own, common, first, total, what) in [
        (ishigami as fn(&[f64]) -> f64, 3.0, 2.0, &FIRST[..3], &TOTAL[..3], "ishigami under noise"),
        (ishigami, 0.0, 0.0, &FIRST[..3], &TOTAL[..3], "ishigami"),
        (|u: &[f64]| 3.0 * u[0] + u[1], 2.0, 2.0, &[0.9, 0.1, 0.0], &[0.9, 0.1, 0.0], "sum under noise"),
    ] {
        let designs: Vec<Indices> = (0..100)
            .map(|seed| found(&mut Known { f, own, common }, &[&[0], &[1], &[2]], 4, 20, 4, 1000 + seed))
            .collect();
        // Where the whole variance is not told apart from noise, nothing is said.
        let outside = |estimate: &experiment::Estimate, truth: f64| {
            let ends = estimate.low.zip(estimate.high);
            ends.is_some_and(|(low, high)| !(low - 1e-3..=high + 1e-3).contains(&truth))
        };
        for ix in 0..3 {
            rarely_missed(100, 0.05, &format!("{what}: total of {ix}"), |seed| {
                outside(&designs[seed as usize].groups[ix].total, total[ix])
            });
            rarely_missed(100, 0.05, &format!("{what}: first of {ix}"), |seed| {
                outside(&designs[seed as usize].groups[ix].first, first[ix])
            });
        }
    }
}

#[test]
fn what_is_not_exercised_is_left_out_and_counted() {
    let mut model =
        Known { f: |u: &[f64]| if u[0] < 0.2 { f64::NAN } else { u[0] + u[1] }, own: 0.0, common: 0.0 };
    let found = found(&mut model, &[&[0], &[1], &[2]], 3, 400, 2, 4);
    assert!((100..190).contains(&found.empty_blocks), "{}", found.empty_blocks);
    assert_eq!(found.groups[2].total.value, Some(0.0));
    assert!(found.groups[1].total.value.unwrap() > 0.4);
}

/// A measure without bounds.
const OPEN: experiment::stats::Bounds =
    experiment::stats::Bounds { least: None, greatest: None, chance: false };

/// A factor of 0..1 by its name.
fn share(name: &str) -> crate::scenario::Factor {
    let line = crate::scenario::AssumptionLine {
        file: "f.ron".into(),
        line: 1,
        column: 1,
        path: name.into(),
        value: "0.5".into(),
        low: Some("0".into()),
        high: Some("1".into()),
        why: String::new(),
    };
    let kind = crate::scenario::FactorKind::Number;
    crate::scenario::Factor { id: name.into(), line, kind, low: 0.0, value: 0.5, high: 1.0 }
}

/// Two arms that share their luck: the second is better as soon as the first factor exceeds 0.7.
struct Two;
impl Model for Two {
    type Error = Infallible;
    fn outputs(&self) -> usize {
        2
    }
    fn ask(&mut self, count: usize, question: &dyn Fn(usize) -> Question) -> Result<Vec<Answer>, Infallible> {
        let mut one = Known { f: |u: &[f64]| 60.0 + 10.0 * u[1] + 3.0 * u[2] * u[3], own: 2.0, common: 5.0 };
        let mut other = Known { f: |u: &[f64]| 53.0 + 10.0 * u[0] + 10.0 * u[1], own: 1.9, common: 5.0 };
        let (Ok(a), Ok(b)) = (one.ask(count, question), other.ask(count, question));
        let join = |(a, b): (&Answer, &Answer)| a.iter().zip(b).map(|(a, b)| vec![a[0], b[0]]).collect();
        Ok(a.iter().zip(&b).map(join).collect())
    }
}

#[test]
fn a_study_finds_what_moves_and_what_flips_and_how_often_each_wins() {
    let factors: Vec<_> = (0..60).map(|ix| share(&format!("x{ix}"))).collect();
    let plan = StudyPlan {
        budget: 60_000,
        replications: 8,
        seed: 4,
        higher_is_better: true,
        worth: 1.0,
        bounds: OPEN,
    };
    let Ok(found) = study(&factors, plan, &mut Two);
    let spent = found.drills;
    let spent = spent.screening + spent.indices + spent.curves + spent.joint + spent.plane;
    assert!((40_000..=60_000).contains(&spent), "{:?}", found.drills);
    assert_eq!(found.series, [vec![0], vec![1], vec![0, 1]]);
    let of = |ix: usize| found.found.iter().find(|one| one.factor == ix);
    for ix in [0, 1] {
        assert!(of(ix).is_some_and(|one| one.stands_out), "x{ix} does not stand out");
    }
    // The first arm does not know the first factor; the difference does not know the second.
    let first = of(0).unwrap();
    assert!(first.indices[0].total.low.unwrap() <= 0.0 && 0.0 <= first.indices[0].total.high.unwrap());
    let worth_of_second = of(1).unwrap().indices[2].total;
    assert!(
        worth_of_second.low.unwrap() <= 0.02 && worth_of_second.value.unwrap() < 0.05,
        "{worth_of_second:?}"
    );
    // 60 + 5 + 0.75 = 53 + 10 x + 5 at 0.775.
    match first.flips[0] {
        Flip::Flips { at, low, high } => assert!(low <= 0.775 && 0.775 <= high && (at - 0.775).abs() < 0.1),
        other => panic!("{other:?}"),
    }
    assert_eq!(of(1).unwrap().flips[0], Flip::DoesNotFlip);
    let joint = found.joint.unwrap();
    let all = joint.wins.iter().map(|share| share.points).sum::<u64>() + joint.no_difference.points;
    assert_eq!(all + joint.undecided, joint.points);
    // The difference is 7 + 3 x2 x3 - 10 x0: above 1 in 67.5 %, below -1 in 12.5 %.
    for (wins, truth) in joint.wins.iter().zip([0.675, 0.125]) {
        assert!(wins.low <= truth && truth <= wins.high, "{joint:?}");
    }
    assert!(joint.wins[0].points > joint.wins[1].points);
    let plane = found.plane.unwrap();
    assert!(plane.factors[0] == 0 && plane.cells.len() == 49);
    assert_eq!(plane.cells[0].verdict, Verdict::Wins(0));
    assert_eq!(plane.cells[6].verdict, Verdict::Wins(1));
    // What is done twice is the same.
    let Ok(again) = study(&factors, plan, &mut Two);
    assert_eq!((again.joint, again.found), (Some(joint), found.found));
}

/// Counts how often a model is asked.
struct Counted<M>(M, u64);
impl<M: Model> Model for Counted<M> {
    type Error = M::Error;
    fn outputs(&self) -> usize {
        self.0.outputs()
    }
    fn ask(&mut self, count: usize, question: &dyn Fn(usize) -> Question) -> Result<Vec<Answer>, M::Error> {
        self.1 += 1;
        self.0.ask(count, question)
    }
}

#[test]
fn a_study_asks_as_often_as_it_has_stages() {
    let factors: Vec<_> = (0..20).map(|ix| share(&format!("x{ix}"))).collect();
    let plan = StudyPlan {
        budget: 4_000,
        replications: 2,
        seed: 4,
        higher_is_better: true,
        worth: 1.0,
        bounds: OPEN,
    };
    let mut two = Counted(Two, 0);
    let Ok(_) = study(&factors, plan, &mut two);
    let mut one = Counted(Known { f: |u: &[f64]| u[0], own: 1.0, common: 1.0 }, 0);
    let Ok(_) = study(&factors, plan, &mut one);
    assert_eq!([two.1, one.1], [stages(2), stages(1)]);
}

#[test]
fn no_budget_is_exceeded() {
    let factors: Vec<_> = (0..20).map(|ix| share(&format!("x{ix}"))).collect();
    let spent = |found: &Findings| {
        let Drills { screening, indices, curves, joint, plane } = found.drills;
        screening + indices + curves + joint + plane
    };
    for replications in [2, 8] {
        for times in [10, 11, 15, 20, 37, 80] {
            let plan = |arms| {
                let budget = least_budget(arms, replications) * times / 10;
                StudyPlan { budget, replications, seed: 4, higher_is_better: true, worth: 1.0, bounds: OPEN }
            };
            let Ok(two) = study(&factors, plan(2), &mut Two);
            let mut alone = Known { f: |u: &[f64]| u.iter().sum(), own: 0.1, common: 0.1 };
            let Ok(one) = study(&factors, plan(1), &mut alone);
            for (found, arms) in [(two, 2), (one, 1)] {
                let budget = plan(arms).budget;
                assert!(spent(&found) <= budget, "{arms}: {} of {budget}", spent(&found));
                assert!(spent(&found) * 10 > budget * 6, "{arms}: {} of {budget}", spent(&found));
            }
        }
    }
}

/// Đồng Nai under its own structure.
fn dong_nai() -> Subject {
    let path = "../../scenarios/dong-nai-2022";
    let files = crate::scenario::testing::folder(path);
    Subject::of(vec![crate::scenario::Assumptions::load(&files, path, &Default::default()).unwrap()])
}

/// A journal in memory.
#[derive(Default)]
struct Memory(Vec<String>);
impl experiment::Journal for Memory {
    type Error = Infallible;
    fn earlier(&mut self, take: &mut dyn FnMut(&str) -> bool) -> Result<(), Infallible> {
        let taken = self.0.iter().take_while(|line| take(line)).count();
        self.0.truncate(taken);
        Ok(())
    }
    fn append(&mut self, lines: &[String]) -> Result<(), Infallible> {
        self.0.extend_from_slice(lines);
        Ok(())
    }
}

#[test]
fn own_values_give_the_same_record_and_what_no_drill_asks_for_has_index_zero() {
    let subject = dong_nai();
    let own = &subject.arms[0];
    let values: Vec<_> = own.factors.iter().map(|factor| Some(factor.value)).collect();
    let digest = |scenario: crate::scenario::Scenario| {
        let scenario = std::sync::Arc::new(scenario);
        let run = crate::record::Run { scenario, seed: 5, replication: 1, overrides: Vec::new() };
        crate::record::digest(&crate::sim::run(&run)).unwrap()
    };
    assert_eq!(digest(own.with(&values).unwrap()), digest(own.loaded.scenario.clone()));

    // How often things were done in the year is scored by itself, not in a drill.
    let idle: Vec<usize> = (0..subject.factors.len())
        .filter(|ix| subject.factors[*ix].id.starts_with("province › programme"))
        .collect();
    assert!(!idle.is_empty());
    let names: Vec<String> = subject.factors.iter().map(|factor| factor.id.clone()).collect();
    let rest = (0..names.len()).filter(|ix| !idle.contains(ix)).collect();
    let design = Design {
        groups: vec![idle, rest],
        cubes: [1, 2].map(|part| Cube::new(3, part, &names, 2)),
        replications: 2,
        first: 0,
    };
    let measure = experiment::compare::Measure {
        at: 0,
        column: experiment::Column::Score("score"),
        better: experiment::compare::Better::Higher,
    };
    let mut journal = Memory::default();
    let ask = |journal: &mut Memory, threads| {
        let mut drills = 0;
        let mut tell = |told: Told| drills = told.drills - told.earlier;
        let Ok(mut model) =
            Simulated::new(&subject, measure.clone(), 3, pool(threads).unwrap(), journal, &mut tell);
        let Ok(answers) = model.ask(design.questions(), &|ix| design.question(ix));
        (answers, drills)
    };
    let (answers, drills) = ask(&mut journal, 1);
    assert_eq!(drills, 2 * 4 * 2);
    let found = indices(&design, &answers, Series::Of(0), 3);
    assert_eq!((found.groups[0].total.value, found.groups[0].first.value), (Some(0.0), Some(0.0)));
    assert!(found.groups[1].moves.value.is_some());
    // From half of the journal, on other threads, the same; from all of it, nothing is run.
    journal.0.truncate(3);
    let (again, drills) = ask(&mut journal, 3);
    assert_eq!((format!("{again:?}"), drills), (format!("{answers:?}"), (8 - 3) * 2));
    assert_eq!(ask(&mut journal, 1).1, 0);
}
