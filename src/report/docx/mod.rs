//! Papers as DOCX that Word and LibreOffice open: the same bytes for the same paper, whatever the clock says.

mod frame;
mod pack;
mod table;
mod text;

#[cfg(test)]
mod tests;

use docx_rs::{
    AlignmentType, Docx, Header, LineSpacing, PageMargin, PageNum, PageNumType, PageOrientationType,
    PageSize, Paragraph, RunFonts, Section, SpecialIndentType, Style, StyleType,
};

use super::papers::{Block, Look, Paper, Span, Way};
use crate::units::time::HOUR;
use crate::units::{CivilDateTime, Epoch, SimTime};
use text::{Style as Ink, run};

/// A length of a page in twentieths of a point.
const MILLIMETRE: f64 = 56.7;
/// A4.
const PAGE: (f64, f64) = (210.0, 297.0);
/// The face that NĐ 30/2020/NĐ-CP prescribes.
const FACE: &str = "Times New Roman";

/// Why a paper could not be packed: a defect of the writer, never of the paper.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unpacked(#[from] zip::result::ZipError);

/// Margins in millimetres: top, right, bottom, left.
fn margins(look: Look) -> [f64; 4] {
    match look {
        Look::Exercise => [20.0, 18.0, 18.0, 20.0],
        Look::Administrative => [20.0, 15.0, 20.0, 30.0],
    }
}

fn twips(millimetres: f64) -> i32 {
    (millimetres * MILLIMETRE) as i32
}

/// Half points of the text of a look.
fn size(look: Look) -> usize {
    match look {
        Look::Exercise => 22,
        Look::Administrative => 28,
    }
}

/// What the writing of a paper knows beside the piece at hand.
#[derive(Clone, Copy)]
struct Ground {
    look: Look,
    way: Way,
}

impl Ground {
    /// Width between the margins, in twentieths of a point.
    fn width(self) -> i32 {
        let [_, right, _, left] = margins(self.look);
        let page = if self.way == Way::Portrait { PAGE.0 } else { PAGE.1 };
        twips(page - left - right)
    }
}

/// A piece as the library takes it.
enum Made {
    Paragraph(Box<Paragraph>),
    /// Room behind a table; nothing where a page ends anyway, or it would stand alone on the next.
    Space(Box<Paragraph>),
    Table(Box<docx_rs::Table>),
}

/// What stands on pages of one kind.
struct Part {
    way: Way,
    /// Whether its pages are numbered from 1 again.
    anew: bool,
    list: Vec<Made>,
}

impl Part {
    fn new(way: Way, anew: bool) -> Part {
        Part { way, anew, list: Vec::new() }
    }
}

/// Writes a paper.
///
/// # Errors
/// Where the packing fails, which it does only if the writer has a defect.
pub fn write(paper: &Paper) -> Result<Vec<u8>, Unpacked> {
    let mut parts: Vec<Part> = vec![Part::new(Way::Portrait, false)];
    let mut fresh = false;
    for block in &paper.blocks {
        if matches!(block, Block::Annex(_) | Block::Turn(_) | Block::NewPage)
            && let Some(part) = parts.last_mut()
        {
            while matches!(part.list.last(), Some(Made::Space(_))) {
                part.list.pop();
            }
        }
        if let Block::Annex(_) = block {
            let way = parts.last().map_or(Way::Portrait, |part| part.way);
            parts.push(Part::new(way, true));
            fresh = false;
        }
        match block {
            Block::Turn(way) => parts.push(Part::new(*way, false)),
            Block::NewPage => fresh = true,
            block => {
                let Some(Part { way, list, .. }) = parts.last_mut() else { continue };
                let first = list.len();
                if let (Block::Closing(_), Some(Made::Paragraph(last))) = (block, list.last_mut()) {
                    // No signature stands alone on a page.
                    **last = std::mem::take(last).keep_next(true);
                }
                if let (Block::Table(_) | Block::Together(_), Some(Made::Paragraph(last))) =
                    (block, list.last_mut())
                {
                    // What introduces a table stands above its first row.
                    **last = std::mem::take(last).keep_next(true);
                }
                list.extend(made(block, Ground { look: paper.look, way: *way }));
                if std::mem::take(&mut fresh) {
                    break_before(list, first);
                }
            }
        }
    }
    pack::repack(assembled(paper, parts).build(), paper)
}

