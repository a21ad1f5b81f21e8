//! `import msel`: a spreadsheet of events into injects, checked together with the scenario that they are for.

use std::path::Path;

use serde_json::json;

use crate::cli::args::ImportMselArgs;
use crate::cli::disk::Disk;
use crate::cli::exit::{Exit, Failure};
use crate::cli::files;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::terminal::Terminal;
use crate::exchange::msel::{Imported, import};
use crate::i18n::msel_import as say;
use crate::scenario::files::LARGEST;
use crate::scenario::{FileError, FileKind, Files, LoadOptions, Problems, load};

/// Where injects go when nothing else is said.
const INJECTS: &str = "injects";
/// Notes that are shown at most; the report has all.
const SHOWN: usize = 15;

/// Reads the workbook and writes the injects and the report. What does not go together with the scenario is told as `check`
/// would tell it; the files are written all the same, for somebody has to look at them.
pub fn events(args: &ImportMselArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let bytes = files::read_bytes(Path::new(&args.file), LARGEST)?;
    let scenario = match &args.scenario {
        Some(path) => Some(pipeline::load(path, &LoadOptions::default(), terminal)?.scenario),
        None => None,
    };
    let imported = match import(&args.file, &bytes, scenario.as_ref()) {
        Ok(imported) => imported,
        Err(problem) => {
            let mut problems = Problems::default();
            problems.push(*problem);
            return Err(pipeline::refuse(&problems, terminal)?);
        }
    };
    let folder = Path::new(args.out.as_deref().unwrap_or(INJECTS));
    let mut out = OutFolder::open(folder)?;
    out.stage(&imported.file_name(), imported.file.as_bytes())?;
    out.stage(&imported.report_name(), imported.report.to_markdown(terminal.lang).as_bytes())?;
    let report = format!("{:#}\n", imported.report.to_json());
    out.stage(&format!("{}.import.json", imported.stem), report.as_bytes())?;
    let written = out.commit(&[])?;
    let checked = args.scenario.as_deref().map(|path| check(path, &imported, terminal));
    if terminal.json {
        let paths: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        let problems = match &checked {
            Some(Err(problems)) => problems.to_json(),
            _ => json!([]),
        };
        terminal.print_json(
            &json!({ "report": imported.report.to_json(), "written": paths, "problems": problems }),
        )?;
    } else {
        tell(&imported, folder, matches!(checked, Some(Ok(()))), terminal)?;
    }
    match checked {
        Some(Err(problems)) => {
            if !terminal.json {
                pipeline::complain(&problems, terminal);
            }
            Ok(Exit::Invalid)
        }
        // What was refused is missing from the drill: a script must not take that for done.
        _ if imported.report.counts().refused > 0 => Ok(Exit::Invalid),
        _ => Ok(Exit::Done),
    }
}

/// Checks the scenario with the imported file in the place of its drill file.
fn check(path: &str, imported: &Imported, terminal: &Terminal) -> Result<(), Problems> {
    let over = Over { disk: Disk::new(terminal.lang), drill: imported.file.as_bytes() };
    load(&over, path, &LoadOptions::default()).map(|_| ())
}

/// The disk, with other bytes in the place of drill files.
struct Over<'a> {
    disk: Disk,
    drill: &'a [u8],
}

impl Files for Over<'_> {
    fn kind(&self, path: &str) -> FileKind {
        self.disk.kind(path)
    }
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileError> {
        let bytes = self.disk.read(path, limit)?;
        Ok(if is_drill(&bytes) { self.drill.to_vec() } else { bytes })
    }
    fn list_ron(&self, folder: &str) -> Result<Vec<String>, FileError> {
        self.disk.list_ron(folder)
    }
    fn shown(&self, path: &str) -> String {
        self.disk.shown(path)
    }
}

fn is_drill(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let first = text.trim_start_matches('\u{feff}').lines().map(str::trim);
    first
        .into_iter()
        .find(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("#!"))
        .is_some_and(|line| line.starts_with("Drill"))
}

fn tell(imported: &Imported, folder: &Path, valid: bool, terminal: &mut Terminal) -> Result<(), Failure> {
    let lang = terminal.lang;
    let counts = imported.report.counts();
    let mut text =
        say::report_counts(lang, counts.understood, counts.doubtful, counts.refused, counts.injects);
    text.push('\n');
    let notes = imported.report.to_look_at();
    for note in notes.iter().take(SHOWN) {
        text.push_str(&say::tell_note(lang, &note.cell, note.what.get(lang)));
        text.push('\n');
    }
    let path = |name: String| folder.join(name).display().to_string();
    if notes.len() > SHOWN {
        text.push_str(&say::tell_more(lang, notes.len() - SHOWN, &path(imported.report_name())));
        text.push('\n');
    }
    if valid {
        text.push_str(&say::tell_checked(lang));
        text.push('\n');
    }
    text.push_str(&say::tell_next(lang, &path(imported.file_name())));
    text.push('\n');
    terminal.print(&text)
}
