//! Differences of the arms: which is better, and is it sure?

use super::super::Drawing;
use super::super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole};
use super::super::palette::{BLACK, BLUE, DIM, FAINT, RULE};
use super::super::sheet::{MARGIN, ROOM, Sheet, Swatch};
use super::answer::in_short;
use super::text::pairs;
use super::view::View;
use crate::experiment::Estimate;
use crate::experiment::compare::Unit;
use crate::i18n::compare as say;
use plotters::style::RGBColor;

/// Width of the names at the left, of letters alone, and of the figures at the right.
const NAMES: f64 = 50.0;
const LETTERS: f64 = 16.0;
/// With more pairs than this the names stand once, above the rows.
const NAMED_ROWS: usize = 3;
const FIGURES: f64 = 46.0;
/// The zone in which nothing is worth having.
const ZONE: RGBColor = RGBColor(226, 226, 226);
const ROW: f64 = 10.4;
/// Distance of two lines of a name.
const LINE: f64 = 3.2;

pub(super) fn chart(view: &View) -> Drawing {
    let lang = view.lang;
    let title = in_short(view);
    let mut sheet = Sheet::new(&title, &say::forest_how(lang, &view.worth()));
    let rows: Vec<Row> = pairs(view)
        .into_iter()
        .filter_map(|(a, b)| Some(Row { first: a, second: b, found: view.found.difference(a, b)? }))
        .filter(|row| row.found.value.is_some())
        .collect();
    if rows.is_empty() {
        sheet.empty(&say::answer_nothing(lang, &view.measure()));
    } else {
        draw(view, &mut sheet, &rows);
    }
    let alt = say::forest_alt(lang, rows.len(), &title);
    super::drawing(view, "differences", sheet, alt)
}

/// A pair, the arm with the better estimate first.
struct Row {
    first: usize,
    second: usize,
    found: Estimate,
}

/// Differences across the page.
struct Axis {
    low: f64,
    high: f64,
    left: f64,
    right: f64,
}

impl Axis {
    fn over(view: &View, rows: &[Row], left: f64, right: f64) -> Axis {
        let worth = view.found.plan.worth;
        let ends = rows.iter().flat_map(|row| [row.found.low, row.found.high, row.found.value]).flatten();
        let (low, high) = ends.fold((-worth, worth), |(low, high), v| (low.min(v), high.max(v)));
        let pad = (high - low) * 0.06;
        Axis { low: low - pad, high: high + pad, left, right }
    }
    fn x(&self, value: f64) -> f64 {
        self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)
    }

    /// Round numbers that stand apart: of seconds, round times.
    fn step(&self, view: &View) -> f64 {
        let per_mm = (self.high - self.low) / (self.right - self.left);
        let wanted = per_mm
            * match view.found.plan.measure.unit() {
                Unit::Seconds => 15.0,
                _ => 9.0,
            };
        if view.found.plan.measure.unit() == Unit::Seconds {
            const STEPS: [f64; 14] = [
                60.0,
                300.0,
                900.0,
                1800.0,
                3600.0,
                7200.0,
                14_400.0,
                28_800.0,
                86_400.0,
                172_800.0,
                432_000.0,
                864_000.0,
                2_592_000.0,
                8_640_000.0,
            ];
            return STEPS.into_iter().find(|s| *s >= wanted).unwrap_or(wanted);
        }
        let power = libm::pow(10.0, libm::floor(libm::log10(wanted)));
        [1.0, 2.0, 5.0, 10.0].into_iter().map(|m| m * power).find(|s| *s >= wanted).unwrap_or(wanted)
    }

    fn draw(&self, view: &View, c: &mut Canvas, top: f64, bottom: f64) {
        let step = self.step(view);
        let ink = Ink::new(NOTE);
        let mut mark = libm::ceil(self.low / step);
        while mark * step <= self.high {
            let x = self.x(mark * step);
            c.line(&[(x, top), (x, bottom)], 0.15, FAINT);
            c.line(&[(x, bottom), (x, bottom + 0.8)], 0.2, DIM);
            let text = view.tick(mark * step, step);
            c.text(x, bottom + 3.2, &text, ink, Anchor::Middle);
            mark += 1.0;
        }
        c.line(&[(self.left, bottom), (self.right, bottom)], 0.25, DIM);
    }
}

