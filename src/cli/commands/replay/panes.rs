//! Agencies, incidents, queues and what was last decided, told and sent: as lines of a width.

use ratatui::text::{Line, Span as Piece};

use super::paint::{Paint, Tone};
use super::width::{columns, cut, fitted, listed, padded, split, wrapped};
use crate::i18n::format::duration;
use crate::i18n::{Lang, replay as say};
use crate::replay::{
    AgencyView, Frame, IncidentView, InjectState, Mark, MessageView, Player, Queue, Standing,
};
use crate::report::player::{self as told, Words, letter, tone};
use crate::report::words as terms_of;
use crate::units::SimTime;

/// What every pane is made with.
#[derive(Clone, Copy)]
pub struct Ink<'a> {
    /// Names and sentences.
    pub words: &'a Words<'a>,
    /// Colours.
    pub paint: Paint,
    /// Columns.
    pub room: usize,
}

impl Ink<'_> {
    /// The language.
    pub fn lang(&self) -> Lang {
        self.words.lang
    }

    /// A piece of a line.
    pub fn piece(&self, text: impl Into<String>, tone: Tone) -> Piece<'static> {
        Piece::styled(text.into(), self.paint.style(tone))
    }

    /// A line of one piece.
    pub fn line(&self, text: impl Into<String>, tone: Tone) -> Line<'static> {
        Line::from(self.piece(text, tone))
    }

    /// The head of a pane.
    pub fn head(&self, text: &str) -> Line<'static> {
        self.line(cut(text, self.room), Tone::Head)
    }
}

/// A pane: its head, and its lines.
pub struct Pane {
    /// The head.
    pub head: Line<'static>,
    /// What stands below it.
    pub lines: Vec<Line<'static>>,
}

/// The agencies, those first at which something is wrong; where nothing happens, the order is that of the scenario.
pub fn agencies(frame: &Frame, ink: Ink<'_>) -> Pane {
    let lang = ink.lang();
    let mut all: Vec<&AgencyView> = frame.agencies.iter().collect();
    all.sort_by_key(|a| (std::cmp::Reverse(a.standing), std::cmp::Reverse(a.compromised + a.down)));
    let quiet = all.iter().filter(|a| a.standing == Standing::Quiet).count();
    let head = say::head_agencies(lang, all.len() - quiet, quiet);
    let head = split(&head, &say::head_duty(lang), ink.room);
    Pane { head: ink.head(&head), lines: all.into_iter().map(|a| agency(a, ink)).collect() }
}

/// Columns of an agency's name beside its numbers.
const NAME: usize = 12;

