//! `export eeg`, `aar`, `drill-plan`, `drill-report`: papers of a drill as DOCX and HTML.

use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use crate::cli::commands::{results, saved};
use crate::cli::exit::{Exit, Failure};
use crate::cli::export_args::{
    EffectsArgs, ExportAarArgs, ExportDrillPlanArgs, ExportDrillReportArgs, ExportEegArgs,
};
use crate::cli::out::OutFolder;
use crate::cli::terminal::Terminal;
use crate::cli::{files, pipeline, progress};
use crate::experiment::improve::{Broken, Design, ImprovePlan, Objective, improve, improvement_json};
use crate::experiment::{Journal, Progress};
use crate::i18n::format::Clock;
use crate::i18n::{Lang, Text, cli as say, papers as texts};
use crate::record::{Record, scenario_digest};
use crate::report::docx;
use crate::report::papers::{self, Aar, Effects, Forecast, Paper};
use crate::scenario::{LoadOptions, Scenario, embedded_measures};
use crate::score::Scored;
use crate::units::SimTime;

/// Largest study of measures.
const LARGEST_STUDY: u64 = 64 << 20;
/// Confidence of a study that is made at once.
const CONFIDENCE: f64 = 0.95;
/// At most so many measures together in it.
const COMBINE: usize = 3;

/// Evaluation guides: filled in from a record, blank from a scenario.
pub fn eeg(args: &ExportEegArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let lang = terminal.lang;
    let (paper, folder) = if saved::is_record(&args.source) {
        if args.structure.is_some() {
            return Err(Failure::new(
                Exit::Usage,
                Text::of(texts::structure_of_record),
                Text::of(texts::hint_structure_of_record),
            ));
        }
        let record = saved::load(&args.source)?;
        let scored = pipeline::score(&record);
        (papers::filled_guides(&record, &scored, lang), beside(&args.source, &record))
    } else {
        let options = LoadOptions { structure: args.structure.clone(), ..LoadOptions::default() };
        let loaded = pipeline::load(&args.source, &options, terminal)?;
        pipeline::complain(&loaded.warnings, terminal);
        (papers::blank_guides(&loaded.scenario, lang), of_scenario(&loaded.scenario))
    };
    write("eeg", &paper, args.out.out.as_deref(), folder, terminal)
}

/// After-action report and improvement plan.
pub fn aar(args: &ExportAarArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let path = &args.record.record;
    let record = saved::load(path)?;
    let scored = pipeline::score(&record);
    let last = earlier(&args.last, &record, &scored)?;
    let effects = effects(&args.effects, &record, terminal)?;
    let of = Aar { record: &record, scored: &scored, effects: effects.as_ref(), last: &last };
    let paper = papers::aar(&of, terminal.lang);
    write("aar", &paper, args.out.out.as_deref(), beside(path, &record), terminal)
}

/// The drill's plan as an administrative document.
pub fn drill_plan(args: &ExportDrillPlanArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let options = LoadOptions {
        structure: args.structure.clone(),
        campaigns: args.campaigns.clone(),
        ..LoadOptions::default()
    };
    let loaded = pipeline::load(&args.scenario, &options, terminal)?;
    pipeline::complain(&loaded.warnings, terminal);
    let files = plan_files(&loaded.scenario, terminal.lang)?;
    write_all(&files, args.out.out.as_deref(), of_scenario(&loaded.scenario), terminal)
}

/// The papers of a drill that is planned, for what its simulated runs put to the test: blank guides, the plan, the script of exercise
/// control.
pub fn planned(
    scenario: &Scenario,
    forecast: &Forecast,
    lang: Lang,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let guides = as_files("eeg", &papers::guides_forecast(scenario, forecast, lang))?;
    let plan = as_files("drill-plan", &papers::plan_forecast(scenario, forecast, lang))?;
    let control = as_files("drill-control", &papers::drill_control(scenario, lang))?;
    Ok(guides.into_iter().chain(plan).chain(control).collect())
}

