//! Charts and documents of studies of made-up functions over the assumptions of a shipped province.

use std::convert::Infallible;

use super::*;
use crate::experiment::Column;
use crate::experiment::sensitivity::{Answer, Findings, Model, Question, StudyPlan, Subject, study};
use crate::experiment::stats::Bounds;
use crate::scenario::{Assumptions, LoadOptions};

/// What an arm answers at a point in a replication.
type Function = fn(arm: usize, u: &dyn Fn(usize) -> f64, replication: u64) -> f64;

struct Made {
    arms: usize,
    function: Function,
}

impl Model for Made {
    type Error = Infallible;
    fn outputs(&self) -> usize {
        self.arms
    }
    fn ask(&mut self, count: usize, question: &dyn Fn(usize) -> Question) -> Result<Vec<Answer>, Infallible> {
        let answer = |ix: usize| -> Answer {
            let question = question(ix);
            let u = |ix: usize| question.point[ix].unwrap_or(0.5);
            let row = |r| (0..self.arms).map(|arm| (self.function)(arm, &u, r)).collect();
            question.replications.clone().map(row).collect()
        };
        Ok((0..count).map(answer).collect())
    }
}

fn luck(replication: u64) -> f64 {
    (replication.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) as f64 / 2f64.powi(24) - 0.5
}

/// Effects of several sizes; the arms change their order along the ninth factor.
fn usual(arm: usize, u: &dyn Fn(usize) -> f64, replication: u64) -> f64 {
    let strong = (0..11).map(|ix| f64::from(12 - ix) * u(ix as usize * 71)).sum::<f64>();
    let turn = if arm == 1 { 30.0 * (u(9 * 71) - 0.4) } else { 4.0 * arm as f64 };
    // The square takes the differences of arms off their few values.
    let own = replication * 7 + arm as u64;
    strong + turn + 12.0 * luck(replication) + 2.0 * luck(own.wrapping_mul(own))
}
fn flat(_: usize, _: &dyn Fn(usize) -> f64, _: u64) -> f64 {
    50.0
}
fn never(_: usize, _: &dyn Fn(usize) -> f64, _: u64) -> f64 {
    f64::NAN
}

fn subject(structures: &[&str]) -> Subject {
    let path = "../../scenarios/dong-nai-2022";
    let files = crate::scenario::testing::folder(path);
    let arm = |structure: &&str| {
        let options = LoadOptions { structure: Some((*structure).to_owned()), ..LoadOptions::default() };
        Assumptions::load(&files, path, &options).unwrap()
    };
    Subject::of(structures.iter().map(arm).collect())
}

fn found(subject: &Subject, function: Function, budget: u64) -> (StudyPlan, Findings) {
    let bounds = Bounds::up_to(100.0);
    let plan = StudyPlan { budget, replications: 2, seed: 1, higher_is_better: true, worth: 1.0, bounds };
    let mut model = Made { arms: subject.arms.len(), function };
    let Ok(found) = study(&subject.factors, plan, &mut model);
    (plan, found)
}

const ALL: [&str; 3] = ["dong-nai-2022", "son-la-2026", "khanh-hoa-2019"];

fn each(check: &mut dyn FnMut(&Paper, Lang)) {
    let cases: [(usize, Function, Column); 6] = [
        (1, usual, Column::Score("score")),
        (2, usual, Column::Score("score")),
        (3, usual, Column::Clock(crate::scenario::model::Milestone::Containment)),
        (2, flat, Column::Measure("messages".to_owned())),
        (1, never, Column::Hours(3)),
        (2, never, Column::ShareMet(0, "x".to_owned())),
    ];
    for (arms, function, column) in cases {
        let subject = subject(&ALL[..arms]);
        let (plan, findings) = found(&subject, function, 1_500);
        let digests = vec!["sha256:0123456789abcdef".to_owned(); arms];
        let paper =
            Paper { subject: &subject, column: &column, plan, digests: &digests, findings: &findings };
        Lang::ALL.into_iter().for_each(|lang| check(&paper, lang));
    }
}

#[test]
fn no_text_covers_another_or_leaves_the_page() {
    let mut wrong = Vec::new();
    each(&mut |paper, lang| {
        for chart in drawings(&Facts::of(paper, lang)) {
            let (placed, height) = (&chart.canvas.placed, chart.canvas.height);
            for (i, a) in placed.iter().enumerate() {
                if a.x < 0.0 || a.y < 0.0 || a.x + a.w > 160.0 || a.y + a.h > height {
                    wrong.push(format!("{} {lang:?}: {a:?} leaves {height} mm", chart.name));
                }
                for b in placed[i + 1..].iter().filter(|b| a.overlaps(b)) {
                    wrong.push(format!("{} {lang:?}: {a:?} covers {b:?}", chart.name));
                }
            }
        }
    });
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn documents_are_whole_in_both_languages() {
    each(&mut |paper, lang| {
        let charts: Vec<super::super::Chart> = Vec::new();
        for text in [html(paper, &charts, lang), markdown(paper, &charts, lang), terminal(paper, lang, 80)] {
            assert!(!text.contains("NaN") && !text.contains("inf "), "{text}");
        }
        let page = html(paper, &charts, lang);
        assert_eq!(page.matches("<h1>").count(), 1);
        assert!(page.matches("<table>").count() >= 3);
        for line in markdown(paper, &charts, lang).lines().filter(|line| line.starts_with("| ---")) {
            assert!(line.ends_with('|'));
        }
        let screen = terminal(paper, lang, 60);
        assert!(screen.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 60), "{screen}");
        // JSON carries no number that is none.
        assert!(paper.json().to_string().len() > 1000);
    });
}

#[test]
fn tables_beside_charts_have_the_same_columns_in_every_row() {
    each(&mut |paper, _| {
        for (name, table) in csv(paper) {
            let columns = |line: &str| {
                let mut inside = false;
                1 + line
                    .chars()
                    .filter(|c| {
                        inside ^= *c == '"';
                        *c == ',' && !inside
                    })
                    .count()
            };
            let first = table.lines().next().map(columns);
            assert!(table.lines().all(|line| Some(columns(line)) == first), "{name}\n{table}");
        }
    });
}

#[test]
fn the_answer_names_the_strongest_and_says_how_often_each_structure_wins() {
    let subject = subject(&ALL[..2]);
    let (plan, findings) = found(&subject, usual, 8_000);
    let column = Column::Score("score");
    let digests = vec!["sha256:0123456789abcdef".to_owned(); 2];
    let paper = Paper { subject: &subject, column: &column, plan, digests: &digests, findings: &findings };
    let text = markdown(&paper, &[], Lang::En);
    assert!(findings.found.iter().any(|found| found.factor == 9 * 71 && found.stands_out));
    assert!(text.contains("is better (by more than 1 points) in"), "{text}");
    assert!(text.contains("does not flip in its range") && text.contains("| at "), "{text}");
}
