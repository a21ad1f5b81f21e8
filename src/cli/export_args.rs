//! What may be typed after `export`: the formats that the field opens, each with its arguments.

use clap::{Args, Subcommand};

/// Arguments of `export`.
#[derive(Debug, Args)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub struct ExportArgs {
    /// What is exported.
    #[command(subcommand)]
    pub what: ExportWhat,
}

/// What can be exported.
#[derive(Debug, Subcommand)]
pub enum ExportWhat {
    /// The calendar of a drill.
    Ics(ExportIcsArgs),
}

/// Arguments of `export ics`.
#[derive(Debug, Args)]
pub struct ExportIcsArgs {
    /// Folder or `scenario.ron`.
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Where to write.
    #[arg(id = "calendar_out", long = "out", value_name = "DIR")]
    pub out: Option<String>,
}
