//! The drill timeline: what happened where, and who was waiting?

use std::collections::BTreeMap;

use super::Drawing;
use super::axis::TimeAxis;
use super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole, width};
use super::page::Page;
use super::palette::{ATTACK, BLACK, DIM, FAINT, NIGHT, Phase, RULE, on};
use super::sheet::{MARGIN, ROOM, Sheet, Swatch, pin};
use super::words;
use crate::i18n::format::duration;
use crate::i18n::report as say;
use crate::record::{Fact, Point};
use crate::scenario::model::Milestone;
use crate::score::card::Course;
use crate::units::time::{DAY, HOUR};
use crate::units::{InjectId, OrgId};

/// Lanes shown at most; the rest is counted.
const LANES: usize = 16;
/// Width of the names, least and most.
const NAMES: (f64, f64) = (20.0, 40.0);
/// Height of one bar.
const BAR: f64 = 4.2;
/// Height of the row of marks under the bars of a lane.
const MARKS: f64 = 3.0;
/// What happened longer before STARTEX than this is cut off.
const BEFORE: i64 = 2 * DAY;
/// Injects listed at most.
const LISTED: usize = 24;

/// A phase of an intrusion on the time line.
struct Piece {
    phase: Phase,
    from: i64,
    to: i64,
    /// Still going on at the end of the run.
    open: bool,
}

/// What is drawn for one agency.
struct Lane {
    org: OrgId,
    bars: Vec<Vec<Piece>>,
    attacks: Vec<i64>,
    decisions: Vec<i64>,
    /// Seconds without containment, by which lanes are sorted.
    pain: i64,
    acts: usize,
}

pub(super) fn chart(page: &Page) -> Drawing {
    let lanes = lanes(page);
    let worst = page
        .scored
        .courses
        .iter()
        .map(|c| (exposed(c, page.end().0), c.intrusion))
        .max_by_key(|(s, i)| (*s, std::cmp::Reverse(*i)));
    let title = match worst {
        Some((seconds, id)) => {
            say::timeline_title(page.lang, page.short(id.org), &duration(seconds, page.lang))
        }
        None => say::timeline_title_none(page.lang),
    };
    let mut sheet = Sheet::new(&title, &say::timeline_how(page.lang));
    if lanes.is_empty() {
        sheet.empty(&say::timeline_empty(page.lang));
    } else {
        draw(page, &mut sheet, &lanes);
    }
    let alt = say::timeline_alt(page.lang, lanes.len(), page.scored.courses.len(), &title);
    Drawing::of(page, "timeline", sheet, alt)
}

/// How long the attacker could act at the agency.
fn exposed(course: &Course, end: i64) -> i64 {
    let at = |m: Milestone| course.reached.iter().find(|(k, _, _)| *k == m).map(|(_, t, _)| t.0);
    let from = at(Milestone::Occurrence).unwrap_or(0);
    (at(Milestone::Containment).unwrap_or(end) - from).max(0)
}

/// The milestones that end the phases, in order.
const ENDS: [(Phase, Milestone); 6] = [
    (Phase::Detection, Milestone::Detection),
    (Phase::Triage, Milestone::Triage),
    (Phase::Coordination, Milestone::Decision),
    (Phase::Containment, Milestone::Containment),
    (Phase::Eradication, Milestone::Eradication),
    (Phase::Recovery, Milestone::Recovery),
];

fn pieces(course: &Course, end: i64) -> Vec<Piece> {
    let at = |m: Milestone| course.reached.iter().find(|(k, _, _)| *k == m).map(|(_, t, _)| t.0);
    let mut from = at(Milestone::Occurrence).unwrap_or(0);
    let mut list = Vec::new();
    for (i, (phase, milestone)) in ENDS.into_iter().enumerate() {
        let Some(to) = at(milestone) else {
            // A milestone that was never reached, with none after it: the phase lasts to the end of the run.
            if ENDS[i..].iter().all(|(_, m)| at(*m).is_none()) {
                let unneeded = phase == Phase::Recovery && at(Milestone::Eradication).is_some();
                if !unneeded && from < end {
                    list.push(Piece { phase, from, to: end, open: true });
                }
                break;
            }
            continue;
        };
        if to > from {
            list.push(Piece { phase, from, to, open: false });
            from = to;
        }
    }
    list
}

