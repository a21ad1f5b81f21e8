//! What a comparison found, as text for a terminal, as Markdown, as a page, as charts and as tables.

mod answer;
mod chances;
mod csv;
mod forest;
mod hours;
mod page;
mod text;
mod times;
mod view;

#[cfg(test)]
mod tests;

pub use answer::drills_to_settle;
pub use csv::tables;
pub use page::html;
pub use text::{markdown, terminal};
pub use view::{View, about};

use super::sheet::Sheet;
use super::{Chart, Drawing};

/// Most arms that the charts have room and letters for.
pub const MOST_ARMS: usize = 8;

/// A drawing of a comparison.
fn drawing(view: &View, name: &'static str, sheet: Sheet, alt: String) -> Drawing {
    let note = view.note();
    let (canvas, title) = sheet.finish_with(&note);
    Drawing { name, title, alt, note, canvas }
}

fn drawings(view: &View) -> Vec<Drawing> {
    vec![
        forest::chart(view),
        chances::of_intrusions(view),
        chances::chart(view),
        times::chart(view),
        hours::chart(view),
    ]
}

/// All charts of a comparison, in the order of the page.
pub fn charts(view: &View) -> Vec<Chart> {
    drawings(view).into_iter().map(Drawing::paint).collect()
}
