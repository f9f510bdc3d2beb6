//! Hash tables as runs of bytes, so that the build script can make those of the built-in rules and the program uses them as
//! they lie there.
//!
//! A table is the number of its slots (a power of two), a filter, the slots, and the values. The filter has a bit for each
//! hash that may be there, and is small enough to stay near the processor. A slot is a hash and where its value begins
//! behind the slots, plus one; zero if it is free. Numbers are 32-bit, little-endian.

use super::packed::{PAIR as SLOT, pack_number, pair, take, take_number};

/// Bytes of the filter for each slot. Up to half of the slots are used, so of its bits one in thirty-two is set.
const FILTER: usize = 2;

/// A table of values by their 32-bit hashes.
#[derive(Debug, Clone, Copy)]
pub(super) struct HashTable<'b> {
    filter: &'b [u8],
    slots: &'b [u8],
    values: &'b [u8],
}

/// The bytes of a table of `values`, which are sorted by their hashes, each hash once.
pub(super) fn write_table(values: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let count = (2 * values.len()).next_power_of_two();
    let (mut filter, mut slots) = (vec![0; count * FILTER], vec![[0; SLOT]; count]);
    let (mut bytes, mut all) = (Vec::new(), Vec::<u8>::new());
    pack_number(count, &mut bytes);
    for (hash, value) in values {
        let (byte, bit) = filter_bit(*hash, filter.len());
        filter[byte] |= bit;
        let free = probes(*hash, count).find(|&slot| slots[slot] == [0; SLOT]).unwrap_or_default();
        let mut slot = hash.to_le_bytes().to_vec();
        pack_number(all.len() + 1, &mut slot);
        slots[free].copy_from_slice(&slot);
        all.extend(value);
    }
    bytes.extend(filter);
    bytes.extend(slots.as_flattened());
    bytes.extend(all);
    bytes
}

impl<'b> HashTable<'b> {
    /// The table that [`write_table`] wrote at the front of `bytes`; an empty one if they are anything else.
    pub(super) fn read(bytes: &'b [u8]) -> Self {
        Self::take(bytes).unwrap_or(Self { filter: &[], slots: &[], values: &[] })
    }

    fn take(mut bytes: &'b [u8]) -> Option<Self> {
        let count = take_number(&mut bytes).filter(|count| count.is_power_of_two())?;
        let filter = take(&mut bytes, count * FILTER)?;
        let slots = take(&mut bytes, count * SLOT)?;
        Some(Self { filter, slots, values: bytes })
    }

    /// The bytes from the value of `hash` on.
    pub(super) fn get(&self, hash: u32) -> Option<&'b [u8]> {
        if self.may_have(hash) { self.find(hash) } else { None }
    }

    /// Whether the table may have a value of `hash`: of a hundred that it hasn’t, three pass.
    fn may_have(&self, hash: u32) -> bool {
        let (byte, bit) = filter_bit(hash, self.filter.len());
        self.filter.get(byte).is_some_and(|bits| bits & bit != 0)
    }

    fn find(&self, hash: u32) -> Option<&'b [u8]> {
        let (slots, _) = self.slots.as_chunks::<SLOT>();
        let used = probes(hash, slots.len()).map(|slot| pair(slots[slot])).take_while(|(_, value)| *value != 0);
        let (_, value) = used.into_iter().find(|(key, _)| *key == hash)?;
        self.values.get(value as usize - 1..)
    }
}

/// The byte and the bit of `hash` in a filter of so many `bytes`, a power of two.
fn filter_bit(hash: u32, bytes: usize) -> (usize, u8) {
    // Mixed, so that hashes of one slot differ in their bits.
    let place = (hash ^ hash >> 15) as usize;
    ((place >> 3) & bytes.wrapping_sub(1), 1 << (place & 7))
}

/// The slots in which a hash may be, of so many, in the order of looking.
fn probes(hash: u32, slots: usize) -> impl Iterator<Item = usize> {
    let first = hash as usize & slots.wrapping_sub(1);
    (first..slots).chain(0..first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_gives_back_its_values_and_no_others() {
        let hashes: Vec<u32> = (0..1000_u32).map(|number| number.wrapping_mul(0x0100_0193)).collect();
        let mut values: Vec<(u32, Vec<u8>)> = hashes.iter().map(|&hash| (hash, hash.to_le_bytes().to_vec())).collect();
        values.sort_unstable();
        let bytes = write_table(&values);
        let table = HashTable::read(&bytes);
        for hash in hashes {
            assert_eq!(table.get(hash).and_then(<[u8]>::first_chunk), Some(&hash.to_le_bytes()));
            assert_eq!(table.get(hash + 1), None);
        }
    }

    #[test]
    fn no_bytes_are_an_empty_table() {
        for bytes in [&[][..], &[1], &[3, 0, 0, 0], &[4, 0, 0, 0, 9], &write_table(&[])] {
            assert_eq!(HashTable::read(bytes).get(7), None);
        }
    }
}
