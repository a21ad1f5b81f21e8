//! Empirical distribution functions over a logarithmic axis of durations, with target and limit: how bad can it be?

use plotters::style::RGBColor;

use super::axis::LogAxis;
use super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, wrap};
use super::palette::{BLACK, DIM, FAINT};
use super::sheet::{MARGIN, ROOM, Sheet};
use crate::experiment::stats::Quantiles;
use crate::i18n::Lang;
use crate::i18n::format::percent;

const TALL: f64 = 30.0;
/// Room for the percentages at the left.
const LEFT: f64 = 12.0;
/// Room for the durations below.
const BELOW: f64 = 6.4;

/// Where a panel stands on its sheet.
pub(super) struct Panel {
    /// Durations.
    pub axis: LogAxis,
    top: f64,
    bottom: f64,
}

impl Panel {
    /// The height of a share of 0..1.
    pub(super) fn y(&self, share: f64) -> f64 {
        self.bottom - share * (self.bottom - self.top)
    }
}

/// Draws the distributions of one expectation; `marks` are its target and limit in seconds.
pub(super) fn panel(
    sheet: &mut Sheet,
    lang: Lang,
    name: &str,
    marks: Option<(i64, i64)>,
    curves: &[(&Quantiles, RGBColor)],
) -> Panel {
    let (left, right) = (MARGIN + LEFT, WIDTH - MARGIN - 4.0);
    let ink = Ink::new(LABEL).bold();
    let lines = wrap(name, ROOM, ink, 2);
    let below = sheet.canvas.lines(MARGIN, sheet.y + LABEL, &lines, ink, Anchor::Start);
    let (top, bottom) = (below - 1.0, below - 1.0 + TALL);
    let ends = |q: &Quantiles| [q.at(0.02), q.steps().last().map(|s| s.0)];
    let seconds = curves.iter().flat_map(|(q, _)| ends(q)).flatten();
    let all = seconds.map(|s| s as i64).chain(marks.iter().flat_map(|(target, limit)| [*target, *limit]));
    let panel = Panel { axis: LogAxis::over(all, left, right), top, bottom };
    let (c, axis) = (&mut sheet.canvas, &panel.axis);
    axis.draw(c, lang, top, bottom);
    for share in [0.0, 0.5, 1.0] {
        c.line(&[(left, panel.y(share)), (right, panel.y(share))], 0.15, FAINT);
        let text = percent(share, lang);
        c.text_mid(left - 1.2, panel.y(share), &text, Ink::new(NOTE).color(DIM), Anchor::End);
    }
    if let Some((target, limit)) = marks {
        c.dashed((axis.x(target), top - 1.0), (axis.x(target), bottom), 0.4, BLACK);
        c.line(&[(axis.x(limit), top - 1.0), (axis.x(limit), bottom)], 0.4, BLACK);
    }
    for (quantiles, color) in curves {
        staircase(c, &panel, quantiles, *color);
    }
    sheet.y = bottom + BELOW;
    panel
}

/// A staircase from the left edge to the end of the axis.
fn staircase(c: &mut Canvas, panel: &Panel, quantiles: &Quantiles, color: RGBColor) {
    let steps = quantiles.steps();
    if steps.is_empty() {
        return;
    }
    let mut points = vec![(panel.axis.left, panel.y(0.0))];
    for (seconds, share) in steps {
        let x = panel.axis.x(seconds as i64);
        let before = points.last().map_or(0.0, |p| p.1);
        points.extend([(x, before), (x, panel.y(share))]);
    }
    let last = points.last().map_or(0.0, |p| p.1);
    points.push((panel.axis.right, last));
    c.line(&points, 0.55, color);
}
