//! Texts that keep to columns: whole words and whole parts, never half a letter.

use ratatui::text::{Line, Span};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns of a text.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// A text in at most so many columns; what does not fit is shown by `…`.
pub fn cut(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut taken = 1;
    for c in text.chars() {
        taken += c.width().unwrap_or(0);
        if taken > room {
            break;
        }
        kept.push(c);
    }
    if room > 0 {
        kept.truncate(kept.trim_end().len());
        kept.push('…');
    }
    kept
}

/// A text filled up to so many columns.
pub fn padded(text: &str, room: usize) -> String {
    let text = cut(text, room);
    format!("{text}{}", " ".repeat(room.saturating_sub(text.width())))
}

/// As many of the parts as fit, whole, in their order.
pub fn fitted(parts: &[String], between: &str, room: usize) -> String {
    let mut text = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let more = part.width() + if text.is_empty() { 0 } else { between.width() };
        if text.width() + more > room {
            break;
        }
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(part);
    }
    text
}

/// A text broken at spaces into lines of so many columns; a longer word is broken where it must be.
pub fn wrapped(text: &str, room: usize) -> Vec<String> {
    let room = room.max(1);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.width() + 1 + word.width() > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            if line.width() + c.width().unwrap_or(0) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Parts on as many lines as they need, broken between parts where that is possible.
pub fn listed(parts: &[String], between: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        match lines.last_mut() {
            Some(last) if last.width() + between.width() + part.width() <= room => {
                last.push_str(between);
                last.push_str(part);
            }
            _ => lines.extend(wrapped(part, room)),
        }
    }
    lines
}

/// One text at the left and one at the right of a line; the left one gives way.
pub fn split(left: &str, right: &str, room: usize) -> String {
    let right = cut(right, room);
    let left_room = room.saturating_sub(right.width() + usize::from(!right.is_empty()));
    let left = padded(left, left_room);
    format!("{left}{}{right}", if right.is_empty() { "" } else { " " })
}

/// A line as plain text.
pub fn plain(line: &Line<'_>) -> String {
    line.spans.iter().map(|span: &Span<'_>| span.content.as_ref()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_letters_take_one_column_each_however_they_are_written() {
        let (composed, apart) = ("Trảng Bom", "Tra\u{309}ng Bom");
        assert_eq!((columns(composed), columns(apart)), (9, 9));
        assert_eq!(cut(composed, 6), "Trảng…");
        assert_eq!(cut(apart, 5), "Tra\u{309}n…");
        assert_eq!(padded("Sở", 4), "Sở  ");
        assert_eq!(cut("Sở", 0), "");
    }

    #[test]
    fn parts_fit_whole_or_not_at_all() {
        let parts = ["chiếm 2".to_owned(), String::new(), "ngừng 1".to_owned()];
        assert_eq!(fitted(&parts, " · ", 17), "chiếm 2 · ngừng 1");
        assert_eq!(fitted(&parts, " · ", 16), "chiếm 2");
        assert_eq!(listed(&parts, " · ", 12), ["chiếm 2", "ngừng 1"]);
        assert_eq!(listed(&parts, " · ", 17), ["chiếm 2 · ngừng 1"]);
        assert_eq!(wrapped("một hai ba", 7), ["một hai", "ba"]);
        assert_eq!(wrapped("dài-quá-đi", 4), ["dài-", "quá-", "đi"]);
        assert_eq!(split("trái", "phải", 12), "trái    phải");
    }
}
