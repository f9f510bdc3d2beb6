//! What is learnt from the desk's edits: of quotation marks, and packs that pass what packs are put to.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod support;

use std::fs;
use std::process::Command;

use mtlint::audit::audit;
use mtlint::learn::{Demands, Pair, hold_out, learn, pack};
use mtlint::rule::verify::{examples, verify};
use mtlint::{Linter, Pack, RuleSet};
use proptest::prelude::*;
use support::folder;
use tempfile::TempDir;

const DEMANDS: Demands = Demands { places: 3, precision: 0.8 };

const SENTENCES: [&str; 3] = [
    "He spoke of a «long way» to go.",
    "The «new line» will open in May, she said.",
    "Nobody knows who called it a «small miracle» first.",
];

/// The sentences in the marks of before and after the desk saw them.
fn pairs(before: [&str; 2], after: [&str; 2]) -> Vec<Pair> {
    let with = |sentence: &str, [open, close]: [&str; 2]| sentence.replace('«', open).replace('»', close);
    SENTENCES.iter().map(|sentence| Pair::new(&with(sentence, before), &with(sentence, after))).collect()
}

fn linter(yaml: &str) -> Linter {
    Linter::new(RuleSet::load(&[Pack::from_yaml("learnt", "learnt.yaml", yaml)]).unwrap())
}

#[test]
fn marks_that_always_become_others_are_proposed() {
    for (before, kind) in [(["«", "»"], "pattern"), (["« ", " »"], "pattern"), (["《", "》"], "pairs")] {
        let proposals = learn(&pairs(before, ["“", "”"]), DEMANDS);
        let yaml = pack(&proposals, &hold_out(&proposals, &pairs(before, before)));
        assert!(yaml.contains("3 of 3 places edited so (100 %), 0 left alone; held out: 0 of 3"), "{yaml}");
        assert!(yaml.contains(&format!("id: quotation-marks\n    kind: {kind}\n")), "{yaml}");
        let text = format!("It was {}a dream{}, they said.", before[0], before[1]);
        let found = linter(&yaml).check(&text);
        assert_eq!(found.len(), 1, "{text}\n{yaml}");
        let edit = &found[0].fixes[0].edits[0];
        assert_eq!((edit.replacement.as_str(), &text[edit.span.range()]), ("“a dream”", &text[7..text.len() - 12]));
    }
}

#[test]
fn marks_that_are_mostly_left_alone_are_not() {
    let mut all = pairs(["«", "»"], ["“", "”"]);
    all.extend(pairs(["«", "»"], ["«", "»"]));
    assert!(learn(&all, DEMANDS).is_empty());
    assert!(learn(&pairs(["«", "»"], ["", ""]), DEMANDS).is_empty());
    assert!(learn(&pairs(["«", "»"], ["“", "”"])[..2], DEMANDS).is_empty());
}

/// What `mtlint` says with these arguments, and its exit status.
fn mtlint(folder: &TempDir, arguments: &str) -> (String, String, Option<i32>) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_mtlint"));
    let output = program.current_dir(folder.path()).args(arguments.split(' ')).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// Sentences in which one edit stands beside another, and words that an edit writes and another one finds.
const CROWDED: (&str, &str) = (
    "The manifestation blocked the road of kyiv.\nA manifestation of kyiv began.\nNo manifestation blocked kyiv, said he.\n\
     It’s the sommet now.\nIt’s a sommet, they think.\nSo it’s the sommet of kyiv.\n\
     The manifestation ended; the second manifestation began.\n",
    "The demonstration blocked the road of Kyiv.\nA demonstration of Kyiv began.\nNo demonstration blocked Kyiv, said he.\n\
     It’s the summit now.\nIt’s a summit, they think.\nSo it’s the summit of Kyiv.\n\
     The demonstration ended; the second demonstration began.\n",
);

#[test]
fn what_is_proposed_passes_check_and_test() {
    let folder = folder(&[("old.txt", CROWDED.0), ("new.txt", CROWDED.1)]);
    let (pack, said, status) = mtlint(&folder, "learn old.txt new.txt");
    assert_eq!((said.as_str(), status), ("Compared 7 passages: 3 proposals.\n", Some(0)), "{pack}");
    fs::write(folder.path().join("pack.yaml"), &pack).unwrap();
    let fine = |said: &str| (String::new(), format!("{said}\n"), Some(0));
    assert_eq!(mtlint(&folder, "rules check --strict pack.yaml"), fine("Examined 1 pack: 0 errors, 0 warnings."));
    let tried = "Tried 6 examples: 3 validated, 3 reported, 0 missing, 0 noisy, 0 wrong fix; 0 break when changed.";
    assert_eq!(mtlint(&folder, "rules test pack.yaml"), fine(tried));
}

#[test]
fn what_is_not_there_is_told_once() {
    let folder = folder(&[("old.txt", "A b.")]);
    for arguments in ["learn none old.txt", "learn old.txt none", "learn old.txt old.txt --held-out old.txt none"] {
        let told = "error: none: there is no such file or folder; check the name\n".to_owned();
        assert_eq!(mtlint(&folder, arguments), (String::new(), told, Some(2)), "{arguments}");
    }
}

/// Words that edits make of one another, with capitals, hyphens and marks between them.
const WORDS: &[&str] =
    &["one", "two", "One", "two three", "three", "it’s", "co-op", "Kyiv", "kyiv", "a", "an", ",", "“one”", "«two»"];
const OLD: &[&str] = &["one", "two", "kyiv", "it’s", "a", "«", "»"];
const NEW: &[&str] = &["two", "three", "Kyiv", "one", "it is", "an", "“", "”"];

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..8).prop_map(|words| words.join(" ") + ".")
}

fn edit() -> impl Strategy<Value = (&'static str, &'static str)> {
    (prop::sample::select(OLD), prop::sample::select(NEW))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever is edited, and however edits meet: what is proposed is a sound pack.
    #[test]
    fn proposals_get_along(
        sentences in prop::collection::vec(sentence(), 4..16),
        edits in prop::collection::vec(edit(), 1..5),
    ) {
        let edited = |sentence: &String| edits.iter().fold(sentence.clone(), |text, (old, new)| text.replacen(old, new, 2));
        let pairs: Vec<Pair> = sentences.iter().map(|sentence| Pair::new(sentence, &edited(sentence))).collect();
        let proposals = learn(&pairs, Demands { places: 1, precision: 0.5 });
        let written = Pack::from_yaml("learnt", "learnt.yaml", pack(&proposals, &[]));
        if !proposals.is_empty() {
            prop_assert_eq!(audit(std::slice::from_ref(&written)), []);
            let linter = Linter::new(RuleSet::load(std::slice::from_ref(&written)).unwrap());
            prop_assert_eq!(linter.rules().rules().count(), proposals.len());
            for (rule, example) in examples(linter.rules()) {
                let verdict = verify(&|text| linter.check_each(text), rule, example);
                prop_assert!(verdict.is_good(), "{}: {:#?}\n{}", rule.id(), verdict, written.yaml);
            }
        }
    }
}
