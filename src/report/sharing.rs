//! Sharing: did the warning arrive before the attacker?

use std::collections::BTreeMap;

use super::Drawing;
use super::axis::TimeAxis;
use super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, fit};
use super::page::Page;
use super::palette::{ATTACK, BLACK, BLUE, DIM, FAINT, NIGHT, SKY};
use super::sheet::{MARGIN, Sheet, Swatch};
use crate::i18n::structure as say;
use crate::record::Fact;
use crate::units::time::HOUR;
use crate::units::{CampaignId, OrgId};

/// Rows shown at most: where attempts were prevented first, then where attackers got in, then the earliest warnings.
const ROWS: usize = 16;
const NAMES: f64 = 34.0;
const ROW: f64 = 5.0;

/// One agency and one campaign.
#[derive(Default)]
struct Row {
    received: Option<i64>,
    attacked: Option<i64>,
    prevented: Vec<i64>,
}

impl Row {
    /// Whether the warning was there when the attacker came, or when it was kept out.
    fn in_time(&self) -> bool {
        self.received.is_some_and(|received| self.attacked.is_none_or(|attacked| received < attacked))
    }
    fn first(&self) -> i64 {
        let marks = [self.received, self.attacked, self.prevented.first().copied()];
        marks.into_iter().flatten().min().unwrap_or(i64::MAX)
    }
}

pub(super) fn chart(page: &Page) -> Drawing {
    let rows = rows(page);
    let warned = rows.values().filter(|r| r.received.is_some()).count();
    let prevented: usize = rows.values().map(|r| r.prevented.len()).sum();
    let late = rows.values().filter(|r| r.attacked.is_some() && !r.in_time()).count();
    let title = if warned == 0 {
        say::sharing_title_none(page.lang)
    } else {
        say::sharing_title(page.lang, warned, prevented, late)
    };
    let mut sheet = Sheet::new(&title, &say::sharing_how(page.lang));
    if warned == 0 {
        sheet.empty(&say::sharing_empty(page.lang));
    } else {
        draw(page, &mut sheet, &rows);
    }
    let alt = say::sharing_alt(page.lang, &title);
    Drawing::of(page, "sharing", sheet, alt)
}

fn rows(page: &Page) -> BTreeMap<(CampaignId, OrgId), Row> {
    let mut rows: BTreeMap<(CampaignId, OrgId), Row> = BTreeMap::new();
    for entry in &page.record.entries {
        let t = entry.t.0;
        match &entry.fact {
            Fact::IndicatorsReceived { org, campaign, .. } => {
                rows.entry((*campaign, *org)).or_default().received.get_or_insert(t);
            }
            Fact::AttackPrevented { campaign, system, .. } => {
                if let Some(org) = page.owner(*system) {
                    rows.entry((*campaign, org)).or_default().prevented.push(t);
                }
            }
            Fact::IntrusionBegan { intrusion, .. } => {
                rows.entry((intrusion.campaign, intrusion.org)).or_default().attacked.get_or_insert(t);
            }
            _ => {}
        }
    }
    rows
}

fn draw(page: &Page, sheet: &mut Sheet, rows: &BTreeMap<(CampaignId, OrgId), Row>) {
    let mut shown: Vec<(&(CampaignId, OrgId), &Row)> = rows.iter().collect();
    shown.sort_by_key(|(key, row)| {
        (row.prevented.is_empty(), row.attacked.is_none(), row.received.is_none(), row.first(), **key)
    });
    let left_out = shown.len().saturating_sub(ROWS);
    shown.truncate(ROWS);
    let from = shown.iter().map(|(_, row)| row.first()).min().unwrap_or(0).min(0);
    let to = page.end().0.max(from + HOUR);
    let axis = TimeAxis { from, to, left: MARGIN + NAMES, right: WIDTH - MARGIN - 2.0 };
    let top = sheet.y + 0.5;
    let bottom = top + shown.len() as f64 * ROW;
    axis.bands(&mut sheet.canvas, page, top, bottom);
    let under = axis.draw(&mut sheet.canvas, page, top, bottom);
    for (i, ((campaign, org), row)) in shown.iter().enumerate() {
        let y = top + (i as f64 + 0.5) * ROW;
        row_names(&mut sheet.canvas, page, *campaign, *org, y);
        marks(&mut sheet.canvas, &axis, row, y);
    }
    sheet.y = under + 1.5;
    let mut keys = vec![
        (Swatch::Dot(BLUE), say::key_received(page.lang)),
        (Swatch::Diamond(ATTACK), say::key_attacked(page.lang)),
        (Swatch::Tick(BLACK), say::key_prevented(page.lang)),
        (Swatch::Line(SKY, 0.9), say::key_warned(page.lang)),
    ];
    if axis.shows_bands() {
        keys.push((Swatch::Band(NIGHT), crate::i18n::report::key_night(page.lang)));
    }
    sheet.keys(&keys);
    if left_out > 0 {
        sheet.remark(&say::sharing_left_out(page.lang, left_out));
    }
}

fn row_names(c: &mut Canvas, page: &Page, campaign: CampaignId, org: OrgId, y: f64) {
    c.line(&[(MARGIN, y + ROW / 2.0), (WIDTH - MARGIN, y + ROW / 2.0)], 0.1, FAINT);
    let room = NAMES - 2.0;
    let name = Ink::new(LABEL).bold();
    c.text_mid(MARGIN, y - 1.0, &fit(page.short(org), room, name), name, Anchor::Start);
    let about = Ink::new(NOTE).color(DIM);
    c.text_mid(MARGIN, y + 1.4, &fit(page.campaign(campaign), room, about), about, Anchor::Start);
}

/// A bar from the warning on, the warning, the attacker's arrival, and what was kept out.
fn marks(c: &mut Canvas, axis: &TimeAxis, row: &Row, y: f64) {
    if let Some(received) = row.received {
        let x = axis.x(received);
        c.line(&[(x, y), (axis.right, y)], 0.9, SKY);
        c.circle(x, y, 1.0, BLUE);
    }
    for prevented in &row.prevented {
        let x = axis.x(*prevented);
        c.line(&[(x, y - 1.7), (x, y + 1.7)], 0.5, BLACK);
    }
    if let Some(attacked) = row.attacked {
        c.diamond(axis.x(attacked), y, 1.3, ATTACK);
    }
}
