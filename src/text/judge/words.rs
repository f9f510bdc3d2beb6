//! What is known of each word on its own.

use super::super::index::{HASH_BITS, HashIndex};
use super::super::tagger::Lexeme;
use super::super::{Penn, Tag, Tagger, Upos};
use super::net::Traits;

/// The words that were seen often in training; others are known by their tags and endings only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vocabulary(pub(super) HashIndex);

impl Vocabulary {
    /// The vocabulary of these words.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut hashes: Vec<u32> = words.into_iter().map(hash_word).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(HashIndex::from_sorted(&hashes))
    }

    /// The number of rows of a network that knows this vocabulary.
    pub fn rows(&self) -> usize {
        self.0.len() + 1 + TAGS + CLASSES + ENDINGS
    }
}

/// Room for the numbers of tags, of sets of tags, and of endings, among the rows of the network.
const TAGS: usize = Upos::ALL.len() * 64;
const CLASSES: usize = 1024;
const ENDINGS: usize = 4096;

/// A word, each of its sides as a number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// The word if it is frequent, otherwise its tag.
    pub(super) form: u32,
    /// The word if it only holds the sentence together, otherwise its tag.
    pub(super) frame: u32,
    /// Its tag; 0 beyond the ends of the sentence.
    pub(super) tag: u32,
    /// All tags that it may have.
    pub(super) class: u32,
    /// Its last letters.
    pub(super) ending: u32,
    pub(super) traits: Traits,
}

impl Word {
    pub(super) fn new(word: &str, tag: Tag, vocabulary: &Vocabulary) -> Self {
        let hash = hash_word(word);
        let place = vocabulary.0.position(hash).filter(|_| tag.upos != Upos::Num);
        let number = 1 + tag.upos as u32 * 64 + tag.penn as u32;
        let holds = place.is_some() && is_frame(tag);
        let (class, ending) = (class_of(word), hash_word(ending(word)));
        let known = vocabulary.0.len() + 1;
        let traits = [
            place.map_or(0, |place| place + 1),
            known + number as usize - 1,
            known + TAGS + spread(class, CLASSES),
            known + TAGS + CLASSES + spread(ending, ENDINGS),
        ];
        let form = if place.is_some() { hash } else { number };
        Self { form, frame: if holds { hash ^ number } else { number }, tag: number, class, ending, traits }
    }
}

/// A number below `bound`, which is a power of two, for `hash`.
fn spread(hash: u32, bound: usize) -> usize {
    (hash.wrapping_mul(0x9E37_79B1) >> 12) as usize % bound
}

/// Whether words with `tag` only hold sentences together.
fn is_frame(tag: Tag) -> bool {
    let by_class = matches!(
        tag.upos,
        Upos::Adp | Upos::Aux | Upos::Cconj | Upos::Det | Upos::Part | Upos::Pron | Upos::Sconj | Upos::Punct
    );
    by_class || matches!(tag.penn, Penn::Wrb | Penn::Rp)
}

/// The last three letters of a longer word.
fn ending(word: &str) -> &str {
    let start = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    &word[start..]
}

/// The set of tags that `word` may have, as a number.
fn class_of(word: &str) -> u32 {
    let tagger = Tagger::embedded();
    let number = |tag: Tag| tag.upos as u32 * 64 + tag.penn as u32;
    tagger
        .named(Lexeme::of(word).possible(tagger))
        .fold(7, |hash: u32, tag| (hash.rotate_left(7) ^ number(tag)).wrapping_mul(0x9E37_79B1))
}

/// A hash of `word` that does not see capitals.
pub(super) fn hash_word(word: &str) -> u32 {
    hash_of(word.as_bytes())
}

/// A hash of the word of these `bytes` that does not see capitals.
pub(super) fn hash_of<'b>(bytes: impl IntoIterator<Item = &'b u8>) -> u32 {
    let step = |hash: u32, byte: u8| (hash.rotate_left(5) ^ u32::from(byte)).wrapping_mul(0x9E37_79B1);
    let hash = bytes.into_iter().map(u8::to_ascii_lowercase).fold(0x811C, step);
    hash >> (u32::BITS - HASH_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_words_are_known_in_any_case() {
        let vocabulary = Vocabulary::new(["the", "people"]);
        let (det, noun) = (Tag::new(Upos::Det, Penn::Dt), Tag::new(Upos::Noun, Penn::Nn));
        let [the, people, other] =
            [("The", det), ("people", noun), ("crowd", noun)].map(|(word, tag)| Word::new(word, tag, &vocabulary));
        assert_eq!(the.form, Word::new("the", det, &vocabulary).form);
        assert_ne!(people.form, people.tag);
        assert_eq!(people.frame, people.tag);
        assert_eq!((other.form, other.traits[0]), (other.tag, 0));
        assert!(the.traits.iter().all(|&row| row < vocabulary.rows()));
    }
}
