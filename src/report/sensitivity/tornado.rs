//! The tornado: how far one assumption alone moves the mean, from one end of its range to the other.

use super::drawing;
use super::facts::Facts;
use crate::experiment::Estimate;
use crate::experiment::sensitivity::Found;
use crate::i18n::sensitivity as say;
use crate::report::Drawing;
use crate::report::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole};
use crate::report::palette::{BLACK, BLUE, DIM, FAINT, RULE, SKY};
use crate::report::sheet::{MARGIN, Sheet, Swatch};

/// Names of the charts in order: more than so many structures and differences are not drawn.
pub(super) const NAMES: [&str; 9] = [
    "tornado",
    "tornado-2",
    "tornado-3",
    "tornado-4",
    "tornado-5",
    "tornado-6",
    "tornado-7",
    "tornado-8",
    "tornado-9",
];
/// Width of the names.
const LABELS: f64 = 58.0;
/// Width of the ranges at the right.
const RANGES: f64 = 31.0;
/// Height of one of the two bars of a row.
const BAR: f64 = 2.6;

/// The changes of a row: at the low end and at the high end.
type Row<'a> = (&'a Found, [Option<&'a Estimate>; 2]);

pub(super) fn chart(facts: &Facts, series: usize, name: &'static str) -> Drawing {
    let rows = rows(facts, series);
    let title = match clearest(&rows) {
        Some((found, change)) => {
            say::tornado_title(facts.lang, &facts.name(found.factor), &facts.change(change))
        }
        None => say::tornado_title_none(facts.lang),
    };
    let how = say::tornado_how(facts.lang, &facts.measure(), &facts.series(series));
    let mut sheet = Sheet::new(&title, &how);
    if rows.is_empty() {
        sheet.empty(&say::tornado_empty(facts.lang));
    } else {
        draw(facts, &mut sheet, &rows);
    }
    let alt = say::tornado_alt(facts.lang, rows.len(), &title);
    drawing(facts, name, sheet, alt)
}

/// Rows with the largest change first.
pub(super) fn rows<'a>(facts: &Facts<'a>, series: usize) -> Vec<Row<'a>> {
    let found = &facts.paper.findings.found;
    let mut rows: Vec<Row> = found.iter().map(|found| (found, facts.ends(found, series))).collect();
    rows.sort_by(|a, b| largest(b).total_cmp(&largest(a)).then(a.0.factor.cmp(&b.0.factor)));
    rows
}

fn largest(row: &Row) -> f64 {
    row.1.iter().flatten().filter_map(|e| e.value).map(f64::abs).fold(0.0, f64::max)
}

/// The largest change whose interval does not hold zero.
fn clearest<'a>(rows: &[Row<'a>]) -> Option<(&'a Found, f64)> {
    let sure = |e: &&Estimate| matches!((e.low, e.high), (Some(low), Some(high)) if low > 0.0 || high < 0.0);
    let all = rows.iter().flat_map(|(found, ends)| {
        ends.iter().flatten().copied().filter(sure).filter_map(move |e| Some((*found, e.value?)))
    });
    all.max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))
}

/// Changes across the page.
struct Scale {
    left: f64,
    right: f64,
    reach: f64,
}

impl Scale {
    fn x(&self, change: f64) -> f64 {
        let middle = (self.left + self.right) / 2.0;
        middle + (change / self.reach).clamp(-1.0, 1.0) * (self.right - self.left) / 2.0
    }

    /// The distance of two marks: one, two or five times a power of ten, four or fewer to a side.
    fn step(&self) -> f64 {
        let mut unit = 1e-6;
        while unit * 50.0 < self.reach {
            unit *= 10.0;
        }
        [1.0, 2.0, 5.0, 10.0, 20.0, 50.0]
            .map(|m| m * unit)
            .into_iter()
            .find(|step| self.reach / step <= 3.0)
            .unwrap_or(self.reach)
    }
}

fn draw(facts: &Facts, sheet: &mut Sheet, rows: &[Row]) {
    let ends = rows.iter().flat_map(|(_, ends)| ends.iter().flatten());
    let reach =
        ends.flat_map(|e| [e.value, e.low, e.high]).flatten().map(f64::abs).fold(0.0, f64::max).max(1e-6);
    let scale = Scale { left: MARGIN + LABELS, right: WIDTH - MARGIN - RANGES, reach: reach * 1.04 };
    head(facts, sheet, &scale);
    let labels: Vec<Label> = rows.iter().map(|(found, _)| Label::of(facts, found)).collect();
    let top = sheet.y;
    let bottom = top + labels.iter().map(Label::tall).sum::<f64>();
    axis(facts, &mut sheet.canvas, &scale, top, bottom);
    let mut y = top;
    for ((_, ends), label) in rows.iter().zip(&labels) {
        let c = &mut sheet.canvas;
        c.line(&[(MARGIN, y), (WIDTH - MARGIN, y)], 0.12, FAINT);
        let mid = y + label.tall() / 2.0;
        label.draw(c, mid);
        for (end, (offset, color)) in ends.iter().zip([(-BAR, SKY), (0.0, BLUE)]) {
            if let Some(estimate) = end {
                bar(c, &scale, estimate, mid + offset, color);
            }
        }
        y += label.tall();
    }
    let zero = scale.x(0.0);
    sheet.canvas.line(&[(zero, top), (zero, bottom)], 0.35, BLACK);
    sheet.y = bottom + 5.2;
    sheet.keys(&[
        (Swatch::Box(SKY), say::key_low(facts.lang)),
        (Swatch::Box(BLUE), say::key_high(facts.lang)),
        (Swatch::Line(BLACK, 0.3), say::key_interval(facts.lang)),
    ]);
    sheet.remark(&say::method_curves(
        facts.lang,
        &crate::i18n::format::count(facts.paper.findings.curve_replications, facts.lang),
    ));
}

