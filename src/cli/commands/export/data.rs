//! `export navigator`, `export ocel`, `export csv`: for other tools.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use crate::cli::commands::{results, saved};
use crate::cli::exit::{Exit, Failure};
use crate::cli::export_args::{ExportCsvArgs, ExportNavigatorArgs, ExportOcelArgs, ScoreArg};
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::progress::Progress;
use crate::cli::terminal::Terminal;
use crate::experiment::{Arm, Runner};
use crate::i18n::{cli as words, exports as say};
use crate::plan::techniques::Techniques;
use crate::record::{RecordError, scenario_digest};
use crate::report::navigator::{Origin, Score, of_record, of_runs};
use crate::report::{charted, ocel as logs};
use crate::scenario::LoadOptions;

const LAYER: &str = "navigator.json";
const LOG: &str = "ocel.json";
/// Folder of the tables, beside a record.
const TABLES: &str = "csv";

/// Writes the layer of a scenario's drill, over many runs, or that of a record.
pub fn navigator(args: &ExportNavigatorArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let score = match args.score {
        ScoreArg::Tried => Score::Tried,
        ScoreArg::Detected => Score::Detected,
    };
    let (layer, folder, techniques, runs) = if saved::is_record(&args.source) {
        let record = saved::load(&args.source)?;
        let digest = scenario_digest(&record.run.scenario).map_err(|error| pipeline::unwritten(&error))?;
        let techniques = Techniques::of(&record.run.scenario);
        let origin = Origin { digest: &digest, seed: record.run.seed, version: &record.version };
        let layer = of_record(&record, &techniques, score, origin);
        (layer, beside(&args.source), techniques.list.len(), 1)
    } else {
        layer_of_scenario(args, score, terminal)?
    };
    let folder = args.out.as_deref().map_or(folder, PathBuf::from);
    let mut out = OutFolder::open(&folder)?;
    out.stage(LAYER, layer.as_bytes())?;
    let written = out.commit(&[])?;
    tell(&written, &folder, say::layer_written(terminal.lang, techniques, runs), terminal)
}

fn layer_of_scenario(
    args: &ExportNavigatorArgs,
    score: Score,
    terminal: &mut Terminal,
) -> Result<(String, PathBuf, usize, u64), Failure> {
    let options = LoadOptions {
        structure: args.structure.clone(),
        campaigns: args.campaigns.clone(),
        ..LoadOptions::default()
    };
    let loaded = pipeline::load(&args.source, &options, terminal)?;
    pipeline::complain(&loaded.warnings, terminal);
    let scenario = Arc::new(loaded.scenario);
    let digest = scenario_digest(&scenario).map_err(|error| pipeline::unwritten(&error))?;
    let seed = args.seed.unwrap_or(scenario.drill.seed);
    let techniques = Techniques::of(&scenario);
    let arm = Arm::of(scenario.structure.id.clone(), Arc::clone(&scenario));
    let runner = Runner::new(vec![arm], seed, args.threads).map_err(|error| pipeline::no_threads(&error))?;
    let bar = Progress::new(args.replications, terminal);
    let runs = runner.observe(0..args.replications, |record| techniques.look(record), |done| bar.at(done));
    bar.end();
    let origin = Origin { digest: &digest, seed, version: env!("CARGO_PKG_VERSION") };
    let layer = of_runs(&scenario, &techniques, &runs, score, origin);
    let variant = results::variant(&scenario, !args.campaigns.is_empty(), false);
    let folder = Path::new("reports/out").join(&scenario.id).join(&scenario.structure.id);
    let folder = folder.join(format!("navigator-{seed}{variant}"));
    Ok((layer, folder, techniques.list.len(), runs.len() as u64))
}

/// Writes the event log of a record.
pub fn ocel(args: &ExportOcelArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let record = saved::load(&args.record.record)?;
    let (log, counts) = logs::log(&record)
        .map_err(|error| pipeline::unwritten(&RecordError::Write { seq: None, what: error.to_string() }))?;
    let folder = args.out.as_deref().map_or_else(|| beside(&args.record.record), PathBuf::from);
    let mut out = OutFolder::open(&folder)?;
    out.stage(LOG, log.as_bytes())?;
    let written = out.commit(&[])?;
    tell(&written, &folder, say::log_written(terminal.lang, counts.events, counts.objects), terminal)
}

/// Writes what the charts of a record show, as tables.
pub fn csv(args: &ExportCsvArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let record = saved::load(&args.record.record)?;
    let scored = pipeline::score(&record);
    let folder = args.out.as_deref().map_or_else(|| beside(&args.record.record).join(TABLES), PathBuf::from);
    let mut out = OutFolder::open(&folder)?;
    let tables = charted::tables(&record, &scored);
    for (name, table) in &tables {
        out.stage(&format!("{name}.csv"), table.as_bytes())?;
    }
    let written = out.commit(&[])?;
    tell(&written, &folder, say::tables_written(terminal.lang, tables.len()), terminal)
}

/// The folder of a record.
fn beside(path: &str) -> PathBuf {
    let folder = Path::new(path).parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new(".")).to_path_buf()
}

fn tell(written: &[PathBuf], folder: &Path, what: String, terminal: &mut Terminal) -> Result<Exit, Failure> {
    if terminal.json {
        let paths: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        terminal.print_json(&json!({ "written": paths }))?;
    } else {
        let place = words::written_to(terminal.lang, written.len(), &folder.display().to_string());
        terminal.print(&format!("{what}\n{place}\n"))?;
    }
    Ok(Exit::Done)
}
