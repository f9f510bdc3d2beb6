//! The shapes that `match` has, kind by kind, for the JSON Schema of packs.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::term::EntrySpec;
use crate::rule::Words;

/// The shape of a `T`.
pub(super) fn one<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// The shape of an `A` or a `B`.
pub(super) fn either<A: JsonSchema, B: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [generator.subschema_for::<A>(), generator.subschema_for::<B>()] })
}

/// The word that stands for a table of spellings.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Hyphens {
    /// Any word that stands with a hyphen here and closed up there.
    Hyphens,
}

/// A row of a table of terms.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[allow(dead_code, reason = "it is read for its shape alone")]
pub(super) enum Row {
    /// What not to write.
    Not(Words),
    /// What not to write, and where it is right all the same.
    Entry(Box<EntrySpec>),
}