/// The drill's plan, which goes to everybody, and the script of exercise control, which is a file of its own and goes to nobody else.
pub fn plan_files(scenario: &Scenario, lang: Lang) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let plan = as_files("drill-plan", &papers::drill_plan(scenario, lang))?;
    let control = as_files("drill-control", &papers::drill_control(scenario, lang))?;
    Ok(plan.into_iter().chain(control).collect())
}

/// The drill's report as an administrative document.
pub fn drill_report(args: &ExportDrillReportArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let path = &args.record.record;
    let record = saved::load(path)?;
    let scored = pipeline::score(&record);
    let effects = effects(&args.effects, &record, terminal)?;
    let paper = papers::drill_report(&record, &scored, effects.as_ref(), terminal.lang);
    write("drill-report", &paper, args.out.out.as_deref(), beside(path, &record), terminal)
}

fn beside(path: &str, record: &Record) -> PathBuf {
    results::folder_of_record(Path::new(path), &record.run)
}

fn of_scenario(scenario: &Scenario) -> PathBuf {
    Path::new("reports/out").join(&scenario.id).join("papers")
}

/// The records of the year before. One of another province, one that is not earlier, or one that shares no expectation with this one
/// says nothing about it.
fn earlier(paths: &[String], own: &Record, now: &Scored) -> Result<Vec<(Record, Scored)>, Failure> {
    let mut list = Vec::new();
    for path in paths {
        let record = saved::load(path)?;
        not_last(path, &record.run.scenario, &own.run.scenario)?;
        let scored = pipeline::score(&record);
        let known = |id: &str| now.card.expectations.iter().any(|e| e.id == id);
        if !scored.card.expectations.iter().any(|e| known(&e.id)) {
            return Err(Failure::new(
                Exit::Invalid,
                Text::of(|lang| texts::last_other(lang, path)),
                Text::of(texts::hint_last_other),
            ));
        }
        list.push((record, scored));
    }
    Ok(list)
}

fn not_last(path: &str, last: &Scenario, now: &Scenario) -> Result<(), Failure> {
    let refused = |what: Text| Err(Failure::new(Exit::Invalid, what, Text::of(texts::hint_last_other)));
    if last.province.id != now.province.id {
        let name = &last.province.name;
        return refused(Text::of(|lang| texts::last_province(lang, path, name.get(lang))));
    }
    // Moments are written so that their texts sort as they do.
    if last.drill.starts >= now.drill.starts {
        let day = |lang| Clock::of(&last.drill.starts).date(SimTime::ZERO, lang);
        return refused(Text::of(|lang| texts::last_not_earlier(lang, path, &day(lang))));
    }
    Ok(())
}

/// What measures do, read from a file or simulated at once; none where neither was asked for.
fn effects(args: &EffectsArgs, record: &Record, terminal: &Terminal) -> Result<Option<Effects>, Failure> {
    match (&args.improvement, args.replications) {
        (Some(path), _) => read_effects(path, record).map(Some),
        (None, Some(n)) => simulate_effects(n, args.threads, record, terminal).map(Some),
        (None, None) => Ok(None),
    }
}

fn read_effects(path: &str, record: &Record) -> Result<Effects, Failure> {
    let bytes = files::read_bytes(Path::new(path), LARGEST_STUDY)?;
    let effects = Effects::read(&String::from_utf8_lossy(&bytes)).map_err(|error| {
        let why = error.to_string();
        Failure::new(
            Exit::Invalid,
            Text::of(|lang| texts::improvement_broken(lang, path, &why)),
            Text::of(texts::hint_improvement),
        )
    })?;
    let ours = digest(record)?;
    if effects.scenario_digest != ours {
        let short = |digest: &str| digest.replace("sha256:", "").chars().take(8).collect::<String>();
        let (theirs, ours) = (short(&effects.scenario_digest), short(&ours));
        return Err(Failure::new(
            Exit::Invalid,
            Text::of(|lang| texts::improvement_other(lang, path, &theirs, &ours)),
            Text::of(texts::hint_improvement_other),
        ));
    }
    Ok(effects)
}

