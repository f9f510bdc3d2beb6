//! A word with a capital left in another language: at the start of a sentence, or a noun of a language such as German.
//!
//! Most capitalised words are names; the words looked for here are known to be none. Within a sentence a noun also shows itself by
//! what is around it: an article or a word like it before, and behind it a mark or a word that only holds the sentence together.

use whatlang::Lang;

use super::super::{Check, Finding};
use super::context::{is_glued, is_mentioned};
use super::number::{language_of, number_of};
use crate::rule::{Captures, Hit};
use crate::text::english::function_words::is_function_word;
use crate::text::foreign::{Evidence, ForeignWords};
use crate::text::memo::Memo;
use crate::text::words::Word;
use crate::text::{Document, Tagger};

/// Looks for words with a capital in some languages.
#[derive(Debug)]
pub(super) struct CapitalisedWord {
    languages: Vec<Lang>,
}

impl CapitalisedWord {
    /// Looks for words with a capital in one of `languages`.
    pub(super) fn new(languages: Vec<Lang>) -> Self {
        Self { languages }
    }
}

/// Words that come before nouns and not before names.
const BEFORE_NOUNS: [&str; 26] = [
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "no", "any",
    "some", "every", "each", "another", "many", "several", "more", "most", "two", "three",
];

/// Words that stand between one name and another, or behind one.
const JOINTS: [&str; 8] = ["and", "or", "of", "who", "which", "also", "then", "not"];

impl Check for CapitalisedWord {
    fn captures(&self) -> Vec<String> {
        vec!["language".to_owned()]
    }

    fn check(&self, document: &Document<'_>, _: &[Hit], found: &mut Vec<Finding>) {
        for &paragraph in document.paragraphs() {
            let words = document.words_of(paragraph);
            found.extend((0..words.len()).filter_map(|at| self.judge(document, words, at)));
        }
    }
}

impl CapitalisedWord {
    /// A finding if word number `at` is a noun.
    fn judge(&self, document: &Document<'_>, words: &[Word], at: usize) -> Option<Finding> {
        let (text, place) = (document.view().text(), words[at].place);
        let language = nameless(&text[place.range()]).filter(|language| self.languages.contains(language))?;
        let begins = document.sentence_span(place.start).start == place.start;
        let used = if begins {
            is_no_subject(text, words, at)
        } else {
            is_announced(text, words, at) && is_closed(text, words, at)
        };
        let fits = used && !is_glued(text, place) && !is_mentioned(document, place);
        fits.then(|| Finding::with(place, Captures::default().with("language", language.eng_name())))
    }
}

/// The language of `word`, if it has a capital, is a word of another language, and no name.
fn nameless(word: &str) -> Option<Lang> {
    static KNOWN: Memo = Memo::new();
    if word.len() < 4 || word.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    language_of(KNOWN.answer(word, |word| number_of(nameless_by_table(word))))
}

fn nameless_by_table(word: &str) -> Option<Lang> {
    let mut letters = word.chars();
    if !letters.next()?.is_uppercase() || !letters.all(char::is_lowercase) {
        return None;
    }
    let verdict = ForeignWords::embedded().listed(&word.to_lowercase())?;
    Lang::from_code(verdict.language).filter(|_| verdict.evidence == Evidence::Nameless)
}

/// Whether a word stands before word number `at` that comes before nouns, with at most one English word between.
fn is_announced(text: &str, words: &[Word], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map(|at| &text[words[at].place.range()]);
    let joined = |back: usize| text[..words[at + 1 - back].place.start].ends_with(' ');
    let starts = |back: usize| {
        word(back).is_some_and(|word| joined(back) && BEFORE_NOUNS.contains(&word.to_lowercase().as_str()))
    };
    starts(1) || joined(1) && word(1).is_some_and(is_plain) && starts(2)
}

/// Whether word number `at` ends its phrase.
fn is_closed(text: &str, words: &[Word], at: usize) -> bool {
    let behind = &text[words[at].place.end..];
    let next = words.get(at + 1).map(|next| &text[next.place.range()]);
    behind.is_empty() || behind.starts_with(['.', ',', ';', ':', '?', '!', '\n']) || next.is_some_and(is_function_word)
}

/// Whether a word in lower case follows word number `at` that goes before others: behind a name stands a verb, or “and”.
fn is_no_subject(text: &str, words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1).filter(|next| &text[words[at].place.end..next.place.start] == " ");
    next.map(|next| &text[next.place.range()]).is_some_and(|next| {
        is_function_word(next) && !JOINTS.contains(&next) && !Tagger::embedded().could_be_finite_verb(next)
    })
}

/// Whether `word` is an English one in lower case.
fn is_plain(word: &str) -> bool {
    let foreign = || ForeignWords::embedded().verdict(word).is_some();
    word.chars().all(char::is_lowercase) && (is_function_word(word) || Tagger::embedded().knows(word) && !foreign())
}
