//! The JSON Schema of packs: it is the one that the program prints, documents every key, accepts the built-in packs and
//! refuses what the program refuses.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use ignore::WalkBuilder;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The packs below `folder`.
fn packs(folder: &str) -> Vec<PathBuf> {
    let walk = WalkBuilder::new(root().join(folder)).sort_by_file_path(Path::cmp).build();
    walk.map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|it| it == "yaml"))
        .collect()
}

fn compiled() -> (Schemas, SchemaIndex) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("file:///pack.json", mtlint::rule::schema()).unwrap();
    let index = compiler.compile("file:///pack.json", &mut schemas).unwrap();
    (schemas, index)
}

/// What the schema says against the pack at `path`.
fn fault(path: &Path, (schemas, index): &(Schemas, SchemaIndex)) -> Option<String> {
    let pack: Value = serde_yaml::from_str(&fs::read_to_string(path).unwrap()).ok()?;
    schemas.validate(&pack, *index).err().map(|error| format!("{}: {error:#}", path.display()))
}

#[test]
fn the_schema_beside_the_packs_is_the_one_that_is_printed() {
    let file: Value = serde_json::from_str(&fs::read_to_string(root().join("rules/schema.json")).unwrap()).unwrap();
    assert!(file == mtlint::rule::schema(), "write it anew: mtlint rules schema > rules/schema.json");
}

#[test]
fn it_accepts_every_builtin_pack() {
    let schema = compiled();
    let faults: Vec<String> = packs("rules").iter().filter_map(|path| fault(path, &schema)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What a schema can see: keys, shapes and words of a set. Texts that mean something, such as patterns, it can't.
#[test]
fn it_refuses_what_is_misspelt_or_of_a_wrong_shape() {
    let schema = compiled();
    let names = [
        "misspelt-key",
        "misspelt-key-of-pack",
        "misspelt-key-of-condition",
        "misspelt-kind",
        "misspelt-severity",
        "misspelt-category",
        "misspelt-safety",
        "missing-id",
        "missing-match",
        "missing-rules",
        "missing-about",
        "wrong-type",
        "wrong-type-of-rules",
        "wrong-type-of-examples",
        "wrong-type-of-preview",
        "fix-is-a-list",
        "fix-is-a-text",
    ];
    let passed =
        names.iter().filter(|name| fault(&root().join(format!("tests/broken/{name}.yaml")), &schema).is_none());
    assert_eq!(passed.collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn every_key_is_documented() {
    let schema = mtlint::rule::schema();
    let mut silent = Vec::new();
    let definitions = schema["definitions"].as_object().unwrap().iter().map(|(name, value)| (name.as_str(), value));
    for (name, value) in definitions.chain([("pack", &schema)]) {
        for (key, property) in value["properties"].as_object().into_iter().flatten() {
            if property["description"].as_str().is_none_or(str::is_empty) {
                silent.push(format!("{name}.{key}"));
            }
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn every_builtin_pack_names_the_schema() {
    for path in packs("rules") {
        let depth = path.strip_prefix(root().join("rules")).unwrap().components().count() - 1;
        let expected = format!("# yaml-language-server: $schema={}schema.json", "../".repeat(depth));
        assert_eq!(fs::read_to_string(&path).unwrap().lines().next(), Some(expected.as_str()), "{}", path.display());
    }
}