/// What begins at a place begins a page.
fn break_before(list: &mut Vec<Made>, at: usize) {
    match list.get_mut(at) {
        Some(Made::Paragraph(paragraph)) => {
            let taken = std::mem::take(paragraph);
            **paragraph = taken.page_break_before(true);
        }
        _ => list.insert(at.min(list.len()), paragraph(Paragraph::new().page_break_before(true))),
    }
}

fn space(after: u32) -> Made {
    let room = Paragraph::new().size(12).line_spacing(LineSpacing::new().before(0).after(after));
    Made::Space(Box::new(room))
}

fn paragraph(paragraph: Paragraph) -> Made {
    Made::Paragraph(Box::new(paragraph))
}

fn assembled(paper: &Paper, parts: Vec<Part>) -> Docx {
    let mut docx = styled(Docx::new(), paper.look).created_at(&moment(paper)).updated_at(&moment(paper));
    let mut parts: Vec<_> = parts.into_iter().filter(|part| !part.list.is_empty()).collect();
    let last = parts.pop();
    for (ix, part) in parts.into_iter().enumerate() {
        docx = docx.add_section(section(paper.look, part, ix == 0));
    }
    let several = !docx.document.children.is_empty();
    let Part { way, anew, list } = last.unwrap_or(Part::new(Way::Portrait, false));
    docx = docx.header(numbered(paper.look));
    if !several || anew {
        docx = docx.first_header(Header::new().add_paragraph(Paragraph::new()));
    }
    if anew {
        docx.document.section_property = docx.document.section_property.page_num_type(from_one());
    }
    let (width, height) = sides(way);
    docx = docx.page_size(width, height).page_margin(edges(paper.look));
    if way == Way::Landscape {
        docx = docx.page_orient(PageOrientationType::Landscape);
    }
    for made in list {
        docx = match made {
            Made::Paragraph(paragraph) | Made::Space(paragraph) => docx.add_paragraph(*paragraph),
            Made::Table(table) => docx.add_table(*table),
        };
    }
    docx
}

/// A section: its number stands on no first page of a document or of an annex.
fn section(look: Look, part: Part, first: bool) -> Section {
    let mut section = Section::new().header(numbered(look));
    if first || part.anew {
        section = section.first_header(Header::new().add_paragraph(Paragraph::new())).title_pg();
    }
    if part.anew {
        section = section.page_num_type(from_one());
    }
    let (width, height) = sides(part.way);
    section = section.page_size(PageSize::new().size(width, height)).page_margin(edges(look));
    if part.way == Way::Landscape {
        section = section.page_orient(PageOrientationType::Landscape);
    }
    part.list.into_iter().fold(section, |section, made| match made {
        Made::Paragraph(paragraph) | Made::Space(paragraph) => section.add_paragraph(*paragraph),
        Made::Table(table) => section.add_table(*table),
    })
}

fn from_one() -> PageNumType {
    PageNumType::new().start(1)
}

fn sides(way: Way) -> (u32, u32) {
    let (short, long) = (twips(PAGE.0) as u32, twips(PAGE.1) as u32);
    if way == Way::Portrait { (short, long) } else { (long, short) }
}

fn edges(look: Look) -> PageMargin {
    let [top, right, bottom, left] = margins(look).map(twips);
    PageMargin { top, right, bottom, left, header: twips(10.0), footer: twips(10.0), gutter: 0 }
}

/// The number of the page, in the middle of the top margin.
fn numbered(look: Look) -> Header {
    let points = if look == Look::Administrative { 26 } else { 20 };
    Header::new().add_paragraph(
        Paragraph::new().align(AlignmentType::Center).size(points).add_page_num(PageNum::new()),
    )
}

/// Hours that the clocks of Việt Nam are ahead of the universal time of the format.
const AHEAD: i64 = 7;

/// The moment of the paper in the words of the format: a civil time of Việt Nam becomes universal time with seconds.
fn moment(paper: &Paper) -> String {
    let parsed = paper.created.get(..16).and_then(|text| text.parse::<CivilDateTime>().ok());
    let universal = |local: CivilDateTime| Epoch::new(local).to_civil(SimTime(-AHEAD * HOUR));
    parsed.map(universal).map_or_else(
        || "2000-01-01T00:00:00Z".to_owned(),
        |m| format!("{}T{:02}:{:02}:00Z", m.date, m.hour(), m.minute()),
    )
}

