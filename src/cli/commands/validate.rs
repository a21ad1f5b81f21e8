//! `validate`: simulated times beside published ones.

use std::path::Path;
use std::sync::Arc;

use crate::cli::args::ValidateArgs;
use crate::cli::disk::Disk;
use crate::cli::exit::{Exit, Failure};
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::progress::Progress;
use crate::cli::shipped;
use crate::cli::terminal::Terminal;
use crate::experiment::validation::{Subject, Validation, ValidationPlan, drills, validate, validation_json};
use crate::i18n::{Text, cli as say};
use crate::record::scenario_digest;
use crate::report;
use crate::scenario::published::{Published, published};
use crate::scenario::{Files, LoadOptions, MemoryFiles};

/// Replications where nothing else is said.
const USUAL: u64 = 100;
/// Files that a validation leaves: `validation.md`, `validation.json`.
const WRITTEN: usize = 2;
/// Where they go where nothing else is said.
const FOLDER: &str = "reports/out/validation";

/// Runs the validation. Nothing is written before every scenario is known to be valid.
pub fn run(args: &ValidateArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let published = published().map_err(|why| unsound(&why))?;
    let subjects = subjects(args, &published, terminal)?;
    let folder = args.out.out.as_deref().unwrap_or(FOLDER);
    let mut out = OutFolder::open(Path::new(folder))?;
    let plan = ValidationPlan { replications: args.replications.unwrap_or(USUAL), threads: args.threads };
    let found = with_progress(&subjects, &published, plan, terminal)?;
    let command = command_line(args, plan.replications, terminal);
    let json = validation_json(&found, &published);
    let text = report::validation::markdown(&found, &published, &command, terminal.lang);
    out.stage("validation.md", text.as_bytes())?;
    out.stage("validation.json", format!("{json:#}\n").as_bytes())?;
    out.commit(&[])?;
    if terminal.json {
        terminal.print_json(&json)?;
    } else {
        terminal.print(&report::validation::terminal(&found, terminal.lang, terminal.width()))?;
        terminal.print(&format!("\n{}\n", say::written_to(terminal.lang, WRITTEN, folder)))?;
    }
    Ok(Exit::Done)
}

/// The line that makes the same document again.
fn command_line(args: &ValidateArgs, replications: u64, terminal: &Terminal) -> String {
    let mut line = "cyberdrill validate".to_owned();
    args.scenarios.iter().for_each(|scenario| line.push_str(&format!(" {scenario}")));
    line.push_str(&format!(" --replications {replications}"));
    if let Some(seed) = args.seed {
        line.push_str(&format!(" --seed {seed}"));
    }
    if let Some(structure) = &args.structure {
        line.push_str(&format!(" --structure {structure}"));
    }
    line.push_str(&format!(" --lang {}", terminal.lang.code()));
    line
}

/// The scenarios given, or those that the program carries with it.
fn subjects(
    args: &ValidateArgs,
    published: &Published,
    terminal: &mut Terminal,
) -> Result<Vec<Subject>, Failure> {
    if args.scenarios.is_empty() {
        let mut files = MemoryFiles::new();
        let ids = shipped::ids();
        for id in &ids {
            for (name, bytes) in shipped::files(id) {
                files.put(&format!("{id}/{name}"), bytes.into_owned());
            }
        }
        return ids.iter().map(|id| subject(&files, id, args, published, terminal)).collect();
    }
    let disk = Disk::new(terminal.lang);
    args.scenarios.iter().map(|path| subject(&disk, path, args, published, terminal)).collect()
}

fn subject(
    files: &dyn Files,
    path: &str,
    args: &ValidateArgs,
    published: &Published,
    terminal: &mut Terminal,
) -> Result<Subject, Failure> {
    let options = LoadOptions { structure: args.structure.clone(), ..LoadOptions::default() };
    let own = pipeline::load_from(files, path, &options, terminal)?;
    let campaigns = published.figures.pairs.iter().map(|pair| pair.campaign.clone()).collect();
    let with_all = pipeline::load_from(files, path, &LoadOptions { campaigns, ..options }, terminal)?;
    let digest = scenario_digest(&with_all.scenario).map_err(|error| pipeline::unwritten(&error))?;
    Ok(Subject {
        seed: args.seed.unwrap_or(own.scenario.drill.seed),
        own: Arc::new(own.scenario),
        with_all: Arc::new(with_all.scenario),
        digest,
    })
}

fn with_progress(
    subjects: &[Subject],
    published: &Published,
    plan: ValidationPlan,
    terminal: &Terminal,
) -> Result<Validation, Failure> {
    let bar = Progress::new(drills(subjects.len(), published, plan), terminal);
    let found = validate(subjects, published, plan, &|done| bar.at(done));
    bar.end();
    found.map_err(|error| pipeline::no_threads(&error))
}

/// The figures that the program carries with it cannot be read: it was built wrongly.
fn unsound(why: &str) -> Failure {
    Failure::new(Exit::Defect, Text::of(|lang| say::unsound_figures(lang, why)), Text::of(say::defect_hint))
}
