//! From a tree to a typed value, by serde, past every problem of shape.
//!
//! Serde stops at the first error. So a file is read again and again: each time a value turns out to be wrong
//! it is noted and replaced by a stand-in ([`super::fake`]) in the next round, until a round ends well.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess,
    SeqAccess, VariantAccess, Visitor,
};

use super::fake::Fake;
use super::sample::Sample;
use super::{Node, NodeId, Tree, Value, Word};
use crate::scenario::hint::nearest;

/// What is written where something else should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `true` or `false`.
    Bool,
    /// A whole number.
    Whole,
    /// Any number.
    Number,
    /// A text in quotes.
    Text,
    /// `[…]`.
    List,
    /// `{…}`.
    Map,
    /// `(name: …)`.
    Fields,
    /// A variant: a name, with or without content.
    Choice,
    /// A variant with fields, `Name(name: …)`.
    ChoiceWithFields,
    /// A variant with one value, `Name(…)`.
    ChoiceWithValue,
    /// A variant without content, `Name`.
    ChoiceAlone,
    /// Values in round brackets.
    Items,
}

/// What can be wrong with the shape of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShapeKind {
    /// Another type.
    WrongType {
        /// What should be there.
        expected: Shape,
        /// What is there.
        found: Shape,
        /// The variants that there are, where a choice is expected.
        variants: &'static [&'static str],
    },
    /// A field is missing.
    MissingField(&'static str),
    /// No such field.
    UnknownField {
        /// As written.
        found: String,
        /// Fields that there are.
        known: &'static [&'static str],
    },
    /// No such variant.
    UnknownVariant {
        /// As written.
        found: String,
        /// Variants that there are.
        known: &'static [&'static str],
    },
    /// A name before the bracket that is another type's.
    WrongName {
        /// As written.
        found: String,
        /// As it should be.
        expected: &'static str,
    },
    /// A number below zero.
    Negative,
    /// A whole number beyond what fits.
    TooLarge,
    /// A text that a type refuses, with its reason in English.
    Refused(String),
}

/// A problem of shape, at these bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeProblem {
    /// What.
    pub kind: ShapeKind,
    /// First byte.
    pub from: usize,
    /// Byte after the last.
    pub to: usize,
    /// The text that was refused, where it was one; for a missing field a value that it could have.
    pub text: Option<String>,
}

/// What came of reading a tree.
#[derive(Debug)]
pub struct Read<T> {
    /// The value. With stand-ins inside where there were problems; absent if nothing could be made of it.
    pub value: Option<T>,
    /// All problems of shape.
    pub problems: Vec<ShapeProblem>,
    /// Nodes that were replaced by stand-ins: nothing more should be said about them.
    pub replaced: BTreeSet<NodeId>,
    /// Nodes that are variants of an enum: their name is part of a path.
    pub variants: BTreeSet<NodeId>,
}

/// Reads a value from a tree.
pub fn read<T: DeserializeOwned>(tree: &Tree) -> Read<T> {
    let reader = Reader { tree, notes: RefCell::default() };
    // A large file is not read a hundred times.
    let rounds = (2_000_000 / tree.nodes.len().max(1)).clamp(3, 100);
    let mut value = None;
    for _ in 0..rounds {
        match T::deserialize(At { reader: &reader, node: tree.root }) {
            Ok(read) => {
                value = Some(read);
                break;
            }
            Err(fail) => reader.note(fail),
        }
    }
    let mut notes = reader.notes.into_inner();
    for (of, problem) in notes.of_missing {
        if let (ShapeKind::MissingField(field), Some(problem)) =
            (problem_kind(&notes.problems, problem), notes.problems.get_mut(problem))
        {
            problem.text = notes.samples.get(&(of, field)).cloned();
        }
    }
    notes.problems.sort_by_key(|p| (p.from, p.to));
    Read { value, problems: notes.problems, replaced: notes.replaced, variants: notes.variants }
}

fn problem_kind(problems: &[ShapeProblem], ix: usize) -> ShapeKind {
    problems.get(ix).map_or(ShapeKind::Negative, |problem| problem.kind.clone())
}

/// Why a round of reading ended.
#[derive(Debug)]
pub struct Fail {
    node: Option<NodeId>,
    kind: ShapeKind,
}

impl Fail {
    fn at(mut self, node: NodeId) -> Fail {
        self.node.get_or_insert(node);
        self
    }
}

impl fmt::Display for Fail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)
    }
}
impl std::error::Error for Fail {}

impl de::Error for Fail {
    fn custom<T: fmt::Display>(message: T) -> Fail {
        Fail { node: None, kind: ShapeKind::Refused(message.to_string()) }
    }
    fn missing_field(field: &'static str) -> Fail {
        Fail { node: None, kind: ShapeKind::MissingField(field) }
    }
}

