//! A read-only set of sorted hashes, found through the bucket that their upper bits name.

/// Width of the hashes: enough that an unknown word or clue is hardly ever taken for a known one, and two bytes on the disk.
pub(in crate::text) const HASH_BITS: u32 = 28;

/// Sorted keys of [`HASH_BITS`] bits, each known by its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::text) struct HashIndex {
    keys: Vec<u32>,
    /// Where each bucket begins in `keys`; one more than there are buckets.
    starts: Vec<u32>,
    shift: u32,
}

impl HashIndex {
    /// An index of `keys`, which ascend.
    pub(in crate::text) fn from_sorted(keys: Vec<u32>) -> Self {
        // Four keys a bucket: fewer would cost memory, which takes longer to get than the keys to compare.
        let bits = (keys.len() / 4).next_power_of_two().trailing_zeros().clamp(1, HASH_BITS);
        let shift = HASH_BITS - bits;
        let mut starts = vec![0; (1 << bits) + 1];
        for &key in &keys {
            starts[(key >> shift) as usize + 1] += 1;
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        Self { keys, starts, shift }
    }

    /// The position of `key` among the sorted keys.
    pub(in crate::text) fn position(&self, key: u32) -> Option<usize> {
        self.position_in(self.bucket(key), key)
    }

    /// Where `key` is to be looked for. A step of its own, so that many buckets can be fetched from memory at once.
    pub(in crate::text) fn bucket(&self, key: u32) -> (u32, u32) {
        let bucket = (key >> self.shift) as usize;
        (self.starts[bucket], self.starts[bucket + 1])
    }

    /// The position of `key`, which lies in the given bucket if it is known.
    pub(in crate::text) fn position_in(&self, (start, end): (u32, u32), key: u32) -> Option<usize> {
        let keys = &self.keys[start as usize..end as usize];
        keys.iter().position(|&known| known == key).map(|at| start as usize + at)
    }

    /// All keys, ascending.
    pub(in crate::text) fn keys(&self) -> &[u32] {
        &self.keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_key_and_no_other() {
        let keys = vec![0, 1, 7, 1 << 20, 1 << 27, (1 << HASH_BITS) - 2, (1 << HASH_BITS) - 1];
        let index = HashIndex::from_sorted(keys.clone());
        for (position, &key) in keys.iter().enumerate() {
            assert_eq!(index.position(key), Some(position));
        }
        assert_eq!(index.position(2), None);
        assert_eq!(HashIndex::from_sorted(Vec::new()).position(5), None);
    }
}
