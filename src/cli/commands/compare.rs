//! `compare`: structures or scenarios on the same drills.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::args::{BetterArg, CompareArgs};
use crate::cli::disk::Disk;
use crate::cli::exit::{Exit, Failure};
use crate::cli::journal::{JournalFile, Rows, incomplete, row_number};
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::progress;
use crate::cli::shard::{self, Header, Kind, ShardSet};
use crate::cli::terminal::Terminal;
use crate::experiment::compare::{
    Better, ComparePlan, Comparison, Measure, compare, comparison_json, table_lines,
};
use crate::experiment::{Arm, Part, Progress, Runner, rows_of_part};
use crate::i18n::{Text, cli as say, compare as texts, format};
use crate::record::scenario_digest;
use crate::report;
use crate::report::compare::{MOST_ARMS, View, drills_to_settle};
use crate::scenario::{LoadOptions, Loaded, structure_ids};

/// The journal beside the results while they are being made.
const JOURNAL: &str = ".cyberdrill-compare.journal";
/// Every structure of the library.
const ALL: &str = "all";
/// Confidence of every table as a whole.
const CONFIDENCE: f64 = 0.95;
/// Probability of correct selection where nothing else is said.
const SURE: f64 = 0.95;
/// At most so many drills of every arm where a rule decides.
const MOST: u64 = 100_000;
/// Drills of every arm where nothing else is said.
const USUAL: u64 = 500;

/// Compares, or runs a shard of it. Nothing is written before every scenario is known to be valid.
pub fn run(args: &CompareArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    if args.pcs.is_some() && !args.select {
        return Err(usage(texts::needs_select, texts::hint_needs_select));
    }
    if args.shard.is_some() {
        let until = args.until_half_width.map(|_| "--until-half-width");
        shard::fixed(args.select.then_some("--select").or(until))?;
    }
    let ready = Ready::of(args, terminal)?;
    if let Some(part) = args.shard {
        let header = ready.header(args, part);
        return shard::make(&ready.folder, &header, terminal, |journal, tell| {
            let tell = &mut |p: Progress| tell(p.done, p.earlier, p.most);
            let ComparePlan { replications, variance_reduction, .. } = ready.plan;
            rows_of_part(&ready.runner, part, replications, variance_reduction, journal, tell)
        });
    }
    let out = OutFolder::open_durable(&ready.folder)?;
    let journal = ready.folder.join(JOURNAL);
    let mut journal = JournalFile::open(&journal, journal_header(&ready.runner, &ready.digests), terminal)?;
    let (found, per_drill) = ready.find(&mut journal, terminal)?;
    let written = write(out, &ready.view(&found, terminal), &mut journal)?;
    journal.remove()?;
    ready.tell(&found, &written, terminal)?;
    cost(&found, per_drill, terminal);
    Ok(Exit::Done)
}

/// Does what one machine does, with the drills of shards.
pub fn merge(
    args: &CompareArgs,
    set: &mut ShardSet,
    part: Part,
    terminal: &mut Terminal,
) -> Result<Exit, Failure> {
    let ready = Ready::of(args, terminal)?;
    set.check(&ready.header(args, part))?;
    let (found, _) = ready.find(set, terminal)?;
    let written = write(OutFolder::open_durable(&ready.folder)?, &ready.view(&found, terminal), set)?;
    ready.tell(&found, &written, terminal)
}

/// A comparison that can begin.
struct Ready {
    runner: Runner,
    digests: Vec<String>,
    plan: ComparePlan,
    folder: PathBuf,
}

impl Ready {
    fn of(args: &CompareArgs, terminal: &mut Terminal) -> Result<Ready, Failure> {
        let (arms, digests) = arms(args, terminal)?;
        let first = arms[0].scenario.clone();
        let seed = args.seed.unwrap_or(first.drill.seed);
        let runner = Runner::new(arms, seed, args.threads).map_err(|error| pipeline::no_threads(&error))?;
        let plan = plan(args, &runner)?;
        let folder = args.out.as_deref().map_or_else(
            || Path::new("reports/out").join(&first.id).join(format!("compare-{seed}")),
            PathBuf::from,
        );
        Ok(Ready { runner, digests, plan, folder })
    }

    /// What a shard of it is of.
    fn header(&self, args: &CompareArgs, part: Part) -> Header {
        let subject = shard::Subject {
            command: Kind::Compare,
            structures: self.runner.arms().iter().map(|arm| arm.id.clone()).collect(),
            digests: &self.digests,
            seed: self.runner.seed(),
            rows: self.runner.signature(),
            stages: 1,
        };
        Header::new(subject, args, part, 1)
    }

    /// Runs what no journal holds; also the seconds that a drill of every arm took, where any was run.
    fn find<J: Rows>(
        &self,
        journal: &mut J,
        terminal: &Terminal,
    ) -> Result<(Comparison, Option<f64>), Failure> {
        with_progress(&self.runner, &self.plan, journal, terminal)
    }

