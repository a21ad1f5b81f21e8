//! `sensitivity`: which assumptions move the result, and which would turn the order of structures.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::args::{BetterArg, SensitivityArgs};
use crate::cli::disk::Disk;
use crate::cli::exit::{Exit, Failure};
use crate::cli::journal::JournalFile;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::progress::Progress;
use crate::cli::shard::{self, Header, Kind, ShardSet};
use crate::cli::terminal::Terminal;
use crate::experiment::compare::{Better, Measure};
use crate::experiment::sensitivity::{
    Broken, Findings, Paper, Simulated, Stage, StudyPlan, Subject, Told, least_budget, pool, stages, study,
    study_stage,
};
use crate::experiment::{Journal, Layout, Part, first_drill};
use crate::i18n::{Lang, Text, cli as say, sensitivity as text, shard as texts};
use crate::kernel::stable_key;
use crate::record::scenario_digest;
use crate::report::sensitivity as report;
use crate::scenario::{Assumptions, LoadOptions};

/// The journal beside the results while they are being made.
const JOURNAL: &str = ".cyberdrill-sensitivity.journal";

/// Runs a study, or a shard of a stage of it. Nothing is written before every scenario is known to be valid.
pub fn run(args: &SensitivityArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let stage = match (args.shard, args.stage) {
        (None, Some(_)) => return Err(usage(texts::stage_alone, texts::hint_stage_alone)),
        (Some(_), None) => {
            let hint = |lang| texts::hint_shard_without_stage(lang, stages(args.structures.len()));
            return Err(usage(texts::shard_without_stage, hint));
        }
        (part, stage) => part.zip(stage),
    };
    let Some(ready) = Ready::of(args, terminal)? else { return Ok(Exit::Done) };
    if let Some((part, stage)) = stage {
        return ready.shard(args, part, stage, terminal);
    }
    let out = OutFolder::open_durable(&ready.folder)?;
    let mut journal = JournalFile::open(&ready.folder.join(JOURNAL), ready.journal_header(), terminal)?;
    let findings = ready.find(args, &mut journal, terminal)?;
    let written = write(out, &ready.paper(&findings), terminal.lang)?;
    journal.remove()?;
    ready.tell(&findings, written, terminal)
}

/// Does what one machine does, with the drills of shards.
pub fn merge(
    args: &SensitivityArgs,
    set: &mut ShardSet,
    part: Part,
    terminal: &mut Terminal,
) -> Result<Exit, Failure> {
    let Some(ready) = Ready::of(args, terminal)? else { return Ok(Exit::Done) };
    set.check(&ready.header(args, part, 1))?;
    let findings = ready.find(args, set, terminal)?;
    let written = write(OutFolder::open_durable(&ready.folder)?, &ready.paper(&findings), terminal.lang)?;
    ready.tell(&findings, written, terminal)
}

fn usage(what: impl Fn(Lang) -> String, hint: impl Fn(Lang) -> String) -> Failure {
    Failure::new(Exit::Usage, Text::of(what), Text::of(hint))
}

/// A study that can begin.
struct Ready {
    subject: Subject,
    measure: Measure,
    plan: StudyPlan,
    digests: Vec<String>,
    /// What the first drill under every structure came to: another build that simulates otherwise is told by it.
    first_drill: u64,
    folder: PathBuf,
}

impl Ready {
    fn of(args: &SensitivityArgs, terminal: &mut Terminal) -> Result<Option<Ready>, Failure> {
        let subject = Subject::of(load(args, terminal)?);
        let Some(first) = subject.arms.first().map(|arm| &arm.loaded.scenario) else { return Ok(None) };
        if subject.factors.is_empty() {
            let (what, hint) = (Text::of(text::nothing_to_vary), Text::of(text::hint_nothing_to_vary));
            return Err(Failure::new(Exit::Invalid, what, hint));
        }
        let least = least_budget(subject.arms.len(), args.replications);
        if args.budget < least {
            let what = |lang| text::budget_too_small(lang, args.budget, least);
            return Err(usage(what, text::hint_budget_too_small));
        }
        let seed = args.seed.unwrap_or(first.drill.seed);
        let firsts: Vec<(Layout, String)> = subject
            .arms
            .iter()
            .map(|arm| first_drill(&Arc::new(arm.loaded.scenario.clone()), seed))
            .collect();
        let measure = measured(args, &firsts[0].0)?;
        let plan = plan(args, &measure, seed);
        let arms = subject.arms.iter().map(|arm| &arm.loaded.scenario);
        let digests: Vec<String> = arms
            .map(|scenario| scenario_digest(scenario).map_err(|error| pipeline::unwritten(&error)))
            .collect::<Result<_, _>>()?;
        let rows: Vec<&str> = firsts.iter().map(|(_, row)| row.as_str()).collect();
        let first_drill = stable_key(&rows.join(";"));
        let folder = args.out.as_deref().map_or_else(
            || {
                let last = format!("sensitivity-{seed}");
                Path::new("reports/out").join(&first.id).join(structures(&subject).join("+")).join(last)
            },
            PathBuf::from,
        );
        Ok(Some(Ready { subject, measure, plan, digests, first_drill, folder }))
    }

