//! `train`: a trainee takes a role and decides, the model plays everybody else; the debriefing follows at once.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::results;
use super::saved as records;
use crate::cli::args::TrainArgs;
use crate::cli::desk::{Desk, Left};
use crate::cli::exit::{Exit, Failure};
use crate::cli::files::{self, unwritable};
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::progress::Progress;
use crate::cli::terminal::Terminal;
use crate::i18n::{Text, train as say};
use crate::record::Run;
use crate::report;
use crate::scenario::{LoadOptions, Scenario};
use crate::train::act::Act;
use crate::train::debrief::debrief;
use crate::train::saved::{self, Settings};
use crate::train::seat::{NoSeat, SeatKind, seat};
use crate::train::session::Session;

/// The file that a session is in.
const SESSION: &str = "session.jsonl";
/// The largest one.
const LARGEST: u64 = 128 << 20;
/// The version that a session is made by.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Trains.
pub fn train(args: &TrainArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let (mut session, settings, folder) = match args.resume.as_deref() {
        Some(folder) => go_on(Path::new(folder), terminal)?,
        None => begin(args, terminal)?,
    };
    let mut book = Book::open(&folder.join(SESSION))?;
    let left = Desk::new(settings).sit(&mut session, terminal, &mut |act| book.write(act))?;
    if left == Left::Early {
        terminal.print(&format!("{}\n", say::saved(terminal.lang, &folder.display().to_string())))?;
        return Ok(Exit::Done);
    }
    close(args, &session, &folder, terminal)
}

/// The file of a session, to which every act is added before the drill goes on.
struct Book {
    file: File,
    path: PathBuf,
}

impl Book {
    fn open(path: &Path) -> Result<Book, Failure> {
        let file = OpenOptions::new().append(true).open(path).map_err(|error| unwritable(path, &error))?;
        Ok(Book { file, path: path.to_owned() })
    }

    fn write(&mut self, act: &Act) -> Result<(), Failure> {
        let line = saved::line(act).map_err(|error| broken(&self.path, &error))?;
        let written = self.file.write_all(format!("{line}\n").as_bytes());
        written.and_then(|()| self.file.sync_data()).map_err(|error| unwritable(&self.path, &error))
    }
}

/// Opens a session, and writes its first line.
fn begin(args: &TrainArgs, terminal: &mut Terminal) -> Result<(Session, Settings, PathBuf), Failure> {
    let run = run_of(args, terminal)?;
    let kind = args.role.kind();
    let seat = seat(&run.scenario, kind, args.agency.as_deref()).map_err(|e| no_seat(&e, &run.scenario))?;
    let folder = args.out.as_deref().map_or_else(|| default_folder(&run, kind), PathBuf::from);
    let path = folder.join(SESSION);
    if path.exists() {
        let shown = folder.display().to_string();
        return Err(Failure::new(
            Exit::Usage,
            Text::of(|lang| say::session_there(lang, &shown)),
            Text::of(say::hint_session_there),
        ));
    }
    let scenario = Arc::clone(&run.scenario);
    let session = Session::new(run, vec![seat]).map_err(|e| no_seat(&e, &scenario))?;
    let settings = Settings { speed: args.clock, hints: args.hints };
    let header = saved::header(&session, settings, VERSION).map_err(|error| broken(&path, &error))?;
    let mut out = OutFolder::open(&folder)?;
    out.stage(SESSION, format!("{header}\n").as_bytes())?;
    out.commit(&[])?;
    Ok((session, settings, folder))
}

/// The drill to train on: of a scenario, or of a record as it was run.
fn run_of(args: &TrainArgs, terminal: &mut Terminal) -> Result<Run, Failure> {
    let Some(source) = args.source.as_deref() else {
        return Err(Failure::new(
            Exit::Usage,
            Text::of(say::nothing_to_train),
            Text::of(say::hint_nothing_to_train),
        ));
    };
    if records::is_record(source) {
        let run = records::load(source)?.run;
        return Ok(Run { overrides: Vec::new(), ..run });
    }
    let options = LoadOptions {
        structure: args.structure.clone(),
        stated_only: false,
        campaigns: args.campaigns.clone(),
    };
    let loaded = pipeline::load(source, &options, terminal)?;
    pipeline::complain(&loaded.warnings, terminal);
    Ok(Run {
        seed: args.seed.unwrap_or(loaded.scenario.drill.seed),
        replication: args.replication,
        overrides: Vec::new(),
        scenario: Arc::new(loaded.scenario),
    })
}

