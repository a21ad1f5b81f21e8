//! Where the hours went: what should we change?

use std::collections::BTreeMap;

use super::Drawing;
use super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole, width};
use super::page::Page;
use super::palette::{DIM, FAINT, RULE, WHITE, class_color, on};
use super::sheet::{MARGIN, Sheet, Swatch};
use super::words;
use crate::i18n::format::duration;
use crate::i18n::report as say;
use crate::record::TimeClass;
use crate::scenario::model::Milestone;
use crate::score::card::{Explanation, Part};

/// Rows shown at most.
const ROWS: usize = 12;
/// Width of the names.
const NAMES: f64 = 44.0;
/// Width of the total and the slack at the right.
const TOTALS: f64 = 29.0;
const BAR: f64 = 5.4;
const ROW: f64 = 10.6;
/// Distance of two lines of a name.
const LINE: f64 = 3.1;

pub(super) fn chart(page: &Page) -> Drawing {
    let rows = rows(page);
    let title = match leading(&page.scored.explanations) {
        Some((class, seconds, total)) => say::hours_title(
            page.lang,
            &words::class(class, page.lang),
            &duration(seconds, page.lang),
            &crate::i18n::format::percent(seconds as f64 / total.max(1) as f64, page.lang),
        ),
        None if rows.is_empty() => say::hours_title_none(page.lang),
        None => say::hours_title_open(page.lang),
    };
    let how = match one_campaign(page, &rows) {
        Some(campaign) => {
            format!("{} {}", say::hours_how(page.lang), say::hours_one_campaign(page.lang, campaign))
        }
        None => say::hours_how(page.lang),
    };
    let mut sheet = Sheet::new(&title, &how);
    if rows.is_empty() {
        sheet.empty(&say::hours_empty(page.lang));
    } else {
        draw(page, &mut sheet, &rows);
    }
    let alt = say::hours_alt(page.lang, rows.len(), &title);
    Drawing::of(page, "hours", sheet, alt)
}

/// The measured times that took longest, one for an intrusion and the end of a clock.
pub(super) fn rows<'a>(page: &Page<'a>) -> Vec<&'a Explanation> {
    let mut rows: Vec<&Explanation> = page.scored.explanations.iter().filter(|e| e.elapsed_s > 0).collect();
    rows.sort_by_key(|e| (std::cmp::Reverse(e.elapsed_s), e.intrusion, e.to));
    let mut seen = std::collections::BTreeSet::new();
    rows.retain(|e| seen.insert((e.intrusion, e.to)));
    rows.truncate(ROWS);
    rows
}

/// The campaign that all rows belong to, where the scenario has several: it is named once, not in every row.
fn one_campaign<'a>(page: &Page<'a>, rows: &[&Explanation]) -> Option<&'a str> {
    let first = rows.first()?.intrusion.campaign;
    let one = page.scenario().campaigns.len() > 1 && rows.iter().all(|r| r.intrusion.campaign == first);
    one.then(|| page.campaign(first))
}

/// The class that took most, its seconds, and all seconds: of every intrusion the time from its beginning to its
/// containment, which no other bar of it is added to. None where none was contained.
pub(super) fn leading(all: &[Explanation]) -> Option<(TimeClass, i64, i64)> {
    let mut sums: BTreeMap<TimeClass, i64> = BTreeMap::new();
    let contained = |e: &&Explanation| e.from == Milestone::Occurrence && e.to == Milestone::Containment;
    for part in all.iter().filter(contained).flat_map(|e| &e.parts) {
        *sums.entry(part.class).or_default() += part.seconds;
    }
    let total = sums.values().sum();
    let (class, seconds) = sums.into_iter().max_by_key(|(c, s)| (*s, std::cmp::Reverse(*c)))?;
    Some((class, seconds, total))
}

fn draw(page: &Page, sheet: &mut Sheet, rows: &[&Explanation]) {
    let left = MARGIN + NAMES;
    let right = WIDTH - MARGIN - TOTALS;
    let longest = rows.iter().map(|e| e.elapsed_s).max().unwrap_or(1).max(1);
    let scale = (right - left) / longest as f64;
    let head = Ink::new(NOTE).color(DIM);
    let saved = rows.iter().any(|row| super::advice::can_be_saved(row).is_some());
    let total = if saved { say::column_total(page.lang) } else { say::column_total_alone(page.lang) };
    let y = sheet.y + NOTE;
    sheet.canvas.text(MARGIN, y, &say::column_course(page.lang), head, Anchor::Start);
    sheet.canvas.text(right + 2.0, y, &total, head, Anchor::Start);
    sheet.y += NOTE + 1.4;
    let several = page.scenario().campaigns.len() > 1 && one_campaign(page, rows).is_none();
    let names: Vec<Name> = rows.iter().map(|row| Name::of(page, row, several)).collect();
    let bottom = sheet.y + names.iter().map(Name::tall).sum::<f64>();
    axis(&mut sheet.canvas, page, left, scale, longest, sheet.y, bottom);
    let mut y = sheet.y;
    for (row, name) in rows.iter().zip(&names) {
        let mid = y + name.tall() / 2.0;
        name.draw(&mut sheet.canvas, mid);
        draw_row(&mut sheet.canvas, page, row, (left, right, scale), mid);
        y += name.tall();
    }
    sheet.y = bottom + 5.0;
    let classes = TimeClass::ALL
        .into_iter()
        .filter(|c| rows.iter().flat_map(|r| &r.parts).any(|p| p.class == *c && p.seconds > 0));
    let keys: Vec<(Swatch, String)> =
        classes.map(|c| (Swatch::Box(class_color(c)), words::class(c, page.lang))).collect();
    sheet.keys(&keys);
    sheet.remark(&say::part_is_no_saving(page.lang));
}

