//! A record as the bytes of `record.jsonl`, and the digests that name a scenario and a course of events.

use std::sync::Arc;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::error::RecordError;
use super::{Entry, FORMAT, Record};
use crate::scenario::Scenario;

/// Room for one entry, so that a large record is not copied again and again while it grows.
const ENTRY_BYTES: usize = 256;

/// The bytes of `record.jsonl`: the header, one line an entry, the end line.
///
/// # Errors
/// An id that is not a position in the scenario's lists.
pub fn write_jsonl(record: &Record) -> Result<Vec<u8>, RecordError> {
    let names = Arc::new(record.run.scenario.names());
    names.scope(|| {
        let mut out = Vec::new();
        write_header(&mut out, record)?;
        let start = out.len();
        write_entries(&mut out, &record.entries)?;
        let end = End { end: true, entries: record.entries.len() as u64, digest: sha256(&out[start..]) };
        write_value(&mut out, &end)?;
        out.push(b'\n');
        Ok(out)
    })
}

/// The digest of the entries, as the end line of the record carries it: `sha256:...`.
///
/// # Errors
/// An id that is not a position in the scenario's lists.
pub fn digest(record: &Record) -> Result<String, RecordError> {
    let names = Arc::new(record.run.scenario.names());
    names.scope(|| {
        let mut out = Vec::new();
        write_entries(&mut out, &record.entries)?;
        Ok(sha256(&out))
    })
}

/// The digest of a scenario: SHA-256 of its canonical JSON, `sha256:...`.
///
/// # Errors
/// A value that JSON cannot carry.
pub fn scenario_digest(scenario: &Scenario) -> Result<String, RecordError> {
    Ok(sha256(&canonical(scenario)?))
}

/// One entry as its line, without the newline; call within a [`crate::units::Names::scope`].
pub(super) fn line(entry: &Entry) -> String {
    serde_json::to_string(entry).unwrap_or_else(|error| format!("{} {:?} ({error})", entry.seq, entry.fact))
}

/// The digest of some bytes.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// `sha256:` and a digest in hexadecimal.
pub fn hexadecimal(digest: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::from("sha256:");
    for byte in digest {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The last line.
#[derive(Serialize)]
struct End {
    end: bool,
    entries: u64,
    digest: String,
}

fn canonical(scenario: &Scenario) -> Result<Vec<u8>, RecordError> {
    serde_json::to_vec(scenario).map_err(|e| RecordError::Write { seq: None, what: e.to_string() })
}

fn write_value<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> Result<(), RecordError> {
    serde_json::to_writer(out, value).map_err(|e| RecordError::Write { seq: None, what: e.to_string() })
}

/// Writes the header by hand, so that the scenario is serialised once for its digest and its text.
fn write_header(out: &mut Vec<u8>, record: &Record) -> Result<(), RecordError> {
    let run = &record.run;
    let data = canonical(&run.scenario)?;
    out.reserve(data.len() + 4096 + record.entries.len() * ENTRY_BYTES);
    let mut field = |name: &str, write: &mut dyn FnMut(&mut Vec<u8>) -> Result<(), RecordError>| {
        out.push(if out.is_empty() { b'{' } else { b',' });
        out.extend_from_slice(format!("\"{name}\":").as_bytes());
        write(out)
    };
    field("format", &mut |out| write_value(out, &FORMAT))?;
    field("version", &mut |out| write_value(out, &record.version))?;
    field("scenario", &mut |out| write_value(out, &run.scenario.id))?;
    field("scenario_data", &mut |out| {
        out.extend_from_slice(&data);
        Ok(())
    })?;
    field("scenario_digest", &mut |out| write_value(out, &sha256(&data)))?;
    field("structure", &mut |out| write_value(out, &run.scenario.structure.id))?;
    field("seed", &mut |out| write_value(out, &run.seed))?;
    field("replication", &mut |out| write_value(out, &run.replication))?;
    field("overrides", &mut |out| write_value(out, &run.overrides))?;
    field("started", &mut |out| write_value(out, &run.scenario.drill.starts))?;
    field("horizon_s", &mut |out| write_value(out, &record.horizon.0))?;
    field("events", &mut |out| write_value(out, &record.events))?;
    out.extend_from_slice(b"}\n");
    Ok(())
}

fn write_entries(out: &mut Vec<u8>, entries: &[Entry]) -> Result<(), RecordError> {
    for entry in entries {
        serde_json::to_writer(&mut *out, entry)
            .map_err(|e| RecordError::Write { seq: Some(entry.seq.into()), what: e.to_string() })?;
        out.push(b'\n');
    }
    Ok(())
}
