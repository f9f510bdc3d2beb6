//! `mtlint config show`: each setting that holds for a text, and where it was said.

use std::io::{self, Write};
use std::path::Path;

use serde_json::{Value, json};

use mtlint::report::Scale;
use mtlint::rule::{self, Node, Spanned};

use super::all::AllSettings;
use super::args::ShowArgs;
use super::layer::{Layer, Origin};
use super::settings::{NUMBERS, Said, Settings, Sources};
use super::spec::Spec;
use crate::cli::console::Console;
use crate::cli::exit::Exit;
use crate::cli::failure::Failure;
use crate::cli::files::Place;
use crate::cli::rules::ListFormat;

/// Shows the settings that `args` ask for.
pub(super) fn run(args: &ShowArgs, console: &mut Console) -> Result<Exit, Failure> {
    let mut all = AllSettings::new(&args.config, Layer::of_arguments(&args.rules, None))?;
    let path = if args.path.is_dir() { args.path.join(super::find::NAME) } else { args.path.clone() };
    let holding = all.holding(&Place::File(path))?;
    let settings = all.settings(&holding);
    // Whatever is wrong with them is to be told here, too.
    settings.rules()?;
    let rows = rows(&settings)?;
    match args.format {
        ListFormat::Json => json_of(&rows, &all.files(&holding), console),
        ListFormat::Text => text(&rows, &all.files(&holding), console),
    }
}

/// A setting.
struct Row {
    key: String,
    value: Value,
    origin: Origin,
}

impl Row {
    fn new(key: impl Into<String>, value: impl Into<Value>, origin: Origin) -> Self {
        Self { key: key.into(), value: value.into(), origin }
    }

    fn said(key: &str, said: Said<impl Into<Value>>) -> Self {
        Self::new(key, said.value, said.origin)
    }

    /// What was said of `key`, if anything was.
    fn maybe(key: &str, said: Option<Said<impl Into<Value>>>) -> Self {
        said.map_or_else(|| Self::new(key, Value::Null, Origin::Default), |said| Self::said(key, said))
    }
}

fn rows(settings: &Settings<'_>) -> Result<Vec<Row>, Failure> {
    let fail_on = settings.fail_on_said();
    let sources = settings.sources()?;
    let sources = Said { value: sources_shown(&sources.value), origin: sources.origin };
    let mut rows = vec![Row::said("builtin", settings.builtin())];
    rows.extend(words("packs", settings));
    rows.extend(words("select", settings));
    rows.extend(words("ignore", settings));
    rows.push(Row::said("preview", settings.preview()));
    rows.extend(tables(settings));
    rows.push(Row::new("fail-on", fail_on.value.name(), fail_on.origin));
    rows.push(Row::said("from", sources));
    rows.extend(words("accept", settings));
    let format = settings.input_format().map(|Said { value, origin }| Said { value: value.name(), origin });
    rows.push(Row::maybe("input.format", format));
    rows.push(Row::maybe("input.field", settings.input_fields()));
    rows.extend(words("exclude", settings));
    let Scale { weights, thresholds } = settings.scale()?;
    let values = [thresholds.look, thresholds.hold, weights.error, weights.warning, weights.info];
    rows.extend(NUMBERS.iter().zip(values).map(|((key, number), value)| Row::said(key, settings.or(value, number))));
    Ok(rows)
}

fn sources_shown(sources: &Sources) -> Value {
    match sources {
        Sources::Any => json!("any"),
        Sources::Inferred => json!("auto"),
        Sources::These(codes) => json!(codes),
    }
}

/// A row for each word that is said under `key`, or one that says that there is none.
fn words(key: &'static str, settings: &Settings<'_>) -> Vec<Row> {
    let of = |spec: &Spec| match key {
        "packs" => spec.packs.clone(),
        "select" => spec.select.clone(),
        "ignore" => spec.ignore.clone(),
        "accept" => spec.accept.clone(),
        _ => spec.exclude.clone(),
    };
    let mut rows = Vec::new();
    for layer in &settings.layers {
        let words = of(&layer.spec).map(|words| words.0).unwrap_or_default();
        if key == "select" && !words.is_empty() {
            rows.clear();
        }
        rows.extend(words.into_iter().map(|word| Row::new(key, word.value, layer.origin(word.at))));
    }
    if rows.is_empty() { vec![Row::new(key, json!([]), Origin::Default)] } else { rows }
}

/// The rows of the tables: severities, and the desk's own spellings.
fn tables(settings: &Settings<'_>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for layer in &settings.layers {
        let Spec { severities, house_style, people, terms, .. } = &layer.spec;
        let mut add = |table: &str, key: &Spanned<String>, value: Value| {
            let key_shown = format!("{table}.{}", key.value);
            rows.retain(|row| row.key != key_shown);
            rows.push(Row::new(key_shown, value, layer.origin(key.at)));
        };
        for (key, grade) in severities.iter().flat_map(|table| &table.0) {
            add("severities", key, json!(grade.value.name()));
        }
        for (key, write) in house_style.iter().flat_map(|table| &table.0) {
            add("house-style", key, json!(write.value));
        }
        for (name, table) in [("people", people), ("terms", terms)] {
            for (key, node) in table.iter().flat_map(|terms| &terms.0.0) {
                add(name, key, plain(node));
            }
        }
    }
    rows
}

/// A value of a file of settings without its places.
fn plain(node: &Node) -> Value {
    match &node.value {
        rule::Value::Scalar(text) => json!(text),
        rule::Value::List(items) => items.iter().map(plain).collect(),
        rule::Value::Map(rows) => rows.iter().map(|(key, node)| (key.name.clone(), plain(node))).collect(),
    }
}

fn text(rows: &[Row], files: &[&Path], console: &mut Console) -> Result<Exit, Failure> {
    let shown: Vec<(&str, String, String)> =
        rows.iter().map(|row| (row.key.as_str(), value_shown(&row.value), row.origin.to_string())).collect();
    let width = |of: fn(&(&str, String, String)) -> usize| shown.iter().map(of).max().unwrap_or(0);
    let (key, value) = (width(|row| row.0.chars().count()), width(|row| row.1.chars().count()));
    for (name, said, origin) in &shown {
        writeln!(console.out, "{name:key$}  {said:value$}  {origin}")?;
    }
    let files: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
    let files = if files.is_empty() { "no file of settings".to_owned() } else { files.join(", ") };
    console.remark(&format!("Settings from {files}."));
    Ok(Exit::Clean)
}

fn value_shown(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "-".to_owned(),
        Value::Array(items) => items.iter().map(value_shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn json_of(rows: &[Row], files: &[&Path], console: &mut Console) -> Result<Exit, Failure> {
    let rows = rows.iter().map(|Row { key, value, origin }| {
        let origin = match origin {
            Origin::Default => json!({ "kind": "default" }),
            Origin::File { name, line } => json!({ "kind": "file", "path": name, "line": line }),
            Origin::CommandLine => json!({ "kind": "command-line" }),
        };
        json!({ "key": key, "value": value, "origin": origin })
    });
    let shown = json!({ "files": files, "settings": rows.collect::<Vec<_>>() });
    serde_json::to_writer_pretty(&mut console.out, &shown).map_err(io::Error::from)?;
    writeln!(console.out)?;
    Ok(Exit::Clean)
}
