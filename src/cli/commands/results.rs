//! What `run` and `report` leave behind: the files of a run, and where they are.

use std::path::{Path, PathBuf};

use crate::cli::exit::Failure;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::terminal::Terminal;
use crate::i18n::{Lang, cli as say};
use crate::record::{Record, Run};
use crate::report::structure::Exchanged;
use crate::score::Scored;

/// The file to open first.
const REPORT: &str = "report.html";

/// What exchanging the structure changed; only where it was exchanged.
const EXCHANGE: &str = "exchange.json";

/// Where the files of a run go when nothing else is said.
pub fn default_folder(run: &Run) -> PathBuf {
    let luck = format!("{}-{}", run.seed, run.replication);
    Path::new("reports/out").join(&run.scenario.id).join(&run.scenario.structure.id).join(luck)
}

/// Writes every file of a run, all or none.
pub fn write(
    mut out: OutFolder,
    record: &Record,
    scored: &Scored,
    exchanged: Option<&Exchanged>,
    lang: Lang,
) -> Result<Vec<PathBuf>, Failure> {
    if let Some(exchanged) = exchanged {
        let json = serde_json::json!({ "version": record.version, "exchange": exchanged.found });
        out.stage(EXCHANGE, format!("{json:#}\n").as_bytes())?;
    }
    for (name, bytes) in pipeline::files(record, scored, exchanged, lang)? {
        out.stage(&name, &bytes)?;
    }
    out.commit(&[EXCHANGE.to_owned()])
}

/// Tells where the files are.
pub fn tell(written: &[PathBuf], folder: &Path, terminal: &mut Terminal) -> Result<(), Failure> {
    let lang = terminal.lang;
    let mut text = format!("\n{}\n", say::written_to(lang, written.len(), &folder.display().to_string()));
    if written.iter().any(|path| path.ends_with(REPORT)) {
        text.push_str(&format!("{}\n", say::open_first(lang, &folder.join(REPORT).display().to_string())));
    }
    terminal.print(&text)
}