#[derive(Default)]
struct Notes {
    problems: Vec<ShapeProblem>,
    replaced: BTreeSet<NodeId>,
    missing: BTreeMap<NodeId, Vec<&'static str>>,
    /// Fields that were misspelt, by the struct and the name that was meant.
    misspelt: BTreeSet<(NodeId, &'static str)>,
    unknown: BTreeSet<NodeId>,
    misnamed: BTreeSet<NodeId>,
    /// Values that missing fields could have.
    samples: BTreeMap<(NodeId, &'static str), String>,
    /// Missing fields, by what they are missing in and their place among the problems.
    of_missing: Vec<(NodeId, usize)>,
    variants: BTreeSet<NodeId>,
}

struct Reader<'t> {
    tree: &'t Tree,
    notes: RefCell<Notes>,
}

impl Reader<'_> {
    /// Notes why a round ended, so that the next one gets further.
    fn note(&self, fail: Fail) {
        let id = fail.node.unwrap_or(self.tree.root);
        let node = self.tree.node(id);
        let mut notes = self.notes.borrow_mut();
        let (mut from, mut to) = node.head();
        if let ShapeKind::MissingField(field) = fail.kind {
            notes.missing.entry(id).or_default().push(field);
            if notes.misspelt.contains(&(id, field)) {
                return;
            }
            let next = notes.problems.len();
            notes.of_missing.push((id, next));
        } else {
            if !notes.replaced.insert(id) {
                // The stand-in was refused too: what holds it cannot be read either. Never for our own shapes.
                notes.replaced.insert(self.tree.root);
                return;
            }
            if !matches!(fail.kind, ShapeKind::UnknownVariant { .. }) {
                (from, to) = match node.value {
                    Value::Text(_) | Value::Word(_) | Value::Int(_) | Value::Float(_) => (node.from, node.to),
                    _ => (from, to),
                };
            }
        }
        let text = self.tree.text(id).map(str::to_owned);
        notes.problems.push(ShapeProblem { kind: fail.kind, from, to, text });
    }

    fn unknown_field(&self, of: NodeId, word: &Word, value: NodeId, known: &'static [&'static str]) {
        let mut notes = self.notes.borrow_mut();
        notes.replaced.insert(value);
        if !notes.unknown.insert(value) {
            return;
        }
        if let Some(meant) = nearest(&word.text, known.iter().copied())
            && let Some(meant) = known.iter().find(|k| **k == meant)
        {
            notes.misspelt.insert((of, meant));
        }
        let kind = ShapeKind::UnknownField { found: word.text.clone(), known };
        notes.problems.push(ShapeProblem { kind, from: word.from, to: word.to, text: None });
    }

    fn wrong_name(&self, of: NodeId, word: &Word, expected: &'static str) {
        let mut notes = self.notes.borrow_mut();
        if notes.misnamed.insert(of) {
            let kind = ShapeKind::WrongName { found: word.text.clone(), expected };
            notes.problems.push(ShapeProblem { kind, from: word.from, to: word.to, text: None });
        }
    }
}

/// The deserializer of one node.
#[derive(Clone, Copy)]
struct At<'r, 't> {
    reader: &'r Reader<'t>,
    node: NodeId,
}

impl<'t> At<'_, 't> {
    fn get(self) -> &'t Node {
        self.reader.tree.node(self.node)
    }
    fn child(self, node: NodeId) -> Self {
        At { node, ..self }
    }
    fn is_replaced(self) -> bool {
        self.reader.notes.borrow().replaced.contains(&self.node)
    }
    fn fail<T>(self, kind: ShapeKind) -> Result<T, Fail> {
        Err(Fail { node: Some(self.node), kind })
    }
    fn wrong<T>(self, expected: Shape) -> Result<T, Fail> {
        self.wrong_choice(expected, &[])
    }
    fn wrong_choice<T>(self, expected: Shape, variants: &'static [&'static str]) -> Result<T, Fail> {
        let found = match &self.get().value {
            Value::Bool(_) => Shape::Bool,
            Value::Int(_) => Shape::Whole,
            Value::Float(_) => Shape::Number,
            Value::Text(_) => Shape::Text,
            Value::List(_) => Shape::List,
            Value::Map(_) => Shape::Map,
            Value::Fields { name: None, .. } => Shape::Fields,
            Value::Fields { name: Some(_), .. } => Shape::ChoiceWithFields,
            Value::Items { name: None, .. } => Shape::Items,
            Value::Items { name: Some(_), .. } => Shape::ChoiceWithValue,
            Value::Word(_) => Shape::Choice,
        };
        self.fail(ShapeKind::WrongType { expected, found, variants })
    }
    fn whole(self, low: i128, high: i128) -> Result<i128, Fail> {
        match self.get().value {
            Value::Int(n) if n < low => self.fail(ShapeKind::Negative),
            Value::Int(n) if n > high => self.fail(ShapeKind::TooLarge),
            Value::Int(n) => Ok(n),
            _ => self.wrong(Shape::Whole),
        }
    }
    fn read<V: Visitor<'t>>(self, result: Result<V::Value, Fail>) -> Result<V::Value, Fail> {
        result.map_err(|fail| fail.at(self.node))
    }
    /// Fields of a struct or variant, past unknown and repeated ones.
    fn fields<V: Visitor<'t>>(self, known: &'static [&'static str], visitor: V) -> Result<V::Value, Fail> {
        let mut queue: Vec<(&'static str, Option<NodeId>)> = Vec::with_capacity(known.len());
        if let Value::Fields { fields, .. } = &self.get().value {
            for (word, value) in fields {
                match known.iter().find(|k| **k == word.text) {
                    Some(name) => queue.push((name, Some(*value))),
                    None => self.reader.unknown_field(self.node, word, *value, known),
                }
            }
        }
        if let Some(missing) = self.reader.notes.borrow().missing.get(&self.node) {
            queue.extend(missing.iter().map(|name| (*name, None)));
        }
        queue.reverse();
        self.read::<V>(visitor.visit_map(StructFields { at: self, queue, value: None }))
    }
}

