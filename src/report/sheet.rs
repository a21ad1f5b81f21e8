//! The frame of a chart: title above, keys and note below, and a page that grows with what is on it.

use plotters::style::RGBColor;

use super::canvas::{Anchor, Canvas, Ink, LABEL, NOTE, TITLE, WIDTH, width, wrap};
use super::page::Page;
use super::palette::{BLACK, DIM, FAINT, RULE, WHITE};

/// Margin of the page.
pub(super) const MARGIN: f64 = 3.0;
/// Width between the margins.
pub(super) const ROOM: f64 = WIDTH - 2.0 * MARGIN;

/// The picture in front of a key.
#[derive(Clone, Copy, Debug)]
pub(super) enum Swatch {
    /// A filled box.
    Box(RGBColor),
    /// A box with diagonal lines.
    Hatched(RGBColor),
    /// A faint band with a rule around it.
    Band(RGBColor),
    /// A diamond.
    Diamond(RGBColor),
    /// A vertical tick.
    Tick(RGBColor),
    /// A triangle that points up.
    Up(RGBColor),
    /// A triangle that points down.
    Down(RGBColor),
    /// A filled circle.
    Dot(RGBColor),
    /// An open circle.
    Ring(RGBColor),
    /// A dashed vertical line.
    Dashed,
    /// A solid vertical line.
    Solid,
    /// A line of a width.
    Line(RGBColor, f64),
    /// An arrow to the right.
    Arrow(RGBColor),
    /// A mark of basis.
    Basis(crate::scenario::model::Basis),
    /// A square frame (isolation).
    Frame,
}

/// A canvas with a cursor.
pub(super) struct Sheet {
    pub canvas: Canvas,
    /// Where the next thing may begin.
    pub y: f64,
    pub title: String,
}

impl Sheet {
    /// A page with its title, and under it a line that says how to read it.
    pub(super) fn new(title: &str, how: &str) -> Sheet {
        let mut canvas = Canvas::new();
        let ink = Ink::new(TITLE).bold();
        let mut y = MARGIN + TITLE * 0.9;
        y = canvas.lines(MARGIN, y, &wrap(title, ROOM, ink, 3), ink, Anchor::Start);
        let ink = Ink::new(LABEL).color(DIM);
        y = canvas.lines(MARGIN, y - 0.6, &wrap(how, ROOM, ink, 3), ink, Anchor::Start);
        Sheet { canvas, y: y - 1.0, title: title.to_owned() }
    }

    /// Says why there is nothing to see.
    pub(super) fn empty(&mut self, why: &str) {
        let ink = Ink::new(LABEL);
        let height = 24.0;
        self.canvas.hatch(MARGIN, self.y, ROOM, height, 3.0, FAINT);
        self.canvas.frame(MARGIN, self.y, ROOM, height, 0.2, RULE);
        let lines = wrap(why, ROOM - 20.0, ink, 3);
        let widest = lines.iter().map(|l| width(l, ink)).fold(0.0, f64::max);
        let tall = lines.len() as f64 * ink.leading();
        let top = self.y + (height - tall) / 2.0;
        self.canvas.rect(WIDTH / 2.0 - widest / 2.0 - 2.0, top - 0.8, widest + 4.0, tall + 1.0, WHITE);
        self.canvas.lines(WIDTH / 2.0, top + LABEL * 0.85, &lines, ink, Anchor::Middle);
        self.y += height + 2.0;
    }

    /// Keys in rows, as many to a row as fit.
    pub(super) fn keys(&mut self, keys: &[(Swatch, String)]) {
        let ink = Ink::new(NOTE);
        const SWATCH: f64 = 5.0;
        const GAP: f64 = 4.0;
        const ROW: f64 = 4.0;
        let mut x = MARGIN;
        for (swatch, label) in keys {
            let lines = wrap(label, ROOM - SWATCH, ink, 1);
            let Some(label) = lines.first() else { continue };
            let wide = SWATCH + width(label, ink);
            if x > MARGIN && x + wide > WIDTH - MARGIN {
                x = MARGIN;
                self.y += ROW;
            }
            let mid = self.y + ROW / 2.0;
            draw_swatch(&mut self.canvas, *swatch, x, mid);
            self.canvas.text_mid(x + SWATCH, mid, label, ink, Anchor::Start);
            x += wide + GAP;
        }
        if !keys.is_empty() {
            self.y += ROW + 0.6;
        }
    }

