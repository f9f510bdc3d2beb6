//! The index of needles: one pass over the words of a text finds every place that any rule wants to look at.
//!
//! A needle is a phrase that must be there for a check to find something. It is filed under its rarest pair of neighbours, or
//! under its only word; a word of the text that is in no needle costs two look-ups, however many rules there are.
//!
//! An index is a [table](super::table) by the hashes of words and pairs. Its values are the phrases filed there: how many, and
//! of each the bytes before the word or pair, the text, and who asks for it.

use std::borrow::Cow;

use super::packed::{PAIR, pack_number, pack_text, pair, take, take_blob, take_number};
use super::table::{HashTable, write_table};
use crate::text::english::frequency::Frequency;
use crate::text::words::{Word, hash, is_edge, is_word_char, words};
use crate::text::{Document, ViewSpan, fold};

/// A place where a needle stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Its position among the needles of its check.
    pub needle: usize,
    /// Where it stands.
    pub place: ViewSpan,
}

/// A phrase to be filed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Needle<'n> {
    /// The number of the rule that asks for it.
    pub(crate) owner: usize,
    /// Its position among the needles of its rule.
    pub(crate) number: usize,
    /// The phrase. Without a word in it, it can't be filed.
    pub(crate) text: &'n str,
}

/// The needles of many rules.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    bytes: Cow<'static, [u8]>,
}

impl Index {
    /// The index that [`Self::as_bytes`] gave.
    pub(crate) fn from_bytes(bytes: &'static [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes) }
    }

    /// Files `needles`.
    pub(crate) fn of<'n>(needles: impl Iterator<Item = Needle<'n>>) -> Self {
        let mut filed: Vec<Filed> = needles.filter_map(file).collect();
        filed.sort_unstable();
        let of_words = filed.chunk_by(|one, other| one.hash == other.hash);
        let values: Vec<(u32, Vec<u8>)> = of_words.map(|filed| (filed[0].hash, pack_word(filed))).collect();
        Self { bytes: Cow::Owned(write_table(&values)) }
    }

    /// Files the `needles` of one check.
    pub(crate) fn of_one(needles: &[String]) -> Self {
        Self::of(needles.iter().enumerate().map(|(number, text)| Needle { owner: 0, number, text }))
    }

    /// All places in `document` of the needles of the one check, in the order of the text.
    pub(crate) fn hits_of_one(&self, document: &Document<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.visit(document, |_, hit| hits.push(hit));
        hits.sort_unstable_by_key(|hit| (hit.place, hit.needle));
        hits
    }

    /// The index as it can be stored.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Visits all places of all needles in `document`, each with its owner.
    pub(crate) fn visit(&self, document: &Document<'_>, mut visit: impl FnMut(usize, Hit)) {
        let (folded, table) = (document.view().folded(), HashTable::read(&self.bytes));
        let mut visit_filed = |mut phrases: &[u8], around: ViewSpan| {
            for _ in 0..take_number(&mut phrases).unwrap_or_default() {
                let Some(phrase) = Phrase::take(&mut phrases) else { break };
                let Some(place) = phrase.place_around(folded, around) else { continue };
                phrase.visit_owners(|owner, needle| visit(owner, Hit { needle, place }));
            }
        };
        let mut before = Word { place: ViewSpan::new(0, 0), hash: 0 };
        for &word in document.words() {
            if let Some(phrases) = table.get(word.hash) {
                visit_filed(phrases, word.place);
            }
            if let Some(phrases) = table.get(hash_of_pair(before.hash, word.hash)) {
                visit_filed(phrases, ViewSpan::new(before.place.start, word.place.end));
            }
            before = word;
        }
    }
}

/// A needle on its way into an index.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Filed {
    /// Of the word or the pair that it is filed under.
    hash: u32,
    /// Bytes of the needle before that.
    lead: usize,
    text: String,
    owner: usize,
    needle: usize,
}

/// What is filed of `needle`, and where.
fn file(needle: Needle<'_>) -> Option<Filed> {
    let text = fold(needle.text);
    let all: Vec<ViewSpan> = words(&text, ViewSpan::new(0, text.len())).collect();
    let hash_at = |word: ViewSpan| hash(&text[word.range()]);
    let (hash, lead) = match *all.as_slice() {
        [] => return None,
        [only] => (hash_at(only), only.start),
        _ => {
            let pairs = all.windows(2).map(|pair| (pair[0], pair[1]));
            let rated = pairs.filter_map(|pair| Some((Frequency::of(&text[pair.0.start..pair.1.end])?, pair)));
            let (_, (one, other)) = rated.min_by(|(a, _), (b, _)| a.per_million().total_cmp(&b.per_million()))?;
            (hash_of_pair(hash_at(one), hash_at(other)), one.start)
        }
    };
    Some(Filed { hash, lead, text, owner: needle.owner, needle: needle.number })
}

