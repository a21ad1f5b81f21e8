//! A workbook as cells: read within limits, whatever its bytes are. Formulas give their last value; macros are not read.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, SheetVisible, Xlsx};

use crate::i18n::{Lang, msel_import as say};
use crate::scenario::{Code, Problem};

/// Entries of the archive.
const MOST_ENTRIES: usize = 2_000;
/// Bytes of the archive when unpacked.
const MOST_UNPACKED: u64 = 96 * 1024 * 1024;
/// Sheets that are looked at.
const MOST_SHEETS: usize = 32;
/// Rows and columns of a sheet that are looked at.
const MOST_ROWS: u32 = 20_000;
const MOST_COLUMNS: u32 = 200;
/// Cells with something in them.
const MOST_CELLS: usize = 400_000;
/// Characters of a cell.
const LONGEST_CELL: usize = 8_000;
/// Merged areas of a sheet.
const MOST_MERGED: usize = 20_000;

/// The first bytes of an archive, and of the older format of Excel (also of a workbook with a password).
const ARCHIVE: &[u8] = b"PK";
const OLDER: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// Workbooks of older Macs count their days from 1 January 1904.
const DAYS_TO_1904: f64 = 1462.0;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text, NFC.
    Text(String),
    /// A number without a format of dates.
    Number(f64),
    /// A number that is shown as date or time: days since 30 December 1899.
    Date(f64),
    /// A number of days that is shown as hours.
    Length(f64),
    /// An error of a formula, `#REF!`.
    Wrong(String),
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Name.
    pub name: String,
    /// Cells with something in them, by row and column from 0; a merged area has its text in every cell of its first row and column.
    pub cells: BTreeMap<(u32, u32), Cell>,
    /// Whether the workbook hides it: then it is not read.
    pub hidden: bool,
    /// Whether rows or columns beyond the limits were left out.
    pub cut: bool,
}

impl Sheet {
    /// The name of a cell as spreadsheets show it, `B7`.
    pub fn place(&self, row: u32, column: u32) -> String {
        let mut letters = Vec::new();
        let mut left = column + 1;
        while left > 0 {
            letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
            left = (left - 1) / 26;
        }
        format!("{}!{}{}", self.name, letters.into_iter().rev().collect::<String>(), row + 1)
    }
}

/// Reads a workbook.
///
/// # Errors
/// What is no `.xlsx` workbook, or is larger than any list that people make.
pub fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Box<Problem>> {
    if bytes.starts_with(OLDER) {
        return Err(refused(say::older_format));
    }
    if !bytes.starts_with(ARCHIVE) {
        return Err(refused(say::not_a_workbook));
    }
    unpacks_within_limits(bytes)?;
    // The reader is others' work on strangers' bytes: should it stop, this file is refused and the program goes on.
    let read = std::panic::catch_unwind(|| sheets(bytes));
    read.unwrap_or_else(|_| Err(refused(say::not_a_workbook)))
}

fn refused(say: impl Fn(Lang) -> String) -> Box<Problem> {
    Box::new(Problem::new(Code::NotASpreadsheet, None, say).hint(say::save_as_xlsx))
}

/// Unpacks everything once and counts, for what an archive says of its own sizes need not be true.
fn unpacks_within_limits(bytes: &[u8]) -> Result<(), Box<Problem>> {
    let broken = |_| refused(say::not_a_workbook);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MOST_ENTRIES {
        return Err(refused(|lang| say::too_many_entries(lang, MOST_ENTRIES)));
    }
    let mut left = MOST_UNPACKED;
    for ix in 0..archive.len() {
        let entry = archive.by_index(ix).map_err(broken)?;
        let unpacked = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink())
            .map_err(|_| refused(say::not_a_workbook))?;
        if unpacked > left {
            return Err(refused(|lang| say::unpacks_too_large(lang, MOST_UNPACKED >> 20)));
        }
        left -= unpacked;
    }
    Ok(())
}

fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Box<Problem>> {
    let broken = |_| refused(say::not_a_workbook);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let names = book.sheet_names();
    if names.len() > MOST_SHEETS {
        return Err(refused(|lang| say::too_many_sheets(lang, MOST_SHEETS)));
    }
    let epoch = if book.has_1904_epoch() { DAYS_TO_1904 } else { 0.0 };
    let mut sheets = Vec::new();
    let mut all = 0;
    for name in names {
        let hidden = |sheet: &calamine::Sheet| sheet.name == name && sheet.visible != SheetVisible::Visible;
        if book.sheets_metadata().iter().any(hidden) {
            sheets.push(Sheet { name: clean(&name, 60), hidden: true, ..Sheet::default() });
            continue;
        }
        // Sheets of charts have no cells.
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut sheet = Sheet { name: clean(&name, 60), ..Sheet::default() };
        while let Some(cell) = reader.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                sheet.cut |= !matches!(cell.get_value(), DataRef::Empty);
                continue;
            }
            if let Some(value) = value(cell.get_value(), epoch) {
                all += 1;
                if all > MOST_CELLS {
                    return Err(refused(|lang| say::too_many_cells(lang, MOST_CELLS)));
                }
                sheet.cells.insert((row, column), value);
            }
        }
        drop(reader);
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        for area in merged.iter().take(MOST_MERGED) {
            spread(&mut sheet, area.start, area.end);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// A merged area down a column holds for every row that it covers; one across is one cell, or it would fill columns that it is
/// not about.
fn spread(sheet: &mut Sheet, start: (u32, u32), end: (u32, u32)) {
    if start.1 != end.1 || end.0 <= start.0 || end.0 >= MOST_ROWS {
        return;
    }
    let Some(cell) = sheet.cells.get(&start).cloned() else { return };
    for row in start.0 + 1..=end.0 {
        if sheet.cells.len() < MOST_CELLS {
            sheet.cells.entry((row, start.1)).or_insert_with(|| cell.clone());
        }
    }
}

/// What a cell holds, in a workbook whose days count from `epoch` days after the usual first.
fn value(data: &DataRef<'_>, epoch: f64) -> Option<Cell> {
    match data {
        DataRef::Int(n) => Some(Cell::Number(*n as f64)),
        DataRef::Float(x) => x.is_finite().then_some(Cell::Number(*x)),
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Bool(yes) => Some(Cell::Text(yes.to_string())),
        DataRef::DateTime(time) => {
            let days = time.as_f64();
            if !days.is_finite() {
                return None;
            }
            // A time of day alone counts from no day.
            let date = if days >= 1.0 { days + epoch } else { days };
            Some(if time.is_duration() { Cell::Length(days) } else { Cell::Date(date) })
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_cell(text),
        DataRef::Error(error) => Some(Cell::Wrong(error.to_string())),
        DataRef::Empty => None,
    }
}

fn text_cell(text: &str) -> Option<Cell> {
    let text = clean(text, LONGEST_CELL);
    (!text.is_empty()).then_some(Cell::Text(text))
}

/// A text in NFC without control characters, at most so long, without room around it.
pub fn clean(text: &str, longest: usize) -> String {
    use unicode_normalization::UnicodeNormalization;
    let text = text
        .replace("\r\n", "\n")
        .replace(['\r', '\u{2028}', '\u{2029}'], "\n")
        .replace(['\u{a0}', '\t'], " ");
    let kept = text.nfc().filter(|c| *c == '\n' || !c.is_control()).take(longest);
    kept.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_named_as_spreadsheets_do() {
        let sheet = Sheet { name: "MSEL".to_owned(), ..Sheet::default() };
        assert_eq!(sheet.place(6, 1), "MSEL!B7");
        assert_eq!(sheet.place(0, 25), "MSEL!Z1");
        assert_eq!(sheet.place(0, 26), "MSEL!AA1");
        assert_eq!(sheet.place(0, 701), "MSEL!ZZ1");
        assert_eq!(sheet.place(0, 702), "MSEL!AAA1");
    }
}
