//! Whole articles: clean ones are silent, dirty ones give what is recorded. `SNAPSHOTS=overwrite cargo test --test corpus`
//! takes over what is found now.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

use mtlint::diagnostic::Applicability;
use mtlint::report::{Checked, Format, Setup};
use mtlint::{Linter, RuleSet};
use snapbox::{Assert, Data};

fn linter() -> Linter {
    // What is recorded has no colours, wherever the tests are run.
    colored::control::set_override(false);
    let mut rules = RuleSet::builtin().unwrap();
    rules.retain(|rule| !rule.is_preview());
    Linter::new(rules)
}

fn articles(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// What is found in `text`, a line each.
fn found(linter: &Linter, path: &Path, text: &str) -> String {
    let (name, diagnostics) = (path.file_name().unwrap().to_str().unwrap(), linter.check(text));
    let mut out = Vec::new();
    let mut report = Format::Concise.report(&Setup::new(100));
    report.file(&Checked { path: name, text, diagnostics: &diagnostics }, &mut out).unwrap();
    report.finish(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn clean_articles_are_silent() {
    let linter = linter();
    let read = |path: &PathBuf| found(&linter, path, &fs::read_to_string(path).unwrap());
    let all: String = articles("clean").iter().map(read).collect();
    assert_eq!(all, "", "\n{all}");
}

#[test]
fn dirty_articles_give_what_is_recorded() {
    let linter = linter();
    for path in articles("dirty") {
        let found = found(&linter, &path, &fs::read_to_string(&path).unwrap());
        let recorded = Data::read_from(&path.with_extension("out"), None);
        Assert::new().action_env("SNAPSHOTS").eq(found, recorded.raw());
    }
}

#[test]
fn fixing_a_dirty_article_leaves_no_safe_fix() {
    let linter = linter();
    for path in articles("dirty") {
        let fixed = linter.fix(&fs::read_to_string(&path).unwrap(), Applicability::Safe);
        let again = linter.fix(&fixed.text, Applicability::Safe);
        assert_eq!((again.applied, again.text), (0, fixed.text), "{}", path.display());
    }
}
