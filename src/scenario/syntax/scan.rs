//! From the text of a file to its tree.

use std::collections::BTreeMap;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::{Node, NodeId, Repeated, Tree, Value, Word};

/// How deep brackets may nest: far deeper than any scenario, far shallower than the stack.
pub const DEEPEST: usize = 64;

/// What is wrong with the text of a file, at these bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What.
    pub kind: SyntaxKind,
    /// First byte.
    pub from: usize,
    /// Byte after the last.
    pub to: usize,
    /// Another place that has to do with it.
    pub also: Option<(usize, Also)>,
    /// First byte and byte after the last of the value that stands before it inside the same brackets.
    pub after: Option<(usize, usize)>,
}

impl SyntaxError {
    fn new(kind: SyntaxKind, from: usize, to: usize) -> SyntaxError {
        SyntaxError { kind, from, to, also: None, after: None }
    }
    fn with(self, at: usize, what: Also) -> SyntaxError {
        SyntaxError { also: Some((at, what)), ..self }
    }
}

/// What the other place of an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Also {
    /// The bracket was opened there.
    Opened,
    /// The text was taken to end there.
    TextEnds,
}

/// What can be wrong with the text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyntaxKind {
    /// Nothing but space and comments.
    Empty,
    /// A value should stand here.
    ValueExpected(String),
    /// This sign should stand here.
    SignExpected(&'static str, String),
    /// A comma is missing before this field, or before the next value where no field follows.
    CommaMissing(Option<String>),
    /// `0,25` for `0.25`.
    DecimalComma(String),
    /// Quotation marks of a word processor.
    Quotes(char),
    /// A bracket that is never closed.
    Unclosed(char),
    /// A text or comment that is never closed.
    UnclosedText,
    /// `\x` with an unknown letter.
    Escape(String),
    /// Not a number.
    Number(String),
    /// More than one value in the file.
    Trailing,
    /// Brackets too deep.
    TooDeep,
    /// An extension that scenario files do not use.
    Extension(String),
}

/// Scans a file.
pub fn scan(text: &str) -> Result<Tree, SyntaxError> {
    let mut scanner = Scanner { text, at: 0, nodes: Vec::new(), repeated: Vec::new() };
    if text.starts_with('\u{feff}') {
        scanner.at = '\u{feff}'.len_utf8();
    }
    scanner.extensions()?;
    if scanner.at == text.len() {
        return Err(SyntaxError::new(SyntaxKind::Empty, text.len(), text.len()));
    }
    let root = scanner.value(0)?;
    scanner.space()?;
    if scanner.at < text.len() {
        let from = scanner.at;
        let to = from + scanner.peeked().len_utf8();
        return Err(SyntaxError::new(SyntaxKind::Trailing, from, to));
    }
    Ok(Tree { nodes: scanner.nodes, root, repeated: scanner.repeated })
}

/// Quotation marks that people and word processors write for `"`.
const QUOTES: [char; 9] = ['“', '”', '„', '«', '»', '‘', '’', '\'', '`'];

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    nodes: Vec<Node>,
    repeated: Vec<Repeated>,
}

