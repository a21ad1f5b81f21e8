//! A value that a missing field could have, as it would be written: for the hint.
//!
//! The type of the field says its shape while a stand-in ([`super::fake`]) takes its place.

use std::cell::RefCell;

use serde::de::{self, Deserializer, EnumAccess, IntoDeserializer, MapAccess, VariantAccess, Visitor};

use super::fake::Fake;
use super::read::Fail;

/// Brackets deeper than this are shown as `(…)`.
const DEEPEST: u8 = 1;

/// A stand-in that writes down what it stands in for.
#[derive(Clone, Copy)]
pub struct Sample<'o> {
    field: &'static str,
    out: &'o RefCell<String>,
    depth: u8,
}

impl<'o> Sample<'o> {
    /// For the field of this name; the sample is added to `out`.
    pub fn new(field: &'static str, out: &'o RefCell<String>) -> Sample<'o> {
        Sample { field, out, depth: 0 }
    }
    fn write(self, text: &str) {
        self.out.borrow_mut().push_str(text);
    }
}

/// A text that the field could have, in quotes.
fn text_of(field: &str) -> &'static str {
    match field {
        "starts" => "\"2026-11-14T08:00\"",
        "at" | "horizon" | "warm_up" | "within" | "after" | "value" => "\"2h30m\"",
        "date" | "from" => "\"2026-11-14\"",
        "day" => "\"12-20\"",
        "technique" => "\"T1566\"",
        "tactic" => "\"initial-access\"",
        "province" => "\"province.ron\"",
        "plan" => "\"plan.ron\"",
        "drill" => "\"drill.ron\"",
        _ => "\"…\"",
    }
}

macro_rules! scalars {
    ($($method:ident $text:literal),+ $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
            self.write($text);
            Fake.$method(visitor)
        }
    )+};
}

impl<'de> Deserializer<'de> for Sample<'_> {
    type Error = Fail;

    scalars! {
        deserialize_bool "false", deserialize_i8 "1", deserialize_i16 "2026", deserialize_i32 "1",
        deserialize_i64 "1", deserialize_u8 "1", deserialize_u16 "1", deserialize_u32 "1", deserialize_u64 "1",
        deserialize_f32 "0.5", deserialize_f64 "0.5", deserialize_char "\"…\"", deserialize_seq "[…]",
        deserialize_map "{…}", deserialize_option "None", deserialize_unit "()", deserialize_any "…",
        deserialize_ignored_any "…", deserialize_bytes "\"…\"", deserialize_byte_buf "\"…\"",
    }
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        self.write(text_of(self.field));
        Fake.deserialize_str(visitor)
    }
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        self.deserialize_str(visitor)
    }
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        Fake.deserialize_identifier(visitor)
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fail> {
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        if self.depth >= DEEPEST {
            self.write("(…)");
            return Fake.deserialize_struct(name, fields, visitor);
        }
        self.fields(fields, visitor)
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        let variant = variants.first().copied().unwrap_or("");
        self.write(variant);
        visitor.visit_enum(SampleVariant { sample: self, variant })
    }
    serde::forward_to_deserialize_any! { <V: Visitor<'de>> i128 u128 unit_struct tuple tuple_struct }
}

impl Sample<'_> {
    fn fields<'de, V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        self.write("(");
        let inside = Sample { depth: self.depth + 1, ..self };
        let value = visitor.visit_map(SampleFields { sample: inside, rest: fields, field: "", first: true });
        self.write(")");
        value
    }
}

struct SampleFields<'o> {
    sample: Sample<'o>,
    rest: &'static [&'static str],
    field: &'static str,
    first: bool,
}

impl<'de> MapAccess<'de> for SampleFields<'_> {
    type Error = Fail;
    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fail> {
        let Some((first, rest)) = self.rest.split_first() else { return Ok(None) };
        (self.field, self.rest) = (first, rest);
        let key: de::value::StrDeserializer<'_, Fail> = (*first).into_deserializer();
        seed.deserialize(key).map(Some)
    }
    fn next_value_seed<V: de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fail> {
        let own = RefCell::default();
        let value = seed.deserialize(Sample { field: self.field, out: &own, depth: self.sample.depth })?;
        let written = own.into_inner();
        // What may be left out is left out.
        if written != "None" {
            let comma = if self.first { "" } else { ", " };
            self.sample.write(&format!("{comma}{}: {written}", self.field));
            self.first = false;
        }
        Ok(value)
    }
}

struct SampleVariant<'o> {
    sample: Sample<'o>,
    variant: &'static str,
}

impl<'de> EnumAccess<'de> for SampleVariant<'_> {
    type Error = Fail;
    type Variant = Self;
    fn variant_seed<V: de::DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Fail> {
        let name: de::value::StrDeserializer<'_, Fail> = self.variant.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for SampleVariant<'_> {
    type Error = Fail;
    fn unit_variant(self) -> Result<(), Fail> {
        Ok(())
    }
    fn newtype_variant_seed<T: de::DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fail> {
        if self.sample.depth > DEEPEST {
            self.sample.write("(…)");
            return seed.deserialize(Fake);
        }
        self.sample.write("(");
        let value = seed.deserialize(Sample { depth: self.sample.depth + 1, ..self.sample });
        self.sample.write(")");
        value
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fail> {
        Fake.deserialize_seq(visitor)
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        if self.sample.depth > DEEPEST {
            self.sample.write("(…)");
            return Fake.deserialize_struct("", fields, visitor);
        }
        self.sample.fields(fields, visitor)
    }
}
