//! The flip map: which structure is the better one over the plane of two assumptions.

use std::collections::BTreeSet;

use plotters::style::RGBColor;

use super::drawing;
use super::facts::Facts;
use crate::experiment::sensitivity::{Cell, Plane, Verdict, share_of, value_at};
use crate::i18n::format::count;
use crate::i18n::sensitivity as say;
use crate::report::Drawing;
use crate::report::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole, width};
use crate::report::palette::{BLACK, DIM, FAINT, RULE, WHITE, between, on};
use crate::report::sheet::{MARGIN, Sheet, Swatch};

pub(super) const NAME: &str = "flip-map";
/// Colours of structures in order, from dark to light.
const COLORS: [RGBColor; 6] = [
    RGBColor(0, 88, 140),
    RGBColor(230, 159, 0),
    RGBColor(0, 138, 101),
    RGBColor(204, 121, 167),
    RGBColor(128, 199, 239),
    RGBColor(240, 228, 66),
];
/// Width of the names of values at the left.
const LEFT: f64 = 30.0;
/// Height of a row of cells.
const TALL: f64 = 9.0;

pub(super) fn chart(facts: &Facts) -> Option<Drawing> {
    let plane = facts.paper.findings.plane.as_ref()?;
    let title = title(facts, plane);
    let how = say::plane_how(facts.lang, &facts.worth(), &count(plane.replications, facts.lang));
    let mut sheet = Sheet::new(&title, &how);
    draw(facts, plane, &mut sheet);
    let alt = say::plane_alt(facts.lang, plane.cells.len(), &title);
    Some(drawing(facts, NAME, sheet, alt))
}

/// Structures that win somewhere, in order.
fn winners(plane: &Plane) -> Vec<usize> {
    let mut all: Vec<usize> = plane
        .cells
        .iter()
        .filter_map(|cell| match cell.verdict {
            Verdict::Wins(arm) => Some(arm),
            _ => None,
        })
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn title(facts: &Facts, plane: &Plane) -> String {
    let everywhere = plane.cells.iter().all(|cell| matches!(cell.verdict, Verdict::Wins(_)));
    match winners(plane).as_slice() {
        [] => say::plane_title_none(facts.lang),
        [one] if everywhere => say::plane_title_one(facts.lang, &facts.structure(*one)),
        [one] => say::plane_title_partly(facts.lang, &facts.structure(*one)),
        _ => say::plane_title_divided(facts.lang),
    }
}

fn color(arm: usize) -> RGBColor {
    COLORS[arm % COLORS.len()]
}

fn draw(facts: &Facts, plane: &Plane, sheet: &mut Sheet) {
    let [across, up] = [plane.values[0].len(), plane.values[1].len()];
    let left = MARGIN + LEFT;
    let wide = (WIDTH - MARGIN - left) / across as f64;
    axis_name(facts, plane.factors[1], sheet, "↑");
    let top = sheet.y;
    let bottom = top + up as f64 * TALL;
    for (ix, cell) in plane.cells.iter().enumerate() {
        let (column, row) = (ix % across, ix / across);
        let (x, y) = (left + column as f64 * wide, bottom - (row + 1) as f64 * TALL);
        paint(facts, &mut sheet.canvas, cell, (x, y, wide));
    }
    sheet.canvas.frame(left, top, wide * across as f64, bottom - top, 0.25, RULE);
    let ink = Ink::new(NOTE);
    for (row, value) in plane.values[1].iter().enumerate() {
        let y = bottom - (row as f64 + 0.5) * TALL;
        let (lines, ink) = whole(&facts.factor_value(plane.factors[1], *value), LEFT - 2.0, ink, 1);
        sheet.canvas.text_mid(left - 1.4, y, &lines.join(" "), ink, Anchor::End);
    }
    for (column, value) in plane.values[0].iter().enumerate() {
        let x = left + (column as f64 + 0.5) * wide;
        let (lines, ink) = whole(&facts.factor_value(plane.factors[0], *value), wide - 1.0, ink, 1);
        sheet.canvas.text(x, bottom + 3.4, &lines.join(" "), ink, Anchor::Middle);
    }
    own_values(facts, plane, &mut sheet.canvas, (left, top, wide, bottom));
    sheet.y = bottom + 4.6;
    axis_name(facts, plane.factors[0], sheet, "→");
    keys(facts, plane, sheet);
}

/// The name of an axis in bold with the place of its assumption; an arrow-free font gives the direction by place.
fn axis_name(facts: &Facts, factor: usize, sheet: &mut Sheet, direction: &str) {
    let bold = Ink::new(LABEL).bold();
    let name = facts.name(factor);
    let room = WIDTH - 2.0 * MARGIN - width(&name, bold) - 2.5;
    let (place, ink) = whole(&facts.place(factor), room, Ink::new(NOTE).color(DIM), 1);
    let place = place.join(" ");
    let y = sheet.y + LABEL;
    if direction == "↑" {
        sheet.canvas.text(MARGIN, y, &name, bold, Anchor::Start);
        sheet.canvas.text(MARGIN + width(&name, bold) + 2.0, y, &place, ink, Anchor::Start);
    } else {
        sheet.canvas.text(WIDTH - MARGIN, y, &name, bold, Anchor::End);
        sheet.canvas.text(WIDTH - MARGIN - width(&name, bold) - 2.0, y, &place, ink, Anchor::End);
    }
    sheet.y += LABEL + 2.0;
}

fn paint(facts: &Facts, c: &mut Canvas, cell: &Cell, (x, y, wide): (f64, f64, f64)) {
    let fill = match (cell.verdict, leader(facts, cell)) {
        (Verdict::Wins(arm), _) => color(arm),
        (Verdict::Undecided, Some(arm)) => pale(arm),
        _ => WHITE,
    };
    c.rect(x, y, wide, TALL, fill);
    if cell.verdict == Verdict::NoDifference {
        c.hatch(x, y, wide, TALL, 1.6, FAINT);
    }
    c.frame(x, y, wide, TALL, 0.12, RULE);
    let ink = Ink::new(NOTE).color(on(fill));
    let text = match (cell.verdict, ahead(facts, cell)) {
        (Verdict::Undecided, Some(ahead)) => format!("? {}", facts.value(ahead)),
        (Verdict::Undecided, None) => "?".to_owned(),
        (_, Some(ahead)) => facts.value(ahead),
        _ => return,
    };
    let (lines, ink) = whole(&text, wide - 1.0, ink, 1);
    // In the lower part: the middle is where the values used may be marked.
    c.text_mid(x + wide / 2.0, y + TALL * 0.8, &lines.join(" "), ink, Anchor::Middle);
}

/// A structure's colour where it is ahead and nothing is decided.
fn pale(arm: usize) -> RGBColor {
    between(color(arm), WHITE, 0.8)
}

/// The structure that is ahead.
fn leader(facts: &Facts, cell: &Cell) -> Option<usize> {
    let sign = if facts.paper.plan.higher_is_better { 1.0 } else { -1.0 };
    let known = cell.means.iter().enumerate().filter_map(|(arm, mean)| Some((arm, sign * (*mean)?)));
    known.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(arm, _)| arm)
}