macro_rules! whole_numbers {
    ($($method:ident $visit:ident $ty:ty),+ $(,)?) => {$(
        fn $method<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
            if self.is_replaced() {
                return Fake.$method(visitor);
            }
            let n = self.whole(i128::from(<$ty>::MIN), i128::from(<$ty>::MAX))?;
            self.read::<V>(visitor.$visit(n as $ty))
        }
    )+};
}

impl<'t> Deserializer<'t> for At<'_, 't> {
    type Error = Fail;

    whole_numbers! {
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64, deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64,
    }

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor.visit_unit()
    }
    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor.visit_unit()
    }
    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        match self.get().value {
            _ if self.is_replaced() => Fake.deserialize_bool(visitor),
            Value::Bool(b) => visitor.visit_bool(b),
            _ => self.wrong(Shape::Bool),
        }
    }
    fn deserialize_f32<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        self.deserialize_f64(visitor)
    }
    fn deserialize_f64<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        match self.get().value {
            _ if self.is_replaced() => Fake.deserialize_f64(visitor),
            Value::Int(n) => visitor.visit_f64(n as f64),
            Value::Float(n) => visitor.visit_f64(n),
            _ => self.wrong(Shape::Number),
        }
    }
    fn deserialize_char<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        self.deserialize_str(visitor)
    }
    fn deserialize_str<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        match &self.get().value {
            _ if self.is_replaced() => Fake.deserialize_str(visitor),
            Value::Text(text) => self.read::<V>(visitor.visit_borrowed_str(text)),
            _ => self.wrong(Shape::Text),
        }
    }
    fn deserialize_string<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        self.deserialize_str(visitor)
    }
    fn deserialize_identifier<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        self.deserialize_str(visitor)
    }
    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        match &self.get().value {
            _ if self.is_replaced() => visitor.visit_none(),
            Value::Word(word) if word == "None" => visitor.visit_none(),
            Value::Items { name: Some(name), items } if name.text == "Some" && items.len() == 1 => {
                visitor.visit_some(self.child(items[0]))
            }
            _ => visitor.visit_some(self),
        }
    }
    fn deserialize_unit<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor.visit_unit()
    }
    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fail> {
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        match &self.get().value {
            _ if self.is_replaced() => Fake.deserialize_seq(visitor),
            Value::List(items) => self.read::<V>(visitor.visit_seq(Elements { at: self, rest: items })),
            _ => self.wrong(Shape::List),
        }
    }
    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fail> {
        match &self.get().value {
            _ if self.is_replaced() => Fake.deserialize_map(visitor),
            Value::Map(entries) => {
                self.read::<V>(visitor.visit_map(Entries { at: self, rest: entries, value: None }))
            }
            _ => self.wrong(Shape::Map),
        }
    }
    fn deserialize_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        if self.is_replaced() {
            return Fake.deserialize_struct(name, fields, visitor);
        }
        match &self.get().value {
            Value::Fields { name: written, .. } => {
                if let Some(word) = written
                    && word.text != name
                {
                    self.reader.wrong_name(self.node, word, name);
                }
                self.fields(fields, visitor)
            }
            Value::Items { name: None, items } if items.is_empty() => self.fields(fields, visitor),
            Value::Items { name: Some(word), items } if items.is_empty() && word.text == name => {
                self.fields(fields, visitor)
            }
            _ => self.wrong(Shape::Fields),
        }
    }
    fn deserialize_enum<V: Visitor<'t>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        if self.is_replaced() {
            return Fake.deserialize_enum(name, variants, visitor);
        }
        let written = match &self.get().value {
            Value::Word(word) => word,
            Value::Fields { name: Some(word), .. } | Value::Items { name: Some(word), .. } => &word.text,
            _ => return self.wrong_choice(Shape::Choice, variants),
        };
        let Some(variant) = variants.iter().find(|v| **v == written.as_str()) else {
            return self.fail(ShapeKind::UnknownVariant { found: written.clone(), known: variants });
        };
        self.reader.notes.borrow_mut().variants.insert(self.node);
        self.read::<V>(visitor.visit_enum(Variant { at: self, name: variant }))
    }
    serde::forward_to_deserialize_any! { <V: Visitor<'t>> i128 u128 bytes byte_buf unit_struct tuple tuple_struct }
}

