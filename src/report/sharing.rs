//! Sharing: did the warning arrive before the attacker?

use std::collections::{BTreeMap, BTreeSet};

use super::Drawing;
use super::axis::TimeAxis;
use super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, whole};
use super::page::Page;
use super::palette::{ATTACK, BLACK, BLUE, DIM, FAINT, NIGHT, SKY};
use super::sheet::{MARGIN, Sheet, Swatch};
use crate::i18n::structure as say;
use crate::record::{Fact, Record};
use crate::units::time::HOUR;
use crate::units::{CampaignId, OrgId};

/// Rows shown at most: where attempts were prevented first, then where attackers got in, then the earliest warnings.
const ROWS: usize = 16;
const NAMES: f64 = 34.0;
const ROW: f64 = 6.2;
/// Distance of two lines of a name.
const LINE: f64 = 2.8;

/// One agency and one campaign.
#[derive(Default)]
pub(super) struct Row {
    /// When the warning was read.
    pub received: Option<i64>,
    /// When the attacker came in.
    pub attacked: Option<i64>,
    /// When it was kept out.
    pub prevented: Vec<i64>,
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
    let rows = rows(page.record);
    // A row is an agency and a campaign: agencies are counted once.
    let agencies = |keep: &dyn Fn(&Row) -> bool| {
        rows.iter().filter(|(_, r)| keep(r)).map(|((_, org), _)| *org).collect::<BTreeSet<_>>().len()
    };
    let warned = agencies(&|r| r.received.is_some());
    let prevented: usize = rows.values().map(|r| r.prevented.len()).sum();
    let late = agencies(&|r| r.attacked.is_some() && !r.in_time());
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

/// What a record shows of sharing, by campaign and agency.
pub(super) fn rows(record: &Record) -> BTreeMap<(CampaignId, OrgId), Row> {
    let mut rows: BTreeMap<(CampaignId, OrgId), Row> = BTreeMap::new();
    // Whoever runs a system blocks for it.
    let province = &record.run.scenario.province;
    let organisations = province.organisations.iter().enumerate();
    let ids: BTreeMap<&str, OrgId> = organisations.map(|(i, o)| (o.id.as_str(), OrgId::from(i))).collect();
    for entry in &record.entries {
        let t = entry.t.0;
        match &entry.fact {
            Fact::IndicatorsReceived { org, campaign, .. } => {
                rows.entry((*campaign, *org)).or_default().received.get_or_insert(t);
            }
            Fact::AttackPrevented { campaign, system, .. } => {
                let system = province.systems.get(system.ix());
                let operator = system.and_then(|s| ids.get(s.operator.as_str()));
                if let Some(org) = operator {
                    rows.entry((*campaign, *org)).or_default().prevented.push(t);
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
    // Those of a campaign stand together, in the order in which anything reached them.
    shown.sort_by_key(|(key, row)| (key.0, row.first(), key.1));
    let from = shown.iter().map(|(_, row)| row.first()).min().unwrap_or(0).min(0);
    let to = page.end().0.max(from + HOUR);
    let axis = TimeAxis { from, to, left: MARGIN + NAMES, right: WIDTH - MARGIN - 2.0 };
    let top = sheet.y + 0.5;
    let names: Vec<Names> =
        shown.iter().map(|((campaign, org), _)| Names::of(page, *campaign, *org)).collect();
    let bottom = top + names.iter().map(Names::tall).sum::<f64>();
    axis.bands(&mut sheet.canvas, page, top, bottom);
    let under = axis.draw(&mut sheet.canvas, page, top, bottom);
    let mut y = top;
    for (name, (_, row)) in names.iter().zip(&shown) {
        let mid = y + name.tall() / 2.0;
        name.draw(&mut sheet.canvas, mid);
        marks(&mut sheet.canvas, &axis, row, mid);
        y += name.tall();
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

/// The name of a row: the agency and the campaign, in as many lines as they need.
struct Names {
    lines: Vec<(String, Ink)>,
}

impl Names {
    fn of(page: &Page, campaign: CampaignId, org: OrgId) -> Names {
        let mut lines = Vec::new();
        let bold = Ink::new(LABEL).bold();
        for (text, ink) in [(page.short(org), bold), (page.campaign(campaign), Ink::new(NOTE).color(DIM))] {
            let (list, ink) = whole(text, NAMES - 2.0, ink, 3);
            lines.extend(list.into_iter().map(|line| (line, ink)));
        }
        Names { lines }
    }
    fn tall(&self) -> f64 {
        (self.lines.len() as f64 * LINE + 1.2).max(ROW)
    }
    fn draw(&self, c: &mut Canvas, mid: f64) {
        let y = mid + self.tall() / 2.0;
        c.line(&[(MARGIN, y), (WIDTH - MARGIN, y)], 0.1, FAINT);
        let top = mid - (self.lines.len() as f64 - 1.0) * LINE / 2.0;
        for (i, (line, ink)) in self.lines.iter().enumerate() {
            c.text_mid(MARGIN, top + i as f64 * LINE, line, *ink, Anchor::Start);
        }
    }
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
