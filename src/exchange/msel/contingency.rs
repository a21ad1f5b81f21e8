//! For which inject a contingency is: as its row says it, in whatever column, else the last one above that expects something.

use super::book::Sheet;
use super::draft::{Base, Context, Draft};
use super::heads::Heads;
use super::report::Verdict;
use super::rows::Taken;
use super::times::shown;
use super::words::{Column, Words, fold, plain};
use crate::i18n::msel_import as say;
use crate::scenario::model::Inject;

/// Where people write for what a contingency is, the likeliest first.
const SAID_IN: [Column; 8] = [
    Column::Trigger,
    Column::Notes,
    Column::Expected,
    Column::Kind,
    Column::Title,
    Column::Message,
    Column::Controller,
    Column::Other,
];

/// What a row says: the id of an inject of the scenario, or the number of a row. In running text only a number counts, for
/// `điện dự phòng cho máy chủ` is no contingency.
pub fn base(
    context: &Context<'_>,
    sheet: &Sheet,
    heads: &Heads,
    row: u32,
    before: Option<&Inject>,
) -> Option<Base> {
    for column in SAID_IN {
        let free = matches!(column, Column::Trigger | Column::Notes);
        for (_, cell) in heads.cells(sheet, row, column) {
            if let Some(found) = named(&plain(&shown(cell)), free, context.words) {
                return Some(found);
            }
        }
    }
    before.and_then(|inject| inject.contingency_for.clone()).map(Base::Id)
}

/// Where a row does not say it.
pub fn unsaid(before: Option<&Inject>) -> Base {
    before.and_then(|inject| inject.contingency_for.clone()).map_or(Base::Above, Base::Id)
}

/// Whether a text is nothing but the mark of a contingency with its number.
pub fn is_mark(text: &str, words: &Words) -> bool {
    let text = plain(text);
    let begins = |mark: &String| text.trim_start().starts_with(mark.as_str());
    words.contingency_marks.iter().any(begins)
        && named(&text, false, words).is_some()
        && fold(&text).split(' ').count() <= MARK_WORDS
}

/// `dự phòng cho tình huống số 4`, `contingency for inject no. 4`.
const MARK_WORDS: usize = 7;

fn named(said: &str, free: bool, words: &Words) -> Option<Base> {
    for mark in &words.contingency_marks {
        for (at, _) in said.match_indices(mark.as_str()) {
            let rest = said[at + mark.len()..].trim_start_matches(['.', ':', ' ', '#']);
            let rest = rest.strip_prefix("so ").unwrap_or(rest);
            let line = rest.split('\n').next().unwrap_or(rest);
            if let Some((before, id)) = line.split_once('[')
                && before.chars().count() < BEFORE_ID
                && let Some((id, _)) = id.split_once(']')
            {
                return Some(Base::Id(id.to_owned()));
            }
            let word = line.split([' ', ':', ',', ';', '.', ')']).next().unwrap_or("");
            let number = word.chars().any(|c| c.is_ascii_digit());
            if !word.is_empty() && (number || free) {
                return Some(Base::Number(word.to_owned()));
            }
        }
    }
    None
}

/// Characters of a title before the id of a row.
const BEFORE_ID: usize = 200;

/// The inject of a contingency, or why there is none.
enum Found {
    At(usize),
    /// On another sheet, by its number.
    Elsewhere(usize),
    /// Above, with a refused row between.
    Skipping(usize, String),
    /// A row of this number that was not taken, with whether it was refused.
    NotTaken(String, bool),
    Absent,
}

