//! Tags the words of a sentence.
pub mod features;
mod index;
pub mod lexicon;
mod tag;
pub mod weights;
pub use tag::{Penn, Tag, Upos};

use features::{NO_TAG, Word, clues};
use lexicon::Lexicon;
use weights::Weights;

/// Tags.
pub struct Tagger {
    tags: Vec<Tag>,
    lexicon: Lexicon,
    weights: Weights,
}

impl Tagger {
    /// New.
    pub fn new(tags: Vec<Tag>, lexicon: Lexicon, weights: Weights) -> Self {
        Self { tags, lexicon, weights }
    }

    /// Tag of each of the `words` of one sentence.
    pub fn tag(&self, words: &[&str]) -> Vec<Tag> {
        let described: Vec<Word> = words.iter().map(|word| Word::new(word, &self.lexicon)).collect();
        let mut history = [NO_TAG; 2];
        let mut tags = Vec::with_capacity(words.len());
        for at in 0..words.len() {
            let mut scores = [0; 128];
            for clue in clues(&described, at, history) {
                self.weights.add(clue, &mut scores);
            }
            let best = best(&scores[..self.tags.len()]);
            history = [best, history[0]];
            tags.push(self.tags[usize::from(best)]);
        }
        tags
    }
}

/// Number of the first of the highest `scores`.
fn best(scores: &[i32]) -> u8 {
    let mut best = (i32::MIN, 0);
    for (&score, number) in scores.iter().zip(0..) {
        if score > best.0 {
            best = (score, number);
        }
    }
    best.1
}
