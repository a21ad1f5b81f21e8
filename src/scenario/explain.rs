//! Problems of syntax and shape, in words.

use std::sync::Arc;

use super::hint::nearest;
use super::problem::{Code, Place, Problem, Source};
use super::syntax::read::Shape;
use super::syntax::scan::{Also, DEEPEST, SyntaxKind};
use super::syntax::{ShapeKind, ShapeProblem, SyntaxError};
use crate::i18n::{Lang, hints as say, problems as msg};
use crate::units::Span;
use crate::units::time::{DAY, HOUR, MINUTE, SpanError, WEEK};

/// What is wrong with the text of a file.
pub fn syntax(lang: Lang, kind: &SyntaxKind) -> String {
    match kind {
        SyntaxKind::Empty => msg::empty_file(lang),
        SyntaxKind::ValueExpected(found) if found.is_empty() => msg::value_expected_end(lang),
        SyntaxKind::ValueExpected(found) => msg::value_expected(lang, found),
        SyntaxKind::SignExpected(sign, found) => {
            let sign = match sign.split_once(" | ") {
                Some((a, b)) => msg::either(lang, a, b),
                None if *sign == "name" => msg::a_field(lang),
                None => (*sign).to_owned(),
            };
            match found.as_str() {
                "" => msg::sign_expected_end(lang, &sign),
                found => msg::sign_expected(lang, &sign, found),
            }
        }
        SyntaxKind::CommaMissing(Some(field)) => msg::comma_missing_before(lang, field),
        SyntaxKind::CommaMissing(None) => msg::comma_missing(lang),
        SyntaxKind::DecimalComma(text) => msg::decimal_comma(lang, text),
        SyntaxKind::Quotes(sign) => msg::other_quotes(lang, *sign),
        SyntaxKind::Unclosed(bracket) => msg::unclosed(lang, *bracket),
        SyntaxKind::UnclosedText => msg::unclosed_text(lang),
        SyntaxKind::Escape(letter) => msg::bad_escape(lang, letter),
        SyntaxKind::Number(text) => msg::bad_number(lang, text),
        SyntaxKind::Trailing => msg::trailing(lang),
        SyntaxKind::TooDeep => msg::too_deep(lang, DEEPEST),
        SyntaxKind::Extension(text) => msg::bad_extension(lang, text),
    }
}

/// A problem of syntax, with its place and what would be right.
pub fn syntax_problem(source: &Arc<Source>, error: &SyntaxError) -> Problem {
    let code = match error.kind {
        SyntaxKind::Empty => Code::EmptyFile,
        SyntaxKind::TooDeep => Code::TooDeep,
        _ => Code::Syntax,
    };
    let place = source.place(error.from, error.to);
    let problem = Problem::new(code, Some(place), |lang| syntax(lang, &error.kind));
    let problem = problem.hint(|lang| syntax_hint(lang, source, error));
    match error.also {
        Some((at, what)) => {
            let place = source.place(at, at + 1);
            let bracket = source.text[at..].chars().next().unwrap_or('(');
            problem.also(place, |lang| match what {
                Also::Opened => msg::opened_here(lang, bracket),
                Also::TextEnds => msg::text_taken_to_end(lang),
            })
        }
        None => problem,
    }
}

/// The bracket that closes another.
fn closing(bracket: char) -> char {
    match bracket {
        '[' => ']',
        '{' => '}',
        _ => ')',
    }
}

