//! Literals that no text can hold: with two spaces, with a character that texts are freed of before rules see them.

use super::source::Sources;
use super::{Grade, Remark, on_each};
use crate::rule::{Alone, Rule, RuleSet};
use crate::text::Document;

/// What there is to say about the literals of each rule.
pub(super) fn remarks(rules: &RuleSet, sources: &Sources) -> Vec<Remark> {
    on_each(rules, |rule| {
        let alone = Alone::new(rule);
        let unheard = unmatchable(rule, &alone);
        unheard.into_iter().map(|text| remark(rule, &text, sources)).collect()
    })
}

/// The needles and samples of `rule` that it doesn't find where they stand by themselves.
fn unmatchable(rule: &Rule, alone: &Alone<'_>) -> Vec<String> {
    let has_hit = |needle: &String| !alone.hits(&Document::new(needle)).is_empty();
    let has_match = |sample: &String| !alone.matches(&Document::new(sample)).is_empty();
    let mut lost: Vec<String> = rule.needles().into_iter().filter(|needle| !has_hit(needle)).collect();
    let found = |lost: &[String], sample: &String| lost.iter().any(|needle| sample.contains(needle.as_str()));
    let samples: Vec<String> = rule.samples().into_iter().filter(|it| !found(&lost, it) && !has_match(it)).collect();
    lost.extend(samples);
    lost
}

fn remark(rule: &Rule, text: &str, sources: &Sources) -> Remark {
    let message = format!("“{text}” can stand in no text as rules see it");
    Remark::on(rule, Grade::Error, message, remedy(text)).at(sources.place(rule, text))
}

/// What to write instead.
fn remedy(text: &str) -> &'static str {
    match () {
        () if text.contains("  ") || text.contains('\u{A0}') => "write one plain space; it stands for any space",
        () if text.contains(['‘', '’', '“', '”', '„']) => {
            "write straight quotation marks; they stand for curly ones, too"
        }
        () if text.contains('\n') => "keep to one line; nothing is found across paragraphs",
        () if text.contains(['\u{2010}', '\u{2011}']) => "write a plain hyphen; it stands for other ones, too",
        () if !text.chars().any(char::is_alphanumeric) => "add a word; rules find words, and `pattern` finds marks",
        () => "write it as texts do: composed letters, no invisible characters, whole words",
    }
}
