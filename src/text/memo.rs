//! Remembers what was worked out for words, since texts use the same words again and again.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use super::fnv::stirred64;

/// How many words are remembered at a time.
const SLOTS: usize = 1 << 15;
/// Bits of an answer.
const ANSWER: u64 = 0xFFFF;

/// Answers to questions about words, for all threads. The room is fixed: a word displaces the one that has its place.
#[derive(Debug)]
pub struct Memo {
    /// The hash of a word, its lowest bits the answer and one; zero where nothing is remembered yet.
    slots: LazyLock<Box<[AtomicU64]>>,
}

impl Memo {
    /// A memo that remembers nothing yet.
    pub const fn new() -> Self {
        Self { slots: LazyLock::new(|| (0..SLOTS).map(|_| AtomicU64::new(0)).collect()) }
    }

    /// The answer for `word`, by `find` unless it is remembered. It is below 65,535, and always the same for the same word.
    pub fn answer(&self, word: &str, find: impl FnOnce(&str) -> u16) -> u16 {
        self.answer_for(stirred64(0, word), || find(word))
    }

    /// The answer for a word with this `hash`, whose upper bits are good.
    pub fn answer_for(&self, hash: u64, find: impl FnOnce() -> u16) -> u16 {
        let number = usize::try_from(hash >> (u64::BITS - SLOTS.trailing_zeros())).unwrap_or_default();
        let slot = &self.slots[number];
        let known = slot.load(Ordering::Relaxed);
        if known != 0 && known & !ANSWER == hash & !ANSWER {
            return u16::try_from(known & ANSWER).unwrap_or_default().saturating_sub(1);
        }
        let answer = find();
        slot.store(hash & !ANSWER | u64::from(answer.saturating_add(1)), Ordering::Relaxed);
        answer
    }
}

impl Default for Memo {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_worked_out_once() {
        let memo = Box::leak(Box::new(Memo::new()));
        for word in ["", "kyiv", "Київ", "a", "b"] {
            let length = |word: &str| u16::try_from(word.len()).unwrap();
            assert_eq!(memo.answer(word, length), length(word));
            assert_eq!(memo.answer(word, |_| unreachable!("it is remembered")), length(word));
        }
    }
}
