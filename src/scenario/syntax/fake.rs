//! A stand-in for a value that is missing or of the wrong type, so that reading can go on to the next problem.
//!
//! What is read with a stand-in inside is thrown away; only the problems are kept.

use serde::de::{self, Deserializer, EnumAccess, IntoDeserializer, MapAccess, VariantAccess, Visitor};

use super::read::Fail;

/// Gives every type some value that it accepts. A text is `1h`, which is a duration too.
pub struct Fake;

macro_rules! fake_numbers {
    ($($method:ident $visit:ident $value:expr),+ $(,)?) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
            visitor.$visit($value)
        }
    )+};
}

impl<'de> Deserializer<'de> for Fake {
    type Error = Fail;

    fake_numbers! {
        deserialize_bool visit_bool false, deserialize_i8 visit_i8 1, deserialize_i16 visit_i16 2000,
        deserialize_i32 visit_i32 1, deserialize_i64 visit_i64 1, deserialize_u8 visit_u8 1,
        deserialize_u16 visit_u16 1, deserialize_u32 visit_u32 1, deserialize_u64 visit_u64 1,
        deserialize_f32 visit_f32 1.0, deserialize_f64 visit_f64 1.0, deserialize_char visit_char 'x',
        deserialize_str visit_str "1h", deserialize_string visit_str "1h", deserialize_bytes visit_bytes b"",
        deserialize_byte_buf visit_bytes b"", deserialize_identifier visit_str "1h",
    }
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor.visit_unit()
    }
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor.visit_unit()
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor.visit_none()
    }
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor.visit_unit()
    }
    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fail> {
        visitor.visit_unit()
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fail> {
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor.visit_seq(de::value::SeqDeserializer::<_, Fail>::new(std::iter::empty::<u8>()))
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fail> {
        self.deserialize_seq(visitor)
    }
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fail> {
        self.deserialize_seq(visitor)
    }
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fail> {
        visitor.visit_map(FakeFields(&[]))
    }
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        visitor.visit_map(FakeFields(fields))
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        visitor.visit_enum(FakeVariant(variants.first().copied().unwrap_or("")))
    }
    serde::forward_to_deserialize_any! { i128 u128 }
}

struct FakeFields(&'static [&'static str]);

impl<'de> MapAccess<'de> for FakeFields {
    type Error = Fail;
    fn next_key_seed<K: de::DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fail> {
        let Some((first, rest)) = self.0.split_first() else { return Ok(None) };
        self.0 = rest;
        let key: de::value::StrDeserializer<'_, Fail> = (*first).into_deserializer();
        seed.deserialize(key).map(Some)
    }
    fn next_value_seed<V: de::DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fail> {
        seed.deserialize(Fake)
    }
}

struct FakeVariant(&'static str);

impl<'de> EnumAccess<'de> for FakeVariant {
    type Error = Fail;
    type Variant = FakeVariant;
    fn variant_seed<V: de::DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, FakeVariant), Fail> {
        let name: de::value::StrDeserializer<'_, Fail> = self.0.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for FakeVariant {
    type Error = Fail;
    fn unit_variant(self) -> Result<(), Fail> {
        Ok(())
    }
    fn newtype_variant_seed<T: de::DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fail> {
        seed.deserialize(Fake)
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fail> {
        Fake.deserialize_seq(visitor)
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fail> {
        visitor.visit_map(FakeFields(fields))
    }
}
