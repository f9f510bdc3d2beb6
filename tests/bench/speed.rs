//! How fast the linter is: `cargo bench`, or `cargo bench -- by_kind` for some of it.
//!
//! The texts are made up here. `MTLINT_BENCH_TEXT` names a text file to use instead; `MTLINT_BENCH_ARTICLES` says how many
//! articles a folder has (2,000) and `MTLINT_BENCH_MEGABYTES` how large the large file is (5).
#![allow(clippy::unwrap_used, reason = "a benchmark may fail")]

mod news;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use divan::Bencher;
use divan::counter::BytesCount;
use mtlint::rule::{Pack, RuleSet, kinds};
use mtlint::{Linter, builtin_packs};

fn main() {
    divan::main();
}

/// The built-in rules that are on unless more are asked for.
fn rules(mut wanted: impl FnMut(&mtlint::Rule) -> bool) -> Linter {
    let mut rules = RuleSet::builtin().unwrap();
    rules.retain(|rule| !rule.is_preview() && wanted(rule));
    Linter::new(rules)
}

/// A text of about so many bytes.
fn text(length: usize) -> String {
    let given = std::env::var("MTLINT_BENCH_TEXT").ok().map(|path| fs::read_to_string(path).unwrap());
    let mut text = given.unwrap_or_else(|| news::articles(length).join("\n\n"));
    let end = (0..=length.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
    text.truncate(end);
    text
}

fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

fn check(bencher: Bencher<'_, '_>, linter: &Linter, text: &str) {
    bencher.counter(BytesCount::of_str(text)).bench_local(|| linter.check(text));
}

fn run(folder: &Path, threads: &str) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    program.args(["check", "--quiet", "--format", "jsonl", "-j", threads]).arg(folder);
    program.stdout(Stdio::null()).status().unwrap();
}

/// Checks one article, all rules on.
#[divan::bench]
fn one_article(bencher: Bencher<'_, '_>) {
    check(bencher, &rules(|_| true), &text(5_000));
}

/// The same without the judge of broken sentences.
#[divan::bench]
fn one_article_without_judge(bencher: Bencher<'_, '_>) {
    check(bencher, &rules(|rule| rule.kind() != "judge"), &text(5_000));
}

/// The whole program, from start to exit, on one article.
#[divan::bench]
fn start_to_exit(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), text(4_000)).unwrap();
    bencher.bench_local(|| run(folder.path(), "1"));
}

/// The whole program on a folder of articles, with one thread and with two.
#[divan::bench(args = ["1", "2"], sample_count = 5)]
fn folder(bencher: Bencher<'_, '_>, threads: &str) {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = 0;
    for number in 0..number("MTLINT_BENCH_ARTICLES", 2_000) {
        let article = news::article(number as u64);
        bytes += article.len();
        fs::write(folder.path().join(format!("{number}.txt")), article).unwrap();
    }
    bencher.counter(BytesCount::new(bytes)).bench_local(|| run(folder.path(), threads));
}

/// The whole program on one large file, with one thread and with two.
#[divan::bench(args = ["1", "2"], sample_count = 5)]
fn one_file(bencher: Bencher<'_, '_>, threads: &str) {
    let folder = tempfile::tempdir().unwrap();
    let text = text(number("MTLINT_BENCH_MEGABYTES", 5) * 1_000_000);
    fs::write(folder.path().join("a.txt"), &text).unwrap();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| run(folder.path(), threads));
}

/// What each kind of rule costs on one article.
#[divan::bench(args = kinds().map(|(name, _)| name))]
fn by_kind(bencher: Bencher<'_, '_>, kind: &str) {
    check(bencher, &rules(|rule| rule.kind() == kind), &text(5_000));
}

/// Growth with the length of the text: the pace should stay.
#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000], sample_count = 10)]
fn by_length(bencher: Bencher<'_, '_>, length: usize) {
    check(bencher, &rules(|_| true), &text(length));
}

/// The same with odd text, such as fuzzers write: marks, names and phrases again and again, in one paragraph each.
#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 3)]
fn odd_input(bencher: Bencher<'_, '_>, length: usize) {
    let units =
        ["_a_ ", "a@b.c ", "\"a ", "“a ”", "her ", "’s his ", "1 ", "a.b", "Kyiv Kiev ", "the the ", "do not do, "];
    let paragraphs = units.map(|unit| unit.repeat(length / units.len() / unit.len()));
    check(bencher, &rules(|_| true), &paragraphs.join("\n\n"));
}

/// Growth with the number of rules that have nothing to do with the text: the time should hardly grow.
#[divan::bench(args = [100, 1_000, 10_000])]
fn by_rules(bencher: Bencher<'_, '_>, count: usize) {
    let linter = Linter::new(RuleSet::load(&packs(count)).unwrap());
    check(bencher, &linter, &text(100_000));
}

/// Loads so many rules.
#[divan::bench(args = [200, 2_000])]
fn load(bencher: Bencher<'_, '_>, count: usize) {
    let packs = packs(count);
    bencher.bench_local(|| RuleSet::load(&packs).unwrap());
}

/// Loads the built-in packs from their YAML, as a pack of one's own is loaded.
#[divan::bench(sample_count = 10)]
fn load_builtin_yaml(bencher: Bencher<'_, '_>) {
    let packs = builtin_packs();
    bencher.bench_local(|| RuleSet::load(&packs).unwrap());
}

/// The most rules of one pack here: a file of many more is refused.
const OF_A_PACK: usize = 2_000;

/// Packs of `count` rules in all, about names that no text has.
fn packs(count: usize) -> Vec<Pack> {
    let numbers: Vec<usize> = (0..count).collect();
    numbers.chunks(OF_A_PACK).map(pack).collect()
}

fn pack(numbers: &[usize]) -> Pack {
    let mut yaml = String::from("about: Names\ncategory: name\nkind: term\nmessage: \"“{match}” is wrong\"\nrules:\n");
    for number in numbers {
        let rule = writeln!(
            yaml,
            "  - id: name-{number}\n    match: {{ Rightname{number}: [Wrongname{number}, Falsename{number}] }}\n    \
             examples:\n      - bad: \"[Wrongname{number}] spoke.\"\n      - ok: \"Nobody spoke.\""
        );
        rule.unwrap();
    }
    let name = format!("bench/names-{}", numbers.first().copied().unwrap_or_default());
    Pack::from_yaml(&name, format!("{name}.yaml"), yaml)
}
