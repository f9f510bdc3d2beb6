//! Finds places of a sentence that are not likely in good English: a word is missing, misplaced, or the wrong one.
//!
//! The [`gate`] picks the places that are worth the time. Two models look at these. To the first, each place offers *clues*
//! (the words and tags around it, the skeleton of the sentence, its verbs and clauses); each clue speaks for or against each
//! fault, and their sum is the score. Only a sentence that it holds suspicious is shown to the second, a small network, which
//! costs more; the score is then the mean of both, since what fools one rarely fools the other.
//!
//! Both were taught by `tests/training/train_judge.rs`, which shows them good sentences and the same sentences broken at
//! random. It shares everything below with the linter and writes `weights.bin`; `WEIGHTS-LICENSE.md` names the sources.

mod codec;
mod features;
pub mod gate;
pub mod net;
mod skeleton;
mod stored;
mod words;

use std::sync::LazyLock;

use super::Tag;
use super::index::HashIndex;
use super::packed::Table;

use net::Net;
use stored::StoredRows;

pub use features::Sentence;
pub use words::Vocabulary;

/// The weights that ship with the linter.
static EMBEDDED: LazyLock<Judge> = LazyLock::new(|| {
    Judge::decode(include_bytes!("weights.bin"))
        .expect("the embedded weights are those that the training program wrote")
});

/// What may be wrong at a place of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A word is missing before this one.
    Missing,
    /// The word belongs elsewhere.
    Misplaced,
    /// The word has a wrong form, or another should stand here.
    Wrong,
}

impl Fault {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; FAULTS] = [Self::Missing, Self::Misplaced, Self::Wrong];
}

/// How many faults there are.
pub const FAULTS: usize = 3;

/// So many steps of a stored weight make a score of 1.
pub const STEPS: f32 = 32.0;

/// How strongly each fault is suspected at a place, by its number: the logarithm of the odds against “nothing is wrong”.
pub type Scores = [f32; FAULTS];

/// Judges sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Judge {
    vocabulary: Vocabulary,
    clues: HashIndex,
    /// What each clue says of each fault.
    weights: Table<FAULTS>,
    net: Net<StoredRows>,
}

/// The network looks at a sentence if some place has this score after the first look.
const SUSPICIOUS: f32 = 0.0;

/// How far around a suspect the judge looks.
const NEAR: usize = 2;

impl Judge {
    /// A judge that knows a vocabulary and what each clue says, in any order, and asks `net` for its opinion.
    ///
    /// # Panics
    ///
    /// If `net` has 65,536 rows or more that are not of nothing.
    pub fn new(vocabulary: Vocabulary, mut rows: Vec<(u32, [i8; FAULTS])>, net: Net) -> Self {
        rows.sort_unstable();
        let clues: Vec<u32> = rows.iter().map(|(clue, _)| *clue).collect();
        let weights = rows.iter().map(|(_, weights)| weights.map(i8::cast_unsigned)).collect();
        Self { vocabulary, clues: HashIndex::from_sorted(&clues), weights, net: net.stored() }
    }

    /// The judge that ships with the linter; read on first use.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// How strongly each fault is suspected at each of the `words` of a sentence, which have these `tags`.
    pub fn suspicions(&self, words: &[&str], tags: &[Tag]) -> Vec<Scores> {
        let all: Vec<usize> = (0..words.len()).collect();
        self.suspicions_near(&all, words, tags)
    }

    /// The same for the words around the `suspects`, which ascend; nothing is suspected of the others.
    pub fn suspicions_near(&self, suspects: &[usize], words: &[&str], tags: &[Tag]) -> Vec<Scores> {
        let sentence = Sentence::new(words, tags, &self.vocabulary);
        let mut scores = vec![[f32::NEG_INFINITY; FAULTS]; words.len().min(tags.len())];
        let places = places_near(suspects, scores.len());
        let mut clues = Vec::new();
        for &place in &places {
            sentence.clues(place, &mut clues);
            scores[place] = self.weigh(&clues);
        }
        if scores.iter().flatten().any(|&score| score > SUSPICIOUS) {
            let answers = self.net.answers_at(&places, &sentence.traits());
            for (&place, [fine, faults @ ..]) in places.iter().zip(&answers) {
                for (score, fault) in scores[place].iter_mut().zip(faults) {
                    *score = f32::midpoint(*score, fault - fine);
                }
            }
        }
        scores
    }

    fn weigh(&self, clues: &[u32]) -> Scores {
        let mut sums = [0_i16; FAULTS];
        for weights in clues.iter().filter_map(|&clue| self.clues.position(clue)).map(|at| self.weights[at]) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += i16::from(weight.cast_signed());
            }
        }
        sums.map(|sum| f32::from(sum) / STEPS)
    }
}

/// The places around `suspects`, which ascend, among `count`, in order.
fn places_near(suspects: &[usize], count: usize) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for suspect in suspects {
        let from = places.last().map_or(0, |last| last + 1).max(suspect.saturating_sub(NEAR));
        places.extend(from..(suspect + NEAR + 1).min(count));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Tagger, ViewSpan, tokenize};

    /// The word of `text` that is most suspected of any fault, and how strongly.
    fn worst(text: &str) -> (String, f32) {
        let tokens = tokenize(text, ViewSpan::new(0, text.len()));
        let words: Vec<&str> = tokens.iter().map(|token| token.text(text)).collect();
        let scores = Judge::embedded().suspicions(&words, &Tagger::embedded().tag(&words));
        let highest = scores.iter().map(|scores| scores.iter().copied().fold(f32::MIN, f32::max));
        let (at, score) = highest.enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        (words[at].to_owned(), score)
    }

    #[test]
    fn broken_places_stand_out() {
        let (word, broken) = worst("The minister said that the of the country would not accept the plan.");
        assert_eq!(word, "of");
        let (_, whole) = worst("The minister said that the people of the country would not accept the plan.");
        assert!(broken > whole + 2.0, "{broken} {whole}");
    }

    #[test]
    fn any_words_can_be_judged() {
        let tag = |words: &[&str]| Judge::embedded().suspicions(words, &Tagger::embedded().tag(words)).len();
        assert_eq!(tag(&[]), 0);
        assert_eq!(tag(&["😀"]), 1);
        assert_eq!(tag(&["", "\u{301}", "Путін", "é"]), 4);
        assert_eq!(tag(&vec!["of"; 10_000]), 10_000);
        assert_eq!(Judge::embedded().suspicions(&["a", "b"], &[]).len(), 0);
    }

    #[test]
    fn the_embedded_weights_are_small_and_whole() {
        let bytes = include_bytes!("weights.bin");
        assert!(bytes.len() < 3_000_000);
        assert_eq!(Judge::embedded().encode(), bytes);
    }
}
