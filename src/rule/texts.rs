//! Many texts, numbered, and one pass that tells which of them stand in each paragraph.
//!
//! A text is filed under its rarest run of up to four bytes, in a [table](super::table) by the hashes of runs. Each byte of a
//! paragraph ends a run of each length. Hardly any of these are in the table, which bits tell: there is one for each two
//! bytes that a run of one or two may end with, for each hash of a run of three, and for each of a run of four.

use std::borrow::Cow;

use super::packed::{pack_number, pack_text, take, take_blob, take_number};
use super::table::{HashTable, write_table};
use crate::text::Document;
use crate::text::rarity::rarity;

/// How many bytes the longest runs have.
const LONGEST: usize = 4;

/// How many bytes the bits take that tell of runs of up to two bytes, and of those of one greater length.
const SHORT: usize = (1 << 16) / u8::BITS as usize;
const LONG: usize = (1 << LONG_BITS) / u8::BITS as usize;
const LONG_BITS: u32 = 15;

/// Texts to be looked for, numbered.
#[derive(Debug, Clone)]
pub(super) struct Texts {
    /// How many there are, the bits for the ends of runs, and the table.
    bytes: Cow<'static, [u8]>,
}

/// Texts, taken apart.
struct Parts<'b> {
    count: usize,
    short: &'b [u8; SHORT],
    three: &'b [u8; LONG],
    four: &'b [u8; LONG],
    table: HashTable<'b>,
}

impl<'b> Parts<'b> {
    fn take(mut bytes: &'b [u8]) -> Option<Self> {
        let count = take_number(&mut bytes)?;
        let short = take(&mut bytes, SHORT)?.try_into().ok()?;
        let (three, four) = (take(&mut bytes, LONG)?.try_into().ok()?, take(&mut bytes, LONG)?.try_into().ok()?);
        Some(Self { count, short, three, four, table: HashTable::read(bytes) })
    }
}

/// Which texts stand where in a document.
#[derive(Debug)]
pub(super) struct Present {
    paragraphs: usize,
    /// How many words of bits these take.
    width: usize,
    /// Text by text; of each a bit for each paragraph.
    bits: Vec<u64>,
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
        let mut bits = vec![0; SHORT + 2 * LONG];
        for (_, number, end) in &filed {
            mark(&texts[*number].as_bytes()[..*end], &mut bits);
        }
        let mut bytes = Vec::new();
        pack_number(texts.len(), &mut bytes);
        bytes.extend([bits, write_table(&values)].concat());
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
        let (parts, width) = (Parts::take(&self.bytes), blocks(document));
        let count = parts.as_ref().map_or(0, |parts| parts.count);
        let paragraphs = document.paragraphs().len();
        let mut present = Present { paragraphs, width, bits: vec![0; width * count] };
        if let Some(parts) = parts.filter(|parts| parts.count > 0) {
            for (paragraph, place) in document.paragraphs().iter().enumerate() {
                let folded = &document.view().folded()[place.range()];
                visit(&parts, folded.as_bytes(), |number| present.put(number, paragraph));
            }
        }
        present
    }
}

impl Present {
    /// In which of the 64 paragraphs of a `block` text `number` stands, the first by the lowest bit.
    pub(super) fn within(&self, number: usize, block: usize) -> u64 {
        self.bits[number * self.width + block]
    }

    /// All paragraphs of a `block`.
    pub(super) fn all(&self, block: usize) -> u64 {
        let behind = (self.paragraphs - block * u64::BITS as usize).min(u64::BITS as usize);
        u64::MAX >> (u64::BITS as usize - behind)
    }

    fn put(&mut self, number: usize, paragraph: usize) {
        let (block, bit) = place_of(paragraph);
        self.bits[number * self.width + block] |= bit;
    }
}

/// How many blocks of 64 paragraphs `document` has.
pub(super) fn blocks(document: &Document<'_>) -> usize {
    document.paragraphs().len().div_ceil(u64::BITS as usize)
}

