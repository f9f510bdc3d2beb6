//! The JSON Schema of `mtlint.yaml`: made from the types that it is read into.

use std::io::{self, Write};

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::load::ONLY_AT_THE_TOP;
use super::spec::Spec;
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;

/// Prints the schema.
pub(super) fn run(console: &mut Console) -> Result<Exit, Failure> {
    serde_json::to_writer_pretty(&mut console.out, &schema()).map_err(io::Error::from)?;
    writeln!(console.out)?;
    Ok(Exit::Clean)
}

/// What a file of settings may hold (draft 7, which editors know best).
fn schema() -> Value {
    let mut root = SchemaSettings::draft07().into_generator().into_root_schema_for::<Spec>().to_value();
    root["title"] = json!("Settings of mtlint");
    let mut properties = root["properties"].clone();
    if let Some(properties) = properties.as_object_mut() {
        properties.retain(|key, _| !ONLY_AT_THE_TOP.contains(&key.as_str()));
        let paths = json!({
            "description": "The files that the entry is about: paths and patterns as in a `.gitignore`, relative to this file.",
            "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" } }]
        });
        properties.insert("match".to_owned(), paths);
    }
    root["properties"]["paths"]["items"] = json!({
        "type": "object",
        "properties": properties,
        "required": ["match"],
        "additionalProperties": false
    });
    root
}