type Scanned<T> = Result<T, SyntaxError>;

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }
    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }
    fn peeked(&self) -> char {
        self.peek().unwrap_or('\0')
    }
    fn fail<T>(&self, kind: SyntaxKind, from: usize, to: usize) -> Scanned<T> {
        Err(SyntaxError::new(kind, from, to))
    }
    fn found(&self) -> String {
        self.peek().map(String::from).unwrap_or_default()
    }
    fn fail_here<T>(&self, kind: SyntaxKind) -> Scanned<T> {
        let to = self.at + self.peek().map_or(0, char::len_utf8);
        self.fail(kind, self.at, to)
    }
    fn eat(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(sign);
        if found {
            self.at += sign.len_utf8();
        }
        found
    }
    fn push(&mut self, from: usize, value: Value) -> NodeId {
        self.nodes.push(Node { from, to: self.at, value });
        self.nodes.len() - 1
    }

    /// Skips space and comments.
    fn space(&mut self) -> Scanned<()> {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if trimmed.starts_with("//") {
                self.at += trimmed.find('\n').unwrap_or(trimmed.len());
            } else if trimmed.starts_with("/*") {
                self.block_comment()?;
            } else {
                return Ok(());
            }
        }
    }

    fn block_comment(&mut self) -> Scanned<()> {
        let from = self.at;
        let mut depth = 0usize;
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return Ok(());
                }
            } else if let Some(c) = rest.chars().next() {
                self.at += c.len_utf8();
            } else {
                return self.fail(SyntaxKind::UnclosedText, from, from + 2);
            }
        }
    }

    /// `#![enable(implicit_some)]`: what is on by default may be written; nothing else.
    fn extensions(&mut self) -> Scanned<()> {
        self.space()?;
        while self.rest().starts_with("#!") {
            let from = self.at;
            let length = self.rest().find(']').map_or(self.rest().len(), |end| end + 1);
            let inside: String = self.rest()[..length].chars().filter(|c| !c.is_whitespace()).collect();
            self.at += length;
            if inside != "#![enable(implicit_some)]" {
                return self.fail(SyntaxKind::Extension(inside), from, self.at);
            }
            self.space()?;
        }
        Ok(())
    }

    fn value(&mut self, depth: usize) -> Scanned<NodeId> {
        self.space()?;
        if depth > DEEPEST {
            return self.fail_here(SyntaxKind::TooDeep);
        }
        let from = self.at;
        match self.peek() {
            Some('"') => self.text_value(from),
            Some('[') => self.list(from, depth),
            Some('{') => self.map(from, depth),
            Some('(') => self.brackets(from, None, depth),
            Some('r') if self.rest().starts_with("r\"") || self.rest().starts_with("r#") => {
                self.raw_text(from)
            }
            Some(c) if c.is_ascii_digit() || matches!(c, '-' | '+' | '.') => self.number(from),
            Some(c) if c.is_alphabetic() || c == '_' => {
                let word = self.word();
                match word.text.as_str() {
                    "true" => Ok(self.push(from, Value::Bool(true))),
                    "false" => Ok(self.push(from, Value::Bool(false))),
                    "inf" => Ok(self.push(from, Value::Float(f64::INFINITY))),
                    "NaN" => Ok(self.push(from, Value::Float(f64::NAN))),
                    _ => {
                        let end = self.at;
                        self.space()?;
                        if self.peek() == Some('(') {
                            return self.brackets(from, Some(word), depth);
                        }
                        self.at = end;
                        Ok(self.push(from, Value::Word(word.text)))
                    }
                }
            }
            Some(c) if QUOTES.contains(&c) => self.fail_here(SyntaxKind::Quotes(c)),
            _ => self.fail_here(SyntaxKind::ValueExpected(self.found())),
        }
    }

    fn word(&mut self) -> Word {
        let from = self.at;
        let rest = self.rest();
        self.at += rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        Word { text: self.text[from..self.at].to_owned(), from, to: self.at }
    }

    /// After a value inside brackets: a comma and no end, or the end. An unclosed bracket is reported where it
    /// opens.
    fn after_value(&mut self, open: usize, close: char, sign: &'static str) -> Scanned<bool> {
        let end = self.at;
        self.space()?;
        if self.peek() == Some(',') && self.decimal_comma(close) {
            return self.fail_decimal_comma();
        }
        if self.eat(',') {
            self.space()?;
            if self.peek().is_none() {
                return self.unclosed(open);
            }
            return Ok(self.eat(close));
        }
        if self.eat(close) {
            return Ok(true);
        }
        if self.peek().is_none() {
            return self.unclosed(open);
        }
        // After a text of several lines, or one that a letter follows at once, the likely slip is a missing quote.
        if let Some(Node { from, to, value: Value::Text(text) }) = self.nodes.last()
            && *to == end
            && (text.contains('\n') || (self.at == end && self.peeked().is_alphanumeric()))
        {
            return Err(
                SyntaxError::new(SyntaxKind::UnclosedText, *from, from + 1).with(*to - 1, Also::TextEnds)
            );
        }
        Err(self.no_comma(open, sign))
    }

    /// Neither a comma nor the end: the comma was forgotten, the bracket is another one, or the value is no value.
    fn no_comma(&mut self, open: usize, sign: &'static str) -> SyntaxError {
        let (from, found) = (self.at, self.found());
        let after = self.nodes.last().map(|node| (node.from, node.to));
        let next_line = after.is_some_and(|(_, to)| self.text[to..from].contains('\n'));
        let error = if self.field_follows().unwrap_or(false) {
            let word = self.word();
            SyntaxError::new(SyntaxKind::CommaMissing(Some(word.text)), word.from, word.to)
        } else if matches!(found.as_str(), "(" | "[" | "{" | "\"")
            || (next_line && found.chars().all(|c| c.is_alphanumeric() || c == '-'))
        {
            SyntaxError::new(SyntaxKind::CommaMissing(None), from, from + found.len())
        } else {
            let kind = SyntaxKind::SignExpected(sign, found.clone());
            let error = SyntaxError::new(kind, from, from + found.len());
            match found.as_str() {
                ")" | "]" | "}" => error.with(open, Also::Opened),
                _ => error,
            }
        };
        SyntaxError { after, ..error }
    }

    /// Whether the comma here stands inside a number: digits on both sides, without space, and no list around.
    fn decimal_comma(&self, close: char) -> bool {
        let rest = &self.rest()[1..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let tail = rest[digits..].trim_start();
        let number = self.nodes.last().is_some_and(|n| n.to == self.at && matches!(n.value, Value::Int(_)));
        number && digits > 0 && close != ']' && !(close == '}' && tail.starts_with(':'))
    }

    fn fail_decimal_comma<T>(&self) -> Scanned<T> {
        let from = self.nodes.last().map_or(self.at, |node| node.from);
        let rest = &self.rest()[1..];
        let to = self.text.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        self.fail(SyntaxKind::DecimalComma(self.text[from..to].to_owned()), from, to)
    }

    fn unclosed<T>(&self, open: usize) -> Scanned<T> {
        let bracket = self.text[open..].chars().next().unwrap_or('(');
        self.fail(SyntaxKind::Unclosed(bracket), open, open + 1)
    }

    fn opened(&mut self, open: usize, close: char) -> Scanned<bool> {
        self.at += 1;
        self.space()?;
        if self.peek().is_none() {
            return self.unclosed(open);
        }
        Ok(self.eat(close))
    }

    fn list(&mut self, from: usize, depth: usize) -> Scanned<NodeId> {
        let mut items = Vec::new();
        let mut done = self.opened(from, ']')?;
        while !done {
            items.push(self.value(depth + 1)?);
            done = self.after_value(from, ']', "`,` | `]`")?;
        }
        Ok(self.push(from, Value::List(items)))
    }

    fn map(&mut self, from: usize, depth: usize) -> Scanned<NodeId> {
        let mut entries: Vec<(NodeId, NodeId)> = Vec::new();
        let mut seen: BTreeMap<String, NodeId> = BTreeMap::new();
        let mut done = self.opened(from, '}')?;
        while !done {
            let key = self.value(depth + 1)?;
            self.space()?;
            if !self.eat(':') {
                return self.fail_here(SyntaxKind::SignExpected("`:`", self.found()));
            }
            let value = self.value(depth + 1)?;
            let name = match &self.nodes[key].value {
                Value::Text(text) | Value::Word(text) => text.clone(),
                _ => self.text[self.nodes[key].from..self.nodes[key].to].to_owned(),
            };
            let place = |id: NodeId| (self.nodes[id].from, self.nodes[id].to);
            match seen.get(&name) {
                Some(first) => self.repeated.push(Repeated {
                    name,
                    is_key: true,
                    first: place(*first),
                    second: place(key),
                }),
                None => {
                    seen.insert(name, key);
                    entries.push((key, value));
                }
            }
            done = self.after_value(from, '}', "`,` | `}`")?;
        }
        Ok(self.push(from, Value::Map(entries)))
    }

    /// After an optional name: fields, or values.
    fn brackets(&mut self, from: usize, name: Option<Word>, depth: usize) -> Scanned<NodeId> {
        let open = self.at;
        if self.opened(open, ')')? {
            return Ok(self.push(from, Value::Items { name, items: Vec::new() }));
        }
        if self.field_follows()? {
            return self.fields(from, open, name, depth);
        }
        let mut items = Vec::new();
        let mut done = false;
        while !done {
            items.push(self.value(depth + 1)?);
            done = self.after_value(open, ')', "`,` | `)`")?;
        }
        Ok(self.push(from, Value::Items { name, items }))
    }

    /// Whether a name and a colon stand here.
    fn field_follows(&mut self) -> Scanned<bool> {
        let back = self.at;
        let named = self.peek().is_some_and(|c| c.is_alphabetic() || c == '_');
        if !named {
            return Ok(false);
        }
        self.word();
        self.space()?;
        let colon = self.peek() == Some(':');
        self.at = back;
        Ok(colon)
    }

    fn fields(&mut self, from: usize, open: usize, name: Option<Word>, depth: usize) -> Scanned<NodeId> {
        let mut fields: Vec<(Word, NodeId)> = Vec::new();
        let mut done = false;
        while !done {
            if !self.peek().is_some_and(|c| c.is_alphabetic() || c == '_') {
                return self.fail_here(SyntaxKind::SignExpected("name", self.found()));
            }
            let word = self.word();
            self.space()?;
            if !self.eat(':') {
                return self.fail_here(SyntaxKind::SignExpected("`:`", self.found()));
            }
            let value = self.value(depth + 1)?;
            match fields.iter().find(|(known, _)| known.text == word.text) {
                Some((first, _)) => self.repeated.push(Repeated {
                    name: word.text.clone(),
                    is_key: false,
                    first: (first.from, first.to),
                    second: (word.from, word.to),
                }),
                // No shape has a tenth of so many fields: what comes after would only be more unknown ones.
                None if fields.len() < 1000 => fields.push((word, value)),
                None => {}
            }
            done = self.after_value(open, ')', "`,` | `)`")?;
        }
        Ok(self.push(from, Value::Fields { name, fields }))
    }

    fn number(&mut self, from: usize) -> Scanned<NodeId> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let mut end = 0;
        while end < bytes.len() {
            let sign_of_exponent = matches!(bytes[end], b'+' | b'-')
                && (end == 0 || (matches!(bytes[end - 1], b'e' | b'E') && !rest.contains("0x")));
            if !(bytes[end].is_ascii_alphanumeric() || matches!(bytes[end], b'_' | b'.') || sign_of_exponent)
            {
                break;
            }
            end += 1;
        }
        self.at += end;
        let written: String = rest[..end].chars().filter(|c| *c != '_').collect();
        match parse_number(&written) {
            Some(value) => Ok(self.push(from, value)),
            None => self.fail(
                SyntaxKind::Number(rest[..end].chars().take(40).collect()),
                from,
                self.at.max(from + 1),
            ),
        }
    }

    fn text_value(&mut self, from: usize) -> Scanned<NodeId> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.find(['"', '\\']).unwrap_or(rest.len());
            text.push_str(&rest[..plain]);
            self.at += plain;
            match self.peek() {
                Some('"') => {
                    self.at += 1;
                    return Ok(self.push(from, Value::Text(nfc(text))));
                }
                Some(_) => self.escape(&mut text)?,
                None => return self.fail(SyntaxKind::UnclosedText, from, from + 1),
            }
        }
    }

    fn escape(&mut self, text: &mut String) -> Scanned<()> {
        let from = self.at;
        self.at += 1;
        let Some(letter) = self.peek() else {
            return self.fail(SyntaxKind::UnclosedText, from, from + 1);
        };
        self.at += letter.len_utf8();
        let plain = match letter {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '0' => '\0',
            '\\' | '"' | '\'' => letter,
            'u' => return self.unicode_escape(from, text),
            other => return self.fail(SyntaxKind::Escape(other.to_string()), from, self.at),
        };
        text.push(plain);
        Ok(())
    }

    /// `\u{1ea1}`.
    fn unicode_escape(&mut self, from: usize, text: &mut String) -> Scanned<()> {
        let rest = self.rest();
        let end = rest.char_indices().take(9).find(|(_, c)| *c == '}').map(|(ix, _)| ix);
        let code = rest
            .strip_prefix('{')
            .zip(end)
            .and_then(|(_, end)| u32::from_str_radix(rest.get(1..end)?, 16).ok().and_then(char::from_u32));
        match (code, end) {
            (Some(c), Some(end)) => {
                text.push(c);
                self.at += end + 1;
                Ok(())
            }
            _ => self.fail(SyntaxKind::Escape("u".to_owned()), from, self.at),
        }
    }

    /// `r"…"`, `r#"…"#`.
    fn raw_text(&mut self, from: usize) -> Scanned<NodeId> {
        self.at += 1;
        let hashes = self.rest().len() - self.rest().trim_start_matches('#').len();
        self.at += hashes;
        if !self.eat('"') {
            return self.fail_here(SyntaxKind::SignExpected("`\"`", self.found()));
        }
        let close = format!("\"{}", "#".repeat(hashes));
        match self.rest().find(&close) {
            Some(end) => {
                let text = self.rest()[..end].to_owned();
                self.at += end + close.len();
                Ok(self.push(from, Value::Text(nfc(text))))
            }
            None => self.fail(SyntaxKind::UnclosedText, from, from + 1),
        }
    }
}

fn parse_number(written: &str) -> Option<Value> {
    let (negative, digits) = match written.as_bytes().first()? {
        b'-' => (true, &written[1..]),
        b'+' => (false, &written[1..]),
        _ => (false, written),
    };
    let with_sign = |n: f64| Value::Float(if negative { -n } else { n });
    match digits {
        "inf" => return Some(with_sign(f64::INFINITY)),
        "NaN" => return Some(Value::Float(f64::NAN)),
        _ => {}
    }
    for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] {
        if let Some(tail) = digits.strip_prefix(prefix) {
            let n = i128::from(u64::from_str_radix(tail, radix).ok().filter(|_| !tail.starts_with('+'))?);
            return Some(Value::Int(if negative { -n } else { n }));
        }
    }
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        let n: i128 = digits.parse().ok()?;
        return Some(Value::Int(if negative { -n } else { n }));
    }
    let shape = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-');
    let sound = digits.bytes().all(shape) && digits.bytes().any(|b| b.is_ascii_digit());
    sound.then(|| digits.parse().ok()).flatten().map(with_sign)
}

fn nfc(text: String) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        _ => text.nfc().collect(),
    }
}
