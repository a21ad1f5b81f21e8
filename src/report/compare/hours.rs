//! Where the hours went, side by side: one bar an arm, divided by what was waited for or done.

use super::super::Drawing;
use super::super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole, width};
use super::super::palette::{DIM, FAINT, RULE, WHITE, class_color, on};
use super::super::sheet::{MARGIN, Sheet, Swatch};
use super::super::words;
use super::view::View;
use crate::i18n::compare as say;
use crate::i18n::format::duration;
use crate::record::TimeClass;
use crate::units::time::{DAY, HOUR, MINUTE};

/// Width of the names, and of the totals at the right.
const NAMES: f64 = 48.0;
const TOTALS: f64 = 24.0;
const BAR: f64 = 6.4;
/// Distance of two lines of a name.
const LINE: f64 = 3.2;

pub(super) fn chart(view: &View) -> Drawing {
    let lang = view.lang;
    let totals: Vec<(usize, f64)> = view.arms().filter_map(|arm| Some((arm, total(view, arm)?))).collect();
    let by_length = |a: &&(usize, f64), b: &&(usize, f64)| a.1.total_cmp(&b.1);
    let said = |seconds: f64| duration(seconds.round() as i64, lang);
    let (least, most) = (totals.iter().min_by(by_length), totals.iter().max_by(by_length));
    let title = match (least, most) {
        (Some(a), Some(b)) if said(a.1) != said(b.1) => {
            let like = |wanted: &str| -> String {
                let alike = totals.iter().filter(|(_, total)| said(*total) == wanted);
                alike.map(|(arm, _)| view.letter(*arm).to_string()).collect::<Vec<_>>().join(", ")
            };
            let (least, most) = (said(a.1), said(b.1));
            say::hours_title(lang, &like(&least), &least, &like(&most), &most)
        }
        (Some(a), _) => say::hours_title_alike(lang, &said(a.1)),
        _ => say::hours_empty(lang),
    };
    let mut sheet = Sheet::new(&title, &say::about_hours(lang));
    match most {
        Some((_, most)) if *most > 0.0 => draw(view, &mut sheet, &totals, *most),
        _ => sheet.empty(&say::hours_empty(lang)),
    }
    super::drawing(view, "hours", sheet, say::hours_alt(lang, &title))
}

/// Mean seconds from the intrusion to its containment; none where nothing was contained.
fn total(view: &View, arm: usize) -> Option<f64> {
    let hours = &view.found.arms[arm].hours;
    hours.iter().any(Option::is_some).then(|| hours.iter().flatten().sum())
}

fn draw(view: &View, sheet: &mut Sheet, totals: &[(usize, f64)], most: f64) {
    let (left, right) = (MARGIN + NAMES, WIDTH - MARGIN - TOTALS);
    let scale = (right - left) / most;
    let names: Vec<Vec<(String, Ink)>> = totals.iter().map(|(arm, _)| name(view, *arm)).collect();
    let tall = |lines: &Vec<(String, Ink)>| (lines.len() as f64 * LINE + 3.0).max(BAR + 3.4);
    let bottom = sheet.y + names.iter().map(tall).sum::<f64>();
    axis(view, &mut sheet.canvas, (left, right), scale, sheet.y, bottom);
    let mut y = sheet.y;
    for ((arm, total), lines) in totals.iter().zip(&names) {
        let mid = y + tall(lines) / 2.0;
        let first = mid - (lines.len() as f64 - 1.0) / 2.0 * LINE;
        for (i, (line, ink)) in lines.iter().enumerate() {
            sheet.canvas.text_mid(MARGIN, first + i as f64 * LINE, line, *ink, Anchor::Start);
        }
        bar(view, &mut sheet.canvas, *arm, (left, scale), mid);
        let (text, ink) = whole(&duration(total.round() as i64, view.lang), TOTALS - 2.0, Ink::new(LABEL), 2);
        let top = mid - (text.len() as f64 - 1.0) / 2.0 * LINE;
        for (i, line) in text.iter().enumerate() {
            sheet.canvas.text_mid(right + 2.0, top + i as f64 * LINE, line, ink, Anchor::Start);
        }
        y += tall(lines);
    }
    sheet.y = bottom + 5.0;
    let shown = |class: &usize| totals.iter().any(|(arm, _)| seconds(view, *arm, *class) > 0.0);
    let classes: Vec<usize> = (0..TimeClass::ALL.len()).filter(shown).collect();
    let key = |class: &usize| {
        let class = TimeClass::ALL[*class];
        (Swatch::Box(class_color(class)), words::class(class, view.lang))
    };
    sheet.keys(&classes.iter().map(key).collect::<Vec<_>>());
}

fn seconds(view: &View, arm: usize, class: usize) -> f64 {
    view.found.arms[arm].hours.get(class).copied().flatten().unwrap_or(0.0)
}

fn name(view: &View, arm: usize) -> Vec<(String, Ink)> {
    let (lines, ink) = whole(&view.name(arm), NAMES - 3.0, Ink::new(NOTE).color(DIM), 3);
    let letter = (view.letter(arm).to_string(), Ink::new(LABEL).bold());
    std::iter::once(letter).chain(lines.into_iter().map(|line| (line, ink))).collect()
}

fn bar(view: &View, c: &mut Canvas, arm: usize, (left, scale): (f64, f64), mid: f64) {
    let mut x = left;
    for (ix, class) in TimeClass::ALL.into_iter().enumerate() {
        let seconds = seconds(view, arm, ix);
        let wide = seconds * scale;
        if wide <= 0.0 {
            continue;
        }
        let color = class_color(class);
        c.rect(x, mid - BAR / 2.0, wide, BAR, color);
        c.line(&[(x, mid - BAR / 2.0), (x, mid + BAR / 2.0)], 0.2, WHITE);
        let ink = Ink::new(NOTE).color(on(color));
        let time = duration(seconds.round() as i64, view.lang);
        let texts = [format!("{}: {time}", words::class(class, view.lang)), time];
        if let Some(text) = texts.iter().find(|text| width(text, ink) + 1.6 <= wide) {
            c.text_mid(x + wide / 2.0, mid, text, ink, Anchor::Middle);
        }
        x += wide;
    }
    c.frame(left, mid - BAR / 2.0, x - left, BAR, 0.12, RULE);
}

fn axis(view: &View, c: &mut Canvas, (left, right): (f64, f64), scale: f64, top: f64, bottom: f64) {
    const STEPS: [i64; 12] = [
        5 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        5 * DAY,
        10 * DAY,
        30 * DAY,
    ];
    let step = STEPS.into_iter().find(|s| *s as f64 * scale >= 15.0).unwrap_or(90 * DAY);
    let mut at = 0;
    while left + at as f64 * scale <= right + 0.01 {
        let x = left + at as f64 * scale;
        c.line(&[(x, top), (x, bottom + 0.8)], 0.15, FAINT);
        let text = if at == 0 { "0".to_owned() } else { duration(at, view.lang) };
        c.text(x, bottom + 3.2, &text, Ink::new(NOTE), Anchor::Middle);
        at += step;
    }
    c.line(&[(left, bottom), (right, bottom)], 0.25, DIM);
}
