//! Cost against effect, where a cost is given.

use super::super::Drawing;
use super::super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole, width};
use super::super::palette::{BLACK, BLUE, DIM, FAINT};
use super::super::sheet::{MARGIN, ROOM, Sheet};
use super::{Axis, View, drawing, mark};
use crate::experiment::improve::Effect;
use crate::i18n::improve as say;

/// Height of the plane, and room for the numbers at its left.
const HEIGHT: f64 = 70.0;
const SCALE: f64 = 12.0;

pub(super) fn chart(view: &View) -> Drawing {
    let lang = view.lang;
    let (what, unit) = view.what();
    let (with, without): (Vec<&Effect>, Vec<&Effect>) =
        view.found.effects().partition(|effect| effect.cost.is_some());
    let frontier = frontier(view, &with);
    let leading: Vec<String> = frontier.iter().map(|effect| view.places(effect)).collect();
    let title = match leading.len() {
        0 => say::cost_none(lang),
        _ => say::cost_frontier(lang, &leading.join(", ")),
    };
    let mut sheet = Sheet::new(&title, &say::cost_how(lang, &what, &unit));
    if with.is_empty() {
        sheet.empty(&say::no_costs(lang));
    } else {
        draw(view, &mut sheet, &with, &frontier);
    }
    if !without.is_empty() {
        let list: Vec<String> = without.iter().map(|effect| view.places(effect)).collect();
        sheet.remark(&say::without_cost(lang, &list.join(", ")));
    }
    names(view, &mut sheet);
    drawing(view, "cost", sheet, say::cost_alt(lang, with.len()))
}

/// Those that do more than whatever costs no more, the cheapest first: by their estimates alone.
fn frontier<'a>(view: &View, with: &[&'a Effect]) -> Vec<&'a Effect> {
    let value = |effect: &Effect| effect.fresh.of(view.by()).value.unwrap_or(0.0);
    let mut sorted = with.to_vec();
    sorted.sort_by(|a, b| {
        let by_cost = a.cost.unwrap_or(0.0).total_cmp(&b.cost.unwrap_or(0.0));
        by_cost.then(value(b).total_cmp(&value(a)))
    });
    let mut best = 0.0;
    sorted.retain(|effect| {
        let better = value(effect) > best;
        best = value(effect).max(best);
        better
    });
    sorted
}

fn draw(view: &View, sheet: &mut Sheet, with: &[&Effect], frontier: &[&Effect]) {
    let (top, bottom) = (sheet.y + 2.0, sheet.y + HEIGHT);
    let (left, right) = (MARGIN + SCALE, WIDTH - MARGIN - 6.0);
    let across = Axis::over(with.iter().filter_map(|effect| effect.cost), left, right);
    let (by, scale) = (view.by(), view.scale());
    let ends = with.iter().flat_map(|effect| {
        let found = effect.fresh.of(by);
        [found.value, found.low, found.high].into_iter().flatten().map(|v| v * scale)
    });
    let up = Axis::over(ends, bottom, top);
    let c = &mut sheet.canvas;
    across.below(c, (top, bottom), &|v| mark(view, v));
    for value in up.marks(9.0) {
        let y = up.at(value);
        c.line(&[(left, y), (right, y)], 0.15, FAINT);
        c.text_mid(left - 1.5, y, &mark(view, value), Ink::new(NOTE), Anchor::End);
    }
    c.line(&[(left, up.at(0.0)), (right, up.at(0.0))], 0.35, BLACK);
    let corner =
        |effect: &&Effect| Some((across.at(effect.cost?), up.at(effect.fresh.of(by).value? * scale)));
    let corners: Vec<(f64, f64)> = frontier.iter().filter_map(corner).collect();
    for two in corners.windows(2) {
        c.dashed(two[0], two[1], 0.35, DIM);
    }
    for effect in with {
        let (Some(cost), Some(value)) = (effect.cost, effect.fresh.of(by).value) else { continue };
        let (x, y) = (across.at(cost), up.at(value * scale));
        let fresh = effect.fresh.of(by);
        if let (Some(low), Some(high)) = (fresh.low, fresh.high) {
            c.line(&[(x, up.at(low * scale)), (x, up.at(high * scale))], 0.4, BLUE);
        }
        c.circle(x, y, 1.2, BLUE);
        label(c, (x, y), up.at(0.0), &view.places(effect));
    }
    sheet.y = bottom + 6.0;
}

/// The number beside its point, where nothing is written yet and off the line of no effect.
fn label(c: &mut Canvas, (x, y): (f64, f64), zero: f64, text: &str) {
    let ink = Ink::new(LABEL).bold();
    let wide = width(text, ink);
    let near = [-1.8, 2.6, -5.2, 6.0, -8.6, 9.4];
    let spots = near.into_iter().flat_map(|dy| [(x + 1.8, y + dy), (x - 1.8 - wide, y + dy)]);
    let spot = spots.into_iter().find(|(x, y)| {
        let off_the_line = *y < zero - 0.8 || *y > zero + LABEL + 0.4;
        *x > MARGIN + SCALE && off_the_line && c.free(*x, *y, wide, ink)
    });
    let (x, y) = spot.unwrap_or((x + 1.8, y - 1.8));
    c.text(x, y, text, ink, Anchor::Start);
}

/// What the numbers stand for, one a line.
fn names(view: &View, sheet: &mut Sheet) {
    for effect in &view.found.singles {
        let text = format!("{} · {} · {}", view.places(effect), view.names(effect), view.cost(effect.cost));
        let (lines, ink) = whole(&text, ROOM, Ink::new(NOTE).color(DIM), 2);
        let end = sheet.canvas.lines(MARGIN, sheet.y + NOTE, &lines, ink, Anchor::Start);
        sheet.y = end - NOTE + 0.2;
    }
}
