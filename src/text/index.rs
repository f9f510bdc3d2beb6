//! A read-only set of sorted hashes, found through the bucket that their upper bits name, and searched where it lies.

use super::packed::Table;

/// Width of the hashes: enough that an unknown word or clue is hardly ever taken for a known one.
pub(in crate::text) const HASH_BITS: u32 = 28;

/// Width of what a key has below the number of its bucket, at most.
const LOW_BITS: u32 = 16;

/// Sorted keys of [`HASH_BITS`] bits, each known by its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::text) struct HashIndex {
    /// Where each bucket begins in `lows`, as numbers of 32 bits; one more than there are buckets.
    starts: Table<4>,
    /// The lower bits of each key.
    lows: Table<2>,
    shift: u32,
}

impl HashIndex {
    /// An index of `keys`, which ascend.
    pub(in crate::text) fn from_sorted(keys: &[u32]) -> Self {
        let shift = shift_for(keys.len());
        let mut starts = vec![0; Self::buckets(keys.len()) + 1];
        for &key in keys {
            starts[(key >> shift) as usize + 1] += 1;
        }
        let mut sum = 0_u32;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let starts: Vec<_> = starts.into_iter().map(u32::to_le_bytes).collect();
        let lows: Vec<_> = keys.iter().map(|&key| low(key, shift)).collect();
        Self { starts: starts.into(), lows: lows.into(), shift }
    }

    /// The index of which these are the [`tables`](Self::tables).
    pub(in crate::text) fn from_tables(starts: Table<4>, lows: Table<2>) -> Self {
        let shift = shift_for(lows.len());
        Self { starts, lows, shift }
    }

    /// Where each bucket begins, and the lower bits of each key.
    pub(in crate::text) fn tables(&self) -> (&[[u8; 4]], &[[u8; 2]]) {
        (&self.starts, &self.lows)
    }

    /// The number of buckets of an index of `count` keys.
    pub(in crate::text) fn buckets(count: usize) -> usize {
        1 << (HASH_BITS - shift_for(count))
    }

    /// How many keys there are.
    pub(in crate::text) fn len(&self) -> usize {
        self.lows.len()
    }

    /// The position of `key` among the sorted keys.
    pub(in crate::text) fn position(&self, key: u32) -> Option<usize> {
        self.position_in(self.bucket(key), key)
    }

    /// Where `key` is to be looked for. A step of its own, so that many buckets can be fetched from memory at once.
    pub(in crate::text) fn bucket(&self, key: u32) -> (u32, u32) {
        let bucket = (key >> self.shift) as usize;
        (u32::from_le_bytes(self.starts[bucket]), u32::from_le_bytes(self.starts[bucket + 1]))
    }

    /// The position of `key`, which lies in the given bucket if it is known.
    pub(in crate::text) fn position_in(&self, (start, end): (u32, u32), key: u32) -> Option<usize> {
        let (lows, low) = (self.lows.get(start as usize..end as usize)?, low(key, self.shift));
        lows.iter().position(|&known| known == low).map(|at| start as usize + at)
    }
}

/// Below which bit of a key the number of its bucket begins, in an index of `count` keys.
fn shift_for(count: usize) -> u32 {
    // Four to eight keys a bucket: fewer would cost memory, which takes longer to get than the keys to compare.
    let bits = (count / 8).next_power_of_two().trailing_zeros();
    HASH_BITS - bits.clamp(HASH_BITS - LOW_BITS, HASH_BITS)
}

/// The bits of `key` below the number of its bucket.
fn low(key: u32, shift: u32) -> [u8; 2] {
    let [lowest, low, ..] = (key & ((1 << shift) - 1)).to_le_bytes();
    [lowest, low]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_key_and_no_other() {
        let few = vec![0, 1, 7, 1 << 20, 1 << 27, (1 << HASH_BITS) - 2, (1 << HASH_BITS) - 1];
        for keys in [few, (0..100_000).map(|number| number * 2683).collect()] {
            let index = HashIndex::from_sorted(&keys);
            for (position, &key) in keys.iter().enumerate() {
                assert_eq!(index.position(key), Some(position));
                assert_eq!(index.position(key ^ 2), keys.binary_search(&(key ^ 2)).ok());
            }
        }
        assert_eq!(HashIndex::from_sorted(&[]).position(5), None);
    }
}
