//! What the sheets look like on paper: A4 across, as wide as the page, heads on every page, a tint and a word a kind.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet};

use crate::i18n::{Lang, msel as say};
use crate::plan::msel::Kind;

/// The typeface of official documents (NĐ 30/2020/NĐ-CP).
const FONT: &str = "Times New Roman";
const SIZE: f64 = 11.0;
const SMALL: f64 = 8.0;
/// A4.
const PAPER: u8 = 9;
/// Inches.
const MARGIN: f64 = 0.4;
const MARGIN_OF_HEADS: f64 = 0.6;
/// A cell of a spreadsheet holds so many characters; longer texts are cut with a mark.
const LONGEST_CELL: usize = 32_000;
/// A head or foot holds 255 characters with their codes.
const LONGEST_HEAD: usize = 120;

/// The formats of a kind of row.
pub(super) struct Tint {
    pub text: Format,
    pub strong: Format,
    pub centred: Format,
    pub time: Format,
    pub small: Format,
}

/// Every format of the workbook.
pub(super) struct Paper {
    pub title: Format,
    pub subtitle: Format,
    pub when: Format,
    pub head: Format,
    pub label: Format,
    /// Within a cell.
    pub bold: Format,
    pub normal: Format,
    pub plain: Tint,
    attack: Tint,
    inject: Tint,
    expected: Tint,
    contingency: Tint,
    frame: Tint,
}

impl Paper {
    pub fn new() -> Paper {
        let line = || Format::new().set_font_name(FONT).set_align(FormatAlign::Center);
        Paper {
            title: line().set_font_size(15).set_bold().set_align(FormatAlign::VerticalCenter),
            subtitle: line().set_font_size(12).set_bold().set_align(FormatAlign::VerticalCenter),
            when: line().set_font_size(SIZE).set_italic().set_align(FormatAlign::VerticalCenter),
            head: boxed(None)
                .set_bold()
                .set_background_color(Color::RGB(0x1F_3A_5F))
                .set_font_color(Color::White)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            bold: Format::new().set_font_name(FONT).set_font_size(SIZE).set_bold(),
            normal: Format::new().set_font_name(FONT).set_font_size(SIZE),
            label: boxed(Some(0xEE_F0_F4)).set_bold(),
            plain: tint(None),
            // Light enough for black letters and a grey print; the kind stands in words beside it.
            attack: tint(Some(0xFB_E3_D3)),
            inject: tint(Some(0xDC_EB_F7)),
            expected: tint(None),
            contingency: tint(Some(0xFD_F5_CE)),
            frame: tint(Some(0xDD_DD_DD)),
        }
    }

    pub fn tint(&self, kind: Kind) -> &Tint {
        match kind {
            Kind::Startex | Kind::Endex => &self.frame,
            Kind::Attack => &self.attack,
            Kind::Inject => &self.inject,
            Kind::ExpectedAction => &self.expected,
            Kind::ContingencyInject => &self.contingency,
        }
    }
}

fn boxed(background: Option<u32>) -> Format {
    let format = Format::new()
        .set_font_name(FONT)
        .set_font_size(SIZE)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(Color::RGB(0x99_99_99));
    match background {
        Some(color) => format.set_background_color(Color::RGB(color)),
        None => format,
    }
}

fn tint(background: Option<u32>) -> Tint {
    Tint {
        text: boxed(background),
        strong: boxed(background).set_bold(),
        centred: boxed(background).set_align(FormatAlign::Center),
        time: boxed(background).set_num_format("dd/mm/yyyy hh:mm").set_align(FormatAlign::Center),
        small: boxed(background).set_font_size(SMALL).set_font_color(Color::RGB(0x55_55_55)),
    }
}

/// A text as a cell can hold it.
pub(super) fn cell(text: String) -> String {
    match text.char_indices().nth(LONGEST_CELL) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// The page of a sheet.
pub(super) fn page(sheet: &mut Worksheet, head: &str, foot: &str, lang: Lang) {
    // An ampersand begins a code there.
    let plain = |text: &str| text.chars().take(LONGEST_HEAD).collect::<String>().replace('&', "&&");
    sheet
        .set_paper_size(PAPER)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_margins(MARGIN, MARGIN, MARGIN_OF_HEADS, MARGIN_OF_HEADS, MARGIN / 2.0, MARGIN / 2.0)
        .set_header(say::page_head(lang, &plain(head)))
        .set_footer(say::page_foot(lang, &plain(foot)));
}

/// Points of a line, and of the room above and below the text of a cell.
const LINE: f64 = 14.5;
const ROOM: f64 = 4.0;
/// The highest row that a spreadsheet can have, in points.
const HIGHEST: f64 = 409.0;

/// The height of a row whose cells have these texts and widths. Programs other than Excel do not fit rows to wrapped text when
/// they open a file, so it is set.
pub(super) fn height<'a>(cells: impl Iterator<Item = (&'a str, f64)>) -> f64 {
    let lines = cells.map(|(text, width)| lines_of(text, width)).max().unwrap_or(1).max(1);
    (lines as f64 * LINE + ROOM).min(HIGHEST)
}

/// How many lines a text takes, broken at spaces.
fn lines_of(text: &str, width: f64) -> usize {
    text.split('\n').map(|part| broken(part, width)).sum()
}

fn broken(text: &str, width: f64) -> usize {
    let (mut lines, mut used) = (1, 0.0);
    for word in text.split(' ') {
        let long = letters(word);
        if used > 0.0 && used + SPACE + long > width {
            lines += 1;
            used = 0.0;
        } else if used > 0.0 {
            used += SPACE;
        }
        used += long;
        // A word longer than the line is broken anywhere.
        while used > width {
            lines += 1;
            used -= width;
        }
    }
    lines
}

/// Widths of letters in units of the digit that column widths count in, on the safe side.
const SPACE: f64 = 0.42;
const SMALL_LETTER: f64 = 0.77;
const LARGE_LETTER: f64 = 1.08;

fn letters(word: &str) -> f64 {
    let wide = |c: char| c.is_uppercase() || matches!(c, 'm' | 'w' | '—' | '…' | '%');
    word.chars().map(|c| if wide(c) { LARGE_LETTER } else { SMALL_LETTER }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_as_high_as_their_longest_text() {
        assert_eq!(lines_of("", 10.0), 1);
        assert_eq!(lines_of("one two", 3.0), 2);
        assert_eq!(lines_of("a\nb\n", 10.0), 3);
        assert_eq!(lines_of("abcdefghij", 5.0), 2);
        let cells = [("x", 10.0), ("one two three", 6.0)];
        assert!(height(cells.into_iter()) > height(cells[..1].iter().copied()));
        assert_eq!(height([("a b ".repeat(9999).as_str(), 4.0)].into_iter()), HIGHEST);
    }
}