    fn view<'a>(&'a self, found: &'a Comparison, terminal: &Terminal) -> View<'a> {
        View { runner: &self.runner, found, digests: &self.digests, lang: terminal.lang }
    }

    fn tell(
        &self,
        found: &Comparison,
        written: &[PathBuf],
        terminal: &mut Terminal,
    ) -> Result<Exit, Failure> {
        if terminal.json {
            terminal.print_json(&comparison_json(&self.runner, found, &self.digests))?;
        } else {
            terminal.print(&report::compare::terminal(&self.view(found, terminal), terminal.width()))?;
            tell(written, &self.folder, terminal)?;
        }
        Ok(Exit::Done)
    }
}

fn usage(what: impl Fn(crate::i18n::Lang) -> String, hint: impl Fn(crate::i18n::Lang) -> String) -> Failure {
    Failure::new(Exit::Usage, Text::of(what), Text::of(hint))
}

/// The arms with the digests of their scenarios: every scenario with every structure; with `--stated`, then the same reduced to
/// what a text states.
fn arms(args: &CompareArgs, terminal: &mut Terminal) -> Result<(Vec<Arm>, Vec<String>), Failure> {
    let mut wanted = Vec::new();
    for path in &args.scenarios {
        wanted.extend(structures(args, path, terminal)?.into_iter().map(|structure| (path, structure)));
    }
    match wanted.len() {
        0 | 1 => return Err(usage(texts::too_few_arms, texts::hint_too_few_arms)),
        n if n > MOST_ARMS => {
            return Err(usage(|lang| texts::too_many_arms(lang, n, MOST_ARMS), texts::hint_too_many_arms));
        }
        _ => {}
    }
    let (mut arms, mut digests): (Vec<Arm>, Vec<String>) = (Vec::new(), Vec::new());
    for stated_only in if args.stated { &[false, true][..] } else { &[false] } {
        for (path, structure) in &wanted {
            let loaded = load(args, path, structure.clone(), *stated_only, terminal)?;
            if !stated_only {
                pipeline::complain(&loaded.warnings, terminal);
            }
            let mut scenario = loaded.scenario;
            // All are scored under one plan.
            if let Some(first) = arms.first() {
                scenario.plan = first.scenario.plan.clone();
            }
            digests.push(scenario_digest(&scenario).map_err(|error| pipeline::unwritten(&error))?);
            arms.push(Arm::of(String::new(), Arc::new(scenario)));
        }
    }
    name(&mut arms, args.scenarios.len() > 1);
    Ok((arms, digests))
}

fn load(
    args: &CompareArgs,
    path: &str,
    structure: Option<String>,
    stated_only: bool,
    terminal: &mut Terminal,
) -> Result<Loaded, Failure> {
    let options = LoadOptions { structure, stated_only, campaigns: args.campaigns.clone() };
    let mut loaded = pipeline::load(path, &options, terminal)?;
    if args.open_ended {
        loaded.scenario = pipeline::open_ended(loaded.scenario);
    }
    Ok(loaded)
}

/// The structures of a scenario that are compared: those that are named; a single one of a single scenario beside its own; `all`,
/// its own first.
fn structures(
    args: &CompareArgs,
    path: &str,
    terminal: &mut Terminal,
) -> Result<Vec<Option<String>>, Failure> {
    if args.structures.is_empty() {
        return Ok(vec![None]);
    }
    let mut named: Vec<Option<String>> = Vec::new();
    for structure in &args.structures {
        if structure == ALL {
            let own = load(args, path, None, false, terminal)?.scenario.structure.id;
            let ids = structure_ids(&Disk::new(terminal.lang), path);
            named.push(None);
            named.extend(ids.into_iter().filter(|id| *id != own).map(Some));
        } else {
            named.push(Some(structure.clone()));
        }
    }
    if named.len() == 1 && args.scenarios.len() == 1 {
        named.insert(0, None);
    }
    Ok(named)
}

/// Ids of the arms: of their structures, or of their scenarios, or of both; a number tells those that are alike.
fn name(arms: &mut [Arm], several: bool) {
    let structures: BTreeSet<&str> = arms.iter().map(|arm| arm.scenario.structure.id.as_str()).collect();
    let one = structures.len() == 1;
    let ids = arms.iter().map(|arm| match (several, one) {
        (false, _) => arm.scenario.structure.id.clone(),
        (true, true) => arm.scenario.id.clone(),
        (true, false) => format!("{}/{}", arm.scenario.id, arm.scenario.structure.id),
    });
    let ids: Vec<String> = ids.collect();
    for (ix, arm) in arms.iter_mut().enumerate() {
        let before = ids[..ix].iter().filter(|id| **id == ids[ix]).count();
        arm.id = if before == 0 { ids[ix].clone() } else { format!("{}-{}", ids[ix], before + 1) };
    }
}

