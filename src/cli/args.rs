//! What may be typed: the commands with their arguments. Their words come from `i18n::cli` (see `localise`).

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use serde::{Deserialize, Serialize};

use super::fail_if::Condition;
use crate::experiment::Part;
use crate::i18n::Lang;
use crate::train::fork::Change;
use crate::train::seat::SeatKind;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "cyberdrill", bin_name = "cyberdrill", version, disable_help_subcommand = true)]
#[command(disable_help_flag = true, disable_version_flag = true, subcommand_required = true)]
#[command(arg_required_else_help = true)]
pub struct CommandLine {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Language of what is printed and written; read before parsing, see `language`.
    #[arg(long, global = true, value_name = "vi|en", display_order = 900)]
    pub lang: Option<LangArg>,
    /// When to colour.
    #[arg(
        long,
        global = true,
        value_name = "auto|always|never",
        display_order = 901,
        default_value = "auto"
    )]
    pub color: ColorArg,
    /// JSON instead of text on standard output.
    #[arg(long, global = true, display_order = 902)]
    pub json: bool,
    /// Help.
    #[arg(short = 'h', long, global = true, action = ArgAction::Help, display_order = 903)]
    pub help: Option<bool>,
    /// Version.
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 904)]
    pub version: Option<bool>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reads and validates.
    Check(CheckArgs),
    /// One drill.
    Run(RunArgs),
    /// Many seeded drills.
    Batch(BatchArgs),
    /// Several arms on the same drills.
    Compare(CompareArgs),
    /// Which assumptions move the result.
    Sensitivity(SensitivityArgs),
    /// Corrective measures under the same luck.
    Improve(ImproveArgs),
    /// Shards into what one machine writes.
    Merge(MergeArgs),
    /// The programme of a year.
    Plan(super::plan_args::PlanArgs),
    /// Simulated times beside published ones.
    Validate(ValidateArgs),
    /// The scorecard of a record.
    Score(ScoreArgs),
    /// Where the hours of a record went.
    Explain(ExplainArgs),
    /// Charts and report of a record.
    Report(ReportArgs),
    /// The decision points of a record.
    Decisions(RecordArg),
    /// A record in the terminal.
    Replay(ReplayArgs),
    /// Another decision, another future.
    Fork(ForkArgs),
    /// A role in a drill, played by a trainee.
    Train(TrainArgs),
    /// The pages in a browser.
    Serve(super::serve_args::ServeArgs),
    /// The formats that the field opens.
    Export(super::export_args::ExportArgs),
    /// Others' files into parts of a scenario.
    Import(ImportArgs),
    /// A scenario of one's own.
    New(NewArgs),
    /// Completions for a shell.
    Completions(CompletionsArgs),
    /// Help on a command.
    Help(HelpArgs),
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Folders or `scenario.ron` files.
    #[arg(required = true, value_name = "SCENARIO")]
    pub scenarios: Vec<String>,
    /// Also list what rests on assumptions.
    #[arg(long)]
    pub list_assumptions: bool,
}

/// Arguments of `run`.
#[derive(Debug, Args)]
pub struct RunArgs {
    /// Folder or `scenario.ron`.
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Seed; the drill file's where absent.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::localise::whole_number)]
    pub seed: Option<u64>,
    /// Replication, from 0.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::whole_number)]
    pub replication: u64,
    /// Structure: an id of the library, or a file.
    #[arg(long, value_name = "STRUCTURE")]
    pub structure: Option<String>,
    /// Campaigns instead of the drill file's: ids of the library, or files.
    #[arg(long = "campaign", value_name = "CAMPAIGN")]
    pub campaigns: Vec<String>,
    /// To the true end instead of the drill's.
    #[arg(long)]
    pub open_ended: bool,
    /// Where to write.
    #[command(flatten)]
    pub out: OutArg,
    /// Conditions.
    #[command(flatten)]
    pub fail_if: FailIfArg,
}

