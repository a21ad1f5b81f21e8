//! Arms by expectations as heat maps: where does each one win, in whole drills and among the intrusions?

use super::super::Drawing;
use super::super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole, wrap};
use super::super::palette::{BLACK, BLUE, DIM, FAINT, RULE, WHITE, between, on};
use super::super::sheet::{MARGIN, Sheet};
use super::text::{chance_rows, share_rows};
use super::view::View;
use crate::i18n::compare as say;
use crate::i18n::format::percent;
use plotters::style::RGBColor;

/// Width of the names.
const NAMES: f64 = 62.0;
/// The widest that a column gets.
const WIDEST: f64 = 32.0;
/// Distance of two lines of a name.
const LINE: f64 = 3.4;
/// Below this chance nothing gets darker, above 1 nothing lighter.
const DARKEST: RGBColor = RGBColor(0, 60, 98);

/// An expectation under every arm.
struct Row {
    name: String,
    /// 0..1; none where it was never due.
    values: Vec<Option<f64>>,
    /// Whether the value may be greater, because some drills ended undecided.
    open: Vec<bool>,
    /// Whether some pair is shown to differ.
    sure: bool,
}

/// The chance that a whole drill meets each expectation.
pub(super) fn chart(view: &View) -> Drawing {
    let of = |row: super::text::ChanceRow| Row {
        name: row.name,
        values: row.chances,
        open: row.open,
        sure: !row.sure.is_empty(),
    };
    let rows: Vec<Row> = chance_rows(view).into_iter().map(of).collect();
    let title = say::heat_title(view.lang, sure(&rows), rows.len());
    heat_map(view, "chances", &rows, [title, say::heat_how(view.lang)])
}

/// The share of the intrusions that meet each expectation.
pub(super) fn of_intrusions(view: &View) -> Drawing {
    let of = |row: super::text::ShareRow| Row {
        name: row.name,
        open: vec![false; row.shares.len()],
        values: row.shares,
        sure: !row.differ.is_empty(),
    };
    let rows: Vec<Row> = share_rows(view).into_iter().map(of).collect();
    let title = say::heat_title_shares(view.lang, sure(&rows), rows.len());
    heat_map(view, "shares", &rows, [title, say::heat_how_shares(view.lang)])
}

/// In how many rows some pair is shown to differ.
fn sure(rows: &[Row]) -> usize {
    rows.iter().filter(|row| row.sure).count()
}

fn heat_map(view: &View, name: &'static str, rows: &[Row], [title, how]: [String; 2]) -> Drawing {
    let lang = view.lang;
    let mut sheet = Sheet::new(&title, &how);
    if rows.is_empty() {
        sheet.empty(&say::heat_empty(lang));
    } else {
        draw(view, &mut sheet, rows);
    }
    let alt = say::heat_alt(lang, &title, rows.len(), view.found.arms.len());
    super::drawing(view, name, sheet, alt)
}

/// White where it is always met, through blue to dark where never: lightness alone carries it.
fn shade(chance: f64) -> RGBColor {
    if chance >= 0.5 {
        between(BLUE, WHITE, (chance - 0.5) * 2.0)
    } else {
        between(DARKEST, BLUE, chance * 2.0)
    }
}

fn draw(view: &View, sheet: &mut Sheet, rows: &[Row]) {
    let arms = view.found.arms.len();
    let left = MARGIN + NAMES;
    let wide = ((WIDTH - MARGIN - left) / arms as f64).min(WIDEST);
    heads(view, sheet, left, wide);
    let ink = Ink::new(LABEL);
    let c = &mut sheet.canvas;
    let mut y = sheet.y;
    for row in rows {
        let lines = wrap(&row.name, NAMES - 6.0, ink, 3);
        let tall = (lines.len() as f64 * LINE + 2.0).max(7.4);
        let mid = y + tall / 2.0;
        if row.sure {
            c.rect(MARGIN, mid - 0.9, 1.8, 1.8, BLACK);
        }
        let first = mid - (lines.len() as f64 - 1.0) / 2.0 * LINE;
        for (i, line) in lines.iter().enumerate() {
            c.text_mid(MARGIN + 3.2, first + i as f64 * LINE, line, ink, Anchor::Start);
        }
        for (arm, chance) in row.values.iter().enumerate() {
            cell(view, c, *chance, row.open[arm], (left + arm as f64 * wide, y, wide, tall));
        }
        y += tall;
    }
    sheet.y = y + 1.6;
    scale(view, sheet, left);
}

/// The letters and names above the columns.
fn heads(view: &View, sheet: &mut Sheet, left: f64, wide: f64) {
    let small = Ink::new(NOTE).color(DIM);
    // Narrow columns have high heads.
    let most = if wide < 20.0 { 10 } else { 5 };
    let names: Vec<(Vec<String>, Ink)> =
        view.arms().map(|arm| whole(&view.name(arm), wide - 1.6, small, most)).collect();
    let high = names.iter().map(|(lines, ink)| lines.len() as f64 * ink.leading()).fold(0.0, f64::max);
    let y = sheet.y + LABEL;
    for (arm, (lines, ink)) in names.iter().enumerate() {
        let mid = left + (arm as f64 + 0.5) * wide;
        let letter = view.letter(arm).to_string();
        sheet.canvas.text(mid, y, &letter, Ink::new(LABEL).bold(), Anchor::Middle);
        sheet.canvas.lines(mid, y + 3.4, lines, *ink, Anchor::Middle);
    }
    sheet.y = y + 2.4 + high;
}

fn cell(
    view: &View,
    c: &mut Canvas,
    chance: Option<f64>,
    open: bool,
    (x, y, wide, tall): (f64, f64, f64, f64),
) {
    let (x, y, w, h) = (x + 0.4, y + 0.4, wide - 0.8, tall - 0.8);
    match chance {
        Some(chance) => {
            let color = shade(chance);
            c.rect(x, y, w, h, color);
            let ink = Ink::new(LABEL).color(on(color));
            let text = percent(chance, view.lang);
            let text = if open { say::at_least(view.lang, &text) } else { text };
            c.text_mid(x + w / 2.0, y + h / 2.0, &text, ink, Anchor::Middle);
        }
        None => c.hatch(x, y, w, h, 1.6, FAINT),
    }
    c.frame(x, y, w, h, 0.12, RULE);
}

/// What the shades mean.
fn scale(view: &View, sheet: &mut Sheet, left: f64) {
    const STEPS: usize = 11;
    const WIDE: f64 = 5.0;
    let ink = Ink::new(NOTE);
    let y = sheet.y + 1.0;
    for step in 0..STEPS {
        let chance = step as f64 / (STEPS - 1) as f64;
        let x = left + step as f64 * WIDE;
        sheet.canvas.rect(x, y, WIDE, 2.4, shade(chance));
        if step % 5 == 0 {
            let text = percent(chance, view.lang);
            sheet.canvas.text(x + WIDE / 2.0, y + 5.4, &text, ink, Anchor::Middle);
        }
    }
    sheet.canvas.frame(left, y, WIDE * STEPS as f64, 2.4, 0.12, RULE);
    sheet.y = y + 7.4;
}