fn lanes(page: &Page) -> Vec<Lane> {
    let end = page.end().0;
    let mut lanes: BTreeMap<OrgId, Lane> = BTreeMap::new();
    let new = |org| Lane { org, bars: vec![], attacks: vec![], decisions: vec![], pain: 0, acts: 0 };
    for course in &page.scored.courses {
        let org = course.intrusion.org;
        let lane = lanes.entry(org).or_insert_with(|| new(org));
        lane.bars.push(pieces(course, end));
        lane.pain += exposed(course, end);
    }
    for entry in &page.record.entries {
        let t = entry.t.0;
        match &entry.fact {
            Fact::AttackSucceeded { system: Some(system), .. } => {
                if let Some(lane) = page.operator(*system).and_then(|o| lanes.get_mut(&o)) {
                    lane.attacks.push(t);
                }
            }
            Fact::Decided { org, point, .. } if Point::of(point).is_none_or(Point::is_turn) => {
                lanes.entry(*org).or_insert_with(|| new(*org)).decisions.push(t);
            }
            Fact::ApprovalGranted { by: org, .. } => {
                lanes.entry(*org).or_insert_with(|| new(*org)).decisions.push(t);
            }
            Fact::ApprovalRefused { by: org, .. } => {
                lanes.entry(*org).or_insert_with(|| new(*org)).decisions.push(t);
            }
            Fact::LeadTaken { org, .. } => {
                lanes.entry(*org).or_insert_with(|| new(*org)).acts += 1;
            }
            Fact::TaskStarted { person, .. } => {
                if let Some(org) = page.org_of(*person) {
                    lanes.entry(org).or_insert_with(|| new(org)).acts += 1;
                }
            }
            _ => {}
        }
    }
    let mut list: Vec<Lane> = lanes.into_values().collect();
    list.sort_by_key(|l| {
        (std::cmp::Reverse(l.pain), std::cmp::Reverse(l.decisions.len()), std::cmp::Reverse(l.acts), l.org)
    });
    list
}

fn range(page: &Page, lanes: &[Lane]) -> (i64, i64) {
    let first = lanes.iter().flat_map(|l| l.bars.iter().flatten()).map(|p| p.from).min().unwrap_or(0);
    let end = page.end().0;
    let last = lanes
        .iter()
        .flat_map(|l| l.bars.iter().flatten().map(|p| p.to).chain(l.decisions.iter().copied()))
        .chain(injects(page).into_iter().map(|(t, _)| t))
        .max()
        .unwrap_or(end);
    let from = first.clamp(-BEFORE, 0);
    (from, (last + (last - from) / 40).clamp(from + HOUR, end.max(from + HOUR)))
}

fn injects(page: &Page) -> Vec<(i64, InjectId)> {
    page.record
        .entries
        .iter()
        .filter_map(|e| match &e.fact {
            Fact::InjectDelivered { inject, .. } => Some((e.t.0, *inject)),
            _ => None,
        })
        .collect()
}

fn draw(page: &Page, sheet: &mut Sheet, lanes: &[Lane]) {
    let shown = &lanes[..lanes.len().min(LANES)];
    let (from, to) = range(page, lanes);
    let bold = Ink::new(LABEL).bold();
    let widest = shown.iter().map(|l| width(page.short(l.org), bold)).fold(0.0, f64::max);
    let names = (widest + 3.0).clamp(NAMES.0, NAMES.1);
    let axis = TimeAxis { from, to, left: MARGIN + names, right: WIDTH - MARGIN - 2.0 };
    let pins = injects(page);
    let top = sheet.y;
    let rows_top = top + if pins.is_empty() { 0.0 } else { pin_rows(&axis, &pins) as f64 * 4.0 + 1.0 };
    let bottom = rows_top + shown.iter().map(height).sum::<f64>();
    axis.bands(&mut sheet.canvas, page, top, bottom);
    let axis_bottom = axis.draw(&mut sheet.canvas, page, top, bottom);
    draw_pins(&mut sheet.canvas, page, &axis, &pins, top, bottom);
    let mut y = rows_top;
    for lane in shown {
        draw_lane(&mut sheet.canvas, page, lane, &axis, y);
        y += height(lane);
    }
    sheet.y = axis_bottom + 1.5;
    keys(page, sheet, shown, &axis);
    if lanes.len() > shown.len() {
        sheet.remark(&say::and_more_agencies(page.lang, lanes.len() - shown.len()));
    }
    legend(page, sheet, &pins);
}

