//! `sensitivity`: which assumptions move the result, and which would turn the order of structures.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::cli::args::{BetterArg, SensitivityArgs};
use crate::cli::disk::Disk;
use crate::cli::exit::{Exit, Failure};
use crate::cli::journal::JournalFile;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::progress::Progress;
use crate::cli::terminal::Terminal;
use crate::experiment::compare::{Better, Measure};
use crate::experiment::sensitivity::{Paper, Simulated, StudyPlan, Subject, Told, columns, pool, study};
use crate::experiment::{Column, Layout};
use crate::i18n::{Lang, Text, cli as say, sensitivity as text};
use crate::kernel::stable_key;
use crate::record::scenario_digest;
use crate::report::sensitivity as report;
use crate::scenario::{Assumptions, LoadOptions};

/// The journal beside the results while they are being made.
const JOURNAL: &str = ".cyberdrill-sensitivity.journal";

/// Runs a study. Nothing is written before every scenario is known to be valid.
pub fn run(args: &SensitivityArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let subject = Subject::of(load(args, terminal)?);
    let Some(first) = subject.arms.first().map(|arm| &arm.loaded.scenario) else { return Ok(Exit::Done) };
    if subject.factors.is_empty() {
        let (what, hint) = (Text::of(text::nothing_to_vary), Text::of(text::hint_nothing_to_vary));
        return Err(Failure::new(Exit::Invalid, what, hint));
    }
    let seed = args.seed.unwrap_or(first.drill.seed);
    let measure = measured(args, &columns(&Arc::new(first.clone()), seed))?;
    let column = measure.column.clone();
    let plan = plan(args, &measure, seed);
    let digests: Vec<String> = subject
        .arms
        .iter()
        .map(|arm| scenario_digest(&arm.loaded.scenario).map_err(|error| pipeline::unwritten(&error)))
        .collect::<Result<_, _>>()?;
    let structures: Vec<&str> =
        subject.arms.iter().map(|arm| arm.loaded.scenario.structure.id.as_str()).collect();
    let folder = args.out.as_deref().map_or_else(
        || {
            let last = format!("sensitivity-{seed}");
            Path::new("reports/out").join(&first.id).join(structures.join("+")).join(last)
        },
        |out| Path::new(out).into(),
    );
    let out = OutFolder::open(&folder)?;
    let threads = pool(args.threads).map_err(|error| pipeline::no_threads(&error))?;
    let mut journal = JournalFile::open(&folder.join(JOURNAL), header(&subject, &column, plan, &digests))?;
    let mut bar = Progress::new(plan.budget, terminal);
    let mut tell = |told: Told| bar.set(told.drills, told.earlier);
    let mut model = Simulated::new(&subject, measure, seed, threads, &mut journal, &mut tell)?;
    let findings = study(&subject.factors, plan, &mut model)?;
    bar.end();
    let paper = Paper { subject: &subject, column: &column, plan, digests: &digests, findings: &findings };
    let written = write(out, &paper, terminal.lang)?;
    journal.remove()?;
    if terminal.json {
        terminal.print_json(&paper.json())?;
    } else {
        terminal.print(&report::terminal(&paper, terminal.lang, terminal.width()))?;
        let shown = folder.display().to_string();
        terminal.print(&format!("\n{}\n", say::written_to(terminal.lang, written, &shown)))?;
    }
    Ok(Exit::Done)
}

/// The scenario under every structure asked for, or under its own.
fn load(args: &SensitivityArgs, terminal: &mut Terminal) -> Result<Vec<Assumptions>, Failure> {
    let names: Vec<Option<String>> = match args.structures.as_slice() {
        [] => vec![None],
        some => some.iter().cloned().map(Some).collect(),
    };
    let disk = Disk::new(terminal.lang);
    let mut arms: Vec<Assumptions> = Vec::new();
    for structure in names {
        let options = LoadOptions { structure, campaigns: args.campaigns.clone(), ..LoadOptions::default() };
        match Assumptions::load(&disk, &args.scenario, &options) {
            Ok(arm) => arms.push(arm),
            Err(problems) => return Err(pipeline::refuse(&problems, terminal)?),
        }
    }
    if let Some(first) = arms.first() {
        pipeline::complain(&first.loaded.warnings, terminal);
    }
    let mut seen = BTreeSet::new();
    for arm in &arms {
        let id = &arm.loaded.scenario.structure.id;
        if !seen.insert(id) {
            let what = Text::of(|lang| text::structure_twice(lang, id));
            return Err(Failure::new(Exit::Usage, what, Text::of(text::hint_structure_twice)));
        }
    }
    Ok(arms)
}

/// The measure of that name.
fn measured(args: &SensitivityArgs, known: &Layout) -> Result<Measure, Failure> {
    let better = args.better.map(|better| match better {
        BetterArg::Higher => Better::Higher,
        BetterArg::Lower => Better::Lower,
    });
    Measure::find(known, &args.measure, better).ok_or_else(|| {
        Failure::new(
            Exit::Usage,
            Text::of(|lang| text::unknown_measure(lang, &args.measure)),
            Text::of(|lang| text::hint_measures(lang, &known.names().join(", "))),
        )
    })
}

fn plan(args: &SensitivityArgs, measure: &Measure, seed: u64) -> StudyPlan {
    StudyPlan {
        budget: args.budget,
        replications: args.replications,
        seed,
        higher_is_better: measure.better == Better::Higher,
        worth: args.worth.unwrap_or_else(|| measure.usual_worth()),
    }
}

/// What a journal must have been made for to be gone on with: everything that the questions depend on.
fn header(subject: &Subject, column: &Column, plan: StudyPlan, digests: &[String]) -> String {
    let factors = serde_json::to_string(&subject.factors).unwrap_or_default();
    serde_json::json!({
        "journal": "sensitivity", "version": env!("CARGO_PKG_VERSION"), "scenario_digests": digests,
        "measure": column.name(), "seed": plan.seed, "budget": plan.budget, "replications": plan.replications,
        "worth": plan.worth, "higher_is_better": plan.higher_is_better, "factors": stable_key(&factors),
    })
    .to_string()
}

/// Writes every file, all or none; tells how many.
fn write(mut out: OutFolder, paper: &Paper, lang: Lang) -> Result<usize, Failure> {
    let charts = report::charts(paper, lang);
    out.stage("sensitivity.json", format!("{:#}\n", paper.json()).as_bytes())?;
    out.stage("sensitivity.md", report::markdown(paper, &charts, lang).as_bytes())?;
    out.stage("sensitivity.html", report::html(paper, &charts, lang).as_bytes())?;
    for (name, table) in report::csv(paper) {
        out.stage(&name, table.as_bytes())?;
    }
    out.stage_charts(&charts, &[])?;
    let ours: Vec<String> = report::chart_names()
        .flat_map(|name| ["svg", "png", "csv"].map(|end| format!("charts/{name}.{end}")))
        .collect();
    out.commit(&ours).map(|written| written.len())
}
