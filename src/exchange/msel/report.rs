//! What became of every row: understood, doubtful or refused, with its cell and why.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use super::words::Column;
use crate::i18n::{Lang, Text, msel_import as say};

/// How a row was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As it was meant.
    Understood,
    /// Something was guessed or left out.
    Doubtful,
    /// Not at all.
    Refused,
}

/// Something said about a cell.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    /// `Sheet!B7`.
    pub cell: String,
    /// What.
    pub what: Text,
    /// How grave it is.
    pub verdict: Verdict,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowReport {
    /// Its first cell with something in it.
    pub cell: String,
    /// The gravest of its notes.
    pub verdict: Verdict,
    /// What it is called.
    pub title: String,
    /// Ids of the injects that came of it.
    pub becomes: Vec<String>,
    /// What is said about its cells.
    pub notes: Vec<Note>,
}

impl RowReport {
    /// A row of which nothing is said yet.
    pub fn new(cell: String) -> RowReport {
        let (title, becomes, notes) = (String::new(), Vec::new(), Vec::new());
        RowReport { cell, verdict: Verdict::Understood, title, becomes, notes }
    }

    /// Says something about a cell.
    pub fn note(&mut self, verdict: Verdict, cell: &str, what: impl Fn(Lang) -> String) {
        self.verdict = self.verdict.max(verdict);
        self.notes.push(Note { cell: cell.to_owned(), what: Text::of(what), verdict });
    }
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ColumnReport {
    /// `Sheet!B5`.
    pub cell: String,
    /// Its head as written.
    pub head: String,
    /// What it holds; absent where it is not understood.
    pub means: Option<Column>,
}

/// A sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SheetReport {
    /// Name.
    pub name: String,
    /// Row of its heads, from 1; absent where there are none.
    pub heads_in_row: Option<u32>,
    /// Its columns.
    pub columns: Vec<ColumnReport>,
    /// What is said about the sheet as a whole.
    pub notes: Vec<Note>,
}

/// The report of an import.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Name of the file.
    pub file: String,
    /// Sheets.
    pub sheets: Vec<SheetReport>,
    /// Rows, in the order of the sheets.
    pub rows: Vec<RowReport>,
    /// Injects that were written.
    pub injects: usize,
}

/// How many rows there are of a verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// As meant.
    pub understood: usize,
    /// With a guess.
    pub doubtful: usize,
    /// Not at all.
    pub refused: usize,
    /// Injects that were written.
    pub injects: usize,
}

impl Report {
    /// How many rows were taken how.
    pub fn counts(&self) -> Counts {
        let of = |verdict| self.rows.iter().filter(|row| row.verdict == verdict).count();
        Counts {
            understood: of(Verdict::Understood),
            doubtful: of(Verdict::Doubtful),
            refused: of(Verdict::Refused),
            injects: self.injects,
        }
    }

    /// Notes that somebody should look at, the refusals first.
    pub fn to_look_at(&self) -> Vec<&Note> {
        let of = |verdict| {
            let rows = self.rows.iter().flat_map(|row| &row.notes);
            rows.chain(self.sheets.iter().flat_map(|sheet| &sheet.notes))
                .filter(move |n| n.verdict == verdict)
        };
        of(Verdict::Refused).chain(of(Verdict::Doubtful)).collect()
    }

    /// As JSON, with both languages.
    pub fn to_json(&self) -> Value {
        json!({ "file": self.file, "counts": self.counts(), "sheets": self.sheets, "rows": self.rows })
    }

    /// As Markdown.
    pub fn to_markdown(&self, lang: Lang) -> String {
        let counts = self.counts();
        let mut out = format!("# {}\n\n", say::report_title(lang, &escaped(&self.file)));
        let counted =
            say::report_counts(lang, counts.understood, counts.doubtful, counts.refused, counts.injects);
        let _ = writeln!(out, "{counted}");
        for (title, verdict) in [
            (say::head_refused(lang), Verdict::Refused),
            (say::head_doubtful(lang), Verdict::Doubtful),
            (say::head_understood(lang), Verdict::Understood),
        ] {
            let _ = writeln!(out, "\n## {title}\n");
            let mut rows = self.rows.iter().filter(|row| row.verdict == verdict).peekable();
            if rows.peek().is_none() {
                let _ = writeln!(out, "{}", say::nothing(lang));
            }
            for row in rows {
                row_in_words(&mut out, row, lang);
            }
        }
        self.sheets_in_words(&mut out, lang);
        out
    }

    fn sheets_in_words(&self, out: &mut String, lang: Lang) {
        let _ = writeln!(out, "\n## {}\n", say::head_sheets(lang));
        for sheet in &self.sheets {
            match sheet.heads_in_row {
                Some(row) => {
                    let _ = writeln!(out, "- {}", say::sheet_heads(lang, &escaped(&sheet.name), row));
                }
                None => {
                    let _ = writeln!(out, "- **{}**", escaped(&sheet.name));
                }
            }
            for column in sheet.columns.iter().filter(|column| column.means.is_some()) {
                let means = column.means.map_or_else(String::new, |means| means.name(lang));
                let line = say::column_means(lang, &escaped(&column.cell), &escaped(&column.head), &means);
                let _ = writeln!(out, "  - {line}");
            }
            for note in &sheet.notes {
                let _ =
                    writeln!(out, "{}", say::note(lang, &escaped(&note.cell), &escaped(note.what.get(lang))));
            }
        }
    }
}

fn row_in_words(out: &mut String, row: &RowReport, lang: Lang) {
    let (cell, title) = (escaped(&row.cell), escaped(&row.title));
    let line = match row.becomes.as_slice() {
        [] => say::row_nothing(lang, &cell, &title),
        ids => say::row_becomes(lang, &cell, &title, &ids.join("`, `")),
    };
    let _ = writeln!(out, "- {line}");
    for note in &row.notes {
        let _ = writeln!(out, "{}", say::note(lang, &escaped(&note.cell), &escaped(note.what.get(lang))));
    }
}

/// A stranger's text in Markdown: one line, no tags.
fn escaped(text: &str) -> String {
    text.replace('\n', " ").replace('<', "&lt;").replace('`', "'")
}
