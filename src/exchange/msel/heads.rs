//! Where the table of a sheet begins: the row whose cells are heads of columns, below whatever titles stand above.

use std::collections::BTreeMap;

use super::book::{Cell, Sheet};
use super::report::{ColumnReport, Note, SheetReport, Verdict};
use super::when;
use super::words::{Column, Words};
use crate::i18n::{Text, msel_import as say};

/// Rows in which heads are looked for.
const LOOKED_AT: u32 = 60;
/// Characters of a head that are shown.
const SHOWN: usize = 60;

/// The heads of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    /// Their row, from 0; none where the columns are guessed from what stands in them.
    pub row: Option<u32>,
    /// Columns by what they hold, in order.
    pub columns: BTreeMap<Column, Vec<u32>>,
}

impl Heads {
    /// The first row below the heads.
    pub fn first(&self) -> u32 {
        self.row.map_or(0, |row| row + 1)
    }

    /// The first cell with something in it among the columns of a kind.
    pub fn cell<'a>(&self, sheet: &'a Sheet, row: u32, column: Column) -> Option<(u32, &'a Cell)> {
        let columns = self.columns.get(&column)?;
        columns.iter().find_map(|at| Some((*at, sheet.cells.get(&(row, *at))?)))
    }
}

/// Finds the heads of a sheet, and says what every column is taken for.
pub fn find(sheet: &Sheet, words: &Words) -> (Option<Heads>, SheetReport) {
    let mut report =
        SheetReport { name: sheet.name.clone(), heads_in_row: None, columns: Vec::new(), notes: Vec::new() };
    if sheet.cut {
        report.notes.push(note(sheet, Verdict::Doubtful, Text::of(say::sheet_cut)));
    }
    let Some(row) = best_row(sheet, words) else {
        if !sheet.cells.is_empty() {
            report.notes.push(note(sheet, Verdict::Understood, Text::of(say::sheet_skipped)));
        }
        return (None, report);
    };
    let mut heads = Heads { row: Some(row), columns: BTreeMap::new() };
    for ((_, column), cell) in sheet.cells.range((row, 0)..(row + 1, 0)) {
        let Cell::Text(text) = cell else { continue };
        let means = words.column(text);
        let place = sheet.place(row, *column);
        let shown: String = text.chars().take(SHOWN).collect();
        match means {
            Some(means) => {
                let same = heads.columns.entry(means).or_default();
                if !same.is_empty() && means != Column::Other {
                    let what = Text::of(|lang| say::head_twice(lang, &shown));
                    report.notes.push(Note { cell: place.clone(), what, verdict: Verdict::Understood });
                }
                same.push(*column);
            }
            None => {
                let what = Text::of(|lang| say::head_unknown(lang, &shown));
                report.notes.push(Note { cell: place.clone(), what, verdict: Verdict::Doubtful });
            }
        }
        report.columns.push(ColumnReport { cell: place, head: shown, means });
    }
    report.heads_in_row = Some(row + 1);
    (Some(heads), report)
}

fn note(sheet: &Sheet, verdict: Verdict, what: Text) -> Note {
    Note { cell: sheet.name.clone(), what, verdict }
}

/// The row with the most different heads, the first of equals; it must have a time and something that is said.
fn best_row(sheet: &Sheet, words: &Words) -> Option<u32> {
    let mut best: Option<(usize, u32)> = None;
    for row in 0..LOOKED_AT {
        let known = columns_of(sheet, row, words);
        let has = |wanted: &[Column]| wanted.iter().any(|column| known.contains(column));
        let time = has(&[Column::Time, Column::Offset, Column::Date]);
        let said = has(&[Column::Title, Column::Message]);
        if time && said && best.is_none_or(|(most, _)| known.len() > most) {
            best = Some((known.len(), row));
        }
    }
    best.map(|(_, row)| row)
}

/// What the cells of a row would be as heads, each once.
pub fn columns_of(sheet: &Sheet, row: u32, words: &Words) -> Vec<Column> {
    let mut known: Vec<Column> = sheet
        .cells
        .range((row, 0)..(row + 1, 0))
        .filter_map(|(_, cell)| match cell {
            Cell::Text(text) => words.column(text),
            _ => None,
        })
        .collect();
    known.sort();
    known.dedup();
    known
}

/// Times that a column must have to be taken for that of times.
const FEWEST_TIMES: usize = 2;
/// A column of longer texts is that of the messages.
const SHORT: usize = 40;

/// What the columns of a sheet without heads may hold: the one with the most times, the first with short texts as titles, the
/// one with the longest as messages, and the one whose texts `is_agency` knows as recipients. None where nothing looks like times.
pub fn guess(sheet: &Sheet, is_agency: &dyn Fn(&str) -> bool, report: &mut SheetReport) -> Option<Heads> {
    let mut columns: BTreeMap<u32, Vec<&Cell>> = BTreeMap::new();
    for ((_, column), cell) in &sheet.cells {
        columns.entry(*column).or_default().push(cell);
    }
    let times = |cells: &[&Cell]| cells.iter().filter(|cell| when::cell(cell).is_some()).count();
    let mostly = |part: usize, cells: &[&Cell]| part * 2 > cells.len();
    let (time, _) = columns
        .iter()
        .map(|(column, cells)| (*column, times(cells)))
        .filter(|(column, n)| *n >= FEWEST_TIMES && mostly(*n, &columns[column]))
        .max_by_key(|(column, n)| (*n, std::cmp::Reverse(*column)))?;
    let texts = |cells: &[&Cell]| -> Vec<usize> {
        let lengths = cells.iter().filter_map(|cell| match cell {
            Cell::Text(text) => Some(text.chars().count()),
            _ => None,
        });
        lengths.collect()
    };
    let mut found: BTreeMap<Column, Vec<u32>> = BTreeMap::from([(Column::Time, vec![time])]);
    let mut longest = (SHORT, None);
    for (column, cells) in columns.iter().filter(|(column, _)| **column != time) {
        let lengths = texts(cells);
        if !mostly(lengths.len(), cells) {
            continue;
        }
        let agencies =
            cells.iter().filter(|cell| matches!(cell, Cell::Text(text) if is_agency(text))).count();
        let mean = lengths.iter().sum::<usize>() / lengths.len().max(1);
        if mostly(agencies, cells) {
            found.entry(Column::To).or_insert_with(|| vec![*column]);
        } else if mean > longest.0 {
            longest = (mean, Some(*column));
        } else if mean <= SHORT {
            found.entry(Column::Title).or_insert_with(|| vec![*column]);
        }
    }
    if let Some(column) = longest.1 {
        found.insert(Column::Message, vec![column]);
    }
    if !found.contains_key(&Column::Title) && !found.contains_key(&Column::Message) {
        return None;
    }
    for (means, columns) in &found {
        let cell = sheet.place(0, columns[0]);
        report.columns.push(ColumnReport { cell, head: String::new(), means: Some(*means) });
    }
    report.notes.clear();
    report.notes.push(note(sheet, Verdict::Doubtful, Text::of(say::columns_guessed)));
    Some(Heads { row: None, columns: found })
}
