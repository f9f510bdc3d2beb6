//! The JSON Schema of packs, by which editors complete keys and check values: made from the types that packs are read into.

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::spec::PackSpec;
use crate::check::KINDS;

/// What a pack may hold, as JSON Schema (draft 7, which editors know best).
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft07().into_generator();
    let kinds: Vec<(&str, Value)> =
        KINDS.iter().map(|kind| (kind.name, (kind.schema)(&mut generator).to_value())).collect();
    let mut root = generator.into_root_schema_for::<PackSpec>().to_value();
    root["title"] = json!("A pack of mtlint rules");
    root["properties"]["kind"] = kind("The kind of the rules that name none.");
    root["allOf"] = defaults(&kinds);
    let rule = &mut root["definitions"]["RuleSpec"];
    rule["title"] = json!("A rule");
    rule["properties"]["kind"] = kind("How the rule looks; `phrase` if nothing is said.");
    rule["allOf"] = kinds.iter().map(|(name, shape)| shaped(name, shape)).collect();
    root
}

/// The shape of a `match` of this `kind`; none if there is no such kind.
pub fn match_schema(kind: &str, generator: &mut SchemaGenerator) -> Option<Schema> {
    KINDS.iter().find(|it| it.name == kind).map(|kind| (kind.schema)(generator))
}

/// The names of the kinds, each with what it finds.
fn kind(description: &str) -> Value {
    let kinds: Value = KINDS.iter().map(|kind| json!({ "const": kind.name, "description": kind.about })).collect();
    json!({ "description": description, "oneOf": kinds })
}

/// A rule that names the kind `name` has a `match` of this `shape`.
fn shaped(name: &str, shape: &Value) -> Value {
    json!({
        "if": { "required": ["kind"], "properties": { "kind": { "const": name } } },
        "then": { "properties": { "match": shape } }
    })
}

/// Rules that name no kind have that of the pack, or are phrases.
fn defaults(kinds: &[(&str, Value)]) -> Value {
    let unnamed = |shape: &Value| {
        let rule = json!({ "if": { "not": { "required": ["kind"] } }, "then": { "properties": { "match": shape } } });
        json!({ "properties": { "rules": { "items": rule } } })
    };
    let named = kinds.iter().map(|(name, shape)| {
        json!({ "if": { "required": ["kind"], "properties": { "kind": { "const": name } } }, "then": unnamed(shape) })
    });
    let phrase = kinds
        .iter()
        .filter(|(name, _)| *name == "phrase")
        .map(|(_, shape)| json!({ "if": { "not": { "required": ["kind"] } }, "then": unnamed(shape) }));
    named.chain(phrase).collect()
}
