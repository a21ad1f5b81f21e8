//! Shards that together are what one machine would have done; what does not belong together is named and refused.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::{EXTENSION, Header, MOST_SHARDS, ShardFile};
use crate::cli::exit::{Exit, Failure};
use crate::cli::files::unreadable;
use crate::cli::journal::Rows;
use crate::experiment::Journal;
use crate::experiment::compare::APART;
use crate::i18n::{Lang, Text, shard as texts};

/// Missing shards that are named.
const NAMED: usize = 12;
/// Files of one merge: of all stages.
const MOST_FILES: usize = 8 * MOST_SHARDS as usize;

/// All shards of a run, in order.
#[derive(Debug)]
pub struct ShardSet {
    files: Vec<ShardFile>,
}

impl ShardSet {
    /// Reads shards and folders of shards.
    pub fn gather(places: &[String]) -> Result<ShardSet, Failure> {
        let mut paths = Vec::new();
        for place in places {
            paths.extend(found(Path::new(place))?);
        }
        if paths.len() > MOST_FILES {
            let what = Text::of(|lang| texts::too_many(lang, MOST_FILES));
            return Err(Failure::new(Exit::Invalid, what, Text::of(texts::hint_too_many)));
        }
        let files: Vec<ShardFile> =
            paths.iter().map(|path| ShardFile::open(path)).collect::<Result<_, _>>()?;
        for file in files.iter().skip(1) {
            if let Some(why) = file.header.difference(&files[0].header) {
                let [path, first] = [file, &files[0]].map(|file| file.path.display().to_string());
                let what = Text::of(|lang| texts::foreign(lang, &path, &first, why.get(lang)));
                return Err(Failure::new(Exit::Invalid, what, Text::of(texts::hint_foreign)));
            }
        }
        let set = ShardSet::ordered(files)?;
        let (count, stages) = set.files.first().map_or((0, 0), |f| (f.header.count, f.header.stages));
        for stage in 1..=stages {
            set.complete(stage, stages > 1, count)?;
        }
        Ok(set)
    }

    /// The shards of the stages before one, in the folder where it is made.
    pub fn before(folder: &Path, header: &Header) -> Result<ShardSet, Failure> {
        let mut files = Vec::new();
        for stage in 1..header.stage {
            for index in 1..=header.count {
                let wanted = header.at(stage, index);
                let path = folder.join(wanted.name());
                if !path.exists() {
                    continue;
                }
                let file = ShardFile::open(&path)?;
                if let Some(why) = file.header.difference(&wanted) {
                    let shown = path.display().to_string();
                    let what = Text::of(|lang| texts::foreign_before(lang, &shown, why.get(lang)));
                    return Err(Failure::new(Exit::Invalid, what, Text::of(texts::hint_foreign_before)));
                }
                files.push(file);
            }
        }
        let set = ShardSet::ordered(files)?;
        (1..header.stage).try_for_each(|stage| set.complete(stage, true, header.count))?;
        Ok(set)
    }

    /// In order, each once.
    fn ordered(mut files: Vec<ShardFile>) -> Result<ShardSet, Failure> {
        let place = |file: &ShardFile| (file.header.stage, file.header.index);
        files.sort_by_key(place);
        for pair in files.windows(2) {
            if place(&pair[0]) == place(&pair[1]) {
                let Header { index, count, .. } = pair[0].header;
                let [first, second] = [0, 1].map(|ix| pair[ix].path.display().to_string());
                let what = Text::of(|lang| texts::twice(lang, index, count, &first, &second));
                return Err(Failure::new(Exit::Invalid, what, Text::of(texts::hint_twice)));
            }
        }
        Ok(ShardSet { files })
    }

    /// Whether no shard of a stage is missing.
    fn complete(&self, stage: u64, staged: bool, count: u64) -> Result<(), Failure> {
        let there: Vec<u64> =
            self.files.iter().filter(|f| f.header.stage == stage).map(|f| f.header.index).collect();
        let missing: Vec<u64> = (1..=count).filter(|index| there.binary_search(index).is_err()).collect();
        let Some(first) = missing.first() else { return Ok(()) };
        let named: Vec<String> = missing.iter().take(NAMED).map(u64::to_string).collect();
        let list = |lang: Lang| match missing.len() - named.len() {
            0 => named.join(", "),
            more => texts::and_more(lang, &named.join(", "), more),
        };
        let (what, hint) = if staged {
            (
                Text::of(|lang| texts::missing_of_stage(lang, stage, &list(lang), count)),
                Text::of(|lang| texts::hint_missing_of_stage(lang, stage, *first, count)),
            )
        } else {
            (
                Text::of(|lang| texts::missing(lang, &list(lang), count)),
                Text::of(|lang| texts::hint_missing(lang, *first, count)),
            )
        };
        Err(Failure::new(Exit::Invalid, what, hint))
    }

    /// What the shards are of, as the first says.
    pub fn first(&self) -> Option<(&Header, &Path)> {
        self.files.first().map(|file| (&file.header, file.path.as_path()))
    }

    /// Refuses what was made ready here, where it is not what the shards are of.
    pub fn check(&self, here: &Header) -> Result<(), Failure> {
        let Some(file) = self.files.first() else { return Ok(()) };
        let Some(why) = here.difference(&file.header) else { return Ok(()) };
        let shown = file.path.display().to_string();
        let what = Text::of(|lang| texts::changed(lang, &shown, why.get(lang)));
        Err(Failure::new(Exit::Invalid, what, Text::of(texts::hint_changed)))
    }

    /// All rows.
    pub fn lines(&self) -> Result<VecDeque<String>, Failure> {
        let mut lines = VecDeque::new();
        for file in &self.files {
            file.each(&mut |line| {
                lines.push_back(line.to_owned());
                true
            })?;
        }
        Ok(lines)
    }
}

/// A file, or the shards in a folder.
fn found(place: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !place.is_dir() {
        return Ok(vec![place.to_owned()]);
    }
    let failed = |error: std::io::Error| unreadable(place, &error);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(place).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == EXTENSION) {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        let shown = place.display().to_string();
        let what = Text::of(|lang| texts::none_in(lang, &shown));
        return Err(Failure::new(Exit::Invalid, what, Text::of(texts::hint_none_in)));
    }
    Ok(paths)
}

/// The shards hold fewer rows than their command takes.
pub fn too_few() -> Failure {
    Failure::new(Exit::Invalid, Text::of(texts::too_few), Text::of(texts::hint_again))
}

/// Whether a row is of drills in which arms share no luck: they come after all others, as on one machine.
fn is_apart(line: &str) -> bool {
    line.split_once(',').and_then(|(number, _)| number.parse::<u64>().ok()).is_some_and(|n| n >= APART)
}

impl Journal for ShardSet {
    type Error = Failure;

    fn earlier(&mut self, take: &mut dyn FnMut(&str) -> bool) -> Result<(), Failure> {
        for apart in [false, true] {
            for file in &self.files {
                if !file.each(&mut |line| is_apart(line) != apart || take(line))? {
                    let shown = file.path.display().to_string();
                    let what = Text::of(|lang| texts::unfit(lang, &shown));
                    return Err(Failure::new(Exit::Invalid, what, Text::of(texts::hint_again)));
                }
            }
        }
        Ok(())
    }

    /// Shards are complete: there is nothing left to run.
    fn append(&mut self, _: &[String]) -> Result<(), Failure> {
        Err(too_few())
    }
}

impl Rows for ShardSet {
    fn read_rows(&mut self, take: &mut dyn FnMut(&str)) -> Result<(), Failure> {
        self.earlier(&mut |line| {
            take(line);
            true
        })
    }
}
