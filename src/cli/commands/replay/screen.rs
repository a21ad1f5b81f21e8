//! The screen: which pane stands where in how many rows, from 80x24 up, and what is said where there is no room.

use ratatui::Frame as Canvas;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Clear, Paragraph};

use super::app::{App, Over, Prompt, Zoom};
use super::bar;
use super::paint::Tone;
use super::panes::{self, Ink, Pane};
use super::story;
use super::width::{columns, cut, listed, padded, split, wrapped};
use crate::i18n::format::count;
use crate::i18n::{Lang, replay as say};
use crate::replay::{Frame, Standing};
use crate::report::player::{letter, offset, standing};

/// A smaller screen shows nothing but that it is too small.
const LEAST: (u16, u16) = (60, 16);
/// From so many columns on, three panes stand beside one another.
const WIDE: u16 = 110;
/// From so many rows on, each kind of mark has a line of its own.
const TALL: u16 = 34;

/// Draws everything.
pub fn draw(app: &App<'_>, canvas: &mut Canvas<'_>) {
    let area = canvas.area();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        let text = say::too_small(app.words.lang, LEAST.0, LEAST.1);
        let lines: Vec<Line> = wrapped(&text, area.width.into()).into_iter().map(Line::from).collect();
        canvas.render_widget(Paragraph::new(lines), area);
        return;
    }
    let frame = app.player.frame();
    let tall = area.height >= TALL;
    let bar_rows = if tall { 6 } else { 3 };
    let rows = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(bar_rows),
        Constraint::Min(1),
        Constraint::Length(1),
    ])
    .split(area);
    let ink = ink(app, area);
    put(canvas, rows[0], vec![header(app, &frame, ink)]);
    put(canvas, rows[1], bar::timeline(&app.player, ink, tall));
    body(app, &frame, canvas, rows[2]);
    put(canvas, rows[3], vec![footer(app, ink)]);
    match &app.over {
        Over::Help => help(app, canvas, area),
        Over::Follow(_) => follow(app, canvas, area),
        Over::Nothing | Over::Typing(..) => {}
    }
}

fn ink<'a>(app: &'a App<'_>, area: Rect) -> Ink<'a> {
    Ink { words: &app.words, paint: app.paint, room: area.width.into() }
}

fn put(canvas: &mut Canvas<'_>, area: Rect, lines: Vec<Line<'static>>) {
    canvas.render_widget(Paragraph::new(lines), area);
}

/// Time, offset, speed, and how far one is.
fn header(app: &App<'_>, frame: &Frame, ink: Ink<'_>) -> Line<'static> {
    let lang = ink.lang();
    let clock = app.words.clock;
    let sign = if app.playing { "►" } else { "‖" };
    let day = clock.long_day(frame.now, lang);
    let time = clock.time(frame.now);
    let place = format!("{}/{}", count(frame.at.into(), lang), count(frame.of.into(), lang));
    let speed = app.speed.shown(lang);
    let lefts = [
        format!("{sign} {time} {day} · {} · {speed}", offset(frame.now)),
        format!("{sign} {time} {} · {} · {speed}", clock.date(frame.now, lang), offset(frame.now)),
        format!("{sign} {time} {} · {}", clock.date(frame.now, lang), offset(frame.now)),
    ];
    let fits = |left: &&String| columns(left) + columns(&place) + 2 <= ink.room;
    let left = lefts.iter().find(fits).unwrap_or(&lefts[2]);
    ink.line(split(left, &place, ink.room), Tone::Here)
}

/// A prompt, what was said last, or the most used keys.
fn footer(app: &App<'_>, ink: Ink<'_>) -> Line<'static> {
    let lang = ink.lang();
    if let Over::Typing(prompt, text) = &app.over {
        let ask = match prompt {
            Prompt::Time => say::ask_time(lang),
            Prompt::Search => say::ask_search(lang),
        };
        // The end of a long text is what is being typed.
        let room = ink.room.saturating_sub(columns(&ask) + 2);
        let from = text.char_indices().rev().nth(room.saturating_sub(1)).map_or(0, |(at, _)| at);
        return ink.line(format!("{ask} {}▏", &text[from..]), Tone::Strong);
    }
    if !app.said.is_empty() {
        return ink.line(cut(&app.said, ink.room), Tone::Strong);
    }
    ink.line(cut(&say::keys(lang), ink.room), Tone::Faint)
}

