//! From nodes to typed values, through serde, so that a type's declaration is its format.
//!
//! An unknown key or value is answered with the nearest known one, and every problem carries the place of its value.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Unexpected, Visitor};

use super::error::Problem;
use super::yaml::{At, Key, Node, Value};

/// Reads a `T` from `node`.
pub(crate) fn decode<'n, T: Deserialize<'n>>(node: &'n Node) -> Result<T, Problem> {
    T::deserialize(node)
}

/// A value with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it begins.
    pub at: At,
}

/// The name by which [`Spanned`] asks our deserializer for a place.
pub(super) const SPANNED: &str = "$spanned";
pub(super) const SPANNED_FIELDS: &[&str] = &["line", "column", "value"];

#[derive(Deserialize)]
#[serde(rename = "$spanned")]
struct SpannedFields<T> {
    line: usize,
    column: usize,
    value: T,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = SpannedFields::deserialize(deserializer)?;
        Ok(Self { value: fields.value, at: At { line: fields.line, column: fields.column } })
    }
}

impl<T: JsonSchema> JsonSchema for Spanned<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<Value>::deserialize(deserializer)?;
        Ok(Self { at: spanned.at, value: spanned.value })
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Scalar(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = access.next_entry::<Spanned<String>, Node>()? {
            entries.push((Key { at: key.at, name: key.value }, value));
        }
        Ok(Value::Map(entries))
    }
}

impl de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::somewhere(message.to_string())
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::unknown("key", field, expected)
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::unknown("value", variant, expected)
    }

    fn missing_field(field: &'static str) -> Self {
        Self::somewhere(format!("the key `{field}` is missing")).remedy(format!("add `{field}: …`")).absent(field)
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        let expected = expected.to_string();
        let (expected, remedy) = match expected.as_str() {
            "a sequence" => ("a list", "write each item in a line of its own, behind `- `"),
            "a boolean" => ("`true` or `false`", "write one of the two, without quotation marks"),
            "a string" => ("a text", "write one text; quotation marks make anything a text"),
            "a map" => ("a mapping", "write `key: value`, a line each, below it"),
            "u32" | "u64" | "f64" => ("a number", "write a number, in digits"),
            name if name.starts_with("struct ") => ("a mapping", "write `key: value`, a line each, below it"),
            name if name.starts_with("enum ") => ("a word", "write one word"),
            name => (name, SEE_PACKS),
        };
        Self::somewhere(format!("expected {expected}, found {}", described(found))).remedy(remedy)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(found, expected)
    }
}

impl std::error::Error for Problem {}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// The remedy where nothing better is known.
pub(super) const SEE_PACKS: &str = "the packs in `rules/` show how it is written";

/// How much of a text an error repeats, in characters.
const LONGEST_SHOWN: usize = 40;

/// What was found, in the words of a rule author.
fn described(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Str("") => "nothing".to_owned(),
        Unexpected::Str(text) if text.chars().count() > LONGEST_SHOWN => {
            format!("`{}…`", text.chars().take(LONGEST_SHOWN).collect::<String>())
        }
        Unexpected::Str(text) => format!("`{text}`"),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "a mapping".to_owned(),
        other => other.to_string(),
    }
}
