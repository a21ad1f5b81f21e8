//! What a batch of drills found, as text for a terminal, as Markdown, as a page, as charts and as tables.

mod chances;
mod page;
mod tables;
#[cfg(test)]
mod tests;
mod text;
mod times;

pub use page::html;
pub use tables::tables;
pub use text::{markdown, terminal};

use super::sheet::Sheet;
use super::{Chart, Drawing};
use crate::experiment::{Batch, ExpectationChance, Runner};
use crate::i18n::Lang;
use crate::i18n::experiment as say;
use crate::i18n::format::{count, percent};
use crate::scenario::model::Expectation;

/// A batch seen in one language.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// Its one arm, the seed.
    pub runner: &'a Runner,
    /// What was found.
    pub found: &'a Batch,
    /// Digest of the scenario.
    pub digest: &'a str,
    /// Language.
    pub lang: Lang,
}

impl<'a> View<'a> {
    fn expectation(&self, row: &ExpectationChance) -> Option<&'a Expectation> {
        text::expectation(self.runner, &row.id)
    }
    fn name(&self, row: &ExpectationChance) -> String {
        self.expectation(row).map_or_else(|| row.id.clone(), |e| e.name.get(self.lang).to_owned())
    }

    /// Expectations that were due at all, the least likely to be met first.
    fn by_chance(&self) -> Vec<&'a ExpectationChance> {
        let mut rows: Vec<&ExpectationChance> =
            self.found.expectations.iter().filter(|row| row.evaluated > 0).collect();
        let middle = |row: &ExpectationChance| {
            let ends = [row.chance_met.low, row.chance_met.high].map(|end| end.unwrap_or(0.5));
            row.chance_met.value.unwrap_or((ends[0] + ends[1]) / 2.0)
        };
        rows.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
        rows
    }

    /// The line under every chart.
    fn note(&self) -> String {
        let short: String = self.digest.trim_start_matches("sha256:").chars().take(8).collect();
        say::batch_note(
            self.lang,
            &count(self.found.replications, self.lang),
            &percent(self.found.confidence, self.lang),
            self.runner.seed(),
            env!("CARGO_PKG_VERSION"),
            &short,
        )
    }

    fn drawing(&self, name: &'static str, sheet: Sheet, alt: String) -> Drawing {
        let note = self.note();
        let (canvas, title) = sheet.finish_with(&note);
        Drawing { name, title, alt, note, canvas }
    }
}

fn drawings(view: &View) -> Vec<Drawing> {
    vec![chances::chart(view), times::chart(view)]
}

/// All charts of a batch, in the order of the page.
pub fn charts(view: &View) -> Vec<Chart> {
    drawings(view).into_iter().map(Drawing::paint).collect()
}
