//! The entries around now as sentences, and the chain of causes of one of them.

use ratatui::text::Line;

use super::paint::Tone;
use super::panes::{Ink, Pane};
use super::width::{columns, listed, wrapped};
use crate::i18n::format::{count, duration};
use crate::i18n::replay as say;
use crate::replay::{Link, Player, spent_by_class};
use crate::report::words as terms_of;

/// Of the lines of the story, this share tells what is still to come.
const AHEAD: usize = 3;

/// The entries around now, the last one marked and whole; `rows` lines at most.
pub fn story(player: &Player, ink: Ink<'_>, rows: usize) -> Pane {
    let lang = ink.lang();
    let done = player.shown_until_now();
    let mut head = say::head_story(lang, &count(done as u64, lang), &count(player.shown() as u64, lang));
    if let Some(followed) = player.followed() {
        head = format!("{head} · {}", say::following(lang, &ink.words.followed(followed)));
    }
    if !player.routine() {
        head = format!("{head} · {}", say::routine_hidden(lang));
    }
    let head = ink.head(&head);
    let mut lines: Vec<Line> = Vec::new();
    let current = done.checked_sub(1);
    if let Some(n) = current {
        lines.extend(told(player, n, ink, Tone::Strong));
    }
    let ahead = rows / AHEAD;
    let mut later: Vec<Line> = Vec::new();
    let mut n = done;
    while later.len() < ahead && n < player.shown() {
        later.extend(told(player, n, ink, Tone::Faint));
        n += 1;
    }
    later.truncate(rows.saturating_sub(lines.len()).min(later.len()));
    let mut earlier = current.unwrap_or(0);
    while earlier > 0 && lines.len() + later.len() < rows {
        earlier -= 1;
        let mut above = told(player, earlier, ink, Tone::Plain);
        above.append(&mut lines);
        lines = above;
    }
    // Of the oldest the beginning is left out, not of the newest.
    let surplus = (lines.len() + later.len()).saturating_sub(rows);
    lines.drain(..surplus.min(lines.len().saturating_sub(1)));
    lines.append(&mut later);
    lines.truncate(rows);
    if lines.is_empty() {
        lines.push(ink.line(say::no_entry(lang), Tone::Faint));
    }
    Pane { head, lines }
}

/// An entry with its time, on as many lines as it needs.
fn told(player: &Player, n: usize, ink: Ink<'_>, tone: Tone) -> Vec<Line<'static>> {
    let Some(at) = player.nth_shown(n) else { return Vec::new() };
    let mark = if tone == Tone::Strong { '▶' } else { ' ' };
    let stamp = format!("{mark}{} ", ink.words.when(player.reel().time(at), player.now()));
    indented(&stamp, &ink.words.sentence(player, at), ink, tone)
}

fn indented(stamp: &str, text: &str, ink: Ink<'_>, tone: Tone) -> Vec<Line<'static>> {
    let indent = columns(stamp);
    let texts = wrapped(text, ink.room.saturating_sub(indent).max(1));
    let line = |(n, text): (usize, String)| {
        let lead = if n == 0 { stamp.to_owned() } else { " ".repeat(indent) };
        ink.line(format!("{lead}{text}"), tone)
    };
    texts.into_iter().enumerate().map(line).collect()
}

/// Links told of a long chain: more are counted.
const LINKS: usize = 200;

/// Because of what an entry happened: the entry, then cause by cause how long it took and how that was spent.
pub fn why(player: &Player, at: u32, ink: Ink<'_>) -> Pane {
    let lang = ink.lang();
    let links = player.reel().why(at);
    let whole = links.first().zip(links.last()).map_or(0, |(last, first)| (last.t - first.t).0);
    let head = ink.head(&say::head_why(lang, links.len(), &duration(whole, lang)));
    let mut lines = Vec::new();
    let (by_class, unknown) = spent_by_class(&links);
    let mut parts: Vec<String> = by_class
        .iter()
        .map(|(class, s)| format!("{} {}", terms_of::class(*class, lang), duration(*s, lang)))
        .collect();
    if unknown > 0 {
        parts.push(format!("{} {}", say::not_seen(lang), duration(unknown, lang)));
    }
    if !parts.is_empty() {
        let text = listed(&parts, " · ", ink.room);
        lines.extend(text.into_iter().map(|line| ink.line(line, Tone::Notice)));
    }
    for (n, link) in links.iter().take(LINKS).enumerate() {
        let mark = if n == 0 { '▶' } else { '└' };
        let stamp = format!("{mark}{} ", ink.words.when(link.t, player.now()));
        let tone = if n == 0 { Tone::Strong } else { Tone::Plain };
        lines.extend(indented(&stamp, &ink.words.sentence(player, link.at), ink, tone));
        lines.extend(spent(link, ink));
    }
    if links.len() > LINKS {
        lines.push(ink.line(say::more_links(lang, links.len() - LINKS), Tone::Faint));
    }
    Pane { head, lines }
}

/// How the time since the cause was spent, piece by piece.
fn spent(link: &Link, ink: Ink<'_>) -> Vec<Line<'static>> {
    let lang = ink.lang();
    let mut parts: Vec<String> = link
        .spent
        .iter()
        .map(|(class, s)| format!("{} {}", terms_of::class(*class, lang), duration(i64::from(*s), lang)))
        .collect();
    if link.unseen {
        let text = say::not_seen(lang);
        parts.push(if link.since > 0 { format!("{text} {}", duration(link.since, lang)) } else { text });
    }
    if parts.is_empty() {
        return Vec::new();
    }
    indented("    ↑ ", &parts.join(" → "), ink, Tone::Faint)
}