fn syntax_hint(lang: Lang, source: &Arc<Source>, error: &SyntaxError) -> String {
    let opened = |at: usize| source.text[at..].chars().next().unwrap_or('(');
    match &error.kind {
        SyntaxKind::Empty => say::file_begins(lang),
        SyntaxKind::ValueExpected(_) => say::write_a_value(lang),
        SyntaxKind::SignExpected(_, _) if error.also.is_some() => {
            say::close_with(lang, closing(error.also.map_or('(', |(at, _)| opened(at))))
        }
        SyntaxKind::SignExpected("`:`", _) => say::colon_after_name(lang),
        SyntaxKind::SignExpected("name", _) => say::colon_after_name(lang),
        SyntaxKind::SignExpected(_, _) => match error.after {
            Some((from, _)) if source.text[from..].starts_with(char::is_alphanumeric) => {
                say::texts_in_quotes(lang)
            }
            _ => say::comma_or_end(lang),
        },
        SyntaxKind::CommaMissing(_) => comma_hint(lang, source, error),
        SyntaxKind::DecimalComma(text) => msg::write_this(lang, &text.replace(',', ".")),
        SyntaxKind::Quotes(_) => msg::write_straight_quotes(lang),
        SyntaxKind::Unclosed(bracket) => say::close_bracket(lang, closing(*bracket)),
        SyntaxKind::UnclosedText => {
            let line = source.text[error.from..].lines().next().unwrap_or("");
            match line.contains(['”', '“', '»', '’']) {
                true => msg::write_straight_quotes(lang),
                false => say::close_text(lang),
            }
        }
        SyntaxKind::Escape(_) => msg::escapes(lang),
        SyntaxKind::Number(_) => msg::durations_are_text(lang),
        SyntaxKind::Trailing => say::closed_too_early(lang),
        SyntaxKind::TooDeep => say::nest_less(lang),
        SyntaxKind::Extension(_) => say::no_extension(lang),
    }
}

/// Where the comma belongs: at the end of an earlier line, or after a value of the same line.
fn comma_hint(lang: Lang, source: &Arc<Source>, error: &SyntaxError) -> String {
    let Some((from, to)) = error.after else { return say::comma_or_end(lang) };
    if source.text[to..error.from].contains('\n') {
        let last = source.text[..to].char_indices().next_back().map_or(0, |(ix, _)| ix);
        return msg::comma_at_line(lang, source.place(last, to).line as usize);
    }
    let value = &source.text[from..to];
    match value.chars().count() <= LONGEST_QUOTED && !value.contains('\n') {
        true => msg::comma_after(lang, value),
        false => say::comma_or_end(lang),
    }
}

/// A longer value is not quoted in a hint.
const LONGEST_QUOTED: usize = 40;

fn shape(lang: Lang, shape: Shape) -> String {
    match shape {
        Shape::Bool => msg::shape_bool(lang),
        Shape::Whole => msg::shape_whole(lang),
        Shape::Number => msg::shape_number(lang),
        Shape::Text => msg::shape_text(lang),
        Shape::List => msg::shape_list(lang),
        Shape::Map => msg::shape_map(lang),
        Shape::Fields => msg::shape_fields(lang),
        Shape::Choice => msg::shape_choice(lang),
        Shape::ChoiceAlone => msg::shape_choice_alone(lang),
        Shape::ChoiceWithValue => msg::shape_choice_value(lang),
        Shape::ChoiceWithFields => msg::shape_choice_fields(lang),
        Shape::Items => msg::shape_items(lang),
    }
}

/// The names that there are, for a hint.
fn listed(known: &[&str]) -> String {
    known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// With the nearest name, or with all of them.
fn choose(problem: Problem, found: &str, known: &'static [&'static str]) -> Problem {
    match nearest(found, known.iter().copied()) {
        Some(meant) => problem.meant(Some(meant)),
        None => problem.hint(|lang| msg::one_of(lang, &listed(known))),
    }
}

