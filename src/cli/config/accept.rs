//! Words and phrases that are right at this desk, whatever a rule says of them.

use mtlint::diagnostic::{Category, Diagnostic};
use mtlint::rule::Spanned;

use super::desk;
use super::layer::Layer;
use super::settings::{Said, Settings};
use crate::cli::hurdle::Hurdle;

/// What is right at this desk.
#[derive(Debug, Default)]
pub(in crate::cli) struct Accepted(Vec<Phrase>);

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
        Accepted(whole.chain(written).filter(|phrase| !phrase.letters.is_empty()).collect())
    }
}

impl Accepted {
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
        self.0.iter().find(|phrase| phrase.concerns(found) && phrase.covers(found, source))
    }
}

impl Phrase {
    fn concerns(&self, found: &Diagnostic) -> bool {
        let is_spelling = matches!(
            found.category,
            Category::Name | Category::Term | Category::Casing | Category::Consistency | Category::Untranslated
        );
        self.reach == Reach::Whole || is_spelling
    }

    /// Whether the words that `found` is about stand within the phrase.
    fn covers(&self, found: &Diagnostic, source: &str) -> bool {
        let Some(before) = source.get(..found.span.start) else { return false };
        let starts = std::iter::once(before.len()).chain(before.char_indices().rev().map(|(start, _)| start));
        let ends = starts.take(self.letters.len()).filter_map(|start| Some(start + self.length_in(&source[start..])?));
        ends.into_iter().any(|end| end >= found.span.end)
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
        phrase.covers(&Diagnostic { rule, span, severity, category, message: String::new(), fixes: vec![] }, source)
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
