//! The model that is asked: drills of one scenario under one or more structures, journaled.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use rayon::prelude::*;

use super::ask::{Answer, Model, Question, answer_line, answer_of};
use super::range::value_at;
use crate::experiment::Journal;
use crate::experiment::compare::Measure;
use crate::experiment::outcome::Layout;
use crate::scenario::{Assumptions, Factor, Scenario};
use crate::score::score;
use crate::sim::{Simulator, SpawnOrder};
use crate::units::SimTime;

/// What is varied, and under which structures: the assumptions of all of them, each once.
pub struct Subject {
    /// One scenario a structure.
    pub arms: Vec<Assumptions>,
    /// The factors of all, in the order of the first that has them.
    pub factors: Vec<Factor>,
    /// By arm, the position of each of its own factors among all.
    places: Vec<Vec<usize>>,
}

impl Subject {
    /// Scenarios that differ by their structure; what stands at the same place in the same file is the same factor.
    pub fn of(arms: Vec<Assumptions>) -> Subject {
        let (mut factors, mut known, mut places) = (Vec::new(), BTreeMap::new(), Vec::new());
        for arm in &arms {
            let place = arm.factors.iter().map(|factor| {
                *known.entry(factor.id.clone()).or_insert_with(|| {
                    factors.push(factor.clone());
                    factors.len() - 1
                })
            });
            places.push(place.collect());
        }
        Subject { arms, factors, places }
    }

    /// The scenario of an arm at a point; none where validation refuses its values together.
    fn scenario(&self, arm: usize, point: &[Option<f64>]) -> Option<Scenario> {
        let own = &self.arms[arm];
        let value = |(place, factor): (&usize, &Factor)| point[*place].map(|share| value_at(factor, share));
        let values: Vec<Option<f64>> = self.places[arm].iter().zip(&own.factors).map(value).collect();
        own.with(&values).ok()
    }
}

/// How far a study is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// Drills run, earlier ones too.
    pub drills: u64,
    /// Of them, by an earlier run.
    pub earlier: u64,
}

/// Drills of a subject, each answer kept in a journal.
pub struct Simulated<'a, J: Journal> {
    lab: Lab<'a>,
    threads: rayon::ThreadPool,
    journal: &'a mut J,
    /// Answers of an earlier run that were not asked for yet.
    earlier: VecDeque<String>,
    answered: u64,
    told: Told,
    tell: &'a mut dyn FnMut(Told),
}

/// Questions between two looks at the journal, for every thread.
pub(super) const CHUNK: usize = 4;

/// Threads to run drills on; 0 takes as many as the machine has.
///
/// # Errors
/// Where the operating system gives no threads.
pub fn pool(threads: usize) -> Result<rayon::ThreadPool, rayon::ThreadPoolBuildError> {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build()
}

impl<'a, J: Journal> Simulated<'a, J> {
    /// Prepares a model. What the journal holds already is not run again.
    ///
    /// # Errors
    /// Those of the journal.
    pub fn new(
        subject: &'a Subject,
        measure: Measure,
        seed: u64,
        threads: rayon::ThreadPool,
        journal: &'a mut J,
        tell: &'a mut dyn FnMut(Told),
    ) -> Result<Simulated<'a, J>, J::Error> {
        let mut earlier = VecDeque::new();
        journal.earlier(&mut |line| {
            let next = line.split_once(' ').and_then(|(index, _)| index.parse().ok()) == Some(earlier.len());
            if next {
                earlier.push_back(line.to_owned());
            }
            next
        })?;
        let told = Told { drills: 0, earlier: 0 };
        let lab = Lab::new(subject, measure, seed);
        Ok(Simulated { lab, threads, journal, earlier, answered: 0, told, tell })
    }

    /// The answer of an earlier run, as long as there are any.
    fn known(&mut self, question: &Question) -> Option<Answer> {
        let line = self.earlier.pop_front()?;
        let Some(answer) = self.lab.read(&line, question) else {
            // What stands behind a line that cannot be read answers other questions.
            self.earlier.clear();
            return None;
        };
        self.told.earlier += self.lab.drills(question);
        Some(answer)
    }
}

/// What a drill needs.
pub(super) struct Lab<'a> {
    subject: &'a Subject,
    /// What is measured of every drill: the only column of a row.
    measure: Measure,
    seed: u64,
}

impl<'a> Lab<'a> {
    pub(super) fn new(subject: &'a Subject, measure: Measure, seed: u64) -> Lab<'a> {
        Lab { subject, measure: Measure { at: 0, ..measure }, seed }
    }

    pub(super) fn arms(&self) -> usize {
        self.subject.arms.len()
    }

    /// How many drills a question takes.
    pub(super) fn drills(&self, question: &Question) -> u64 {
        question.len() * self.arms() as u64
    }

    /// The answer that a line holds, if it is one to this question.
    pub(super) fn read(&self, line: &str, question: &Question) -> Option<Answer> {
        answer_of(line, question.len() as usize, self.arms()).map(|(_, answer)| answer)
    }

    /// Answers, in parallel.
    pub(super) fn run_all(&self, questions: &[Question], threads: &rayon::ThreadPool) -> Vec<Answer> {
        threads.install(|| questions.par_iter().map(|question| self.run(question)).collect())
    }

    fn run(&self, question: &Question) -> Answer {
        let arms = self.arms();
        let layout = Layout { columns: vec![self.measure.column.clone()] };
        let mut answer = vec![vec![f64::NAN; arms]; question.len() as usize];
        for arm in 0..arms {
            let Some(scenario) = self.subject.scenario(arm, &question.point) else { continue };
            let mut world = Simulator::new(Arc::new(scenario), SpawnOrder::Forward);
            for (row, replication) in answer.iter_mut().zip(question.replications.clone()) {
                let record = world.run(self.seed, replication, &[]);
                let cells = layout.row(&score(&record), SimTime::ZERO + record.horizon);
                row[arm] = self.measure.value(&cells).unwrap_or(f64::NAN);
                world.recycle(record);
            }
        }
        answer
    }
}

impl<J: Journal> Model for Simulated<'_, J> {
    type Error = J::Error;

    fn outputs(&self) -> usize {
        self.lab.subject.arms.len()
    }

    fn ask(&mut self, count: usize, question: &dyn Fn(usize) -> Question) -> Result<Vec<Answer>, J::Error> {
        let mut answers: Vec<Answer> = Vec::with_capacity(count);
        while answers.len() < count {
            match self.known(&question(answers.len())) {
                Some(answer) => answers.push(answer),
                None => break,
            }
        }
        let chunk = CHUNK * self.threads.current_num_threads();
        while answers.len() < count {
            let from = answers.len();
            let some: Vec<Question> = (from..count.min(from + chunk)).map(question).collect();
            let found = self.lab.run_all(&some, &self.threads);
            let first = self.answered + from as u64;
            let lines: Vec<String> =
                (first..).zip(&found).map(|(ix, answer)| answer_line(ix, answer)).collect();
            self.journal.append(&lines)?;
            answers.extend(found);
            self.told.drills += some.iter().map(|question| self.lab.drills(question)).sum::<u64>();
            (self.tell)(Told { drills: self.told.drills + self.told.earlier, ..self.told });
        }
        self.answered += count as u64;
        Ok(answers)
    }
}
