//! `export`: what a scenario or a record gives, in the formats that the field opens.

mod ics;

use crate::cli::exit::{Exit, Failure};
use crate::cli::export_args::{ExportArgs, ExportWhat};
use crate::cli::terminal::Terminal;

/// Exports.
pub fn export(args: &ExportArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    match &args.what {
        ExportWhat::Ics(args) => ics::run(args, terminal),
    }
}