/// Arguments of `batch`.
#[derive(Debug, Args, Serialize, Deserialize)]
pub struct BatchArgs {
    /// Folder or `scenario.ron`.
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// How many.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::localise::replications)]
    pub replications: Option<u64>,
    /// Threads; 0 as many as the machine has.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::threads)]
    #[serde(skip)]
    pub threads: usize,
    /// Stop when precise enough.
    #[arg(long, value_name = "X", allow_negative_numbers = true, value_parser = super::localise::half_width)]
    pub until_half_width: Option<f64>,
    /// Seed; the drill file's where absent.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::localise::whole_number)]
    #[serde(skip)]
    pub seed: Option<u64>,
    /// Structure: an id of the library, or a file.
    #[arg(long, value_name = "STRUCTURE")]
    pub structure: Option<String>,
    /// Campaigns instead of the drill file's: ids of the library, or files.
    #[arg(long = "campaign", value_name = "CAMPAIGN")]
    pub campaigns: Vec<String>,
    /// To the true end instead of the drill's.
    #[arg(long)]
    pub open_ended: bool,
    /// Only one of several parts.
    #[arg(long, value_name = "I/N", value_parser = super::localise::shard)]
    #[serde(skip)]
    pub shard: Option<Part>,
    /// Where to write.
    #[command(flatten)]
    #[serde(skip)]
    pub out: BatchOutArg,
}

/// Where a batch is written.
#[derive(Debug, Default, Args)]
pub struct BatchOutArg {
    /// Folder.
    #[arg(id = "batch_out", long = "out", value_name = "DIR")]
    pub out: Option<String>,
}

/// Arguments of `compare`.
#[derive(Debug, Args, Serialize, Deserialize)]
pub struct CompareArgs {
    /// Folders or `scenario.ron` files.
    #[arg(id = "compared", required = true, value_name = "SCENARIO")]
    pub scenarios: Vec<String>,
    /// Structures: ids of the library, files, or `all`.
    #[arg(long = "structure", visible_alias = "structures", value_name = "STRUCTURE", value_delimiter = ',')]
    pub structures: Vec<String>,
    /// Campaigns instead of the drill files': ids of the library, or files.
    #[arg(long = "campaign", value_name = "CAMPAIGN")]
    pub campaigns: Vec<String>,
    /// How many.
    #[arg(id = "compared_replications", long = "replications", value_name = "N", allow_negative_numbers = true,
          value_parser = super::localise::replications)]
    pub replications: Option<u64>,
    /// What decides.
    #[arg(long, value_name = "MEASURE", default_value = "score")]
    pub measure: String,
    /// Which way is better.
    #[arg(long, value_name = "higher|lower")]
    pub better: Option<BetterArg>,
    /// The smallest difference worth having.
    #[arg(long, value_name = "X", allow_negative_numbers = true, value_parser = super::localise::worth)]
    pub worth: Option<f64>,
    /// Select the best.
    #[arg(long)]
    pub select: bool,
    /// Probability of correct selection.
    #[arg(long, value_name = "P", allow_negative_numbers = true, value_parser = super::localise::pcs)]
    pub pcs: Option<f64>,
    /// Stop when precise enough.
    #[arg(id = "until_short", long = "until-half-width", value_name = "X", allow_negative_numbers = true,
          value_parser = super::localise::worth)]
    pub until_half_width: Option<f64>,
    /// Measure what common luck is worth.
    #[arg(long)]
    pub measure_variance_reduction: bool,
    /// Tell what rests on stated relations.
    #[arg(long)]
    pub stated: bool,
    /// Threads; 0 as many as the machine has.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::threads)]
    #[serde(skip)]
    pub threads: usize,
    /// Seed; that of the first drill file where absent.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::localise::whole_number)]
    #[serde(skip)]
    pub seed: Option<u64>,
    /// To the true end instead of the drill's.
    #[arg(long)]
    pub open_ended: bool,
    /// Only one of several parts.
    #[arg(long, value_name = "I/N", value_parser = super::localise::shard)]
    #[serde(skip)]
    pub shard: Option<Part>,
    /// Where to write.
    #[arg(id = "comparison_out", long = "out", value_name = "DIR")]
    #[serde(skip)]
    pub out: Option<String>,
}

/// `--better`.
#[derive(Clone, Copy, Debug, ValueEnum, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BetterArg {
    /// More.
    Higher,
    /// Less.
    Lower,
}

