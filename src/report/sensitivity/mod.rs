//! The study of assumptions on paper: the answer in sentences, tables, charts; as a page, as Markdown, on a screen.

mod documents;
mod facts;
mod lead;
mod places;
mod plane;
mod tables;
#[cfg(test)]
mod tests;
mod tornado;

pub use documents::{csv, html, markdown, terminal};

use super::Drawing;
use super::sheet::Sheet;
use crate::experiment::sensitivity::Paper;
use crate::i18n::Lang;
use facts::Facts;

/// The charts in one language: a tornado for every structure and for its differences, then the plane.
pub fn charts(paper: &Paper, lang: Lang) -> Vec<super::Chart> {
    drawings(&Facts::of(paper, lang)).into_iter().map(Drawing::paint).collect()
}

/// Names of files of the charts, so that older ones can be taken away.
pub fn chart_names() -> impl Iterator<Item = &'static str> {
    tornado::NAMES.into_iter().chain([plane::NAME])
}

fn drawings(facts: &Facts) -> Vec<Drawing> {
    let tornadoes = facts.drawn().into_iter().zip(tornado::NAMES);
    let mut all: Vec<Drawing> = tornadoes.map(|(series, name)| tornado::chart(facts, series, name)).collect();
    all.extend(plane::chart(facts));
    all
}

fn drawing(facts: &Facts, name: &'static str, sheet: Sheet, alt: String) -> Drawing {
    let note = facts.note();
    let (canvas, title) = sheet.finish_with(&note);
    Drawing { name, title, alt, note, canvas }
}
