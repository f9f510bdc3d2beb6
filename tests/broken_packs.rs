//! Broken rule files: each error gives the place, what is wrong in an author's words, and what to write instead.
//!
//! A file of `tests/broken` begins with what is expected of it: the line of the fault, a part of what is said of it, and
//! a part of the advice.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mtlint::{Linter, Pack, RuleError, RuleSet};

/// What is wrong with the pack `yaml`.
fn errors(yaml: &str) -> Vec<RuleError> {
    RuleSet::load(&[Pack::from_yaml("x", "x.yaml", yaml)]).err().unwrap_or_default()
}

/// The files of `tests/broken`, by name.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// How the errors of a file differ from what its first lines expect.
fn fault(yaml: &str) -> Option<String> {
    let expected = |key| yaml.lines().find_map(|line| line.strip_prefix("# ")?.strip_prefix(key)).unwrap();
    let [error] = &errors(yaml)[..] else {
        return Some(errors(yaml).iter().fold("not one error".to_owned(), |all, error| format!("{all}\n  {error}")));
    };
    let line: usize = expected("line: ").parse().unwrap();
    let is_right = line.abs_diff(error.line) <= 1
        && error.message.contains(expected("says: "))
        && error.remedy.as_ref().is_some_and(|remedy| remedy.contains(expected("advises: ")));
    (!is_right).then(|| format!("{error}\n  (fault in line {line})"))
}

#[test]
fn every_error_gives_the_place_and_the_remedy() {
    let mut faults = Vec::new();
    for path in files() {
        if let Some(fault) = fault(&fs::read_to_string(&path).unwrap()) {
            faults.push(format!("{}: {fault}", path.display()));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Files that are made to cost time or memory.
#[test]
fn hostile_files_are_refused_quickly() {
    let bomb = |levels: usize| {
        let level = |n: usize| format!("k{n}: &k{n} [{}]\n", vec![format!("*k{}", n - 1); 9].join(", "));
        "k0: &k0 lol\n".to_owned() + &(1..levels).map(level).collect::<String>()
    };
    let deep: String = (0..2_000).map(|depth| " ".repeat(depth) + "a:\n").collect();
    let files = [
        ("[".repeat(200_000), "nested too deeply"),
        ("{a: ".repeat(50_000), "nested too deeply"),
        ("- ".repeat(50_000), "nested too deeply"),
        ("? ".repeat(50_000), "nested too deeply"),
        (deep, "nested too deeply"),
        (bomb(12), "anchors"),
        ("about: x\n".to_owned() + &"# comment\n".repeat(1_000_000), "larger than"),
        ("- x\n".repeat(1_000_000), "too large"),
        ("a".repeat(4_000_000), "expected"),
        ("\"".repeat(4_000_000), "quotation mark"),
        ("\u{0}".repeat(10_000), "control character"),
    ];
    for (yaml, says) in files {
        let start = Instant::now();
        let errors = errors(&yaml);
        let (took, head) = (start.elapsed(), yaml.chars().take(20).collect::<String>());
        assert!(took < Duration::from_secs(10), "{head:?} took {took:?} even for a build that isn't optimised");
        let [error] = &errors[..] else { panic!("{head:?}: {errors:?}") };
        assert!(error.message.contains(says) && error.remedy.is_some(), "{head:?}: {error}");
        assert!(error.to_string().chars().count() < 300, "{error}");
    }
}

#[test]
fn an_empty_file_is_no_pack() {
    for yaml in ["", "\n", "# only a comment\n", "\u{FEFF}", "---\n", "~", "[]", "{}", "just words"] {
        let errors = errors(yaml);
        assert!(errors.len() == 1 && errors[0].line <= 2 && errors[0].remedy.is_some(), "{yaml:?}: {}", errors[0]);
    }
}

#[test]
fn a_wrong_rule_does_not_hide_the_next() {
    let rule = |id: &str| format!("  - id: {id}\n    mesage: x\n");
    let yaml = format!("about: x\nrules:\n{}{}", rule("a"), rule("b"));
    let lines: Vec<_> = errors(&yaml).iter().map(|error| (error.line, error.column)).collect();
    assert_eq!(lines, [(4, 5), (6, 5)]);
}

#[test]
fn a_column_counts_characters_not_bytes() {
    let yaml = "about: x\nrules:\n  - { id: a, message: “ё”, mtch: b }\n";
    let errors = errors(yaml);
    assert_eq!((errors[0].line, errors[0].column), (3, 28), "{}", errors[0]);
}

/// Repeated elements that can share out the words between them in countless ways.
#[test]
fn no_rule_takes_long_over_a_long_sentence() {
    let any = "      - { tag: [NOUN, ADJ, ADV], repeat: true }\n".repeat(8);
    let yaml = format!(
        "about: x\ncategory: calque\nrules:\n  - id: slow\n    kind: tokens\n    message: x\n    match:\n{any}      \
         - {{ word: [never] }}\n      - {{ word: [nowhere] }}\n    examples: [{{ bad: \"[x]\" }}, {{ ok: x }}]\n"
    );
    let rules = RuleSet::load(&[Pack::from_yaml("x", "x.yaml", yaml)]).unwrap();
    let text = format!("{} never {}.", "big ".repeat(200), "big ".repeat(200));
    let start = Instant::now();
    assert_eq!(Linter::new(rules).check(&text), []);
    assert!(start.elapsed() < Duration::from_secs(10), "even for a build that isn't optimised");
}
