//! Where two records begin to differ.

use std::fmt;
use std::sync::Arc;

use super::entry::Entry;
use super::{Record, write};

/// The first entry in which two records differ; a side is absent where its record has already ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its sequence number.
    pub seq: u32,
    /// Its line in the first record.
    pub left: Option<String>,
    /// Its line in the second.
    pub right: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |line: &Option<String>| line.clone().unwrap_or_else(|| "(ended)".to_owned());
        write!(f, "entry {}:\n  - {}\n  + {}", self.seq, side(&self.left), side(&self.right))
    }
}

/// The first entry in which two records differ; none when their digests are the same.
pub fn first_difference(left: &Record, right: &Record) -> Option<Difference> {
    let (of_left, of_right) = (left.run.scenario.names(), right.run.scenario.names());
    let same_names = of_left == of_right;
    let (of_left, of_right) = (Arc::new(of_left), Arc::new(of_right));
    let line = |names: &Arc<crate::units::Names>, entry: &Entry| names.scope(|| write::line(entry));
    let longer = left.entries.len().max(right.entries.len());
    (0..longer).find_map(|ix| {
        let (l, r) = (left.entries.get(ix), right.entries.get(ix));
        if same_names && l == r {
            return None;
        }
        let (l, r) = (l.map(|e| line(&of_left, e)), r.map(|e| line(&of_right, e)));
        (l != r).then_some(Difference { seq: ix as u32, left: l, right: r })
    })
}
