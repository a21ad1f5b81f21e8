//! Rank 7: charts and papers of one run, as bytes. Reads a record and its scoring; never runs anything.

// Paths name the room, `crate::report::…`, in this crate as in every other.
extern crate self as report;
use cyberdrill_exchange as exchange;
use cyberdrill_experiment as experiment;
use cyberdrill_i18n as i18n;
use cyberdrill_plan as plan;
use cyberdrill_record as record;
use cyberdrill_replay as replay;
use cyberdrill_scenario as scenario;
use cyberdrill_score as score;
use cyberdrill_train as train;
use cyberdrill_units as units;

mod advice;
mod assumptions;
mod axis;
pub mod batch;
mod canvas;
pub mod charted;
pub mod compare;
mod coordination;
mod course;
mod csv;
pub mod debriefing;
pub mod docx;
mod ecdf;
mod expectations;
pub mod fork;
mod hours;
mod html;
pub mod ics;
pub mod improve;
mod injects;
mod lines;
mod load;
mod markdown;
pub mod msel;
pub mod navigator;
mod objectives;
pub mod ocel;
mod page;
mod paint;
mod palette;
pub mod papers;
pub mod player;
pub mod programme;
pub mod sensitivity;
mod sentence;
mod sharing;
mod sheet;
mod spread;
mod story;
pub mod structure;
mod style;
mod summary;
#[cfg(test)]
pub(crate) mod synthetic;
pub mod teller;
pub mod terminal;
#[cfg(test)]
mod tests;
mod timeline;
pub mod training;
pub mod validation;
pub mod words;

use crate::i18n::Lang;
use crate::record::Record;
use crate::score::Scored;
use canvas::Canvas;
use page::Page;
use sheet::Sheet;
use structure::Exchanged;

/// The font of every chart and page, regular and bold, as TrueType files.
pub const FONTS: [&[u8]; 2] = [canvas::REGULAR, canvas::BOLD];

/// A chart, ready to be written or embedded.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Stem of its file name.
    pub name: &'static str,
    /// The answer it gives, as its title.
    pub title: String,
    /// What it shows, for whoever cannot see it.
    pub alt: String,
    /// The line under it: scenario, structure, seed, version, digest.
    pub note: String,
    /// As SVG, 160 mm wide; its texts are text in the family Be Vietnam Pro.
    pub svg: String,
    /// As PNG, 203 dpi.
    pub png: Vec<u8>,
}

/// A chart that is laid out and not yet painted.
struct Drawing {
    name: &'static str,
    title: String,
    alt: String,
    note: String,
    canvas: Canvas,
}

impl Drawing {
    fn of(page: &Page, name: &'static str, sheet: Sheet, alt: String) -> Drawing {
        let (canvas, title) = sheet.finish(page);
        Drawing { name, title, alt, note: page.note(), canvas }
    }

    fn paint(self) -> Chart {
        Chart {
            name: self.name,
            svg: paint::svg(&self.canvas, &self.title, &self.alt),
            png: paint::png(&self.canvas),
            title: self.title,
            alt: self.alt,
            note: self.note,
        }
    }
}

fn drawings(page: &Page) -> Vec<Drawing> {
    vec![
        timeline::chart(page),
        expectations::chart(page),
        hours::chart(page),
        load::chart(page),
        coordination::chart(page),
        spread::chart(page),
        sharing::chart(page),
    ]
}

/// All charts of a run in one language, in the order of a report.
pub fn charts(record: &Record, scored: &Scored, lang: Lang) -> Vec<Chart> {
    let page = Page::new(record, scored, lang);
    drawings(&page).into_iter().map(Drawing::paint).collect()
}

/// The report as one HTML file with its charts inside: works without a network and without scripts.
/// `exchanged` adds what exchanging the structure changed.
pub fn html(
    record: &Record,
    scored: &Scored,
    charts: &[Chart],
    exchanged: Option<&Exchanged>,
    lang: Lang,
) -> String {
    html::document(&Page::new(record, scored, lang).with(exchanged), charts)
}

/// The report as Markdown; refers to its charts as `charts/<name>.png`.
pub fn markdown(
    record: &Record,
    scored: &Scored,
    charts: &[Chart],
    exchanged: Option<&Exchanged>,
    lang: Lang,
) -> String {
    markdown::document(&Page::new(record, scored, lang).with(exchanged), charts)
}
