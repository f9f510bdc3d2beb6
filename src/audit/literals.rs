//! Literals that no text can hold: with two spaces, with a character that texts are freed of before rules see them.

use super::source::Sources;
use super::{Grade, Remark, on_each};
use crate::rule::{Alone, Rule, RuleSet};
use crate::text::Document;

/// What there is to say about the literals of each rule.
pub(super) fn remarks(rules: &RuleSet, sources: &Sources) -> Vec<Remark> {
    on_each(rules, |rule| {
        let alone = Alone::new(rule);
        let unheard = unheard(rule, &alone);
        // Where a literal can't be found, the phrases that it is a part of can't either: the literal says it all.
        let lost = if unheard.is_empty() { lost(rule, &alone).into_iter().take(1).collect() } else { unheard };
        let mut remarks: Vec<Remark> = lost.iter().map(|text| remark(rule, text, sources)).collect();
        // Several literals can come from one phrase.
        remarks.dedup_by_key(|remark| (remark.error.line, remark.error.column));
        remarks
    })
}

/// The literals of `rule` that aren't found where they stand by themselves.
fn unheard(rule: &Rule, alone: &Alone<'_>) -> Vec<String> {
    let has_hit = |needle: &String| !alone.hits(&Document::new(needle)).is_empty();
    rule.needles().into_iter().filter(|needle| !has_hit(needle)).collect()
}

/// What `rule` stands for, written out, and doesn't find. A table has conditions in its rows: it isn't asked.
fn lost(rule: &Rule, alone: &Alone<'_>) -> Vec<String> {
    let has_match = |sample: &String| !alone.matches(&Document::new(sample)).is_empty();
    let asked = rule.kind() != "term";
    rule.samples().into_iter().filter(|sample| asked && !has_match(sample)).collect()
}

fn remark(rule: &Rule, text: &str, sources: &Sources) -> Remark {
    let message = format!("“{text}” is a part of the rule and is never found");
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
        () => "begin and end with whole words, in composed letters; put spaces around braces, not inside them",
    }
}