fn height(lane: &Lane) -> f64 {
    let marks = if lane.decisions.is_empty() && lane.attacks.is_empty() { 0.0 } else { MARKS };
    (lane.bars.len() as f64 * (BAR + 0.5) + marks).max(4.6) + 1.4
}

fn draw_lane(c: &mut Canvas, page: &Page, lane: &Lane, axis: &TimeAxis, y: f64) {
    let tall = height(lane);
    c.line(&[(MARGIN, y + tall), (axis.right, y + tall)], 0.12, FAINT);
    let ink = if lane.bars.is_empty() { Ink::new(LABEL).color(DIM) } else { Ink::new(LABEL).bold() };
    let (name, ink) = whole(page.short(lane.org), axis.left - MARGIN - 1.5, ink, 1);
    c.lines(MARGIN, y + tall / 2.0 + ink.drop(), &name, ink, Anchor::Start);
    let mut at = y + 0.9;
    for bar in &lane.bars {
        for piece in bar {
            draw_piece(c, page, piece, axis, at);
        }
        if bar.first().is_some_and(|p| p.from < axis.from) {
            c.arrow_head(axis.left, at + BAR / 2.0, 1.2, -1.0, BLACK);
        }
        at += BAR + 0.5;
    }
    let marks = at + 1.2;
    for t in thin(&lane.attacks, axis, 0.5) {
        c.line(&[(axis.x(t), marks - 1.2), (axis.x(t), marks + 1.2)], 0.45, ATTACK);
    }
    let marks = if lane.bars.is_empty() { y + tall / 2.0 } else { marks };
    for t in thin(&lane.decisions, axis, 1.0) {
        c.diamond(axis.x(t), marks, 1.4, BLACK);
    }
}

/// Moments that stand apart on paper by at least so many millimetres.
fn thin(moments: &[i64], axis: &TimeAxis, apart: f64) -> Vec<i64> {
    let mut sorted: Vec<i64> = moments.iter().copied().filter(|t| *t >= axis.from && *t <= axis.to).collect();
    sorted.sort_unstable();
    let mut last = f64::MIN;
    sorted.retain(|t| {
        let keep = axis.x(*t) - last >= apart;
        if keep {
            last = axis.x(*t);
        }
        keep
    });
    sorted
}

fn draw_piece(c: &mut Canvas, page: &Page, piece: &Piece, axis: &TimeAxis, y: f64) {
    let (x0, x1) = (axis.x(piece.from), axis.x(piece.to));
    let wide = (x1 - x0).max(0.25);
    let color = piece.phase.color();
    c.rect(x0, y, wide, BAR, color);
    c.line(&[(x0, y), (x0, y + BAR)], 0.15, RULE);
    if piece.open {
        c.arrow_head(x1 - 0.3, y + BAR / 2.0, BAR / 2.0, 0.6, color);
    }
    let ink = Ink::new(NOTE).color(on(color));
    let name = words::phase(piece.phase, page.lang);
    let time = duration(piece.to - piece.from, page.lang);
    let long = format!("{name} {time}");
    for text in [long, time, name] {
        if width(&text, ink) + 1.4 <= wide {
            c.text_mid(x0 + 0.8, y + BAR / 2.0, &text, ink, Anchor::Start);
            break;
        }
    }
}

/// Rows that the pins need so that none covers another.
fn pin_rows(axis: &TimeAxis, pins: &[(i64, InjectId)]) -> usize {
    place_pins(axis, pins).into_iter().map(|(_, row)| row + 1).max().unwrap_or(0)
}