/// A problem of shape, with its place.
pub fn shape_problem(source: &Arc<Source>, problem: &ShapeProblem) -> Problem {
    let place = source.place(problem.from, problem.to);
    let written = place.text().to_owned();
    let new = |code, message: &dyn Fn(Lang) -> String| Problem::new(code, Some(place.clone()), message);
    match &problem.kind {
        ShapeKind::WrongType { expected, found, variants } => {
            let made = new(Code::WrongType, &|lang| {
                msg::wrong_type(lang, &shape(lang, *expected), &shape(lang, *found))
            });
            if variants.contains(&"Unsourced") {
                made.hint(msg::sourced_hint)
            } else if !variants.is_empty() {
                made.hint(|lang| msg::one_of(lang, &listed(variants)))
            } else if *expected == Shape::Fields && *found == Shape::Text {
                made.hint(msg::text_hint)
            } else if *expected == Shape::Text && matches!(found, Shape::Whole | Shape::Number) {
                made.hint(msg::durations_are_text)
            } else if let Some(number) = number_in_quotes(*expected, problem.text.as_deref()) {
                made.hint(|lang| say::without_quotes(lang, &number))
            } else {
                made
            }
        }
        ShapeKind::MissingField(field) => {
            let made = new(Code::MissingField, &|lang| msg::missing_field(lang, field));
            match &problem.text {
                _ if matches!(*field, "vi" | "en") => made.hint(msg::text_hint),
                Some(sample) => made.hint(|lang| say::add_field(lang, &format!("{field}: {sample}"))),
                None => made,
            }
        }
        ShapeKind::UnknownField { found, known } => {
            choose(new(Code::UnknownField, &|lang| msg::unknown_field(lang, found)), found, known)
        }
        ShapeKind::UnknownVariant { found, known } => {
            choose(new(Code::UnknownVariant, &|lang| msg::unknown_variant(lang, found)), found, known)
        }
        ShapeKind::WrongName { found, expected } => {
            new(Code::WrongName, &|lang| msg::wrong_name(lang, found, expected))
                .hint(|lang| msg::write_this(lang, expected))
        }
        ShapeKind::Negative => new(Code::NegativeNumber, &|lang| msg::negative(lang, &written)),
        ShapeKind::TooLarge => new(Code::NumberTooLarge, &|lang| msg::number_too_large(lang, &written)),
        ShapeKind::Refused(why) => {
            let text = problem.text.as_deref().unwrap_or(&written);
            let errors = [text.parse::<Span>().err(), Span::signed(text).err()];
            match errors.into_iter().flatten().find(|error| error.to_string() == *why) {
                Some(error) => duration(text, &error, place),
                None => new(Code::WrongType, &|lang| msg::refused(lang, text, why)),
            }
        }
    }
}

/// The number of a text that should be one, as it would be written.
fn number_in_quotes(expected: Shape, text: Option<&str>) -> Option<String> {
    let written = text?.trim().replace(',', ".");
    let is_number = match expected {
        Shape::Whole => written.parse::<i64>().is_ok(),
        Shape::Number => written.parse::<f64>().is_ok_and(f64::is_finite),
        _ => false,
    };
    is_number.then_some(written)
}

/// A text that is no duration, with what was probably meant.
fn duration(text: &str, error: &SpanError, place: Place) -> Problem {
    let meant = meant_span(text).map(|span| span.to_string());
    let fraction = meant.is_some() && text.contains(['.', ',']);
    let problem = Problem::new(Code::BadDuration, Some(place), |lang| match fraction {
        true => msg::span_fraction(lang, text),
        false => span(lang, error),
    });
    match meant {
        Some(meant) => problem.hint(|lang| msg::write_this(lang, &meant)),
        None => problem.hint(msg::span_hint),
    }
}

/// The duration that `1.5h`, `1,5 giờ` or `4 ngày` means.
fn meant_span(text: &str) -> Option<Span> {
    let text = text.trim();
    let digits = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(text.len());
    let number: f64 = text[..digits].replace(',', ".").parse().ok()?;
    let unit = match text[digits..].trim().to_lowercase().as_str() {
        "s" | "giây" | "sec" | "second" | "seconds" => 1,
        "m" | "min" | "phút" | "minute" | "minutes" => MINUTE,
        "h" | "giờ" | "tiếng" | "hour" | "hours" => HOUR,
        "d" | "ngày" | "day" | "days" => DAY,
        "w" | "tuần" | "week" | "weeks" => WEEK,
        _ => return None,
    };
    let seconds = (number * unit as f64).round();
    (1.0..1e9).contains(&seconds).then(|| Span::secs(seconds as i64))
}

fn span(lang: Lang, error: &SpanError) -> String {
    match error {
        SpanError::Empty => msg::span_empty(lang),
        SpanError::NoUnit(text) => msg::span_no_unit(lang, text),
        SpanError::Unit(text) => msg::span_unit(lang, text),
        SpanError::NotANumber(text) => msg::span_not(lang, text),
        SpanError::Order(text) => msg::span_order(lang, text),
        SpanError::TooLong(text) => msg::span_too_long(lang, text),
    }
}
