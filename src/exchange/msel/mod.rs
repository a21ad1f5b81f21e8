//! Spreadsheets of events, prepared in meetings or written by `export msel`, into injects of a drill.
//!
//! A workbook is read within limits (`book`), the row of its heads is found (`heads`) by the words of the library's table
//! (`words`), every row is read (`rows`, with `times`, `when`, `agency`, `expects`), contingencies are joined to what they are
//! for (`contingency`), and the injects are written (`write`) with what became of every row (`report`).

mod agency;
mod book;
mod contingency;
mod cursor;
mod draft;
mod dtg;
mod expects;
mod heads;
mod report;
mod rows;
#[cfg(test)]
mod tests;
mod times;
mod when;
mod words;
mod write;

use std::collections::BTreeMap;

pub use report::{Counts, Note, Report, RowReport, Verdict};
pub use when::{Read, When, text as time_of};
pub use words::plain;

use book::Sheet;
use draft::{Context, Draft};
use heads::Heads;
use rows::Taken;
use words::{Column, Words};

use crate::i18n::{Text, exchange, msel_import as say};
use crate::scenario::model::Inject;
use crate::scenario::{Code, Library, Problem, Scenario, is_kebab};
use crate::units::{CivilDate, CivilDateTime};

/// Names of files are shown up to so many characters.
const LONGEST_FILE_NAME: usize = 120;
/// Cells of a workbook without heads that are shown.
const SHOWN: usize = 4;
/// Characters of an id.
const LONGEST_ID: usize = 60;

/// A workbook that was read.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Stem of the names of what is written.
    pub stem: String,
    /// The injects, in order of time.
    pub injects: Vec<Inject>,
    /// The drill file, where a scenario was given; else the list of injects.
    pub file: String,
    /// Whether `file` is a whole drill file.
    pub whole: bool,
    /// What became of every row.
    pub report: Report,
}

impl Imported {
    /// The name of the file with the injects.
    pub fn file_name(&self) -> String {
        let what = if self.whole { "drill" } else { "injects" };
        format!("{}.{what}.ron", self.stem)
    }
    /// The name of the report for people.
    pub fn report_name(&self) -> String {
        format!("{}.import.md", self.stem)
    }
}

/// Imports a workbook, for a scenario's drill where one is given. `path` is how the file is shown.
///
/// # Errors
/// What is no workbook, is too large, or has no row of heads.
pub fn import(path: &str, bytes: &[u8], scenario: Option<&Scenario>) -> Result<Imported, Box<Problem>> {
    let words = Words::of(&Library::embedded()).map_err(|why| {
        Box::new(Problem::new(Code::UnreadableFile, None, |lang| exchange::library_broken(lang, &why)))
    })?;
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let file = book::clean(file, LONGEST_FILE_NAME);
    let sheets = book::read(bytes)?;
    let mut tables = Vec::new();
    let mut reports = Vec::new();
    for sheet in &sheets {
        let (heads, report) = heads::find(sheet, &words);
        tables.extend(heads.map(|heads| (sheet, heads)));
        reports.push(report);
    }
    if tables.is_empty() {
        let is_agency = |text: &str| {
            scenario.is_some_and(|scenario| {
                matches!(agency::find(scenario, text), agency::Found::Exact(_) | agency::Found::Folded(_))
            })
        };
        for (sheet, report) in sheets.iter().zip(&mut reports) {
            tables.extend(heads::guess(sheet, &is_agency, report).map(|heads| (sheet, heads)));
        }
    }
    if tables.is_empty() {
        let seen = first_cells(&sheets);
        let problem = Problem::new(Code::NotASpreadsheet, None, say::no_heads);
        let told =
            |lang| if seen.is_empty() { say::no_cells_seen(lang) } else { say::cells_seen(lang, &seen) };
        return Err(Box::new(problem.hint(|lang| say::no_heads_hint(lang, &told(lang)))));
    }
    let (starts, assumed) = startex(scenario, &tables, &words);
    let context = Context { scenario, words: &words, starts };
    let mut taken = Taken::default();
    for (sheet, heads) in &tables {
        rows::read(&context, sheet, heads, &mut taken);
    }
    if assumed && let Some(first) = reports.iter_mut().find(|report| !report.columns.is_empty()) {
        let what = Text::of(|lang| say::startex_taken(lang, &context.shown(0, lang)));
        first.notes.push(Note { cell: first.name.clone(), what, verdict: Verdict::Doubtful });
    }
    contingency::join(&context, &mut taken);
    name_all(&mut taken);
    taken.drafts.sort_by_key(|draft| (draft.at, draft.report));
    let report = Report { file, sheets: reports, rows: taken.reports, injects: taken.drafts.len() };
    let stem = stem_of(path);
    Ok(Imported {
        file: write::file(scenario, &taken.drafts, &report, &format!("{stem}.import.md")),
        whole: scenario.is_some(),
        injects: taken.drafts.iter().map(Draft::inject).collect(),
        stem,
        report,
    })
}

