//! The order of the house: layers, sizes, and who may speak to the world outside.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use regex::Regex;

/// Which modules a module may use, beside itself. A new module needs its place here.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("format", &["text"]),
    ("diagnostic", &["text"]),
    ("rule", &["text", "diagnostic", "check"]),
    ("check", &["text", "diagnostic", "rule"]),
    ("builtin", &["rule"]),
    ("linter", &["text", "format", "diagnostic", "rule", "check"]),
    ("audit", &["text", "format", "diagnostic", "rule", "check", "linter"]),
    ("learn", &["text", "diagnostic", "rule", "linter", "audit"]),
    ("origin", &["text", "diagnostic"]),
    ("report", &["text", "diagnostic"]),
    ("cli", &[]),
];

/// What only the program does, and never the library.
const OUTSIDE: &str = r"std::(fs|env|net|process)\b|io::(stdin|stdout|stderr)|\b(e?print(ln)?|dbg)!";

const LONGEST_FILE: usize = 300;
const LONGEST_FUNCTION: usize = 40;

/// A source file without its comments and its tests, line by line.
struct Source {
    path: PathBuf,
    /// The module that it belongs to: the part of the path behind `src/`.
    module: String,
    lines: Vec<String>,
}

fn sources() -> Vec<Source> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let walk = WalkBuilder::new(&src).sort_by_file_path(Path::cmp).build();
    let paths = walk.map(|entry| entry.unwrap().into_path());
    let rust = paths.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    rust.map(|path| source(&src, path)).collect()
}

fn source(src: &Path, path: PathBuf) -> Source {
    let module = path.strip_prefix(src).unwrap().iter().next().unwrap().to_str().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let (code, _) = text.split_once("\n#[cfg(test)]\nmod tests {").unwrap_or((&text, ""));
    Source { module: module.trim_end_matches(".rs").to_owned(), lines: code.lines().map(str::to_owned).collect(), path }
}

impl Source {
    fn is_library(&self) -> bool {
        MAY_USE.iter().any(|(module, _)| *module == self.module) && self.module != "cli"
    }

    /// The lines of code, with their numbers.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.lines.iter().map(|line| line.trim_start()).enumerate();
        lines.filter(|(_, line)| !line.starts_with("//")).map(|(at, line)| (at + 1, line))
    }
}

/// All faults at once, so that one run shows what there is to do.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn arrows_point_down() {
    let path = Regex::new(r"\bcrate::(\w+)").unwrap();
    let mut faults = Vec::new();
    for source in sources() {
        let Some((_, allowed)) = MAY_USE.iter().find(|(module, _)| *module == source.module) else {
            continue;
        };
        for (number, line) in source.code() {
            let place = format!("{}:{number}", source.path.display());
            for used in path.captures_iter(line).map(|found| found.extract::<1>().1[0].to_owned()) {
                if used != source.module && !allowed.contains(&used.as_str()) {
                    faults.push(format!("{place}: `{}` must not use `{used}`", source.module));
                }
            }
            if line.contains("crate::{") {
                faults.push(format!("{place}: name the modules one by one, so that this test sees them"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn every_module_of_the_library_has_its_layer() {
    let declared = Regex::new(r"^(?:pub )?mod (\w+);").unwrap();
    let all = sources();
    let library = all.iter().find(|source| source.path.ends_with("src/lib.rs")).unwrap();
    let modules = library.lines.iter().filter_map(|line| Some(declared.captures(line)?[1].to_owned()));
    let without = modules.filter(|module| MAY_USE.iter().all(|(known, _)| known != module));
    assert_none(&without.map(|module| format!("`{module}` has no layer in tests/tidy.rs")).collect::<Vec<_>>());
}

#[test]
fn the_library_never_prints_reads_files_or_exits() {
    let outside = Regex::new(OUTSIDE).unwrap();
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.is_library()) {
        let speaks = source.code().filter(|(_, line)| outside.is_match(line));
        faults.extend(speaks.map(|(number, line)| format!("{}:{number}: {line}", source.path.display())));
    }
    assert_none(&faults);
}

#[test]
fn every_file_is_short_and_says_what_it_is() {
    let mut faults = Vec::new();
    for source in sources() {
        let (path, length) = (source.path.display(), source.lines.len());
        if length > LONGEST_FILE {
            faults.push(format!("{path}: {length} lines, more than {LONGEST_FILE}"));
        }
        if !source.lines.first().is_some_and(|line| line.starts_with("//!")) {
            faults.push(format!("{path}: starts without a sentence about itself (`//!`)"));
        }
    }
    assert_none(&faults);
}

#[test]
fn every_function_is_short() {
    let head = Regex::new(r"^( *)(?:[\w()]+ )*fn (\w+)").unwrap();
    let mut faults = Vec::new();
    for source in sources() {
        for (at, line) in source.lines.iter().enumerate() {
            let Some(found) = head.captures(line) else { continue };
            let rest = &source.lines[at..];
            let opens = rest.iter().find(|line| line.ends_with(['{', ';', '}']));
            if !opens.is_some_and(|line| line.ends_with('{')) {
                continue;
            }
            // Formatted code closes a function in the column where it opens it.
            let end = format!("{}}}", &found[1]);
            let length = rest.iter().take_while(|line| **line != end).count() - 1;
            if length > LONGEST_FUNCTION {
                let place = format!("{}:{}", source.path.display(), at + 1);
                faults.push(format!("{place}: `{}` has {length} lines", &found[2]));
            }
        }
    }
    assert_none(&faults);
}