fn draw(view: &View, sheet: &mut Sheet, rows: &[Row]) {
    let named = rows.len() <= NAMED_ROWS;
    if !named {
        names(view, sheet);
    }
    let (left, right) = (MARGIN + if named { NAMES } else { LETTERS }, WIDTH - MARGIN - FIGURES);
    let axis = Axis::over(view, rows, left + 1.0, right - 2.0);
    let names: Vec<Vec<(String, Ink)>> = rows.iter().map(|row| name(view, row, named)).collect();
    let tall = |lines: &Vec<(String, Ink)>| (lines.len() as f64 * LINE + 2.6).max(ROW);
    let (top, bottom) = (sheet.y, sheet.y + names.iter().map(tall).sum::<f64>());
    let worth = view.found.plan.worth;
    let c = &mut sheet.canvas;
    c.rect(axis.x(-worth), top, axis.x(worth) - axis.x(-worth), bottom - top, ZONE);
    axis.draw(view, c, top, bottom);
    c.line(&[(axis.x(0.0), top), (axis.x(0.0), bottom + 0.8)], 0.35, BLACK);
    let mut y = top;
    for (row, lines) in rows.iter().zip(&names) {
        let high = tall(lines);
        let mid = y + high / 2.0;
        if y > top {
            c.line(&[(MARGIN, y), (WIDTH - MARGIN, y)], 0.12, FAINT);
        }
        let first = mid - (lines.len() as f64 - 1.0) / 2.0 * LINE;
        for (i, (line, ink)) in lines.iter().enumerate() {
            c.text_mid(MARGIN, first + i as f64 * LINE, line, *ink, Anchor::Start);
        }
        interval(c, &axis, row.found, mid);
        figures(view, c, row, right, mid);
        y += high;
    }
    let caption = say::forest_axis(view.lang, &view.measure(), &view.better());
    let (lines, ink) = whole(&caption, right - left + FIGURES, Ink::new(NOTE).color(DIM), 2);
    sheet.y = c.lines(left, bottom + 7.0, &lines, ink, Anchor::Start) - 1.4;
    sheet.keys(&[
        (Swatch::Dot(BLUE), say::key_estimate(view.lang)),
        (Swatch::Box(ZONE), say::key_zone(view.lang, &view.worth())),
    ]);
}

/// What the letters stand for, one a line.
fn names(view: &View, sheet: &mut Sheet) {
    let ink = Ink::new(LABEL);
    for arm in view.arms() {
        let letter = view.letter(arm).to_string();
        sheet.canvas.text(MARGIN, sheet.y + LABEL, &letter, ink.bold(), Anchor::Start);
        let (lines, ink) = whole(&view.name(arm), ROOM - 5.0, ink, 1);
        sheet.canvas.lines(MARGIN + 4.6, sheet.y + LABEL, &lines, ink, Anchor::Start);
        sheet.y += 4.0;
    }
    sheet.y += 2.0;
}

/// Letters in bold, and where it is wished both names below them, none cut.
fn name(view: &View, row: &Row, named: bool) -> Vec<(String, Ink)> {
    let mut lines = vec![(view.pair(row.first, row.second), Ink::new(LABEL).bold())];
    for arm in [row.first, row.second].into_iter().filter(|_| named) {
        let text = format!("{} · {}", view.letter(arm), view.name(arm));
        let (list, ink) = whole(&text, NAMES - 3.0, Ink::new(NOTE).color(DIM), 2);
        lines.extend(list.into_iter().map(|line| (line, ink)));
    }
    lines
}

fn interval(c: &mut Canvas, axis: &Axis, found: Estimate, mid: f64) {
    const TICK: f64 = 1.1;
    if let (Some(low), Some(high)) = (found.low, found.high) {
        let (a, b) = (axis.x(low), axis.x(high));
        c.line(&[(a, mid), (b, mid)], 0.6, BLUE);
        c.line(&[(a, mid - TICK), (a, mid + TICK)], 0.5, BLUE);
        c.line(&[(b, mid - TICK), (b, mid + TICK)], 0.5, BLUE);
    }
    if let Some(value) = found.value {
        c.circle(axis.x(value), mid, 1.25, BLUE);
    }
}

fn figures(view: &View, c: &mut Canvas, row: &Row, left: f64, mid: f64) {
    let room = FIGURES - 2.0;
    let (shown, ink) = whole(&view.difference(row.found), room, Ink::new(LABEL), 1);
    let (verdict, small) = whole(&view.verdict(row.first, row.second), room, Ink::new(NOTE).color(DIM), 2);
    let lines = shown.len() + verdict.len();
    let mut y = mid - (lines as f64 - 1.0) / 2.0 * LINE;
    for (line, ink) in shown.iter().map(|l| (l, ink)).chain(verdict.iter().map(|l| (l, small))) {
        c.text_mid(left + 2.0, y, line, ink, Anchor::Start);
        y += LINE;
    }
    c.line(&[(left, mid - ROW / 3.0), (left, mid + ROW / 3.0)], 0.12, RULE);
}
