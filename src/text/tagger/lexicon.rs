//! Which tags a word can have, and which words have only one.

use std::borrow::Cow;

use super::super::index::{HASH_BITS, HashIndex};
use super::super::packed::Table;
use super::features::{hash_exactly, hash_joined};

/// A set of tags, each by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TagSet(pub(super) u128);

impl TagSet {
    /// How many tags there may be: all numbers are below.
    pub const ROOM: usize = 128;

    /// Whether tag number `tag` is in it.
    pub const fn contains(self, tag: u8) -> bool {
        self.0 >> (tag & 127) & 1 == 1
    }

    /// Whether the two share a tag.
    pub const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The tags of both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The numbers of its tags, ascending.
    pub fn iter(self) -> impl Iterator<Item = u8> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let lowest = u8::try_from(left.trailing_zeros()).ok().filter(|_| left != 0)?;
            left &= left - 1;
            Some(lowest)
        })
    }
}

impl FromIterator<u8> for TagSet {
    fn from_iter<I: IntoIterator<Item = u8>>(tags: I) -> Self {
        Self(tags.into_iter().fold(0, |set, tag| set | 1 << (tag & 127)))
    }
}

/// The tags that words and endings were seen with, found by hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexicon {
    pub(super) words: HashIndex,
    /// For each word or ending the number of its set in `sets`.
    pub(super) set_of: Table<2>,
    /// Each set as a number of 128 bits.
    pub(super) sets: Table<16>,
}

impl Lexicon {
    /// A lexicon of words and endings; an ending is written with a hyphen before it, such as `-ed`.
    pub fn new<'w>(entries: impl IntoIterator<Item = (&'w str, TagSet)>) -> Self {
        let mut sorted: Vec<(u32, TagSet)> = entries.into_iter().map(|(word, tags)| (key(&[word]), tags)).collect();
        sorted.sort_unstable();
        sorted.dedup_by_key(|entry| entry.0);
        let mut sets: Vec<TagSet> = sorted.iter().map(|entry| entry.1).collect();
        sets.sort_unstable();
        sets.dedup();
        let number = |tags| u16::try_from(sets.partition_point(|&set| set < tags)).unwrap_or_default();
        let set_of = sorted.iter().map(|entry| number(entry.1).to_le_bytes()).collect();
        let keys: Vec<u32> = sorted.iter().map(|entry| entry.0).collect();
        let sets = sets.iter().map(|set| set.0.to_le_bytes()).collect();
        Self { words: HashIndex::from_sorted(&keys), set_of, sets }
    }

    /// The tags that `word` was seen with, in any case; none for an unknown word.
    pub fn seen(&self, word: &str) -> Option<TagSet> {
        self.seen_joined(&[word])
    }

    /// The tags that the word which these `pieces` make was seen with.
    pub(super) fn seen_joined(&self, pieces: &[&str]) -> Option<TagSet> {
        self.find(key(pieces))
    }

    /// The tags of words that end like `word`, by the longest ending that is known.
    pub fn by_ending(&self, word: &str) -> TagSet {
        let starts = word.char_indices().rev().take(LONGEST_ENDING).map(|(at, _)| at);
        let shortest_first = starts.filter_map(|at| self.find(key(&["-", &word[at..]])));
        shortest_first.last().unwrap_or_default()
    }

    /// The spelling under which words are counted: `word` in lower case, its digits all alike.
    pub fn folded(word: &str) -> String {
        word.to_lowercase().chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
    }

    fn find(&self, key: u32) -> Option<TagSet> {
        let position = self.words.position(key)?;
        let set = self.sets.get(usize::from(u16::from_le_bytes(self.set_of[position])))?;
        Some(TagSet(u128::from_le_bytes(*set)))
    }
}

/// Endings are at most this many characters long.
pub const LONGEST_ENDING: usize = 4;

/// The key of the word that `pieces` make: the same for all its capitalisations.
fn key(pieces: &[&str]) -> u32 {
    let is_ascii = pieces.iter().all(|piece| piece.is_ascii());
    let hash = if is_ascii { hash_joined(pieces) } else { hash_joined(&[&pieces.concat().to_lowercase()]) };
    hash >> (u32::BITS - HASH_BITS)
}

/// Frequent words and marks that were never anything but one tag: they need no look at their neighbours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certain {
    pub(super) words: HashIndex,
    pub(super) tags: Cow<'static, [u8]>,
}

impl Certain {
    /// A table of words, as they are written, and the numbers of their tags.
    pub fn new<'w>(entries: impl IntoIterator<Item = (&'w str, u8)>) -> Self {
        let mut sorted: Vec<(u32, u8)> = entries.into_iter().map(|(word, tag)| (exact_key(word), tag)).collect();
        sorted.sort_unstable();
        sorted.dedup_by_key(|entry| entry.0);
        let (keys, tags): (Vec<u32>, Vec<u8>) = sorted.into_iter().unzip();
        Self { words: HashIndex::from_sorted(&keys), tags: tags.into() }
    }

    /// The number of the only tag of `word`.
    pub fn tag(&self, word: &str) -> Option<u8> {
        self.words.position(exact_key(word)).map(|at| self.tags[at])
    }
}

fn exact_key(word: &str) -> u32 {
    hash_exactly(word) >> (u32::BITS - HASH_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case_and_endings_by_the_longest() {
        let [noun, verb, name] = [0, 1, 2].map(|tag| TagSet::from_iter([tag]));
        let lexicon = Lexicon::new([("talks", noun), ("-s", noun), ("-izes", verb), ("été", name)]);
        assert_eq!(lexicon.seen("Talks"), Some(noun));
        assert_eq!(lexicon.seen("ÉTÉ"), Some(name));
        assert_eq!(lexicon.seen("talk"), None);
        assert_eq!(lexicon.by_ending("modernizes"), verb);
        assert_eq!(lexicon.by_ending("cats"), noun);
        assert_eq!(lexicon.by_ending("й"), TagSet::default());
    }

    #[test]
    fn certain_words_are_found_as_written() {
        let certain = Certain::new([("the", 4), (",", 2)]);
        assert_eq!((certain.tag("the"), certain.tag(","), certain.tag("The")), (Some(4), Some(2), None));
    }
}
