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
    /// The last of their rows: the same, or the one below where heads stand in two.
    pub last: u32,
    /// Columns by what they hold, in order.
    pub columns: BTreeMap<Column, Vec<u32>>,
}

impl Heads {
    /// The first row below the heads.
    pub fn first(&self) -> u32 {
        self.row.map_or(0, |_| self.last + 1)
    }

    /// All cells with something in them among the columns of a kind.
    pub fn cells<'a>(
        &'a self,
        sheet: &'a Sheet,
        row: u32,
        column: Column,
    ) -> impl Iterator<Item = (u32, &'a Cell)> {
        let columns = self.columns.get(&column).into_iter().flatten();
        columns.filter_map(move |at| Some((*at, sheet.cells.get(&(row, *at))?)))
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
    if sheet.hidden {
        report.notes.push(note(sheet, Verdict::Doubtful, Text::of(say::sheet_hidden)));
    }
    if sheet.cut {
        report.notes.push(note(sheet, Verdict::Doubtful, Text::of(say::sheet_cut)));
    }
    let Some(row) = best_row(sheet, words) else {
        if !sheet.cells.is_empty() {
            report.notes.push(note(sheet, Verdict::Understood, Text::of(say::sheet_skipped)));
        }
        return (None, report);
    };
    let below = row_below(sheet, row, words);
    let mut heads = Heads { row: Some(row), last: below.unwrap_or(row), columns: BTreeMap::new() };
    for (column, (at, text)) in texts_of(sheet, row, below) {
        let means = words.column(text);
        let place = sheet.place(at, column);
        let shown: String = text.chars().take(SHOWN).collect();
        match means {
            Some(means) => {
                let same = heads.columns.entry(means).or_default();
                if !same.is_empty() && means != Column::Other {
                    let what = Text::of(|lang| say::head_twice(lang, &shown));
                    report.notes.push(Note { cell: place.clone(), what, verdict: Verdict::Understood });
                }
                same.push(column);
            }
            None => {
                let what = Text::of(|lang| say::head_unknown(lang, &shown));
                report.notes.push(Note { cell: place.clone(), what, verdict: Verdict::Doubtful });
            }
        }
        report.columns.push(ColumnReport { cell: place, head: shown, means });
    }
    without_heads(sheet, &mut heads, &mut report);
    report.heads_in_row = Some(row + 1);
    (Some(heads), report)
}

/// The texts of heads by column, with their row: of two rows the lower, where it says something.
fn texts_of(sheet: &Sheet, row: u32, below: Option<u32>) -> BTreeMap<u32, (u32, &str)> {
    let mut texts = BTreeMap::new();
    for at in [Some(row), below].into_iter().flatten() {
        for ((_, column), cell) in sheet.cells.range((at, 0)..(at + 1, 0)) {
            if let Cell::Text(text) = cell {
                texts.insert(*column, (at, text.as_str()));
            }
        }
    }
    texts
}

/// A second row of heads: `Thời gian` over `Ngày` and `Giờ`. All that it says are heads, and at least two are others than above.
fn row_below(sheet: &Sheet, row: u32, words: &Words) -> Option<u32> {
    let below = row + 1;
    let cells: Vec<(u32, &Cell)> =
        sheet.cells.range((below, 0)..(below + 1, 0)).map(|((_, column), cell)| (*column, cell)).collect();
    let head = |cell: &Cell| match cell {
        Cell::Text(text) => words.column(text),
        _ => None,
    };
    let new = |(column, cell): &(u32, &Cell)| {
        let above = sheet.cells.get(&(row, *column)).and_then(head);
        head(cell).is_some() && head(cell) != above
    };
    let repeated = |(column, cell): &(u32, &Cell)| sheet.cells.get(&(row, *column)) == Some(*cell);
    let all_heads = cells.iter().all(|found| head(found.1).is_some() || repeated(found));
    // One cell alone is a heading: `Ngày thứ hai`.
    let more = cells.iter().filter(|found| new(found)).count() > 1;
    (all_heads && more).then_some(below)
}

/// Columns with something in them below no head: told, and taken for times where they stand beside the column of times and a
/// single head spans both.
fn without_heads(sheet: &Sheet, heads: &mut Heads, report: &mut SheetReport) {
    let first = heads.first();
    let mut seen: Vec<u32> = sheet.cells.range((first, 0)..).map(|((_, column), _)| *column).collect();
    seen.sort_unstable();
    seen.dedup();
    let known: Vec<u32> = report_columns(sheet, heads);
    for column in seen.into_iter().filter(|column| !known.contains(column)) {
        let cells: Vec<&Cell> = sheet
            .cells
            .range((first, 0)..)
            .filter(|((_, at), _)| *at == column)
            .map(|(_, cell)| cell)
            .collect();
        let times = cells.iter().filter(|cell| when::cell(cell).is_some()).count();
        let times_before = column > 0
            && heads.columns.get(&Column::Time).is_some_and(|columns| columns.contains(&(column - 1)));
        let place = sheet.place(heads.row.unwrap_or_default(), column);
        if times_before && times * 2 > cells.len() {
            heads.columns.entry(Column::Time).or_default().push(column);
            let what = Text::of(say::column_of_times);
            report.notes.push(Note { cell: place, what, verdict: Verdict::Doubtful });
        } else {
            let what = Text::of(|lang| say::column_without_head(lang, cells.len()));
            report.notes.push(Note { cell: place, what, verdict: Verdict::Doubtful });
        }
    }
}

/// The columns with a head, understood or not.
fn report_columns(sheet: &Sheet, heads: &Heads) -> Vec<u32> {
    let rows = heads.row.into_iter().flat_map(|row| row..=heads.last);
    rows.flat_map(|row| sheet.cells.range((row, 0)..(row + 1, 0)).map(|((_, column), _)| *column)).collect()
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
    Some(Heads { row: None, last: 0, columns: found })
}
