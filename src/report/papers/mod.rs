//! Papers that the people in the room work with: evaluation guides, after-action report and improvement plan, the
//! drill's plan and its report. Each is made once, as a [`Paper`], and written as DOCX and as HTML.

mod aar;
mod admin;
mod analysis;
mod annex;
mod basics;
mod eeg;
mod effects;
mod html;
mod improvement;
mod paper;
mod years;

#[cfg(test)]
mod tests;

pub use aar::{Aar, aar};
pub use admin::{drill_control, drill_plan, drill_report, plan_forecast};
pub use basics::Forecast;
pub use eeg::{blank_guides, filled_guides, guides_forecast};
pub use effects::Effects;
pub use paper::{Annex, Block, Cell, Closing, Letterhead, Look, Paper, Span, Table, Way, clean, para};

/// A paper as one HTML file that prints on A4.
pub fn html(paper: &Paper) -> String {
    html::html(paper)
}