    /// Sentences in the size of notes.
    pub(super) fn remark(&mut self, text: &str) {
        let ink = Ink::new(NOTE);
        let lines = wrap(text, ROOM, ink, 4);
        let y = self.canvas.lines(MARGIN, self.y + NOTE, &lines, ink, Anchor::Start);
        self.y = y - NOTE + 0.6;
    }

    /// The note, and the end of the page.
    pub(super) fn finish(self, page: &Page) -> (Canvas, String) {
        self.finish_with(&page.note())
    }

    /// The same with a note of its own.
    pub(super) fn finish_with(mut self, note: &str) -> (Canvas, String) {
        let ink = Ink::new(NOTE).color(DIM);
        self.y += 0.8;
        self.canvas.line(&[(MARGIN, self.y), (WIDTH - MARGIN, self.y)], 0.15, RULE);
        let y = self.canvas.lines(MARGIN, self.y + NOTE * 1.4, &wrap(note, ROOM, ink, 3), ink, Anchor::Start);
        self.canvas.height = y - ink.leading() + NOTE * 0.4 + MARGIN * 0.6;
        (self.canvas, self.title)
    }
}

/// A mark of basis: square for the plan, triangle for a regulation, diamond for a benchmark, ring for an
/// assumption.
pub(super) fn basis_mark(c: &mut Canvas, basis: crate::scenario::model::Basis, x: f64, y: f64) {
    use crate::scenario::model::Basis;
    const R: f64 = 1.1;
    match basis {
        Basis::Stated => c.rect(x - R * 0.9, y - R * 0.9, R * 1.8, R * 1.8, BLACK),
        Basis::Regulation => c.polygon(&[(x - R, y + R), (x, y - R), (x + R, y + R)], BLACK),
        Basis::Benchmark => c.diamond(x, y, R * 1.15, BLACK),
        Basis::Assumption => c.ring(x, y, R, 0.35, BLACK),
    }
}

/// A pin with a number.
pub(super) fn pin(c: &mut Canvas, x: f64, y: f64, number: usize) {
    let ink = Ink::new(NOTE).bold().color(WHITE);
    let text = number.to_string();
    let r = (width(&text, ink) / 2.0 + 0.6).max(1.7);
    c.circle(x, y, r, BLACK);
    c.text_mid(x, y, &text, ink, Anchor::Middle);
}

fn draw_swatch(c: &mut Canvas, swatch: Swatch, x: f64, y: f64) {
    const W: f64 = 3.8;
    const H: f64 = 2.2;
    let mid = x + W / 2.0;
    match swatch {
        Swatch::Box(color) => {
            c.rect(x, y - H / 2.0, W, H, color);
            c.frame(x, y - H / 2.0, W, H, 0.1, RULE);
        }
        Swatch::Hatched(color) => {
            c.hatch(x, y - H / 2.0, W, H, 0.9, color);
            c.frame(x, y - H / 2.0, W, H, 0.15, color);
        }
        Swatch::Band(color) => {
            c.rect(x, y - H / 2.0, W, H, color);
            c.frame(x, y - H / 2.0, W, H, 0.1, RULE);
        }
        Swatch::Diamond(color) => c.diamond(mid, y, 1.4, color),
        Swatch::Tick(color) => c.line(&[(mid, y - 1.3), (mid, y + 1.3)], 0.4, color),
        Swatch::Up(color) => {
            c.polygon(&[(mid - 1.25, y + 1.25), (mid, y - 1.25), (mid + 1.25, y + 1.25)], color)
        }
        Swatch::Down(color) => {
            c.polygon(&[(mid - 1.25, y - 1.25), (mid, y + 1.25), (mid + 1.25, y - 1.25)], color);
        }
        Swatch::Dot(color) => c.circle(mid, y, 1.1, color),
        Swatch::Ring(color) => c.ring(mid, y, 1.1, 0.35, color),
        Swatch::Dashed => c.dashed((mid, y - 1.6), (mid, y + 1.6), 0.4, BLACK),
        Swatch::Solid => c.line(&[(mid, y - 1.5), (mid, y + 1.5)], 0.4, BLACK),
        Swatch::Line(color, wide) => c.line(&[(x, y), (x + W, y)], wide, color),
        Swatch::Arrow(color) => {
            c.line(&[(x, y), (x + W - 1.6, y)], 0.4, color);
            c.arrow_head(x + W - 1.7, y, 0.9, 1.0, color);
        }
        Swatch::Basis(basis) => basis_mark(c, basis, mid, y),
        Swatch::Frame => c.frame(mid - 1.3, y - 1.3, 2.6, 2.6, 0.35, BLACK),
    }
}
