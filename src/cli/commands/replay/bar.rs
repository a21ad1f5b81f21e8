//! The timeline: day and night, injects, decisions, milestones, moments of expectations, and where one is.

use ratatui::text::{Line, Span as Piece};

use super::paint::Tone;
use super::panes::Ink;
use super::width::columns;
use crate::i18n::{Lang, replay as say};
use crate::replay::{Mark, MomentKind, Player};
use crate::units::time::{DAY, HOUR};
use crate::units::{SimTime, Span};

/// Daylight of an office, as hours of a day: outside it, the bar is dark.
const DAYLIGHT: std::ops::Range<i64> = 7 * HOUR..18 * HOUR;

/// Inject, decision, milestone; target or limit passed; reached.
const SIGNS: [char; 5] = ['▼', '◆', '•', '!', '✓'];

/// Where times stand on a bar.
struct Scale {
    start: SimTime,
    length: i64,
    columns: usize,
}

impl Scale {
    fn of(player: &Player, columns: usize) -> Scale {
        let (start, end) = (player.reel().start(), player.reel().end());
        Scale { start, length: (end - start).0.max(1), columns: columns.max(1) }
    }

    fn column(&self, t: SimTime) -> usize {
        let seconds = (t - self.start).0.clamp(0, self.length);
        let column = i128::from(seconds) * self.columns as i128 / i128::from(self.length);
        (column as usize).min(self.columns - 1)
    }

    /// The middle of a column.
    fn time(&self, column: usize) -> SimTime {
        let twice = 2 * column as i128 + 1;
        let seconds = twice * i128::from(self.length) / (2 * self.columns as i128);
        self.start + Span(seconds as i64)
    }
}

/// The lines of the timeline: marks, the bar, days. `tall` gives each kind of mark a line of its own.
pub fn timeline(player: &Player, ink: Ink<'_>, tall: bool) -> Vec<Line<'static>> {
    let scale = Scale::of(player, ink.room);
    let rows = marks(player, &scale);
    let mut lines = Vec::new();
    let tones = [Tone::Notice, Tone::Strong, Tone::Plain, Tone::Bad, Tone::Good];
    if tall {
        for row in 0..3 {
            lines.push(line(&rows[row..=row], &tones[row..=row], ink));
        }
        lines.push(line(&rows[3..], &tones[3..], ink));
    } else {
        // On one line what is rarer stands before what is frequent.
        let order = [0, 3, 1, 4, 2];
        let rows: Vec<Vec<char>> = order.iter().map(|ix| rows[*ix].clone()).collect();
        let tones: Vec<Tone> = order.iter().map(|ix| tones[*ix]).collect();
        lines.push(line(&rows, &tones, ink));
    }
    lines.push(bar(player, &scale, ink));
    lines.push(days(player, &scale, ink));
    lines
}

/// A row of signs for each kind, by column.
fn marks(player: &Player, scale: &Scale) -> Vec<Vec<char>> {
    let mut rows = vec![vec![' '; scale.columns]; SIGNS.len()];
    let reel = player.reel();
    for (row, mark) in [(0, Mark::Inject), (1, Mark::Decision), (2, Mark::Turn)] {
        for at in reel.marks(mark) {
            rows[row][scale.column(reel.time(*at))] = SIGNS[row];
        }
    }
    for moment in player.moments() {
        let row = if moment.kind == MomentKind::Reached { 4 } else { 3 };
        rows[row][scale.column(moment.t)] = SIGNS[row];
    }
    rows
}

/// The first sign of the rows in each column.
fn line(rows: &[Vec<char>], tones: &[Tone], ink: Ink<'_>) -> Line<'static> {
    let width = rows.first().map_or(0, Vec::len);
    let mut pieces: Vec<Piece> = Vec::with_capacity(width);
    for column in 0..width {
        let found = rows.iter().zip(tones).find(|(row, _)| row[column] != ' ');
        let (sign, tone) = found.map_or((' ', Tone::Plain), |(row, tone)| (row[column], *tone));
        pieces.push(ink.piece(sign.to_string(), tone));
    }
    Line::from(pieces)
}

fn bar(player: &Player, scale: &Scale, ink: Ink<'_>) -> Line<'static> {
    let here = scale.column(player.now());
    let clock = ink.words.clock;
    let pieces: Vec<Piece> = (0..scale.columns)
        .map(|column| {
            let t = scale.time(column);
            let day = DAYLIGHT.contains(&clock.civil(t).second_of_day()) && !clock.weekend(t);
            let past = column < here;
            match column == here {
                true => ink.piece("█", Tone::Here),
                false => ink.piece(
                    match (past, day) {
                        (true, true) => "━",
                        (true, false) => "▒",
                        (false, true) => "─",
                        (false, false) => "░",
                    },
                    if past { Tone::Plain } else { Tone::Faint },
                ),
            }
        })
        .collect();
    Line::from(pieces)
}

/// Midnights with their dates, as many as fit beside one another.
fn days(player: &Player, scale: &Scale, ink: Ink<'_>) -> Line<'static> {
    let clock = ink.words.clock;
    let (start, end) = (player.reel().start(), player.reel().end());
    let mut text = String::new();
    let mut t = clock.midnight(start);
    // A record of a century has more midnights than columns: they are passed over in whole days.
    let step = ((end - start).0 / DAY / scale.columns.max(1) as i64).max(1) * DAY;
    while t <= end {
        let label = clock.day(t, ink.lang());
        if t >= start {
            let column = scale.column(t);
            let taken = columns(&text);
            let room = scale.columns.saturating_sub(column);
            if (taken == 0 || taken < column) && columns(&label) < room {
                text.push_str(&" ".repeat(column - taken));
                text.push('|');
                text.push_str(&label);
            }
        }
        t += Span(step);
    }
    ink.line(text, Tone::Faint)
}

/// What the signs mean, for the help.
pub fn legend(lang: Lang) -> String {
    let [inject, decision, turn, passed, reached] = SIGNS;
    say::legend(lang, inject, decision, turn, passed, reached)
}
