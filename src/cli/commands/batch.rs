//! `batch`: many seeded drills, their chances and their quantiles.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::args::BatchArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::journal::{JournalFile, Rows, incomplete, row_number};
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::progress;
use crate::cli::shard::{self, Header, Kind, ShardSet};
use crate::cli::terminal::Terminal;
use crate::experiment::{Arm, Batch, BatchPlan, Part, Progress, Runner, batch, batch_json, rows_of_part};
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

/// Runs many drills, or a shard of them. Nothing is written before the scenario is known to be valid.
pub fn run(args: &BatchArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    if args.shard.is_some() {
        shard::fixed(args.until_half_width.map(|_| "--until-half-width"))?;
    }
    let ready = Ready::of(args, terminal)?;
    if let Some(part) = args.shard {
        let header = ready.header(args, part);
        return shard::make(&ready.folder, &header, terminal, |journal, tell| {
            let tell = &mut |p: Progress| tell(p.done, p.earlier, p.most);
            rows_of_part(&ready.runner, part, ready.plan.replications, false, journal, tell)
        });
    }
    let out = OutFolder::open_durable(&ready.folder)?;
    let header = journal_header(&ready.runner, &ready.digest);
    let mut journal = JournalFile::open(&ready.folder.join(JOURNAL), header, terminal)?;
    let found = ready.find(&mut journal, terminal)?;
    let written = ready.write(out, &found, &mut journal, terminal)?;
    journal.remove()?;
    ready.tell(&found, written, terminal)
}

/// Does what one machine does, with the drills of shards.
pub fn merge(
    args: &BatchArgs,
    set: &mut ShardSet,
    part: Part,
    terminal: &mut Terminal,
) -> Result<Exit, Failure> {
    let ready = Ready::of(args, terminal)?;
    set.check(&ready.header(args, part))?;
    let found = ready.find(set, terminal)?;
    let written = ready.write(OutFolder::open_durable(&ready.folder)?, &found, set, terminal)?;
    ready.tell(&found, written, terminal)
}

/// A batch that can begin.
struct Ready {
    runner: Runner,
    digest: String,
    plan: BatchPlan,
    folder: PathBuf,
}

impl Ready {
    fn of(args: &BatchArgs, terminal: &mut Terminal) -> Result<Ready, Failure> {
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
        let plan = BatchPlan {
            replications: args.replications.unwrap_or(if args.until_half_width.is_some() {
                MOST
            } else {
                USUAL
            }),
            confidence: CONFIDENCE,
            until_half_width: args.until_half_width,
        };
        let arm = Arm::of(scenario.structure.id.clone(), Arc::new(scenario));
        let runner =
            Runner::new(vec![arm], seed, args.threads).map_err(|error| pipeline::no_threads(&error))?;
        Ok(Ready { runner, digest, plan, folder })
    }

    /// What a shard of it is of.
    fn header(&self, args: &BatchArgs, part: Part) -> Header {
        let subject = shard::Subject {
            command: Kind::Batch,
            structures: self.runner.arms().iter().map(|arm| arm.id.clone()).collect(),
            digests: std::slice::from_ref(&self.digest),
            seed: self.runner.seed(),
            rows: self.runner.signature(),
            stages: 1,
        };
        Header::new(subject, args, part, 1)
    }

    /// Runs what no journal holds.
    fn find<J: Rows>(&self, journal: &mut J, terminal: &Terminal) -> Result<Batch, Failure> {
        with_progress(&self.runner, self.plan, journal, terminal)
    }

    /// Writes every file; tells how many.
    fn write<J: Rows>(
        &self,
        out: OutFolder,
        found: &Batch,
        journal: &mut J,
        terminal: &Terminal,
    ) -> Result<usize, Failure> {
        write(out, &self.runner, found, &self.digest, journal, terminal)
    }

    fn tell(&self, found: &Batch, written: usize, terminal: &mut Terminal) -> Result<Exit, Failure> {
        let Ready { runner, digest, .. } = self;
        if terminal.json {
            terminal.print_json(&batch_json(runner, found, digest))?;
            return Ok(Exit::Done);
        }
        let (lang, width) = (terminal.lang, terminal.width());
        terminal.print(&report::batch::terminal(runner, found, digest, lang, width))?;
        let shown = self.folder.display().to_string();
        terminal.print(&format!("\n{}\n", say::written_to(lang, written, &shown)))?;
        terminal.print(&format!("{}\n", say::files_named(lang, &WRITTEN.join(", "))))?;
        Ok(Exit::Done)
    }
}

/// What a journal must have been made for to be gone on with. The rule for stopping is not part of it: rows are the same.
fn journal_header(runner: &Runner, digest: &str) -> String {
    serde_json::json!({
        "journal": "batch", "version": env!("CARGO_PKG_VERSION"), "scenario_digest": digest,
        "seed": runner.seed(), "rows": runner.signature(),
    })
    .to_string()
}

fn with_progress<J: Rows>(
    runner: &Runner,
    plan: BatchPlan,
    journal: &mut J,
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
fn write<J: Rows>(
    mut out: OutFolder,
    runner: &Runner,
    found: &Batch,
    digest: &str,
    journal: &mut J,
    terminal: &Terminal,
) -> Result<usize, Failure> {
    let json = format!("{:#}\n", batch_json(runner, found, digest));
    out.stage("batch.json", json.as_bytes())?;
    out.stage("batch.md", report::batch::markdown(runner, found, digest, terminal.lang).as_bytes())?;
    let view = report::batch::View { runner, found, digest, lang: terminal.lang };
    let charts = report::batch::charts(&view);
    out.stage("batch.html", report::batch::html(&view, &charts).as_bytes())?;
    out.stage_charts(&charts, &report::batch::tables(&view))?;
    let (mut failure, mut rows) = (None, 0);
    out.stage_with("replications.csv", |file| {
        writeln!(file, "replication,{}", runner.layout().names().join(","))?;
        let mut result = Ok(());
        let read = journal.read_rows(&mut |line| {
            rows += u64::from(row_number(line) == Some(rows));
            if result.is_ok() {
                result = writeln!(file, "{line}");
            }
        });
        failure = read.err();
        result
    })?;
    match failure {
        Some(failure) => Err(failure),
        None if rows != found.replications => Err(incomplete(rows, found.replications)),
        None => out.commit(&[]).map(|written| written.len()),
    }
}
