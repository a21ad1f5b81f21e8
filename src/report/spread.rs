//! Spread: how far did it get, and what stopped it?

use std::collections::BTreeMap;

use plotters::style::RGBColor;

use super::Drawing;
use super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, fit, whole};
use super::page::Page;
use super::palette::{BLACK, DIM, FAINT, RULE, between};
use super::sheet::{MARGIN, ROOM, Sheet, Swatch};
use crate::i18n::format::duration;
use crate::i18n::report as say;
use crate::record::{Fact, Impact, Record};
use crate::scenario::model::Milestone;
use crate::units::{OrgId, SystemId};

/// First and last of the scale of time: light to dark vermilion.
const EARLY: RGBColor = RGBColor(250, 208, 176);
const LATE: RGBColor = RGBColor(140, 50, 0);

/// What happened to the systems of one agency.
struct Tile {
    org: OrgId,
    systems: Vec<(SystemId, u32)>,
    first: Option<i64>,
    contained: Option<i64>,
}

/// When each system was first hit, and which were cut off.
pub(super) struct Hits {
    /// By system.
    pub when: BTreeMap<SystemId, i64>,
    /// By system that was.
    pub isolated: BTreeMap<SystemId, i64>,
    first: i64,
    last: i64,
}

pub(super) fn chart(page: &Page) -> Drawing {
    let hits = hits(page.record);
    let tiles = tiles(page, &hits);
    let touched = tiles.iter().filter(|t| t.first.is_some()).count();
    let title = if hits.when.is_empty() {
        say::spread_title_none(page.lang)
    } else {
        let span = duration(hits.last - hits.first, page.lang);
        say::spread_title(page.lang, hits.when.len(), page.scenario().province.systems.len(), touched, &span)
    };
    let mut sheet = Sheet::new(&title, &say::spread_how(page.lang));
    if tiles.is_empty() {
        sheet.empty(&say::spread_empty(page.lang));
    } else {
        draw(page, &mut sheet, &tiles, &hits);
    }
    let alt = say::spread_alt(page.lang, touched, tiles.len(), &title);
    Drawing::of(page, "spread", sheet, alt)
}

/// What a record shows of the spread.
pub(super) fn hits(record: &Record) -> Hits {
    let mut when: BTreeMap<SystemId, i64> = BTreeMap::new();
    let mut isolated = BTreeMap::new();
    for entry in &record.entries {
        match &entry.fact {
            Fact::SystemCompromised { system, .. } => {
                when.entry(*system).or_insert(entry.t.0);
            }
            Fact::ServiceLost {
                system,
                impact: Impact::Encrypted | Impact::Defaced | Impact::Disrupted,
                ..
            } => {
                when.entry(*system).or_insert(entry.t.0);
            }
            Fact::SystemIsolated { system, .. } => {
                isolated.entry(*system).or_insert(entry.t.0);
            }
            _ => {}
        }
    }
    let first = when.values().min().copied().unwrap_or(0);
    let last = when.values().max().copied().unwrap_or(0);
    Hits { when, isolated, first, last }
}

fn tiles(page: &Page, hits: &Hits) -> Vec<Tile> {
    let mut by_org: BTreeMap<OrgId, Vec<(SystemId, u32)>> = BTreeMap::new();
    for (i, system) in page.scenario().province.systems.iter().enumerate() {
        let id = SystemId::from(i);
        if let Some(org) = page.operator(id) {
            by_org.entry(org).or_default().push((id, system.level));
        }
    }
    let mut tiles: Vec<Tile> = by_org
        .into_iter()
        .map(|(org, mut systems)| {
            systems
                .sort_by_key(|(id, level)| (hits.when.get(id).copied().unwrap_or(i64::MAX), 9 - level, *id));
            let first = systems.iter().filter_map(|(id, _)| hits.when.get(id)).min().copied();
            Tile { org, systems, first, contained: contained(page, org) }
        })
        .collect();
    tiles.sort_by_key(|t| (t.first.unwrap_or(i64::MAX), t.org));
    tiles
}

