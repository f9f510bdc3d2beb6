//! Many texts, numbered, and one pass that tells which of them stand in each paragraph.
//!
//! A text is filed under its rarest run of up to four bytes, in a [table](super::table) by the hashes of runs. Each byte of a
//! paragraph ends a run of each length; hardly any of these are in the table, which its filter tells.

use std::borrow::Cow;

use super::packed::{pack_number, pack_text, take_blob, take_number};
use super::table::{HashTable, write_table};
use crate::text::Document;
use crate::text::rarity::rarity;

/// How many bytes the longest runs have.
const LONGEST: usize = 4;

/// Texts to be looked for, numbered.
#[derive(Debug, Clone)]
pub(super) struct Texts {
    bytes: Cow<'static, [u8]>,
}

/// Which texts stand where in a document.
#[derive(Debug)]
pub(super) struct Present {
    /// How many words of bits each stretch has.
    width: usize,
    /// The whole document, then paragraph by paragraph; of each a bit for each text.
    bits: Vec<u64>,
}

/// A part of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    Document,
    /// The paragraph with this number.
    Paragraph(usize),
}

impl Stretch {
    /// Its place where the document comes first, then paragraph by paragraph.
    pub(super) fn row(self) -> usize {
        match self {
            Self::Document => 0,
            Self::Paragraph(paragraph) => 1 + paragraph,
        }
    }
}

impl Texts {
    /// `texts`, numbered in their order. All are in lower case.
    pub(super) fn of(texts: &[String]) -> Self {
        let mut filed: Vec<(u32, usize, usize)> = texts.iter().enumerate().filter_map(file).collect();
        filed.sort_unstable();
        let pack = |filed: &[(u32, usize, usize)]| {
            let mut bytes = Vec::new();
            pack_number(filed.len(), &mut bytes);
            for (_, number, lead) in filed {
                pack_number(*number, &mut bytes);
                pack_number(*lead, &mut bytes);
                pack_text(&texts[*number], &mut bytes);
            }
            (filed[0].0, bytes)
        };
        let values: Vec<(u32, Vec<u8>)> = filed.chunk_by(|one, other| one.0 == other.0).map(pack).collect();
        let mut bytes = Vec::new();
        pack_number(texts.len(), &mut bytes);
        bytes.extend(write_table(&values));
        Self { bytes: Cow::Owned(bytes) }
    }

    /// The texts that [`Self::as_bytes`] gave.
    pub(super) fn from_bytes(bytes: &'static [u8]) -> Self {
        Self { bytes: Cow::Borrowed(bytes) }
    }

    /// The texts as they can be stored.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Which of the texts stand in `document`, in lower case.
    pub(super) fn present_in(&self, document: &Document<'_>) -> Present {
        let mut bytes = &*self.bytes;
        let width = take_number(&mut bytes).unwrap_or_default().div_ceil(u64::BITS as usize);
        let mut present = Present { width, bits: vec![0; width * (1 + document.paragraphs().len())] };
        let table = HashTable::read(bytes);
        if width > 0 {
            for (paragraph, place) in document.paragraphs().iter().enumerate() {
                let folded = &document.view().folded()[place.range()];
                visit(&table, folded.as_bytes(), |number| present.put(number, paragraph));
            }
        }
        present
    }
}

impl Present {
    /// Whether text `number` stands in `stretch`.
    pub(super) fn holds(&self, number: usize, stretch: Stretch) -> bool {
        let (word, bit) = place_of(number);
        self.bits[stretch.row() * self.width + word] & bit != 0
    }

    fn put(&mut self, number: usize, paragraph: usize) {
        let (word, bit) = place_of(number);
        for stretch in [Stretch::Document, Stretch::Paragraph(paragraph)] {
            self.bits[stretch.row() * self.width + word] |= bit;
        }
    }
}

/// The word that holds the bit of a text, and the bit.
fn place_of(number: usize) -> (usize, u64) {
    (number / u64::BITS as usize, 1 << (number % u64::BITS as usize))
}