fn digest(record: &Record) -> Result<String, Failure> {
    scenario_digest(&record.run.scenario).map_err(|error| pipeline::unwritten(&error))
}

/// A study of every measure of the embedded library, kept nowhere.
fn simulate_effects(
    n: u64,
    threads: usize,
    record: &Record,
    terminal: &Terminal,
) -> Result<Effects, Failure> {
    let measures = embedded_measures();
    let broken = |what: Text| Failure::new(Exit::Defect, what, Text::of(texts::hint_improvement));
    if measures.is_empty() {
        return Err(broken(Text::of(texts::no_measures)));
    }
    let scenario = Arc::clone(&record.run.scenario);
    let design = Design { scenario, measures, seed: record.run.seed, threads };
    let plan =
        ImprovePlan { replications: n, confidence: CONFIDENCE, combine: COMBINE, by: Objective::default() };
    let mut bar = progress::Progress::new(n * 2, terminal);
    let found = improve(design.clone(), plan, &mut Unkept, &mut |progress: Progress| {
        bar.most(progress.most);
        bar.set(progress.done, progress.earlier);
    });
    bar.end();
    let found = found.map_err(|broken| match broken {
        Broken::Threads(error) => pipeline::no_threads(&error),
        Broken::Journal(never) => match never {},
    })?;
    let text = improvement_json(&design, &found, &digest(record)?).to_string();
    Effects::read(&text).map_err(|error| {
        let why = error.to_string();
        broken(Text::of(|lang| texts::improvement_broken(lang, "improve", &why)))
    })
}

/// The journal of a study that is not gone on with.
struct Unkept;

impl Journal for Unkept {
    type Error = Infallible;
    fn earlier(&mut self, _: &mut dyn FnMut(&str) -> bool) -> Result<(), Infallible> {
        Ok(())
    }
    fn append(&mut self, _: &[String]) -> Result<(), Infallible> {
        Ok(())
    }
}

/// A paper as DOCX and as HTML.
pub fn as_files(name: &str, paper: &Paper) -> Result<[(String, Vec<u8>); 2], Failure> {
    let packed = docx::write(paper).map_err(|error| {
        let why = error.to_string();
        Failure::new(
            Exit::Defect,
            Text::of(|lang| texts::not_packed(lang, &why)),
            Text::of(texts::hint_not_packed),
        )
    })?;
    Ok([(format!("{name}.docx"), packed), (format!("{name}.html"), papers::html(paper).into_bytes())])
}

/// Writes a paper as DOCX and as HTML, both or neither, and tells where they are.
fn write(
    name: &str,
    paper: &Paper,
    out: Option<&str>,
    folder: PathBuf,
    terminal: &mut Terminal,
) -> Result<Exit, Failure> {
    write_all(&as_files(name, paper)?, out, folder, terminal)
}

/// Writes files, all or none, and tells where they are.
fn write_all(
    files: &[(String, Vec<u8>)],
    out: Option<&str>,
    folder: PathBuf,
    terminal: &mut Terminal,
) -> Result<Exit, Failure> {
    let folder = out.map_or(folder, PathBuf::from);
    let mut folder_out = OutFolder::open(&folder)?;
    for (name, bytes) in files {
        folder_out.stage(name, bytes)?;
    }
    let written = folder_out.commit(&[])?;
    let paths: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
    if terminal.json {
        terminal.print_json(&json!({ "written": paths }))?;
    } else {
        let place = say::written_to(terminal.lang, paths.len(), &folder.display().to_string());
        terminal.print(&format!("{place}\n{}\n", paths.join("\n")))?;
    }
    Ok(Exit::Done)
}
