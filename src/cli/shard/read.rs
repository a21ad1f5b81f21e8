//! A shard as it is read: whole, unchanged and of this program, or refused with its place.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{FORMAT, Header, MOST_SHARDS};
use crate::cli::exit::{Exit, Failure};
use crate::cli::files::{self, unreadable};
use crate::cli::journal::LONGEST_LINE;
use crate::experiment::Part;
use crate::i18n::{Text, shard as texts};

/// Largest shard.
const LARGEST: u64 = 64 << 30;

/// A shard that is whole and unchanged.
#[derive(Debug)]
pub struct ShardFile {
    /// Where it is.
    pub path: PathBuf,
    /// What it is of.
    pub header: Header,
    /// How many rows it has.
    pub rows: u64,
}

/// The last line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    pub end: bool,
    pub rows: u64,
    pub digest: String,
}

/// What the header of any version begins with.
#[derive(Deserialize)]
struct Origin {
    shard: u32,
    version: String,
}

/// A kind of line.
enum Line<'a> {
    /// A whole one, without its line feed.
    Whole(&'a str),
    /// It has no line feed, or nothing is there.
    Torn(&'a [u8]),
    /// It is no text, or too long.
    Odd,
}

impl ShardFile {
    /// Reads a shard to its end.
    pub fn open(path: &Path) -> Result<ShardFile, Failure> {
        let mut reader = BufReader::new(files::open(path, LARGEST)?);
        let mut buffer = Vec::new();
        let failed = |error: &std::io::Error| unreadable(path, error);
        let header = match line(&mut reader, &mut buffer).map_err(|error| failed(&error))? {
            Line::Whole(text) => header(path, text)?,
            Line::Torn(begun) if begun.is_empty() || begun.starts_with(b"{\"shard\":") => {
                return Err(cut_off(path, 1));
            }
            _ => return Err(no_shard(path)),
        };
        let mut hash = Sha256::new_with_prefix(&buffer);
        let mut rows = 0;
        loop {
            match line(&mut reader, &mut buffer).map_err(|error| failed(&error))? {
                Line::Whole(text) if text.starts_with('{') => {
                    let end: Option<End> = serde_json::from_str(text).ok();
                    let digest = crate::record::hexadecimal(&hash.finalize());
                    let fits = end.is_some_and(|end| end.end && end.rows == rows && end.digest == digest);
                    // Nothing may follow.
                    let last = reader.fill_buf().map_err(|error| failed(&error))?.is_empty();
                    return match fits && last {
                        true => Ok(ShardFile { path: path.to_owned(), header, rows }),
                        false => Err(damaged(path, rows + 2)),
                    };
                }
                Line::Whole(_) => {
                    hash.update(&buffer);
                    rows += 1;
                }
                Line::Torn(_) => return Err(cut_off(path, rows + 2)),
                Line::Odd => return Err(damaged(path, rows + 2)),
            }
        }
    }

    /// Gives every row in order until one is refused; whether all were taken.
    pub fn each(&self, take: &mut dyn FnMut(&str) -> bool) -> Result<bool, Failure> {
        let failed = |error: std::io::Error| unreadable(&self.path, &error);
        let file = files::open(&self.path, LARGEST)?;
        let mut reader = BufReader::new(file);
        let mut buffer = Vec::new();
        line(&mut reader, &mut buffer).map_err(failed)?;
        for row in 0..self.rows {
            match line(&mut reader, &mut buffer).map_err(failed)? {
                Line::Whole(text) if take(text) => {}
                Line::Whole(_) => return Ok(false),
                // It was changed since it was opened.
                _ => return Err(damaged(&self.path, row + 2)),
            }
        }
        Ok(true)
    }
}

/// The next line; `buffer` holds it with its line feed.
fn line<'a>(reader: &mut impl BufRead, buffer: &'a mut Vec<u8>) -> std::io::Result<Line<'a>> {
    buffer.clear();
    Read::take(reader, LONGEST_LINE).read_until(b'\n', buffer)?;
    let long = buffer.len() as u64 == LONGEST_LINE;
    Ok(match buffer.strip_suffix(b"\n") {
        Some(whole) => std::str::from_utf8(whole).map_or(Line::Odd, Line::Whole),
        None if long => Line::Odd,
        None => Line::Torn(buffer),
    })
}

fn header(path: &Path, text: &str) -> Result<Header, Failure> {
    let origin: Origin = serde_json::from_str(text).map_err(|_| no_shard(path))?;
    let ours = env!("CARGO_PKG_VERSION");
    if origin.version != ours || origin.shard != FORMAT {
        let shown = path.display().to_string();
        return Err(Failure::new(
            Exit::Invalid,
            Text::of(|lang| texts::other_version(lang, &shown, &origin.version, ours)),
            Text::of(texts::hint_other_version),
        ));
    }
    let header: Header = serde_json::from_str(text).map_err(|_| no_shard(path))?;
    let sound = header.count <= MOST_SHARDS
        && Part::new(header.index, header.count).is_some()
        && (1..=header.stages).contains(&header.stage);
    if sound { Ok(header) } else { Err(no_shard(path)) }
}

fn invalid(
    path: &Path,
    what: impl Fn(crate::i18n::Lang, &str) -> String,
    hint: fn(crate::i18n::Lang) -> String,
) -> Failure {
    let shown = path.display().to_string();
    Failure::new(Exit::Invalid, Text::of(|lang| what(lang, &shown)), Text::of(hint))
}

pub(super) fn no_shard(path: &Path) -> Failure {
    invalid(path, texts::no_shard, texts::hint_no_shard)
}
fn cut_off(path: &Path, line: u64) -> Failure {
    invalid(path, |lang, path| texts::cut_off(lang, path, line), texts::hint_again)
}
fn damaged(path: &Path, line: u64) -> Failure {
    invalid(path, |lang, path| texts::damaged(lang, path, line), texts::hint_again)
}