    /// What a shard of it is of.
    fn header(&self, args: &SensitivityArgs, part: Part, stage: u64) -> Header {
        let subject = shard::Subject {
            command: Kind::Sensitivity,
            structures: structures(&self.subject).into_iter().map(str::to_owned).collect(),
            digests: &self.digests,
            seed: self.plan.seed,
            rows: self.journal_header(),
            stages: stages(self.subject.arms.len()),
        };
        Header::new(subject, args, part, stage)
    }

    /// Runs a part of a stage, from the shards of the stages before, which are in the same folder.
    fn shard(
        &self,
        args: &SensitivityArgs,
        part: Part,
        stage: u64,
        terminal: &mut Terminal,
    ) -> Result<Exit, Failure> {
        let stages = stages(self.subject.arms.len());
        if stage > stages {
            let told = texts::no_such_stage(terminal.lang, stage, stages);
            return terminal.print(&format!("{told}\n")).map(|()| Exit::Done);
        }
        let header = self.header(args, part, stage);
        let before = ShardSet::before(&self.folder, &header)?;
        let threads = pool(args.threads).map_err(|error| pipeline::no_threads(&error))?;
        shard::make(&self.folder, &header, terminal, |journal, tell| {
            let stage = Stage { number: stage, part, before: before.lines()? };
            let tell = &mut |told: Told, most| tell(told.drills, told.earlier, most);
            study_stage(&self.subject, self.measure.clone(), self.plan, stage, threads, journal, tell)
                .map_err(|broken| match broken {
                    Broken::Journal(failure) => failure,
                    Broken::Before => shard::too_few(),
                })
        })
    }

    /// Runs what no journal holds.
    fn find<J: Journal<Error = Failure>>(
        &self,
        args: &SensitivityArgs,
        journal: &mut J,
        terminal: &Terminal,
    ) -> Result<Findings, Failure> {
        let Ready { subject, measure, plan, .. } = self;
        let threads = pool(args.threads).map_err(|error| pipeline::no_threads(&error))?;
        let mut bar = Progress::new(plan.budget, terminal);
        let mut tell = |told: Told| bar.set(told.drills, told.earlier);
        let mut model = Simulated::new(subject, measure.clone(), plan.seed, threads, journal, &mut tell)?;
        let findings = study(&subject.factors, *plan, &mut model)?;
        bar.end();
        Ok(findings)
    }

    fn paper<'a>(&'a self, findings: &'a Findings) -> Paper<'a> {
        let Ready { subject, measure, plan, digests, .. } = self;
        Paper { subject, column: &measure.column, plan: *plan, digests, findings }
    }

    fn tell(&self, findings: &Findings, written: usize, terminal: &mut Terminal) -> Result<Exit, Failure> {
        let paper = self.paper(findings);
        if terminal.json {
            terminal.print_json(&paper.json())?;
        } else {
            terminal.print(&report::terminal(&paper, terminal.lang, terminal.width()))?;
            let shown = self.folder.display().to_string();
            terminal.print(&format!("\n{}\n", say::written_to(terminal.lang, written, &shown)))?;
        }
        Ok(Exit::Done)
    }

    /// What a journal must have been made for to be gone on with: everything that the questions depend on, and their order.
    fn journal_header(&self) -> String {
        let Ready { subject, measure, plan, digests, .. } = self;
        let factors = serde_json::to_string(&subject.factors).unwrap_or_default();
        serde_json::json!({
            "journal": "sensitivity", "order": 2, "version": env!("CARGO_PKG_VERSION"),
            "scenario_digests": digests, "measure": measure.column.name(), "seed": plan.seed,
            "budget": plan.budget, "replications": plan.replications, "worth": plan.worth,
            "higher_is_better": plan.higher_is_better, "factors": stable_key(&factors),
            "first_drill": self.first_drill,
        })
        .to_string()
    }
}

fn structures(subject: &Subject) -> Vec<&str> {
    subject.arms.iter().map(|arm| arm.loaded.scenario.structure.id.as_str()).collect()
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
        bounds: measure.bounds(),
    }
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
