//! The time line of a debriefing: what came up when in which incident, how long it waited, and what became of it.

use std::collections::BTreeMap;

use super::{Numbered, View};
use crate::i18n::debriefing as say;
use crate::i18n::format::duration;
use crate::record::Fact;
use crate::report::Drawing;
use crate::report::axis::TimeAxis;
use crate::report::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole, width};
use crate::report::page::Page;
use crate::report::palette::{ATTACK, BLACK, BLUE, DIM, FAINT, GAIN, SKY};
use crate::report::sheet::{MARGIN, Sheet, Swatch};
use crate::report::training::{Verdict, verdict};
use crate::units::time::HOUR;
use crate::units::{IncidentId, OrgId, SimTime};

/// Rows shown at most; the rest is counted.
const ROWS: usize = 18;
/// Width of the names.
const NAMES: f64 = 42.0;
/// Height of a row, of the bar of its incident, and of the bar of a wait.
const ROW: f64 = 7.4;
const BAR: f64 = 1.2;
const WAIT: f64 = 2.2;
/// Where the middle of a row's marks lies under its top: numbers stand above.
const MARKS: f64 = 5.0;
/// Radius of a mark.
const MARK: f64 = 1.25;

/// A row: an incident.
struct Row<'a> {
    incident: IncidentId,
    org: OrgId,
    from: i64,
    to: i64,
    decisions: Vec<Numbered<'a>>,
}

pub(super) fn chart(view: &View) -> Drawing {
    let (page, decisions) = (view.page(), view.decisions());
    let waited = |one: &Numbered| one.1.decided.map(|t| (t - one.1.asked).0);
    let other = decisions.iter().filter(|one| one.1.policy != one.1.taken.option).count();
    let title = match decisions.iter().filter_map(waited).max() {
        Some(0) => say::chart_title_at_once(view.lang, decisions.len(), other),
        Some(slowest) => say::chart_title(view.lang, decisions.len(), other, &duration(slowest, view.lang)),
        None => say::chart_none(view.lang),
    };
    let rows = rows(&page, &decisions);
    let mut sheet = Sheet::new(&title, &say::chart_how(view.lang));
    if rows.is_empty() {
        sheet.empty(&say::chart_empty(view.lang));
    } else {
        draw(&page, &mut sheet, &rows);
    }
    let alt = say::chart_alt(view.lang, decisions.len(), rows.len(), &title);
    Drawing::of(&page, "decisions", sheet, alt)
}

/// Incidents with their decisions, in the order in which they were opened.
fn rows<'a>(page: &Page, decisions: &[Numbered<'a>]) -> Vec<Row<'a>> {
    let spans = spans(page);
    let mut rows: BTreeMap<IncidentId, Row> = BTreeMap::new();
    for (number, one) in decisions {
        let Some((incident, org)) = one.incident.zip(one.org) else { continue };
        let (from, to) = spans.get(&incident).copied().unwrap_or((one.asked.0, page.end().0));
        let opened_by = page.opened_by.get(&incident).copied().unwrap_or(org);
        let row =
            rows.entry(incident).or_insert(Row { incident, org: opened_by, from, to, decisions: vec![] });
        row.decisions.push((*number, one));
    }
    let mut list: Vec<Row> = rows.into_values().collect();
    list.sort_by_key(|row| (row.from, row.incident));
    list
}

/// When each incident was opened, and when it was closed or became part of another; the end where neither came.
fn spans(page: &Page) -> BTreeMap<IncidentId, (i64, i64)> {
    let mut spans = BTreeMap::new();
    for entry in &page.record.entries {
        match &entry.fact {
            Fact::IncidentOpened { incident, .. } => {
                spans.entry(*incident).or_insert((entry.t.0, page.end().0));
            }
            Fact::IncidentClosed { incident, .. } | Fact::IncidentMerged { incident, .. } => {
                if let Some(span) = spans.get_mut(incident) {
                    span.1 = entry.t.0;
                }
            }
            _ => {}
        }
    }
    spans
}

fn taken_at(one: &Numbered, page: &Page) -> SimTime {
    one.1.decided.unwrap_or(one.1.asked).min(page.end())
}