/// The hash of two words in a row, by their hashes.
fn hash_of_pair(one: u32, other: u32) -> u32 {
    let mixed = (one.rotate_left(7) ^ other).wrapping_mul(0x9E37_79B1);
    mixed ^ mixed >> 16
}

/// The needles that are `filed` under one word or pair, in their order: phrase by phrase.
fn pack_word(filed: &[Filed]) -> Vec<u8> {
    let phrases = || filed.chunk_by(|one, other| (one.lead, &one.text) == (other.lead, &other.text));
    let mut bytes = Vec::new();
    pack_number(phrases().count(), &mut bytes);
    for asked in phrases() {
        pack_number(asked[0].lead, &mut bytes);
        pack_text(&asked[0].text, &mut bytes);
        pack_number(asked.len(), &mut bytes);
        for one in asked {
            pack_number(one.owner, &mut bytes);
            pack_number(one.needle, &mut bytes);
        }
    }
    bytes
}

/// A phrase as it lies in an index.
struct Phrase<'i> {
    lead: usize,
    /// In UTF-8.
    text: &'i [u8],
    /// Pairs of numbers: the rule that asks for it, and its position among the rule's needles.
    owners: &'i [[u8; PAIR]],
}

impl<'i> Phrase<'i> {
    /// Takes a phrase off the front of `bytes`.
    fn take(bytes: &mut &'i [u8]) -> Option<Self> {
        let (lead, text) = (take_number(bytes)?, take_blob(bytes)?);
        let count = take_number(bytes)?;
        let (owners, _) = take(bytes, count * PAIR)?.as_chunks();
        Some(Self { lead, text, owners })
    }

    /// The phrase's place, if it stands around the word or pair that it is filed under.
    fn place_around(&self, folded: &str, word: ViewSpan) -> Option<ViewSpan> {
        let start = word.start.checked_sub(self.lead)?;
        let end = start + self.text.len();
        let found = folded.as_bytes().get(start..end)?;
        // Most differ at an end, which is sooner seen than the whole is compared.
        if found.first() != self.text.first() || found.last() != self.text.last() || found != self.text {
            return None;
        }
        if (start, end) != (word.start, word.end) && is_cut(folded, folded.get(start..end)?, start) {
            return None;
        }
        Some(ViewSpan::new(start, end))
    }

    fn visit_owners(&self, mut visit: impl FnMut(usize, usize)) {
        for (owner, needle) in self.owners.iter().copied().map(pair) {
            visit(owner as usize, needle as usize);
        }
    }
}

/// Whether `text`, which stands at `start` of `folded`, begins or ends inside a word.
fn is_cut(folded: &str, text: &str, start: usize) -> bool {
    let cut_left = text.starts_with(is_word_char) && !is_edge(folded, start);
    cut_left || text.ends_with(is_word_char) && !is_edge(folded, start + text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(index: &Index, text: &str) -> Vec<(usize, usize, String)> {
        let (document, mut hits) = (Document::new(text), Vec::new());
        index.visit(&document, |owner, hit| {
            hits.push((owner, hit.needle, document.view().slice(hit.place).to_owned()));
        });
        hits
    }

    #[test]
    fn needles_are_found_where_they_stand_as_words() {
        let texts = ["the accent on", "Accent", "é", "..."];
        let needles = texts.iter().enumerate().map(|(number, text)| Needle { owner: 7, number, text });
        let index = Index::of(needles);
        let stored: &'static [u8] = index.as_bytes().to_vec().leak();
        for index in [index, Index::from_bytes(stored)] {
            assert_eq!(
                found(&index, "Put the accent on É, accents..."),
                [(7, 1, "accent".to_owned()), (7, 0, "the accent on".to_owned()), (7, 2, "É".to_owned())]
            );
        }
    }

    #[test]
    fn a_phrase_that_two_ask_for_is_found_for_both() {
        let index = Index::of((0..2).map(|owner| Needle { owner, number: 3, text: "of the" }));
        assert_eq!(found(&index, "One of the few."), [0, 1].map(|owner| (owner, 3, "of the".to_owned())));
    }

    #[test]
    fn an_empty_index_finds_nothing() {
        assert_eq!(found(&Index::of(std::iter::empty()), "some text"), []);
    }
}
