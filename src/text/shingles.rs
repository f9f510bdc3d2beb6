//! Shingles: which short runs of letters a paragraph has, as one small set of bits. It tells at once, for most texts, that
//! they don't stand in the paragraph.

/// Bits of the set: a paragraph of 500 letters fills about a fifth of it.
const BITS: usize = 4096;
const BITS_A_WORD: usize = 64;

/// The pairs and triples of bytes in a stretch of text.
#[derive(Debug, Clone)]
pub struct Shingles {
    bits: [u64; BITS / BITS_A_WORD],
    is_ascii: bool,
}

impl Shingles {
    /// The shingles of `text`.
    pub fn of(text: &str) -> Self {
        let mut shingles = Self { bits: [0; BITS / BITS_A_WORD], is_ascii: text.is_ascii() };
        each(text.as_bytes(), |place| {
            shingles.bits[place / BITS_A_WORD] |= 1 << (place % BITS_A_WORD);
            true
        });
        shingles
    }

    /// Whether `text` may stand in the stretch. A yes can be wrong, a no can't.
    pub fn may_hold(&self, text: &str) -> bool {
        each(text.as_bytes(), |place| self.bits[place / BITS_A_WORD] >> (place % BITS_A_WORD) & 1 == 1)
    }

    /// Whether the stretch is all ASCII.
    pub fn is_ascii(&self) -> bool {
        self.is_ascii
    }
}

/// Shows `visit` the place of every pair and triple of `bytes` until it says no; whether it never did.
fn each(bytes: &[u8], mut visit: impl FnMut(usize) -> bool) -> bool {
    let pairs_hold = bytes.windows(2).all(|pair| visit(place(u32::from(pair[0]) << 8 | u32::from(pair[1]))));
    let triple = |run: &[u8]| u32::from(run[0]) << 16 | u32::from(run[1]) << 8 | u32::from(run[2]);
    pairs_hold && bytes.windows(3).all(|run| visit(place(triple(run) | 1 << 24)))
}

/// Where in the set a shingle stands: multiplicative hashing, after Knuth.
fn place(shingle: u32) -> usize {
    (shingle.wrapping_mul(0x9E37_79B1) >> (u32::BITS - BITS.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_is_never_denied() {
        let text = "the prime minister said “no” to it";
        let shingles = Shingles::of(text);
        for start in (0..text.len()).filter(|&at| text.is_char_boundary(at)) {
            for end in (start..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                assert!(shingles.may_hold(&text[start..end]));
            }
        }
    }

    #[test]
    fn most_other_texts_are_denied() {
        let shingles = Shingles::of("the prime minister said “no” to it");
        for other in ["milliard", "translate the following", "zz", "xyz"] {
            assert!(!shingles.may_hold(other), "{other}");
        }
        assert!(!shingles.is_ascii());
    }
}
