//! Tables: fixed widths that fill the page, heads that come again on every page, rows that stay whole.

use docx_rs::{
    AlignmentType, HeightRule, LineSpacing, Paragraph, Shading, Table as DocxTable, TableAlignmentType,
    TableCell, TableLayoutType, TableRow, WidthType,
};

use super::text::{Style, run};
use super::{Ground, PAGE, line};
use crate::report::papers::{Cell, Look, Span, Table, Way};

/// What heads of columns stand on.
const HEAD_FILL: &str = "E7E6E6";

/// Widths of the columns, in twentieths of a point; they add up to the width of the page.
fn widths(table: &Table, ground: Ground) -> Vec<usize> {
    let whole = ground.width().max(1) as u32;
    let sum = table.widths.iter().sum::<u32>().max(1);
    table.widths.iter().map(|w| (whole * w / sum) as usize).collect()
}

/// A table; `together` keeps its rows on one page.
pub(super) fn table(table: &Table, ground: Ground, together: bool) -> DocxTable {
    let widths = widths(table, ground);
    let points = if ground.look == Look::Administrative { 24 } else { 19 };
    let ink = Style { size: points, ..Style::default() };
    let mut rows = Vec::new();
    if !table.heads.is_empty() {
        let cells = table.heads.iter().zip(&widths).map(|(head, width)| {
            let text = Paragraph::new()
                .align(AlignmentType::Center)
                .line_spacing(LineSpacing::new().before(20).after(20))
                .add_run(run(&Span::Bold(head.clone()), ink));
            TableCell::new()
                .width(*width, WidthType::Dxa)
                .shading(Shading::new().fill(HEAD_FILL))
                .add_paragraph(text)
        });
        // The library has no word for a head that comes again; `pack` turns this into one.
        rows.push(
            TableRow::new(cells.collect()).cant_split().row_height(1.0).height_rule(HeightRule::AtLeast),
        );
    }
    let last = table.rows.len().saturating_sub(1);
    for (ix, row) in table.rows.iter().enumerate() {
        let next = together && ix < last;
        let cells =
            row.iter().zip(&widths).map(|(cell, width)| self::cell(cell, *width, ink, next)).collect();
        let height = row.iter().zip(&widths).map(|(cell, width)| lines(cell, *width, points)).max();
        let made = TableRow::new(cells);
        let room = whole(ground, points);
        rows.push(if together || height.unwrap_or(0) <= room { made.cant_split() } else { made });
    }
    DocxTable::new(rows)
        .set_grid(widths.clone())
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .width(widths.iter().sum(), WidthType::Dxa)
}

/// Lines of a page that a row may take and stay on one page: nine in ten, as what is left of a longer one stands alone on the next.
fn whole(ground: Ground, points: usize) -> usize {
    let height = if ground.way == Way::Portrait { PAGE.1 } else { PAGE.0 };
    let twips = super::twips(height - 40.0).max(0) as usize;
    twips * 9 / 10 / (points * LINE)
}

/// Twentieths of a point between two lines, and the mean width of a character, for each half point of its size.
const LINE: usize = 12;
const CHARACTER: usize = 5;

/// Lines that a cell takes, about.
fn lines(cell: &Cell, width: usize, points: usize) -> usize {
    let in_line = (width.saturating_sub(200) / (points * CHARACTER)).max(1);
    let of = |spans: &Vec<Span>| {
        spans.iter().map(|s| s.text().chars().count()).sum::<usize>().div_ceil(in_line).max(1)
    };
    cell.lines.iter().map(of).sum()
}

fn cell(cell: &Cell, width: usize, ink: Style, with_next: bool) -> TableCell {
    let mut made = TableCell::new().width(width, WidthType::Dxa);
    if cell.head {
        made = made.shading(Shading::new().fill("F5F5F5"));
    }
    if cell.lines.is_empty() {
        return made.add_paragraph(if with_next {
            Paragraph::new().keep_next(true)
        } else {
            Paragraph::new()
        });
    }
    for spans in &cell.lines {
        let text = line(spans, ink).line_spacing(LineSpacing::new().before(20).after(20));
        let text = if with_next { text.keep_next(true) } else { text };
        made = made.add_paragraph(if cell.centred { text.align(AlignmentType::Center) } else { text });
    }
    made
}