fn place_pins(axis: &TimeAxis, pins: &[(i64, InjectId)]) -> Vec<(f64, usize)> {
    const APART: f64 = 4.6;
    const MOST: usize = 4;
    let mut ends: Vec<f64> = Vec::new();
    pins.iter()
        .map(|(t, _)| {
            let x = axis.x(*t);
            let free = ends.iter().position(|end| x - end >= APART);
            let row = match free {
                Some(row) => row,
                None if ends.len() < MOST => {
                    ends.push(f64::MIN);
                    ends.len() - 1
                }
                // Full: the row whose last pin lies farthest back, shifted right as far as need be.
                None => (0..MOST).min_by(|a, b| ends[*a].total_cmp(&ends[*b])).unwrap_or(0),
            };
            let x = x.max(ends[row] + APART).min(axis.right);
            ends[row] = x;
            (x, row)
        })
        .collect()
}

fn draw_pins(c: &mut Canvas, page: &Page, axis: &TimeAxis, pins: &[(i64, InjectId)], top: f64, bottom: f64) {
    if pins.is_empty() {
        return;
    }
    let ink = Ink::new(LABEL).color(DIM);
    c.text_mid(MARGIN, top + 2.0, &say::injects(page.lang), ink, Anchor::Start);
    for (number, ((t, _), (x, row))) in pins.iter().zip(place_pins(axis, pins)).enumerate() {
        let y = top + 2.0 + row as f64 * 4.0;
        c.line(&[(axis.x(*t), y), (axis.x(*t), bottom)], 0.12, RULE);
        pin(c, x, y, number + 1);
    }
}

fn keys(page: &Page, sheet: &mut Sheet, lanes: &[Lane], axis: &TimeAxis) {
    let used = |phase| lanes.iter().flat_map(|l| l.bars.iter().flatten()).any(|p| p.phase == phase);
    let mut keys: Vec<(Swatch, String)> = Phase::ALL
        .into_iter()
        .filter(|p| used(*p))
        .map(|p| (Swatch::Box(p.color()), words::phase(p, page.lang)))
        .collect();
    if lanes.iter().any(|l| !l.attacks.is_empty()) {
        keys.push((Swatch::Tick(ATTACK), say::key_attack(page.lang)));
    }
    if lanes.iter().any(|l| !l.decisions.is_empty()) {
        keys.push((Swatch::Diamond(BLACK), say::key_decision(page.lang)));
    }
    if lanes.iter().flat_map(|l| l.bars.iter().flatten()).any(|p| p.open) {
        keys.push((Swatch::Arrow(DIM), say::key_open(page.lang)));
    }
    if axis.shows_bands() {
        keys.push((Swatch::Band(NIGHT), say::key_night(page.lang)));
    }
    sheet.keys(&keys);
    if lanes.iter().flat_map(|l| l.bars.iter().flatten()).any(|p| p.from < axis.from) {
        sheet.remark(&say::timeline_cut(page.lang));
    }
}

/// What the pins say, in two columns.
fn legend(page: &Page, sheet: &mut Sheet, pins: &[(i64, InjectId)]) {
    const ROW: f64 = 4.0;
    let ink = Ink::new(NOTE);
    let listed = pins.len().min(LISTED);
    let rows = listed.div_ceil(2);
    let column = ROOM / 2.0;
    for (i, (t, inject)) in pins.iter().take(LISTED).enumerate() {
        let (x, y) = (MARGIN + (i / rows) as f64 * column, sheet.y + (i % rows) as f64 * ROW + ROW / 2.0);
        pin(&mut sheet.canvas, x + 2.0, y, i + 1);
        let Some(data) = page.scenario().drill.injects.get(inject.ix()) else { continue };
        let when = page.clock.moment(crate::units::SimTime(*t), page.lang);
        let text = format!("{when} – {}", data.title.get(page.lang));
        let (text, ink) = whole(&text, column - 7.0, ink, 1);
        sheet.canvas.lines(x + 5.0, y + ink.drop(), &text, ink, Anchor::Start);
    }
    sheet.y += rows as f64 * ROW;
    if pins.len() > listed {
        sheet.remark(&say::and_more_injects(page.lang, pins.len() - listed));
    }
}
