//! From files to layers of settings: a file, what it extends, and the entries of its `paths`.

use std::fs;
use std::path::{Path, PathBuf};

use mtlint::rule::{Key, Node, RuleError, Spanned, Value, Words, read_yaml, settings};
use mtlint::text::LineColumn;

use super::globs::Globs;
use super::layer::{Layer, SettingsFile, shown};
use super::spec::Spec;
use crate::cli::failure::Failure;
use crate::cli::own_file::{YAML_LIMIT, text_of};

/// Keys that only stand at the top: they are about a whole run, or about files before they are told apart.
pub(super) const ONLY_AT_THE_TOP: &[&str] = &["extends", "paths", "exclude", "builtin", "packs", "verdict", "weights"];

/// All that a file of settings says, with all that it extends. What counts more comes later.
#[derive(Debug, Default)]
pub(in crate::cli) struct Config {
    /// What holds for all files.
    pub(super) tops: Vec<Layer>,
    /// What holds for some of them.
    pub(super) paths: Vec<Layer>,
    /// What a walk leaves out.
    pub(super) exclude: Vec<Globs>,
}

/// Reads the file of settings at `path`.
pub(super) fn load(path: &Path) -> Result<Config, Failure> {
    let mut config = Config::default();
    let path = fs::canonicalize(path).map_err(|cause| {
        Failure::Usage(format!("{}: the settings cannot be read: {cause}; check the name", path.display()))
    })?;
    Chain::default().read(&path, &mut config).map_err(Failure::Settings)?;
    Ok(config)
}

/// The files that are being read, each of which extends the next one.
#[derive(Debug, Default)]
struct Chain(Vec<PathBuf>);

impl Chain {
    fn read(&mut self, path: &Path, config: &mut Config) -> Result<(), Vec<RuleError>> {
        let (file, node) = open(path)?;
        let spec: Spec = settings(&file.name, &node)?;
        self.0.push(path.to_owned());
        let mut top = Layer::of_file(spec, file);
        if let Some(other) = top.spec.extends.take() {
            let other = self.extended(&other, &top).map_err(|fault| vec![fault])?;
            self.read(&other, config)?;
        }
        config.add(top)
    }

    /// The file that `top` extends.
    fn extended(&self, other: &Spanned<String>, top: &Layer) -> Result<PathBuf, RuleError> {
        if matches!(other.value.as_str(), "null" | "~" | "false" | "none") {
            let message = format!("`extends: {}` names no file", other.value);
            return Err(top.fault(other.at, message, "write a path relative to this file, or drop the line"));
        }
        let path = fs::canonicalize(top.path(&other.value)).map_err(|cause| {
            let message = format!("`{}` cannot be read: {cause}", other.value);
            top.fault(other.at, message, "write a path relative to this file")
        })?;
        match self.0.iter().position(|known| *known == path) {
            Some(first) => {
                let round = self.0[first..].iter().chain([&path]).map(|it| shown(it).display().to_string());
                let message = format!("`extends` goes round in a circle: {}", round.collect::<Vec<_>>().join(" → "));
                Err(top.fault(other.at, message, "drop one of them"))
            }
            None => Ok(path),
        }
    }
}

/// The file at `path`, and what it holds.
fn open(path: &Path) -> Result<(SettingsFile, Node), Vec<RuleError>> {
    let name = shown(path).display().to_string();
    let fault = |fault: RuleError| vec![RuleError { path: name.clone(), ..fault }];
    let yaml = text_of(path, YAML_LIMIT).map_err(|cause| {
        let LineColumn { line, column } = cause.at();
        fault(RuleError { path: String::new(), line, column, message: cause.to_string(), remedy: None })
    })?;
    let node = read_yaml(&yaml).map_err(fault)?;
    let folder = path.parent().unwrap_or(path).to_owned();
    Ok((SettingsFile { name, folder }, node))
}

impl Config {
    /// Adds what `top` says, and the entries of its `paths`.
    fn add(&mut self, mut top: Layer) -> Result<(), Vec<RuleError>> {
        let mut faults = Vec::new();
        let entries = top.spec.paths.take().unwrap_or_default();
        for entry in &entries {
            match entry_of(entry, &top) {
                Ok(layer) => self.paths.push(layer),
                Err(more) => faults.extend(more),
            }
        }
        match top.spec.exclude.as_ref().map(|patterns| globs(patterns, &top)).transpose() {
            Ok(globs) => self.exclude.extend(globs),
            Err(fault) => faults.push(fault),
        }
        self.tops.push(top);
        if faults.is_empty() { Ok(()) } else { Err(faults) }
    }
}

/// The entry `node` of the `paths` of `top`.
fn entry_of(node: &Node, top: &Layer) -> Result<Layer, Vec<RuleError>> {
    let lacking = |at| top.fault(at, "the entry has no `match`", "add `match: …` with the paths that it is about");
    let Value::Map(rows) = &node.value else { return Err(vec![lacking(node.at)]) };
    let (about, rows): (Vec<_>, Vec<_>) = rows.iter().cloned().partition(|(key, _)| key.name == "match");
    let misplaced = rows.iter().filter(|(key, _)| ONLY_AT_THE_TOP.contains(&key.name.as_str()));
    let mut faults: Vec<RuleError> = misplaced.map(|(key, _)| misplaced_key(key, top)).collect();
    let about = about.first().ok_or_else(|| lacking(node.at)).and_then(|(_, value)| patterns(value, top));
    let spec = settings(name_of(top), &Node { at: node.at, value: Value::Map(rows) });
    match (about, spec) {
        (Ok(about), Ok(spec)) if faults.is_empty() => Ok(top.entry(spec, about)),
        (about, spec) => {
            faults.extend(about.err());
            faults.extend(spec.err().unwrap_or_default());
            Err(faults)
        }
    }
}

fn name_of(layer: &Layer) -> &str {
    layer.file.as_ref().map_or("", |file| &file.name)
}

fn misplaced_key(key: &Key, top: &Layer) -> RuleError {
    top.fault(key.at, format!("`{}` can't stand below `paths`", key.name), "move it to the top of the file")
}

/// The paths that `node`, a pattern or a list of them, stands for.
fn patterns(node: &Node, top: &Layer) -> Result<Globs, RuleError> {
    let items: Vec<&Node> = match &node.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![node],
    };
    let word = |node: &Node| match &node.value {
        Value::Scalar(value) if !value.is_empty() => Ok(Spanned { value: value.clone(), at: node.at }),
        _ => Err(top.fault(node.at, "expected a path", "write a path or a pattern, such as `wire/**/*.txt`")),
    };
    globs(&Words(items.into_iter().map(word).collect::<Result<_, _>>()?), top)
}

fn globs(patterns: &Words, top: &Layer) -> Result<Globs, RuleError> {
    let folder = top.file.as_ref().map_or(Path::new(""), |file| file.folder.as_path());
    Globs::new(folder, patterns).map_err(|(pattern, cause)| {
        let message = format!("`{}` is no pattern of paths: {cause}", pattern.value.replace(char::is_control, "�"));
        top.fault(pattern.at, message, "write it as in a `.gitignore`, such as `wire/**/*.txt`")
    })
}