fn stem_of(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = crate::scenario::kebab(stem);
    if stem.is_empty() { "msel".to_owned() } else { stem }
}

/// The first cells of a workbook, for whoever wonders what was read.
fn first_cells(sheets: &[Sheet]) -> String {
    let cells = sheets.iter().flat_map(|sheet| {
        sheet.cells.iter().map(|((row, column), cell)| {
            let text: String = times::shown(cell).chars().take(LONGEST_ID).collect();
            format!("{} \"{}\"", sheet.place(*row, *column), text.replace('\n', " "))
        })
    });
    cells.take(SHOWN).collect::<Vec<_>>().join(", ")
}

/// STARTEX: the scenario's; else that of a row which says so; else the first moment of the workbook, which is then an
/// assumption.
fn startex(scenario: Option<&Scenario>, tables: &[(&Sheet, Heads)], words: &Words) -> (CivilDateTime, bool) {
    if let Some(starts) = scenario.and_then(|scenario| scenario.drill.starts.parse().ok()) {
        return (starts, false);
    }
    let mut first: Option<CivilDateTime> = None;
    for (sheet, heads) in tables {
        let rows = sheet.cells.range((heads.first(), 0)..).map(|((row, _), _)| *row);
        let mut rows: Vec<u32> = rows.collect();
        rows.dedup();
        for row in rows {
            let moment = moment_of(sheet, heads, row);
            let is_start = [Column::Kind, Column::Title].iter().any(|column| {
                let text = heads.cell(sheet, row, *column).map(|(_, cell)| times::shown(cell));
                text.and_then(|text| words.kind(&text)) == Some(words::Kind::Startex)
            });
            if let Some(moment) = moment.filter(|_| is_start) {
                return (moment, false);
            }
            first = match (first, moment) {
                (Some(first), Some(moment)) => Some(first.min(moment)),
                (first, moment) => first.or(moment),
            };
        }
    }
    (first.unwrap_or_else(|| CivilDate::from_day_number(0).at_midnight()), true)
}

fn moment_of(sheet: &Sheet, heads: &Heads, row: u32) -> Option<CivilDateTime> {
    let cell = |column| heads.cell(sheet, row, column).and_then(|(_, cell)| when::cell(cell));
    match (cell(Column::Time)?.when, cell(Column::Date).map(|read| read.when)) {
        (When::At(moment), _) => Some(moment),
        (When::Clock(second), Some(When::Day(date))) => Some(date.at(second)),
        _ => None,
    }
}

/// Gives every inject an id of its own, and contingencies the ids of what they are for. A circle of contingencies is broken.
fn name_all(taken: &mut Taken) {
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for ix in 0..taken.drafts.len() {
        let wished = taken.drafts[ix].id.clone();
        let wished: String = wished.chars().take(LONGEST_ID).collect();
        let wished = wished.trim_end_matches('-').to_owned();
        let wished = if is_kebab(&wished) { wished } else { format!("inject-{}", ix + 1) };
        let mut id = wished.clone();
        let mut n = 2;
        while used.contains_key(&id) {
            id = format!("{wished}-{n}");
            n += 1;
        }
        used.insert(id.clone(), ix);
        taken.drafts[ix].id = id;
    }
    let base = |drafts: &[Draft], ix: usize| -> Option<usize> {
        drafts.get(ix)?.contingency_for.as_ref()?.parse().ok()
    };
    for ix in 0..taken.drafts.len() {
        // A contingency is delivered after the time limit of what it is for, so a circle has a member that is not.
        let Some(of) = base(&taken.drafts, ix) else { continue };
        let due = taken.drafts[of].due();
        if due.is_none_or(|due| taken.drafts[ix].at < due) {
            taken.drafts[ix].contingency_for = None;
        }
    }
    let ids: Vec<Option<String>> = (0..taken.drafts.len())
        .map(|ix| base(&taken.drafts, ix).map(|of| taken.drafts[of].id.clone()))
        .collect();
    for (draft, of) in taken.drafts.iter_mut().zip(ids) {
        draft.contingency_for = of;
        taken.reports[draft.report].becomes.push(draft.id.clone());
    }
}
