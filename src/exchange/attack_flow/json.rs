//! JSON with places: the objects of a file, each with the line on which it stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::error::Category;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::flow::clean;
use crate::i18n::{exchange as say, problems as msg};
use crate::scenario::problem::Source;
use crate::scenario::{Code, Place, Problem, Problems};

/// Objects nest no deeper (the limit of the JSON reader).
const DEEPEST: usize = 128;
/// More objects are no flow that anybody drew.
const MOST_OBJECTS: usize = 50_000;
/// Texts are cut at so many characters.
const LONGEST_TEXT: usize = 400;

/// A file: what stands at its top, and its objects.
pub struct Sheet<'a> {
    source: &'a Arc<Source>,
    top: BTreeMap<String, &'a RawValue>,
    /// The elements of `objects`.
    pub objects: Vec<Object<'a>>,
}

/// An element of `objects`.
pub struct Object<'a> {
    source: &'a Arc<Source>,
    raw: &'a str,
    at: usize,
    /// Its fields.
    pub fields: Map<String, Value>,
}

/// The text of a file.
///
/// # Errors
/// Bytes that are no UTF-8.
pub fn source(name: &str, bytes: &[u8]) -> Result<Arc<Source>, Problems> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Arc::new(Source::new(name.to_owned(), text.to_owned()))),
        Err(error) => {
            let valid = error.valid_up_to();
            let text = String::from_utf8_lossy(bytes).into_owned();
            let place = Arc::new(Source::new(name.to_owned(), text)).place(valid, valid + 1);
            let problem = Problem::new(Code::NotUtf8, Some(place), |lang| msg::not_utf8(lang, name, valid));
            Err(one(problem.hint(msg::save_as_utf8)))
        }
    }
}

/// Reads a file.
///
/// # Errors
/// What is wrong with it, as far as can be told.
pub fn read(source: &Arc<Source>) -> Result<Sheet<'_>, Problems> {
    let text = source.text.as_str();
    if text.trim().is_empty() {
        return Err(one(Problem::new(Code::EmptyFile, Some(source.place(0, 0)), msg::empty_file)));
    }
    let top: BTreeMap<String, &RawValue> =
        serde_json::from_str(text).map_err(|error| one(broken(source, 0, text, &error)))?;
    let mut sheet = Sheet { source, top, objects: Vec::new() };
    let Some(list) = sheet.top.get("objects").copied() else {
        let problem = Problem::new(Code::NotAFlow, Some(source.place(0, 1)), say::no_objects);
        return Err(one(problem.hint(say::not_a_flow_hint)));
    };
    let base = offset(text, list.get());
    let elements: Vec<&RawValue> = serde_json::from_str(list.get()).map_err(|_| {
        let place = source.place(base, base + 1);
        one(Problem::new(Code::WrongType, Some(place), |lang| say::not_a_list(lang, "objects")))
    })?;
    if elements.len() > MOST_OBJECTS {
        let n = elements.len().to_string();
        let place = source.place(base, base + 1);
        return Err(one(Problem::new(Code::TooMany, Some(place), |lang| {
            msg::too_many(lang, &say::objects(lang), &n, MOST_OBJECTS as u64)
        })));
    }
    let mut problems = Problems::default();
    for element in elements {
        match object(source, element.get()) {
            Ok(object) => sheet.objects.push(object),
            Err(problem) => problems.push(*problem),
        }
    }
    if problems.is_empty() { Ok(sheet) } else { Err(problems) }
}

/// A list of one.
pub fn one(problem: Problem) -> Problems {
    let mut problems = Problems::default();
    problems.push(problem);
    problems
}

fn object<'a>(source: &'a Arc<Source>, raw: &'a str) -> Result<Object<'a>, Box<Problem>> {
    let at = offset(&source.text, raw);
    match serde_json::from_str::<Value>(raw) {
        Ok(Value::Object(fields)) => Ok(Object { source, raw, at, fields }),
        Ok(_) => {
            let place = Some(source.place(at, at + 1));
            Err(Box::new(Problem::new(Code::WrongType, place, say::not_an_object)))
        }
        Err(error) => Err(Box::new(broken(source, at, raw, &error))),
    }
}

/// Where a part of a text begins in it.
fn offset(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize).min(whole.len())
}

/// What is wrong with text that should be JSON.
fn broken(source: &Arc<Source>, base: usize, text: &str, error: &serde_json::Error) -> Problem {
    let line = error.line().max(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let at = base + (start + error.column().saturating_sub(1)).min(text.len());
    let place = Some(source.place(at, at + 1));
    match error.classify() {
        Category::Eof => Problem::new(Code::NotJson, place, say::json_ends).hint(say::json_ends_hint),
        // The reader has a limit on nesting of its own, which it tells in words only.
        _ if error.to_string().starts_with("recursion limit") => {
            Problem::new(Code::TooDeep, place, |lang| msg::too_deep(lang, DEEPEST))
        }
        Category::Data => Problem::new(Code::NotAFlow, place, say::not_an_object).hint(say::not_a_flow_hint),
        _ => Problem::new(Code::NotJson, place, say::not_json).hint(say::not_json_hint),
    }
}

impl Sheet<'_> {
    /// The text at the top of the file.
    pub fn head(&self, field: &str) -> Option<String> {
        self.top.get(field).and_then(|raw| serde_json::from_str(raw.get()).ok())
    }
    /// Whether the top of the file has a field.
    pub fn has(&self, field: &str) -> bool {
        self.top.contains_key(field)
    }
    /// The beginning of the file.
    pub fn start(&self) -> Place {
        self.source.place(0, 1)
    }
}

impl Object<'_> {
    /// Where it begins.
    pub fn place(&self) -> Place {
        self.source.place(self.at, self.at + 1)
    }
    /// Where a field of it stands; its beginning where the field is not found.
    pub fn place_of(&self, field: &str) -> Place {
        let key = format!("\"{field}\"");
        match self.raw.find(&key) {
            Some(ix) => self.source.place(self.at + ix, self.at + ix + key.len()),
            None => self.place(),
        }
    }
    /// A field that is missing.
    pub fn missing(&self, field: &str) -> Problem {
        Problem::new(Code::MissingField, Some(self.place()), |lang| msg::missing_field(lang, field))
    }
    /// The text of a field on one line; empty where it is absent or null.
    pub fn text(&self, field: &str, problems: &mut Problems) -> String {
        match self.fields.get(field) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => clean(text, LONGEST_TEXT),
            Some(_) => {
                problems.push(self.wrong(field, |lang| say::not_a_text(lang, field)));
                String::new()
            }
        }
    }
    /// The texts of a list; empty where it is absent or null.
    pub fn list(&self, field: &str, problems: &mut Problems) -> Vec<String> {
        match self.fields.get(field) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(items)) if items.iter().all(Value::is_string) => {
                items.iter().map(plain).collect()
            }
            Some(_) => {
                problems.push(self.wrong(field, |lang| say::not_a_list(lang, field)));
                Vec::new()
            }
        }
    }
    fn wrong(&self, field: &str, message: impl Fn(crate::i18n::Lang) -> String) -> Problem {
        Problem::new(Code::WrongType, Some(self.place_of(field)), message)
    }
}

/// The text of a value on one line; empty where it is none.
pub fn plain(value: &Value) -> String {
    value.as_str().map_or_else(String::new, |text| clean(text, LONGEST_TEXT))
}
