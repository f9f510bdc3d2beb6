//! Finds the word class of each token of a sentence: an averaged perceptron that reads from left to right.
//!
//! Each token offers *clues* (its letters, its neighbours, the tags just given); each clue votes for and against tags; the
//! tag with most votes wins. Which clue votes how was learnt from treebanks by `tests/training/train_tagger.rs`, which
//! shares everything below with the linter and writes `weights.bin`; `WEIGHTS-LICENSE.md` names the sources.

mod codec;
mod features;
mod inflection;
mod lexeme;
mod lexicon;
mod tag;
mod weights;

use std::borrow::Borrow;
use std::ops::Range;
use std::sync::LazyLock;

use features::{Seat, Surroundings, together};
use inflection::VerbForms;
use weights::{MAX_TAGS, highest};

pub use features::{Clues, History, NO_TAG, Word, clues};
pub use lexeme::Lexeme;
pub(crate) use lexeme::Reader;
pub use lexicon::{Certain, LONGEST_ENDING, Lexicon, TagSet};
pub use tag::{Penn, Tag, Upos};
pub use weights::{Vote, Weights};

/// The weights that ship with the linter.
static EMBEDDED: LazyLock<Tagger> = LazyLock::new(|| {
    Tagger::decode(include_bytes!("weights.bin"))
        .expect("the embedded weights are those that the training program wrote")
});

/// Gives words their tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tagger {
    tags: Vec<Tag>,
    /// The numbers of the tags of finite verbs.
    finite: TagSet,
    verbs: VerbForms,
    lexicon: Lexicon,
    certain: Certain,
    weights: Weights,
    edge: Lexeme,
}

impl Tagger {
    /// A tagger from its parts, which call each tag by its number in `tags`; there are at most 96.
    pub fn new(tags: Vec<Tag>, lexicon: Lexicon, certain: Certain, weights: Weights) -> Self {
        let finite = (0..).zip(&tags).filter(|(_, tag)| tag.is_finite_verb()).map(|(number, _)| number).collect();
        Self { verbs: VerbForms::new(&tags), tags, finite, lexicon, certain, weights, edge: Lexeme::edge() }
    }

    /// The tagger that ships with the linter; read on first use.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The tags of the `words` of one sentence, in their order.
    pub fn tag<W: AsRef<str>>(&self, words: &[W]) -> Vec<Tag> {
        let lexemes: Vec<Lexeme> = words.iter().map(|word| Lexeme::new(word.as_ref(), self)).collect();
        self.tag_lexemes(&lexemes)
    }

    /// The tags of one sentence of lexemes of this tagger.
    pub fn tag_lexemes<L: Borrow<Lexeme>>(&self, words: &[L]) -> Vec<Tag> {
        self.tag_within(0..words.len(), words)
    }

    /// The tags of the lexemes in `range` of one sentence. They cost less than all: the tagger reads from the left, and behind
    /// two words that have only one tag each it doesn't matter what stood before.
    pub fn tag_within<L: Borrow<Lexeme>>(&self, range: Range<usize>, words: &[L]) -> Vec<Tag> {
        let end = range.end.min(words.len());
        let certain = |at: usize, behind: usize| match at.checked_sub(behind) {
            Some(before) => words.get(before).and_then(|word| word.borrow().certain),
            None => Some(NO_TAG),
        };
        let history = |at: usize| Some([certain(at, 1)?, certain(at, 2)?]);
        let begun = (0..=range.start.min(end)).rev().find_map(|at| Some((at, history(at)?)));
        let (start, mut history) = begun.unwrap_or((0, [NO_TAG; 2]));
        let mut tags = Vec::with_capacity(end - start);
        for at in start..end {
            let near = |offset: isize| at.checked_add_signed(offset).and_then(|at| words.get(at));
            let around = [-2, -1, 0, 1, 2].map(|offset| near(offset).map_or(&self.edge, Borrow::borrow));
            let tag = around[2].certain.unwrap_or_else(|| self.winner(around, at == 0, history));
            history = [tag, history[0]];
            tags.extend(self.tags.get(usize::from(tag)));
        }
        tags.split_off((range.start.min(end) - start).min(tags.len()))
    }

    /// The number of the tag of the word in the middle of `around`.
    fn winner(&self, around: [&Lexeme; 5], is_first: bool, history: History) -> u8 {
        let mut scores = [0; MAX_TAGS];
        for seat in Seat::ALL {
            let says = seat.word(around).says(seat, &self.weights);
            scores.iter_mut().zip(says).for_each(|(score, said)| *score += said);
        }
        let place = Surroundings { words: around.map(|lexeme| &lexeme.described), is_first, history };
        self.weights.add(&together(place), &mut scores);
        highest(&scores, self.tags.len())
    }

