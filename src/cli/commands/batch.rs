//! `batch`: many seeded drills, their chances and their quantiles.

use std::path::Path;
use std::sync::Arc;

use crate::cli::args::BatchArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::journal::JournalFile;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::progress;
use crate::cli::terminal::Terminal;
use crate::experiment::{Arm, Batch, BatchPlan, Progress, Runner, batch, batch_json};
use crate::i18n::cli as say;
use crate::record::scenario_digest;
use crate::report;
use crate::scenario::LoadOptions;

/// The journal beside the results while they are being made.
const JOURNAL: &str = ".cyberdrill-batch.journal";
/// What a batch leaves.
const WRITTEN: [&str; 5] = ["batch.html", "batch.md", "batch.json", "replications.csv", "charts/"];
/// Confidence of every interval.
const CONFIDENCE: f64 = 0.95;
/// At most so many replications where the width of the intervals decides.
const MOST: u64 = 100_000;
/// Replications where nothing else is said.
const USUAL: u64 = 500;

/// Runs many drills. Nothing is written before the scenario is known to be valid.
pub fn run(args: &BatchArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let options = LoadOptions {
        structure: args.structure.clone(),
        campaigns: args.campaigns.clone(),
        ..LoadOptions::default()
    };
    let loaded = pipeline::load(&args.scenario, &options, terminal)?;
    pipeline::complain(&loaded.warnings, terminal);
    let scenario = if args.open_ended { pipeline::open_ended(loaded.scenario) } else { loaded.scenario };
    let digest = scenario_digest(&scenario).map_err(|error| pipeline::unwritten(&error))?;
    let seed = args.seed.unwrap_or(scenario.drill.seed);
    let variant = super::results::variant(&scenario, !args.campaigns.is_empty(), args.open_ended);
    let folder = args.out.out.as_deref().map_or_else(
        || {
            Path::new("reports/out")
                .join(&scenario.id)
                .join(&scenario.structure.id)
                .join(format!("batch-{seed}{variant}"))
        },
        |out| Path::new(out).into(),
    );
    let out = OutFolder::open(&folder)?;
    let arm = Arm::of(scenario.structure.id.clone(), Arc::new(scenario));
    let runner = Runner::new(vec![arm], seed, args.threads).map_err(|error| pipeline::no_threads(&error))?;
    let plan = BatchPlan {
        replications: args.replications.unwrap_or(if args.until_half_width.is_some() { MOST } else { USUAL }),
        confidence: CONFIDENCE,
        until_half_width: args.until_half_width,
    };
    let mut journal = JournalFile::open(&folder.join(JOURNAL), header(&runner, &digest))?;
    let found = with_progress(&runner, plan, &mut journal, terminal)?;
    let written = write(out, &runner, &found, &digest, &mut journal, terminal)?;
    journal.remove()?;
    if terminal.json {
        terminal.print_json(&batch_json(&runner, &found, &digest))?;
    } else {
        terminal.print(&report::batch::terminal(
            &runner,
            &found,
            &digest,
            terminal.lang,
            terminal.width(),
        ))?;
        let shown = folder.display().to_string();
        terminal.print(&format!("\n{}\n", say::written_to(terminal.lang, written, &shown)))?;
        terminal.print(&format!("{}\n", say::files_named(terminal.lang, &WRITTEN.join(", "))))?;
    }
    Ok(Exit::Done)
}

/// What a journal must have been made for to be gone on with. The rule for stopping is not part of it: rows are the same.
fn header(runner: &Runner, digest: &str) -> String {
    let columns = runner.layout().names().join(",");
    serde_json::json!({
        "journal": "batch", "version": env!("CARGO_PKG_VERSION"), "scenario_digest": digest,
        "seed": runner.seed(), "columns": columns,
    })
    .to_string()
}

fn with_progress(
    runner: &Runner,
    plan: BatchPlan,
    journal: &mut JournalFile,
    terminal: &Terminal,
) -> Result<Batch, Failure> {
    let mut bar = progress::Progress::new(plan.replications, terminal);
    let found = batch(runner, plan, journal, &mut |progress: Progress| {
        bar.half_width(progress.half_width);
        bar.set(progress.done, progress.earlier);
    });
    bar.end();
    found
}

/// Writes every file, all or none; tells how many.
fn write(
    mut out: OutFolder,
    runner: &Runner,
    found: &Batch,
    digest: &str,
    journal: &mut JournalFile,
    terminal: &Terminal,
) -> Result<usize, Failure> {
    let json = format!("{:#}\n", batch_json(runner, found, digest));
    out.stage("batch.json", json.as_bytes())?;
    out.stage("batch.md", report::batch::markdown(runner, found, digest, terminal.lang).as_bytes())?;
    let view = report::batch::View { runner, found, digest, lang: terminal.lang };
    let charts = report::batch::charts(&view);
    out.stage("batch.html", report::batch::html(&view, &charts).as_bytes())?;
    out.stage_charts(&charts, &report::batch::tables(&view))?;
    let mut failure = None;
    out.stage_with("replications.csv", |file| {
        writeln!(file, "replication,{}", runner.layout().names().join(","))?;
        let mut result = Ok(());
        let read = journal.read_rows(&mut |line| {
            if result.is_ok() {
                result = writeln!(file, "{line}");
            }
        });
        failure = read.err();
        result
    })?;
    match failure {
        Some(failure) => Err(failure),
        None => out.commit(&[]).map(|written| written.len()),
    }
}
