//! A paper before it is written as DOCX or HTML: titles, paragraphs, tables, and blanks that a person fills in.

use crate::i18n::Lang;

/// A paper in one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Title, for the properties of the file.
    pub title: String,
    /// Language.
    pub lang: Lang,
    /// How it is laid out.
    pub look: Look,
    /// Time that the file says it was made at: the start of the drill, `YYYY-MM-DDTHH:MM`.
    pub created: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// How a paper is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A paper of exercise staff.
    Exercise,
    /// A Vietnamese administrative document (NĐ 30/2020/NĐ-CP).
    Administrative,
}

/// A piece of a paper.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The title.
    Title(String),
    /// What stands under the title, in one line or two.
    Subtitle(String),
    /// A heading of level 1 to 3.
    Heading(u8, String),
    /// A paragraph.
    Para(Vec<Span>),
    /// A list.
    Bullets(Vec<Vec<Span>>),
    /// A table.
    Table(Table),
    /// A table that stands on one page.
    Together(Table),
    /// The heading block of an administrative document.
    Letterhead(Letterhead),
    /// To whom it is sent up, in the middle of the page.
    Addressed(String),
    /// Its closing block: recipients at the left, signer at the right.
    Closing(Closing),
    /// An annex of an administrative document begins: on pages that are numbered anew.
    Annex(Annex),
    /// What follows begins on a new page.
    NewPage,
    /// What follows stands on pages in landscape, until the next of its kind turns them back.
    Turn(Way),
}

/// How a page lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Upright.
    Portrait,
    /// Across.
    Landscape,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// As it is.
    Plain(String),
    /// Bold.
    Bold(String),
    /// Italic.
    Italic(String),
    /// Small and grey: evidence.
    Small(String),
    /// A blank that a person fills in, marked.
    Blank(String),
}

impl Span {
    /// What it says.
    pub fn text(&self) -> &str {
        match self {
            Span::Plain(text)
            | Span::Bold(text)
            | Span::Italic(text)
            | Span::Small(text)
            | Span::Blank(text) => text,
        }
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Widths of the columns, in hundredths of the page.
    pub widths: Vec<u32>,
    /// Heads of the columns, repeated on every page; none where empty.
    pub heads: Vec<String>,
    /// Rows of cells.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell: its paragraphs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Paragraphs.
    pub lines: Vec<Vec<Span>>,
    /// Whether it is a head of its row.
    pub head: bool,
    /// Whether it is centred.
    pub centred: bool,
}

impl Cell {
    /// One paragraph.
    pub fn of(text: impl Into<String>) -> Cell {
        Cell { lines: vec![vec![Span::Plain(text.into())]], ..Cell::default() }
    }
    /// A head of its row.
    pub fn head(text: impl Into<String>) -> Cell {
        Cell { lines: vec![vec![Span::Bold(text.into())]], head: true, ..Cell::default() }
    }
    /// Pieces of one paragraph.
    pub fn spans(spans: Vec<Span>) -> Cell {
        Cell { lines: vec![spans], ..Cell::default() }
    }
    /// Several paragraphs.
    pub fn lines(lines: Vec<Vec<Span>>) -> Cell {
        Cell { lines, ..Cell::default() }
    }
    /// In the middle of its column.
    pub fn centre(text: impl Into<String>) -> Cell {
        Cell { centred: true, ..Cell::of(text) }
    }
    /// A blank.
    pub fn blank(text: impl Into<String>) -> Cell {
        Cell::spans(vec![Span::Blank(text.into())])
    }
}

/// The heading block of an administrative document.
#[derive(Clone, Debug, PartialEq)]
pub struct Letterhead {
    /// The body above the one that issues it; none where empty.
    pub above: Vec<Span>,
    /// The body that issues it, in one line or two.
    pub issuer: Vec<String>,
    /// Number and sign.
    pub number: Vec<Span>,
    /// Place and date.
    pub place: Vec<Span>,
    /// The country, and its motto.
    pub country: [String; 2],
    /// Kind of document, in capitals.
    pub kind: String,
    /// What it is about.
    pub about: String,
}

/// The head of an annex of an administrative document.
#[derive(Clone, Debug, PartialEq)]
pub struct Annex {
    /// The word with its numeral, in a line of its own; none where empty.
    pub number: String,
    /// Its title, in capitals.
    pub title: String,
    /// To which document it belongs.
    pub with: Vec<Span>,
}

/// The closing block of an administrative document.
#[derive(Clone, Debug, PartialEq)]
pub struct Closing {
    /// The word above the recipients.
    pub recipients_head: String,
    /// Recipients, one a line.
    pub recipients: Vec<Vec<Span>>,
    /// For whom it is signed, and as what: bold lines.
    pub signer: Vec<Span>,
    /// Name of the signer.
    pub name: Span,
}

/// A plain paragraph.
pub fn para(text: impl Into<String>) -> Block {
    Block::Para(vec![Span::Plain(text.into())])
}

/// A text that any reader of files can take: control characters, unpaired halves and noncharacters are left out, and
/// more than so many characters are cut.
pub fn clean(text: &str) -> String {
    let fit = |c: &char| match c {
        '\n' | '\t' | '\r' => false,
        c => !c.is_control() && !matches!(*c as u32 & 0xFFFF, 0xFFFE | 0xFFFF),
    };
    let mut out: String = text
        .chars()
        .map(|c| if matches!(c, '\n' | '\t' | '\r') { ' ' } else { c })
        .filter(fit)
        .take(LONGEST + 1)
        .collect();
    if out.chars().count() > LONGEST {
        out = out.chars().take(LONGEST).chain(['…']).collect();
    }
    out
}

/// Characters of one piece of text; a longer one comes from no plan.
const LONGEST: usize = 4000;
