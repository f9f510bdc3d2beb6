//! Sets of places in a text.

/// Places between the characters of a text, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Places<const WORDS: usize>([u64; WORDS]);

impl<const WORDS: usize> Places<WORDS> {
    /// No place at all.
    pub(super) const NONE: Self = Self([0; WORDS]);

    /// The first `count` places.
    pub(super) fn first(count: usize) -> Self {
        let mut first = Self::NONE;
        for (at, word) in first.0.iter_mut().enumerate() {
            let bits = count.saturating_sub(at * 64).min(64);
            *word = u64::MAX.checked_shr(64 - u32::try_from(bits).unwrap_or_default()).unwrap_or_default();
        }
        first
    }

    /// This place alone.
    pub(super) fn only(place: usize) -> Self {
        let mut only = Self::NONE;
        only.add(place);
        only
    }

    pub(super) fn add(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |all, word| all | word) == 0
    }

    /// Whether they are so few that looking at each costs little.
    pub(super) fn are_few(&self) -> bool {
        self.0.iter().map(|word| word.count_ones()).sum::<u32>() < 32
    }

    /// Adds the `others`.
    pub(super) fn join(&mut self, others: &Self) {
        self.each(others, |word, other| word | other);
    }

    /// Drops the `others`.
    pub(super) fn leave(&mut self, others: &Self) {
        self.each(others, |word, other| word & !other);
    }

    /// Keeps what the `others` have too.
    pub(super) fn meet(&mut self, others: &Self) {
        self.each(others, |word, other| word & other);
    }

    /// Keeps what one of the two has, but not both.
    pub(super) fn differ(&mut self, others: &Self) {
        self.each(others, |word, other| word ^ other);
    }

    fn each(&mut self, others: &Self, both: impl Fn(u64, u64) -> u64) {
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word = both(*word, *other);
        }
    }

    /// Goes on to the places one further.
    pub(super) fn advance(&mut self) {
        let mut carried = 0;
        for word in &mut self.0 {
            let last = *word >> 63;
            *word = *word << 1 | carried;
            carried = last;
        }
    }

    /// Keeps those that `pass`.
    pub(super) fn retain(&mut self, mut pass: impl FnMut(usize) -> bool) {
        for (at, word) in self.0.iter_mut().enumerate() {
            let mut left = *word;
            while left != 0 {
                let bit = left.trailing_zeros();
                left &= left - 1;
                if !pass(at * 64 + bit as usize) {
                    *word &= !(1 << bit);
                }
            }
        }
    }
}