/// Every contingency gets the inject that it is for, and a time that is not before that one's time limit.
pub fn join(context: &Context<'_>, taken: &mut Taken) {
    for ix in 0..taken.drafts.len() {
        let Some(base) = taken.drafts[ix].contingency.clone() else { continue };
        let draft = &taken.drafts[ix];
        let (cell, report, sheet) = (draft.cell.clone(), draft.report, draft.sheet.clone());
        let number = if let Base::Number(number) = &base { number.clone() } else { String::new() };
        let of = |drafts: &[Draft], found: usize| drafts[found].cell.clone();
        let (found, note) = match find(taken, ix, &base) {
            Found::At(found) => (Some(found), None),
            Found::Elsewhere(found) => {
                let place = of(&taken.drafts, found);
                (Some(found), Some(said(|lang| say::contingency_elsewhere(lang, &number, &place))))
            }
            Found::Skipping(found, between) => {
                let place = of(&taken.drafts, found);
                (Some(found), Some(said(|lang| say::contingency_skips(lang, &between, &place))))
            }
            Found::NotTaken(place, true) => {
                (None, Some(said(|lang| say::contingency_refused(lang, &number, &place))))
            }
            Found::NotTaken(place, false) => {
                (None, Some(said(|lang| say::contingency_no_inject(lang, &number, &place))))
            }
            Found::Absent if matches!(base, Base::Number(_)) => {
                (None, Some(said(|lang| say::contingency_absent(lang, &number, &sheet))))
            }
            Found::Absent => (None, Some(said(say::contingency_alone))),
        };
        if let Some(note) = note {
            taken.reports[report].note(Verdict::Doubtful, &cell, |lang| note.get(lang).to_owned());
        }
        if let Some(found) = found {
            attach(context, taken, ix, found);
        }
    }
}

fn said(what: impl Fn(crate::i18n::Lang) -> String) -> crate::i18n::Text {
    crate::i18n::Text::of(what)
}

fn find(taken: &Taken, ix: usize, base: &Base) -> Found {
    let drafts = &taken.drafts;
    let (sheet, own) = (&drafts[ix].sheet, drafts[ix].report);
    let position = |wanted: &dyn Fn(&Draft) -> bool| {
        drafts.iter().position(|other| other.report != own && wanted(other))
    };
    match base {
        Base::Id(id) => position(&|other| other.id == *id).map_or(Found::Absent, Found::At),
        Base::Number(number) => {
            let wanted = fold(number);
            let same = |other: &Draft| fold(&other.number) == wanted;
            if let Some(found) = position(&|other| other.sheet == *sheet && same(other)) {
                return Found::At(found);
            }
            let row = taken
                .numbered
                .iter()
                .find(|row| row.sheet == *sheet && row.number == wanted && row.report != own);
            if let Some(row) = row {
                let refused = taken.reports[row.report].verdict == Verdict::Refused;
                return Found::NotTaken(row.cell.clone(), refused);
            }
            position(&same).map_or(Found::Absent, Found::Elsewhere)
        }
        Base::Above => {
            let above =
                |other: &Draft| other.sheet == *sheet && other.report < own && other.expects.is_some();
            let Some(found) = drafts[..ix].iter().rposition(above) else { return Found::Absent };
            let mut between = taken.reports[drafts[found].report + 1..drafts[ix].report].iter();
            match between.find(|row| row.verdict == Verdict::Refused) {
                Some(row) => Found::Skipping(found, row.cell.clone()),
                None => Found::At(found),
            }
        }
    }
}

fn attach(context: &Context<'_>, taken: &mut Taken, ix: usize, found: usize) {
    let (cell, report) = (taken.drafts[ix].cell.clone(), taken.drafts[ix].report);
    let of = taken.drafts[found].cell.clone();
    let Some(due) = taken.drafts[found].due() else {
        taken.reports[report].note(Verdict::Doubtful, &cell, |lang| say::contingency_of_nothing(lang, &of));
        return;
    };
    let at = taken.drafts[ix].at;
    if at < due {
        taken.reports[report].note(Verdict::Doubtful, &cell, |lang| {
            say::contingency_early(lang, &context.shown(at, lang), &context.shown(due, lang))
        });
        taken.drafts[ix].at = due;
    }
    taken.reports[report].note(Verdict::Understood, &cell, |lang| say::contingency_base(lang, &of));
    // Ids are given afterwards: the position is kept as text until then.
    taken.drafts[ix].contingency_for = Some(found.to_string());
}