struct StructFields<'r, 't> {
    at: At<'r, 't>,
    /// Fields yet to be read, last first; without a node where a stand-in takes the place.
    queue: Vec<(&'static str, Option<NodeId>)>,
    value: Option<(&'static str, Option<NodeId>)>,
}

impl<'t> MapAccess<'t> for StructFields<'_, 't> {
    type Error = Fail;
    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Fail> {
        let Some((name, node)) = self.queue.pop() else { return Ok(None) };
        self.value = Some((name, node));
        let key: de::value::StrDeserializer<'_, Fail> = name.into_deserializer();
        seed.deserialize(key).map(Some)
    }
    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Fail> {
        match self.value.take() {
            Some((_, Some(node))) => seed.deserialize(self.at.child(node)).map_err(|fail| fail.at(node)),
            Some((name, None)) => {
                let sample = RefCell::default();
                let value = seed.deserialize(Sample::new(name, &sample));
                let mut notes = self.at.reader.notes.borrow_mut();
                notes.samples.insert((self.at.node, name), sample.into_inner());
                value
            }
            None => seed.deserialize(Fake),
        }
    }
}

struct Elements<'r, 't> {
    at: At<'r, 't>,
    rest: &'t [NodeId],
}

impl<'t> SeqAccess<'t> for Elements<'_, 't> {
    type Error = Fail;
    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Fail> {
        let Some((first, rest)) = self.rest.split_first() else { return Ok(None) };
        self.rest = rest;
        seed.deserialize(self.at.child(*first)).map(Some).map_err(|fail| fail.at(*first))
    }
}

struct Entries<'r, 't> {
    at: At<'r, 't>,
    rest: &'t [(NodeId, NodeId)],
    value: Option<NodeId>,
}

impl<'t> MapAccess<'t> for Entries<'_, 't> {
    type Error = Fail;
    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Fail> {
        let Some(((key, value), rest)) = self.rest.split_first() else { return Ok(None) };
        self.rest = rest;
        self.value = Some(*value);
        seed.deserialize(self.at.child(*key)).map(Some).map_err(|fail| fail.at(*key))
    }
    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Fail> {
        match self.value.take() {
            Some(node) => seed.deserialize(self.at.child(node)).map_err(|fail| fail.at(node)),
            None => seed.deserialize(Fake),
        }
    }
}

struct Variant<'r, 't> {
    at: At<'r, 't>,
    name: &'static str,
}

impl<'t> EnumAccess<'t> for Variant<'_, 't> {
    type Error = Fail;
    type Variant = Self;
    fn variant_seed<V: DeserializeSeed<'t>>(self, seed: V) -> Result<(V::Value, Self), Fail> {
        let name: de::value::StrDeserializer<'_, Fail> = self.name.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'t> VariantAccess<'t> for Variant<'_, 't> {
    type Error = Fail;
    fn unit_variant(self) -> Result<(), Fail> {
        match self.at.get().value {
            Value::Word(_) => Ok(()),
            _ => self.at.wrong(Shape::ChoiceAlone),
        }
    }
    fn newtype_variant_seed<T: DeserializeSeed<'t>>(self, seed: T) -> Result<T::Value, Fail> {
        match &self.at.get().value {
            Value::Items { items, .. } if items.len() == 1 => {
                seed.deserialize(self.at.child(items[0])).map_err(|fail| fail.at(items[0]))
            }
            _ => self.at.wrong(Shape::ChoiceWithValue),
        }
    }
    fn tuple_variant<V: Visitor<'t>>(self, _: usize, _: V) -> Result<V::Value, Fail> {
        self.at.wrong(Shape::ChoiceWithValue)
    }
    fn struct_variant<V: Visitor<'t>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        match &self.at.get().value {
            Value::Fields { .. } => self.at.fields(fields, visitor),
            Value::Items { items, .. } if items.is_empty() => self.at.fields(fields, visitor),
            _ => self.at.wrong(Shape::ChoiceWithFields),
        }
    }
}
