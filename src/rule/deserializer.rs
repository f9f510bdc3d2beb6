//! Nodes as serde sees them: the deserializer, and what it hands out of lists and mappings.

use serde::de::value::{MapAccessDeserializer, StrDeserializer, UsizeDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor};

use super::decode::{SPANNED, SPANNED_FIELDS};
use super::error::Problem;
use super::yaml::{At, Key, Node, Value};

/// What rule files call the type `name`.
fn in_rule_files(name: &str) -> String {
    match name {
        "Applicability" => "safety".to_owned(),
        "Category" | "Severity" | "Case" => name.to_lowercase(),
        _ => "value".to_owned(),
    }
}

impl Node {
    fn unexpected(&self) -> Unexpected<'_> {
        match &self.value {
            Value::Scalar(text) => Unexpected::Str(text),
            Value::List(_) => Unexpected::Seq,
            Value::Map(_) => Unexpected::Map,
        }
    }

    /// Hands the node to `visitor` as what it is.
    fn visit<'de, V: Visitor<'de>>(&'de self, visitor: V) -> Result<V::Value, Problem> {
        match &self.value {
            Value::Scalar(text) => visitor.visit_borrowed_str(text),
            Value::List(items) => visitor.visit_seq(Items(items.iter())),
            Value::Map(entries) => visitor.visit_map(Entries { entries: entries.iter(), value: None }),
        }
        .map_err(|problem| problem.or_at(self.at))
    }

    /// Hands a scalar to `visitor` as what `parse` makes of it.
    fn visit_parsed<'de, V: Visitor<'de>, T: std::str::FromStr>(
        &'de self,
        visitor: V,
        visit: impl FnOnce(V, T) -> Result<V::Value, Problem>,
    ) -> Result<V::Value, Problem> {
        let parsed = match &self.value {
            Value::Scalar(text) => text.parse::<T>().ok(),
            _ => None,
        };
        match parsed {
            Some(value) => visit(visitor, value),
            None => Err(de::Error::invalid_type(self.unexpected(), &visitor)),
        }
        .map_err(|problem: Problem| problem.or_at(self.at))
    }
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.visit(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.visit_parsed(visitor, |visitor, value: bool| visitor.visit_bool(value))
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.visit_parsed(visitor, |visitor, value: u64| visitor.visit_u64(value))
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.visit_parsed(visitor, |visitor, value: f64| visitor.visit_f64(value))
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        match (name, &self.value) {
            (SPANNED, _) => visitor.visit_map(Place::new(self.at, self)).map_err(|problem| problem.or_at(self.at)),
            // An empty value (`fix:` with nothing behind it) counts as an empty mapping.
            (_, Value::Scalar(text)) if text.is_empty() => {
                visitor.visit_map(Entries { entries: [].iter(), value: None }).map_err(|problem| problem.or_at(self.at))
            }
            // Else serde would fill the fields in their order.
            (_, Value::List(_)) => {
                Err(<Problem as de::Error>::invalid_type(self.unexpected(), &visitor).or_at(self.at))
            }
            _ => self.visit(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        match &self.value {
            Value::Scalar(text) if !known.contains(&text.as_str()) => {
                Err(Problem::unknown(&in_rule_files(name), text, known))
            }
            Value::Scalar(text) => visitor.visit_enum(StrDeserializer::<Problem>::new(text)),
            Value::Map(entries) => {
                visitor.visit_enum(MapAccessDeserializer::new(Entries { entries: entries.iter(), value: None }))
            }
            Value::List(_) => Err(de::Error::invalid_type(self.unexpected(), &visitor)),
        }
        .map_err(|problem: Problem| problem.or_at(self.at))
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u128 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map
        identifier ignored_any
    }
}

/// The items of a list.
struct Items<'n>(std::slice::Iter<'n, Node>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Problem;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Problem> {
        self.0.next().map(|node| seed.deserialize(node)).transpose()
    }
}

/// The entries of a mapping.
struct Entries<'n> {
    entries: std::slice::Iter<'n, (Key, Node)>,
    value: Option<&'n Node>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Problem;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Problem> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(key).map(Some).map_err(|problem| problem.or_at(key.at))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Problem> {
        let value = self.value.take().ok_or_else(|| Problem::somewhere("a key without a value"))?;
        seed.deserialize(value)
    }
}

impl<'de> Deserializer<'de> for &'de Key {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_borrowed_str(&self.name)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        match name {
            SPANNED => visitor.visit_map(Place::new(self.at, self)),
            _ => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// What [`Spanned`] is read from: a place and the value there, as if they were the entries of a mapping.
struct Place<D> {
    at: At,
    value: Option<D>,
    next: usize,
}

impl<D> Place<D> {
    fn new(at: At, value: D) -> Self {
        Self { at, value: Some(value), next: 0 }
    }
}

impl<'de, D: Deserializer<'de, Error = Problem>> MapAccess<'de> for Place<D> {
    type Error = Problem;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Problem> {
        let field = SPANNED_FIELDS.get(self.next).copied();
        self.next += 1;
        field.map(|name| seed.deserialize(StrDeserializer::<Problem>::new(name))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Problem> {
        let number = |value: usize| -> UsizeDeserializer<Problem> { value.into_deserializer() };
        match (self.next, self.value.take()) {
            (1, value) => {
                self.value = value;
                seed.deserialize(number(self.at.line))
            }
            (2, value) => {
                self.value = value;
                seed.deserialize(number(self.at.column))
            }
            (_, Some(value)) => seed.deserialize(value),
            (_, None) => Err(Problem::somewhere("a place without a value")),
        }
    }
}
