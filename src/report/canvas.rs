//! A page in millimetres: what a chart draws, kept as a list, with every text measured by the embedded font.

use std::sync::Once;

use plotters::style::{FontDesc, FontFamily, FontStyle, RGBColor, register_font};
use unicode_normalization::UnicodeNormalization;

use super::palette::{BLACK, WHITE};

/// Name under which the font is registered.
pub(super) const FAMILY: &str = "Be Vietnam Pro";
/// Regular weight.
pub(super) const REGULAR: &[u8] = include_bytes!("../../assets/font/BeVietnamPro-Regular.ttf");
/// Bold weight.
pub(super) const BOLD: &[u8] = include_bytes!("../../assets/font/BeVietnamPro-Bold.ttf");

/// Width of a chart in millimetres: that of a text column on A4.
pub(super) const WIDTH: f64 = 160.0;
/// Em of a title in millimetres.
pub(super) const TITLE: f64 = 4.2;
/// Em of a label.
pub(super) const LABEL: f64 = 2.75;
/// Em of a note.
pub(super) const NOTE: f64 = 2.3;

/// Height of capitals over the baseline, in em (from the font's OS/2 table).
const CAP: f64 = 0.74;
/// Room that stacked Vietnamese marks and descenders take, in em, above and below the baseline.
const ABOVE: f64 = 0.80;
const BELOW: f64 = 0.20;
/// Em in which texts are measured: layout boxes are whole numbers.
const MEASURE: f64 = 1000.0;
/// The font's ascent plus descent, in em: what a "size" means to the rasteriser.
pub(super) const LINE_BOX: f64 = 1.265;

/// Where a text stands about its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink {
    pub size: f64,
    pub bold: bool,
    pub color: RGBColor,
}

impl Ink {
    pub(super) const fn new(size: f64) -> Ink {
        Ink { size, bold: false, color: BLACK }
    }
    pub(super) const fn bold(self) -> Ink {
        Ink { bold: true, ..self }
    }
    pub(super) const fn color(self, color: RGBColor) -> Ink {
        Ink { color, ..self }
    }
    /// How far below the middle of its capitals a text's baseline lies.
    pub(super) fn drop(self) -> f64 {
        self.size * CAP / 2.0
    }
    /// Distance of two baselines.
    pub(super) fn leading(self) -> f64 {
        self.size * 1.32
    }
}

/// A primitive.
#[derive(Clone, Debug)]
pub(super) enum Op {
    Rect { x: f64, y: f64, w: f64, h: f64, fill: RGBColor },
    Line { points: Vec<(f64, f64)>, width: f64, color: RGBColor },
    Polygon { points: Vec<(f64, f64)>, fill: RGBColor },
    Circle { x: f64, y: f64, r: f64, fill: RGBColor },
    Text { x: f64, y: f64, text: String, ink: Ink, anchor: Anchor },
}

/// The box of a text that was placed, for the test that none overlaps another or the edge.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
    pub text: String,
}

impl Placed {
    /// Whether two boxes share more than a hair.
    pub(super) fn overlaps(&self, other: &Placed) -> bool {
        const HAIR: f64 = 0.05;
        self.x + HAIR < other.x + other.w
            && other.x + HAIR < self.x + self.w
            && self.y + HAIR < other.y + other.h
            && other.y + HAIR < self.y + self.h
    }
}

/// A page.
#[derive(Clone, Debug)]
pub(super) struct Canvas {
    pub height: f64,
    pub ops: Vec<Op>,
    pub placed: Vec<Placed>,
}

pub(super) fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Both files are compiled in and checked by a test: registering cannot fail.
        let regular = register_font(FAMILY, FontStyle::Normal, REGULAR).is_ok();
        let bold = register_font(FAMILY, FontStyle::Bold, BOLD).is_ok();
        debug_assert!(regular && bold, "the embedded font is no font");
    });
}