fn draw(page: &Page, sheet: &mut Sheet, rows: &[Row]) {
    let mut most: Vec<&Row> = rows.iter().collect();
    most.sort_by_key(|row| (std::cmp::Reverse(row.decisions.len()), row.from, row.incident));
    most.truncate(ROWS);
    most.sort_by_key(|row| (row.from, row.incident));
    let decisions = most.iter().flat_map(|row| &row.decisions);
    let last = decisions.map(|one| taken_at(one, page).0).max().unwrap_or(0);
    let from = most.iter().map(|row| row.from).min().unwrap_or(0);
    let to = (last + (last - from) / 12).clamp(from + HOUR, page.end().0.max(from + HOUR));
    let axis = TimeAxis { from, to, left: MARGIN + NAMES, right: WIDTH - MARGIN - 2.0 };
    let (top, bottom) = (sheet.y, sheet.y + most.len() as f64 * ROW);
    axis.bands(&mut sheet.canvas, page, top, bottom);
    let below = axis.draw(&mut sheet.canvas, page, top, bottom);
    for (ix, row) in most.iter().enumerate() {
        draw_row(&mut sheet.canvas, page, row, &axis, top + ix as f64 * ROW);
    }
    sheet.y = below + 1.5;
    sheet.keys(&keys(page, &most));
    if rows.len() > most.len() {
        sheet.remark(&say::more_rows(page.lang, rows.len() - most.len()));
    }
}

fn draw_row(c: &mut Canvas, page: &Page, row: &Row, axis: &TimeAxis, y: f64) {
    c.line(&[(MARGIN, y + ROW), (axis.right, y + ROW)], 0.12, FAINT);
    let name = say::row(page.lang, row.incident.0, page.short(row.org));
    let (name, ink) = whole(&name, NAMES - 2.0, Ink::new(LABEL), 2);
    let first = y + ROW / 2.0 - (name.len() as f64 - 1.0) * ink.leading() / 2.0;
    for (ix, line) in name.iter().enumerate() {
        c.text_mid(MARGIN, first + ix as f64 * ink.leading(), line, ink, Anchor::Start);
    }
    let mid = y + MARKS;
    let (open, shut) = (axis.x(row.from), axis.x(row.to.min(axis.to)));
    c.rect(open, mid - BAR / 2.0, (shut - open).max(0.25), BAR, FAINT);
    for one in &row.decisions {
        let (asked, taken) = (axis.x(one.1.asked.0), axis.x(taken_at(one, page).0));
        if taken - asked > 0.2 {
            c.rect(asked, mid - WAIT / 2.0, taken - asked, WAIT, SKY);
        }
    }
    let mut sorted: Vec<&Numbered> = row.decisions.iter().collect();
    sorted.sort_by_key(|one| (verdict(one.1) != Verdict::Same, one.0));
    for one in &sorted {
        mark(c, verdict(one.1), axis.x(taken_at(one, page).0), mid);
    }
    // What differs from the model is numbered first, where there is no room for all.
    for one in sorted.iter().rev() {
        let ink = Ink::new(NOTE).color(if verdict(one.1) == Verdict::Same { DIM } else { BLACK });
        let text = one.0.to_string();
        let (wide, baseline) = (width(&text, ink), mid - MARK - 0.9);
        let left = axis.x(taken_at(one, page).0) - wide / 2.0;
        if c.free(left, baseline, wide, ink) {
            c.text(left, baseline, &text, ink, Anchor::Start);
        }
    }
}

fn mark(c: &mut Canvas, verdict: Verdict, x: f64, y: f64) {
    match verdict {
        Verdict::Same => c.circle(x, y, MARK * 0.8, BLUE),
        Verdict::Gain => c.polygon(&[(x - MARK, y + MARK), (x, y - MARK), (x + MARK, y + MARK)], GAIN),
        Verdict::Cost => c.polygon(&[(x - MARK, y - MARK), (x, y + MARK), (x + MARK, y - MARK)], ATTACK),
        Verdict::Open => c.diamond(x, y, MARK * 1.15, BLACK),
        Verdict::Moot => c.ring(x, y, MARK, 0.35, DIM),
    }
}

fn keys(page: &Page, rows: &[&Row]) -> Vec<(Swatch, String)> {
    let lang = page.lang;
    let has =
        |wanted: Verdict| rows.iter().flat_map(|row| &row.decisions).any(|one| verdict(one.1) == wanted);
    let mut keys =
        vec![(Swatch::Box(FAINT), say::key_incident(lang)), (Swatch::Box(SKY), say::key_wait(lang))];
    let marks = [
        (Verdict::Same, Swatch::Dot(BLUE), say::key_same(lang)),
        (Verdict::Gain, Swatch::Up(GAIN), say::key_gain(lang)),
        (Verdict::Cost, Swatch::Down(ATTACK), say::key_cost(lang)),
        (Verdict::Open, Swatch::Diamond(BLACK), say::key_open(lang)),
        (Verdict::Moot, Swatch::Ring(DIM), say::key_moot(lang)),
    ];
    keys.extend(marks.into_iter().filter(|(one, ..)| has(*one)).map(|(_, swatch, text)| (swatch, text)));
    keys
}
