//! Which tags a word can have.

use super::features::hash_word;
use super::index::{HASH_BITS, HashIndex};

/// The tags that words were seen with or that a dictionary gives them, found by a hash of the word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexicon {
    pub(super) words: HashIndex,
    /// For each word the number of its set in `sets`.
    pub(super) set_of: Vec<u16>,
    /// Sets of tags; bit *n* stands for tag number *n*.
    pub(super) sets: Vec<u128>,
}

impl Lexicon {
    /// A lexicon of words and their sets of tags.
    pub fn new<'w>(entries: impl Iterator<Item = (&'w str, u128)>) -> Self {
        let mut sorted: Vec<(u32, u128)> = entries.map(|(word, tags)| (key(word), tags)).collect();
        sorted.sort_unstable();
        sorted.dedup_by_key(|entry| entry.0);
        let mut sets: Vec<u128> = sorted.iter().map(|entry| entry.1).collect();
        sets.sort_unstable();
        sets.dedup();
        let number = |tags| u16::try_from(sets.binary_search(&tags).unwrap_or_default()).unwrap_or_default();
        let set_of = sorted.iter().map(|entry| number(entry.1)).collect();
        Self { words: HashIndex::from_sorted(sorted.iter().map(|entry| entry.0).collect()), set_of, sets }
    }

    /// Number of sets.
    pub fn set_count(&self) -> usize { self.sets.len() }
    /// The set of tags that `word` can have, in any case; none for an unknown word.
    pub fn tags(&self, word: &str) -> Option<u128> {
        let position = self.words.position(key(word))?;
        Some(self.sets[usize::from(self.set_of[position])])
    }
}

/// The key of `word`: the same for all its capitalisations.
fn key(word: &str) -> u32 {
    let hash = if word.is_ascii() { hash_word(word) } else { hash_word(&word.to_lowercase()) };
    hash >> (u32::BITS - HASH_BITS)
}
