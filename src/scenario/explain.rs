//! Problems of syntax and shape, in words.

use std::sync::Arc;

use super::hint::nearest;
use super::problem::{Code, Problem, Source};
use super::syntax::read::Shape;
use super::syntax::scan::{DEEPEST, SyntaxKind};
use super::syntax::{ShapeKind, ShapeProblem};
use crate::i18n::{Lang, problems as msg};
use crate::units::Span;
use crate::units::time::SpanError;

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
        SyntaxKind::Unclosed(bracket) => msg::unclosed(lang, *bracket),
        SyntaxKind::UnclosedText => msg::unclosed_text(lang),
        SyntaxKind::Escape(letter) => msg::bad_escape(lang, letter),
        SyntaxKind::Number(text) => msg::bad_number(lang, text),
        SyntaxKind::Trailing => msg::trailing(lang),
        SyntaxKind::TooDeep => msg::too_deep(lang, DEEPEST),
        SyntaxKind::Extension(text) => msg::bad_extension(lang, text),
    }
}

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
            } else {
                made
            }
        }
        ShapeKind::MissingField(field) => {
            let made = new(Code::MissingField, &|lang| msg::missing_field(lang, field));
            if matches!(*field, "vi" | "en") { made.hint(msg::text_hint) } else { made }
        }
        ShapeKind::UnknownField { found, known } => {
            choose(new(Code::UnknownField, &|lang| msg::unknown_field(lang, found)), found, known)
        }
        ShapeKind::UnknownVariant { found, known } => {
            choose(new(Code::UnknownVariant, &|lang| msg::unknown_variant(lang, found)), found, known)
        }
        ShapeKind::WrongName { found, expected } => {
            new(Code::WrongName, &|lang| msg::wrong_name(lang, found, expected))
        }
        ShapeKind::Negative => new(Code::NegativeNumber, &|lang| msg::negative(lang, &written)),
        ShapeKind::TooLarge => new(Code::NumberTooLarge, &|lang| msg::number_too_large(lang, &written)),
        ShapeKind::Refused(why) => {
            let text = problem.text.as_deref().unwrap_or(&written);
            let errors = [text.parse::<Span>().err(), Span::signed(text).err()];
            match errors.into_iter().flatten().find(|error| error.to_string() == *why) {
                Some(error) => new(Code::BadDuration, &|lang| span(lang, &error)).hint(msg::span_hint),
                None => new(Code::WrongType, &|lang| msg::refused(lang, text, why)),
            }
        }
    }
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
