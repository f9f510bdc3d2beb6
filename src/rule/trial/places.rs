//! Sets of places in a text.

/// Places between the characters of a text, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Places<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Places<WORDS> {
    /// No place at all.
    pub(super) const NONE: Self = Self([0; WORDS]);

    pub(super) fn add(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    pub(super) fn has(&self, place: usize) -> bool {
        self.0[place / 64] >> (place % 64) & 1 == 1
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0 == [0; WORDS]
    }

    pub(super) fn and(self, other: &Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] & other.0[at]))
    }

    pub(super) fn or(self, other: &Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] | other.0[at]))
    }

    pub(super) fn without(self, other: &Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] & !other.0[at]))
    }

    /// The places one further.
    pub(super) fn next(self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] << 1 | at.checked_sub(1).map_or(0, |before| self.0[before] >> 63)))
    }

    /// Those that `pass`.
    pub(super) fn that(self, mut pass: impl FnMut(usize) -> bool) -> Self {
        let mut passed = self;
        for (at, word) in passed.0.iter_mut().enumerate() {
            let mut left = *word;
            while left != 0 {
                let bit = left.trailing_zeros();
                left &= left - 1;
                if !pass(at * 64 + bit as usize) {
                    *word &= !(1 << bit);
                }
            }
        }
        passed
    }
}
