//! `plan`: the programme of a year.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::commands::export::{msel, papers};
use crate::cli::disk::Disk;
use crate::cli::exit::{Exit, Failure};
use crate::cli::files;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::plan_args::PlanArgs;
use crate::cli::progress::Progress;
use crate::cli::terminal::Terminal;
use crate::cli::written::{self, Written};
use crate::i18n::{Text, cli as say, programme as texts};
use crate::plan::msel::Made;
use crate::plan::programme::{
    Broken, Design, Ground, Memory, Programme, Refusal, Wishes, programme, programme_json,
};
use crate::record::scenario_digest;
use crate::report::msel::Columns;
use crate::report::papers::Forecast;
use crate::report::programme::{self as report, View};
use crate::scenario::{self, LoadOptions, campaign_ids, copied};

/// Confidence of every interval.
const CONFIDENCE: f64 = 0.95;
/// The largest memory that is read.
const LARGEST_MEMORY: u64 = 16 << 20;

/// Makes the programme. Nothing is written before there is one.
pub fn run(args: &PlanArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let disk = Disk::new(terminal.lang);
    let plain = LoadOptions { structure: args.structure.clone(), ..LoadOptions::default() };
    let loaded = pipeline::load(&args.scenario, &plain, terminal)?;
    let (campaigns, cannot_run) = match args.campaigns.is_empty() {
        true => playable(&disk, &args.scenario, &plain),
        false => (args.campaigns.clone(), Vec::new()),
    };
    let options = LoadOptions { campaigns, ..plain };
    let every = pipeline::load(&args.scenario, &options, terminal)?;
    let named = LoadOptions { campaigns: args.campaigns.clone(), ..options };
    let copied = match copied(&disk, &args.scenario, &named) {
        Ok(copied) => copied,
        Err(problems) => return Err(pipeline::refuse(&problems, terminal)?),
    };
    let digest = scenario_digest(&loaded.scenario).map_err(|error| pipeline::unwritten(&error))?;
    let seed = args.seed.unwrap_or(loaded.scenario.drill.seed);
    let memory = memory(args.memory.as_deref(), &loaded.scenario.province.id)?;
    let (drill, roles) = (loaded.scenario, loaded.role_mapping);
    let ground = Ground { drill, campaigns: every.scenario, roles, cannot_run };
    let design = Design {
        ground: Arc::new(ground),
        copied,
        wishes: wishes(args),
        memory,
        seed,
        threads: args.threads,
    };
    let scenario = &design.ground.drill;
    let folder = args.out.as_deref().map_or_else(
        || Path::new("reports/out").join(&scenario.id).join(format!("plan-{}", args.year)),
        PathBuf::from,
    );
    // What a planner edited is told at once, and not after minutes of simulation.
    Written::last(&folder).unedited(&folder, &WATCHED)?;
    let found = with_progress(&design, terminal)?;
    let view = View { found: &found, scenario, digest: &digest, lang: terminal.lang };
    let papers = papers_of_drills(&found, args, terminal)?;
    let written = write(&folder, &view, &papers)?;
    if terminal.json {
        terminal.print_json(&programme_json(&found, &digest))?;
    } else {
        terminal.print(&report::terminal(&view, terminal.width()))?;
        let place = say::written_to(terminal.lang, written.len(), &folder.display().to_string());
        let page = folder.join("plan.html").display().to_string();
        terminal.print(&format!("\n{place}\n{}\n", say::open_first(terminal.lang, &page)))?;
    }
    Ok(Exit::Done)
}

fn wishes(args: &PlanArgs) -> Wishes {
    Wishes {
        year: args.year,
        days: args.days,
        people: args.people,
        pins: args.pins.clone(),
        forbidden: args.forbidden.clone(),
        before_reports_weeks: args.before_reports,
        apart_weeks: args.apart,
        lengths: args.lengths.clone(),
        hardest: args.hardest,
        easiest: args.easiest,
        fair: args.fair,
        discount: args.discount,
        search: args.search,
        replications: args.replications,
        confidence: CONFIDENCE,
    }
}

/// The campaigns of the library that can run in the province, and those that cannot: nobody does what their playbooks ask.
fn playable(disk: &Disk, path: &str, plain: &LoadOptions) -> (Vec<String>, Vec<String>) {
    let all = campaign_ids(disk, path);
    let loads = |campaigns: &[String]| {
        scenario::load(disk, path, &LoadOptions { campaigns: campaigns.to_vec(), ..plain.clone() }).is_ok()
    };
    if loads(&all) {
        return (all, Vec::new());
    }
    all.into_iter().partition(|id| loads(std::slice::from_ref(id)))
}