/// By how much the best exceeds the next.
fn ahead(facts: &Facts, cell: &Cell) -> Option<f64> {
    let sign = if facts.paper.plan.higher_is_better { 1.0 } else { -1.0 };
    let mut means: Vec<f64> = cell.means.iter().flatten().map(|mean| sign * mean).collect();
    means.sort_by(|a, b| b.total_cmp(a));
    Some(means.first()? - means.get(1)?)
}

/// Marks the values used, between the cells where they lie between.
fn own_values(facts: &Facts, plane: &Plane, c: &mut Canvas, area: (f64, f64, f64, f64)) {
    let (left, top, wide, bottom) = area;
    let place = |side: usize| {
        let factor = facts.factor(plane.factors[side]);
        let own = share_of(factor, factor.value);
        let shares = &plane.shares[side];
        let exact = shares.iter().position(|share| value_at(factor, *share) == factor.value);
        exact.map_or_else(
            || {
                let after = shares.iter().position(|share| *share > own).unwrap_or(shares.len() - 1).max(1);
                let (a, b) = (shares[after - 1], shares[after]);
                (after - 1) as f64 + (own - a) / (b - a)
            },
            |ix| ix as f64,
        )
    };
    let (x, y) = (left + (place(0) + 0.5) * wide, bottom - (place(1) + 0.5) * TALL);
    // Ticks outside, so that no line runs through a number.
    c.line(&[(x, top - 1.2), (x, top)], 0.5, BLACK);
    c.line(&[(left - 1.0, y), (left, y)], 0.5, BLACK);
    c.ring(x, y, 1.4, 0.45, BLACK);
}

fn keys(facts: &Facts, plane: &Plane, sheet: &mut Sheet) {
    let lang = facts.lang;
    let mut keys: Vec<(Swatch, String)> = winners(plane)
        .into_iter()
        .map(|arm| (Swatch::Box(color(arm)), say::wins(lang, &facts.structure(arm))))
        .collect();
    let any = |wanted: Verdict| plane.cells.iter().any(|cell| cell.verdict == wanted);
    if any(Verdict::NoDifference) {
        keys.push((Swatch::Hatched(RULE), say::no_difference(lang)));
    }
    let undecided = plane.cells.iter().filter(|cell| cell.verdict == Verdict::Undecided);
    let leaders: BTreeSet<Option<usize>> = undecided.map(|cell| leader(facts, cell)).collect();
    keys.extend(leaders.into_iter().map(|leader| match leader {
        Some(arm) => (Swatch::Box(pale(arm)), say::undecided_leads(lang, &facts.structure(arm))),
        None => (Swatch::Box(WHITE), format!("? {}", say::undecided(lang))),
    }));
    keys.push((Swatch::Ring(BLACK), say::key_own(lang)));
    sheet.keys(&keys);
    sheet.remark(&say::plane_numbers(lang));
}