/// When the last intrusion at the agency was contained; none if one was not.
fn contained(page: &Page, org: OrgId) -> Option<i64> {
    let mut last = None;
    for course in page.scored.courses.iter().filter(|c| c.intrusion.org == org) {
        let at = course.reached.iter().find(|(m, _, _)| *m == Milestone::Containment)?.1.0;
        last = last.max(Some(at));
    }
    last
}

const COLUMNS: usize = 4;
const TILE_GAP: f64 = 2.0;
const STEP: f64 = 8.6;

fn draw(page: &Page, sheet: &mut Sheet, tiles: &[Tile], hits: &Hits) {
    let (touched, rest): (Vec<&Tile>, Vec<&Tile>) = tiles.iter().partition(|t| t.first.is_some());
    let wide = (ROOM - TILE_GAP * (COLUMNS as f64 - 1.0)) / COLUMNS as f64;
    let per_row = ((wide - 2.0) / STEP) as usize;
    for (n, row) in touched.chunks(COLUMNS).enumerate() {
        let rows = row.iter().map(|t| t.systems.len().div_ceil(per_row)).max().unwrap_or(1);
        let tall = 9.6 + rows as f64 * 8.0;
        for (i, tile) in row.iter().enumerate() {
            let x = MARGIN + i as f64 * (wide + TILE_GAP);
            let number = n * COLUMNS + i + 1;
            touched_tile(&mut sheet.canvas, page, tile, hits, (x, sheet.y, wide, tall), per_row, number);
        }
        sheet.y += tall + TILE_GAP;
    }
    if !rest.is_empty() {
        untouched(page, sheet, &rest);
    }
    keys(page, sheet, hits);
}

fn touched_tile(
    c: &mut Canvas,
    page: &Page,
    tile: &Tile,
    hits: &Hits,
    (x, y, wide, tall): (f64, f64, f64, f64),
    per_row: usize,
    number: usize,
) {
    let small = Ink::new(NOTE);
    let bold = Ink::new(LABEL).bold();
    c.frame(x, y, wide, tall, 0.25, DIM);
    let name = format!("{number}. {}", page.short(tile.org));
    let (name, ink) = whole(&name, wide - 2.4, bold, 1);
    c.lines(x + 1.2, y + 3.4, &name, ink, Anchor::Start);
    for (i, (system, level)) in tile.systems.iter().enumerate() {
        let (cx, cy) = (x + 1.0 + STEP * ((i % per_row) as f64 + 0.5), y + 7.2 + (i / per_row) as f64 * 8.0);
        dot(
            c,
            cx,
            cy,
            *level,
            hits.when.get(system).map(|t| shade(hits, *t)),
            hits.isolated.contains_key(system),
        );
        if let Some(t) = hits.when.get(system) {
            let text = after(page, *t - hits.first);
            c.text(cx, cy + 4.6, &fit(&text, STEP - 0.3, small), small, Anchor::Middle);
        }
    }
    let end = match (tile.first, tile.contained) {
        (Some(first), Some(t)) => say::contained_after(page.lang, &duration((t - first).max(0), page.lang)),
        _ => say::not_contained(page.lang),
    };
    let small = small.color(DIM);
    let (end, ink) = whole(&end, wide - 2.4, small, 1);
    c.lines(x + 1.2, y + tall - 1.2, &end, ink, Anchor::Start);
}

/// `+3 h`: the largest unit only, since the dots stand close.
fn after(page: &Page, seconds: i64) -> String {
    use crate::units::time::{DAY, HOUR, MINUTE};
    let [d, h, m] = say::tiny_units(page.lang);
    match seconds {
        0 => "0".to_owned(),
        s if s < HOUR => format!("+{}{m}", (s / MINUTE).max(1)),
        s if s < 2 * DAY => format!("+{}{h}", ((s + HOUR / 2) / HOUR).max(1)),
        s => format!("+{}{d}", (s + DAY / 2) / DAY),
    }
}

fn shade(hits: &Hits, t: i64) -> RGBColor {
    let share = (t - hits.first) as f64 / (hits.last - hits.first).max(1) as f64;
    between(EARLY, LATE, share)
}