fn fonts() -> RunFonts {
    RunFonts::new().ascii(FACE).hi_ansi(FACE).cs(FACE).east_asia(FACE)
}

fn styled(docx: Docx, look: Look) -> Docx {
    let heading = |level: usize, points: usize| {
        let style = Style::new(format!("Heading{level}"), StyleType::Paragraph);
        let style = style.name(format!("heading {level}")).based_on("Normal").next("Normal").q_format(true);
        let style = style.outline_lvl(level - 1).size(points).bold();
        if level > 2 { style.italic() } else { style }
    };
    let sizes = if look == Look::Administrative { [28, 28, 28] } else { [30, 26, 23] };
    docx.default_fonts(fonts())
        .default_size(size(look))
        .add_style(Style::new("Normal", StyleType::Paragraph).name("Normal").q_format(true))
        .add_style(heading(1, sizes[0]))
        .add_style(heading(2, sizes[1]))
        .add_style(heading(3, sizes[2]))
}

/// A block as pieces of the format.
fn made(block: &Block, ground: Ground) -> Vec<Made> {
    let administrative = ground.look == Look::Administrative;
    match block {
        Block::Title(text) => vec![paragraph(
            line(&[Span::Bold(text.clone())], Ink { size: 36, ..Ink::default() })
                .align(AlignmentType::Center)
                .line_spacing(LineSpacing::new().before(0).after(80)),
        )],
        Block::Subtitle(text) => vec![paragraph(
            line(&[Span::Plain(text.clone())], Ink::default())
                .align(AlignmentType::Center)
                .line_spacing(LineSpacing::new().before(0).after(160)),
        )],
        Block::Heading(level, text) => vec![paragraph(heading(*level, text, administrative))],
        Block::Para(spans) => vec![paragraph(body(spans, administrative))],
        Block::Bullets(items) => items.iter().map(|item| paragraph(bullet(item, administrative))).collect(),
        Block::Table(table) => vec![Made::Table(Box::new(table::table(table, ground, false))), space(60)],
        Block::Together(table) => vec![Made::Table(Box::new(table::table(table, ground, true))), space(60)],
        Block::Letterhead(head) => frame::letterhead(head, ground),
        Block::Closing(closing) => frame::closing(closing, ground),
        Block::Annex(annex) => frame::annex(annex),
        Block::Addressed(to) => vec![frame::addressed(to)],
        Block::NewPage | Block::Turn(_) => Vec::new(),
    }
}

fn heading(level: u8, text: &str, administrative: bool) -> Paragraph {
    let before = if level == 1 { 240 } else { 160 };
    let heading = Paragraph::new()
        .style(&format!("Heading{level}"))
        .keep_next(true)
        .line_spacing(LineSpacing::new().before(before).after(80))
        .add_run(run(&Span::Plain(text.to_owned()), Ink::default()));
    if administrative { heading.indent(None, Some(first_line()), None, None) } else { heading }
}

/// The first line of a paragraph of an administrative document begins 10 mm further in.
fn first_line() -> SpecialIndentType {
    SpecialIndentType::FirstLine(twips(10.0))
}

fn body(spans: &[Span], administrative: bool) -> Paragraph {
    let body = line(spans, Ink::default());
    // Digests and versions have no room to stretch.
    let small = !spans.is_empty() && spans.iter().all(|span| matches!(span, Span::Small(_)));
    if administrative && small {
        body.align(AlignmentType::Left).line_spacing(LineSpacing::new().before(60).after(60))
    } else if administrative {
        body.align(AlignmentType::Both)
            .indent(None, Some(first_line()), None, None)
            .line_spacing(LineSpacing::new().before(60).after(60))
    } else {
        body.line_spacing(LineSpacing::new().before(0).after(100))
    }
}

fn bullet(spans: &[Span], administrative: bool) -> Paragraph {
    let mut all = vec![Span::Plain("- ".to_owned())];
    all.extend(spans.iter().cloned());
    if administrative {
        return body(&all, true);
    }
    let hang = twips(4.0);
    line(&all, Ink::default())
        .indent(Some(twips(8.0)), Some(SpecialIndentType::Hanging(hang)), None, None)
        .line_spacing(LineSpacing::new().before(0).after(60))
}

/// A paragraph of spans.
fn line(spans: &[Span], ink: Ink) -> Paragraph {
    spans.iter().fold(Paragraph::new(), |paragraph, span| paragraph.add_run(run(span, ink)))
}