fn head(facts: &Facts, sheet: &mut Sheet, scale: &Scale) {
    let ink = Ink::new(NOTE).color(DIM);
    let y = sheet.y + NOTE;
    sheet.canvas.text(MARGIN, y, &say::col_factor(facts.lang), ink, Anchor::Start);
    sheet.canvas.text(scale.x(0.0), y, &say::tornado_axis(facts.lang), ink, Anchor::Middle);
    sheet.canvas.text(WIDTH - MARGIN, y, &say::col_range(facts.lang), ink, Anchor::End);
    sheet.y += NOTE + 1.6;
}

fn bar(c: &mut Canvas, scale: &Scale, estimate: &Estimate, y: f64, color: plotters::style::RGBColor) {
    let Some(value) = estimate.value else { return };
    let (zero, x) = (scale.x(0.0), scale.x(value));
    c.rect(zero.min(x), y + 0.2, (x - zero).abs(), BAR - 0.4, color);
    if let (Some(low), Some(high)) = (estimate.low, estimate.high) {
        let (low, high, mid) = (scale.x(low), scale.x(high), y + BAR / 2.0);
        c.line(&[(low, mid), (high, mid)], 0.3, BLACK);
        for end in [low, high] {
            c.line(&[(end, mid - 0.7), (end, mid + 0.7)], 0.3, BLACK);
        }
    }
}

fn axis(facts: &Facts, c: &mut Canvas, scale: &Scale, top: f64, bottom: f64) {
    let ink = Ink::new(NOTE);
    let step = scale.step();
    let n = (scale.reach / step).floor() as i64;
    for mark in -n..=n {
        let (value, x) = (mark as f64 * step, scale.x(mark as f64 * step));
        c.line(&[(x, top), (x, bottom + 0.8)], 0.15, FAINT);
        let text = if mark == 0 { "0".to_owned() } else { facts.change(value) };
        let wide = report::canvas::width(&text, ink);
        if c.free(x - wide / 2.0, bottom + 3.2, wide, ink) {
            c.text(x, bottom + 3.2, &text, ink, Anchor::Middle);
        }
    }
    c.line(&[(scale.left, bottom), (scale.right, bottom)], 0.25, RULE);
}

/// The name of a row, where it stands, and its range; nothing is cut.
struct Label {
    name: Vec<(String, Ink)>,
    range: Vec<(String, Ink)>,
}

/// Distance of two lines.
const LINE: f64 = 3.1;

impl Label {
    fn of(facts: &Facts, found: &Found) -> Label {
        let small = Ink::new(NOTE).color(DIM);
        let mut name = Vec::new();
        let mut add = |text: &str, ink: Ink, most: usize| {
            let (lines, ink) = whole(text, LABELS - 3.0, ink, most);
            name.extend(lines.into_iter().map(|line| (line, ink)));
        };
        add(&facts.name(found.factor), Ink::new(LABEL).bold(), 2);
        add(&facts.place(found.factor), small, 3);
        if !found.stands_out {
            add(&say::maybe_noise(facts.lang), small, 1);
        }
        let factor = facts.factor(found.factor);
        let ends = [factor.low, factor.value, factor.high];
        let values = ends.map(|value| facts.factor_value(found.factor, value)).join(" … ");
        let (lines, ink) = whole(&values, RANGES - 2.0, Ink::new(NOTE), 3);
        Label { name, range: lines.into_iter().map(|line| (line, ink)).collect() }
    }

    fn tall(&self) -> f64 {
        (self.name.len().max(self.range.len()) as f64 * LINE + 2.2).max(2.0 * BAR + 2.4)
    }

    fn draw(&self, c: &mut Canvas, mid: f64) {
        for (lines, x, anchor) in
            [(&self.name, MARGIN, Anchor::Start), (&self.range, WIDTH - MARGIN, Anchor::End)]
        {
            let first = mid - (lines.len() as f64 - 1.0) * LINE / 2.0 + 0.9;
            for (ix, (line, ink)) in lines.iter().enumerate() {
                c.text(x, first + ix as f64 * LINE, line, *ink, anchor);
            }
        }
    }
}
