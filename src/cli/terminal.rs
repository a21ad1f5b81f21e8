//! What goes to standard output and standard error: colours only where wished, and a closed pipe is no error.

use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

use super::exit::{Exit, Failure};
use super::files;
use super::language::values_of;
use crate::i18n::{Lang, Text, cli as say};

/// Columns where there is no terminal.
const DEFAULT_WIDTH: usize = 80;

/// The terminal, or wherever its two streams lead.
#[derive(Clone, Debug)]
pub struct Terminal {
    /// Language of everything printed.
    pub lang: Lang,
    /// Whether commands print JSON.
    pub json: bool,
    color: ColorChoice,
    closed: bool,
}

impl Terminal {
    /// The terminal as the command line wishes it; read before parsing, because usage errors are coloured too.
    pub fn new(lang: Lang, args: &[OsString]) -> Terminal {
        let color = match values_of("--color", args).last() {
            Some(&"always") => ColorChoice::Always,
            Some(&"never") => ColorChoice::Never,
            _ => ColorChoice::Auto,
        };
        Terminal { lang, json: false, color, closed: false }
    }

    /// Whether what is printed on standard error is coloured.
    pub fn colored_errors(&self) -> bool {
        self.resolved(&io::stderr()) != ColorChoice::Never
    }

    /// Whether what is printed on standard output is coloured.
    pub fn colored(&self) -> bool {
        self.resolved(&io::stdout()) != ColorChoice::Never
    }

    /// Columns to fill: as `COLUMNS` wishes, else those of the terminal that standard output leads to.
    pub fn width(&self) -> usize {
        let wished = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
        let own = || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.into());
        wished.or_else(own).filter(|width| *width > 0).unwrap_or(DEFAULT_WIDTH)
    }

    fn resolved<S: anstream::stream::RawStream>(&self, stream: &S) -> ColorChoice {
        match self.color {
            ColorChoice::Auto => AutoStream::choice(stream),
            chosen => chosen,
        }
    }

    /// Prints a text, which may carry ANSI colours, on standard output.
    pub fn print(&mut self, text: &str) -> Result<(), Failure> {
        if self.closed {
            return Ok(());
        }
        let mut stream = AutoStream::new(io::stdout().lock(), self.resolved(&io::stdout()));
        match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            Err(error) => Err(Failure::new(
                Exit::File,
                Text::of(|lang| say::cannot_print(lang, files::reason(&error).get(lang))),
                Text::of(say::hint_cannot_print),
            )),
        }
    }

    /// Prints bytes as they are on standard output.
    pub fn print_bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.print(&String::from_utf8_lossy(bytes))
    }

    /// Prints a value as indented JSON on standard output.
    pub fn print_json(&mut self, value: &serde_json::Value) -> Result<(), Failure> {
        self.print(&format!("{value:#}\n"))
    }

    /// Prints a text on standard error. Nothing can be done where that fails, so it is not reported.
    pub fn complain(&self, text: &str) {
        let mut stream = AutoStream::new(io::stderr().lock(), self.resolved(&io::stderr()));
        let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
    }

    /// Prints a remark on standard error that does not change how the command ends.
    pub fn remark(&self, label: &str, text: &str) {
        self.complain(&format!("{} {text}\n", painted(label, AnsiColor::Yellow)));
    }

    /// Tells why a command stopped.
    pub fn fail(&self, failure: &Failure) {
        let Failure::One { what, hint, .. } = failure else { return };
        let error = painted(&say::error_label(self.lang), AnsiColor::Red);
        let hint_label = painted(&say::hint_label(self.lang), AnsiColor::Cyan);
        self.complain(&format!("{error} {}\n  {hint_label} {}\n", what.get(self.lang), hint.get(self.lang)));
    }
}

/// A word in bold and colour; the stream takes the colours out where they are not wished.
fn painted(text: &str, color: AnsiColor) -> String {
    let style = Style::new().bold().fg_color(Some(color.into()));
    format!("{style}{text}{style:#}")
}
