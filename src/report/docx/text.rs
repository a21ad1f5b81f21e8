//! Pieces of text as runs: bold, italic, evidence, and blanks that stand out.

use docx_rs::Run;

use crate::report::papers::{Span, clean};

/// How text is set beside what its span says.
#[derive(Clone, Copy, Default)]
pub(super) struct Style {
    /// Half points; those of the paper where 0.
    pub size: usize,
    /// Bold throughout.
    pub bold: bool,
    /// Italic throughout.
    pub italic: bool,
}

/// Grey of evidence.
const GREY: &str = "444444";

/// A run.
pub(super) fn run(span: &Span, style: Style) -> Run {
    let mut run = Run::new().add_text(clean(span.text()));
    if style.size > 0 {
        run = run.size(style.size);
    }
    if style.bold {
        run = run.bold();
    }
    if style.italic {
        run = run.italic();
    }
    match span {
        Span::Plain(_) => run,
        Span::Bold(_) => run.bold(),
        Span::Italic(_) => run.italic(),
        Span::Small(_) => run.size(if style.size > 0 { style.size - 2 } else { 20 }).color(GREY),
        Span::Blank(_) => run.highlight("yellow"),
    }
}