/// Arguments of `sensitivity`.
#[derive(Debug, Args, Serialize, Deserialize)]
pub struct SensitivityArgs {
    /// Folder or `scenario.ron`.
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Structures: ids of the library, or files.
    #[arg(
        id = "structures_varied",
        long = "structure",
        visible_alias = "structures",
        value_name = "STRUCTURE",
        value_delimiter = ','
    )]
    pub structures: Vec<String>,
    /// What is measured.
    #[arg(id = "varied_measure", long = "measure", value_name = "MEASURE", default_value = "score")]
    pub measure: String,
    /// Whether more or less of it is better.
    #[arg(id = "varied_better", long = "better", value_name = "higher|lower")]
    pub better: Option<BetterArg>,
    /// A difference up to this is not worth having.
    #[arg(id = "varied_worth", long = "worth", value_name = "X", allow_negative_numbers = true,
          value_parser = super::localise::not_below_zero)]
    pub worth: Option<f64>,
    /// Drills to spend.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "20000",
          value_parser = super::localise::budget)]
    pub budget: u64,
    /// Drills at every point of the indices.
    #[arg(id = "replications_of_a_point", long = "replications", value_name = "N", allow_negative_numbers = true,
          default_value = "8", value_parser = super::localise::replications_of_a_point)]
    pub replications: u64,
    /// Threads; 0 as many as the machine has.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::threads)]
    #[serde(skip)]
    pub threads: usize,
    /// Seed; the drill file's where absent.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::localise::whole_number)]
    #[serde(skip)]
    pub seed: Option<u64>,
    /// Campaigns instead of the drill file's: ids of the library, or files.
    #[arg(long = "campaign", value_name = "CAMPAIGN")]
    pub campaigns: Vec<String>,
    /// Only one of several parts.
    #[arg(long, value_name = "I/N", value_parser = super::localise::shard)]
    #[serde(skip)]
    pub shard: Option<Part>,
    /// Which stage of the study.
    #[arg(long, value_name = "K", allow_negative_numbers = true, value_parser = super::localise::stage)]
    #[serde(skip)]
    pub stage: Option<u64>,
    /// Where to write.
    #[arg(id = "sensitivity_out", long = "out", value_name = "DIR")]
    #[serde(skip)]
    pub out: Option<String>,
}

/// Arguments of `improve`.
#[derive(Debug, Args)]
pub struct ImproveArgs {
    /// Folder or `scenario.ron`.
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// Measures: ids of the library; all where none is named.
    #[arg(id = "measures_tried", long = "measure", value_name = "ID", value_delimiter = ',')]
    pub measures: Vec<String>,
    /// Drills of the search, and as many fresh ones.
    #[arg(id = "improve_replications", long = "replications", value_name = "N", allow_negative_numbers = true,
          default_value = "200", value_parser = super::localise::replications)]
    pub replications: u64,
    /// By what they are ranked.
    #[arg(id = "improve_by", long = "by", value_enum, value_name = "WHAT", default_value = "expectations")]
    pub by: ByArg,
    /// At most so many measures together.
    #[arg(long, value_name = "K", allow_negative_numbers = true, default_value = "3",
          value_parser = super::localise::combine)]
    pub combine: u64,
    /// Structure: an id of the library, or a file.
    #[arg(long, value_name = "STRUCTURE")]
    pub structure: Option<String>,
    /// Campaigns instead of the drill file's: ids of the library, or files.
    #[arg(long = "campaign", value_name = "CAMPAIGN")]
    pub campaigns: Vec<String>,
    /// Seed; the drill file's where absent.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::localise::whole_number)]
    pub seed: Option<u64>,
    /// Threads; 0 as many as the machine has.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::threads)]
    pub threads: usize,
    /// Where to write.
    #[arg(id = "improve_out", long = "out", value_name = "DIR")]
    pub out: Option<String>,
}

/// Arguments of `merge`.
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Shards, or folders of shards.
    #[arg(required = true, value_name = "SHARD")]
    pub shards: Vec<String>,
    /// Where the scenarios are here.
    #[arg(id = "scenarios_here", long = "scenario", value_name = "SCENARIO")]
    pub scenarios: Vec<String>,
    /// Where to write.
    #[arg(id = "merged_out", long = "out", value_name = "DIR")]
    pub out: Option<String>,
}

/// `--by`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ByArg {
    /// Expectations met.
    Expectations,
    /// Intrusions that meet them.
    Intrusions,
    /// The score.
    Score,
}

