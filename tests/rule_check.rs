//! What is said of rule files under examination: every problem at once, and what is doubtful in rules that load.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use mtlint::audit::{Grade, Remark, audit};
use mtlint::builtin_packs;
use mtlint::{Pack, RuleSet};

/// What is said of the pack `yaml`: grade, line and message.
fn remarks(yaml: &str) -> Vec<(Grade, usize, String)> {
    let remarks = audit(&[Pack::from_yaml("x", "x.yaml", yaml)]);
    assert!(remarks.iter().all(|remark| remark.error.remedy.is_some()), "{remarks:?}");
    remarks.into_iter().map(|it| (it.grade, it.error.line, it.error.message)).collect()
}

/// The only thing that is said of a pack with the rules `rules`.
fn the_remark(rules: &str) -> (Grade, usize, String) {
    let said = remarks(&format!("about: x\ncategory: calque\nrules:\n{rules}"));
    let [remark] = &said[..] else { panic!("{said:#?}") };
    remark.clone()
}

#[test]
fn every_problem_is_told_at_once() {
    let yaml = r#"about: Several faults
categroy: calque
rules:
  - id: First One
    mesage: "“{match}” is one fault"
    category: calc
    match: ["a {b phrase", "open } brace"]
    fix: { too: x }
    examples:
      - bad: "no mark"
      - ok: "Fine."
  - id: second
    kind: pattern
    category: calque
    message: "“{mach}”"
    match: '(open'
    unless: { nxt: [a], previous: ["/(/"] }
    examples:
      - bad: "[open]"
      - ok: "Fine."
        good: "Fine."
"#;
    let said = remarks(yaml);
    let lines: Vec<usize> = said.iter().map(|(_, line, _)| *line).collect();
    assert_eq!(lines, [2, 4, 5, 6, 7, 7, 8, 10, 15, 16, 17, 17, 20], "{said:#?}");
    assert!(said.iter().all(|(grade, ..)| *grade == Grade::Error));
}

#[test]
fn what_is_not_there_is_told_beside_other_faults() {
    let yaml =
        "about: x\nrules:\n  - id: a\n    match: \"{b\"\n    examples:\n      - bad: \"[b]\"\n      - ok: \"c\"\n";
    let said: Vec<String> = remarks(yaml).into_iter().map(|(_, _, message)| message).collect();
    assert_eq!(said, ["the rule has no `message`", "the rule has no `category`", "`{` without `}`"]);
}

#[test]
fn a_rule_that_never_fires_is_an_error() {
    let rule = "  - id: a\n    message: m\n    match: accent on\n    examples:\n      - bad: \"An [accent] of.\"\n      - ok: \"No.\"\n";
    let (grade, line, message) = the_remark(rule);
    assert_eq!((grade, line), (Grade::Error, 4), "{message}");
    assert!(message.contains("fires on no `bad` example"), "{message}");
}

const WITHOUT_OK: &str = "the rule lacks an example that it leaves alone";

#[test]
fn a_rule_that_is_never_seen_to_be_silent_is_a_warning() {
    let rule = "  - id: a\n    message: m\n    match: accent on\n    examples:\n      - bad: \"An [accent on] it.\"\n";
    assert_eq!(the_remark(rule), (Grade::Warning, 4, WITHOUT_OK.to_owned()));
}

#[test]
fn a_literal_that_no_text_can_hold_is_an_error() {
    let rule = |phrase: &str| {
        format!(
            "  - id: a\n    message: m\n    match: [one two, \"{phrase}\"]\n    examples:\n      - bad: \"[one two]\"\n      - ok: \"No.\"\n"
        )
    };
    for phrase in ["two  spaces", "it’s there", "cafe\u{301} now", "soft\u{AD}hyphen"] {
        let (grade, line, message) = the_remark(&rule(phrase));
        assert_eq!((grade, line <= 6), (Grade::Error, true), "{phrase}: {message}");
        assert!(message.contains("never found"), "{phrase}: {message}");
    }
    assert_eq!(remarks(&format!("about: x\ncategory: calque\nrules:\n{}", rule("it's a café-bar"))), []);
}

#[test]
fn a_shadowed_phrase_is_a_warning() {
    let rule = |phrases: &str| {
        format!(
            "  - id: a\n    message: m\n    match: {phrases}\n    examples:\n      - bad: \"[one two]\"\n      - ok: \"No.\"\n"
        )
    };
    let (grade, line, message) = the_remark(&rule("[\"{one|1} {two|2}\", one two]"));
    assert_eq!((grade, line), (Grade::Warning, 6));
    assert!(message.contains("“one two” is shadowed by “{one|1} {two|2}”"), "{message}");
    assert!(the_remark(&rule("[one two, one two]")).2.contains("shadowed"));
}

