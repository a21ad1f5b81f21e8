//! The list of events of a drill as a spreadsheet that a person prints, as a table and as data.

mod cells;
mod csv;
mod forecast;
mod guide;
mod paper;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::i18n::format::count;
use crate::i18n::{Lang, msel as say};
use crate::plan::msel::{Kind, Moment, Msel};
use cells::Form;
use paper::Paper;

pub use csv::csv;

/// Which columns the sheet of events has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Columns {
    /// Those of HSEEP.
    #[default]
    Hseep,
    /// Those of the MITRE Cyber Exercise Playbook.
    Mitre,
}

/// The first row of the sheets' tables, counted from 0: below the titles.
const HEAD: u32 = 4;
/// Two lines, in points.
const HEAD_HEIGHT: f64 = 33.0;

/// What `msel.json` holds.
pub fn json(msel: &Msel) -> serde_json::Result<String> {
    serde_json::to_string_pretty(msel).map(|text| text + "\n")
}

/// The workbook: the events, how to read them, the forecast. The same list gives the same bytes.
///
/// # Errors
/// Where a text is longer than a cell may hold.
pub fn xlsx(msel: &Msel, columns: Columns, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = format!("{} – {}", say::title_events(lang), msel.drill.get(lang));
    // The clock of the machine would make the same list another file.
    let made = ExcelDateTime::parse_from_str(msel.starts.clock.get(..19).unwrap_or("2000-01-01T00:00:00"))?;
    let properties = DocProperties::new()
        .set_title(title)
        .set_subject(msel.province.get(lang))
        .set_author(format!("cyberdrill {}", msel.version))
        .set_comment(rests_on(msel, lang))
        .set_creation_datetime(&made);
    book.set_properties(&properties);
    let paper = Paper::new();
    events(msel, columns, lang, &paper, book.add_worksheet())?;
    guide::sheet(msel, lang, &paper, book.add_worksheet())?;
    forecast::sheet(msel, lang, &paper, book.add_worksheet())?;
    book.save_to_buffer()
}

/// What the list rests on, in a line.
fn rests_on(msel: &Msel, lang: Lang) -> String {
    let digest: String = msel.scenario_digest.trim_start_matches("sha256:").chars().take(8).collect();
    say::rests_on(lang, &msel.version, &count(msel.replications, lang), msel.seed, &digest)
}

/// The lines above every table.
fn titles(
    title: &str,
    last: u16,
    msel: &Msel,
    lang: Lang,
    paper: &Paper,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let subtitle = say::subtitle(lang, msel.drill.get(lang), msel.province.get(lang));
    let when = say::when(lang, &clock_text(&msel.starts), &clock_text(&msel.ends));
    for (row, text, format) in
        [(0, title, &paper.title), (1, &subtitle, &paper.subtitle), (2, &when, &paper.when)]
    {
        sheet.merge_range(row, 0, row, last, text, format)?;
    }
    sheet.set_row_height(0, 22)?;
    sheet.set_row_height(1, 16)?;
    sheet.set_row_height(2, 15)?;
    Ok(())
}

/// `26/12/2022 07:30`, of a moment in the form of RFC 3339; the text itself where it has another form.
fn clock_text(moment: &Moment) -> String {
    let parts =
        (moment.clock.get(..4), moment.clock.get(5..7), moment.clock.get(8..10), moment.clock.get(11..16));
    match parts {
        (Some(year), Some(month), Some(day), Some(clock)) => format!("{day}/{month}/{year} {clock}"),
        _ => moment.clock.clone(),
    }
}

/// Writes a moment as a date that can be sorted and filtered.
fn write_moment<'a>(
    sheet: &'a mut Worksheet,
    row: u32,
    column: u16,
    moment: &Moment,
    format: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    match moment.clock.get(..19).map(ExcelDateTime::parse_from_str) {
        Some(Ok(time)) => sheet.write_datetime_with_format(row, column, &time, format),
        _ => sheet.write_string_with_format(row, column, &moment.clock, format),
    }
}

fn events(
    msel: &Msel,
    columns: Columns,
    lang: Lang,
    paper: &Paper,
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let columns = cells::columns(columns);
    let last = columns.len().saturating_sub(1) as u16;
    sheet.set_name(say::sheet_events(lang))?;
    titles(&say::title_events(lang), last, msel, lang, paper, sheet)?;
    for (at, column) in (0..).zip(columns) {
        sheet.set_column_width(at, column.width())?;
        sheet.write_string_with_format(HEAD, at, column.head(lang), &paper.head)?;
    }
    for (row_at, row) in (HEAD + 1..).zip(&msel.rows) {
        let tint = paper.tint(row.kind);
        let texts: Vec<String> =
            columns.iter().map(|column| paper::cell(column.text(msel, row, lang))).collect();
        for ((at, column), text) in (0..).zip(columns).zip(&texts) {
            match column.form() {
                Form::Number => sheet.write_number_with_format(row_at, at, row.number, &tint.centred)?,
                Form::Time => match &row.at {
                    Some(moment) => write_moment(sheet, row_at, at, moment, &tint.time)?,
                    None => sheet.write_string_with_format(row_at, at, text, &tint.centred)?,
                },
                Form::Kind => sheet.write_string_with_format(row_at, at, text, &tint.strong)?,
                Form::Id => sheet.write_string_with_format(row_at, at, text, &tint.small)?,
                Form::Titled => {
                    let (title, below) = text.split_once('\n').unwrap_or((text, ""));
                    let parts = [(&paper.bold, title), (&paper.normal, &format!("\n{below}"))];
                    let parts = if below.is_empty() { &parts[..1] } else { &parts };
                    match title.is_empty() {
                        true => sheet.write_string_with_format(row_at, at, text, &tint.text)?,
                        false => sheet.write_rich_string_with_format(row_at, at, parts, &tint.text)?,
                    }
                }
                Form::Text => sheet.write_string_with_format(row_at, at, text, &tint.text)?,
            };
        }
        let cells = texts.iter().zip(columns).filter(|(_, column)| column.form() != Form::Id);
        let cells = cells.map(|(text, column)| (text.as_str(), column.width()));
        sheet.set_row_height(row_at, paper::height(cells))?;
    }
    sheet.set_row_height(HEAD, HEAD_HEIGHT)?;
    let bottom = HEAD + msel.rows.len() as u32;
    sheet.autofilter(HEAD, 0, bottom, last)?;
    sheet.set_freeze_panes(HEAD + 1, 2)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    paper::page(sheet, msel.drill.get(lang), &rests_on(msel, lang), lang);
    Ok(())
}

/// How many rows of a kind there are.
pub fn counted(msel: &Msel, kind: Kind) -> usize {
    msel.rows.iter().filter(|row| row.kind == kind).count()
}
