//! What a finding is known by stays what it is while the text around it changes.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use mtlint::diagnostic::{Category, Context, Diagnostic, Fingerprint, RuleId, Severity, fingerprints};
use mtlint::text::Span;
use proptest::prelude::*;

const WORD: &str = "kyiv";

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// A finding at every place where the word stands.
fn found(text: &str) -> Vec<Diagnostic> {
    let at = text.match_indices(WORD).map(|(at, word)| Span::new(at, at + word.len()));
    at.map(|span| Diagnostic {
        rule: RuleId::new("any/names", "kyiv"),
        span,
        severity: Severity::Error,
        category: Category::Casing,
        message: String::new(),
        fixes: Vec::new(),
    })
    .collect()
}

fn names(text: &str) -> Vec<String> {
    fingerprints(text, &found(text)).iter().map(ToString::to_string).collect()
}

fn only(text: &str) -> Fingerprint {
    fingerprints(text, &found(text))[0].fingerprint
}

/// Anything but the word itself and an empty line.
fn prose() -> impl Strategy<Value = String> {
    let pieces = ["The", " minister", " of", "’s", "“", "”", "\"", ".", ", ", "\n", "\u{A0}", " — ", "é", "e\u{301}"];
    let markup = ["<b>", "</b>", "<br", ">", "&nbsp;", " & ", "<!-- no", " -->", "\u{AD}", "北京", "*", "`"];
    let pieces = prop::sample::select([pieces.as_slice(), &markup].concat());
    prop::collection::vec(pieces, 0..30).prop_map(|pieces| pieces.concat().replace("\n\n", "\n"))
}

/// Whole words, none of them the word itself.
fn words(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["talks", "in", "Ankara", "ended", "late", "on", "Monday"]);
    prop::collection::vec(word, count).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn other_paragraphs_do_not_matter(before in prose(), after in prose(), other in prose()) {
        let text = format!("{before} {WORD} {after}");
        prop_assume!(!text.contains("\n\n") && !before.trim().is_empty() && !after.trim().is_empty());
        prop_assert_eq!(names(&format!("{other}\n\n{text}\n\n{other}")), names(&text));
    }

    #[test]
    fn words_further_away_do_not_matter(near in words(3..4), far in words(0..40), other in words(0..40)) {
        let text = |far: &str| format!("{far} {near} {WORD} {near}, {far}.");
        prop_assert_eq!(names(&text(&far)), names(&text(&other)));
    }

    #[test]
    fn typography_does_not_matter(before in words(0..6), after in words(0..6)) {
        let text = format!("{before} “{WORD}” {after}.");
        let typed = text.replace(['“', '”'], "\"").replace(' ', "\u{A0} ");
        let wrapped = text.replace(' ', "\r\n");
        prop_assert_eq!(names(&text), names(&typed));
        prop_assert_eq!(names(&text), names(&wrapped));
    }

    #[test]
    fn an_edit_on_one_side_leaves_it_alike(before in words(3..6), after in words(3..6), other in words(0..6)) {
        let here = only(&format!("{before} {WORD} {after}"));
        let edited = [format!("{other} {WORD} {after}"), format!("{before} {WORD} {other}")];
        prop_assert!(edited.iter().all(|text| here.is_like(only(text))));
    }

    #[test]
    fn every_place_of_every_text_has_one(text in any::<String>(), a in 0usize..64, b in 0usize..64) {
        let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
        let (start, end) = (boundary(a.min(b)), boundary(a.max(b)));
        let context = Context::new(&text, Span::new(start, end));
        let fingerprint = Fingerprint::new(&RuleId::new("any/names", "kyiv"), &context);
        prop_assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
        prop_assert!(context.is_like(&context) && fingerprint.is_like(fingerprint));
    }
}

#[test]
fn the_same_words_in_the_same_place_are_numbered() {
    let text = "They met in kyiv today.\n\nThey met in kyiv today.\n\nThey left kyiv today.";
    let numbers: Vec<usize> = fingerprints(text, &found(text)).iter().map(|it| it.number).collect();
    assert_eq!(numbers, [1, 2, 1]);
}
