//! The chance of meeting each expectation, with its interval: on what can the province rely?

use super::View;
use crate::experiment::ExpectationChance;
use crate::i18n::experiment as say;
use crate::i18n::format::percent;
use crate::report::Drawing;
use crate::report::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, wrap};
use crate::report::palette::{BLUE, DIM, FAINT, SKY};
use crate::report::sheet::{MARGIN, Sheet, Swatch};

/// Width of the names at the left and of the figures at the right.
const NAMES: f64 = 64.0;
const FIGURES: f64 = 25.0;
/// Distance of two lines of a name.
const LINE: f64 = 3.4;
/// A chance below this is told in the title.
const EVEN: f64 = 0.5;

pub(super) fn chart(view: &View) -> Drawing {
    let lang = view.lang;
    let rows = view.by_chance();
    let unlikely = rows.iter().filter(|row| row.chance_met.high.is_some_and(|high| high < EVEN)).count();
    let title = say::chances_title(lang, unlikely, rows.len());
    let mut sheet = Sheet::new(&title, &say::chances_how(lang));
    if rows.is_empty() {
        sheet.empty(&say::nothing_due(lang));
    } else {
        draw(view, &mut sheet, &rows);
        sheet.keys(&[
            (Swatch::Dot(BLUE), say::key_estimate(lang)),
            (Swatch::Line(BLUE, 0.7), say::key_interval(lang)),
            (Swatch::Line(SKY, 2.0), say::key_undecided(lang)),
        ]);
    }
    view.drawing("chances", sheet, say::chances_alt(lang, rows.len()))
}

fn draw(view: &View, sheet: &mut Sheet, rows: &[&ExpectationChance]) {
    let (left, right) = (MARGIN + NAMES, WIDTH - MARGIN - FIGURES);
    let x = |chance: f64| left + chance * (right - left);
    let ink = Ink::new(LABEL);
    let named: Vec<Vec<String>> = rows.iter().map(|row| wrap(&view.name(row), NAMES - 4.0, ink, 3)).collect();
    let tall = |lines: &[String]| (lines.len() as f64 * LINE + 2.0).max(6.2);
    let bottom = sheet.y + named.iter().map(|lines| tall(lines)).sum::<f64>();
    let c = &mut sheet.canvas;
    for step in 0..=4 {
        let share = f64::from(step) / 4.0;
        c.line(&[(x(share), sheet.y), (x(share), bottom)], 0.15, FAINT);
        c.text(x(share), bottom + 3.4, &percent(share, view.lang), Ink::new(NOTE).color(DIM), Anchor::Middle);
    }
    let mut y = sheet.y;
    for (row, lines) in rows.iter().zip(&named) {
        let mid = y + tall(lines) / 2.0;
        let first = mid - (lines.len() as f64 - 1.0) / 2.0 * LINE;
        for (i, line) in lines.iter().enumerate() {
            c.text_mid(MARGIN, first + i as f64 * LINE, line, ink, Anchor::Start);
        }
        mark(c, row, mid, &x);
        let text = say::figures(view.lang, &told(view, row), row.evaluated);
        c.text_mid(right + 2.5, mid, &text, Ink::new(NOTE), Anchor::Start);
        y += tall(lines);
    }
    sheet.y = bottom + 6.2;
}

/// The chance in a word; two bounds where some drills ended before it could be told.
fn told(view: &View, row: &ExpectationChance) -> String {
    match row.chance_met.value {
        Some(chance) => percent(chance, view.lang),
        None => {
            let [low, high] = bounds(row).map(|share| percent(share, view.lang));
            if low == high { low } else { format!("{low}–{high}") }
        }
    }
}

/// The shares that met it if what is undecided did not, and if it did.
fn bounds(row: &ExpectationChance) -> [f64; 2] {
    [row.met, row.met + row.undecided].map(|met| met as f64 / row.evaluated.max(1) as f64)
}

fn mark(c: &mut Canvas, row: &ExpectationChance, y: f64, x: &dyn Fn(f64) -> f64) {
    if let (Some(low), Some(high)) = (row.chance_met.low, row.chance_met.high) {
        c.line(&[(x(low), y), (x(high), y)], 0.7, BLUE);
        for end in [low, high] {
            c.line(&[(x(end), y - 1.0), (x(end), y + 1.0)], 0.4, BLUE);
        }
    }
    let [least, most] = bounds(row);
    if row.undecided > 0 {
        c.line(&[(x(least), y), (x(most), y)], 2.0, SKY);
    }
    c.circle(x(least), y, 1.15, BLUE);
}
