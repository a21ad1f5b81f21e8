//! Distributions of the times of the expectations on which the arms differ most: how bad can it be?

use super::super::Drawing;
use super::super::canvas::{Anchor, Canvas, Ink, NOTE, whole};
use super::super::ecdf::{self, Panel};
use super::super::palette::{BLACK, BLUE, SKY, WHITE};
use super::super::sheet::{ROOM, Sheet, Swatch};
use super::view::View;
use crate::experiment::stats::Quantiles;
use crate::i18n::compare as say;
use plotters::style::RGBColor;

/// Expectations shown at most, and how far apart all but the first must be.
const SHOWN: usize = 4;
const APART: f64 = 0.1;

/// Colours of arms, by letter; the letter on the curve carries the meaning.
const COLORS: [RGBColor; 8] = [
    BLACK,
    BLUE,
    RGBColor(0, 158, 115),
    RGBColor(204, 121, 167),
    RGBColor(230, 159, 0),
    SKY,
    RGBColor(110, 110, 110),
    RGBColor(140, 62, 106),
];

pub(super) fn chart(view: &View) -> Drawing {
    let lang = view.lang;
    let ids: Vec<String> = view
        .found
        .arms
        .first()
        .map_or_else(Vec::new, |arm| arm.chances.iter().map(|c| c.expectation.clone()).collect());
    let mut rows: Vec<(usize, f64)> = (0..ids.len()).filter_map(|ix| Some((ix, apart(view, ix)?))).collect();
    rows.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let shown = rows.into_iter().enumerate().filter(|(place, row)| *place == 0 || row.1 >= APART);
    let rows: Vec<usize> = shown.map(|(_, (ix, _))| ix).take(SHOWN).collect();
    let title = rows.first().map_or_else(
        || say::times_empty(lang),
        |ix| say::times_title(lang, &view.expectation_name(&ids[*ix])),
    );
    let mut sheet = Sheet::new(&title, &say::times_how(lang));
    if rows.is_empty() {
        sheet.empty(&say::times_empty(lang));
    }
    for ix in &rows {
        panel(view, &mut sheet, &ids[*ix], *ix);
    }
    if !rows.is_empty() {
        keys(view, &mut sheet);
    }
    super::drawing(view, "times", sheet, say::times_alt(lang, rows.len()))
}

/// How far the distributions of the arms are apart: the greatest distance of two of them at one time (Kolmogorov and Smirnov).
/// None where nothing was timed.
fn apart(view: &View, ix: usize) -> Option<f64> {
    let steps: Vec<Vec<(f64, f64)>> = view.found.arms.iter().map(|arm| arm.times[ix].steps()).collect();
    let at = |steps: &[(f64, f64)], seconds: f64| {
        steps.partition_point(|s| s.0 <= seconds).checked_sub(1).map_or(0.0, |last| steps[last].1)
    };
    let times = steps.iter().flatten().map(|s| s.0);
    let spread = times.map(|seconds| {
        let shares = steps.iter().filter(|s| !s.is_empty()).map(|s| at(s, seconds));
        shares.clone().fold(0.0, f64::max) - shares.fold(1.0, f64::min)
    });
    spread.reduce(f64::max)
}

fn keys(view: &View, sheet: &mut Sheet) {
    let arm = |arm: usize| {
        let label = format!("{} · {}", view.letter(arm), view.name(arm));
        let (lines, _) = whole(&label, ROOM - 6.0, Ink::new(NOTE), 1);
        (Swatch::Line(COLORS[arm % COLORS.len()], 0.6), lines.concat())
    };
    let mut keys: Vec<(Swatch, String)> = view.arms().map(arm).collect();
    keys.push((Swatch::Dashed, say::key_target(view.lang)));
    keys.push((Swatch::Solid, say::key_limit(view.lang)));
    sheet.keys(&keys);
}

fn panel(view: &View, sheet: &mut Sheet, id: &str, ix: usize) {
    let times: Vec<&Quantiles> = view.found.arms.iter().map(|arm| &arm.times[ix]).collect();
    let marks = view.expectation(id).map(|e| (e.target.value().0, e.limit.value().0));
    let colored = times.iter().enumerate().map(|(arm, times)| (*times, COLORS[arm % COLORS.len()]));
    let curves: Vec<(&Quantiles, RGBColor)> = colored.collect();
    let panel = ecdf::panel(sheet, view.lang, &view.expectation_name(id), marks, &curves);
    for (arm, quantiles) in times.iter().enumerate() {
        letter(view, &mut sheet.canvas, &panel, arm, quantiles);
    }
}

/// The letter of an arm on its curve, each at a height of its own.
fn letter(view: &View, c: &mut Canvas, panel: &Panel, arm: usize, quantiles: &Quantiles) {
    let axis = &panel.axis;
    let share = (arm + 1) as f64 / (view.found.arms.len() + 1) as f64;
    let steps = quantiles.steps();
    let Some((seconds, reached)) = steps.iter().find(|s| s.1 >= share).or(steps.last()) else { return };
    // Where the curve never rises so high, the letter stands on its level end; several there stand side by side.
    let (x, height) = if *reached >= share {
        (axis.x(*seconds as i64).max(axis.left + 2.6), share)
    } else {
        (axis.right - 3.0 - 4.2 * arm as f64, *reached)
    };
    let ink = Ink::new(NOTE).bold().color(COLORS[arm % COLORS.len()]);
    c.circle(x, panel.y(height), 1.7, COLORS[arm % COLORS.len()]);
    c.circle(x, panel.y(height), 1.45, WHITE);
    c.text_mid(x, panel.y(height), &view.letter(arm).to_string(), ink, Anchor::Middle);
}
