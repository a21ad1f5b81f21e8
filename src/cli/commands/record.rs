//! `score` and `report`: from a saved record, without running anything.

use std::path::Path;

use super::{results, saved};
use crate::cli::args::{ReportArgs, ScoreArgs};
use crate::cli::exit::{Exit, Failure};
use crate::cli::fail_if;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::terminal::Terminal;

/// Prints the scorecard of a record.
pub fn score(args: &ScoreArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let record = saved::load(&args.record.record)?;
    fail_if::demand_known(&args.fail_if.conditions, &record.run.scenario.plan)?;
    let scored = pipeline::score(&record);
    if terminal.json {
        terminal.print(&pipeline::scorecard(&record, &scored))?;
    } else {
        terminal.print(&pipeline::scorecard_text(&record, &scored, terminal))?;
    }
    Ok(fail_if::verdict(&args.fail_if.conditions, &scored.card, terminal))
}

/// Writes the files of a run anew from its record, in the language of the user.
pub fn report(args: &ReportArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let record = saved::load(&args.record.record)?;
    fail_if::demand_known(&args.fail_if.conditions, &record.run.scenario.plan)?;
    let beside = results::folder_of_record(Path::new(&args.record.record), &record.run);
    let folder = args.out.out.as_deref().map_or(beside, |out| Path::new(out).into());
    let out = OutFolder::open(&folder)?;
    let scored = pipeline::score(&record);
    let written = results::write(out, &record, &scored, None, terminal.lang)?;
    if terminal.json {
        let paths: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        terminal.print_json(&serde_json::json!({ "written": paths }))?;
    } else {
        results::tell(&written, &folder, terminal)?;
    }
    Ok(fail_if::verdict(&args.fail_if.conditions, &scored.card, terminal))
}
