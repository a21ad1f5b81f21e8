//! What `run` and `report` leave behind: the files of a run, and where they are.

use std::path::{Path, PathBuf};

use crate::cli::exit::Failure;
use crate::cli::out::OutFolder;
use crate::cli::pipeline;
use crate::cli::terminal::Terminal;
use crate::i18n::{Lang, cli as say};
use crate::record::{Record, Run};
use crate::report::structure::Exchanged;
use crate::scenario::Scenario;
use crate::score::Scored;

/// The page of a run.
const REPORT: &str = "report.html";
/// The page of a debriefing.
pub const DEBRIEFING: &str = "debriefing.html";

/// What exchanging the structure changed; only where it was exchanged.
const EXCHANGE: &str = "exchange.json";

/// Where the files of a run go when nothing else is said: a run with other campaigns, or to the true end, has a
/// folder of its own, so that it does not take the place of the plain one.
pub fn default_folder(run: &Run, variant: &str) -> PathBuf {
    let luck = format!("{}-{}{variant}", run.seed, run.replication);
    Path::new("reports/out").join(&run.scenario.id).join(&run.scenario.structure.id).join(luck)
}

/// Where the files of a saved record go: beside it, where it stands in a folder of its run; else as of a new run.
pub fn folder_of_record(record: &Path, run: &Run) -> PathBuf {
    let plain = default_folder(run, "");
    let beside = record.parent().filter(|folder| {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let own = plain.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        name.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    });
    beside.map_or(plain.clone(), Path::to_path_buf)
}

/// What the options change about a drill, as the end of the name of a folder: `-data-theft+website`, `-open-ended`.
pub fn variant(scenario: &Scenario, campaigns: bool, open_ended: bool) -> String {
    let launched = scenario.drill.campaigns.iter().filter(|_| campaigns);
    named(launched.map(|launch| launch.campaign.as_str()).collect(), open_ended)
}

fn named(mut campaigns: Vec<&str>, open_ended: bool) -> String {
    campaigns.dedup();
    let mut name: String = campaigns.iter().map(|id| format!("+{id}")).collect();
    if name.len() > LONGEST_VARIANT {
        let sum = name.bytes().fold(0u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
        let kept: String = name.chars().take(LONGEST_VARIANT).collect();
        name = format!("{kept}+{sum:08x}");
    }
    let name = name.replacen('+', "-", 1);
    if open_ended { name + "-open-ended" } else { name }
}

/// Bytes of the campaigns in the name of a folder; more are told by a sum over their ids.
const LONGEST_VARIANT: usize = 80;

/// Writes every file of a run, all or none.
pub fn write(
    out: OutFolder,
    record: &Record,
    scored: &Scored,
    exchanged: Option<&Exchanged>,
    lang: Lang,
) -> Result<Vec<PathBuf>, Failure> {
    write_with(out, record, scored, exchanged, lang, &[])
}

/// The same, with further files.
pub fn write_with(
    mut out: OutFolder,
    record: &Record,
    scored: &Scored,
    exchanged: Option<&Exchanged>,
    lang: Lang,
    further: &[(&str, Vec<u8>)],
) -> Result<Vec<PathBuf>, Failure> {
    for (name, bytes) in further {
        out.stage(name, bytes)?;
    }
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
    // Whoever trained wants to see their own decisions before the whole drill.
    let first = [DEBRIEFING, REPORT].into_iter().find(|name| written.iter().any(|path| path.ends_with(name)));
    if let Some(first) = first {
        text.push_str(&format!("{}\n", say::open_first(lang, &folder.join(first).display().to_string())));
    }
    terminal.print(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_have_folders_of_their_own() {
        assert_eq!(named(Vec::new(), false), "");
        assert_eq!(named(vec!["theft"], false), "-theft");
        assert_eq!(named(vec!["theft", "theft", "flood"], true), "-theft+flood-open-ended");
        let many: Vec<String> = (0..20).map(|n| format!("campaign-{n}")).collect();
        let ids: Vec<&str> = many.iter().map(String::as_str).collect();
        let (all, fewer) = (named(ids.clone(), false), named(ids[..19].to_vec(), false));
        assert!(all.len() < 100 && all != fewer, "{all}");
    }
}