fn axis(c: &mut Canvas, page: &Page, left: f64, scale: f64, longest: i64, top: f64, bottom: f64) {
    use crate::units::time::{DAY, HOUR, MINUTE};
    const STEPS: [i64; 13] = [
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
        90 * DAY,
    ];
    let ink = Ink::new(NOTE);
    let step = STEPS.into_iter().find(|s| *s as f64 * scale >= 14.0).unwrap_or(365 * DAY);
    c.line(&[(left, bottom), (left + longest as f64 * scale, bottom)], 0.25, DIM);
    let mut at = 0;
    while at <= longest {
        let x = left + at as f64 * scale;
        c.line(&[(x, top), (x, bottom + 0.8)], 0.15, FAINT);
        let text = if at == 0 { "0".to_owned() } else { duration(at, page.lang) };
        c.text(x, bottom + 3.2, &text, ink, Anchor::Middle);
        at += step;
    }
}

/// The name of a row: the agency, the measure, and the campaign where there are several; nothing is cut.
struct Name {
    lines: Vec<(String, Ink)>,
}

impl Name {
    fn of(page: &Page, row: &Explanation, several: bool) -> Name {
        let small = Ink::new(NOTE).color(DIM);
        let mut lines = Vec::new();
        let mut add = |text: &str, ink: Ink, most: usize| {
            let (list, ink) = whole(text, NAMES - 2.0, ink, most);
            lines.extend(list.into_iter().map(|line| (line, ink)));
        };
        add(page.short(row.intrusion.org), Ink::new(LABEL).bold(), 2);
        add(&super::advice::span_name(page, row), small, 2);
        if several {
            add(page.campaign(row.intrusion.campaign), small, 2);
        }
        Name { lines }
    }

    fn tall(&self) -> f64 {
        (self.lines.len() as f64 * LINE + 2.2).max(ROW)
    }

    fn draw(&self, c: &mut Canvas, mid: f64) {
        let top = mid - (self.lines.len() as f64 - 1.0) * LINE / 2.0 + 0.9;
        for (i, (line, ink)) in self.lines.iter().enumerate() {
            c.text(MARGIN, top + i as f64 * LINE, line, *ink, Anchor::Start);
        }
    }
}

fn draw_row(c: &mut Canvas, page: &Page, row: &Explanation, (left, right, scale): (f64, f64, f64), mid: f64) {
    let small = Ink::new(NOTE).color(DIM);
    let largest = row.parts.iter().max_by_key(|p| (p.seconds, std::cmp::Reverse(p.class)));
    let mut x = left;
    let mut missing = None;
    for part in row.parts.iter().filter(|p| p.seconds > 0) {
        let wide = part.seconds as f64 * scale;
        let color = class_color(part.class);
        c.rect(x, mid - BAR / 2.0, wide, BAR, color);
        c.line(&[(x, mid - BAR / 2.0), (x, mid + BAR / 2.0)], 0.2, WHITE);
        let written = label(c, page, part, x, wide, mid);
        missing = if largest == Some(part) && !written { Some(part) } else { missing };
        x += wide;
    }
    if let Some(part) = missing {
        label_behind(c, page, part, x, right - x, mid);
    }
    c.frame(left, mid - BAR / 2.0, x - left, BAR, 0.12, RULE);
    let total = Ink::new(LABEL);
    let (text, ink) = whole(&duration(row.elapsed_s, page.lang), TOTALS - 2.0, total, 1);
    c.lines(right + 2.0, mid - 0.5, &text, ink, Anchor::Start);
    if let Some(slack) = super::advice::can_be_saved(row) {
        let text = say::slack_up_to(page.lang, &duration(slack, page.lang));
        let (text, ink) = whole(&text, TOTALS - 2.0, small, 1);
        c.lines(right + 2.0, mid + 2.7, &text, ink, Anchor::Start);
    }
}

/// Writes into a part what fits: its name and time, or the time alone. Tells whether anything did.
fn label(c: &mut Canvas, page: &Page, part: &Part, x: f64, wide: f64, mid: f64) -> bool {
    let color = class_color(part.class);
    let ink = Ink::new(NOTE).color(on(color));
    let time = duration(part.seconds, page.lang);
    let name = words::class(part.class, page.lang);
    for text in [format!("{name}: {time}"), time] {
        if width(&text, ink) + 1.6 <= wide {
            c.text_mid(x + wide / 2.0, mid, &text, ink, Anchor::Middle);
            return true;
        }
    }
    false
}

/// Names the largest part behind the bar, where it did not fit into the bar.
fn label_behind(c: &mut Canvas, page: &Page, part: &Part, x: f64, room: f64, mid: f64) {
    let ink = Ink::new(NOTE);
    let time = duration(part.seconds, page.lang);
    let name = words::class(part.class, page.lang);
    for text in [format!("{name}: {time}"), time] {
        if width(&text, ink) + 2.0 <= room {
            c.text_mid(x + 1.2, mid, &text, ink, Anchor::Start);
            return;
        }
    }
}
