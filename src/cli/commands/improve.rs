//! `improve`: corrective measures, each tried under the same luck.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::args::{ByArg, ImproveArgs};
use crate::cli::exit::{Exit, Failure};
use crate::cli::journal::JournalFile;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::progress;
use crate::cli::terminal::Terminal;
use crate::experiment::improve::{
    Broken, Design, ImprovePlan, Improvement, Objective, improve, improvement_json,
};
use crate::experiment::{Progress, first_drill};
use crate::i18n::{Text, cli as say, improve as texts};
use crate::kernel::stable_key;
use crate::record::scenario_digest;
use crate::report;
use crate::report::improve::View;
use crate::scenario::LoadOptions;
use crate::scenario::model::CorrectiveMeasure;

/// The journal beside the results while they are being made.
const JOURNAL: &str = ".cyberdrill-improve.journal";
/// Confidence of every table as a whole.
const CONFIDENCE: f64 = 0.95;

/// Tries measures. Nothing is written before the scenario and every measure are known to be valid.
pub fn run(args: &ImproveArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let options = LoadOptions {
        structure: args.structure.clone(),
        campaigns: args.campaigns.clone(),
        ..LoadOptions::default()
    };
    let loaded = pipeline::load(&args.scenario, &options, terminal)?;
    pipeline::complain(&loaded.warnings, terminal);
    let measures = chosen(loaded.measures, &args.measures)?;
    let digest = scenario_digest(&loaded.scenario).map_err(|error| pipeline::unwritten(&error))?;
    let seed = args.seed.unwrap_or(loaded.scenario.drill.seed);
    let design = Design { scenario: Arc::new(loaded.scenario), measures, seed, threads: args.threads };
    let plan = ImprovePlan {
        replications: args.replications,
        confidence: CONFIDENCE,
        combine: args.combine as usize,
        by: match args.by {
            ByArg::Expectations => Objective::Expectations,
            ByArg::Intrusions => Objective::Intrusions,
            ByArg::Score => Objective::Score,
        },
    };
    let folder = args.out.as_deref().map_or_else(
        || Path::new("reports/out").join(&design.scenario.id).join(format!("improve-{seed}")),
        PathBuf::from,
    );
    let out = OutFolder::open_durable(&folder)?;
    let mut journal = JournalFile::open(&folder.join(JOURNAL), header(&design, &plan, &digest), terminal)?;
    let found = with_progress(&design, plan, &mut journal, terminal)?;
    let view = View { design: &design, found: &found, digest: &digest, lang: terminal.lang };
    let written = write(out, &view)?;
    journal.remove()?;
    if terminal.json {
        terminal.print_json(&improvement_json(&design, &found, &digest))?;
    } else {
        terminal.print(&report::improve::terminal(&view, terminal.width()))?;
        let place = say::written_to(terminal.lang, written.len(), &folder.display().to_string());
        let page = folder.join("improvement.html").display().to_string();
        terminal.print(&format!("\n{place}\n{}\n", say::open_first(terminal.lang, &page)))?;
    }
    Ok(Exit::Done)
}

/// The measures that are named, or all.
fn chosen(all: Vec<CorrectiveMeasure>, named: &[String]) -> Result<Vec<CorrectiveMeasure>, Failure> {
    let usage = |what: Text, hint: Text| Err(Failure::new(Exit::Usage, what, hint));
    let ids: Vec<String> = all.iter().map(|measure| measure.id.clone()).collect();
    let list = ids.join(", ");
    if all.is_empty() {
        return usage(Text::of(texts::no_measures), Text::of(|lang| texts::hint_measures(lang, "–")));
    }
    if let Some(unknown) = named.iter().find(|id| !ids.contains(id)) {
        return usage(
            Text::of(|lang| texts::unknown_measure(lang, unknown)),
            Text::of(|lang| texts::hint_measures(lang, &list)),
        );
    }
    Ok(all.into_iter().filter(|measure| named.is_empty() || named.contains(&measure.id)).collect())
}

/// What a journal must have been made for to be gone on with.
fn header(design: &Design, plan: &ImprovePlan, digest: &str) -> String {
    // Another build that simulates otherwise is told by the first drill.
    let (_, first) = first_drill(&design.scenario, design.seed);
    serde_json::json!({
        "journal": "improve", "first_drill": stable_key(&first), "version": env!("CARGO_PKG_VERSION"), "digest": digest, "seed": design.seed,
        "measures": design.measures, "replications": plan.replications, "combine": plan.combine, "by": plan.by,
    })
    .to_string()
}

/// Runs with a bar on a terminal.
fn with_progress(
    design: &Design,
    plan: ImprovePlan,
    journal: &mut JournalFile,
    terminal: &Terminal,
) -> Result<Improvement, Failure> {
    let mut bar = progress::Progress::new(plan.replications * 2, terminal);
    let found = improve(design.clone(), plan, journal, &mut |progress: Progress| {
        bar.most(progress.most);
        bar.set(progress.done, progress.earlier);
    });
    bar.end();
    found.map_err(|broken| match broken {
        Broken::Threads(error) => pipeline::no_threads(&error),
        Broken::Journal(failure) => failure,
    })
}

/// Writes every file, all or none; gives their paths.
fn write(mut out: OutFolder, view: &View) -> Result<Vec<PathBuf>, Failure> {
    let json = format!("{:#}\n", improvement_json(view.design, view.found, view.digest));
    out.stage("improvement.json", json.as_bytes())?;
    out.stage("improvement.md", report::improve::markdown(view).as_bytes())?;
    let charts = report::improve::charts(view);
    out.stage("improvement.html", report::improve::html(view, &charts).as_bytes())?;
    out.stage_charts(&charts, &report::improve::tables(view))?;
    out.commit(&[])
}
