//! Agencies, incidents, queues and what was last decided, told and sent: as lines of a width.

use ratatui::text::{Line, Span as Piece};

use super::paint::{Paint, Tone};
use super::width::{columns, cut, fitted, listed, padded, split, wrapped};
use super::words::{Words, letter, phase, tone};
use crate::i18n::format::duration;
use crate::i18n::{Lang, replay as say, terms};
use crate::replay::{
    AgencyView, Frame, IncidentView, InjectState, Mark, MessageView, MomentKind, Player, Queue, Standing,
};
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
    let count = |n: u32, say: fn(Lang, u32) -> String| if n > 0 { say(lang, n) } else { String::new() };
    // What is wrong although nobody there has heard of it.
    let unaware = a.standing >= Standing::Contained && !a.knows;
    let mark = if unaware { "?" } else { " " };
    let duty = a.on_duty.map_or_else(String::new, |on| format!("{on}/{}", a.people));
    let numbers = [
        count(a.compromised, say::compromised),
        count(a.down, say::down),
        count(a.isolated, say::isolated),
        count(if a.compromised == 0 { a.suspected } else { 0 }, say::suspected),
        count(a.leads, say::leads),
        count(a.at_work, say::at_work),
        count(a.alerts, say::alerts),
    ];
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
    let lang = ink.lang();
    let contained = if i.contained { terms::containment(lang).to_lowercase() } else { String::new() };
    let phase = phase(i.phase, lang);
    let parts = [
        i.severity.map_or_else(String::new, |s| terms_of::severity(s, lang)),
        i.lead.map_or_else(String::new, |org| say::led_by(lang, ink.words.teller.short(org))),
        if phase.to_lowercase() == contained { String::new() } else { phase },
        if contained.is_empty() { contained } else { say::contained(lang) },
        if i.suspected.is_empty() { String::new() } else { say::systems(lang, i.suspected.len()) },
    ];
    let number = format!("#{} ", i.incident.0);
    let tone = if i.contained { Tone::Warning } else { Tone::Bad };
    let mut lines = Vec::new();
    let room = ink.room.saturating_sub(columns(&number));
    for (n, text) in listed(&parts, " · ", room).into_iter().enumerate() {
        let lead = if n == 0 { number.clone() } else { " ".repeat(columns(&number)) };
        lines.push(Line::from(vec![ink.piece(lead, tone), ink.piece(text, Tone::Plain)]));
    }
    // The latest first, as many as fit on a line.
    let reached: Vec<String> = i
        .reached
        .iter()
        .rev()
        .map(|(m, t, _)| format!("{} {}", terms_of::milestone(*m, lang), ink.words.when(*t, frame.now)))
        .collect();
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
    let count = |n: u32, say: fn(Lang, u32) -> String| if n > 0 { say(lang, n) } else { String::new() };
    let oldest = q.oldest.map_or_else(String::new, |since| duration((frame.now - since).0.max(0), lang));
    let parts = [
        count(q.unread, say::unread),
        count(q.approvals, say::approvals),
        count(q.waiting, say::tasks_waiting),
        count(q.at_work, say::tasks_at_work),
    ];
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
    if let Some(choice) = &frame.decision {
        let option = |id: &String| terms::option(lang, &choice.point, id);
        let others: Vec<String> =
            choice.options.iter().filter(|o| **o != choice.chosen).map(option).collect();
        let when = ink.words.when(choice.t, frame.now);
        let text = say::decision(lang, &when, ink.words.teller.short(choice.org), &option(&choice.chosen));
        lines.extend(wrapped(&text, ink.room).into_iter().map(|line| ink.line(line, Tone::Plain)));
        if !others.is_empty() {
            let text = say::instead_of(lang, &others.join(", "));
            let below = wrapped(&text, ink.room.saturating_sub(2));
            lines.extend(below.into_iter().map(|line| ink.line(format!("  {line}"), Tone::Faint)));
        }
    }
    for awaited in &frame.awaited {
        let org = ink.words.teller.short(awaited.org);
        let when = ink.words.when(awaited.t, frame.now);
        let text = say::awaited(lang, &when, org, &terms::question(lang, &awaited.point));
        lines.extend(wrapped(&text, ink.room).into_iter().map(|line| ink.line(line, Tone::Warning)));
    }
    if let Some(inject) = frame.last_inject {
        let state =
            frame.injects.iter().find(|i| i.inject == inject).map_or(InjectState::Delivered, |i| i.state);
        let what = inject_state(state, lang);
        let text = say::inject(lang, ink.words.teller.inject(inject), &what);
        lines.extend(wrapped(&text, ink.room).into_iter().map(|line| ink.line(line, Tone::Notice)));
    }
    let moments = player.moments();
    if let Some(last) = moments[..moments.partition_point(|m| m.t <= frame.now)].last() {
        let text = format!("{} {}", ink.words.when(last.t, frame.now), ink.words.moment(player, last));
        let tone = if last.kind == MomentKind::Reached { Tone::Good } else { Tone::Bad };
        lines.extend(wrapped(&text, ink.room).into_iter().map(|line| ink.line(line, tone)));
    }
    for (channel, until) in &frame.channels {
        let text = say::channel_down(lang, channel, &ink.words.when(*until, frame.now));
        lines.push(ink.line(cut(&text, ink.room), Tone::Warning));
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
        let text = format!("▼ {when} {} ({})", inject.title.get(lang), inject_state(state, lang));
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

/// What became of an inject, in words.
fn inject_state(state: InjectState, lang: Lang) -> String {
    match state {
        InjectState::Ahead => say::inject_ahead(lang),
        InjectState::Delivered => say::inject_delivered(lang),
        InjectState::Seen => say::inject_seen(lang),
        InjectState::Missed => say::inject_missed(lang),
        InjectState::Skipped => say::inject_skipped(lang),
    }
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