fn body(app: &App<'_>, frame: &Frame, canvas: &mut Canvas<'_>, area: Rect) {
    if let Some(zoom) = app.zoom {
        return zoomed(app, frame, zoom, canvas, area);
    }
    let wide = area.width >= WIDE;
    let whole = area.height;
    // Panes above, a message, then queues and news where they do not stand beside the others, then the story.
    let top = match () {
        () if wide => whole * 9 / 20,
        () if app.why => whole / 4,
        () => whole * 3 / 8,
    };
    let middle = if wide { 0 } else { (whole / 5).max(4) };
    let middle = if app.why { 0 } else { middle };
    let rows = Layout::vertical([
        Constraint::Length(top),
        Constraint::Length(1),
        Constraint::Length(middle),
        Constraint::Min(1),
    ])
    .split(area);
    if wide {
        let thirds = columns_of(rows[0], 3);
        pane(canvas, thirds[0], panes::agencies(frame, ink(app, thirds[0])), app);
        pane(canvas, thirds[1], panes::incidents(frame, ink(app, thirds[1])), app);
        let halves =
            Layout::vertical([Constraint::Percentage(50), Constraint::Percentage(50)]).split(thirds[2]);
        pane(canvas, halves[0], panes::queues(frame, ink(app, halves[0])), app);
        pane(canvas, halves[1], panes::news(&app.player, frame, ink(app, halves[1])), app);
    } else {
        let halves = columns_of(rows[0], 2);
        pane(canvas, halves[0], panes::agencies(frame, ink(app, halves[0])), app);
        pane(canvas, halves[1], panes::incidents(frame, ink(app, halves[1])), app);
        if middle > 0 {
            let halves = columns_of(rows[2], 2);
            pane(canvas, halves[0], panes::queues(frame, ink(app, halves[0])), app);
            pane(canvas, halves[1], panes::news(&app.player, frame, ink(app, halves[1])), app);
        }
    }
    put(canvas, rows[1], vec![panes::message(frame, ink(app, rows[1]))]);
    below(app, canvas, rows[3], wide);
}

/// The story, or the causes of the current entry: beside it where there is room, else in its place.
fn below(app: &App<'_>, canvas: &mut Canvas<'_>, area: Rect, wide: bool) {
    let Some(at) = app.player.current().filter(|_| app.why) else {
        return told(app, canvas, area);
    };
    let own = if wide {
        let halves = columns_of(area, 2);
        told(app, canvas, halves[0]);
        halves[1]
    } else {
        area
    };
    scrolled(canvas, own, story::why(&app.player, at, ink(app, own)), app);
}

fn told(app: &App<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let rows = usize::from(area.height.saturating_sub(1));
    pane(canvas, area, story::story(&app.player, ink(app, area), rows), app);
}

fn zoomed(app: &App<'_>, frame: &Frame, zoom: Zoom, canvas: &mut Canvas<'_>, area: Rect) {
    let ink = ink(app, area);
    match zoom {
        Zoom::Agencies => scrolled(canvas, area, panes::agencies(frame, ink), app),
        Zoom::Incidents => scrolled(canvas, area, panes::incidents(frame, ink), app),
        Zoom::Queues => scrolled(canvas, area, panes::queues(frame, ink), app),
        Zoom::Choices => scrolled(canvas, area, panes::choices(&app.player, frame, ink), app),
        Zoom::Story => told(app, canvas, area),
    }
}

/// As many equal columns as wished, with a gap between them.
fn columns_of(area: Rect, count: usize) -> Vec<Rect> {
    Layout::horizontal(vec![Constraint::Fill(1); count]).spacing(2).split(area).to_vec()
}

/// A pane with its head; what does not fit is counted in the last row.
fn pane(canvas: &mut Canvas<'_>, area: Rect, pane: Pane, app: &App<'_>) {
    filled(canvas, area, pane, 0, (app, say::more_lines));
}

