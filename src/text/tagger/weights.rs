//! How much each clue speaks for each tag.

use std::borrow::Cow;

use super::super::index::{HASH_BITS, HashIndex};
use super::super::packed::Table;

/// A clue's vote for one tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Vote {
    /// Number of the tag.
    pub tag: u8,
    /// How strongly for it, or against it.
    pub weight: i8,
}

/// How many tags there may be.
pub(super) const MAX_TAGS: usize = 96;

/// What speaks for each tag, by its number.
pub(super) type Scores = [i16; MAX_TAGS];

/// The number of the highest of the scores of `tags` tags; of equals the lowest.
pub(super) fn highest(scores: &Scores, tags: usize) -> u8 {
    let mut best = (i16::MIN, 0);
    for (&score, tag) in scores.iter().take(tags).zip(0..) {
        if score > best.0 {
            best = (score, tag);
        }
    }
    best.1
}

/// The votes of every clue that has any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    pub(super) clues: HashIndex,
    /// A bit for each clue: most clues that are asked for have no votes, and this small table tells at once.
    pub(super) bits: Cow<'static, [u8]>,
    /// Where the votes of each clue begin in `votes`, as numbers of 32 bits; one more than there are clues.
    pub(super) starts: Table<4>,
    /// Tags and weights.
    pub(super) votes: Table<2>,
}

/// How many bits clues are told apart by, as a power of two.
const BITS: u32 = 20;
/// How many bytes they take.
pub(super) const BYTES: usize = 1 << (BITS - u8::BITS.trailing_zeros());

/// The byte of [`Weights::bits`] for a clue, and the bit in it.
fn bit_of(clue: u32) -> (usize, u32) {
    let number = clue >> (HASH_BITS - BITS);
    ((number / u8::BITS) as usize, number % u8::BITS)
}

impl Weights {
    /// The weights of clues and their votes, in any order.
    pub fn new(mut rows: Vec<(u32, Vec<Vote>)>) -> Self {
        rows.sort_unstable();
        let (mut starts, mut votes) = (vec![[0; 4]], Vec::new());
        let mut bits = vec![0; BYTES];
        for (clue, row) in &rows {
            votes.extend(row.iter().map(|vote| [vote.tag, vote.weight.cast_unsigned()]));
            starts.push(u32::try_from(votes.len()).unwrap_or(u32::MAX).to_le_bytes());
            let (byte, bit) = bit_of(*clue);
            bits[byte] |= 1 << bit;
        }
        let keys: Vec<u32> = rows.iter().map(|row| row.0).collect();
        let clues = HashIndex::from_sorted(&keys);
        Self { clues, bits: bits.into(), starts: starts.into(), votes: votes.into() }
    }

    /// Adds to `scores` what `clues` say of each tag.
    pub(super) fn add<const N: usize>(&self, clues: &[u32; N], scores: &mut Scores) {
        // Step by step for all, so that the memory is asked for many at once.
        let known = clues.map(|clue| self.may_know(clue));
        let buckets: [_; N] = std::array::from_fn(|at| known[at].then(|| self.clues.bucket(clues[at])));
        let rows: [_; N] = std::array::from_fn(|at| self.clues.position_in(buckets[at]?, clues[at]));
        for row in rows.into_iter().flatten() {
            for [tag, weight] in self.votes_of(row) {
                scores[usize::from(*tag) % MAX_TAGS] += i16::from(weight.cast_signed());
            }
        }
    }

    fn votes_of(&self, row: usize) -> &[[u8; 2]] {
        let at = |row: usize| u32::from_le_bytes(self.starts[row]) as usize;
        self.votes.get(at(row)..at(row + 1)).unwrap_or_default()
    }

    fn may_know(&self, clue: u32) -> bool {
        let (byte, bit) = bit_of(clue);
        self.bits[byte] >> bit & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn votes_add_up() {
        let vote = |tag, weight| Vote { tag, weight };
        let weights = Weights::new(vec![(9, vec![vote(1, 5), vote(2, 3)]), (4, vec![vote(2, 3), vote(3, -9)])]);
        let winner = |clues: [u32; 2]| {
            let mut scores = [0; MAX_TAGS];
            weights.add(&clues, &mut scores);
            highest(&scores, 4)
        };
        assert_eq!([winner([7, 8]), winner([9, 7]), winner([9, 4]), winner([7, 4])], [0, 1, 2, 2]);
    }
}
