//! `export`: what a scenario or a record gives, in the formats that the field opens.

use super::{export_data, export_msel};
use crate::cli::args::{ExportArgs, ExportWhat};
use crate::cli::exit::{Exit, Failure};
use crate::cli::terminal::Terminal;

/// Exports.
pub fn export(args: &ExportArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    match &args.what {
        ExportWhat::Msel(args) => export_msel::run(args, terminal),
        ExportWhat::Navigator(args) => export_data::navigator(args, terminal),
        ExportWhat::Ocel(args) => export_data::ocel(args, terminal),
        ExportWhat::Csv(args) => export_data::csv(args, terminal),
    }
}
