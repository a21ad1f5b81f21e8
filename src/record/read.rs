//! A record from the bytes of `record.jsonl`, mistrusting every one of them.

use std::sync::Arc;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::check::{entry_follows, within_reach};
use super::error::RecordError;
use super::swift;
use super::write::{hexadecimal, scenario_digest};
use super::{Entry, FORMAT, Override, Record, Run};
use crate::scenario::Scenario;
use crate::units::Span;

/// What is read at most. Generous: a drill of a week makes some ten thousand entries of 300 bytes.
pub(super) struct Limits {
    /// Bytes of a record.
    pub bytes: usize,
    /// Bytes of the header, which carries the scenario.
    pub header: usize,
    /// Bytes of any other line.
    pub line: usize,
    /// Entries.
    pub entries: usize,
    /// Bytes that one processor reads at once, about; above 0.
    pub piece: usize,
}

const LIMITS: Limits =
    Limits { bytes: 2 << 30, header: 64 << 20, line: 1 << 20, entries: 10_000_000, piece: 1 << 20 };

/// Reads the bytes of `record.jsonl` and checks everything that a record promises.
///
/// # Errors
/// The first thing that is wrong, with its line. Never panics.
pub fn read_jsonl(bytes: &[u8]) -> Result<Record, RecordError> {
    read_within(bytes, &LIMITS)
}

pub(super) fn read_within(bytes: &[u8], limits: &Limits) -> Result<Record, RecordError> {
    if bytes.len() > limits.bytes {
        return Err(RecordError::TooLarge { bytes: bytes.len() as u64, limit: limits.bytes as u64 });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(RecordError::Empty);
    }
    let break_at = bytes.iter().position(|b| *b == b'\n').map_or(bytes.len(), |at| at + 1);
    let (first, body) = bytes.split_at(break_at);
    let header = read_header(text_of(first, 1, limits.header)?)?;
    let names = Arc::new(header.scenario_data.names());
    names.scope(|| {
        let overrides = Vec::<Override>::deserialize(&header.overrides).map_err(|e| RecordError::Shape {
            line: 1,
            column: 0,
            what: e.to_string(),
        })?;
        // What is wrong is told by the one that reads line after line.
        let entries = match swift::read_entries(body, limits, &header.scenario_data, &names) {
            Some(entries) => entries,
            None => read_entries(body.split_inclusive(|b| *b == b'\n'), limits)?,
        };
        Ok(Record {
            run: Run {
                scenario: Arc::new(header.scenario_data),
                seed: header.seed,
                replication: header.replication,
                overrides,
            },
            version: header.version,
            horizon: Span(header.horizon_s),
            entries,
            events: header.events,
        })
    })
}

#[derive(Deserialize)]
struct JustFormat {
    format: u64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    #[serde(rename = "format")]
    _format: u64,
    version: String,
    scenario: String,
    scenario_data: Scenario,
    scenario_digest: String,
    structure: String,
    seed: u64,
    replication: u64,
    /// Read when the scenario's names are in scope.
    overrides: serde_json::Value,
    started: String,
    horizon_s: i64,
    events: u64,
}

/// The last line of a record.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    #[serde(rename = "end")]
    _end: bool,
    /// Entries before it.
    pub entries: u64,
    /// What they were digested to.
    pub digest: String,
}

/// How every end line begins, and no entry does.
pub(super) const END: &str = "{\"end\"";

fn text_of(line: &[u8], number: u64, limit: usize) -> Result<&str, RecordError> {
    if line.len() > limit {
        return Err(RecordError::LineTooLong { line: number, limit: limit as u64 });
    }
    std::str::from_utf8(line).map_err(|_| RecordError::NotUtf8 { line: number })
}

fn read_header(text: &str) -> Result<Header, RecordError> {
    let JustFormat { format } = serde_json::from_str(text).map_err(|e| RecordError::of_json(1, &e))?;
    if format != u64::from(FORMAT) {
        return Err(RecordError::Format { found: format, known: FORMAT.into() });
    }
    let header: Header = serde_json::from_str(text).map_err(|e| RecordError::of_json(1, &e))?;
    let scenario = &header.scenario_data;
    for (field, says, is) in [
        ("scenario", &header.scenario, &scenario.id),
        ("structure", &header.structure, &scenario.structure.id),
        ("started", &header.started, &scenario.drill.starts),
    ] {
        if says != is {
            return Err(RecordError::Header {
                field: field.to_owned(),
                says: says.clone(),
                scenario: is.clone(),
            });
        }
    }
    within_reach(1, header.horizon_s)?;
    let found = scenario_digest(scenario)?;
    if header.scenario_digest != found {
        return Err(RecordError::ScenarioDigest { says: header.scenario_digest, found });
    }
    Ok(header)
}

/// Reads line after line, and tells the first thing that is wrong.
pub(super) fn read_entries<'a>(
    lines: impl Iterator<Item = &'a [u8]>,
    limits: &Limits,
) -> Result<Vec<Entry>, RecordError> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut hash = Sha256::new();
    let mut lines = lines.enumerate().map(|(ix, line)| (ix as u64 + 2, line)).peekable();
    while let Some((number, line)) = lines.next() {
        let text = text_of(line, number, limits.line)?;
        if text.starts_with(END) {
            read_end(text, number, entries.len(), hash)?;
            return match lines.next() {
                Some((line, _)) => Err(RecordError::AfterEnd { line }),
                None => Ok(entries),
            };
        }
        if entries.len() >= limits.entries {
            return Err(RecordError::TooManyEntries { limit: limits.entries as u64 });
        }
        // The last line, broken off: what is wrong is that the rest is missing, not its shape.
        if lines.peek().is_none() && !line.ends_with(b"\n") {
            return Err(RecordError::Truncated { line: number });
        }
        hash.update(line);
        let entry: Entry =
            serde_json::from_str(text).map_err(|e| match RecordError::of_json(number, &e) {
                RecordError::Truncated { line } => RecordError::Shape {
                    line,
                    column: e.column() as u64,
                    what: "the line breaks off".to_owned(),
                },
                other => other,
            })?;
        entry_follows(&entries, &entry)?;
        entries.push(entry);
    }
    Err(RecordError::Truncated { line: entries.len() as u64 + 1 })
}

fn read_end(text: &str, line: u64, entries: usize, hash: Sha256) -> Result<(), RecordError> {
    let end: End = serde_json::from_str(text).map_err(|e| RecordError::of_json(line, &e))?;
    if end.entries != entries as u64 {
        return Err(RecordError::Count { line, says: end.entries, found: entries as u64 });
    }
    let found = hexadecimal(&hash.finalize());
    if end.digest != found {
        return Err(RecordError::Digest { line, says: end.digest, found });
    }
    Ok(())
}