fn default_folder(run: &Run, kind: SeatKind) -> PathBuf {
    let name = format!("{}-{}-{}-{}", run.scenario.id, kind.id(), run.seed, run.replication);
    Path::new("training").join(name)
}

/// Goes on with a saved session.
fn go_on(folder: &Path, terminal: &mut Terminal) -> Result<(Session, Settings, PathBuf), Failure> {
    let path = folder.join(SESSION);
    let bytes = files::read_bytes(&path, LARGEST)?;
    let text = String::from_utf8(bytes).map_err(|error| broken(&path, &error))?;
    let (session, settings) = saved::resume(&text, VERSION).map_err(|error| broken(&path, &error))?;
    if !text.ends_with('\n') {
        // The last line was cut off while it was written: it goes.
        let whole = text.rfind('\n').map_or(0, |at| at + 1);
        let mut out = OutFolder::open(folder)?;
        out.stage(SESSION, &text.as_bytes()[..whole])?;
        out.commit(&[])?;
    }
    terminal.print(&format!("{}\n", say::resumed(terminal.lang, session.acts().len())))?;
    Ok((session, settings, folder.to_owned()))
}

/// The drill is over: the debriefing, and every file of it.
fn close(
    args: &TrainArgs,
    session: &Session,
    folder: &Path,
    terminal: &mut Terminal,
) -> Result<Exit, Failure> {
    let lang = terminal.lang;
    let clock = crate::i18n::format::Clock::of(&session.run().scenario.drill.starts);
    terminal.print(&format!("\n{}\n", say::ended(lang, &clock.moment(session.end(), lang))))?;
    let progress = Progress::new(args.weighed * session.taken().len() as u64, terminal);
    let found = debrief(session, args.weighed, args.threads, &|done| progress.at(done));
    progress.end();
    let debriefing = found.map_err(|error| pipeline::no_threads(&error))?;
    let view = report::debriefing::View { session, debriefing: &debriefing, seat: None, lang };
    let further = [
        ("debriefing.json", report::training::json(session, &debriefing, VERSION)),
        ("debriefing.md", report::training::markdown(&debriefing, lang).into_bytes()),
        (results::DEBRIEFING, report::debriefing::html(&view).into_bytes()),
        ("log.csv", report::training::log(session, &debriefing).into_bytes()),
    ];
    let out = OutFolder::open(folder)?;
    let written = results::write_with(out, &debriefing.record, &debriefing.scored, None, lang, &further)?;
    if session.taken().is_empty() {
        terminal.print(&format!("{}\n", say::no_decisions(lang)))?;
    }
    terminal.print(&format!("\n{}", report::training::text(&debriefing, lang, terminal.width())))?;
    results::tell(&written, folder, terminal)?;
    Ok(Exit::Done)
}

fn broken(path: &Path, why: &dyn std::fmt::Display) -> Failure {
    let (shown, why) = (path.display().to_string(), why.to_string());
    Failure::new(
        Exit::Invalid,
        Text::of(|lang| say::resume_broken(lang, &shown, &why)),
        Text::of(say::hint_resume),
    )
}

fn no_seat(error: &NoSeat, scenario: &Scenario) -> Failure {
    let usage = |what: Text, hint: Text| Failure::new(Exit::Usage, what, hint);
    let all = scenario.province.organisations.iter().map(|org| org.id.as_str());
    match error {
        NoSeat::Nobody => usage(Text::of(say::no_seat), Text::of(say::hint_seat)),
        NoSeat::Taken => usage(Text::of(say::seat_taken), Text::of(say::hint_seat)),
        NoSeat::NoAgency(id) if id.is_empty() => {
            let some = all.take(8).collect::<Vec<_>>().join(", ");
            usage(Text::of(say::agency_missing), Text::of(|lang| say::hint_agency(lang, &some)))
        }
        NoSeat::NoAgency(id) => {
            let near = crate::scenario::hint::nearest(id, all.clone()).map(str::to_owned);
            let some = near.unwrap_or_else(|| all.take(8).collect::<Vec<_>>().join(", "));
            usage(Text::of(|lang| say::no_agency(lang, id)), Text::of(|lang| say::hint_agency(lang, &some)))
        }
    }
}
