//! One of several parts of a stage of a study, so that machines can share its drills.
//!
//! What a stage asks follows from the answers of the stages before: they must be complete. The part takes a range of
//! the questions that holds its share of the drills.

use std::collections::VecDeque;
use std::ops::Range;

use super::ask::{Answer, Model, Question, answer_line};
use super::simulate::{CHUNK, Lab, Subject, Told};
use super::study::{StudyPlan, study};
use crate::experiment::Journal;
use crate::experiment::compare::Measure;
use crate::experiment::shard::Part;

/// Which part of which stage, and what the stages before it answered.
pub struct Stage {
    /// From 1.
    pub number: u64,
    /// The part.
    pub part: Part,
    /// Lines of the stages before, in order.
    pub before: VecDeque<String>,
}

/// Why a stage was not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken<E> {
    /// The journal.
    Journal(E),
    /// The lines of the stages before do not answer what the study asks.
    Before,
}

/// What ends a study early.
enum Halt<E> {
    /// The part is done, with so many questions.
    Done(u64),
    Broken(Broken<E>),
}

/// Runs a part of a stage of a study; its answers are in the journal, and it tells how many they are.
///
/// # Errors
/// Those of the journal, and where the stages before are not complete.
#[allow(clippy::too_many_arguments)] // A study and where its drills are run.
pub fn study_stage<J: Journal>(
    subject: &Subject,
    measure: Measure,
    plan: StudyPlan,
    stage: Stage,
    threads: rayon::ThreadPool,
    journal: &mut J,
    tell: &mut dyn FnMut(Told, u64),
) -> Result<u64, Broken<J::Error>> {
    let lab = Lab::new(subject, measure, plan.seed);
    let mut model = Staged { lab, stage, threads, journal, asked: 0, answered: 0, tell };
    match study(&subject.factors, plan, &mut model) {
        // A study that has no such stage asks for nothing.
        Ok(_) => Ok(0),
        Err(Halt::Done(answers)) => Ok(answers),
        Err(Halt::Broken(broken)) => Err(broken),
    }
}

/// Answers stages before from what is known, then a part of one stage.
struct Staged<'a, J: Journal> {
    lab: Lab<'a>,
    stage: Stage,
    threads: rayon::ThreadPool,
    journal: &'a mut J,
    /// Stages, and questions of stages before.
    asked: u64,
    answered: u64,
    tell: &'a mut dyn FnMut(Told, u64),
}

impl<J: Journal> Staged<'_, J> {
    /// The answers of a stage before.
    fn known(
        &mut self,
        count: usize,
        question: &dyn Fn(usize) -> Question,
    ) -> Result<Vec<Answer>, Halt<J::Error>> {
        let lab = &self.lab;
        let before = self.stage.before.drain(..count.min(self.stage.before.len()));
        let answers: Vec<Answer> =
            before.enumerate().map_while(|(ix, line)| lab.read(&line, &question(ix))).collect();
        self.answered += count as u64;
        if answers.len() == count { Ok(answers) } else { Err(Halt::Broken(Broken::Before)) }
    }

    /// Runs what is left of the part.
    fn run(&mut self, count: usize, question: &dyn Fn(usize) -> Question) -> Result<u64, J::Error> {
        let own = share(self.stage.part, count, &|ix| question(ix).len());
        let most: u64 = own.clone().map(|ix| self.lab.drills(&question(ix))).sum();
        let (mut next, mut told) = (own.start, Told { drills: 0, earlier: 0 });
        let (lab, first) = (&self.lab, self.answered);
        self.journal.earlier(&mut |line| {
            let index = line.split_once(' ').and_then(|(index, _)| index.parse::<u64>().ok());
            let asked = own.contains(&next).then(|| question(next));
            let fits = asked.filter(|q| index == Some(first + next as u64) && lab.read(line, q).is_some());
            next += usize::from(fits.is_some());
            told.earlier += fits.as_ref().map_or(0, |question| lab.drills(question));
            fits.is_some()
        })?;
        told.drills = told.earlier;
        let chunk = CHUNK * self.threads.current_num_threads();
        while next < own.end {
            let some: Vec<Question> = (next..own.end.min(next + chunk)).map(question).collect();
            let found = self.lab.run_all(&some, &self.threads);
            let lines: Vec<String> =
                (first + next as u64..).zip(&found).map(|(ix, answer)| answer_line(ix, answer)).collect();
            self.journal.append(&lines)?;
            next += some.len();
            told.drills += some.iter().map(|question| self.lab.drills(question)).sum::<u64>();
            (self.tell)(told, most);
        }
        Ok(own.len() as u64)
    }
}

impl<J: Journal> Model for Staged<'_, J> {
    type Error = Halt<J::Error>;

    fn outputs(&self) -> usize {
        self.lab.arms()
    }

    fn ask(
        &mut self,
        count: usize,
        question: &dyn Fn(usize) -> Question,
    ) -> Result<Vec<Answer>, Halt<J::Error>> {
        self.asked += 1;
        if self.asked < self.stage.number {
            return self.known(count, question);
        }
        let answers = self.run(count, question).map_err(|error| Halt::Broken(Broken::Journal(error)))?;
        Err(Halt::Done(answers))
    }
}

/// The questions of a part, when each has its weight: those that begin in its share of the whole.
fn share(part: Part, count: usize, weight: &dyn Fn(usize) -> u64) -> Range<usize> {
    let total: u64 = (0..count).map(weight).sum();
    let wanted = part.range(total);
    let (mut begun, mut from, mut to) = (0, count, count);
    for ix in 0..count {
        if begun >= wanted.start {
            from = from.min(ix);
        }
        if begun >= wanted.end {
            to = to.min(ix);
        }
        begun += weight(ix);
    }
    from..to.max(from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn shares_are_all_of_it_in_order_and_about_alike(
            weights in prop::collection::vec(1u64..40, 0..200),
            count in 1u64..8,
        ) {
            let weight = |ix: usize| weights[ix];
            let shares: Vec<Range<usize>> = (1..=count)
                .filter_map(|index| Part::new(index, count))
                .map(|part| share(part, weights.len(), &weight))
                .collect();
            let all: Vec<usize> = shares.iter().cloned().flatten().collect();
            prop_assert_eq!(all, (0..weights.len()).collect::<Vec<_>>());
            let total: u64 = weights.iter().sum();
            for share in shares {
                prop_assert!(share.map(weight).sum::<u64>() <= total / count + 41);
            }
        }
    }
}