fn plan(args: &CompareArgs, runner: &Runner) -> Result<ComparePlan, Failure> {
    let better = args.better.map(|better| match better {
        BetterArg::Higher => Better::Higher,
        BetterArg::Lower => Better::Lower,
    });
    let Some(measure) = Measure::find(runner.layout(), &args.measure, better) else {
        let ids: Vec<&str> =
            runner.arms()[0].scenario.plan.expectations.iter().map(|e| e.id.as_str()).collect();
        let list = ids.join(", ");
        return Err(usage(
            |lang| texts::unknown_measure(lang, &args.measure),
            |lang| texts::hint_measure(lang, &list),
        ));
    };
    let by_rule = args.select || args.until_half_width.is_some();
    Ok(ComparePlan {
        replications: args.replications.unwrap_or(if by_rule { MOST } else { USUAL }),
        confidence: CONFIDENCE,
        worth: args.worth.unwrap_or(measure.usual_worth()),
        until_half_width: args.until_half_width,
        select: args.select.then(|| args.pcs.unwrap_or(SURE)),
        variance_reduction: args.measure_variance_reduction,
        stated: args.stated,
        measure,
    })
}

/// What a journal must have been made for to be gone on with. Measure and rules are not part of it: rows are the same.
fn journal_header(runner: &Runner, digests: &[String]) -> String {
    let ids: Vec<&str> = runner.arms().iter().map(|arm| arm.id.as_str()).collect();
    serde_json::json!({
        "journal": "compare", "version": env!("CARGO_PKG_VERSION"), "arms": ids, "digests": digests,
        "seed": runner.seed(), "rows": runner.signature(),
    })
    .to_string()
}

/// Runs with a bar on a terminal; also the seconds that a drill of every arm took, where any was run.
fn with_progress<J: Rows>(
    runner: &Runner,
    plan: &ComparePlan,
    journal: &mut J,
    terminal: &Terminal,
) -> Result<(Comparison, Option<f64>), Failure> {
    let most = plan.replications * if plan.variance_reduction { 2 } else { 1 };
    let mut bar = progress::Progress::new(most, terminal);
    let mut own = 0;
    let found = compare(runner, plan, journal, &mut |progress: Progress| {
        own = progress.done - progress.earlier;
        bar.half_width(progress.half_width);
        bar.set(progress.done, progress.earlier);
    });
    let seconds = bar.end();
    Ok((found?, (own > 0).then(|| seconds / own as f64)))
}

/// On standard error alone, because it differs between machines: how long it would take to know more.
fn cost(found: &Comparison, per_drill: Option<f64>, terminal: &Terminal) {
    let lang = terminal.lang;
    if let (Some(drills), Some(seconds)) = (drills_to_settle(found), per_drill) {
        let more = drills.saturating_sub(found.replications) as f64;
        let time = format::duration((more * seconds).ceil() as i64, lang);
        terminal.remark(
            &texts::cost_label(lang),
            &texts::cost_in_time(lang, &report::compare::about(drills, lang), &time),
        );
    }
}

/// Writes every file, all or none; tells their paths.
fn write<J: Rows>(mut out: OutFolder, view: &View, journal: &mut J) -> Result<Vec<PathBuf>, Failure> {
    let json = format!("{:#}\n", comparison_json(view.runner, view.found, view.digests));
    out.stage("comparison.json", json.as_bytes())?;
    out.stage("comparison.md", report::compare::markdown(view).as_bytes())?;
    let charts = report::compare::charts(view);
    out.stage("comparison.html", report::compare::html(view, &charts).as_bytes())?;
    out.stage_charts(&charts, &report::compare::tables(view))?;
    let ids: Vec<&str> = view.runner.arms().iter().map(|arm| arm.id.as_str()).collect();
    let (mut failure, mut rows) = (None, 0);
    out.stage_with("replications.csv", |file| {
        writeln!(file, "arm,replication,{}", view.runner.layout().names().join(","))?;
        let mut result = Ok(());
        let read = journal.read_rows(&mut |line| {
            rows += u64::from(row_number(line) == Some(rows));
            table_lines(line, ids.len(), |arm, row| {
                if result.is_ok() {
                    result = writeln!(file, "{},{row}", ids[arm]);
                }
            });
        });
        failure = read.err();
        result
    })?;
    match failure {
        Some(failure) => Err(failure),
        None if rows != view.found.replications => Err(incomplete(rows, view.found.replications)),
        None => out.commit(&[]),
    }
}

fn tell(written: &[PathBuf], folder: &Path, terminal: &mut Terminal) -> Result<(), Failure> {
    let lang = terminal.lang;
    let place = say::written_to(lang, written.len(), &folder.display().to_string());
    let open = say::open_first(lang, &folder.join("comparison.html").display().to_string());
    terminal.print(&format!("\n{place}\n{open}\n"))
}
