//! What is counted in a treebank before training: tags, the tags of each word, words with one tag only.

use std::collections::BTreeMap;

use mtlint::text::tagger::{Certain, LONGEST_ENDING, Lexicon, NO_TAG, Penn, Tag, TagSet, Upos};
use rustc_hash::FxHashMap;

use crate::conllu::{Sentence, Word};

/// A tag that occurs less often is noise and is not learnt.
const FEWEST_OF_A_TAG: u32 = 5;
/// A word with only one tag is certain if it was seen this often …
const FEWEST_TO_BE_CERTAIN: u32 = 30;
/// … and had another tag at most once in so many times.
const ONCE_IN: u32 = 150;
/// A tag that a word has less often than once in so many times is taken for a slip.
const SLIP_ONCE_IN: u32 = 100;
/// Endings are learnt from words that are not seen more often.
const RARE: u32 = 5;
/// An ending is believed if it was seen on so many different words.
const FEWEST_OF_AN_ENDING: u32 = 8;

/// How often each tag was seen.
pub(crate) type TagCounts = BTreeMap<u8, u32>;

/// The tag that the treebank gives `word`.
pub(crate) fn tag_of(word: &Word) -> Option<Tag> {
    Some(Tag::new(Upos::parse(&word.upos)?, Penn::parse(&word.penn)?))
}

/// The tags to learn, in the order of their numbers.
pub(crate) struct Tags(Vec<Tag>);

impl Tags {
    /// All tags of `sentences` but the rarest.
    pub(crate) fn count(sentences: &[Sentence]) -> Self {
        let mut counts: BTreeMap<Tag, u32> = BTreeMap::new();
        for tag in sentences.iter().flat_map(|sentence| &sentence.words).filter_map(tag_of) {
            *counts.entry(tag).or_default() += 1;
        }
        Self(counts.into_iter().filter(|&(_, count)| count >= FEWEST_OF_A_TAG).map(|(tag, _)| tag).collect())
    }

    /// The number of the tag of `word`, or [`NO_TAG`].
    pub(crate) fn number(&self, word: &Word) -> u8 {
        let place = tag_of(word).and_then(|tag| self.0.binary_search(&tag).ok());
        place.and_then(|place| u8::try_from(place).ok()).unwrap_or(NO_TAG)
    }

    /// The tags by number.
    pub(crate) fn all(&self) -> &[Tag] {
        &self.0
    }
}

/// How often each word was seen with each tag.
pub(crate) struct Counts(FxHashMap<String, TagCounts>);

impl Counts {
    /// Counts the words of `sentences` as `spell` writes them.
    pub(crate) fn new<'s>(
        sentences: impl IntoIterator<Item = &'s Sentence>,
        tags: &Tags,
        spell: impl Fn(&str) -> String,
    ) -> Self {
        let mut counts: FxHashMap<String, TagCounts> = FxHashMap::default();
        for word in sentences.into_iter().flat_map(|sentence| &sentence.words) {
            let tag = tags.number(word);
            if tag != NO_TAG {
                *counts.entry(spell(&word.form)).or_default().entry(tag).or_default() += 1;
            }
        }
        Self(counts)
    }

    /// The tags that `word` was seen with outside the sentence that `own` counts. Otherwise every word of the training text
    /// would be a known one, and the tagger would learn nothing about unknown words.
    pub(crate) fn tags_elsewhere(&self, word: &str, own: &Self) -> Option<TagSet> {
        let word = Lexicon::folded(word);
        let mut counts = self.0.get(&word)?.clone();
        for (tag, count) in own.0.get(&word).into_iter().flatten() {
            counts.entry(*tag).and_modify(|all| *all -= count);
        }
        tag_set(&counts)
    }

    /// The lexicon that ships: every word, and the endings of rare ones.
    pub(crate) fn lexicon(&self) -> Lexicon {
        let words = self.0.iter().filter_map(|(word, counts)| Some((word.clone(), tag_set(counts)?)));
        let endings = self.endings();
        let all: BTreeMap<String, TagSet> = words.chain(endings).collect();
        Lexicon::new(all.iter().map(|(word, &tags)| (word.as_str(), tags)))
    }

    /// The tags of rare words by their endings, each written with a hyphen before it.
    fn endings(&self) -> impl Iterator<Item = (String, TagSet)> + use<> {
        let mut endings: FxHashMap<String, TagCounts> = FxHashMap::default();
        let is_rare = |counts: &TagCounts| counts.values().sum::<u32>() <= RARE;
        let rare = self.0.iter().filter(|(word, counts)| is_rare(counts) && word.chars().all(char::is_alphabetic));
        for (word, counts) in rare {
            for (at, _) in word.char_indices().skip(1).collect::<Vec<_>>().into_iter().rev().take(LONGEST_ENDING) {
                let ending = endings.entry(format!("-{}", &word[at..])).or_default();
                for &tag in counts.keys() {
                    *ending.entry(tag).or_default() += 1;
                }
            }
        }
        endings.retain(|_, counts| counts.values().sum::<u32>() >= FEWEST_OF_AN_ENDING);
        endings.into_iter().filter_map(|(ending, counts)| Some((ending, tag_set(&counts)?)))
    }

    /// The words that never, or as good as never, had another tag. Counts must be of words as they are written.
    pub(crate) fn certain(&self) -> Certain {
        let one_tag = self.0.iter().filter_map(|(word, counts)| {
            let total: u32 = counts.values().sum();
            let (&tag, &most) = counts.iter().max_by_key(|(_, count)| **count)?;
            let is_certain = total >= FEWEST_TO_BE_CERTAIN && (total - most) * ONCE_IN <= total;
            is_certain.then_some((word.as_str(), tag))
        });
        Certain::new(one_tag)
    }
}

/// The tags of a word that are no slips.
fn tag_set(counts: &TagCounts) -> Option<TagSet> {
    let total: u32 = counts.values().sum();
    let seen = counts.iter().filter(|&(_, &count)| count > 0 && count * SLIP_ONCE_IN >= total);
    (total > 0).then(|| seen.map(|(&tag, _)| tag).collect())
}