    /// Whether `word` was seen in training, in any case.
    pub fn knows(&self, word: &str) -> bool {
        self.lexicon.seen(word).is_some()
    }

    /// The numbers of the tags that `pass`.
    pub fn tags_that(&self, pass: impl Fn(Tag) -> bool) -> TagSet {
        (0..).zip(&self.tags).filter(|(_, tag)| pass(**tag)).map(|(number, _)| number).collect()
    }

    /// The tags whose numbers are in `set`, in the order of their numbers.
    pub fn named(&self, set: TagSet) -> impl Iterator<Item = Tag> {
        set.iter().filter_map(|number| self.tags.get(usize::from(number)).copied())
    }

    /// Whether `word` may be a finite verb in some sentence. When in doubt, it may.
    pub fn could_be_finite_verb(&self, word: &str) -> bool {
        self.possible(word).overlaps(self.finite)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{ViewSpan, tokenize};

    /// Each token of `text` with its Penn tag.
    fn tagged(text: &str) -> String {
        let tokens = tokenize(text, ViewSpan::new(0, text.len()));
        let words: Vec<&str> = tokens.iter().map(|token| token.text(text)).collect();
        let tags = Tagger::embedded().tag(&words);
        let pairs = words.iter().zip(tags).map(|(word, tag)| format!("{word}/{}", tag.penn));
        pairs.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn finite_verbs() {
        assert_eq!(
            tagged("The minister said he was tired."),
            "The/DT minister/NN said/VBD he/PRP was/VBD tired/JJ ./."
        );
        assert_eq!(tagged("Prices rise when harvests fail."), "Prices/NNS rise/VBP when/WRB harvests/NNS fail/VBP ./.");
        assert_eq!(tagged("They will meet again."), "They/PRP will/MD meet/VB again/RB ./.");
        assert_eq!(tagged("Two men killed in the blast were farmers.").matches("/VBD").count(), 1);
    }

    #[test]
    fn pronouns_behind_prepositions() {
        assert_eq!(tagged("She spoke with him about them."), "She/PRP spoke/VBD with/IN him/PRP about/IN them/PRP ./.");
        assert_eq!(tagged("I gave it to her."), "I/PRP gave/VBD it/PRP to/IN her/PRP ./.");
        assert_eq!(tagged("He lost her keys."), "He/PRP lost/VBD her/PRP$ keys/NNS ./.");
    }

    #[test]
    fn bare_auxiliaries() {
        assert_eq!(
            tagged("Since the mayor does not do, the council waits."),
            "Since/IN the/DT mayor/NN does/VBZ not/RB do/VB ,/, the/DT council/NN waits/VBZ ./."
        );
        assert_eq!(tagged("We can't."), "We/PRP ca/MD n't/RB ./.");
    }

    #[test]
    fn names_and_headlines() {
        assert_eq!(tagged("Mr. Kovalenko arrived in Kharkiv on Monday.").matches("/NNP").count(), 4);
        assert!(tagged("PRESIDENT SAYS TALKS WILL GO ON").contains("SAYS/VBZ"));
    }

    #[test]
    fn every_word_gets_a_tag() {
        let words = ["", "😀", "Путін", "\u{301}", "...", "a-b"];
        assert_eq!(Tagger::embedded().tag(&words).len(), words.len());
        assert!(Tagger::embedded().tag::<&str>(&[]).is_empty());
    }

    #[test]
    fn what_words_can_be() {
        let tagger = Tagger::embedded();
        for verb in ["says", "Went", "rallies", "must", "blorfed", "'s"] {
            assert!(tagger.could_be_finite_verb(verb), "{verb}");
        }
        for other in ["the", "of", "quickly", "themselves", "information", ","] {
            assert!(!tagger.could_be_finite_verb(other), "{other}");
        }
        assert!(tagger.named(tagger.possible("run")).any(Tag::is_noun));
        assert!(tagger.knows("Monday") && !tagger.knows("blorfed"));
    }

    #[test]
    fn the_embedded_weights_are_small_and_whole() {
        let bytes = include_bytes!("weights.bin");
        assert!(bytes.len() < 1_500_000);
        assert_eq!(Tagger::embedded().encode(), bytes);
    }
}
