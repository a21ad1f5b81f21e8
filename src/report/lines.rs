//! Plain text that keeps to the width of a terminal.

use unicode_width::UnicodeWidthStr;

/// Narrower terminals get this width all the same.
const NARROWEST: usize = 40;
/// Wider ones are not filled: long lines are hard to read.
const WIDEST: usize = 80;

/// Text that keeps to a width.
pub struct Lines {
    /// Columns.
    pub width: usize,
    /// What is written so far.
    pub text: String,
}

impl Lines {
    /// Nothing yet, in so many columns, kept between 40 and 80.
    pub fn new(width: usize) -> Lines {
        Lines { width: width.clamp(NARROWEST, WIDEST), text: String::new() }
    }

    /// A line across.
    pub fn rule(&mut self) {
        self.text.push_str(&"─".repeat(self.width));
        self.text.push('\n');
    }

    /// A text broken at spaces, every line with an indent.
    pub fn wrapped(&mut self, indent: &str, text: &str) {
        let room = self.width.saturating_sub(indent.width()).max(1);
        let mut line = String::new();
        for word in text.split_whitespace().flat_map(|word| cut(word, room)) {
            if !line.is_empty() && line.width() + 1 + word.width() > room {
                self.line(indent, &line);
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
        if !line.is_empty() {
            self.line(indent, &line);
        }
    }

    /// One text at the left and one at the right; on two lines if they do not fit on one.
    pub fn split(&mut self, left: &str, right: &str) {
        let taken = left.width() + right.width();
        if taken + 1 > self.width {
            self.wrapped("", left);
            if right.width() > self.width {
                return self.wrapped("   ", right);
            }
            let pad = self.width.saturating_sub(right.width());
            self.line(&" ".repeat(pad), right);
        } else {
            self.line(left, &format!("{}{right}", " ".repeat(self.width - taken)));
        }
    }

    fn line(&mut self, left: &str, right: &str) {
        self.text.push_str(left);
        self.text.push_str(right);
        self.text.push('\n');
    }
}

/// A word in pieces no wider than `room`.
fn cut(word: &str, room: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        let last = pieces.len() - 1;
        if pieces[last].width() + wide > room && !pieces[last].is_empty() {
            pieces.push(String::new());
        }
        let last = pieces.len() - 1;
        pieces[last].push(c);
    }
    pieces
}