/// Arguments of `validate`.
#[derive(Debug, Args)]
pub struct ValidateArgs {
    /// Folders or `scenario.ron` files; the shipped ones where none is given.
    #[arg(id = "validated", value_name = "SCENARIO")]
    pub scenarios: Vec<String>,
    /// How many runs of each.
    #[arg(id = "runs_of_each", long = "replications", value_name = "N", allow_negative_numbers = true,
          value_parser = super::localise::replications)]
    pub replications: Option<u64>,
    /// Threads; 0 as many as the machine has.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::threads)]
    pub threads: usize,
    /// Seed; the drill files' where absent.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::localise::whole_number)]
    pub seed: Option<u64>,
    /// Structure: an id of the library, or a file.
    #[arg(long, value_name = "STRUCTURE")]
    pub structure: Option<String>,
    /// Where to write.
    #[command(flatten)]
    pub out: ValidationOutArg,
}

/// Where a validation is written.
#[derive(Debug, Args)]
pub struct ValidationOutArg {
    /// Folder.
    #[arg(id = "validation_out", long = "out", value_name = "DIR")]
    pub out: Option<String>,
}

/// Arguments of `score`.
#[derive(Debug, Args)]
pub struct ScoreArgs {
    /// The record.
    #[command(flatten)]
    pub record: RecordArg,
    /// Conditions.
    #[command(flatten)]
    pub fail_if: FailIfArg,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The record.
    #[command(flatten)]
    pub record: RecordArg,
    /// Only this true intrusion, `campaign@agency`.
    #[arg(long, value_name = "ID")]
    pub intrusion: Option<String>,
    /// Only what this expectation measures.
    #[arg(long, value_name = "ID")]
    pub expectation: Option<String>,
    /// All, not the worst five.
    #[arg(long)]
    pub all: bool,
    /// Conditions.
    #[command(flatten)]
    pub fail_if: FailIfArg,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The record.
    #[command(flatten)]
    pub record: RecordArg,
    /// Where to write.
    #[command(flatten)]
    pub out: OutArg,
    /// Conditions.
    #[command(flatten)]
    pub fail_if: FailIfArg,
}

/// Arguments of `replay`.
#[derive(Debug, Args)]
pub struct ReplayArgs {
    /// The record.
    #[command(flatten)]
    pub record: RecordArg,
    /// Where to begin, or of which moment to print the state.
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub to: Option<String>,
    /// How fast.
    #[arg(long, value_name = "SPEED", allow_negative_numbers = true, value_parser = super::commands::replay::speed)]
    pub speed: Option<super::commands::replay::Speed>,
}

/// Arguments of `fork`.
#[derive(Debug, Args)]
pub struct ForkArgs {
    /// The record.
    #[command(flatten)]
    pub record: RecordArg,
    /// Decisions and the options taken instead.
    #[arg(long, value_name = "ID=OPTION", required = true, value_parser = super::localise::decide)]
    pub decide: Vec<Change>,
    /// Futures drawn afresh after the decision.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "100",
          value_parser = super::localise::futures)]
    pub futures: u64,
    /// Threads; 0 as many as the machine has.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::threads)]
    pub threads: usize,
    /// Where to write.
    #[arg(id = "fork_out", long = "out", value_name = "DIR")]
    pub out: Option<String>,
}

/// Arguments of `train`.
#[derive(Debug, Args)]
pub struct TrainArgs {
    /// Folder, `scenario.ron` or record.
    #[arg(id = "trained_on", value_name = "SCENARIO|RECORD")]
    pub source: Option<String>,
    /// The role.
    #[arg(long, value_name = "ROLE", default_value = "coordinator")]
    pub role: RoleArg,
    /// The agency of an administrator.
    #[arg(long, value_name = "ID")]
    pub agency: Option<String>,
    /// Seed; the drill file's where absent.
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = super::localise::whole_number)]
    pub seed: Option<u64>,
    /// Replication, from 0.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::whole_number)]
    pub replication: u64,
    /// Structure: an id of the library, or a file.
    #[arg(long, value_name = "STRUCTURE")]
    pub structure: Option<String>,
    /// Campaigns instead of the drill file's: ids of the library, or files.
    #[arg(long = "campaign", value_name = "CAMPAIGN")]
    pub campaigns: Vec<String>,
    /// Seconds of the drill in a second at the desk.
    #[arg(long, value_name = "X", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::speed)]
    pub clock: f64,
    /// Allow hints.
    #[arg(long)]
    pub hints: bool,
    /// Futures to weigh each decision by.
    #[arg(id = "weighed", long = "futures", value_name = "N", allow_negative_numbers = true, default_value = "60",
          value_parser = super::localise::futures)]
    pub weighed: u64,
    /// Threads; 0 as many as the machine has.
    #[arg(long, value_name = "N", allow_negative_numbers = true, default_value = "0",
          value_parser = super::localise::threads)]
    pub threads: usize,
    /// Folder of a saved session.
    #[arg(long, value_name = "DIR", conflicts_with = "trained_on")]
    pub resume: Option<String>,
    /// Where to write.
    #[arg(id = "session_out", long = "out", value_name = "DIR")]
    pub out: Option<String>,
}

