//! `export msel`: the list of the events of a drill, made from a set of its runs.

use std::path::Path;
use std::sync::Arc;

use crate::cli::commands::results;
use crate::cli::exit::{Exit, Failure};
use crate::cli::export_args::{ColumnsArg, ExportMselArgs};
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::progress::Progress;
use crate::cli::terminal::Terminal;
use crate::experiment::{Arm, Runner};
use crate::i18n::{Lang, Text, cli as words, msel as say};
use crate::plan::msel::{FEWEST_RUNS, Kind, Made, Msel, Watch, compose};
use crate::record::scenario_digest;
use crate::report::msel::{Columns, counted, csv, json, xlsx};
use crate::scenario::{LoadOptions, Scenario};

/// What is written, the sheet to open first.
const WRITTEN: [&str; 3] = ["msel.xlsx", "msel.csv", "msel.json"];

/// Makes the list and writes it three times: for people, for tables, for programs.
pub fn run(args: &ExportMselArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let options = LoadOptions {
        structure: args.structure.clone(),
        campaigns: args.campaigns.clone(),
        ..LoadOptions::default()
    };
    let loaded = pipeline::load(&args.scenario, &options, terminal)?;
    pipeline::complain(&loaded.warnings, terminal);
    let scenario = Arc::new(loaded.scenario);
    let digest = scenario_digest(&scenario).map_err(|error| pipeline::unwritten(&error))?;
    let seed = args.seed.unwrap_or(scenario.drill.seed);
    let variant = results::variant(&scenario, !args.campaigns.is_empty(), false);
    let usual = Path::new("reports/out")
        .join(&scenario.id)
        .join(&scenario.structure.id)
        .join(format!("msel-{seed}{variant}"));
    let folder = args.out.as_deref().map_or(usual, |out| Path::new(out).into());
    let mut out = OutFolder::open(&folder)?;
    let bar = Progress::new(args.replications, terminal);
    let runs = Runs { replications: args.replications, threads: args.threads };
    let msel = of_runs(&scenario, &runs, Made { digest, seed }, &|done| bar.at(done))?;
    bar.end();
    let columns = match args.columns {
        ColumnsArg::Hseep => Columns::Hseep,
        ColumnsArg::Mitre => Columns::Mitre,
    };
    for (name, bytes) in as_files(&msel, columns, terminal.lang)? {
        out.stage(name, &bytes)?;
    }
    let written = out.commit(&[])?;
    if terminal.json {
        let list = serde_json::to_value(&msel).map_err(|error| unwritable(&error.to_string()))?;
        terminal.print_json(&list)?;
    } else {
        tell(&msel, &folder, written.len(), terminal)?;
    }
    Ok(Exit::Done)
}

/// How many runs a list is made from, and on how many threads.
pub struct Runs {
    /// Replications, from the first on.
    pub replications: u64,
    /// Threads; 0 for as many as the machine has.
    pub threads: usize,
}

/// The list of a drill from a set of its runs.
pub fn of_runs(
    scenario: &Arc<Scenario>,
    runs: &Runs,
    made: Made,
    tell: &(dyn Fn(u64) + Sync),
) -> Result<Msel, Failure> {
    let watch = Watch::new(scenario);
    let arm = Arm::of(scenario.structure.id.clone(), Arc::clone(scenario));
    let runner =
        Runner::new(vec![arm], made.seed, runs.threads).map_err(|error| pipeline::no_threads(&error))?;
    let seen = runner.observe(0..runs.replications, |record| watch.look(record), tell);
    Ok(compose(scenario, &watch, &seen, &made))
}

/// The files of a list.
pub fn as_files(
    msel: &Msel,
    columns: Columns,
    lang: Lang,
) -> Result<impl Iterator<Item = (&'static str, Vec<u8>)> + use<>, Failure> {
    let book = xlsx(msel, columns, lang).map_err(|error| unwritable(&error.to_string()))?;
    let data = json(msel).map_err(|error| unwritable(&error.to_string()))?;
    Ok(WRITTEN.into_iter().zip([book, csv(msel).into_bytes(), data.into_bytes()]))
}

fn unwritable(why: &str) -> Failure {
    Failure::new(Exit::Invalid, Text::of(|lang| say::unwritable(lang, why)), Text::of(say::unwritable_hint))
}

fn tell(msel: &Msel, folder: &Path, written: usize, terminal: &mut Terminal) -> Result<(), Failure> {
    let lang = terminal.lang;
    let [injects, actions, contingencies] =
        [Kind::Inject, Kind::ExpectedAction, Kind::ContingencyInject].map(|kind| counted(msel, kind));
    let mut text = say::exported(lang, msel.rows.len(), injects, actions, contingencies);
    text.push('\n');
    if msel.replications < FEWEST_RUNS {
        text.push_str(&say::few_runs(lang, msel.replications, FEWEST_RUNS));
        text.push('\n');
    }
    text.push_str(&words::written_to(lang, written, &folder.display().to_string()));
    text.push('\n');
    text.push_str(&words::open_first(lang, &folder.join(WRITTEN[0]).display().to_string()));
    text.push('\n');
    terminal.print(&text)
}
