//! The programme of a year: for a terminal, as Markdown, as a page, as a chart, as a table, as a calendar.

mod calendar;
mod coverage;
mod page;
mod tables;
mod text;
mod words;

#[cfg(test)]
mod tests;

pub use calendar::{calendar, own_calendar};
pub use page::html;
pub use tables::tables;
pub use text::{markdown, terminal};

use super::{Chart, Drawing};
use crate::i18n::Lang;
use crate::plan::programme::Programme;
use crate::scenario::Scenario;

/// A programme and the language in which it is told.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// What was found.
    pub found: &'a Programme,
    /// The scenario with its own drill.
    pub scenario: &'a Scenario,
    /// Its digest.
    pub digest: &'a str,
    /// Language.
    pub lang: Lang,
}

impl View<'_> {
    fn short_digest(&self) -> &str {
        let plain = self.digest.trim_start_matches("sha256:");
        plain.get(..8).unwrap_or(plain)
    }
}

/// All charts, in the order of the page.
pub fn charts(view: &View) -> Vec<Chart> {
    coverage::charts(view).into_iter().map(Drawing::paint).collect()
}
