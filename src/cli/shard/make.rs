//! A shard as it is made: journaled, then written whole under its name.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::read::End;
use super::{Header, ShardFile};
use crate::cli::exit::{Exit, Failure};
use crate::cli::journal::{JournalFile, Rows as _, incomplete, row_number};
use crate::cli::out::OutFolder;
use crate::cli::progress::Progress;
use crate::cli::terminal::Terminal;
use crate::experiment::compare::APART;
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

/// Makes a shard in a folder, unless it is there already; `work` fills the journal, tells how many drills are done, how
/// many of them by an earlier run, and how many there are, and gives back how many rows the journal holds.
pub fn make(
    folder: &Path,
    header: &Header,
    terminal: &mut Terminal,
    work: impl FnOnce(&mut JournalFile, &mut dyn FnMut(u64, u64, u64)) -> Result<u64, Failure>,
) -> Result<Exit, Failure> {
    let out = OutFolder::open_durable(folder)?;
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
    let beside = folder.join(format!(".{}.journal", header.name()));
    let mut journal = JournalFile::open(&beside, line.clone(), terminal)?;
    let mut bar = Progress::new(0, terminal);
    let rows = work(&mut journal, &mut |done, earlier, most| {
        bar.most(most);
        bar.set(done, earlier);
    })?;
    bar.end();
    write(out, &header.name(), &line, rows, &mut journal)?;
    journal.remove()?;
    tell(header, &path, false, terminal)
}

/// Writes header, rows and last line. Without locks another program may have written into the journal too: what is not
/// in order, row by row, is not sealed.
fn write(
    mut out: OutFolder,
    name: &str,
    header: &str,
    wanted: u64,
    journal: &mut JournalFile,
) -> Result<(), Failure> {
    let (mut failure, mut order) = (None, Order::default());
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
            order.take(line);
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
        None if order.right != wanted || order.wrong => Err(incomplete(order.right, wanted)),
        None => out.commit(&[]).map(|_| ()),
    }
}

/// Whether rows go on from each other: each number is the one before and one, but where the drills without common luck begin.
#[derive(Default)]
struct Order {
    last: Option<u64>,
    right: u64,
    wrong: bool,
}

impl Order {
    fn take(&mut self, line: &str) {
        let number = row_number(line);
        let fits = match (self.last, number) {
            (None, Some(_)) => true,
            (Some(last), Some(next)) => next == last + 1 || (last < APART && next >= APART),
            (_, None) => false,
        };
        self.right += u64::from(fits);
        self.wrong |= !fits;
        self.last = number.or(self.last);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn right(lines: &[&str]) -> Option<u64> {
        let mut order = Order::default();
        lines.iter().for_each(|line| order.take(line));
        (!order.wrong).then_some(order.right)
    }

    #[test]
    fn rows_go_on_from_each_other() {
        assert_eq!(right(&["5,a", "6,b", "7,c"]), Some(3));
        assert_eq!(right(&["3 1;2", "4 1;2"]), Some(2));
        let apart = [APART + 5, APART + 6].map(|number| format!("{number},x"));
        assert_eq!(right(&["5,a", "6,b", &apart[0], &apart[1]]), Some(4));
        for wrong in [&["5,a", "7,b"][..], &["5,a", "5,b"], &["6,a", "5,b"], &["5,a", "torn", "6,b"]] {
            assert_eq!(right(wrong), None, "{wrong:?}");
        }
    }
}