fn dot(c: &mut Canvas, x: f64, y: f64, level: u32, fill: Option<RGBColor>, isolated: bool) {
    let r = 0.8 + 0.22 * f64::from(level.min(5));
    match fill {
        Some(fill) => {
            c.circle(x, y, r + 0.15, BLACK);
            c.circle(x, y, r, fill);
        }
        None => c.ring(x, y, r, 0.2, RULE),
    }
    if isolated {
        let half = r + 0.6;
        c.frame(x - half, y - half, half * 2.0, half * 2.0, 0.35, BLACK);
    }
}

/// Agencies that were not touched: faint, close together.
fn untouched(page: &Page, sheet: &mut Sheet, rest: &[&Tile]) {
    const ACROSS: usize = 6;
    const TALL: f64 = 5.0;
    const MOST: usize = 60;
    let head = Ink::new(NOTE).color(DIM);
    sheet.canvas.text(MARGIN, sheet.y + NOTE, &say::untouched(page.lang, rest.len()), head, Anchor::Start);
    sheet.y += NOTE + 1.4;
    let wide = ROOM / ACROSS as f64;
    for (i, tile) in rest.iter().take(MOST).enumerate() {
        let (x, y) = (MARGIN + (i % ACROSS) as f64 * wide, sheet.y + (i / ACROSS) as f64 * TALL);
        sheet.canvas.frame(x, y, wide - 1.0, TALL - 1.0, 0.12, FAINT);
        sheet.canvas.ring(x + 1.8, y + TALL / 2.0 - 0.5, 0.9, 0.2, RULE);
        let text = format!("{} {}", tile.systems.len(), page.short(tile.org));
        let (text, ink) = whole(&text, wide - 5.2, head, 1);
        sheet.canvas.lines(x + 3.4, y + TALL / 2.0 - 0.5 + ink.drop(), &text, ink, Anchor::Start);
    }
    let shown = rest.len().min(MOST);
    sheet.y += shown.div_ceil(ACROSS) as f64 * TALL + 1.0;
    if rest.len() > shown {
        sheet.remark(&say::and_more_agencies(page.lang, rest.len() - shown));
    }
}

fn keys(page: &Page, sheet: &mut Sheet, hits: &Hits) {
    let lang = page.lang;
    if !hits.when.is_empty() {
        scale(page, sheet, hits);
    }
    let mut keys = vec![(Swatch::Ring(RULE), say::key_clean(lang))];
    if !hits.isolated.is_empty() {
        keys.push((Swatch::Frame, say::key_isolated(lang)));
    }
    sheet.keys(&keys);
    sheet.remark(&crate::i18n::tables::by_operator(lang));
}

/// The time key: a strip from early to late, and the sizes of the levels.
fn scale(page: &Page, sheet: &mut Sheet, hits: &Hits) {
    const STRIP: f64 = 40.0;
    const CELLS: usize = 40;
    let ink = Ink::new(NOTE);
    let mid = sheet.y + 2.2;
    let early = page.clock.moment(crate::units::SimTime(hits.first), page.lang);
    let late = page.clock.moment(crate::units::SimTime(hits.last), page.lang);
    let label = say::key_hit(page.lang);
    sheet.canvas.text_mid(MARGIN, mid, &label, ink, Anchor::Start);
    let mut x = MARGIN + super::canvas::width(&label, ink) + 2.0;
    sheet.canvas.text_mid(x, mid, &early, ink, Anchor::Start);
    x += super::canvas::width(&early, ink) + 1.2;
    for i in 0..CELLS {
        let share = i as f64 / (CELLS - 1) as f64;
        let cell = STRIP / CELLS as f64;
        sheet.canvas.rect(x + i as f64 * cell, mid - 1.2, cell + 0.05, 2.4, between(EARLY, LATE, share));
    }
    x += STRIP + 1.2;
    sheet.canvas.text_mid(x, mid, &late, ink, Anchor::Start);
    sheet.y += 5.4;
    let mid = sheet.y + 1.8;
    let label = say::key_level(page.lang);
    sheet.canvas.text_mid(MARGIN, mid, &label, ink, Anchor::Start);
    let mut x = MARGIN + super::canvas::width(&label, ink) + 3.5;
    for level in 1..=5 {
        dot(&mut sheet.canvas, x, mid, level, None, false);
        sheet.canvas.text_mid(x + 2.6, mid, &level.to_string(), ink, Anchor::Start);
        x += 8.0;
    }
    sheet.y += 4.4;
}
