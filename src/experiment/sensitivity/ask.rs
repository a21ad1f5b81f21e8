//! What is asked of a model: points of the space of its assumptions, each with its replications; and what it answers.

use std::ops::Range;
use std::sync::Arc;

/// A point: for every factor the share of the way through its range, 0..1, or nothing to leave it at its own value.
pub type Point = Arc<[Option<f64>]>;

/// A point with the replications that are run there.
#[derive(Clone, Debug)]
pub struct Question {
    /// Where.
    pub point: Point,
    /// Which replications: the same numbers share their luck.
    pub replications: Range<u64>,
}

impl Question {
    /// One that asks for nothing.
    fn none() -> Question {
        Question { point: Arc::new([]), replications: 0..0 }
    }

    /// How many replications.
    pub fn len(&self) -> u64 {
        self.replications.end - self.replications.start
    }
    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.replications.is_empty()
    }
}

/// Of every replication, every output in order; what was not exercised is not a number.
pub type Answer = Vec<Vec<f64>>;

/// A model with noise: a function of a point and of luck.
pub trait Model {
    /// Why no answer comes.
    type Error;
    /// How many outputs a replication has.
    fn outputs(&self) -> usize;
    /// Answers to so many questions, in order; each is made when its turn comes, for points are large.
    ///
    /// # Errors
    /// Where answers cannot be kept.
    fn ask(&mut self, count: usize, question: &dyn Fn(usize) -> Question)
    -> Result<Vec<Answer>, Self::Error>;
}

/// Questions of several parts of a study that can be asked at once: how many, and each.
pub(super) type Asked<'a> = (usize, &'a dyn Fn(usize) -> Question);

/// Asks several parts at once; the answers part by part.
pub(super) fn ask_together<M: Model>(model: &mut M, parts: &[Asked]) -> Result<Vec<Vec<Answer>>, M::Error> {
    let question = |ix: usize| {
        let mut ix = ix;
        let part = parts.iter().find(|(count, _)| {
            let here = ix < *count;
            ix -= if here { 0 } else { *count };
            here
        });
        // No model asks beyond the last.
        part.map_or_else(Question::none, |(_, question)| question(ix))
    };
    let mut answers = model.ask(parts.iter().map(|(count, _)| count).sum(), &question)?.into_iter();
    Ok(parts.iter().map(|(count, _)| answers.by_ref().take(*count).collect()).collect())
}

/// What is looked at: an output, or how much one output exceeds another in the same replication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Series {
    /// An output.
    Of(usize),
    /// The first less the second.
    Difference(usize, usize),
}

impl Series {
    /// Every output, then every pair of outputs.
    pub fn all(outputs: usize) -> Vec<Series> {
        let single = (0..outputs).map(Series::Of);
        let pairs = (0..outputs).flat_map(|a| (a + 1..outputs).map(move |b| Series::Difference(a, b)));
        single.chain(pairs).collect()
    }

    /// The outputs that it is made of.
    pub fn outputs(self) -> Vec<usize> {
        match self {
            Series::Of(ix) => vec![ix],
            Series::Difference(a, b) => vec![a, b],
        }
    }

    /// Its value in one replication.
    pub fn value(self, replication: &[f64]) -> f64 {
        match self {
            Series::Of(ix) => replication[ix],
            Series::Difference(a, b) => replication[a] - replication[b],
        }
    }

    /// Its value in every replication of an answer.
    pub fn values(self, answer: &Answer) -> Vec<f64> {
        answer.iter().map(|replication| self.value(replication)).collect()
    }
}

/// An answer as one line: replications separated by `;`, outputs by `,`. Reading it gives the same bits.
pub fn answer_line(index: u64, answer: &Answer) -> String {
    let cell = |value: &f64| if value.is_finite() { value.to_string() } else { String::new() };
    let rows: Vec<String> =
        answer.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",")).collect();
    format!("{index} {}", rows.join(";"))
}

/// Reads what [`answer_line`] wrote; none where the line is no answer of so many replications and outputs.
pub fn answer_of(line: &str, replications: usize, outputs: usize) -> Option<(u64, Answer)> {
    let (index, rest) = line.split_once(' ')?;
    let cell = |text: &str| match text {
        "" => Some(f64::NAN),
        text => text.parse::<f64>().ok().filter(|value| value.is_finite()),
    };
    let row = |text: &str| {
        let row: Vec<f64> = text.split(',').map(cell).collect::<Option<_>>()?;
        (row.len() == outputs).then_some(row)
    };
    let answer: Answer = rest.split(';').map(row).collect::<Option<_>>()?;
    (answer.len() == replications).then_some((index.parse().ok()?, answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_as_it_was_written() {
        let answer = vec![vec![1.5, -0.1], vec![f64::NAN, 1e-300]];
        let line = answer_line(7, &answer);
        assert_eq!(line, format!("7 1.5,-0.1;,{}", 1e-300_f64));
        let (index, read) = answer_of(&line, 2, 2).unwrap();
        assert!(index == 7 && read[0] == answer[0] && read[1][0].is_nan() && read[1][1] == 1e-300);
        for (line, replications, outputs) in
            [("7", 1, 1), ("x 1", 1, 1), ("7 1,2", 1, 1), ("7 1", 2, 1), ("7 inf", 1, 1), ("7 1;", 2, 2)]
        {
            assert!(answer_of(line, replications, outputs).is_none(), "{line}");
        }
    }

    #[test]
    fn pairs_come_once() {
        assert_eq!(
            Series::all(3)[3..],
            [Series::Difference(0, 1), Series::Difference(0, 2), Series::Difference(1, 2)]
        );
        assert_eq!(Series::Difference(0, 1).value(&[3.0, 1.0]), 2.0);
    }
}
