//! The guide for people who write rules, run as written: its packs are sound, and its commands print what it shows.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::Path;

use mtlint::audit::{Grade, audit};
use mtlint::rule::verify::{examples, verify};
use mtlint::rule::{Alone, kinds};
use mtlint::{Pack, RuleSet};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The packs that the guide shows.
fn packs() -> Vec<String> {
    let guide = read("rules/README.md");
    let blocks = guide.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned());
    blocks.collect()
}

#[test]
fn its_commands_print_what_it_shows() {
    trycmd::TestCases::new().case("rules/README.md");
}

#[test]
fn its_packs_are_sound() {
    for yaml in packs() {
        let pack = Pack::from_yaml("guide", "guide.yaml", yaml);
        let errors: Vec<_> =
            audit(std::slice::from_ref(&pack)).into_iter().filter(|it| it.grade == Grade::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let rules = RuleSet::load(&[pack]).unwrap();
        for (rule, example) in examples(&rules) {
            let verdict = verify(&|text| Alone::new(rule).find(text), rule, example);
            assert!(verdict.is_good(), "{}: {verdict:#?}", rule.id());
        }
    }
}

#[test]
fn it_shows_every_kind() {
    let yaml = packs().pop().unwrap();
    let rules = RuleSet::load(&[Pack::from_yaml("guide", "guide.yaml", yaml)]).unwrap();
    for (kind, _) in kinds() {
        assert!(rules.rules().any(|rule| rule.kind() == kind), "{kind}");
    }
}

#[test]
fn its_first_pack_is_the_one_that_is_run() {
    let (_, first) = packs()[0].split_once('\n').map(|(name, pack)| (name.to_owned(), pack.to_owned())).unwrap();
    assert_eq!(first, read("tests/guide/first.yaml"));
}
