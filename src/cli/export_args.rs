//! What may be typed after `export`: the formats that the field opens, each with its arguments.

use clap::{Args, Subcommand};

use super::args::RecordArg;

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
    /// Exercise evaluation guides.
    Eeg(ExportEegArgs),
    /// After-action report and improvement plan.
    Aar(ExportAarArgs),
    /// The drill's plan as an administrative document.
    DrillPlan(ExportDrillPlanArgs),
    /// The drill's report as an administrative document.
    DrillReport(ExportDrillReportArgs),
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

/// Arguments of `export eeg`.
#[derive(Debug, Args)]
pub struct ExportEegArgs {
    /// A scenario or a record.
    #[arg(id = "eeg_source", value_name = "SCENARIO|RECORD")]
    pub source: String,
    /// Structure: an id of the library, or a file.
    #[arg(long, value_name = "STRUCTURE")]
    pub structure: Option<String>,
    /// Where to write.
    #[command(flatten)]
    pub out: PapersOutArg,
}

/// Arguments of `export aar`.
#[derive(Debug, Args)]
pub struct ExportAarArgs {
    /// The record.
    #[command(flatten)]
    pub record: RecordArg,
    /// Effects of measures.
    #[command(flatten)]
    pub effects: EffectsArgs,
    /// Records of last year.
    #[arg(id = "aar_last", long = "last", value_name = "RECORD")]
    pub last: Vec<String>,
    /// Where to write.
    #[command(flatten)]
    pub out: PapersOutArg,
}

/// Where the effects of corrective measures come from.
#[derive(Debug, Args)]
pub struct EffectsArgs {
    /// The result of `improve`.
    #[arg(
        id = "aar_improvement",
        long = "improvement",
        value_name = "FILE",
        conflicts_with = "aar_replications"
    )]
    pub improvement: Option<String>,
    /// Or simulated at once.
    #[arg(id = "aar_replications", long = "replications", value_name = "N", allow_negative_numbers = true,
          value_parser = super::localise::replications)]
    pub replications: Option<u64>,
    /// Threads; 0 as many as the machine has.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::threads)]
    pub threads: usize,
}

/// Arguments of `export drill-plan`.
#[derive(Debug, Args)]
pub struct ExportDrillPlanArgs {
    /// Folder or `scenario.ron`.
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Structure: an id of the library, or a file.
    #[arg(long, value_name = "STRUCTURE")]
    pub structure: Option<String>,
    /// Campaigns instead of the drill file's: ids of the library, or files.
    #[arg(long = "campaign", value_name = "CAMPAIGN")]
    pub campaigns: Vec<String>,
    /// Where to write.
    #[command(flatten)]
    pub out: PapersOutArg,
}

/// Arguments of `export drill-report`.
#[derive(Debug, Args)]
pub struct ExportDrillReportArgs {
    /// The record.
    #[command(flatten)]
    pub record: RecordArg,
    /// Effects of measures.
    #[command(flatten)]
    pub effects: EffectsArgs,
    /// Where to write.
    #[command(flatten)]
    pub out: PapersOutArg,
}

/// Where papers are written.
#[derive(Debug, Args)]
pub struct PapersOutArg {
    /// Folder.
    #[arg(id = "papers_out", long = "out", value_name = "DIR")]
    pub out: Option<String>,
}
