//! Words and phrases that are right at this desk, whatever a rule says of them.

use std::collections::HashMap;

use mtlint::diagnostic::{Category, Diagnostic};
use mtlint::rule::Spanned;

use super::desk;
use super::layer::Layer;
use super::settings::{Said, Settings};
use crate::cli::hurdle::Hurdle;

/// What is right at this desk.
#[derive(Debug, Default)]
pub(in crate::cli) struct Accepted {
    /// The phrases by their first letters, in small ones: there may be very many.
    by_start: HashMap<String, Vec<Phrase>>,
    /// The letters of the longest phrase.
    longest: usize,
}

/// So many letters tell most phrases apart.
const START: usize = 3;

#[derive(Debug)]
struct Phrase {
    letters: Vec<char>,
    reach: Reach,
    /// The phrase, and where it was said.
    said: Said<String>,
}

/// What is accepted of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Everything about it.
    Whole,
    /// How it is written.
    Spelling,
}

impl Settings<'_> {
    /// What is accepted: the phrases of `accept`, and what the desk's own tables write.
    pub(in crate::cli) fn accepted(&self) -> Accepted {
        let phrase = |said: Said<String>, reach| {
            let letters = said.value.chars().map(plain).collect();
            Phrase { letters, reach, said }
        };
        let said =
            |layer: &Layer, word: &Spanned<String>| Said { value: word.value.clone(), origin: layer.origin(word.at) };
        let words = self.words(|spec| spec.accept.as_ref());
        let whole = words.map(|(layer, word)| phrase(said(layer, word), Reach::Whole));
        let written = desk::spellings(self).map(|said| phrase(said, Reach::Spelling));
        Accepted::new(whole.chain(written).filter(|phrase| !phrase.letters.is_empty()))
    }
}

impl Accepted {
    fn new(phrases: impl Iterator<Item = Phrase>) -> Self {
        let mut accepted = Self::default();
        for phrase in phrases {
            accepted.longest = accepted.longest.max(phrase.letters.len());
            let start = phrase.letters.iter().take(START).copied();
            accepted.by_start.entry(small(start)).or_default().push(phrase);
        }
        accepted
    }

    /// Whether `found` in `source` is about nothing but words that are accepted.
    pub(in crate::cli) fn covers(&self, found: &Diagnostic, source: &str) -> bool {
        self.phrase_around(found, source).is_some()
    }

    /// What keeps `found` in `source` from being shown, if it is covered.
    pub(in crate::cli) fn hurdle(&self, found: &Diagnostic, source: &str) -> Option<Hurdle> {
        let Said { value, origin } = &self.phrase_around(found, source)?.said;
        Some(Hurdle::new("accept", format!("“{value}” is right here: {origin}")))
    }

    fn phrase_around(&self, found: &Diagnostic, source: &str) -> Option<&Phrase> {
        let before = source.get(..found.span.start)?;
        let starts = std::iter::once(before.len()).chain(before.char_indices().rev().map(|(start, _)| start));
        let mut near = starts.take(self.longest);
        near.find_map(|start| {
            let text = &source[start..];
            self.starting(text).find(|phrase| phrase.covers(found, text, start))
        })
    }

    /// The phrases that may begin where `text` does.
    fn starting(&self, text: &str) -> impl Iterator<Item = &Phrase> {
        let letters: Vec<char> = text.chars().take(START).map(plain).collect();
        let starts = (1..=letters.len()).map(move |length| small(letters[..length].iter().copied()));
        starts.filter_map(|start| self.by_start.get(&start)).flatten()
    }
}

/// `letters` in small ones.
fn small(letters: impl Iterator<Item = char>) -> String {
    letters.flat_map(char::to_lowercase).collect()
}

impl Phrase {
    fn concerns(&self, found: &Diagnostic) -> bool {
        let is_spelling = matches!(
            found.category,
            Category::Name | Category::Term | Category::Casing | Category::Consistency | Category::Untranslated
        );
        self.reach == Reach::Whole || is_spelling
    }

    /// Whether the phrase stands at byte `start` of the file, where `text` begins, and the words that `found` is about within it.
    fn covers(&self, found: &Diagnostic, text: &str, start: usize) -> bool {
        self.concerns(found) && self.length_in(text).is_some_and(|length| start + length >= found.span.end)
    }

    /// The bytes of the phrase that `text` begins with, if it does; a small letter of the phrase stands for both.
    fn length_in(&self, text: &str) -> Option<usize> {
        let mut rest = text.chars();
        for &letter in &self.letters {
            let written = plain(rest.next()?);
            let is_same = written == letter || written.to_lowercase().eq([letter]);
            if !is_same {
                return None;
            }
        }
        Some(text.len() - rest.as_str().len())
    }
}

/// A letter in the form that phrases are compared in: with the plain apostrophe and the plain space.
fn plain(letter: char) -> char {
    match letter {
        '’' => '\'',
        space if space.is_whitespace() => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::config::layer::Origin;
    use mtlint::diagnostic::{RuleId, Severity};
    use mtlint::text::Span;

    fn covers(phrase: &str, source: &str, words: &str) -> bool {
        let said = Said { value: phrase.to_owned(), origin: Origin::CommandLine };
        let phrase = Phrase { letters: phrase.chars().collect(), reach: Reach::Whole, said };
        let start = source.find(words).unwrap();
        let (rule, span) = (RuleId::new("any/x", "y"), Span::new(start, start + words.len()));
        let (severity, category) = (Severity::Error, Category::Name);
        let accepted = Accepted::new(std::iter::once(phrase));
        accepted.covers(&Diagnostic { rule, span, severity, category, message: String::new(), fixes: vec![] }, source)
    }

    #[test]
    fn what_is_found_within_a_phrase_is_covered() {
        assert!(covers("Poutine", "A plate of Poutine.", "Poutine"));
        assert!(covers("the l'avenir party", "Of The l’avenir party.", "l’avenir"));
        assert!(!covers("Poutine", "an Poutine", "an Poutine"));
        assert!(!covers("Poutine", "poutine", "poutine"));
        assert!(!covers("é", "é Poutine é", "Poutine"));
    }
}
