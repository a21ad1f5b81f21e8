//! Effects of the measures: in the search and in fresh drills, with intervals.

use super::super::Drawing;
use super::super::canvas::{Anchor, Ink, LABEL, NOTE, WIDTH, whole};
use super::super::palette::{BLACK, BLUE, DIM, FAINT};
use super::super::sheet::{MARGIN, Sheet, Swatch};
use super::{Axis, View, drawing, mark};
use crate::experiment::improve::{Effect, Says};
use crate::i18n::improve as say;

/// Width of the names at the left and of the figures at the right.
const NAMES: f64 = 56.0;
const FIGURES: f64 = 44.0;
/// Height of the lowest row, and distance of two lines of a name.
const ROW: f64 = 9.0;
const LINE: f64 = 3.2;
/// Half of the bar at the end of an interval.
const TICK: f64 = 1.1;

pub(super) fn chart(view: &View) -> Drawing {
    let helps = view.found.effects().filter(|effect| effect.fresh.says == Says::Helps);
    let helps: Vec<String> = helps.map(|effect| view.places(effect)).collect();
    let (what, unit) = view.what();
    let title = match helps.len() {
        0 => say::chart_none(view.lang, &what),
        _ => say::chart_helps(view.lang, &helps.join("; ")),
    };
    let mut sheet = Sheet::new(&title, &say::forest_how(view.lang, &what, &unit));
    let rows: Vec<&Effect> = view.found.effects().collect();
    if rows.is_empty() {
        sheet.empty(&say::nothing_applies(view.lang));
    } else {
        draw(view, &mut sheet, &rows);
    }
    drawing(view, "effects", sheet, say::forest_alt(view.lang, rows.len()))
}

fn draw(view: &View, sheet: &mut Sheet, rows: &[&Effect]) {
    let (by, scale) = (view.by(), view.scale());
    let ends = rows.iter().flat_map(|row| {
        let (a, b) = (row.fresh.of(by), row.search.of(by));
        [a.value, a.low, a.high, b.value].into_iter().flatten().map(|v| v * scale)
    });
    let axis = Axis::over(ends, MARGIN + NAMES + 2.0, WIDTH - MARGIN - FIGURES);
    let names: Vec<(Vec<String>, Ink)> = rows
        .iter()
        .map(|row| {
            let text = format!("{} · {}", view.places(row), view.names(row));
            whole(&text, NAMES - 2.0, Ink::new(LABEL), 4)
        })
        .collect();
    let tall = |lines: &[String]| (lines.len() as f64 * LINE + 2.6).max(ROW);
    let (top, bottom) = (sheet.y, sheet.y + names.iter().map(|(lines, _)| tall(lines)).sum::<f64>());
    let c = &mut sheet.canvas;
    axis.below(c, (top, bottom), &|v| mark(view, v));
    c.line(&[(axis.at(0.0), top), (axis.at(0.0), bottom)], 0.35, BLACK);
    let mut y = top;
    for (row, (lines, ink)) in rows.iter().zip(&names) {
        let (high, mid) = (tall(lines), y + tall(lines) / 2.0);
        if y > top {
            c.line(&[(MARGIN, y), (WIDTH - MARGIN, y)], 0.12, FAINT);
        }
        let first = mid - (lines.len() as f64 - 1.0) / 2.0 * LINE;
        for (i, line) in lines.iter().enumerate() {
            c.text_mid(MARGIN, first + i as f64 * LINE, line, *ink, Anchor::Start);
        }
        let fresh = row.fresh.of(by);
        if let (Some(low), Some(end)) = (fresh.low, fresh.high) {
            let (a, b) = (axis.at(low * scale), axis.at(end * scale));
            c.line(&[(a, mid), (b, mid)], 0.6, BLUE);
            c.line(&[(a, mid - TICK), (a, mid + TICK)], 0.5, BLUE);
            c.line(&[(b, mid - TICK), (b, mid + TICK)], 0.5, BLUE);
        }
        if let Some(value) = row.search.of(by).value {
            c.ring(axis.at(value * scale), mid, 1.5, 0.35, DIM);
        }
        if let Some(value) = fresh.value {
            c.circle(axis.at(value * scale), mid, 1.1, BLUE);
        }
        let (shown, ink) = whole(&view.change(by, fresh), FIGURES - 3.0, Ink::new(NOTE), 2);
        let first = mid - (shown.len() as f64 - 1.0) / 2.0 * LINE;
        for (i, line) in shown.iter().enumerate() {
            c.text_mid(axis.to + 3.0, first + i as f64 * LINE, line, ink, Anchor::Start);
        }
        y += high;
    }
    sheet.y = bottom + 6.0;
    sheet.keys(&[
        (Swatch::Dot(BLUE), say::key_fresh(view.lang)),
        (Swatch::Ring(DIM), say::key_search(view.lang)),
    ]);
}