/// Width of a text in millimetres.
pub(super) fn width(text: &str, ink: Ink) -> f64 {
    register();
    let style = if ink.bold { FontStyle::Bold } else { FontStyle::Normal };
    let font = FontDesc::new(FontFamily::Name(FAMILY), MEASURE * LINE_BOX, style);
    let composed: String = text.nfc().collect();
    let units = font.box_size(&composed).map_or(0, |(w, _)| w);
    f64::from(units) / MEASURE * ink.size
}

/// The text, cut with an ellipsis if it is wider than `room`.
pub(super) fn fit(text: &str, room: f64, ink: Ink) -> String {
    if width(text, ink) <= room {
        return text.to_owned();
    }
    let chars: Vec<char> = text.nfc().collect();
    for keep in (1..chars.len()).rev() {
        let cut: String = chars[..keep].iter().collect();
        let cut = format!("{}…", cut.trim_end());
        if width(&cut, ink) <= room {
            return cut;
        }
    }
    String::new()
}

/// The text broken into lines no wider than `room`; the last of `most` lines is cut if need be.
pub(super) fn wrap(text: &str, room: f64, ink: Ink, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut words = glued(text).into_iter();
    while let Some(word) = words.next() {
        let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
        if width(&longer, ink) <= room {
            line = longer;
            continue;
        }
        if lines.len() + 1 >= most.max(1) {
            let rest: Vec<String> = words.by_ref().collect();
            line = format!("{longer} {}", rest.join(" "));
            break;
        }
        if !line.is_empty() {
            lines.push(fit(&line, room, ink));
        }
        line = word;
    }
    if !line.is_empty() {
        lines.push(fit(line.trim(), room, ink));
    }
    lines
}

/// The text in at most `most` lines with nothing cut, smaller where it does not fit otherwise; cut only where
/// even half the size is too wide.
pub(super) fn whole(text: &str, room: f64, ink: Ink, most: usize) -> (Vec<String>, Ink) {
    let words: Vec<&str> = text.split_whitespace().collect();
    for percent in [100, 94, 88, 82, 76, 70, 60, 50] {
        let smaller = Ink { size: ink.size * f64::from(percent) / 100.0, ..ink };
        let lines = wrap(text, room, smaller, most);
        if lines.iter().flat_map(|line| line.split_whitespace()).eq(words.iter().copied()) {
            return (lines, smaller);
        }
    }
    (wrap(text, room, ink, most), ink)
}

