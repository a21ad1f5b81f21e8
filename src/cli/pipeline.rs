//! The way through the house, one call a room: load, simulate, score, draw. Commands go through here only.

use std::sync::Arc;

use super::disk::Disk;
use super::exit::{Exit, Failure};
use super::out::OutFolder;
use super::terminal::Terminal;
use crate::i18n::{Lang, Text, cli as say};
use crate::record::{Record, RecordError, Run, write_jsonl};
use crate::scenario::model::Form;
use crate::scenario::{self, LoadOptions, Loaded, Problems, Scenario};
use crate::score::{self, Scored};
use crate::{report, sim};

/// What a drill is run with.
#[derive(Clone, Copy, Debug)]
pub struct Luck {
    /// Seed; the drill file's where absent.
    pub seed: Option<u64>,
    /// Replication, from 0.
    pub replication: u64,
}

/// Reads and resolves a scenario. Everything that is wrong is printed at once; so are warnings.
pub fn load(path: &str, options: &LoadOptions, terminal: &mut Terminal) -> Result<Loaded, Failure> {
    match scenario::load(&Disk::new(terminal.lang), path, options) {
        Ok(loaded) => {
            warn(&loaded.warnings, terminal);
            Ok(loaded)
        }
        Err(problems) => Err(refuse(&problems, terminal)?),
    }
}

/// Prints warnings on standard error.
pub fn warn(warnings: &Problems, terminal: &Terminal) {
    if !warnings.is_empty() {
        terminal.complain(&warnings.render(terminal.lang, terminal.colored_errors()));
    }
}

/// Prints every problem: as JSON on standard output, or as text on standard error.
pub fn refuse(problems: &Problems, terminal: &mut Terminal) -> Result<Failure, Failure> {
    if terminal.json {
        terminal.print_json(&serde_json::json!({ "problems": problems.to_json() }))?;
    } else {
        terminal.complain(&problems.render(terminal.lang, terminal.colored_errors()));
    }
    Ok(Failure::Printed(if problems.only_unreadable() { Exit::File } else { Exit::Invalid }))
}

/// The same scenario, run to the true end.
pub fn open_ended(mut scenario: Scenario) -> Scenario {
    scenario.drill.form = Form::OpenEnded;
    scenario
}

/// Runs one drill.
pub fn simulate(scenario: Scenario, luck: Luck) -> Record {
    let seed = luck.seed.unwrap_or(scenario.drill.seed);
    let scenario = Arc::new(scenario);
    sim::run(&Run { scenario, seed, replication: luck.replication, overrides: Vec::new() })
}

/// Scores a record.
pub fn score(record: &Record) -> Scored {
    score::score(record)
}

/// The bytes of `scorecard.json`.
pub fn scorecard(record: &Record, scored: &Scored) -> Result<Vec<u8>, Failure> {
    Ok(score::scorecard_json(record, scored).into_bytes())
}
