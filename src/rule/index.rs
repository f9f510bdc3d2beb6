//! The index of needles: one pass over the words of a text finds every place that any rule wants to look at.
//!
//! A needle is a phrase that must be there for a check to find something. It is filed under its rarest word; a word of
//! the text that is in no needle costs one look-up, however many rules there are.
//!
//! An index is a run of bytes, so that the build script can make the one of the built-in rules and the program uses it as
//! it lies there: the number of slots (a power of two), the slots, then the entries. A slot is the hash of a word and where
//! its entries begin, zero if it is free. Numbers are 32-bit, little-endian.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::packed::{pack_number, pack_text};
use crate::text::english::function_words::commonness;
use crate::text::words::{hash, is_edge, is_word_char, words};
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

/// Bytes of a number.
const NUMBER: usize = size_of::<u32>();
/// Bytes of a slot.
const SLOT: usize = 2 * NUMBER;

impl Index {
    /// The index that [`Self::as_bytes`] gave.
    pub(crate) fn from_bytes(bytes: &'static [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes) }
    }

    /// Files `needles`.
    pub(crate) fn of<'n>(needles: impl Iterator<Item = Needle<'n>>) -> Self {
        let mut by_hash: BTreeMap<u32, Vec<Filed>> = BTreeMap::new();
        for (hash, filed) in needles.filter_map(file) {
            by_hash.entry(hash).or_default().push(filed);
        }
        let slots = (2 * by_hash.len()).next_power_of_two();
        let mut table = vec![(0, 0); slots];
        let mut entries = Vec::new();
        for (hash, filed) in by_hash {
            let free = probes(hash, slots).find(|&slot| table[slot].1 == 0).unwrap_or_default();
            table[free] = (hash, NUMBER + slots * SLOT + entries.len());
            pack_number(filed.len(), &mut entries);
            for one in &filed {
                one.pack(&mut entries);
            }
        }
        let mut bytes = Vec::with_capacity(NUMBER + slots * SLOT + entries.len());
        pack_number(slots, &mut bytes);
        for (hash, at) in table {
            bytes.extend(hash.to_le_bytes());
            pack_number(at, &mut bytes);
        }
        bytes.extend(entries);
        Self { bytes: Cow::Owned(bytes) }
    }

    /// Files the `needles` of one check.
    pub(crate) fn of_one(needles: &[String]) -> Self {
        Self::of(needles.iter().enumerate().map(|(number, text)| Needle { owner: 0, number, text }))
    }

    /// All places in `document` of the needles of the one check, in the order of the text.
    pub(crate) fn hits_of_one(&self, document: &Document<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.hits(document, &mut hits);
        let mut hits: Vec<Hit> = hits.into_iter().map(|(_, hit)| hit).collect();
        hits.sort_unstable_by_key(|hit| (hit.place, hit.needle));
        hits
    }

    /// The index as it can be stored.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Adds to `hits` all places of all needles in `document`, each with its owner.
    pub(crate) fn hits(&self, document: &Document<'_>, hits: &mut Vec<(usize, Hit)>) {
        let folded = document.view().folded();
        let slots = self.number(0);
        for word in document.words() {
            let Some(entries) = self.entries(word.hash, slots) else { continue };
            let mut at = entries + NUMBER;
            for _ in 0..self.number(entries) {
                let (entry, next) = self.entry(at);
                hits.extend(entry.stands_in(folded, word.place.start));
                at = next;
            }
        }
    }

    /// Where the entries of the words with this hash begin.
    fn entries(&self, hash: u32, slots: usize) -> Option<usize> {
        let slot = |slot| NUMBER + slot * SLOT;
        let used = probes(hash, slots).map(slot).take_while(|&at| self.number(at + NUMBER) != 0);
        used.into_iter().find(|&at| self.word(at) == hash).map(|at| self.number(at + NUMBER))
    }

    /// The entry at byte `at`, and where the next one begins.
    fn entry(&self, at: usize) -> (Entry<'_>, usize) {
        let [owner, needle, lead, length] = [0, 1, 2, 3].map(|field| self.number(at + field * NUMBER));
        let start = at + 4 * NUMBER;
        let text = self.bytes.get(start..start + length).unwrap_or_default();
        (Entry { owner, needle, lead, text }, start + length)
    }

    fn number(&self, at: usize) -> usize {
        self.word(at) as usize
    }

    fn word(&self, at: usize) -> u32 {
        let bytes = self.bytes.get(at..).and_then(<[u8]>::first_chunk);
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }
}

/// The slots in which a hash may be, in the order of looking.
fn probes(hash: u32, slots: usize) -> impl Iterator<Item = usize> {
    let first = hash as usize & (slots - 1);
    (first..slots).chain(0..first)
}

/// A needle on its way into an index.
#[derive(Debug)]
struct Filed {
    owner: usize,
    needle: usize,
    /// Bytes of the needle before the word that it is filed under.
    lead: usize,
    text: String,
}

/// The hash under which a needle is filed, and what is filed.
fn file(needle: Needle<'_>) -> Option<(u32, Filed)> {
    let text = fold(needle.text);
    let key = words(&text, ViewSpan::new(0, text.len())).min_by_key(|word| frequency(&text[word.range()]))?;
    let hash = hash(&text[key.range()]);
    Some((hash, Filed { owner: needle.owner, needle: needle.number, lead: key.start, text }))
}

impl Filed {
    fn pack(&self, bytes: &mut Vec<u8>) {
        for number in [self.owner, self.needle, self.lead] {
            pack_number(number, bytes);
        }
        pack_text(&self.text, bytes);
    }
}

/// A needle as it lies in an index.
struct Entry<'i> {
    owner: usize,
    needle: usize,
    lead: usize,
    /// In UTF-8.
    text: &'i [u8],
}

impl Entry<'_> {
    /// The needle's place, if it stands around the word at `at`.
    fn stands_in(&self, folded: &str, at: usize) -> Option<(usize, Hit)> {
        let start = at.checked_sub(self.lead)?;
        let end = start + self.text.len();
        if folded.as_bytes().get(start..end)? != self.text {
            return None;
        }
        let text = folded.get(start..end)?;
        let cut_left = text.starts_with(is_word_char) && !is_edge(folded, start);
        let cut_right = text.ends_with(is_word_char) && !is_edge(folded, end);
        (!cut_left && !cut_right).then_some((self.owner, Hit { needle: self.needle, place: ViewSpan::new(start, end) }))
    }
}

/// How often a word is met: the smaller, the rarer; a long word is rarer than a short one.
fn frequency(word: &str) -> (u16, usize) {
    (u16::MAX - commonness(word), usize::MAX - word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(index: &Index, text: &str) -> Vec<(usize, usize, String)> {
        let (document, mut hits) = (Document::new(text), Vec::new());
        index.hits(&document, &mut hits);
        let each = hits.iter();
        each.map(|(owner, hit)| (*owner, hit.needle, document.view().slice(hit.place).to_owned())).collect()
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
                [(7, 0, "the accent on".to_owned()), (7, 1, "accent".to_owned()), (7, 2, "É".to_owned())]
            );
        }
    }

    #[test]
    fn an_empty_index_finds_nothing() {
        assert_eq!(found(&Index::of(std::iter::empty()), "some text"), []);
    }
}