/// What earlier years exercised; nothing where no file is named.
fn memory(path: Option<&str>, province: &str) -> Result<Memory, Failure> {
    let Some(path) = path else { return Ok(Memory::none(province)) };
    let bytes = files::read_bytes(Path::new(path), LARGEST_MEMORY)?;
    let refused = |why: &dyn Fn(crate::i18n::Lang) -> String| {
        let what = Text::of(|lang| texts::memory_refused(lang, path, &why(lang)));
        Failure::new(Exit::Invalid, what, Text::of(texts::hint_memory))
    };
    let text = std::str::from_utf8(&bytes).map_err(|_| refused(&texts::memory_not_text))?;
    Memory::read(text, province).map_err(|error| refused(&|lang| error.message(lang, province)))
}

/// Runs with a bar on a terminal.
fn with_progress(design: &Design, terminal: &mut Terminal) -> Result<Programme, Failure> {
    let bar = Progress::new(0, terminal);
    let found = programme(design, &|done, most| {
        bar.most(most.max(done));
        bar.at(done);
    });
    bar.end();
    match found {
        Ok(found) => Ok(found),
        Err(Broken::Refused(Refusal { what, hint })) => Err(Failure::new(Exit::Usage, what, hint)),
        Err(Broken::Invalid(problems)) => Err(pipeline::refuse(&problems, terminal)?),
        Err(Broken::Threads(error)) => Err(pipeline::no_threads(&error)),
    }
}

/// The list of events, the blank evaluation guides and the plan of every drill, for the people in the room: paths below the
/// folder of the drills, with bytes. The lists rest on the runs that the drills were predicted from.
fn papers_of_drills(
    found: &Programme,
    args: &PlanArgs,
    terminal: &Terminal,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let lang = terminal.lang;
    let runs = msel::Runs { replications: args.replications, threads: args.threads };
    let bar = Progress::new(args.replications * found.drills.len() as u64, terminal);
    let mut made = Vec::new();
    for (before, drill) in found.drills.iter().enumerate() {
        let before = before as u64 * args.replications;
        let of = Made { digest: drill.digest.clone(), seed: drill.seed };
        let list = msel::of_runs(&drill.scenario, &runs, of, &|done| bar.at(before + done))?;
        let decided = drill.expectations.iter().map(|e| (e.id.clone(), e.decided)).collect();
        let forecast = Forecast { runs: drill.replications, decided };
        let papers = papers::planned(&drill.scenario, &forecast, lang)?;
        let list = msel::as_files(&list, Columns::Hseep, lang)?.map(|(name, bytes)| (name.to_owned(), bytes));
        let all = list.chain(papers);
        made.extend(all.map(|(name, bytes)| (format!("{}/papers/{name}", drill.folder), bytes)));
    }
    bar.end();
    Ok(made)
}

/// Below it stand the drills, which planners edit.
const DRILLS: &str = "drills/";
/// Planners take drills out of it that were not held.
const COVERAGE: &str = "coverage.json";
/// Nothing of these that was edited is overwritten or removed.
const WATCHED: [&str; 2] = [DRILLS, COVERAGE];

/// Writes every file, all or none, and removes those of the last time that no longer belong; gives the paths. Nothing that
/// was edited since is overwritten or removed.
fn write(folder: &Path, view: &View, papers: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, Failure> {
    let found = view.found;
    let charts = report::charts(view);
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("plan.json".to_owned(), format!("{:#}\n", programme_json(found, view.digest)).into_bytes()),
        ("plan.md".to_owned(), report::markdown(view).into_bytes()),
        ("plan.html".to_owned(), report::html(view, &charts).into_bytes()),
        ("plan.ics".to_owned(), report::calendar(view).into_bytes()),
        (COVERAGE.to_owned(), found.after.text().into_bytes()),
    ];
    for chart in &charts {
        files.push((format!("charts/{}.svg", chart.name), chart.svg.clone().into_bytes()));
        files.push((format!("charts/{}.png", chart.name), chart.png.clone()));
    }
    for (name, table) in report::tables(view) {
        files.push((format!("charts/{name}.csv"), table.into_bytes()));
    }
    for (name, text) in &found.shared {
        files.push((format!("{DRILLS}{name}"), text.clone().into_bytes()));
    }
    for drill in &found.drills {
        for (name, text) in &drill.files {
            files.push((format!("{DRILLS}{}/{name}", drill.folder), text.clone().into_bytes()));
        }
    }
    files.extend(papers.iter().map(|(name, bytes)| (format!("{DRILLS}{name}"), bytes.clone())));
    let written = Written::of(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
    let stale = written.stale(&Written::last(folder), folder, &WATCHED)?;
    let mut out = OutFolder::open(folder)?;
    for (name, bytes) in &files {
        out.stage(name, bytes)?;
    }
    out.stage(written::NAME, written.text().as_bytes())?;
    out.commit(&stale)
}
