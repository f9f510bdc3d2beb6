//! Shingles: which short runs of letters a stretch of text has, as one small set of bits. It tells at once, for most texts,
//! that they don't stand in the stretch.

use super::rarity::rarity;

const BITS_A_WORD: usize = 64;
/// How many bytes the longest runs have.
const LONGEST: usize = 3;

/// The bytes, pairs and triples of bytes in a stretch of text, in a set of `WORDS` times 64 bits. The set is large enough if a tenth
/// of its bits are as many as the stretch has letters, or more.
#[derive(Debug, Clone)]
pub struct Shingles<const WORDS: usize> {
    bits: Box<[u64; WORDS]>,
    is_ascii: bool,
}

/// The shingles of a paragraph, of about 500 letters.
pub type OfParagraph = Shingles<64>;
/// The shingles of a text, of some thousand letters.
pub type OfText = Shingles<512>;

impl<const WORDS: usize> Shingles<WORDS> {
    /// The shingles of `text`.
    pub fn of(text: &str) -> Self {
        let mut shingles = Self { bits: Box::new([0; WORDS]), is_ascii: text.is_ascii() };
        let mut last = 0;
        for (count, &byte) in (1..).zip(text.as_bytes()) {
            last = last << 8 | u32::from(byte);
            for length in 1..=LONGEST {
                let ones = 1 << (8 * length);
                if count >= length {
                    shingles.put(hash(last & (ones - 1) | ones));
                }
            }
        }
        shingles
    }

    /// Whether a text with these [`hashes`] may stand in the stretch. A yes can be wrong, a no can't.
    pub fn may_hold(&self, mut hashes: impl Iterator<Item = u32>) -> bool {
        hashes.all(|hash| {
            let place = Self::place(hash);
            self.bits[place / BITS_A_WORD] >> (place % BITS_A_WORD) & 1 == 1
        })
    }

    fn put(&mut self, hash: u32) {
        let place = Self::place(hash);
        self.bits[place / BITS_A_WORD] |= 1 << (place % BITS_A_WORD);
    }

    /// Whether the stretch is all ASCII.
    pub fn is_ascii(&self) -> bool {
        self.is_ascii
    }

    /// Where in the set a shingle with this hash stands.
    fn place(hash: u32) -> usize {
        (hash >> (u32::BITS - (WORDS * BITS_A_WORD).trailing_zeros())) as usize
    }
}

/// How many shingles of a text are looked for: more say little more.
const ENOUGH: usize = 4;

/// The hashes of the shingles by which `text` is to be looked for, the rarest first.
pub fn hashes(text: &str) -> Vec<u32> {
    let length = text.len().min(LONGEST);
    let mut rated: Vec<(u32, u32)> =
        text.as_bytes().windows(length.max(1)).map(rarity).zip(runs(text.as_bytes(), length)).collect();
    rated.sort_unstable_by(|one, other| other.cmp(one));
    rated.dedup();
    rated.into_iter().map(|(_, hash)| hash).take(ENOUGH).collect()
}

/// The hashes of the runs of `length` bytes in `bytes`.
fn runs(bytes: &[u8], length: usize) -> impl Iterator<Item = u32> {
    // The one in front tells runs of different lengths apart.
    let number = |run: &[u8]| run.iter().fold(1, |number, &byte| number << 8 | u32::from(byte));
    bytes.windows(length.max(1)).map(move |run| hash(number(run)))
}

/// Multiplicative hashing, after Knuth.
fn hash(shingle: u32) -> u32 {
    shingle.wrapping_mul(0x9E37_79B1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_is_never_denied() {
        let text = "the prime minister said “no” to it";
        let shingles = OfParagraph::of(text);
        for start in (0..text.len()).filter(|&at| text.is_char_boundary(at)) {
            for end in (start..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                assert!(shingles.may_hold(hashes(&text[start..end]).into_iter()));
            }
        }
    }

    #[test]
    fn most_other_texts_are_denied() {
        let shingles = OfParagraph::of("the prime minister said “no” to it");
        for other in ["milliard", "translate the following", "zz", "xyz"] {
            assert!(!shingles.may_hold(hashes(other).into_iter()), "{other}");
        }
        assert!(!shingles.is_ascii());
    }
}