/// Words, with a number and the unit after it kept together.
fn glued(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let number = |w: &str| w.ends_with(|c: char| c.is_ascii_digit());
        match words.last_mut() {
            Some(last) if number(last) && word.starts_with(char::is_alphabetic) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

impl Canvas {
    pub(super) fn new() -> Canvas {
        register();
        Canvas { height: 0.0, ops: Vec::new(), placed: Vec::new() }
    }

    pub(super) fn rect(&mut self, x: f64, y: f64, w: f64, h: f64, fill: RGBColor) {
        if w > 0.0 && h > 0.0 {
            self.ops.push(Op::Rect { x, y, w, h, fill });
        }
    }
    pub(super) fn frame(&mut self, x: f64, y: f64, w: f64, h: f64, width: f64, color: RGBColor) {
        self.line(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)], width, color);
    }
    pub(super) fn line(&mut self, points: &[(f64, f64)], width: f64, color: RGBColor) {
        self.ops.push(Op::Line { points: points.to_vec(), width, color });
    }
    /// A straight dashed line.
    pub(super) fn dashed(&mut self, from: (f64, f64), to: (f64, f64), width: f64, color: RGBColor) {
        const DASH: f64 = 1.1;
        const GAP: f64 = 0.7;
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).sqrt();
        let mut at = 0.0;
        while at < length {
            let end = (at + DASH).min(length);
            let point = |s: f64| (from.0 + dx * s / length, from.1 + dy * s / length);
            self.line(&[point(at), point(end)], width, color);
            at += DASH + GAP;
        }
    }
    pub(super) fn polygon(&mut self, points: &[(f64, f64)], fill: RGBColor) {
        self.ops.push(Op::Polygon { points: points.to_vec(), fill });
    }
    pub(super) fn circle(&mut self, x: f64, y: f64, r: f64, fill: RGBColor) {
        self.ops.push(Op::Circle { x, y, r, fill });
    }
    /// A circle with a white inside.
    pub(super) fn ring(&mut self, x: f64, y: f64, r: f64, width: f64, color: RGBColor) {
        self.circle(x, y, r, color);
        self.circle(x, y, r - width, WHITE);
    }
    pub(super) fn diamond(&mut self, x: f64, y: f64, r: f64, fill: RGBColor) {
        self.polygon(&[(x - r, y), (x, y - r), (x + r, y), (x, y + r)], fill);
    }
    /// A triangle that points to the right (`toward` 1) or to the left (-1).
    pub(super) fn arrow_head(&mut self, x: f64, y: f64, r: f64, toward: f64, fill: RGBColor) {
        self.polygon(&[(x, y - r), (x + toward * r * 1.6, y), (x, y + r)], fill);
    }
    /// Diagonal lines inside a rectangle.
    pub(super) fn hatch(&mut self, x: f64, y: f64, w: f64, h: f64, step: f64, color: RGBColor) {
        let mut at = step / 2.0;
        while at < w + h {
            let (x0, y0) = if at <= w { (x + at, y) } else { (x + w, y + at - w) };
            let (x1, y1) = if at <= h { (x, y + at) } else { (x + at - h, y + h) };
            self.line(&[(x0, y0), (x1, y1)], 0.2, color);
            at += step;
        }
    }

    /// Places a text with its baseline at `y`.
    pub(super) fn text(&mut self, x: f64, y: f64, text: &str, ink: Ink, anchor: Anchor) {
        let text: String = text.nfc().collect();
        if text.trim().is_empty() {
            return;
        }
        let w = width(&text, ink);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - w / 2.0,
            Anchor::End => x - w,
        };
        let (top, h) = (y - ABOVE * ink.size, (ABOVE + BELOW) * ink.size);
        self.placed.push(Placed { x: left, y: top, w, h, text: text.clone() });
        self.ops.push(Op::Text { x, y, text, ink, anchor });
    }
    /// Places a text with the middle of its capitals at `y`.
    pub(super) fn text_mid(&mut self, x: f64, y: f64, text: &str, ink: Ink, anchor: Anchor) {
        self.text(x, y + ink.drop(), text, ink, anchor);
    }
    /// Places lines below each other, the first baseline at `y`; returns the baseline that would come next.
    pub(super) fn lines(&mut self, x: f64, y: f64, lines: &[String], ink: Ink, anchor: Anchor) -> f64 {
        let mut at = y;
        for line in lines {
            self.text(x, at, line, ink, anchor);
            at += ink.leading();
        }
        at
    }
    /// Whether a text of this width at this place (baseline `y`) would stay clear of all placed so far.
    pub(super) fn free(&self, left: f64, y: f64, w: f64, ink: Ink) -> bool {
        let probe = Placed {
            x: left,
            y: y - ABOVE * ink.size,
            w,
            h: (ABOVE + BELOW) * ink.size,
            text: String::new(),
        };
        left >= 0.0 && left + w <= WIDTH && !self.placed.iter().any(|p| p.overlaps(&probe))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_font_measures_vietnamese_alike_in_both_normal_forms() {
        let ink = Ink::new(LABEL);
        let composed = "Ứng cứu sự cố";
        let decomposed: String = composed.nfd().collect();
        assert!(width(composed, ink) > 10.0);
        assert!((width(composed, ink) - width(&decomposed, ink)).abs() < 1e-9);
        assert!(width(composed, ink.bold()) > width(composed, ink));
    }

    #[test]
    fn wrapped_lines_keep_to_the_room() {
        let ink = Ink::new(LABEL);
        let text = "Báo cáo ban đầu sự cố an toàn thông tin mạng về cơ quan điều phối quốc gia";
        let lines = wrap(text, 40.0, ink, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|l| width(l, ink) <= 40.0));
        assert!(lines[1].ends_with('…'));
        assert_eq!(wrap(text, 40.0, ink, 9).join(" "), text);
    }
}