/// Under which run a numbered text is filed, by its hash; the text's number; and how many of its bytes stand up to the end of the run.
fn file((number, text): (usize, &String)) -> Option<(u32, usize, usize)> {
    let bytes = text.as_bytes();
    let length = bytes.len().min(LONGEST);
    let start = (0..=bytes.len() - length).max_by_key(|&start| rarity(&bytes[start..start + length]))?;
    let run = bytes[start..start + length].iter().fold(0, |run, &byte| run << 8 | u32::from(byte));
    Some((hash(run, length), number, start + length))
}

/// Visits the numbers of the texts in `table` that stand in `stretch`.
fn visit(table: &HashTable<'_>, stretch: &[u8], mut visit: impl FnMut(usize)) {
    let mut last = 0;
    for (end, &byte) in (1..).zip(stretch) {
        last = last << 8 | u32::from(byte);
        let hashes = [hash(last, 1), hash(last, 2), hash(last, 3), hash(last, LONGEST)];
        // All lengths at once, since hardly any place has a run of any length.
        if hashes.iter().fold(false, |may_have, &hash| may_have | table.may_have(hash)) {
            for filed in hashes.iter().take(end).filter_map(|&hash| table.get(hash)) {
                visit_filed(filed, stretch, end, &mut visit);
            }
        }
    }
}

/// Visits the numbers of the texts `filed` under a run that stand where it ends in `stretch`.
fn visit_filed(mut filed: &[u8], stretch: &[u8], end: usize, visit: &mut impl FnMut(usize)) {
    for _ in 0..take_number(&mut filed).unwrap_or_default() {
        let Some((number, lead, text)) = take_filed(&mut filed) else { return };
        if end.checked_sub(lead).is_some_and(|start| stretch[start..].starts_with(text)) {
            visit(number);
        }
    }
}

/// Takes a text off the front of `filed`: its number, how many of its bytes stand up to the end of its run, and itself.
fn take_filed<'b>(filed: &mut &'b [u8]) -> Option<(usize, usize, &'b [u8])> {
    Some((take_number(filed)?, take_number(filed)?, take_blob(filed)?))
}

/// The hash of the last `length` bytes of `run`: multiplicative hashing, after Knuth.
#[inline]
fn hash(run: u32, length: usize) -> u32 {
    let bits = u8::BITS as usize * length;
    // The highest bit tells runs of different lengths apart, but for those of the longest.
    let number = if length == LONGEST { run } else { run & ((1 << bits) - 1) | 1 << bits };
    number.wrapping_mul(0x9E37_79B1).rotate_left(15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_in_the_paragraphs_that_hold_them() {
        let texts = ["", "é", "no", "minister", "inist", "xyz", "n said"].map(str::to_owned);
        let document = Document::new("The minister said no.\n\nNON, dit le minist\u{e8}re. \u{c9}t\u{e9}.");
        for filed in [Texts::of(&texts), Texts::from_bytes(Texts::of(&texts).as_bytes().to_vec().leak())] {
            let present = filed.present_in(&document);
            let held = |stretch| (0..texts.len()).filter(|&number| present.holds(number, stretch)).collect::<Vec<_>>();
            assert_eq!(held(Stretch::Paragraph(0)), [2, 3, 4]);
            assert_eq!(held(Stretch::Paragraph(1)), [1, 2, 4]);
            assert_eq!(held(Stretch::Document), [1, 2, 3, 4]);
        }
    }

    #[test]
    fn what_stands_in_a_text_is_found() {
        let text = "the prime minister said « été » to it";
        let bounds: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
        let parts =
            bounds.iter().flat_map(|&from| bounds.iter().filter(move |&&to| to > from).map(move |&to| &text[from..to]));
        let parts: Vec<String> = parts.map(str::to_owned).collect();
        let present = Texts::of(&parts).present_in(&Document::new(text));
        assert!((0..parts.len()).all(|number| present.holds(number, Stretch::Paragraph(0))));
    }
}