/// The block of a paragraph, and its bit there.
pub(super) fn place_of(paragraph: usize) -> (usize, u64) {
    (paragraph / u64::BITS as usize, 1 << (paragraph % u64::BITS as usize))
}

/// Under which run a numbered text is filed, by its hash; the text's number; and how many of its bytes stand up to the end of the run.
fn file((number, text): (usize, &String)) -> Option<(u32, usize, usize)> {
    let bytes = text.as_bytes();
    let length = bytes.len().min(LONGEST);
    let start = (0..=bytes.len() - length).max_by_key(|&start| rarity(&bytes[start..start + length]))?;
    let run = bytes[start..start + length].iter().fold(0, |run, &byte| run << 8 | u32::from(byte));
    Some((hash(run, length), number, start + length))
}

/// Marks the run with which `bytes` end in `bits`: those for short runs, for three bytes and for four.
fn mark(bytes: &[u8], bits: &mut [u8]) {
    let mut mark = |from: usize, (byte, bit): (usize, u8)| bits[from + byte] |= bit;
    match *bytes {
        [] => {}
        [only] => (0..=u8::MAX).for_each(|before| mark(0, short_bit(u32::from_be_bytes([0, 0, before, only])))),
        [one, two] => mark(0, short_bit(u32::from_be_bytes([0, 0, one, two]))),
        [one, two, three] => mark(SHORT, long_bit(u32::from_be_bytes([one, two, three, 0]))),
        [.., one, two, three, four] => mark(SHORT + LONG, long_bit(u32::from_be_bytes([one, two, three, four]))),
    }
}

/// Whether `bits` have that one.
fn has<const BYTES: usize>(bits: &[u8; BYTES], (byte, bit): (usize, u8)) -> bool {
    bits[byte] & bit != 0
}

/// The bit for the last two bytes of `run`.
fn short_bit(run: u32) -> (usize, u8) {
    let end = run & 0xFFFF;
    ((end >> 3) as usize, 1 << (end & 7))
}

/// The bit for `run`, of which all bytes count.
fn long_bit(run: u32) -> (usize, u8) {
    let hash = run.wrapping_mul(FACTOR) >> (u32::BITS - LONG_BITS);
    ((hash >> 3) as usize, 1 << (hash & 7))
}

/// Visits the numbers of those texts that stand in `stretch`.
fn visit(texts: &Parts<'_>, stretch: &[u8], mut visit: impl FnMut(usize)) {
    let mut visit_run = |length: usize, last: u32, end: usize| {
        if let Some(filed) = texts.table.get(hash(last, length)) {
            visit_filed(filed, stretch, end, &mut visit);
        }
    };
    let mut last = 0;
    for (end, &byte) in (1..).zip(stretch) {
        last = last << 8 | u32::from(byte);
        if has(texts.short, short_bit(last)) {
            visit_run(1, last, end);
            visit_run(2, last, end);
        }
        if has(texts.three, long_bit(last << 8)) {
            visit_run(3, last, end);
        }
        if has(texts.four, long_bit(last)) {
            visit_run(LONGEST, last, end);
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

/// The golden ratio in 32 bits.
const FACTOR: u32 = 0x9E37_79B1;

/// The hash of the last `length` bytes of `run`: multiplicative hashing, after Knuth.
#[inline]
fn hash(run: u32, length: usize) -> u32 {
    let bits = u8::BITS as usize * length;
    // The highest bit tells runs of different lengths apart, but for those of the longest.
    let number = if length == LONGEST { run } else { run & ((1 << bits) - 1) | 1 << bits };
    number.wrapping_mul(FACTOR).rotate_left(15)
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
            let within: Vec<u64> = (0..texts.len()).map(|number| present.within(number, 0)).collect();
            assert_eq!(within, [0, 0b10, 0b11, 0b01, 0b11, 0, 0]);
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
        assert!((0..parts.len()).all(|number| present.within(number, 0) == 1));
    }
}
