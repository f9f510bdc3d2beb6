//! Words of other languages: which language a word is from that is no English word.
//!
//! A table knows common words, and the English ones that look foreign; the *shape* of a word, the letters that it puts side by
//! side, speaks for all others. Both were made from lists of words by `tests/training/train_foreign.rs`, which shares
//! everything below with the linter and writes `words.bin`; `WORDS-LICENSE.md` names the sources. The file is used as it
//! lies in the program: nothing is read or built before the first word, or after it.

mod codec;
mod shape;
mod table;

use std::sync::LazyLock;

pub use codec::encode;
pub use shape::{MOST_CLASSES, Scores, clues};
pub use table::Entry;

use shape::Shapes;
use table::Table;

/// The words that ship with the linter.
static EMBEDDED: LazyLock<ForeignWords<'static>> = LazyLock::new(|| {
    ForeignWords::decode(include_bytes!("words.bin"))
        .expect("the embedded words are those that the training program wrote")
});

/// Tells foreign words from English ones.
#[derive(Debug, Clone, Copy)]
pub struct ForeignWords<'b> {
    /// The ISO 639-3 codes of the languages, three letters each; the first is English.
    codes: &'b str,
    shapes: Shapes<'b>,
    table: Table<'b>,
}

/// What is known of a foreign word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict<'b> {
    /// The ISO 639-3 code of its language.
    pub language: &'b str,
    /// How it is known.
    pub evidence: Evidence,
}

/// How a foreign word is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// It is a common word of its language.
    Listed,
    /// It is that, and no name that English texts know: a word of its language even with a capital.
    Nameless,
    /// Its letters are not put together like those of an English word.
    Shape,
}

impl ForeignWords<'_> {
    /// The words that ship with the linter.
    pub fn embedded() -> &'static ForeignWords<'static> {
        &EMBEDDED
    }
}

impl<'b> ForeignWords<'b> {
    /// The language of `word`, which is in lower case, if it is surely no English word.
    pub fn verdict(&self, word: &str) -> Option<Verdict<'b>> {
        match self.table.find(word) {
            Some((class, evidence)) => self.of_class(class, evidence),
            None => self.of_class(self.shapes.class(word)?, Evidence::Shape),
        }
    }

    /// The language of `word`, which is in lower case, if it is a common word of another language than English.
    pub fn listed(&self, word: &str) -> Option<Verdict<'b>> {
        let (class, evidence) = self.table.find(word)?;
        self.of_class(class, evidence)
    }

    fn of_class(&self, class: usize, evidence: Evidence) -> Option<Verdict<'b>> {
        let language = self.codes.get(class * 3..class * 3 + 3)?;
        (class > 0).then_some(Verdict { language, evidence })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(word: &str) -> Option<&'static str> {
        ForeignWords::embedded().verdict(word).map(|verdict| verdict.language)
    }

    #[test]
    fn common_words_are_listed() {
        for (word, expected) in [
            ("aujourd", "fra"),
            ("nicht", "deu"),
            ("también", "spa"),
            ("già", "ita"),
            ("również", "pol"),
            ("protože", "ces"),
        ] {
            assert_eq!(language(word), Some(expected), "{word}");
        }
    }

    #[test]
    fn rare_words_are_known_by_their_shape() {
        for word in
            ["amoncelleraient", "verfassungsfeindlichsten", "desmoronándose", "przebudowywanych", "obstarávacích"]
        {
            let verdict = ForeignWords::embedded().verdict(word);
            assert_eq!(verdict.map(|verdict| verdict.evidence), Some(Evidence::Shape), "{word}");
        }
    }

    #[test]
    fn english_words_are_no_foreign_ones() {
        let words = "the minister entrepreneurs amateurs rendezvous kindergarten mosquitoes façade schnitzel quixotic jest tout \
                     zeitgeist naïve pizzeria mortgage knight wretched";
        for word in words.split_whitespace() {
            assert_eq!(language(word), None, "{word}");
        }
    }
}
