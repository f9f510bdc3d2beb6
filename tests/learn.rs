//! What is learnt from the desk's edits of quotation marks.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use mtlint::learn::{Demands, Pair, hold_out, learn, pack};
use mtlint::{Linter, Pack, RuleSet};

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
