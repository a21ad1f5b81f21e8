//! What a text means, and how that looks: in sixteen colours, or in none.

use ratatui::style::{Color, Modifier, Style};

pub use crate::report::player::Tone;

/// Colours, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    /// Whether colours are wished.
    pub colored: bool,
}

impl Paint {
    /// How a meaning looks.
    pub fn style(self, tone: Tone) -> Style {
        let plain = Style::new();
        let color = |color: Color| if self.colored { plain.fg(color) } else { plain };
        match tone {
            Tone::Plain => plain,
            Tone::Faint => plain.add_modifier(Modifier::DIM),
            Tone::Strong => plain.add_modifier(Modifier::BOLD),
            Tone::Head => color(Color::Cyan).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Tone::Bad => color(Color::Red).add_modifier(Modifier::BOLD),
            Tone::Warning => color(Color::Yellow),
            Tone::Good => color(Color::Green),
            Tone::Busy => color(Color::Cyan),
            Tone::Notice => color(Color::Magenta),
            Tone::Here => plain.add_modifier(Modifier::BOLD | Modifier::REVERSED),
        }
    }
}