/// A role of a trainee.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RoleArg {
    /// Leads incidents and the team.
    Coordinator,
    /// Runs an agency's systems.
    Administrator,
    /// On duty at the police.
    Police,
    /// Approves.
    Chair,
    /// Speaks to the public.
    Press,
}

impl RoleArg {
    /// The seat.
    pub fn kind(self) -> SeatKind {
        match self {
            RoleArg::Coordinator => SeatKind::Coordinator,
            RoleArg::Administrator => SeatKind::Administrator,
            RoleArg::Police => SeatKind::Police,
            RoleArg::Chair => SeatKind::Chair,
            RoleArg::Press => SeatKind::Press,
        }
    }
}

/// A saved record.
#[derive(Debug, Args)]
pub struct RecordArg {
    /// `record.jsonl`.
    #[arg(value_name = "RECORD")]
    pub record: String,
}

/// Where to write.
#[derive(Debug, Args)]
pub struct OutArg {
    /// Folder.
    #[arg(long, value_name = "DIR")]
    pub out: Option<String>,
}

/// Conditions that make the exit code 1.
#[derive(Debug, Args)]
pub struct FailIfArg {
    /// Repeatable.
    #[arg(long = "fail-if", value_name = "CONDITION", value_parser = super::fail_if::parse)]
    pub conditions: Vec<Condition>,
}

/// Arguments of `import`.
#[derive(Debug, Args)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub struct ImportArgs {
    /// What is imported.
    #[command(subcommand)]
    pub what: ImportWhat,
}

/// What can be imported.
#[derive(Debug, Subcommand)]
pub enum ImportWhat {
    /// Campaigns from Attack Flows.
    AttackFlow(ImportAttackFlowArgs),
    /// Injects from a spreadsheet.
    Msel(ImportMselArgs),
}

/// Arguments of `import attack-flow`.
#[derive(Debug, Args)]
pub struct ImportAttackFlowArgs {
    /// STIX bundles or files of the Attack Flow Builder.
    #[arg(required = true, value_name = "FILE")]
    pub flows: Vec<String>,
    /// Where to write.
    #[arg(id = "campaigns_out", long = "out", value_name = "DIR")]
    pub out: Option<String>,
}

/// Arguments of `import msel`.
#[derive(Debug, Args)]
pub struct ImportMselArgs {
    /// The workbook.
    #[arg(id = "spreadsheet", value_name = "FILE")]
    pub file: String,
    /// Folder or `scenario.ron` of the scenario that the injects are for.
    #[arg(id = "import_scenario", long = "scenario", value_name = "SCENARIO")]
    pub scenario: Option<String>,
    /// Where to write.
    #[arg(id = "injects_out", long = "out", value_name = "DIR")]
    pub out: Option<String>,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// Folder to make.
    #[arg(value_name = "DIR")]
    pub dir: String,
    /// Id of the shipped scenario to start from.
    #[arg(long, value_name = "ID")]
    pub from: Option<String>,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Shell.
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Arguments of `help`.
#[derive(Debug, Args)]
pub struct HelpArgs {
    /// Command.
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

/// `--lang`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LangArg {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Lang {
        match arg {
            LangArg::Vi => Lang::Vi,
            LangArg::En => Lang::En,
        }
    }
}

/// `--color`.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ColorArg {
    /// Where the output is a terminal and `NO_COLOR` is not set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
