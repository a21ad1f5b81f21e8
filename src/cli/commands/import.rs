//! `import`: others' files into parts of a scenario.

use std::path::Path;

use serde_json::json;

use crate::cli::args::{ImportArgs, ImportAttackFlowArgs, ImportWhat};
use crate::cli::exit::{Exit, Failure};
use crate::cli::files;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::terminal::Terminal;
use crate::exchange::attack_flow::{self, Imported, Source};
use crate::i18n::exchange as say;
use crate::scenario::Library;
use crate::scenario::files::LARGEST;

/// Where campaigns go when nothing else is said: a folder of this name is a part of a library too.
const CAMPAIGNS: &str = "campaigns";

/// Doubtful places of a flow that are shown at most; its report has all.
const SHOWN: usize = 12;

/// Imports.
pub fn import(args: &ImportArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    match &args.what {
        ImportWhat::AttackFlow(args) => flows(args, terminal),
        ImportWhat::Msel(args) => super::import_msel::events(args, terminal),
    }
}

/// Writes one campaign and its report for every flow of the files. Nothing is written before all are understood.
fn flows(args: &ImportAttackFlowArgs, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let mut read = Vec::new();
    for path in &args.flows {
        read.push((path.as_str(), files::read_bytes(Path::new(path), LARGEST)?));
    }
    let sources: Vec<Source<'_>> = read.iter().map(|(path, bytes)| Source { path, bytes }).collect();
    let imported = match attack_flow::import(&sources, &Library::embedded()) {
        Ok(imported) => imported,
        Err(problems) => return Err(pipeline::refuse(&problems, terminal)?),
    };
    let folder = Path::new(args.out.as_deref().unwrap_or(CAMPAIGNS));
    let mut out = OutFolder::open(folder)?;
    for one in &imported {
        out.stage(&one.campaign_name(), one.campaign.as_bytes())?;
        out.stage(&one.report_name(), one.report.to_markdown(terminal.lang).as_bytes())?;
        let report = format!("{:#}\n", one.report.to_json());
        out.stage(&format!("{}.import.json", one.id), report.as_bytes())?;
    }
    let written = out.commit(&[])?;
    if terminal.json {
        let paths: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
        let reports: Vec<_> = imported.iter().map(|one| one.report.to_json()).collect();
        terminal.print_json(&json!({ "campaigns": reports, "written": paths }))?;
    } else {
        tell(&imported, folder, terminal)?;
    }
    Ok(Exit::Done)
}

fn tell(imported: &[Imported], folder: &Path, terminal: &mut Terminal) -> Result<(), Failure> {
    let lang = terminal.lang;
    let path = |one: &Imported| folder.join(one.campaign_name()).display().to_string();
    let mut text = String::new();
    for one in imported {
        let counts = one.report.counts();
        let steps = counts.actions + counts.added;
        text.push_str(&say::imported(
            lang,
            &path(one),
            steps,
            counts.assumed,
            counts.left_out,
            one.report.incident_type(),
        ));
        text.push('\n');
        for note in one.report.doubtful().take(SHOWN) {
            text.push_str(&say::doubtful(lang, note.line, note.what.get(lang)));
            text.push('\n');
        }
        let more = one.report.doubtful().count().saturating_sub(SHOWN);
        if more > 0 {
            text.push_str(&say::doubtful_more(lang, more, &one.report_name()));
            text.push('\n');
        }
    }
    if let Some(first) = imported.first() {
        text.push_str(&say::imported_next(lang, &path(first)));
        text.push('\n');
    }
    terminal.print(&text)
}
