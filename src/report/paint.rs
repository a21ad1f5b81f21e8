//! A canvas as SVG and as PNG, by one code path over plotters' drawing area.

use plotters::backend::{BitMapBackend, DrawingBackend, SVGBackend};
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};

use super::canvas::{Anchor, Canvas, FAMILY, LINE_BOX, Op, WIDTH};

/// Units of an SVG per millimetre: backends take whole numbers.
const SVG_UNITS: f64 = 100.0;
/// Pixels of a PNG per millimetre: 203 dpi, twice the 96 dpi of a screen and a little.
const PNG_PIXELS: u32 = 8;
/// The picture is drawn so many times larger and averaged down, since plotters rounds glyphs to pixels.
const SUPERSAMPLING: u32 = 2;

/// What a backend makes of a size and of the top of a text.
struct Medium {
    units: f64,
    /// Size to ask for, per em.
    size_per_em: f64,
    /// From the top of a text to its baseline, in em.
    baseline: f64,
    /// Whether the far edge of a filled rectangle is drawn too.
    inclusive: bool,
}

/// plotters writes `font-size = size / 1.24` and `dy = 0.76em` into SVG.
const SVG: Medium = Medium { units: SVG_UNITS, size_per_em: 1.24, baseline: 0.76, inclusive: false };
/// plotters' rasteriser scales a font to the height of its line box and sets the baseline at half of it.
const PNG: Medium = Medium {
    units: (PNG_PIXELS * SUPERSAMPLING) as f64,
    size_per_em: LINE_BOX,
    baseline: LINE_BOX / 2.0,
    inclusive: true,
};

impl Medium {
    fn at(&self, (x, y): (f64, f64)) -> (i32, i32) {
        ((x * self.units).round() as i32, (y * self.units).round() as i32)
    }

    fn draw<DB: DrawingBackend>(
        &self,
        area: &DrawingArea<DB, Shift>,
        op: &Op,
    ) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
        match op {
            Op::Rect { x, y, w, h, fill } => {
                let (x0, y0) = self.at((*x, *y));
                let (x1, y1) = self.at((x + w, y + h));
                let less = i32::from(self.inclusive);
                let corners = [(x0, y0), ((x1 - less).max(x0), (y1 - less).max(y0))];
                area.draw(&Rectangle::new(corners, fill.filled()))
            }
            Op::Line { points, width, color } => {
                let stroke = (width * self.units).round().max(1.0) as u32;
                let points: Vec<(i32, i32)> = points.iter().map(|p| self.at(*p)).collect();
                let style = ShapeStyle { color: color.to_rgba(), filled: false, stroke_width: stroke };
                area.draw(&PathElement::new(points, style))
            }
            Op::Polygon { points, fill } => {
                let points: Vec<(i32, i32)> = points.iter().map(|p| self.at(*p)).collect();
                area.draw(&Polygon::new(points, fill.filled()))
            }
            Op::Circle { x, y, r, fill } => {
                let r = (r * self.units).round().max(1.0) as i32;
                area.draw(&Circle::new(self.at((*x, *y)), r, fill.filled()))
            }
            Op::Text { x, y, text, ink, anchor } => {
                let weight = if ink.bold { FontStyle::Bold } else { FontStyle::Normal };
                let size = ink.size * self.size_per_em * self.units;
                let h = match anchor {
                    Anchor::Start => HPos::Left,
                    Anchor::Middle => HPos::Center,
                    Anchor::End => HPos::Right,
                };
                let font = FontDesc::new(FontFamily::Name(FAMILY), size, weight);
                let style = TextStyle::from(font).color(&ink.color).pos(Pos::new(h, VPos::Top));
                let place = self.at((*x, y - self.baseline * ink.size));
                area.draw(&Text::new(text.as_str(), place, style))
            }
        }
    }

    fn draw_all<DB: DrawingBackend>(&self, area: &DrawingArea<DB, Shift>, canvas: &Canvas) {
        for op in &canvas.ops {
            // Both backends write to memory and the font is embedded: there is nothing that can fail.
            let drawn = self.draw(area, op).is_ok();
            debug_assert!(drawn, "{op:?}");
        }
        let presented = area.present().is_ok();
        debug_assert!(presented);
    }
}

/// The canvas as an SVG document whose text stays text. `title` and `alt` become its accessible name.
pub(super) fn svg(canvas: &Canvas, title: &str, alt: &str) -> String {
    let (w, h) = size(canvas, SVG.units);
    let mut raw = String::new();
    {
        let area = SVGBackend::with_string(&mut raw, (w, h)).into_drawing_area();
        SVG.draw_all(&area, canvas);
    }
    let body = raw.split_once(">\n").map_or("", |(_, body)| body);
    // plotters puts each text on a line of its own; without the line breaks selecting copies clean text.
    let body = body.replace("\">\n", "\">").replace("\n</text>", "</text>").replace(" opacity=\"1\"", "");
    let body = body.replace(
        &format!("font-family=\"{FAMILY}\""),
        &format!("font-family=\"'{FAMILY}', 'Segoe UI', 'Noto Sans', Arial, sans-serif\""),
    );
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" viewBox=\"0 0 {w} {h}\" \
         role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n\
         <rect width=\"{w}\" height=\"{h}\" fill=\"#FFFFFF\"/>\n{body}",
        f64::from(w) / SVG.units,
        f64::from(h) / SVG.units,
        escape(title),
        escape(alt),
    )
}

/// The canvas as a PNG.
pub(super) fn png(canvas: &Canvas) -> Vec<u8> {
    let (small_w, small_h) = size(canvas, f64::from(PNG_PIXELS));
    let (w, h) = (small_w * SUPERSAMPLING, small_h * SUPERSAMPLING);
    let mut large = vec![255_u8; w as usize * h as usize * 3];
    {
        let area = BitMapBackend::with_buffer(&mut large, (w, h)).into_drawing_area();
        PNG.draw_all(&area, canvas);
    }
    encode(&average(&large, small_w as usize, small_h as usize), small_w, small_h)
}

fn size(canvas: &Canvas, units: f64) -> (u32, u32) {
    ((WIDTH * units).round() as u32, (canvas.height * units).ceil() as u32)
}

/// The mean of every square of two by two pixels, [`SUPERSAMPLING`] each way.
fn average(large: &[u8], w: usize, h: usize) -> Vec<u8> {
    let stride = w * 2 * 3;
    let mut small = Vec::with_capacity(w * h * 3);
    for rows in large.chunks_exact(stride * 2) {
        let (upper, lower) = rows.split_at(stride);
        for (a, b) in upper.as_chunks::<6>().0.iter().zip(lower.as_chunks::<6>().0) {
            for i in 0..3 {
                let sum = u16::from(a[i]) + u16::from(a[i + 3]) + u16::from(b[i]) + u16::from(b[i + 3]);
                small.push((sum / 4) as u8);
            }
        }
    }
    small
}

fn encode(pixels: &[u8], w: u32, h: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, w, h);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Default);
    encoder.set_filter(png::FilterType::Up);
    let per_metre = PNG_PIXELS * 1000;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(pixels)?;
        writer.finish()
    });
    debug_assert!(written.is_ok(), "writing to memory cannot fail");
    bytes
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
