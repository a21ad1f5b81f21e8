//! `run`: one drill from its scenario to its report.

use std::path::Path;
use std::sync::Arc;

use super::results;
use crate::cli::args::RunArgs;
use crate::cli::exit::{Exit, Failure};
use crate::cli::fail_if;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::terminal::Terminal;
use crate::record::Run;
use crate::scenario::LoadOptions;

/// Runs one drill. Nothing is written before the scenario is known to be valid.
pub fn run(args: &RunArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let run = prepared(args, terminal)?;
    fail_if::demand_known(&args.fail_if.conditions, &run.scenario.plan)?;
    let folder =
        args.out.out.as_deref().map_or_else(|| results::default_folder(&run), |out| Path::new(out).into());
    let out = OutFolder::open(&folder)?;
    let record = pipeline::simulate(&run);
    let scored = pipeline::score(&record);
    let written = results::write(out, &record, &scored, terminal.lang)?;
    if terminal.json {
        terminal.print(&pipeline::scorecard(&record, &scored))?;
    } else {
        terminal.print(&pipeline::scorecard_text(&record, &scored, terminal))?;
        results::tell(&written, &folder, terminal)?;
    }
    Ok(fail_if::verdict(&args.fail_if.conditions, &scored.card, terminal))
}

fn prepared(args: &RunArgs, terminal: &mut Terminal) -> Result<Run, Failure> {
    let options = LoadOptions { structure: args.structure.clone(), campaigns: args.campaigns.clone() };
    let loaded = pipeline::load(&args.scenario, &options, terminal)?;
    pipeline::complain(&loaded.warnings, terminal);
    let scenario = if args.open_ended { pipeline::open_ended(loaded.scenario) } else { loaded.scenario };
    Ok(Run {
        seed: args.seed.unwrap_or(scenario.drill.seed),
        replication: args.replication,
        overrides: Vec::new(),
        scenario: Arc::new(scenario),
    })
}
