//! The heading block and the closing block of an administrative document (NĐ 30/2020/NĐ-CP).

use docx_rs::{
    AlignmentType, LineSpacing, Paragraph, Table, TableAlignmentType, TableCell, TableLayoutType, TableRow,
    WidthType,
};

use super::text::Style;
use super::{Ground, Made, line, paragraph};
use crate::report::papers::{Annex, Closing, Letterhead, Span};

/// Shares of the page that the left and the right half take, in hundredths.
const HALVES: [u32; 2] = [42, 58];
/// Half points of the upper block, of the text, of the list of recipients and of its head.
const UPPER: usize = 24;
const TEXT: usize = 28;
const RECIPIENTS: usize = 22;
const RECIPIENTS_HEAD: usize = 24;
/// Lines left free for a signature.
const FREE: usize = 4;

fn centred(spans: &[Span], size: usize, bold: bool, (before, after): (u32, u32)) -> Paragraph {
    line(spans, Style { size, bold, italic: false })
        .align(AlignmentType::Center)
        .line_spacing(LineSpacing::new().before(before).after(after))
}

fn plain(text: &str) -> Vec<Span> {
    vec![Span::Plain(text.to_owned())]
}

/// The short line under a text: a row of strokes, so that it stays where the text goes.
fn stroke(width: usize, after: u32) -> Paragraph {
    centred(&plain(&"\u{2500}".repeat(width)), 14, false, (0, after))
}

fn halves(left: Vec<Paragraph>, right: Vec<Paragraph>, ground: Ground) -> Table {
    let whole = ground.width().max(1) as u32;
    let widths = HALVES.map(|share| (whole * share / 100) as usize);
    let cell = |paragraphs: Vec<Paragraph>, width: usize| {
        paragraphs.into_iter().fold(TableCell::new().width(width, WidthType::Dxa), TableCell::add_paragraph)
    };
    Table::without_borders(vec![
        TableRow::new(vec![cell(left, widths[0]), cell(right, widths[1])]).cant_split(),
    ])
    .set_grid(widths.to_vec())
    .layout(TableLayoutType::Fixed)
    .align(TableAlignmentType::Center)
    .width(widths.iter().sum(), WidthType::Dxa)
}

pub(super) fn letterhead(head: &Letterhead, ground: Ground) -> Vec<Made> {
    let mut left = Vec::new();
    if !head.above.is_empty() {
        left.push(centred(&head.above, UPPER, false, (0, 0)));
    }
    left.extend(head.issuer.iter().map(|name| centred(&plain(name), UPPER, true, (0, 0))));
    left.push(stroke(8, 60));
    left.push(centred(&head.number, 26, false, (0, 0)));
    let right = vec![
        centred(&plain(&head.country[0]), UPPER, true, (0, 0)),
        centred(&plain(&head.country[1]), 26, true, (0, 0)),
        stroke(20, 60),
        line(&head.place, Style { size: 26, italic: true, ..Style::default() }).align(AlignmentType::Center),
    ];
    vec![
        Made::Table(Box::new(halves(left, right, ground))),
        paragraph(centred(&plain(&head.kind), TEXT, true, (360, 0))),
        paragraph(centred(&plain(&head.about), TEXT, true, (0, 0))),
        paragraph(stroke(12, 240)),
    ]
}

pub(super) fn addressed(to: &str) -> Made {
    paragraph(centred(&plain(to), TEXT, false, (0, 200)))
}

pub(super) fn annex(annex: &Annex) -> Vec<Made> {
    let head = |text: &str| plain(text);
    let mut made = Vec::new();
    if !annex.number.is_empty() {
        made.push(paragraph(centred(&head(&annex.number), TEXT, true, (0, 0)).keep_next(true)));
    }
    let title = centred(&head(&annex.title), TEXT, true, (0, 60)).style("Heading1").keep_next(true);
    made.push(paragraph(title));
    if !annex.with.is_empty() {
        let with = line(&annex.with, Style { size: TEXT, italic: true, ..Style::default() });
        made.push(paragraph(
            with.align(AlignmentType::Center)
                .line_spacing(LineSpacing::new().before(0).after(200))
                .keep_next(true),
        ));
    }
    made
}

pub(super) fn closing(closing: &Closing, ground: Ground) -> Vec<Made> {
    let recipient = |spans: &[Span], size: usize| {
        line(spans, Style { size, ..Style::default() }).line_spacing(LineSpacing::new().before(0).after(0))
    };
    let mut head =
        line(&plain(&closing.recipients_head), Style { size: RECIPIENTS_HEAD, bold: true, italic: true });
    head = head.line_spacing(LineSpacing::new().before(0).after(0));
    let mut left = vec![head];
    left.extend(closing.recipients.iter().map(|spans| {
        let mut all = vec![Span::Plain("- ".to_owned())];
        all.extend(spans.iter().cloned());
        recipient(&all, RECIPIENTS)
    }));
    let mut right: Vec<Paragraph> =
        closing.signer.iter().map(|span| centred(std::slice::from_ref(span), TEXT, true, (0, 0))).collect();
    right.extend((0..FREE).map(|_| centred(&[], TEXT, false, (0, 0))));
    right.push(centred(std::slice::from_ref(&closing.name), TEXT, true, (0, 0)));
    let space = Paragraph::new().line_spacing(LineSpacing::new().before(120).after(0)).keep_next(true);
    vec![paragraph(space), Made::Table(Box::new(halves(left, right, ground))), super::space(0)]
}
