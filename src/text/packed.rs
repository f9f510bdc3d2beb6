//! Numbers, tables and sets of hashes as bytes. Tables and sets are read where they lie in the binary: there is nothing to
//! unpack before the first article.

use std::borrow::Cow;

use super::index::HashIndex;

/// A table: entries of `N` bytes each.
pub(in crate::text) type Table<const N: usize> = Cow<'static, [[u8; N]]>;

/// Writes `number` in groups of seven bits, the lowest first.
pub(in crate::text) fn put_number(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// Writes the hashes of `index` behind their count.
pub(in crate::text) fn put_index(out: &mut Vec<u8>, index: &HashIndex) {
    let (starts, lows) = index.tables();
    put_number(out, index.len());
    out.extend(starts.as_flattened());
    out.extend(lows.as_flattened());
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
}

impl Input<'static> {
    /// A table of `count` entries.
    pub(in crate::text) fn table<const N: usize>(&mut self, count: usize) -> Option<Table<N>> {
        let (entries, _) = self.take(count.checked_mul(N)?)?.as_chunks();
        Some(Cow::Borrowed(entries))
    }

    /// A set of hashes.
    pub(in crate::text) fn index(&mut self) -> Option<HashIndex> {
        let count = self.count()?;
        let starts = self.table(HashIndex::buckets(count) + 1)?;
        Some(HashIndex::from_tables(starts, self.table(count)?))
    }
}
