//! Coordinators' load: who is the bottleneck, when?

use super::Drawing;
use super::axis::TimeAxis;
use super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, fit, whole, width};
use super::page::Page;
use super::palette::{BLACK, DIM, FAINT, NIGHT, RULE, SKY};
use super::sheet::{MARGIN, Sheet, Swatch};
use crate::i18n::format::{count, duration};
use crate::i18n::report as say;
use crate::score::{Series, load_series};
use crate::units::time::HOUR;
use crate::units::{OrgId, SimTime};

/// Panels shown at most.
const PANELS: usize = 8;
const NAMES: f64 = 40.0;
const PANEL: f64 = 15.0;
const GAP: f64 = 2.5;

/// The highest queue and when it first stood so high.
fn peak(series: &Series) -> (i64, i64) {
    series
        .points
        .iter()
        .fold((0, 0), |best, (t, n)| if i64::from(*n) > best.1 { (t.0, i64::from(*n)) } else { best })
}

pub(super) fn chart(page: &Page) -> Drawing {
    let series = series(page);
    let busiest = series.iter().map(|s| (peak(s), s.org)).max_by_key(|((t, n), _)| (*n, -*t));
    let title = match busiest {
        Some(((t, n), org)) if n > 0 => {
            say::load_title(page.lang, page.short(org), n, &page.clock.moment(SimTime(t), page.lang))
        }
        _ => say::load_title_none(page.lang),
    };
    let mut sheet = Sheet::new(&title, &say::load_how(page.lang));
    if series.is_empty() {
        sheet.empty(&say::load_empty(page.lang));
    } else {
        draw(page, &mut sheet, &series);
    }
    let alt = say::load_alt(page.lang, series.len(), &title);
    Drawing::of(page, "load", sheet, alt)
}

/// The longest queues first.
fn series(page: &Page) -> Vec<Series> {
    let mut list = load_series(page.record);
    list.sort_by_key(|s| (std::cmp::Reverse(peak(s).1), s.org));
    list.truncate(PANELS);
    list
}

fn draw(page: &Page, sheet: &mut Sheet, series: &[Series]) {
    let from = series.iter().filter_map(|s| s.points.first()).map(|s| s.0.0).min().unwrap_or(0).min(0);
    let to = page.end().0.max(from + HOUR);
    let axis = TimeAxis { from: from.max(-24 * HOUR), to, left: MARGIN + NAMES, right: WIDTH - MARGIN - 2.0 };
    let most = series.iter().map(|s| peak(s).1).max().unwrap_or(0).max(1);
    let top = sheet.y + 0.5;
    let bottom = top + series.len() as f64 * (PANEL + GAP) - GAP;
    axis.bands(&mut sheet.canvas, page, top, bottom);
    let under = axis.draw(&mut sheet.canvas, page, top, bottom);
    for (i, one) in series.iter().enumerate() {
        panel(&mut sheet.canvas, page, one, &axis, top + i as f64 * (PANEL + GAP), most);
    }
    sheet.y = under + 1.5;
    let mut keys = vec![(Swatch::Box(SKY), say::key_waiting(page.lang))];
    if axis.shows_bands() {
        keys.push((Swatch::Band(NIGHT), say::key_night(page.lang)));
    }
    sheet.keys(&keys);
    sheet.remark(&say::load_scale(page.lang, most));
}

fn panel(c: &mut Canvas, page: &Page, series: &Series, axis: &TimeAxis, top: f64, most: i64) {
    let base = top + PANEL;
    // The top tenth stays free for the label of the peak.
    let height = |n: i64| n.max(0) as f64 / most as f64 * (PANEL - 3.6);
    // Rectangles and single strokes, not one polygon and one path: the rasteriser draws slivers where these touch
    // themselves. A rectangle reaches a hair under its neighbour, so that no seam shows.
    const HAIR: f64 = 0.1;
    let ends = series.points.iter().skip(1).map(|(t, _)| axis.x(t.0)).chain([axis.right]);
    let steps: Vec<(f64, f64, f64)> = series
        .points
        .iter()
        .zip(ends)
        .map(|((t, n), end)| (axis.x(t.0), end, height(i64::from(*n))))
        .filter(|(x, end, _)| end > x)
        .collect();
    for (x, end, tall) in steps.iter().filter(|(_, _, tall)| *tall > 0.0) {
        c.rect(*x, base - tall, (end - x + HAIR).min(axis.right - x), *tall, SKY);
    }
    let mut level = 0.0;
    for (x, end, tall) in &steps {
        if *tall != level {
            c.line(&[(*x, base - level), (*x, base - tall)], 0.2, BLACK);
        }
        if *tall > 0.0 {
            c.line(&[(*x, base - tall), (*end, base - tall)], 0.2, BLACK);
        }
        level = *tall;
    }
    c.line(&[(axis.left, base), (axis.right, base)], 0.2, RULE);
    c.line(&[(MARGIN, top - GAP / 2.0), (axis.right, top - GAP / 2.0)], 0.1, FAINT);
    names(c, page, series.org, top);
    let (t, n) = peak(series);
    if n > 0 {
        let ink = Ink::new(NOTE);
        let text = say::peak(page.lang, n, &page.clock.moment(SimTime(t), page.lang));
        let wide = width(&text, ink);
        let x = (axis.x(t) - wide / 2.0).clamp(axis.left, axis.right - wide);
        c.text(x, base - height(n) - 0.9, &text, ink, Anchor::Start);
    }
}

fn names(c: &mut Canvas, page: &Page, org: OrgId, top: f64) {
    let room = NAMES - 3.0;
    let bold = Ink::new(LABEL).bold();
    let small = Ink::new(NOTE).color(DIM);
    let (name, ink) = whole(page.short(org), room, bold, 1);
    c.lines(MARGIN, top + 2.6, &name, ink, Anchor::Start);
    let Some(load) = page.scored.card.coordinators.iter().find(|l| l.org == org) else { return };
    let lines = [
        say::load_messages(page.lang, &count(u64::from(load.messages), page.lang)),
        say::load_busy(page.lang, &duration(load.busy_s, page.lang)),
        say::load_decision_wait(page.lang, &duration(load.decision_wait_s, page.lang)),
    ];
    let told = [true, load.busy_s > 0, load.decision_wait_s > 0];
    let lines = lines.iter().zip(told).filter(|(_, told)| *told).map(|(line, _)| line);
    for (i, line) in lines.enumerate() {
        c.text(MARGIN, top + 6.0 + i as f64 * 3.1, &fit(line, room, small), small, Anchor::Start);
    }
}
