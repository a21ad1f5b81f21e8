//! `fork`: the same past, one or more decisions changed, a new future under the same luck, and what differs.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::results;
use super::saved;
use crate::cli::args::ForkArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::progress::Progress;
use crate::cli::terminal::Terminal;
use crate::experiment::Futures;
use crate::i18n::{Text, fork as say};
use crate::record::{Record, digest};
use crate::report;
use crate::report::fork::ForkView;
use crate::scenario::hint::nearest;
use crate::train::fork::{ForkError, Forked, fork as forked_of};
use crate::train::weigh::{Worth, weigh};

/// The files that only a fork has.
const JSON: &str = "fork.json";
const MARKDOWN: &str = "fork.md";

/// Forks a saved record.
pub fn fork(args: &ForkArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let record = saved::load(&args.record.record)?;
    let forked = forked_of(&record, &args.decide).map_err(refused)?;
    let folder = match args.out.as_deref() {
        Some(out) => PathBuf::from(out),
        None => beside(&args.record.record, &record, &forked)?,
    };
    let out = OutFolder::open(&folder)?;
    let worth = worth_of(args, &record, &forked, terminal)?;
    let view = ForkView { before: &record, forked: &forked, worth: worth.as_ref(), lang: terminal.lang };
    let told = as_json(&record, &forked, worth.as_ref())?;
    let extra =
        [(JSON, format!("{told:#}\n").into_bytes()), (MARKDOWN, report::fork::markdown(&view).into_bytes())];
    let written = results::write_with(out, &forked.record, &forked.scored, None, terminal.lang, &extra)?;
    if terminal.json {
        terminal.print_json(&told)?;
    } else {
        terminal.print(&report::fork::text(&view, terminal.width()))?;
        results::tell(&written, &folder, terminal)?;
    }
    Ok(Exit::Done)
}

/// The fork's own folder: beside the record's, named by what became of it.
fn beside(path: &str, record: &Record, forked: &Forked) -> Result<PathBuf, Failure> {
    let plain = results::folder_of_record(Path::new(path), &record.run);
    let name = plain.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let digest = digest(&forked.record).map_err(|error| pipeline::unwritten(&error))?;
    let short: String = digest.trim_start_matches("sha256:").chars().take(8).collect();
    Ok(plain.with_file_name(format!("{name}-fork-{short}")))
}

/// What the change is worth over futures drawn afresh; none where none are asked for, or nothing changes.
fn worth_of(
    args: &ForkArgs,
    record: &Record,
    forked: &Forked,
    terminal: &Terminal,
) -> Result<Option<Worth>, Failure> {
    let from = forked.changed.iter().map(|(choice, _)| choice.asked).min();
    let Some(from) = from.filter(|_| args.futures > 0 && !forked.difference.is_none()) else {
        return Ok(None);
    };
    let which = Futures { from, count: args.futures, threads: args.threads };
    let progress = Progress::new(args.futures, terminal);
    let (taken, instead) = (&forked.record.run.overrides, &record.run.overrides);
    let worth = weigh(&record.run, taken, instead, which, &|done| progress.at(done));
    progress.end();
    worth.map(Some).map_err(|error| pipeline::no_threads(&error))
}

fn as_json(record: &Record, forked: &Forked, worth: Option<&Worth>) -> Result<serde_json::Value, Failure> {
    let of = |record: &Record| digest(record).map_err(|error| pipeline::unwritten(&error));
    let names = record.run.scenario.names();
    let decisions: Vec<serde_json::Value> = forked
        .changed
        .iter()
        .map(|(choice, option)| {
            json!({
                "id": choice.id, "seq": choice.seq, "t": choice.t, "organisation": names.org(choice.org),
                "options": choice.options, "was": choice.chosen, "is": option, "policy": choice.policy,
            })
        })
        .collect();
    Ok(json!({
        "version": forked.record.version,
        "scenario": record.run.scenario.id,
        "structure": record.run.scenario.structure.id,
        "seed": record.run.seed,
        "replication": record.run.replication,
        "digest_before": of(record)?,
        "digest": of(&forked.record)?,
        "same": forked.difference.is_none(),
        "decisions": decisions,
        "difference": forked.difference,
        "futures": worth,
    }))
}

/// Why a record was not forked, with what to do.
fn refused(error: ForkError) -> Failure {
    let usage = |what: Text, hint: Text| Failure::new(Exit::Usage, what, hint);
    match error {
        ForkError::NoDecision { decision, known } => {
            let near = nearest(&decision, known.iter().map(String::as_str)).map(str::to_owned);
            usage(
                Text::of(|lang| say::no_decision(lang, &decision)),
                Text::of(|lang| match &near {
                    Some(near) => say::hint_decisions(lang, near),
                    None => say::hint_all_decisions(lang),
                }),
            )
        }
        ForkError::NoOption { decision, option, known } => usage(
            Text::of(|lang| say::no_option(lang, &decision, &option)),
            Text::of(|lang| say::hint_options(lang, &known.join(", "))),
        ),
        ForkError::Twice(decision) => {
            usage(Text::of(|lang| say::twice(lang, &decision)), Text::of(say::hint_twice))
        }
        ForkError::OtherVersion { made_by } => Failure::new(
            Exit::Invalid,
            Text::of(|lang| say::other_version(lang, &made_by)),
            Text::of(say::hint_other_version),
        ),
    }
}
