//! The way through the house, one call a room: load, simulate, score, draw. Commands go through here only.

use super::disk::Disk;
use super::exit::{Exit, Failure};
use super::terminal::Terminal;
use crate::i18n::{Lang, Text, cli as say};
use crate::record::{Record, RecordError, Run, write_jsonl};
use crate::report::structure::Exchanged;
pub use crate::scenario::open_ended;
use crate::scenario::{self, Files, LoadOptions, Loaded, Problems};
use crate::score::{self, Scored};
use crate::{report, sim};

/// A file of a run: its name below the folder, and what it holds.
pub type OutFile = (String, Vec<u8>);

/// Reads and resolves a scenario. Everything that is wrong is printed at once.
pub fn load(path: &str, options: &LoadOptions, terminal: &mut Terminal) -> Result<Loaded, Failure> {
    load_from(&Disk::new(terminal.lang), path, options, terminal)
}

/// The same from other files than those of the disk.
pub fn load_from(
    files: &dyn Files,
    path: &str,
    options: &LoadOptions,
    terminal: &mut Terminal,
) -> Result<Loaded, Failure> {
    match scenario::load(files, path, options) {
        Ok(loaded) => Ok(loaded),
        Err(problems) => Err(refuse(&problems, terminal)?),
    }
}

/// Prints problems on standard error.
pub fn complain(problems: &Problems, terminal: &Terminal) {
    if !problems.is_empty() {
        terminal.complain(&problems.render(terminal.lang, terminal.colored_errors()));
    }
}

/// Prints every problem: as JSON on standard output, or as text on standard error.
pub fn refuse(problems: &Problems, terminal: &mut Terminal) -> Result<Failure, Failure> {
    if terminal.json {
        terminal.print_json(&serde_json::json!({ "problems": problems.to_json() }))?;
    } else {
        complain(problems, terminal);
    }
    Ok(Failure::Printed(exit_of(problems)))
}

/// With which code a command ends that found these problems.
pub fn exit_of(problems: &Problems) -> Exit {
    if problems.only_unreadable() { Exit::File } else { Exit::Invalid }
}

/// Runs one drill.
pub fn simulate(run: &Run) -> Record {
    sim::run(run)
}

/// Scores a record.
pub fn score(record: &Record) -> Scored {
    score::score(record)
}

/// What `scorecard.json` holds.
pub fn scorecard(record: &Record, scored: &Scored) -> String {
    score::scorecard_json(record, scored)
}

/// What `explanation.json` holds.
pub fn explanation(record: &Record, scored: &Scored) -> String {
    score::explanation_json(record, scored)
}

/// The scorecard for the terminal.
pub fn scorecard_text(record: &Record, scored: &Scored, terminal: &Terminal) -> String {
    report::terminal::scorecard(record, scored, terminal.lang, terminal.width())
}

/// Where the hours went, for the terminal.
pub fn explanation_text(record: &Record, scored: &Scored, all: bool, terminal: &Terminal) -> String {
    report::terminal::explanation(record, scored, terminal.lang, terminal.width(), all, |_| true)
}

/// Every file of a run.
pub fn files(
    record: &Record,
    scored: &Scored,
    exchanged: Option<&Exchanged>,
    lang: Lang,
) -> Result<Vec<OutFile>, Failure> {
    let mut files = vec![
        ("record.jsonl".to_owned(), write_jsonl(record).map_err(|error| unwritten(&error))?),
        ("scorecard.json".to_owned(), scorecard(record, scored).into_bytes()),
        ("programme.json".to_owned(), score::programme_json(record, scored).into_bytes()),
        ("explanation.json".to_owned(), explanation(record, scored).into_bytes()),
    ];
    let charts = report::charts(record, scored, lang);
    files.push((
        "report.html".to_owned(),
        report::html(record, scored, &charts, exchanged, lang).into_bytes(),
    ));
    files.push((
        "report.md".to_owned(),
        report::markdown(record, scored, &charts, exchanged, lang).into_bytes(),
    ));
    for chart in charts {
        files.push((format!("charts/{}.svg", chart.name), chart.svg.into_bytes()));
        files.push((format!("charts/{}.png", chart.name), chart.png));
    }
    Ok(files)
}

/// A record that its format cannot carry: the scenario holds a number that is none.
pub fn unwritten(error: &RecordError) -> Failure {
    Failure::new(Exit::Invalid, Text::of(|lang| error.message(lang)), Text::of(say::hint_unwritten))
}

/// The machine gives no threads.
pub fn no_threads(error: &dyn std::error::Error) -> Failure {
    let why = error.to_string();
    Failure::new(Exit::File, Text::of(|lang| say::no_threads(lang, &why)), Text::of(say::hint_no_threads))
}
