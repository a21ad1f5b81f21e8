//! `export`: what a scenario or a record gives, in the formats that the field opens.

mod data;
mod ics;
pub mod msel;
pub mod papers;

use crate::cli::exit::{Exit, Failure};
use crate::cli::export_args::{ExportArgs, ExportWhat};
use crate::cli::terminal::Terminal;

/// Exports.
pub fn export(args: &ExportArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    match &args.what {
        ExportWhat::Msel(args) => msel::run(args, terminal),
        ExportWhat::Navigator(args) => data::navigator(args, terminal),
        ExportWhat::Ocel(args) => data::ocel(args, terminal),
        ExportWhat::Csv(args) => data::csv(args, terminal),
        ExportWhat::Ics(args) => ics::run(args, terminal),
        ExportWhat::Eeg(args) => papers::eeg(args, terminal),
        ExportWhat::Aar(args) => papers::aar(args, terminal),
        ExportWhat::DrillPlan(args) => papers::drill_plan(args, terminal),
        ExportWhat::DrillReport(args) => papers::drill_report(args, terminal),
    }
}
