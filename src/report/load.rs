//! Coordinators' load: who is the bottleneck, when?

use std::collections::BTreeMap;

use super::Chart;
use super::axis::TimeAxis;
use super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, WIDTH, fit, width};
use super::page::Page;
use super::palette::{BLACK, DIM, FAINT, NIGHT, RULE, SKY};
use super::sheet::{MARGIN, Sheet, Swatch};
use crate::i18n::format::{count, duration};
use crate::i18n::report as say;
use crate::record::Fact;
use crate::units::time::HOUR;
use crate::units::{AlertId, ApprovalId, MessageId, OrgId, SimTime};

/// Panels shown at most.
const PANELS: usize = 8;
const NAMES: f64 = 40.0;
const PANEL: f64 = 15.0;
const GAP: f64 = 2.5;

/// What waits at one organisation over time: steps, each until the next.
struct Series {
    org: OrgId,
    steps: Vec<(i64, i64)>,
}

impl Series {
    fn peak(&self) -> (i64, i64) {
        self.steps.iter().fold((0, 0), |best, (t, n)| if *n > best.1 { (*t, *n) } else { best })
    }
}

pub(super) fn chart(page: &Page) -> Chart {
    let series = series(page);
    let busiest = series.iter().map(|s| (s.peak(), s.org)).max_by_key(|((t, n), _)| (*n, -*t));
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
    Chart::of(page, "load", sheet, alt)
}

/// Messages not read, approvals not given and alerts not looked at, at each coordinator; the longest first.
fn series(page: &Page) -> Vec<Series> {
    let mut changes: BTreeMap<OrgId, Vec<(i64, i64)>> =
        page.scored.card.coordinators.iter().map(|c| (c.org, Vec::new())).collect();
    let mut waiting = Waiting::default();
    for entry in &page.record.entries {
        if let Some((org, change)) = waiting.change(&entry.fact)
            && let Some(list) = changes.get_mut(&org)
        {
            list.push((entry.t.0, change));
        }
    }
    let mut list: Vec<Series> = changes
        .into_iter()
        .map(|(org, changes)| {
            let mut level = 0;
            let mut steps: Vec<(i64, i64)> = Vec::new();
            for (t, change) in changes {
                level += change;
                match steps.last_mut() {
                    Some(last) if last.0 == t => last.1 = level,
                    _ => steps.push((t, level)),
                }
            }
            Series { org, steps }
        })
        .collect();
    list.sort_by_key(|s| (std::cmp::Reverse(s.peak().1), s.org));
    list.truncate(PANELS);
    list
}

/// What is waiting where, so that an end finds its beginning.
#[derive(Default)]
struct Waiting {
    messages: BTreeMap<MessageId, OrgId>,
    approvals: BTreeMap<ApprovalId, OrgId>,
    alerts: BTreeMap<AlertId, OrgId>,
}

impl Waiting {
    fn change(&mut self, fact: &Fact) -> Option<(OrgId, i64)> {
        match fact {
            Fact::MessageSent { message, to, .. } => {
                self.messages.insert(*message, *to);
                Some((*to, 1))
            }
            Fact::MessageRead { message, .. } | Fact::MessageLost { message, .. } => {
                self.messages.remove(message).map(|org| (org, -1))
            }
            Fact::ApprovalRequested { approval, approver, .. } => {
                self.approvals.insert(*approval, *approver);
                Some((*approver, 1))
            }
            Fact::ApprovalGranted { approval, .. } | Fact::ApprovalRefused { approval, .. } => {
                self.approvals.remove(approval).map(|org| (org, -1))
            }
            Fact::AlertRaised { alert, org, .. } => {
                self.alerts.insert(*alert, *org);
                Some((*org, 1))
            }
            Fact::AlertAcknowledged { alert, .. } | Fact::AlertExpired { alert, .. } => {
                self.alerts.remove(alert).map(|org| (org, -1))
            }
            _ => None,
        }
    }
}

fn draw(page: &Page, sheet: &mut Sheet, series: &[Series]) {
    let from = series.iter().filter_map(|s| s.steps.first()).map(|s| s.0).min().unwrap_or(0).min(0);
    let to = page.end().0.max(from + HOUR);
    let axis = TimeAxis { from: from.max(-24 * HOUR), to, left: MARGIN + NAMES, right: WIDTH - MARGIN - 2.0 };
    let most = series.iter().map(|s| s.peak().1).max().unwrap_or(0).max(1);
    let top = sheet.y + 0.5;
    let bottom = top + series.len() as f64 * (PANEL + GAP) - GAP;
    axis.bands(&mut sheet.canvas, page, top, bottom);
    let under = axis.draw(&mut sheet.canvas, page, top, bottom);
    for (i, one) in series.iter().enumerate() {
        panel(&mut sheet.canvas, page, one, &axis, top + i as f64 * (PANEL + GAP), most);
    }
    sheet.y = under + 1.5;
    sheet.keys(&[
        (Swatch::Box(SKY), say::key_waiting(page.lang)),
        (Swatch::Band(NIGHT), say::key_night(page.lang)),
    ]);
    sheet.remark(&say::load_scale(page.lang, most));
}

fn panel(c: &mut Canvas, page: &Page, series: &Series, axis: &TimeAxis, top: f64, most: i64) {
    let base = top + PANEL;
    // The top tenth stays free for the label of the peak.
    let height = |n: i64| n.max(0) as f64 / most as f64 * (PANEL - 3.6);
    let mut points = vec![(axis.left, base)];
    let mut level = 0.0;
    for (t, n) in &series.steps {
        let x = axis.x(*t);
        points.push((x, base - level));
        level = height(*n);
        points.push((x, base - level));
    }
    points.push((axis.right, base - level));
    points.push((axis.right, base));
    if points.len() > 4 {
        c.polygon(&points, SKY);
        c.line(&points[1..points.len() - 1], 0.2, BLACK);
    }
    c.line(&[(axis.left, base), (axis.right, base)], 0.2, RULE);
    c.line(&[(MARGIN, top - GAP / 2.0), (axis.right, top - GAP / 2.0)], 0.1, FAINT);
    names(c, page, series.org, top);
    let (t, n) = series.peak();
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
    c.text(MARGIN, top + 2.6, &fit(page.short(org), room, bold), bold, Anchor::Start);
    let Some(load) = page.scored.card.coordinators.iter().find(|l| l.org == org) else { return };
    let lines = [
        say::load_messages(page.lang, &count(u64::from(load.messages), page.lang)),
        say::load_busy(page.lang, &duration(load.busy_s, page.lang)),
        say::load_decision_wait(page.lang, &duration(load.decision_wait_s, page.lang)),
    ];
    for (i, line) in lines.iter().enumerate() {
        c.text(MARGIN, top + 6.0 + i as f64 * 3.1, &fit(line, room, small), small, Anchor::Start);
    }
}
