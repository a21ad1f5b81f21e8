//! What a command wrote into a folder the last time: so that nothing of it is left beside newer files, and nothing that a
//! person has changed since is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::exit::{Exit, Failure};
use super::files::read_bytes;
use crate::i18n::{Text, cli as say};
use crate::record::hexadecimal;

/// Its name in the folder.
pub const NAME: &str = "written.json";
/// The largest list that is read, and the largest file that is compared.
const LARGEST: u64 = 64 << 20;
/// Files that are named in a message.
const NAMED: usize = 6;

/// What was written: paths below the folder, with the SHA-256 of what was in them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    format: u32,
    files: BTreeMap<String, String>,
}

impl Written {
    /// The list of files that are about to be written.
    pub fn of<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Written {
        Written { format: 1, files: files.map(|(name, bytes)| (name.to_owned(), digest(bytes))).collect() }
    }

    /// As it is written. Text cannot fail to be made.
    pub fn text(&self) -> String {
        format!("{:#}\n", serde_json::json!(self))
    }

    /// The list of the last time; an empty one where there is none, or none that can be read.
    pub fn last(folder: &Path) -> Written {
        let bytes = read_bytes(&folder.join(NAME), LARGEST).ok();
        let read = bytes.and_then(|bytes| serde_json::from_slice::<Written>(&bytes).ok());
        // A path that leads out of the folder is none of ours.
        let inside = |name: &String| !name.split(['/', '\\']).any(|part| matches!(part, "" | "." | ".."));
        let mut read = read.unwrap_or_default();
        read.files.retain(|name, _| inside(name));
        read
    }

    /// Files of the last time that are not written this time and were not changed since: they go.
    ///
    /// # Errors
    /// Where a file below one of the watched paths that would be overwritten, or one that would be removed, was changed by somebody else since the last time, or is not ours: it is kept.
    pub fn stale(&self, last: &Written, folder: &Path, watched: &[&str]) -> Result<Vec<String>, Failure> {
        let now = |name: &str| now(folder, name);
        let mut changed: BTreeSet<&str> = BTreeSet::new();
        for (name, new) in
            self.files.iter().filter(|(name, _)| watched.iter().any(|path| name.starts_with(path)))
        {
            let kept = now(name).filter(|now| now != new && last.files.get(name) != Some(now));
            changed.extend(kept.map(|_| name.as_str()));
        }
        let gone = last.files.iter().filter(|(name, _)| !self.files.contains_key(*name));
        let mut stale = Vec::new();
        for (name, old) in gone {
            match now(name) {
                Some(now) if now == *old => stale.push(name.clone()),
                Some(_) => drop(changed.insert(name)),
                None => {}
            }
        }
        refused(&changed, folder).map_or(Ok(stale), Err)
    }

    /// Whether files of the last time below one of the watched paths were changed since, before it is known what will be
    /// written: whatever that is, it would replace or remove them.
    ///
    /// # Errors
    /// Where some were.
    pub fn unedited(&self, folder: &Path, watched: &[&str]) -> Result<(), Failure> {
        let watched = |name: &str| watched.iter().any(|path| name.starts_with(path));
        let edited = self
            .files
            .iter()
            .filter(|(name, old)| watched(name) && now(folder, name).is_some_and(|now| now != **old));
        refused(&edited.map(|(name, _)| name.as_str()).collect(), folder).map_or(Ok(()), Err)
    }
}

/// The digest of a file as it is; none where it is not there.
fn now(folder: &Path, name: &str) -> Option<String> {
    read_bytes(&folder.join(name), LARGEST).ok().map(|bytes| digest(&bytes))
}

/// That files were changed; none where none was.
fn refused(changed: &BTreeSet<&str>, folder: &Path) -> Option<Failure> {
    let named: Vec<&str> = changed.iter().take(NAMED).copied().collect();
    let (all, shown, named) = (changed.len(), folder.display().to_string(), named.join(", "));
    let what = Text::of(|lang| say::edited(lang, &shown, all, &named));
    (all > 0).then(|| Failure::new(Exit::File, what, Text::of(say::hint_edited)))
}

fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_left_over_goes_and_what_was_edited_stays() {
        let folder = tempfile::tempdir().expect("folder");
        let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("file");
        let of =
            |files: &[(&str, &str)]| Written::of(files.iter().map(|(name, text)| (*name, text.as_bytes())));
        let first = of(&[("a", "1"), ("b", "1")]);
        put("a", "1");
        put("b", "1");
        put(NAME, &first.text());
        let last = Written::last(folder.path());
        assert_eq!(last, first);
        let next = of(&[("a", "2")]);
        assert_eq!(next.stale(&last, folder.path(), &[""]).expect("nothing was edited"), ["b"]);
        assert!(last.unedited(folder.path(), &[""]).is_ok(), "nothing was edited");
        put("b", "edited");
        assert!(last.unedited(folder.path(), &["a", "c"]).is_ok(), "b is not watched");
        assert!(last.unedited(folder.path(), &["b"]).is_err(), "b is watched");
        let failure = next.stale(&last, folder.path(), &[""]).expect_err("b was edited");
        let Failure::One { what, .. } = &failure else { panic!("{failure:?}") };
        assert!(what.en.ends_with("1: b"), "{}", what.en);
        put("b", "1");
        put("a", "edited");
        assert!(next.stale(&last, folder.path(), &[""]).is_err(), "a would be lost");
        put("a", "2");
        assert!(next.stale(&last, folder.path(), &[""]).is_ok(), "it is there already");
        put(NAME, "{\"format\":1,\"files\":{\"../x\":\"0\",\"c\":\"0\"}}");
        assert_eq!(Written::last(folder.path()).files.len(), 1, "nothing outside of the folder");
    }
}
