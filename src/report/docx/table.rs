//! Tables: fixed widths that fill the page, heads that come again on every page, rows that stay whole.

use docx_rs::{
    AlignmentType, HeightRule, LineSpacing, Paragraph, Shading, Table as DocxTable, TableAlignmentType,
    TableCell, TableLayoutType, TableRow, WidthType,
};

use super::text::{Style, run};
use super::{Ground, line};
use crate::report::papers::{Cell, Look, Span, Table};

/// What heads of columns stand on.
const HEAD_FILL: &str = "E7E6E6";

/// Widths of the columns, in twentieths of a point; they add up to the width of the page.
fn widths(table: &Table, ground: Ground) -> Vec<usize> {
    let whole = ground.width().max(1) as u32;
    let sum = table.widths.iter().sum::<u32>().max(1);
    table.widths.iter().map(|w| (whole * w / sum) as usize).collect()
}

pub(super) fn table(table: &Table, ground: Ground) -> DocxTable {
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
    for row in &table.rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| self::cell(cell, *width, ink)).collect();
        let long: usize = row.iter().flat_map(|c| &c.lines).flatten().map(|s| s.text().chars().count()).sum();
        let made = TableRow::new(cells);
        rows.push(if long < WHOLE { made.cant_split() } else { made });
    }
    DocxTable::new(rows)
        .set_grid(widths.clone())
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .width(widths.iter().sum(), WidthType::Dxa)
}

/// Characters up to which a row stays on one page.
const WHOLE: usize = 900;

fn cell(cell: &Cell, width: usize, ink: Style) -> TableCell {
    let mut made = TableCell::new().width(width, WidthType::Dxa);
    if cell.head {
        made = made.shading(Shading::new().fill("F5F5F5"));
    }
    if cell.lines.is_empty() {
        return made.add_paragraph(Paragraph::new());
    }
    for spans in &cell.lines {
        let text = line(spans, ink).line_spacing(LineSpacing::new().before(20).after(20));
        made = made.add_paragraph(if cell.centred { text.align(AlignmentType::Center) } else { text });
    }
    made
}
