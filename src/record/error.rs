//! What can be wrong with a record, with the line where it is, in both languages.

use std::fmt;

use crate::i18n::{Lang, record as text};

/// Why a record cannot be read or written. Lines count from 1, the header's.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The fields carry the names of what they are; each variant is described.
pub enum RecordError {
    /// Larger than what is read.
    TooLarge { bytes: u64, limit: u64 },
    /// A line is longer than what is read.
    LineTooLong { line: u64, limit: u64 },
    /// More entries than what is read.
    TooManyEntries { limit: u64 },
    /// Not UTF-8.
    NotUtf8 { line: u64 },
    /// Nothing in it.
    Empty,
    /// Not JSON, or not the shape of this line.
    Shape { line: u64, column: u64, what: String },
    /// Not a format that this version reads.
    Format { found: u64, known: u64 },
    /// The header contradicts the scenario that it carries.
    Header { field: String, says: String, scenario: String },
    /// The scenario is not the one that the header's digest was made of.
    ScenarioDigest { says: String, found: String },
    /// It stops before the end line.
    Truncated { line: u64 },
    /// Something follows the end line.
    AfterEnd { line: u64 },
    /// The end line counts another number of entries.
    Count { line: u64, says: u64, found: u64 },
    /// The entries are not those that the digest was made of.
    Digest { line: u64, says: String, found: String },
    /// A sequence number that is not the next.
    Seq { line: u64, expected: u64, found: u64 },
    /// A time before that of the entry above.
    TimeBack { line: u64, t: i64, before: i64 },
    /// A moment farther from STARTEX than any run reaches.
    TimeRange { line: u64, t: i64, limit: i64 },
    /// A cause that does not precede its effect.
    Cause { line: u64, seq: u64, cause: u64 },
    /// Other prerequisites that are not ascending and before the cause.
    After { line: u64, after: u64 },
    /// A time sheet that does not add up to the time since the cause.
    Spent { line: u64, says: i64, elapsed: i64 },
    /// A value that the format cannot carry.
    Write { seq: Option<u64>, what: String },
}

impl RecordError {
    /// The message in a language: a lower-case fragment that says what can be done.
    pub fn message(&self, lang: Lang) -> String {
        use RecordError as E;
        match self {
            E::TooLarge { bytes, limit } => text::too_large(lang, *bytes, *limit),
            E::LineTooLong { line, limit } => text::line_too_long(lang, *line, *limit),
            E::TooManyEntries { limit } => text::too_many_entries(lang, *limit),
            E::NotUtf8 { line } => text::not_utf8(lang, *line),
            E::Empty => text::empty(lang),
            E::Shape { line, column, what } => text::shape(lang, *line, *column, what),
            E::Format { found, known } => text::format_unknown(lang, *found, *known),
            E::Header { field, says, scenario } => text::header(lang, field, says, scenario),
            E::ScenarioDigest { says, found } => text::scenario_digest(lang, says, found),
            E::Truncated { line } => text::truncated(lang, *line),
            E::AfterEnd { line } => text::after_end(lang, *line),
            E::Count { line, says, found } => text::count(lang, *line, *says, *found),
            E::Digest { line, says, found } => text::digest(lang, *line, says, found),
            E::Seq { line, expected, found } => text::seq(lang, *line, *expected, *found),
            E::TimeBack { line, t, before } => text::time_back(lang, *line, *t, *before),
            E::TimeRange { line, t, limit } => text::time_range(lang, *line, *t, *limit),
            E::Cause { line, seq, cause } => text::cause(lang, *line, *seq, *cause),
            E::After { line, after } => text::after(lang, *line, *after),
            E::Spent { line, says, elapsed } => text::spent(lang, *line, *says, *elapsed),
            E::Write { seq: Some(seq), what } => text::write_entry(lang, *seq, what),
            E::Write { seq: None, what } => text::write_header(lang, what),
        }
    }

    /// A fault that `serde_json` found in a line.
    pub(super) fn of_json(line: u64, error: &serde_json::Error) -> RecordError {
        if error.is_eof() {
            return RecordError::Truncated { line };
        }
        let said = error.to_string();
        let what = said.rfind(" at line ").map_or(said.as_str(), |at| &said[..at]).to_owned();
        RecordError::Shape { line, column: error.column() as u64, what }
    }
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for RecordError {}