/// The same, scrolled by the viewer.
fn scrolled(canvas: &mut Canvas<'_>, area: Rect, pane: Pane, app: &App<'_>) {
    filled(canvas, area, pane, app.scroll, (app, say::lines_below));
}

type More = fn(Lang, usize) -> String;

fn filled(canvas: &mut Canvas<'_>, area: Rect, pane: Pane, scroll: usize, (app, more): (&App<'_>, More)) {
    if area.height == 0 {
        return;
    }
    let rows = usize::from(area.height) - 1;
    let all = pane.lines.len();
    let skip = scroll.min(all.saturating_sub(rows));
    let mut lines: Vec<Line<'static>> = pane.lines.into_iter().skip(skip).take(rows).collect();
    let hidden = all.saturating_sub(skip + rows);
    if hidden > 0 && rows > 1 {
        let ink = ink(app, area);
        lines.pop();
        lines.push(ink.line(more(ink.lang(), hidden + 1), Tone::Faint));
    }
    lines.insert(0, pane.head);
    put(canvas, area, lines);
}

/// A page over everything between the first row and the last.
fn over(canvas: &mut Canvas<'_>, area: Rect, lines: Vec<Line<'static>>) {
    let own = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
    canvas.render_widget(Clear, own);
    put(canvas, own, lines);
}

fn help(app: &App<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let ink = ink(app, area);
    let lang = ink.lang();
    let mut lines = vec![ink.head(&say::head_help(lang))];
    let half = (ink.room.saturating_sub(2)) / 2;
    let keys = say::help_keys(lang);
    let rows = keys.len().div_ceil(2);
    for n in 0..rows {
        let cell = |at: usize| {
            keys.get(at).map_or_else(String::new, |(key, what)| {
                let key = padded(key, 10);
                cut(&format!("{key} {what}"), half)
            })
        };
        let (left, right) = (cell(n), cell(n + rows));
        lines.push(ink.line(format!("{}  {right}", padded(&left, half)), Tone::Plain));
    }
    lines.push(ink.head(&say::head_letters(lang)));
    let all = [
        Standing::Hit,
        Standing::Contained,
        Standing::Working,
        Standing::Recovered,
        Standing::Alerted,
        Standing::Quiet,
    ];
    let letters: Vec<String> =
        all.into_iter().map(|s| format!("{} {}", letter(s, lang), standing(s, lang))).collect();
    let parts = |text: &str| text.split(" · ").map(str::to_owned).collect::<Vec<String>>();
    let mut texts = listed(&[letters, vec![say::unaware(lang)]].concat(), " · ", ink.room);
    texts.extend(listed(&parts(&bar::legend(lang)), " · ", ink.room));
    texts.extend(wrapped(&say::queue_legend(lang), ink.room));
    lines.extend(texts.into_iter().map(|line| ink.line(line, Tone::Plain)));
    lines.push(ink.line(say::any_key(lang), Tone::Faint));
    over(canvas, area, lines);
}

fn follow(app: &App<'_>, canvas: &mut Canvas<'_>, area: Rect) {
    let Over::Follow(picker) = &app.over else { return };
    let ink = ink(app, area);
    let lang = ink.lang();
    let rows = usize::from(area.height).saturating_sub(5);
    let items = picker.matching();
    let first = picker.chosen.saturating_sub(rows / 2).min(items.len().saturating_sub(rows));
    let mut lines = vec![
        ink.head(&say::head_follow(lang)),
        ink.line(format!("{} {}▏", say::ask_follow(lang), cut(&picker.typed, ink.room / 2)), Tone::Strong),
    ];
    for (n, item) in items.iter().enumerate().skip(first).take(rows) {
        let (mark, tone) = if n == picker.chosen { ("▶ ", Tone::Here) } else { ("  ", Tone::Plain) };
        lines.push(ink.line(cut(&format!("{mark}{}", item.text), ink.room), tone));
    }
    lines.resize(rows + 2, Line::default());
    lines.push(ink.line(cut(&say::follow_keys(lang, items.len()), ink.room), Tone::Faint));
    over(canvas, area, lines);
}
