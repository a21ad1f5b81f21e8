//! The state at a moment as text, where there is no terminal to play in.

use super::paint::Paint;
use super::panes::{self, Ink, Pane};
use super::story;
use super::width::plain;
use crate::i18n::format::count;
use crate::i18n::replay as say;
use crate::replay::{Player, Standing};
use crate::report::player::{Words, letter, offset, standing};

/// Entries told.
const STORY: usize = 12;
/// Narrower or wider than this nobody reads.
const WIDTHS: (usize, usize) = (60, 120);

/// The state as text, in lines of at most `width` columns. Agencies where nothing happens are counted only.
pub fn text(player: &Player, words: &Words<'_>, width: usize) -> String {
    let lang = words.lang;
    let ink = Ink { words, paint: Paint { colored: false }, room: width.clamp(WIDTHS.0, WIDTHS.1) };
    let frame = player.frame();
    let clock = words.clock;
    let mut text = format!(
        "{} {} · {} · {}/{}\n",
        clock.time(frame.now),
        clock.long_day(frame.now, lang),
        offset(frame.now),
        count(frame.at.into(), lang),
        count(frame.of.into(), lang),
    );
    let mut agencies = panes::agencies(&frame, ink);
    agencies.lines.truncate(frame.agencies.iter().filter(|a| a.standing != Standing::Quiet).count());
    let mut add = |pane: Pane| {
        text.push('\n');
        for line in std::iter::once(pane.head).chain(pane.lines) {
            text.push_str(plain(&line).trim_end());
            text.push('\n');
        }
    };
    add(agencies);
    add(panes::incidents(&frame, ink));
    add(panes::queues(&frame, ink));
    add(panes::news(player, &frame, ink));
    add(Pane { head: ink.head(&say::head_message(lang)), lines: vec![panes::message(&frame, ink)] });
    add(story::story(player, ink, STORY));
    let all = [Standing::Hit, Standing::Contained, Standing::Working, Standing::Recovered, Standing::Alerted];
    let letters: Vec<String> =
        all.into_iter().map(|s| format!("{} {}", letter(s, lang), standing(s, lang))).collect();
    text.push_str(&format!("\n{}\n", letters.join(" · ")));
    text
}
