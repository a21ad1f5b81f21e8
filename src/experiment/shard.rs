//! Parts of a run on several machines: which replications belong to which, and the rows of one part.
//!
//! The parts in order are the rows of one machine: replications know nothing of each other.

use std::ops::Range;

use super::batch::{Journal, Progress};
use super::compare::APART;
use super::outcome::{cells_of, row_line};
use super::runner::Runner;

/// Replications between two looks at the journal and at the progress.
const BLOCK: u64 = 32;

/// One of several parts that together are everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    index: u64,
    count: u64,
}

impl Part {
    /// Part `index` of `count`, counted from 1.
    pub fn new(index: u64, count: u64) -> Option<Part> {
        (1..=count).contains(&index).then_some(Part { index, count })
    }
    /// Which, counted from 1.
    pub fn index(self) -> u64 {
        self.index
    }
    /// Of how many.
    pub fn count(self) -> u64 {
        self.count
    }

    /// What of `total` things in a row belongs to this part: no part has more than one more than another.
    pub fn range(self, total: u64) -> Range<u64> {
        let end = |parts: u64| (u128::from(total) * u128::from(parts) / u128::from(self.count)) as u64;
        end(self.index - 1)..end(self.index)
    }
}

/// Runs a part of the replications of a design; its rows are in the journal, and it tells how many they are. With `apart`, as many again in which arms
/// share no luck. Rows that the journal holds already are not run again.
///
/// # Errors
/// Those of the journal.
pub fn rows_of_part<J: Journal>(
    runner: &Runner,
    part: Part,
    replications: u64,
    apart: bool,
    journal: &mut J,
    tell: &mut dyn FnMut(Progress),
) -> Result<u64, J::Error> {
    let own = part.range(replications);
    let each = own.end - own.start;
    let most = if apart { 2 * each } else { each };
    let number = |ix: u64| if ix < each { own.start + ix } else { APART + own.start + ix - each };
    let width = runner.layout().columns.len() * runner.arms().len();
    let mut done = 0;
    journal.earlier(&mut |line| {
        let fits = done < most && cells_of(line, width).is_some_and(|(rep, _)| rep == number(done));
        done += u64::from(fits);
        fits
    })?;
    let earlier = done;
    while done < most {
        let to = (done + BLOCK).min(if done < each { each } else { most });
        let rows = if done < each {
            runner.rows(own.start + done..own.start + to)
        } else {
            runner.rows_apart(own.start + done - each..own.start + to - each)
        };
        let lines: Vec<String> =
            (done..).zip(rows).map(|(ix, arms)| row_line(number(ix), &arms.concat())).collect();
        journal.append(&lines)?;
        done = to;
        tell(Progress { done, earlier, most, half_width: None });
    }
    Ok(most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn parts_are_everything_once_and_alike(total in 0u64..5000, count in 1u64..50) {
            let parts: Vec<Range<u64>> =
                (1..=count).filter_map(|index| Part::new(index, count)).map(|part| part.range(total)).collect();
            prop_assert_eq!(parts.len() as u64, count);
            prop_assert_eq!((parts[0].start, parts[parts.len() - 1].end), (0, total));
            for pair in parts.windows(2) {
                prop_assert_eq!(pair[0].end, pair[1].start);
            }
            let sizes = parts.iter().map(|part| part.end - part.start);
            let (least, most) = (sizes.clone().min().unwrap(), sizes.max().unwrap());
            prop_assert!(most - least <= 1);
        }
    }

    #[test]
    fn there_is_no_part_outside() {
        assert!(Part::new(0, 3).is_none() && Part::new(4, 3).is_none() && Part::new(1, 0).is_none());
        assert_eq!(Part::new(3, 3).unwrap().range(u64::MAX).end, u64::MAX);
    }
}
