//! Numbers and sets of hashes as bytes: each in as few as it needs.

use super::index::HashIndex;

/// Writes `number` in groups of seven bits, the lowest first.
pub(in crate::text) fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// Writes the hashes of `index` as differences.
pub(in crate::text) fn put_index(out: &mut Vec<u8>, index: &HashIndex) {
    put_number(out, index.keys().len());
    let mut before = 0;
    for &key in index.keys() {
        put_number(out, (key - before) as usize);
        before = key;
    }
}

/// What is still to be read.
pub(in crate::text) struct Input<'b>(pub(in crate::text) &'b [u8]);

impl<'b> Input<'b> {
    /// The next `len` bytes.
    pub(in crate::text) fn take(&mut self, len: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next number.
    pub(in crate::text) fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number of things that take at least a byte each.
    pub(in crate::text) fn count(&mut self) -> Option<usize> {
        self.number().map(|count| count as usize).filter(|&count| count <= self.0.len())
    }

    /// A set of hashes.
    pub(in crate::text) fn index(&mut self) -> Option<HashIndex> {
        let count = self.count()?;
        let mut keys = Vec::with_capacity(count);
        let mut key = 0_u32;
        for _ in 0..count {
            // Most steps take one byte or two.
            let step = match *self.0 {
                [low, ref rest @ ..] if low < 0x80 => {
                    self.0 = rest;
                    u32::from(low)
                }
                [low, high, ref rest @ ..] if high < 0x80 => {
                    self.0 = rest;
                    u32::from(low & 0x7F) | u32::from(high) << 7
                }
                _ => self.number()?,
            };
            key = key.checked_add(step)?;
            keys.push(key);
        }
        Some(HashIndex::from_sorted(keys))
    }
}
