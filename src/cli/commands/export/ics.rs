//! `export ics`: the calendar of a scenario's own drill.

use std::path::Path;

use crate::cli::exit::{Exit, Failure};
use crate::cli::export_args::ExportIcsArgs;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::terminal::Terminal;
use crate::i18n::cli as say;
use crate::plan::programme::own_calendar;
use crate::record::scenario_digest;
use crate::report::programme as report;
use crate::scenario::LoadOptions;

/// Writes the calendar as `<scenario>.ics`.
pub fn run(args: &ExportIcsArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let loaded = pipeline::load(&args.scenario, &LoadOptions::default(), terminal)?;
    let scenario = &loaded.scenario;
    // A scenario that has passed validation has days that are known.
    let Some(own) = own_calendar(scenario) else { return Ok(Exit::Done) };
    let digest = scenario_digest(scenario).map_err(|error| pipeline::unwritten(&error))?;
    let folder = Path::new(args.out.as_deref().unwrap_or("."));
    let mut out = OutFolder::open(folder)?;
    let name = format!("{}.ics", scenario.id);
    out.stage(&name, report::own_calendar(scenario, &digest, &own, terminal.lang).as_bytes())?;
    let written = out.commit(&[])?;
    if terminal.json {
        let paths: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        terminal.print_json(&serde_json::json!({ "written": paths }))?;
    } else {
        let place = folder.join(&name).display().to_string();
        terminal.print(&format!("{}\n", say::written_to(terminal.lang, written.len(), &place)))?;
    }
    Ok(Exit::Done)
}
