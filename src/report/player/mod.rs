//! What a player of a record says and lists, whoever draws it: a terminal in lines, a browser in elements.

mod find;
mod moments;
mod panes;
mod time;
mod value;
mod words;

pub use find::{Item, followable, holds, narrowed, searched};
pub use moments::moments;
pub use panes::{
    Told, agency_numbers, channels_down, incident_parts, inject_state, news, queue_parts, reached, unaware,
};
pub use time::{SPEEDS, Speed, moment, offset};
pub use value::value;
pub use words::{Words, class, letter, phase, standing, tone};

/// What a text means. Every meaning is also told by a letter, a word or a place: colour only helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A text.
    Plain,
    /// Less important.
    Faint,
    /// What is looked at.
    Strong,
    /// Heads of panes.
    Head,
    /// An agency is hit; a limit passed.
    Bad,
    /// Contained; a target passed.
    Warning,
    /// Recovered; met.
    Good,
    /// At work.
    Busy,
    /// Alerts, injects.
    Notice,
    /// Where one is.
    Here,
}

impl Tone {
    /// In a word: the class of an element.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Plain => "plain",
            Tone::Faint => "faint",
            Tone::Strong => "strong",
            Tone::Head => "head",
            Tone::Bad => "bad",
            Tone::Warning => "warning",
            Tone::Good => "good",
            Tone::Busy => "busy",
            Tone::Notice => "notice",
            Tone::Here => "here",
        }
    }
}
