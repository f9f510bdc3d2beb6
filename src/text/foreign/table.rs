//! Words whose language is known, as sorted hashes that are searched where they lie.

use std::cmp::Ordering;

use super::Evidence;
use crate::text::fnv::stirred64;

/// The width of an entry in bytes: a hash of 27 bits, whether the word can't be a name, and the number of a language.
const WIDTH: usize = 4;
/// The bits of the number of a language.
const CLASS: u32 = 0b0_1111;
/// The bit of a word that can't be a name.
const NAMELESS: u32 = 0b1_0000;

/// A word of the table as it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry(u32);

impl Entry {
    /// The entry of `word`, in lower case, of the language with number `class`, which is below 16.
    pub fn new(word: &str, class: u8, evidence: Evidence) -> Self {
        let nameless = if evidence == Evidence::Nameless { NAMELESS } else { 0 };
        Self(key(word) | nameless | u32::from(class) & CLASS)
    }

    /// Whether it says that a word is English.
    pub fn is_english(self) -> bool {
        self.class() == 0
    }

    /// The entry of an English word with the same hash.
    #[must_use]
    pub fn as_english(self) -> Self {
        Self(self.key())
    }

    fn class(self) -> usize {
        (self.0 & CLASS) as usize
    }

    fn evidence(self) -> Evidence {
        if self.0 & NAMELESS == 0 { Evidence::Listed } else { Evidence::Nameless }
    }

    fn key(self) -> u32 {
        self.0 & !(CLASS | NAMELESS)
    }

    pub(super) fn to_bytes(self) -> [u8; WIDTH] {
        self.0.to_le_bytes()
    }
}

/// The hash of `word`, in the upper bits.
fn key(word: &str) -> u32 {
    (stirred64(0, word) >> 32) as u32 & !(CLASS | NAMELESS)
}

/// Entries in ascending order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'b>(pub(super) &'b [u8]);

impl Table<'_> {
    /// The number of the language of `word`, and how it is known.
    pub(super) fn find(&self, word: &str) -> Option<(usize, Evidence)> {
        let wanted = key(word);
        let (mut low, mut high) = (0, self.0.len() / WIDTH);
        // The keys before `low` are at most `least`, those from `high` on at least `most`.
        let (mut least, mut most) = (0, u64::from(u32::MAX) + 1);
        while low < high {
            // Hashes are spread evenly, so that the place of one can be told nearly.
            let share = (high - low) as u64 * (u64::from(wanted) - least) / (most - least);
            let middle = low + usize::try_from(share).unwrap_or_default();
            let entry = self.entry(middle)?;
            match entry.key().cmp(&wanted) {
                Ordering::Less => (low, least) = (middle + 1, entry.key().into()),
                Ordering::Greater => (high, most) = (middle, entry.key().into()),
                Ordering::Equal => return Some((entry.class(), entry.evidence())),
            }
        }
        None
    }

    fn entry(&self, at: usize) -> Option<Entry> {
        let bytes = self.0.get(at * WIDTH..)?.first_chunk()?;
        Some(Entry(u32::from_le_bytes(*bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_with_their_language() {
        let words =
            [("été", 1, Evidence::Listed), ("nicht", 2, Evidence::Nameless), ("schnitzel", 0, Evidence::Listed)];
        let mut entries = words.map(|(word, class, evidence)| Entry::new(word, class, evidence));
        entries.sort_unstable();
        let bytes: Vec<u8> = entries.iter().flat_map(|entry| entry.to_bytes()).collect();
        let table = Table(&bytes);
        for (word, class, evidence) in words {
            assert_eq!(table.find(word), Some((usize::from(class), evidence)));
        }
        assert_eq!(table.find("hut"), None);
        assert_eq!(Table(&[]).find("été"), None);
    }
}