fn agency(a: &AgencyView, ink: Ink<'_>) -> Line<'static> {
    let lang = ink.lang();
    let mark = if told::unaware(a) { "?" } else { " " };
    let duty = a.on_duty.map_or_else(String::new, |on| format!("{on}/{}", a.people));
    let numbers = told::agency_numbers(a, lang);
    let room = ink.room.saturating_sub(3);
    let name = ink.words.teller.short(a.org);
    let most = room.saturating_sub(columns(&duty) + 14).max(1);
    let name_room = columns(name).clamp(NAME.min(room / 2).min(most), most);
    let rest = fitted(&numbers, " ", room.saturating_sub(name_room + columns(&duty) + 2));
    let text = split(&format!("{} {rest}", padded(name, name_room)), &duty, room);
    Line::from(vec![
        ink.piece(format!("{}{mark} ", letter(a.standing, lang)), tone(a.standing)),
        ink.piece(text, if a.standing == Standing::Quiet { Tone::Faint } else { Tone::Plain }),
    ])
}

/// The open incidents: who leads, how bad, how far; below each its milestones.
pub fn incidents(frame: &Frame, ink: Ink<'_>) -> Pane {
    let lang = ink.lang();
    let head = ink.head(&say::head_incidents(lang, frame.incidents.len(), frame.closed));
    let mut lines: Vec<Line> = frame.incidents.iter().flat_map(|i| incident(i, frame, ink)).collect();
    if lines.is_empty() {
        lines.push(ink.line(say::no_incident(lang), Tone::Faint));
    }
    Pane { head, lines }
}

fn incident(i: &IncidentView, frame: &Frame, ink: Ink<'_>) -> Vec<Line<'static>> {
    let parts = told::incident_parts(i, ink.words);
    let number = format!("#{} ", i.incident.0);
    let tone = if i.contained { Tone::Warning } else { Tone::Bad };
    let mut lines = Vec::new();
    let room = ink.room.saturating_sub(columns(&number));
    for (n, text) in listed(&parts, " · ", room).into_iter().enumerate() {
        let lead = if n == 0 { number.clone() } else { " ".repeat(columns(&number)) };
        lines.push(Line::from(vec![ink.piece(lead, tone), ink.piece(text, Tone::Plain)]));
    }
    // The latest first, as many as fit on a line.
    let reached = told::reached(&i.reached, ink.words, frame.now);
    let reached = fitted(&reached, " ← ", ink.room.saturating_sub(2));
    lines.push(ink.line(format!("  {reached}"), Tone::Faint));
    lines
}

/// Where something waits, and since when.
pub fn queues(frame: &Frame, ink: Ink<'_>) -> Pane {
    let lang = ink.lang();
    let waits = |q: &&Queue| q.unread + q.approvals + q.waiting > 0;
    let head = ink.head(&say::head_queues(lang, frame.queues.iter().filter(waits).count()));
    let mut lines: Vec<Line> = frame.queues.iter().map(|q| queue(q, frame, ink)).collect();
    lines.extend(frame.under_way.iter().map(|m| on_its_way(m, frame, ink)));
    if lines.is_empty() {
        lines.push(ink.line(say::no_queue(lang), Tone::Faint));
    }
    Pane { head, lines }
}

/// A message under way, with how long it has been.
fn on_its_way(m: &MessageView, frame: &Frame, ink: Ink<'_>) -> Line<'static> {
    let lang = ink.lang();
    let short = |org| ink.words.teller.short(org);
    let text = format!("✉ {} → {}: {}", short(m.from), short(m.to), terms_of::message(m.kind, lang));
    let since = duration((frame.now - m.sent).0.max(0), lang);
    ink.line(split(&text, &since, ink.room), Tone::Notice)
}

fn queue(q: &Queue, frame: &Frame, ink: Ink<'_>) -> Line<'static> {
    let lang = ink.lang();
    let oldest = q.oldest.map_or_else(String::new, |since| duration((frame.now - since).0.max(0), lang));
    let parts = told::queue_parts(q, lang);
    let name = ink.words.teller.short(q.org);
    let room = ink.room;
    let name_room = columns(name).min(room / 3).max(NAME.min(room / 4));
    let left = room.saturating_sub(name_room + 1);
    let fits = fitted(&parts, " ", left);
    let text = if columns(&fits) + columns(&oldest) < left {
        split(&format!("{} {fits}", padded(name, name_room)), &oldest, room)
    } else {
        format!("{} {fits}", padded(name, name_room))
    };
    let tone = if q.unread + q.approvals + q.waiting > 0 { Tone::Plain } else { Tone::Faint };
    ink.line(text, tone)
}

/// The last decision with what else was open, the last inject, the last moment of an expectation, and channels that
/// do not work.
pub fn news(player: &Player, frame: &Frame, ink: Ink<'_>) -> Pane {
    let lang = ink.lang();
    let mut lines = Vec::new();
    for told in told::news(player, frame, ink.words) {
        lines.extend(wrapped(&told.text, ink.room).into_iter().map(|line| ink.line(line, told.tone)));
        if let Some(under) = &told.under {
            let below = wrapped(under, ink.room.saturating_sub(2));
            lines.extend(below.into_iter().map(|line| ink.line(format!("  {line}"), Tone::Faint)));
        }
    }
    for told in told::channels_down(frame, ink.words) {
        lines.push(ink.line(cut(&told.text, ink.room), told.tone));
    }
    if lines.is_empty() {
        lines.push(ink.line(say::no_news(lang), Tone::Faint));
    }
    Pane { head: ink.head(&say::head_news(lang, frame.decisions)), lines }
}

/// Decisions told, the latest.
const DECISIONS: usize = 60;

/// Every inject with what became of it, and the decisions so far, the latest first.
pub fn choices(player: &Player, frame: &Frame, ink: Ink<'_>) -> Pane {
    let lang = ink.lang();
    let mut lines = news(player, frame, ink).lines;
    let scenario = &player.reel().record().run.scenario;
    for (ix, inject) in scenario.drill.injects.iter().enumerate() {
        let state =
            frame.injects.iter().find(|i| i.inject.ix() == ix).map_or(InjectState::Ahead, |i| i.state);
        let when = ink.words.when(SimTime::ZERO + inject.at, frame.now);
        let text = format!("▼ {when} {} ({})", inject.title.get(lang), told::inject_state(state, lang));
        let tone = if state == InjectState::Ahead { Tone::Faint } else { Tone::Notice };
        lines.extend(wrapped(&text, ink.room).into_iter().map(|line| ink.line(line, tone)));
    }
    let marks = player.reel().marks(Mark::Decision);
    let done = marks.partition_point(|at| *at < frame.at);
    for at in marks[..done].iter().rev().take(DECISIONS) {
        let when = ink.words.when(player.reel().time(*at), frame.now);
        let text = format!("◆ {when} {}", ink.words.sentence(player, *at));
        lines.extend(wrapped(&text, ink.room).into_iter().map(|line| ink.line(line, Tone::Plain)));
    }
    Pane { head: ink.head(&say::head_news(lang, frame.decisions)), lines }
}

/// The message that arrived last: from whom to whom, what, how long it took; and how many are under way.
pub fn message(frame: &Frame, ink: Ink<'_>) -> Line<'static> {
    let lang = ink.lang();
    let short = |org| ink.words.teller.short(org);
    let under_way = say::under_way(lang, frame.under_way.len());
    let Some(last) = &frame.travelled else {
        return ink.line(split(&say::no_message(lang), &under_way, ink.room), Tone::Faint);
    };
    let m = &last.message;
    let kind = terms_of::message(m.kind, lang);
    let taken = duration((last.t - m.sent).0, lang);
    let when = ink.words.when(last.t, frame.now);
    let arrow = if last.lost { "─×" } else { "─→" };
    let ways = [
        format!("✉ {when} {} {arrow} {}: {kind} ({taken})", short(m.from), short(m.to)),
        format!("✉ {when} {} {arrow} {}: {kind}", short(m.from), short(m.to)),
        format!("✉ {when} {} {arrow} {}", short(m.from), short(m.to)),
    ];
    let left = ink.room.saturating_sub(columns(&under_way) + 2);
    let text = ways.iter().find(|way| columns(way) <= left).unwrap_or(&ways[2]);
    ink.line(split(text, &under_way, ink.room), if last.lost { Tone::Bad } else { Tone::Notice })
}