#[test]
fn a_rule_that_another_rule_silences_is_a_warning() {
    let rule = |id: &str| {
        format!(
            "  - id: {id}\n    message: m\n    match: one two\n    examples:\n      - bad: \"[one two]\"\n      - ok: \"No.\"\n"
        )
    };
    let (grade, line, message) = the_remark(&(rule("a") + &rule("b")));
    assert_eq!((grade, line), (Grade::Warning, 10));
    assert!(message.contains("`x/a` says all that this rule says"), "{message}");
}

#[test]
fn an_unless_without_effect_is_a_warning() {
    let rule = |ok: &str| {
        format!(
            "  - id: a\n    message: m\n    match: one two\n    unless: {{ next: [three] }}\n    examples:\n      - bad: \"[one two]\"\n      - ok: \"{ok}\"\n"
        )
    };
    assert!(the_remark(&rule("No.")).2.contains("no example shows what `unless` is for in a"));
    assert_eq!(remarks(&format!("about: x\ncategory: calque\nrules:\n{}", rule("one two three"))), []);
}

#[test]
fn rules_that_undo_one_another_are_an_error() {
    let rule = |id: &str, from: &str, to: &str| {
        format!(
            "  - id: {id}\n    message: m\n    match: {from}\n    fix: {{ to: {to} }}\n    examples:\n      - bad: \"[{from}]\"\n      - ok: \"No.\"\n"
        )
    };
    let said =
        remarks(&format!("about: x\ncategory: calque\nrules:\n{}{}", rule("a", "cat", "dog"), rule("b", "dog", "cat")));
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(said.iter().all(|(grade, ..)| *grade == Grade::Error));
    assert!(said[0].2.contains("`x/a` and `x/b` undo one another"), "{said:#?}");
}

#[test]
fn one_id_in_two_packs_is_an_error() {
    let yaml = "about: x\ncategory: calque\nrules:\n  - id: a\n    message: m\n    match: b\n    examples:\n      - bad: \"[b]\"\n      - ok: \"c\"\n";
    let remarks = audit(&[Pack::from_yaml("x", "1.yaml", yaml), Pack::from_yaml("x", "2.yaml", yaml)]);
    assert_eq!(remarks.len(), 1);
    assert!(remarks[0].error.path == "2.yaml" && remarks[0].error.message.contains("exists already, in 1.yaml:4"));
}

/// The examination finds what loading finds, and never less.
#[test]
fn every_broken_pack_has_an_error() {
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken")).unwrap() {
        let path = entry.unwrap().path();
        let pack = Pack::from_yaml("x", path.display().to_string(), std::fs::read_to_string(&path).unwrap());
        let first = RuleSet::load(std::slice::from_ref(&pack)).unwrap_err().remove(0);
        let errors: Vec<_> =
            audit(&[pack]).into_iter().filter(|it| it.grade == Grade::Error).map(|it| it.error).collect();
        assert!(errors.contains(&first), "{first}\n{errors:#?}");
    }
}

#[test]
fn no_builtin_rule_is_broken_undone_or_shadowed() {
    let remarks = audit(&builtin_packs());
    let counts = |it: &&Remark| it.grade == Grade::Error || it.error.message == WITHOUT_OK;
    let errors: Vec<String> = remarks.iter().filter(counts).map(|it| it.error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn a_match_that_is_wrong_is_not_blamed_for_its_captures() {
    let yaml = "about: x\ncategory: calque\nrules:\n  - id: a\n    kind: pattern\n    message: \"{n} and {mach}\"\n    \
                match: '(?<n>\\d+)(?!x)'\n    fix: { to: \"{n}\" }\n    examples: [{ bad: \"[1]\" }, { ok: \"a\" }]\n";
    let said: Vec<_> = remarks(yaml).into_iter().map(|(_, line, message)| (line, message)).collect();
    let [(7, regex)] = &said[..] else { panic!("{said:#?}") };
    assert!(regex.starts_with("not a regular expression"), "{regex}");
    let said = remarks(&yaml.replace("{n} and ", ""));
    assert!(matches!(&said[..], [(_, 6, mach), (_, 7, _)] if mach == "unknown capture `mach`"), "{said:#?}");
}

#[test]
fn a_remark_on_a_whole_rule_points_to_its_beginning() {
    let yaml = "about: x\ncategory: calque\nrules:\n  - id: a\n    message: m\n    match: b\n    examples: [{ bad: \"[b]\" }]\n";
    let remarks = audit(&[Pack::from_yaml("x", "x.yaml", yaml)]);
    assert_eq!(remarks.iter().map(|it| (it.error.line, it.error.column)).collect::<Vec<_>>(), [(4, 5)]);
}
