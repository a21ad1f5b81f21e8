//! A shard as it is made: journaled, then written whole under its name.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::read::End;
use super::{Header, ShardFile};
use crate::cli::exit::{Exit, Failure};
use crate::cli::journal::{JournalFile, Rows as _};
use crate::cli::out::OutFolder;
use crate::cli::progress::Progress;
use crate::cli::terminal::Terminal;
use crate::i18n::{Lang, Text, shard as texts};

/// Refuses a rule for stopping beside shards.
pub fn fixed(rule: Option<&str>) -> Result<(), Failure> {
    match rule {
        None => Ok(()),
        Some(option) => Err(Failure::new(
            Exit::Usage,
            Text::of(|lang| texts::rule_and_shard(lang, option)),
            Text::of(texts::hint_rule_and_shard),
        )),
    }
}

/// Makes a shard in a folder, unless it is there already; `work` fills the journal and tells how many drills are done, how
/// many of them by an earlier run, and how many there are.
pub fn make(
    folder: &Path,
    header: &Header,
    terminal: &mut Terminal,
    work: impl FnOnce(&mut JournalFile, &mut dyn FnMut(u64, u64, u64)) -> Result<(), Failure>,
) -> Result<Exit, Failure> {
    let out = OutFolder::open(folder)?;
    let path = folder.join(header.name());
    if let Ok(there) = ShardFile::open(&path) {
        if let Some(why) = there.header.difference(header) {
            let shown = path.display().to_string();
            let what = Text::of(|lang| texts::of_another_run(lang, &shown, why.get(lang)));
            return Err(Failure::new(Exit::Invalid, what, Text::of(texts::hint_of_another_run)));
        }
        return tell(header, &path, true, terminal);
    }
    let line = serde_json::to_string(header).unwrap_or_default();
    let mut journal = JournalFile::open(&folder.join(format!(".{}.journal", header.name())), line.clone())?;
    let mut bar = Progress::new(0, terminal);
    work(&mut journal, &mut |done, earlier, most| {
        bar.most(most);
        bar.set(done, earlier);
    })?;
    bar.end();
    write(out, &header.name(), &line, &mut journal)?;
    journal.remove()?;
    tell(header, &path, false, terminal)
}

/// Writes header, rows and last line.
fn write(mut out: OutFolder, name: &str, header: &str, journal: &mut JournalFile) -> Result<(), Failure> {
    let mut failure = None;
    out.stage_with(name, |file| {
        let mut hash = Sha256::new();
        let (mut rows, mut result) = (0, Ok(()));
        let mut put = |line: &str| -> std::io::Result<()> {
            hash.update(line);
            hash.update("\n");
            writeln!(file, "{line}")
        };
        put(header)?;
        let read = journal.read_rows(&mut |line| {
            rows += 1;
            if result.is_ok() {
                result = put(line);
            }
        });
        failure = read.err();
        result?;
        let end = End { end: true, rows, digest: crate::record::hexadecimal(&hash.finalize()) };
        writeln!(file, "{}", serde_json::to_string(&end)?)
    })?;
    match failure {
        Some(failure) => Err(failure),
        None => out.commit(&[]).map(|_| ()),
    }
}

/// Says where a shard is and what comes next.
fn tell(header: &Header, path: &Path, already: bool, terminal: &mut Terminal) -> Result<Exit, Failure> {
    let Header { index, count, stage, stages, .. } = *header;
    let shown = path.display().to_string();
    if terminal.json {
        let told = serde_json::json!({
            "shard": shown, "index": index, "count": count, "stage": stage, "stages": stages, "there_already": already,
        });
        return terminal.print_json(&told).map(|()| Exit::Done);
    }
    let folder = path.parent().map(PathBuf::from).unwrap_or_default().display().to_string();
    let lang: Lang = terminal.lang;
    let done = if already { texts::there_already } else { texts::written };
    let next = if stage < stages {
        texts::next_stage(lang, count, stage + 1)
    } else {
        texts::next_merge(lang, count, &folder)
    };
    terminal.print(&format!("{}\n{next}\n", done(lang, index, count, &shown)))?;
    Ok(Exit::Done)
}
