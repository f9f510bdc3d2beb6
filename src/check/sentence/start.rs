//! Small letters where a sentence starts.

use super::{FEW_WORDS, ends_with_mark, is_long};
use crate::text::words::{word_after, words};
use crate::text::{Document, Penn, Position, Sentence, Tag, ViewSpan};

/// The small word that a paragraph begins with, unless the paragraph before runs on into it.
pub(super) fn small_word(document: &Document<'_>, index: usize, sentence: &Sentence) -> Option<ViewSpan> {
    let text = document.view().slice(sentence.span);
    let first = text.trim_start_matches(['"', '\'']);
    let word = word_after(first, 0).filter(|_| first.starts_with(char::is_lowercase))?;
    let is_name = word.chars().skip(1).any(|c| c.is_uppercase() || c.is_numeric())
        || first[word.len()..].starts_with(['@', '/', ')', ':'])
        || first[word.len()..].strip_prefix('.').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let begins = matches!(sentence.position, Position::Only | Position::First);
    let enough = words(text, (0..text.len()).into()).count() >= FEW_WORDS && ends_with_mark(text);
    let start = sentence.span.start + text.len() - first.len();
    let is_mixed = text.contains(char::is_uppercase) || !is_long(text);
    let is_cut = lacks_beginning(document, index) || (word.len() == 1 && !matches!(word, "a" | "i"));
    let stands = begins && enough && is_mixed && !is_name && !is_cut && !goes_on(document, index, sentence);
    stands.then(|| ViewSpan::new(start, start + word.len()))
}

/// A sentence of several words without a capital.
pub(super) fn without_capital(document: &Document<'_>, index: usize, sentence: &Sentence) -> Option<ViewSpan> {
    let text = document.view().slice(sentence.span);
    let begins = text.trim_start_matches(['"', '\'']).starts_with(char::is_lowercase);
    let stands = begins && is_long(text) && ends_with_mark(text) && !text.contains(char::is_uppercase);
    let is_whole = || !(text.ends_with(';') || lacks_beginning(document, index) || goes_on(document, index, sentence));
    (stands && is_whole()).then_some(sentence.span)
}

/// Whether words are lost before the first one rather than its capital: “birthday of Marx”, “year ago”, “quickly left”.
fn lacks_beginning(document: &Document<'_>, index: usize) -> bool {
    let mut tags = document.tags(index).iter().filter(|tag| !matches!(tag.penn, Penn::QuoteOpen | Penn::QuoteClose));
    let (Some(first), Some(second)) = (tags.next(), tags.next()) else { return false };
    (first.penn == Penn::Nn && second.is_preposition()) || (first.penn == Penn::Rb && second.penn == Penn::Vbd)
}

/// Whether the sentence is the rest of one that was cut in two before it.
fn goes_on(document: &Document<'_>, index: usize, sentence: &Sentence) -> bool {
    let before = index.checked_sub(1).map(|before| document.view().slice(document.sentences()[before].span));
    let lacks_subject =
        |tag: &Tag| tag.is_finite_verb() || tag.penn == Penn::Wdt || (sentence.paragraph > 0 && tag.is_verb());
    let first = || document.tags(index).iter().find(|tag| !tag.is_punctuation());
    before.is_some_and(|before| !ends_with_mark(before)) || first().is_some_and(lacks_subject)
}
